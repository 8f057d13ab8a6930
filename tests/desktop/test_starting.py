"""Whether and how a session may start, for people of tests/recovery/people.py."""

from dataclasses import replace

import pytest

from exercise_coach.desktop.questions import HEADINGS, IN_SHORT, by_concern, in_short
from exercise_coach.desktop.starting import (
    MOST_INSTEAD,
    Blocked,
    Ready,
    Refused,
    offered_at,
    way_in,
)
from exercise_coach.recovery import QUESTIONS
from tests.recovery.people import ROUTINES, Person, at, person, sore, well


def way(who: Person, routine: str, day: int, *, resumed: bool = False) -> Ready | Blocked | Refused:
    return way_in(ROUTINES[routine], who.hears(at(day)), resumed=resumed)


def test_who_was_screened_starts_without_questions() -> None:
    ready = way(well(), "strong", 2)
    assert ready == Ready(ROUTINES["strong"])


def test_who_was_not_sees_every_question_first() -> None:
    ready = way(person(), "strong", 2)
    assert isinstance(ready, Ready)
    assert ready.questions == QUESTIONS


@pytest.mark.parametrize("resumed", [False, True])
@pytest.mark.parametrize("routine", ROUTINES)
def test_a_yes_blocks_everything(routine: str, resumed: bool) -> None:
    blocked = way(sore().screened(at(2), "fever"), routine, 5, resumed=resumed)
    assert isinstance(blocked, Blocked)


def test_what_does_not_suit_is_refused_with_what_does() -> None:
    refused = way(sore(), "planks", 1)
    assert isinstance(refused, Refused)
    assert 0 < len(refused.instead) <= MOST_INSTEAD
    assert "planks" not in refused.instead
    assert refused.said.sources


def test_what_stopped_a_session_is_eased_and_said() -> None:
    who = sore().hurt("mobility", at(4), "tilt").mornings(5, 2)
    ready = way(who, "mobility", 5)
    assert isinstance(ready, Ready)
    assert [each.exercise.id for each in ready.routine.prescriptions] == ["seated-tilt", "roll"]
    assert len(ready.remarks) == 1
    assert "Tilt" in ready.remarks[0]


def test_what_is_gone_on_with_keeps_its_places() -> None:
    who = sore().hurt("mobility", at(4), "tilt").mornings(5, 2).screened(at(5, "08:00"))
    assert way(who, "mobility", 5, resumed=True) == Ready(ROUTINES["mobility"])


@pytest.mark.parametrize("score", range(11))
def test_nothing_is_offered_that_today_forbids(score: int) -> None:
    guidance = sore().hears(at(1))
    for routine in offered_at(score, ROUTINES.values(), guidance):
        assert guidance.verdicts[routine.id].allowed


def test_what_suits_today_is_offered_first() -> None:
    guidance = sore().hears(at(5))
    suggested = {each.routine for each in guidance.suggestions}
    offered = [routine.id for routine in offered_at(1, ROUTINES.values(), guidance)]
    assert set(offered[: len(suggested)]) <= suggested


# The questions in short


def test_every_question_has_a_short_form_and_no_other_has() -> None:
    assert set(IN_SHORT) == {question.id for question in QUESTIONS}
    assert all(len(short) < 72 for short in IN_SHORT.values())


def test_every_question_stands_under_its_concern() -> None:
    sorted_out = by_concern(QUESTIONS)
    assert list(sorted_out) == list(HEADINGS)
    assert [each for questions in sorted_out.values() for each in questions] == list(QUESTIONS)


def test_a_question_without_a_short_form_stands_whole() -> None:
    new = replace(QUESTIONS[0], id="new", text="Is it new?")
    assert in_short(new) == "Is it new?"
