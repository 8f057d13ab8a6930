"""How much of a processor a session takes while a hold is held, and while the figure moves."""

from collections.abc import Iterator
from pathlib import Path

import psutil

from exercise_coach.session import Tone
from tests.benchmarks.results import Row
from tests.end_to_end.display import Display
from tests.end_to_end.stage import open_window
from tests.recording import NullSink

SECONDS = 15.0
LONG_HOLD = """
format: 1
title: One long hold
phase: strengthening
load: strength
prepare: 2 s
exercises:
  - use: knee-plank
    sets: 1
    reps: 1
    tempo: {out: 1, hold: 60, back: 1}
"""
LONG_MOVEMENT = """
format: 1
title: One slow movement
phase: strengthening
load: strength
prepare: 2 s
exercises:
  - use: bird-dog
    sets: 1
    reps: 1
    tempo: {out: 30, hold: 1, back: 1}
"""


def measure(folder: Path) -> Iterator[Row]:
    """Watch the program for a while in the middle of a hold, then of a movement."""
    held = _share_of_a_core(folder / "hold", LONG_HOLD, Tone.HOLD_BEGIN)
    yield Row("CPU in a hold", held, "% of a core", 10, f"over {SECONDS:.0f} s")
    moving = _share_of_a_core(folder / "movement", LONG_MOVEMENT, Tone.BEGIN)
    how = f"over {SECONDS:.0f} s, 30 frames a second"
    yield Row("CPU while the figure moves", moving, "% of a core", 25, how)


def _share_of_a_core(folder: Path, routine: str, begin: Tone) -> float:
    """Return the percentage of a core that is used from a second after this tone on."""
    with (
        Display() as display,
        NullSink() as sink,
        open_window(folder, display, sink, routine) as stage,
    ):
        stage.press("1", "space")
        stage.ear.wait_for(begin)
        process = psutil.Process(stage.program.pid)
        stage.ear.wait_until(stage.ear.now + 1)
        before, since = process.cpu_times(), stage.ear.now
        stage.ear.wait_until(since + SECONDS)
        after, until = process.cpu_times(), stage.ear.now
    used = after.user + after.system - before.user - before.system
    return 100 * used / (until - since)
