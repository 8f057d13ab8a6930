"""The commands that write the logbook to a file, and bring one in."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from exercise_coach.cli import main
from exercise_coach.logbook import FILE
from tests.logbook.filled import some_days
from tests.logbook.walks import MORNING, Walk, logbook_in


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with three sessions."""
    with logbook_in(tmp_path / "data", hasty=True) as logbook:
        some_days(logbook)
    return tmp_path / "data"


def run(data: Path, *words: str | Path) -> int:
    return main([*map(str, words), "--data-dir", str(data)])


def test_export_erase_import_gives_back_the_same(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first.json", tmp_path / "second.json"
    assert run(data, "export", "--format", "json", "--out", first) == 0
    (data / FILE).unlink()
    assert run(data, "import", first, "--dry-run") == 0
    assert not (data / FILE).exists()
    assert run(data, "import", first) == 0
    said = capsys.readouterr().out
    assert "New: 3 sessions with 13 sets, 2026-03-02 to 2026-03-04; 0 notes on recovery." in said
    assert "Imported: 3 sessions, 0 notes." in said
    assert run(data, "export", "--format", "json", "--out", second) == 0
    assert first.read_bytes() == second.read_bytes()
    assert run(data, "import", first) == 0
    assert "Already there, and left as they are: 3." in capsys.readouterr().out


def test_export_of_some_days(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    day = str(MORNING.date() + timedelta(days=1))
    assert run(data, "export", "--format", "json", "--out", out, "--from", day, "--to", day) == 0
    assert [each["outcome"] for each in json.loads(out.read_text())["sessions"]] == ["stopped_pain"]
    words = ("--from", day, "--to", str(MORNING.date()))
    assert run(data, "export", "--format", "csv", "--out", out, *words) == 2


def test_a_session_that_has_not_ended_is_left_out_and_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    with logbook_in(data, hasty=True) as logbook:
        Walk(logbook, wall=MORNING + timedelta(days=5)).sets(2)
    for kind in ("json", "csv", "fhir"):
        assert run(data, "export", "--format", kind, "--out", out) == 0
        error = capsys.readouterr().err
        assert "“Steady trunk” of 2026-03-07 08:30, which has not ended, is left out;" in error
        assert error.count("\n") == 1
    assert run(data, "export", "--format", "json", "--out", out, "--to", str(MORNING.date())) == 0
    assert capsys.readouterr().err == ""
    with logbook_in(data) as logbook:
        assert logbook.broken_off() is not None


def test_export_for_a_clinic(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run(data, "export", "--format", "fhir", "--out", out, "--name", "Ada") == 0
    assert json.loads(out.read_text())["entry"][0]["resource"]["name"] == [{"text": "Ada"}]


def test_a_pdf_needs_no_display(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.pdf"
    words = ["export", "--format", "pdf", "--out", str(out), "--data-dir", str(data)]
    program = [sys.executable, "-m", "exercise_coach", *words, "--paper", "letter"]
    ran = subprocess.run(
        program, cwd=Path(__file__).parents[1], env={"PATH": ""}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
    assert out.stat().st_mode & 0o777 == 0o600


def test_bad_rows_are_named_and_stop_the_import(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "diary.csv"
    table.write_text("tag,übung,pain\n2026-01-01,Walk,1\nsoon,Walk,1\n", encoding="utf-8")
    assert run(data, "import", table) == 1
    said = capsys.readouterr().out
    assert "row 3: expected a day such as 2026-03-31, found 'soon'" in said
    assert "Nothing was imported." in said
    assert run(data, "import", table, "--skip-bad") == 0
    assert "Imported: 1 session, 0 notes." in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["csv", "json", "fhir", "pdf"])
def test_a_logbook_is_never_written_over(
    data: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    before = (data / FILE).read_bytes()
    (data / "link").symlink_to(data / FILE)
    for out in (data / FILE, data / "link"):
        assert run(data, "export", "--format", kind, "--out", out) == 1
    assert capsys.readouterr().err.count("was not written: a logbook stands there.\n") == 2
    assert (data / FILE).read_bytes() == before


def test_a_link_to_itself_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "loop.png").symlink_to(data / "loop.png")
    assert run(data, "export", "--format", "csv", "--out", data / "loop.png") == 1
    assert run(data, "figure", "cat-cow", "--out", data / "loop.png") == 1
    assert capsys.readouterr().err.count("could not be written:") == 2


@pytest.mark.parametrize("command", [
    "log", "erase", "erase --yes", "restore", "restore x", "import y", "export --format csv --out z"
])  # fmt: skip
def test_a_file_in_the_place_of_the_data_folder_is_told(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "y").write_text("date,exercise\n2026-01-01,Walk\n")
    words = command.replace("y", str(tmp_path / "y")) if "import" in command else command
    for data in (tmp_path / "file", tmp_path / "file" / "below"):
        assert run(data, *words.split()) == 1
    assert capsys.readouterr().err.count(f"{tmp_path / 'file'} is not a folder\n") == 2


def test_columns_and_pain_may_be_named(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "diary.csv"
    table.write_text("a;b\n2026-01-01;Walk\n", encoding="utf-8")
    assert run(data, "import", table) == 1
    assert "which column holds the date (it has a, b)" in capsys.readouterr().err
    named = ("--column", "date=a", "--column", "exercise=b")
    assert run(data, "import", table, *named) == 1
    assert run(data, "import", table, *named, "--pain", "2") == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("export --format csv --out x --from yesterday", "expected a day as 2026-03-31"),
        ("export --format pdf --out x --to 9999-12-31", "expected a day as 2026-03-31"),
        ("export --format pdf --out x --paper a3", "invalid choice"),
        ("import x --column date", "expected a field and a title"),
        ("import x --pain 11", "a pain score is 0 to 10"),
        ("import", "FILE"),
    ],
)
def test_wrong_usage(words: str, told: str, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data, *words.split()) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
