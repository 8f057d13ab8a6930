"""The floor view in a real window: as tall as asked on the screen, and a flash seen with a tone."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from exercise_coach.desktop.theme import LIGHT
from exercise_coach.session import Tone
from tests.end_to_end.display import Display
from tests.end_to_end.program import read_log
from tests.end_to_end.stage import open_window
from tests.end_to_end.waiting import until
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end, pytest.mark.punctual]

SETTINGS = "theme: light\nfloor_at_start: false\nvoice: tones\n"
REPS = """
format: 1
title: Reps
phase: strengthening
load: strength
prepare: 2 s
exercises:
  - use: pelvic-tilt
    reps: 20
    tempo: {out: 1, hold: 0, back: 1}
"""
HEIGHT = 800
_WATCH = """
import sys, time
from PySide6.QtGui import QGuiApplication
application = QGuiApplication(sys.argv)
screen = application.primaryScreen()
end = time.monotonic() + float(sys.argv[1])
while time.monotonic() < end:
    pixel = screen.grabWindow(0, 4, 200, 1, 1).toImage().pixelColor(0, 0)
    print(pixel.name(), flush=True)
    time.sleep(0.03)
"""


def test_into_the_floor_view_and_back_with_a_flash_on_each_tone(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    with open_window(tmp_path, display, sink, REPS, settings=SETTINGS) as stage:
        stage.press("1", "space")
        stage.ear.wait_for(Tone.BEGIN)
        near = tallest_ink(display.take_picture(tmp_path / "near.png"))
        stage.press("F11")
        far = until(lambda: _far(display, tmp_path), "a number as tall as a fifth of the screen")
        assert near < far
        seen = colours_of_the_frame(display, seconds=3)
        assert {LIGHT.window} < set(seen)
        assert 1 <= flashes_in(seen) <= 3
        stage.press("F11")
        until(
            lambda: tallest_ink(display.take_picture(tmp_path / "back.png")) < HEIGHT / 5,
            "the usual view",
        )
        stage.press("Escape")
        until(lambda: read_log(tmp_path), "the session in the logbook")
    assert read_log(tmp_path)[0]["outcome"] == "stopped_user"


def _far(display: Display, folder: Path) -> int:
    tall = tallest_ink(display.take_picture(folder / "far.png"))
    return tall if tall >= HEIGHT / 5 else 0


def tallest_ink(path: Path) -> int:
    """Return how many pixels high the tallest digit is: dark, and in the right half."""
    from PySide6.QtGui import QImage  # noqa: PLC0415 (the display's tests run without Qt, too)

    image = QImage(str(path)).convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1)
    # Clear of the frame and of the keys.
    area = pixels[60:-160, image.width() * 6 // 10 : image.width() - 60] < 60
    return longest_run(np.asarray(area.any(axis=1)).tolist())


def longest_run(rows: list[bool]) -> int:
    """Return the length of the longest run of rows with ink in them."""
    longest = run = 0
    for row in rows:
        run = run + 1 if row else 0
        longest = max(longest, run)
    return longest


def colours_of_the_frame(display: Display, seconds: float) -> list[str]:
    """Return the colour of a pixel of the frame, look after look."""
    command = [sys.executable, "-c", _WATCH, str(seconds)]
    watched = subprocess.run(
        command, env=display.environment(), capture_output=True, text=True, check=True, timeout=60
    )
    return watched.stdout.split()


def flashes_in(seen: list[str]) -> int:
    """Return how often the frame lit up."""
    return sum(one == LIGHT.window != other for one, other in pairwise(seen))
