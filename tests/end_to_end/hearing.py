"""Listening to a session while it runs, and judging it afterwards."""

import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from exercise_coach.folders import shipped
from exercise_coach.prescription import LoadedRoutine, load_library, read_routine
from exercise_coach.session import Timeline, Tone, compile_timeline
from tests.end_to_end.waiting import PATIENCE, until
from tests.recording import RATE, Heard, Recorder, identify, lateness, tone_files

if TYPE_CHECKING:
    from numpy.typing import NDArray

WHOLE = 1.0
"""A tone is sure once so much of the recording follows its start, in seconds."""
SAME = 0.05
"""Two beginnings closer than this are one, in seconds: it depends a little on where one looks."""
TOLERANCE = 0.030
"""A cue is in time within so many seconds of its moment.

The constant latency is taken out, and what the machine stood still meanwhile is not counted.
"""
NEAR, NEARLY_ALL = 0.020, 95
"""So many cues of a hundred are within so many seconds; the rest of the tests keep cores busy."""


class PlannedCue(NamedTuple):
    """A tone and when it is planned, in seconds from the session's start."""

    at: float
    tone: Tone


class Ear:
    """Knows the tones in a recording while it still grows."""

    def __init__(self, recorder: Recorder) -> None:
        self.recorder = recorder
        self._tones = tone_files(shipped("assets") / "tones")

    @property
    def began(self) -> float:
        """The monotonic second of the recording's first sample."""
        return self.recorder.began

    @property
    def now(self) -> float:
        """The second of the recording that is now, by the clock: looking costs nothing."""
        return time.monotonic() - self.recorder.began

    def samples(self, after: float = 0.0) -> "NDArray[np.floating]":
        """Return the recording from this second on."""
        return self.recorder.samples()[max(0, int(after * RATE)) :]

    def heard(self, after: float = 0.0) -> list[Heard]:
        """Return every tone that began after this second of the recording."""
        first = max(0.0, after - WHOLE)
        found = identify(self.samples(first), self._tones)
        moved = [tone._replace(at=tone.at + first) for tone in found]
        return [tone for tone in moved if tone.at > after + SAME]

    def wait_for(self, tone: Tone, after: float = 0.0, within: float = PATIENCE) -> Heard:
        """Return the first such tone after this second of the recording, once it was heard."""

        def look() -> Heard | None:
            sure = self.now - WHOLE
            return next((x for x in self.heard(after) if x.name == tone and x.at < sure), None)

        return until(look, f"the {tone} tone", within, every=0.3)

    def wait_until(self, second: float) -> None:
        """Wait until the recording has come to this second."""
        within = second - self.now + PATIENCE
        until(lambda: self.now >= second, f"second {second:g} of the recording", within)


def timeline_of(path: Path) -> Timeline:
    """Return the plan of a routine file."""
    loaded = read_routine(path, load_library(shipped("routines"), None))
    assert isinstance(loaded, LoadedRoutine), loaded
    return compile_timeline(loaded.routine)


def planned_cues(timeline: Timeline) -> list[PlannedCue]:
    """Return every cue of a session in which nothing waits, up to its last question."""
    return [
        PlannedCue(interval.start + cue.offset, cue.tone)
        for interval in timeline.intervals
        for cue in interval.cues
    ]


def assert_in_time(planned: list[PlannedCue], heard: list[Heard], recorder: Recorder) -> None:
    """Require the planned tones, no more and no fewer, each at its moment."""
    assert [tone.name for tone in heard] == [cue.tone for cue in planned]
    moments = [tone.at for tone in heard]
    late = lateness([cue.at for cue in planned], moments)
    excess = recorder.excess(moments, late)
    which = int(np.argmax(excess))
    off = f"{1000 * late[which]:+.1f} ms off, {1000 * excess[which]:.1f} beyond the machine's own"
    worst = f"{planned[which].tone} planned at {planned[which].at:.2f} s is {off}"
    assert excess[which] <= TOLERANCE, worst
    assert float(np.percentile(excess, NEARLY_ALL)) <= NEAR, worst
