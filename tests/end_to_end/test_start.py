"""Starting: twice, without a display, without sound."""

from pathlib import Path

import pytest

from tests.end_to_end.display import Display
from tests.end_to_end.program import Program, read_log
from tests.end_to_end.stage import ONE_EXERCISE, write_routine
from tests.end_to_end.waiting import until
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end]


def test_a_second_start_raises_the_first_window(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    env = {**sink.env, **display.env}
    with Program(tmp_path, env=env) as first:
        window = display.wait_for_window(first)
        display.unfocus()
        assert display.focused() != window
        with Program(tmp_path, env=env) as second:
            assert second.end() == 0, second.err
        until(lambda: display.focused() == window, "the first window to have the keyboard")
        assert first.is_running()
        assert display.windows(first.pid) == [window]


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
