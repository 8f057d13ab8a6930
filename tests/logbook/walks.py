"""A session led by a coach and written to a logbook, on clocks that the test sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from exercise_coach.logbook import BrokenSession, Journal, Logbook
from exercise_coach.prescription import Prescription, Routine, SideOrder
from exercise_coach.session import Coach, Effect, Event, State, events
from tests.session.routines import reps, routine, timed

MORNING = datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=1)))
"""When a walk begins, unless told otherwise."""
BOOTED = 5000.0
"""What the monotonic clock shows then, in seconds."""

BIRD_DOG = reps(2, 1, name="bird-dog", side=SideOrder.ONE_THEN_OTHER, rest=10)
EASIER_BUG = reps(2, 2, name="dead-bug-legs", rest=10)
DEAD_BUG = reps(2, 2, name="dead-bug", tempo=(1, 1, 1), rest=10, easier=EASIER_BUG)
WALK = timed(60, name="walk")


def steady(*prescriptions: Prescription) -> Routine:
    """Return a routine; left out, of bird-dogs (both sides), dead bugs and a walk."""
    return routine(*(prescriptions or (BIRD_DOG, DEAD_BUG, WALK)))


class Walk:
    """A walk through a routine. With a `score` it is started at once, with `broken` gone on with.

    `wall` is the time of day at the start; it may be set anew on the way.
    """

    def __init__(
        self,
        logbook: Logbook | None,
        prescribed: Routine | None = None,
        *,
        score: int | None = 0,
        broken: BrokenSession | None = None,
        wall: datetime = MORNING,
    ) -> None:
        prescribed = broken.routine if broken else prescribed or steady()
        self.coach = Coach(prescribed, broken.progress if broken else None)
        self.now = BOOTED
        self.wall = wall
        self.followed: list[Effect] = []
        self.journal = Journal(
            logbook, prescribed, now=self._time_of_day, monotonic=lambda: self.now, broken=broken
        )
        if score is not None:
            self.does(events.Score(score), events.Start())

    def _time_of_day(self) -> datetime:
        passed = timedelta(seconds=self.now - BOOTED)
        return (self.wall.astimezone(UTC) + passed).astimezone(self.wall.tzinfo)

    def does(self, *given: Event) -> None:
        """Give events at this moment, each a step of its own."""
        for event in given:
            followed = self.coach.handle(event, self.now)
            self.followed += followed
            self.journal.record(followed)

    def wakes(self) -> None:
        """Go on to the next deadline."""
        assert self.coach.deadline is not None
        self.now = self.coach.deadline
        self.does(events.Woke())

    def waits(self, seconds: float) -> None:
        """Let time pass, awake at every deadline and at the end."""
        end = self.now + seconds
        while self.coach.deadline is not None and self.coach.deadline < end:
            self.wakes()
        self.now = end
        self.does(events.Woke())

    def sets(self, count: int) -> None:
        """Go on until `count` sets are done in all; questions are answered with 0."""
        while len(self.coach.done) < count:
            self.goes_on()

    def ends(self) -> None:
        """Go on to the end; questions are answered with 0."""
        while self.coach.state.is_live:
            self.goes_on()

    def goes_on(self) -> None:
        """Do what comes next, whatever it is."""
        if self.coach.state is State.ASKING:
            self.does(events.Score(0))
        elif self.coach.state is State.PAUSED:
            self.does(events.Resume())
        else:
            self.wakes()


@contextmanager
def logbook_in(folder: Path, *, hasty: bool = False) -> Iterator[Logbook]:
    """Open the logbook of a folder, and close it again; `hasty` does not wait for the disk."""
    with Logbook.open(folder / "logbook.sqlite3") as logbook:
        if hasty:
            logbook._connection.execute("PRAGMA synchronous = OFF")
        yield logbook
