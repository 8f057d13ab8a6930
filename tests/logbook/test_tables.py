"""Tables that somebody kept by hand, and the backups of My PT."""

import json
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.logbook import ImportProblem, Logbook, Outcome, SetRecord
from exercise_coach.logbook.exporting import export_csv
from exercise_coach.logbook.exporting.as_csv import safe
from exercise_coach.logbook.importing import bring_in, cells, recognise, survey
from exercise_coach.prescription import Load, Side
from tests.logbook.filled import exported, imported, some_days
from tests.logbook.walks import logbook_in

DIARY = """\
Date;Exercise;Sets;Reps;Hold;Side;Pain before;Pain after;Note
2026-03-01 08:30;Pelvic tilt;2;10, 8;2;;3;2;easy
2026-03-01 08:30;Bird dog;1;6;10 s;both;;1;'=not a formula
;;;;;;;;
02.03.2026;Walk;;;1:30;;0;;
"""


def given_file(folder: Path, text: str) -> Path:
    file = folder / "diary.csv"
    file.write_text(text, encoding="utf-8-sig")
    return file


def done(sets: tuple[SetRecord, ...]) -> list[tuple[object, ...]]:
    return [(each.exercise, each.set, each.side, each.reps, each.hold) for each in sets]


def test_rows_of_one_moment_are_one_session(logbook: Logbook, tmp_path: Path) -> None:
    bring_in(logbook, recognise(given_file(tmp_path, DIARY), {}))
    second, first = logbook.sessions()
    assert done(first.sets) == [
        ("pelvic-tilt", 1, None, 10, 2.0),
        ("pelvic-tilt", 2, None, 8, 2.0),
        ("bird-dog", 1, Side.RIGHT, 6, 10.0),
        ("bird-dog", 1, Side.LEFT, 6, 10.0),
    ]
    assert done(second.sets) == [("walk", 1, None, None, 90.0)]
    assert (first.pain_before, first.pain_after, first.stop_line) == (3, 1, 3)
    assert [(each.when.value, each.score) for each in first.scores] == [
        ("before", 3), ("between", 2), ("after", 1)
    ]  # fmt: skip
    assert first.note == "easy\n=not a formula"
    assert (second.pain_before, second.pain_after, second.note) == (0, None, None)
    assert first.started.replace(tzinfo=None) == datetime(2026, 3, 1, 8, 30)  # noqa: DTZ001
    assert (second.started.hour, second.started.utcoffset() is not None) == (12, True)


@pytest.mark.parametrize(
    ("title", "cell", "seconds"),
    [
        ("Minutes", "20", 1200.0),
        ("Minutes", "2,5", 150.0),
        ("Minuten", "1:30", 90.0),
        ("Duration", "20", 20.0),
        ("Seconds", "20", 20.0),
    ],
)
def test_minutes_are_no_seconds(
    logbook: Logbook, tmp_path: Path, title: str, cell: str, seconds: float
) -> None:
    table = given_file(tmp_path, f"Date;Exercise;{title};Pain\n2026-03-01;Walk;{cell};0\n")
    bring_in(logbook, recognise(table, {}))
    assert done(logbook.sessions()[0].sets) == [("walk", 1, None, None, seconds)]


def test_what_the_program_did_not_see_unlocks_nothing(logbook: Logbook, tmp_path: Path) -> None:
    bring_in(logbook, recognise(given_file(tmp_path, DIARY), {}))
    for session in logbook.sessions():
        assert (session.load, session.outcome) == (Load.RELIEF, Outcome.COMPLETED)
        assert session.ended == session.started


def test_importing_a_table_twice_adds_nothing(logbook: Logbook, tmp_path: Path) -> None:
    source = recognise(given_file(tmp_path, DIARY), {})
    assert len(bring_in(logbook, source).sessions) == 2
    assert bring_in(logbook, source).sessions == ()
    assert survey(logbook, source).known == 2


def test_every_bad_row_is_named_with_the_number_a_spreadsheet_shows(
    logbook: Logbook, tmp_path: Path
) -> None:
    text = """\
# kept by hand

day,exercise,sets,reps,side,pain before,hold
2026-03-01,Walk,0,,,1,
2026-03-01,,1,,,1,
tomorrow,Walk,1,,,1,
2026-03-01,Walk,2,"1,2,3",,1,
2026-03-01,Walk,1,,up,1,
2026-03-01,Walk,1,,,11,
2026-03-01,Walk,1,,,1,a while
2026-03-02,Walk,1,,,,
0999-03-02,Walk,1,,,1,
2026-03-03,Walk,1,,,1,
"""
    source = recognise(given_file(tmp_path, text), {})
    found = survey(logbook, source)
    assert [str(bad) for bad in found.bad] == [
        "row 4: sets is '0', not a number from 1 to 100",
        "row 5: the exercise is missing",
        "row 6: expected a day such as 2026-03-31, found 'tomorrow'",
        "row 7: 2 sets, but 3 numbers of reps",
        "row 8: side is 'up', not right, left or both",
        "row 9: pain before is '11', not a score from 0 to 10",
        "row 10: expected a number of seconds, or a text such as 90 s, 1:30, 15 min or 1 h, "
        "found text 'a while'",
        "row 12: 0999-03-02 cannot be right",
        "row 11: there is no pain score before (0 to 10)",
    ]
    with pytest.raises(ImportProblem, match=r"row 4: sets is '0'.*, and 8 more"):
        bring_in(logbook, source)
    assert len(bring_in(logbook, source, skip_bad=True).sessions) == 1


def test_the_user_says_which_column_is_which_and_what_pain_there_was(
    logbook: Logbook, tmp_path: Path
) -> None:
    file = given_file(tmp_path, "wann\twas\n2026-03-01\tWalk\n")
    with pytest.raises(ImportProblem, match="it has no column Wann"):
        recognise(file, {"date": "Wann"})
    with pytest.raises(ImportProblem, match="there is no field day"):
        recognise(file, {"day": "wann"})
    source = recognise(file, {"date": "wann", "exercise": "was"}, pain=2)
    assert bring_in(logbook, source).skipped == 0
    assert logbook.sessions()[0].pain_before == 2


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (["3/4/2026", "13/4/2026"], [(3, 4), (13, 4)]),
        (["3/4/2026", "3/14/2026"], [(4, 3), (14, 3)]),
        (["3/4/2026 7:05 more"], None),
        (["3/4/2026"], None),
    ],
)
def test_days_with_slashes_are_only_read_where_they_are_clear(
    days: list[str], expected: list[tuple[int, int]] | None
) -> None:
    order = cells.day_first(days)
    if expected is None:
        with pytest.raises(ValueError, match="may be two days"):
            cells.moment(days[0], "", order, UTC)
    else:
        read = [cells.moment(day, "07:05", order, UTC) for day in days]
        assert [(moment.day, moment.month) for moment in read] == expected
        assert {(moment.hour, moment.minute) for moment in read} == {(7, 5)}


def test_our_own_csv_is_not_taken_for_a_diary(logbook: Logbook, tmp_path: Path) -> None:
    some_days(logbook)
    export_csv(logbook, tmp_path / "ours.csv")
    with pytest.raises(ImportProblem, match="import the JSON export instead"):
        recognise(tmp_path / "ours.csv", {})


texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)


@given(texts)
def test_a_note_survives_a_spreadsheet(note: str) -> None:
    assert cells.note(str(safe(note.strip()))) == note.strip()


@given(st.text(max_size=12), st.text(max_size=6))
def test_any_cell_is_understood_or_told(cell: str, other: str) -> None:
    for understand in (
        lambda: cells.moment(cell, other, None, UTC),
        lambda: cells.whole(cell, "sets", 100),
        lambda: cells.reps(cell, 3),
        lambda: cells.seconds(cell, "hold"),
        lambda: cells.sides(cell),
        lambda: cells.score(cell, "pain"),
    ):
        with suppress(ValueError):
            understand()


BACKUP = {
    "version": 1,
    "exportDate": "2025-11-20T00:00:00.000Z",
    "data": {
        "exercises": [],
        "sessionDefinitions": [],
        "sessionInstances": [
            {
                "id": 1, "date": "2025-11-20", "sessionName": "At home", "status": "completed",
                "startTime": "2025-11-20T08:00:00.000Z", "notes": "fine", "customized": False,
                "completedExercises": [
                    {"exerciseId": 1, "exerciseName": "Bridges", "exerciseType": "duration",
                     "targetDuration": 120, "actualDuration": 100, "completed": True},
                    {"exerciseId": 2, "exerciseName": "Clams L/R", "exerciseType": "reps",
                     "targetReps": 12, "targetSets": 2, "targetRepDuration": 3, "completed": True},
                    {"exerciseId": 3, "exerciseName": "Rows", "completed": False},
                    {"exerciseId": 4, "exerciseName": "Neck", "completed": True, "skipped": True},
                ],
            },
            {"id": 2, "date": "2025-11-21", "status": "planned", "completedExercises": []},
            {"id": 3, "date": "soon", "status": "logged", "completedExercises": []},
            {"id": 4, "status": "logged"},
        ],
        "settings": {},
        "metadata": {},
    },
}  # fmt: skip


def test_a_backup_of_my_pt(logbook: Logbook, tmp_path: Path) -> None:
    file = tmp_path / "my-pt-backup.json"
    file.write_text(json.dumps(BACKUP))
    without = survey(logbook, recognise(file, {}))
    assert without.bad[0].why == "there is no pain score before (0 to 10): My PT keeps none"
    source = recognise(file, {}, pain=1)
    assert [bad.where for bad in survey(logbook, source).bad] == ["session 3", "session 4"]
    bring_in(logbook, source, skip_bad=True)
    (session,) = logbook.sessions()
    assert (session.title, session.note, session.pain_before) == ("At home", "fine", 1)
    assert session.started == datetime(2025, 11, 20, 8, tzinfo=UTC)
    assert done(session.sets) == [
        ("bridges", 1, None, None, 100.0),
        ("clams-l-r", 1, None, 12, 3.0),
        ("clams-l-r", 2, None, 12, 3.0),
    ]


def test_my_pt_s_list_of_exercises_is_not_what_was_done(tmp_path: Path) -> None:
    text = "# My PT Exercise Library Export\nname,type,defaultReps,defaultSets\nBridge,reps,1,2\n"
    with pytest.raises(ImportProblem, match="does not say what was done"):
        recognise(given_file(tmp_path, text), {})


def test_a_table_comes_back_in_json(logbook: Logbook, tmp_path: Path) -> None:
    bring_in(logbook, recognise(given_file(tmp_path, DIARY), {}))
    before = exported(logbook, tmp_path)
    with logbook_in(tmp_path / "other") as other:
        imported(other, before, tmp_path)
        assert exported(other, tmp_path) == before
