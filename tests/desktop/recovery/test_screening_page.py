"""The screening questions: each by a key, at once what a yes means, and never without the rest."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from exercise_coach.desktop.recovery.screening_page import ScreeningPage
from exercise_coach.desktop.text_size import apply_text_size
from exercise_coach.prescription import Phase
from exercise_coach.recovery import (
    NOT_RULED_OUT,
    QUESTIONS,
    Concern,
    fold,
    screening_outcome,
    standing,
)
from exercise_coach.recovery.facts import PhaseChosen, Screened, Withdrawn
from tests.desktop.recovery.stage import MORNING, Stage
from tests.desktop.stand_ins import settle

pytestmark = pytest.mark.qt

FIRST, SECOND = QUESTIONS[0].id, QUESTIONS[1].id
NONE = ("0", "0", "0")
"""The three groups of questions, each answered with no."""
ONLY_SPINE = next(question.id for question in QUESTIONS if question.only_spine)


def open_(stage: Stage) -> ScreeningPage:
    page = ScreeningPage(stage.teller())
    page.told.connect(stage.tell)
    page.left.connect(stage.hear)
    page.ask(None)
    stage.show(page)
    return page


def say_yes(stage: Stage, page: ScreeningPage, id_: str) -> None:
    page.form.turn_to(id_)
    stage.click(f"yes-{id_}")


def test_every_question_is_asked_the_gravest_first_and_seen_before_it_is_answered(
    stage: Stage,
) -> None:
    """0 speaks for the questions that are seen, and for no others."""
    page = open_(stage)
    asked: list[str] = []
    for _ in range(3):
        seen = [text for text in stage.texts() if text in {each.text for each in QUESTIONS}]
        assert page.form.open == len(QUESTIONS) - len(asked)
        asked += seen
        assert not stage.sees("screening-done")
        stage.press("0")
    assert asked == [question.text for question in QUESTIONS]
    assert stage.text("outcome-heading") == screening_outcome(()).heading
    stage.press("Return")
    assert stage.told == [Screened(id="fact-1", at=MORNING)]


def test_a_yes_is_not_wiped_out_by_one_key(stage: Stage) -> None:
    page = open_(stage)
    stage.press("Y", "0", "Return")
    assert page.form.yes == (FIRST,)
    assert stage.told == [Screened(id="fact-1", at=MORNING, yes=(FIRST,))]


def test_as_long_as_something_stands_no_answer_speaks_for_beginning(stage: Stage) -> None:
    page = open_(stage)
    page.ask(None, held=("felt-numbness",))
    stage.press(*NONE)
    assert stage.text("outcome-heading") == screening_outcome(("felt-numbness",)).heading
    assert "still stands" in stage.text("outcome-why")


def test_one_by_one_with_n(stage: Stage) -> None:
    open_(stage)
    stage.press(*["N"] * (len(QUESTIONS) - 1))
    assert not stage.sees("outcome")
    stage.press("N", "Return")
    assert stage.told == [Screened(id="fact-1", at=MORNING)]


def test_any_yes_says_at_once_what_it_means(stage: Stage) -> None:
    page = open_(stage)
    for question in QUESTIONS:
        page.form.ask()
        say_yes(stage, page, question.id)
        outcome = screening_outcome((question.id,))
        assert stage.text("outcome-heading") == outcome.heading
        assert stage.text("outcome-call") == outcome.call
        assert question.after in stage.text("outcome-why")
        assert NOT_RULED_OUT in stage.texts()


def test_more_is_read_before_it_is_answered(stage: Stage) -> None:
    page = open_(stage)
    stage.resize((720, 400))
    page.ask(None)
    settle()
    assert stage.find(QAbstractButton, "none-of-these").text().startswith("Read on")
    pressed = 0
    while page.form.open == len(QUESTIONS):
        seen = page.form.is_read
        stage.press("0")
        settle()
        pressed += 1
    assert seen
    assert 1 < pressed < len(QUESTIONS)


@pytest.mark.parametrize("keys", [(), NONE, ("Y",), ("N", "N")])
def test_the_sentence_is_always_there(keys: tuple[str, ...], stage: Stage) -> None:
    open_(stage)
    stage.press(*keys)
    assert stage.text("not-ruled-out") == NOT_RULED_OUT


@pytest.mark.parametrize("size", [(1280, 800), (900, 600), (720, 540)])
@pytest.mark.parametrize("percent", [100, 200])
def test_an_emergency_says_who_to_call_at_once_wherever_the_list_is(
    percent: int, size: tuple[int, int], stage: Stage, app: QApplication
) -> None:
    apply_text_size(app, percent)
    page = open_(stage)
    stage.resize(size)
    stage.press("Y", "Down", "Down")
    settle()
    for name in ("outcome-heading", "outcome-call", "screening-done"):
        part = stage.find(QWidget, name)
        place = QRect(part.mapTo(stage.window, QPoint(0, 0)), part.size())
        assert stage.window.rect().contains(place), name
        assert not part.visibleRegion().isEmpty()
    assert page.form.outcome is not None
    assert page.form.outcome.kind is Concern.EMERGENCY
    call = stage.text("outcome-call")
    assert "112" in call
    assert "999" in call
    assert "911" in call


def test_a_yes_is_kept_with_enter(stage: Stage) -> None:
    open_(stage)
    stage.press("N", "Y", "Return")
    assert stage.told == [Screened(id="fact-1", at=MORNING, yes=(SECOND,))]
    assert standing(fold(stage.told, ())) == (SECOND,)


def test_facts_that_stay_cleared_speak_against_no_phase(stage: Stage) -> None:
    page = open_(stage)
    page.ask_for_phase(Phase.STRENGTHENING, MORNING, frozenset({"cancer"}))
    stage.press(*NONE)
    say_yes(stage, page, "cancer")
    assert stage.text("outcome-heading") == screening_outcome(()).heading
    assert "a clinician has cleared" in stage.text("outcome-why")
    stage.press("Return")
    assert [type(each) for each in stage.told] == [Screened, PhaseChosen]


def test_beside_something_new_they_do(stage: Stage) -> None:
    page = open_(stage)
    page.ask_for_phase(Phase.STRENGTHENING, MORNING, frozenset({"cancer"}))
    stage.press(*NONE)
    say_yes(stage, page, "cancer")
    say_yes(stage, page, "night-pain")
    assert stage.text("outcome-heading") == screening_outcome(("cancer", "night-pain")).heading
    stage.press("Return")
    assert [type(each) for each in stage.told] == [Screened]


def test_asked_again_on_demand_nothing_stays_cleared_from_before(stage: Stage) -> None:
    page = open_(stage)
    page.ask(MORNING, frozenset({"cancer"}))
    page.ask_again(())
    stage.press(*NONE)
    say_yes(stage, page, "cancer")
    assert stage.text("outcome-heading") == screening_outcome(("cancer",)).heading


def test_a_yes_may_be_corrected_before_it_is_kept(stage: Stage) -> None:
    page = open_(stage)
    stage.press("Y", "Up", "N")
    assert page.form.yes == ()
    assert not stage.sees("outcome")


def test_up_and_down_move_and_the_arrows_answer(stage: Stage) -> None:
    page = open_(stage)
    stage.press("Down", "Space", "Right")
    assert page.form.yes == (SECOND,)


def test_to_leave_tells_nothing(stage: Stage) -> None:
    open_(stage)
    stage.press("N", "N", "Escape")
    assert stage.told == []
    assert stage.heard == ["left"]


def test_to_leave_after_a_yes_tells_it(stage: Stage) -> None:
    open_(stage)
    stage.press("Y", "Escape")
    assert stage.told == [Screened(id="fact-1", at=MORNING, yes=(FIRST,))]
    assert stage.heard == []


def test_it_says_when_they_were_last_answered(stage: Stage) -> None:
    page = open_(stage)
    assert "Not answered yet." in stage.text("screening-why")
    page.ask(MORNING)
    assert "Last answered on 14 March 2024, 09:30." in stage.text("screening-why")


@pytest.mark.parametrize(("yes", "chosen"), [((), True), ((FIRST,), False), ((ONLY_SPINE,), True)])
def test_a_phase_is_chosen_unless_an_answer_speaks_against_it(
    yes: tuple[str, ...], chosen: bool, stage: Stage
) -> None:
    page = open_(stage)
    page.ask_for_phase(Phase.STRENGTHENING, MORNING)
    stage.press(*NONE)
    for each in yes:
        say_yes(stage, page, each)
    stage.press("Return")
    phase = PhaseChosen(id="fact-2", at=MORNING, phase=Phase.STRENGTHENING)
    screened = Screened(id="fact-1", at=MORNING, yes=yes)
    assert stage.told == ([screened, phase] if chosen else [screened])


def test_no_phase_is_told_at_the_next_time(stage: Stage) -> None:
    page = open_(stage)
    page.ask_for_phase(Phase.RECOVERY, None)
    page.ask(None)
    stage.press(*NONE, "Return")
    assert stage.told == [Screened(id="fact-1", at=MORNING)]


def test_what_was_answered_by_mistake_is_taken_back(stage: Stage) -> None:
    page = open_(stage)
    mistaken = Screened(id="mistake", at=MORNING, yes=(FIRST,))
    page.ask_again([mistaken])
    assert "on 14 March 2024, 09:30 is taken back" in stage.text("screening-why")
    stage.press(*NONE, "Return")
    assert stage.told == [
        Withdrawn(id="fact-1", at=MORNING, fact="mistake"),
        Screened(id="fact-2", at=MORNING),
    ]
    assert standing(fold([mistaken, *stage.told], ())) == ()


def test_a_mistake_stands_until_the_questions_are_answered(stage: Stage) -> None:
    page = open_(stage)
    page.ask_again([Screened(id="mistake", at=MORNING, yes=(FIRST,))])
    stage.press("N", "Escape")
    assert stage.told == []
