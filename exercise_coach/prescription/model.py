"""What to do: the words of a routine, as plain immutable values.

The ``*File`` classes are what a YAML file may say; msgspec reads them and the published JSON Schema
is made from them. `Routine` and `Prescription` are what the rest of the program sees: every default
filled in, every exercise id resolved. All durations are seconds.
"""

import enum
from typing import Annotated, ClassVar

import msgspec
from msgspec import UNSET, Meta, UnsetType

MAX_SETS = 20
MAX_REPS = 100
MAX_PAIN_LIMIT = 5
MAX_ENTRIES = 50


class FileKind(enum.StrEnum):
    """What a file holds."""

    EXERCISE = "exercise"
    ROUTINE = "routine"


class Phase(enum.StrEnum):
    """A phase of recovery, in the order in which a back spasm settles."""

    ACUTE = "acute"
    RECOVERY = "recovery"
    STRENGTHENING = "strengthening"
    MAINTENANCE = "maintenance"


class Load(enum.StrEnum):
    """How much a routine asks of the back; it decides at which pain score it may start."""

    RELIEF = "relief"
    GENTLE = "gentle"
    STRENGTH = "strength"


class Relief(enum.StrEnum):
    """What an exercise is that eases rather than trains; the Relief page is sorted by it."""

    POSITION = "position"
    BREATHING = "breathing"
    HEAT = "heat"
    COLD = "cold"
    WALK = "walk"


class SpineMove(enum.StrEnum):
    """What an exercise asks of the spine that some people must not do (known osteoporosis)."""

    BENDS = "bends"
    TWISTS = "twists"


class SideOrder(enum.StrEnum):
    """How a set of a sided exercise is shared between right and left."""

    ALTERNATING = "alternating"
    ONE_THEN_OTHER = "one-then-other"


class Side(enum.StrEnum):
    """The side that works now. Right comes first."""

    RIGHT = "right"
    LEFT = "left"


class Seconds(float):
    """A duration in a file: a number of seconds, or a text such as ``90 s`` or ``1:30``."""

    maximum: ClassVar[float] = 3600.0
    above_zero: ClassVar[bool] = False


class TimedSeconds(Seconds):
    """The length of a timed item: more than nothing, two hours at most."""

    maximum: ClassVar[float] = 7200.0
    above_zero: ClassVar[bool] = True


class EverySeconds(Seconds):
    """How long after the last dose the next one falls due: a week at most."""

    maximum: ClassVar[float] = 7 * 24 * 3600.0
    above_zero: ClassVar[bool] = True


Id = Annotated[
    # Python's $ also matches before a last line break, which an id must not have.
    str,
    Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)", max_length=64, description="the file's stem"),
]
Line = Annotated[str, Meta(pattern=r"\S", max_length=500)]
Reps = Annotated[int, Meta(ge=1, le=MAX_REPS)]
RepsPerSet = Annotated[tuple[Reps, ...], Meta(min_length=1, max_length=MAX_SETS)]
Sets = Annotated[int, Meta(ge=1, le=MAX_SETS)]
Format = Annotated[int, Meta(ge=1, le=1, description="the version of this file format")]


class _FilePart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What is read from a file: unknown keys are errors, and what is left out is `UNSET`."""


class Tempo(_FilePart, frozen=True):
    """The pace of one rep: on the way out, held, and on the way back; left out: 2, 0 and 2 s."""

    out: Seconds | UnsetType = UNSET
    hold: Seconds | UnsetType = UNSET
    back: Seconds | UnsetType = UNSET


class Repeat(_FilePart, frozen=True):
    """How often a routine falls due: exactly one of the three is set."""

    every: EverySeconds | UnsetType = UNSET
    per_day: Annotated[int, Meta(ge=1, le=24)] | UnsetType = UNSET
    per_week: Annotated[int, Meta(ge=1, le=21)] | UnsetType = UNSET


class Dose(_FilePart, frozen=True):
    """A dose as a file may give it, whole or in part."""

    sets: Sets | UnsetType = UNSET
    reps: Reps | RepsPerSet | UnsetType = UNSET
    time: TimedSeconds | UnsetType = UNSET
    tempo: Tempo | UnsetType = UNSET
    side: SideOrder | UnsetType = UNSET
    rest: Seconds | UnsetType = UNSET


class Use(Dose, frozen=True, kw_only=True):
    """One entry of a routine file: an exercise by id, and where it differs from its usual dose."""

    use: Id


class SideNames(_FilePart, frozen=True):
    """What each side means for one exercise, such as ``right arm, left leg``."""

    right: Line
    left: Line


class ExerciseFile(_FilePart, frozen=True, kw_only=True):
    """An exercise as its file tells it."""

    format: Format
    name: Line
    position: Line
    how: Annotated[tuple[Line, ...], Meta(min_length=3, max_length=5)]
    sides: bool | SideNames = False
    equipment: Annotated[tuple[Line, ...], Meta(max_length=10)] = ()
    reminders: Annotated[tuple[Line, ...], Meta(max_length=10)] = ()
    mistakes: Annotated[tuple[Line, ...], Meta(max_length=10)] = ()
    stop_if: Annotated[tuple[Line, ...], Meta(max_length=10)] = ()
    easier: Id | UnsetType = UNSET
    harder: Id | UnsetType = UNSET
    figure: Id | UnsetType = UNSET
    phases: Annotated[tuple[Phase, ...], Meta(min_length=1)] = tuple(Phase)
    from_day: Annotated[int, Meta(ge=1, le=42, description="first day of an episode")] = 1
    relief: Relief | UnsetType = UNSET
    spine: Annotated[tuple[SpineMove, ...], Meta(max_length=2)] = ()
    sources: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()
    defaults: Dose = Dose()


class RoutineFile(_FilePart, frozen=True, kw_only=True):
    """A routine as its file tells it."""

    format: Format
    title: Line
    phase: Phase
    load: Load
    summary: Line | UnsetType = UNSET
    repeat: Repeat | UnsetType = UNSET
    pain_limit: Annotated[int, Meta(ge=0, le=MAX_PAIN_LIMIT)] = 2
    prepare: Seconds | UnsetType = UNSET
    change_side: Seconds | UnsetType = UNSET
    sources: Annotated[tuple[Line, ...], Meta(max_length=20)] = ()
    exercises: Annotated[tuple[Use, ...], Meta(min_length=1, max_length=MAX_ENTRIES)]


class Exercise(msgspec.Struct, frozen=True, kw_only=True):
    """One movement: how to do it, what goes wrong, when to stop, and where that is known from.

    `from_day` is the first day of an episode on which it may be done, counted from 1.
    """

    id: str
    name: str
    position: str
    how: tuple[str, ...]
    sides: SideNames | None = None
    equipment: tuple[str, ...] = ()
    reminders: tuple[str, ...] = ()
    mistakes: tuple[str, ...] = ()
    stop_if: tuple[str, ...] = ()
    easier: str | None = None
    harder: str | None = None
    figure: str | None = None
    phases: tuple[Phase, ...] = ()
    from_day: int = 1
    relief: Relief | None = None
    spine: tuple[SpineMove, ...] = ()
    sources: tuple[str, ...] = ()


class Prescription(msgspec.Struct, frozen=True, kw_only=True):
    """An exercise with its dose, every default filled in.

    `reps` holds one number per set, counted per side; it is empty for a timed item, whose length in
    seconds is `time`. `easier` is the same dose of the easier variant, offered after a cramp.
    """

    exercise: Exercise
    sets: int
    reps: tuple[int, ...]
    time: float | None
    out: float
    hold: float
    back: float
    side: SideOrder | None
    rest: float
    easier: "Prescription | None" = None


class Routine(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered list of prescriptions for one phase. `pain_limit` is a score, 0–5."""

    id: str
    title: str
    phase: Phase
    load: Load
    prescriptions: tuple[Prescription, ...]
    summary: str = ""
    repeat: Repeat | None = None
    pain_limit: int = 2
    prepare: float = 5.0
    change_side: float = 3.0
    sources: tuple[str, ...] = ()
