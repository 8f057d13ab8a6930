"""What every face of the program shares: events go to the coach, effects where they belong.

Tones first, because they have a moment to keep; then the logbook; then the face shows the rest.
"""

import math
from collections.abc import Callable, Sequence
from typing import Protocol

from exercise_coach.session import Coach, Effect, Event, coming_cues
from exercise_coach.session.effects import Cue, Paused, Stopped
from exercise_coach.session.events import Woke

AHEAD = 1.5
"""Tones are handed over so many seconds before their moment.

A coach sleeps for one; whoever wakes it may come half a second too late, and still no tone does.
"""
SAME = 0.001
"""Moments of a tone that differ by less, in seconds, are one."""


class Sounds(Protocol):
    """What a guide needs of a sound back end."""

    def play(self, tone: str, at: float, /) -> None:
        """Sound a tone that was due at `at`, unless it has sounded as planned.

        Where `at` is yet to come it sounds then, if the back end can plan.
        """

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        """Sound each tone at its moment, whatever the caller does then.

        They take the place of everything planned for later than `now`. Where a back end cannot
        plan, or is lost before a moment comes, that tone waits to be played.
        """

    def sounded(self) -> Sequence[tuple[str, float]]:
        """Return what has sounded as planned, and its moments; it may take a third of a second."""

    def hush(self) -> None:
        """Silence whatever sounds, and forget what is planned."""


class Journals(Protocol):
    """What a guide needs of the logbook."""

    def record(self, effects: Sequence[Effect], /) -> None:
        """Write what happened."""


class Speaks(Protocol):
    """What a guide needs of a voice."""

    @property
    def deadline(self) -> float | None:
        """When to look next, in monotonic seconds; none while there is nothing to be said."""

    def follow(self, effects: Sequence[Effect], now: float, /) -> float:
        """Take in what followed from an event, and be silent where a tone is due.

        Returns for how long the voice may still be heard, in seconds.
        """

    def look(self, now: float, /) -> None:
        """Say what may be said now."""


class Guide:
    """Leads one session: the coach decides, the guide carries out. It speaks where it may."""

    def __init__(
        self, coach: Coach, sound: Sounds, journal: Journals, clock: Callable[[], float],
        speaker: Speaks | None = None,
    ) -> None:  # fmt: skip
        self.coach = coach
        self._sound = sound
        self._journal = journal
        self._clock = clock
        self.speaker = speaker
        self._planned: Sequence[Cue] = ()
        self._looked = -math.inf

    def send(self, event: Event) -> tuple[Effect, ...]:
        """Hand an event to the coach and return what followed, after it was sounded and written.

        An event that does not apply now does nothing but let the coach look at the clock.
        """
        if not self.coach.accepts(event):
            event = Woke()
        now = self._clock()
        effects = self.coach.handle(event, now, self._told(now))
        self._looked = now
        try:
            fading = 0.0 if self.speaker is None else self.speaker.follow(effects, now)
            self._play(effects, now, fading)
        finally:
            self._journal.record(effects)
        self.speak()
        return effects

    def speak(self) -> None:
        """Let the voice say what may be said now."""
        if self.speaker is not None:
            self.speaker.look(self._clock())

    def _told(self, now: float) -> float:
        """Return the moment of the last tone that sounded while nobody looked for long."""
        if not self._planned or now - self._looked <= AHEAD:
            return -math.inf
        sounded = self._sound.sounded()
        return max((cue.at for cue in self._planned if _is_among(cue, sounded)), default=-math.inf)

    def _play(self, effects: Sequence[Effect], now: float, fading: float) -> None:
        """Sound what is due; what nobody could foresee, as soon as the voice has faded."""
        cues = [effect for effect in effects if isinstance(effect, Cue)]
        for effect in effects:
            if isinstance(effect, Paused) and effect.at < now:
                self._sound.plan((), effect.at)  # what was planned for the gap
        if any(isinstance(effect, Stopped) for effect in effects):
            self._sound.hush()
            cues = cues[-1:]
        for cue in cues:
            self._sound.play(cue.tone, cue.at + (0.0 if self._was_planned(cue) else fading))
        # Of the moment the coach knows of: what has fallen due since then is still planned.
        self._planned = tuple(coming_cues(self.coach, now, AHEAD, past_questions=False))
        self._sound.plan(_plan(self._planned), now)

    def _was_planned(self, cue: Cue) -> bool:
        return _is_among(cue, _plan(self._planned))

    def remaining(self) -> float:
        """Return how much of the present interval is left, in seconds."""
        return self.coach.remaining(self._clock())

    def time_left(self) -> float:
        """Return how much of the session is left as planned, in seconds."""
        return self.coach.time_left(self._clock())

    def wait(self) -> float | None:
        """Return how long to wait before waking the coach, in seconds; none while time is held."""
        deadline = self.coach.deadline
        return None if deadline is None else max(0.0, deadline - self._clock())

    def wait_to_speak(self) -> float | None:
        """Return how long to wait before the voice looks again, in seconds; none where it need not.

        It goes on while time is held, and after the last tone.
        """
        deadline = None if self.speaker is None else self.speaker.deadline
        return None if deadline is None else max(0.0, deadline - self._clock())


def _plan(cues: Sequence[Cue]) -> Sequence[tuple[str, float]]:
    return [(cue.tone, cue.at) for cue in cues]


def _is_among(cue: Cue, tones: Sequence[tuple[str, float]]) -> bool:
    # Moments are sums of floats.
    return any(tone == cue.tone and abs(at - cue.at) < SAME for tone, at in tones)
