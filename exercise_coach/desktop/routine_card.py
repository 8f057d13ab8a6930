"""One routine in the list: its title, and what it asks in a line."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import RADIUS, SEMIBOLD, Role, paint_focus
from exercise_coach.desktop.figure import FigureThumbnail, Thumbnails
from exercise_coach.desktop.theme import font, tint
from exercise_coach.prescription import LoadedRoutine, Origin
from exercise_coach.session import minutes

PAD = 16
PICTURE = QSize(90, 60)
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
        self._picture.setParent(self)
        self._picture.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        routine = loaded.routine
        facts = [minutes_line(loaded), spoken.tr(wording.LOADS[routine.load])]
        if routine.repeat is not None:
            facts.append(spoken.repeat_line(routine.repeat))
        if loaded.origin is not Origin.SHIPPED:
            own = loaded.origin is Origin.USER
            facts.append(self.tr("yours") if own else self.tr("yours, in place of ours"))
        self._facts = "  ·  ".join(facts)
        self.setObjectName(f"routine-{routine.id}")
        self.setAccessibleName(routine.title)
        self.setAccessibleDescription(self._facts)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for two lines beside the picture."""
        lines = round(self._line(font(1.15)) + self._line(font(0.95)) + 2 * PAD + 4)
        return QSize(280, max(lines, self._picture.height() + PAD))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the picture in the middle of its side."""
        super().resizeEvent(event)
        self._picture.move(8, (self.height() - self._picture.height()) // 2)

    @staticmethod
    def _line(face: QFont) -> float:
        return QFontMetricsF(face).height()

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
        title, facts = font(1.15, SEMIBOLD), font(0.95)
        left = self._picture.geometry().right() + 12 if self._picture.width() else PAD
        lines = self._line(title) + self._line(facts) + 4
        top = round((self.height() - lines) / 2)
        for text, face, role in (
            (self.loaded.routine.title, title, Role.WindowText),
            (self._facts, facts, Role.PlaceholderText),
        ):
            metrics = QFontMetricsF(face)
            line = QRectF(left, top, self.width() - PAD - left, metrics.height())
            painter.setFont(face)
            painter.setPen(palette.color(role))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(
                line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
            )
            top += round(metrics.height()) + 4
