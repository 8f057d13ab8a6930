"""One picture turning into another."""

from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPixmap

FADE_MS: Final = 280


class Fade(QObject):
    """Lets what was seen last fade into what is seen now; `changed` asks for another picture."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: QPixmap | None = None
        self._time = QVariantAnimation(self)
        self._time.setStartValue(0.0)
        self._time.setEndValue(1.0)
        self._time.setDuration(FADE_MS)
        self._time.valueChanged.connect(self.changed)
        self._time.finished.connect(self._end)

    @property
    def is_on(self) -> bool:
        """Whether something fades."""
        return self._before is not None

    def begin(self, before: QPixmap) -> None:
        """Let this picture fade away from now on."""
        self._before = before
        self._time.stop()
        self._time.start()

    def _end(self) -> None:
        self._before = None
        self.changed.emit()

    def into(self, now: QPixmap) -> QPixmap:
        """Return what is seen while this picture comes."""
        share = float(self._time.currentValue() or 0.0)
        return now if self._before is None else dissolved(self._before, now, share)


def dissolved(first: QPixmap, last: QPixmap, share: float) -> QPixmap:
    """Return one picture turning into another, in the size of that one.

    What both have in common stays as it is.
    """
    size = last.size()
    result, pale = _faded(first, 1.0 - share, size), _faded(last, share, size)
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    painter.drawPixmap(0, 0, pale)
    painter.end()
    return result


def _faded(picture: QPixmap, opacity: float, size: QSize) -> QPixmap:
    faded = QPixmap(size)
    faded.setDevicePixelRatio(picture.devicePixelRatio())
    faded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(faded)
    painter.setOpacity(opacity)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return faded
