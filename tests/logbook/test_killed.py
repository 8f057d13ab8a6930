"""Killed at a random moment: every set reported done is there, and the session can go on."""

import random
import time
from pathlib import Path

import pytest

from exercise_coach.logbook import Logbook
from tests.logbook.elsewhere import start
from tests.logbook.walks import Walk, logbook_in
from tests.session.routines import reps, routine

WRITER = """
import sys
from pathlib import Path
from exercise_coach.session.effects import SetDone
from tests.logbook.test_killed import LONG
from tests.logbook.walks import Walk, logbook_in
with logbook_in(Path(sys.argv[1])) as logbook:
    walk = Walk(logbook, LONG)
    told = 0
    print("begun", flush=True)
    while walk.coach.state.is_live:
        walk.goes_on()
        for effect in walk.followed[told:]:
            if isinstance(effect, SetDone):
                key = effect.key
                print(key.position, key.set, key.side or "-", flush=True)
        told = len(walk.followed)
"""
LONG = routine(*(reps(*[1] * 20, name=f"exercise-{number}", rest=0) for number in range(50)))
"""A thousand sets: more than can be written before the kill."""


def killed(folder: Path, chance: random.Random) -> list[str]:
    """Let a process write a session, kill it anywhere; return the sets it reported done."""
    with start(WRITER, folder) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        reported = "".join(process.stdout.readline() for _ in range(chance.randrange(100)))
        time.sleep(chance.uniform(0, 0.005))
        process.kill()
        reported += process.stdout.read()
    # A line that the kill cut short was not reported.
    return reported.splitlines()[: reported.count("\n")]


def kept(logbook: Logbook) -> list[str]:
    asked = 'SELECT position, "set", side FROM set_done ORDER BY seq'
    return [
        f"{position} {number} {side or '-'}"
        for position, number, side in logbook._connection.execute(asked)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_every_set_reported_done_is_there(tmp_path: Path, seed: int) -> None:
    reported = killed(tmp_path, random.Random(seed))
    with logbook_in(tmp_path) as logbook:
        there = kept(logbook)
        assert there[: len(reported)] == reported
        assert len(there) <= len(reported) + 1
        assert logbook.integrity() == ()
        broken = logbook.broken_off()
        assert broken is not None
        assert broken.routine == LONG
        walk = Walk(logbook, broken=broken)
        position, number = divmod(len(there), 20)
        assert walk.coach.interval.key[:2] == (position, number + 1)
        walk.sets(len(there) + 1)
        assert len(kept(logbook)) == len(there) + 1
