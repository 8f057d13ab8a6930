"""The pain of the last days as a line, painted by hand: the first page must be quick."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.controls import Role
from exercise_coach.desktop.theme import font
from exercise_coach.desktop.today.pain_days import DayScore, in_words

LEAST_DAYS = 7
TOP = 10
DOT = 5.0


class PainChart(QWidget):
    """A line from day to day, and dashed the stop line. It stands in words as its description."""

    heard_as = QAccessible.Role.Chart

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pain-chart")
        self.setAccessibleName(self.tr("Pain over the last days"))
        self._scores: tuple[DayScore, ...] = ()
        self._today = date.min
        self._line = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size it has in the sketch."""
        return QSize(260, 120).expandedTo(self.minimumSizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest size at which rise and fall are still seen."""
        letters = QFontMetricsF(font(0.8))
        width = letters.horizontalAdvance(f"Wed 28  {self.tr('today')}")
        return QSize(max(120, round(width)), round(48 + 2 * letters.height()))

    def show_scores(self, scores: Sequence[DayScore], today: date, line: int) -> None:
        """Show these scores, up to today, and the stop line at `line`."""
        shown = (tuple(scores), today, line)
        if shown != (self._scores, self._today, self._line):
            self._scores, self._today, self._line = shown
            self.setAccessibleDescription(in_words(scores, line))
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the stop line, the days' line and the newest score's dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = font(0.8)
        painter.setFont(face)
        strip = QFontMetricsF(face).height()
        area = QRectF(self.rect()).adjusted(DOT, DOT, -DOT, -strip - 4)
        self._paint_stop_line(painter, area)
        if self._scores:
            self._paint_days(painter, area, strip)

    def _paint_stop_line(self, painter: QPainter, area: QRectF) -> None:
        level = _level(area, self._line)
        painter.setPen(QPen(self.palette().color(Role.BrightText), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), level), QPointF(area.right(), level))
        words = self.tr("stop line {line}").format(line=self._line)
        # High scores come first as a back settles, so there is room at the left.
        painter.drawText(QPointF(area.left(), level + painter.fontMetrics().ascent() + 1), words)

    def _paint_days(self, painter: QPainter, area: QRectF, strip: float) -> None:
        first = min(self._scores[0].day, self._today - timedelta(days=LEAST_DAYS - 1))
        span = max(1, (self._today - first).days)
        places = [
            QPointF(
                area.left() + area.width() * (each.day - first).days / span,
                _level(area, each.score),
            )
            for each in self._scores
        ]
        ink = self.palette().color(Role.Highlight)
        pen = QPen(ink, 3)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF(places))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for place in places[:-1]:
            painter.drawEllipse(place, DOT / 2, DOT / 2)
        painter.drawEllipse(places[-1], DOT, DOT)
        painter.setPen(self.palette().color(Role.PlaceholderText))
        under = QRectF(area.left(), area.bottom() + 4, area.width(), strip)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, f"{first:%a} {first.day}")
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, self.tr("today"))


def _level(area: QRectF, score: int) -> float:
    return area.bottom() - area.height() * score / TOP
