"""A session in the terminal: its parts are put together here, and taken apart again."""

import argparse
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

from exercise_coach import clock, folders
from exercise_coach import sound as sounds
from exercise_coach.awake import Waker
from exercise_coach.choices import VoiceLevel
from exercise_coach.cli import RefusalError
from exercise_coach.commands.finding import find_routine, load
from exercise_coach.logbook import (
    FILE,
    DamagedLogbook,
    Logbook,
    LogbookProblem,
    SessionLock,
    SessionRunning,
    UnwritableLogbook,
    set_aside,
)
from exercise_coach.prescription import Exercise
from exercise_coach.settings import Settings, SettingsError, load_settings
from exercise_coach.sound.voice import QtVoice, VoiceWish
from exercise_coach.terminal.asking import Asker
from exercise_coach.terminal.lines import standard_input
from exercise_coach.terminal.playing import Terminal
from exercise_coach.terminal.playing import play as play_in_terminal
from exercise_coach.terminal.screen import Screen
from exercise_coach.terminal.speaking import Spoken


def play(asked: argparse.Namespace) -> int:
    """Guide through a routine. Raises `RefusalError` where it cannot begin."""
    folder = folders.data_folder(asked.data_dir)
    screen = Screen(sys.stdout, sys.stderr)
    library = load(folder)
    loaded = find_routine(asked.routine, library) if asked.routine else None
    errors = [problem for problem in library.problems if not problem.is_warning]
    for problem in (*errors, *(loaded.warnings if loaded else ())):
        screen.note(str(problem))
    settings = _settings(folder, screen)
    try:
        with ExitStack() as stack:
            exercises = {id_: each.exercise for id_, each in library.exercises.items()}
            terminal = _put_together(folder, screen, settings, exercises, stack)
            routines = [each.routine for each in library.routines]
            wanted = loaded.routine if loaded else None
            return play_in_terminal(terminal, routines, wanted, asked.pain)
    except LogbookProblem as problem:
        raise RefusalError(str(problem)) from problem


def _put_together(
    folder: Path,
    screen: Screen,
    settings: Settings,
    exercises: Mapping[str, Exercise],
    stack: ExitStack,
) -> Terminal:
    lock = SessionLock(folder)
    stack.callback(lock.release)
    logbook = stack.enter_context(_open_logbook(folder / FILE, lock, screen))
    try:
        lock.acquire()
    except UnwritableLogbook:
        if not logbook.read_only:
            raise
    sound = sounds.choose(settings.sound, folders.shipped("assets") / "tones")
    stack.callback(sound.close)
    sound.set_volume(settings.volume / 100)
    sound.set_muted(settings.muted)
    lines = standard_input()
    stack.callback(lines.close)
    wants_to_leave = stack.enter_context(_signals())
    asker = Asker(screen, lines, sound.idle, wants_to_leave)
    spoken = _voice(settings, stack) if lines.live else None
    return Terminal(
        asker, sound, logbook, lock, exercises, clock.wall, clock.monotonic, settings.muted, Waker,
        spoken,
    )  # fmt: skip


def _voice(settings: Settings, stack: ExitStack) -> Spoken | None:
    """Return the voice as the settings want it; a pipe needs none."""
    if settings.voice is VoiceLevel.TONES:
        return None
    voice = QtVoice()
    stack.callback(voice.close)
    voice.use(VoiceWish(settings.voice_name, settings.voice_rate, settings.voice_volume))
    voice.set_muted(settings.muted)
    return Spoken(voice, settings.voice, settings.voice_rate)


def _settings(folder: Path, screen: Screen) -> Settings:
    try:
        return load_settings(folder)
    except SettingsError as error:
        screen.note(str(error))
        return error.kept


def _open_logbook(path: Path, lock: SessionLock, screen: Screen) -> Logbook:
    """Open the logbook; one that cannot be written is only read, or else does without.

    Raises `SessionRunning`: nobody is left alone for want of a file, but two would write into one.
    """
    try:
        return _open_to_write(path, lock, screen)
    except SessionRunning:
        raise
    except LogbookProblem as problem:
        screen.note(f"{problem} This session is led, but not kept.")
    try:
        return Logbook.open(path, read_only=True)
    except LogbookProblem:
        return Logbook.unread(path)


def _open_to_write(path: Path, lock: SessionLock, screen: Screen) -> Logbook:
    """Open the logbook; a damaged one is set aside, and a new one begun."""
    try:
        return Logbook.open(path)
    except DamagedLogbook as problem:
        lock.acquire()
        aside = set_aside(path, clock.wall())
        screen.note(f"{problem} It was set aside as {aside}, and a new one begun.")
        return Logbook.open(path)


@contextmanager
def _signals() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether Ctrl-C or an end was asked for; a second one is obeyed."""
    asked: list[int] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        asked.append(number)
        if len(asked) > 1:
            raise KeyboardInterrupt

    wanted = [signal.SIGINT, signal.SIGTERM]
    # Under nohup the session is meant to go on.
    if hasattr(signal, "SIGHUP") and signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:
        wanted.append(signal.SIGHUP)
    before = {number: signal.signal(number, ask) for number in wanted}
    try:
        yield lambda: bool(asked)
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
