"""A logbook of many years, filled in seconds."""

from datetime import UTC, datetime, timedelta

import msgspec

from exercise_coach.logbook import Logbook
from exercise_coach.prescription import Repeat, Routine
from exercise_coach.recovery.facts import (
    DoseSkipped,
    EpisodeBegan,
    Fact,
    MorningScored,
    Recovered,
    Screened,
    WeekRated,
)
from tests.logbook.walks import BIRD_DOG, DEAD_BUG, WALK, Walk, steady

DOSES_A_DAY = 14
KEEN_A_DAY = 4

_SESSIONS = """
    WITH RECURSIVE dose (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM dose WHERE n < :count)
    INSERT INTO session (number, id, routine, title, phase, load, snapshot, started, start_score,
        stop_line, ended, outcome, stop_position, stop_score, stop_exercise, stop_easier)
    SELECT number + n, printf('%036d', n), routine, title, phase, load, snapshot,
        strftime(:form, :first, printf('+%d days', n / :daily), printf('+%d hours', n % :daily)),
        n % 3, 2,
        strftime(:form, :first, printf('+%d days', n / :daily), printf('+%d hours', n % :daily),
            '+4 minutes'),
        iif(n % 100, 'completed', 'stopped_pain'), iif(n % 100, NULL, 1), iif(n % 100, NULL, 4),
        iif(n % 100, NULL, 'dead-bug'), iif(n % 100, NULL, 'dead-bug-legs')
    FROM dose, session WHERE number = 1"""
_ENTRIES = """
    INSERT INTO {table} SELECT session.number, {table}.seq, {rest} FROM session, {table}
    WHERE session.number > 1 AND {table}.session = 1"""
_REST = {
    "set_done": 'at, position, exercise, "set", side, reps, hold',
    "score": 'at, "when", value, position',
    "event": "at, kind, detail",
}


def fill(
    logbook: Logbook,
    now: datetime,
    years: int,
    daily: int = DOSES_A_DAY,
    routine: Routine | None = None,
) -> int:
    """Write so many doses a day and what goes with them, up to `now`; return how many sessions.

    Left out, they are hourly doses of a short routine.
    """
    days = 365 * years
    first = now.astimezone(UTC) - timedelta(days=days)
    Walk(logbook, routine, wall=first).ends()
    count = days * daily - 1
    asked = {
        "count": count, "daily": daily, "form": "%Y-%m-%dT%H:%M:%f+00:00",
        "first": first.isoformat(),
    }  # fmt: skip
    connection = logbook._connection
    connection.execute("BEGIN")
    connection.execute(_SESSIONS, asked)
    for table, rest in _REST.items():
        connection.execute(_ENTRIES.format(table=table, rest=rest))
    connection.execute("COMMIT")
    logbook.tell(_facts(first, days))
    return count + 1


def fill_keenly(logbook: Logbook, now: datetime) -> int:
    """Write what a keen user does in 20 years: 30,660 sessions of 14 sets, 429,240 sets in all."""
    twice = (BIRD_DOG, DEAD_BUG, WALK) * 2
    routine = msgspec.structs.replace(steady(*twice), repeat=Repeat(per_day=4))
    return fill(logbook, now, 21, 4, routine)


def _facts(first: datetime, days: int) -> list[Fact]:
    facts: list[Fact] = []
    for day in range(days):
        at = first + timedelta(days=day)
        facts.append(MorningScored(id=f"morning-{day}", at=at, score=day % 4))
        facts += [DoseSkipped(id=f"dose-{day}-{n}", at=at, routine="walk") for n in range(3)]
        if day % 7 == 0:
            facts.append(WeekRated(id=f"week-{day}", at=at, better=60))
        if day % 200 == 0:
            facts.append(EpisodeBegan(id=f"began-{day}", at=at, began=at))
            facts.append(Screened(id=f"screened-{day}", at=at))
        if day % 200 == 60:
            facts.append(Recovered(id=f"recovered-{day}", at=at))
    return facts
