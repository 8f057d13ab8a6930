"""The voice: QTextToSpeech in a helper process, so that a speech server that hangs harms nobody."""

import json
import math
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from exercise_coach.sound.helper import Helper, Patience

HELPER = Path(__file__).with_name("voice_helper.py")
PATIENCE = Patience(hung=4.0, retry=1.0, slowest=30.0, insists=False, grace=0.5)
NONE = "There is no voice on this computer. The tones go on."
LOST = "The voice went away. The tones go on."
LOOKING = 15.0
"""Seconds that looking for a voice may take."""
ENGINE = ""
"""The engine by Qt's name; the best there is where none is named."""


class VoiceWish(NamedTuple):
    """Which voice, by name (the most fitting one where it has none), how fast and how loud.

    `rate` is -100 to 100, 0 being the voice's own; `volume` is 0 to 100.
    """

    name: str = ""
    rate: int = 0
    volume: int = 100


class VoiceName(NamedTuple):
    """A voice that there is, and its language, such as ``en_GB``."""

    name: str
    language: str


class Report(NamedTuple):
    """What became of a text, and after how many seconds; see `QtVoice.reports`."""

    what: str
    text: str
    seconds: float


class QtVoice:
    """Says texts through the system's speech engine.

    `wake` returns at once; some seconds later `ready` is true. Nothing here raises. `changed` is
    called from another thread when the engine was found, lacks or is lost.
    """

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._changed = changed
        self.voices: Sequence[VoiceName] = ()
        self._wish = VoiceWish()
        self._muted = False
        self._number = 0
        self._texts: dict[int, str] = {}
        self._reports: list[Report] = []
        self._lock = threading.Lock()
        self._run: Helper | None = None

    @property
    def ready(self) -> bool:
        """Whether a text would be heard now."""
        return self._run is not None and self._run.ready and not self._muted

    @property
    def notice(self) -> str | None:
        """What the user should know of the voice, in a sentence or two."""
        if self._run is None or not self._run.lost:
            return None
        return LOST if self.voices else NONE

    @property
    def lacks(self) -> bool:
        """Whether no engine was found at all."""
        return self.notice == NONE

    @property
    def is_known(self) -> bool:
        """Whether it was found out what there is, since `wake`."""
        return self._run is not None and (self._run.ready or self._run.lost)

    def wake(self) -> None:
        """Look for an engine, and keep it at hand until `sleep`."""
        if self._run is None:
            self._run = Helper(
                start, PATIENCE, {"use": _use(self._wish)}, self._hear, self._take_change
            )

    def say(self, text: str, by: float = math.inf, until: float = math.inf, /) -> None:
        """Begin to say a text; it takes the place of what is being said.

        Moments by `clock.monotonic`: one that has not begun by `by` is not said, and at `until`
        it is silenced.
        """
        if self._run is None or not self.ready:
            return
        self._number += 1
        with self._lock:
            self._texts = {self._number: text}
        self._run.tell(f"say {self._number} {by:.3f} {until:.3f} {' '.join(text.split())}")

    def hush(self) -> None:
        """Be silent at once."""
        if self._run is not None:
            self._run.tell("hush")

    def reports(self) -> Sequence[Report]:
        """Return what became of the texts since this was last asked, in seconds.

        ``began`` so long after the wish, ``said`` in so long to its end, ``missed`` after waiting
        so long for its beginning; ``silent`` (without a text) so long after silence was wanted.
        ``lost`` is what was being said, or was to be, when the engine was lost.
        """
        with self._lock:
            reports, self._reports = self._reports, []
        return reports

    def use(self, wish: VoiceWish) -> None:
        """Speak so from now on."""
        if wish != self._wish:
            self._wish = wish
            if self._run is not None:
                self._run.keep("use", _use(wish))

    def set_muted(self, muted: bool) -> None:
        """Drop texts, or say them again; what is being said is silenced."""
        self._muted = muted
        if muted:
            self.hush()

    def sleep(self) -> None:
        """Be silent and let the engine go. Returns at once."""
        if self._run is not None:
            self._run.end()
            self._run = None

    def close(self) -> None:
        """Let everything go, now."""
        if self._run is not None:
            self._run.end(now=True)
            self._run = None

    def _take_change(self) -> None:
        if self._run is not None and self._run.lost:
            with self._lock:
                self._reports += [Report("lost", text, 0.0) for text in self._texts.values()]
                self._texts = {}
        self._changed()

    def _hear(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if word == "voices":
            self.voices = tuple(VoiceName(*each) for each in json.loads(rest))
        elif word in {"began", "said", "missed"}:
            number, _, seconds = rest.partition(" ")
            with self._lock:
                if int(number) in self._texts:
                    text = self._texts[int(number)]
                    self._reports.append(Report(word, text, float(seconds)))
                    if word != "began":
                        del self._texts[int(number)]
        elif word == "silent":
            with self._lock:
                self._reports.append(Report(word, "", float(rest)))


def _use(wish: VoiceWish) -> str:
    return f"use {json.dumps(wish._asdict())}"


def check() -> tuple[bool, str]:
    """Return whether there is a voice here, and which, or why not, in a few words."""
    try:
        with start() as helper:
            answers = _answers(helper).splitlines()
    except OSError as error:
        return False, str(error)
    found = {word: rest for word, _, rest in (line.partition(" ") for line in answers)}
    if "ready" not in found:
        return False, found.get("lacks") or "QtTextToSpeech cannot be loaded"
    names = [name for name, _ in json.loads(found["voices"])]
    return True, f"{names[0]}{f' and {len(names) - 1} more' if names[1:] else ''}"


def _answers(helper: subprocess.Popen[str]) -> str:
    try:
        return helper.communicate("", timeout=LOOKING)[0]
    except subprocess.TimeoutExpired:
        helper.kill()
        return "lacks the speech engine does not answer"


def start() -> subprocess.Popen[str]:
    """Start a helper."""
    return subprocess.Popen(  # noqa: S603 (this very program's own file)
        [sys.executable, "-P", str(HELPER), ENGINE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
        bufsize=1,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )
