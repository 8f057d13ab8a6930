"""From the first start to a session done, in a real window, by keys alone."""

from pathlib import Path

import pytest

from tests.end_to_end.display import Display
from tests.end_to_end.program import Program, read_log
from tests.end_to_end.waiting import until

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end]

ONE_TILT = """
format: 1
title: One tilt
phase: acute
load: gentle
repeat: {every: 1 h}
prepare: 1 s
exercises:
  - use: pelvic-tilt
    reps: 1
    tempo: {out: 1, hold: 0, back: 1}
"""
"""In the place of the first routine of the first days, which takes a minute."""
AWAKE_DAY_AND_NIGHT = 'sound: silent\nwaking_from: "00:00"\nwaking_to: "00:00"\n'


def test_from_the_first_questions_to_a_session_that_is_done(
    tmp_path: Path, display: Display
) -> None:
    routines = tmp_path / "data" / "routines"
    routines.mkdir(parents=True)
    (routines / "hourly-pelvic-tilts.yaml").write_text(ONE_TILT, encoding="utf-8")
    (tmp_path / "data" / "settings.yaml").write_text(AWAKE_DAY_AND_NIGHT, encoding="utf-8")
    with Program(tmp_path, env=display.env) as program:

        def press(*keys: str) -> None:
            display.press(*keys)
            program.wait_until_idle()

        display.wait_for_window(program)
        press("y", "Return")  # it began yesterday
        press("Escape")  # the rest is skipped
        press("Return")  # Today: what is due starts
        press("2", "space")
        until(lambda: program.sets_done() == 1, "the set to be done")
        press("1")  # after it
        press("Return")
        (first,) = until(lambda: read_log(tmp_path), "the session to have ended", every=0.2)
        program.wait_until_idle()
        press("Return")  # Today goes on with what is due now
        display.press("2", "space")
        until(lambda: program.sessions_begun() == 2, "another session to begin")
        press("Escape", "Escape", "Return")
    second, first_again = read_log(tmp_path)
    assert first == first_again
    assert (first["routine"], first["outcome"]) == ("hourly-pelvic-tilts", "completed")
    assert second["routine"] != first["routine"]
    assert second["outcome"] == "stopped_user"
