"""Opens the window: what must come before the first paint, and nothing else."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer
from PySide6.QtWidgets import QApplication

from exercise_coach import __version__
from exercise_coach.desktop.accessible import serve_readers
from exercise_coach.desktop.ahead import Ahead
from exercise_coach.desktop.bringing import PROGRAM, SOON, Bringing
from exercise_coach.desktop.instance import Heard, Instance
from exercise_coach.desktop.text_size import apply_text_size
from exercise_coach.desktop.theme import apply_theme, load_fonts
from exercise_coach.desktop.window import Window
from exercise_coach.desktop.window_state import read_state
from exercise_coach.folders import shipped

LONGEST_TURN = 0.001
"""How long one thread keeps Python while another waits for it, in seconds."""

RUNS_ALREADY = "Exercise Coach is running already."
OPEN_ALREADY = "Exercise Coach is open already; its window has come to the front."
NO_ANSWER = "Exercise Coach is open already but does not answer. Close it, or wait."


def run(data_dir: Path, routine: str | None = None, *, in_tray: bool = False) -> int:
    """Open the window, or bring the open one to the front; return the exit code.

    `routine` is the id or path of a routine to be made ready. `in_tray` begins without a window,
    and does nothing where the program runs already. Where the open window does not answer nothing
    is opened, and the code is 1.
    """
    app = _application()
    routine = _wherever_started(routine)
    instance = Instance(data_dir, _runtime_folder())
    if not instance.is_first():
        code = _leave_to(instance, routine or "", in_tray=in_tray)
        if code is not None:
            return code
    serve_readers()
    # A thread that reads or imports keeps the window waiting for so long at most, not for 5 ms.
    sys.setswitchinterval(LONGEST_TURN)
    window = _window(app, data_dir)
    bringing, ahead = Bringing(window), Ahead(window)
    window.closing.connect(bringing.stop)
    window.closing.connect(ahead.stop)

    def furnish() -> Iterator[None]:
        from exercise_coach.desktop.program import Program  # noqa: PLC0415 (heavy, and here by now)

        program = Program(app, window, data_dir, instance)
        yield  # both in one would hold up the window
        program.open(routine)
        if in_tray:
            program.staying.begin_hidden()
        else:
            bringing.came.connect(lambda: ahead.make(program.pages.make_ahead()))
        bringing.begin(SOON)

    bringing.came.connect(lambda: ahead.make(furnish()), Qt.ConnectionType.SingleShotConnection)
    if in_tray:
        QTimer.singleShot(0, window, lambda: _bring(bringing, window))
    else:
        window.painted.connect(lambda: _bring(bringing, window))
        window.show()
        # Where no window manager gives the keyboard to a new window, it has to ask.
        window.activateWindow()
    # Qt does not quit by itself while anything holds its quit lock.
    window.closing.connect(app.quit, Qt.ConnectionType.QueuedConnection)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    code = app.exec()
    window.deleteLater()
    instance.close()
    return code


def _wherever_started(routine: str | None) -> str | None:
    """Return a routine as the first window finds it, which may run in another folder."""
    if routine is not None and any(mark in routine for mark in (os.sep, "/", ".")):
        return str(Path(routine).absolute())
    return routine


def _leave_to(first: Instance, wish: str, *, in_tray: bool) -> int | None:
    """Leave everything to the window that is open; return the exit code, or none if it is gone."""
    if in_tray:
        _say(RUNS_ALREADY)
        return 0
    heard = first.hand_over(wish)
    if heard is Heard.BY_NOBODY:
        if sys.stderr is not None:
            sys.stderr.write(f"exercise-coach: {NO_ANSWER}\n")
        return 1
    if heard is Heard.BY_THE_FIRST:
        _say(OPEN_ALREADY)
        return 0
    return None


def _say(text: str) -> None:
    """Say it in the terminal, where there is one."""
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")


def _application() -> QApplication:
    """Return the one that is there, or a new one, with its names."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    app.setApplicationName("Exercise Coach")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("exercise-coach")
    return app


def _window(app: QApplication, data_dir: Path) -> Window:
    """Return the window as it looked and stood when it was last closed."""
    app.setStyle("Fusion")
    load_fonts(shipped("assets") / "fonts")
    state = read_state(data_dir)
    look = state.appearance
    apply_theme(app, look.theme, wants_contrast=look.wishes.high_contrast)
    apply_text_size(app, look.text_size, look.wishes.text_scale)
    window = Window()
    window.restoreGeometry(state.geometry)
    return window


def _bring(bringing: Bringing, window: Window) -> None:
    """Have all that is heavy imported, once the window is seen."""
    from exercise_coach.desktop.faults import tell_faults  # noqa: PLC0415
    from exercise_coach.desktop.signals import close_on_signals  # noqa: PLC0415

    tell_faults()
    close_on_signals(window)
    bringing.begin(PROGRAM)


def _runtime_folder() -> Path:
    places = QStandardPaths.StandardLocation
    for place in (places.RuntimeLocation, places.TempLocation):
        folder = QStandardPaths.writableLocation(place)
        if folder:
            return Path(folder)
    return Path.home()
