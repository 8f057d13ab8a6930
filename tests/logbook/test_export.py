"""The logbook in forms that others can read."""

import csv
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

import jsonschema
import msgspec
import pytest

from exercise_coach.logbook import ExportProblem, Logbook, as_json
from exercise_coach.logbook.exporting import Period, export_csv, export_json, logbook_schema
from exercise_coach.recovery.facts import (
    Activity,
    AnyFact,
    EpisodeBegan,
    Feel,
    MorningScored,
    WeekRated,
)
from exercise_coach.session import Symptom, events
from tests.logbook.filled import some_days
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
    assert list(told) == [
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
    assert json.loads(json.dumps(told)) == told


def test_json_holds_every_session_and_what_was_prescribed(logbook: Logbook, out: Path) -> None:
    some_days(logbook)
    export_json(logbook, out)
    told = json.loads(out.read_text(encoding="utf-8"))
    first, second, third = told["sessions"]
    assert told["format"] == 2
    assert [session.id for session in logbook.sessions()] == [
        third["id"], second["id"], first["id"]
    ]  # fmt: skip
    assert (first["note"], first["effort"], first["pain_after"]) == ("Größer – besser", 4, 0)
    assert "Größer" in out.read_text(encoding="utf-8")
    assert first["sets"][6] == {
        "seq": 20, "at": "2026-03-02T08:32:37.000+01:00", "position": 2, "exercise": "walk",
        "set": 1, "side": None, "reps": None, "hold": 60.0,
    }  # fmt: skip
    assert second["stop"] == {
        "position": 1, "score": 4, "symptom": None,
        "exercise": "dead-bug", "easier": None,
    }  # fmt: skip
    assert [given["score"] for given in second["scores"]][-1] == 4
    assert third["stop"]["symptom"] == "leg"
    assert first["events"][0]["kind"] == "rep"
    prescribed = told["routines"][first["prescribed"]]["prescriptions"]
    assert [each["exercise"]["id"] for each in prescribed] == ["bird-dog", "dead-bug", "walk"]
    jsonschema.validate(told, logbook_schema())


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
    whole = {"format": 2, "routines": {}, "sessions": [], "facts": []}
    assert json.loads(out.read_text()) == whole
    export_csv(logbook, out)
    assert out.read_text().splitlines()[0].startswith("session,routine,")
    assert table(out) == []


def test_only_the_days_asked_for(logbook: Logbook, out: Path) -> None:
    some_days(logbook)
    logbook.tell(
        [MorningScored(id=str(day), at=MORNING + timedelta(days=day), score=day) for day in (0, 1)]
    )
    second = MORNING.date() + timedelta(days=1)
    export_json(logbook, out, Period(first=second))
    told = json.loads(out.read_text(encoding="utf-8"))
    assert [session["pain_before"] for session in told["sessions"]] == [2, 2]
    assert [fact["score"] for fact in told["facts"]] == [1]
    export_csv(logbook, out, Period(second, second))
    assert {row["outcome"] for row in table(out)} == {"stopped_pain"}
    with pytest.raises(ValueError, match="later than"):
        Period(second, MORNING.date())


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
