"""A day to be set with the arrow keys, typed, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import Property, QDate, QEvent, QPointF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QDateEdit

from exercise_coach.desktop.controls import Role
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import font

OLDEST_YEARS = 20
_MARK = 34
_STYLE = f"""
    QDateEdit {{ border: 2px solid palette(mid); border-radius: 12px;
        padding: 6px 4px 6px 12px; background: palette(base); }}
    QDateEdit:focus {{ border-color: palette(highlight); }}
    QDateEdit::drop-down {{ subcontrol-origin: border; subcontrol-position: center right;
        width: {_MARK}px; border: none; background: transparent; }}
    QDateEdit::down-arrow {{ image: none; }}
"""


class DayField(QDateEdit):
    """A day, today at the latest.

    Screen readers ask every such field for the numbers `value`, `minimum`, `maximum` and
    `singleStep`, which Qt gives to fields for numbers only: here they are days.
    """

    def __init__(self, name: str, called: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(called)
        self.setCalendarPopup(True)
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setFont(font(1.15))
        remember_letters(self)
        self.setStyleSheet(_STYLE)

    def show_day(self, day: date, today: date) -> None:
        """Show a day; those after today cannot be set."""
        latest = QDate(today.year, today.month, today.day)
        self.setDateRange(latest.addYears(-OLDEST_YEARS), latest)
        self.setDate(QDate(day.year, day.month, day.day))

    @property
    def day(self) -> date:
        """The day that is set."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def _number(self) -> int:
        return self.date().toJulianDay()

    def _set_number(self, number: int) -> None:
        self.setDate(QDate.fromJulianDay(number))

    value = Property(int, _number, _set_number)
    minimum = Property(int, lambda field: field.minimumDate().toJulianDay())
    maximum = Property(int, lambda field: field.maximumDate().toJulianDay())
    singleStep = Property(int, lambda _field: 1)  # noqa: N815  (as Qt calls it)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Let the line inside have the same letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.lineEdit().setFont(self.font())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for the longest day, and the mark that opens the calendar."""
        metrics = QFontMetricsF(self.font())
        width = metrics.horizontalAdvance("Wed 28 Mmm 2028") + _MARK + 36
        return QSize(round(width), round(metrics.height()) + 26)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same: a day is never cut off."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the mark as the rest of the program paints."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(Role.WindowText), 2))
        x, y = self.width() - _MARK / 2 - 3, self.height() / 2
        painter.drawPolyline([QPointF(x - 5, y - 3), QPointF(x, y + 3), QPointF(x + 5, y - 3)])
