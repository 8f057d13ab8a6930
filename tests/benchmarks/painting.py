"""Runs in a process of its own: paints the movement of every shipped figure on one core.

    python -m tests.benchmarks.painting

Prints, as JSON, the milliseconds of each frame by figure, at 900 by 700 pixels with the software
rasteriser, as the window paints them: thirty frames a second of a movement of two seconds.
"""

import json
import os
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter

from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.framing import placing
from exercise_coach.desktop.figure.painter import Scene
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.desktop.theme import LIGHT, palette_of
from exercise_coach.figure import FOLDER, Figure, Stage, load_figures
from exercise_coach.folders import shipped

SIZE = (900, 700)
FRAMES = 60


def paint(figure: Figure) -> list[float]:
    """Return how long each frame took, in milliseconds."""
    view = Projection(figure.camera, placing(figure, *SIZE))
    scene = Scene(view, figure_colours(palette_of(LIGHT)))
    image = QImage(*SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    stage = Stage.LOOP if figure.period else Stage.OUT
    taken = []
    for number in range(FRAMES):
        began = time.perf_counter()
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.paint(painter, figure.frame(stage, number / FRAMES))
        painter.end()
        taken.append(1000 * (time.perf_counter() - began))
    return taken


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    application = QGuiApplication(sys.argv[:1])
    figures = load_figures(shipped("assets") / FOLDER)
    print(json.dumps({name: paint(figure) for name, figure in figures.items()}))
