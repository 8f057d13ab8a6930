"""What may be wrong with a file is told, and nothing is imported unless the user agrees."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exercise_coach.logbook import ImportProblem, Logbook
from exercise_coach.logbook.importing import bring_in, recognise, survey
from exercise_coach.recovery.facts import MorningScored
from tests.logbook.filled import exported, some_days
from tests.logbook.walks import MORNING, logbook_in

Document = dict[str, Any]


@pytest.fixture
def document(tmp_path: Path) -> Document:
    """A logbook of three sessions and a fact, as JSON."""
    folder = tmp_path / "other"
    with logbook_in(folder, hasty=True) as other:
        some_days(other)
        other.tell([MorningScored(id="morning", at=MORNING, score=3)])
        told: Document = json.loads(exported(other, folder))
    return told


def reshaped(document: Document, folder: Path) -> Path:
    """Write a document as another program would: not a line for each thing."""
    file = folder / "reshaped.json"
    file.write_text(json.dumps(document, indent=2), encoding="utf-8-sig")
    return file


def test_a_reshaped_file_holds_the_same(
    document: Document, logbook: Logbook, tmp_path: Path
) -> None:
    imported = bring_in(logbook, recognise(reshaped(document, tmp_path), {}))
    assert (len(imported.sessions), imported.facts) == (3, ("morning",))
    assert json.loads(exported(logbook, tmp_path)) == document
    assert [len(session["corrections"]) for session in document["sessions"]] == [0, 2, 0]


def _sessions(change: Callable[[dict[str, Any]], object]) -> Callable[[Document], object]:
    return lambda document: change(document["sessions"][0])


BAD: dict[str, Callable[[Document], object]] = {
    "object missing required field `title`": _sessions(lambda session: session.pop("title")),
    "object contains unknown field `more`": _sessions(lambda session: session.update(more=1)),
    "`int` <= 10 - at `$.stop_line`": _sessions(lambda session: session.update(stop_line=11)),
    "expected `int | null`": _sessions(lambda session: session["sets"][0].update(reps="many")),
    "it ended before it started": _sessions(
        lambda session: session.update(ended="2026-03-02T08:00:00+01:00")
    ),
    "invalid RFC3339": _sessions(lambda session: session.update(started="yesterday")),
    "cannot be right": _sessions(lambda session: session.update(started="0001-01-01T00:00:00Z")),
    "its routine other is not in": _sessions(lambda session: session.update(prescribed="other")),
    "a set stands there twice": _sessions(
        lambda session: session["sets"].append(session["sets"][0] | {"seq": 999})
    ),
    "bear the same number": _sessions(
        lambda session: session["scores"].append(session["scores"][0])
    ),
    "stands in the file twice": lambda document: document["sessions"].append(
        document["sessions"][1]
    ),
    "expected `object`": _sessions(lambda session: session["events"][0].update(detail=[])),
    "completed, but says where it stopped": _sessions(
        lambda session: session.update(stop=dict.fromkeys(
            ("score", "symptom", "exercise", "easier")) | {"position": 0})
    ),
    "invalid enum value 'ran-off'": _sessions(lambda session: session.update(outcome="ran-off")),
    "invalid value 'told-off'": lambda document: document["facts"].append(
        {"kind": "told-off", "id": "x", "at": "2026-03-02T08:00:00Z"}
    ),
}  # fmt: skip


@pytest.mark.parametrize("told", BAD)
def test_what_is_bad_is_told_and_nothing_imported(
    told: str, document: Document, logbook: Logbook, tmp_path: Path
) -> None:
    BAD[told](document)
    source = recognise(reshaped(document, tmp_path), {})
    found = survey(logbook, source)
    assert found.bad_count == 1
    assert told in str(found.bad[0])
    with pytest.raises(ImportProblem, match="Nothing was imported"):
        bring_in(logbook, source)
    assert (logbook.sessions(), logbook.facts()) == ([], [])
    imported = bring_in(logbook, source, skip_bad=True)
    assert imported.skipped == 1
    assert len(logbook.sessions()) == len(imported.sessions) == len(found.new_sessions)


def test_a_bad_line_is_named(document: Document, logbook: Logbook, tmp_path: Path) -> None:
    with logbook_in(tmp_path / "more", hasty=True) as other:
        some_days(other)
        lines = exported(other, tmp_path).splitlines(keepends=True)
    lines[5] = lines[5].replace(b'"outcome":"completed"', b'"outcome":"\xff"')
    file = tmp_path / "bad.json"
    file.write_bytes(b"".join(lines))
    found = survey(logbook, recognise(file, {}))
    assert (found.bad_count, len(found.new_sessions)) == (1, 2)
    assert str(found.bad[0]).startswith("line 6: ")


NOT_OURS = {
    b"": "it is empty",
    b" \n": "it is empty",
    b"PK\3\4": "a spreadsheet's own file",
    b"\xff\xfea\0": "UTF-16",
    b"SQLite format 3\0": "neither JSON nor a table",
    b"{": "not whole JSON",
    b"[1, 2]": "not an export of Exercise Coach",
    b'{"format": 1, "sessions": []}': "its format 1 is not one that can be read back",
    b'{"format": 3, "sessions": []}': "newer version",
    b'{"format": 2, "sessions": []}': "not an export of Exercise Coach",
    b'{"format": 2,\n"routines": {': "its end is missing",
    b'{"format": 2,\n"routines": {\n},\n"sessions": [\n]}\n': "its end is missing",
    b'{"format": 2,\n"routines": {\n},\n"facts": [\n]}\n': "not as it was written",
    b'{"format": 2,\n"routines": {\n},\n"sessions": [\n],\n"facts": [\n]}\nmore': "follows its end",
    b"[" * 200_000: "not an export of Exercise Coach",
    b'{"format": 2, "a":' + b"[" * 200_000: "nested too deeply",
    b"date,exercise\n\xff\n": "it is not UTF-8",
    b"a,b\n1,2\n": "it is not clear which column holds the date (it has a, b)",
    b'date,exercise\n"' + b"x" * 200_000: "it is not a table",
}


@pytest.mark.parametrize("content", NOT_OURS, ids=range(len(NOT_OURS)))
def test_a_file_that_is_none_of_ours_is_told_in_a_line(
    content: bytes, logbook: Logbook, tmp_path: Path
) -> None:
    file = tmp_path / "given"
    file.write_bytes(content)
    with pytest.raises(ImportProblem) as told:
        bring_in(logbook, recognise(file, {}))
    assert NOT_OURS[content] in told.value.message
    assert told.value.message.startswith(f"{file} cannot be imported: ")
    assert "\n" not in told.value.message
    assert logbook.sessions() == []


def test_depth_and_length_inside_of_a_line_do_no_harm(logbook: Logbook, tmp_path: Path) -> None:
    head = b'{"format": 2,\n"routines": {\n'
    deep = b'"deep": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    file = tmp_path / "deep.json"
    file.write_bytes(head + deep + b'\n},\n"sessions": [\n],\n"facts": [\n]}\n')
    (bad,) = survey(logbook, recognise(file, {})).bad
    assert str(bad) == "line 3: it is nested too deeply"
    with file.open("wb") as long:
        long.write(head + b'"long": "' + b" " * (17 * 2**20))
    with pytest.raises(ImportProblem, match="line 3 is longer than 16 MiB"):
        survey(logbook, recognise(file, {}))


def test_a_place_that_is_no_file(logbook: Logbook, tmp_path: Path) -> None:
    for place in (tmp_path, Path("/dev/zero")):
        with pytest.raises(ImportProblem, match="not an ordinary file"):
            recognise(place, {})
    with pytest.raises(ImportProblem, match="there is no such file"):
        recognise(tmp_path / "nothing", {})
