"""What is exported comes back, and two logbooks become one, in whatever order."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from exercise_coach.logbook import ImportProblem, Logbook
from exercise_coach.logbook.correcting import KEPT, clear_out, delete_session
from exercise_coach.logbook.importing import DocumentFile, bring_in, survey, take_back
from exercise_coach.recovery import History
from exercise_coach.recovery.facts import EpisodeBegan, Fact, MorningScored, Withdrawn
from exercise_coach.session import events
from tests.logbook.filled import Walked, contents, exported, imported, lead, some_days
from tests.logbook.walks import MORNING, Walk, logbook_in

NOW = datetime(2026, 3, 20, tzinfo=UTC)
Content = tuple[list[Walked], list[Fact]]


@contextmanager
def empty() -> Iterator[Logbook]:
    folder = Path(tempfile.mkdtemp())
    try:
        with logbook_in(folder, hasty=True) as logbook:
            yield logbook
    finally:
        shutil.rmtree(folder)


def in_time(logbook: Logbook) -> None:
    """See that sessions are numbered in order of time, and that nothing is lost or loose."""
    with logbook.reading() as connection:
        rows = connection.execute(
            "SELECT julianday(started) FROM session WHERE outcome IS NOT NULL ORDER BY number"
        ).fetchall()
    assert rows == sorted(rows)
    assert logbook.integrity() == ()


@settings(max_examples=25)
@given(contents)
def test_export_and_import_give_the_same_bytes(content: Content) -> None:
    with empty() as one, empty() as other:
        lead(one, *content)
        before = exported(one, one.path.parent)
        added = imported(other, before, one.path.parent)
        assert exported(other, one.path.parent) == before
        in_time(other)
        assert sorted(added.sessions) == sorted(session.id for session in one.sessions())
        assert told(other.history(NOW)) == told(one.history(NOW))


def told(history: History) -> bytes:
    return msgspec.json.encode(history)


@settings(max_examples=15)
@given(contents, contents, contents)
def test_two_logbooks_become_the_same_one_in_either_order(
    common: Content, here: Content, there: Content
) -> None:
    with empty() as one, empty() as other:
        folder = one.path.parent
        lead(one, *common)
        imported(other, exported(one, folder), folder)
        lead(one, *here, days=30)
        lead(other, *there, days=30)
        ours, theirs = exported(one, folder), exported(other, folder)
        imported(one, theirs, folder)
        imported(other, ours, folder)
        merged = exported(one, folder)
        assert merged == exported(other, folder)
        in_time(one)
        in_time(other)
        again = imported(one, theirs, folder)
        assert (again.sessions, again.facts) == ((), ())
        assert exported(one, folder) == merged


def test_a_session_under_way_goes_on_although_older_ones_come_in(
    logbook: Logbook, tmp_path: Path
) -> None:
    with empty() as other:
        some_days(other)
        content = exported(other, tmp_path)
    walk = Walk(logbook, wall=MORNING + timedelta(hours=30))
    walk.sets(2)
    imported(logbook, content, tmp_path)
    walk.ends()
    assert not walk.journal.problem
    sessions = logbook.sessions()
    assert [len(session.sets) for session in sessions] == [1, 7, 5, 7]
    assert sessions[1].id == walk.journal.session
    in_time(logbook)


def test_an_older_stop_is_read_as_if_it_had_always_been_there(tmp_path: Path) -> None:
    """Guidance reads the past by the sessions' numbers."""
    with empty() as here, empty() as there, empty() as both:
        stopped = Walk(there, wall=MORNING - timedelta(days=300), score=1)
        stopped.sets(5)
        stopped.does(events.Score(4))
        Walk(here, wall=MORNING - timedelta(days=299)).ends()
        Walk(here, wall=MORNING).ends()
        imported(here, exported(there, tmp_path), tmp_path)
        imported(both, exported(here, tmp_path), tmp_path)
        assert told(here.history(NOW)) == told(both.history(NOW))
        assert here.history(NOW).sessions[0].outcome == "stopped_pain"


def test_nothing_that_is_there_is_changed(logbook: Logbook, tmp_path: Path) -> None:
    some_days(logbook)
    before = exported(logbook, tmp_path)
    changed = before.replace(b'"effort":4', b'"effort":9')
    assert changed != before
    found = survey(logbook, _file(tmp_path, changed))
    assert (len(found.new_sessions), found.known) == (0, 3)
    imported(logbook, changed, tmp_path)
    assert exported(logbook, tmp_path) == before


def test_an_import_can_be_taken_back(logbook: Logbook, tmp_path: Path) -> None:
    Walk(logbook).ends()
    logbook.tell([MorningScored(id="mine", at=MORNING, score=1)])
    before = exported(logbook, tmp_path)
    with empty() as other:
        some_days(other)
        other.tell([EpisodeBegan(id="theirs", at=MORNING, began=MORNING)])
        other.tell([Withdrawn(id="back", at=MORNING, fact="theirs")])
        added = imported(logbook, exported(other, tmp_path), tmp_path)
    assert (len(added.sessions), len(added.facts)) == (3, 2)
    take_back(logbook, added)
    assert exported(logbook, tmp_path) == before
    assert logbook.integrity() == ()


def test_a_session_that_was_deleted_stays_so(logbook: Logbook, tmp_path: Path) -> None:
    some_days(logbook)
    content = exported(logbook, tmp_path)
    sessions = logbook.sessions()
    delete_session(logbook, sessions[0].id, MORNING)
    delete_session(logbook, sessions[1].id, MORNING + 2 * KEPT)
    clear_out(logbook, MORNING + 2 * KEPT)
    found = survey(logbook, _file(tmp_path, content))
    assert (found.new_sessions, found.known, found.deleted) == ([], 1, 2)
    assert imported(logbook, content, tmp_path).sessions == ()
    assert logbook.sessions() == sessions[2:]


def test_of_what_is_gone_only_the_id_and_the_moment_stay(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.ends()
    delete_session(logbook, walk.journal.session, MORNING)
    clear_out(logbook, MORNING + 2 * KEPT)
    with logbook.reading() as connection:
        kept = connection.execute("SELECT * FROM gone").fetchall()
    assert kept == [(walk.journal.session, "2026-03-02T08:30:00.000+01:00")]


def test_an_import_that_was_taken_back_can_be_done_again(logbook: Logbook, tmp_path: Path) -> None:
    with empty() as other:
        some_days(other)
        content = exported(other, tmp_path)
    take_back(logbook, imported(logbook, content, tmp_path))
    clear_out(logbook, MORNING + 2 * KEPT)
    assert len(imported(logbook, content, tmp_path).sessions) == 3


def _file(folder: Path, content: bytes) -> DocumentFile:
    (folder / "given.json").write_bytes(content)
    return DocumentFile(folder / "given.json")


def test_a_file_that_changes_meanwhile_changes_nothing(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with empty() as other:
        some_days(other)
        source = _file(tmp_path, exported(other, tmp_path))
    real = DocumentFile.items
    looks = 0

    def items(self: DocumentFile):  # type: ignore[no-untyped-def]
        nonlocal looks
        looks += 1
        given = list(real(self))
        return iter(given if looks == 1 else given[:-1])

    monkeypatch.setattr(DocumentFile, "items", items)
    with pytest.raises(ImportProblem, match="changed while it was read"):
        bring_in(logbook, source)
    assert logbook.sessions() == []
