"""What is told counts at once and is kept, with or without a logbook that can be written."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.logbook import Logbook, LogbookProblem
from exercise_coach.recovery.facts import Fact, MorningScored, Screened
from tests.logbook.walks import BOOTED, MORNING

SCREENED = Screened(id="screened", at=MORNING, yes=("fever",))
SCORED = MorningScored(id="scored", at=MORNING + timedelta(days=1), score=2)


def keeping_in(folder: Path) -> Keeping:
    return Keeping(folder, lambda: MORNING, lambda: BOOTED)


@pytest.fixture
def keeping(tmp_path: Path) -> Iterator[Keeping]:
    keeping = keeping_in(tmp_path)
    yield keeping
    keeping.close()


def test_what_is_told_is_there_at_the_next_start(keeping: Keeping, tmp_path: Path) -> None:
    assert keeping.tell(SCREENED) == ""
    assert keeping.history().screenings == (SCREENED,)
    keeping.close()
    again = keeping_in(tmp_path)
    again.open()
    assert again.history().screenings == (SCREENED,)
    again.close()


def test_before_the_logbook_is_open_nothing_was_told(keeping: Keeping) -> None:
    assert keeping.history().episodes == ()
    assert keeping.history().sessions == ()


def test_without_a_logbook_it_counts_for_this_run(tmp_path: Path) -> None:
    in_a_file = tmp_path / "file" / "data"
    (tmp_path / "file").touch()
    keeping = keeping_in(in_a_file)
    assert "cannot be written" in keeping.tell(SCREENED)
    assert keeping.history().screenings == (SCREENED,)
    keeping.close()


def test_what_could_not_be_written_is_written_with_the_next(
    keeping: Keeping, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(logbook: Logbook, facts: list[Fact]) -> None:
        raise LogbookProblem("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(Logbook, "tell", fail)
        told = keeping.tell(SCREENED)
        assert told == "The disk is full. What you said counts until you close the program."
    assert keeping.history().screenings == (SCREENED,)
    assert keeping.tell(SCORED) == ""
    keeping.close()
    with Logbook.open(tmp_path / "logbook.sqlite3", read_only=True) as logbook:
        assert logbook.facts() == [SCREENED, SCORED]


def test_a_logbook_that_cannot_be_read_is_told(
    keeping: Keeping, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise LogbookProblem("The disk reports an error.")

    keeping.open()
    monkeypatch.setattr(Logbook, "history", fail)
    assert keeping.history().episodes == ()
    assert keeping.notice == "The disk reports an error."
