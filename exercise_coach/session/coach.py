"""The coach walks a timeline: events and the time go in, effects come out.

It knows no clock, screen, sound or disk. Times are monotonic seconds from the caller. Which event
may come when stands in `state`; what each of them does, in the module of its subject.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

from exercise_coach.prescription import Routine
from exercise_coach.session import (
    effects,
    events,
    moving,
    scoring,
    symptoms,
    waiting,
    walking,
)
from exercise_coach.session.asking import ask_pain
from exercise_coach.session.effects import Effect, When
from exercise_coach.session.ending import stop
from exercise_coach.session.events import Choice, Event
from exercise_coach.session.progress import Progress
from exercise_coach.session.standing import Standing, standing_at
from exercise_coach.session.state import TRANSITIONS, IllegalEventError, State
from exercise_coach.session.timeline import Interval, SetKey, Timeline

LONGEST_SLEEP = 1.0
"""A live session is looked at this often at least, in seconds."""
STALE = 0.5
"""A cue later than this is not sounded, in seconds."""


def _nothing_more(_session: Standing, _event: events.Woke, _now: float) -> None:
    """Nothing follows from looking at the clock but what had fallen due."""


HANDLERS: Mapping[type[Event], Callable[[Standing, Any, float], None]] = {
    events.Woke: _nothing_more,
    events.Start: scoring.start,
    events.Score: scoring.take_score,
    events.KeepScore: scoring.keep_score,
    events.AskPain: ask_pain,
    events.Pause: waiting.pause,
    events.Resume: waiting.resume,
    events.AddRest: waiting.add_rest,
    events.Skip: moving.skip,
    events.Back: moving.go_back,
    events.Cramp: symptoms.cramp,
    events.Choose: symptoms.choose,
    events.Feel: symptoms.feel,
    events.Stop: stop,
}
"""What does each event's work."""


class Coach:
    """Leads through one session of a routine, from a starting score to an end or a stop.

    With `progress` it goes on with a session that was broken off, from the set it had reached.
    """

    def __init__(self, routine: Routine, progress: Progress | None = None) -> None:
        self._session = standing_at(routine, progress)

    @property
    def routine(self) -> Routine:
        """What is done."""
        return self._session.routine

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self._session.state

    @property
    def question(self) -> When | None:
        """Which score is asked for, if any."""
        return self._session.question

    @property
    def last_score(self) -> int | None:
        """The last score that was given, 0–10."""
        return self._session.last_score

    @property
    def start_score(self) -> int | None:
        """The score at the start, 0–10; none before it."""
        return self._session.start_score

    @property
    def stop_line(self) -> int:
        """The score above which the session stops; settled only at the start."""
        return self._session.stop_line

    @property
    def offers(self) -> tuple[Choice, ...]:
        """What may be chosen after a cramp."""
        return self._session.offers

    @property
    def timeline(self) -> Timeline:
        """The plan as it stands: an easier variant changes it."""
        return self._session.timeline

    @property
    def interval(self) -> Interval:
        """What the user is asked for now."""
        return self._session.interval

    @property
    def upcoming(self) -> tuple[Interval, ...]:
        """What follows the present interval."""
        return self._session.head.upcoming

    @property
    def done(self) -> frozenset[SetKey]:
        """The sets that were finished."""
        return frozenset(self._session.done)

    @property
    def skipped(self) -> frozenset[SetKey]:
        """The sets that were passed over."""
        return frozenset(self._session.skipped)

    @property
    def deadline(self) -> float | None:
        """The next moment to send `Woke`; none while paused, and when the session is over.

        While a question holds the session it is the moment to ask it again.
        """
        session = self._session
        if session.is_waiting_for_answer:
            return session.next_asking
        if session.state is not State.RUNNING:
            return None
        return min(session.head.next_moment(), session.seen + LONGEST_SLEEP)

    def elapsed(self, now: float) -> float:
        """Return the planned offset reached at `now`, in seconds; it stands still while held."""
        return self._session.head.elapsed(now)

    def remaining(self, now: float) -> float:
        """Return how much of the present interval is left, in seconds."""
        return max(0.0, self.interval.end - self.elapsed(now))

    def time_left(self, now: float) -> float:
        """Return how much of the session is left as planned, in seconds."""
        return max(0.0, self.timeline.duration - self.elapsed(now))

    def line_for(self, start_score: int | None) -> int:
        """Return the stop line of a session that starts at this score; it never rises again."""
        return scoring.line_for(self._session, start_score)

    def accepts(self, event: Event) -> bool:
        """Tell whether `handle` would take this event now."""
        if type(event) not in TRANSITIONS[self.state]:
            return False
        if isinstance(event, events.Start):
            return scoring.may_start(self._session)
        return not isinstance(event, events.Choose) or event.choice in self.offers

    def handle(self, event: Event, now: float, told: float = -math.inf) -> tuple[Effect, ...]:
        """Take an event at `now` and return what follows from it and from the time passed.

        `told` is the moment of the last tone that was heard though nobody looked: after a gap the
        session does not go back behind it, so that nothing is asked of the user twice.

        Raises `IllegalEventError`, and changes nothing, for an event this state does not take.
        """
        if not self.accepts(event):
            raise IllegalEventError(f"{event} in state {self.state}")
        now = max(now, self._session.seen)
        self._session.effects = []
        walking.look(self._session, now, told)
        HANDLERS[type(event)](self._session, event, now)
        return tuple(each for each in self._session.effects if not _is_stale(each, now))


def _is_stale(effect: Effect, now: float) -> bool:
    return isinstance(effect, effects.Cue) and now - effect.at > STALE
