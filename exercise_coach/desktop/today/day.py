"""What Today shows, worked out in plain values before any widget is touched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from exercise_coach import recovery
from exercise_coach.desktop.outlook import Outlook
from exercise_coach.desktop.spoken import tr
from exercise_coach.desktop.today import words
from exercise_coach.desktop.today.pain_days import DayScore, Latest, latest_of_today, pain_by_day
from exercise_coach.prescription import Exercise, Phase, Routine
from exercise_coach.recovery import Dose, DoseState, Guidance, Said, Weight

_WAITING = frozenset({DoseState.LATER, DoseState.SNOOZED})


@dataclass(frozen=True, slots=True)
class Due:
    """The one routine that is to be done now, and the exercise that it is known by."""

    routine: str
    exercise: Exercise
    title: str
    exercises: str
    facts: str
    reason: Said | None


@dataclass(frozen=True, slots=True)
class Also:
    """Another routine of today, and how it stands. `may_start`: it can be begun from here."""

    routine: str
    title: str
    line: str
    may_start: bool


@dataclass(frozen=True, slots=True)
class Day:
    """Everything on the page. `nothing` stands in the place of `due` where that is none.

    `is_known` is false until anything was told or done. `rests` while an hour of rest is not over;
    `calls_first` where pain is so strong that a call comes first.
    """

    now: datetime
    heading: str
    phase_reason: Said
    is_known: bool
    blocked: Said | None
    warnings: tuple[Said, ...]
    due: Due | None
    nothing: str
    rests: bool
    calls_first: bool
    also: tuple[Also, ...]
    scores: tuple[DayScore, ...]
    latest: Latest | None
    ahead: str
    notes: tuple[Said, ...]
    eased: tuple[Said, ...]
    step_up: Said | None
    step_to: Phase
    asks_morning: bool
    asks_week: bool

    @property
    def today(self) -> date:
        """The calendar day."""
        return self.now.date()


def day_of(outlook: Outlook, routines: Mapping[str, Routine]) -> Day:
    """Return what Today shows, given every routine there is by its id."""
    guidance, now = outlook.guidance, outlook.guidance.at
    planned = [(routines[dose.routine], dose) for dose in outlook.doses if dose.routine in routines]
    # Of somebody new it is not known what would be too much: they are asked, and may choose.
    asks_first = guidance.blocked is not None or not _is_known(outlook)
    due = None if asks_first else _first_due(planned, guidance)
    rest = [each for each in planned if due is None or each[0].id != due.routine]
    history = outlook.history
    return Day(
        now=now,
        heading=words.heading(guidance, is_known=_is_known(outlook)),
        phase_reason=guidance.phase_reason,
        is_known=_is_known(outlook),
        blocked=guidance.blocked,
        warnings=guidance.warnings,
        due=due,
        nothing="" if due else _nothing(rest, now),
        rests=recovery.is_hour_of_rest(guidance),
        calls_first=recovery.is_call_first(guidance),
        also=tuple(_also(routine, dose, guidance) for routine, dose in rest),
        scores=pain_by_day(history, now.date()),
        latest=latest_of_today(history, now.date()),
        ahead="" if _is_sent_to_somebody(guidance) else words.ahead_line(guidance.day),
        notes=guidance.notes,
        eased=_eased(planned, guidance),
        step_up=guidance.step_up,
        step_to=recovery.next_phase(guidance.phase),
        asks_morning=guidance.asks_morning,
        asks_week=guidance.asks_week and guidance.blocked is None,
    )


def _is_sent_to_somebody(guidance: Guidance) -> bool:
    """Tell whether it is said already who to turn to: beside that, no other time is named."""
    sent = (each for each in guidance.warnings if each.weight >= Weight.SEE_SOMEONE)
    by_day = (each for each in guidance.warnings if each.rule == "three-days")
    return guidance.blocked is not None or any(sent) or any(by_day)


def _is_known(outlook: Outlook) -> bool:
    history = outlook.history
    return bool(history.episodes or history.choices or history.sessions or history.mornings)


def _first_due(planned: Sequence[tuple[Routine, Dose]], guidance: Guidance) -> Due | None:
    for routine, dose in planned:
        if dose.state is DoseState.DUE and _is_allowed(routine.id, guidance):
            return _due(routine, dose, guidance)
    return None


def _is_allowed(routine: str, guidance: Guidance) -> bool:
    verdict = guidance.verdicts.get(routine)
    return guidance.blocked is None and verdict is not None and verdict.allowed


def _due(routine: Routine, dose: Dose, guidance: Guidance) -> Due:
    # What stopped a session is not promised here: all is told as it is to be done today.
    routine = recovery.ease(routine, guidance.easings) or routine
    facts = (words.minutes_line(routine), words.positions_line(routine), words.turn_line(dose))
    reasons = {each.routine: each.reason for each in guidance.suggestions}
    return Due(
        routine=routine.id,
        exercise=routine.prescriptions[0].exercise,
        title=routine.title,
        exercises=words.exercises_line(routine),
        facts=" · ".join(fact for fact in facts if fact),
        reason=reasons.get(routine.id),
    )


def _also(routine: Routine, dose: Dose, guidance: Guidance) -> Also:
    eased = recovery.ease(routine, guidance.easings) or routine
    line = f"{words.dose_line(dose, guidance.at)} · {words.minutes_line(eased)}"
    return Also(routine.id, routine.title, line, _is_allowed(routine.id, guidance))


def _nothing(planned: Sequence[tuple[Routine, Dose]], now: datetime) -> str:
    waiting = [
        (routine.title, dose.at)
        for routine, dose in planned
        if dose.state in _WAITING and dose.at is not None
    ]
    following = words.next_line(waiting, now)
    if any(dose.done_today for _, dose in planned) and not following:
        return tr("Everything for today is done.")
    return following


def _eased(planned: Sequence[tuple[Routine, Dose]], guidance: Guidance) -> tuple[Said, ...]:
    used = (each.exercise.id for routine, _ in planned for each in routine.prescriptions)
    easings = guidance.easings
    return tuple(easings[id_].reason for id_ in dict.fromkeys(used) if id_ in easings)
