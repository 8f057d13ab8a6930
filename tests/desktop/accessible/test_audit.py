"""What is pressed and painted, as those hear it who do not see it.

That every page passes the audit is asked where the pages are looked at: in each `test_look.py`.
"""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QTimeEdit

from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.today.pain_chart import PainChart
from exercise_coach.session import State
from tests.desktop.accessible.auditing import called, wrong_with
from tests.desktop.accessible.seen import Role, Seen, seen_in
from tests.desktop.scenes import SCENES
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt


def _share(desk: Desk) -> None:
    SCENES["logbook, sessions"](desk)
    desk.click("logbook-share")


def _import(desk: Desk) -> None:
    SCENES["logbook, sessions"](desk)
    desk.click("logbook-import")


def _refused(desk: Desk) -> None:
    desk.program.prepare("no-such-routine")


@pytest.mark.parametrize("open_", [_share, _import, _refused])
def test_the_pages_that_are_seldom_seen_can_be_heard(
    open_: Callable[[Desk], None], desk: Desk
) -> None:
    open_(desk)
    settle()
    assert wrong_with(desk.window) == []


def press(desk: Desk, name: str) -> None:
    """Press as a screen reader does: through what it sees of the button."""
    thing = QAccessible.queryAccessibleInterface(desk.find(QAbstractButton, name))
    assert thing is not None
    actions = thing.actionInterface()
    assert actions is not None
    actions.doAction(actions.actionNames()[0])
    settle()


def find(desk: Desk, role: Role, name: str) -> Seen:
    """Return the one thing that is heard like this."""
    (one,) = [each for each in seen_in(desk.window) if (each.role, each.name) == (role, name)]
    return one


def test_what_can_be_checked_does_on_a_press_what_it_does_on_a_click(desk: Desk) -> None:
    press(desk, "go-settings")
    assert desk.page == "settings-page"
    assert find(desk, Role.PageTab, "Settings").state.selected
    press(desk, "theme-dark")
    assert desk.program.preferences.settings.theme == "dark"
    assert find(desk, Role.RadioButton, "Dark").state.checked
    assert not find(desk, Role.RadioButton, "Light").state.checked


def test_a_score_given_through_a_screen_reader_counts(desk: Desk) -> None:
    desk.program.prepare("mcgill-big-3")
    press(desk, "score-1")
    assert find(desk, Role.RadioButton, "Pain 1 of 10").state.checked
    assert find(desk, Role.RadioButton, "Pain 3 of 10").description == "above the stop line"
    press(desk, "start")
    assert desk.is_in(State.RUNNING)
    press(desk, "hurts")
    press(desk, "score-3")
    assert desk.state is State.STOPPED


def test_a_disabled_button_has_nothing_to_press(desk: Desk) -> None:
    desk.program.prepare("mcgill-big-3")
    start = find(desk, Role.Button, "None of these. Start")
    assert start.state.disabled
    assert start.actions == ()


def test_effort_and_pain_are_told_apart(desk: Desk) -> None:
    SCENES["finish"](desk)
    assert find(desk, Role.RadioButton, "Pain 4 of 10").inside[0].startswith("Pain, from 0")
    assert find(desk, Role.RadioButton, "Effort 4 of 10").inside[0].startswith("Effort, from 0")


def test_what_is_painted_says_what_it_shows(desk: Desk) -> None:
    SCENES["hold"](desk)
    texts = [each.name for each in seen_in(desk.window) if each.role is Role.StaticText]
    assert "HOLD 10 rep 1 of 6" in texts
    assert any(text.endswith("% done") for text in texts)
    assert find(desk, Role.Graphic, "Figure: Curl-up, holding")


def test_the_settings_are_told_apart_by_their_names(desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    seen = seen_in(desk.window)
    assert find(desk, Role.RadioButton, "Colours: As the system")
    assert find(desk, Role.RadioButton, "Figures: As the system")
    (box,) = [each for each in seen if each.role is Role.ComboBox]
    assert (called(box), box.value) == ("Who speaks", "The one that fits best")


def test_a_time_of_day_is_told_in_minutes_and_can_be_set(desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    thing = QAccessible.queryAccessibleInterface(desk.find(QTimeEdit, "waking-from"))
    assert (thing.valueInterface().currentValue(), thing.text(QAccessible.Text.Value)) == (
        8 * 60, "08:00",
    )  # fmt: skip
    thing.valueInterface().setCurrentValue(6 * 60 + 30)
    assert desk.program.preferences.settings.waking_from == time(6, 30)


def test_the_session_and_its_number_say_what_they_are(desk: Desk) -> None:
    desk.begin("mcgill-big-3")
    assert find(desk, Role.Grouping, desk.session.coach.routine.title).state.focused
    desk.press("F11")
    desk.wait(1)
    names = [each.name for each in seen_in(desk.window) if each.role is Role.StaticText]
    assert "19 seconds" in names  # of 20 to prepare


def test_a_chart_says_in_a_sentence_what_it_shows(desk: Desk) -> None:
    desk.program.go(Place.TODAY)
    chart = next(each for each in seen_in(desk.window) if isinstance(each.widget, PainChart))
    assert chart.role is Role.Chart
    assert chart.description == "The stop line is at 2."


def test_a_chart_says_the_point_under_the_keyboard(desk: Desk) -> None:
    SCENES["logbook, pain"](desk)
    before = find(desk, Role.Chart, "Pain over time").description
    assert before.startswith("Scores of 1 day")
    find(desk, Role.Chart, "Pain over time").widget.setFocus()  # type: ignore[union-attr]
    desk.press("Right")
    assert "1 Mar" in find(desk, Role.Chart, "Pain over time").description
