"""Leads one session in the terminal: waits, wakes the coach in time, and hears what is typed."""

import math
from collections.abc import Callable, Iterable
from typing import Protocol

from exercise_coach.awake import Vigil
from exercise_coach.guide import Guide
from exercise_coach.session import Event, State
from exercise_coach.session.effects import Cramped, CrampTakenBack, Paused, Resumed
from exercise_coach.session.events import (
    Choose,
    Cramp,
    Feel,
    KeepScore,
    Pause,
    Resume,
    Score,
    Start,
    Stop,
    Woke,
)
from exercise_coach.terminal.asking import SLICE
from exercise_coach.terminal.lines import Lines
from exercise_coach.terminal.screen import Screen
from exercise_coach.terminal.speaking import Voice
from exercise_coach.terminal.telling import GO_ON, Telling
from exercise_coach.terminal.typed import (
    CHOICE_LETTERS,
    HELP,
    OTHER_LETTER,
    SYMPTOM_LETTERS,
    Word,
    meaning,
)
from exercise_coach.wording import KINDS, SYMPTOMS

_FROM_A_PIPE = (Score, KeepScore, Stop, Cramp)
"""What an answer from a pipe may mean besides a symptom; nothing that is no answer is done."""
SOUND_IS_BACK = "There is sound now: the tones can be heard."


class Sound(Protocol):
    """What a session needs of the sound besides its tones."""

    @property
    def notice(self) -> str | None:
        """What the user should know of it; it may change."""

    def idle(self, seconds: float, /) -> None:
        """Let so many seconds pass, and no more."""

    def set_muted(self, muted: bool, /) -> None:
        """Sound nothing, or sound again."""


class Session:
    """One session from its start to its end. `wants_to_leave` is asked in every slice of time."""

    def __init__(
        self,
        guide: Guide,
        screen: Screen,
        lines: Lines,
        sound: Sound,
        *,
        trouble: Callable[[], str | None],
        is_saved: Callable[[], bool],
        wants_to_leave: Callable[[], bool],
        vigil: Vigil | None = None,
        muted: bool = False,
        voice: Voice | None = None,
    ) -> None:
        self._guide = guide
        self._coach = guide.coach
        self._screen = screen
        self._lines = lines
        self._sound = sound
        self._trouble = trouble
        self._wants_to_leave = wants_to_leave
        self._vigil = vigil
        self._muted = muted
        self._voice = voice
        self._telling = Telling(guide.coach, is_saved=is_saved)
        self._asks_symptom = False
        self._is_paused = False
        self._had_trouble = False
        self._lacked_sound = False
        self._told: set[str | None] = {None}

    def run(self) -> None:
        """Lead it to its end."""
        self._send(Start())
        while self._coach.state.is_live:
            self._step()

    def _step(self) -> None:
        if self._vigil is not None:
            self._vigil.look(self._coach.state)
        line = self._line()
        wait = self._guide.wait()
        if line is not None:
            self._hear(line)
        elif wait == 0:
            self._send(Woke())
        else:
            self._show_countdown()
            if self._guide.wait_to_speak() == 0:
                self._guide.speak()
            waits = (wait, self._guide.wait_to_speak() or None, SLICE)
            self._sound.idle(min(each for each in waits if each is not None))

    def _line(self) -> str | None:
        if self._wants_to_leave() or self._screen.gone:
            self._send(Stop())
            return None
        if self._lines.live or self._is_asking():
            self._lines.ask()
        try:
            return self._lines.take()
        except EOFError:
            self._send(Stop())
            return None

    def _is_asking(self) -> bool:
        waits = self._coach.state in {State.CRAMPED, State.PAUSED}
        return self._asks_symptom or waits or self._coach.question is not None

    def _send(self, event: Event) -> None:
        effects = self._guide.send(event)
        for effect in effects:
            if isinstance(effect, Paused):
                self._is_paused = True
            elif isinstance(effect, CrampTakenBack):
                self._is_paused = self._coach.state is State.PAUSED
            elif isinstance(effect, Resumed | Cramped):
                self._is_paused = False
            for line in self._telling.of(effect):
                self._screen.line(line)
        self._tell_trouble()
        if not effects and not isinstance(event, Woke | KeepScore):
            self._say_what_is_expected("That does nothing now.")

    def _tell_trouble(self) -> None:
        """Say once what goes wrong with the logbook, however often, and whatever the sound says."""
        trouble = self._trouble()
        if trouble is not None and not self._had_trouble:
            self._had_trouble = True
            self._screen.note(trouble)
        vigil = self._vigil if self._lines.live else None
        others = [each.notice for each in (vigil, self._voice) if each is not None]
        for notice in (self._sound_notice(), *others):
            if notice not in self._told:
                self._told.add(notice)
                self._screen.note(str(notice))

    def _sound_notice(self) -> str | None:
        """Return what there is to say of the sound; also that there is nothing any more."""
        notice = self._sound.notice
        if notice is not None:
            self._lacked_sound = True
        return SOUND_IS_BACK if notice is None and self._lacked_sound else notice

    def _show_countdown(self) -> None:
        if self._coach.state is State.RUNNING:
            # A hair above a whole second is that second: deadlines are floats.
            left = math.ceil(self._guide.remaining() - 1e-3)
            self._screen.countdown(f"{KINDS[self._coach.interval.kind]} · {left} s")

    # What was typed

    def _hear(self, line: str) -> None:
        if self._lines.live:
            self._screen.was_typed()
        else:
            line = line.strip()
        meant = meaning(line)
        letter = line.strip().lower()
        if isinstance(meant, Score | Stop):
            self._asks_symptom = False
            self._send(meant)
        elif self._asks_symptom:
            self._hear_symptom(letter)
        elif self._coach.state is State.CRAMPED and letter in CHOICE_LETTERS:
            self._send(Choose(CHOICE_LETTERS[letter]))
        elif self._lines.live or meant is Word.SYMPTOM or isinstance(meant, _FROM_A_PIPE):
            self._do(meant)
        else:
            self._say_what_is_expected("")

    def _do(self, meant: Event | Word | None) -> None:
        if isinstance(meant, KeepScore):
            self._enter()
        elif not isinstance(meant, Word | None):
            self._send(meant)
        elif meant is Word.PAUSE:
            self._send(Resume() if self._is_paused else Pause())
        elif meant is Word.SYMPTOM:
            self._ask_symptom()
        elif meant is Word.MUTE:
            self._muted = not self._muted
            self._sound.set_muted(self._muted)
            if self._voice is not None:
                self._voice.set_muted(self._muted)
            self._screen.line("Sound is off." if self._muted else "Sound is on.")
        elif meant is Word.HELP:
            self._tell(HELP)
        else:
            self._say_what_is_expected("Sorry, that means nothing here. ? shows what can be typed.")

    def _enter(self) -> None:
        """Keep the last score where one is asked for; else go on after a pause."""
        if self._coach.question is None and self._coach.state is State.PAUSED:
            self._send(Resume())
        elif self._coach.state is State.CRAMPED:
            self._say_what_is_expected("")
        else:
            self._send(KeepScore())

    def _ask_symptom(self) -> None:
        if self._coach.state is State.RUNNING:
            self._send(Pause())
        self._asks_symptom = True
        self._screen.line("What do you feel? Type its letter.")
        self._tell([f"  {key}  {SYMPTOMS[each]}" for key, each in SYMPTOM_LETTERS.items()])
        self._tell((f"  {OTHER_LETTER}  Something else: stop", "Enter: none of these, go on."))

    def _hear_symptom(self, letter: str) -> None:
        self._asks_symptom = False
        if letter in SYMPTOM_LETTERS:
            self._send(Feel(SYMPTOM_LETTERS[letter]))
        elif letter == OTHER_LETTER:
            self._telling.felt_other = True
            self._send(Stop())
        elif letter:
            self._ask_symptom()
        elif self._coach.state is State.PAUSED:
            self._send(Resume())

    def _say_what_is_expected(self, otherwise: str) -> None:
        if self._coach.state is State.CRAMPED:
            self._tell(self._telling.choices())
        elif self._coach.question is not None:
            last = self._coach.last_score
            self._tell((f"Please type a number from 0 to 10 (t for ten), or Enter for {last}.",))
        elif self._coach.state is State.PAUSED:
            self._tell((f"The session waits. {GO_ON}",))
        elif otherwise:
            self._tell((otherwise,))

    def _tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._screen.line(line)
