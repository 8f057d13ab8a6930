"""Advice cards: short, kind, with a source, and without a dose of anything."""

import re

import pytest

from exercise_coach.prescription import Phase
from exercise_coach.recovery import CARDS, DISAGREEMENTS, Card, Disagreement, Topic, cards_for

MOST_WORDS = 50
PROMISES = re.compile(r"(?i)\b(cures?|heals?|guarantee\w*|always works|pain-free|will be gone)\b")
DOSES = re.compile(r"(?i)\d|\b(mg|gram\w*|tablet\w*|capsule\w*|ibuprofen|paracetamol)\b")


def by_id(each: Card | Disagreement) -> str:
    return each.id


@pytest.mark.parametrize("card", CARDS, ids=by_id)
def test_a_card_is_short_and_has_a_source(card: Card) -> None:
    assert len(card.text.split()) <= MOST_WORDS
    assert len(card.title.split()) <= 10
    assert card.sources
    assert card.phases


@pytest.mark.parametrize("each", DISAGREEMENTS, ids=by_id)
def test_a_disagreement_says_what_they_say_and_then_what_we_do(each: Disagreement) -> None:
    they, here = each.text.removesuffix(".").split(". ")
    assert they.startswith("Some ")
    assert ", some " in they
    assert max(len(they.split()), len(here.split())) <= 20
    assert len(each.sources) >= 2


@pytest.mark.parametrize("each", [*CARDS, *DISAGREEMENTS], ids=by_id)
def test_nothing_is_promised_and_nothing_is_dosed(each: Card | Disagreement) -> None:
    assert not PROMISES.search(each.text)
    assert not DOSES.search(each.text)


def test_ids_are_their_own() -> None:
    assert len({card.id for card in CARDS}) == len(CARDS)
    assert len({each.id for each in DISAGREEMENTS}) == len(DISAGREEMENTS)


def test_every_topic_has_a_card_and_stands_together() -> None:
    topics = [card.topic for card in CARDS]
    assert list(dict.fromkeys(topics)) == list(Topic)
    assert topics == sorted(topics, key=list(Topic).index)


def test_cards_are_for_the_phases_they_help_in() -> None:
    acute = {card.id for card in cards_for(Phase.ACUTE)}
    well = {card.id for card in cards_for(Phase.MAINTENANCE)}
    assert {"rest-in-spells", "no-bent-over-work"} <= acute - well
    assert {"warm-up", "yoga"} <= well - acute
    assert {"not-through-pain", "sleep-on-your-back", "no-diagnosis"} <= acute & well


def test_nothing_gets_up_whoever_is_to_rest() -> None:
    for phase in Phase:
        cards = cards_for(phase, rests=True)
        assert not any("walk" in card.text or "steps" in card.text for card in cards)
        assert "out-of-bed" in {card.id for card in cards_for(Phase.ACUTE, rests=True)}


def test_every_disagreement_of_the_sources_is_told() -> None:
    assert {each.id for each in DISAGREEMENTS} == {
        "heat-or-cold",
        "rest",
        "forward-bending",
        "seeing-a-doctor",
        "yoga",
        "lying-flat",
        "sleeping-position",
    }
