"""What a clinician is told, from what was done and told."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from exercise_coach.logbook import Logbook
from exercise_coach.logbook.exporting import Period
from exercise_coach.prescription import Phase
from exercise_coach.recovery import BY_ID
from exercise_coach.recovery.facts import Cleared, Screened
from exercise_coach.report import Report, compose
from exercise_coach.report.reading import Dose
from exercise_coach.report.words import dose
from exercise_coach.session import Choice, events
from tests.logbook.walks import MORNING, Walk, logbook_in
from tests.report.weeks import NOW, live


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with logbook_in(tmp_path, hasty=True) as opened:
        live(opened)
        yield opened


@pytest.fixture
def report(logbook: Logbook) -> Report:
    return compose(logbook, NOW, name=" Ada ")


def told(report: Report) -> dict[str, str]:
    return {line.label: line.text for line in report.overview}


def test_the_open_episode_is_reported_unless_days_are_chosen(
    logbook: Logbook, report: Report
) -> None:
    assert (report.first, report.last) == (date(2026, 3, 1), date(2026, 3, 22))
    assert report.episode is not None
    assert (report.name, report.phase) == ("Ada", Phase.RECOVERY)
    chosen = compose(logbook, NOW, Period(date(2026, 3, 9), date(2026, 3, 15)))
    assert (chosen.first, chosen.last) == (date(2026, 3, 9), date(2026, 3, 15))
    assert (chosen.total.completed, chosen.total.stopped) == (2, 1)
    future = compose(logbook, NOW, Period(date(2026, 3, 9), date(2199, 12, 31)))
    assert (future.first, future.last) == (date(2026, 3, 9), NOW.date())
    long = compose(logbook, NOW, Period(date(1990, 1, 1)))
    assert long.first == date(2026, 3, 1)


def test_what_comes_first(report: Report) -> None:
    said = told(report)
    assert said["Sessions"] == (
        "6 completed, 2 stopped by pain or a symptom, 1 left early; 47 of 63 (74 %) sets done"
    )
    assert said["How often"] == "on 9 of 22 days"
    assert said["Pain before"] == "mean 5 at first, 0.8 at last; down by 4.2"
    assert all(each.next_morning is None for each in report.pains if not each.doses)
    assert said["Setbacks"] == (
        "1 flare, the last on 11 Mar 2026; 1 attack of spasm noted, up to 25 min"
    )
    assert said["Better by own account"] == "40 % at first, 70 % at last"


def test_sets_planned_and_done(report: Report) -> None:
    (steady,) = report.practice
    assert (steady.sessions, steady.completed, steady.stopped, steady.left) == (9, 6, 2, 1)
    assert steady.sets_planned == 9 * 7
    assert steady.sets_done == 6 * 7 + 4 + 1
    assert report.total.sets_done == steady.sets_done


def test_pain_by_week(report: Report) -> None:
    assert [each.first.isoformat() for each in report.pains] == [
        "2026-03-01", "2026-03-08", "2026-03-15", "2026-03-22"
    ]  # fmt: skip
    second = report.pains[1]
    assert (second.before, second.highest, second.stops, second.better) == (8 / 3, 6, 1, 40)
    assert report.pains[0].morning == pytest.approx((6 + 6 + 6 + 5 + 5 + 5) / 6)
    assert report.pains[3].before is None
    assert not report.is_weekly
    assert len(report.points) == 20
    assert [each.stop for each in report.points if each.stop is not None] == [6]


def test_stops_with_their_reasons(report: Report) -> None:
    leg, pain = report.stops
    assert (leg.exercise, leg.why) == ("bird-dog", "Pain or tingling down a leg")
    assert (pain.day, pain.exercise) == (date(2026, 3, 11), "bird-dog")
    assert pain.why == "Pain 6 (stop line 2, 1 at the start)"


def test_a_cramp_is_told_whether_or_not_it_stopped_the_session(logbook: Logbook) -> None:
    one = Walk(logbook, score=1, wall=NOW - timedelta(hours=4))
    one.does(events.Cramp(), events.Choose(Choice.NEXT))
    one.ends()
    two = Walk(logbook, score=1, wall=NOW - timedelta(hours=2))
    two.does(events.Cramp(), events.Choose(Choice.NEXT), events.Cramp())
    report = compose(logbook, NOW)
    assert told(report)["Setbacks"].endswith("; 2 cramps")
    assert [(each.exercise, each.why) for each in report.stops[:3]] == [
        ("bird-dog", "Cramp or twitch"),
        ("bird-dog", "Cramp or twitch: the exercise ended there"),
        ("bird-dog", "Cramp or twitch: the exercise ended there"),
    ]


def test_red_flags_stand_first_and_say_whether_they_were_cleared(
    logbook: Logbook, report: Report
) -> None:
    assert report.overview[0].text == "3 answered yes; 2 not cleared yet"
    assert [(each.day.day, each.question, each.is_cleared) for each in report.flags] == [
        (20, BY_ID["both-legs"].text, False),
        (20, BY_ID["cancer"].text, False),
        (5, BY_ID["pregnancy"].text, True),
    ]
    logbook.tell([Cleared(id="both", at=MORNING + timedelta(days=19))])
    again = compose(logbook, NOW)
    assert again.clearances == (date(2026, 3, 21), date(2026, 3, 6))
    (first, *_) = again.overview
    assert first.text == "3 answered yes; cleared by a clinician on 21 Mar 2026, by own account"


def test_a_fact_that_stays_cleared_does_not_stand_open_again(logbook: Logbook) -> None:
    logbook.tell(
        [
            Cleared(id="both", at=MORNING + timedelta(days=19)),
            Screened(id="again", at=MORNING + timedelta(days=19, hours=1), yes=("cancer",)),
        ]
    )
    report = compose(logbook, NOW)
    assert report.flags[0].question == BY_ID["cancer"].text
    assert all(each.is_cleared for each in report.flags)


def test_a_red_flag_from_before_these_days_is_told_until_it_is_cleared(logbook: Logbook) -> None:
    last_day = Period(NOW.date(), NOW.date())
    assert {each.is_cleared for each in compose(logbook, NOW, last_day).flags} == {False}
    logbook.tell([Cleared(id="both", at=MORNING + timedelta(days=19))])
    report = compose(logbook, NOW, last_day)
    assert report.flags == ()
    assert report.overview[0].text == "not asked or not answered"


def test_what_was_told_and_what_changed(report: Report) -> None:
    assert [(turn.what, turn.detail) for turn in report.turns] == [
        ("Episode began", "spasm, a crate"),
        ("Phase: strengthening", ""),
        ("Flare", "a long drive"),
    ]
    (sitting,) = report.activities
    assert (sitting.what, sitting.first, sitting.last) == ("Sitting", "7", "3")
    changes = {change.what: (change.first, change.last) for change in report.doses}
    assert changes["dead-bug"] == ("2 × 2, held 1 s", "2 × 2, held 1 s")
    assert changes["walk"] == ("60 s", "60 s")
    assert changes["bird-dog"] == ("2 × 1–2, each side", "1 × 2")


@pytest.mark.parametrize(
    ("done", "words"),
    [
        (Dose(3, 10, 10, 5.0, 2), "3 × 10, held 5 s, each side"),
        (Dose(1, None, None, 600.0, 0), "10 min"),
        (Dose(2, None, None, 90.0, 0), "2 × 90 s"),
        (Dose(3, 2, 6, 0.0, 0), "3 × 2–6"),
    ],
)
def test_a_dose_in_words(done: Dose, words: str) -> None:
    assert dose(done) == words


def test_years_are_shown_by_the_week_and_in_a_few_rows(logbook: Logbook) -> None:
    Walk(logbook, wall=MORNING - timedelta(days=900)).ends()
    report = compose(logbook, NOW, Period(date(2000, 1, 1)))
    assert report.is_weekly
    assert len(report.pains) <= 14
    assert sum(each.doses for each in report.pains) == report.total.doses == 9


def test_an_empty_logbook_has_a_report_too(tmp_path: Path) -> None:
    with logbook_in(tmp_path / "empty") as empty:
        report = compose(empty, NOW)
    assert told(report)["Sessions"] == "no sessions"
    assert (report.practice, report.points, report.stops) == ((), (), ())
