"""What is worth saying, and for how long it stays true."""

import math
import re
import string
from collections.abc import Mapping
from dataclasses import dataclass, field

from exercise_coach.choices import VoiceLevel
from exercise_coach.session import WORK, Coach, Interval, State, When
from exercise_coach.speech.amounts import Translate
from exercise_coach.speech.phrases import PHRASES
from exercise_coach.speech.planning import Variant

LONGEST = 200
"""No name that somebody gave an exercise makes a text longer than so many letters."""
TIME = "{time}"
"""Stands in a phrase where it tells how long something lasts."""
_UNSPOKEN = re.compile(r"[·×–—*_#<>|/\\\x00-\x1f\x7f\s]+")


@dataclass(frozen=True, slots=True)
class Saying:
    """A phrase with what is filled in. It is true only while all that it names is so.

    Where `effort` stands it is true during all the work of that interval's set, or of one `rep` and
    side of it. `announces` is the work of which it tells something.

    It may be begun from the moment `after` until the moment `by`, in monotonic seconds, and what
    tells how long something lasts until the moment `timely`.
    """

    phrase: str
    words: Mapping[str, str] = field(default_factory=dict)
    state: State = State.RUNNING
    interval: Interval | None = None
    effort: Interval | None = None
    rep: int = 0
    announces: Interval | None = None
    question: When | None = None
    after: float = -math.inf
    by: float = math.inf
    timely: float = math.inf

    def is_true(self, coach: Coach) -> bool:
        """Tell whether it may still be said as things stand."""
        return (
            coach.state is self.state
            and self.is_about(coach.interval)
            and (self.question is None or self.question is coach.question)
        )

    def is_about(self, interval: Interval) -> bool:
        """Tell whether it is true of an interval, as far as it depends on one."""
        if self.interval is not None:
            return self.interval is interval
        if self.effort is None:
            return True
        is_rep = not self.rep or (interval.rep, interval.side) == (self.rep, self.effort.side)
        return is_rep and is_same_set(self.effort, interval)

    def told_by(self, text: str, tr: Translate) -> frozenset[str]:
        """Return the names of the words that a text of this saying tells."""
        for pattern in PHRASES[self.phrase].at(VoiceLevel.EVERYTHING):
            if self._fill(tr(pattern)) == text:
                fields = string.Formatter().parse(tr(pattern))
                return frozenset(name for _, name, _, _ in fields if name)
        return frozenset()

    def variants(self, level: VoiceLevel, tr: Translate) -> tuple[Variant, ...]:
        """Return what may be said, the longest first; nothing where this level leaves it out."""
        texts = dict.fromkeys(PHRASES[self.phrase].at(level))
        said = {self._fill(tr(text)): self._latest(text) for text in texts}
        return tuple(Variant(text, by) for text, by in said.items())

    def _fill(self, pattern: str) -> str:
        words = {name: clean(word) for name, word in self.words.items()}
        return _tidy(pattern.format_map(words))

    def _latest(self, text: str) -> float:
        return min(self.by, self.timely) if TIME in text else self.by


def is_same_set(work: Interval, interval: Interval) -> bool:
    """Tell whether an interval is work of the same set: of one side, or of both in turn."""
    return (
        interval.kind in WORK
        and interval.block == work.block
        and interval.prescription is work.prescription
    )


def clean(text: str) -> str:
    """Return a text of a file as an engine may be given it: one line of words, not too long."""
    return _UNSPOKEN.sub(" ", text).strip(" .,;:")[:LONGEST]


def _tidy(text: str) -> str:
    text = re.sub(r"([.,:])(?:\s*[.,:])+", r"\1", text).strip(" ,:").lstrip(" .")
    return text[:1].upper() + text[1:]
