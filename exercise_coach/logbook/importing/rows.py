"""From the rows of a table to sessions: rows of one moment are one session.

What a table does not say is not made up: such a session ends when it began, has no plan but what
was done, and counts as relief, so that nothing is unlocked by what the program did not see.
"""

import hashlib
import re
import uuid
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec

from exercise_coach.logbook import snapshot
from exercise_coach.logbook.exporting.document import WrittenScore, WrittenSession, WrittenSet
from exercise_coach.logbook.importing.items import Found, Item, Prescribed
from exercise_coach.logbook.records import Outcome
from exercise_coach.prescription import (
    Exercise,
    Load,
    Phase,
    Prescription,
    Routine,
    Side,
    SideOrder,
)
from exercise_coach.session import When

_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:exercise-coach:imported")
_PAIN_LIMIT = 2


class Row(msgspec.Struct, frozen=True, gc=False):
    """A row of a table, understood. A timed item has no reps; durations are in seconds."""

    number: int
    at: datetime
    exercise: str
    reps: tuple[int | None, ...]
    hold: float
    sides: tuple[Side | None, ...]
    pain_before: int | None
    pain_after: int | None
    note: str


def session(rows: Sequence[Row], title: str, before: int) -> tuple[Item, Item]:
    """Return what was prescribed, and the session, of the rows of one moment.

    `before` is the pain score it began with. Its id follows from its content: the same rows give
    the same session again.
    """
    sets, scores = _sets(rows), _scores(rows, before)
    kept = snapshot.take(_routine(rows, title))
    started = rows[0].at
    notes = dict.fromkeys(row.note for row in rows if row.note)
    content = msgspec.json.encode([started.astimezone(UTC), title, sets, scores, list(notes)])
    made = WrittenSession(
        id=str(uuid.uuid5(_SPACE, hashlib.sha256(content).hexdigest())),
        routine="imported", title=title, phase=Phase.MAINTENANCE, load=Load.RELIEF,
        prescribed=kept.digest, started=started, ended=started, outcome=Outcome.COMPLETED,
        pain_before=before, stop_line=max(before, _PAIN_LIMIT), stop=None, effort=None,
        note="\n".join(notes) or None, sets=sets, scores=scores, events=(),
    )  # fmt: skip
    where = f"row {rows[0].number}"
    return Prescribed(kept.digest, kept.routine), Found(where, made)


def _sets(rows: Iterable[Row]) -> tuple[WrittenSet, ...]:
    made: list[WrittenSet] = []
    for position, row in enumerate(rows):
        exercise = slug(row.exercise)
        for number, reps in enumerate(row.reps, 1):
            for side in row.sides:
                made.append(
                    WrittenSet(
                        len(made) + 1, row.at, position, exercise, number, side, reps, row.hold
                    )
                )
    return tuple(made)


def _scores(rows: Sequence[Row], before: int) -> tuple[WrittenScore, ...]:
    told = [(When.BEFORE, before, 0)]
    after = [
        (row.pain_after, place) for place, row in enumerate(rows) if row.pain_after is not None
    ]
    told += [(When.BETWEEN, score, place) for score, place in after[:-1]]
    told += [(When.AFTER, score, place) for score, place in after[-1:]]
    first = 1 + sum(len(row.reps) * len(row.sides) for row in rows)
    return tuple(
        WrittenScore(seq, rows[0].at, when, score, place)
        for seq, (when, score, place) in enumerate(told, first)
    )


def _routine(rows: Iterable[Row], title: str) -> Routine:
    return Routine(
        id="imported", title=title, phase=Phase.MAINTENANCE, load=Load.RELIEF,
        prescriptions=tuple(map(_prescription, rows)),
    )  # fmt: skip


def _prescription(row: Row) -> Prescription:
    reps = tuple(each for each in row.reps if each is not None)
    side = None if row.sides == (None,) else SideOrder.ONE_THEN_OTHER
    return Prescription(
        exercise=Exercise(id=slug(row.exercise), name=row.exercise, position="", how=()),
        sets=len(row.reps), reps=reps, time=None if reps else row.hold, out=0.0,
        hold=row.hold if reps else 0.0, back=0.0, side=side, rest=0.0,
    )  # fmt: skip


def slug(name: str) -> str:
    """Return a name in the manner of an exercise's id."""
    return re.sub(r"[\W_]+", "-", name.lower()).strip("-")[:64] or "exercise"
