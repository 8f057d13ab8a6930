"""Small pictures of figures, each made when it is first seen, and one at a time."""

from collections import OrderedDict
from collections.abc import Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.figure.picture import picture
from exercise_coach.figure import Figure
from exercise_coach.prescription import Exercise

SIZE: Final = QSize(108, 72)
MOST_KEPT: Final = 256
PAUSE_MS: Final = 10
"""Between two pictures the window has time for everything else."""


class _Wanted(NamedTuple):
    figure_id: str
    width: int
    height: int
    ratio: float
    window: int
    text: int


class Thumbnails(QObject):
    """Makes and keeps the pictures of these figures; `made` comes when there is another one."""

    made = Signal()

    def __init__(self, figures: Mapping[str, Figure], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._kept: OrderedDict[_Wanted, QPixmap] = OrderedDict()
        self._waiting: OrderedDict[_Wanted, QPalette] = OrderedDict()
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(PAUSE_MS)
        self._next.timeout.connect(self._make_one)

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
            self._next.start()
        return kept

    def _make_one(self) -> None:
        wanted, palette = self._waiting.popitem(last=False)
        self._kept[wanted] = self._make(wanted, palette)
        if len(self._kept) > MOST_KEPT:
            self._kept.popitem(last=False)
        if self._waiting:
            self._next.start()
        self.made.emit()

    def _make(self, wanted: _Wanted, palette: QPalette) -> QPixmap:
        figure = self._figures.get(wanted.figure_id)
        if figure is None:
            return QPixmap()
        size = QSize(wanted.width, wanted.height) * wanted.ratio
        stage, fraction = figure.picture
        made = QPixmap.fromImage(picture(figure, size, palette, stage, fraction=fraction))
        made.setDevicePixelRatio(wanted.ratio)
        return made


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
