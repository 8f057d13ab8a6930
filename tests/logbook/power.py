"""A power cut, simulated: the write order of a real session, cut off anywhere, with torn writes.

strace tells what SQLite asked of the system. What was synced is on the disk; of what was written
since, a cut may keep everything, nothing, or any part in any order, the last write torn.
"""

import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.logbook.elsewhere import ROOT

STRACE = shutil.which("strace")
SECTOR = 512
_CALLS = "trace=openat,close,pwrite64,write,fsync,fdatasync,ftruncate,unlink"
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')

WRITER = """
import os, sys
from pathlib import Path
from exercise_coach.session.effects import SetDone
from tests.logbook.walks import Walk, logbook_in
with logbook_in(Path(sys.argv[1])) as logbook:
    logbook._connection.execute("PRAGMA wal_autocheckpoint = 12")
    for _ in range(int(sys.argv[2])):
        walk = Walk(logbook)
        done = 0
        while walk.coach.state.is_live:
            walk.goes_on()
            for effect in walk.followed[done:]:
                if isinstance(effect, SetDone):
                    told = f"SET {walk.journal.session} {effect.key.position} {effect.key.set}"
                    os.write(1, f"{told} {effect.key.side or '-'}\\n".encode())
            done = len(walk.followed)
"""


@dataclass
class Disk:
    """Files by name: what is safe, and what was asked since the last sync of each."""

    safe: dict[str, bytearray] = field(default_factory=dict)
    asked: dict[str, list[tuple[int, bytes | None]]] = field(default_factory=dict)

    def write(self, name: str, at: int, content: bytes | None) -> None:
        """Ask for a write; without content for the file to end there."""
        self.asked.setdefault(name, []).append((at, content))

    def sync(self, name: str) -> None:
        """Make safe what was asked for a file."""
        for ask in self.asked.pop(name, []):
            _apply(self.safe.setdefault(name, bytearray()), *ask)

    def remove(self, name: str) -> None:
        """Remove a file."""
        self.asked.pop(name, None)
        self.safe.pop(name, None)

    def cut(self, chance: random.Random, kept: str) -> dict[str, bytes]:
        """Return what a power cut leaves, of what was not synced ``all``, ``none`` or ``some``."""
        left = {name: bytearray(content) for name, content in self.safe.items()}
        for name, asks in self.asked.items():
            chosen = [ask for ask in asks if kept == "all" or chance.random() < 0.5]
            for at, content in chosen if kept != "none" else ():
                torn = content
                if kept == "some" and content and chance.random() < 0.5:
                    torn = content[: SECTOR * chance.randrange(len(content) // SECTOR + 1)]
                _apply(left.setdefault(name, bytearray()), at, torn)
        return {name: bytes(content) for name, content in left.items()}


def _apply(file: bytearray, at: int, content: bytes | None) -> None:
    if content is None:
        del file[at:]
        return
    file.extend(b"\0" * (at + len(content) - len(file)))
    file[at : at + len(content)] = content


@dataclass(frozen=True)
class Cut:
    """A moment at which the power may fail: the disk, and the sets reported as done by then."""

    disk: Disk
    reported: tuple[str, ...]


def traced(folder: Path, sessions: int) -> list[str]:
    """Lead sessions in a process that strace watches; return its lines, none where it may not."""
    if STRACE is None:
        return []
    out = folder.parent / "trace"
    words = [STRACE, "-f", "-o", out, "-xx", "-s", "70000", "-e", _CALLS]
    program = [sys.executable, "-c", WRITER, folder, str(sessions)]
    ended = subprocess.run(
        [str(word) for word in (*words, *program)], cwd=ROOT, check=False, capture_output=True
    )
    return out.read_text().splitlines() if ended.returncode == 0 else []


def cuts(lines: list[str], folder: Path) -> Iterator[Cut]:
    """Return a cut before every sync. The disk is the same object, as it is at that moment."""
    disk, names, reported = Disk(), {-1: ""}, []
    for line in lines:
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        call, given, result = match[1], match[2], int(match[3])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(given)]
        if call == "openat":
            path = Path(texts[0].decode())
            names[result] = path.name if path.parent == folder else ""
        elif call == "unlink":
            disk.remove(Path(texts[0].decode()).name)
        else:
            number = int(given.split(",")[0])
            name = names.get(number, "")
            if call == "write" and number == 1 and texts[0].startswith(b"SET "):
                reported.append(texts[0].decode().strip()[4:])
            elif call == "close":
                names.pop(number, None)
            elif name and not name.endswith(("-shm", ".lock")):
                if call in {"fsync", "fdatasync"}:
                    yield Cut(disk, tuple(reported))
                    disk.sync(name)
                else:
                    at = int(given.rsplit(",", 1)[1])
                    disk.write(name, at, texts[0] if call == "pwrite64" else None)
