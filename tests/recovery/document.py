"""docs/guidance.md, made from the rules: ``python -m tests.recovery.document`` writes it anew."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from exercise_coach.recovery import NOT_RULED_OUT, PLAN, QUESTIONS, Concern, Question, Rule
from exercise_coach.recovery.questions import FELT
from exercise_coach.recovery.rules import PARTS

FILE = Path(__file__).parents[2] / "docs" / "guidance.md"

_INTRODUCTION = """\
# What the program says, and why

This is the table of rules by which Exercise Coach says what suits today, for physiotherapists and
other clinicians to read and correct. It is made from the code (`exercise_coach/recovery/rules/`),
and a test fails when the two are not in step: to correct a rule, correct it there, and run
`python -m tests.recovery.document`.

The ids in the last column are those of [sources.md](sources.md). What stands in braces is filled
in. Days of an episode are calendar days, counted from 1; hours are hours that really passed. Scores
are whole numbers from 0 to 10 on the numeric pain rating scale.

- **calm day**: a day with a completed session of gentle exercise or strength, on which no score
  went above 2 and no cramp or attack came, and after which the next morning was no higher than the
  day's exercise began with
- **cleared**: the user recorded that a clinician has looked at it. Where that ended a time without
  any exercise, calm days count anew, from the day after it
- **gentle, strength, relief**: what a routine asks of the back; relief is positions, breathing,
  warmth or cold, and short walks

The phase in force is the one the user chose; a choice stands until the next, a flare, or the end of
the episode. Without a choice it follows the clock: 48 hours acute, then recovery. Strength never
comes into force by itself, it is offered. A flare takes one step back, not to zero; from recovery
that means 48 hours of relative rest.

Whatever the rules say, the pain rule stands: gentle routines start at a score of 5 or less,
strength at its limit (2 as a rule), relief at any, from 8 on only what is done at rest; a score
above the stop line ends a session.
"""

_QUESTIONS = f"""\
## The questions

Asked before the first session, with each new episode, at each change of phase, and whenever the
user likes. Any yes ends all exercise until a clinician has cleared it; known osteoporosis alone
ends only what bends or twists the back. With every outcome stands: “{NOT_RULED_OUT}”

What is marked * is a fact about the user that stays as it is. Once cleared, it stays cleared for
that episode (outside of one, until the next begins), unless something else is answered yes beside
it. Whatever may have changed since, every symptom above all, is to be cleared each time.
"""

_PLAN = """\
## The page of today

What is suggested in each phase, until the user changes it: of each line the first routine that is
neither forbidden nor above what the last score allows.
"""


def document() -> str:
    """Return the whole text."""
    parts = (_table(title, rules) for title, rules in PARTS)
    return "\n".join((_INTRODUCTION, *parts, _QUESTIONS, *_questions(), _PLAN, _plan()))


def _table(title: str, rules: Iterable[Rule]) -> str:
    rows = (
        (f"`{rule.id}`", rule.when, rule.then, f"“{rule.says}”", ", ".join(rule.sources))
        for rule in rules
    )
    return f"## {title}\n\n" + _rows(("rule", "when", "then", "what is said", "sources"), rows)


def _questions() -> Iterator[str]:
    titles = {
        Concern.EMERGENCY: "Emergency: call the emergency number now",
        Concern.URGENT: "Urgent: call a doctor today",
        Concern.CLINICIAN: "Not without a clinician's word",
    }
    for kind, title in titles.items():
        asked = [question for question in QUESTIONS if question.kind is kind]
        yield f"### {title}\n\n" + _rows(
            ("id", "question", "what a yes means", "sources"), map(_question, asked)
        )
    yield "### Felt in a session, and as good as a yes\n\n" + _rows(
        ("id", "what", "what it means", "sources"), map(_question, FELT.values())
    )


def _question(question: Question) -> tuple[str, ...]:
    id_ = f"`{question.id}`{' *' if question.lasts else ''}"
    return id_, question.text, question.after, ", ".join(question.sources)


def _plan() -> str:
    return _rows(
        ("phase", "routines", "why", "sources"),
        (
            (slot.phase, ", ".join(f"`{each}`" for each in slot.routines), slot.why,
             ", ".join(slot.sources))
            for slot in PLAN
        ),
    )  # fmt: skip


def _rows(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    FILE.write_text(document(), encoding="utf-8")
