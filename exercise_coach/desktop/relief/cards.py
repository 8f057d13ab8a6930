"""The cards of the Relief page: something to do, and something to know."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import (
    BOLD,
    RADIUS,
    SEMIBOLD,
    Button,
    Card,
    Look,
    Role,
    column,
    label,
    row,
)
from exercise_coach.desktop.theme import tint
from exercise_coach.prescription import Exercise, Routine
from exercise_coach.recovery import Card as Advice
from exercise_coach.session import minutes
from exercise_coach.sources import titles_of

PAD = 18

Thumbnail = Callable[[Exercise], QWidget]
"""Makes the small figure of an exercise."""


class ReliefCard(Card):
    """A routine that may ease it: its figure, how long it takes, one line, and Start."""

    wanted = Signal(str)

    def __init__(self, routine: Routine, thumbnail: Thumbnail | None) -> None:
        super().__init__(f"relief-{routine.id}")
        exercise = routine.prescriptions[0].exercise
        length = spoken.tr("{n} min").format(n=max(1, round(minutes(routine))))
        place = exercise.position.partition(",")[0]
        self.start = Button(self.tr("Start"), f"start-{routine.id}", look=Look.PLAIN)
        self.start.setAccessibleName(self.tr("Start: {title}").format(title=routine.title))
        self.start.setAccessibleDescription(f"{length}, {routine.summary}")
        self.start.clicked.connect(lambda: self.wanted.emit(routine.id))
        words = column(
            label(routine.title, 1.15, SEMIBOLD, name="relief-title"),
            label(f"{length} · {place}", 0.95, role=Role.Link, name="relief-facts"),
            label(routine.summary, 1.0, role=Role.PlaceholderText, name="relief-summary"),
            None,
            spacing=2,
        )
        layout = row()
        layout.setContentsMargins(PAD, PAD - 4, PAD - 6, PAD - 4)
        if thumbnail is not None:
            layout.addWidget(thumbnail(exercise))
            layout.addSpacing(12)
        layout.addLayout(words, 1)
        layout.addSpacing(8)
        layout.addWidget(self.start)
        self.setLayout(layout)


class AdviceCard(Card):
    """A short text, and the titles of what it was written from."""

    def __init__(self, advice: Advice) -> None:
        super().__init__(f"advice-{advice.id}")
        titles = "; ".join(titles_of(advice.sources))
        layout = column(
            label(spoken.tr(advice.title), 1.1, SEMIBOLD, name="advice-title"), 4,
            label(spoken.tr(advice.text), 1.0, name="advice-text"), 6,
            label(self.tr("Sources: {titles}").format(titles=titles), 0.8,
                  role=Role.PlaceholderText, name="advice-sources"),
            None,
        )  # fmt: skip
        layout.setContentsMargins(PAD, PAD - 4, PAD, PAD - 4)
        self.setLayout(layout)
        self.setAccessibleName(f"{advice.title}. {advice.text}")


class CallFirst(Card):
    """Who to call before anything else, when it hurts that much."""

    def __init__(self) -> None:
        super().__init__("call-first")
        call = wording.CALL_FIRST
        layout = column(
            label(spoken.tr(call.heading), 1.6, BOLD, role=Role.BrightText, name="call-heading"),
            *(label(spoken.tr(each), 1.15, name="call-text") for each in call.paragraphs),
            spacing=8,
        )
        layout.setContentsMargins(PAD + 4, PAD, PAD + 4, PAD)
        self.setLayout(layout)
        self.setAccessibleName(" ".join((call.heading, *call.paragraphs)))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint a surface that warns, without a flash."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(Role.BrightText), 2))
        painter.setBrush(tint(self, Role.LinkVisited, 0.1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
