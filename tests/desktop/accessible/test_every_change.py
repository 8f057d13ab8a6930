"""A screen reader hears each exercise, set and side, however little time a routine leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_coach.desktop.announcements import MOST_WAIT, SETTLE, Announcement, Announcements
from exercise_coach.prescription import Prescription, Routine, Side
from exercise_coach.session import WORK, Choice, Coach, Interval, State
from exercise_coach.session.events import (
    Back,
    Choose,
    Cramp,
    Event,
    KeepScore,
    Pause,
    Resume,
    Score,
    Skip,
    Start,
    Woke,
)  # fmt: skip
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, routines, timed

pytestmark = pytest.mark.qt

ENOUGH = SETTLE + MOST_WAIT + 0.25
"""What is done for so many seconds is told while it is done."""
ANSWER = 2.0
"""Each question is answered so many seconds after it came."""


@dataclass
class Stretch:
    """Work on one set of a side (of both, where they take turns), and what was told for it.

    That is all from the end of the work before it to its own end.
    """

    work: Interval
    seconds: float = 0.0
    told: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(self.told).lower()


class Listened:
    """A session that is led while somebody listens."""

    def __init__(self, routine: Routine, is_read: str = "") -> None:
        self.now = 1000.0
        self.coach = Coach(routine)
        self.announcements = Announcements(self.coach)
        self.told: list[str] = []
        self.stretches: list[Stretch] = []
        self._waiting: list[str] = []
        if is_read:
            self.announcements.tell_page([is_read], self.now, at_once=True)
        self.does(Score(0), Start())

    def does(self, *given: Event) -> None:
        for event in given:
            followed = self.coach.handle(event, self.now)
            self._enter()
            self._hear(self.announcements.follow(followed, self.now))

    def wait(self, seconds: float) -> None:
        """Let time pass; both are woken when they want to be."""
        end = self.now + seconds
        while True:
            wanted = [self.coach.deadline, self.announcements.deadline]
            moment = max(self.now, min((each for each in wanted if each is not None), default=end))
            if moment >= end:
                break
            self._pass(moment)
        self._pass(end)

    def _pass(self, moment: float) -> None:
        if self.coach.interval.kind in WORK and self.coach.state is State.RUNNING:
            self.stretches[-1].seconds += moment - self.now
        self.now = moment
        self.does(Woke())
        self._hear(self.announcements.take(self.now))

    def finish(self) -> None:
        """Go on to the end; nobody else does anything."""
        while self.coach.state.is_live:
            if self.coach.state is State.ASKING:
                self.wait(ANSWER)
                self.does(KeepScore())
            else:
                self.wait(0.25)

    def _enter(self) -> None:
        here = self.coach.interval
        if here.kind not in WORK or (self.stretches and _is_same(self.stretches[-1].work, here)):
            return
        self.stretches.append(Stretch(here, told=self._waiting))
        self._waiting = []

    def _hear(self, announced: Sequence[Announcement]) -> None:
        for text, _ in announced:
            self.told.append(text)
            if self.coach.interval.kind in WORK:
                self.stretches[-1].told.append(text)
            else:
                self._waiting.append(text)


def _is_same(one: Interval, other: Interval) -> bool:
    return one.block == other.block and one.prescription is other.prescription


WAITS = st.sampled_from([0.0, 0.25, 1.0, 2.0])


@st.composite
def hasty_routines(draw: st.DrawFn) -> Routine:
    """Draw a routine that leaves little time between its efforts, or none."""
    drawn = draw(routines())
    doses = [msgspec.structs.replace(dose, rest=draw(WAITS)) for dose in drawn.prescriptions]
    return msgspec.structs.replace(
        drawn, prescriptions=tuple(doses), prepare=draw(WAITS), change_side=draw(WAITS)
    )


@given(routine=hasty_routines())
@settings(max_examples=80)
def test_each_exercise_set_and_side_is_told_while_it_is_done(routine: Routine) -> None:
    session = Listened(routine)
    session.finish()
    text = ""
    before: Interval | None = None
    for stretch in session.stretches:
        work = stretch.work
        is_new = before is None or before.position != work.position
        text = stretch.text if is_new else f"{text} {stretch.text}"
        before = work
        if stretch.seconds < ENOUGH:
            continue
        assert f"{work.prescription.exercise.name}." in text
        if work.prescription.sets > 1:
            assert f"set {work.set} of" in stretch.text
        if work.side and not _take_turns(work):
            assert f"{work.side} side" in stretch.text


@given(routine=hasty_routines())
@settings(max_examples=40)
def test_no_exercise_is_named_again_and_again(routine: Routine) -> None:
    session = Listened(routine)
    session.finish()
    told = " ".join(session.told).lower()
    for dose in routine.prescriptions:
        assert told.count(f"{dose.exercise.name}.") <= 2  # in the rest before it, and as it begins


def _take_turns(work: Interval) -> bool:
    return work.prescription.side is ALTERNATING and work.prescription.time is None


def told_in(*doses: Prescription, seconds: float, prepare: float = 0) -> list[str]:
    """Return what is told in the first seconds of a routine without other waits."""
    session = Listened(routine(*doses, prepare=prepare, change_side=0))
    session.wait(seconds)
    return session.told


def test_without_time_to_prepare_the_work_begins_with_what_is_done() -> None:
    assert told_in(reps(3, tempo=(4, 2, 4)), seconds=20) == ["Dead-bug. 3 times, hold 2 seconds."]


def test_what_a_second_to_prepare_left_untold_is_told_in_the_work() -> None:
    session = Listened(routine(timed(60), prepare=1), is_read="The page before it. " * 9)
    session.wait(10)
    assert session.told == ["Walk. 1 minute."]


def test_sides_that_take_turns_are_told_at_each_change() -> None:
    dose = reps(2, tempo=(4, 0, 4), side=ALTERNATING)
    assert told_in(dose, seconds=31) == [
        "Dead-bug. right side. 2 times, each side.", "Left.", "Right.", "Left.",
    ]  # fmt: skip


def test_what_was_read_before_the_start_keeps_no_side_from_being_told() -> None:
    dose = reps(1, tempo=(4, 0, 4), side=ALTERNATING)
    session = Listened(routine(dose, prepare=0), is_read="A long page. " * 30)
    session.wait(15)
    assert session.told[1:] == ["Left."]


def test_sides_that_take_turns_fast_are_told_when_there_is_time_to_listen() -> None:
    session = Listened(routine(reps(6, tempo=(1, 0, 1), side=ALTERNATING), prepare=0))
    session.wait(1)
    assert len(session.told) == 1
    while session.coach.state is State.RUNNING:
        told = len(session.told)
        session.wait(0.05)
        side = "Right." if session.coach.interval.side is Side.RIGHT else "Left."
        if session.coach.interval.kind in WORK:
            assert session.told[told:] in ([], [side])
    assert session.told.count("Left.") >= 4


def test_a_side_is_told_once_where_the_set_has_told_it() -> None:
    dose = reps(1, 1, tempo=(4, 0, 4), side=ALTERNATING, rest=0)
    assert told_in(dose, seconds=31) == [
        "Dead-bug. right side. 2 sets of 1, each side. Set 1 of 2.", "Left.",
        "Set 2 of 2, right side.", "Left.",
    ]  # fmt: skip


def test_without_time_to_change_the_other_side_is_named_as_it_begins() -> None:
    dose = reps(1, tempo=(4, 0, 4), side=ONE_THEN_OTHER)
    assert told_in(dose, seconds=15) == ["Dead-bug. right side. each side.", "Left side."]


def test_who_goes_back_hears_where_and_so_does_who_takes_it_easier() -> None:
    easier = timed(30, name="breathing")
    session = Listened(routine(reps(1, tempo=(9, 0, 9), easier=easier), prepare=0))
    session.wait(5)
    session.does(Back())
    session.wait(5)
    session.does(Cramp(), Choose(Choice.EASIER))
    session.wait(5)
    names = [text.split(".")[0] for text in session.told]
    assert names == ["Dead-bug", "Dead-bug", "A cramp ends this exercise", "Breathing"]


def test_a_pause_does_not_swallow_the_name_and_a_skip_passes_it_over() -> None:
    session = Listened(routine(timed(60), timed(50, name="breathing"), prepare=0))
    session.does(Pause())
    session.wait(9)
    session.does(Resume())
    session.wait(5)
    assert " ".join(session.told).count("Walk.") == 1
    session = Listened(routine(timed(60), prepare=0))
    session.does(Skip())
    session.wait(1)
    assert not any("Walk." in text for text in session.told)
