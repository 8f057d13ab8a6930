"""The coach's moment as the figure shows it: exactly the phase of the interval, and its side."""

import math
from typing import NamedTuple

from exercise_coach.figure import Stage
from exercise_coach.prescription import Exercise, Side
from exercise_coach.session import WORK, Coach, Interval, Kind

SLOW = 1.5
"""From this many seconds a movement is slow: the figure shows where it leads."""
TRAVEL = 1.0
"""Where a dose leaves out the way there or back, a hold begins or ends with it, in seconds."""
BREATH = 4.5
"""How long a breath lasts about, in seconds; an interval holds a whole number of them."""
SHORTEST_BREATH = 3.0


class Moment(NamedTuple):
    """What the figure shows: how far it is in which stage, and which side works.

    `breath` is how far it is in a breath, and `ahead` how clearly the way ahead is seen, both 0–1.
    """

    stage: Stage
    fraction: float
    side: Side | None
    breath: float = 0.0
    ahead: float = 0.0


def shown_exercise(coach: Coach) -> Exercise:
    """Return the exercise that the figure does: this one, or while resting the next."""
    return _shown(coach).prescription.exercise


def moment_of(coach: Coach, remaining: float, period: float = 0.0) -> Moment:
    """Return the moment, given the seconds left of the interval.

    `period` is the length of one cycle of a timed item in seconds, 0 where it stands still. In a
    wait the figure stands ready for what comes next.
    """
    interval = coach.interval
    passed = interval.duration - remaining
    if interval.kind not in WORK:
        return _ready(_shown(coach), interval, passed)
    return moment_in(interval, passed, period)


def moment_in(interval: Interval, passed: float, period: float = 0.0) -> Moment:
    """Return the moment in an interval of work, given the seconds passed of it."""
    passed = min(max(passed, 0.0), interval.duration)
    if interval.kind is Kind.TIMED:
        return _timed(interval, passed, period)
    if interval.kind is Kind.HOLD:
        return _held(interval, passed)
    return _moved(interval, passed)


def _shown(coach: Coach) -> Interval:
    """Return the interval of work that is on, or that comes next; the last one at the end."""
    if coach.interval.kind in WORK:
        return coach.interval
    return next((each for each in coach.upcoming if each.kind in WORK), coach.interval)


def _ready(work: Interval, interval: Interval, passed: float) -> Moment:
    stage = Stage.LOOP if work.kind is Kind.TIMED else Stage.START
    ahead = 0.6 if work.kind is Kind.OUT and work.duration >= SLOW else 0.0
    return Moment(stage, 0.0, work.side, _breath(passed, interval.duration), ahead)


def _timed(interval: Interval, passed: float, period: float) -> Moment:
    if period <= 0:
        return Moment(Stage.LOOP, 0.0, interval.side, _breath(passed, interval.duration))
    # A whole number of cycles, so that it ends where it began.
    cycles = max(1, round(interval.duration / period))
    return Moment(Stage.LOOP, cycles * passed / interval.duration % 1.0, interval.side)


def _held(interval: Interval, passed: float) -> Moment:
    dose, side = interval.prescription, interval.side
    travel = min(TRAVEL, interval.duration / 4)
    there, back = (0.0 if dose.out else travel), (0.0 if dose.back else travel)
    until_back = interval.duration - back
    if passed < there:
        return Moment(Stage.OUT, passed / there, side)
    if passed > until_back:
        return Moment(Stage.BACK, (passed - until_back) / back, side)
    return Moment(Stage.HOLD, 0.0, side, _breath(passed - there, until_back - there))


def _moved(interval: Interval, passed: float) -> Moment:
    dose, side = interval.prescription, interval.side
    fraction = passed / interval.duration
    is_alone = not dose.hold and not (dose.out and dose.back)
    if is_alone:  # it is all there is of a rep: there and back again
        there = Stage.OUT if fraction < 0.5 else Stage.BACK
        return Moment(there, 2 * fraction if fraction < 0.5 else 2 * fraction - 1, side)
    if interval.kind is Kind.BACK:
        return Moment(Stage.BACK, fraction, side)
    ahead = (1.0 - fraction) * 0.6 if interval.duration >= SLOW else 0.0
    return Moment(Stage.OUT, fraction, side, 0.0, ahead)


def _breath(passed: float, length: float) -> float:
    if length < SHORTEST_BREATH:
        return 0.0
    breaths = max(1, round(length / BREATH))
    return breaths * passed / length % 1.0


def ends_of(moment: Moment) -> tuple[tuple[Stage, float], tuple[Stage, float], float]:
    """Return the pose a movement leads from, the one it leads to, and how far it has come, 0–1.

    At first and at last it stays in each for a while.
    """
    stage, fraction, *_ = moment
    if stage is Stage.LOOP:
        return (stage, 0.0), (stage, 0.5), _smooth(0.5 - math.cos(math.tau * fraction) / 2)
    share = {Stage.START: 0.0, Stage.HOLD: 1.0}.get(stage, _smooth(fraction))
    return (Stage.START, 0.0), (Stage.HOLD, 0.0), 1.0 - share if stage is Stage.BACK else share


def _smooth(share: float) -> float:
    share = min(1.0, max(0.0, (share - 0.2) / 0.6))
    return share * share * (3.0 - 2.0 * share)
