"""The logbook in forms that others can read."""

import csv
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from exercise_coach.logbook import ExportProblem, Logbook, as_json, export_csv, export_json
from exercise_coach.recovery.facts import Activity, AnyFact, EpisodeBegan, Feel, WeekRated
from exercise_coach.session import Symptom, events
from tests.logbook.walks import MORNING, Walk


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def table(out: Path) -> list[dict[str, str]]:
    with out.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_a_session_has_the_fields_of_log_json(logbook: Logbook) -> None:
    walk = Walk(logbook, score=1)
    walk.sets(1)
    walk.does(events.Score(3))
    told = as_json(logbook.sessions()[0])
    assert list(told)[:10] == [
        "id", "routine", "phase", "started", "ended", "outcome", "pain_before", "pain_after",
        "sets", "scores",
    ]  # fmt: skip
    assert told["id"] == walk.journal.session
    assert (told["phase"], told["outcome"]) == ("strengthening", "stopped_pain")
    assert (told["pain_before"], told["pain_after"]) == (1, None)
    assert told["started"] == "2026-03-02T08:30:00.000+01:00"
    assert told["sets"] == [
        {"exercise": "bird-dog", "set": 1, "side": "right", "reps": 2, "hold": 0.0}
    ]
    assert told["scores"] == [
        {"at": "2026-03-02T08:30:00.000+01:00", "when": "before", "score": 1},
        {"at": "2026-03-02T08:30:13.000+01:00", "when": "during", "score": 3},
    ]
    assert told["stop"] == {"position": 0, "score": 3, "symptom": None}
    assert json.loads(json.dumps(told)) == told


def test_json_holds_every_session(logbook: Logbook, out: Path) -> None:
    for hour in range(3):
        walk = Walk(logbook, wall=MORNING + timedelta(hours=hour))
        walk.ends()
        walk.journal.finish(note="Größer – besser")
    export_json(logbook, out)
    told = json.loads(out.read_text(encoding="utf-8"))
    assert told["format"] == 1
    assert [session["id"] for session in told["sessions"]] == [
        session.id for session in logbook.sessions()
    ]
    assert told["sessions"][0]["note"] == "Größer – besser"
    assert told["sessions"][0]["sets"][6]["at"] == logbook.sessions()[0].sets[6].at.isoformat(
        timespec="milliseconds"
    )
    assert "Größer" in out.read_text(encoding="utf-8")


def test_json_holds_every_fact(logbook: Logbook, out: Path) -> None:
    later = WeekRated(
        id="week", at=MORNING + timedelta(days=7), better=60, activities=(Activity("Größe", 3),)
    )
    told = [EpisodeBegan(id="began", at=MORNING, began=MORNING, feel=(Feel.SPASM,)), later]
    logbook.tell(told[::-1])
    export_json(logbook, out)
    facts = json.loads(out.read_text(encoding="utf-8"))["facts"]
    assert [fact["kind"] for fact in facts] == ["episode-began", "week-rated"]
    assert facts[0]["began"] == "2026-03-02T08:30:00+01:00"
    assert facts[1]["activities"] == [{"name": "Größe", "score": 3}]
    assert msgspec.convert(facts, list[AnyFact]) == told


def test_an_empty_logbook_is_still_a_whole_export(logbook: Logbook, out: Path) -> None:
    export_json(logbook, out)
    assert json.loads(out.read_text()) == {"format": 1, "sessions": [], "facts": []}
    export_csv(logbook, out)
    assert out.read_text().splitlines()[0].startswith("session,routine,")
    assert table(out) == []


def test_csv_has_a_row_for_each_set(logbook: Logbook, out: Path) -> None:
    Walk(logbook).ends()
    export_csv(logbook, out)
    rows = table(out)
    assert [(row["exercise"], row["set"], row["side"], row["reps"], row["hold"]) for row in rows][
        3:
    ] == [
        ("bird-dog", "2", "left", "1", "0.0"),
        ("dead-bug", "1", "", "2", "1.0"),
        ("dead-bug", "2", "", "2", "1.0"),
        ("walk", "1", "", "", "60.0"),
    ]
    assert {datetime.fromisoformat(row["started"]) for row in rows} == {MORNING}
    done = [datetime.fromisoformat(row["done"]) for row in rows]
    assert done == sorted(done)


def test_csv_loses_no_stop(logbook: Logbook, out: Path) -> None:
    Walk(logbook).does(events.Feel(Symptom.CHEST_PAIN))
    export_csv(logbook, out)
    (row,) = table(out)
    assert (row["outcome"], row["stop_symptom"]) == ("stopped_symptom", "chest-pain")
    assert (row["exercise"], row["set"], row["done"]) == ("", "", "")


@pytest.mark.parametrize(
    "note",
    ["=1+1", "+49 30", "-3", "@SUM(A1)", "\t=1", "\r=1", "  =1", '=HYPERLINK("http://x","y")'],
)
def test_a_note_is_never_a_formula(logbook: Logbook, out: Path, note: str) -> None:
    walk = Walk(logbook)
    walk.ends()
    walk.journal.finish(note=note)
    export_csv(logbook, out)
    assert {row["note"] for row in table(out)} == {"'" + note}


def test_a_note_of_many_lines_stays_one_cell(logbook: Logbook, out: Path) -> None:
    walk = Walk(logbook)
    walk.ends()
    walk.journal.finish(note='First, "a"\nsecond; ü')
    export_csv(logbook, out)
    assert {row["note"] for row in table(out)} == {'First, "a"\nsecond; ü'}


def test_an_export_replaces_the_one_before_and_leaves_nothing_else(
    logbook: Logbook, tmp_path: Path
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "out").write_text("before")
    export_json(logbook, folder / "out")
    assert json.loads((folder / "out").read_text())["sessions"] == []
    assert [file.name for file in folder.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("place", "reason"),
    [("missing/out", "the folder does not exist"), ("folder", "it is not an ordinary file")],
)
def test_an_impossible_place_is_told(
    logbook: Logbook, tmp_path: Path, place: str, reason: str
) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportProblem) as told:
        export_csv(logbook, tmp_path / place)
    assert told.value.message == f"{tmp_path / place} could not be written: {reason}."


def test_a_device_is_not_replaced(logbook: Logbook) -> None:
    with pytest.raises(ExportProblem, match="not an ordinary file"):
        export_csv(logbook, Path("/dev/null"))


def test_a_disk_that_fills_up_leaves_the_export_before(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    (folder / "out").write_text("before")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportProblem, match="the disk is full"):
        export_json(logbook, folder / "out")
    assert (folder / "out").read_text() == "before"
    assert [file.name for file in folder.iterdir()] == ["out"]
