"""The coach walks a timeline: events and the time go in, effects come out.

It knows no clock, screen, sound or disk. Times are monotonic seconds from the caller.
"""

import math
from typing import TYPE_CHECKING

from exercise_coach.prescription import Routine
from exercise_coach.session import effects, events, pain
from exercise_coach.session.effects import Effect, Pausing, Stopping, When
from exercise_coach.session.events import Choice, Event, Symptom
from exercise_coach.session.patience import next_asking
from exercise_coach.session.playhead import Playhead
from exercise_coach.session.progress import Progress
from exercise_coach.session.state import TRANSITIONS, IllegalEventError, State
from exercise_coach.session.timeline import (
    WORK,
    Interval,
    Kind,
    SetKey,
    Timeline,
    Tone,
    compile_timeline,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LONGEST_SLEEP = 1.0
"""A live session is looked at this often at least, in seconds."""
GAP = 2.0
"""A longer time than this between two looks pauses the session at the earlier one."""
STALE = 0.5
"""A cue later than this is not sounded."""
MORE_REST = 10.0
"""What one wish for more rest adds, in seconds."""
BACK_TO_PREVIOUS = 3.0
"""Within this many seconds of a set's beginning, going back means the set before."""


class Coach:
    """Leads through one session of a routine, from a starting score to an end or a stop.

    With `progress` it goes on with a session that was broken off, from the set it had reached.
    """

    def __init__(self, routine: Routine, progress: Progress | None = None) -> None:
        self.routine = routine
        self.state = State.READY
        self.question: When | None = None
        self.last_score: int | None = None
        self.start_score: int | None = None
        self.stop_line = progress.stop_line if progress else routine.pain_limit
        self.offers: tuple[Choice, ...] = ()
        self._progress = progress
        self._eased = dict(progress.eased) if progress else {}
        self._cramps = progress.cramps if progress else 0
        self._done = set(progress.done) if progress else set()
        self._skipped = set(progress.skipped) if progress else set()
        self._head = Playhead(compile_timeline(routine, self._eased))
        self._head.jump(progress.reached(self.timeline) if progress else 0, 0.0)
        self._after_answer = State.RUNNING
        self._answered: int | None = None
        self._asking_since = self._next_asking = math.inf
        self._seen = -math.inf
        self._effects: list[Effect] = []
        self._handlers: Mapping[type[Event], Callable[..., None]] = {
            events.Woke: lambda _event, _now: None,
            events.Start: self._start,
            events.Score: self._score,
            events.KeepScore: self._keep_score,
            events.Pause: self._pause,
            events.Resume: self._resume,
            events.Skip: self._skip,
            events.Back: self._back,
            events.AddRest: self._add_rest,
            events.AskPain: self._ask_pain,
            events.Cramp: self._cramp,
            events.Choose: self._choose,
            events.Feel: self._feel,
            events.Stop: self._stop,
        }

    @property
    def timeline(self) -> Timeline:
        """The plan as it stands: an easier variant changes it."""
        return self._head.timeline

    @property
    def interval(self) -> Interval:
        """What the user is asked for now."""
        return self._head.interval

    @property
    def upcoming(self) -> tuple[Interval, ...]:
        """What follows the present interval."""
        return self._head.upcoming

    @property
    def done(self) -> frozenset[SetKey]:
        """The sets that were finished."""
        return frozenset(self._done)

    @property
    def skipped(self) -> frozenset[SetKey]:
        """The sets that were passed over."""
        return frozenset(self._skipped)

    @property
    def deadline(self) -> float | None:
        """The next moment to send `Woke`; none while paused, and when the session is over.

        While a question holds the session it is the moment to ask it again.
        """
        if self.state is State.ASKING and self._after_answer is State.RUNNING:
            return self._next_asking
        if self.state is not State.RUNNING:
            return None
        return min(self._head.next_moment(), self._seen + LONGEST_SLEEP)

    def elapsed(self, now: float) -> float:
        """Return the planned offset reached at `now`, in seconds; it stands still while held."""
        return self._head.elapsed(now)

    def remaining(self, now: float) -> float:
        """Return how much of the present interval is left, in seconds."""
        return max(0.0, self.interval.end - self.elapsed(now))

    def time_left(self, now: float) -> float:
        """Return how much of the session is left as planned, in seconds."""
        return max(0.0, self.timeline.duration - self.elapsed(now))

    def line_for(self, start_score: int | None) -> int:
        """Return the stop line of a session that starts at this score; it never rises again."""
        line = pain.stop_line(self.routine.pain_limit, start_score or 0)
        return min(line, self._progress.stop_line) if self._progress else line

    def accepts(self, event: Event) -> bool:
        """Tell whether `handle` would take this event now."""
        if type(event) not in TRANSITIONS[self.state]:
            return False
        if isinstance(event, events.Start):
            return self._may_start()
        return not isinstance(event, events.Choose) or event.choice in self.offers

    def handle(self, event: Event, now: float) -> tuple[Effect, ...]:
        """Take an event at `now` and return what follows from it and from the time passed.

        Raises `IllegalEventError`, and changes nothing, for an event this state does not take.
        """
        if not self.accepts(event):
            raise IllegalEventError(f"{event} in state {self.state}")
        now = max(now, self._seen)
        self._effects = []
        self._advance(now)
        self._seen = now
        self._handlers[type(event)](event, now)
        return tuple(effect for effect in self._effects if not _is_stale(effect, now))

    # Time

    def _advance(self, now: float) -> None:
        if self.state is State.RUNNING and now - self._seen > GAP:
            self._hold(State.PAUSED, self._seen)
            self._emit(effects.Paused(Pausing.GAP, self._seen))
        self._walk(now)
        if (due := self.deadline) is not None and self.state is State.ASKING and due <= now:
            self._ask_again(now)

    def _ask_again(self, now: float) -> None:
        self._next_asking = next_asking(self._asking_since, now)
        self._emit(effects.AskedAgain(now))
        self._emit(effects.Cue(Tone.ASK, now))

    def _walk(self, now: float) -> None:
        while self.state is State.RUNNING and (moment := self._head.next_moment()) <= now:
            tone = self._head.take_cue()
            if tone is None:
                self._end_interval(moment)
            else:
                self._emit(effects.Cue(tone, moment))

    def _end_interval(self, moment: float) -> None:
        interval = self.interval
        if interval.ends_rep:
            exercise = interval.prescription.exercise.id
            self._emit(effects.RepDone(interval.key, exercise, interval.rep, moment))
        if interval.ends_set:
            self._count(interval, moment)
        if self._head.is_at_end:
            self._finish(moment)
        else:
            self._head.enter(self._head.next_index)
            self._begin_interval(moment)

    def _count(self, interval: Interval, moment: float) -> None:
        dose = interval.prescription
        self._done.add(interval.key)
        self._skipped.discard(interval.key)
        reps = dose.reps[interval.set - 1] if dose.time is None else None
        hold = dose.hold if dose.time is None else dose.time
        self._emit(effects.SetDone(interval.key, dose.exercise.id, reps, hold, moment))

    def _begin_interval(self, moment: float) -> None:
        self._emit(effects.IntervalBegan(self.interval, moment))
        if not self.interval.last or self._answered == self.interval.position:
            return
        if self.question is None:
            self._ask(When.AFTER if self._head.is_at_end else When.BETWEEN, moment)
        if self.interval.kind is Kind.PAIN_CHECK:
            self._wait_for_answer(moment)

    def _wait_for_answer(self, moment: float) -> None:
        tone = self._head.take_cue()
        if tone is not None and self.state is State.RUNNING:
            self._emit(effects.Cue(tone, moment))
        self._after_answer = self.state
        self._hold(State.ASKING, moment)
        self._be_patient(moment)

    def _be_patient(self, moment: float) -> None:
        self._asking_since, self._next_asking = moment, next_asking(moment, moment)

    def _hold(self, state: State, moment: float) -> None:
        self.state = state
        self._head.hold(moment)

    def _run(self, now: float) -> None:
        self._head.release(now)
        self.state = State.RUNNING
        self._walk(now)

    def _jump(self, index: int, now: float, *, prepare: bool = False) -> None:
        self._head.jump(index, now, self.routine.prepare if prepare else 0.0)
        self._begin_interval(now)
        self._pass_answered_check(now)
        self._walk(now)

    def _pass_answered_check(self, now: float) -> None:
        """While paused, show what comes next and not a question that was answered."""
        if self.state is State.PAUSED and self.interval.kind is Kind.PAIN_CHECK:
            self._jump(self._head.next_index, now)

    def _emit(self, effect: Effect) -> None:
        self._effects.append(effect)

    # Beginning and end

    def _may_start(self) -> bool:
        if self.last_score is None:
            return False
        return self._progress is not None or pain.may_start(
            self.routine.load, self.routine.pain_limit, self.last_score
        )

    def _start(self, _event: events.Start, now: float) -> None:
        score = self.last_score or 0
        self.start_score = score
        self.stop_line = self.line_for(score)
        self._head.release(now)
        self.state = State.RUNNING
        self._emit(effects.Started(score, self.stop_line, now, self._progress is not None))
        self._emit(effects.Scored(score, When.BEFORE, self.interval.position, now))
        if score > self.stop_line:
            self._end(Stopping.PAIN, now, score=score)
        else:
            self._jump(self._head.index, now, prepare=self.interval.kind in WORK)

    def _stop(self, _event: events.Stop, now: float) -> None:
        self._end(Stopping.USER, now)

    def _end(
        self, why: Stopping, now: float, *,
        score: int | None = None, symptom: Symptom | None = None,
    ) -> None:  # fmt: skip
        self._hold(State.STOPPED, now)
        self.question = None
        self.offers = ()
        self._emit(effects.Stopped(why, self.interval.position, now, score, symptom))
        self._emit(effects.Cue(Tone.STOP, now))

    def _finish(self, now: float) -> None:
        self._hold(State.FINISHED, now)
        self._emit(effects.Finished(now))
        self._emit(effects.Cue(Tone.FINISH, now))

    # Pain

    def _ask(self, when: When, moment: float) -> None:
        self.question = when
        self._emit(effects.Asked(when, moment))

    def _score(self, event: events.Score, now: float) -> None:
        self.last_score = event.value
        if self.state is State.READY:
            return
        when = self.question or When.DURING
        self._emit(effects.Scored(event.value, when, self.interval.position, now))
        if event.value > self.stop_line:
            self._end(Stopping.PAIN, now, score=event.value)
        else:
            self._answer(now)

    def _answer(self, now: float) -> None:
        if self.question in {When.BETWEEN, When.AFTER}:
            self._answered = self.interval.position
        self.question = None
        if self.state is not State.ASKING:
            return
        if self._head.is_at_end:
            self._finish(now)
        elif self._after_answer is State.PAUSED:
            self.state = State.PAUSED
            self._pass_answered_check(now)
        else:
            self._run(now)

    def _keep_score(self, _event: events.KeepScore, now: float) -> None:
        if self.question is not None and self.last_score is not None:
            self._score(events.Score(self.last_score), now)

    def _ask_pain(self, _event: events.AskPain, now: float) -> None:
        if self.state is State.ASKING:
            return
        self._after_answer = self.state
        if self.question is None:
            self._ask(When.DURING, now)
        self._hold(State.ASKING, now)
        self._be_patient(now)

    # Waiting

    def _pause(self, _event: events.Pause, now: float) -> None:
        if self.state is State.RUNNING:
            self._hold(State.PAUSED, now)
            self._emit(effects.Paused(Pausing.USER, now))
        elif self.state is State.ASKING and self._after_answer is not State.PAUSED:
            self._after_answer = State.PAUSED
            self._emit(effects.Paused(Pausing.USER, now))

    def _resume(self, _event: events.Resume, now: float) -> None:
        if self.state is State.PAUSED:
            self._emit(effects.Resumed(now))
            self._run(now)
        elif self._after_answer is State.PAUSED:
            self._after_answer = State.RUNNING
            self._be_patient(now)
            self._emit(effects.Resumed(now))

    def _add_rest(self, _event: events.AddRest, now: float) -> None:
        if self.state is not State.ASKING and self.interval.kind is Kind.REST:
            self._head.extend(MORE_REST, now)
            self._emit(effects.RestExtended(MORE_REST, now))

    # Moving about

    def _skip(self, _event: events.Skip, now: float) -> None:
        if self.state is State.ASKING:
            return
        if self.interval.kind in WORK:
            block = self.interval.block
            self._pass_over(self.timeline.blocks[block], now)
            self._jump(self.timeline.after(block), now)
        elif not self._head.is_at_end:
            self._jump(self._head.next_index, now)

    def _pass_over(self, keys: tuple[SetKey, ...], now: float) -> None:
        exercise = self.interval.prescription.exercise.id
        for key in keys:
            if key not in self._done and key not in self._skipped:
                self._skipped.add(key)
                self._emit(effects.SetSkipped(key, exercise, now))

    def _back(self, _event: events.Back, now: float) -> None:
        if self.question is When.DURING:
            return
        index = self.timeline.work_of(self._block_to_go_back_to(now))
        if self.state is State.ASKING and self._after_answer is State.RUNNING:
            self._head.release(now)
        if self.state is State.ASKING:
            self.state = self._after_answer
        self.question = None
        self._answered = None
        self._emit(effects.WentBack(self.timeline.intervals[index].key, now))
        self._jump(index, now, prepare=True)

    def _block_to_go_back_to(self, now: float) -> int:
        interval = self.interval
        if interval.kind in {Kind.REST, Kind.PAIN_CHECK}:
            return interval.block
        begun = self.timeline.intervals[self.timeline.work_of(interval.block)].start
        if interval.kind in WORK and self.elapsed(now) - begun > BACK_TO_PREVIOUS:
            return interval.block
        return max(0, interval.block - 1)

    # Symptoms

    def _feel(self, event: events.Feel, now: float) -> None:
        if event.symptom is Symptom.CRAMP:
            self._cramp(event, now)
        else:
            self._end(Stopping.SYMPTOM, now, symptom=event.symptom)

    def _cramp(self, _event: Event, now: float) -> None:
        self._cramps += 1
        self.offers = self._offers() if self._cramps == 1 else ()
        exercise = self.interval.prescription.exercise.id
        self._emit(effects.Cramped(exercise, self.offers, now))
        if not self.offers:
            self._end(Stopping.SYMPTOM, now, symptom=Symptom.CRAMP)
            return
        if self.question is When.DURING:
            self.question = None
        self._hold(State.CRAMPED, now)

    def _offers(self) -> tuple[Choice, ...]:
        if self.interval.last or self.interval.prescription.easier is None:
            return (Choice.REST, Choice.NEXT)
        return (Choice.REST, Choice.EASIER, Choice.NEXT)

    def _choose(self, event: events.Choose, now: float) -> None:
        self.offers = ()
        if event.choice is Choice.REST:
            self._end(Stopping.SYMPTOM, now, symptom=Symptom.CRAMP)
        elif event.choice is Choice.EASIER:
            self._ease(now)
        else:
            self._leave_exercise(now)

    def _ease(self, now: float) -> None:
        position = self.interval.position
        from_set = self.interval.set + (self.interval.kind is Kind.REST)
        self._eased[position] = from_set
        self._head.timeline = compile_timeline(self.routine, self._eased)
        index = self.timeline.work_of(self._block_left(position, from_set))
        easier = self.timeline.intervals[index].prescription.exercise.id
        self._emit(effects.Eased(position, from_set, easier, now))
        self._head.release(now)
        self.state = State.RUNNING
        self._jump(index, now, prepare=True)

    def _block_left(self, position: int, from_set: int) -> int:
        """Return the first block not yet done from a set on; when all are, that set's first."""
        blocks = self.timeline.blocks
        left = [
            number
            for number, keys in enumerate(blocks)
            if keys[0].position == position and keys[0].set >= from_set
        ]
        return next((b for b in left if not self._done.issuperset(blocks[b])), left[0])

    def _leave_exercise(self, now: float) -> None:
        if not self.interval.last:
            position = self.interval.position
            blocks = self.timeline.blocks
            self._pass_over(tuple(k for b in blocks for k in b if k.position == position), now)
            self._head.release(now)
            self.state = State.RUNNING
            self._jump(self.timeline.rest_after(position), now)
        elif self.interval.kind is Kind.PAIN_CHECK and self.question is not None:
            self.state = State.ASKING
            self._after_answer = State.RUNNING
            self._be_patient(now)
        else:
            self._run(now)


def _is_stale(effect: Effect, now: float) -> bool:
    return isinstance(effect, effects.Cue) and now - effect.at > STALE
