"""What the floor view shows of a session at a moment, in words and one number."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.floor.how import step_at
from exercise_coach.desktop.ring import Dial
from exercise_coach.session import WORK, Coach, Interval, Kind, State
from exercise_coach.speech import duration

MINUTE = 60.0
KEYS = "C cramp · S symptom · H how to · + more rest · M mute"
"""What no button stands for."""
RESTS = frozenset({Kind.REST, Kind.PAIN_CHECK})


@dataclass(frozen=True, slots=True)
class Sight:
    """One exercise: `phase` is a word, `number` counts it, `part` says which of how many.

    `how` is a step of what comes, while one gets ready.
    `heard` is the number as it is read aloud: of which rep, or how long.
    """

    name: str = ""
    phase: str = ""
    number: str = ""
    side: str = ""
    part: str = ""
    then: str = ""
    how: str = ""
    is_paused: bool = False
    heard: str = ""


def sight(coach: Coach, remaining: float) -> Sight:
    """Return what is seen with so many seconds left of the interval."""
    interval = coach.interval
    dial = spoken.dial(coach, remaining)
    is_paused = coach.state is State.PAUSED
    phase = _tr("Paused") if is_paused else spoken.tr(wording.KINDS[interval.kind])
    ahead = spoken.next_work(coach)
    is_rest = interval.kind in RESTS and ahead is not None
    shown = ahead if is_rest and ahead is not None else interval
    name = shown.prescription.exercise.name
    return Sight(
        name=_tr("Next: {name}").format(name=name) if is_rest else name,
        phase=phase,
        number=spoken.clock(remaining) if _is_long(interval, remaining) else dial.number,
        side=spoken.side_name(shown.prescription, shown.side),
        part=_tr("Space goes on") if is_paused else _part(shown, interval),
        then=_then(coach, is_paused=is_paused, is_rest=is_rest),
        how=_how(interval, remaining),
        is_paused=is_paused,
        heard=_heard(dial, interval, remaining),
    )


def _how(interval: Interval, remaining: float) -> str:
    if interval.kind is not Kind.PREPARE:
        return ""
    return step_at(interval.prescription.exercise, interval.duration - remaining)


def _heard(dial: Dial, interval: Interval, remaining: float) -> str:
    if spoken.counts_reps(interval):
        return _tr("Rep {n}").format(n=dial.number)
    return duration(spoken.whole_seconds(remaining), _spoken)


def _then(coach: Coach, *, is_paused: bool, is_rest: bool) -> str:
    """Return what follows, or what to keep in mind; while one waits, keys that have no button."""
    if is_paused:
        return _tr(KEYS)
    if coach.interval.kind is Kind.PREPARE:
        return _tr("H: how it is done")
    return "" if is_rest else spoken.next_line(coach) or spoken.reminder(coach.interval)


def _is_long(interval: Interval, remaining: float) -> bool:
    """Whether minutes are easier to grasp than seconds."""
    return interval.kind is Kind.TIMED and remaining > MINUTE


def _part(shown: Interval, now: Interval) -> str:
    """Return which set it is, and which rep of one that is under way."""
    reps = shown.prescription.reps[shown.set - 1] if shown.rep else 0
    rep = ""
    if spoken.counts_reps(now):
        rep = spoken.tr("of {reps}").format(reps=reps)
    elif now.kind in WORK and reps > 1:
        rep = spoken.tr("rep {n} of {reps}").format(n=shown.rep, reps=reps)
    return " · ".join(part for part in (rep, spoken.set_line(shown)) if part)


def _spoken(text: str) -> str:
    return QCoreApplication.translate("speech", text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("floor", text)
