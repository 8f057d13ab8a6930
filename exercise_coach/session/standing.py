"""How a session stands: all that the coach knows of it, and that changes on the way.

What may happen to it is told by the modules that change it: `ending`, `asking`, `walking`,
`scoring`, `waiting`, `moving` and `symptoms`. Moments are monotonic seconds from the caller.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from exercise_coach.prescription import Routine
from exercise_coach.session.compiling import compile_timeline
from exercise_coach.session.effects import Effect, When
from exercise_coach.session.events import Choice
from exercise_coach.session.playhead import Playhead
from exercise_coach.session.progress import Progress
from exercise_coach.session.state import State
from exercise_coach.session.timeline import Interval, SetKey, Timeline


@dataclass(slots=True)
class Standing:
    """One session as it stands.

    `question` is what the user owes an answer to, `answered` the position after whose exercise the
    score was given, and `after_answer` the state an answer leads back to. `eased` names, by
    position, the set from which the easier variant is done. `has_taken_back` tells that a cramp
    was said to be none.
    """

    routine: Routine
    progress: Progress | None
    head: Playhead
    stop_line: int
    eased: dict[int, int] = field(default_factory=dict)
    cramps: int = 0
    done: set[SetKey] = field(default_factory=set)
    skipped: set[SetKey] = field(default_factory=set)
    state: State = State.READY
    question: When | None = None
    last_score: int | None = None
    start_score: int | None = None
    offers: tuple[Choice, ...] = ()
    after_answer: State = State.RUNNING
    answered: int | None = None
    asking_since: float = math.inf
    next_asking: float = math.inf
    seen: float = -math.inf
    effects: list[Effect] = field(default_factory=list)
    has_taken_back: bool = False

    @property
    def timeline(self) -> Timeline:
        """The plan as it stands: an easier variant changes it."""
        return self.head.timeline

    @property
    def interval(self) -> Interval:
        """What the user is asked for now."""
        return self.head.interval

    @property
    def exercise(self) -> str:
        """The id of the exercise that is done now."""
        return self.interval.prescription.exercise.id

    @property
    def is_waiting_for_answer(self) -> bool:
        """Whether nothing but a question holds the session."""
        return self.state is State.ASKING and self.after_answer is State.RUNNING

    def emit(self, *effects: Effect) -> None:
        """Add what follows."""
        self.effects += effects

    def hold(self, state: State, moment: float) -> None:
        """Come into a state in which time stands still from `moment`, unless it does already."""
        self.state = state
        self.head.hold(moment)

    def release(self, now: float) -> None:
        """Let the session run again, and time move on."""
        self.state = State.RUNNING
        self.head.release(now)

    def all_done(self, keys: Sequence[SetKey]) -> bool:
        """Tell whether every one of these sets was finished."""
        return self.done.issuperset(keys)


def standing_at(routine: Routine, progress: Progress | None) -> Standing:
    """Return how a session stands before it starts, or before it goes on."""
    eased = dict(progress.eased) if progress else {}
    head = Playhead(compile_timeline(routine, eased))
    if progress is None:
        head.jump(0, 0.0)
        return Standing(routine, None, head, routine.pain_limit)
    head.jump(progress.reached(head.timeline), 0.0)
    return Standing(
        routine,
        progress,
        head,
        progress.stop_line,
        eased,
        progress.cramps,
        set(progress.done),
        set(progress.skipped),
    )
