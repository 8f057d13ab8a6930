"""What every face of the program shares: events go to the coach, effects where they belong.

Tones first, because they have a moment to keep; then the logbook; then the face shows the rest.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

from exercise_coach.session import Coach, Effect, Event
from exercise_coach.session.effects import Cue, Stopped
from exercise_coach.session.events import Woke


class Sounds(Protocol):
    """What a guide needs of a sound back end."""

    def play(self, tone: str, /) -> None:
        """Sound a tone now."""

    def hush(self) -> None:
        """Silence whatever sounds."""


class Journals(Protocol):
    """What a guide needs of the logbook."""

    def record(self, effects: Sequence[Effect], /) -> None:
        """Write what happened."""


class Guide:
    """Leads one session: the coach decides, the guide carries out."""

    def __init__(
        self, coach: Coach, sound: Sounds, journal: Journals, clock: Callable[[], float]
    ) -> None:
        self.coach = coach
        self._sound = sound
        self._journal = journal
        self._clock = clock

    def send(self, event: Event) -> tuple[Effect, ...]:
        """Hand an event to the coach and return what followed, after it was sounded and written.

        An event that does not apply now does nothing but let the coach look at the clock.
        """
        if not self.coach.accepts(event):
            event = Woke()
        effects = self.coach.handle(event, self._clock())
        try:
            self._play(effects)
        finally:
            self._journal.record(effects)
        return effects

    def _play(self, effects: Sequence[Effect]) -> None:
        cues = [effect for effect in effects if isinstance(effect, Cue)]
        if any(isinstance(effect, Stopped) for effect in effects):
            self._sound.hush()
            cues = cues[-1:]
        for cue in cues:
            self._sound.play(cue.tone)

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
