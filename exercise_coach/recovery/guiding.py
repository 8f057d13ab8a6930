"""From a history to what is suggested, allowed, eased, due and warned today. Pure."""

from collections.abc import Container, Mapping
from datetime import datetime
from typing import Final

from exercise_coach.prescription import Exercise, Load, Routine
from exercise_coach.recovery import beginning, planning, scores, suggesting
from exercise_coach.recovery.easing import ease
from exercise_coach.recovery.guidance import Easing, Guidance, Said, Suggestion, Verdict, Weight
from exercise_coach.recovery.history import History
from exercise_coach.recovery.moments import day_of
from exercise_coach.recovery.rule import Act, Found, Rule
from exercise_coach.recovery.rules import RULES
from exercise_coach.recovery.situation import Situation
from exercise_coach.session import pain

WEEK: Final = 7
FIRST_LOOK_BACK: Final = 3
"""The first day of an episode on which it is asked how much better it is (S0-11)."""
MORNING_HOUR: Final = 4
"""From this hour on, the day's score counts as that of a morning."""
_LOADS: Final = tuple(Load)

Findings = list[tuple[Rule, Found]]


def guidance(
    history: History,
    routines: Mapping[str, Routine],
    exercises: Mapping[str, Exercise],
    now: datetime,
) -> Guidance:
    """Return what today looks like, by the rules in `RULES`.

    `now` carries the user's time zone; best a `zoneinfo.ZoneInfo`, which knows of summer time.
    Raises ValueError where it carries none.
    """
    if now.tzinfo is None:
        raise ValueError("now carries no time zone")
    situation = Situation(history, routines, exercises, now)
    findings = [(rule, found) for rule in RULES for found in rule.find(situation)]
    blocked = _first(findings, Act.BLOCK)
    easings = _easings(findings)
    verdicts = _verdicts(situation, findings, easings, blocked)
    said = _said(findings, blocked)
    reason = _first(findings, Act.PHASE)
    assert reason is not None  # noqa: S101  (some phase is always suggested, by a rule of its own)
    return Guidance(
        at=now,
        day=situation.day,
        phase=situation.phase,
        suggested_phase=suggesting.suggest(situation).phase,
        phase_reason=reason,
        step_up=None if blocked or _first(findings, Act.HOLD) else _first(findings, Act.STEP_UP),
        blocked=blocked,
        needs_screening=_first(findings, Act.SCREEN),
        suggestions=_suggestions(situation, findings, verdicts),
        verdicts=verdicts,
        easings=easings,
        warnings=tuple(each for each in said if each.weight > Weight.NOTE),
        notes=tuple(each for each in said if each.weight is Weight.NOTE),
        asks_morning=_asks_morning(situation),
        asks_week=_asks_week(situation),
    )


def plan(history: History, guidance: Guidance, routines: Mapping[str, Routine]) -> tuple[str, ...]:
    """Return the ids of the routines on the page of today, in order.

    A few for each phase (`PLAN`), changed by what the user put on or took off. None that a verdict
    forbids, or that the last score is too high for.
    """
    situation = Situation(history, routines, {}, guidance.at)
    unsuited = {found.of for found in scores.above_limit(situation)}
    open_now = _open_now(guidance.verdicts, routines, unsuited)
    not_first = {found.of for found in beginning.first_strength(situation)}
    return tuple(planning.planned(history, guidance.phase, routines, open_now, not_first))


def may_start(routine: Routine, guidance: Guidance, score: int) -> bool:
    """Tell whether a routine may start at this score today, by its verdict and the pain rule.

    A routine that was not there when the guidance was made has no verdict, and may not.
    """
    verdict = guidance.verdicts.get(routine.id)
    if verdict is None or not verdict.allowed:
        return False
    return pain.may_start(routine.load, routine.pain_limit, score)


def _first(findings: Findings, act: Act) -> Said | None:
    return next((rule.said(found) for rule, found in findings if found.act is act), None)


def _easings(findings: Findings) -> dict[str, Easing]:
    easings: dict[str, Easing] = {}
    for rule, found in findings:
        if found.act is Act.EASE:
            easings.setdefault(found.of, Easing(found.of, found.easier, rule.said(found)))
    return easings


def _verdicts(
    situation: Situation, findings: Findings, easings: Mapping[str, Easing], blocked: Said | None
) -> dict[str, Verdict]:
    forbidden: dict[str, Said] = {}
    for rule, found in findings:
        if found.act is Act.FORBID and found.of not in forbidden:
            forbidden[found.of] = rule.said(found)
    verdicts = {}
    for id_, routine in situation.routines.items():
        reason = blocked or forbidden.get(id_) or _nothing_left(routine, easings)
        verdicts[id_] = Verdict(reason is None, reason)
    return verdicts


def _nothing_left(routine: Routine, easings: Mapping[str, Easing]) -> Said | None:
    if ease(routine, easings) is not None:
        return None
    return easings[routine.prescriptions[0].exercise.id].reason


def _said(findings: Findings, blocked: Said | None) -> list[Said]:
    """Return what is said, the heaviest first. Beside a call for help, nothing that weighs less.

    “Let a clinician look at your back”, “slow is not wrong”: both would take away from the call.
    """
    least = Weight.EMERGENCY if blocked and blocked.weight is Weight.EMERGENCY else Weight.NOTE
    said = dict.fromkeys(rule.said(found) for rule, found in findings if found.act is Act.SAY)
    return sorted((each for each in said if each.weight >= least), key=lambda each: -each.weight)


def _open_now(
    verdicts: Mapping[str, Verdict], routines: Mapping[str, Routine], unsuited: Container[str]
) -> set[str]:
    allowed = {id_ for id_, verdict in verdicts.items() if verdict.allowed and id_ in routines}
    return {id_ for id_ in allowed if id_ not in unsuited}


def _suggestions(
    situation: Situation, findings: Findings, verdicts: Mapping[str, Verdict]
) -> tuple[Suggestion, ...]:
    routines = situation.routines
    unsuited = {found.of for _, found in findings if found.act is Act.UNSUITED}
    not_first = {found.of for _, found in findings if found.act is Act.NOT_FIRST}
    open_now = _open_now(verdicts, routines, unsuited)
    planned = planning.planned(situation.history, situation.phase, routines, open_now, not_first)
    order = list(planned)
    if _is_easy_day(situation):
        order.sort(key=lambda id_: _LOADS.index(routines[id_].load))
    return tuple(Suggestion(id_, planned[id_]) for id_ in order)


def _is_easy_day(situation: Situation) -> bool:
    latest = situation.latest
    hurts = latest is not None and latest.score > pain.GENTLE_START_LIMIT
    return hurts or situation.is_worse


def _asks_morning(situation: Situation) -> bool:
    if situation.morning is not None or situation.now.hour < MORNING_HOUR:
        return False
    is_sore = situation.day is not None and situation.day > 1
    return is_sore or bool(situation.yesterday.sessions)


def _asks_week(situation: Situation) -> bool:
    episode = situation.episode
    if episode is None or situation.day is None or situation.day < FIRST_LOOK_BACK:
        return False
    # On the day that it was told of there is nothing to look back at yet.
    if episode.told is not None and day_of(episode.told, situation.now) >= situation.today:
        return False
    began = day_of(episode.began, situation.now)
    days = [day_of(week.at, situation.now) for week in situation.history.weeks]
    since = [day for day in days if day >= began]
    return not since or (situation.today - since[-1]).days >= WEEK
