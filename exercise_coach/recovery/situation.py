"""What a history comes to now: the values that the rules look at, each worked out once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property

from exercise_coach.prescription import Exercise, Load, Phase, Routine
from exercise_coach.recovery import phases
from exercise_coach.recovery.history import Episode, History, Session
from exercise_coach.recovery.moments import day_of, elapsed, utc
from exercise_coach.recovery.screening import resumed

CALM = 2
"""A score above this stops an exercise (S1-12), and is too much to step up on."""
ENOUGH_DAYS = 2
"""Calm days before strength."""
STALE = timedelta(days=14)
"""Sessions longer ago say nothing about stepping up."""
LONG_AGO = timedelta(days=120)
"""From further back, not all that was done is known (`History`)."""
STOPS = frozenset({"stopped_pain", "stopped_symptom"})
ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class Day:
    """What was told and done on a calendar day: the last morning score, the sessions in order.

    `attacks` is how many attacks came outside of sessions.
    """

    morning: int | None = None
    sessions: list[Session] = field(default_factory=list)
    attacks: int = 0

    @property
    def training(self) -> list[Session]:
        """Those of its sessions that asked something of the back."""
        return [session for session in self.sessions if session.load is not Load.RELIEF]

    @property
    def start(self) -> int | None:
        """The score that its exercise began with; that of relief where nothing else was done."""
        first = next(iter(self.training or self.sessions), None)
        return None if first is None else first.pain_before

    @property
    def score(self) -> int | None:
        """The score that stands for the day: of its morning, or before its first session."""
        if self.morning is not None or not self.sessions:
            return self.morning
        return self.sessions[0].pain_before

    @property
    def went_above(self) -> bool:
        """Whether any of it was stopped by pain or a symptom, or went above 2, or a cramp came."""
        cramped = self.attacks > 0 or any(each.cramps for each in self.sessions)
        return cramped or any(
            each.highest > CALM or each.outcome in STOPS for each in self.sessions
        )

    @property
    def is_calm(self) -> bool:
        """Whether a session that asked something was completed, and nothing went above."""
        completed = any(each.outcome == "completed" for each in self.training)
        return completed and not self.went_above

    @property
    def has_strength(self) -> bool:
        """Whether a session of strength was completed."""
        return any(
            each.load is Load.STRENGTH and each.outcome == "completed" for each in self.sessions
        )


@dataclass(frozen=True, slots=True)
class Scored:
    """A pain score, 0–10, and when it was given."""

    at: datetime
    score: int


@dataclass(frozen=True)
class Situation:
    """A history, seen from `now`, with the routines and exercises there are."""

    history: History
    routines: Mapping[str, Routine]
    exercises: Mapping[str, Exercise]
    now: datetime

    @cached_property
    def episode(self) -> Episode | None:
        """The open episode."""
        return self.history.episode

    @cached_property
    def is_told(self) -> bool:
        """Whether anything is known that a phase follows from: an episode, or a choice."""
        return bool(self.history.episodes or self.history.choices)

    @cached_property
    def phase(self) -> Phase:
        """The phase in force."""
        return phases.in_force(self.history, self.now)

    @cached_property
    def course(self) -> phases.Course | None:
        """How the phase of the open episode went."""
        return phases.Course(self.episode) if self.episode else None

    @cached_property
    def since_began(self) -> timedelta | None:
        """How long the open episode has lasted; never less than nothing."""
        if self.episode is None:
            return None
        return max(elapsed(self.episode.began, self.now), timedelta())

    @cached_property
    def today(self) -> date:
        """The calendar day."""
        return day_of(self.now, self.now)

    @cached_property
    def day(self) -> int | None:
        """The calendar day of the open episode, counted from 1."""
        if self.episode is None:
            return None
        return max((self.today - day_of(self.episode.began, self.now)).days, 0) + 1

    @cached_property
    def rests(self) -> bool:
        """Whether 48 hours have not yet passed since the episode began, or since a flare.

        Whatever phase the user chose.
        """
        if self.episode is None or self.course is None:
            return False
        rest_from = max(self.episode.began, self.course.rest_from, key=utc)
        return elapsed(rest_from, self.now) < phases.ACUTE

    @cached_property
    def days(self) -> Mapping[date, Day]:
        """All days on which something was told or done."""
        days: dict[date, Day] = {}
        for session in self.history.sessions:
            days.setdefault(day_of(session.started, self.now), Day()).sessions.append(session)
        for morning in self.history.mornings:
            days.setdefault(day_of(morning.at, self.now), Day()).morning = morning.score
        for attack in self.history.attacks:
            days.setdefault(day_of(attack.at, self.now), Day()).attacks += 1
        return days

    @cached_property
    def morning(self) -> int | None:
        """The score of this morning."""
        return self._on(self.today).morning

    @cached_property
    def yesterday(self) -> Day:
        """What was told and done yesterday."""
        return self._on(self.today - ONE_DAY)

    @cached_property
    def is_worse(self) -> bool:
        """Whether this morning was higher than yesterday's start."""
        return _is_higher(self.morning, self.yesterday.start)

    @cached_property
    def is_worse_since(self) -> bool:
        """Whether any morning since the last day with a session was higher than that day's start.

        Wider than `is_worse`: the day may be longer ago than yesterday.
        """
        mornings: list[int | None] = []
        for day in sorted((day for day in self.days if day <= self.today), reverse=True):
            it = self._on(day)
            if it.sessions and day < self.today:
                return any(_is_higher(morning, it.start) for morning in mornings)
            mornings.append(it.morning)
        return False

    @cached_property
    def scores(self) -> tuple[Scored, ...]:
        """Every score of a morning or a session, in order of time, and then from low to high."""
        return tuple(sorted(self._scores(), key=lambda scored: (utc(scored.at), scored.score)))

    @cached_property
    def latest(self) -> Scored | None:
        """The latest score."""
        return self.scores[-1] if self.scores else None

    @cached_property
    def latest_morning(self) -> int | None:
        """The score of the latest morning of the open episode; of all without one."""
        mornings = self.history.mornings
        if not mornings or (self.episode and utc(mornings[-1].at) < utc(self.episode.began)):
            return None
        return mornings[-1].score

    @cached_property
    def of_episode(self) -> tuple[Scored, ...]:
        """The scores since the open episode began."""
        if self.episode is None:
            return ()
        began = utc(self.episode.began)
        return tuple(scored for scored in self.scores if utc(scored.at) >= began)

    @cached_property
    def calm_days(self) -> int:
        """On how many days sessions stayed at 2 or below, the next morning no worse.

        Counted in the last two weeks, after the day on which the episode began, that of the last
        flare, that on which a clinician cleared what had ended all exercise, and the last day that
        was otherwise. A day without a session, or without a score the next morning, does not
        count, and does not undo those that do.
        """
        return self.calm_days_since(self._last_setback)

    def calm_days_since(self, moment: datetime | None) -> int:
        """Return the number of calm days after the day of a moment, as `calm_days` counts them."""
        setbacks = [each for each in (moment, self.resumed) if each is not None]
        last = max((day_of(each, self.now) for each in setbacks), default=None)
        calm = 0
        for day in sorted((day for day in self.days if day <= self.today), reverse=True):
            if day < self.today - STALE or (last is not None and day <= last):
                break
            if self._undoes(day):
                break
            calm += self._is_calm(day)
        return calm

    @cached_property
    def resumed(self) -> datetime | None:
        """When a clinician last cleared what had ended all exercise."""
        return resumed(self.history)

    @cached_property
    def begins_again(self) -> bool:
        """Whether calm days are missing since a clinician cleared what had ended all exercise.

        Two are enough, with none between them that was otherwise; what came later does not matter.
        Of a clearance of more than 120 days ago it is not known what was done since.
        """
        if self.resumed is None or elapsed(self.resumed, self.now) > LONG_AGO:
            return False
        first, calm = day_of(self.resumed, self.now), 0
        for day in sorted(day for day in self.days if first < day <= self.today):
            calm = 0 if self._undoes(day) else calm + self._is_calm(day)
            if calm >= ENOUGH_DAYS:
                return False
        return True

    @cached_property
    def strong_days(self) -> int:
        """On how many of the last 120 days strength stayed at 2 or below, the morning no worse."""
        return sum(
            self.today - LONG_AGO < day <= self.today
            and it.has_strength
            and self._is_calm(day)
            and not self._undoes(day)
            for day, it in self.days.items()
        )

    def _is_calm(self, day: date) -> bool:
        return self._on(day).is_calm and self._on(day + ONE_DAY).morning is not None

    def _undoes(self, day: date) -> bool:
        it = self._on(day)
        return it.went_above or _is_higher(self._on(day + ONE_DAY).morning, it.start)

    @property
    def _last_setback(self) -> datetime | None:
        if self.episode is None or self.course is None:
            return self.history.episodes[-1].recovered if self.history.episodes else None
        return self.course.flare.at if self.course.flare else self.episode.began

    def _on(self, day: date) -> Day:
        return self.days.get(day) or Day()

    def _scores(self) -> Iterator[Scored]:
        for morning in self.history.mornings:
            yield Scored(morning.at, morning.score)
        for session in self.history.sessions:
            yield Scored(session.started, session.pain_before)
            if session.pain_after is not None:
                yield Scored(session.ended, session.pain_after)
            elif session.stop_score is not None:
                yield Scored(session.ended, session.stop_score)


def _is_higher(morning: int | None, start: int | None) -> bool:
    return morning is not None and start is not None and morning > start
