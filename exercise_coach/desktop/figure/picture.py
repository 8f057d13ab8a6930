"""A figure as a picture: for thumbnails, and for files."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPalette

from exercise_coach.desktop.figure.arrows import paint_arrow
from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.framing import placing
from exercise_coach.desktop.figure.painter import Scene
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.desktop.figure.working import working_limbs
from exercise_coach.figure import Figure, Stage, arrows_of
from exercise_coach.prescription import Exercise, Side


def figure_of(figures: Mapping[str, Figure], exercise: Exercise) -> Figure | None:
    """Return the figure of an exercise: the one it names, else the one with its id."""
    return figures.get(exercise.figure or exercise.id)


def picture(
    figure: Figure, size: QSize, palette: QPalette, stage: Stage = Stage.HOLD,
    side: Side | None = None, fraction: float = 0.0, beside: Iterable[Figure] = (),
) -> QImage:  # fmt: skip
    """Return a moment of a figure on a transparent ground; `size` is in pixels.

    It is as large as those `beside` it, such as mistakes, would be. In the moment in which the
    figure is best known, arrows tell how it moves.
    """
    beside = tuple(beside)
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    is_known_by = not beside and (stage, fraction) == figure.picture
    arrows = arrows_of(figure, side) if is_known_by else ()
    place = placing(figure, size.width(), size.height(), beside=beside, arrows=arrows)
    view = Projection(figure.camera, place)
    scene = Scene(view, figure_colours(palette), working_limbs(figure, side))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scene.paint(painter, figure.frame(stage, fraction, side))
    for arrow in arrows:
        paint_arrow(painter, arrow, view, scene.colours)
    painter.end()
    return image
