"""A session as its shell leads it: a clock of its own, and a wake-up at every deadline."""

from collections.abc import Iterable

from exercise_coach.prescription import Routine
from exercise_coach.session import Coach, Effect, Event, Progress, SetKey, State, effects, events

START = 1000.0
"""The moment at which a led session begins, in seconds of its clock."""


class Led:
    """A coach, the moment it is led to, and everything that followed.

    With a `score` the session is started at once.
    """

    def __init__(
        self, routine: Routine, score: int | None = 0, progress: Progress | None = None
    ) -> None:
        self.coach = Coach(routine, progress)
        self.now = START
        self.followed: list[Effect] = []
        if score is not None:
            self.does(events.Score(score), events.Start())

    @property
    def state(self) -> State:
        return self.coach.state

    @property
    def offset(self) -> float:
        """The seconds since the session began."""
        return self.now - START

    def does(self, *given: Event) -> list[Effect]:
        """Give events at this moment and return what follows from them."""
        return self._keep(
            effect for event in given for effect in self.coach.handle(event, self.now)
        )

    def wait(self, seconds: float) -> list[Effect]:
        """Let time pass, awake at every deadline and at the end."""
        end = self.now + seconds
        followed: list[Effect] = []
        while (deadline := self.coach.deadline) is not None and deadline < end:
            self.now = deadline
            followed += self.does(events.Woke())
        self.now = end
        return followed + self.does(events.Woke())

    def stall(self, seconds: float) -> None:
        """Let time pass without looking at the clock."""
        self.now += seconds

    def finish(self, score: int = 0) -> list[Effect]:
        """Go on to the end: awake at every deadline, each question answered with `score`."""
        before = len(self.followed)
        while self.state.is_live:
            if self.state is State.ASKING:
                self.does(events.Score(score))
            elif self.state is State.PAUSED:
                self.does(events.Resume())
            else:
                assert self.coach.deadline is not None
                self.now = self.coach.deadline
                self.does(events.Woke())
        return self.followed[before:]

    def _keep(self, followed: Iterable[Effect]) -> list[Effect]:
        new = list(followed)
        self.followed += new
        return new


def tones(followed: Iterable[Effect]) -> list[tuple[str, float]]:
    """Return the tones and their offsets, in seconds since the session began."""
    return [(cue.tone, cue.at - START) for cue in followed if isinstance(cue, effects.Cue)]


def kinds(followed: Iterable[Effect]) -> list[str]:
    """Return the names of what followed, in order."""
    return [type(effect).__name__ for effect in followed]


def sets_done(followed: Iterable[Effect]) -> list[SetKey]:
    return [effect.key for effect in followed if isinstance(effect, effects.SetDone)]


def sets_skipped(followed: Iterable[Effect]) -> list[SetKey]:
    return [effect.key for effect in followed if isinstance(effect, effects.SetSkipped)]


def progress_of(followed: Iterable[Effect]) -> Progress:
    """Return how far a session had come, as a logbook would know it."""
    done: set[SetKey] = set()
    skipped: set[SetKey] = set()
    eased: dict[int, int] = {}
    cramps = stop_line = 0
    for effect in followed:
        match effect:
            case effects.Started():
                stop_line = effect.stop_line
            case effects.SetDone():
                done.add(effect.key)
                skipped.discard(effect.key)
            case effects.SetSkipped():
                skipped.add(effect.key)
            case effects.Cramped():
                cramps += 1
            case effects.CrampTakenBack():
                cramps -= 1
            case effects.Eased():
                eased[effect.position] = effect.from_set
    return Progress(frozenset(done), stop_line, frozenset(skipped), cramps, eased)
