"""How late the cues are in the sound that reaches the device, idle and with every core busy."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np

from exercise_coach.session import Kind
from tests import speech_server
from tests.benchmarks.results import Row
from tests.end_to_end.display import Display
from tests.end_to_end.hearing import PlannedCue, planned_cues
from tests.end_to_end.stage import Stage, open_window
from tests.recording import Heard, NullSink
from tests.speech_server import SpeechServer

LIMIT_IDLE, LIMIT_BUSY = 10.0, 20.0
"""99 of 100 cues are to be that near to their moment, in milliseconds."""
LIMIT_DRIFT = 5.0
"""From the first fifth of a session to the last the cues may wander so far, in milliseconds.

The device takes sound every 10 ms. After a stall it does so at other moments than before, so that
cues stand up to half of that elsewhere; a clock that drifts would carry them further and further.
"""
SOUNDS = ("qt", "playsound")
NEAR = 0.5
"""What is heard further than this from a cue's moment is not that cue, in seconds."""
HEAD = 20
"""From so many cues at the beginning the constant between the two clocks is guessed."""
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
TWENTY_MINUTES = """
format: 1
title: Twenty minutes
phase: strengthening
load: strength
prepare: 5 s
change_side: 4 s
exercises:
  - use: bird-dog
    sets: 4
    reps: 4
    tempo: {out: 2, hold: 12, back: 2}
    side: one-then-other
    rest: 30 s
  - use: side-plank-knees
    sets: 2
    reps: 1
    tempo: {out: 2, hold: 45, back: 2}
    side: one-then-other
    rest: 40 s
  - use: dead-bug
    sets: 3
    reps: 8
    tempo: {out: 2, hold: 0, back: 2}
    side: alternating
    rest: 40 s
"""
"""Long holds, sides, rests, and reps that come one after the other."""


def measure(folder: Path) -> Iterator[Row]:
    """Record a session while nothing else runs, and one while every core is kept busy."""
    yield from _rows("idle", LIMIT_IDLE, *_record(folder / "idle"))
    with _every_core_busy():
        yield from _rows("every core busy", LIMIT_BUSY, *_record(folder / "busy"))
    second = _record(folder / "second", sound="playsound")
    yield from _rows("playsound3, idle", None, *second)
    with _every_core_busy():
        second = _record(folder / "second-busy", sound="playsound")
        yield from _rows("playsound3, every core busy", None, *second)


def measure_twenty_minutes(folder: Path) -> Iterator[Row]:
    """Record both back ends in sessions of twenty minutes that are spoken to, side by side."""
    yield from _twenty_minutes(folder, "idle", LIMIT_IDLE)


def measure_twenty_minutes_busy(folder: Path) -> Iterator[Row]:
    """Do the same with every core busy."""
    with _every_core_busy():
        yield from _twenty_minutes(folder, "every core busy", LIMIT_BUSY)


def _twenty_minutes(folder: Path, when: str, limit: float) -> Iterator[Row]:
    with ThreadPoolExecutor() as both:
        first, second = (
            both.submit(_record, folder / sound, TWENTY_MINUTES, sound) for sound in SOUNDS
        )
    yield from _rows(f"twenty minutes, {when}", limit, *first.result(), has_drift=True)
    name = f"twenty minutes of playsound3, {when}"
    yield from _rows(name, None, *second.result(), has_drift=True)


def _record(
    folder: Path, text: str = EVERY_TONE, sound: str = "auto"
) -> tuple[list[PlannedCue], list[Heard]]:
    with ExitStack() as stack:
        display, sink = stack.enter_context(Display()), stack.enter_context(NullSink())
        voice = None
        if speech_server.missing() is None:
            # It speaks into a device of its own: what is heard here is tones alone.
            voice = stack.enter_context(SpeechServer(sink, "speech")).env
        settings = f"sound: {sound}\nvoice: everything\n"
        stage = stack.enter_context(open_window(folder, display, sink, text, voice, settings))
        return _listen(stage)


def _listen(stage: Stage) -> tuple[list[PlannedCue], list[Heard]]:
    planned = planned_cues(stage.timeline)
    asks = [x.start for x in stage.timeline.intervals if x.last and x.kind is Kind.REST]
    stage.press("1", "space")
    first = stage.ear.wait_for(planned[0].tone)
    began = first.at - planned[0].at
    # From here on nothing listens that would take time from the program.
    for moment in asks:
        stage.ear.wait_until(began + moment + 1)
        stage.press("1")
    stage.ear.wait_until(began + planned[-1].at + 2)
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


def _rows(
    when: str, limit: float | None, planned: Sequence[PlannedCue], heard: Sequence[Heard], *,
    has_drift: bool = False,
) -> Iterator[Row]:  # fmt: skip
    pairs, missing, extra = match(planned, heard)
    late = 1000 * np.array([tone.at - cue.at for cue, tone in pairs])
    off = np.abs(late - np.median(late))
    worst = pairs[int(off.argmax())][0]
    name = f"cues off their moment, {when}"
    how = f"{len(pairs)} cues, their median latency taken out"
    yield Row(f"{name}: half of them", float(np.percentile(off, 50)), "ms")
    yield Row(f"{name}: 99 of 100", float(np.percentile(off, 99)), "ms", limit, how)
    yield Row(f"{name}: the worst", float(off.max()), "ms", how=f"{worst.tone} at {worst.at:g} s")
    if has_drift:
        most = None if limit is None else LIMIT_DRIFT
        yield Row(f"cues wandering, {when}", _drift(late), "ms", most, "first to last fifth")
    none = None if limit is None else 0.0
    yield Row(f"cues missing or doubled, {when}", missing + extra, "", none)


def _drift(late: "np.typing.NDArray[np.floating]") -> float:
    """Return by how much the last fifth of the cues is later than the first, or earlier."""
    fifth = len(late) // 5
    return float(abs(np.median(late[-fifth:]) - np.median(late[:fifth])))


def match(
    planned: Sequence[PlannedCue], heard: Sequence[Heard]
) -> tuple[list[tuple[PlannedCue, Heard]], int, int]:
    """Return the cues with what was heard of each, how many were not, and how many sounds are over.

    The constant between the two clocks is the one under which most cues find their tone.
    """
    head = planned[:HEAD]
    shifts = {
        round(tone.at - cue.at, 2)
        for cue in head
        for tone in heard[: 2 * HEAD]
        if tone.name == cue.tone
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
