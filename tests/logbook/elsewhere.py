"""Pieces of a test that run in a process of their own."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]

_NOT_ROOT = """
import json, os, sys, tempfile
from pathlib import Path
import csv, filelock, sqlite3
from exercise_coach.logbook import *
from tests.logbook.walks import *
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
folder = Path(sys.argv[1])
path = folder / "data" / "logbook.sqlite3"
def told(do, *given, **more):
    try:
        return do(*given, **more)
    except LogbookProblem as problem:
        print(type(problem).__name__, problem.message)
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a Python program that can import what the tests can."""
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def as_somebody(folder: Path, program: str) -> list[str]:
    """Run a program as a user who is not root; return the lines it printed.

    It knows `folder`, `path` of a logbook, and `told`, which prints the problem of a call.
    """
    with start(_NOT_ROOT + program, folder) as process:
        out, _ = process.communicate(timeout=60)
    assert process.returncode == 0
    return out.splitlines()


@contextmanager
def folder_for_anybody() -> Iterator[Path]:
    """Make a folder which other users can reach; pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)
