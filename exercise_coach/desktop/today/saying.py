"""A sentence of the guidance on the page, and where it comes from, on demand."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from exercise_coach.desktop.controls import BOLD, RADIUS, SEMIBOLD, Button, Role, column, label, row
from exercise_coach.desktop.theme import edge, tint
from exercise_coach.desktop.today.link import Link
from exercise_coach.recovery import Said, Weight
from exercise_coach.sources import titles_to_trust

BAR = 6


class Saying(QWidget):
    """What is said, with a link that shows the titles of its sources."""

    heard_as = QAccessible.Role.Grouping

    def __init__(
        self, said: Said, name: str, scale: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal, role: Role = Role.WindowText,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(said.text)
        self._words = label(said.text, scale, weight, role=role, name=f"{name}-text")
        self._titles = label(
            "; ".join(titles_to_trust(said.sources)), 0.9, role=Role.PlaceholderText,
            name=f"{name}-titles",
        )  # fmt: skip
        self._titles.hide()
        self._link = Link(self.tr("Sources"), f"{name}-sources", scale=0.9)
        self._link.setAccessibleDescription(
            self.tr("Shows where this is from: {text}").format(text=said.text)
        )
        if not said.sources:
            self._link.hide()  # to show it here would open a window of its own
        self._link.clicked.connect(self._turn)
        # The link stands right behind the words: they take no more room than one line asks for.
        self._words.setMaximumWidth(_length(self._words) + 4)
        line = row(self._words, self._link, None, spacing=4)
        line.setStretch(0, 1000)
        line.setAlignment(self._link, Qt.AlignmentFlag.AlignBottom)
        layout = column()
        layout.addLayout(line)
        layout.addWidget(self._titles)
        self.setLayout(layout)

    def _turn(self) -> None:
        is_shown = self._titles.isHidden()
        self._titles.setVisible(is_shown)
        self._link.set_text(self.tr("Hide sources") if is_shown else self.tr("Sources"))


def _length(words: QLabel) -> int:
    return round(QFontMetricsF(words.font()).horizontalAdvance(words.text())) + 1


class Banner(QFrame):
    """What must be seen before all else: the heavier, the stronger its colour. Never a flash."""

    def __init__(self, said: Said, name: str, *buttons: Button) -> None:
        super().__init__()
        self.setObjectName(name)
        self._weight = said.weight
        self._warns = said.weight >= Weight.SEE_SOMEONE
        bold = {Weight.EMERGENCY: BOLD, Weight.SEE_SOMEONE: SEMIBOLD}
        ink = Role.BrightText if said.weight is Weight.EMERGENCY else Role.WindowText
        scale = 1.2 if said.weight is Weight.EMERGENCY else 1.05
        weight = bold.get(said.weight, QFont.Weight.Normal)
        layout = row(Saying(said, f"{name}-said", scale, weight, ink), *buttons, spacing=12)
        layout.setStretch(0, 1)
        layout.setContentsMargins(22, 12, 14, 12)
        self.setLayout(layout)
        self.setAccessibleName(said.text)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint a tinted surface, and a bar at its side."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = Role.LinkVisited if self._warns else Role.Accent
        strong = self._weight is Weight.EMERGENCY
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(edge(self, shade, 0.7 if strong else 0.4))
        painter.setBrush(tint(self, shade, 0.16 if strong else 0.08))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
        painter.setClipRect(QRectF(0, 0, BAR, self.height()))
        ink = Role.BrightText if self._warns else Role.Highlight
        painter.setBrush(self.palette().color(ink))
        painter.drawRoundedRect(body, RADIUS, RADIUS)
