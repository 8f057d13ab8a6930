"""What may ease it now: sorted, as the pain and the answers allow, and startable by keyboard."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from exercise_coach import wording
from exercise_coach.desktop.relief.groups import Group, group_of, may_ease
from exercise_coach.desktop.relief.relief_page import SKIN, ReliefPage
from exercise_coach.prescription import Exercise, Library, Load, Relief, Routine
from exercise_coach.recovery import DISAGREEMENTS, NOT_RULED_OUT, cards_for
from exercise_coach.recovery.facts import AttackNoted, Fact, Screened
from exercise_coach.session import pain
from exercise_coach.sources import titles_of
from tests.desktop.recovery.library import FACTS, guided, library
from tests.desktop.recovery.scenes import fill
from tests.desktop.recovery.stage import MORNING, Stage

pytestmark = pytest.mark.qt

FLAGGED = (*FACTS, Screened(id="z", at=MORNING, yes=("cancer",)))


def open_(stage: Stage, facts: Sequence[Fact] = FACTS, score: int | None = None) -> ReliefPage:
    page = ReliefPage()
    for signal in (page.wanted, page.screening_wanted, page.blocked_wanted):
        signal.connect(stage.hear)
    page.show_relief(library(), guided(facts)[1], score)
    stage.show(page, alone=False)
    fill(page)
    page.focus_first()
    return page


def offered(facts: Sequence[Fact] = FACTS, score: int | None = None) -> list[Routine]:
    groups = may_ease(library(), guided(facts)[1], score)
    return [routine for routines in groups.values() for routine in routines]


def test_everything_that_eases_is_offered_once() -> None:
    relief = [each.routine for each in library().routines if each.routine.load is Load.RELIEF]
    assert sorted(each.id for each in offered()) == sorted(each.id for each in relief)


def test_in_an_hour_of_rest_it_says_so_and_nothing_sends_for_a_walk(stage: Stage) -> None:
    attack = AttackNoted(id="a", at=MORNING - timedelta(minutes=10), minutes=5)
    open_(stage, (*FACTS, attack))
    assert "leave exercise and walks for later" in stage.text("relief-rest-said-text")
    assert not stage.sees("heading-walks")
    assert not stage.sees("advice-rest-in-spells")


def test_positions_first_then_breathing_then_warmth_and_walks() -> None:
    groups = may_ease(library(), guided(FACTS)[1], None)
    assert list(groups) == list(Group)
    kinds = {
        Group.POSITIONS: Relief.POSITION, Group.BREATHING: Relief.BREATHING,
        Group.WALKS: Relief.WALK,
    }  # fmt: skip
    for group, kind in kinds.items():
        first = [routine.prescriptions[0].exercise.relief for routine in groups[group]]
        assert set(first) == {kind}
    assert {"warm-pack", "cold-pack"} <= {
        each.prescriptions[0].exercise.id for each in groups[Group.HEAT_OR_COLD]
    }


def test_the_present_phase_comes_first() -> None:
    _, guidance = guided(FACTS)
    for routines in may_ease(library(), guidance, None).values():
        others = [routine.phase is not guidance.phase for routine in routines]
        assert others == sorted(others)


def test_a_routine_that_says_nothing_of_its_kind_is_a_position() -> None:
    gentle = next(
        each.routine for each in library().routines
        if all(p.exercise.relief is None for p in each.routine.prescriptions)
    )  # fmt: skip
    assert group_of(gentle) is Group.POSITIONS


@pytest.mark.parametrize("score", [None, *range(11)])
def test_nothing_is_offered_that_the_pain_rule_forbids(score: int | None) -> None:
    found = offered(score=score)
    assert found
    if score is not None:
        assert all(pain.is_offered(routine, score) for routine in found)


def test_no_walk_in_strong_pain() -> None:
    for routine in offered(score=8):
        assert Relief.WALK not in {each.exercise.relief for each in routine.prescriptions}
    assert Group.WALKS in may_ease(library(), guided(FACTS)[1], 7)


def test_nothing_is_offered_while_an_answer_stands_in_the_way(stage: Stage) -> None:
    assert offered(FLAGGED) == []
    open_(stage, FLAGGED)
    assert stage.sees("relief-warning")
    stage.click("relief-blocked")
    assert stage.heard == ["left"]


def test_each_card_says_how_long_and_what(stage: Stage) -> None:
    open_(stage)
    texts = stage.texts()
    for routine in offered():
        assert {routine.title, routine.summary} <= set(texts)


def test_start_by_keyboard(stage: Stage) -> None:
    open_(stage)
    first, second = offered()[:2]
    stage.press("Return", "Down", "Space")
    assert stage.heard == [first.id, second.id]


def test_getting_worse_leads_to_the_questions(stage: Stage) -> None:
    open_(stage)
    stage.press("W")
    assert stage.heard == ["left"]


@pytest.mark.parametrize(("score", "calls"), [(None, False), (7, False), (8, True), (10, True)])
def test_who_to_call_comes_first_in_strong_pain(
    score: int | None, calls: bool, stage: Stage
) -> None:
    open_(stage, score=score)
    assert stage.sees("call-first") is calls
    if calls:
        assert set(wording.CALL_FIRST.paragraphs) <= set(stage.texts())


def test_warmth_or_cold_with_the_disagreement_and_the_skin(stage: Stage) -> None:
    open_(stage)
    line = next(each.text for each in DISAGREEMENTS if each.id == "heat-or-cold")
    assert {line, SKIN} <= set(stage.texts())


def test_advice_with_the_titles_of_its_sources(stage: Stage) -> None:
    open_(stage)
    texts = stage.texts()
    cards = cards_for(guided(FACTS)[1].phase)
    assert cards
    for card in cards:
        assert {card.title, card.text} <= set(texts)
        assert f"Sources: {'; '.join(titles_of(card.sources))}" in texts


def test_every_disagreement_is_told_and_nothing_is_ruled_out(stage: Stage) -> None:
    open_(stage)
    texts = stage.texts()
    assert {each.text for each in DISAGREEMENTS} <= set(texts)
    assert any(NOT_RULED_OUT in text for text in texts)


def test_without_a_routine_it_says_so(stage: Stage) -> None:
    page = open_(stage)
    page.show_relief(Library((), {}, ()), guided(FACTS)[1])
    fill(page)
    assert stage.sees("no-relief")
    assert not stage.sees("heading-positions")


def test_what_is_shown_already_is_not_built_again(stage: Stage) -> None:
    page = open_(stage)
    before = stage.find(QAbstractButton, f"start-{offered()[0].id}")
    page.show_relief(library(), guided(FACTS)[1])
    assert stage.find(QAbstractButton, f"start-{offered()[0].id}") is before


def test_a_figure_has_its_place(stage: Stage) -> None:
    drawn: list[str] = []

    def thumbnail(exercise: Exercise) -> QWidget:
        drawn.append(exercise.id)
        return QWidget()

    page = ReliefPage(thumbnail)
    page.show_relief(library(), guided(FACTS)[1])
    fill(page)
    assert drawn == [routine.prescriptions[0].exercise.id for routine in offered()]
    stage.show(page)
