"""The routines that ship: few exercises each, for every phase and load, in doses from the texts."""

import re
from itertools import product

import pytest

from exercise_coach.prescription import Load, Phase, Prescription, Relief, Repeat, Routine
from exercise_coach.prescription.model import EverySeconds
from exercise_coach.session import minutes
from exercise_coach.sources import TITLES
from tests.prescription.shipped import library, routine, routines

MOST_EXERCISES = 4
ALONE = {"hourly-pelvic-tilts"}  # S1-9: so few, so often
WALKS = ("supported-walks", "first-walks", "short-walks", "ten-minute-walks", "daily-walk",
         "quarter-hour-walk", "twenty-minute-walk", "half-hour-walk")  # fmt: skip
EVERY_HOUR = Repeat(every=EverySeconds(3600))
EVERY_TWO_HOURS = Repeat(every=EverySeconds(7200))
MINUTE = 60
WALKING = {"walk-with-sticks", "walk", "walk-longer"}

everyone = pytest.mark.parametrize("each", routines(), ids=lambda each: each.id)


def dose(routine_id: str, exercise_id: str) -> Prescription:
    return next(x for x in routine(routine_id).prescriptions if x.exercise.id == exercise_id)


def test_no_file_has_a_problem() -> None:
    assert library().problems == ()


@everyone
def test_it_asks_for_few_exercises(each: Routine) -> None:
    count = len(each.prescriptions)
    is_walk = {dose.exercise.id for dose in each.prescriptions} <= WALKING
    fewest = 1 if each.load is Load.RELIEF or is_walk or each.id in ALONE else 2
    assert fewest <= count <= MOST_EXERCISES


@everyone
def test_it_says_what_it_is_for_and_where_it_comes_from(each: Routine) -> None:
    assert each.summary.endswith(".")
    assert len(each.summary) <= 110
    assert each.sources
    for source in each.sources:
        assert source in TITLES or re.sub(r"-\d+$", "", source) in TITLES


@everyone
def test_it_stops_above_two(each: Routine) -> None:
    assert each.pain_limit == 2  # S1-12


@everyone
def test_relief_eases_and_strength_waits(each: Routine) -> None:
    exercises = [dose.exercise for dose in each.prescriptions]
    if each.load is Load.RELIEF:
        assert all(exercise.relief for exercise in exercises)
    if each.phase is Phase.RECOVERY and each.load is Load.STRENGTH:
        assert {exercise.from_day for exercise in exercises} == {5}
    assert each.load is not Load.STRENGTH or each.phase is not Phase.ACUTE


@everyone
def test_bending_forward_is_counted_as_strength(each: Routine) -> None:
    folds = any(dose.exercise.id.startswith("forward-fold") for dose in each.prescriptions)
    assert not folds or each.load is Load.STRENGTH  # so that it begins at 2 or less


@pytest.mark.parametrize(("phase", "load"), list(product(Phase, Load)))
def test_every_phase_has_routines_of_every_load(phase: Phase, load: Load) -> None:
    of_both = [each for each in routines() if (each.phase, each.load) == (phase, load)]
    several = [each for each in of_both if len(each.prescriptions) > 1]
    assert bool(several) is not (phase is Phase.ACUTE and load is Load.STRENGTH)


def test_walking_builds_up_through_the_phases() -> None:
    walks = [routine(name) for name in WALKS]
    times = [each.prescriptions[0].time or 0 for each in walks]
    phases = [list(Phase).index(each.phase) for each in walks]
    assert times == sorted(times)
    assert phases == sorted(phases)
    assert (times[0], times[-1]) == (3 * MINUTE, 30 * MINUTE)


# regime · routine · exercise · reps per set, or seconds of a timed item · held · how often
DOSES: list[tuple[str, str, str, tuple[int, ...] | float, float, Repeat | None]] = [
    ("S0-1", "lying-trunk-turns", "trunk-rotation-lying", (15, 15), 2, Repeat(per_day=2)),
    ("S0-1", "seated-trunk-turns", "trunk-rotation-seated", (15, 15), 1, Repeat(per_day=2)),
    ("S0-2", "rest-and-breathe", "rest-crook", 10 * MINUTE, 0, None),
    ("S0-2", "rest-on-your-side", "rest-side-lying", 10 * MINUTE, 0, None),
    ("S0-3", "after-a-cramp", "cold-pack", 15 * MINUTE, 0, None),
    ("S0-6", "daily-stretches", "lower-back-stretch", (2,), 30, Repeat(per_day=1)),
    ("S1-4", "cold-fifteen-minutes", "cold-pack", 15 * MINUTE, 0, EVERY_TWO_HOURS),
    ("S1-6", "first-walks", "walk", 3 * MINUTE, 0, EVERY_HOUR),
    ("S1-9", "hourly-pelvic-tilts", "pelvic-tilt", (10,), 2, EVERY_HOUR),
    ("S1-10", "from-day-five", "forward-fold", (1,), 20, None),
    ("S1-11", "wall-angels", "wall-angel", (8, 8), 1, None),
    ("S1-18", "steady-trunk", "dead-bug", (6, 6, 6), 1, None),
    ("S1-19", "steady-trunk", "bird-dog", (10,), 5, None),
    ("S1-20", "first-planks", "knee-plank", (1, 1, 1), 15, None),
    ("S2-1", "easy-stretches", "lower-back-stretch", (2,), 30, Repeat(per_day=1)),
    ("S2-3", "warmth-fifteen-minutes", "warm-pack", 15 * MINUTE, 0, None),
    ("S3-2", "warm-evening", "warm-pack", 15 * MINUTE, 0, None),
    ("S3-4", "short-walks", "walk", 5 * MINUTE, 0, Repeat(per_day=4)),
    ("S4-2", "cold-on-and-off", "cold-pack", 20 * MINUTE, 0, None),
    ("S4-5", "daily-stretches", "trunk-rotation-lying", (5,), 2, Repeat(per_day=1)),
    ("NHSinform", "on-your-feet", "standing-back-bend", (5,), 1, Repeat(per_day=3)),
    ("NHSinform", "small-knee-rolls", "trunk-rotation-lying-small", (5,), 2, Repeat(per_day=3)),
    ("Cleveland Clinic", "slow-breathing", "breathing", 5 * MINUTE, 0, Repeat(per_day=3)),
    ("McGill", "mcgill-big-3", "curl-up", (6, 4, 2), 10, None),
    ("McGill", "mcgill-big-3", "side-plank-knees", (6, 4, 2), 10, None),
    ("McGill", "mcgill-big-3", "bird-dog", (6, 4, 2), 10, None),
    ("WalkBack 2024", "half-hour-walk", "walk-longer", 30 * MINUTE, 0, Repeat(per_week=5)),
]


@pytest.mark.parametrize(("regime", "routine_id", "exercise_id", "amount", "held", "repeat"), DOSES)
def test_the_doses_are_those_of_the_texts(
    regime: str,
    routine_id: str,
    exercise_id: str,
    amount: tuple[int, ...] | float,
    held: float,
    repeat: Repeat | None,
) -> None:
    found = dose(routine_id, exercise_id)
    assert regime in routine(routine_id).sources
    assert (found.reps or found.time) == amount
    assert found.hold == held
    assert routine(routine_id).repeat == repeat


def test_cold_comes_off_for_as_long_as_it_was_on() -> None:
    cold = dose("cold-on-and-off", "cold-pack")
    assert (cold.sets, cold.rest) == (2, cold.time)
    assert 60 <= minutes(routine("cold-on-and-off")) <= 62


def test_breathing_takes_from_two_to_ten_minutes() -> None:
    breathing = [
        dose.time or 0
        for each in routines()
        for dose in each.prescriptions
        if dose.exercise.relief is Relief.BREATHING
    ]
    assert (min(breathing), max(breathing)) == (2 * MINUTE, 10 * MINUTE)


def test_optional_press_ups_call_nobody() -> None:
    for each in routines():
        if any("prone" in dose.exercise.id for dose in each.prescriptions):
            assert each.repeat is None
            assert each.summary.startswith("Optional")
