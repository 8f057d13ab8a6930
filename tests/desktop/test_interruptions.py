"""What may come in between: a machine that sleeps, a closed window, a crash, a second window."""

import pytest
from PySide6.QtWidgets import QLabel

from exercise_coach.session import State
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk, RecordingSound

pytestmark = pytest.mark.qt


def test_a_machine_that_slept_comes_back_paused(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(8)
    desk.stall(5)
    assert desk.is_in(State.PAUSED)
    assert "slept" in desk.text("session-notice")
    desk.press("Space")
    assert desk.is_in(State.RUNNING)
    assert not desk.sees("session-notice")


def test_what_the_sound_has_to_say_is_shown(desk: Desk) -> None:
    desk.sound.notice = "No sound device was found."
    desk.begin("steady-trunk")
    assert desk.text("session-notice") == "No sound device was found."


def test_mute_silences_at_once(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("M")
    assert desk.is_muted()
    desk.press("M")
    assert not desk.is_muted()


def test_a_session_whose_window_was_closed_can_be_gone_on_with(
    desk: Desk, open_desk: OpenDesk
) -> None:
    desk.begin("steady-trunk")
    desk.wait(75)
    desk.close()
    assert desk.log() == []
    assert desk.sound.is_closed
    again = open_desk()
    assert "2 of 6 sets" in again.text("broken-off-text")
    again.click("close-interrupted")
    (session,) = again.log()
    assert (session.outcome, len(session.sets)) == ("interrupted", 2)


def test_a_session_that_is_not_begun_leaves_nothing_to_go_on_with(
    desk: Desk, open_desk: OpenDesk
) -> None:
    desk.program.prepare("steady-trunk")
    desk.close()
    again = open_desk()
    assert not again.sees("broken-off")
    assert again.log() == []


def test_closing_the_window_keeps_what_was_said_after_the_session(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("Escape", "4", "6")
    desk.session.finish.note.setText("Stiff")
    desk.close()
    (session,) = desk.log()
    assert (session.pain_after, session.effort, session.note) == (4, 6, "Stiff")


# Broken off


def break_off(desk: Desk) -> None:
    """End as a crash would, after the first set."""
    desk.begin("steady-trunk")
    desk.wait(75)
    assert len(desk.session.coach.done) == 2
    journal = desk.session._parts.journal
    journal.record = lambda effects: None  # type: ignore[method-assign]
    desk.close()


def test_a_broken_off_session_can_be_gone_on_with(desk: Desk, open_desk: OpenDesk) -> None:
    break_off(desk)
    again = open_desk()
    offer = again.text("broken-off-text")
    assert offer.startswith("Steady trunk was broken off on 01 Mar")
    assert "2 of 6 sets" in offer
    again.click("resume")
    assert again.page == "ready-page"
    assert again.session.coach.last_score is None
    again.press("1", "Space")
    assert again.session.coach.interval.set == 2
    again.press("Escape", "Escape", "Return")
    (session,) = again.log()
    assert session.outcome == "stopped_user"
    assert len(session.sets) == 2
    assert not again.sees("broken-off")


def test_a_session_gone_on_with_elsewhere_is_left_alone(desk: Desk, open_desk: OpenDesk) -> None:
    break_off(desk)
    again = open_desk()
    offered = again.program.keeping.broken_off()
    assert offered is not None
    again.program.keeping.close_interrupted(offered)
    again.click("resume")
    assert again.page == "today-page"
    assert "meanwhile" in again.texts()
    assert not again.sees("broken-off")
    assert again.log()[0].outcome == "interrupted"


def test_a_broken_off_session_can_be_closed(desk: Desk, open_desk: OpenDesk) -> None:
    break_off(desk)
    again = open_desk()
    again.click("close-interrupted")
    assert not again.sees("broken-off")
    (session,) = again.log()
    assert (session.outcome, len(session.sets)) == ("interrupted", 2)


@pytest.mark.parametrize("score", [4, 9])
def test_going_on_above_the_line_stops_and_says_so(
    score: int, desk: Desk, open_desk: OpenDesk
) -> None:
    break_off(desk)
    again = open_desk()
    again.click("resume")
    again.press(str(score), "Space")
    if score >= 8:
        again.click("go-on")
    assert again.is_in(State.STOPPED)
    assert again.find(QLabel, "advice-page-above").text() == f"SESSION STOPPED · PAIN {score}/10"
    assert not again.sees("go-on")
    assert again.log()[0].outcome == "stopped_pain"


def test_a_second_session_elsewhere_is_refused(
    desk: Desk, open_desk: OpenDesk, sound: RecordingSound
) -> None:
    desk.begin("steady-trunk")
    other = open_desk()
    other.program.prepare("slow-turns")
    assert other.page == "today-page"
    assert other.text("notice-text") == "A session is already running in another window."
    desk.press("Escape", "Escape", "Return")
    other.begin("slow-turns")
    other.press("Escape", "Escape", "Return")
    assert not other.sees("notice")
