"""The page that says what to do now: after a stop, and before a session that should not start."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Button, Role, clear, column, label, row
from exercise_coach.desktop.fitting import minimum_width
from exercise_coach.desktop.floor.far_page import FarPage
from exercise_coach.desktop.floor.measures import LINE, WORD
from exercise_coach.wording import Advice

WIDTH = 880
WIDEST = 10_000
URGENT: Final = 1 / 10
"""The capitals of what is about help now, of the screen's shorter side: nothing is larger."""
CALL: Final = 1 / 20


class AdvicePage(FarPage):
    """A heading, a few short paragraphs, and one or two ways on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._above = label(weight=SEMIBOLD, role=Role.BrightText, name=f"{name}-above")
        self._heading = label(scale=2.8, weight=BOLD, name=f"{name}-heading")
        self._text = column(spacing=14)
        self._buttons: QBoxLayout = row(spacing=12)
        self._holder = holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        inner = column(None, self._above, 8, self._heading, 18)
        inner.addLayout(self._text)
        inner.addSpacing(30)
        inner.addLayout(self._buttons)
        inner.addStretch(1)
        holder.setLayout(inner)
        page = row(40, holder, None, margins=40)
        page.setStretch(1, 100)
        self.setLayout(page)

    def fits(self) -> bool:
        """Tell whether the ways on, too, have room beside each other."""
        room = min(self._holder.maximumWidth(), self.width())
        return super().fits() and minimum_width(self._buttons) <= room

    def arrange(self) -> None:
        """Far, the large letters need all the width there is."""
        super().arrange()
        self._holder.setMaximumWidth(WIDEST if self.is_far else WIDTH)

    def show_advice(self, above: str, advice: Advice, *ways_on: Button) -> None:
        """Show this advice; the first way on takes the keyboard."""
        self._above.setText(above.upper())
        self._heading.setText(spoken.tr(advice.heading))
        self._heading.setForegroundRole(Role.BrightText if advice.urgent else Role.WindowText)
        clear(self._text)
        self.forget()
        self.grow(LINE, self._above, *ways_on)
        self.grow(URGENT if advice.urgent else 1 / 14, self._heading, leads=True)
        for number, paragraph in enumerate(advice.paragraphs):
            words = label(spoken.tr(paragraph), 1.3, name="advice")
            self.grow(CALL if advice.urgent and number == 0 else WORD, words)
            self._text.addWidget(words)
            words.show()
        clear(self._buttons)
        for button in ways_on:
            self._buttons.addWidget(button)
            button.show()
        self._buttons.addStretch(1)
        self.fit()
        if ways_on:
            ways_on[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleName(" ".join((above, advice.heading, *advice.paragraphs)))
