"""The questions cover every sign, and every outcome says that nothing is ruled out."""

from itertools import combinations

import pytest

from exercise_coach.recovery import (
    BY_ID,
    NOT_RULED_OUT,
    QUESTIONS,
    Concern,
    Question,
    screening_outcome,
    standing,
)
from exercise_coach.recovery.questions import FELT
from exercise_coach.session import Symptom
from exercise_coach.sources import TITLES
from tests.recovery.people import at, person, well

SIGNS = {
    Concern.EMERGENCY: (
        "between your legs", "urine or stool", "during sex", "both legs", "getting weaker",
        "fever", "chest pain", "faint", "short of breath", "serious accident",
    ),
    Concern.URGENT: (
        "lost weight", "lump", "all night", "upper back", "cancer", "immune", "vein", "steroid",
        "fall or bump",
    ),
    Concern.CLINICIAN: (
        "broken bone", "operation", "disc problem", "pregnant", "heart condition", "osteoporosis",
        "down one leg", "under 18", "over 65",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "sign"), [(kind, sign) for kind, signs in SIGNS.items() for sign in signs]
)
def test_every_sign_is_asked_for(kind: Concern, sign: str) -> None:
    assert any(sign in question.text for question in QUESTIONS if question.kind is kind)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_question_can_be_answered_and_says_what_a_yes_means(question: Question) -> None:
    assert question.text.endswith("?")
    assert len(question.text) < 120
    assert question.after.endswith(".")
    assert question.sources
    assert all(each in TITLES or each.split("-")[0] in TITLES for each in question.sources)


def test_the_gravest_are_asked_first_and_none_twice() -> None:
    kinds = [question.kind for question in QUESTIONS]
    assert kinds == sorted(kinds, key=list(Concern).index)
    assert len({question.id for question in QUESTIONS}) == len(QUESTIONS)
    assert Concern.CLEAR not in kinds


@pytest.mark.parametrize(
    ("yes", "kind", "blocks"),
    [
        ((), Concern.CLEAR, False),
        (("pregnancy",), Concern.CLINICIAN, True),
        (("osteoporosis",), Concern.CLINICIAN, False),
        (("osteoporosis", "heart"), Concern.CLINICIAN, True),
        (("lump", "pregnancy"), Concern.URGENT, True),
        (("osteoporosis-fall",), Concern.URGENT, True),
        (("pregnancy", "fever", "lump"), Concern.EMERGENCY, True),
        (("asked-in-another-version",), Concern.CLINICIAN, True),
    ],
)
def test_the_gravest_yes_decides(yes: tuple[str, ...], kind: Concern, blocks: bool) -> None:
    outcome = screening_outcome(yes)
    assert (outcome.kind, outcome.blocks) == (kind, blocks)
    assert bool(outcome.call) is bool(yes)


@pytest.mark.parametrize(
    "yes", [(), *combinations(BY_ID, 1), *combinations(list(BY_ID)[::3], 2), tuple(BY_ID)]
)
def test_every_outcome_says_that_nothing_is_ruled_out(yes: tuple[str, ...]) -> None:
    outcome = screening_outcome(yes)
    assert outcome.paragraphs[-1] == NOT_RULED_OUT
    assert NOT_RULED_OUT == "Passing these questions does not rule out a serious cause."
    assert "Finucane 2020" in outcome.sources
    for each in yes:
        assert BY_ID[each].after in outcome.paragraphs


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_call_comes_first(question: Question) -> None:
    outcome = screening_outcome([question.id])
    assert outcome.paragraphs[0] == outcome.call
    if question.kind is Concern.EMERGENCY:
        assert all(number in outcome.call for number in ("112", "999", "911"))


def test_clear_promises_nothing() -> None:
    outcome = screening_outcome([])
    assert outcome.call == ""
    assert "gently" in outcome.heading


def test_every_symptom_of_a_session_but_a_cramp_counts_like_an_answer() -> None:
    assert FELT.keys() == set(Symptom) - {Symptom.CRAMP}
    for symptom, told in FELT.items():
        assert (told.kind is Concern.EMERGENCY) is symptom.is_emergency
        assert symptom.is_emergency or told.kind is Concern.CLINICIAN


def test_what_stands_open_was_answered_or_felt_since_the_last_clearing() -> None:
    who = well().screened(at(2), "lump").cleared(at(3)).screened(at(4), "heart", "fever")
    who.felt("tilts", at(5), "leg").felt("tilts", at(6), "cramp")
    assert standing(who.history) == ("heart", "fever", "felt-leg")
    assert screening_outcome(standing(who.history)).kind is Concern.EMERGENCY
    assert standing(who.cleared(at(7)).history) == ()
    assert standing(person().history) == ()
