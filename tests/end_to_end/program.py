"""The real program in a process of its own, and what it wrote."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from exercise_coach.logbook import FILE
from exercise_coach.logbook.lock import NAME as LOCK
from tests.end_to_end.waiting import PATIENCE, until

IDLE_LOOKS = 8
"""So many looks in a row must find it idle."""


class Program:
    """`exercise-coach` with these arguments and this data folder.

    What it prints is read from files, so that it never waits for a reader.
    """

    def __init__(
        self, folder: Path, *arguments: str, env: Mapping[str, str] | None = None,
        typed: str = "",
    ) -> None:  # fmt: skip
        folder.mkdir(parents=True, exist_ok=True)
        number = len(list(folder.glob("*.out")))
        self._out = folder / f"{number}.out"
        self._err = folder / f"{number}.err"
        (folder / f"{number}.in").write_text(typed)
        self.data = folder / "data"
        with (
            self._out.open("w") as out,
            self._err.open("w") as err,
            (folder / f"{number}.in").open() as keys,
        ):
            self._process = subprocess.Popen(
                [sys.executable, "-m", "exercise_coach", *arguments, "--data-dir", str(self.data)],
                env={**os.environ, "PYTHONUNBUFFERED": "1", **(env or {})},
                stdin=keys,
                stdout=out,
                stderr=err,
            )

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    @property
    def out(self) -> str:
        """What it printed so far."""
        return self._out.read_text()

    @property
    def err(self) -> str:
        """What it complained about so far."""
        return self._err.read_text()

    def is_running(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def end(self, within: float = PATIENCE) -> int:
        """Wait for it to end and return its exit code."""
        until(lambda: not self.is_running(), f"{self._process.args!r} to end", within)
        return self._process.returncode

    def wait_until_idle(self) -> None:
        """Wait until it does nothing but wait: no thread ran or wanted to, look after look."""
        idle, used = 0, -1

        def look() -> bool:
            nonlocal idle, used
            threads = _threads(self.pid)
            now = sum(ticks for _, ticks in threads)
            is_idle = now == used and all(state == "S" for state, _ in threads)
            idle, used = idle + 1 if is_idle else 0, now
            return idle >= IDLE_LOOKS

        until(look, "the program to be idle", every=0.04)

    def has_session_ready(self) -> bool:
        """Whether a session is ready or under way; keys before that are kept, but answer nothing.

        Taking the lock to see whether it is held might keep the program from taking it.
        """
        return str(self.data / LOCK) in _open_files(self.pid)

    def freeze(self) -> None:
        """Stop it dead, as a machine that stalls would."""
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        self._process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it without a word, as a crash would."""
        self._process.kill()
        self._process.wait()

    def sets_done(self) -> int:
        """Return how many sets stand in the logbook, those of an unended session too."""
        return self._count("set_done")

    def sessions_begun(self) -> int:
        """Return how many sessions stand in the logbook, ended or not."""
        return self._count("session")

    def _count(self, table: str) -> int:
        file = self.data / FILE
        if not file.exists():
            return 0
        with (
            closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as database,
            suppress(sqlite3.OperationalError),  # it is only just being made
        ):
            return int(database.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        return 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self.is_running():
            self.kill()
        if kind is None:
            assert "Traceback" not in self.err, self.err
        else:
            print(f"--- printed\n{self.out}\n--- complained\n{self.err}")


def _threads(pid: int) -> list[tuple[str, int]]:
    """Return the state of each thread of a process, and the clock ticks it has used."""
    threads = []
    for stat in Path(f"/proc/{pid}/task").glob("*/stat"):
        with suppress(OSError):  # it has just ended
            fields = stat.read_text().rpartition(")")[2].split()
            threads.append((fields[0], int(fields[11]) + int(fields[12])))
    return threads


def _open_files(pid: int) -> set[str]:
    """Return the paths of what a process has open."""
    files = set()
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with suppress(OSError):  # it has just been closed
            files.add(str(link.readlink()))
    return files


def read_log(folder: Path) -> list[dict[str, Any]]:
    """Return what `exercise-coach log --json` tells, newest first."""
    with Program(folder, "log", "--json") as program:
        assert program.end() == 0, program.err
        sessions: list[dict[str, Any]] = json.loads(program.out)
    return sessions
