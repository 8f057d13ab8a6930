"""All that is personal goes, nothing else does, and what could not go is told."""

import os
from pathlib import Path

import pytest

from exercise_coach import erasing, settings
from exercise_coach.cli import main
from exercise_coach.erasing import Erased, erase, personal
from exercise_coach.logbook import (
    Logbook,
    SessionLock,
    SessionRunning,
    make_backup,
    set_aside,
)
from exercise_coach.logbook.correcting import KEPT, clear_out, delete_session
from exercise_coach.logbook.exporting import export_csv, export_json
from exercise_coach.logbook.importing import DocumentFile, bring_in
from exercise_coach.startup import StartupError
from tests.logbook.walks import MORNING, Walk

OTHERS = ("notes.txt", "shopping.csv", "letter.json", "photo.pdf", "logbook.sqlite3.txt",
          "backups/mine.sqlite3", "my logbook.sqlite3")  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of somebody who has used everything."""
    folder = tmp_path / "data"
    path = folder / "logbook.sqlite3"
    with Logbook.open(path) as logbook:
        Walk(logbook).ends()
        make_backup(path, MORNING)
        make_backup(path, MORNING)
        export_json(logbook, folder / "for me.json")
        export_csv(logbook, folder / "table.csv")
    path.rename(folder / "kept")
    path.write_text("Dear diary")
    set_aside(path, MORNING)
    (folder / "kept").rename(path)
    settings.save_settings(settings.Settings(), folder)
    (folder / settings.BAD_NAME).write_text("theme: pink")
    (folder / "window.ini").write_text("[General]")
    (folder / "report.pdf").write_bytes(b"%PDF-1.4 /Creator (Exercise Coach)")
    (folder / "routines").mkdir()
    (folder / "routines" / "own.yaml").write_text("title: Own")
    return folder


class FakeLogin:
    def __init__(self, *, fails: bool = False) -> None:
        self.on, self.fails = True, fails

    def is_on(self) -> bool:
        return self.on

    def turn(self, *, on: bool) -> None:
        if self.fails:
            raise StartupError("The entry could not be removed.")
        self.on = on


ALL = (
    "the logbook", "2 backups", "1 logbook that was set aside", "3 exported files",
    "the settings", "the place of the window",
)  # fmt: skip


def test_it_says_beforehand_what_goes(data: Path) -> None:
    assert tuple(kind.told for kind in personal(data)) == ALL
    assert personal(data, routines=True)[-1].told == "1 file of your own routines"
    assert personal(data / "nowhere") == []


def test_everything_personal_goes(data: Path) -> None:
    login = FakeLogin()
    assert erase(data, login, routines=True) == Erased(
        (*ALL, "1 file of your own routines", "the start at login"), ()
    )
    assert not data.exists()
    assert not login.on


def test_own_routines_stay_unless_wanted_otherwise(data: Path) -> None:
    assert erase(data).removed == ALL
    assert [path.relative_to(data).as_posix() for path in data.rglob("*")] == [
        "routines", "routines/own.yaml"
    ]  # fmt: skip


def test_what_others_keep_there_stays(data: Path) -> None:
    for name in OTHERS:
        (data / name).write_text("session notes: {} Bundle")
    erase(data, routines=True)
    left = {path.relative_to(data).as_posix() for path in data.rglob("*")}
    assert left == {*OTHERS, "backups"}


def test_what_stands_beside_the_logbook_goes_with_it(data: Path) -> None:
    for ending in ("-wal", "-shm"):
        (data / f"logbook.sqlite3{ending}").write_text("left over")
    (data / "logbook.sqlite3").unlink()
    assert erase(data).removed == ALL
    assert not list(data.glob("logbook*"))


def test_a_session_under_way_is_left_alone(data: Path) -> None:
    before = sorted(data.rglob("*"))
    with SessionLock(data), pytest.raises(SessionRunning):
        erase(data)
    assert {*before} <= {*data.rglob("*")}


def test_a_login_that_stays_is_told(data: Path) -> None:
    assert erase(data, FakeLogin(fails=True)).failed == ("The entry could not be removed.",)


def test_what_cannot_be_removed_is_told(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    unlink = Path.unlink

    def fail(path: Path, *, missing_ok: bool = False) -> None:
        if path.name == "window.ini":
            raise PermissionError(13, "Permission denied")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", fail)
    erased = erase(data)
    assert erased.removed == ALL[:-1]
    assert erased.failed == (f"{data / 'window.ini'}: permission denied",)


def test_a_link_goes_and_not_what_it_leads_to(data: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yaml"
    (data / "settings.yaml").rename(elsewhere)
    (data / "settings.yaml").symlink_to(elsewhere)
    erase(data)
    assert elsewhere.exists()
    assert not os.path.lexists(data / "settings.yaml")


def test_the_command_asks_first(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["erase", "--data-dir", str(data)]) == 1
    told = capsys.readouterr().out
    assert all(f"  {what}\n" in told for what in ALL)
    assert "Add --yes to erase it." in told
    assert "figures stay; with --routines they go, too." in told
    assert (data / "logbook.sqlite3").exists()
    assert main(["erase", "--yes", "--routines", "--data-dir", str(data)]) == 0
    assert "Erased: the logbook\nErased: 2 backups\n" in capsys.readouterr().out
    assert not data.exists()
    assert main(["erase", "--yes", "--data-dir", str(data)]) == 0
    assert main(["erase", "--data-dir", str(data)]) == 0
    assert capsys.readouterr().out.count("nothing of yours") == 2


@pytest.mark.qt
def test_the_window_keeps_its_place_in_the_file_that_is_erased() -> None:
    from exercise_coach.desktop import window_state  # noqa: PLC0415

    assert window_state.FILE == erasing.WINDOW


def test_what_was_deleted_for_good_can_come_back_after_erasing(data: Path, tmp_path: Path) -> None:
    """Nothing is remembered any more, not even what was deleted."""
    kept = tmp_path / "kept.json"
    with Logbook.open(data / "logbook.sqlite3") as logbook:
        export_json(logbook, kept)
        delete_session(logbook, logbook.sessions()[0].id, MORNING)
        clear_out(logbook, MORNING + 2 * KEPT)
    erase(data)
    with Logbook.open(data / "logbook.sqlite3") as logbook:
        assert len(bring_in(logbook, DocumentFile(kept)).sessions) == 1


def test_the_command_refuses_while_a_window_is_open(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(data.rglob("*"))
    with Logbook.open(data / "logbook.sqlite3"):
        assert main(["erase", "--yes", "--data-dir", str(data)]) == 1
    error = capsys.readouterr().err
    assert "another window or terminal has it open" in error
    assert "Nothing was erased." in error
    assert {*before} <= {*data.rglob("*")}


def test_the_command_names_a_session_that_has_not_ended(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Logbook.open(data / "logbook.sqlite3") as logbook:
        Walk(logbook).sets(2)
    assert main(["erase", "--data-dir", str(data)]) == 1
    error = capsys.readouterr().err
    assert "“Steady trunk” of 2026-03-02 08:30, which has not ended, would go, too;" in error
