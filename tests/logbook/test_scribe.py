"""A slow disk holds nobody up, and loses nothing."""

import contextlib
import threading
import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from exercise_coach.logbook import Logbook, Outcome, Scribe
from exercise_coach.logbook.entries import Entry
from tests.logbook.walks import Walk


class SlowLogbook(Logbook):
    """Lets every write wait until the disk is free."""

    disk_is_free: threading.Event

    def write(self, entries: Iterable[Entry]) -> None:
        self.disk_is_free.wait(10)
        super().write(entries)


@pytest.fixture
def disk_is_free() -> threading.Event:
    return threading.Event()


def scribe_of(walk: Walk, logbook: Logbook, patience: float = 0.0) -> Scribe:
    walk.journal.logbook = logbook
    return Scribe(walk.journal, patience)


@pytest.fixture
def slow(tmp_path: Path, disk_is_free: threading.Event) -> Iterable[SlowLogbook]:
    with SlowLogbook.open(tmp_path / "logbook.sqlite3") as logbook:
        logbook.disk_is_free = disk_is_free
        yield logbook
        disk_is_free.set()


def whole_session() -> Walk:
    """Return a session that was led to its end, and of which nothing is written yet."""
    walk = Walk(None)
    walk.ends()
    walk.journal = Walk(None, score=None).journal
    return walk


def test_recording_does_not_wait_for_the_disk(
    slow: SlowLogbook, disk_is_free: threading.Event
) -> None:
    walk = whole_session()
    with contextlib.closing(scribe_of(walk, slow)) as scribe:
        for effect in walk.followed:
            scribe.record((effect,))
        assert not scribe.is_saved
        assert slow.sessions() == []
        disk_is_free.set()
        assert scribe.flush()
    (session,) = slow.sessions()
    assert session.outcome is Outcome.COMPLETED


def test_a_scribe_with_patience_waits_so_long_and_no_longer(slow: SlowLogbook) -> None:
    walk = whole_session()
    scribe = scribe_of(walk, slow, patience=0.05)
    began = time.monotonic()
    scribe.record(walk.followed)
    assert 0.05 <= time.monotonic() - began < 5
    assert not scribe.is_saved
    slow.disk_is_free.set()
    scribe.close()
    assert scribe.is_saved


def test_closing_writes_what_is_left(slow: SlowLogbook, disk_is_free: threading.Event) -> None:
    walk = whole_session()
    scribe = scribe_of(walk, slow)
    for effect in walk.followed:
        scribe.record((effect,))
    scribe.finish(effort=4, note="calm")
    disk_is_free.set()
    scribe.close()
    (session,) = slow.sessions()
    assert (session.effort, session.note) == (4, "calm")


def test_what_failed_is_told_and_tried_again(tmp_path: Path) -> None:
    walk = whole_session()
    with contextlib.closing(Scribe(walk.journal)) as scribe:
        scribe.record(walk.followed)
        assert not scribe.flush()
        assert "could not be saved" in str(scribe.problem)
        with Logbook.open(tmp_path / "logbook.sqlite3") as logbook:
            walk.journal.logbook = logbook
            assert scribe.flush()
            assert scribe.problem is None
            assert len(logbook.sessions()) == 1


def test_closing_tries_once_more_what_had_failed(tmp_path: Path) -> None:
    walk = whole_session()
    scribe = Scribe(walk.journal)
    scribe.record(walk.followed)
    assert not scribe.flush()
    with Logbook.open(tmp_path / "logbook.sqlite3") as logbook:
        walk.journal.logbook = logbook
        scribe.close()
        assert len(logbook.sessions()) == 1


def test_a_fault_does_not_end_the_writing(
    slow: SlowLogbook, disk_is_free: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = whole_session()
    disk_is_free.set()
    with contextlib.closing(scribe_of(walk, slow)) as scribe:
        with monkeypatch.context() as broken:
            broken.setattr(walk.journal, "finish", lambda *_: 1 / 0)
            scribe.finish(effort=3)
            assert not scribe.flush()
        assert "could not be saved" in str(scribe.problem)
        scribe.record(walk.followed)
        scribe.flush()
    assert len(slow.sessions()) == 1
