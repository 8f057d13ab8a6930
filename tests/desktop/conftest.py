"""A window for each test: its own data folder, clock and sound, and nothing said by Qt."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.logging import _QtMessageCapture as LogCapture
from pytestqt.qtbot import QtBot

from exercise_coach import clock as real_clock
from exercise_coach.choices import Theme
from exercise_coach.desktop import coming_sound, speaking
from exercise_coach.desktop.accessible import serve_readers
from exercise_coach.desktop.text_size import apply_text_size
from exercise_coach.desktop.theme import apply_theme, load_fonts
from exercise_coach.folders import shipped
from exercise_coach.settings import FILE_NAME
from tests.desktop.routines import write_routines
from tests.desktop.stand_ins import Clock, Desk, RecordingSound
from tests.desktop.voices import RecordingVoice

HARMLESS = (
    "This plugin does not support",
    "keyToAscii",
    "QObject::connect: No such signal QPlatformNativeInterface::systemTrayWindowChanged",
)
"""What the offscreen plugin and QTest themselves complain about."""

PATIENCE_MS = 30_000
"""How long a machine whose cores are all busy may take for anything."""

OpenDesk = Callable[..., Desk]


@pytest.fixture
def qtbot(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> QtBot:
    """Qt's hands, with patience."""
    monkeypatch.setattr(qtbot, "waitUntil", partial(qtbot.waitUntil, timeout=PATIENCE_MS))
    return qtbot


@pytest.fixture(scope="session")
def _look(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    load_fonts(shipped("assets") / "fonts")
    serve_readers()


@pytest.fixture
def app(qapp: QApplication, _look: None) -> Iterator[QApplication]:
    apply_theme(qapp, Theme.LIGHT)
    yield qapp
    apply_text_size(qapp, 100)


@pytest.fixture
def large_letters(app: QApplication) -> Iterator[None]:
    """The system's letters at half as large again."""
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    QApplication.setFont(larger)
    yield
    QApplication.setFont(before)


@pytest.fixture(autouse=True)
def _quiet_qt(qtlog: LogCapture) -> Iterator[None]:
    """Fail a test in which Qt complains."""
    yield
    said = [each.message for each in qtlog.records if not each.message.startswith(HARMLESS)]
    assert not said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with the routines of these tests, of somebody who was here before.

    Who wants to see a session on the floor fills the screen with F11.
    """
    data = tmp_path / "data"
    write_routines(data)
    (data / FILE_NAME).write_text("introduced: true\nfloor_at_start: false\n")
    return data


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    stand_in = Clock()
    monkeypatch.setattr(real_clock, "monotonic", stand_in.monotonic)
    monkeypatch.setattr(real_clock, "wall", stand_in.wall)
    return stand_in


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> RecordingSound:
    stand_in = RecordingSound()
    monkeypatch.setattr(coming_sound, "choose", lambda preference, tones: stand_in)
    return stand_in


@pytest.fixture
def voice(monkeypatch: pytest.MonkeyPatch) -> RecordingVoice:
    stand_in = RecordingVoice()
    monkeypatch.setattr(speaking, "QtVoice", stand_in.listen)
    return stand_in


@pytest.fixture
def open_desk(
    app: QApplication, qtbot: QtBot, folder: Path, clock: Clock, sound: RecordingSound,
    voice: RecordingVoice,
) -> Iterator[OpenDesk]:  # fmt: skip
    """Open a window; it is closed when the test is over."""
    desks: list[Desk] = []

    def open_(
        wish: str | None = None, size: tuple[int, int] = (1280, 800), data: Path = folder
    ) -> Desk:
        desks.append(Desk(qtbot, data, clock, sound))
        return desks[-1].open(wish, size)

    yield open_
    for desk in desks:
        desk.close()
    assert not [window for window in QGuiApplication.topLevelWindows() if window.isVisible()]


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk()
