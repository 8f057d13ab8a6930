"""Which due dose the user is reminded of, and when to look again. Knows no Qt and no clock.

One dose at a time, the first that is due in the order of Today; it stays until it is answered or
due no more. It rings when it comes up, and once more each hour while nobody answers. There is a
rest when the program begins (Today is seen first, and a login is busy enough), after each answer,
and a longer one after a session: whoever has just moved is not called at once to the next thing.

Nothing comes up while a session is on, in quiet hours, while reminders are paused or switched off;
outside waking hours nothing is due. After the clock was set back, a rest or a pause that began in
what is now the future is over.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from exercise_coach.prescription import Routine
from exercise_coach.recovery import (
    Calendar,
    Dose,
    DoseState,
    History,
    WakingHours,
    doses,
    next_change,
)
from exercise_coach.settings import Settings

REST = timedelta(minutes=5)
REST_AFTER_SESSION = timedelta(minutes=10)
RINGS_AGAIN = timedelta(hours=1)
LONGEST_PAUSE = timedelta(hours=36)
"""A day with an hour more, and a flight: whatever says longer was told by another clock."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is on Today, in its order, and what was told and done.

    It holds until `until`; then other routines may be on Today.
    """

    routines: tuple[Routine, ...] = ()
    history: History = field(default_factory=History)
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A due dose of a routine; `others` are the titles of what is due besides."""

    routine: str
    title: str
    since: datetime
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What is to be seen now. `rings` says that it is new; `again` is when to look again."""

    reminder: Reminder | None
    rings: bool
    again: datetime | None
    standing: tuple[Dose, ...]
    titles: Mapping[str, str]
    is_paused: bool


class Reminding:
    """Remembers which reminder is up, when it rang, and until when there is a rest."""

    def __init__(self) -> None:
        self._current: str | None = None
        self._rang: tuple[str, datetime] | None = None
        self._rest: tuple[datetime, datetime] | None = None
        self._in_session = False

    def begin(self, now: datetime) -> None:
        """Begin with a rest."""
        self._rest_for(REST, now)

    def session_began(self) -> None:
        """Be silent until the session has ended."""
        self._in_session = True

    def session_ended(self, now: datetime) -> None:
        """Go on, after a rest."""
        self._in_session = False
        self._rest_for(REST_AFTER_SESSION, now)

    def answered(self, now: datetime) -> None:
        """Take the answer for the reminder that is up: another one comes up after a rest."""
        self._current = self._rang = None
        self._rest_for(REST, now)

    def _rest_for(self, length: timedelta, now: datetime) -> None:
        start = now.astimezone(UTC)
        self._rest = (start, start + length)

    def look(
        self,
        agenda: Agenda,
        settings: Settings,
        now: datetime,
        is_led: Callable[[], bool] = lambda: False,
    ) -> Look:
        """Return what the user is reminded of now.

        `is_led` tells whether somebody else leads a session; it is asked last.
        """
        standing = doses(agenda.routines, agenda.history, settings.waking, now)
        titles = {routine.id: routine.title for routine in agenda.routines}
        paused = _pause(agenda.history.paused_until, now)
        due = [dose for dose in standing if dose.state is DoseState.DUE]
        self._forget_what_is_not(due)
        is_silent = (
            self._in_session
            or not settings.remind
            or paused is not None
            or self._rests(now)
            or _is_within(settings.quiet, now)
            or (bool(due) and is_led())
        )
        reminder = None if is_silent else self._chosen(due, titles, now)
        rings = reminder is not None and self._ring(reminder, now)
        change = next_change(standing, settings.waking, now)
        moments = [change, paused, agenda.until, *self._own_moments()]
        again = _soonest([*moments, *_edges(settings.quiet, now)], now)
        return Look(reminder, rings, again, standing, titles, paused is not None)

    def _forget_what_is_not(self, due: list[Dose]) -> None:
        known = {dose.routine for dose in due}
        if self._current not in known:
            self._current = None
        if self._rang is not None and self._rang[0] not in known:
            self._rang = None

    def _chosen(self, due: list[Dose], titles: Mapping[str, str], now: datetime) -> Reminder | None:
        if not due:
            return None
        dose = next((each for each in due if each.routine == self._current), due[0])
        self._current = dose.routine
        others = tuple(titles[each.routine] for each in due if each is not dose)
        return Reminder(dose.routine, titles[dose.routine], dose.at or now, others)

    def _ring(self, reminder: Reminder, now: datetime) -> bool:
        if self._rang is not None and self._rang[0] == reminder.routine:
            since = now.astimezone(UTC) - self._rang[1]
            if timedelta(0) <= since < RINGS_AGAIN:
                return False
        self._rang = (reminder.routine, now.astimezone(UTC))
        return True

    def _rests(self, now: datetime) -> bool:
        return self._rest is not None and self._rest[0] <= now.astimezone(UTC) < self._rest[1]

    def _own_moments(self) -> Iterator[datetime]:
        if self._rest is not None:
            yield self._rest[1]
        if self._rang is not None:
            yield self._rang[1] + RINGS_AGAIN


def _pause(until: datetime | None, now: datetime) -> datetime | None:
    """Return until when reminders are paused; none where they are not."""
    if until is None:
        return None
    left = until.astimezone(UTC) - now.astimezone(UTC)
    return until if timedelta(0) < left <= LONGEST_PAUSE else None


def _is_within(quiet: WakingHours | None, now: datetime) -> bool:
    return quiet is not None and Calendar(quiet, now.tzinfo or UTC).is_awake(now)


def _edges(quiet: WakingHours | None, now: datetime) -> Iterator[datetime]:
    """Return when quiet hours begin and end, and when their next day begins."""
    if quiet is not None:
        calendar = Calendar(quiet, now.tzinfo or UTC)
        today = calendar.day_of(now)
        yield from calendar.waking(today)
        yield calendar.begin(today + timedelta(days=1))


def _soonest(moments: list[datetime | None], now: datetime) -> datetime | None:
    this = now.astimezone(UTC)
    later = [moment.astimezone(UTC) for moment in moments if moment is not None]
    return min((moment for moment in later if moment > this), default=None)
