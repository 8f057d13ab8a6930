"""The big card: what is due now, and the one tap that starts it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Card,
    Look,
    Role,
    clear,
    column,
    label,
    row,
)
from exercise_coach.desktop.figure import FigureThumbnail, Thumbnails
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.theme import font, tint
from exercise_coach.desktop.today.day import Due
from exercise_coach.desktop.today.link import Link
from exercise_coach.desktop.today.saying import Saying

PAD = 28
FIGURE = QSize(230, 190)


class Chip(QWidget):
    """A word on a soft ground."""

    heard_as = QAccessible.Role.StaticText

    def __init__(self, text: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(text)
        self._text = text
        self.setFont(font(0.9, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the word."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance(self._text)
        return QSize(round(width) + 28, round(metrics.height()) + 10)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(self, Role.Accent, 0.16))
        body = QRectF(self.rect())
        painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
        painter.setPen(self.palette().color(Role.Highlight))
        painter.setFont(self.font())
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, self._text)


class DueCard(Card):
    """A routine to be done now. Each signal carries its id."""

    started = Signal(str)
    looked_through = Signal(str)
    put_off = Signal(str)
    left_out = Signal(str)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__("due-card")
        self._thumbnails = thumbnails
        self._figure: FigureThumbnail | None = None
        self._width = 0
        self._due: Due | None = None
        self._title = label(scale=1.6, weight=BOLD, name="due-title")
        self._exercises = label(scale=1.05, role=Role.PlaceholderText, name="due-exercises")
        self._facts = label(scale=1.05, role=Role.PlaceholderText, name="due-facts")
        self._reason: QBoxLayout = column()
        self.start = Button(self.tr("Start"), "due-start", key="Enter", look=Look.PRIMARY)
        self.look = Button(self.tr("Look through it"), "due-look", key="V")
        self.later = Link(self.tr("Later"), "due-later", key="L")
        self.leave_out = Link(self.tr("Not today"), "due-not-today", key="N")
        for button, signal in (
            (self.start, self.started), (self.look, self.looked_through),
            (self.later, self.put_off), (self.leave_out, self.left_out),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked, signal=signal: self._tell(signal))
        self._build()

    def _build(self) -> None:
        self._buttons = flow(self.start, self.look)
        text = column(row_of(Chip(self.tr("Due now"), "due-chip")), 8, self._title, 4,
                      self._exercises, 2, self._facts, 8)  # fmt: skip
        text.addLayout(self._reason)
        text.addStretch(1)
        text.addSpacing(16)
        text.addLayout(self._buttons)
        text.addSpacing(4)
        text.addLayout(flow(self.later, self.leave_out))
        self._text = text
        self._inside = row(spacing=12)
        self._inside.addLayout(text, 1)
        self._inside.setContentsMargins(PAD, PAD - 8, PAD, PAD - 12)
        self.setLayout(self._inside)

    def _tell(self, signal: Signal) -> None:
        if self._due is not None:
            signal.emit(self._due.routine)  # type: ignore[attr-defined]

    def show_due(self, due: Due) -> None:
        """Show this routine."""
        if due == self._due:
            return
        self._due = due
        self._title.setText(due.title)
        self._exercises.setText(due.exercises)
        self._facts.setText(due.facts)
        clear(self._reason)
        if due.reason is not None:
            self._reason.addWidget(Saying(due.reason, "due-reason"))
        self.start.setAccessibleName(self.tr("Start {title}").format(title=due.title))
        self._show_figure(due)

    def _show_figure(self, due: Due) -> None:
        if self._figure is not None:
            self._figure.hide()
            self._figure.deleteLater()
        self._figure = FigureThumbnail(self._thumbnails, due.exercise, FIGURE)
        self._figure.hide()
        self._inside.addWidget(self._figure)
        self.make_room(self._width)

    def make_room(self, width: int) -> None:
        """Show the figure where the words leave room for it in a card of this width."""
        self._width = width
        if self._figure is not None:
            left = width - self.comfortable_width - self._inside.spacing()
            self._figure.setVisible(left >= self._figure.width() > 0)

    @property
    def comfortable_width(self) -> int:
        """The width that its buttons need beside each other."""
        return self._buttons.sizeHint().width() + 2 * PAD


def row_of(widget: QWidget) -> QWidget:
    """Return a widget that keeps another at its left."""
    holder = QWidget()
    holder.setLayout(row(widget, None))
    return holder
