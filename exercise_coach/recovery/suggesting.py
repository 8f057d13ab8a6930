"""Which phase is suggested, from the day, the pain and the logbook, and why."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from exercise_coach.prescription import Phase
from exercise_coach.recovery import phases
from exercise_coach.recovery.rule import Act, Found
from exercise_coach.recovery.situation import CALM, Situation

ENOUGH_DAYS = 2
"""Calm days before strength."""


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


def suggest(situation: Situation) -> Suggested:
    """Return the phase that the day, the pain and the logbook suggest."""
    if situation.episode is None:
        return Suggested(Phase.MAINTENANCE, "phase-maintenance")
    values = {"day": situation.day, "morning": situation.latest_morning}
    if situation.rests:
        return Suggested(Phase.ACUTE, _rest_rule(situation), values)
    if (situation.day or 1) <= phases.LAST_RECOVERY_DAY:
        return Suggested(Phase.RECOVERY, "phase-recovery", values)
    if held := _held_by(situation):
        return Suggested(Phase.RECOVERY, held, values)
    return Suggested(Phase.STRENGTHENING, "phase-strengthening", values)


def _rest_rule(situation: Situation) -> str:
    assert situation.since_began is not None  # noqa: S101  (it rests, so an episode is open)
    return "phase-acute" if situation.since_began < phases.ACUTE else "phase-flare"


def _held_by(situation: Situation) -> str | None:
    """Return the rule that holds strength back; those who are in it already keep it longer."""
    morning = situation.latest_morning
    if morning is not None and morning > CALM:
        return "phase-mornings"
    if situation.phase in (Phase.STRENGTHENING, Phase.MAINTENANCE):
        return None
    if situation.calm_days >= ENOUGH_DAYS and not situation.is_worse_since:
        return None
    flared = situation.course is not None and situation.course.flare is not None
    return "phase-flare" if flared else "phase-sessions"
