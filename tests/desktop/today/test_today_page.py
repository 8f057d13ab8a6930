"""The Today page, used by keyboard."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from exercise_coach.desktop.today.pain_chart import PainChart
from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import DoseSkipped, DoseSnoozed, MorningScored, Withdrawn
from tests.desktop.recovery.stage import Stage
from tests.desktop.stand_ins import NO_MODIFIER
from tests.desktop.today.conftest import Show
from tests.recovery.people import Person, at, person, sore, well

pytestmark = pytest.mark.qt


def spy_on(signal: object) -> QSignalSpy:
    return QSignalSpy(signal)  # type: ignore[call-overload, no-any-return]


def heard(spy: QSignalSpy) -> list[object]:
    return [spy.at(number)[0] for number in range(spy.count())]


# Starting


@pytest.mark.parametrize("key", ["Return", "Space"])
def test_one_key_starts_what_is_due(key: str, stage: Stage, show: Show) -> None:
    wanted = spy_on(show(sore().morning(5, 2), 5).wanted)
    assert QApplication.focusWidget() is stage.find(QWidget, "due-start")
    stage.press(key)
    assert heard(wanted) == ["mobility"]


def test_enter_starts_it_from_elsewhere_on_the_page(stage: Stage, show: Show) -> None:
    page = show(sore().morning(5, 2), 5)
    wanted = spy_on(page.wanted)
    QApplication.sendEvent(page, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, NO_MODIFIER))
    assert heard(wanted) == ["mobility"]


def test_what_else_belongs_to_today_starts_by_its_card(stage: Stage, show: Show) -> None:
    page = show(sore().morning(5, 2), 5)
    wanted = spy_on(page.wanted)
    stage.find(QWidget, "also-calm").setFocus()
    stage.press("Return", "Space")
    stage.click("also-calm")
    assert heard(wanted) == ["calm"] * 3


def test_looking_through_it(stage: Stage, show: Show) -> None:
    looked = spy_on(show(sore().morning(5, 2), 5).looked_through)
    stage.press("V")
    assert heard(looked) == ["mobility"]


# Telling


def test_not_today_is_told_and_can_be_taken_back(stage: Stage, show: Show) -> None:
    show(sore().morning(5, 2), 5)
    stage.press("N")
    (skipped,) = stage.told
    assert isinstance(skipped, DoseSkipped)
    assert skipped.routine == "mobility"
    assert stage.text("undo-text") == "mobility is left out today."
    stage.press("U")
    withdrawn = stage.told[-1]
    assert isinstance(withdrawn, Withdrawn)
    assert withdrawn.fact == skipped.id
    assert not stage.sees("undo-line")
    stage.press("U")
    assert len(stage.told) == 2


def test_later_says_until_when(stage: Stage, show: Show) -> None:
    show(sore().morning(5, 2), 5)
    stage.press("L")
    (snoozed,) = stage.told
    assert isinstance(snoozed, DoseSnoozed)
    assert snoozed.until - snoozed.at == timedelta(minutes=15)
    assert stage.text("undo-text") == "mobility waits until 09:45."


def test_the_offer_to_undo_is_short_lived(stage: Stage, show: Show) -> None:
    page = show(sore().morning(5, 2), 5)
    stage.press("N")
    page.undo._patience.timeout.emit()
    assert not stage.sees("undo-line")
    stage.press("N")
    page.undo.undo.setFocus()
    page.undo._patience.timeout.emit()
    assert stage.sees("undo-line")


@pytest.mark.parametrize(("key", "score"), [("3", 3), ("0", 0), ("T", 10)])
def test_a_digit_answers_the_question_of_the_morning(
    key: str, score: int, stage: Stage, show: Show
) -> None:
    show(sore(), 5)
    stage.press(key)
    (told,) = stage.told
    assert isinstance(told, MorningScored)
    assert told.score == score


def test_a_click_answers_it_too(stage: Stage, show: Show) -> None:
    show(sore(), 5)
    stage.click("score-4")
    assert [fact.score for fact in stage.told if isinstance(fact, MorningScored)] == [4]


def test_a_digit_says_nothing_where_nothing_is_asked(stage: Stage, show: Show) -> None:
    show(sore().morning(5, 2), 5)
    stage.press("3", "T")
    assert stage.told == []


def test_the_question_of_the_morning_may_be_skipped_for_the_day(stage: Stage, show: Show) -> None:
    show(sore(), 5)
    stage.click("morning-skip")
    assert not stage.sees("morning-card")
    stage.press("3")
    assert stage.told == []
    show(sore(), 5, "11:00")
    assert not stage.sees("morning-card")
    show(sore(), 6)
    assert stage.sees("morning-card")


# What is said


def test_the_standing_line_is_always_there(stage: Stage, show: Show) -> None:
    for who in (person(), well(), sore(), sore().screened(at(2), "fever")):
        page = show(who, 5)
        asked = spy_on(page.questions_wanted)
        assert "no exercise" in stage.text("red-flags-call")
        stage.press("Q")
        assert asked.count() == 1


def test_sources_are_shown_on_demand(stage: Stage, show: Show) -> None:
    show(sore().morning(5, 2), 5)
    assert not stage.sees("due-reason-titles")
    stage.click("due-reason-sources")
    assert "NHS" in stage.text("due-reason-titles")
    stage.click("due-reason-sources")
    assert not stage.sees("due-reason-titles")


def test_a_warning_stands_above_all_else(stage: Stage, show: Show) -> None:
    page = show(sore().mornings(2, 6, 6, 6, 9), 5)
    banner = stage.find(QWidget, "warning-0")
    below = page.due.mapTo(page, page.due.rect().topLeft()).y()
    assert banner.mapTo(page, banner.rect().bottomLeft()).y() < below


def test_one_thing_is_advised_at_once_and_the_rest_on_demand(stage: Stage, show: Show) -> None:
    """What holds now comes first, and the keyboard is where it is seen."""
    who = sore().morning(2, 3).felt("tilts", at(1, "20:00"), "dizziness")
    page = show(who.hurt("tilts", at(2, "09:05"), "tilt"), 2)
    stage.resize((900, 600))
    assert "Rest for about an hour" in stage.text("warning-0-said-text")
    assert not stage.sees("warning-1")
    assert not stage.sees("phase-reason")
    assert stage.text("nothing-title") == "Rest for now"
    assert QApplication.focusWidget() is page.flags.link
    stage.click("more-warnings-link")
    assert stage.sees("warning-1")


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (sore().hurt("tilts", at(1, "09:05"), "tilt", 9), "Until then, only rest."),
        (sore().screened(at(1, "09:05"), "fever"), "Get emergency help now."),
        (
            sore().screened(at(1, "09:05"), "lump"),
            "First let a clinician look at what you told.",
        ),
    ],
)
def test_where_somebody_is_to_be_called_the_card_says_nothing_less(
    who: Person, words: str, stage: Stage, show: Show
) -> None:
    who.planned(at(1), calm=False, rest=False)
    show(who, 1)
    assert stage.text("nothing-text") == words
    assert stage.sees("phase-reason") is (who.hears(at(1, "09:30")).blocked is not None)


def test_a_yes_leads_to_who_to_call(stage: Stage, show: Show) -> None:
    page = show(sore().screened(at(2), "fever"), 5)
    wanted = spy_on(page.block_wanted)
    assert not stage.sees("due-card")
    stage.press("Space")
    assert wanted.count() == 1


def test_somebody_new_is_asked_three_short_questions(stage: Stage, show: Show) -> None:
    wanted = spy_on(show(person(), 1).first_run_wanted)
    assert not stage.sees("phase-reason")
    stage.find(QAbstractButton, "first-run-begin").click()
    assert wanted.count() == 1


def test_the_chart_is_told_in_words(stage: Stage, show: Show) -> None:
    show(sore().mornings(2, 6, 4), 3)
    chart = stage.find(PainChart, "pain-chart")
    assert chart.accessibleDescription() == "Sat 2: 6, Sun 3: 4. The stop line is at 2."
    assert stage.text("pain-number") == "4"
    assert stage.text("pain-trend") == "2 lower than before."


def test_a_step_up_is_accepted_or_left_for_the_day(stage: Stage, show: Show) -> None:
    who = sore().mornings(2, 5, 4, 3, 2, 2, 1).calm(7, 8)
    page = show(who, 10)
    wanted = spy_on(page.step_wanted)
    stage.click("step-accept")
    assert heard(wanted) == [Phase.STRENGTHENING]
    stage.click("step-decline")
    assert not stage.sees("step-up")
    show(who, 10, "15:00")
    assert not stage.sees("step-up")


def test_the_week_is_looked_back_on(stage: Stage, show: Show) -> None:
    wanted = spy_on(show(sore(), 5).week_wanted)
    stage.click("week-look-back")
    assert wanted.count() == 1


def test_what_is_good_to_know_waits_behind_a_link(stage: Stage, show: Show) -> None:
    show(sore(), 5)
    assert not stage.sees("note-0")
    stage.click("more-notes")
    assert stage.sees("note-0-text")


def test_the_same_day_again_changes_nothing(stage: Stage, show: Show) -> None:
    page = show(sore().morning(5, 2), 5)
    before = page.findChildren(QWidget)
    show(sore().morning(5, 2), 5)
    assert page.findChildren(QWidget) == before


def test_page_keys_turn_the_page(stage: Stage, show: Show) -> None:
    page = show(sore(), 5)
    stage.resize((900, 600))
    bar = page.area.verticalScrollBar()
    stage.press("PageDown", "PageDown", "PageDown")
    assert bar.value() == bar.maximum() > 0


def test_enter_presses_the_tile_that_has_the_keyboard(stage: Stage, show: Show) -> None:
    wanted = spy_on(show(sore(), 5).wanted)
    stage.find(QAbstractButton, "score-4").setFocus()
    stage.press("Return")
    assert [fact.score for fact in stage.told if isinstance(fact, MorningScored)] == [4]
    assert wanted.count() == 0
