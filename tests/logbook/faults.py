"""Faults, counted: each is brought about many times, and what came of every set is counted."""

import multiprocessing
import random
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from exercise_coach.logbook import (
    FILE,
    DamagedLogbook,
    Logbook,
    backups_in,
    make_backup,
    repair,
)
from exercise_coach.session.effects import SetDone
from tests.logbook import power
from tests.logbook.counting import Count, Sets, finished_in, finished_of
from tests.logbook.elsewhere import as_somebody, folder_for_anybody
from tests.logbook.test_killed import LONG
from tests.logbook.walks import MORNING, Walk, logbook_in

PAGE = 4096

# Killed at a random moment of writing


def _write(folder: Path, told: Connection) -> None:
    with logbook_in(folder) as logbook:
        walk = Walk(logbook, LONG)
        known = 0
        while walk.coach.state.is_live:
            walk.goes_on()
            for effect in walk.followed[known:]:
                if isinstance(effect, SetDone):
                    key = effect.key
                    told.send((walk.journal.session, key.position, key.set, key.side or "-"))
            known = len(walk.followed)


def kills(folder: Path, times: int, seed: int = 1) -> Count:
    """Kill writers at random moments; what they had reported as done must be there."""
    count, chance = Count("killed while writing"), random.Random(seed)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    for number in range(times):
        data = folder / f"kill-{number}"
        ours, theirs = context.Pipe(duplex=False)
        writer = context.Process(target=_write, args=(data, theirs))
        writer.start()
        theirs.close()
        reported = [ours.recv() for _ in range(chance.randrange(60))]
        time.sleep(chance.uniform(0, 0.004))
        writer.kill()
        with suppress(EOFError):
            while True:
                reported.append(ours.recv())
        writer.join()
        ours.close()
        with logbook_in(data) as logbook:
            there, finished = finished_in(logbook), Counter(reported)
            # The set being reported when the kill came was finished, too.
            unreported = there - finished
            assert unreported.total() <= 1
            count = count.add(finished + unreported, there)
        shutil.rmtree(data)
    return count


# A disk that fills at every write in turn


@contextmanager
def tiny_disk(folder: Path) -> Iterator[Path | None]:
    """Mount a disk of 2 MiB; none where that is not allowed."""
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    try:
        subprocess.run(mount, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        yield None
        return
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def full_disks(folder: Path, pages: Iterable[int]) -> Count:
    """Leave so many pages free, lead a session, make room again; all of it must be there."""
    count = Count("a disk that fills at every write in turn")
    with tiny_disk(folder) as disk:
        for left in pages if disk else ():
            assert disk is not None
            data = disk / "data"
            with logbook_in(data) as logbook:
                ballast = disk / "ballast"
                ballast.write_bytes(b"\0" * (shutil.disk_usage(disk).free - left * PAGE))
                walk = Walk(logbook)
                walk.ends()
                problem = walk.journal.problem or ""
                due = not walk.journal.flush()
                ballast.unlink()
                assert walk.journal.flush()
            with logbook_in(data) as logbook:
                told = "the disk is full" in problem
                count = count.add(finished_of(walk), finished_in(logbook), told=told, due=due)
            shutil.rmtree(data)
    return count


# A page of the file overwritten


def overwritten(folder: Path, times: int, seed: int = 1, *, backed_up: bool = True) -> Count:
    """Overwrite a random page of a logbook, and repair it; without a backup losses are told."""
    beside = "with a backup of the day" if backed_up else "without a backup"
    count, chance = Count(f"a page overwritten, then repaired, {beside}"), random.Random(seed)
    whole = folder / "whole"
    with logbook_in(whole, hasty=True) as logbook:
        for day in range(40):
            Walk(logbook, wall=MORNING + timedelta(days=day)).ends()
        finished = finished_in(logbook)
    later = MORNING + timedelta(days=50)
    make_backup(whole / FILE, later)
    for number in range(times):
        data = folder / f"page-{number}"
        shutil.copytree(whole, data)
        if not backed_up:
            backups_in(data)[0].path.unlink()
        _overwrite(data / FILE, chance)
        with suppress(DamagedLogbook):
            Logbook.open(data / FILE).close()
        repaired = repair(data / FILE, later)
        with logbook_in(data) as logbook:
            there = finished_in(logbook)
        lost = finished.total() - there.total()
        told = sum(each.lost.sets for each in repaired) == lost
        count = count.add(finished, there, told=bool(repaired) and told, due=bool(lost))
        shutil.rmtree(data)
    return count


def _overwrite(path: Path, chance: random.Random) -> None:
    page = chance.randrange(path.stat().st_size // PAGE)
    with path.open("r+b") as file:
        file.seek(page * PAGE)
        file.write(chance.choice([bytes(PAGE), chance.randbytes(PAGE)]))


# Two processes writing


def _lead(folder: Path, sessions: int, told: Connection) -> None:
    finished: Sets = Counter()
    with logbook_in(folder) as logbook:
        for _ in range(sessions):
            walk = Walk(logbook)
            walk.ends()
            while not walk.journal.flush():
                time.sleep(0.01)
            finished += finished_of(walk)
    told.send(finished)


def two_writers(folder: Path, times: int, sessions: int = 5) -> Count:
    """Let two processes write at once; every set of both must be there."""
    count = Count("two processes writing")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    for number in range(times):
        data = folder / f"two-{number}"
        pipes = [context.Pipe(duplex=False) for _ in range(2)]
        both = [context.Process(target=_lead, args=(data, sessions, theirs)) for _, theirs in pipes]
        for writer in both:
            writer.start()
        finished: Counter[Any] = sum((ours.recv() for ours, _ in pipes), Counter())
        for writer, pipe in zip(both, pipes, strict=True):
            writer.join()
            for end in pipe:
                end.close()
        with logbook_in(data) as logbook:
            count = count.add(finished, finished_in(logbook))
    return count


# Permissions taken away in mid-session

_RIGHTS = """
from tests.logbook import rights
for done in {done}:
    for what in ("files", "folder", "both"):
        data = folder / f"{{done}}-{{what}}"
        rights.led_without_rights(data, done, what)
"""


def no_rights(done: Iterable[int]) -> Count:
    """Take the rights on file, folder and both away after so many sets."""
    with folder_for_anybody() as folder:
        lines = as_somebody(folder, _RIGHTS.format(done=list(done)))
        rows = [[int(cell) for cell in line.split()] for line in lines]
    return Count(
        "permissions taken away in mid-session", len(rows), sum(row[0] for row in rows),
        sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows),
        sum(not row[3] for row in rows),
    )  # fmt: skip


# Power


def power_cuts(folder: Path, sessions: int, seed: int = 1) -> Count:
    """Cut the power before every sync of some sessions, three ways each."""
    count, chance = (
        Count("power lost before a sync, writes torn and out of order"),
        random.Random(seed),
    )
    data = folder / "traced"
    data.mkdir()
    for cut in power.cuts(power.traced(data, sessions), data):
        for kept in ("all", "none", "some"):
            left = folder / "left"
            left.mkdir()
            for name, content in cut.disk.cut(chance, kept).items():
                (left / name).write_bytes(content)
            with logbook_in(left, hasty=True) as logbook:
                there = finished_in(logbook)
            words = (line.split() for line in cut.reported)
            finished = Counter(
                (id_, int(place), int(number), side) for id_, place, number, side in words
            )
            # The one being written was finished, whether or not that was reported yet.
            unreported = there - finished
            assert unreported.total() <= 1
            count = count.add(finished + unreported, there)
            shutil.rmtree(left)
    return count


def _told(line: str) -> tuple[str, int, int, str]:
    id_, position, number, side = line.split()
    return id_, int(position), int(number), side


ALL: dict[str, Callable[[Path], Count]] = {
    "kills": lambda folder: kills(folder, 200),
    "full disks": lambda folder: full_disks(folder, range(120)),
    "pages": lambda folder: overwritten(folder, 100),
    "pages, no backup": lambda folder: overwritten(folder, 100, backed_up=False),
    "two writers": lambda folder: two_writers(folder, 10),
    "rights": lambda _folder: no_rights(range(1, 7)),
    "power": lambda folder: power_cuts(folder, 3),
}
"""Each fault in full, as the benchmarks count it."""
