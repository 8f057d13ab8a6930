"""A session that was broken off is offered again from the set it had reached, or closed."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from exercise_coach.logbook import BrokenSession, Logbook, Outcome, SessionLock, SessionRunning
from exercise_coach.prescription import Side
from exercise_coach.session import Choice, SetKey, events
from tests.logbook.walks import BOOTED, MORNING, Walk, logbook_in, steady


def broken(logbook: Logbook) -> BrokenSession:
    found = logbook.broken_off()
    assert found is not None
    return found


def test_nothing_is_broken_off_at_first_or_after_an_end(logbook: Logbook) -> None:
    assert logbook.broken_off() is None
    Walk(logbook).ends()
    assert logbook.broken_off() is None


def test_it_is_offered_with_all_that_was_reached(logbook: Logbook) -> None:
    walk = Walk(logbook, score=1)
    walk.sets(3)
    walk.waits(4)
    walk.does(events.Skip())
    found = broken(logbook)
    assert found.id == walk.journal.session
    assert found.routine == steady()
    assert found.progress.done == walk.coach.done
    assert found.progress.skipped == {SetKey(0, 2, Side.LEFT)}
    assert (found.progress.stop_line, found.progress.cramps) == (2, 0)
    assert (found.sets_done, found.sets_planned) == (3, 7)
    assert found.started == MORNING
    assert found.last == MORNING + timedelta(seconds=walk.now - BOOTED)


def test_a_cramp_and_the_easier_variant_are_remembered(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.sets(5)
    walk.does(events.Cramp(), events.Choose(Choice.EASIER))
    progress = broken(logbook).progress
    assert progress.cramps == 1
    assert progress.eased == {1: 2}
    again = Walk(logbook, broken=broken(logbook))
    assert again.coach.interval.prescription.exercise.id == "dead-bug-legs"
    again.ends()
    (session,) = logbook.sessions()
    assert [done.exercise for done in session.sets[4:]] == ["dead-bug", "dead-bug-legs", "walk"]


def test_a_skipped_set_that_was_done_after_all_counts_as_done(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.waits(6)
    walk.does(events.Skip(), events.Back())
    walk.sets(1)
    progress = broken(logbook).progress
    assert progress.done == {SetKey(0, 1, Side.RIGHT)}
    assert progress.skipped == frozenset()


def test_going_on_makes_one_session_of_both_parts(logbook: Logbook) -> None:
    first = Walk(logbook, score=2)
    first.sets(4)
    later = MORNING + timedelta(hours=1)
    second = Walk(logbook, broken=broken(logbook), score=1, wall=later)
    assert second.coach.stop_line == 2
    second.ends()
    (session,) = logbook.sessions()
    assert session.id == first.journal.session
    assert session.started == MORNING
    assert session.ended == later + timedelta(seconds=second.now - BOOTED)
    assert [done.position for done in session.sets] == [0, 0, 0, 0, 1, 1, 2]
    assert (session.pain_before, session.pain_after) == (2, 0)
    assert logbook.integrity() == ()


def test_a_stop_line_that_fell_stays_down(logbook: Logbook) -> None:
    Walk(logbook, score=2).sets(1)
    found = broken(logbook)
    found = BrokenSession(
        found.id, found.routine, found.progress.__class__(found.progress.done, 1),
        found.started, found.last, found.next_seq,
    )  # fmt: skip
    Walk(logbook, broken=found, score=0)
    assert broken(logbook).progress.stop_line == 1


def test_the_second_part_never_begins_before_the_first(logbook: Logbook) -> None:
    Walk(logbook).sets(2)
    last = broken(logbook).last
    again = Walk(logbook, broken=broken(logbook), wall=MORNING - timedelta(days=1))
    again.ends()
    (session,) = logbook.sessions()
    moments = [done.at for done in session.sets]
    assert moments == sorted(moments)
    assert session.ended > last


def test_it_can_be_closed_instead(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.sets(2)
    last = broken(logbook).last
    logbook.close_interrupted(walk.journal.session)
    (session,) = logbook.sessions()
    assert session.outcome is Outcome.INTERRUPTED
    assert session.ended == last
    assert len(session.sets) == 2
    assert logbook.broken_off() is None


def test_what_has_ended_stays_as_it_is(logbook: Logbook) -> None:
    walk = Walk(logbook)
    walk.ends()
    logbook.close_interrupted(walk.journal.session)
    logbook.close_interrupted("no such session")
    assert [session.outcome for session in logbook.sessions()] == [Outcome.COMPLETED]


def test_only_the_newest_is_offered(logbook: Logbook) -> None:
    walks = [Walk(logbook, wall=MORNING + timedelta(hours=hour)) for hour in (2, 3, 1)]
    assert broken(logbook).id == walks[1].journal.session
    assert {session.id for session in logbook.sessions()} == {
        walks[0].journal.session, walks[2].journal.session
    }  # fmt: skip


@pytest.mark.parametrize("snapshot", ["{", "[]", '{"id": "steady-trunk"}'])
def test_a_routine_that_is_not_understood_any_more_closes_it(
    logbook: Logbook, snapshot: str
) -> None:
    Walk(logbook).sets(1)
    logbook._connection.execute("UPDATE prescribed SET routine = ?", (snapshot,))
    assert logbook.broken_off() is None
    assert [session.outcome for session in logbook.sessions()] == [Outcome.INTERRUPTED]


def test_a_session_that_somebody_leads_is_not_broken_off(logbook: Logbook, tmp_path: Path) -> None:
    Walk(logbook).sets(1)
    with SessionLock(tmp_path) as lock:
        with logbook_in(tmp_path) as other:
            assert other.broken_off() is None
        assert logbook.broken_off(lock) is not None
        assert lock.held
    assert logbook.broken_off() is not None


def test_only_one_can_lead_a_session(tmp_path: Path) -> None:
    with SessionLock(tmp_path) as lock:
        lock.acquire()  # ours already: nothing happens
        with pytest.raises(SessionRunning) as told:
            SessionLock(tmp_path).acquire()
    assert told.value.message == "A session is already running in another window."
    SessionLock(tmp_path).acquire()


def test_the_lock_is_free_again_when_its_holder_is_killed(tmp_path: Path) -> None:
    program = (
        "import sys, time; from pathlib import Path\n"
        "from exercise_coach.logbook import SessionLock\n"
        "lock = SessionLock(Path(sys.argv[1])); lock.acquire()\n"
        "print('held', flush=True); time.sleep(20)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(SessionRunning):
            SessionLock(tmp_path).acquire()
        holder.kill()
    with SessionLock(tmp_path) as lock:
        assert lock.held
