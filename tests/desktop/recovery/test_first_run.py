"""The first run: three screens by keyboard alone, each to be skipped, and what they tell."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from exercise_coach.desktop.recovery.first_run import FirstRun
from exercise_coach.prescription import Phase
from exercise_coach.recovery import fold
from exercise_coach.recovery.facts import (
    EpisodeBegan,
    Fact,
    Feel,
    MorningScored,
    PhaseChosen,
    Recovered,
    Screened,
)
from tests.desktop.recovery.stage import EVENING, MORNING, Stage
from tests.desktop.stand_ins import settle

pytestmark = pytest.mark.qt

TODAY_AT_EIGHT = MORNING.replace(hour=8, minute=0)


def open_(stage: Stage, *, has_episode: bool = False) -> FirstRun:
    page = FirstRun(stage.teller())
    page.told.connect(stage.tell)
    page.left.connect(stage.hear)
    page.ask(has_episode=has_episode)
    stage.show(page)
    return page


def screen(page: FirstRun) -> str:
    step = page.currentWidget()
    assert step is not None
    return step.objectName()


def test_all_three_by_keyboard(stage: Stage) -> None:
    page = open_(stage)
    stage.press("T", "Return")
    assert screen(page) == "feel-step"
    stage.press("C", "S", "6")
    stage.press("Return")
    assert screen(page) == "questions-step"
    stage.press("0", "0", "0", "Return")
    assert stage.told == [
        EpisodeBegan(id="fact-1", at=MORNING, began=TODAY_AT_EIGHT, feel=(Feel.SPASM, Feel.STIFF)),
        MorningScored(id="fact-2", at=MORNING, score=6),
        Screened(id="fact-3", at=MORNING),
    ]
    assert page.pain == 6


@pytest.mark.parametrize(("key", "days"), [("T", 0), ("Y", 1), ("2", 2), ("W", 7), ("L", 14)])
def test_when_it_began(key: str, days: int, stage: Stage) -> None:
    open_(stage)
    stage.press(key, "Escape")
    (began,) = stage.told
    assert isinstance(began, EpisodeBegan)
    assert began.began == TODAY_AT_EIGHT - timedelta(days=days)


def test_enter_takes_the_answer_that_has_the_keyboard(stage: Stage) -> None:
    page = open_(stage)
    stage.press("Return")
    assert screen(page) == "feel-step"
    stage.press("Escape")
    (began,) = stage.told
    assert isinstance(began, EpisodeBegan)
    assert began.began == TODAY_AT_EIGHT


def test_longer_ago_by_the_day(stage: Stage) -> None:
    """Two weeks is a guess: the day is asked for."""
    open_(stage)
    stage.press("L")
    assert stage.text("that-is") == "About which day?"
    stage.press("Down", "Down", "Escape")
    (began,) = stage.told
    assert isinstance(began, EpisodeBegan)
    assert began.began == TODAY_AT_EIGHT - timedelta(days=16)


def test_another_part_of_the_day(stage: Stage) -> None:
    open_(stage)
    stage.press("Y")
    stage.focus("began-part-morning")
    stage.press("Right", "Right", "Escape")
    (began,) = stage.told
    assert isinstance(began, EpisodeBegan)
    assert began.began == TODAY_AT_EIGHT.replace(hour=20) - timedelta(days=1)


def test_what_brought_it_on(stage: Stage) -> None:
    open_(stage)
    stage.press("T", "Return")
    stage.focus("trigger-bending")
    stage.press("Space", "Down")
    stage.write("a box of 12 bottles")
    stage.press("Return", "Escape")
    (began,) = stage.told
    assert isinstance(began, EpisodeBegan)
    assert began.trigger == "Bending, a box of 12 bottles"


def test_the_score_is_kept_in_the_evening_too(stage: Stage) -> None:
    stage.now = EVENING
    page = open_(stage)
    stage.press("T", "Return", "7")
    assert "today's score" in stage.text("pain-use")
    stage.press("Return", "0", "0", "0", "Return")
    assert [type(fact) for fact in stage.told] == [EpisodeBegan, MorningScored, Screened]
    assert page.pain == 7


def test_the_pain_is_asked_for_where_it_is_seen(stage: Stage) -> None:
    page = open_(stage)
    stage.resize((900, 600))
    stage.press("T", "Return")
    settle()
    assert page.feel.scale.visibleRegion().boundingRect().height() == page.feel.scale.height()


def test_ten_is_t(stage: Stage) -> None:
    page = open_(stage)
    stage.press("T", "Return", "T")
    assert page.pain == 10


def test_without_pain_it_is_maintenance(stage: Stage) -> None:
    page = open_(stage)
    stage.press("N", "Return")
    assert screen(page) == "questions-step"
    stage.press("0", "0", "0", "Return")
    assert stage.told == [
        PhaseChosen(id="fact-1", at=MORNING, phase=Phase.MAINTENANCE),
        Screened(id="fact-2", at=MORNING),
    ]


def test_without_pain_an_open_episode_is_over(stage: Stage) -> None:
    open_(stage, has_episode=True)
    stage.press("N", "Escape")
    began = EpisodeBegan(id="before", at=MORNING - timedelta(days=9), began=MORNING)
    assert [type(fact) for fact in stage.told] == [Recovered, PhaseChosen]
    assert fold([began, *stage.told], ()).episode is None


@pytest.mark.parametrize("way", ["Escape", "skip"])
def test_all_of_it_may_be_skipped(way: str, stage: Stage) -> None:
    open_(stage)
    if way == "Escape":
        assert stage.find(QAbstractButton, "began-step-leave").text() == "Skip all"
        stage.press("Escape")
    else:
        for step in ("began", "feel", "questions"):
            stage.click(f"{step}-step-skip")
    assert stage.told == []
    assert stage.heard == ["left"]


def test_to_skip_the_rest_keeps_what_was_answered(stage: Stage) -> None:
    open_(stage)
    stage.press("Y")
    assert stage.find(QAbstractButton, "began-step-leave").text() == "Skip the rest"
    stage.press("Return", "A", "Escape")
    (began,) = stage.told
    assert isinstance(began, EpisodeBegan)
    assert began.feel == (Feel.ACHE,)


def test_a_skipped_screen_tells_nothing(stage: Stage) -> None:
    open_(stage)
    stage.press("T", "Return", "C", "5")
    stage.click("feel-step-skip")
    stage.press("0", "0", "0", "Return")
    assert stage.told == [
        EpisodeBegan(id="fact-1", at=MORNING, began=TODAY_AT_EIGHT),
        Screened(id="fact-2", at=MORNING),
    ]


def test_back_keeps_the_answers(stage: Stage) -> None:
    page = open_(stage)
    stage.press("T", "Return", "H", "Return")
    stage.click("questions-step-back")
    stage.click("feel-step-back")
    assert screen(page) == "began-step"
    stage.press("Y", "Return", "Escape")
    (began,) = stage.told
    assert isinstance(began, EpisodeBegan)
    assert (began.began, began.feel) == (TODAY_AT_EIGHT - timedelta(days=1), (Feel.SHARP,))


def test_a_yes_is_not_skipped(stage: Stage) -> None:
    page = open_(stage)
    stage.press("T", "Return", "Return", "Y")
    assert not stage.sees("questions-step-skip")
    stage.press("Escape")
    screened: list[Fact] = [fact for fact in stage.told if isinstance(fact, Screened)]
    assert screened == [Screened(id="fact-2", at=MORNING, yes=(page.questions.form.yes[0],))]


def test_open_questions_are_not_told(stage: Stage) -> None:
    open_(stage)
    stage.press("T", "Return", "Return", "N", "N")
    assert not stage.find(QAbstractButton, "questions-step-next").isEnabled()
    stage.press("Escape")
    assert [type(fact) for fact in stage.told] == [EpisodeBegan]


def test_it_begins_anew(stage: Stage) -> None:
    page = open_(stage)
    stage.press("T", "Return", "C", "6", "Return", "0", "0", "0")
    page.ask()
    assert screen(page) == "began-step"
    assert (list(page.began.ago), page.feel.feel, page.pain) == ([], (), None)
    assert page.questions.form.outcome is None


def test_the_dots_say_where_one_is(stage: Stage) -> None:
    page = open_(stage)
    for step, said in ((page.began, "Step 1 of 3"), (page.feel, "Step 2 of 3")):
        assert step.dots.accessibleName() == said
