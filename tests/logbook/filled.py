"""Logbooks with something in them, for exports and imports."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import strategies as st

from exercise_coach.logbook import Logbook
from exercise_coach.logbook.correcting import correct_effort, correct_note, correct_score
from exercise_coach.logbook.exporting import export_json
from exercise_coach.logbook.importing import DocumentFile, Imported, bring_in
from exercise_coach.prescription import Routine
from exercise_coach.recovery.facts import Fact
from exercise_coach.session import Event, Symptom, events
from tests.logbook.tellings import facts
from tests.logbook.test_any_session import STEPS, take
from tests.logbook.walks import MORNING, Walk
from tests.session.routines import routines

Walked = tuple[Routine, list[tuple[float, Event]], datetime]

moments = st.integers(0, 400).map(lambda hours: MORNING + timedelta(hours=hours))
walked: st.SearchStrategy[Walked] = st.tuples(routines(), STEPS, moments)
contents = st.tuples(st.lists(walked, max_size=3), st.lists(facts, max_size=4))


def lead(
    logbook: Logbook, sessions: Iterable[Walked], told: Iterable[Fact] = (), days: int = 0
) -> None:
    """Lead sessions in order of time, so many days later, each to some end, and tell facts."""
    for routine, steps, wall in sorted(sessions, key=lambda session: session[2]):
        walk = Walk(logbook, routine, wall=wall + timedelta(days=days))
        take(walk, steps)
        if walk.coach.state.is_live:
            walk.does(events.Stop())
        walk.journal.finish(effort=4, note="=1+1\n, „schwer“")
    logbook.tell(told)


def some_days(logbook: Logbook) -> None:
    """Lead a session that is completed, one that pain stops and one that a symptom stops."""
    first = Walk(logbook)
    first.ends()
    first.journal.finish(pain_after=1, effort=4, note="Größer – besser")
    second = Walk(logbook, wall=MORNING + timedelta(days=1), score=1)
    second.sets(5)
    second.does(events.Score(4))
    correct_effort(logbook, first.journal.session, 6, MORNING + timedelta(hours=1))
    correct_effort(logbook, first.journal.session, 4, MORNING + timedelta(hours=2))
    correct_note(logbook, second.journal.session, "„schwer“", MORNING + timedelta(days=2))
    correct_score(logbook, second.journal.session, 1, 2, MORNING + timedelta(days=2))
    third = Walk(logbook, wall=MORNING + timedelta(days=2), score=2)
    third.sets(1)
    third.does(events.Feel(Symptom.LEG))


def exported(logbook: Logbook, folder: Path, name: str = "export.json") -> bytes:
    """Return a logbook as JSON."""
    export_json(logbook, folder / name)
    return (folder / name).read_bytes()


def imported(logbook: Logbook, content: bytes, folder: Path) -> Imported:
    """Bring JSON into a logbook."""
    file = folder / "import.json"
    file.write_bytes(content)
    return bring_in(logbook, DocumentFile(file))
