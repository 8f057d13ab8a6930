"""What the window is tested with: a clock only tests move, a sound that remembers, and a desk."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.instance import Instance
from exercise_coach.desktop.program import Program
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.window import Window
from exercise_coach.logbook import FILE, Logbook, SessionRecord
from exercise_coach.session import State
from exercise_coach.session.events import Woke

Found = TypeVar("Found", bound=QWidget)
DAY = datetime(2024, 3, 1, 9, 0, tzinfo=UTC)
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Clock:
    """The time of day and the monotonic clock; both stand still until a test moves them."""

    def __init__(self) -> None:
        self.now = 1000.0

    def monotonic(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return DAY + timedelta(seconds=self.now)


class RecordingSound:
    """Plays into a list, and remembers what else it was asked for."""

    def __init__(self, name: str = "qt", notice: str | None = None) -> None:
        self.name = name
        self.notice = notice
        self.ready = True
        self.heard: list[str] = []
        self.volume = 1.0
        self.muted = False
        self.is_awake = False
        self.is_closed = False
        self.is_unheard = False
        self.lateness = 0.0

    def wake(self) -> None:
        self.is_awake = True

    def play(self, tone: str, at: float | None = None, /) -> None:
        self.heard.append(str(tone))

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None: ...

    def sounded(self) -> Sequence[tuple[str, float]]:
        return ()

    def hush(self) -> None:
        self.heard.append("(hush)")

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def set_muted(self, muted: bool) -> None:
        self.muted = muted

    def idle(self, seconds: float) -> None: ...

    def sleep(self) -> None:
        self.is_awake = False

    def close(self) -> None:
        self.is_closed = True


class Desk:
    """An open window of a data folder, with someone at the keyboard who also looks and listens."""

    def __init__(self, qtbot: QtBot, folder: Path, clock: Clock, sound: RecordingSound) -> None:
        self.qtbot, self.folder, self.clock, self.sound = qtbot, folder, clock, sound
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.window = Window()
        self.instance = Instance(folder, folder.parent)
        self.program = Program(app, self.window, folder, self.instance)
        self._is_open = True

    def open(self, wish: str | None = None, size: tuple[int, int] = (1280, 800)) -> "Desk":
        """Show the window and wait until everything is there."""
        self.window.resize(*size)
        self.window.show()
        self.program.open(wish)
        self.qtbot.waitUntil(self._is_furnished)
        return self

    def _is_furnished(self) -> bool:
        program = self.program
        is_known = program.today.day is not None or program.sessions.view is not None
        return bool(program.library.now.routines and program.sound.name and is_known)

    def close(self) -> None:
        """Close the window as the user would, and let it be destroyed."""
        if self._is_open:
            self._is_open = False
            self.window.close()
            self.instance.close()
            self.window.deleteLater()
            settle()

    # What is done

    def press(self, *names: str, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press keys by name, such as ``3``, ``Space`` or ``PageDown``."""
        for name in names:
            QTest.keyClick(self.window.windowHandle(), Qt.Key[f"Key_{name}"], modifier)
            QApplication.processEvents()

    def click(self, name: str) -> None:
        """Click a button that is seen, by its objectName."""
        button = self.find(QAbstractButton, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def begin(self, wish: str, score: int = 1) -> None:
        """Make a routine ready and start it at a score."""
        self.program.prepare(wish)
        self.press("T" if score == 10 else str(score), "Space")

    def wait(self, seconds: float) -> None:
        """Let time pass; the session is woken whenever something is due."""
        end = self.clock.now + seconds
        while self.clock.now < end:
            due = self._due()
            self.clock.now = end if due is None else min(end, self.clock.now + due)
            if due is not None:
                self.session.player.send(Woke())

    def wait_for(self, state: State) -> None:
        """Let time pass until the session is in this state."""
        for _ in range(10_000):
            if self.state is state:
                return
            self.wait(0.25)
        raise AssertionError(f"still {self.state} and not {state}")

    def wait_until(self, what: Callable[[], bool]) -> None:
        """Let the real time pass until something is so."""
        self.qtbot.waitUntil(what)

    def resize(self, size: tuple[int, int]) -> None:
        """Make the window larger or smaller."""
        self.window.resize(*size)
        settle()

    def stall(self, seconds: float) -> None:
        """Let time pass while the machine stands still."""
        self.clock.now += seconds
        self.session.player.send(Woke())

    def _due(self) -> float | None:
        session = self.program.sessions.view
        return session.player.guide.wait() if session else None

    # What is seen, and found

    @property
    def session(self) -> SessionView:
        """The session that is on."""
        assert self.program.sessions.view is not None
        return self.program.sessions.view

    @property
    def state(self) -> State:
        """Where the session stands."""
        return self.session.coach.state

    def is_in(self, state: State) -> bool:
        """Tell whether the session is in this state now."""
        return self.state is state

    def is_muted(self) -> bool:
        """Tell whether tones are dropped now."""
        return self.sound.muted

    @property
    def page(self) -> str:
        """The objectName of the page that is seen."""
        page = self.window.pages.currentWidget()
        assert page is not None
        return (page.page if isinstance(page, SessionView) else page).objectName()

    def find(self, kind: type[Found], name: str) -> Found:
        """Return the widget with this name that is seen."""
        QApplication.processEvents()
        found = [each for each in self.window.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} of {name} on {self.page}"
        return found[0]

    def text(self, name: str) -> str:
        """Return what a label says that is seen."""
        return self.find(QLabel, name).text()

    def texts(self) -> str:
        """Return every text that is seen, one a line."""
        labels = [each.text() for each in self.window.findChildren(QLabel) if each.isVisible()]
        buttons = self.window.findChildren(QAbstractButton)
        return "\n".join([*labels, *(each.text() for each in buttons if each.isVisible())])

    def sees(self, name: str) -> bool:
        """Tell whether something with this name is seen."""
        QApplication.processEvents()
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def log(self) -> Sequence[SessionRecord]:
        """Return the ended sessions, as another program would read them."""
        if self.program.sessions.view is not None:
            assert self.session._parts.journal.flush(5)
        with Logbook.open(self.folder / FILE, read_only=True) as logbook:
            return logbook.sessions()


def settle() -> None:
    """Let what was to be deleted later be deleted now."""
    for _ in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
