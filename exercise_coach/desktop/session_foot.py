"""What is to be known below every page of a session: notices, and that it is muted."""

import enum

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Role, label, row
from exercise_coach.desktop.fitting import ASKED, remember_letters
from exercise_coach.desktop.floor.measures import LINE, lettering, shorter_side
from exercise_coach.desktop.theme import font

_HORN = QPolygonF([QPointF(6, 7), QPointF(11, 3), QPointF(11, 17), QPointF(6, 13)])
CENTRE = Qt.AlignmentFlag.AlignHCenter


class About(enum.StrEnum):
    """What a notice is about, in the order in which they are read."""

    GAP = "gap"
    JOURNAL = "journal"
    UNSAVED = "unsaved"
    SOUND = "sound"


class SessionFoot(QWidget):
    """A line that takes no room while there is nothing to be known."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("session-foot")
        self.notice = label(role=Role.BrightText, name="session-notice", align=CENTRE)
        self.muted = MutedSign()
        layout = row(self.muted, self.notice, spacing=24)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self._texts: dict[str, str] = dict.fromkeys(About, "")
        self.notice.hide()
        self.muted.hide()
        self.hide()

    def tell(self, text: str, about: str) -> None:
        """Show a notice, in place of the one about the same; none where it is empty."""
        self._texts[about] = text
        whole = "  ".join(text for text in self._texts.values() if text)
        if whole != self.notice.text():
            self.notice.setText(whole)
        self.notice.setVisible(bool(whole))
        self._appear()

    def show_muted(self, *, is_muted: bool) -> None:
        """Show that no tone is heard, or no longer."""
        self.muted.setVisible(is_muted)
        self._appear()

    def _appear(self) -> None:
        self.setVisible(not (self.notice.isHidden() and self.muted.isHidden()))

    def stand_back(self, *, is_far: bool) -> None:
        """Take letters that are read from the floor, or the usual ones."""
        tall = shorter_side(self) * LINE
        for words in (self.notice, self.muted):
            words.setFont(lettering(tall, SEMIBOLD) if is_far else font(1.0, SEMIBOLD))
            if is_far:
                words.setProperty(ASKED, 0.0)
            else:
                remember_letters(words)
        margin = 24 if is_far else 8
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(margin, 0, margin, 4)


class MutedSign(QLabel):
    """A loudspeaker that is crossed out, and the word for those who do not know the sign."""

    def __init__(self) -> None:
        super().__init__(self.tr("Muted · M"))
        self.setObjectName("muted-sign")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAccessibleName(self.tr("Muted. The key M turns the sound on."))
        self.setFont(font(1.0, SEMIBOLD))
        remember_letters(self)
        self._make_room()

    def _side(self) -> int:
        return round(QFontMetricsF(self.font()).height())

    def _make_room(self) -> None:
        self.setContentsMargins(self._side() + 10, 2, 0, 2)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep room for the sign beside the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the sign before the word."""
        super().paintEvent(event)
        side = self._side()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(2, (self.height() - side) / 2)
        painter.scale(side / 20, side / 20)
        ink = self.palette().color(Role.WindowText)
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRect(QRectF(2, 7, 4, 6))
        painter.drawPolygon(_HORN)
        painter.setPen(QPen(ink, 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(14, 7, 19, 13)
        painter.drawLine(19, 7, 14, 13)
