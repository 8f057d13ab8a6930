"""One rep at the prescription's own tempo, over and over; it ends where it begins."""

import math
from pathlib import Path

import pytest

from exercise_coach.desktop.look_through.rehearsal import PAUSE, Rehearsal, rehearsal_of
from exercise_coach.figure import FOLDER, Stage, load_figures
from exercise_coach.folders import shipped
from exercise_coach.prescription import Routine, Side, load_library
from exercise_coach.session import Kind
from tests.desktop.routines import write_routines

FIGURES = load_figures(shipped("assets") / FOLDER)
LIBRARY = load_library(shipped("routines"), Path("nobody's"))


@pytest.fixture
def steady(tmp_path: Path) -> Routine:
    write_routines(tmp_path)
    loaded = load_library(shipped("routines"), tmp_path).routine("steady-trunk")
    assert loaded is not None
    return loaded.routine


def stages(played: Rehearsal, *moments: float) -> list[tuple[Stage, float]]:
    """Stage and fraction of it at each of these moments, in seconds."""
    shown = [played.moment(seconds, Side.RIGHT) for seconds in moments]
    return [(moment.stage, round(moment.fraction, 3)) for moment in shown]


def test_a_rep_goes_out_holds_and_comes_back_at_its_tempo(steady: Routine) -> None:
    played = rehearsal_of(steady, 1, 0.0)
    assert list(played.lengths) == [2, 4, 2]
    assert played.length == PAUSE + 8
    assert stages(played, 0, 0.9, 1, 2, 3.1, 6.9, 7, 8, 9, 11) == [
        (Stage.START, 0), (Stage.START, 0), (Stage.OUT, 0), (Stage.OUT, 0.5),
        (Stage.HOLD, 0), (Stage.HOLD, 0), (Stage.BACK, 0), (Stage.BACK, 0.5),
        (Stage.START, 0), (Stage.OUT, 0.5),
    ]  # fmt: skip


def test_parts_are_counted_down(steady: Routine) -> None:
    played = rehearsal_of(steady, 1, 0.0)
    assert played.part(0.25) == (Kind.PREPARE, PAUSE - 0.25)
    assert played.part(1.5) == (Kind.OUT, 1.5)
    assert played.part(4) == (Kind.HOLD, 3)
    assert played.part(8.5) == (Kind.BACK, 0.5)


def test_it_is_played_on_the_side_that_is_wanted(steady: Routine) -> None:
    played = rehearsal_of(steady, 1, 0.0)
    assert {played.moment(seconds, Side.LEFT).side for seconds in range(10)} == {Side.LEFT}
    assert played.moment(2, None).side is None


def test_alternating_reps_are_played_one_side_at_a_time(steady: Routine) -> None:
    assert rehearsal_of(steady, 0, 0.0).lengths == (2, 12, 2)


def test_a_timed_item_goes_on_without_a_pause(tmp_path: Path) -> None:
    write_routines(tmp_path)
    loaded = load_library(shipped("routines"), tmp_path).routine("lie-and-breathe")
    assert loaded is not None
    played = rehearsal_of(loaded.routine, 0, 5.0)
    assert played.is_timed
    assert played.length == 30
    assert stages(played, 0, 2.5, 5, 30, 32.5) == [
        (Stage.LOOP, 0), (Stage.LOOP, 0.5), (Stage.LOOP, 0), (Stage.LOOP, 0), (Stage.LOOP, 0.5)
    ]  # fmt: skip
    assert played.part(10) == (Kind.TIMED, 20)


@pytest.mark.parametrize("routine", [each.routine for each in LIBRARY.routines], ids=lambda r: r.id)
def test_nothing_jumps_in_any_shipped_routine(routine: Routine) -> None:
    for position, prescription in enumerate(routine.prescriptions):
        figure = FIGURES[prescription.exercise.figure or prescription.exercise.id]
        played = rehearsal_of(routine, position, figure.period)
        ends = [0.0, PAUSE]
        for length in played.lengths:
            ends.append(ends[-1] + length)
        for end in [0.0, played.length] if played.is_timed else [*ends, played.length]:
            moments = [played.moment(end + aside, Side.RIGHT) for aside in (-1e-4, 1e-4)]
            before, after = (figure.frame(*moment[:4]).joints for moment in moments)
            assert max(math.dist(at, after[joint]) for joint, at in before.items()) < 0.01
