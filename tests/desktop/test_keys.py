"""Every key of the table, in every state of a session."""

from collections.abc import Callable, Mapping

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from exercise_coach.desktop.local_time import local_now
from exercise_coach.desktop.typed_ahead import TypedAhead
from exercise_coach.recovery.facts import Screened
from exercise_coach.session import State
from tests.desktop.scenes import SCENES
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

READY, RUNNING, PAUSED, ASKING, CRAMPED, FINISHED, STOPPED = State
KEYPAD = Qt.KeyboardModifier.KeypadModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _ready(desk: Desk) -> None:
    before = desk.program.today.day
    desk.program.telling.tell([Screened(id="none", at=local_now(), yes=())])
    desk.wait_until(lambda: desk.program.today.day is not before)
    desk.program.prepare("steady-trunk")
    desk.press("1")


def _running(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(6)


def _paused(desk: Desk) -> None:
    _running(desk)
    desk.press("Space")


def _asking(desk: Desk) -> None:
    _running(desk)
    desk.press("P")


def _cramped(desk: Desk) -> None:
    _running(desk)
    desk.press("C")


def _stopped(desk: Desk) -> None:
    _running(desk)
    desk.press("Escape")


def _finished(desk: Desk) -> None:
    desk.begin("lie-and-breathe")
    desk.wait_for(ASKING)
    desk.press("1")


TO: Mapping[State, Callable[[Desk], None]] = {
    READY: _ready, RUNNING: _running, PAUSED: _paused, ASKING: _asking, CRAMPED: _cramped,
    STOPPED: _stopped, FINISHED: _finished,
}  # fmt: skip

# What each key does to the state; where nothing is said, the state stays.
TABLE: Mapping[str, Mapping[State, State]] = {
    "Space": {READY: RUNNING, RUNNING: PAUSED, PAUSED: RUNNING},
    "MediaPlay": {READY: RUNNING, RUNNING: PAUSED, PAUSED: RUNNING},
    "F5": {READY: RUNNING, PAUSED: RUNNING},
    "MediaPause": {RUNNING: PAUSED},
    "Right": {},
    "PageDown": {},
    "Left": {},
    "PageUp": {},
    "P": {RUNNING: ASKING, PAUSED: ASKING},
    "2": {ASKING: RUNNING},
    "0": {ASKING: RUNNING},
    "3": {RUNNING: STOPPED, PAUSED: STOPPED, ASKING: STOPPED, CRAMPED: STOPPED},
    "T": {RUNNING: STOPPED, PAUSED: STOPPED, ASKING: STOPPED, CRAMPED: STOPPED},
    "C": {RUNNING: CRAMPED, PAUSED: CRAMPED, ASKING: CRAMPED, CRAMPED: STOPPED},
    "S": {RUNNING: PAUSED},
    "Plus": {},
    "M": {},
    "F11": {},
    "Escape": {RUNNING: STOPPED, PAUSED: STOPPED, ASKING: STOPPED, CRAMPED: STOPPED},
    "MediaStop": {RUNNING: STOPPED, PAUSED: STOPPED, ASKING: STOPPED, CRAMPED: STOPPED},
    "Return": {ASKING: RUNNING, CRAMPED: STOPPED},
}
LEAVES = {
    ("Escape", READY), ("Return", FINISHED), ("Escape", FINISHED),
    ("MediaStop", READY), ("MediaStop", FINISHED),
}  # fmt: skip


LEAD_ON = {(key, STOPPED) for key in ("Escape", "MediaStop", "Return", "0", "2", "3", "T")}
"""After a stop they turn to the next page, which other keys leave."""
CHANGES = {(key, state) for key, row in TABLE.items() for state in row}


@pytest.mark.parametrize(("key", "state"), sorted(CHANGES | LEAD_ON))
def test_what_a_key_makes_of_a_state(key: str, state: State, desk: Desk) -> None:
    TO[state](desk)
    assert desk.is_in(state)
    desk.press(key)
    assert desk.state is TABLE[key].get(state, state)


@pytest.mark.parametrize("state", State)
def test_every_other_key_leaves_the_state_as_it_is(state: State, desk: Desk) -> None:
    TO[state](desk)
    for key in TABLE:
        if (key, state) not in CHANGES | LEAD_ON | LEAVES:
            desk.press(key)
            assert desk.is_in(state), key


@pytest.mark.parametrize(("key", "state"), sorted(LEAVES))
def test_a_key_that_leaves_the_session(key: str, state: State, desk: Desk) -> None:
    TO[state](desk)
    desk.press(key)
    assert desk.program.sessions.view is None
    assert desk.page == "today-page"


@pytest.mark.parametrize("key", ["Right", "PageDown", "MediaNext"])
def test_skip_passes_over_the_set(key: str, desk: Desk) -> None:
    _running(desk)
    desk.press(key)
    assert len(desk.session.coach.skipped) == 2
    assert desk.text("exercise-name") == "Rest"


@pytest.mark.parametrize("key", ["Left", "PageUp", "MediaPrevious"])
def test_back_begins_the_set_again(key: str, desk: Desk) -> None:
    _running(desk)
    desk.wait(20)
    desk.press(key)
    assert desk.session.coach.interval.kind == "prepare"
    assert desk.session.coach.interval.set == 1


def test_plus_lengthens_the_rest(desk: Desk) -> None:
    _running(desk)
    desk.press("Right")
    before = desk.session.player.guide.remaining()
    desk.press("Plus")
    assert desk.session.player.guide.remaining() == before + 10


@pytest.mark.parametrize("state", [RUNNING, PAUSED, ASKING, CRAMPED])
@pytest.mark.parametrize("modifier", [KEYPAD, SHIFT], ids=["keypad", "shift"])
def test_a_digit_counts_however_it_is_typed(
    modifier: Qt.KeyboardModifier, state: State, desk: Desk
) -> None:
    TO[state](desk)
    desk.press("9", modifier=modifier)
    assert desk.is_in(STOPPED)
    stop = desk.log()[0].stop
    assert stop is not None
    assert stop.score == 9


def test_a_digit_with_control_is_no_score(desk: Desk) -> None:
    _running(desk)
    desk.press("9", modifier=Qt.KeyboardModifier.ControlModifier)
    assert desk.is_in(RUNNING)


@pytest.mark.parametrize("key", ["Space", "3", "Escape", "C", "P", "Right", "M"])
def test_a_key_held_down_does_nothing_more(key: str, desk: Desk) -> None:
    _running(desk)
    focused = QApplication.focusWidget() or desk.session
    event = QKeyEvent(
        QEvent.Type.KeyPress, Qt.Key[f"Key_{key}"], Qt.KeyboardModifier.NoModifier, "", autorep=True
    )
    QApplication.sendEvent(focused, event)
    assert desk.is_in(RUNNING)
    assert not desk.session.coach.skipped
    assert not desk.is_muted()


@pytest.mark.parametrize("button", ["back", "pause", "skip", "hurts", "stop"])
def test_space_only_pauses_whichever_button_has_the_keyboard(button: str, desk: Desk) -> None:
    _running(desk)
    getattr(desk.session.exercise, button).setFocus()
    desk.press("Space")
    assert desk.is_in(PAUSED)
    desk.press("Space")
    assert desk.is_in(RUNNING)


@pytest.mark.parametrize("state", [CRAMPED, STOPPED, FINISHED, ASKING])
def test_space_does_no_harm_where_something_is_asked(state: State, desk: Desk) -> None:
    TO[state](desk)
    page = desk.page
    desk.press("Space", "Space")
    assert (desk.state, desk.page) == (state, page)


def test_enter_before_the_first_score_does_nothing(desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("Return", "Enter")
    assert desk.is_in(READY)
    assert desk.session.coach.last_score is None


def test_space_before_a_score_does_nothing(desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("Space")
    assert desk.is_in(READY)


def test_enter_keeps_the_last_score(desk: Desk) -> None:
    _running(desk)
    desk.press("2", "P", "Enter")
    assert desk.is_in(RUNNING)
    desk.press("Escape")
    assert [given.score for given in desk.log()[0].scores] == [1, 2, 2]


def test_enter_presses_a_button_that_was_reached_by_tab(desk: Desk) -> None:
    _asking(desk)
    desk.find(type(desk.session.exercise.stop), "leg").setFocus()
    desk.press("Return")
    assert desk.is_in(STOPPED)
    assert [given.score for given in desk.log()[0].scores] == [1]


def test_what_is_typed_into_the_note_goes_into_the_note(desk: Desk) -> None:
    _stopped(desk)
    desk.press("Escape")
    note = desk.find(QLineEdit, "note")
    note.setFocus()
    desk.press("3", "T", "M", "S", "Space", "7", "C")
    assert note.text().lower() == "3tms 7c"
    assert not desk.is_muted()
    desk.press("Return")
    (session,) = desk.log()
    assert (session.note or "").lower() == "3tms 7c"
    assert (session.pain_after, session.effort) == (None, None)


def test_media_keys_and_presenters_lead_a_session(desk: Desk) -> None:
    _running(desk)
    for key in ("MediaTogglePlayPause", "Period", "B"):
        desk.press(key)
        assert desk.is_in(PAUSED)
        desk.press(key)
        assert desk.is_in(RUNNING)
    desk.press("MediaNext")
    assert desk.session.coach.skipped


def test_a_letter_that_answers_is_no_black_screen(desk: Desk) -> None:
    _cramped(desk)
    desk.press("B")
    assert desk.is_in(CRAMPED)
    desk.press("U", "S", "B")  # short of breath
    assert desk.is_in(STOPPED)


def test_the_one_key_of_a_remote_that_sends_f5_and_esc_in_turn_ends_nothing(desk: Desk) -> None:
    _ready(desk)
    for _ in range(3):
        desk.press("F5", "PageDown")
        assert desk.is_in(RUNNING)
        desk.press("Escape")
        assert desk.is_in(PAUSED)
        assert desk.text("session-notice") == "Paused. Esc once more stops the session."
    desk.press("Space", "F5", "P", "Escape")
    assert desk.is_in(ASKING)
    desk.press("1", "F5", "S", "Escape")
    assert desk.page == "exercise-page"
    assert desk.is_in(PAUSED)
    desk.press("F5", "Escape", "Escape")
    assert desk.is_in(STOPPED)


def test_the_same_key_leaves_no_session_that_has_yet_to_start(desk: Desk) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("F5", "Escape")
    assert desk.page == "ready-page"
    desk.press("Escape")
    assert desk.page == "today-page"


def test_no_key_of_a_remote_answers_questions_about_health(desk: Desk) -> None:
    desk.program.prepare("mcgill-big-3")
    assert desk.sees("ready-screening")
    desk.press("1", "F5", "Period", "MediaPlay")
    assert desk.is_in(READY)
    desk.press("Space")
    assert desk.is_in(RUNNING)


def test_what_is_said_of_a_pause_goes_when_a_cramp_leads_on(desk: Desk) -> None:
    _running(desk)
    desk.press("S", "Space")
    assert desk.text("session-notice") == "The session stays paused."
    desk.press("C", "N")
    assert desk.is_in(RUNNING)
    assert not desk.sees("session-notice")


@pytest.mark.parametrize("key", ["Space", "MediaPause"])
def test_a_pause_while_a_symptom_is_asked_for_outlasts_the_question(key: str, desk: Desk) -> None:
    _running(desk)
    desk.press("S", key, "Escape")
    assert desk.is_in(PAUSED)
    assert desk.text("session-notice") == "The session stays paused."
    desk.press("Space")
    assert not desk.sees("session-notice")


@pytest.mark.parametrize("page", ["routines", "logbook", "settings", "problems"])
def test_mute_and_full_screen_work_on_every_page(page: str, desk: Desk) -> None:

    _stopped(desk)
    desk.press("Escape", "Return")
    SCENES[page](desk)
    desk.press("M")
    assert desk.is_muted()
    desk.press("M")
    assert not desk.is_muted()
    desk.press("F11")
    assert desk.window.isFullScreen()
    desk.press("F11")
    assert not desk.window.isFullScreen()


@pytest.mark.parametrize("key", ["M", "F11"])
def test_a_key_pressed_too_early_counts_once(key: str, desk: Desk) -> None:
    desk.window._typed_ahead = TypedAhead(desk.window)
    desk.press(key)
    assert not desk.is_muted()
    assert not desk.window.isFullScreen()
    desk.program.today.day = None
    desk.program.library.take(desk.program.library.now)
    desk.wait_until(lambda: desk.program.today.day is not None)
    assert desk.is_muted() is (key == "M")
    assert desk.window.isFullScreen() is (key == "F11")


def test_a_space_pressed_too_early_presses_no_button_and_answers_no_question(desk: Desk) -> None:
    desk.window.navigation.findChildren(QAbstractButton)[-1].setFocus()
    place = desk.page
    desk.window._typed_ahead = TypedAhead(desk.window)
    desk.press("1", "Space")
    assert desk.page == place
    desk.program._wish = "steady-trunk"
    desk.program.library.take(desk.program.library.now)
    assert desk.session.coach.last_score == 1
    assert desk.is_in(State.READY) is desk.session.ready.asks
