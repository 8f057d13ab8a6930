"""When each routine falls due. Pure: the same history, hours and moment give the same doses.

How a `repeat` is read:

`every: 1 h`
    That long after the last dose ended; what would fall into the night waits for the start of
    waking hours. Where nothing was done yet, it is due from the start of waking hours.
`per_day: 2`
    The waking hours are cut into as many equal parts, and each dose is due from the beginning of
    its part: 08:00 and 15:00 for two. A late one is caught up, but never sooner than half a part
    after the dose before it. What is not done before the night is let go.
`per_week: 3`
    Counted over seven days in a row, today the last of them, so that a week that began badly is not
    crammed into its Sunday. Three leave a day of rest between, two leave two, five none. More than
    seven are shared out over the days, and within a day like `per_day`.

At most one dose of a routine is ever outstanding: doses missed do not pile up, and none is carried
through the night. A session counts as a dose when it was completed, and also when pain or a symptom
stopped it: nobody is called back to what has just hurt. One that the user broke off does not count.

Days are those of the place where the user is now; time that has passed is measured in UTC. After
the clock was set back, a session may seem to lie ahead: it counts for its day, and for `every` only
if it lies no further ahead than the interval, so that it never blocks for long.
"""

import enum
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import msgspec

from exercise_coach.prescription import Repeat, Routine
from exercise_coach.recovery.history import History, Session
from exercise_coach.recovery.waking import ONE_DAY, Calendar, WakingHours

COUNTING = frozenset({"completed", "stopped_pain", "stopped_symptom"})
"""Outcomes after which a dose is not due again at once."""
WEEK = 7
_LOOK_BACK = 16 * ONE_DAY
"""Two weeks, which an interval of a week may span, and room for zones."""
_LOOK_AHEAD = 16


class DoseState(enum.StrEnum):
    """How a routine stands now."""

    DUE = "due"
    LATER = "later"
    DONE = "done"
    SKIPPED = "skipped"
    SNOOZED = "snoozed"
    ANYTIME = "anytime"


@dataclass(frozen=True, slots=True)
class Dose:
    """A routine, and when it is next to be done.

    `due`: since `at`. `later`: not yet, from `at`, today or on a later day. `done`: some of it was
    done today, and nothing more falls due before `at` on another day. `skipped`: not today; next
    at `at`. `snoozed`: due, but waits until `at`. `anytime`: has no times, and `at` is none.

    `done_today` counts what was completed today. `of_today` is how many belong to today, those done
    beyond that included: 0 on a day of rest, none for `every` and `anytime`.
    """

    routine: str
    state: DoseState
    at: datetime | None
    done_today: int
    of_today: int | None


def doses(
    routines: Iterable[Routine], history: History, hours: WakingHours, now: datetime
) -> tuple[Dose, ...]:
    """Return the dose of each routine, in their order.

    `now` carries the user's time zone, best a `zoneinfo.ZoneInfo`, which knows when clocks change;
    a fixed offset puts a day after a change an hour off. Raises ValueError where it carries none.
    """
    if now.tzinfo is None:
        raise ValueError("now carries no time zone")
    calendar = Calendar(hours, now.tzinfo)
    recent = _recent(history.sessions, now)
    return tuple(
        _Reckoning(calendar, routine, recent, history, now.astimezone(UTC)).dose()
        for routine in routines
    )


def next_change(standing: Iterable[Dose], hours: WakingHours, now: datetime) -> datetime | None:
    """Return the next moment at which any of these doses may stand differently.

    None where none of them has times. Raises ValueError as `doses` does.
    """
    if now.tzinfo is None:
        raise ValueError("now carries no time zone")
    moments = [dose.at.astimezone(UTC) for dose in standing if dose.at is not None]
    if not moments:
        return None
    calendar, this = Calendar(hours, now.tzinfo), now.astimezone(UTC)
    today = calendar.day_of(now)
    moments += [*calendar.waking(today), calendar.begin(today + ONE_DAY)]
    return min(moment for moment in moments if moment > this).astimezone(now.tzinfo)


def _recent(sessions: Sequence[Session], now: datetime) -> list[Session]:
    first = bisect_left(sessions, now - _LOOK_BACK, key=lambda session: session.ended)
    return [each for each in sessions[first:] if each.outcome in COUNTING]


class _Reckoning:
    """Works out one dose. All moments in here are UTC."""

    def __init__(
        self,
        calendar: Calendar,
        routine: Routine,
        recent: Sequence[Session],
        history: History,
        now: datetime,
    ) -> None:
        self._calendar, self._history, self._now = calendar, history, now
        self._routine, self._repeat = routine.id, routine.repeat or Repeat()
        self._ended = [each.ended.astimezone(UTC) for each in recent if each.routine == routine.id]
        self._days = [calendar.day_of(ended) for ended in self._ended]
        self._completed = [
            calendar.day_of(each.ended.astimezone(UTC))
            for each in recent
            if each.routine == routine.id and each.outcome == "completed"
        ]
        self._today = calendar.day_of(now)

    def dose(self) -> Dose:
        """Return how the routine stands."""
        done = self._completed.count(self._today)
        if self._repeat == Repeat():
            return Dose(self._routine, DoseState.ANYTIME, None, done, None)
        room = self._room(self._today)
        state, at = self._standing(done)
        local = None if at is None else at.astimezone(self._calendar.zone)
        return Dose(self._routine, state, local, done, None if room is None else max(room, done))

    def _standing(self, done: int) -> tuple[DoseState, datetime | None]:
        due = self._due_on(self._today)
        if due is None or self._now >= self._calendar.waking(self._today)[1]:
            return (DoseState.DONE if done else DoseState.LATER), self._due_after_today()
        if self._is_skipped():
            return DoseState.SKIPPED, self._due_after_today()
        if due > self._now:
            return DoseState.LATER, due
        until = self._snoozed_until()
        return (DoseState.DUE, due) if until is None else (DoseState.SNOOZED, until)

    def _due_after_today(self) -> datetime | None:
        days = (self._today + ahead * ONE_DAY for ahead in range(1, _LOOK_AHEAD))
        return next((due for day in days if (due := self._due_on(day)) is not None), None)

    def _due_on(self, day: date) -> datetime | None:
        """Return from when a dose is due on a day, if nothing more is done until then."""
        start, end = self._calendar.waking(day)
        every = self._repeat.every
        due = (
            self._due_in_part(day, start, end)
            if isinstance(every, msgspec.UnsetType)
            else self._due_every(timedelta(seconds=every), start)
        )
        return due if due is not None and due < end else None

    def _due_every(self, interval: timedelta, start: datetime) -> datetime:
        known = [ended for ended in self._ended if ended <= self._now + interval]
        return max(start, max(known) + interval) if known else start

    def _due_in_part(self, day: date, start: datetime, end: datetime) -> datetime | None:
        """Return when the part of the day begins that the next dose belongs to."""
        room, done = self._room(day), self._days.count(day)
        if room is None or done >= room:
            return None
        part = (end - start) / room
        before = [ended for ended, on in zip(self._ended, self._days, strict=True) if on <= day]
        due = start + done * part
        return max(due, max(before) + part / 2) if before else due

    def _room(self, day: date) -> int | None:
        """Return how many doses a day has room for; none where there is no such number."""
        per_day, per_week = self._repeat.per_day, self._repeat.per_week
        if not isinstance(per_day, msgspec.UnsetType):
            return per_day
        return None if isinstance(per_week, msgspec.UnsetType) else self._share(day, per_week)

    def _share(self, day: date, per_week: int) -> int:
        """Return a day's share of a week's doses: none on a day of rest."""
        most = -(-per_week // WEEK)
        week = [day - back * ONE_DAY for back in range(1, WEEK)]
        rest = max(0, WEEK // per_week - 1)
        if any(on in self._days for on in week[:rest]):
            return 0
        left = per_week - sum(min(most, self._days.count(on)) for on in week)
        return max(0, min(most, left))

    def _is_skipped(self) -> bool:
        return any(
            skip.routine == self._routine and self._calendar.day_of(skip.at) == self._today
            for skip in self._history.skipped
        )

    def _snoozed_until(self) -> datetime | None:
        """Return until when a due dose waits, in waking hours; a dose done since ends the wait."""
        last = max((ended for ended in self._ended if ended <= self._now), default=None)
        waits = [
            snooze.until.astimezone(UTC)
            for snooze in self._history.snoozed
            if snooze.routine == self._routine
            and snooze.at <= self._now < snooze.until
            and (last is None or last < snooze.at)
        ]
        if not waits:
            return None
        until = max(waits)
        awake = until < self._calendar.waking(self._today)[1]
        return until if awake else self._due_after_today()
