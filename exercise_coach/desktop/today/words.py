"""Days, times and doses as Today says them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from exercise_coach.desktop.spoken import tr
from exercise_coach.prescription import Phase, Routine
from exercise_coach.recovery import Dose, DoseState, Guidance
from exercise_coach.session import minutes

ONE_DAY = timedelta(days=1)
A_WEEK = 7
PHASES: Mapping[Phase, str] = {
    Phase.ACUTE: "relative rest",
    Phase.RECOVERY: "active recovery",
    Phase.STRENGTHENING: "building strength",
    Phase.MAINTENANCE: "staying well",
}
FREE_OF_ONE: Mapping[Phase, str] = {**PHASES, Phase.MAINTENANCE: "spasm-free"}
"""What a phase is called outside an episode."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
             "tenth", "eleventh", "twelfth")  # fmt: skip


SEE_DAY = 14
"""The day of an episode by which a back should have settled, or a clinician be seen (S1-2)."""
THIRD_DAY = 3


def date_line(day: date) -> str:
    """Return a day as one says it, such as ``Saturday 21 November``."""
    return f"{day:%A} {day.day} {day:%B}"


def heading(guidance: Guidance, *, is_known: bool) -> str:
    """Return the day and the phase; neither where nothing `is_known` of the user yet."""
    if guidance.day is not None:
        return tr("Day {n} – {phase}").format(n=guidance.day, phase=tr(PHASES[guidance.phase]))
    if not is_known:
        return tr("Today")
    phase = tr(FREE_OF_ONE[guidance.phase])
    return phase[:1].upper() + phase[1:]


def minutes_line(routine: Routine) -> str:
    """Return how long a routine takes, such as ``8 min``."""
    return tr("{n} min").format(n=max(1, round(minutes(routine))))


def exercises_line(routine: Routine) -> str:
    """Return the names of a routine's exercises, each once."""
    names = (prescription.exercise.name for prescription in routine.prescriptions)
    return " · ".join(dict.fromkeys(names))


def positions_line(routine: Routine) -> str:
    """Return how one lies, sits or stands, such as ``on your back, then on all fours``."""
    positions = (
        prescription.exercise.position.partition(",")[0] for prescription in routine.prescriptions
    )
    return tr(", then ").join(dict.fromkeys(positions))


def turn_line(dose: Dose) -> str:
    """Return which of today's doses the next one is, such as ``second of 3 today``."""
    turn = dose.done_today + 1
    if dose.of_today is None:
        return tr("{turn} today").format(turn=_ordinal(turn)) if dose.done_today else ""
    if dose.of_today <= 1:
        return ""
    return tr("{turn} of {n} today").format(turn=_ordinal(turn), n=max(turn, dose.of_today))


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return tr(_ORDINALS[number - 1])
    return tr("{n}th").format(n=number)


def dose_line(dose: Dose, now: datetime) -> str:
    """Return how a dose stands, such as ``4 of 8 · next at 15:00``."""
    parts = (_done_line(dose), _state_line(dose, now))
    return " · ".join(part for part in parts if part)


def _done_line(dose: Dose) -> str:
    if dose.of_today is not None and dose.of_today > 1:
        return tr("{done} of {n}").format(done=dose.done_today, n=dose.of_today)
    if dose.done_today and (dose.of_today is None or dose.state is not DoseState.DONE):
        return tr("{n} done").format(n=dose.done_today)
    return ""


def _state_line(dose: Dose, now: datetime) -> str:
    fixed = {
        DoseState.DUE: tr("due now"),
        DoseState.ANYTIME: tr("when you like"),
        DoseState.SKIPPED: tr("not today"),
    }
    if dose.state in fixed:
        return fixed[dose.state]
    if dose.state is DoseState.DONE:
        return tr("done for today")
    if dose.at is None:
        return ""
    return tr("next {when}").format(when=when_line(dose.at, now))


def when_line(moment: datetime, now: datetime) -> str:
    """Return a moment to come, such as ``at 15:00`` or ``tomorrow at 08:00``."""
    day, clock = moment.date(), moment.strftime("%H:%M")
    if day == now.date():
        return tr("at {clock}").format(clock=clock)
    if day == now.date() + ONE_DAY:
        return tr("tomorrow at {clock}").format(clock=clock)
    if day < now.date() + A_WEEK * ONE_DAY:
        return tr("on {day} at {clock}").format(day=day.strftime("%A"), clock=clock)
    return tr("on {day}").format(day=date_line(day))


def ahead_line(day: int | None) -> str:
    """Return when to see somebody, looking ahead from a day of an episode; later, rules warn."""
    if day is None or day >= SEE_DAY:
        return ""
    if day <= THIRD_DAY:
        return tr("If it is no better after three days, talk to a clinician.")
    return tr("If it has not settled by day {day}, see a clinician.").format(day=SEE_DAY)


def next_line(waiting: Sequence[tuple[str, datetime]], now: datetime) -> str:
    """Return what comes next of these titles and moments, in a sentence; nothing where none."""
    if not waiting:
        return ""
    title, moment = min(waiting, key=lambda each: each[1])
    return tr("Next: {title}, {when}.").format(title=title, when=when_line(moment, now))
