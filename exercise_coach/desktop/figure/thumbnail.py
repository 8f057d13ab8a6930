"""Small pictures of figures, each made when it is first seen, one at a time.

Reading a figure and painting it takes longer than a frame, so it is done beside the GUI thread.
"""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QRunnable, QSize, QThreadPool, Signal
from PySide6.QtGui import QAccessible, QImage, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.figure.picture import picture
from exercise_coach.figure import Figure
from exercise_coach.prescription import Exercise

SIZE: Final = QSize(108, 72)
MOST_KEPT: Final = 256


class _Wanted(NamedTuple):
    figure_id: str
    width: int
    height: int
    ratio: float
    window: int
    text: int


class _Answer(QObject):
    """Carries a picture to the GUI thread."""

    painted = Signal(object, QImage)


class _Painting(QRunnable):
    """Paints one picture beside the GUI thread."""

    def __init__(
        self, figures: Mapping[str, Figure], wanted: _Wanted, palette: QPalette, answer: _Answer
    ) -> None:
        super().__init__()
        self._figures, self._answer = figures, answer
        self._wanted, self._palette = wanted, palette

    def run(self) -> None:
        """Paint it, or nothing where the figure cannot be read, and hand it over."""
        made = QImage()
        try:
            figure = self._figures.get(self._wanted.figure_id)
            if figure is not None:
                made = self._painted(figure)
        finally:
            self._answer.painted.emit(self._wanted, made)

    def _painted(self, figure: Figure) -> QImage:
        size = QSize(self._wanted.width, self._wanted.height) * self._wanted.ratio
        stage, fraction = figure.picture
        return picture(figure, size, self._palette, stage, fraction=fraction)


class Thumbnails(QObject):
    """Makes and keeps the pictures of these figures; `made` comes when there is another one."""

    made = Signal()

    def __init__(self, figures: Mapping[str, Figure], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._kept: OrderedDict[_Wanted, QPixmap] = OrderedDict()
        self._waiting: OrderedDict[_Wanted, QPalette] = OrderedDict()
        self._is_painting = self._is_over = False
        self._answer = _Answer()
        self._answer.painted.connect(self._take)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def has(self, figure_id: str) -> bool:
        """Tell whether there is a file for this figure."""
        return figure_id in iter(self._figures)

    def picture(
        self, figure_id: str, size: QSize, palette: QPalette, ratio: float = 1.0
    ) -> QPixmap | None:
        """Return a picture, empty where the figure cannot be read; none while it is being made."""
        role = QPalette.ColorRole
        window, text = palette.color(role.Window).rgba(), palette.color(role.WindowText).rgba()
        wanted = _Wanted(figure_id, size.width(), size.height(), ratio, window, text)
        kept = self._kept.get(wanted)
        if kept is None and wanted not in self._waiting:
            self._waiting[wanted] = QPalette(palette)
            self._paint_next()
        return kept

    def _paint_next(self) -> None:
        if self._waiting and not self._is_painting and not self._is_over:
            self._is_painting = True
            wanted, palette = next(iter(self._waiting.items()))
            self._pool.start(_Painting(self._figures, wanted, palette, self._answer))

    def _take(self, wanted: _Wanted, painted: QImage) -> None:
        if self._is_over:
            return
        self._is_painting = False
        self._waiting.pop(wanted, None)
        made = QPixmap.fromImage(painted)
        made.setDevicePixelRatio(wanted.ratio)
        self._kept[wanted] = made
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        self.made.emit()
        self._paint_next()

    def stop(self) -> None:
        """Wait for the picture under way, and make no more: the window closes."""
        self._is_over = True
        self._pool.waitForDone()


class FigureThumbnail(QWidget):
    """The picture of one exercise. It takes no room where the exercise has no figure."""

    heard_as = QAccessible.Role.Graphic

    def __init__(self, thumbnails: Thumbnails, exercise: Exercise, size: QSize = SIZE) -> None:
        super().__init__()
        self._thumbnails = thumbnails
        self._figure_id = exercise.figure or exercise.id
        self.setObjectName(f"thumbnail-{exercise.id}")
        self.setAccessibleName(self.tr("Figure: {exercise}").format(exercise=exercise.name))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(size if thumbnails.has(self._figure_id) else QSize(0, 0))
        self._is_waiting = False
        thumbnails.made.connect(self._look_again)

    def _look_again(self) -> None:
        if self._is_waiting:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the picture, or nothing while it is being made."""
        if self.width() == 0:
            return
        made = self._thumbnails.picture(
            self._figure_id, self.size(), self.palette(), self.devicePixelRatioF()
        )
        self._is_waiting = made is None
        if made is not None and not made.isNull():
            QPainter(self).drawPixmap(0, 0, made)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()
