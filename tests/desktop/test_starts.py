"""Every start of a session passes what today says: red flags, what does not suit, what is eased."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from exercise_coach.desktop.local_time import local_now
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.starts import offered_now
from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import (
    EpisodeBegan,
    Fact,
    MorningScored,
    PhaseChosen,
    Screened,
)
from exercise_coach.session import State
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

AN_HOUR = 3600
"""So long after a stop is there only rest, in seconds."""


def ago(**how_long: float) -> datetime:
    return local_now() - timedelta(**how_long)


def tell(desk: Desk, *facts: Fact) -> None:
    """Tell it as a page would, and wait until Today knows."""
    before = desk.program.today.day
    desk.program.telling.tell(facts)
    desk.wait_until(lambda: desk.program.today.day is not before)
    desk.clock.now += 60


def screened(*yes: str, at: datetime | None = None) -> Screened:
    return Screened(id=f"screened {yes} {at}", at=at or local_now(), yes=yes)


def began(**how_long: float) -> EpisodeBegan:
    return EpisodeBegan(id="began", at=ago(**how_long), began=ago(**how_long))


def facts_of(desk: Desk, kind: type[Fact]) -> list[Fact]:
    return [fact for fact in desk.program.keeping.facts() if isinstance(fact, kind)]


# Screening on the ready page


def test_before_the_first_start_the_questions_are_seen(desk: Desk) -> None:
    desk.program.prepare("slow-turns")
    assert desk.page == "ready-page"
    assert "New trouble passing or holding urine or stool" in desk.texts()
    assert "does not rule out" in desk.texts()
    assert "not been asked yet" in desk.text("screening-why")
    assert desk.find(QAbstractButton, "start").text() == "None of these. Start"
    desk.press("1", "Space")
    assert desk.is_in(State.RUNNING)
    (told,) = facts_of(desk, Screened)
    assert isinstance(told, Screened)
    assert told.yes == ()


def test_after_that_they_are_not_asked_again(desk: Desk) -> None:
    desk.begin("slow-turns")
    desk.press("Escape", "Escape", "Return")
    desk.program.prepare("slow-turns")
    assert not desk.sees("ready-screening")
    assert desk.find(QAbstractButton, "start").text() == "Start"


def test_who_leaves_has_answered_nothing(desk: Desk) -> None:
    desk.program.prepare("slow-turns")
    desk.press("1", "Escape")
    assert facts_of(desk, Screened) == []


def test_a_refused_score_has_answered_nothing(desk: Desk) -> None:
    desk.program.prepare("slow-turns")
    desk.press("6", "Space")
    assert desk.page == "advice-page"
    assert facts_of(desk, Screened) == []


def test_a_new_episode_asks_them_again(desk: Desk) -> None:
    tell(desk, screened(at=ago(days=5)), began(hours=60))
    desk.program.prepare("slow-turns")
    assert desk.sees("ready-screening")


@pytest.mark.parametrize("way", ["key", "click"])
def test_a_yes_leads_to_the_questions_one_by_one(way: str, desk: Desk) -> None:
    desk.program.prepare("slow-turns")
    if way == "key":
        desk.press("Y")
    else:
        desk.click("screening-yes")
    assert desk.program.sessions.view is None
    assert desk.page == "screening-page"
    desk.press("Y", "Return")
    assert desk.page == "blocked-page"
    assert "emergency" in desk.texts()
    desk.program.prepare("slow-turns")
    assert desk.page == "blocked-page"


def test_a_start_from_elsewhere_loses_no_yes(desk: Desk) -> None:
    desk.program.prepare("slow-turns")
    desk.press("Y", "Y")
    desk.instance.wished.emit("slow-turns")
    assert desk.page == "screening-page"
    desk.press("Escape")
    assert desk.page == "blocked-page"


# What stands in the way


def test_a_yes_blocks_every_way_in(desk: Desk, open_desk: OpenDesk) -> None:
    tell(desk, screened("fever"))
    program = desk.program
    for wanted in (
        program.today.wanted, program.routines.wanted, program.reminders.start_wanted,
        desk.instance.wished,
    ):  # fmt: skip
        wanted.emit("slow-turns")
        assert desk.page == "blocked-page"
        assert desk.program.sessions.view is None
        desk.press("Escape")
        assert desk.page == "today-page"
    desk.close()
    assert open_desk("slow-turns").page == "blocked-page"


def test_clearing_opens_the_way_again(desk: Desk) -> None:
    tell(desk, screened("fever"))
    desk.program.prepare("slow-turns")
    desk.click("blocked-cleared")
    desk.click("blocked-sure")
    assert desk.page == "today-page"
    desk.begin("slow-turns")
    assert desk.is_in(State.RUNNING)


def test_a_symptom_of_an_emergency_blocks_the_next_start(desk: Desk) -> None:
    desk.begin("slow-turns")
    desk.press("S", "H", "Return")
    assert desk.page == "today-page"
    desk.program.prepare("slow-turns")
    assert desk.page == "blocked-page"
    assert "it ended a session on" in desk.texts()
    assert not desk.sees("blocked-mistake")


def test_a_broken_off_session_passes_the_block_too(desk: Desk, open_desk: OpenDesk) -> None:
    desk.begin("steady-trunk")
    desk.wait(75)
    desk.session._parts.journal.record = lambda effects: None  # type: ignore[method-assign]
    desk.close()
    again = open_desk()
    tell(again, screened("fever"))
    again.click("resume")
    assert again.page == "blocked-page"


@pytest.mark.parametrize(("score", "leads_to"), [(6, "What suits now"), (9, "Who to call")])
def test_at_a_score_that_does_not_let_it_start_no_start_is_offered(
    score: int, leads_to: str, desk: Desk
) -> None:
    desk.program.prepare("slow-turns")
    desk.press(str(score))
    assert desk.find(QAbstractButton, "start").text() == leads_to
    assert desk.text("start-rule").startswith(f"Not this one at {score} of 10")
    desk.press("3")
    assert desk.find(QAbstractButton, "start").text() == "None of these. Start"
    assert desk.text("start-rule") == "You start at 3. Above 3, the stop line, the session stops."


def test_a_score_that_does_not_let_it_start_is_kept_all_the_same(desk: Desk) -> None:
    desk.program.prepare("slow-turns")
    desk.press("6", "Space", "Escape")
    (told,) = facts_of(desk, MorningScored)
    assert isinstance(told, MorningScored)
    assert told.score == 6
    assert "6 of 10" in desk.texts()
    assert desk.sees("undo")
    desk.program.prepare("slow-turns")
    desk.press("3", "Escape")
    assert facts_of(desk, MorningScored) == [told]


def test_whoever_leaves_comes_back_to_where_they_were(desk: Desk) -> None:
    desk.program.go(Place.ROUTINES)
    desk.program.routines.choose_phase(Phase.STRENGTHENING)
    desk.press("End")
    chosen, day = desk.window.focusWidget(), desk.program.today.day
    desk.press("Return")
    assert desk.page == "ready-page"
    desk.press("9", "Escape")
    assert (desk.page, desk.window.focusWidget()) == ("routines-page", chosen)
    desk.wait_until(lambda: desk.program.today.day is not day)
    assert desk.window.focusWidget() is chosen
    desk.program.go(Place.RELIEF)
    desk.press("W", "Escape")
    assert desk.page == "relief-page"


def test_what_does_not_suit_today_is_refused_kindly(desk: Desk) -> None:
    tell(desk, began(hours=4), screened())
    desk.program.prepare("steady-trunk")
    assert desk.page == "refusal-page"
    assert desk.program.sessions.view is None
    assert "Sources: " in desk.texts()
    instead = [
        button.objectName().removeprefix("instead-")
        for button in desk.window.findChildren(QAbstractButton)
        if button.isVisible() and button.objectName().startswith("instead-")
    ]
    assert instead
    desk.press("Return")
    assert desk.page == "ready-page"
    assert desk.session.coach.routine.id == instead[0]


def test_a_refusal_is_left_by_escape(desk: Desk) -> None:
    tell(desk, began(hours=4), screened())
    desk.program.prepare("steady-trunk")
    desk.press("Escape")
    assert desk.page == "today-page"


def test_what_is_offered_at_a_score_suits_today(desk: Desk) -> None:
    tell(desk, began(hours=4), screened())
    verdicts = desk.program.outlooks.fresh().guidance.verdicts
    offered = offered_now(desk.program.outlooks, 4)
    assert offered
    assert all(verdicts[routine.id].allowed for routine in offered)


# Easing


def test_what_stopped_a_session_comes_back_eased_and_says_so(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    desk.press("5", "Escape", "Return")
    desk.clock.now += AN_HOUR
    desk.program.prepare("steady-trunk")
    exercises = [each.exercise.id for each in desk.session.coach.routine.prescriptions]
    assert exercises == ["dead-bug-heel-taps", "bird-dog"]
    assert "Dead bug" in desk.text("ready-remarks")
    assert "stopped you at a pain of 5" in desk.text("ready-remarks")


def test_one_session_within_the_line_brings_it_back(desk: Desk) -> None:
    desk.begin("slow-turns")
    desk.press("5", "Escape", "Return")
    desk.clock.now += AN_HOUR
    desk.program.prepare("slow-turns")
    assert desk.session.coach.routine.prescriptions[0].exercise.id == "pelvic-tilt-seated"
    desk.press("1", "Space")
    desk.wait_for(State.ASKING)
    desk.press("1", "Return")
    desk.program.prepare("slow-turns")
    assert desk.session.coach.routine.prescriptions[0].exercise.id == "pelvic-tilt"
    assert not desk.sees("ready-remarks")


# Today after it


def test_a_session_done_shows_on_today(desk: Desk) -> None:
    tell(desk, began(hours=100), screened(), MorningScored(id="m", at=local_now(), score=2))
    day = desk.program.today.day
    assert day is not None
    assert day.due is not None
    first = day.due.routine
    desk.press("Return", "1", "Space", "Escape", "Escape", "Return")
    assert desk.page == "today-page"
    assert desk.log()[0].routine == first
    desk.wait_until(lambda: bool(desk.program.today.day and desk.program.today.day is not day))


def test_a_ready_page_that_is_left_leads_back_to_where_it_was_wanted(desk: Desk) -> None:
    desk.press("F11")
    for page in ("routines", "relief", "today"):
        desk.program.go(page)  # type: ignore[arg-type]
        desk.program.prepare("slow-turns")
        desk.press("Escape")
        assert desk.page == f"{page}-page"


def test_a_phase_begun_can_be_taken_back(desk: Desk) -> None:
    tell(desk, screened())
    desk.program.telling.ask_for_phase(Phase.STRENGTHENING)
    desk.press("0", "0", "0", "Return")
    assert desk.page == "today-page"
    assert [fact.phase for fact in facts_of(desk, PhaseChosen)] == [  # type: ignore[attr-defined]
        Phase.STRENGTHENING
    ]
    assert desk.text("undo-text") == "You have begun: From week 2."
    desk.press("U")
    desk.wait_until(lambda: not desk.program.outlooks.fresh().history.choices)


# The first start


@pytest.fixture
def newcomer(open_desk: OpenDesk, desk: Desk) -> Desk:
    (desk.folder.with_name("new")).mkdir()
    return open_desk(data=desk.folder.with_name("new"))


def test_the_first_start_asks_three_short_questions_once(
    newcomer: Desk, open_desk: OpenDesk
) -> None:
    assert newcomer.page == "first-run"
    newcomer.press("Escape")
    assert newcomer.page == "today-page"
    assert newcomer.sees("first-run-begin")
    newcomer.close()
    assert open_desk(data=newcomer.folder).page == "today-page"


def test_a_named_routine_comes_before_the_questions_of_the_first_run(
    open_desk: OpenDesk, desk: Desk
) -> None:
    new = desk.folder.with_name("new")
    new.mkdir()
    other = open_desk("gentle-mobility", data=new)
    assert other.page == "ready-page"
    assert other.sees("ready-screening")
    other.press("Escape")
    other.wait_until(lambda: other.page == "first-run")


def test_the_page_of_routines_begins_with_the_phase_in_force_and_says_what_holds(
    desk: Desk,
) -> None:
    tell(desk, began(hours=100))
    before = desk.program.routines.phase
    assert before is Phase.RECOVERY
    desk.program.routines.choose_phase(Phase.MAINTENANCE)
    tell(desk, screened("fever"))
    desk.program.go(Place.ROUTINES)
    assert desk.program.routines.phase is Phase.MAINTENANCE
    assert "emergency number" in desk.text("routines-hold-said-text")
    assert not desk.sees("start-routine")
