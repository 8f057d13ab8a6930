"""What stands in the way of exercise, and the two ways out of it."""

from datetime import timedelta

import pytest

from exercise_coach.desktop.recovery.blocked_page import BlockedPage, standing_screenings
from exercise_coach.recovery import (
    BY_ID,
    NOT_RULED_OUT,
    Said,
    Weight,
    fold,
    screening_outcome,
    standing,
    stops_to_be_seen,
)
from exercise_coach.recovery.facts import Cleared, Screened, Withdrawn
from tests.desktop.recovery.stage import MORNING, Stage
from tests.recovery.people import at, sore

pytestmark = pytest.mark.qt

HOUR = timedelta(hours=1)
SAID = Said("some-rule", "Somebody should look at it.", (), Weight.SEE_SOMEONE)
FELT = Said("another-rule", "Call now.", (), Weight.EMERGENCY)
LEGS = Screened(id="legs", at=MORNING - HOUR, yes=("both-legs", "cancer"))


def open_(stage: Stage, *screenings: Screened) -> BlockedPage:
    page = BlockedPage(stage.teller())
    page.told.connect(stage.tell)
    page.left.connect(stage.hear)
    page.mistaken.connect(stage.hear)
    page.show_block(screenings or (LEGS,), SAID)
    stage.show(page)
    return page


def test_it_says_why_since_when_and_who_to_call(stage: Stage) -> None:
    open_(stage)
    outcome = screening_outcome(LEGS.yes)
    assert stage.text("blocked-heading") == outcome.heading
    assert stage.text("blocked-call") == outcome.call
    assert "14 March 2024, 08:30" in stage.text("blocked-when")
    for yes in LEGS.yes:
        assert stage.text(f"reason-{yes}") == BY_ID[yes].text
        assert stage.text(f"after-{yes}") == BY_ID[yes].after
    assert stage.text("not-ruled-out") == NOT_RULED_OUT


def test_the_gravest_of_several_screenings_counts(stage: Stage) -> None:
    open_(stage, Screened(id="a", at=MORNING - HOUR, yes=("cancer",)), LEGS)
    assert stage.text("blocked-heading") == screening_outcome(("both-legs",)).heading


def test_an_answer_to_a_question_of_another_version_counts(stage: Stage) -> None:
    open_(stage, Screened(id="a", at=MORNING, yes=("a-later-question",)))
    assert stage.text("blocked-heading") == screening_outcome(("a-later-question",)).heading
    assert stage.sees("reason-a-later-question")


def test_what_was_felt_in_a_session_blocks_too(stage: Stage) -> None:
    page = open_(stage)
    page.show_block((), FELT)
    assert stage.text("blocked-call") == FELT.text
    assert not stage.sees("blocked-mistake")


def test_what_was_felt_is_told_where_it_is_graver(stage: Stage) -> None:
    page = open_(stage)
    page.show_block((Screened(id="a", at=MORNING, yes=("cancer",)),), FELT)
    assert stage.text("blocked-call") == FELT.text
    assert stage.sees("reason-cancer")


def test_a_symptom_is_named_and_keeps_its_urgent_words(stage: Stage) -> None:
    history = sore().felt("tilts", at(3), "saddle-numbness").history
    page = open_(stage)
    page.show_block((), FELT, stops_to_be_seen(history))
    assert "Do not drive yourself" in stage.text("blocked-call")
    assert stage.text("reason-felt-saddle-numbness").startswith("Numb genitals or buttocks")
    assert "Hours matter" in stage.text("after-felt-saddle-numbness")
    assert not stage.sees("blocked-mistake")


def test_a_slip_is_asked_about_once_more_and_then_counts_no_longer(stage: Stage) -> None:
    who = sore().felt("tilts", at(3), "saddle-numbness")
    page = open_(stage)
    page.show_block((), FELT, stops_to_be_seen(who.history))
    stage.focus("blocked-slipped")
    stage.press("Space")
    assert "Numb genitals or buttocks" in stage.text("slip-confirm-question")
    stage.press("Return")
    assert not stage.sees("slip-confirm")
    assert stage.told == []
    stage.click("blocked-slipped")
    stage.focus("slip-sure")
    stage.press("Space")
    (session,) = who.history.sessions
    assert stage.told == [Withdrawn(id="fact-1", at=MORNING, fact=session.id)]
    assert standing(fold(stage.told, [session])) == ()
    assert fold(stage.told, [session]).sessions[0].outcome == "stopped_user"


def test_a_slip_takes_back_the_last_symptom_alone(stage: Stage) -> None:
    who = sore().felt("tilts", at(3), "fever").felt("tilts", at(4), "chest-pain")
    page = open_(stage)
    page.show_block((), FELT, stops_to_be_seen(who.history))
    stage.click("blocked-slipped")
    stage.focus("slip-sure")
    stage.press("Space")
    assert standing(fold(stage.told, who.history.sessions)) == ("felt-fever",)


def test_what_is_cleared_is_named_all_of_it(stage: Stage) -> None:
    page = open_(stage)
    stops = stops_to_be_seen(sore().felt("tilts", at(3), "breathlessness").history)
    page.show_block((LEGS,), FELT, stops)
    stage.click("blocked-cleared")
    about = stage.text("blocked-confirm-about")
    assert all(name in about for name in ("both legs", "Cancer", "Short of breath"))


def test_cleared_takes_two_steps(stage: Stage) -> None:
    open_(stage)
    stage.focus("blocked-cleared")
    stage.press("Space")
    assert stage.told == []
    stage.focus("blocked-note")
    stage.write("Dr Who, 14 March")
    stage.focus("blocked-sure")
    stage.press("Return")
    assert stage.told == [Cleared(id="fact-1", at=MORNING, note="Dr Who, 14 March")]
    assert standing(fold([LEGS, *stage.told], ())) == ()


def test_the_first_step_is_taken_back_by_escape(stage: Stage) -> None:
    open_(stage)
    stage.click("blocked-cleared")
    stage.press("Escape")
    assert not stage.sees("blocked-confirm")
    assert stage.heard == []
    stage.press("Escape")
    assert (stage.told, stage.heard) == ([], ["left"])


def test_enter_alone_never_clears(stage: Stage) -> None:
    open_(stage)
    stage.click("blocked-cleared")
    stage.press("Return", "Return")
    assert stage.told == []


def test_a_mistake_asks_for_the_questions_again(stage: Stage) -> None:
    open_(stage)
    stage.focus("blocked-mistake")
    stage.press("Space")
    assert stage.heard == [(LEGS,)]
    assert stage.told == []


def test_only_what_no_clinician_has_cleared_stands() -> None:
    later = Screened(id="later", at=MORNING, yes=("fever",))
    cleared = Cleared(id="cleared", at=MORNING - HOUR / 2)
    none = Screened(id="none", at=MORNING)
    assert standing_screenings(fold([LEGS, none, later], ())) == (LEGS, later)
    assert standing_screenings(fold([LEGS, cleared, none], ())) == ()
    assert standing_screenings(fold([LEGS, cleared, later], ())) == (later,)
    same = Cleared(id="same", at=later.at)
    assert standing_screenings(fold([later, same], ())) == (later,)
