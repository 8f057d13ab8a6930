"""Runs in a process of its own: goes through the whole program, and tells how long it stood still.

    python -m tests.benchmarks.touring DATA_FOLDER [--why]

Prints, as JSON, of each step the longest stretch in milliseconds: how long the GUI thread computed
without looking at what the user does, and how long it was by the clock on the wall. With --why
it also tells on stderr what ran in the long ones.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from exercise_coach.desktop import app as program
from tests.benchmarks.watch import Stretch, Watch

STEP_MS, BEGIN_MS = 400, 2500
LOOK_MS = 50
QUIET, PATIENCE = 0.15, 60.0
"""A step is over once it was quiet for so long, and a tour has failed after so long, in seconds."""
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True)
class Step:
    """What is done, how long it is watched then at the least, and the group it is counted to.

    What moves all the time is never quiet.
    """

    group: str
    name: str
    wish: Callable[[], None] = lambda: None
    ms: int = STEP_MS
    is_over: Callable[[], bool] = lambda: True
    moves: bool = False


def window() -> QWidget:
    """Return the window."""
    return next(each for each in QApplication.topLevelWidgets() if each.objectName() == "window")


def click(name: str) -> Callable[[], None]:
    """Return what clicks the button of this name that is seen."""

    def wish() -> None:
        seen = [each for each in window().findChildren(QAbstractButton, name) if each.isVisible()]
        assert seen, f"there is no {name} to be clicked"
        seen[0].click()

    return wish


def press(key: Qt.Key, text: str = "") -> Callable[[], None]:
    """Return what presses a key."""

    def wish() -> None:
        target = QApplication.focusWidget() or window().focusWidget() or window()
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(target, QKeyEvent(kind, key, NO_MODIFIER, text))

    return wish


def is_furnished() -> bool:
    """Tell whether all is there that is made without having been asked for."""
    return all(window().findChild(QWidget, name) for name in ("due-start", "share-page"))


def steps() -> Iterator[Step]:
    """Return what is done, in this order."""
    yield Step("the start", "start", is_over=is_furnished)
    places = ("routines", "relief", "logbook", "settings", "today")
    for name in places:
        yield Step("a page, the first time", name, click(f"go-{name}"))
    for name in places:
        yield Step("a page, again", f"{name} again", click(f"go-{name}"))
    yield from steps_of_logbook()
    yield from steps_of_session()


def steps_of_logbook() -> Iterator[Step]:
    """Return a look at everything in the logbook."""
    group, key = "within the logbook", Qt.Key
    yield Step("a page, again", "logbook once more", click("go-logbook"))
    for name in ("pain", "weeks", "exercises", "sessions"):
        yield Step(group, name, click(f"tab-{name}"))
    yield Step(group, "one session", press(key.Key_Return))
    yield Step(group, "back to the sessions", press(key.Key_Escape))
    yield Step("the report", "to be shared", click("logbook-share"))
    yield Step("a page, again", "back from sharing", press(key.Key_Escape))
    yield Step("a page, again", "today, from the logbook", click("go-today"))


def steps_of_session() -> Iterator[Step]:
    """Return a session from its ready page to its end."""
    group, key = "within a session", Qt.Key
    yield Step("preparing a session", "ready", click("due-start"))
    yield Step(group, "score", press(key.Key_1, "1"))
    yield Step(group, "start", press(key.Key_Space, " "), BEGIN_MS, moves=True)
    yield Step(group, "pause", press(key.Key_Space, " "))
    yield Step(group, "go on", press(key.Key_Space, " "), moves=True)
    yield Step(group, "skip", press(key.Key_Right), moves=True)
    yield Step(group, "pain", press(key.Key_P, "p"))
    yield Step(group, "answer", press(key.Key_1, "1"), moves=True)
    yield Step(group, "symptoms", press(key.Key_S, "s"))
    yield Step(group, "none", press(key.Key_Escape), moves=True)
    yield Step(group, "cramp", press(key.Key_C, "c"))
    yield Step("the floor view", "to the floor", press(key.Key_F11))
    yield Step("the floor view", "to the desk", press(key.Key_F11))
    yield Step(group, "stopped by pain", press(key.Key_5, "5"))
    yield Step(group, "last page", press(key.Key_Return))
    yield Step("leaving a session", "done", press(key.Key_Return))
    yield Step("leaving a session", "today", ms=STEP_MS)


class Tour:
    """Takes step by step, and quits."""

    def __init__(self, *, why: bool) -> None:
        self.seen: list[tuple[Step, Stretch]] = []
        self._why = why
        self._steps = steps()
        self._watch = Watch(looks=why)
        self._step: Step | None = None
        self._began = 0.0

    def go(self) -> None:
        """Take the next step, and the others after it."""
        self._step = next(self._steps, None)
        if self._step is None:
            QCoreApplication.quit()
            return
        self._began = time.monotonic()
        self._watch.take()
        QTimer.singleShot(self._step.ms, self._look)
        self._step.wish()

    def _look(self) -> None:
        """Go on once the step is over."""
        step = self._step
        assert step is not None
        is_quiet = step.moves or self._watch.quiet > QUIET
        if not (is_quiet and step.is_over()):
            assert time.monotonic() < self._began + PATIENCE, f"{step.name} never ended"
            QTimer.singleShot(LOOK_MS, self._look)
            return
        self.seen.append((step, self._watch.take()))
        if self._why:
            tell(*self.seen[-1])
        self.go()


def tell(step: Step, stretch: Stretch) -> None:
    """Print what ran."""
    page = window().findChild(QWidget, "session") or window()
    seen = [each.objectName() for each in page.findChildren(QWidget) if each.isVisible()]
    where = next((name for name in seen if name.endswith("-page")), "")
    figures = f"{stretch.busy:6.1f} {stretch.longest:6.1f}"
    print(f"{figures}  {step.group}: {step.name}  [{where}]", file=sys.stderr)
    for ran, count in stretch.ran.most_common(8):
        print(f"{count:10} {ran}", file=sys.stderr)


def main() -> int:
    """Open the program, and go."""
    tours: list[Tour] = []

    class Toured(QApplication):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            tours.append(Tour(why="--why" in sys.argv))
            QTimer.singleShot(0, tours[0].go)

    setattr(program, "QApplication", Toured)  # noqa: B010 (a type may not be assigned)
    code = program.run(Path(sys.argv[1]))
    seen = tours[0].seen
    told = [(step.group, step.name, each.busy, each.longest) for step, each in seen]
    print(json.dumps(told), flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
