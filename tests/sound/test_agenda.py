"""No way for a planned tone to be lost or doubled: planned anew at any moment, heard of late."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_coach.sound.qt_helper import Agenda, Due

pytestmark = pytest.mark.qt
AHEAD = 1.5
TONES = st.lists(
    st.tuples(st.sampled_from(["count", "rep", "hold-begin"]), st.sampled_from([0.2, 0.5, 1.0])),
    min_size=1, max_size=8,
)  # fmt: skip
HAIR = st.sampled_from([-2e-3, -1.1e-3, -9e-4, -1e-4, -1e-9, 0.0, 1e-9, 1e-4, 9e-4, 1.1e-3, 2e-3])
"""By so much a look is off the moment of a tone, in seconds."""
LATE = st.sampled_from([0.0, 0.0, 1e-4, 2e-3, 0.05, 0.14])
"""By so much commands and timers of the helper may be late, in seconds: nothing is stale yet."""
LOOKS = st.lists(st.tuples(st.integers(0, 7), HAIR, LATE), max_size=60)


class Helper:
    """The agenda, with a timer that may be late."""

    def __init__(self) -> None:
        self.agenda = Agenda()
        self.heard: list[Due] = []
        self.cut: list[Due] = []

    def runs(self, until: float, late: float) -> None:
        while (moment := self.agenda.next) is not None and moment + late <= until:
            self.heard += self.agenda.take_due(moment + late)

    def takes(self, plan: list[Due], asked: list[Due], wished: float, now: float) -> None:
        self.heard += [each for each in asked if self.agenda.take(each, now)]
        self.cut += self.agenda.plan(plan, wished)


@given(gaps=TONES, looks=LOOKS, timers=LATE)
@settings(max_examples=150)
def test_what_is_planned_until_its_moment_sounds_exactly_once(
    gaps: list[tuple[str, float]], looks: list[tuple[int, float, float]], timers: float
) -> None:
    moments = itertools.accumulate((gap for _, gap in gaps), initial=100.0)
    tones = [Due(tone, at) for (tone, _), at in zip(gaps, moments, strict=False)]
    helper, delivered, looked = Helper(), 98.0, 98.0
    around = (tones[index % len(tones)].at + hair for index, hair, _ in looks)
    by_the_second = itertools.takewhile(lambda x: x < tones[-1].at + 2, itertools.count(98.6, 0.7))
    lates = itertools.cycle([late for _, _, late in looks] or [0.0])
    for now in sorted([*around, *by_the_second]):
        delivered = max(delivered, now + next(lates))
        helper.runs(delivered, timers)
        # Sums of floats differ by a hair, and moments are written down with four digits.
        plan = [Due(x.tone, round(x.at, 4)) for x in tones if now < x.at <= now + AHEAD]
        asked = [Due(x.tone, x.at + 1e-12) for x in tones if looked < x.at <= now]
        helper.takes(plan, asked, now, delivered)
        looked = now
    helper.runs(looked + 5, timers)
    assert helper.cut == []
    heard = sorted((round(x.at, 4), x.tone) for x in helper.heard)
    assert heard == sorted((round(x.at, 4), x.tone) for x in tones)
