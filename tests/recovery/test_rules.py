"""Every rule by its id: when it applies and when it does not, on both sides of each boundary."""

from datetime import datetime

import pytest

from exercise_coach.recovery import RULES
from tests.recovery.cases.escalation import ESCALATION
from tests.recovery.cases.limits import LIMITS
from tests.recovery.cases.notes import NOTES
from tests.recovery.cases.phases import PHASES
from tests.recovery.cases.safety import SCREENING, SYMPTOMS
from tests.recovery.people import Person, at, later, sore

CASES = [*SCREENING, *SYMPTOMS, *LIMITS, *PHASES, *ESCALATION, *NOTES]


@pytest.mark.parametrize(
    ("rule", "who", "now", "applies"),
    [pytest.param(rule, who, now, it, id=f"{rule}: {what}") for rule, what, who, now, it in CASES],
)
def test_a_rule_applies_when_it_says_so(
    rule: str, who: Person, now: datetime, applies: bool
) -> None:
    assert who.applies(rule, now) is applies
    assert who.hears(now).at == now


@pytest.mark.parametrize("rule", [rule.id for rule in RULES])
def test_every_rule_is_tried_both_ways(rule: str) -> None:
    assert {applies for id_, *_, applies in CASES if id_ == rule} == {True, False}


def test_no_rule_is_there_twice() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_each_phase_of_the_clock_has_one_reason() -> None:
    for hour in range(0, 24 * 20, 5):
        now = later(at(1), hours=hour)
        reasons = [r.id for r in RULES if r.id.startswith("phase-") and sore().applies(r.id, now)]
        assert len(reasons) == 1
