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
    settled,
    standing,
)
from exercise_coach.recovery.questions import FELT
from exercise_coach.session import Symptom
from exercise_coach.sources import TITLES
from tests.recovery.people import Person, at, person, well

SIGNS = {
    Concern.EMERGENCY: (
        "between your legs", "urine or stool", "during sex", "both legs", "getting weaker",
        "fever", "chest pain", "faint", "short of breath", "serious accident",
        "both your back and your belly",
    ),
    Concern.URGENT: (
        "lost weight", "lump", "all night", "upper back", "cancer", "immune", "vein", "steroid",
        "fall or bump",
    ),
    Concern.CLINICIAN: (
        "broken bone", "operation", "disc problem", "pregnant", "given birth", "heart condition",
        "osteoporosis", "down one leg", "under 18", "over 65",
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
        (("birth",), Concern.CLINICIAN, True),
        (("back-and-belly",), Concern.EMERGENCY, True),
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


def told_once(fact: str = "cancer") -> Person:
    """Return somebody in an episode whose standing fact was cleared on day 2."""
    return person().began().screened(at(1, "09:05"), fact).cleared(at(2))


@pytest.mark.parametrize("fact", ["cancer", "injected-drugs", "steroids", "birth", "age",
                                  "osteoporosis"])  # fmt: skip
def test_a_fact_that_was_cleared_stays_so_for_the_episode(fact: str) -> None:
    who = told_once(fact)
    for day in (3, 9, 40):
        assert standing(who.screened(at(day), fact).history) == ()
        assert fact in settled(who.history, at(day))


@pytest.mark.parametrize(
    "yes", ["night-pain", "fever", "pregnancy", "heart", "immune", "osteoporosis-fall",
            "fracture-or-surgery", "disc-with-leg-signs", "asked-in-another-version"]
)  # fmt: skip
def test_what_may_have_changed_is_to_be_cleared_again(yes: str) -> None:
    assert standing(told_once(yes).screened(at(9), yes).history) == (yes,)


def test_a_fact_counts_until_it_is_cleared() -> None:
    who = person().began().screened(at(1), "cancer").screened(at(3), "cancer")
    assert standing(who.history) == ("cancer",)
    assert standing(who.cleared(at(4)).history) == ()


def test_a_fact_first_told_after_a_clearance_is_not_cleared_by_it() -> None:
    who = person().began().screened(at(1), "lump").cleared(at(2)).screened(at(3), "cancer")
    assert standing(who.history) == ("cancer",)


def test_beside_something_new_a_fact_counts_anew() -> None:
    who = told_once().screened(at(9), "cancer", "night-pain")
    assert standing(who.history) == ("cancer", "night-pain")


def test_a_flare_leaves_a_fact_cleared_and_a_new_episode_does_not() -> None:
    assert standing(told_once().flared(at(9)).screened(at(9), "cancer").history) == ()
    recovered = told_once().recovered(at(20))
    assert standing(recovered.screened(at(20, "09:01"), "cancer").history) == ("cancer",)
    again = recovered.screened(at(30, "08:55"), "cancer").began(at(30))
    assert standing(again.history) == ("cancer",)
    assert standing(again.cleared(at(31)).screened(at(33), "cancer").history) == ()


def test_answers_belong_to_an_episode_told_within_ten_minutes() -> None:
    cleared = well().screened(at(2), "cancer").cleared(at(3)).screened(at(9), "cancer")
    assert standing(cleared.history) == ()
    assert standing(cleared.began(at(9, "09:11")).history) == ()
    in_time = well().screened(at(2), "cancer").cleared(at(3)).screened(at(9), "cancer")
    assert standing(in_time.began(at(9, "09:10")).history) == ("cancer",)


def test_only_facts_that_stay_cleared_speak_against_nothing() -> None:
    facts = frozenset({"cancer", "age"})
    outcome = screening_outcome(("cancer",), facts)
    assert (outcome.kind, outcome.blocks, outcome.call) == (Concern.CLEAR, False, "")
    assert "has cleared" in outcome.paragraphs[0]
    assert outcome.paragraphs[-1] == NOT_RULED_OUT
    assert screening_outcome(("cancer", "lump"), facts) == screening_outcome(("cancer", "lump"))
    assert screening_outcome((), facts) == screening_outcome(())
