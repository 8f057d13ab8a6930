"""The reminder inside the window: a bar above the page, which the keyboard reaches by Tab."""

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QSizePolicy, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Button, Look, Role, column, label, row
from exercise_coach.desktop.fitting import fit_letters, height_at, minimum_width, readable_shares
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.reminders.notification import Reply
from exercise_coach.desktop.theme import tint

LARGEST_SHARE = 0.18
"""Of the window's height, as long as letters need not get too small for that."""
LEAST_WORDS = 220
"""Narrower, in pixels, what is due stands above the answers."""


class ReminderBar(QWidget):
    """Says what is due, and takes the answer. It is hidden while there is nothing to say."""

    replied = Signal(Reply)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("reminder-bar")
        self.setAccessibleName(self.tr("Reminder"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._title = label("", 1.1, SEMIBOLD, name="reminder-title")
        self._text = label("", 0.95, role=Role.PlaceholderText, name="reminder-text")
        self.start = Button(self.tr("Start"), "reminder-start", look=Look.PRIMARY)
        later = Button(self.tr("Later"), "reminder-later")
        not_today = Button(self.tr("Not today"), "reminder-not-today")
        replies = ((self.start, Reply.START), (later, Reply.LATER), (not_today, Reply.NOT_TODAY))
        for button, reply in replies:
            button.clicked.connect(lambda _checked, reply=reply: self.replied.emit(reply))
        words = QWidget()
        words.setLayout(column(self._title, self._text, spacing=2))
        self._ways = flow(self.start, later, not_today)
        self._row = row(words, spacing=8)
        self._row.addLayout(self._ways)
        self._row.setStretch(0, 1)
        self._row.setContentsMargins(40, 10, 32, 10)
        self.setLayout(self._row)
        self.hide()

    def say(self, title: str, text: str) -> None:
        """Show a reminder. Whatever has the keyboard keeps it."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleDescription(f"{title}. {text}")
        self.show()
        self.fit()

    def fit(self) -> None:
        """Choose where the answers stand, and smaller letters while they can be read."""
        if not self.isVisible():
            return
        margins, ways = self._row.contentsMargins(), QBoxLayout.Direction
        room = self.width() - margins.left() - margins.right() - self._row.spacing()
        beside = room - self._ways.sizeHint().width()
        self._row.setDirection(ways.LeftToRight if beside >= LEAST_WORDS else ways.TopToBottom)
        fit_letters(self.findChildren(QWidget), self._fits, readable_shares())

    def _fits(self) -> bool:
        """Tell whether the words leave the page enough of the window."""
        for inner in reversed(self.findChildren(QLayout)):
            inner.invalidate()
            inner.activate()
        width, room = self.width(), self.window().height() * LARGEST_SHARE
        return minimum_width(self._row) <= width and height_at(self._row, width) <= room

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the new room."""
        super().resizeEvent(event)
        self.fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint a quiet strip with an edge below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tint(self, Role.Accent, 0.1))
        edge = QRectF(0, self.height() - 1, self.width(), 1)
        painter.fillRect(edge, self.palette().color(Role.Mid))
