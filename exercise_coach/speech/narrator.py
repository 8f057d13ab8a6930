"""Decides what is said now: it knows the tones to come, and what has stopped being true.

It speaks to nobody and keeps no time: it is told what happened, and gives orders for the voice.
"""

import math
from collections.abc import Sequence
from typing import NamedTuple

from exercise_coach.choices import VoiceLevel
from exercise_coach.session import Coach, Effect, State, Tone, effects
from exercise_coach.speech.amounts import Translate
from exercise_coach.speech.pace import Pace
from exercise_coach.speech.planning import AFTER, CUT, Place, coming, end_of, place, span_of
from exercise_coach.speech.sayings import Saying
from exercise_coach.speech.telling import Teller

PATIENCE = 1.5
"""A text that is not reported to be over after its length and so many seconds more is ended."""
LOOK = 0.1
"""How often it is looked whether a text is over, in seconds."""


class Order(NamedTuple):
    """What the voice is to do: be silent where `hush`, then say the text where there is one.

    By the moment `until` it is to be silent, whether anybody looks or not.
    """

    hush: bool = False
    text: str = ""
    until: float = math.inf


class _Said(NamedTuple):
    """What is being said, since when, and until when that is likely to take."""

    saying: Saying
    text: str
    start: float
    end: float

    @property
    def given_up(self) -> float:
        """When it is waited for no longer."""
        return 2 * self.end - self.start + PATIENCE


class Narrator:
    """Leads the voice through one session.

    After the coach took an event: `follow` before the tones are sounded, `look` after them, and
    again whenever `deadline` has come.
    """

    def __init__(
        self, coach: Coach, level: VoiceLevel, pace: Pace, translate: Translate = str
    ) -> None:
        self._coach, self._level, self._pace, self._tr = coach, level, pace, translate
        self._teller = Teller(coach, translate)
        self._queue: list[Saying] = []
        self._said: _Said | None = None
        self._quiet_until = 0.0
        self._state = coach.state
        self._next_look: float | None = None

    @property
    def deadline(self) -> float | None:
        """When to look next, in monotonic seconds; none while there is nothing to be said."""
        return self._next_look

    def follow(self, followed: Sequence[Effect], now: float) -> Order:
        """Take in what followed from an event; the order is to be carried out before the tones.

        Whatever is not true any more is forgotten, and speech ends where a tone is due.
        """
        if self._level is VoiceLevel.TONES:
            return Order()
        for effect in followed:
            self._queue += self._teller.tell(effect, now)
        self._notice_waiting(followed, now)
        tones = [effect.tone for effect in followed if isinstance(effect, effects.Cue)]
        if Tone.STOP in tones:
            tones = [Tone.STOP]  # the others are not sounded
        self._quiet_until = max(
            self._quiet_until, *(span_of(tone, now).end + AFTER for tone in tones), 0.0
        )
        return self._hush(now, is_interrupted=bool(tones))

    def _notice_waiting(self, followed: Sequence[Effect], now: float) -> None:
        """Ask again where a question that was asked before holds the session from now on."""
        before, self._state = self._state, self._coach.state
        is_new = any(isinstance(effect, effects.Asked) for effect in followed)
        if self._state is State.ASKING and before is not State.ASKING and not is_new:
            self._queue += self._teller.wait(now)

    def _hush(self, now: float, *, is_interrupted: bool) -> Order:
        """Forget what is untrue, and end what is being said where it is, or must be."""
        self._queue = [saying for saying in self._queue if saying.is_true(self._coach)]
        said = self._said
        if said is None:
            return Order()
        if said.saying.is_true(self._coach) and not is_interrupted and now < self._cut(said, now):
            return Order()
        if now > said.end:
            self._pace.learn(said.text, now - said.start)  # it takes this long at least
        self._said = None
        return Order(hush=True)

    def _cut(self, said: _Said, now: float) -> float:
        """Return when speech must be silent at the latest."""
        first = next(coming(self._coach, now), None)
        until = min(self._until(said.saying, now), said.given_up)
        return until if first is None else min(first.start - CUT, until)

    def _until(self, saying: Saying, now: float) -> float:
        """Return until when a saying stays true, if nothing happens."""
        if saying.interval is None:
            return float("inf")
        return end_of(saying.interval, self._coach, now)

    def look(self, now: float, *, is_ready: bool = True) -> Order:
        """Return what the voice is to do at this moment. It is only asked to speak when ready."""
        order = self._hush(now, is_interrupted=False)
        if self._said is not None:
            self._wait_for_end(self._said, now)
        if self._said is None:
            text = self._say(now) if is_ready else ""
            order = order._replace(text=text, until=self._end(now))
            if not is_ready:
                self._next_look = now + LOOK if self._queue else None
        return order

    def _end(self, now: float) -> float:
        """Return when what is being said must be over."""
        return math.inf if self._said is None else self._cut(self._said, now)

    def _wait_for_end(self, said: _Said, now: float) -> None:
        look = now + LOOK if now >= said.end else said.end
        self._next_look = min(look, self._cut(said, now))

    def _say(self, now: float) -> str:
        """Return what may be said now, and plan the next look."""
        due = self._coach.deadline
        if due is not None and due <= now:
            self._next_look = now + LOOK  # a tone may be due that nobody has asked for yet
            return ""
        found = self._next(now)
        self._next_look = None
        if found is None:
            return ""
        saying, there = found
        if there.start > now:
            self._next_look = there.start
            return ""
        self._queue.remove(saying)
        self._said = _Said(saying, there.text, now, there.end)
        self._wait_for_end(self._said, now)
        return there.text

    def _next(self, now: float) -> tuple[Saying, Place] | None:
        """Return what comes next and where; what has no place any more is forgotten."""
        tones = list(coming(self._coach, now))
        placed: list[tuple[Saying, Place]] = []
        for saying in self._queue:
            there = place(
                saying.variants(self._level, self._tr),
                tones,
                max(now, self._quiet_until, saying.after),
                self._pace,
                until=self._until(saying, now),
                by=saying.by,
            )
            if there is not None:
                placed.append((saying, there))
        self._queue = [saying for saying, _ in placed]
        return min(placed, key=lambda each: each[1].start, default=None)

    def heard(self, text: str, seconds: float) -> None:
        """Learn that a text has been said to its end, and how long it took."""
        self._pace.learn(text, seconds)
        if self._said is not None and self._said.text == text:
            self._said = None
