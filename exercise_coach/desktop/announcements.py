"""What a screen reader is told while a session is on: the words, their order and their pace.

Pure: no Qt. It tells each change of exercise, set and side, every wait, question, score and end;
never each rep, which has its tones, but for the side where sides take turns.
"""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from exercise_coach import wording
from exercise_coach.choices import VoiceLevel
from exercise_coach.desktop import spoken
from exercise_coach.session import WORK, Coach, Effect, Interval, State, When, effects
from exercise_coach.speech import Pace, Saying, Teller, begins_rep, is_same_set

TOLD = frozenset(
    {"exercise", "exercise-side", "change-side", "rest-set", "rest-set-side", "rest-exercise",
     "rest", "finished"}
)  # fmt: skip
TOLD_AT_ONCE = frozenset(
    {"pain", "pain-again", "cramp", "paused", "paused-gap", "resumed", "stopped-user",
     "stopped-pain", "stopped-severe", "stopped-symptom", "stopped-urgent"}
)  # fmt: skip
"""These interrupt whatever is being read."""
DONE_BY_KEY = (
    effects.Started, effects.Scored, effects.Resumed, effects.SetSkipped, effects.WentBack,
)  # fmt: skip
"""What follows from a key: a reader falls silent at each."""
SETTLE = 0.3
"""Seconds that a change has to last before it is told: who skips on and on hears the last one."""
MOST_WAIT = 1.5
"""So many seconds at most a change waits for the end of what was told before it."""


class Announcement(NamedTuple):
    """One thing to tell; `at_once` interrupts what is being read."""

    text: str
    at_once: bool = False


class _Waiting(NamedTuple):
    """What waits to be told.

    It is not told after the moment `by`. Where there is none it waits for `MOST_WAIT` at most while
    something is read, and else for as long as that takes.
    """

    text: str
    is_true: Callable[[], bool]
    since: float
    by: float | None = None
    saying: Saying | None = None

    def is_worth_telling(self, now: float) -> bool:
        """Tell whether it is still true, and not too late."""
        return self.is_true() and (self.by is None or now <= self.by)

    def due(self, over: float) -> float:
        """Return when it is to be told, where what was told before is read until `over`."""
        latest = self.since + MOST_WAIT if self.by is None else math.inf
        return max(self.since + SETTLE, min(over, latest))


class Announcements:
    """Leads what is told of one session. Moments are in monotonic seconds."""

    def __init__(self, coach: Coach, translate: Callable[[str], str] = str) -> None:
        self._coach, self._tr = coach, translate
        self._teller = Teller(coach, translate)
        self._pace = Pace()
        self._queue: list[_Waiting] = []
        self._over = 0.0
        self._work: Interval | None = None
        self._start_score: int | None = None

    @property
    def deadline(self) -> float | None:
        """When to `take` again; none while there is nothing to be told."""
        return min((each.due(self._over) for each in self._queue), default=None)

    def follow(self, followed: Sequence[Effect], now: float) -> list[Announcement]:
        """Take in what followed from an event; return what is to be told at once."""
        urgent: list[str] = []
        self._follow_start_score(now)
        for effect in followed:
            if isinstance(effect, DONE_BY_KEY):
                self._over = min(self._over, now)
            self._follow_work(effect, now)
            for saying in self._teller.tell(effect, now):
                if saying.phrase in TOLD_AT_ONCE and saying.is_true(self._coach):
                    urgent.append(self._words(saying))
                elif saying.phrase in TOLD:
                    self._wait_to_say(saying, now)
        self._queue = [each for each in self._queue if each.is_worth_telling(now)]
        if not urgent:
            return []
        return self._tell([*self._take_all(now), *urgent, *self._help(followed)], now, at_once=True)

    def _wait(self, text: str, is_true: Callable[[], bool], now: float) -> None:
        self._queue.append(_Waiting(text, is_true, now))

    def _wait_to_say(self, saying: Saying, now: float) -> None:
        waiting = _Waiting(self._words(saying), self._truth(saying), now, saying=saying)
        self._queue.append(waiting)

    def _words(self, saying: Saying, level: VoiceLevel = VoiceLevel.EVERYTHING) -> str:
        return saying.variants(level, self._tr)[0].text

    def _truth(self, saying: Saying) -> Callable[[], bool]:
        """Return whether a saying is true; where somebody skips while it waits it is, too."""
        coach = self._coach
        if saying.interval is None and saying.effort is None:
            return lambda: saying.is_true(coach)
        return lambda: coach.state.is_live and saying.is_about(coach.interval)

    def _follow_work(self, effect: Effect, now: float) -> None:
        """Take in what is told otherwise than aloud: a score given, and a set or side begun."""
        if isinstance(effect, effects.Scored) and effect.when is not When.BEFORE:
            text = self._tr("Pain {score} of 10.").format(score=effect.value)
            self._wait(text, self._goes_on, now)
        elif isinstance(effect, effects.WentBack):
            self._work = None
        elif isinstance(effect, effects.IntervalBegan) and effect.interval.kind in WORK:
            before, self._work = self._work, effect.interval
            if before is None or not is_same_set(before, effect.interval):
                self._begin_set(effect.interval, now)
            elif begins_rep(effect.interval) and before.side is not effect.interval.side:
                self._tell_side(effect.interval, now)

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

    def _begin_set(self, work: Interval, now: float) -> None:
        """Tell which set begins, if there are several, and all that nothing before it has told."""
        lacking = list(self._teller.lacking(work))
        is_named = any(saying.phrase == "now-exercise" for saying in lacking)
        if work.prescription.sets > 1:
            lacking = [saying for saying in lacking if saying.phrase == "now-exercise"]
            lacking.append(self._teller.which_set(work, with_side=not is_named))
        for saying in lacking:
            self._wait_to_say(saying, now)
        if not lacking and not self._teller.knows_side(work):
            self._tell_side(work, now)

    def _tell_side(self, work: Interval, now: float) -> None:
        """Tell the side in a word once all else was read, unless half of its turn is over then."""
        saying, dose = self._teller.which_side(work), work.prescription
        text = self._words(saying, VoiceLevel.KEY)
        by = now + max(SETTLE, (dose.out + dose.hold + dose.back) / 2)
        self._queue.append(_Waiting(text, self._truth(saying), now, by, saying))

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
        return [] if due is None or now < due else self._tell(self._take_all(now), now)

    def _take_all(self, now: float) -> list[str]:
        """Empty the queue; return what is still true, which is told from now on."""
        queue, self._queue = [each for each in self._queue if each.is_worth_telling(now)], []
        for each in queue:
            if each.saying is not None:
                self._teller.note(each.saying, each.text)
        return [each.text for each in queue]

    def _tell(
        self, texts: Sequence[str], now: float, *, at_once: bool = False
    ) -> list[Announcement]:
        if not texts:
            return []
        text = " ".join(dict.fromkeys(texts))
        begins = now if at_once else max(now, self._over)
        self._over = begins + self._pace.seconds(text)
        return [Announcement(text, at_once)]

    def tell_page(
        self, texts: Sequence[str], now: float, *, at_once: bool = False
    ) -> list[Announcement]:
        """Take in what a page says that has just come; return what is to be told at once."""
        sentences = [_sentence(each) for each in texts if each.strip()]
        if at_once:
            return self._tell([*self._take_all(now), *sentences], now, at_once=True)
        for sentence in sentences:
            self._wait(sentence, lambda: True, now)
        return []


def _sentence(text: str) -> str:
    return text if text[-1] in ".?!:" else f"{text}."
