"""How an exercise is done, in words: steps, what to keep in mind, when to stop, and sources."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractSlider, QLabel, QLayout, QVBoxLayout, QWidget

from exercise_coach.desktop.controls import (
    SEMIBOLD,
    Role,
    clear,
    column,
    label,
    row,
    scrolled,
    turn_page,
)
from exercise_coach.desktop.fitting import fit_letters, height_at
from exercise_coach.desktop.theme import font
from exercise_coach.prescription import Exercise
from exercise_coach.sources import titles_of

LARGE: Final = 1.25
LEAST: Final = 1.0
"""The size of the letters, if there is room for all and if there is not."""


class Facts(QWidget):
    """The words of one exercise at a time; what is longer than the page is scrolled."""

    def __init__(self) -> None:
        super().__init__()
        self._exercise: Exercise | None = None
        self._content: QVBoxLayout = column()
        self._content.setContentsMargins(0, 0, 12, 0)
        inside = QWidget()
        inside.setLayout(self._content)
        self.area = scrolled(inside, "look-facts")
        self.setLayout(column(self.area))

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the words of this exercise from their beginning."""
        if exercise == self._exercise:
            return
        self._exercise = exercise
        clear(self._content)
        place = ", ".join((exercise.position, *exercise.equipment))
        self._content.addWidget(
            label(place[:1].upper() + place[1:], LARGE, SEMIBOLD, role=Role.PlaceholderText,
                  name="look-position")
        )  # fmt: skip
        self._content.addSpacing(10)
        for number, step in enumerate(exercise.how, 1):
            self._add_line(f"{number}", step, f"look-step-{number}")
        self._add(self.tr("Keep in mind"), exercise.reminders, "look-reminder")
        self._add(self.tr("Stop if"), exercise.stop_if, "look-stop", Role.BrightText)
        titles = titles_of(exercise.sources)
        if titles:
            sources = self.tr("Sources: {titles}").format(titles="; ".join(titles))
            self._content.addSpacing(14)
            self._content.addWidget(
                label(sources, 0.85 * LARGE, role=Role.PlaceholderText, name="look-sources")
            )
        self._content.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the new room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Choose the largest letters with which nothing is scrolled; below one size it is."""
        words = [each for each in self.area.findChildren(QLabel) if not each.isHidden()]
        room, least = self.area.viewport().size(), font(LEAST).pointSizeF()

        def fits() -> bool:
            largest = max((each.font().pointSizeF() for each in words), default=0.0)
            if self.area.is_whole or largest <= least:
                return True
            # A layout learns of new letters deep inside only from the layouts between.
            for inner in self._content.findChildren(QLayout):
                inner.invalidate()
            return height_at(self._content, room.width()) <= room.height()

        fit_letters(words, fits)

    def _add(
        self, heading: str, lines: Sequence[str], name: str, role: Role = Role.WindowText
    ) -> None:
        """Add lines under a heading; nothing where there are none."""
        if not lines:
            return
        self._content.addSpacing(12)
        self._content.addWidget(label(heading, LARGE, SEMIBOLD, role=role, name=f"{name}-heading"))
        self._content.addSpacing(3)
        for number, line in enumerate(lines, 1):
            self._add_line("–", line, f"{name}-{number}")

    def _add_line(self, mark: str, text: str, name: str) -> None:
        sign = label(mark, LARGE, SEMIBOLD, role=Role.Link, wrap=False, name=f"{name}-mark")
        sign.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = row(sign, 10, label(text, LARGE, name=name))
        line.setStretch(2, 1)
        self._content.addLayout(line)
        self._content.addSpacing(5)

    def turn(self, key: int) -> bool:
        """Scroll if the key is one of those that do; tell whether it is."""
        action = {
            Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
            Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
        }.get(Qt.Key(key))
        if action is None:
            return turn_page(self.area, key)
        self.area.verticalScrollBar().triggerAction(action)
        return True
