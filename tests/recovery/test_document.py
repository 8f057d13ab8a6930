"""The table of rules: in step with its document, complete, and every rule sourced."""

from pathlib import Path

import pytest

from exercise_coach.prescription import load_library
from exercise_coach.recovery import PLAN, RULES, Rule
from exercise_coach.sources import TITLES
from tests.recovery.document import FILE, document

ROOT = Path(__file__).parents[2]

GUIDANCE = (
    "S0-3", "S0-4", "S0-5", "S0-7", "S0-8", "S0-11", "S1-1", "S1-2", "S1-12", "S2-4", "S2-5",
    "S2-9", "S3-3", "S3-11", "S4-3", "S4-6",
)  # fmt: skip
"""The regimes whose home is a rule of guidance."""


def test_the_document_is_in_step_with_the_rules() -> None:
    told = FILE.read_text(encoding="utf-8")
    assert told == document(), "run: python -m tests.recovery.document"


@pytest.mark.parametrize("regime", GUIDANCE)
def test_every_regime_of_guidance_has_a_rule(regime: str) -> None:
    assert any(regime in rule.sources for rule in RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_can_be_read_and_is_sourced(rule: Rule) -> None:
    assert rule.when
    assert rule.then
    assert rule.says[0].isupper() or rule.says[0] == "{"
    assert rule.says.endswith(".")
    assert rule.sources
    assert all(each in TITLES or each.split("-")[0] in TITLES for each in rule.sources)


def test_the_plan_names_routines_that_ship() -> None:
    library = load_library(ROOT / "routines", None)
    shipped = {loaded.routine.id: loaded.routine for loaded in library.routines}
    for slot in PLAN:
        assert shipped.keys() >= set(slot.routines)
        first = shipped[slot.routines[0]]
        assert first.load is slot.load
