"""Which column of a table holds what, guessed from its titles; the user may say otherwise."""

import enum
import re
from collections.abc import Mapping, Sequence

from exercise_coach.logbook.exporting.as_csv import COLUMNS


class Field(enum.StrEnum):
    """What a table may say about what was done. Only the day and the exercise must be there."""

    DATE = "date"
    TIME = "time"
    EXERCISE = "exercise"
    SETS = "sets"
    REPS = "reps"
    HOLD = "hold"
    DURATION = "duration"
    SIDE = "side"
    PAIN_BEFORE = "pain_before"
    PAIN_AFTER = "pain_after"
    NOTE = "note"


NEEDED = (Field.DATE, Field.EXERCISE)
Columns = Mapping[Field, int]
"""The column of each field, counted from 0; a field that no column holds is left out."""

_MINUTES = ("minutes", "min", "minuten")
_TITLES: Mapping[Field, tuple[str, ...]] = {
    Field.DATE: ("date", "day", "when", "started", "datum", "tag"),
    Field.TIME: ("time", "time of day", "uhrzeit", "zeit"),
    Field.EXERCISE: ("exercise", "exercise name", "name", "movement", "übung", "uebung"),
    Field.SETS: ("sets", "number of sets", "sätze", "saetze", "serien"),
    Field.REPS: ("reps", "repetitions", "reps per set", "wiederholungen", "wdh"),
    Field.HOLD: ("hold", "hold s", "hold seconds", "held", "halten"),
    Field.DURATION: ("duration", "seconds", *_MINUTES, "length", "dauer"),
    Field.SIDE: ("side", "leg", "arm", "seite"),
    Field.PAIN_BEFORE: ("pain before", "before", "pain", "nprs", "schmerz vorher", "schmerz"),
    Field.PAIN_AFTER: ("pain after", "after", "schmerz nachher"),
    Field.NOTE: ("note", "notes", "comment", "comments", "remark", "notiz", "bemerkung"),
}
_LIBRARY = {"name", "defaultsets", "defaultreps"}


def guess(titles: Sequence[str]) -> dict[Field, int]:
    """Return the columns whose titles say what they hold; the first of several counts."""
    plain = [_plain(title) for title in titles]
    found: dict[Field, int] = {}
    for field, names in _TITLES.items():
        for name in names:
            if name in plain and plain.index(name) not in found.values():
                found[field] = plain.index(name)
                break
    return found


def are_minutes(title: str) -> bool:
    """Tell whether the plain numbers below a title are minutes, and not seconds."""
    return _plain(title) in _MINUTES


def chosen(titles: Sequence[str], named: Mapping[str, str]) -> dict[Field, int]:
    """Return the guess, with the columns that the user named by field and title.

    Raises `ValueError` where there is no such field or title.
    """
    columns = guess(titles)
    for name, title in named.items():
        if name not in set(Field):
            raise ValueError(f"there is no field {name:.40} (there are {', '.join(Field)})")
        if title not in titles:
            raise ValueError(f"it has no column {title:.40}")
        columns[Field(name)] = titles.index(title)
    return columns


def is_ours(titles: Sequence[str]) -> bool:
    """Tell a CSV export of our own."""
    return tuple(titles) == COLUMNS


def is_library(titles: Sequence[str]) -> bool:
    """Tell the list of exercises that My PT exports: it does not say what was done."""
    return {_plain(title) for title in titles} >= _LIBRARY


def _plain(title: str) -> str:
    return " ".join(re.sub(r"[^\w%]+|_", " ", title.lower()).split())
