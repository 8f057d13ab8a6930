"""A session from the first score to the last, as someone at the keyboard sees and hears it."""

import pytest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from exercise_coach.desktop.choice_pages import SYMPTOM_KEYS
from exercise_coach.session import State, Symptom
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

EMERGENCY_WORDS = "112 in Europe"
RELIEF_POSITIONS = ("pillow", "knees bent", "Warmth")


def test_a_session_to_its_end(desk: Desk) -> None:
    desk.begin("slow-turns")
    assert desk.page == "exercise-page"
    assert desk.text("exercise-name") == "Pelvic tilt"
    woken = desk.sound.is_awake
    desk.wait_for(State.ASKING)
    assert desk.page == "pain-page"
    assert desk.text("asked-when") == "ALL DONE"
    desk.press("0")
    assert desk.page == "finish-page"
    assert desk.sound.heard[-1] == "finish"
    assert not desk.sees("pain-after")
    desk.press("4", "Return")
    assert desk.page == "today-page"
    assert (woken, desk.sound.is_awake) == (True, False)
    (session,) = desk.log()
    assert (session.outcome, session.pain_before, session.pain_after) == ("completed", 1, 0)
    assert session.effort == 4
    assert [done.reps for done in session.sets] == [2]


def test_the_ready_page_asks_then_starts(desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    assert desk.page == "ready-page"
    assert not desk.find(QAbstractButton, "start").isEnabled()
    desk.press("2")
    assert desk.text("start-rule") == "You start at 2. Above 2, the stop line, the session stops."
    desk.press("1", "Space")
    assert desk.is_in(State.RUNNING)
    desk.press("Escape")
    assert desk.log()[0].pain_before == 1


def test_a_routine_named_at_the_start_is_ready(open_desk: OpenDesk) -> None:
    desk = open_desk("steady-trunk")
    assert desk.page == "ready-page"
    desk.press("1", "Space")
    assert desk.is_in(State.RUNNING)


def test_nothing_is_kept_of_a_session_that_never_began(desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("1", "Escape")
    assert desk.page == "today-page"
    assert desk.log() == []


def test_a_start_waits_for_a_sleeping_device(desk: Desk) -> None:
    desk.sound.ready = False
    desk.begin("steady-trunk")
    assert desk.is_in(State.READY)
    desk.sound.ready = True
    desk.wait_until(lambda: desk.is_in(State.RUNNING))


def test_another_score_calls_off_a_start_that_waits(desk: Desk) -> None:
    desk.sound.ready = False
    desk.begin("lie-and-breathe")
    desk.press("9")
    desk.sound.ready = True
    desk.qtbot.wait(150)
    assert desk.is_in(State.READY)
    desk.press("Space")
    assert desk.text("advice-page-heading").startswith("That is a lot of pain")


# Who may start

START_LIMITS = {"lie-and-breathe": 10, "slow-turns": 5, "steady-trunk": 2, "hardy-trunk": 4}


@pytest.mark.parametrize("score", range(11))
@pytest.mark.parametrize("routine", START_LIMITS)
def test_who_may_start(routine: str, score: int, desk: Desk) -> None:
    desk.begin(routine, score)
    may = score <= START_LIMITS[routine]
    if score >= 8:
        assert desk.page == "advice-page"
        assert EMERGENCY_WORDS in desk.texts()
        if may:
            desk.click("go-on")
    assert desk.is_in(State.RUNNING if may else State.READY)
    assert desk.page == ("exercise-page" if may else "advice-page")


def test_a_walk_does_not_start_where_somebody_is_to_be_called_first(desk: Desk) -> None:
    desk.begin("short-walks", 9)
    assert not desk.sees("go-on")
    assert desk.text("advice-page-heading").startswith("Not this one at 9 of 10. Please call")
    assert EMERGENCY_WORDS in desk.texts()
    desk.click("not-now")
    assert [fact.score for fact in desk.program.keeping.history().mornings] == [9]


@pytest.mark.parametrize("score", [3, 5, 6, 9])
def test_what_is_offered_instead_may_start(score: int, desk: Desk) -> None:
    desk.program.routines.choose_phase(desk.program.library.now.routines[0].routine.phase)
    desk.begin("steady-trunk", score)
    buttons = [
        button
        for button in desk.session.advice.findChildren(QAbstractButton)
        if button.objectName().startswith("instead-")
    ]
    assert 1 <= len(buttons) <= 3
    for button in buttons:
        loaded = desk.program.library.now.routine(button.objectName().removeprefix("instead-"))
        assert loaded is not None
        assert START_LIMITS[{"relief": "lie-and-breathe", "gentle": "slow-turns"}[
            loaded.routine.load]] >= score  # fmt: skip


def test_a_click_on_what_is_offered_makes_it_ready_with_the_score(desk: Desk) -> None:
    desk.begin("steady-trunk", 5)
    button = next(
        button
        for button in desk.session.advice.findChildren(QAbstractButton)
        if button.objectName().startswith("instead-")
    )
    desk.click(button.objectName())
    assert desk.page == "ready-page"
    assert desk.session.coach.routine.id == button.objectName().removeprefix("instead-")
    assert desk.session.coach.last_score == 5
    desk.press("Space")
    assert desk.is_in(State.RUNNING)


def test_not_now_leads_back(desk: Desk) -> None:
    desk.begin("steady-trunk", 5)
    desk.click("not-now")
    assert desk.page == "today-page"
    assert desk.log() == []


# Pain


def test_the_question_stands_in_the_rest_and_counts_it_down(desk: Desk) -> None:
    desk.begin("steady-trunk")
    while not desk.session.coach.question:
        desk.wait(0.5)
    assert desk.page == "pain-page"
    assert desk.is_in(State.RUNNING)
    assert desk.text("asked-when") == "REST 0:10  ·  NEXT: BIRD-DOG"
    assert desk.text("stop-line-rule") == "You started at 1. Above 2 the session stops."
    desk.wait(4)
    desk.session.pain._show_where()
    assert desk.text("asked-when") == "REST 0:06  ·  NEXT: BIRD-DOG"
    desk.wait(30)
    assert desk.is_in(State.ASKING)
    desk.press("Right")
    assert desk.page == "pain-page"
    desk.press("1")
    assert desk.text("exercise-name") == "Bird-dog"


def test_an_answer_in_the_rest_leaves_the_rest(desk: Desk) -> None:
    desk.begin("steady-trunk")
    while not desk.session.coach.question:
        desk.wait(0.5)
    desk.press("2")
    assert desk.page == "exercise-page"
    assert desk.text("exercise-name") == "Rest"
    desk.wait(11)
    assert desk.text("exercise-name") == "Bird-dog"


@pytest.mark.parametrize("score", [3, 7, 10])
def test_pain_above_the_line_stops_at_once(score: int, desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    desk.press("T" if score == 10 else str(score))
    assert desk.page == "advice-page"
    assert desk.text("advice-page-above") == f"SESSION STOPPED · PAIN {score}/10"
    assert desk.sound.heard[-2:] == ["(hush)", "stop"]
    desk.wait(60)
    assert desk.sound.heard[-1] == "stop"
    (session,) = desk.log()
    assert (session.outcome, session.stop and session.stop.score) == ("stopped_pain", score)


def test_a_digit_after_a_stop_is_the_pain_after(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("5", "4")
    assert desk.page == "finish-page"
    assert desk.sees("pain-after")
    desk.press("6", "Return")
    (session,) = desk.log()
    assert (session.pain_after, session.effort) == (4, 6)


def test_every_symptom_has_a_letter_of_its_own() -> None:
    letters = set(SYMPTOM_KEYS.values())
    assert set(SYMPTOM_KEYS) == set(Symptom)
    assert len(letters) == len(Symptom)
    assert not letters & {"T", "P", "S", "M"}  # they stand for a score, or for something else


@pytest.mark.parametrize("symptom", [each for each in Symptom if each is not Symptom.CRAMP])
def test_a_symptom_stops_and_is_told_what_to_do(symptom: Symptom, desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("S")
    assert desk.page == "symptom-page"
    desk.press(SYMPTOM_KEYS[symptom])
    assert desk.is_in(State.STOPPED)
    assert desk.page == "advice-page"
    assert desk.sound.heard[-1] == "stop"
    words = desk.texts()
    if symptom.is_emergency:
        assert EMERGENCY_WORDS in words
        assert not any(position in words for position in RELIEF_POSITIONS)
    (session,) = desk.log()
    assert (session.outcome, session.stop and session.stop.symptom) == ("stopped_symptom", symptom)


def test_something_else_stops_too_and_can_be_named(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("S")
    desk.click("feel-other")
    assert desk.page == "advice-page"
    assert "ask a clinician" in desk.texts()
    assert "That is fine" not in desk.texts()
    (session,) = desk.log()
    assert session.note == "Something else was felt:"  # whether or not the last page is reached
    desk.press("Escape")
    note = desk.find(QLineEdit, "note")
    assert note.text() == "Something else was felt:"
    desk.press("Return")
    (session,) = desk.log()
    assert (session.outcome, session.note) == ("stopped_user", "Something else was felt:")


def test_a_cramp_offers_rest_first(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    desk.press("C")
    assert desk.page == "cramp-page"
    assert desk.session.cramp.focusWidget().objectName() == "choose-rest"
    desk.press("R")
    assert desk.page == "advice-page"
    assert "warmth" in desk.texts()
    assert desk.log()[0].outcome == "stopped_symptom"


def test_after_a_cramp_the_easier_variant(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    desk.press("C", "E")
    assert desk.is_in(State.RUNNING)
    assert desk.session.coach.interval.prescription.exercise.id == "dead-bug-heel-taps"


def test_after_a_cramp_the_next_exercise(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    desk.press("C", "N")
    assert desk.is_in(State.RUNNING)
    assert desk.page == "pain-page"
    assert "BIRD-DOG" in desk.text("asked-when")


def test_a_cramp_that_was_a_slip_of_the_hand_leads_back(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    page = desk.page
    desk.press("C", "U")
    assert desk.is_in(State.PAUSED)
    assert desk.page == page
    desk.press("Space")
    assert desk.is_in(State.RUNNING)
    desk.press("C")
    assert desk.is_in(State.CRAMPED)


def test_a_second_cramp_stops(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    desk.press("C", "E", "C")
    assert desk.is_in(State.STOPPED)
    assert desk.log()[0].outcome == "stopped_symptom"


def test_easier_is_no_answer_where_there_is_none(desk: Desk) -> None:
    desk.begin("lie-and-breathe")
    desk.wait(8)
    desk.press("C", "E")
    assert desk.is_in(State.CRAMPED)


@pytest.mark.parametrize("was_paused", [False, True])
def test_none_of_these_goes_on_only_where_the_session_ran(was_paused: bool, desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(6)
    if was_paused:
        desk.press("Space")
    desk.press("S")
    desk.wait(20)
    assert desk.is_in(State.PAUSED)
    desk.press("Escape")
    assert desk.page == "exercise-page"
    assert desk.is_in(State.PAUSED if was_paused else State.RUNNING)


def test_none_of_these_leaves_a_question_as_it_was(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("P", "S", "Escape")
    assert desk.page == "pain-page"
    desk.press("1")
    assert desk.is_in(State.RUNNING)


def test_a_score_counts_while_a_symptom_is_asked_for(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("S", "2")
    assert desk.page == "symptom-page"
    desk.press("8")
    assert desk.is_in(State.STOPPED)
    assert desk.page == "advice-page"


def test_what_was_skipped_wholly_is_not_called_done(desk: Desk) -> None:
    desk.begin("lie-and-breathe")
    while desk.is_in(State.RUNNING):
        desk.press("Right")
    assert desk.text("asked-when") == "THE END, ALL SKIPPED"
    assert not desk.sees("stop-line-rule")
