"""How much of a processor a session takes while a hold is held."""

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


def measure(folder: Path) -> Iterator[Row]:
    """Watch the program for a while in the middle of a hold."""
    with (
        Display() as display,
        NullSink() as sink,
        open_window(folder, display, sink, LONG_HOLD) as stage,
    ):
        stage.press("1", "space")
        stage.ear.wait_for(Tone.HOLD_BEGIN)
        process = psutil.Process(stage.program.pid)
        stage.ear.wait_until(stage.ear.now + 1)
        before, since = process.cpu_times(), stage.ear.now
        stage.ear.wait_until(since + SECONDS)
        after, until = process.cpu_times(), stage.ear.now
    used = after.user + after.system - before.user - before.system
    percent = 100 * used / (until - since)
    yield Row("CPU in a hold", percent, "% of a core", 10, f"over {until - since:.0f} s")
