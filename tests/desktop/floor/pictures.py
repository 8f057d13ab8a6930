"""Pictures of the floor view in every state, to be looked at: whole, and from a distance.

    python -m tests.desktop.floor.pictures OUT [SIZE …] [--scene WORDS] [--letters PERCENT]

Writes OUT/SIZE-THEME-STATE.png, and the same at a quarter of its size to OUT/far/.
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import cast

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from exercise_coach import clock as real_clock
from exercise_coach.choices import Theme
from exercise_coach.desktop import coming_sound, speaking
from exercise_coach.desktop.theme import load_fonts
from exercise_coach.folders import shipped
from exercise_coach.settings import FILE_NAME
from tests.desktop.floor.scenes import FLOOR_SCENES
from tests.desktop.routines import write_routines
from tests.desktop.stand_ins import Clock, Desk, RecordingSound
from tests.desktop.voices import RecordingVoice

SIZES = ("1280x800", "1920x1080", "900x600", "800x1280")
THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST)


class _Patience:
    """What a desk needs of a test: somebody who waits."""

    @staticmethod
    def waitUntil(is_so: Callable[[], bool]) -> None:  # noqa: N802
        """Wait until something is so."""
        while not is_so():
            QTest.qWait(20)


def take(out: Path, size: str, theme: Theme, scene: str) -> None:
    """Take one picture."""
    clock, sound = Clock(), RecordingSound()
    real_clock.monotonic = clock.monotonic
    real_clock.wall = clock.wall
    setattr(coming_sound, "choose", lambda _preference, _tones: sound)  # noqa: B010
    setattr(speaking, "QtVoice", RecordingVoice().listen)  # noqa: B010
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        write_routines(data)
        (data / FILE_NAME).write_text(f"introduced: true\ntheme: {theme}\n")
        width, height = map(int, size.split("x"))
        desk = Desk(cast("QtBot", _Patience()), data, clock, sound)
        desk.open(size=(width, height))
        FLOOR_SCENES[scene](desk)
        _resize(desk.window, width, height)
        while desk.session.floor.figure.fade.is_on:
            QTest.qWait(20)
        picture = desk.window.grab()
        name = f"{size}-{theme}-{scene.replace(', ', '-').replace(' ', '-')}.png"
        picture.save(str(out / name))
        far = picture.scaledToWidth(
            picture.width() // 4, Qt.TransformationMode.SmoothTransformation
        )
        far.save(str(out / "far" / name))
        desk.close()


def _resize(window: QWidget, width: int, height: int) -> None:
    window.resize(width, height)
    for _ in range(5):
        QApplication.processEvents()


def main() -> None:
    """Take those that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("sizes", nargs="*", default=SIZES)
    parser.add_argument("--scene", default="")
    parser.add_argument("--theme", default="")
    parser.add_argument("--letters", type=int, default=100)
    asked = parser.parse_args()
    (asked.out / "far").mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    app.setStyle("Fusion")
    load_fonts(shipped("assets") / "fonts")
    face = app.font()
    face.setPointSizeF(face.pointSizeF() * asked.letters / 100)
    app.setFont(face)
    for size in asked.sizes:
        for theme in THEMES:
            for scene in FLOOR_SCENES:
                if asked.scene in scene and asked.theme in theme:
                    take(asked.out, size, theme, scene)


if __name__ == "__main__":
    main()
