"""The window as a whole: one for each folder, light to start, quiet at rest, and with no leaks."""

import gc
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach.desktop import app as opening
from exercise_coach.desktop import instance
from exercise_coach.desktop.instance import Heard, Instance
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.session_keys import SessionKeys
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.window import first_size
from exercise_coach.prescription import Phase
from exercise_coach.session import State
from exercise_coach.session.events import Stop
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

HEAVY = ("msgspec", "yaml", "sqlite3", "jsonschema", "PySide6.QtMultimedia", "PySide6.QtNetwork")


# The first window


@pytest.mark.parametrize(
    ("screen", "most"),
    [((1366, 768), (1280, 768)), ((1920, 1080), (1280, 800)), ((1024, 600), (1024, 600))],
)
def test_the_first_window_fits_the_screen(screen: tuple[int, int], most: tuple[int, int]) -> None:
    size = first_size(QSize(*screen), 24)
    assert size.width() == most[0]
    assert size.height() + 24 <= screen[1]
    assert size.height() >= most[1] - 2 * 24


# One window for each folder


def _has_ended(process: "subprocess.Popen[bytes]") -> Callable[[], bool]:
    return lambda: process.poll() is not None


@pytest.fixture
def first(folder: Path, runtime_folder: Path, app: QApplication) -> Instance:
    return Instance(folder, runtime_folder)


def test_a_second_start_hands_its_wish_to_the_first(
    first: Instance, folder: Path, runtime_folder: Path, desk: Desk
) -> None:
    assert first.is_first()
    first.listen()
    wishes: list[str] = []
    first.wished.connect(wishes.append)
    for wish in ("steady-trunk", "", "ein/ä b.yaml"):
        code = (
            "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
            "from exercise_coach.desktop.instance import *; app = QCoreApplication([]);"
            "second = Instance(Path(sys.argv[1]), Path(sys.argv[2]));"
            "is_first = second.is_first(); heard = second.hand_over(sys.argv[3]);"
            "sys.exit(10 * is_first + (heard is not Heard.BY_THE_FIRST))"
        )
        with subprocess.Popen([sys.executable, "-c", code, folder, runtime_folder, wish]) as second:
            desk.wait_until(_has_ended(second))
        assert second.returncode == 0
    assert wishes == ["steady-trunk", "", "ein/ä b.yaml"]
    first.close()


def test_another_folder_has_a_window_of_its_own(
    first: Instance, tmp_path: Path, runtime_folder: Path
) -> None:
    other = Instance(tmp_path, runtime_folder)
    assert first.is_first()
    assert other.is_first()
    first.close()
    other.close()


def test_the_place_is_free_again_after_the_window(
    first: Instance, folder: Path, runtime_folder: Path
) -> None:
    second = Instance(folder, runtime_folder)
    assert first.is_first()
    assert not second.is_first()
    first.close()
    assert second.is_first()
    second.close()


def test_a_window_that_does_not_answer_keeps_its_place(
    first: Instance, folder: Path, runtime_folder: Path, app: QApplication,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(instance, "ANSWER_MS", 100)
    monkeypatch.setattr(opening, "_application", lambda: app)
    monkeypatch.setattr(opening, "_runtime_folder", lambda: runtime_folder)
    assert first.is_first()
    first.listen()  # and hears nothing, since nothing comes to its turn meanwhile
    assert opening.run(folder) == 1
    assert capsys.readouterr().err == (
        "exercise-coach: Exercise Coach is open already but does not answer. Close it, or wait.\n"
    )
    second = Instance(folder, runtime_folder)
    first.close()
    assert second.hand_over("") is Heard.NOBODY_IS_THERE
    second.close()


def test_a_wish_makes_the_routine_ready_but_disturbs_no_session(desk: Desk) -> None:
    desk.instance.wished.emit("steady-trunk")
    assert desk.page == "ready-page"
    desk.press("1", "Space")
    desk.instance.wished.emit("slow-turns")
    assert desk.session.coach.routine.id == "steady-trunk"
    assert desk.is_in(State.RUNNING)
    assert desk.text("session-notice") == "End this session first: Slow turns was not opened."
    desk.instance.wished.emit("/somewhere/far away/mine.yaml")
    assert desk.text("session-notice") == "End this session first: mine.yaml was not opened."


# Light to start

FIRST_PAINT = """
import os, sys
from pathlib import Path
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from exercise_coach.desktop import app, window
class Look(window.Window):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(" ".join(name for name in sys.argv[2:] if name in sys.modules), flush=True)
        os._exit(0)
app.Window = Look
app.run(Path(sys.argv[1]))
"""


def test_nothing_heavy_is_imported_before_the_first_paint(tmp_path: Path) -> None:
    words = [sys.executable, "-c", FIRST_PAINT, str(tmp_path), *HEAVY]
    told = subprocess.run(words, capture_output=True, text=True, timeout=30, check=True).stdout
    assert told.split() == []


# By keyboard


def test_the_arrows_go_from_page_to_page(desk: Desk) -> None:
    desk.find(QWidget, "go-today").setFocus()
    seen = []
    for _ in range(4):
        desk.press("Down")
        seen.append(desk.page)
    assert seen == ["routines-page", "relief-page", "logbook-page", "settings-page"]


def test_choosing_a_phase_by_keyboard(desk: Desk) -> None:
    desk.program.go(Place.ROUTINES)
    desk.find(QWidget, "phase-acute").setFocus()
    desk.press("Right")
    assert desk.program.routines.phase is Phase.RECOVERY
    chosen = desk.program.routines.chosen
    assert chosen is not None
    assert chosen.routine.phase is Phase.RECOVERY


def test_the_first_and_the_last_routine_by_one_key(desk: Desk) -> None:
    desk.program.go(Place.ROUTINES)
    desk.program.routines.focus_list()
    first = desk.program.routines.chosen
    desk.press("End")
    last = desk.program.routines.chosen
    desk.press("Down")
    assert desk.program.routines.chosen is last is not first
    desk.press("Home")
    assert desk.program.routines.chosen is first


# Quiet at rest


class Paints(QObject):
    """Counts the paint events of each widget, by objectName."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.counted: Counter[str] = Counter()
        for widget in window.findChildren(QWidget):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint:
            self.counted[watched.objectName()] += 1
        return False


def wait_for_the_figure(desk: Desk) -> None:
    """Wait until it has faded over into its place."""
    desk.qtbot.wait(100)
    desk.wait_until(lambda: not desk.session.is_making)
    desk.wait_until(lambda: not desk.session.exercise.demonstration.figure.fade.is_on)
    desk.qtbot.wait(50)


def test_nothing_is_repainted_where_nothing_changed(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(9)
    assert desk.session.coach.interval.kind == "hold"
    wait_for_the_figure(desk)
    paints = Paints(desk.window)
    for _ in range(50):
        desk.session.exercise._show_time()
        QApplication.processEvents()
    assert paints.counted == {}


def test_in_a_second_of_a_hold_only_what_counts_is_repainted(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(9)
    wait_for_the_figure(desk)
    paints = Paints(desk.window)
    for _ in range(25):
        desk.wait(0.04)
        desk.session.exercise._show_time()
        QApplication.processEvents()
    # What moves lies on its pages, which have no name or one of these.
    pages = {"", "session", "exercise-page"}
    assert set(paints.counted) <= {"ring", "time-left", "progress", "figure"} | pages
    assert paints.counted["figure"] <= 12  # it breathes
    assert paints.counted["ring"] <= 25
    assert paints.counted["time-left"] <= 2
    assert paints.counted["progress"] <= 8


def test_a_paused_session_is_not_repainted(desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.wait(9)
    desk.press("Space")
    wait_for_the_figure(desk)
    paints = Paints(desk.window)
    desk.qtbot.wait(300)
    assert paints.counted == {}
    running = [timer for timer in desk.window.findChildren(QTimer) if timer.isActive()]
    # The coach looks at the clock once a second; what falls due later waits for its moment.
    assert [(t.parent(), t.interval()) for t in running if t.interval() < 500] == []


# No leaks


def test_fifty_sessions_leave_nothing_behind(desk: Desk) -> None:
    def visit() -> None:
        desk.begin("steady-trunk")
        desk.session.send(Stop())
        desk.press("Escape", "Return")
        settle()

    def count() -> tuple[int, int, int]:
        gc.collect()
        settle()
        views = sum(isinstance(each, SessionView | SessionKeys) for each in gc.get_objects())
        return len(QApplication.allWidgets()), len(desk.window.findChildren(QObject)), views

    visit()
    before = count()
    for _ in range(50):
        visit()
    assert count() == before
    assert len(desk.log()) == 51


def test_reading_anew_leaves_no_cards_behind(desk: Desk) -> None:
    def count() -> int:
        settle()
        return len(QApplication.allWidgets())

    desk.program.routines._fill()
    before = count()
    for _ in range(20):
        desk.program.routines._fill()
    assert count() == before


def test_a_window_closed_while_the_sound_is_chosen_closes_it(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.program.sound.choose(desk.program.preferences.settings.sound)
    desk.sound.is_closed = False
    desk.close()
    assert desk.sound.is_closed
