"""The command that goes back to a backup: what there is, what became of it, and when it refuses."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from exercise_coach.cli import main
from exercise_coach.logbook import FILE, Logbook, SessionLock, make_backup
from tests.logbook.walks import MORNING, Walk, logbook_in

NAME = "logbook-20260302-083000.sqlite3"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two sessions, and a backup from when there was only the first."""
    folder = tmp_path / "data"
    with logbook_in(folder, hasty=True) as logbook:
        Walk(logbook).ends()
        make_backup(logbook.path, MORNING)
        Walk(logbook, wall=MORNING + timedelta(days=1)).ends()
    return folder


def run(data: Path, *words: str | Path) -> int:
    return main(["restore", *map(str, words), "--data-dir", str(data)])


def sessions(data: Path) -> int:
    with Logbook.open(data / FILE, read_only=True) as logbook:
        return len(logbook.sessions())


def test_it_lists_the_backups(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "backups" / "logbook-20260301-083000.sqlite3").write_text("Dear diary, " * 99)
    assert run(data) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"2026-03-02 08:30  {NAME}  1 session, 7 sets, 0 facts told"
    assert (
        second == "2026-03-01 08:30  logbook-20260301-083000.sqlite3  cannot be used: it is damaged"
    )
    assert run(data / "nowhere") == 0
    assert capsys.readouterr().out == f"There is no backup in {data / 'nowhere'} yet.\n"
    assert not (data / "nowhere").exists()


def test_it_goes_back_and_forth(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, NAME) == 0
    told = capsys.readouterr().out
    assert f"The logbook is again as in {NAME}: 1 session, 7 sets, 0 facts told.\n" in told
    assert "Only in the one of until now: 1 session.\n" in told
    assert sessions(data) == 1
    (kept,) = data.glob("logbook.before-restore-*.sqlite3")
    assert told.endswith(f"by its path: {kept}\n")
    assert run(data, kept) == 0
    assert sessions(data) == 2


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (NAME.replace("3000", "3001"), f"(did you mean {NAME}?)"),
        ("last week", "there is no backup 'last week'; 'exercise-coach restore' shows them all"),
        ("", "there is no backup ''"),
        (".", "there is no backup '.'"),
        ("{data}/nowhere.sqlite3", "there is no backup"),
        ("{data}/logbook.sqlite3", "is the logbook itself"),
        ("{data}/text.sqlite3", "cannot be used: it is damaged."),
        ("{data}/empty.sqlite3", "it is empty. It was left as it is. Nothing was changed."),
    ],
)  # fmt: skip
def test_what_is_no_backup_is_told(
    data: Path, capsys: pytest.CaptureFixture[str], wanted: str, told: str
) -> None:
    (data / "text.sqlite3").write_text("Dear diary, " * 99)
    (data / "empty.sqlite3").touch()
    assert run(data, wanted.format(data=data)) == 1
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert sessions(data) == 2


def test_it_refuses_while_a_window_is_open(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Logbook.open(data / FILE):
        assert run(data, NAME) == 1
    assert "another window or terminal has it open" in capsys.readouterr().err
    with SessionLock(data):
        assert run(data, NAME) == 1
    assert "A session is already running" in capsys.readouterr().err
    assert sessions(data) == 2
    assert not list(data.glob("logbook.before-restore-*"))


def test_it_replaces_a_damaged_logbook(data: Path) -> None:
    (data / FILE).write_text("Dear diary, " * 99)
    assert run(data, NAME) == 0
    assert sessions(data) == 1


def test_it_makes_good_a_missing_logbook(data: Path) -> None:
    (data / FILE).unlink()
    assert run(data, NAME) == 0
    assert sessions(data) == 1


def test_a_folder_that_may_not_be_looked_into_is_told(
    data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not said that nothing is there."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert run(data) == 1
    assert main(["erase", "--data-dir", str(data)]) == 1
    told = f"the data folder {data} cannot be read: there is no permission"
    assert capsys.readouterr().err.count(told) == 2
