"""Folders and files that may not be written, or not even read, by a user who is not root."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.logbook.elsewhere import as_somebody, folder_for_anybody

FILL = """
with Logbook.open(path) as logbook:
    Walk(logbook).ends()
"""
READ = """
with Logbook.open(path, read_only=True) as logbook:
    print(len(logbook.sessions()), logbook.integrity())
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    with folder_for_anybody() as made:
        yield made
        if (made / "data").exists():
            (made / "data").chmod(0o755)


def test_a_folder_that_cannot_be_made_is_told(folder: Path) -> None:
    folder.chmod(0o555)
    lines = as_somebody(folder, "told(Logbook.open, path)")
    path = folder / "data" / "logbook.sqlite3"
    assert lines == [
        f"UnwritableLogbook The logbook {path} cannot be written: there is no permission."
    ]


@pytest.mark.parametrize("what", ["folder", "file", "both"])
def test_a_read_only_logbook_is_told_and_can_be_read(folder: Path, what: str) -> None:
    as_somebody(folder, FILL)
    before = (folder / "data" / "logbook.sqlite3").read_bytes()
    if what != "folder":
        (folder / "data" / "logbook.sqlite3").chmod(0o444)
    if what != "file":
        (folder / "data").chmod(0o555)
    (line,) = as_somebody(folder, "told(Logbook.open, path)")
    assert line.startswith("UnwritableLogbook The logbook ")
    assert as_somebody(folder, READ) == ["1 ()"]
    assert (folder / "data" / "logbook.sqlite3").read_bytes() == before


def test_a_read_only_folder_with_a_wal_is_read_whole(folder: Path) -> None:
    as_somebody(
        folder,
        "logbook = Logbook.open(path)\nWalk(logbook).ends()\n"
        "(path.parent / 'logbook.sqlite3-shm').unlink()\nos._exit(0)",
    )
    data = folder / "data"
    assert (data / "logbook.sqlite3-wal").stat().st_size > 0
    data.chmod(0o555)
    assert as_somebody(folder, READ) == ["1 ()"]


def test_a_logbook_that_may_not_be_read_is_told(folder: Path) -> None:
    as_somebody(folder, FILL)
    (folder / "data" / "logbook.sqlite3").chmod(0o000)
    lines = as_somebody(
        folder, "told(Logbook.open, path)\ntold(Logbook.open, path, read_only=True)"
    )
    assert [line.split(" The")[0] for line in lines] == ["UnwritableLogbook", "LogbookProblem"]


def test_no_lock_can_be_had_in_a_read_only_folder(folder: Path) -> None:
    as_somebody(folder, FILL)
    (folder / "data").chmod(0o555)
    (line,) = as_somebody(folder, "told(SessionLock(path.parent).acquire)")
    assert line.startswith("UnwritableLogbook No session can be locked in")


def test_a_damaged_logbook_in_a_read_only_folder_stays_where_it_is(folder: Path) -> None:
    data = folder / "data"
    data.mkdir()
    (data / "logbook.sqlite3").write_text("not a logbook")
    data.chmod(0o555)
    (line,) = as_somebody(folder, "told(set_aside, path, MORNING)")
    assert line.startswith("UnwritableLogbook")
    assert [file.name for file in data.iterdir()] == ["logbook.sqlite3"]


def test_an_export_without_permission_is_told(folder: Path) -> None:
    as_somebody(folder, FILL)
    folder.chmod(0o555)
    (line,) = as_somebody(
        folder,
        "from exercise_coach.logbook.exporting import export_json\n"
        "with Logbook.open(path, read_only=True) as logbook:\n"
        "    told(export_json, logbook, folder / 'out.json')",
    )
    assert line.endswith("out.json could not be written: there is no permission.")
