"""How long it takes to say something: a guess at first, then what the engine itself took."""

import re

LEAD = 0.15
"""Seconds from the wish to the first sound, and what a last syllable takes to fade."""
LETTER = 0.054
"""Seconds that a letter takes at the usual rate (measured with eSpeak NG at its own default)."""
DIGIT = 5
"""A digit is read as a word of about so many letters."""
PAUSE = 6
"""A comma or a full stop within a text lasts as long as so many letters."""
CAREFUL = 1.05
"""What is known from an earlier time may take a little longer this time."""
_EASING = 0.2
_BOUNDS = (0.2, 5.0)
_PAUSES = re.compile(r"[,.;:?!](?=\s)")


class Pace:
    """Estimates, in seconds. `rate` is that of the engine, -100 to 100; 0 is its usual one."""

    def __init__(self, rate: int = 0) -> None:
        self._scale: float = 2.0 ** (-rate / 100)
        self._known: dict[str, float] = {}

    def seconds(self, text: str) -> float:
        """Return how long a text sounds, counted from the wish to say it."""
        known = self._known.get(text)
        return self._scale * _usual(text) if known is None else CAREFUL * known

    def learn(self, text: str, seconds: float) -> None:
        """Take in how long a text took: slower than guessed counts at once, faster by and by.

        What makes no sense, such as a text that took no time, is passed over.
        """
        ratio = seconds / _usual(text)
        if not _BOUNDS[0] < ratio < _BOUNDS[1]:
            return
        self._known[text] = seconds
        faster = self._scale + _EASING * (ratio - self._scale)
        self._scale = max(ratio, faster)


def _usual(text: str) -> float:
    digits = sum(letter.isdigit() for letter in text)
    letters = len(text) + (DIGIT - 1) * digits + PAUSE * len(_PAUSES.findall(text))
    return LEAD + LETTER * letters
