"""The exercises that ship, against the table that a physiotherapist would check them by."""

import re

import pytest

from exercise_coach.prescription import Exercise, Phase, Relief
from exercise_coach.sources import TITLES
from tests.prescription.shipped import exercise, exercises, library, routines

A, R, S, M = Phase
LATE = 5
"""Late recovery begins on this day of an episode."""
READ_FROM_THE_FLOOR = 20  # words in a step, at most

# id · phases · out, hold, back in seconds, or none for a timed item · easier · harder
TABLE: list[tuple[str, tuple[Phase, ...], tuple[float, ...] | None, str | None, str | None]] = [
    ("breathing", (A, R, S, M), None, None, "breathing-sitting"),
    ("rest-side-lying", (A,), None, None, None),
    ("rest-recline", (A,), None, None, None),
    ("rest-crook", (A,), None, None, None),
    ("rest-calves-on-chair", (A,), None, None, None),
    ("walk", (A, R, S, M), None, "walk-with-sticks", "walk-longer"),
    ("pelvic-tilt", (A, R, S), (2, 2, 2), "pelvic-tilt-seated", "pelvic-tilt-wall"),
    ("single-knee-to-chest", (R, S, M), (3, 5, 3), "single-knee-to-chest-towel",
     "both-knees-to-chest"),
    ("trunk-rotation-lying", (A, R, S, M), (2, 2, 2), "trunk-rotation-lying-small",
     "trunk-rotation-lying-leg-straight"),
    ("trunk-rotation-seated", (R, S, M), (2, 1, 2), "trunk-rotation-seated-small",
     "trunk-rotation-standing"),
    ("cat-cow", (R, S, M), (3, 1, 3), "cat-cow-seated", "heel-rock"),
    ("forward-fold", (R, S, M), (3, 20, 3), None, "forward-fold-chair"),
    ("lower-back-stretch", (R, S, M), (4, 30, 4), None, None),
    ("wall-angel", (R, S, M), (4, 1, 4), "wall-angel-seated", "wall-angel-pauses"),
    ("wall-stand", (R, S, M), (2, 30, 2), None, None),
    ("glute-bridge", (R, S, M), (2, 3, 3), "glute-bridge-half", "glute-bridge-march"),
    ("hip-flexor-stretch", (S, M), (2, 20, 2), "hip-flexor-stretch-standing",
     "hip-flexor-stretch-arm"),
    ("bird-dog-leg-only", (R, S, M), (2, 5, 2), "bird-dog-arm-only", "bird-dog"),
    ("bird-dog", (S, M), (2, 5, 2), "bird-dog-leg-only", "bird-dog-sweeps"),
    ("dead-bug-heel-taps", (S, M), (3, 1, 3), "dead-bug-arms-only", "dead-bug"),
    ("dead-bug", (S, M), (3, 1, 3), "dead-bug-heel-taps", "dead-bug-straight-leg"),
    ("knee-plank", (S,), (2, 15, 2), "wall-plank", "plank"),
    ("side-plank-knees", (S, M), (2, 5, 2), "side-plank-wall", "side-plank"),
    ("curl-up", (S, M), (1, 8, 1), "curl-up-brace", "curl-up-elbows-up"),
    ("hip-hinge", (R, S, M), (2, 0, 3), "hip-hinge-seated", None),
    ("sit-to-stand", (R, S, M), (2, 0, 3), "sit-to-stand-high", None),
    ("heel-rock", (R, S, M), (3, 3, 3), "cat-cow", None),
    ("standing-back-bend", (A, R, S, M), (2, 1, 2), None, None),
    ("prone-press-up", (R, S, M), (4, 0, 4), "prone-press-up-elbows", None),
]  # fmt: skip


@pytest.mark.parametrize(("name", "phases", "pace", "easier", "harder"), TABLE)
def test_the_table(
    name: str,
    phases: tuple[Phase, ...],
    pace: tuple[float, ...] | None,
    easier: str | None,
    harder: str | None,
) -> None:
    found = exercise(name)
    assert found.phases == phases
    assert (found.easier, found.harder) == (easier, harder)
    usual = library().exercises[name].defaults
    if pace is None:
        assert usual.time
    else:
        assert usual.reps
        tempo = usual.tempo
        assert tempo
        assert (tempo.out, tempo.hold, tempo.back) == pace


def named(each: Exercise) -> str:
    return each.id


everyone = pytest.mark.parametrize("each", exercises(), ids=named)


@everyone
def test_it_tells_all_that_is_needed_and_briefly(each: Exercise) -> None:
    assert 3 <= len(each.how) <= 5
    assert 1 <= len(each.reminders) <= 3
    assert each.mistakes
    assert each.stop_if
    assert each.sources
    assert all(step.endswith(".") for step in (*each.how, *each.reminders))
    assert max(len(step.split()) for step in each.how) <= READ_FROM_THE_FLOOR
    assert not any(line.endswith(".") for line in (*each.mistakes, *each.stop_if))


@everyone
def test_its_sources_have_titles(each: Exercise) -> None:
    for source in each.sources:
        assert source in TITLES or re.sub(r"-\d+$", "", source) in TITLES


@everyone
def test_easier_and_harder_know_each_other(each: Exercise) -> None:
    if each.easier:
        assert exercise(each.easier).harder == each.id
        assert exercise(each.easier).from_day <= each.from_day
    if each.harder:
        assert exercise(each.harder).easier == each.id


@everyone
def test_whoever_has_osteoporosis_is_warned_where_the_back_bends_or_twists(each: Exercise) -> None:
    assert bool(each.spine) is any("osteoporosis" in sign for sign in each.stop_if)


@everyone
def test_a_leg_that_hurts_stops_whatever_moves_the_back(each: Exercise) -> None:
    moves = each.relief not in {Relief.BREATHING, Relief.HEAT, Relief.COLD}
    assert any("leg" in sign.split() for sign in each.stop_if) or not moves


@everyone
def test_nothing_that_trains_comes_before_late_recovery(each: Exercise) -> None:
    if R not in each.phases and A not in each.phases:
        assert each.from_day >= LATE


@pytest.mark.parametrize(
    "name", ["forward-fold", "forward-fold-chair", "glute-bridge-half", "glute-bridge",
             "bird-dog-arm-only", "bird-dog-leg-only", "both-knees-to-chest"]
)  # fmt: skip
def test_what_waits_for_late_recovery(name: str) -> None:
    assert exercise(name).from_day == LATE


def test_what_eases_says_how() -> None:
    kinds = {each.id: each.relief for each in exercises() if each.relief}
    assert kinds == {
        "rest-side-lying": Relief.POSITION,
        "rest-recline": Relief.POSITION,
        "rest-crook": Relief.POSITION,
        "rest-calves-on-chair": Relief.POSITION,
        "breathing": Relief.BREATHING,
        "breathing-sitting": Relief.BREATHING,
        "warm-pack": Relief.HEAT,
        "cold-pack": Relief.COLD,
        "walk": Relief.WALK,
        "walk-with-sticks": Relief.WALK,
    }


def test_bending_back_is_not_for_a_narrow_spine() -> None:
    for name in ("prone-press-up", "prone-press-up-elbows", "standing-back-bend"):
        assert any("stenosis" in sign for sign in exercise(name).stop_if)


def test_every_exercise_is_done_somewhere_or_is_a_step_from_one_that_is() -> None:
    used = {dose.exercise.id for each in routines() for dose in each.prescriptions}
    near = {way for name in used for way in (exercise(name).easier, exercise(name).harder)}
    assert {each.id for each in exercises()} <= used | near
