"""The figure's phase is the coach's: at every interval's end, in holds, after pause, skip, back."""

from dataclasses import dataclass
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.desktop.figure import Moment, moment_of, shown_exercise
from exercise_coach.figure import Stage
from exercise_coach.prescription import Routine, Side
from exercise_coach.session import Coach, Interval, Kind, compile_timeline
from exercise_coach.session.events import Back, Pause, Resume, Skip, Woke
from tests.session.led import Led
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, routines, timed

pytestmark = pytest.mark.qt


@dataclass(frozen=True)
class Place:
    """A place on a timeline, as far as a moment asks for it."""

    interval: Interval
    upcoming: tuple[Interval, ...]


def moments(plan: Routine, index: int, *passed: float, period: float = 0.0) -> list[Moment]:
    """Return the moments at so many seconds of the interval with this index."""
    intervals = compile_timeline(plan).intervals
    coach = cast(Coach, Place(intervals[index], intervals[index + 1 :]))
    duration = intervals[index].duration
    return [moment_of(coach, duration - seconds, period) for seconds in passed]


def index_of(plan: Routine, kind: Kind, nth: int = 0) -> int:
    found = [n for n, each in enumerate(compile_timeline(plan).intervals) if each.kind is kind]
    return found[nth]


def way(moment: Moment) -> float:
    """Return where a moment is on its way: 0 at the start, 1 in the hold; past 1 in a cycle."""
    return {
        Stage.START: 0.0,
        Stage.OUT: moment.fraction,
        Stage.HOLD: 1.0,
        Stage.BACK: 1.0 - moment.fraction,
        Stage.LOOP: 2.0 + moment.fraction,
    }[moment.stage]


@given(routines(), st.sampled_from([0.0, 0.8, 4.0]))
def test_each_interval_ends_where_the_next_begins(plan: Routine, period: float) -> None:
    intervals = compile_timeline(plan).intervals
    for n, (before, after) in enumerate(pairwise(intervals)):
        (end,) = moments(plan, n, before.duration, period=period)
        (begin,) = moments(plan, n + 1, 0.0, period=period)
        same = before.prescription is after.prescription and end.side is begin.side
        if same and (end.stage is Stage.LOOP) == (begin.stage is Stage.LOOP):
            assert way(end) == pytest.approx(way(begin)), (before, after)


@given(routines())
def test_a_hold_is_still_but_for_the_way_there_and_back(plan: Routine) -> None:
    for n, interval in enumerate(compile_timeline(plan).intervals):
        if interval.kind is Kind.HOLD:
            third = interval.duration / 3
            for moment in moments(plan, n, third, 1.5 * third, 2 * third):
                assert (moment.stage, moment.fraction) == (Stage.HOLD, 0.0)


PLAN = routine(reps(2, tempo=(2, 5, 2), side=ALTERNATING), timed(60))


def test_it_moves_out_while_the_coach_says_out() -> None:
    out = index_of(PLAN, Kind.OUT)
    assert [(m.stage, m.fraction) for m in moments(PLAN, out, 0.0, 0.5, 1.0, 2.0)] == [
        (Stage.OUT, 0.0), (Stage.OUT, 0.25), (Stage.OUT, 0.5), (Stage.OUT, 1.0),
    ]  # fmt: skip
    back = index_of(PLAN, Kind.BACK)
    assert [(m.stage, m.fraction) for m in moments(PLAN, back, 0.0, 1.0)] == [
        (Stage.BACK, 0.0), (Stage.BACK, 0.5),
    ]  # fmt: skip


def test_the_way_ahead_is_seen_of_slow_movements_only() -> None:
    slow = [moment.ahead for moment in moments(PLAN, index_of(PLAN, Kind.OUT), 0.0, 1.0, 2.0)]
    assert slow == sorted(slow, reverse=True)
    assert slow[0] > slow[-1] == 0.0
    quick = routine(reps(1, tempo=(1, 5, 1)))
    assert moments(quick, index_of(quick, Kind.OUT), 0.0)[0].ahead == 0.0


def test_sides_alternate_with_the_coach() -> None:
    sides = [moments(PLAN, index_of(PLAN, Kind.OUT, nth), 1.0)[0].side for nth in range(4)]
    assert sides == [Side.RIGHT, Side.LEFT, Side.RIGHT, Side.LEFT]


def test_while_waiting_it_stands_ready_for_what_comes_next() -> None:
    plan = routine(
        reps(1, name="bird-dog", tempo=(2, 5, 2), side=ONE_THEN_OTHER), timed(60, name="walk")
    )
    prepare, change, rest = (
        moments(plan, index_of(plan, kind), 1.0)[0]
        for kind in (Kind.PREPARE, Kind.CHANGE_SIDE, Kind.REST)
    )
    assert (prepare.stage, prepare.side) == (Stage.START, Side.RIGHT)
    assert (change.stage, change.side) == (Stage.START, Side.LEFT)
    assert (rest.stage, rest.fraction, rest.side) == (Stage.LOOP, 0.0, None)
    led = Led(plan)
    assert shown_exercise(led.coach).id == "bird-dog"
    while led.coach.interval.kind is not Kind.REST:
        led.wait(1)
    assert shown_exercise(led.coach).id == "walk"


def test_a_timed_item_goes_round_with_its_period_and_ends_where_it_began() -> None:
    timed_item = index_of(PLAN, Kind.TIMED)
    begin, quarter, end = moments(PLAN, timed_item, 0.0, 1.1, 60.0, period=4.4)
    assert begin.fraction == end.fraction == 0.0
    # 60 s hold 14 cycles of 4.29 s: whole ones, near to what the figure asks for.
    assert quarter.fraction == pytest.approx(1.1 / (60 / 14))


def test_what_stands_still_breathes_whole_breaths() -> None:
    hold = index_of(PLAN, Kind.HOLD)
    breaths = [moment.breath for moment in moments(PLAN, hold, 0.0, 1.25, 2.5, 5.0)]
    assert breaths == [0.0, 0.25, 0.5, 0.0]
    short = routine(reps(1, tempo=(1, 2, 1)))
    assert moments(short, index_of(short, Kind.HOLD), 1.0)[0].breath == 0.0


def test_without_a_way_back_the_hold_ends_with_it() -> None:
    plan = routine(reps(2, tempo=(0, 8, 0)))
    hold = index_of(plan, Kind.HOLD)
    stages = [moment.stage for moment in moments(plan, hold, 0.5, 4.0, 7.5)]
    assert stages == [Stage.OUT, Stage.HOLD, Stage.BACK]
    plan = routine(reps(2, tempo=(3, 0, 0)))
    there_and_back = moments(plan, index_of(plan, Kind.OUT), 0.0, 1.5, 3.0)
    assert [way(moment) for moment in there_and_back] == [0.0, 1.0, 0.0]


def is_in(led: Led, kind: Kind) -> bool:
    return led.coach.interval.kind is kind


def moment_now(led: Led) -> Moment:
    return moment_of(led.coach, led.coach.remaining(led.now))


def test_it_waits_while_the_coach_is_paused() -> None:
    led = Led(PLAN)
    led.wait(6)
    before = moment_now(led)
    assert (before.stage, before.fraction) == (Stage.OUT, 0.5)
    led.does(Pause())
    led.now += 100
    assert moment_now(led) == before
    led.does(Resume())
    assert moment_now(led) == before
    led.wait(0.5)
    assert moment_now(led).fraction == pytest.approx(0.75)


def test_after_skip_and_back_it_stands_ready() -> None:
    led = Led(routine(reps(2, 2, tempo=(2, 5, 2)), timed(60, name="walk")))
    led.wait(8)
    assert moment_now(led).stage is Stage.HOLD
    led.does(Skip())
    assert is_in(led, Kind.REST)
    assert moment_now(led)[:2] == (Stage.START, 0.0)
    led.does(Back())
    assert is_in(led, Kind.PREPARE)
    assert moment_now(led)[:2] == (Stage.START, 0.0)
    led.wait(5)
    led.does(Woke())
    assert is_in(led, Kind.OUT)
    assert moment_now(led)[:2] == (Stage.OUT, 0.0)
