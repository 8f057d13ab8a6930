"""How late the cues are in the sound that reaches the device, idle and with every core busy."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from exercise_coach.session import Tone
from tests.benchmarks.results import Row
from tests.end_to_end.display import Display
from tests.end_to_end.hearing import PlannedCue, planned_cues
from tests.end_to_end.stage import open_window
from tests.recording import Heard, NullSink

LIMIT = 30.0
NEAR = 0.5
"""What is heard further than this from a cue's moment is not that cue, in seconds."""
EVERY_TONE = """
format: 1
title: Every tone
phase: strengthening
load: strength
prepare: 3 s
change_side: 3 s
exercises:
  - use: bird-dog
    sets: 2
    reps: 5
    tempo: {out: 1, hold: 1, back: 1}
    side: one-then-other
    rest: 5 s
  - use: knee-plank
    sets: 1
    reps: 1
    tempo: {out: 1, hold: 20, back: 1}
"""


def measure(folder: Path) -> Iterator[Row]:
    """Record one session while nothing else runs, and one while every core is kept busy."""
    yield from _rows("idle", *_record(folder / "idle"))
    with _every_core_busy():
        yield from _rows("every core busy", *_record(folder / "busy"))


def _record(folder: Path) -> tuple[list[PlannedCue], list[Heard]]:
    with (
        Display() as display,
        NullSink() as sink,
        open_window(folder, display, sink, EVERY_TONE) as stage,
    ):
        planned = planned_cues(stage.timeline)
        answer, end = [cue.at for cue in planned if cue.tone == Tone.REST][1:]
        stage.press("1", "space")
        first = stage.ear.wait_for(planned[0].tone)
        began = first.at - planned[0].at
        # From here on nothing listens that would take time from the program.
        stage.ear.wait_until(began + answer + 1)
        stage.press("1")
        stage.ear.wait_until(began + end + 2)
        return planned, stage.ear.heard()


@contextmanager
def _every_core_busy() -> Iterator[None]:
    spin = [sys.executable, "-c", "while True: pass"]
    spinning = [subprocess.Popen(spin) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for process in spinning:
            process.kill()
            process.wait()


def _rows(when: str, planned: Sequence[PlannedCue], heard: Sequence[Heard]) -> Iterator[Row]:
    pairs, missing, extra = match(planned, heard)
    late = 1000 * np.array([tone.at - cue.at for cue, tone in pairs])
    off = np.abs(late - np.median(late))
    worst = pairs[int(off.argmax())][0]
    name = f"cues off their moment, {when}"
    yield Row(f"{name}: half of them", float(np.percentile(off, 50)), "ms")
    yield Row(f"{name}: 99 of 100", float(np.percentile(off, 99)), "ms")
    how = f"{worst.tone} at {worst.at:g} s; {len(pairs)} cues, their median latency taken out"
    yield Row(f"{name}: the worst", float(off.max()), "ms", LIMIT, how)
    yield Row(f"cues missing or doubled, {when}", missing + extra, "", 0)


def match(
    planned: Sequence[PlannedCue], heard: Sequence[Heard]
) -> tuple[list[tuple[PlannedCue, Heard]], int, int]:
    """Return the cues with what was heard of each, how many were not, and how many sounds are over.

    The constant between the two clocks is the one under which most cues find their tone.
    """
    shifts = {
        round(tone.at - cue.at, 2) for cue in planned for tone in heard if tone.name == cue.tone
    }
    best = max((_pair(planned, heard, shift) for shift in shifts), key=len, default=[])
    return best, len(planned) - len(best), len(heard) - len(best)


def _pair(
    planned: Sequence[PlannedCue], heard: Sequence[Heard], shift: float
) -> list[tuple[PlannedCue, Heard]]:
    left = list(heard)
    pairs = []
    for cue in planned:
        near = [x for x in left if x.name == cue.tone and abs(x.at - cue.at - shift) < NEAR]
        if near:
            tone = min(near, key=lambda x: abs(x.at - cue.at - shift))
            left.remove(tone)
            pairs.append((cue, tone))
    return pairs
