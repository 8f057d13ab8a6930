"""Killed without a word at random moments: what was reported done is there, to be gone on with."""

import random
import re
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from exercise_coach.logbook import FILE, Logbook
from exercise_coach.session import Tone
from tests.end_to_end.display import Display
from tests.end_to_end.program import Program
from tests.end_to_end.stage import open_window, write_routine
from tests.end_to_end.waiting import until
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end]

MANY_SETS = """
format: 1
title: Many short sets
phase: strengthening
load: strength
prepare: 1 s
exercises:
  - use: pelvic-tilt
    sets: 20
    reps: 1
    tempo: {{out: {seconds}, hold: 0, back: 0}}
    rest: {seconds}
"""
IN_TERMINAL = 17
IN_WINDOW = 3
ON_ITS_WAY = 0.25
"""A tone may be heard this long before its set is on the disk, in seconds."""

_DONE = re.compile(r"^Set (\d+) of 20: done\.$", re.MULTILINE)


def assert_saved(data: Path, reported: set[int]) -> None:
    """Require a healthy logbook with these sets and an offer to resume."""
    with Logbook.open(data / FILE) as logbook:
        assert logbook.integrity() == ()
        broken = logbook.broken_off()
        assert broken is not None, "the next start has nothing to offer"
        assert reported <= {key.set for key in broken.progress.done}
        assert broken.sets_planned == 20


def test_in_the_terminal(tmp_path: Path) -> None:
    moments = random.Random(20)
    with ExitStack() as stack:
        waits = {
            stack.enter_context(start_in_terminal(tmp_path / str(number))): moments.uniform(0, 5)
            for number in range(IN_TERMINAL)
        }
        kill_each(waits)
    for program in waits:
        assert_saved(program.data, sets_reported(program))
    assert any(len(sets_reported(program)) > 8 for program in waits)


def start_in_terminal(folder: Path) -> Program:
    routine = write_routine(folder, MANY_SETS.format(seconds=0.15))
    (folder / "data").mkdir()
    (folder / "data" / "settings.yaml").write_text("sound: silent\n")
    return Program(folder, "play", str(routine), "--pain", "1")


def kill_each(waits: Mapping[Program, float]) -> None:
    """Kill each program so many seconds after its first set has begun."""
    due: dict[Program, float] = {}
    while len(due) < len(waits) or any(program.is_running() for program in waits):
        for program, wait in waits.items():
            if program not in due and "Set 1 of 20" in program.out:
                due[program] = time.monotonic() + wait
            if program in due and time.monotonic() > due[program]:
                program.kill()
            elif program not in due:
                assert program.is_running(), f"it ended: {program.out}{program.err}"
        time.sleep(0.005)


def sets_reported(program: Program) -> set[int]:
    return {int(number) for number in _DONE.findall(program.out)}


@pytest.mark.parametrize("number", range(IN_WINDOW))
def test_in_the_window(number: int, tmp_path: Path, display: Display, sink: NullSink) -> None:
    wait = random.Random(number).uniform(0, 4)
    with open_window(tmp_path, display, sink, MANY_SETS.format(seconds=0.6)) as stage:
        stage.press("1", "space")
        first = stage.ear.wait_for(Tone.REST)
        stage.ear.wait_until(first.at + wait)
        killed = stage.ear.now
        stage.program.kill()
        until(lambda: stage.ear.now > killed + 1.5, "the last tone to end")
        heard = stage.ear.heard()
    sets = sum(tone.name == Tone.REST and tone.at < killed - ON_ITS_WAY for tone in heard)
    assert_saved(stage.program.data, set(range(1, sets + 1)))
