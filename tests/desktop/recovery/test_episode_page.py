"""How is it going: everything there is to tell by one key and Enter, and taken back again."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from exercise_coach.desktop.recovery.episode_page import EpisodePage
from exercise_coach.prescription import Phase
from exercise_coach.recovery import is_hour_of_rest
from exercise_coach.recovery.facts import (
    AttackNoted,
    Cleared,
    Fact,
    Flared,
    NoteKept,
    Recovered,
    Screened,
    WeekRated,
    Withdrawn,
)
from tests.desktop.recovery.library import FACTS, guided
from tests.desktop.recovery.stage import MORNING, Stage

pytestmark = pytest.mark.qt


class Asked:
    """An episode page that shows what is told, as the program has it do."""

    def __init__(self, stage: Stage, facts: Sequence[Fact]) -> None:
        self.stage, self.facts = stage, list(facts)
        self.page = EpisodePage(stage.teller())
        self.page.told.connect(self.tell)
        for signal in (
            self.page.phase_wanted, self.page.screening_wanted, self.page.new_episode_wanted,
            self.page.left,
        ):  # fmt: skip
            signal.connect(stage.hear)
        self.show()
        stage.show(self.page, alone=False)
        self.page.show_overview()

    def show(self) -> None:
        self.page.show_episode(self.facts, *guided(self.facts))

    def tell(self, told: Sequence[Fact]) -> None:
        self.stage.tell(told)
        self.facts += told
        self.show()

    @property
    def seen(self) -> str:
        page = self.page.currentWidget()
        assert page is not None
        return page.objectName()


@pytest.fixture
def asked(stage: Stage) -> Asked:
    return Asked(stage, FACTS)


def test_the_day_the_phase_and_why(asked: Asked, stage: Stage) -> None:
    _, guidance = guided(FACTS)
    assert stage.text("episode-where") == "Day 6 · it began on 9 March"
    assert stage.text("phase-reason") == guidance.phase_reason.text
    assert stage.find(QAbstractButton, "choose-recovery").isChecked()
    assert "13 March 2024, 09:30" in stage.text("episode-screened")


def test_in_an_hour_of_rest_no_reason_says_to_move(stage: Stage) -> None:
    asked = Asked(stage, (*FACTS, AttackNoted(id="a", at=MORNING, minutes=5)))
    assert asked.seen == "episode-overview"
    assert not stage.sees("phase-reason")


def test_a_flare_with_its_trigger(asked: Asked, stage: Stage) -> None:
    stage.press("F", "Space", "Return")
    assert stage.told == [Flared(id="fact-1", at=MORNING, trigger="Lifting")]
    assert asked.seen == "episode-overview"
    assert "It flared up · Lifting" in stage.texts()


def test_a_flare_with_something_new_asks_first(asked: Asked, stage: Stage) -> None:
    stage.press("F")
    stage.focus("flare-new")
    stage.press("Space")
    assert stage.told == []
    assert stage.heard == ["left"]


def test_an_attack_and_its_length(asked: Asked, stage: Stage) -> None:
    stage.press("A")
    stage.focus("attack-minutes-5")
    stage.press("Right", "Return")
    assert stage.told == [AttackNoted(id="fact-1", at=MORNING, minutes=10)]


@pytest.mark.parametrize(
    ("when", "hours", "rests"), [("lately", 0, True), ("today", 2, False), ("before", 13.5, False)]
)
def test_an_attack_of_last_night_asks_for_no_hour_of_rest(
    when: str, hours: float, rests: bool, asked: Asked, stage: Stage
) -> None:
    stage.press("A")
    stage.click(f"attack-when-{when}")
    stage.press("Return")
    (attack,) = stage.told
    assert isinstance(attack, AttackNoted)
    assert MORNING - attack.at == timedelta(hours=hours)
    assert is_hour_of_rest(guided((*FACTS, attack))[1]) is rests


def test_an_attack_to_the_minute(asked: Asked, stage: Stage) -> None:
    stage.press("A")
    stage.focus("attack-length")
    stage.press("Up", "Up", "Return")
    assert stage.told == [AttackNoted(id="fact-1", at=MORNING, minutes=7)]


def test_it_is_over(asked: Asked, stage: Stage) -> None:
    stage.press("R", "Return")
    assert stage.told == [Recovered(id="fact-1", at=MORNING)]
    assert stage.text("episode-where") == "No episode is open."
    assert not stage.sees("tell-flare")


def test_a_clinician_has_seen_it(asked: Asked, stage: Stage) -> None:
    stage.press("C")
    stage.focus("seen-note")
    stage.write("Dr Who: move")
    stage.press("Return")
    assert stage.told == [Cleared(id="fact-1", at=MORNING, note="Dr Who: move")]
    assert any("Dr Who: move" in each for each in stage.texts())


def test_an_enter_too_many_clears_nothing(asked: Asked, stage: Stage) -> None:
    stage.press("C", "Return")
    assert stage.told == []
    assert asked.seen == "episode-overview"


def test_what_blocks_is_not_cleared_in_passing(stage: Stage) -> None:
    Asked(stage, [*FACTS, Screened(id="k", at=MORNING, yes=("fever",))])
    assert stage.sees("tell-flare")
    assert not stage.sees("tell-seen")
    stage.press("C")
    assert stage.told == []
    assert stage.sees("episode-overview")


def test_a_note_is_kept_as_it_stands(asked: Asked, stage: Stage) -> None:
    stage.press("N", "Return")
    assert stage.told == []
    stage.write("<b>Cream</b>, no use")
    stage.press("Return")
    assert stage.told == [NoteKept(id="fact-1", at=MORNING, text="<b>Cream</b>, no use")]
    assert "<b>Cream</b>, no use" in stage.texts()


def test_the_week(asked: Asked, stage: Stage) -> None:
    stage.press("W", "7", "Return")
    assert stage.told == [WeekRated(id="fact-1", at=MORNING, better=70)]
    assert asked.seen == "episode-overview"


@pytest.mark.parametrize("key", ["F", "A", "R", "C", "N", "W"])
def test_escape_tells_nothing(key: str, asked: Asked, stage: Stage) -> None:
    stage.press(key)
    assert asked.seen != "episode-overview"
    stage.press("Escape")
    assert asked.seen == "episode-overview"
    assert (stage.told, stage.heard) == ([], [])
    stage.press("Escape")
    assert stage.heard == ["left"]


def test_a_phase_is_asked_for_and_changes_nothing_yet(asked: Asked, stage: Stage) -> None:
    stage.click("choose-strengthening")
    assert stage.heard == [Phase.STRENGTHENING]
    assert stage.told == []
    assert stage.find(QAbstractButton, "choose-recovery").isChecked()
    stage.click("choose-recovery")
    assert stage.heard == [Phase.STRENGTHENING]


def test_other_pages_are_asked_for(asked: Asked, stage: Stage) -> None:
    stage.press("Q", "E")
    assert stage.heard == ["left", "left"]  # both carry nothing
    assert stage.told == []


def test_undo_and_put_back(asked: Asked, stage: Stage) -> None:
    words = "Attack of 20 min · Cough or sneeze"
    stage.click("undo-e")
    assert stage.told == [Withdrawn(id="fact-1", at=MORNING, fact="e")]
    assert words not in stage.texts()
    assert words in stage.text("taken-back")
    stage.click("put-back")
    assert stage.told[1:] == [Withdrawn(id="fact-2", at=MORNING, fact="fact-1")]
    assert words in stage.texts()
    assert not stage.sees("put-back")


def test_undo_by_keyboard(asked: Asked, stage: Stage) -> None:
    stage.focus("undo-j")
    stage.press("Return")
    assert stage.told == [Withdrawn(id="fact-1", at=MORNING, fact="j")]


def test_a_yes_has_no_undo(asked: Asked, stage: Stage) -> None:
    assert "Screening: 1 answered yes" in stage.texts()
    assert not stage.sees("undo-g")
    assert stage.sees("undo-b")


def test_without_an_episode(stage: Stage) -> None:
    Asked(stage, ())
    assert stage.text("episode-where") == "No episode is open."
    assert stage.sees("tell-new")
    assert not stage.sees("tell-over")
    assert "not answered yet" in stage.text("episode-screened")
    stage.press("F")
    assert stage.told == []


def test_what_is_shown_already_is_not_built_again(asked: Asked, stage: Stage) -> None:
    before = stage.find(QWidget, "undo-j")
    asked.show()
    assert stage.find(QWidget, "undo-j") is before
