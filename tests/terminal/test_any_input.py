"""Whatever is typed, a session ends, nothing is raised, and the logbook says why."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.prescription import Routine
from exercise_coach.session import Stopping, pain
from exercise_coach.session.effects import Stopped
from exercise_coach.wording import after_something_else, after_stop
from tests.session.routines import routines
from tests.terminal.stage import Played, played

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""A folder whose disk need not be waited for, where the system has one."""

_WORDS = st.sampled_from(
    ["", " ", "0", "1", "2", "3", "10", "t", "11", "skip", ">", "back", "<", "p", "c", "s", "+",
     "m", "?", "pause", "r", "e", "n", "a", "b", "q", "stop", "x"]
)  # fmt: skip
_LINES = _WORDS | st.text(max_size=5)
_SCORES = st.integers(0, 10)


def play(routine: Routine, score: int, lines: object, *, typed: bool) -> Played:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        return played(Path(folder), routine, lines, score=score, typed=typed)  # type: ignore[arg-type]


def check(result: Played, routine: Routine, score: int) -> None:
    assert result.err == ""
    if not pain.is_offered(routine, score):
        assert (result.code, result.log) == (1, [])
        return
    assert (result.code, len(result.log)) == (0, 1)
    record = result.log[0]
    scores = [given.score for given in record.scores]
    above = [value for value in scores if value > record.stop_line]
    assert (record.outcome == "stopped_pain") == bool(above) == (scores[-1:] == above)
    if record.outcome == "completed":
        assert "Finished. Well done." in result.lines
    else:
        assert record.stop is not None
        reason = Stopping(record.outcome.value.removeprefix("stopped_"))
        stop = Stopped(reason, 0, 0.0, record.stop.score, record.stop.symptom)
        advice = [after_stop(stop, is_saved=True)]
        if reason is Stopping.USER:
            advice.append(after_something_else(is_saved=True))
        assert {each.heading for each in advice} & set(result.lines)
    last = "finish" if record.outcome == "completed" else "stop"
    assert result.world.heard[-1][1] == last
    told = [line for line in result.lines if line.endswith(": done.")]
    assert len(told) >= len(record.sets)


@given(routines(), _SCORES, st.lists(_LINES, max_size=12))
def test_from_a_pipe(routine: Routine, score: int, lines: list[str]) -> None:
    check(play(routine, score, lines, typed=False), routine, score)


@given(routines(), _SCORES, st.lists(st.tuples(st.floats(0, 40), _LINES), max_size=12))
def test_typed_at_any_moment(routine: Routine, score: int, lines: list[tuple[float, str]]) -> None:
    check(play(routine, score, [*lines, (100, "q")], typed=True), routine, score)
