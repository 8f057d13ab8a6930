"""Answers to choose from: large, each with its letter; one of them, or as many as apply."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Button, Look
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.flow import Columns, add_to
from exercise_coach.desktop.theme import font

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
UP_AND_DOWN = {Qt.Key.Key_Up, Qt.Key.Key_Down}
TALLER = 1.45


class _Answer(Button):
    """One answer. Enter takes it, where only one counts, and is then left to the page."""

    def __init__(self, text: str, name: str, key: str, *, is_only: bool, is_tall: bool) -> None:
        super().__init__(text, name, key=key, look=Look.CHOICE)
        self.setAutoExclusive(False)
        self._is_only, self._is_tall = is_only, is_tall

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return more room for a finger where the answer is a tall one."""
        hint = super().sizeHint()
        return QSize(hint.width(), round(hint.height() * TALLER)) if self._is_tall else hint

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave Enter to the page, and Up and Down where there is no order to go through."""
        if not self._is_only and event.key() in UP_AND_DOWN:
            event.ignore()
        elif event.key() in ENTER:
            if self._is_only and not self.isChecked():
                self.click()
            event.ignore()
        else:
            super().keyPressEvent(event)


class Choices(QWidget):
    """Answers in at most so many `columns`. `chosen` comes whenever the user changed something."""

    chosen = Signal()

    def __init__(
        self,
        name: str,
        texts: Mapping[str, str],
        *,
        columns: int,
        keys: Mapping[str, str] | None = None,
        many: bool = False,
        scale: float = 1.2,
        tall: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self._keys = dict(keys or {})
        # Qt lets Tab reach but one button of a group, even where they do not exclude each other.
        self._group = None if many else QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        grid = Columns(10, columns)
        for value, text in texts.items():
            button = _Answer(
                text, f"{name}-{value}", self._keys.get(value, ""), is_only=not many, is_tall=tall
            )
            button.setFont(font(scale, SEMIBOLD))
            remember_letters(button)
            button.fill_width()
            button.clicked.connect(self._take)
            if self._group is not None:
                self._group.addButton(button)
            self._buttons[value] = button
            add_to(grid, button)
        self.setLayout(grid)
        self._mark_tab_stop()

    def _take(self) -> None:
        self._mark_tab_stop()
        self.chosen.emit()

    def _mark_tab_stop(self) -> None:
        """Let Tab reach what is chosen, where others exclude it; the arrow keys reach the rest."""
        if self._group is None:
            return
        stop = next(iter(self), next(iter(self._buttons)))
        for value, button in self._buttons.items():
            is_stop = value == stop
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def __iter__(self) -> Iterator[str]:
        """Return what is chosen, in the order in which it stands."""
        return (value for value, button in self._buttons.items() if button.isChecked())

    def choose(self, *values: str) -> None:
        """Choose these and nothing else."""
        if self._group is not None:
            self._group.setExclusive(False)
        for value, button in self._buttons.items():
            button.setChecked(value in values)
        if self._group is not None:
            self._group.setExclusive(True)
        self._mark_tab_stop()

    def press(self, key: int) -> bool:
        """Press the answer that a letter or a digit stands for; tell whether there is one."""
        for value, letter in self._keys.items():
            if key == ord(letter):
                self._buttons[value].setFocus(Qt.FocusReason.OtherFocusReason)
                self._buttons[value].click()
                return True
        return False

    def focus(self) -> None:
        """Bring the keyboard to what is chosen, or to the first answer."""
        chosen = next(iter(self), next(iter(self._buttons)))
        self._buttons[chosen].setFocus(Qt.FocusReason.OtherFocusReason)
