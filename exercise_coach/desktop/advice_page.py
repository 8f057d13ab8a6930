"""The page that says what to do now: after a stop, and before a session that should not start."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Button, Role, clear, column, label, row
from exercise_coach.desktop.fitting import FittingPage, minimum_width
from exercise_coach.wording import Advice

WIDTH = 880


class AdvicePage(FittingPage):
    """A heading, a few short paragraphs, and one or two ways on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._above = label(weight=SEMIBOLD, role=Role.BrightText, name=f"{name}-above")
        self._heading = label(scale=2.8, weight=BOLD, name=f"{name}-heading")
        self._text = column(spacing=14)
        self._buttons: QBoxLayout = row(spacing=12)
        holder = QWidget()
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
        return super().fits() and minimum_width(self._buttons) <= WIDTH

    def show_advice(self, above: str, advice: Advice, *ways_on: Button) -> None:
        """Show this advice; the first way on takes the keyboard."""
        self._above.setText(above.upper())
        self._heading.setText(spoken.tr(advice.heading))
        self._heading.setForegroundRole(Role.BrightText if advice.urgent else Role.WindowText)
        clear(self._text)
        for paragraph in advice.paragraphs:
            words = label(spoken.tr(paragraph), 1.3, name="advice")
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
