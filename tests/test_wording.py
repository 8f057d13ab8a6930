"""What is said after a stop: careful, and only what is true."""

import pytest

from exercise_coach.session import Stopping, Symptom
from exercise_coach.session.effects import Stopped
from exercise_coach.wording import after_something_else, after_stop

SAVED = "What you did is saved."


def said(
    why: Stopping, *, score: int | None = None, symptom: Symptom | None = None, saved: bool = True
) -> str:
    advice = after_stop(Stopped(why, 0, 0.0, score, symptom), is_saved=saved)
    return " ".join((advice.heading, *advice.paragraphs))


def test_pain_leads_to_a_position_of_relief_and_on_to_a_clinician() -> None:
    words = said(Stopping.PAIN, score=4)
    assert "Ease into a position" in words
    assert "talk to a doctor or physiotherapist" in words


@pytest.mark.parametrize(("score", "calls"), [(7, False), (8, True), (10, True)])
def test_from_eight_the_first_word_is_to_call(score: int, calls: bool) -> None:
    advice = after_stop(Stopped(Stopping.PAIN, 0, 0.0, score), is_saved=True)
    assert ("Call your emergency number now" in advice.paragraphs[0]) is calls
    assert ("call your doctor" in advice.paragraphs[1]) is calls


@pytest.mark.parametrize(
    "stopped",
    [
        Stopped(Stopping.PAIN, 0, 0.0, 4),
        Stopped(Stopping.PAIN, 0, 0.0, 9),
        Stopped(Stopping.SYMPTOM, 0, 0.0, symptom=Symptom.LEG),
        Stopped(Stopping.SYMPTOM, 0, 0.0, symptom=Symptom.CRAMP),
        Stopped(Stopping.SYMPTOM, 0, 0.0, symptom=Symptom.NUMBNESS),
    ],
)
def test_what_must_not_wait_is_told_whole_and_before_what_may(stopped: Stopped) -> None:
    paragraphs = after_stop(stopped, is_saved=True).paragraphs
    (now,) = (n for n, each in enumerate(paragraphs) if each.startswith("Call your emergency"))
    for sign in ("genitals", "urine or stool", "sexual function", "both legs", "weakness in one"):
        assert sign in paragraphs[now]
    later = [n for n, each in enumerate(paragraphs) if "clinician" in each or "doctor" in each]
    assert later
    assert now < min(later)


@pytest.mark.parametrize("score", [4, 9])
def test_after_pain_every_emergency_is_named(score: int) -> None:
    words = said(Stopping.PAIN, score=score)
    for sign in ("fever", "chest pain", "trouble breathing", "back and belly", "accident"):
        assert sign in words


@pytest.mark.parametrize(
    "stopped",
    [
        Stopped(Stopping.PAIN, 0, 0.0, 4),
        Stopped(Stopping.PAIN, 0, 0.0, 9),
        Stopped(Stopping.SYMPTOM, 0, 0.0, symptom=Symptom.CRAMP),
    ],
)
def test_who_lies_on_the_floor_alone_is_told_how_to_get_up_last(stopped: Stopped) -> None:
    assert "Cannot get up?" in after_stop(stopped, is_saved=True).paragraphs[-1]


def test_something_else_names_the_emergencies_before_anything_else() -> None:
    first, *_ = after_something_else(is_saved=True).paragraphs
    for sign in ("chest pain", "back and belly", "drooping face", "speaking or seeing"):
        assert sign in first


@pytest.mark.parametrize("symptom", [s for s in Symptom if s.is_emergency])
def test_an_emergency_is_answered_with_help_and_nothing_else(symptom: Symptom) -> None:
    advice = after_stop(Stopped(Stopping.SYMPTOM, 0, 0.0, symptom=symptom), is_saved=True)
    words = " ".join(advice.paragraphs)
    assert advice.urgent
    assert "emergency" in words
    assert "position" not in words
    assert SAVED not in words


@pytest.mark.parametrize("symptom", [s for s in Symptom if not s.is_emergency])
def test_every_symptom_has_its_own_advice(symptom: Symptom) -> None:
    if symptom is not Symptom.CRAMP:
        assert SAVED in said(Stopping.SYMPTOM, symptom=symptom)


def test_nothing_is_called_saved_that_is_not() -> None:
    for why in Stopping:
        symptom = Symptom.LEG if why is Stopping.SYMPTOM else None
        assert SAVED not in said(why, symptom=symptom, saved=False)
