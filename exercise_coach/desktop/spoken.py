"""Session states in words and numbers, as the session page shows them."""

import math
from collections.abc import Sequence

from msgspec import UNSET
from PySide6.QtCore import QCoreApplication

from exercise_coach import wording
from exercise_coach.desktop.ring import STEPS_PER_TURN, Dial
from exercise_coach.prescription import Exercise, Prescription, Repeat, Side
from exercise_coach.session import WORK, Coach, Interval, Kind, State

LONGEST_ON_BUTTON = 32


REPS_PER_REMINDER = 4


def tr(text: str) -> str:
    """Translate one of the sentences that the faces share."""
    return QCoreApplication.translate("wording", text)


def shortened(text: str) -> str:
    """Return a text that is short enough for a button."""
    return text if len(text) <= LONGEST_ON_BUTTON else text[: LONGEST_ON_BUTTON - 1] + "…"


def clock(seconds: float) -> str:
    """Return a duration as minutes and seconds, such as ``9:40``."""
    whole = math.ceil(seconds)
    return f"{whole // 60}:{whole % 60:02}"


def short(seconds: float) -> str:
    """Return a duration as one says it, such as ``30 s`` or ``5 min``."""
    if seconds < 100:
        return tr("{n} s").format(n=f"{seconds:g}")
    for unit, length in ((tr("{n} h"), 3600), (tr("{n} min"), 60)):
        if seconds >= 2 * length and seconds % length == 0:
            return unit.format(n=f"{seconds / length:.0f}")
    return tr("{n} min").format(n=f"{seconds / 60:.1f}".removesuffix(".0"))


def dose(prescription: Prescription) -> str:
    """Return a dose in one line, such as ``3 × 6 a side · hold 10 s``."""
    hold = tr("hold {time}").format(time=short(prescription.hold)) if prescription.hold else ""
    reps = sorted(set(prescription.reps))
    if prescription.time is not None:
        amount, hold = short(prescription.time), ""
    elif len(reps) > 1:
        amount = tr("{list} reps").format(list="-".join(str(n) for n in prescription.reps))
    elif reps == [1] and hold:
        amount, hold = hold, ""
    else:
        counted = tr("1 rep") if reps == [1] else tr("{n} reps").format(n=reps[0])
        amount = str(reps[0]) if prescription.sets > 1 else counted
    if prescription.sets > 1 and len(reps) <= 1:
        amount = f"{prescription.sets} × {amount}"
    if prescription.side:
        amount = tr("{amount} a side").format(amount=amount)
    return " · ".join(part for part in (amount, hold) if part)


def repeat_line(repeat: Repeat) -> str:
    """Return how often a routine falls due, such as ``twice a day``."""
    if repeat.every is not UNSET:
        if float(repeat.every) == 3600:
            return tr("every hour")
        return tr("every {time}").format(time=short(repeat.every))
    if repeat.per_day is not UNSET:
        often = {1: tr("once a day"), 2: tr("twice a day")}
        return often.get(repeat.per_day, tr("{n} times a day").format(n=repeat.per_day))
    weekly = {1: tr("once a week"), 2: tr("twice a week")}
    per_week = 1 if repeat.per_week is UNSET else repeat.per_week
    return weekly.get(per_week, tr("{n} times a week").format(n=per_week))


def side_name(prescription: Prescription, side: Side | None) -> str:
    """Return what works on this side, such as ``right arm, left leg``."""
    if side is None:
        return ""
    names = prescription.exercise.sides
    return str(getattr(names, side)) if names else tr(wording.SIDES[side])


def sets_of(done: int, planned: int) -> str:
    """Return how many sets were done, such as ``0 of 1 set``."""
    text = tr("{done} of {planned} set") if planned == 1 else tr("{done} of {planned} sets")
    return text.format(done=done, planned=planned)


def set_line(interval: Interval) -> str:
    """Return which set this is, such as ``Set 1 of 3``; nothing where there is only one."""
    sets = interval.prescription.sets
    return tr("Set {n} of {sets}").format(n=interval.set, sets=sets) if sets > 1 else ""


def set_and_side(interval: Interval) -> str:
    """Return which set and which side this is, in a line."""
    side = side_name(interval.prescription, interval.side)
    return " · ".join(part for part in (set_line(interval), side) if part)


def where_line(coach: Coach) -> str:
    """Return the routine, and which of its exercises this is."""
    count = len(coach.routine.prescriptions)
    return f"{coach.routine.title}  ·  " + tr("{n} of {count}").format(
        n=coach.interval.position + 1, count=count
    )


def stop_if(exercise: Exercise) -> str:
    """Return when to stop, in a sentence; nothing where the exercise does not say."""
    return _sentence(tr("Stop if: {reasons}."), exercise.stop_if)


def take_care(exercise: Exercise) -> str:
    """Return the common mistakes, in a sentence; nothing where the exercise names none."""
    return _sentence(tr("Common mistakes: {reasons}."), exercise.mistakes)


def _sentence(pattern: str, reasons: Sequence[str]) -> str:
    inside = "; ".join(f"{each[:1].lower()}{each[1:]}".rstrip(".") for each in reasons)
    return pattern.format(reasons=inside) if inside else ""


def reminder(interval: Interval) -> str:
    """Return what to keep in mind; each set and every few reps bring another reminder, in turn."""
    reminders = interval.prescription.exercise.reminders
    turn = interval.set - 1 + interval.rep // REPS_PER_REMINDER
    return reminders[turn % len(reminders)] if reminders else ""


def next_work(coach: Coach) -> Interval | None:
    """Return the interval in which the next set begins."""
    here = coach.interval.block
    return next((i for i in coach.upcoming if i.block != here and i.kind in WORK), None)


def next_line(coach: Coach) -> str:
    """Return what follows, in a line."""
    interval, work = coach.interval, next_work(coach)
    if work is None:
        return tr("Last set") if len(coach.timeline.blocks) > 1 else ""
    if work.position != interval.position:
        then = work.prescription.exercise.name
    elif work.set != interval.set:
        then = tr("set {n}").format(n=work.set)
    else:
        then = side_name(work.prescription, work.side)
    rest = next((i for i in coach.upcoming if i.kind is Kind.REST), None)
    if rest is None or rest.start > work.start or interval.kind is Kind.REST:
        return tr("Next: {then}").format(then=then)
    return tr("Next: rest {time}, then {then}").format(time=short(rest.duration), then=then)


def counts_reps(interval: Interval) -> bool:
    """Return whether the number that is shown is that of the rep, and not the seconds left."""
    return interval.kind in {Kind.OUT, Kind.BACK} and not interval.prescription.hold


def dial(coach: Coach, remaining: float) -> Dial:
    """Return what the ring shows now, given the seconds left of the interval."""
    interval = coach.interval
    kind = interval.kind
    passed = 1.0 - remaining / interval.duration if interval.duration else 1.0
    filled = round(min(1.0, max(0.0, passed)) * STEPS_PER_TURN)
    word = tr(wording.KINDS[kind]).upper()
    number, caption = _seconds(remaining), _rep_line(interval)
    if counts_reps(interval):
        number = str(interval.rep)
        caption = tr("of {reps}").format(reps=interval.prescription.reps[interval.set - 1])
        filled = filled if kind is Kind.OUT else STEPS_PER_TURN - filled
    if coach.state is State.PAUSED:
        word, caption = tr("PAUSED"), tr("Space to go on")
    return Dial(word, number, caption, filled, kind in {Kind.REST, Kind.PREPARE, Kind.CHANGE_SIDE})


def whole_seconds(remaining: float) -> int:
    """Return the seconds left as they are counted down."""
    return math.ceil(remaining - 1e-3)  # a hair above a whole one is that: deadlines are floats


def _seconds(remaining: float) -> str:
    whole = whole_seconds(remaining)
    return str(whole) if whole < 100 else f"{whole // 60}:{whole % 60:02}"


def _rep_line(interval: Interval) -> str:
    if not interval.rep:
        return ""
    reps = interval.prescription.reps[interval.set - 1]
    return tr("rep {n} of {reps}").format(n=interval.rep, reps=reps) if reps > 1 else ""
