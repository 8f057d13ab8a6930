"""What is said where a session turns: before one that should not begin, and after one that stopped.

Each says what to do, and offers the ways on.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.controls import Button, Look
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.session_pages import SessionPages
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.session import pain
from exercise_coach.session.effects import Stopped
from exercise_coach.session.events import Start

DISK_PATIENCE = 1.0
"""How long the last words of a session wait for the disk, in seconds."""

ENTER = "Enter"
"""Leads on from any stop: the one way on has the keyboard."""


@dataclass(frozen=True, slots=True)
class WaysOn:
    """Where the ways on lead: `instead` takes a routine's id and the score given."""

    start: Callable[[], None]
    close: Callable[[], None]
    leave: Callable[[], None]
    finish: Callable[[], None]
    instead: Callable[[str, int], None]


class Turns:
    """Says it on the advice page, which is seen then.

    `has_urged` tells whether the last words were about help now, after a session.
    """

    def __init__(self, pages: SessionPages, parts: Parts, ways: WaysOn) -> None:
        self._pages, self._parts, self._ways = pages, parts, ways
        self.has_urged = False

    def call_first(self, score: int) -> None:
        """Say whom to call before anything else; none but a routine at rest may go on then.

        One that was broken off may, too: its stop line decides.
        """
        coach, advice = self._parts.coach, wording.CALL_FIRST
        may_go_on = self._parts.is_resumed or pain.is_offered(coach.routine, score)
        if not may_go_on:
            heading = _tr("Not this one at {score} of 10. Please call someone first.")
            advice = replace(advice, heading=heading.format(score=score))
        self._before(advice, score, may_go_on=may_go_on)

    def refuse(self, score: int) -> None:
        """Say why this routine does not start at a score, and what does."""
        routine = self._parts.coach.routine
        limit = pain.start_limit(routine.load, routine.pain_limit)
        self._before(wording.not_now(routine.load, score, limit), score)

    def _before(self, advice: wording.Advice, score: int, *, may_go_on: bool = False) -> None:
        not_now = _way_on(_tr("Not now"), "not-now", self._ways.close, "Esc")
        ways_on = [not_now]
        if may_go_on and self._parts.coach.accepts(Start()):
            ways_on.append(_way_on(_tr("Go on"), "go-on", self._ways.start))
        else:
            ways_on[:0] = [
                _way_on(
                    spoken.shortened(routine.title),
                    f"instead-{routine.id}",
                    partial(self._ways.instead, routine.id, score),
                )
                for routine in self._parts.instead(score)
            ]
        self._turn().show_advice(_pain(score), advice, *ways_on)
        if advice.urgent:
            not_now.setFocus(Qt.FocusReason.OtherFocusReason)

    def stopped(self, stopped: Stopped, *, felt_other: bool = False) -> None:
        """Say what to do after a stop, and that it is saved where it is.

        `felt_other` tells that the user stopped it for something felt that is on no list.
        """
        above = _tr("Session stopped")
        if stopped.score is not None:
            above += _tr(" · pain {score}/10").format(score=stopped.score)
        is_saved = self._parts.journal.flush(DISK_PATIENCE)
        advice = wording.after_stop(stopped, is_saved=is_saved)
        if felt_other:
            advice = wording.after_something_else(is_saved=is_saved)
        if advice.urgent:
            self._urge(above, advice)
            return
        finish = _way_on(_tr("Finish"), "finish", self._ways.finish, ENTER)
        finish.look = Look.PRIMARY
        self._turn().show_advice(above, advice, finish)

    def _turn(self) -> AdvicePage:
        self._pages.turn_to(self._pages.advice)
        return self._pages.advice

    def urge_to_call(self, score: int) -> None:
        """Say whom to call after all is done and this score was given."""
        self._urge(_pain(score), wording.CALL_FIRST)

    def _urge(self, above: str, advice: wording.Advice) -> None:
        """Say that help is needed now; nothing else is asked of somebody who needs it."""
        self.has_urged = True
        self._turn().show_advice(
            above, advice, _way_on(_tr("Close"), "close", self._ways.leave, ENTER)
        )


def _way_on(text: str, name: str, act: Callable[[], None], key: str = "") -> Button:
    button = FarButton(text, name, key=key)
    button.clicked.connect(lambda _checked: act())
    return button


def _pain(score: int) -> str:
    return _tr("Pain {score}/10").format(score=score)


def _tr(text: str) -> str:
    return QCoreApplication.translate("session", text)
