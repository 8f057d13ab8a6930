"""A page in a window, someone at the keyboard, and a list of what was told."""

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from itertools import count
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.window import Window
from exercise_coach.recovery.facts import Fact
from tests.desktop.stand_ins import settle

Found = TypeVar("Found", bound=QWidget)
MORNING = datetime(2024, 3, 14, 9, 30, tzinfo=timezone(timedelta(hours=1)))
EVENING = MORNING.replace(hour=19)


class Stage:
    """Shows pages; every fact gets the next number as its id, and `now` as its moment."""

    def __init__(self) -> None:
        self.window = Window()
        self.window.take_typed_ahead()  # nobody is to be waited for
        self.now = MORNING
        self.told: list[Fact] = []
        self.heard: list[object] = []
        self._numbers = count(1)

    def teller(self) -> Teller:
        """Return what stamps the facts of these tests."""
        return Teller(lambda: self.now, lambda: f"fact-{next(self._numbers)}")

    def tell(self, facts: Sequence[Fact]) -> None:
        """Take what a page tells."""
        self.told += facts

    def hear(self, *what: object) -> None:
        """Take any other signal of a page."""
        self.heard.append(what[0] if what else "left")

    def show(
        self, page: QWidget, *, alone: bool = True, size: tuple[int, int] = (1280, 800)
    ) -> None:
        """Show a page in the window."""
        self.window.resize(*size)
        self.window.show()
        self.window.show_page(page, alone=alone)
        self.window.activateWindow()
        settle()

    def resize(self, size: tuple[int, int]) -> None:
        """Make the window larger or smaller."""
        self.window.resize(*size)
        settle()

    def press(self, *names: str) -> None:
        """Press keys by name, such as ``3``, ``Space`` or ``PageDown``."""
        for name in names:
            QTest.keyClick(self.window.windowHandle(), Qt.Key[f"Key_{name}"])
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Write into whatever has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)
        QApplication.processEvents()

    def click(self, name: str) -> None:
        """Click a button that is seen."""
        QTest.mouseClick(self.find(QAbstractButton, name), Qt.MouseButton.LeftButton)
        settle()

    def focus(self, name: str) -> None:
        """Reach something by Tab."""
        for _ in range(120):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not reach {name}")

    def find(self, kind: type[Found], name: str) -> Found:
        """Return the widget with this name that is seen."""
        QApplication.processEvents()
        found = [each for each in self.window.findChildren(kind, name) if each.isVisible()]
        assert len(found) == 1, f"{len(found)} of {name}"
        return found[0]

    def text(self, name: str) -> str:
        """Return what a label says that is seen."""
        return self.find(QLabel, name).text()

    def texts(self) -> list[str]:
        """Return every text that is seen."""
        QApplication.processEvents()
        return [each.text() for each in self.window.findChildren(QLabel) if each.isVisible()]

    def sees(self, name: str) -> bool:
        """Tell whether something with this name is seen."""
        QApplication.processEvents()
        return any(each.isVisible() for each in self.window.findChildren(QWidget, name))

    def close(self) -> None:
        """Let the window be destroyed."""
        self.window.close()
        self.window.deleteLater()
        settle()
