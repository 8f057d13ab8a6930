"""One routine in the list: its title, and what it asks in a line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import RADIUS, SEMIBOLD, Role, column, label, paint_focus, row
from exercise_coach.desktop.figure import FigureThumbnail, Thumbnails
from exercise_coach.desktop.theme import tint
from exercise_coach.prescription import LoadedRoutine, Origin
from exercise_coach.session import minutes

PAD = 16
PICTURE = QSize(90, 60)
LEAST_HEIGHT = 76
ARROWS = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right}


def minutes_line(loaded: LoadedRoutine) -> str:
    """Return how long a routine takes, such as ``8 min``."""
    return spoken.tr("{n} min").format(n=max(1, round(minutes(loaded.routine))))


class RoutineCard(QAbstractButton):
    """A routine to choose. The text of its file is painted as it stands."""

    def __init__(self, loaded: LoadedRoutine, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.loaded = loaded
        exercises = (dose.exercise for dose in loaded.routine.prescriptions)
        self._picture = FigureThumbnail(thumbnails, next(exercises), PICTURE)
        routine = loaded.routine
        facts = [minutes_line(loaded), spoken.tr(wording.LOADS[routine.load])]
        if routine.repeat is not None:
            facts.append(spoken.repeat_line(routine.repeat))
        if loaded.origin is not Origin.SHIPPED:
            own = loaded.origin is Origin.USER
            facts.append(self.tr("yours") if own else self.tr("yours, in place of ours"))
        told = "  ·  ".join(facts)
        self.setObjectName(f"routine-{routine.id}")
        self.setAccessibleName(routine.title)
        self.setAccessibleDescription(told)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._lay_out(told)

    def _lay_out(self, told: str) -> None:
        title = label(self.loaded.routine.title, 1.15, SEMIBOLD, name="routine-card-title")
        facts = label(told, 0.95, role=Role.PlaceholderText, name="routine-card-facts")
        for part in (self._picture, title, facts):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        has_picture = self._picture.width() > 0
        self._parts = row(self._picture, 12 if has_picture else 0)
        self._parts.addLayout(column(None, title, 2, facts, None), 1)
        self._parts.setContentsMargins(8 if has_picture else PAD, 8, PAD, 8)
        self.setLayout(self._parts)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room of its words beside the picture."""
        return self._parts.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the least room of its words."""
        return self._parts.minimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Return that it does: its words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return the height of its words at a width."""
        return max(LEAST_HEIGHT, self._parts.heightForWidth(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter open the routine; the arrows belong to the page."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.setChecked(True)
            event.ignore()
        elif event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, lit = self.palette(), self.isChecked()
        base = palette.color(Role.Base)
        painter.setBrush(tint(self, Role.Accent, 0.1) if lit or self.underMouse() else base)
        edge = palette.color(Role.Highlight if lit else Role.Mid)
        painter.setPen(QPen(edge, 2 if lit else 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), RADIUS, RADIUS)
        if self.hasFocus():
            paint_focus(painter, self, QRectF(self.rect()))
