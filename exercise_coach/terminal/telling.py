"""What happens in a session, told in plain lines."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exercise_coach import wording
from exercise_coach.prescription import SideOrder
from exercise_coach.session import (
    WORK,
    Choice,
    Coach,
    Effect,
    Interval,
    Kind,
    Pausing,
    SetKey,
    State,
    Stopping,
)
from exercise_coach.session import effects as e
from exercise_coach.terminal.typed import CHOICE_LETTERS
from exercise_coach.terminal.words import dose, duration, side_words

GO_ON = "Enter goes on."
_STOOD_STILL = "Paused: the program stood still for a moment, perhaps because the computer slept."
_LETTERS: Mapping[Choice, str] = {choice: letter for letter, choice in CHOICE_LETTERS.items()}


class Telling:
    """Tells what happens; it remembers what was told, so that nothing is told twice.

    `is_saved` tells whether the logbook has everything that happened so far; `felt_other`, that
    the user stops for something felt that is on no list.
    """

    def __init__(self, coach: Coach, is_saved: Callable[[], bool]) -> None:
        self._coach = coach
        self._is_saved = is_saved
        self._interval = coach.interval
        self._exercise: tuple[int, str] | None = None
        self._set: SetKey | None = None
        self._start_score = 0
        self.felt_other = False
        self._ways: Mapping[type[Effect], Callable[[Any], Iterator[str]]] = {
            e.Started: self._started,
            e.IntervalBegan: self._interval_began,
            e.RepDone: self._rep,
            e.SetDone: self._set_done,
            e.SetSkipped: lambda passed: iter((f"{self.name(passed.key)}: skipped.",)),
            e.WentBack: self._went_back,
            e.RestExtended: lambda more: iter((f"{duration(more.seconds)} more rest.",)),
            e.Asked: lambda _asked: self.question(),
            e.AskedAgain: lambda _again: self.question(),
            e.Scored: self._scored,
            e.Paused: self._paused,
            e.Resumed: lambda _resumed: iter(("Going on.",)),
            e.Cramped: self._cramped,
            e.CrampTakenBack: lambda _taken: self._no_cramp(),
            e.Eased: self._eased,
            e.Stopped: self._stopped,
            e.Finished: lambda _finished: iter(("", "Finished. Well done.")),
        }

    def of(self, effect: Effect) -> Iterator[str]:
        """Return the lines that tell of an effect; a tone has none."""
        way = self._ways.get(type(effect))
        return way(effect) if way else iter(())

    def _no_cramp(self) -> Iterator[str]:
        if self._coach.state is State.ASKING:
            yield "No cramp, then."
            yield from self.question()
        else:
            yield f"No cramp, then. The session waits. {GO_ON}"

    def question(self) -> Iterator[str]:
        """Return the lines that ask for a pain score, with the stop line."""
        last = self._coach.last_score
        yield f"{wording.PAIN_QUESTION} 0 is no pain, 10 the worst imaginable."
        yield f"{self._line_words()} Enter keeps {last}."

    def choices(self) -> Iterator[str]:
        """Return the lines that offer what may follow a cramp."""
        yield "What would you like to do?"
        for choice in self._coach.offers:
            yield f"  {_LETTERS[choice]}  {wording.CHOICES[choice]}"
        yield wording.IT_COUNTS

    def name(self, key: SetKey) -> str:
        """Return what a set is called."""
        sets = self._coach.routine.prescriptions[key.position].sets
        return f"Set {key.set} of {sets}{f' · {wording.SIDES[key.side]}' if key.side else ''}"

    def _line_words(self) -> str:
        line = self._coach.stop_line
        return f"You started at {self._start_score}. Above {line} the session stops."

    def _started(self, started: e.Started) -> Iterator[str]:
        self._start_score = started.score
        yield self._line_words()

    def _interval_began(self, began: e.IntervalBegan) -> Iterator[str]:
        interval = self._interval = began.interval
        exercise = (interval.position, interval.prescription.exercise.id)
        if interval.kind not in {Kind.REST, Kind.PAIN_CHECK} and exercise != self._exercise:
            self._exercise = exercise
            yield from self._exercise_lines(interval)
        if interval.kind in WORK:
            yield from self._set_lines(interval)
        elif interval.kind is Kind.PREPARE:
            yield f"Get ready · {duration(interval.duration)}"
        elif interval.kind is Kind.CHANGE_SIDE:
            side = side_words(interval.prescription.exercise, interval.side)
            yield f"Change side: {side} · {duration(interval.duration)}"
        elif interval.kind is Kind.REST:
            yield f"Rest · {duration(interval.duration)}{self._next_words(interval)}"

    def _exercise_lines(self, interval: Interval) -> Iterator[str]:
        exercise = interval.prescription.exercise
        count = len(self._coach.routine.prescriptions)
        yield ""
        yield f"Exercise {interval.position + 1} of {count}: {exercise.name}, {exercise.position}"
        for number, step in enumerate(exercise.how, start=1):
            yield f"  {number}. {step}"
        if exercise.stop_if:
            yield f"  Stop if: {'; '.join(exercise.stop_if)}"

    def _set_lines(self, interval: Interval) -> Iterator[str]:
        prescription = interval.prescription
        in_turn = prescription.side is SideOrder.ALTERNATING
        key = interval.key._replace(side=None) if in_turn else interval.key
        if key == self._set:
            return
        self._set = key
        sides = (
            "sides in turn, right first" if in_turn else side_words(prescription.exercise, key.side)
        )
        parts = (self.name(key._replace(side=None)), sides, dose(prescription, key.set))
        yield " · ".join(part for part in parts if part)

    def _next_words(self, rest: Interval) -> str:
        following = next((each for each in self._coach.upcoming if each.kind in WORK), None)
        if following is None:
            return ""
        if following.position != rest.position:
            return f" · next: {following.prescription.exercise.name}"
        return f" · next: {self.name(following.key).lower()}"

    def _rep(self, done: e.RepDone) -> Iterator[str]:
        prescription = self._interval.prescription
        side = done.key.side if prescription.side is SideOrder.ALTERNATING else None
        which = f" {side.value}" if side else ""
        yield f"  {done.rep} of {prescription.reps[done.key.set - 1]}{which}"

    def _set_done(self, done: e.SetDone) -> Iterator[str]:
        yield f"{self.name(done.key)}: done{'' if self._is_saved() else ', but not saved yet'}."

    def _went_back(self, went: e.WentBack) -> Iterator[str]:
        self._set = None
        yield f"Back to {self.name(went.key).lower()}."

    def _scored(self, scored: e.Scored) -> Iterator[str]:
        if scored.when is not e.When.BEFORE:
            yield f"Pain {scored.value}."

    def _paused(self, paused: e.Paused) -> Iterator[str]:
        yield f"{_STOOD_STILL if paused.reason is Pausing.GAP else 'Paused.'} {GO_ON}"

    def _cramped(self, cramped: e.Cramped) -> Iterator[str]:
        yield "Cramp or twitch: this exercise ends."
        if cramped.offers:
            yield from self.choices()

    def _eased(self, _eased: e.Eased) -> Iterator[str]:
        self._set = None
        yield "Now the easier variant."

    def _stopped(self, stopped: e.Stopped) -> Iterator[str]:
        advice = wording.after_stop(stopped, is_saved=self._is_saved())
        if self.felt_other:
            advice = wording.after_something_else(is_saved=self._is_saved())
        yield ""
        if stopped.reason is Stopping.PAIN:
            yield f"Pain {stopped.score} is above {self._coach.stop_line}: the session stops."
        yield from advice_lines(advice)


def advice_lines(advice: wording.Advice) -> Iterator[str]:
    """Return the lines that give advice."""
    yield advice.heading
    for paragraph in advice.paragraphs:
        yield f"  {paragraph}"
