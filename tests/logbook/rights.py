"""A session that loses its rights on the way."""

from pathlib import Path

from exercise_coach.logbook import FILE, Logbook, LogbookProblem
from tests.logbook.counting import finished_in, finished_of
from tests.logbook.walks import Walk, logbook_in


def led_without_rights(data: Path, done: int, what: str) -> None:
    """Take rights away after so many sets, and print what came of the session.

    The logbook is closed and opened again then, as after a crash: what is open stays open.
    """
    with logbook_in(data) as logbook:
        walk = Walk(logbook)
        walk.sets(done)
    _chmod(data, 0, what)
    told = ""
    try:
        walk.journal.logbook = Logbook.open(data / FILE)
    except LogbookProblem as problem:
        walk.journal.logbook, told = None, problem.message
    walk.ends()
    told = told or walk.journal.problem or ""
    _chmod(data, 0o700, what)
    if walk.journal.logbook is None:
        walk.journal.logbook = Logbook.open(data / FILE)
    walk.journal.flush()
    finished, there = finished_of(walk), finished_in(walk.journal.logbook)
    lost, false = (finished - there).total(), (there - finished).total()
    print(finished.total(), lost, false, int("permission" in told or "opened" in told))
    walk.journal.logbook.close()


def _chmod(data: Path, mode: int, what: str) -> None:
    if mode and what != "files":
        data.chmod(mode)
    if what != "folder":
        for file in data.iterdir():
            file.chmod(mode & 0o600)
    if not mode and what != "files":
        data.chmod(mode)
