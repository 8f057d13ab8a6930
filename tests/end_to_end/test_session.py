"""A session in a real window, led by keys alone, heard from the device."""

from pathlib import Path

import numpy as np
import pytest

from exercise_coach.session import Tone
from tests.end_to_end.display import Display
from tests.end_to_end.hearing import assert_in_time, planned_cues
from tests.end_to_end.program import read_log
from tests.end_to_end.stage import ONE_EXERCISE, open_window
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end, pytest.mark.punctual]


def test_every_planned_cue_is_heard_at_its_moment(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    with open_window(tmp_path, display, sink) as stage:
        stage.press("1", "space")
        first_rest = stage.ear.wait_for(Tone.REST)
        stage.press("2")  # during the rest, so that nothing waits
        between_sets = stage.ear.wait_for(Tone.REST, after=first_rest.at)
        stage.ear.wait_for(Tone.REST, after=between_sets.at + 1)
        stage.press("Return")
        stage.ear.wait_for(Tone.FINISH)
        heard = stage.ear.heard()
        planned = planned_cues(stage.timeline)
        assert [tone.name for tone in heard[len(planned) :]] == [Tone.FINISH]
        assert_in_time(planned, heard[: len(planned)], stage.ear.recorder)
    (session,) = read_log(tmp_path)
    assert session["outcome"] == "completed"
    assert [score["score"] for score in session["scores"]] == [1, 2, 2]
    assert (session["pain_before"], session["pain_after"]) == (1, 2)
    done = [(row["exercise"], row["set"], row["side"]) for row in session["sets"]]
    assert done == [
        ("bird-dog", 1, "right"),
        ("bird-dog", 1, "left"),
        ("pelvic-tilt", 1, None),
        ("pelvic-tilt", 2, None),
    ]


def test_a_score_above_the_stop_line_is_the_end_of_all_sound(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    with open_window(tmp_path, display, sink, ONE_EXERCISE) as stage:
        stage.press("1", "space")
        stage.ear.wait_for(Tone.HOLD_BEGIN)
        stage.press("3")
        stop = stage.ear.wait_for(Tone.STOP)
        stage.ear.wait_until(stop.at + 6)
        heard = [tone.name for tone in stage.ear.heard()]
        assert heard[-2:] == [Tone.HOLD_BEGIN, Tone.STOP]
        assert np.abs(stage.ear.samples(after=stop.at + 1)).max() < 0.001
    (session,) = read_log(tmp_path)
    assert session["outcome"] == "stopped_pain"
    assert [(score["when"], score["score"]) for score in session["scores"]] == [
        ("before", 1),
        ("during", 3),
    ]
    assert session["sets"] == []


def test_after_a_stall_it_comes_back_paused_and_goes_on_where_it_was(
    tmp_path: Path, display: Display, sink: NullSink
) -> None:
    # Long enough that its end is not yet handed to the sound when it is frozen.
    one_long_hold = ONE_EXERCISE.replace("sets: 2", "sets: 1").replace("hold: 5", "hold: 8")
    with open_window(tmp_path, display, sink, one_long_hold) as stage:
        stage.press("1", "space")
        hold = stage.ear.wait_for(Tone.HOLD_BEGIN)
        stage.program.freeze()
        frozen = stage.ear.now
        stage.ear.wait_until(frozen + 5)
        stage.program.thaw()
        stage.ear.wait_until(frozen + 5 + 7)  # the hold would be over
        assert stage.ear.heard(after=hold.at) == []
        pressed = stage.ear.now
        stage.press("space")
        hold_end = stage.ear.wait_for(Tone.HOLD_END, after=hold.at)
        stage.ear.wait_for(Tone.REST, after=hold_end.at)
        stage.press("2")
        finish = stage.ear.wait_for(Tone.FINISH)
        planned = planned_cues(stage.timeline)
        now_due = [cue.tone for cue in planned].index(Tone.HOLD_END)
        after = [tone for tone in stage.ear.heard(after=hold.at) if tone.at < finish.at]
        assert_in_time(planned[now_due:], after, stage.ear.recorder)
        # It was paused at its last look at the clock, at most a second before it was frozen.
        left = 8 - (frozen - hold.at)
        assert left - 0.3 <= hold_end.at - pressed <= left + 1.3
    (session,) = read_log(tmp_path)
    assert session["outcome"] == "completed"
    assert len(session["sets"]) == 1
