"""From a choice to a summary: everything that `play` does once all its parts are there."""

import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from exercise_coach import wording
from exercise_coach.awake import MakeWaker, Vigil
from exercise_coach.choices import SoundChoice
from exercise_coach.guide import Guide, Sounds
from exercise_coach.logbook import (
    BrokenSession,
    Journal,
    Logbook,
    LogbookProblem,
    Scribe,
    SessionLock,
)
from exercise_coach.prescription import Exercise, Routine
from exercise_coach.recovery import Guidance
from exercise_coach.recovery.facts import MorningScored
from exercise_coach.session import Coach, events, minutes, pain
from exercise_coach.terminal import guiding, session
from exercise_coach.terminal.asking import (
    SLICE,
    Asker,
    ask_routine,
    ask_score,
    ask_to_go_on,
    may_start,
    offer,
)
from exercise_coach.terminal.speaking import Spoken
from exercise_coach.terminal.telling import advice_lines
from exercise_coach.terminal.words import sets_of

_HOW_TO_TELL = (
    "At any moment type a number to say how much it hurts, c for a cramp, s for another symptom, "
    "q to end, ? for the rest; press Enter after each."
)
LONGEST_WAKING = 3.0
"""How long the start waits for the sound to be ready, in seconds."""
DISK_PATIENCE = 0.5
"""A set is told as done when it is on the disk; a disk that takes longer, in seconds, is told."""
HEARD_OUT = 1.5
"""How long the last tone and what the device holds back of it take at most, in seconds."""


class Sound(Sounds, session.Sound, Protocol):
    """What `play` needs of a sound back end."""

    @property
    def name(self) -> str:
        """What the settings call it."""

    @property
    def ready(self) -> bool:
        """Whether a tone would be heard at its moment."""

    def wake(self) -> None:
        """Open the device and keep it open."""

    @property
    def lateness(self) -> float:
        """How late tones are heard, in seconds."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """All that `play` works with. `now` is the time of day, `monotonic` the clock of sessions.

    `exercises` are those there are, by id. Without `make_waker` nothing is kept awake, without
    `spoken` nothing is said.
    """

    asker: Asker
    sound: Sound
    logbook: Logbook
    lock: SessionLock
    exercises: Mapping[str, Exercise]
    now: Callable[[], datetime]
    monotonic: Callable[[], float]
    muted: bool = False
    make_waker: MakeWaker | None = None
    spoken: Spoken | None = None


def play(
    terminal: Terminal, routines: Sequence[Routine], routine: Routine | None, score: int | None
) -> int:
    """Lead through a routine, and return the exit code; 1 where it did not start or was not saved.

    A routine or score that is not given is asked for. What guidance forbids today does not start,
    and what it eases is done as the easier variant. Raises `LogbookProblem`.
    """
    asker = terminal.asker
    today = _look(terminal, [*routines, *([routine] if routine else [])])
    if today.blocked is not None:
        asker.tell(guiding.blocked(today.blocked))
        return 1
    terminal.sound.wake()
    if terminal.spoken is not None:
        terminal.spoken.voice.wake()
    if today.needs_screening is not None:
        asker.tell(tuple(guiding.questions(today.needs_screening)))
    try:
        broken = _broken_off(terminal)
        if broken is not None:
            routine = broken.routine
            today = _look(terminal, [*routines, routine])
        elif routine is None:
            routine = ask_routine(asker, routines, [each.routine for each in today.suggestions])
        return _begin(terminal, today, routines, routine, broken, score)
    except EOFError:
        asker.screen.note("nothing was started")
        return 1


def _begin(
    terminal: Terminal,
    today: Guidance,
    routines: Sequence[Routine],
    routine: Routine,
    broken: BrokenSession | None,
    score: int | None,
) -> int:
    asker = terminal.asker
    allowed = guiding.allowed(routines, today)
    forbidden = today.verdicts[routine.id].reason
    if forbidden is not None:
        asker.tell(guiding.refusal(routine, forbidden))
        offer(asker, "These suit today:", guiding.instead(routines, today))
        return 1
    of_today, changes = guiding.eased(routine, today) if broken is None else (routine, [])
    asker.tell(tuple(_title_lines(of_today, changes)))
    if score is None:
        score = ask_score(asker)
    if broken is not None and pain.must_call_first(score):
        asker.tell(tuple(advice_lines(wording.CALL_FIRST)))
    elif broken is None and not may_start(asker, of_today, score, allowed):
        _keep(terminal, score)
        return 1
    code = _lead(terminal, of_today, score, broken)
    with suppress(LogbookProblem):
        after = _look(terminal, [*routines, routine])
        asker.tell(guiding.what_next(today, after, routine))
    return code


def _keep(terminal: Terminal, score: int) -> None:
    """Keep a score that does not let a routine start: it was told all the same."""
    fact = MorningScored(id=str(uuid.uuid4()), at=terminal.now(), score=score)
    with suppress(LogbookProblem):
        terminal.logbook.tell([fact])


def _look(terminal: Terminal, routines: Sequence[Routine]) -> Guidance:
    return guiding.look(terminal.logbook, routines, terminal.exercises, terminal.now())


def _broken_off(terminal: Terminal) -> BrokenSession | None:
    """Return the session to go on with; it is closed where nobody wants to, or can be asked."""
    broken = terminal.logbook.broken_off(terminal.lock)
    if broken is None:
        return None
    what = (
        f"A session of {broken.routine.title!r} was broken off on {broken.last:%d.%m. at %H:%M}, "
        f"after {sets_of(broken.sets_done, broken.sets_planned)}."
    )
    if terminal.asker.lines.live and ask_to_go_on(terminal.asker, what):
        return broken
    terminal.logbook.close_interrupted(broken.id)
    return None


def _title_lines(routine: Routine, changes: Sequence[str]) -> Iterator[str]:
    length = f"{max(1, round(minutes(routine)))} min"
    yield ""
    yield " · ".join(
        (routine.title, length, wording.PHASES[routine.phase], wording.LOADS[routine.load])
    )
    if routine.summary:
        yield routine.summary
    yield from changes
    yield wording.NO_DIAGNOSIS
    yield f"{wording.RED_FLAGS} {wording.RED_FLAGS_CALL}"
    yield ""


def _lead(terminal: Terminal, routine: Routine, score: int, broken: BrokenSession | None) -> int:
    journal = Journal(
        terminal.logbook, routine, now=terminal.now, monotonic=terminal.monotonic, broken=broken
    )
    coach = Coach(routine, broken.progress if broken else None)
    with ExitStack() as stack:
        scribe = stack.enter_context(closing(Scribe(journal, DISK_PATIENCE)))
        vigil = None
        if terminal.make_waker is not None:
            vigil = stack.enter_context(closing(Vigil(terminal.make_waker, terminal.monotonic)))
        _go_through(terminal, coach, scribe, vigil, score)
        saved = scribe.flush()
    if not saved:
        what = "this session is not wholly in the logbook: "
        terminal.asker.screen.note(f"{'' if terminal.logbook.read_only else what}{scribe.problem}")
    return 0 if saved else 1


def _go_through(
    terminal: Terminal, coach: Coach, scribe: Scribe, vigil: Vigil | None, score: int
) -> None:
    asker, sound, spoken = terminal.asker, terminal.sound, terminal.spoken
    speaker = None if spoken is None else spoken.speaker(coach, lambda: sound.lateness)
    guide = Guide(coach, sound, scribe, terminal.monotonic, speaker)
    guide.send(events.Score(score))
    _wait_for_sound(terminal)
    if asker.lines.live:
        asker.tell((_HOW_TO_TELL,))
    session.Session(
        guide, asker.screen, asker.lines, sound,
        trouble=lambda: scribe.problem, is_saved=lambda: scribe.is_saved,
        wants_to_leave=asker.wants_to_leave, vigil=vigil, muted=terminal.muted,
        voice=None if spoken is None else spoken.voice,
    ).run()  # fmt: skip
    asker.tell(tuple(_summary(coach, score)))
    if spoken is not None:
        spoken.hear_out(guide, asker, terminal.monotonic)
    if sound.name != SoundChoice.SILENT:
        sound.idle(HEARD_OUT)


def _wait_for_sound(terminal: Terminal) -> None:
    until = terminal.monotonic() + LONGEST_WAKING
    while not terminal.sound.ready and terminal.monotonic() < until:
        terminal.sound.idle(SLICE)


def _summary(coach: Coach, before: int) -> Iterator[str]:
    planned = sum(map(len, coach.timeline.blocks))
    skipped = f", {len(coach.skipped)} skipped" if coach.skipped else ""
    yield ""
    yield (
        f"{sets_of(len(coach.done), planned)} done{skipped}. "
        f"Pain {before} before, {coach.last_score} at the end."
    )
