"""Starting at a login: without a window, once, and to be found again."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.end_to_end.display import Display
from tests.end_to_end.program import Program
from tests.end_to_end.waiting import until
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end]


def test_a_login_opens_no_window_but_a_start_does(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    env = {**sink.env, **display.env}
    with ExitStack() as stack:
        first = stack.enter_context(Program(tmp_path, "--in-tray", env=env))
        until((first.data / "logbook.sqlite3").exists, "it to be ready")
        first.wait_until_idle()
        assert display.windows(first.pid) == []
        again = stack.enter_context(Program(tmp_path, "--in-tray", env=env))
        assert again.end() == 0, again.err
        assert display.windows(first.pid) == []
        opened = stack.enter_context(Program(tmp_path, env=env))
        assert opened.end() == 0, opened.err
        until(lambda: display.windows(first.pid), "the window")
        assert first.is_running()
