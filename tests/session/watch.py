"""An onlooker with a stopwatch, who checks a coach from its events and effects alone.

The watch shares the timeline with the coach, and nothing else: it keeps its own account of time
held, of what is due, of which question is owed, and of what was done.
"""

import pickle
from collections import defaultdict
from collections.abc import Callable, Mapping
from copy import deepcopy
from itertools import dropwhile
from typing import Any

from exercise_coach.session import (
    Choice,
    Coach,
    Effect,
    Event,
    Interval,
    Kind,
    Pausing,
    SetKey,
    State,
    Stopping,
    Timeline,
    Tone,
    When,
    effects,
    events,
)
from exercise_coach.session.state import TRANSITIONS

LETTING_GO = (events.Start, events.Resume, events.Score, events.KeepScore, events.Back)
"""Events that may let time move on; they did where the session runs, or is finished, after them."""


def everything(coach: Coach) -> bytes:
    """Return all that a coach holds, to tell whether anything of it has changed."""
    return pickle.dumps(coach)


def clock_alone(coach: Coach, now: float) -> tuple[State, tuple[Effect, ...]]:
    """Return what a look at the clock by itself would lead to; the coach is left as it is."""
    fixed = (coach.routine, coach.timeline, *coach.timeline.intervals)
    twin = deepcopy(coach, {id(each): each for each in fixed})
    followed = twin.handle(events.Woke(), now)
    return twin.state, followed


class Watch:
    """Follows one session, from before its start to its end.

    A planned offset falls due at `shift` + offset. Time held adds to `shift`, going elsewhere sets
    it. `heard` counts the cues of the present interval that are behind. Moments are in seconds.
    """

    def __init__(self, coach: Coach, cramps: int = 0) -> None:
        self.coach = coach
        self.cramps = cramps
        self.seen: float | None = None
        self.running = False
        self.paused = False
        self.held_since = 0.0
        self.shift = 0.0
        self.more_rest = 0.0
        self.interval: Interval | None = None
        self.heard = 0
        self.over = False
        self.owed: When | None = None
        self.answered: int | None = None
        self.line: int | None = None
        self.done = set(coach.done)
        self.skipped = set(coach.skipped)
        self.may_be_done_again = self._begun_blocks()
        self.reps: dict[SetKey, list[int]] = defaultdict(list)
        self.finished = False
        self._indexed: tuple[Timeline, dict[int, int]] | None = None

    def handle(self, event: Event, now: float) -> tuple[Effect, ...]:
        """Give the coach an event it accepts, and check all that follows."""
        coach = self.coach
        state_by_clock, by_clock = clock_alone(coach, now)
        allowed = TRANSITIONS[state_by_clock][type(event)]
        followed = coach.handle(event, now)
        assert coach.state in allowed

        now = now if self.seen is None else max(now, self.seen)
        assert followed[: len(by_clock)] == by_clock
        if self.over:
            assert followed == ()
            return followed
        self._check_order(followed, now)
        self._check_clock(by_clock, state_by_clock, now)
        self._check_event(event, followed[len(by_clock) :], now)
        self._check_coach(now)
        self.seen = now
        return followed

    def _check_order(self, followed: tuple[Effect, ...], now: float) -> None:
        moments = [effect.at for effect in followed]
        assert moments == sorted(moments)
        assert all(moment <= now for moment in moments)
        if self.seen is not None:
            assert all(moment >= self.seen for moment in moments)
        assert all(now - e.at <= 0.5 for e in followed if isinstance(e, effects.Cue))
        for effect, tone in (effects.Stopped, Tone.STOP), (effects.Finished, Tone.FINISH):
            if any(isinstance(each, effect) for each in followed):
                assert isinstance(followed[-2], effect)
                assert followed[-1] == effects.Cue(tone, now)

    # Time alone

    def _check_clock(self, followed: tuple[Effect, ...], state: State, now: float) -> None:
        if not self.running:
            self._check_patience(followed, now)
        elif self.seen is not None and now - self.seen > 2:
            assert followed == (effects.Paused(Pausing.GAP, self.seen),)
            assert state is State.PAUSED
            self._hold(self.seen)
            self.paused = True
        else:
            assert not any(isinstance(effect, effects.Paused) for effect in followed)
            for effect in followed:
                self._learn(effect, now)
            self._pass_stale(now)
            if state is State.ASKING:
                self._hold(self._due(self._present.start))
            assert not self.running or self._next_due() > now

    def _check_patience(self, followed: tuple[Effect, ...], now: float) -> None:
        """A question may be asked again: one soft tone, at half a minute at the earliest."""
        if followed:
            assert followed == (effects.AskedAgain(now), effects.Cue(Tone.ASK, now))
            assert self._waits_for_answer()
            assert now - self.held_since >= 30

    def _waits_for_answer(self) -> bool:
        return self.coach.state is State.ASKING and not self.paused

    def _hold(self, moment: float) -> None:
        if self.running:
            self.running, self.held_since = False, moment

    def _go_on(self, now: float) -> None:
        if not self.running:
            self.running = True
            self.shift += now - self.held_since

    @property
    def _present(self) -> Interval:
        assert self.interval is not None
        return self.interval

    def _due(self, offset: float) -> float:
        return self.shift + offset

    def _cue_due(self) -> float:
        due = self._due(self._present.start + self._present.cues[self.heard].offset)
        return due if self.heard else due - self.more_rest

    def _next_due(self) -> float:
        if self.heard < len(self._present.cues):
            return self._cue_due()
        return self._due(self._present.end)

    def _pass_stale(self, now: float) -> None:
        """Pass over the cues that came too late to be sounded."""
        while self.heard < len(self._present.cues) and now - self._cue_due() > 0.5:
            self.heard += 1

    # An event

    def _check_event(self, event: Event, followed: tuple[Effect, ...], now: float) -> None:
        score = event.value if isinstance(event, events.Score) else None
        if score is not None and self.line is not None:
            assert isinstance(followed[0], effects.Scored)
            assert (score > self.line) == (len(followed) > 1 and _is_pain_stop(followed[1]))
            assert score <= self.line or len(followed) == 3
        if self._lets_go(event):
            self._go_on(now)
        if isinstance(event, events.Choose):
            self.paused = self.coach.state is State.PAUSED
        goes_elsewhere = self._goes_elsewhere(event)
        for effect in followed:
            if goes_elsewhere and isinstance(effect, effects.IntervalBegan):
                assert effect.at == now
                self._arrive(effect.interval, now)
                goes_elsewhere = False
            else:
                self._learn(effect, now)
        if self.coach.state is not State.RUNNING:
            self._hold(now)

    def _lets_go(self, event: Event) -> bool:
        if isinstance(event, events.Choose):
            at_question = self._present.kind is Kind.PAIN_CHECK and self.owed is not None
            if event.choice is Choice.UNDO:
                return self.coach.state is State.FINISHED
            return event.choice is Choice.EASIER or not at_question
        runs = self.coach.state in {State.RUNNING, State.FINISHED}
        return isinstance(event, events.Start) or (isinstance(event, LETTING_GO) and runs)

    def _goes_elsewhere(self, event: Event) -> bool:
        if isinstance(event, events.Choose):
            if event.choice is Choice.UNDO:
                return self._present.kind is Kind.PAIN_CHECK
            return event.choice is Choice.EASIER or not self._present.last
        return isinstance(event, events.Start | events.Skip | events.Back)

    def _learn(self, effect: Effect, now: float) -> None:
        lessons: Mapping[type[Effect], Callable[[Any, float], None]] = {
            effects.IntervalBegan: self._walk_on,
            effects.Cue: self._hear,
            effects.RepDone: self._rep_done,
            effects.SetDone: self._set_done,
            effects.SetSkipped: self._set_skipped,
            effects.WentBack: self._went_back,
            effects.RestExtended: self._more_rest,
            effects.Asked: self._asked,
            effects.Scored: self._scored,
            effects.Cramped: self._cramped,
            effects.CrampTakenBack: self._no_cramp,
            effects.Eased: self._eased,
            effects.Started: self._started,
            effects.Paused: self._paused,
            effects.Resumed: self._resumed,
            effects.Stopped: self._ended,
            effects.Finished: self._ended,
        }
        lessons[type(effect)](effect, now)

    def _paused(self, effect: effects.Paused, now: float) -> None:
        assert effect == effects.Paused(Pausing.USER, now)
        assert not self.paused
        self.paused = True

    def _resumed(self, effect: effects.Resumed, now: float) -> None:
        assert effect.at == now
        assert self.paused
        self.paused = False

    def _started(self, effect: effects.Started, _now: float) -> None:
        self.line = effect.stop_line

    def _ended(self, effect: effects.Stopped | effects.Finished, now: float) -> None:
        assert effect.at == now
        self.over = True
        if isinstance(effect, effects.Finished):
            self.finished = True
            self._check_account()

    # Going on

    def _walk_on(self, effect: effects.IntervalBegan, now: float) -> None:
        """Go over into the next interval as planned: it begins when the present one ends."""
        new = effect.interval
        assert new.start == self._present.end
        assert self._is_next(new)
        if self.running:
            assert effect.at == self._due(new.start)
            self._pass_stale(now)
            assert self.heard == len(self._present.cues)
            self._enter(new)
        else:
            assert self._present.kind is Kind.PAIN_CHECK
            self._arrive(new, now)

    def _arrive(self, new: Interval, now: float) -> None:
        """Go elsewhere: the plan is anchored anew."""
        self.shift = now - new.start
        self.held_since = now
        self._enter(new)

    def _enter(self, new: Interval) -> None:
        old, self.interval = self.interval, new
        self.heard = len(new.cues) if new.kind is Kind.PAIN_CHECK and not self.running else 0
        self.more_rest = 0.0
        if old is not None and new.position > old.position:
            assert new.position == old.position + 1
            assert (self.answered, self.owed) == (old.position, None)
        if self._index(new) == self.coach.timeline.work_of(new.block):
            for key in self.coach.timeline.blocks[new.block]:
                self.reps[key] = []

    def _is_next(self, new: Interval) -> bool:
        if self._index(self._present) is None:
            return self._index(new) == self.coach.timeline.work_of(self._present.block)
        return self._index(new) == (self._index(self._present) or 0) + 1

    def _index(self, interval: Interval) -> int | None:
        """Return where an interval stands in the plan; nowhere for one put in to prepare."""
        timeline = self.coach.timeline
        if self._indexed is None or self._indexed[0] is not timeline:
            self._indexed = timeline, {id(i): n for n, i in enumerate(timeline.intervals)}
        return self._indexed[1].get(id(interval))

    def _hear(self, cue: effects.Cue, now: float) -> None:
        if cue.tone in {Tone.STOP, Tone.FINISH}:
            assert self.over
            assert cue.at == now
            return
        assert not self.over
        assert self.running
        self._pass_stale(now)
        assert cue == effects.Cue(self._present.cues[self.heard].tone, self._cue_due())
        self.heard += 1

    def _more_rest(self, effect: effects.RestExtended, now: float) -> None:
        assert self._present.kind is Kind.REST
        assert self.coach.state in {State.RUNNING, State.PAUSED}
        self.shift += effect.seconds
        self.more_rest += effect.seconds
        reached = (now if self.running else self.held_since) - self.shift - self._present.start
        behind = sum(cue.offset <= reached for cue in self._present.cues)
        self.heard = max(behind, min(self.heard, 1))

    # The account of sets and scores

    def _begun_blocks(self) -> set[SetKey]:
        """Return the sets from the first one on of which a side is missing: they are done again."""
        recorded = self.done | self.skipped
        missing = dropwhile(recorded.issuperset, self.coach.timeline.blocks)
        return {key for keys in missing for key in keys}

    def _rep_done(self, effect: effects.RepDone, _now: float) -> None:
        assert self._present.ends_rep
        assert (effect.key, effect.rep) == (self._present.key, self._present.rep)
        assert effect.at == self._due(self._present.end)
        self.reps[effect.key].append(effect.rep)

    def _set_skipped(self, effect: effects.SetSkipped, _now: float) -> None:
        assert effect.key not in self.done | self.skipped
        self.skipped.add(effect.key)

    def _set_done(self, effect: effects.SetDone, _now: float) -> None:
        dose = self._present.prescription
        assert self._present.ends_set
        assert effect.key == self._present.key
        assert effect.at == self._due(self._present.end)
        assert effect.exercise == dose.exercise.id
        planned = 0 if dose.time else dose.reps[effect.key.set - 1]
        assert self.reps[effect.key] == list(range(1, planned + 1))
        assert (effect.reps or 0) == planned
        assert effect.hold == (dose.time or dose.hold)
        assert effect.key not in self.done or effect.key in self.may_be_done_again
        self.may_be_done_again.discard(effect.key)
        self.done.add(effect.key)
        self.skipped.discard(effect.key)

    def _went_back(self, effect: effects.WentBack, _now: float) -> None:
        planned = [key for keys in self.coach.timeline.blocks for key in keys]
        self.may_be_done_again |= set(planned[planned.index(effect.key) :])
        self.owed = self.answered = None

    def _eased(self, effect: effects.Eased, _now: float) -> None:
        self.may_be_done_again |= {
            key
            for keys in self.coach.timeline.blocks
            for key in keys
            if key.position == effect.position and key.set >= effect.from_set
        }

    def _asked(self, effect: effects.Asked, _now: float) -> None:
        assert self.owed is None
        self.owed = effect.when

    def _cramped(self, effect: effects.Cramped, _now: float) -> None:
        self.cramps += 1
        assert bool(effect.offers) == (self.cramps == 1)
        assert self.cramps == 1 or self.coach.state is State.STOPPED
        if self.owed is When.DURING:
            self.owed = None

    def _no_cramp(self, _effect: effects.CrampTakenBack, _now: float) -> None:
        self.cramps -= 1
        assert self.cramps == 0
        assert self.coach.state is not State.RUNNING

    def _scored(self, effect: effects.Scored, _now: float) -> None:
        if effect.when is When.BEFORE:
            return
        assert effect.when == (self.owed or When.DURING)
        assert effect.position == self._present.position
        if self.owed in {When.BETWEEN, When.AFTER}:
            self.answered = self._present.position
        self.owed = None

    def _check_account(self) -> None:
        """At the end every planned set is either done or passed over, and nothing is owed."""
        planned = {key for keys in self.coach.timeline.blocks for key in keys}
        assert planned <= self.done | self.skipped
        assert self.owed is None

    # The coach itself

    def _check_coach(self, now: float) -> None:
        coach = self.coach
        assert coach.done == self.done
        assert coach.skipped == self.skipped
        assert not self.done & self.skipped
        assert self.running == (coach.state is State.RUNNING)
        assert self.over == (coach.state in {State.STOPPED, State.FINISHED})
        if self.running:
            self._pass_stale(now)
            assert self._next_due() > now
            assert coach.deadline == min(self._next_due(), now + 1)
        elif self._waits_for_answer():
            assert coach.deadline is not None
            assert now < coach.deadline <= now + 120
        else:
            assert coach.deadline is None
        if self.interval is None or self.over:
            return
        assert coach.interval is self.interval
        assert coach.elapsed(now) == (now if self.running else self.held_since) - self.shift
        assert coach.remaining(now) == self._due(self.interval.end) - self._now(now)
        assert coach.question == self.owed
        if coach.state in {State.RUNNING, State.PAUSED}:
            assert self.paused == (coach.state is State.PAUSED)
        self._check_question()

    def _now(self, now: float) -> float:
        return now if self.running else self.held_since

    def _check_question(self) -> None:
        interval, coach = self._present, self.coach
        if interval.last and self.answered != interval.position:
            is_last = interval.position == len(coach.routine.prescriptions) - 1
            assert self.owed == (When.AFTER if is_last else When.BETWEEN)
        if interval.kind is Kind.PAIN_CHECK:
            assert coach.state in {State.ASKING, State.CRAMPED}
        assert (coach.state is State.CRAMPED) == bool(coach.offers)


def _is_pain_stop(effect: Effect) -> bool:
    return isinstance(effect, effects.Stopped) and effect.reason is Stopping.PAIN
