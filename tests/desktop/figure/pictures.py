"""What the painter made, as numbers: pictures as arrays of red, green, blue and opacity."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.painter import Scene
from exercise_coach.desktop.figure.projection import Placing, Projection
from exercise_coach.desktop.theme import LIGHT, Colours, palette_of
from exercise_coach.figure import Camera, Frame

Pixels = npt.NDArray[np.uint8]
SIZE = (360, 280)


def view_of(camera: Camera, turn: float = 0.0, size: tuple[int, int] = SIZE) -> Projection:
    width, height = size
    scale = min(width / camera.span, 2 * height / camera.span)
    return Projection(camera, Placing(width / 2, height / 2, scale), turn)


def painted(
    frame: Frame, view: Projection, theme: Colours = LIGHT, size: tuple[int, int] = SIZE
) -> Pixels:
    """Return a frame as it is painted onto nothing."""
    return painted_by(Scene(view, figure_colours(palette_of(theme))), frame, size)


def painted_by(scene: Scene, frame: Frame, size: tuple[int, int] = SIZE) -> Pixels:
    """Return a frame as this scene paints it."""
    image = QImage(*size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.paint(painter, frame)
    painter.end()
    return pixels_of(image)


def pixels_of(image: QImage) -> Pixels:
    """Return rows of pixels; a picture of transparent ground keeps its opacity."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    flat: Pixels = np.frombuffer(bytes(image.constBits()), dtype=np.uint8)
    return flat.reshape(image.height(), image.width(), 4)


def difference(one: Pixels, other: Pixels) -> float:
    """Return the share of the picture that is clearly different."""
    far = np.abs(one.astype(int) - other.astype(int)).max(axis=2) > 40
    return float(far.mean())
