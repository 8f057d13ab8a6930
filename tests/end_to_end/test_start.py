"""Starting: twice, without a display, without sound."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.end_to_end.display import Display
from tests.end_to_end.program import Program, read_log
from tests.end_to_end.stage import ONE_EXERCISE, write_routine
from tests.end_to_end.waiting import until
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end]

COVER = """
from PySide6.QtWidgets import QApplication, QWidget
application = QApplication([])
window = QWidget()
window.setGeometry(application.primaryScreen().geometry())
window.show()
application.exec()
"""


def test_a_second_start_raises_the_first_window(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    env = {**sink.env, **display.env}
    with ExitStack() as stack:
        first = stack.enter_context(Program(tmp_path, env=env))
        window = until(lambda: display.windows(first.pid), "the first window")[0]
        stack.enter_context(another_window(display))
        until(lambda: display.on_top() != window, "it to be covered")
        second = stack.enter_context(Program(tmp_path, env=env))
        assert second.end() == 0, second.err
        until(lambda: display.on_top() == window, "the first window to be on top")
        assert first.is_running()
        assert display.windows(first.pid) == [window]


def test_two_starts_at_once_open_one_window(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    env = {**sink.env, **display.env}
    with Program(tmp_path, env=env) as one, Program(tmp_path, env=env) as other:
        until(lambda: not (one.is_running() and other.is_running()), "one of them to end")
        ended, stays = (one, other) if other.is_running() else (other, one)
        assert ended.end() == 0, ended.err
        until(lambda: display.windows(stays.pid), "the window")
        assert stays.is_running()


@contextmanager
def another_window(display: Display) -> Iterator[None]:
    """Show a window that covers the whole screen."""
    words = [sys.executable, "-c", COVER]
    with subprocess.Popen(words, env=display.environment()) as process:
        try:
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("words", [(), ("open", "steady-trunk")])
def test_without_a_display_it_names_play(words: tuple[str, ...], tmp_path: Path) -> None:
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    with Program(tmp_path, *words, env=nowhere) as program:
        assert program.end() == 3
        assert "play" in program.err
        assert len(program.err.strip().splitlines()) == 1


def test_where_no_device_plays_the_session_runs_all_the_same(
    tmp_path: Path, display: Display
) -> None:
    routine = write_routine(tmp_path, ONE_EXERCISE)
    env = {**display.env, "PULSE_SERVER": f"unix:{tmp_path}/nothing-here"}
    with Program(tmp_path, "open", str(routine), env=env) as program:
        display.wait_for_window(program)
        display.press("1", "space")
        until(lambda: program.sets_done() == 2, "both sets to be done", 60)
        display.press("2")
        until(lambda: read_log(tmp_path), "the session to have ended")
    (session,) = read_log(tmp_path)
    assert session["outcome"] == "completed"
