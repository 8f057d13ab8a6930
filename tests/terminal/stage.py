"""A terminal that lasts milliseconds: a clock that only waiting moves, and lines written before."""

import io
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from exercise_coach.awake import MakeWaker
from exercise_coach.logbook import FILE, Logbook, SessionLock, SessionRecord
from exercise_coach.prescription import Exercise, Routine
from exercise_coach.session import Symptom
from exercise_coach.terminal.asking import Asker
from exercise_coach.terminal.playing import Terminal, play
from exercise_coach.terminal.screen import Screen
from exercise_coach.terminal.speaking import Spoken

DAY = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
TONE = "tone"


@dataclass
class World:
    """A clock, and a sound device that plays into a list of moments and tones."""

    now: float = 1000.0
    heard: list[tuple[float, str]] = field(default_factory=list)
    muted: bool = False
    stalls: dict[float, float] = field(default_factory=dict)
    ready: bool = True
    name: str = "qt"
    lateness: float = 0.0
    notice: str | None = None
    mended_at: float = math.inf

    def wake(self) -> None: ...

    def play(self, tone: str, at: float, /) -> None:
        self.heard.append((round(self.now - 1000.0, 6), str(tone)))

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None: ...

    def sounded(self) -> Sequence[tuple[str, float]]:
        return ()

    def hush(self) -> None:
        self.heard.append((round(self.now - 1000.0, 6), "hush"))

    def set_muted(self, muted: bool) -> None:
        self.muted = muted

    def idle(self, seconds: float) -> None:
        assert seconds > 0
        self.now += seconds
        if self.now - 1000 >= self.mended_at:
            self.notice = None
        for moment in [each for each in self.stalls if 1000.0 + each <= self.now]:
            self.now += self.stalls.pop(moment)

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return DAY + timedelta(seconds=self.now)


class Piped:
    """Lines of a pipe: one for each question, then the end."""

    live = False

    def __init__(self, lines: Sequence[str]) -> None:
        self.left = list(lines)
        self._asked = False

    def ask(self) -> None:
        self._asked = True

    def take(self) -> str | None:
        if not self._asked:
            return None
        self._asked = False
        if not self.left:
            raise EOFError
        return self.left.pop(0)


class Typed:
    """Lines typed in a terminal, each with the number of seconds waited before it."""

    live = True

    def __init__(self, world: World, lines: Sequence[tuple[float, str]]) -> None:
        self._world = world
        self._left: list[tuple[float, str]] = []
        at = world.now
        for after, line in lines:
            at += after
            self._left.append((at, line))

    def ask(self) -> None: ...

    def take(self) -> str | None:
        if not self._left:
            return None
        at, line = self._left[0]
        if self._world.now < at:
            return None
        self._left.pop(0)
        return line


@dataclass
class Played:
    """What became of a `play`."""

    code: int
    out: str
    err: str
    world: World
    log: list[SessionRecord]
    left: list[str]

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def outcome(self) -> str:
        return self.log[0].outcome.value

    @property
    def symptom(self) -> Symptom | None:
        assert self.log[0].stop is not None
        return self.log[0].stop.symptom


class Output(io.StringIO):
    """What was printed; it may be a terminal."""

    def __init__(self, *, tty: bool = False) -> None:
        super().__init__()
        self._tty = tty

    def isatty(self) -> bool:
        return self._tty


def played(
    folder: Path,
    routine: Routine | None,
    lines: Sequence[str] | Sequence[tuple[float, str]] = (),
    *,
    score: int | None = 1,
    others: Sequence[Routine] = (),
    typed: bool = False,
    listed: bool = True,
    leaves_at: float | None = None,
    world: World | None = None,
    output: Output | None = None,
    make_waker: MakeWaker | None = None,
    spoken: Spoken | None = None,
) -> Played:
    """Play a routine on lines from a pipe, or on lines `typed` after so many seconds each.

    It is one of the library's unless it is not `listed`.
    """
    world = world or World()
    source = Typed(world, lines) if typed else Piped(lines)  # type: ignore[arg-type]
    out, err = output or Output(), Output()
    leaves: Callable[[], bool] = lambda: leaves_at is not None and world.now - 1000 >= leaves_at  # noqa: E731
    with Logbook.open(folder / FILE) as logbook, SessionLock(folder) as lock:
        asker = Asker(Screen(out, err), source, world.idle, leaves)
        routines = [*([routine] if routine else []), *others]
        exercises = {each.id: each for each in _exercises(routines)}
        terminal = Terminal(
            asker, world, logbook, lock, exercises, world.wall, world.monotonic,
            make_waker=make_waker, spoken=spoken,
        )  # fmt: skip
        code = play(terminal, routines if listed else others, routine, score)
        log = logbook.sessions()
    left = source.left if isinstance(source, Piped) else []
    text = "" if out.closed else out.getvalue()
    return Played(code, text, err.getvalue(), world, log, left)


def _exercises(routines: Iterable[Routine]) -> Iterator[Exercise]:
    for routine in routines:
        for prescription in routine.prescriptions:
            yield prescription.exercise
            if prescription.easier is not None:
                yield prescription.easier.exercise
