"""Where a session stands on its timeline, and how planned offsets become moments.

A planned offset falls due at anchor + offset. Holding time moves the anchor by exactly as long as
it was held; going elsewhere re-anchors, so that the new interval begins at that moment.
"""

from exercise_coach.session.compiling import lead_in
from exercise_coach.session.timeline import Interval, Timeline, Tone


class Playhead:
    """A place on a timeline. All moments are monotonic seconds from the caller."""

    def __init__(self, timeline: Timeline) -> None:
        self.timeline = timeline
        self.held_at: float | None = 0.0
        self.index = 0
        self._anchor = 0.0
        self._lead: Interval | None = None
        self._cue = 0
        self._put_off = 0.0

    @property
    def interval(self) -> Interval:
        """What the user is asked for now."""
        return self._lead or self.timeline.intervals[self.index]

    @property
    def upcoming(self) -> tuple[Interval, ...]:
        """What follows it."""
        return self.timeline.intervals[self.next_index :]

    @property
    def next_index(self) -> int:
        """The index of what follows it."""
        return self.index if self._lead else self.index + 1

    @property
    def is_at_end(self) -> bool:
        """Whether nothing follows."""
        return self.next_index == len(self.timeline.intervals)

    def elapsed(self, now: float) -> float:
        """Return the planned offset reached at `now`; it stands still while time is held."""
        return self.moment(now) - self._anchor

    def moment(self, now: float) -> float:
        """Return the moment at which time stands: since when it is held, else `now`."""
        return now if self.held_at is None else self.held_at

    def next_moment(self) -> float:
        """Return when the next cue is due, or when the interval ends."""
        interval = self.interval
        if self._cue == len(interval.cues):
            return self._anchor + interval.end
        moment = self._anchor + interval.start + interval.cues[self._cue].offset
        return moment if self._cue else moment - self._put_off

    def take_cue(self) -> Tone | None:
        """Pass the interval's next cue and return it; none when it has no more."""
        cues = self.interval.cues
        if self._cue == len(cues):
            return None
        self._cue += 1
        return cues[self._cue - 1].tone

    def enter(self, index: int) -> None:
        """Go over into an interval as planned."""
        self.index, self._lead, self._cue, self._put_off = index, None, 0, 0.0

    def jump(self, index: int, now: float, prepare: float = 0.0) -> None:
        """Go elsewhere: the interval begins now, or after so many seconds to prepare."""
        self.enter(index)
        if prepare:
            self._lead = lead_in(self.interval, prepare)
        self._anchor = self.moment(now) - self.interval.start

    def hold(self, moment: float) -> None:
        """Let time stand still from `moment`, unless it does so already."""
        if self.held_at is None:
            self.held_at = moment

    def release(self, now: float) -> None:
        """Let time move on: everything planned is put off by as long as it was held."""
        if self.held_at is not None:
            self._anchor += now - self.held_at
            self.held_at = None

    def extend(self, seconds: float, now: float) -> None:
        """Put off the end of this interval, not its first cue; its last ones will be due again."""
        self._anchor += seconds
        self._put_off += seconds
        reached = self.elapsed(now) - self.interval.start
        passed = sum(cue.offset <= reached for cue in self.interval.cues)
        self._cue = max(min(self._cue, 1), passed)
