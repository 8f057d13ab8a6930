"""What is known of now: the guidance, the doses of today, and what both follow from.

Reading the logbook and weighing it may take longer than a frame, so it is done beside the GUI
thread; plain values go in, and plain values come out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal

from exercise_coach import recovery
from exercise_coach.prescription import Exercise, Library, Routine
from exercise_coach.recovery import Dose, Guidance, History, WakingHours

LONGEST_WAIT = timedelta(minutes=10)
"""Guidance changes with the hours, and a timer does not count the time a machine sleeps."""
FRESH = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Known:
    """What an outlook is made from: what there is to be done, and when the user is awake."""

    routines: Mapping[str, Routine]
    exercises: Mapping[str, Exercise]
    hours: WakingHours


@dataclass(frozen=True, slots=True)
class Outlook:
    """How things stand at `guidance.at`; `doses` are those of the routines planned for today.

    `changes` is the next moment at which a dose may stand differently, or a new day begins.
    """

    history: History
    guidance: Guidance
    doses: tuple[Dose, ...]
    changes: datetime


class Past(Protocol):
    """Where what was told and done is read from, in whatever thread."""

    def history(self) -> History:
        """Return it."""


def known_of(library: Library, hours: WakingHours) -> Known:
    """Return what a library holds, by id."""
    return Known(
        {each.routine.id: each.routine for each in library.routines},
        {id_: each.exercise for id_, each in library.exercises.items()},
        hours,
    )


def look(history: History, known: Known, now: datetime) -> Outlook:
    """Return how things stand `now`, which carries the user's time zone."""
    guidance = recovery.guidance(history, known.routines, known.exercises, now)
    ids = recovery.plan(history, guidance, known.routines)
    first = [each.routine for each in guidance.suggestions if each.routine in ids]
    planned = [known.routines[id_] for id_ in dict.fromkeys((*first, *ids))]
    doses = recovery.doses(planned, history, known.hours, now)
    tomorrow = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    change = recovery.next_change(doses, known.hours, now)
    return Outlook(history, guidance, doses, min(tomorrow, change or tomorrow, key=_moment))


def _moment(moment: datetime) -> float:
    return moment.timestamp()


class _Answer(QObject):
    """Carries an outlook back to the GUI thread, with the number of the question."""

    came = Signal(object, int)


class _Looking(QRunnable):
    """Reads and weighs beside the GUI thread."""

    def __init__(
        self, past: Past, known: Known, now: datetime, answer: _Answer, number: int
    ) -> None:
        super().__init__()
        self._past, self._known, self._now = past, known, now
        self._answer, self._number = answer, number

    def run(self) -> None:
        """Look, and hand over."""
        outlook = look(self._past.history(), self._known, self._now)
        self._answer.came.emit(outlook, self._number)


class Outlooks(QObject):
    """Keeps the outlook up to date; `came` carries each new one.

    It looks again when a dose falls due, at midnight, and whenever it is asked to.
    """

    came = Signal(object)

    def __init__(self, past: Past, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._past, self._now = past, now
        self.known = Known({}, {}, WakingHours())
        self.current: Outlook | None = None
        self._asked = self._answered = 0
        self._rests = False
        self._answer = _Answer(self)
        self._answer.came.connect(self._take)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self.refresh)

    def know(self, known: Known) -> None:
        """Take what there is to be done from now on, and look anew."""
        self.known = known
        self.refresh()

    def refresh(self) -> None:
        """Look anew beside the GUI thread; `came` follows, unless it rests."""
        self._due.stop()
        self._asked += 1
        if self._rests:
            return
        self._pool.start(_Looking(self._past, self.known, self._now(), self._answer, self._asked))

    def rest(self) -> None:
        """Look no more by itself: a session is on, and the processor belongs to it."""
        self._rests = True
        self._due.stop()

    def wake(self) -> None:
        """Look by itself again, and now."""
        self._rests = False
        self.refresh()

    def fresh(self) -> Outlook:
        """Return how things stand now, without waiting for a look under way.

        Where something was told a moment ago, this reads the logbook anew.
        """
        now = self._now()
        if self.current is None or self._answered != self._asked:
            self._asked += 1
            self._take(look(self._past.history(), self.known, now), self._asked)
        elif now - self.current.guidance.at > FRESH or now < self.current.guidance.at:
            self._take(look(self.current.history, self.known, now), self._asked)
        assert self.current is not None  # noqa: S101  (it was taken just now)
        return self.current

    def guidance_for(self, routine: Routine) -> Guidance:
        """Return what today says about a routine, which may stand outside of the library."""
        outlook = self.fresh()
        if self.known.routines.get(routine.id) == routine:
            return outlook.guidance
        one = {routine.id: routine}
        return recovery.guidance(outlook.history, one, self.known.exercises, self._now())

    def _take(self, outlook: Outlook, number: int) -> None:
        if number < self._asked:
            return  # something was told meanwhile, and a newer look is under way
        self._answered = number
        self.current = outlook
        if not self._rests:
            wait = min(outlook.changes - self._now(), LONGEST_WAIT)
            self._due.start(max(1000, round(1000 * wait.total_seconds())))
        self.came.emit(outlook)

    def stop(self) -> None:
        """Wait for a look under way, and look no more: the window closes."""
        self.rest()
        self._pool.waitForDone()
