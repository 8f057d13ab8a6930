"""What a session in a window is made of."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from exercise_coach.figure import Figure
from exercise_coach.guide import Journals, Sounds
from exercise_coach.prescription import Routine
from exercise_coach.recovery import Question
from exercise_coach.session import Coach


class SessionSounds(Sounds, Protocol):
    """What a session in a window needs of a sound back end."""

    @property
    def notice(self) -> str | None:
        """What the user should know of it, in a sentence."""

    @property
    def is_unheard(self) -> bool:
        """Whether no tone can be heard."""

    @property
    def ready(self) -> bool:
        """Whether a tone asked for now would be heard in time."""

    @property
    def lateness(self) -> float:
        """How much later than asked for tones are heard at present, in seconds."""

    def wake(self) -> None:
        """Wake the device, and keep it awake."""

    def sleep(self) -> None:
        """Let the device go."""


class SessionJournal(Journals, Protocol):
    """What a session in a window needs of the logbook."""

    @property
    def problem(self) -> str | None:
        """What could not be saved, in a sentence."""

    def finish(
        self, pain_after: int | None = None, effort: int | None = None, note: str | None = None
    ) -> None:
        """Add what was said after the session."""

    def flush(self, timeout: float | None = None) -> bool:
        """Wait until all is written, `timeout` seconds at most; tell whether it is."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a session is made of. `instead` returns what may be done at a score instead.

    `questions` are those of the screening, where they are to be seen before the start, and `why`
    says what for; `remarks` say what else is to be known before it, such as what was eased. With
    `less_motion` the figures show end poses only.
    """

    coach: Coach
    sound: SessionSounds
    journal: SessionJournal
    clock: Callable[[], float]
    instead: Callable[[int], Sequence[Routine]]
    is_resumed: bool = False
    questions: Sequence[Question] = ()
    why: str = ""
    remarks: Sequence[str] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    less_motion: bool = False
