"""What the short screens of the first run have in common: dots, a question, and the ways on."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QSizePolicy, QWidget

from exercise_coach.desktop.controls import BOLD, Button, Look, Role, column, label, scrolled
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery.choices import ENTER
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.theme import tint

STEPS = 3
_DOT = 11
_GAP = 9


class Dots(QWidget):
    """How far one is: a dot for each screen."""

    heard_as = QAccessible.Role.StaticText

    def __init__(self, at: int) -> None:
        super().__init__()
        self._at = at
        self.setObjectName("dots")
        self.setAccessibleName(self.tr("Step {n} of {steps}").format(n=at, steps=STEPS))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the dots, of which the present one is long."""
        return QSize(STEPS * (_DOT + _GAP) + 2 * _DOT, _DOT + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the dots."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        left = 0.0
        for step in range(1, STEPS + 1):
            width = 3 * _DOT if step == self._at else _DOT
            lit = self.palette().color(Role.Highlight)
            painter.setBrush(lit if step <= self._at else tint(self, Role.WindowText, 0.25))
            painter.drawRoundedRect(QRectF(left, 1, width, _DOT), _DOT / 2, _DOT / 2)
            left += width + _GAP


class Step(ScrollingPage):
    """One screen. Enter goes on, Esc leaves; `skipped` goes on without an answer."""

    went_on = Signal()
    went_back = Signal()
    skipped = Signal()
    left = Signal()

    def __init__(self, name: str, number: int, heading: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.dots = Dots(number)
        self.leave = Button(self.tr("Skip all"), f"{name}-leave", key="Esc")
        self.heading = label(heading, 2.4, BOLD, name=f"{name}-heading")
        self.back = Button(self.tr("Back"), f"{name}-back")
        self.skip = Button(self.tr("Skip this"), f"{name}-skip")
        self.next = Button(self.tr("Next"), f"{name}-next", key="Enter", look=Look.PRIMARY)
        self.back.setVisible(number > 1)
        self.next.clicked.connect(self.went_on)
        self.back.clicked.connect(self.went_back)
        self.skip.clicked.connect(self.skipped)
        self.leave.clicked.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter go on and Esc leave."""
        if event.key() in ENTER and self.next.isEnabled():
            self.next.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)


class FormStep(Step):
    """A screen whose content is scrolled where it is too high."""

    def furnish(self, content: QLayout) -> None:
        """Put the screen together."""
        inside = QWidget()
        inside.setLayout(content)
        page = column()
        page.setContentsMargins(40, 26, 40, 26)
        page.addLayout(flow(self.dots, None, self.leave, spacing=12))
        page.addSpacing(20)
        page.addWidget(self.heading)
        page.addSpacing(14)
        page.addWidget(scrolled(inside, f"{self.objectName()}-scroll"), 1)
        page.addSpacing(14)
        page.addLayout(flow(self.back, None, self.skip, self.next, spacing=12))
        self.hold(page, f"{self.objectName()}-page")
