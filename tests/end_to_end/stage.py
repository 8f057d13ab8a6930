"""A window opened on a routine, with someone at the keyboard and someone listening."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from exercise_coach.session import Timeline
from exercise_coach.settings import FILE_NAME
from tests.end_to_end.display import Display
from tests.end_to_end.hearing import Ear, timeline_of
from tests.end_to_end.program import Program
from tests.end_to_end.waiting import until
from tests.recording import NullSink, Recorder

ONE_EXERCISE = """
format: 1
title: One plank
phase: strengthening
load: strength
prepare: 2 s
exercises:
  - use: knee-plank
    sets: 2
    reps: 1
    tempo: {out: 1, hold: 5, back: 1}
    rest: 3 s
"""
"""A hold long enough to do something in the middle of it."""

TWO_EXERCISES = """
format: 1
title: Two exercises
phase: strengthening
load: strength
prepare: 2 s
change_side: 1 s
exercises:
  - use: bird-dog
    sets: 1
    reps: 1
    tempo: {out: 1, hold: 4, back: 1}
    side: one-then-other
    rest: 4 s
  - use: pelvic-tilt
    sets: 2
    reps: 2
    tempo: {out: 1, hold: 0, back: 1}
    rest: 3 s
"""
"""Sides, a hold, rests between sets and between exercises, in about half a minute."""


@dataclass(frozen=True)
class Stage:
    """A running window and all that is around it."""

    folder: Path
    routine: Path
    display: Display
    program: Program
    ear: Ear

    @property
    def timeline(self) -> Timeline:
        """The plan of the routine."""
        return timeline_of(self.routine)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self.display.press(*keys)


@contextmanager
def open_window(
    folder: Path, display: Display, sink: NullSink, text: str = TWO_EXERCISES,
    more_env: Mapping[str, str] | None = None, settings: str = "",
) -> Iterator[Stage]:  # fmt: skip
    """Open the window on a routine with this text, ready to start, while the sound is recorded."""
    routine = write_routine(folder, text)
    if settings:
        (folder / "data").mkdir()
        (folder / "data" / FILE_NAME).write_text(settings, encoding="utf-8")
    env = {**sink.env, **display.env, **(more_env or {})}
    with Recorder(sink) as recorder, Program(folder, "open", str(routine), env=env) as program:
        display.wait_for_window(program)
        until(lambda: _is_ready(program), "the session to be ready")
        yield Stage(folder, routine, display, program, Ear(recorder))


def _is_ready(program: Program) -> bool:
    """Tell whether the ready page is seen: idle, it holds a lock that is else held for moments."""
    program.wait_until_idle()
    return program.has_session_ready()


def write_routine(folder: Path, text: str) -> Path:
    """Write a routine file and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "a-routine.yaml"
    path.write_text(text, encoding="utf-8")
    return path
