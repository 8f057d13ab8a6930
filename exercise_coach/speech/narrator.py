"""Decides what is said now: it knows the tones to come, and what has stopped being true.

It speaks to nobody and keeps no time: it is told what happened, and gives orders for the voice.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from exercise_coach.choices import VoiceLevel
from exercise_coach.session import Coach, Effect, State, Tone, effects
from exercise_coach.speech.amounts import Translate
from exercise_coach.speech.pace import Pace
from exercise_coach.speech.planning import AFTER, Place, Span, coming, end_of, place, span_of
from exercise_coach.speech.sayings import Saying
from exercise_coach.speech.telling import Teller

PATIENCE = 1.5
"""A text that is not reported to be over after its length and so many seconds more is ended."""
PROMPT = 2.0
"""A text that an engine has not begun so many seconds after the wish is not said."""
SLIP = 0.15
"""Where room is short a text may begin so many seconds later than planned, and lose its end."""
REPORTED = 0.5
"""So long after a text was over, in seconds, it may still be reported to be heard (eSpeak NG)."""
LOOK = 0.1
"""How often it is looked whether a text is over, in seconds."""


class Order(NamedTuple):
    """What the voice is to do: be silent where `hush`, then say the text where there is one.

    It is not to begin after the moment `by`, and to be silent from `until` on, whether anybody
    looks or not.
    """

    hush: bool = False
    text: str = ""
    by: float = math.inf
    until: float = math.inf


@dataclass(slots=True)
class _Said:
    """What is being said: when it was wished, and when it is likely to be over."""

    saying: Saying
    text: str
    start: float
    end: float
    by: float
    until: float
    began: float | None = None


class Narrator:
    """Leads the voice through one session.

    After the coach took an event: `follow` before the tones are sounded, `look` after them, and
    again whenever `deadline` has come. `lateness` tells how late tones are heard now, in seconds.
    """

    def __init__(
        self, coach: Coach, level: VoiceLevel, pace: Pace, translate: Translate = str,
        lateness: Callable[[], float] = float,
    ) -> None:  # fmt: skip
        self.level = level
        self._lateness = lateness
        self._coach, self._pace, self._tr = coach, pace, translate
        self._teller = Teller(coach, translate)
        self._queue: list[Saying] = []
        self._missed: list[Saying] = []
        self._said: _Said | None = None
        self._tones_over = 0.0
        self._fades_until = 0.0
        self._state = coach.state
        self._next_look: float | None = None

    @property
    def deadline(self) -> float | None:
        """When to look next, in monotonic seconds; none while there is nothing to be said."""
        return self._next_look

    def fading(self, now: float) -> float:
        """Return for how many seconds a voice that was silenced may still be heard."""
        return max(0.0, self._fades_until - now)

    def follow(self, followed: Sequence[Effect], now: float) -> Order:
        """Take in what followed from an event; the order is to be carried out before the tones.

        Whatever is not true any more is forgotten, and speech ends where a tone is due.
        """
        for effect in followed:
            for saying in self._teller.tell(effect, now):
                if saying not in self._queue:
                    self._queue.append(saying)
        self._notice_waiting(followed, now)
        amended = self._amend(now) if _has(followed, effects.RestExtended) else Order()
        tones = [effect.tone for effect in followed if isinstance(effect, effects.Cue)]
        if Tone.STOP in tones:
            tones = [Tone.STOP]  # the others are not sounded
        order = self._hush(now, is_interrupted=bool(tones))
        order = Order(hush=order.hush or amended.hush)
        begins = now + self.fading(now)
        self._tones_over = max([self._tones_over, *(span_of(x, begins).end for x in tones)])
        return order

    def _notice_waiting(self, followed: Sequence[Effect], now: float) -> None:
        """Notice that a question asked before holds the session, or that its answer lets go."""
        before, self._state = self._state, self._coach.state
        is_asking = self._state is State.ASKING
        is_told = _has(followed, effects.Asked) or _has(followed, effects.CrampTakenBack)
        if is_asking and before is not State.ASKING and not is_told:
            self._queue += self._teller.wait(now)
        is_going_on = before is State.ASKING and self._state is State.RUNNING
        if is_going_on and not _has(followed, effects.IntervalBegan):
            told = list(self._teller.go_on(now))
            self._queue = [*told, *(each for each in self._queue if each not in told)]

    def _amend(self, now: float) -> Order:
        """Tell anew what told, or was to tell, how long a rest lasts that lasts longer now."""
        self._queue = [self._amended(each, now) for each in self._queue]
        said = self._said
        if said is None or "time" not in said.saying.told_by(said.text, self._tr):
            return Order()
        if said.saying.interval is not self._coach.interval:
            return Order()
        self._end(said, now)
        self._queue.insert(0, self._amended(said.saying, now))
        return Order(hush=True)

    def _amended(self, saying: Saying, now: float) -> Saying:
        is_of_rest = saying.interval is self._coach.interval and "time" in saying.words
        return self._teller.longer(saying, now) if is_of_rest else saying

    def _is_worth_saying(self, saying: Saying) -> bool:
        return self.level is not VoiceLevel.TONES and saying.is_true(self._coach)

    def _hush(self, now: float, *, is_interrupted: bool) -> Order:
        """Forget what is untrue, and end what is being said where it is, or must be."""
        self._queue = [saying for saying in self._queue if self._is_worth_saying(saying)]
        said = self._said
        if said is None:
            return Order()
        if self._is_worth_saying(said.saying) and not is_interrupted and now < said.until:
            return Order()
        self._end(said, now)
        return Order(hush=True)

    def _end(self, said: _Said, now: float) -> None:
        """Say no more of it; a voice that was not silenced before fades from now on."""
        if now < said.until:
            self._fades_until = now + self._pace.stopping
        self._learn_from_cut(said, now)
        self._said = None

    def _learn_from_cut(self, said: _Said, now: float) -> None:
        """Learn that a text takes this long at least, if it is surely not over yet."""
        if said.began is not None:
            took = min(now, said.until) - said.began
            if took > self._pace.sounding(said.text) + REPORTED:
                self._pace.learn(said.text, took)

    def _until(self, saying: Saying, now: float) -> float:
        """Return until when a saying stays true, if nothing happens."""
        if saying.interval is None:
            return math.inf
        return end_of(saying.interval, self._coach, now)

    def look(self, now: float, *, is_ready: bool = True) -> Order:
        """Return what the voice is to do at this moment. It is only asked to speak when ready."""
        order = self._hush(now, is_interrupted=False)
        if self._said is not None:
            self._wait_for_end(self._said, now)
            return order
        said = self._say(now) if is_ready else None
        if not is_ready:
            self._next_look = now + LOOK if self._queue else None
        if said is None:
            return order
        return Order(order.hush, said.text, said.by, said.until)

    def _wait_for_end(self, said: _Said, now: float) -> None:
        """Look again when it is over, was missed, or must be silent; often, where it is late."""
        moments = (said.end, said.by + LOOK, said.until)
        self._next_look = min((each for each in moments if each > now), default=now + LOOK)
        if now >= said.end:
            self._next_look = min(self._next_look, now + LOOK)

    def _say(self, now: float) -> _Said | None:
        """Return what may be said now, and plan the next look."""
        due = self._coach.deadline
        if due is not None and due <= now:
            self._next_look = now + LOOK  # a tone may be due that nobody has asked for yet
            return None
        found = self._next(now)
        self._next_look = None
        if found is None:
            return None
        saying, there = found
        if there.start > now:
            self._next_look = there.start
            return None
        self._queue.remove(saying)
        self._teller.note(saying, there.text)
        queue = [each for each in self._queue if not self._teller.is_needless(each)]
        self._queue = [*queue, *self._teller.left_out(saying)]
        self._said = self._begin(saying, there, now)
        self._wait_for_end(self._said, now)
        return self._said

    def _begin(self, saying: Saying, there: Place, now: float) -> _Said:
        sounding = self._pace.sounding(there.text)
        latest = now + self._pace.lag + SLIP
        by = min(now + PROMPT, max(there.silent - sounding, latest), max(there.by, latest))
        until = min(there.silent, by + 2 * sounding + PATIENCE)
        return _Said(saying, there.text, now, there.end, by, until)

    def _next(self, now: float) -> tuple[Saying, Place] | None:
        """Return what comes next and where; what has no place any more is forgotten."""
        late = self._lateness()
        tones = [Span(tone.start, tone.end + late) for tone in coming(self._coach, now)]
        placed: list[tuple[Saying, Place]] = []
        for saying in self._queue:
            there = place(
                saying.variants(self.level, self._tr),
                tones,
                max(now, self._tones_over + late + AFTER, saying.after),
                self._pace,
                until=self._until(saying, now),
            )
            if there is not None:
                placed.append((saying, there))
        self._queue = [saying for saying, _ in placed]
        return min(placed, key=lambda each: each[1].start, default=None)

    def hear(self, what: str, text: str, seconds: float) -> None:
        """Learn what became of a text, as a voice reports it."""
        said = self._said if self._said is not None and self._said.text == text else None
        match what:
            case "began":
                self._pace.learn_lag(seconds)
                if said is not None:
                    said.began = said.start + seconds
            case "said":
                self._pace.learn(text, seconds)
                if said is not None:
                    self._said = None
            case "missed":
                self._pace.learn_lag(seconds)
                if said is not None:
                    self._said = None
                    self._teller.doubt(said.saying)
                    self._try_again(said.saying)
            case "lost":
                if said is not None:
                    self._said = None
                    self._teller.doubt(said.saying)
                    self._try_again(said.saying)
            case "silent":
                self._pace.learn_stopping(seconds)

    def _try_again(self, saying: Saying) -> None:
        """Say once more what was never begun, as far as there is room for it still."""
        if not any(each is saying for each in self._missed):
            self._missed.append(saying)
            self._queue.insert(0, saying)


def _has(followed: Sequence[Effect], kind: type[Effect]) -> bool:
    return any(isinstance(effect, kind) for effect in followed)
