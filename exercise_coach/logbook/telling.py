"""What the user told about their recovery, kept as it was told."""

import sqlite3
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import get_args

import msgspec

from exercise_coach.logbook.entries import Statement
from exercise_coach.logbook.records import iso
from exercise_coach.recovery.facts import (
    AnyFact,
    AttackNoted,
    DoseSkipped,
    DoseSnoozed,
    EpisodeBegan,
    EpisodeDescribed,
    Fact,
    Flared,
    MorningScored,
    Recovered,
    RemindersPaused,
    Withdrawn,
)

DOSES = timedelta(days=10)
"""For how long it matters that a dose was skipped or put off."""
DAYS = timedelta(days=400)
"""For how long it matters what was told day by day: a year, and then some."""

_FOR_SO_LONG: dict[type[Fact], timedelta] = {
    DoseSkipped: DOSES,
    DoseSnoozed: DOSES,
    MorningScored: DAYS,
    AttackNoted: DAYS,
    RemindersPaused: DAYS,
}
_KINDS: tuple[type[Fact], ...] = get_args(AnyFact)
_OF_EPISODES = (EpisodeBegan, EpisodeDescribed, Flared, Recovered, Withdrawn)
_EVER = "0000-01-01"
_FIRST_DAY = "0001-01-02"

# A fact that stands there already stays as it is: it never changes.
_TELL = "INSERT INTO fact VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING"
_READ = f"""
    WITH wanted (kind, since) AS (VALUES {", ".join(["(?, ?)"] * len(_KINDS))})
    SELECT detail FROM wanted CROSS JOIN fact
    ON fact.kind = wanted.kind AND julianday(fact.at) >= julianday(wanted.since)"""  # noqa: S608
_READ_ALL = "SELECT detail FROM fact ORDER BY julianday(at), rowid"

_decoder = msgspec.json.Decoder[AnyFact](AnyFact)


def statement(fact: Fact) -> Statement:
    """Return what writes a fact. Raises `ValueError` for one that could not be read back."""
    content = msgspec.json.encode(fact)
    try:
        if _decoder.decode(content) != fact:
            raise ValueError(f"it would be read back otherwise: {fact}")
    except msgspec.MsgspecError as error:
        raise ValueError(f"{error}: {fact}") from error
    return Statement(_TELL, (fact.id, iso(fact.at), _kind(type(fact)), content.decode()))


def read(connection: sqlite3.Connection, now: datetime) -> list[Fact]:
    """Return the facts that matter `now`. Raises `sqlite3.Error`.

    What was told of single doses and days is left out once it is old.
    """
    wanted: list[str] = []
    for kind in _KINDS:
        length = _FOR_SO_LONG.get(kind)
        wanted += (_kind(kind), iso(now - length) if length else _EVER)
    return _understood(connection.execute(_READ, wanted))


def read_kinds(
    connection: sqlite3.Connection, kinds: Iterable[type[Fact]], since: date = date.min
) -> list[Fact]:
    """Return the facts of these kinds that were told since a day. Raises `sqlite3.Error`."""
    names = [_kind(kind) for kind in kinds]
    holes = ", ".join("?" * len(names))
    asked = f"""
        SELECT detail FROM fact
        WHERE kind IN ({holes}) AND julianday(at) >= julianday(?)"""  # noqa: S608
    return _understood(connection.execute(asked, (*names, max(since.isoformat(), _FIRST_DAY))))


def of_episodes(facts: Iterable[Fact]) -> list[Fact]:
    """Return those facts that tell when episodes began and ended."""
    return [fact for fact in facts if isinstance(fact, _OF_EPISODES)]


def read_all(connection: sqlite3.Connection) -> list[Fact]:
    """Return every fact, in order of time. Raises `sqlite3.Error`."""
    return _understood(connection.execute(_READ_ALL))


def read_columns(connection: sqlite3.Connection) -> None:
    """See that there is what is read here. Raises `sqlite3.OperationalError`."""
    connection.execute("SELECT id, at, kind, detail FROM fact LIMIT 0")


def _understood(rows: Iterable[tuple[str]]) -> list[Fact]:
    """Return the facts in these rows; what is damaged, or of a kind not known here, is passed over.

    To lose one is better than to lose the Today page over it.
    """
    facts: list[Fact] = []
    for (detail,) in rows:
        try:
            facts.append(_decoder.decode(detail))
        except (msgspec.MsgspecError, TypeError, UnicodeError):
            continue
    return facts


def _kind(fact: type[Fact]) -> str:
    return str(fact.__struct_config__.tag)
