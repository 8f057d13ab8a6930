"""What a screen reader is told while a session is on: the words, their order and their pace.

Pure: no Qt. It tells each change of exercise, set and side, every wait, question, score and end;
never each rep, which has its tones.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from exercise_coach import wording
from exercise_coach.choices import VoiceLevel
from exercise_coach.desktop import spoken
from exercise_coach.session import WORK, Coach, Effect, Interval, State, When, effects
from exercise_coach.speech import Pace, Saying, Teller

TOLD = frozenset(
    {"exercise", "exercise-side", "change-side", "rest-set", "rest-set-side", "rest-exercise",
     "rest", "finished"}
)  # fmt: skip
TOLD_AT_ONCE = frozenset(
    {"pain", "pain-again", "cramp", "paused", "paused-gap", "resumed", "stopped-user",
     "stopped-pain", "stopped-severe", "stopped-symptom", "stopped-urgent"}
)  # fmt: skip
"""These interrupt whatever is being read."""
SETTLE = 0.3
"""Seconds that a change has to last before it is told: who skips on and on hears the last one."""
MOST_WAIT = 1.5
"""So many seconds at most a change waits for the end of what was told before it."""


class Announcement(NamedTuple):
    """One thing to tell; `at_once` interrupts what is being read."""

    text: str
    at_once: bool = False


class _Waiting(NamedTuple):
    text: str
    is_true: Callable[[], bool]
    since: float


class Announcements:
    """Leads what is told of one session. Moments are in monotonic seconds."""

    def __init__(self, coach: Coach, translate: Callable[[str], str] = str) -> None:
        self._coach, self._tr = coach, translate
        self._teller = Teller(coach, translate)
        self._pace = Pace()
        self._queue: list[_Waiting] = []
        self._over = 0.0
        self._block: int | None = None
        self._went_back = False
        self._start_score: int | None = None

    @property
    def deadline(self) -> float | None:
        """When to `take` again; none while there is nothing to be told."""
        if not self._queue:
            return None
        since = self._queue[0].since
        return max(since + SETTLE, min(self._over, since + MOST_WAIT))

    def follow(self, followed: Sequence[Effect], now: float) -> list[Announcement]:
        """Take in what followed from an event; return what is to be told at once."""
        urgent: list[str] = []
        self._follow_start_score(now)
        for effect in followed:
            for saying in self._teller.tell(effect, now):
                if saying.phrase in TOLD_AT_ONCE and saying.is_true(self._coach):
                    urgent.append(self._words(saying))
                elif saying.phrase in TOLD:
                    self._wait(self._words(saying), self._truth(saying), now)
            self._follow_without_phrase(effect, now)
        if not urgent:
            return []
        return self._tell([*self._still_true(), *urgent, *self._help(followed)], now, at_once=True)

    def _wait(self, text: str, is_true: Callable[[], bool], now: float) -> None:
        self._queue.append(_Waiting(text, is_true, now))

    def _words(self, saying: Saying) -> str:
        return saying.variants(VoiceLevel.EVERYTHING, self._tr)[0].text

    def _truth(self, saying: Saying) -> Callable[[], bool]:
        """Return whether a saying is true; where somebody skips while it waits it is, too."""
        coach = self._coach
        if saying.interval is None:
            return lambda: saying.is_true(coach)
        return lambda: coach.state.is_live and saying.interval is coach.interval

    def _follow_without_phrase(self, effect: Effect, now: float) -> None:
        """Take in what the voice has no phrase for: a score given, and a set that begins."""
        if isinstance(effect, effects.Scored) and effect.when is not When.BEFORE:
            text = self._tr("Pain {score} of 10.").format(score=effect.value)
            self._wait(text, self._goes_on, now)
        elif isinstance(effect, effects.WentBack):
            self._block, self._went_back = None, True
        elif isinstance(effect, effects.IntervalBegan):
            interval = effect.interval
            if interval.kind in WORK and interval.block != self._block:
                self._block = interval.block
                self._begin_set(interval, now)

    def _follow_start_score(self, now: float) -> None:
        """Tell what a score means that was given before the start."""
        coach, score = self._coach, self._coach.last_score
        if coach.state is not State.READY or score in {None, self._start_score}:
            return
        self._start_score = score
        text = self._tr("Pain {score} of 10. Above {line} the session stops.")
        told = text.format(score=score, line=coach.line_for(score))
        self._wait(told, lambda: coach.state is State.READY and coach.last_score == score, now)

    def _goes_on(self) -> bool:
        return self._coach.state not in {State.STOPPED, State.FINISHED}

    def _begin_set(self, interval: Interval, now: float) -> None:
        """Tell which set begins; where there is one only, what came before it has told it."""
        went_back, self._went_back = self._went_back, False
        if interval.prescription.sets == 1 and not went_back:
            return
        coach, where = self._coach, spoken.set_and_side(interval).replace(" · ", ", ")
        text = where or interval.prescription.exercise.name

        def is_on() -> bool:
            here = coach.interval
            return coach.state.is_live and here.block == interval.block and here.kind in WORK

        self._wait(f"{text[:1].upper()}{text[1:]}.", is_on, now)

    def _help(self, followed: Sequence[Effect]) -> list[str]:
        """Return whom to call, where a session stopped for something that cannot wait."""
        for effect in followed:
            if isinstance(effect, effects.Stopped):
                advice = wording.after_stop(effect, is_saved=False)
                return [spoken.tr(advice.paragraphs[0])] if advice.urgent else []
        return []

    def take(self, now: float) -> list[Announcement]:
        """Return what is to be told now: what is still true, as one text."""
        due = self.deadline
        return [] if due is None or now < due else self._tell(self._still_true(), now)

    def _still_true(self) -> list[str]:
        queue, self._queue = self._queue, []
        return [each.text for each in queue if each.is_true()]

    def _tell(
        self, texts: Sequence[str], now: float, *, at_once: bool = False
    ) -> list[Announcement]:
        if not texts:
            return []
        text = " ".join(dict.fromkeys(texts))
        self._over = now + self._pace.seconds(text)
        return [Announcement(text, at_once)]

    def tell_page(
        self, texts: Sequence[str], now: float, *, at_once: bool = False
    ) -> list[Announcement]:
        """Take in what a page says that has just come; return what is to be told at once."""
        sentences = [_sentence(each) for each in texts if each.strip()]
        if at_once:
            return self._tell([*self._still_true(), *sentences], now, at_once=True)
        for sentence in sentences:
            self._wait(sentence, lambda: True, now)
        return []


def _sentence(text: str) -> str:
    return text if text[-1] in ".?!:" else f"{text}."
