"""Words about help now are not lost by a slip, and nothing else is asked beside them."""

import pytest

from exercise_coach.session import Symptom
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt


def test_emergency_words_stay_until_they_are_confirmed(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.session.feeling.feel(Symptom.CHEST_PAIN)
    desk.press("3", "Escape", "Space", "T", "Right")
    assert desk.page == "advice-page"
    assert "emergency number" in desk.texts()
    desk.press("Return")
    assert desk.page == "today-page"
    (session,) = desk.log()
    assert session.stop is not None
    assert (session.outcome, session.stop.symptom) == ("stopped_symptom", Symptom.CHEST_PAIN)


def test_a_pain_of_eight_stops_with_whom_to_call(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("8")
    assert desk.page == "advice-page"
    desk.press("2", "Escape")
    assert desk.page == "advice-page"
    assert "emergency number" in desk.texts()


def test_strong_pain_told_at_the_end_shows_whom_to_call(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("Escape", "Return", "9", "Return")
    assert desk.page == "advice-page"
    assert "call someone first" in desk.texts()
    assert desk.log()[0].pain_after == 9
    desk.press("Return")
    assert desk.page == "today-page"


def test_before_a_session_not_now_has_the_keyboard_where_pain_is_strong(desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("9", "Space")
    assert desk.page == "advice-page"
    desk.press("Return")
    assert desk.page == "today-page"
    assert desk.log() == []


def test_another_digit_on_the_refusal_is_a_correction(desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("4", "Space")
    assert desk.page == "advice-page"
    desk.press("1")
    assert desk.page == "ready-page"
    desk.press("Space")
    assert desk.page == "exercise-page"


def test_enter_answers_only_a_question_that_is_seen(desk: Desk) -> None:
    desk.begin("steady-trunk")
    while desk.session.coach.question is None:
        desk.wait(1)
    desk.press("Space")
    assert desk.page == "exercise-page"
    desk.press("Return")
    assert desk.session.coach.question is not None
    desk.press("Space", "Return")
    assert desk.session.coach.question is None
