"""Doses and durations as one says them aloud."""

from collections.abc import Callable

from exercise_coach.prescription import Prescription
from exercise_coach.speech import phrases

Translate = Callable[[str], str]


def duration(seconds: float, tr: Translate) -> str:
    """Return a duration, such as ``30 seconds`` or ``2 minutes``."""
    whole = round(seconds)
    if whole == 1:
        return tr(phrases.SECOND)
    if whole < 100 and whole != 60:
        return tr(phrases.SECONDS).format(n=whole)
    minutes, rest = divmod(whole, 60)
    said = tr(phrases.MINUTE) if minutes == 1 else tr(phrases.MINUTES).format(n=minutes)
    return tr(phrases.AND).format(one=said, two=duration(rest, tr)) if rest else said


def dose(prescription: Prescription, tr: Translate) -> str:
    """Return a dose, such as ``3 sets of 6, each side, hold 10 seconds``."""
    parts = [_amount(prescription, tr)]
    if prescription.side is not None:
        parts.append(tr(phrases.EACH_SIDE))
    if prescription.time is None and prescription.hold:
        parts.append(tr(phrases.HOLD).format(time=duration(prescription.hold, tr)))
    return ", ".join(part for part in parts if part)


def _amount(prescription: Prescription, tr: Translate) -> str:
    sets, time, reps = prescription.sets, prescription.time, prescription.reps
    if time is not None:
        said = duration(time, tr)
        return said if sets == 1 else tr(phrases.SETS_OF).format(sets=sets, n=said)
    if len(set(reps)) > 1:
        return tr(phrases.REPS).format(n=", ".join(str(each) for each in reps))
    if sets > 1:
        return tr(phrases.SETS_OF).format(sets=sets, n=reps[0])
    return tr(phrases.TIMES).format(n=reps[0]) if reps[0] > 1 else ""
