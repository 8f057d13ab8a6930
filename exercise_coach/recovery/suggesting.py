"""Which phase is suggested, from the day, the pain and the logbook, and why."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from exercise_coach.prescription import Phase
from exercise_coach.recovery import phases
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.screening import blocks, standing
from exercise_coach.recovery.situation import CALM, ENOUGH_DAYS, Situation


@dataclass(frozen=True, slots=True)
class Suggested:
    """A phase, and the id of the rule that it follows from."""

    phase: Phase
    rule: str
    values: Mapping[str, object] = field(default_factory=dict)


def by_rule(rule: str) -> Callable[[Situation], Iterator[Found]]:
    """Return what finds that the suggested phase follows from this rule."""

    def find(situation: Situation) -> Iterator[Found]:
        suggested = suggest(situation)
        if suggested.rule == rule:
            yield Found(Act.PHASE, suggested.values)

    return find


def rests_until_cleared(situation: Situation) -> Iterator[Found]:
    """Find that no phase matters while every session is blocked."""
    if blocks(standing(situation.history)):
        yield Found(Act.PHASE)


def suggest(situation: Situation) -> Suggested:
    """Return the phase that the day, the pain and the logbook suggest."""
    if situation.episode is None:
        if situation.is_told:
            return Suggested(Phase.MAINTENANCE, "phase-maintenance")
        return Suggested(Phase.RECOVERY, "phase-untold")
    values = {"day": situation.day, "morning": situation.latest_morning}
    if situation.rests:
        return Suggested(Phase.ACUTE, _rest_rule(situation), values)
    if (situation.day or 1) <= phases.LAST_RECOVERY_DAY:
        return Suggested(Phase.RECOVERY, "phase-recovery", values)
    phase, rule = _after_a_week(situation)
    return Suggested(phase, rule, values)


def _rest_rule(situation: Situation) -> str:
    assert situation.since_began is not None  # noqa: S101  (it rests, so an episode is open)
    return "phase-acute" if situation.since_began < phases.ACUTE else "phase-flare"


def _after_a_week(situation: Situation) -> tuple[Phase, str]:
    """Return the phase from day 8 on, and its rule; those who are in strength keep it longer."""
    if situation.begins_again:
        return Phase.RECOVERY, "phase-cleared"
    morning, course = situation.latest_morning, situation.course
    mornings_allow = morning is None or morning <= CALM
    is_in_it = situation.phase in (Phase.STRENGTHENING, Phase.MAINTENANCE)
    is_calm = situation.calm_days >= ENOUGH_DAYS and not situation.is_worse_since
    if course is not None and course.flare and not course.has_chosen and not is_calm:
        stays = is_in_it and mornings_allow
        return (Phase.STRENGTHENING if stays else Phase.RECOVERY), "phase-flare"
    if not mornings_allow:
        return Phase.RECOVERY, "phase-mornings"
    if is_calm:
        return Phase.STRENGTHENING, "phase-strengthening"
    return (Phase.STRENGTHENING, "phase-kept") if is_in_it else (Phase.RECOVERY, "phase-sessions")
