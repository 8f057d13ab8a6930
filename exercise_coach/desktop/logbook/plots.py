"""The charts themselves.

Importing this imports pyqtgraph, and with it numpy: not before a chart is to be seen.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QFontMetricsF, QKeyEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from exercise_coach.desktop.logbook.colours import ChartColours, chart_colours
from exercise_coach.desktop.theme import font

DAY = 86_400.0
_EPOCH = date(1970, 1, 1).toordinal()
ZOOM = 0.7
BROKEN_AFTER = 14 * DAY
"""Scores so far apart, in seconds, are not joined by a line."""
MANY = 120
"""Of more points than these, each no longer gets a dot."""
Say = Callable[[int], str]


def seconds(day: date) -> float:
    """Return a day as a chart counts it: seconds from 1970, by its calendar alone."""
    return (day.toordinal() - _EPOCH) * DAY


def pen(colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    """Return a pen that keeps its width however far the chart is zoomed."""
    result = QPen(colour, width, style)
    result.setCosmetic(True)
    return result


class Chart(pg.GraphicsLayoutWidget):  # type: ignore[misc]
    """Plots above each other that share their days.

    `said` carries what is under the mouse or the keyboard. Left and right go from point to point,
    + and − zoom, Home shows it all again.
    """

    heard_as = QAccessible.Role.Chart
    said = Signal(str)

    def __init__(self, name: str, aloud: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(aloud)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAntialiasing(True)
        self.colours: ChartColours = chart_colours(self.palette())
        self.plots: list[pg.PlotItem] = []
        self._cursors: list[pg.InfiniteLine] = []
        self._days: Sequence[float] = ()
        self._say: Say = str
        self._at = -1
        self._draw: Callable[[], None] = lambda: None
        self.scene().sigMouseMoved.connect(self._hover)

    # Drawing

    def show_drawn(
        self, draw: Callable[[], None], days: Iterable[date], span: tuple[date, date], say: Say
    ) -> None:
        """Draw anew; `days` are those of the points in order, `say` tells of one by its index."""
        self._draw, self._say = draw, say
        self._days = [seconds(day) for day in days]
        self._at = -1
        self._span = seconds(span[0]) - DAY, seconds(span[1]) + DAY
        self._redraw()

    def _redraw(self) -> None:
        self.clear()
        self.plots, self._cursors = [], []
        self.colours = chart_colours(self.palette())
        self.setBackground(self.colours.card)
        self._draw()
        for plot in self.plots[:-1]:
            plot.getAxis("bottom").setStyle(showValues=False)
            plot.setXLink(self.plots[-1])
        self._show_all()

    def add(self, title: str, top: float) -> pg.PlotItem:
        """Return a new plot under the others, from 0 to a little above `top`."""
        dates = pg.DateAxisItem(utcOffset=0)
        # To make a menu that nobody opens takes as long as a third of the plot.
        plot = self.addPlot(
            row=len(self.plots), col=0, axisItems={"bottom": dates}, enableMenu=False
        )
        plot.hideButtons()
        plot.setMouseEnabled(x=True, y=False)
        plot.setClipToView(True)
        first, last = self._span
        plot.setLimits(xMin=first, xMax=last, minXRange=min(7 * DAY, last - first), yMin=0)
        plot.setYRange(0, max(top, 1) * 1.05, padding=0)
        plot.showGrid(x=False, y=True, alpha=0.15)
        self._style(plot, title)
        cursor = pg.InfiniteLine(angle=90, pen=pen(self.colours.quiet, 1.2))
        cursor.hide()
        plot.addItem(cursor, ignoreBounds=True)
        self.plots.append(plot)
        self._cursors.append(cursor)
        return plot

    def _style(self, plot: pg.PlotItem, title: str) -> None:
        face = font(0.82)
        plot.setLabel("left", title, color=self.colours.quiet)
        plot.getAxis("left").label.setFont(face)
        for side in ("left", "bottom"):
            axis = plot.getAxis(side)
            axis.setPen(pen(self.colours.edge, 1))
            axis.setTextPen(self.colours.quiet)
            axis.setTickFont(face)
        plot.getAxis("bottom").setHeight(QFontMetricsF(face).height() + 10)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take the colours of another theme, and letters of another size."""
        super().changeEvent(event)
        is_seen = event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}
        # It comes before there is anything to be drawn, too.
        if is_seen and getattr(self, "plots", None):
            self._redraw()

    # Looking

    def _show_all(self) -> None:
        if self.plots:
            self.plots[-1].setXRange(*self._span, padding=0)

    def _hover(self, place: QPointF) -> None:
        for plot in self.plots:
            if plot.sceneBoundingRect().contains(place):
                self._look_at(self._nearest(plot.vb.mapSceneToView(place).x()))

    def _nearest(self, x: float) -> int:
        after = bisect_left(self._days, x)
        around = [each for each in (after - 1, after) if 0 <= each < len(self._days)]
        return min(around, key=lambda each: abs(self._days[each] - x), default=-1)

    def _look_at(self, index: int) -> None:
        if index < 0 or index == self._at:
            return
        self._at = index
        for cursor in self._cursors:
            cursor.setPos(self._days[index])
            cursor.show()
        self.said.emit(self._say(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from point to point, and zoom."""
        key = Qt.Key(event.key())
        last = len(self._days) - 1
        if key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and last >= 0:
            step = 1 if key == Qt.Key.Key_Right else -1
            self._look_at(last if self._at < 0 else min(last, max(0, self._at + step)))
            self._bring_into_view()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_Equal} and self.plots:
            self._zoom(1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM)
        elif key == Qt.Key.Key_Home:
            self._show_all()
        else:
            event.ignore()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: N802
        """Let Tab leave the chart: nothing inside of it takes the keyboard."""
        return QWidget.focusNextPrevChild(self, is_next)

    def _zoom(self, by: float) -> None:
        first, last = self.plots[-1].viewRange()[0]
        middle = self._days[self._at] if self._at >= 0 else (first + last) / 2
        half = (last - first) / 2 * by
        self.plots[-1].setXRange(middle - half, middle + half, padding=0)

    def _bring_into_view(self) -> None:
        first, last = self.plots[-1].viewRange()[0]
        at = self._days[self._at]
        if not first <= at <= last:
            half = (last - first) / 2
            self.plots[-1].setXRange(at - half, at + half, padding=0)


def broken(days: Sequence[float], values: Sequence[float]) -> tuple[np.ndarray, np.ndarray]:
    """Return a line with a gap wherever two points lie far apart."""
    x, y = np.asarray(days, float), np.asarray(values, float)
    gaps = np.flatnonzero(np.diff(x) > BROKEN_AFTER) + 1
    return np.insert(x, gaps, x[gaps - 1] + 1 if len(gaps) else []), np.insert(y, gaps, np.nan)


def line(
    plot: pg.PlotItem, days: Sequence[float], values: Sequence[float], ink: QPen, symbol: str = ""
) -> None:
    """Draw a line, with a dot at each point where they are few."""
    x, y = broken(days, values)
    dots = bool(symbol) and len(days) <= MANY
    plot.plot(
        x, y, pen=ink, connect="finite", symbol=symbol if dots else None, symbolSize=7,
        symbolBrush=ink.color(), symbolPen=None,
    )  # fmt: skip


def points(
    plot: pg.PlotItem, days: Sequence[float], values: Sequence[float], ink: QColor, symbol: str
) -> None:
    """Draw points without a line."""
    plot.addItem(pg.ScatterPlotItem(
        np.asarray(days, float), np.asarray(values, float), symbol=symbol, size=10,
        brush=ink, pen=None,
    ))  # fmt: skip


def bars(
    plot: pg.PlotItem, days: Sequence[float], values: Sequence[float], ink: QColor, width: float
) -> None:
    """Draw bars, each in the middle of its `width` in seconds."""
    x = np.asarray(days, float) + width / 2
    plot.addItem(pg.BarGraphItem(x=x, height=np.asarray(values, float), width=width * 0.8,
                                 brush=ink, pen=None))  # fmt: skip


def upright(
    plot: pg.PlotItem, day: date, ink: QPen, text: str, level: float, colours: ChartColours
) -> None:
    """Draw an upright line, with a word beside it where there is one."""
    options = {"position": level, "color": colours.ink, "anchors": [(0, 0.5), (0, 0.5)]}
    plot.addItem(
        pg.InfiniteLine(seconds(day), angle=90, pen=ink, label=text or None, labelOpts=options),
        ignoreBounds=True,
    )


def band(plot: pg.PlotItem, first: date, last: date, ink: QColor) -> None:
    """Shade days, behind everything else."""
    faint = QColor(ink)
    faint.setAlphaF(0.10)
    region = pg.LinearRegionItem(
        (seconds(first), seconds(last)), movable=False, brush=faint, pen=pg.mkPen(None)
    )
    region.setZValue(-100)
    plot.addItem(region, ignoreBounds=True)
