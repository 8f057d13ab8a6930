"""What the coach's effects give to say, in the order in which it matters."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from exercise_coach.prescription import Side
from exercise_coach.session import (
    WORK,
    Choice,
    Coach,
    Effect,
    Interval,
    Kind,
    Pausing,
    State,
    effects,
)
from exercise_coach.session.pain import must_call_first
from exercise_coach.speech import phrases
from exercise_coach.speech.amounts import Translate, dose, duration
from exercise_coach.speech.known import Known
from exercise_coach.speech.planning import end_of
from exercise_coach.speech.sayings import Saying, is_same_set
from exercise_coach.wording import CHOICES, SIDES

REMINDED_FROM = 8.0
"""A hold or timed item of so many seconds leaves time for a reminder."""
LEFT = 10.0
"""So many seconds before its end a long hold or timed item is told to be nearly over."""
LEFT_FROM = 25.0
"""From this many seconds on it is."""
SLACK = 1.0
"""What is tied to a moment may come so many seconds later."""
FRESH = 2.0
"""How long something lasts is told within so many seconds of its beginning."""


class Teller:
    """Turns effects into sayings, for one coach.

    It is told by `note` what was said: what is known by then is not said again as the work begins.
    """

    def __init__(self, coach: Coach, tr: Translate) -> None:
        self._coach = coach
        self._tr = tr
        self._known = Known()
        self._work: Interval | None = None
        self._more = 0.0
        self._tellers: Mapping[type[Effect], Callable[..., Iterator[Saying]]] = {
            effects.IntervalBegan: self._began,
            effects.WentBack: self._went_back,
            effects.RestExtended: self._extended,
            effects.Scored: self._scored,
            effects.Asked: self._asked,
            effects.AskedAgain: self._asked_again,
            effects.Paused: self._paused,
            effects.Resumed: self._resumed,
            effects.Cramped: self._cramped,
            effects.CrampTakenBack: self._no_cramp,
            effects.Stopped: self._stopped,
            effects.Finished: self._finished,
        }
        self._tellers_of: Mapping[Kind, Callable[[Interval], Iterator[Saying]]] = {
            Kind.PREPARE: self._prepare,
            Kind.CHANGE_SIDE: self._change_side,
            Kind.HOLD: self._hold,
            Kind.BACK: self._back,
            Kind.TIMED: self._timed,
            Kind.REST: self._rest,
        }

    def tell(self, effect: Effect, now: float) -> Iterator[Saying]:
        """Yield what follows from an effect. Much of it may be untrue already."""
        teller = self._tellers.get(type(effect))
        if teller is not None:
            yield from teller(effect, now)

    def wait(self, now: float) -> Iterator[Saying]:
        """Yield what is said when a question that was asked before begins to hold the session."""
        if self._coach.question is not None:
            yield self._question("pain-again", after=now)

    def go_on(self, now: float) -> Iterator[Saying]:
        """Yield what is said when an answer or a key lets go on what was held."""
        interval = self._coach.interval
        yield self._about("resumed", interval)
        if interval.kind in WORK:
            yield from self.lacking(interval)
        yield from self._marks(interval, now)

    def longer(self, saying: Saying, now: float) -> Saying:
        """Return what tells of a rest as it is now that more was wanted."""
        rest = self._coach.interval.duration + self._more
        words = {**saying.words, "time": duration(rest, self._tr)}
        return replace(saying, words=words, timely=now + FRESH)

    def note(self, saying: Saying, text: str) -> None:
        """Take in that this text of a saying is being said."""
        if saying.announces is not None:
            told = saying.told_by(text, self._tr)
            if saying.phrase == "change-side":
                told |= {"side"}  # of two sides it is the other
            self._known.take_in(saying.announces, told)

    def left_out(self, saying: Saying) -> Iterator[Saying]:
        """Yield the side that a name just being said had no room for."""
        work = saying.announces
        if work is None or self._known.has_side(work) or _alternates(work):
            return
        if saying.phrase == "exercise-side":
            yield self._about("side", work, work, **self._words(work))
        elif saying.phrase == "now-exercise":
            yield self._now("now-side", work)

    def is_needless(self, saying: Saying) -> bool:
        """Tell whether a side that was to be told later has been told by now."""
        work = saying.announces if saying.phrase in {"side", "now-side"} else None
        return work is not None and self._known.has_side(work)

    def doubt(self, saying: Saying) -> None:
        """Take in that a saying was not heard after all."""
        if saying.announces is not None:
            self._known = Known()

    # What is to be known during the work

    def lacking(self, work: Interval) -> Iterator[Saying]:
        """Yield what of this work, which is being done, has not been told."""
        known, has_exercise = self._known, self._known.has_exercise(work)
        if not has_exercise:
            yield self._now("now-exercise", work)
        if not known.has_set(work):
            yield self.which_set(work, with_side=has_exercise)
        elif has_exercise and not known.has_side(work) and not _alternates(work):
            yield self._now("now-side", work)

    def which_set(self, work: Interval, *, with_side: bool = True) -> Saying:
        """Return what tells which set is being done."""
        return self._now("now-set-side" if with_side and work.side else "now-set", work)

    def which_side(self, work: Interval) -> Saying:
        """Return what tells which side's turn it is in this rep."""
        return self._now("rep-side", work, work.rep)

    def knows_side(self, work: Interval) -> bool:
        """Tell whether the side of this work was told."""
        return self._known.has_side(work)

    def _now(self, phrase: str, work: Interval, rep: int = 0) -> Saying:
        words = self._words(work) | {"n": work.rep}
        told = {name: str(word) for name, word in words.items()}
        return Saying(phrase, told, effort=work, rep=rep, announces=work)

    def _scored(self, _effect: effects.Scored, _now: float) -> Iterator[Saying]:
        """Yield what waited to be told when a question came."""
        if self._coach.state is State.RUNNING and self._coach.interval.kind in WORK:
            yield from self.lacking(self._coach.interval)

    def _went_back(self, _effect: effects.WentBack, _now: float) -> Iterator[Saying]:
        self._known, self._work = Known(), None
        yield from ()

    def _extended(self, effect: effects.RestExtended, _now: float) -> Iterator[Saying]:
        self._more += effect.seconds
        yield from ()

    # Intervals

    def _began(self, effect: effects.IntervalBegan, now: float) -> Iterator[Saying]:
        interval, self._more = effect.interval, 0.0
        if interval.kind in WORK:
            if self._work is None or not is_same_set(self._work, interval):
                yield from self.lacking(interval)
            self._work = interval
            if begins_rep(interval):
                yield from self._rep(interval)
        teller = self._tellers_of.get(interval.kind)
        if teller is not None:
            timely = effect.at + FRESH
            yield from (replace(saying, timely=timely) for saying in teller(interval))
        yield from self._marks(interval, now)

    def _about(
        self, phrase: str, interval: Interval, work: Interval | None = None, **words: object
    ) -> Saying:
        """Return a saying that is true during an interval, and may tell of the work to come."""
        told = {name: str(word) for name, word in words.items()}
        return Saying(phrase, told, interval=interval, announces=work)

    def _words(self, interval: Interval) -> dict[str, Any]:
        prescription = interval.prescription
        return {
            "exercise": prescription.exercise.name,
            "side": self._side(interval),
            "hand": self._tr(phrases.HANDS[interval.side]) if interval.side else "",
            "dose": dose(prescription, self._tr),
            "set": interval.set,
            "sets": prescription.sets,
        }

    def _side(self, interval: Interval) -> str:
        if interval.side is None:
            return ""
        names = interval.prescription.exercise.sides
        if names is None:
            return self._tr(SIDES[interval.side])
        return names.right if interval.side is Side.RIGHT else names.left

    def _prepare(self, interval: Interval) -> Iterator[Saying]:
        phrase = "exercise"
        if interval.side is not None:
            phrase = "known-side" if self._known.has_exercise(interval) else "exercise-side"
        yield self._about(phrase, interval, interval, **self._words(interval))

    def _change_side(self, interval: Interval) -> Iterator[Saying]:
        yield self._about("change-side", interval, interval, **self._words(interval))

    def _rep(self, interval: Interval) -> Iterator[Saying]:
        reps = interval.prescription.reps[interval.set - 1]
        if _alternates(interval):
            yield self.which_side(interval)
        elif reps > 1 and interval.kind is Kind.OUT:
            phrase = "rep-last" if interval.rep == reps else "rep"
            yield self._about(phrase, interval, n=interval.rep)

    def _hold(self, interval: Interval) -> Iterator[Saying]:
        yield self._about("hold", interval, time=duration(interval.duration, self._tr))
        yield from self._reminder(interval)

    def _back(self, interval: Interval) -> Iterator[Saying]:
        if interval.prescription.hold:
            yield self._about("back", interval)

    def _timed(self, interval: Interval) -> Iterator[Saying]:
        yield self._about("begin", interval, time=duration(interval.duration, self._tr))
        yield from self._reminder(interval)

    def _reminder(self, interval: Interval) -> Iterator[Saying]:
        reminders = interval.prescription.exercise.reminders
        if reminders and interval.duration >= REMINDED_FROM:
            turn = interval.set - 1 + interval.rep
            yield self._about("reminder", interval, reminder=reminders[turn % len(reminders)])

    def _marks(self, interval: Interval, now: float) -> Iterator[Saying]:
        """Yield what belongs to moments of a long effort that are still to come."""
        if interval.kind not in {Kind.HOLD, Kind.TIMED} or interval.duration < LEFT_FROM:
            return
        end = end_of(interval, self._coach, now)
        time = {"time": duration(LEFT, self._tr)}
        for phrase, left in (("half", interval.duration / 2), ("to-go", LEFT)):
            moment = end - left
            if moment > now and (phrase == "to-go" or left > LEFT + 2 * SLACK):
                yield Saying(phrase, time, interval=interval, after=moment, by=moment + SLACK)

    def _rest(self, interval: Interval) -> Iterator[Saying]:
        work = next((each for each in self._coach.upcoming if each.kind in WORK), None)
        time = duration(interval.duration, self._tr)
        if work is None:
            yield self._about("rest", interval)
            return
        words = self._words(work) | {"time": time}
        if work.position != interval.position:
            phrase = "rest-exercise-side" if work.side else "rest-exercise"
            yield self._about(phrase, interval, work, **words)
            yield self._about("position", interval, position=work.prescription.exercise.position)
        else:
            phrase = "rest-set-side" if work.side else "rest-set"
            yield self._about(phrase, interval, work, **words)

    # Questions and waiting

    def _asked(self, _effect: effects.Asked, _now: float) -> Iterator[Saying]:
        if self._coach.state is not State.PAUSED:  # a pause is quiet; going on asks
            yield self._question("pain")

    def _asked_again(self, _effect: effects.AskedAgain, _now: float) -> Iterator[Saying]:
        yield self._question("pain-again")

    def _question(self, phrase: str, after: float = -math.inf) -> Saying:
        coach = self._coach
        interval = coach.interval if coach.state is State.RUNNING else None
        return Saying(
            phrase, state=coach.state, interval=interval, question=coach.question, after=after
        )

    def _paused(self, effect: effects.Paused, _now: float) -> Iterator[Saying]:
        phrase = "paused-gap" if effect.reason is Pausing.GAP else "paused"
        yield Saying(phrase, state=State.PAUSED)

    def _resumed(self, _effect: effects.Resumed, now: float) -> Iterator[Saying]:
        yield from self.go_on(now)
        if self._coach.question is not None:
            yield self._question("pain")

    def _cramped(self, effect: effects.Cramped, _now: float) -> Iterator[Saying]:
        offered = (each for each in effect.offers if each is not Choice.UNDO)
        choices = "; ".join(self._tr(CHOICES[each]) for each in offered)
        yield Saying("cramp", {"choices": choices}, state=State.CRAMPED)

    def _no_cramp(self, _effect: effects.CrampTakenBack, _now: float) -> Iterator[Saying]:
        if self._coach.state is State.ASKING:
            yield self._question("pain")
        else:
            yield Saying("paused", state=State.PAUSED)

    # The end

    def _stopped(self, effect: effects.Stopped, _now: float) -> Iterator[Saying]:
        words = {"score": str(effect.score)}
        if effect.symptom is not None:
            phrase = "stopped-urgent" if effect.symptom.is_emergency else "stopped-symptom"
            words = {"symptom": self._tr(phrases.SYMPTOMS[effect.symptom])}
        elif effect.score is None:
            phrase = "stopped-user"
        else:
            phrase = "stopped-severe" if must_call_first(effect.score) else "stopped-pain"
        yield Saying(phrase, words, state=State.STOPPED)

    def _finished(self, _effect: effects.Finished, _now: float) -> Iterator[Saying]:
        yield Saying("finished", state=State.FINISHED)


def begins_rep(interval: Interval) -> bool:
    """Tell whether a rep of one side begins with an interval, whatever parts a rep has."""
    if not interval.rep:
        return False
    dose = interval.prescription
    first = Kind.OUT if dose.out else Kind.HOLD if dose.hold else Kind.BACK
    return interval.kind is first


def _alternates(work: Interval) -> bool:
    return work.rep > 0 and work.prescription.side == "alternating"
