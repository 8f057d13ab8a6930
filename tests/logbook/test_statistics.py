"""What the logbook tells at a glance, against sessions led and facts told."""

from datetime import date, datetime, timedelta, timezone

import pytest

from exercise_coach.logbook import Logbook
from exercise_coach.logbook.correcting import delete_session
from exercise_coach.logbook.statistics import (
    Mark,
    MarkKind,
    Span,
    Told,
    days,
    due_by_day,
    exercise_days,
    exercise_totals,
    first_day,
    marks,
    pain_days,
    read_told,
    streak,
    weeks,
)
from exercise_coach.logbook.statistics.due import Dosed, Repeated, due_of
from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import (
    EpisodeBegan,
    Flared,
    MorningScored,
    PhaseChosen,
    Recovered,
    Withdrawn,
)
from exercise_coach.session import events
from tests.logbook.walks import MORNING, Walk

FIRST = MORNING.date()
"""A Monday."""
FORTNIGHT = Span(FIRST, FIRST + timedelta(days=13))
DAY = timedelta(days=1)


def walk(logbook: Logbook, day: int, hour: int = 0, score: int = 0) -> Walk:
    return Walk(logbook, wall=MORNING + timedelta(days=day, hours=hour), score=score)


def complete(logbook: Logbook, *at: int, hour: int = 0) -> None:
    for day in at:
        walk(logbook, day, hour).ends()


def stop(logbook: Logbook, day: int, score: int = 4) -> Walk:
    stopped = walk(logbook, day, score=1)
    stopped.sets(5)
    stopped.does(events.Score(score))
    return stopped


# Days and weeks


def test_a_day_tells_what_was_completed_stopped_and_left(logbook: Logbook) -> None:
    complete(logbook, 0)
    complete(logbook, 0, hour=4)
    stop(logbook, 1)
    walk(logbook, 1, 5).does(events.Stop())
    with logbook.reading() as connection:
        first, second = days(connection, FORTNIGHT)
        assert first_day(connection) == FIRST
    assert (first.day, first.completed, first.stopped, first.left) == (FIRST, 2, 0, 0)
    assert first.minutes == pytest.approx(2 * 157 / 60, abs=0.01)
    assert (second.completed, second.stopped, second.left) == (0, 1, 1)
    assert (second.doses, second.sessions) == (1, 2)


def test_a_day_is_that_of_the_place_where_the_user_was(logbook: Logbook) -> None:
    """At half past midnight there it is still the day before in Greenwich."""
    Walk(logbook, wall=MORNING.replace(hour=0, minute=30)).ends()
    with logbook.reading() as connection:
        assert [each.day for each in days(connection, Span(FIRST, FIRST))] == [FIRST]
        assert days(connection, Span(FIRST - DAY, FIRST - DAY)) == []


def test_what_is_deleted_counts_nowhere(logbook: Logbook) -> None:
    deleted = walk(logbook, 0)
    deleted.ends()
    delete_session(logbook, deleted.journal.session, MORNING)
    with logbook.reading() as connection:
        assert days(connection, FORTNIGHT) == []
        assert weeks(connection, FORTNIGHT) == []
        assert pain_days(connection, FORTNIGHT, ()) == []
        assert exercise_totals(connection, FORTNIGHT) == []
        assert due_by_day(connection, FORTNIGHT, 50_000) == {}
        assert first_day(connection) is None


def test_weeks_begin_on_monday_and_none_is_left_out(logbook: Logbook) -> None:
    complete(logbook, 6, 15)
    with logbook.reading() as connection:
        found = weeks(connection, Span(FIRST + DAY, FIRST + timedelta(days=21)))
    assert [each.monday for each in found] == [FIRST + timedelta(days=7 * n) for n in range(4)]
    assert [each.sessions for each in found] == [1, 0, 1, 0]
    assert [each.sets for each in found] == [7, 0, 7, 0]
    assert [each.days for each in found] == [1, 0, 1, 0]


# Pain


def test_the_morning_comes_before_the_score_of_the_first_session(logbook: Logbook) -> None:
    walk(logbook, 0, score=2).ends()
    stop(logbook, 1)
    morning = MorningScored(id="m", at=MORNING - timedelta(hours=1), score=6)
    alone = MorningScored(id="n", at=MORNING + 3 * DAY, score=3)
    with logbook.reading() as connection:
        first, second, third = pain_days(connection, FORTNIGHT, [morning, alone])
    assert (first.first, first.is_morning, first.highest, first.highest_led) == (6, True, 6, 2)
    assert (first.after, first.stop_line, first.is_above) == (0, 2, False)
    assert (second.first, second.highest, second.is_above, second.after) == (1, 4, True, None)
    assert (third.first, third.highest, third.highest_led, third.stop_line) == (3, 3, None, None)


def test_the_last_score_after_a_session_counts(logbook: Logbook) -> None:
    for hour, after in ((0, 1), (5, 2)):
        led = walk(logbook, 0, hour)
        led.sets(1)
        led.does(events.Stop())
        led.journal.finish(pain_after=after)
    with logbook.reading() as connection:
        (day,) = pain_days(connection, FORTNIGHT, ())
    assert day.after == 2


def test_a_day_that_a_flight_begins_twice_is_one_day(logbook: Logbook) -> None:
    """From an island at UTC+12 to a coast at UTC-8: yesterday comes after today."""
    island, coast = timezone(timedelta(hours=12)), timezone(timedelta(hours=-8))
    moments = (
        datetime(2026, 3, 3, 7, tzinfo=island),
        datetime(2026, 3, 2, 20, tzinfo=coast),
        datetime(2026, 3, 3, 8, tzinfo=coast),
    )
    for score, moment in enumerate(moments):
        Walk(logbook, wall=moment, score=score).ends()
    with logbook.reading() as connection:
        second, third = pain_days(connection, FORTNIGHT, ())
    assert (second.day, second.first, second.highest) == (FIRST, 1, 1)
    assert (third.day, third.first, third.highest, third.after) == (FIRST + DAY, 0, 2, 0)


def test_flares_and_phases_are_marked_unless_taken_back(logbook: Logbook) -> None:
    facts = [
        EpisodeBegan(id="began", at=MORNING, began=MORNING - DAY),
        Flared(id="flare", at=MORNING + 3 * DAY),
        PhaseChosen(id="phase", at=MORNING + 5 * DAY, phase=Phase.STRENGTHENING),
        PhaseChosen(id="slip", at=MORNING + 6 * DAY, phase=Phase.MAINTENANCE),
        Withdrawn(id="back", at=MORNING + 6 * DAY, fact="slip"),
        Recovered(id="well", at=MORNING + 9 * DAY),
    ]
    logbook.tell(facts)
    with logbook.reading() as connection:
        told = read_told(connection, FORTNIGHT)
    assert marks(told, Span(FIRST - DAY, FIRST + 9 * DAY)) == [
        Mark(FIRST - DAY, MarkKind.BEGAN),
        Mark(FIRST + 3 * DAY, MarkKind.FLARE),
        Mark(FIRST + 5 * DAY, MarkKind.PHASE, Phase.STRENGTHENING),
        Mark(FIRST + 9 * DAY, MarkKind.RECOVERED),
    ]
    assert marks(told, Span(FIRST, FIRST)) == []
    assert marks(Told(), FORTNIGHT) == []


# Exercises


def test_exercises_are_summed_by_day(logbook: Logbook) -> None:
    complete(logbook, 0, 2)
    complete(logbook, 0, hour=3)
    with logbook.reading() as connection:
        totals = exercise_totals(connection, FORTNIGHT)
        bug = exercise_days(connection, FORTNIGHT, ["dead-bug", "dead-bug-legs"])
        walks = exercise_days(connection, FORTNIGHT, ["walk"])
    assert [(each.exercise, each.sets) for each in totals] == [
        ("bird-dog", 12), ("dead-bug", 6), ("walk", 3),
    ]  # fmt: skip
    assert totals[0].last == FIRST + 2 * DAY
    assert [(each.day, each.sets, each.reps, each.hold) for each in bug] == [
        (FIRST, 4, 8, 1.0), (FIRST + 2 * DAY, 2, 4, 1.0),
    ]  # fmt: skip
    assert [(each.reps, each.hold) for each in walks] == [(None, 60.0), (None, 60.0)]


def test_an_exercise_may_be_called_anything(logbook: Logbook) -> None:
    with logbook.reading() as connection:
        assert exercise_days(connection, FORTNIGHT, ['a "b"', "x'); --"]) == []


# Due


def due(
    repeat: Repeated, done: list[int], last: int, cut: tuple[int, ...] = ()
) -> list[tuple[int, int]]:
    """Return what is due where one dose is done on each of these days, some of them cut short."""
    doses = [Dosed(FIRST + day * DAY, repeat, 1, day in cut) for day in done]
    return [((day - FIRST).days, n) for day, n in due_of(doses, FIRST + last * DAY, 14 * 3600)]


def test_daily_doses_are_due_as_long_as_a_routine_is_followed() -> None:
    twice = Repeated(per_day=2)
    assert due(twice, [0, 3], 4) == [(0, 1), *((day, 2) for day in range(1, 5))]
    assert due(twice, [0], 30) == [(0, 1), *((day, 2) for day in range(1, 8))]
    assert due(twice, [0, 20], 20) == [(0, 1), (20, 1)]


def test_nobody_missed_what_came_before_they_began_or_was_told_to_leave() -> None:
    hourly = Repeated(every=3600.0)
    assert due(hourly, [0, 1, 2], 2, cut=(1,)) == [(0, 1), (1, 1), (2, 14)]


def test_hourly_doses_fill_the_waking_hours() -> None:
    assert due(Repeated(every=3600.0), [0, 1], 1) == [(0, 1), (1, 14)]
    assert due(Repeated(every=3 * 86_400.0), [0, 1], 1) == [(0, 1), (1, 1)]


def test_weekly_doses_are_due_when_their_interval_is_over() -> None:
    thrice = Repeated(per_week=3)
    assert due(thrice, [0, 2, 4], 5) == [(0, 1), (2, 1), (4, 1)]
    assert due(thrice, [0, 5], 5) == [(0, 1), (2, 1), (4, 1), (5, 1)]


def test_a_routine_without_times_is_never_due() -> None:
    assert due(Repeated(), [0, 1, 2], 5) == []


def test_what_was_due_is_read_from_what_was_prescribed_then(logbook: Logbook) -> None:
    complete(logbook, 0, 1)
    with logbook.reading() as connection:
        connection.execute("""UPDATE prescribed SET routine = '{"repeat":{"per_day":3}}'""")
        assert due_by_day(connection, Span(FIRST + DAY, FIRST + DAY), 50_000) == {FIRST + DAY: 3}
        connection.execute("UPDATE prescribed SET routine = 'no JSON'")
        assert due_by_day(connection, FORTNIGHT, 50_000) == {}


# Streaks


def ran(done: str) -> tuple[int, int]:
    """Return the streak and its rests: ``x`` done, ``-`` due and missed, ``.`` rest; last today."""
    today = FIRST
    moments = [(today - (len(done) - 1 - n) * DAY, mark) for n, mark in enumerate(done)]
    found = streak(
        {day for day, mark in moments if mark == "x"},
        {day for day, mark in moments if mark in "x-"},
        today,
    )
    return found.days, found.rests


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ("", (0, 0)),
        ("x", (1, 0)),
        ("xxx", (3, 0)),
        ("xx-", (2, 0)),
        ("xx-x", (3, 1)),
        ("xx--x", (1, 0)),
        ("xx--", (2, 0)),
        ("xx---", (0, 0)),
        ("x.x.x..x", (4, 4)),
        ("x.......x", (1, 0)),
        ("x-x-x-x", (4, 3)),
    ],
)
def test_a_streak_forgives_a_rest_day(done: str, expected: tuple[int, int]) -> None:
    assert ran(done) == expected


def test_a_streak_tells_when_it_began() -> None:
    run = streak({FIRST, FIRST - DAY}, set(), FIRST)
    assert run.began == FIRST - DAY


def test_spans_know_their_days() -> None:
    assert Span.ending(FIRST, 7) == Span(FIRST - 6 * DAY, FIRST)
    assert Span.of_year(2024).length == 366
    assert Span(FIRST, FIRST).length == 1
    assert isinstance(MORNING, datetime)
    assert isinstance(FIRST, date)
