"""Pain over time on paper: told apart by line and mark, so that it survives a grey printer."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPolygonF

from exercise_coach.desktop.sharing.sheet import INK, MARGIN, QUIET, ROW, RULE, Sheet
from exercise_coach.report import PainPoint, Report

HEIGHT = 150.0
"""Of the chart with its dates, in points."""
MOST_MARKS = 130
"""With more points than that the marks would hide the lines."""
_AXIS = 22.0
_LEVEL = 2
_GREY = QColor("#8a8a8a")
_Mark = Callable[[Sheet, float, float], None]


def paint_pain(sheet: Sheet, report: Report) -> None:
    """Draw the scores at the cursor: before, after and of the day, with flares and stops."""
    sheet.need(HEIGHT + ROW)
    frame = QRectF(MARGIN + _AXIS, sheet.y + ROW + 2, sheet.width - _AXIS, HEIGHT - 2 * ROW)
    _legend(sheet)
    _grid(sheet, frame)
    _dates(sheet, frame, report)
    _flares(sheet, frame, report)
    for _, value, mark, pen in _SERIES:
        _series(sheet, frame, report, value, mark, pen)
    _stops(sheet, frame, report)
    sheet.y += HEIGHT


def _x(frame: QRectF, report: Report, day: date) -> float:
    length = max((report.last - report.first).days, 1)
    return frame.left() + frame.width() * (day - report.first).days / length


def _y(frame: QRectF, score: float) -> float:
    return frame.bottom() - frame.height() * score / 10


def _grid(sheet: Sheet, frame: QRectF) -> None:
    for score in range(0, 11, 2):
        y = _y(frame, score)
        sheet.line(QPointF(frame.left(), y), QPointF(frame.right(), y), light=score != _LEVEL)
        box = QRectF(MARGIN, y - ROW / 2, _AXIS - 6, ROW)
        sheet.text(str(score), box, size=7.5, ink=QUIET, right=True)


def _dates(sheet: Sheet, frame: QRectF, report: Report) -> None:
    """Write the first day, the last one and some between."""
    days = (report.last - report.first).days
    count = min(max(days, 1), 6)
    for number in range(count + 1):
        day = date.fromordinal(report.first.toordinal() + days * number // count)
        x = _x(frame, report, day)
        words = f"{day.day} {day:%b}" if days < 300 else f"{day:%b %Y}"
        left = min(max(x - 30, MARGIN), frame.right() - 60)
        box = QRectF(left, frame.bottom() + 3, 60, ROW)
        metrics_box = QRectF(box.left() + (60 - 4.2 * len(words)) / 2, box.top(), 60, ROW)
        if number == count:
            sheet.text(words, box, size=7.5, ink=QUIET, right=True)
        else:
            sheet.text(words, box if number == 0 else metrics_box, size=7.5, ink=QUIET)


def _flares(sheet: Sheet, frame: QRectF, report: Report) -> None:
    for turn in report.turns:
        if turn.is_flare:
            x = _x(frame, report, turn.day)
            sheet.line(QPointF(x, frame.top()), QPointF(x, frame.bottom()))
            box = QRectF(min(x + 2, frame.right() - 24), frame.top() - 2, 40, ROW)
            sheet.text("flare", box, size=7, ink=QUIET)


def _series(
    sheet: Sheet,
    frame: QRectF,
    report: Report,
    value: Callable[[PainPoint], float | None],
    mark: _Mark,
    style: tuple[float, QColor, Qt.PenStyle],
) -> None:
    known = [
        (_x(frame, report, point.day), _y(frame, score))
        for point in report.points
        if (score := value(point)) is not None
    ]
    pen = sheet.pen(style[0], style[1])
    pen.setStyle(style[2])
    sheet.painter.setPen(pen)
    sheet.painter.setBrush(Qt.BrushStyle.NoBrush)
    sheet.painter.drawPolyline(QPolygonF([sheet.at(x, y) for x, y in known]))
    if len(known) <= MOST_MARKS:
        _marks(sheet, mark, known, style[1])


def _marks(
    sheet: Sheet, mark: _Mark, places: Sequence[tuple[float, float]], colour: QColor
) -> None:
    sheet.painter.setPen(sheet.pen(0.8, colour))
    for x, y in places:
        mark(sheet, x, y)


def _stops(sheet: Sheet, frame: QRectF, report: Report) -> None:
    """Mark the scores that stopped sessions, joined by nothing: they are no course of anything."""
    stopped = [
        (_x(frame, report, point.day), _y(frame, point.stop))
        for point in report.points
        if point.stop is not None
    ]
    _marks(sheet, _cross, stopped, INK)


def _cross(sheet: Sheet, x: float, y: float) -> None:
    for up in (-2.6, 2.6):
        sheet.painter.drawLine(sheet.at(x - 2.6, y - up), sheet.at(x + 2.6, y + up))


def _disc(sheet: Sheet, x: float, y: float) -> None:
    sheet.painter.setBrush(INK)
    sheet.painter.drawEllipse(sheet.scaled(QRectF(x - 1.7, y - 1.7, 3.4, 3.4)))


def _square(sheet: Sheet, x: float, y: float) -> None:
    sheet.painter.setBrush(QColor("white"))
    sheet.painter.drawRect(sheet.scaled(QRectF(x - 1.9, y - 1.9, 3.8, 3.8)))


def _triangle(sheet: Sheet, x: float, y: float) -> None:
    sheet.painter.setBrush(RULE)
    corners = [sheet.at(x, y - 2.5), sheet.at(x + 2.4, y + 1.8), sheet.at(x - 2.4, y + 1.8)]
    sheet.painter.drawPolygon(QPolygonF(corners))


_SERIES: Sequence[
    tuple[str, Callable[[PainPoint], float | None], _Mark, tuple[float, QColor, Qt.PenStyle]]
] = (
    ("of the day", lambda at: at.morning, _triangle, (0.8, _GREY, Qt.PenStyle.DotLine)),
    ("after", lambda at: at.after, _square, (0.9, QUIET, Qt.PenStyle.DashLine)),
    ("before", lambda at: at.before, _disc, (1.2, INK, Qt.PenStyle.SolidLine)),
)


def _legend(sheet: Sheet) -> None:
    left = MARGIN + _AXIS
    for name, _, mark, (width, colour, style) in reversed(_SERIES):
        y = sheet.y + ROW / 2
        pen = sheet.pen(width, colour)
        pen.setStyle(style)
        sheet.painter.setPen(pen)
        sheet.painter.drawLine(sheet.at(left, y), sheet.at(left + 22, y))
        _marks(sheet, mark, [(left + 11, y)], colour)
        sheet.text(name, QRectF(left + 28, sheet.y, 80, ROW), size=8, ink=QUIET)
        left += 46 + 4.6 * len(name)
    _marks(sheet, _cross, [(left + 4, sheet.y + ROW / 2)], INK)
    sheet.text("stopped at", QRectF(left + 12, sheet.y, 80, ROW), size=8, ink=QUIET)
