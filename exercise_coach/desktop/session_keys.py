"""Keys while a session is on: the same wherever the focus is, but in a text being written.

A score is taken at every moment. Space never does anything but start, pause and go on. Many
presenters' remotes send F5 and Esc in turn from one key: such an Esc pauses, and ends nothing.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.choice_pages import OTHER_KEY, CrampPage, SymptomPage
from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.exercise_page import ExercisePage
from exercise_coach.desktop.finish_page import FinishPage
from exercise_coach.desktop.floor.floor_page import FloorPage
from exercise_coach.desktop.keys import COMMANDS, WAITS, Command, score_of
from exercise_coach.desktop.pain_page import LEG_KEY, PainPage
from exercise_coach.desktop.ready_page import YES_KEY, ReadyPage
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.session import State, Symptom
from exercise_coach.session.events import (
    AddRest,
    AskPain,
    Back,
    Choose,
    Cramp,
    Event,
    KeepScore,
    Resume,
    Skip,
    Stop,
)

_EVENTS: Mapping[Command, Event] = {
    Command.SKIP: Skip(),
    Command.BACK: Back(),
    Command.PAIN: AskPain(),
    Command.CRAMP: Cramp(),
    Command.STOP: Stop(),
    Command.MORE_REST: AddRest(),
}
STEPS: Mapping[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
"""From one answer to the next, or to the one before."""


class SessionKeys(QObject):
    """Sees every key of the window before the widgets do, for as long as its session lasts."""

    def __init__(self, view: SessionView) -> None:
        super().__init__(view)
        self._view = view
        self._ways: Mapping[type[QWidget], Callable[[int], bool]] = {
            ReadyPage: self._on_ready,
            PainPage: self._on_pain,
            CrampPage: self._on_cramp,
            SymptomPage: self._on_symptom,
            AdvicePage: self._on_advice,
            FinishPage: self._on_finish,
        }
        self._is_esc_a_pause = False
        view.made.connect(self._serve)

    def _serve(self, page: QWidget) -> None:
        """Let the buttons of a page do what their keys do."""
        if not isinstance(page, ExercisePage | FloorPage):
            return
        commands = {
            page.pause: Command.START_OR_PAUSE, page.skip: Command.SKIP,
            page.hurts: Command.PAIN, page.stop: Command.STOP,
        }  # fmt: skip
        if isinstance(page, ExercisePage):
            commands |= {page.back: Command.BACK, page.more_rest: Command.MORE_REST}
        for button, command in commands.items():
            button.clicked.connect(lambda _checked, command=command: self._do(command))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take a key that means something to the session."""
        if (
            event.type() is not QEvent.Type.KeyPress
            or not isinstance(event, QKeyEvent)
            or not isinstance(watched, QWidget)
            or watched.window() is not self._view.window()
        ):
            return False
        if event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        ):
            return False
        if isinstance(watched, QLineEdit):
            return False
        if isinstance(watched, Button) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return event.isAutoRepeat()
        return self._take(event)

    def _take(self, event: QKeyEvent) -> bool:
        key = event.key()
        score = score_of(key)
        is_meant = score is not None or key in COMMANDS
        if event.isAutoRepeat():
            return is_meant
        if self._is_pause(key):
            self._pause_at_esc()
            return True
        if score is not None:
            self._view.score(score)
            return True
        return self._ways.get(type(self._view.page), self._on_live)(key)

    def _is_pause(self, key: int) -> bool:
        """Tell whether this is the Esc that follows F5 from the one key of a remote."""
        was, is_esc = self._is_esc_a_pause, key == Qt.Key.Key_Escape
        self._is_esc_a_pause = key == Qt.Key.Key_F5 or (was and not is_esc)
        state = self._view.coach.state
        return was and is_esc and (state.is_live or state is State.READY)

    def _pause_at_esc(self) -> None:
        if self._view.coach.state is State.READY:
            return  # the start that F5 asked for may still wait for the sound
        self._view.pause()
        if isinstance(self._view.page, SymptomPage):
            self._view.feeling.dismiss()
        self._view.say_why(self.tr("Paused. Esc once more stops the session."))

    def _on_ready(self, key: int) -> bool:
        command = COMMANDS.get(key)
        if command in WAITS - {Command.PAUSE}:
            # Where it is the answer to questions, too, no key that a remote sends gives it.
            if key == Qt.Key.Key_Space or not self._view.ready.asks:
                self._view.start()
        elif command is Command.STOP:
            self._view.close_session()
        elif _letter(key) == YES_KEY and self._view.ready.asks:
            self._view.ready.flagged.emit()
        else:
            return False
        return True

    def _on_pain(self, key: int) -> bool:
        if _letter(key) == LEG_KEY:
            self._view.feeling.feel(Symptom.LEG)
            return True
        return self._on_live(key)

    def _on_live(self, key: int) -> bool:
        if key in STEPS and isinstance(self._view.page, ExercisePage):
            return self._view.exercise.demonstration.scroll_steps(STEPS[key])
        command = COMMANDS.get(key)
        if command is None:
            return False
        if command is Command.KEEP and not isinstance(self._view.page, PainPage):
            return False
        self._do(command)
        return True

    def _do(self, command: Command) -> None:
        view = self._view
        if command in WAITS:
            self._wait_or_go_on(command)
        elif command is Command.KEEP:
            view.send(KeepScore())
        elif command is Command.SYMPTOM:
            view.feeling.ask()
        elif command is Command.HOW:
            self._show_how()
        else:
            view.send(_EVENTS[command])

    def _show_how(self) -> None:
        page = self._view.page
        if isinstance(page, FloorPage):
            page.toggle_steps()
        elif isinstance(page, ExercisePage):
            page.demonstration.toggle_steps()

    def _wait_or_go_on(self, command: Command) -> None:
        is_paused = self._view.coach.state is State.PAUSED
        if is_paused and command is not Command.PAUSE:
            self._view.send(Resume())
        elif not is_paused and command is not Command.START:
            self._view.pause()

    def _on_cramp(self, key: int) -> bool:
        if key in STEPS:
            return self._view.cramp.step(STEPS[key])
        choice = self._view.cramp.choice_for(_letter(key))
        command = COMMANDS.get(key)
        if choice is not None:
            self._view.send(Choose(choice))
        elif command in {Command.CRAMP, Command.SYMPTOM, Command.STOP}:
            self._do(command)
        else:
            return command in WAITS
        return True

    def _on_symptom(self, key: int) -> bool:
        if key in STEPS:
            return self._view.symptom.step(STEPS[key])
        symptom = self._view.symptom.symptom_for(_letter(key))
        command = COMMANDS.get(key)
        if symptom is not None:
            self._view.feeling.feel(symptom)
        elif _letter(key) == OTHER_KEY:
            self._view.feeling.feel_other()
        elif command is Command.STOP:
            self._view.feeling.dismiss()
        elif command in WAITS - {Command.START}:
            self._view.pause()
        else:
            return command in WAITS
        return True

    def _on_advice(self, key: int) -> bool:
        command = COMMANDS.get(key)
        if command is not Command.STOP:
            return command in {*WAITS, Command.SKIP, Command.BACK}
        if self._view.coach.state is State.READY:
            self._view.close_session()
        elif not self._view.is_urgent:
            self._view.show_finish()
        return True

    def _on_finish(self, key: int) -> bool:
        command = COMMANDS.get(key)
        if command is Command.KEEP:
            self._view.ending.save_and_close()
        elif command is Command.STOP:
            self._view.ending.save_or_leave()
        return command in {Command.KEEP, Command.STOP, *WAITS}


def _letter(key: int) -> str:
    return chr(key) if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
