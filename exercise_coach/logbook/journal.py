"""The journal of one session: what the shell writes to while it runs.

Effects carry monotonic moments. The first one is set against the time of day, and every later one
counted from there: so a wall clock that is put back in mid-session turns nothing round.
"""

import uuid
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

from exercise_coach.logbook import entries
from exercise_coach.logbook.entries import Entry, Place
from exercise_coach.logbook.problems import LogbookProblem, NewerLogbook
from exercise_coach.logbook.records import iso
from exercise_coach.logbook.store import Logbook
from exercise_coach.logbook.unfinished import BrokenSession
from exercise_coach.prescription import Exercise, Routine
from exercise_coach.session import Effect
from exercise_coach.session.effects import IntervalBegan, Scored, Started, Stopped
from exercise_coach.session.pain import MAX_SCORE


class Journal:
    """Writes one session, a transaction for each step of the coach, and never raises for the disk.

    What could not be written is kept in order and tried again with the next step. `now` gives the
    time of day with its offset, `monotonic` the clock of the effects, in seconds. With `broken`
    that session is gone on with. `logbook` may be given later, where none could be opened yet.
    """

    def __init__(
        self,
        logbook: Logbook | None,
        routine: Routine,
        *,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        broken: BrokenSession | None = None,
    ) -> None:
        self.logbook = logbook
        self.session = broken.id if broken else str(uuid.uuid4())
        self.problem: str | None = None
        self._routine = routine
        self._broken = broken
        self._now = now
        self._monotonic = monotonic
        self._seq = broken.next_seq if broken else 0
        self._anchor: tuple[datetime, float] | None = None
        self._position = 0
        self._exercise: Exercise | None = None
        self._seq_after: int | None = None
        self._kept: list[Entry] = []

    def record(self, effects: Sequence[Effect]) -> None:
        """Write what happened, with the moment at which each was due."""
        written = [entry for effect in effects if (entry := self._entry(effect))]
        if written:
            self._kept += written
            self.flush()

    def finish(
        self, pain_after: int | None = None, effort: int | None = None, note: str | None = None
    ) -> None:
        """Add to the session, when it is over, what the user says about it; scores are 0–10.

        `pain_after` counts only where the coach was not given a score after the last exercise.
        What is left out stays as it is. Raises `ValueError` for a score out of its range.
        """
        for score in (pain_after, effort):
            if score is not None and not 0 <= score <= MAX_SCORE:
                raise ValueError(f"a score is 0 to {MAX_SCORE}, not {score}")
        if self._anchor is None:
            return
        if pain_after is not None:
            self._kept.append(self._score_after(pain_after))
        if effort is not None or note is not None:
            self._kept.append(entries.remark(effort, note, self.session))
        self.flush()

    def flush(self) -> bool:
        """Try to write what is kept; tell whether everything is written now."""
        if not self._kept:
            return True
        if self.logbook is None:
            return self._could_not("there is no logbook")
        try:
            self.logbook.write(self._kept)
        except NewerLogbook as problem:
            self.problem = f"This session is not kept: {problem.reason}."
            return False
        except LogbookProblem as problem:
            if self.logbook.read_only:
                self.problem = "This session is not kept."
                return False
            return self._could_not(problem.reason)
        self._kept = []
        self.problem = None
        return True

    def _could_not(self, reason: str) -> bool:
        count = len(self._kept)
        what, rest = (
            ("entry", "It is kept and tried again.")
            if count == 1
            else (f"{count} entries", "They are kept and tried again.")
        )
        self.problem = f"The last {what} could not be saved: {reason}. {rest}"
        return False

    def _entry(self, effect: Effect) -> Entry:
        if self._anchor is None:
            self._anchor = (self._first_moment(effect.at), effect.at)
        if isinstance(effect, Scored | Stopped):
            self._position = effect.position
        place = Place(self.session, self._seq, self._time(effect.at))
        entry = self._entry_at(effect, place)
        self._seq += bool(entry)
        return entry

    def _entry_at(self, effect: Effect, place: Place) -> Entry:
        if isinstance(effect, IntervalBegan):
            self._exercise = effect.interval.prescription.exercise
        if isinstance(effect, Stopped):
            return entries.stopped(effect, self._exercise, place)
        if not isinstance(effect, Started):
            return entries.of(effect, place)
        if self._broken:
            return entries.continued(effect, place)
        return entries.begun(self._routine, effect, place)

    def _score_after(self, value: int) -> Entry:
        if self._seq_after is None:
            self._seq_after = self._seq
            self._seq += 1
        place = Place(self.session, self._seq_after, self._time(self._monotonic()))
        return entries.score_after(value, self._position, place)

    def _first_moment(self, at: float) -> datetime:
        moment = self._now().astimezone(UTC) - timedelta(seconds=self._monotonic() - at)
        return max(moment, self._broken.last) if self._broken else moment

    def _time(self, at: float) -> str:
        """Return a moment in the zone that the clock keeps now, which summer time may change."""
        assert self._anchor is not None  # noqa: S101  (nothing is timed before the first effect)
        first, first_at = self._anchor
        moment = first + timedelta(seconds=at - first_at)
        return iso(moment.astimezone(self._now().tzinfo))
