"""The rules, in one table: when, then, what is said, and where it is known from.

Meant to be read and corrected by a physiotherapist; docs/guidance.md is made from it. What stands
in braces in a sentence is filled in. Sources are ids of docs/sources.md. How a rule looks for its
"when" is code, named in `find`.
"""

from exercise_coach.recovery.rule import Rule
from exercise_coach.recovery.rules.escalation import ESCALATION
from exercise_coach.recovery.rules.limits import LIMITS
from exercise_coach.recovery.rules.notes import DISAGREEING, NOTES
from exercise_coach.recovery.rules.phases import PHASES
from exercise_coach.recovery.rules.safety import SAFETY

PARTS: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Red flags and symptoms", SAFETY),
    ("What is not for now", LIMITS),
    ("The phase", PHASES),
    ("When to see somebody", ESCALATION),
    ("Notes", NOTES),
    ("Where sources disagree", DISAGREEING),
)
"""The parts of the table, each with its heading."""

RULES: tuple[Rule, ...] = tuple(rule for _, part in PARTS for rule in part)
"""Every rule. Where several forbid one routine, the first of them is the reason that is told."""
