"""How long it takes to say something: a guess at first, then what the engine itself took."""

import re

LAG = 0.05
"""Seconds from the wish to the first sound, of an engine that nothing is known of."""
FADE = 0.12
"""Seconds that a text takes beside its letters, at the usual rate."""
LETTER = 0.054
"""Seconds that a letter takes at the usual rate (measured with eSpeak NG at its own default)."""
DIGIT = 5
"""A digit is read as a word of about so many letters."""
PAUSE = 6
"""A comma or a full stop within a text lasts as long as so many letters."""
CAREFUL = 1.05
"""What is known from an earlier time may take a little longer this time."""
SLOWEST = 2.3
"""At the slowest rate a text takes so many times as long, at the fastest as little (eSpeak NG)."""
STOPPING = 0.15
"""Seconds until an engine is silent that was told so (measured: 0.03–0.08, busy up to 0.44)."""
LONGEST_LAG, LONGEST_STOPPING = 1.5, 0.6
"""An engine that takes longer than this to begin or to stop is not waited for, in seconds."""
_EASING = 0.2
_BOUNDS = (0.2, 5.0)
_PAUSES = re.compile(r"[,.;:?!](?=\s)")


class Pace:
    """Estimates, in seconds. `rate` is that of the engine, -100 to 100; 0 is its usual one."""

    def __init__(self, rate: int = 0) -> None:
        self.lag = LAG
        self.stopping = STOPPING
        self._rate = 0
        self._scale = 1.0
        self._known: dict[str, float] = {}
        self.use_rate(rate)

    def use_rate(self, rate: int) -> None:
        """Estimate for another rate from now on; what was learned of the texts is forgotten."""
        if rate != self._rate:
            self._rate = rate
            self._scale = SLOWEST ** (-rate / 100)
            self._known.clear()

    def seconds(self, text: str) -> float:
        """Return how long it takes to say a text, counted from the wish to say it."""
        return self.lag + self.sounding(text)

    def sounding(self, text: str) -> float:
        """Return how long a text sounds, counted from its first sound."""
        known = self._known.get(text)
        return self._scale * _usual(text) if known is None else CAREFUL * known

    def learn(self, text: str, seconds: float) -> None:
        """Take in how long a text sounded: slower than guessed counts at once, faster by and by.

        What makes no sense, such as a text that took no time, is passed over.
        """
        ratio = seconds / _usual(text)
        if _BOUNDS[0] < ratio < _BOUNDS[1]:
            self._known[text] = seconds
            self._scale = _slower_at_once(self._scale, ratio)

    def learn_lag(self, seconds: float) -> None:
        """Take in how long it took from the wish to the first sound."""
        self.lag = max(LAG, _slower_at_once(self.lag, min(seconds, LONGEST_LAG)))

    def learn_stopping(self, seconds: float) -> None:
        """Take in how long it took from the wish for silence to silence."""
        taken = min(seconds, LONGEST_STOPPING)
        self.stopping = max(STOPPING, _slower_at_once(self.stopping, taken))


def _slower_at_once(before: float, now: float) -> float:
    return max(now, before + _EASING * (now - before))


def _usual(text: str) -> float:
    digits = sum(letter.isdigit() for letter in text)
    letters = len(text) + (DIGIT - 1) * digits + PAUSE * len(_PAUSES.findall(text))
    return FADE + LETTER * letters
