"""Whatever was told and done: nothing is suggested or allowed that a rule of safety forbids.

What is forbidden is worked out here anew, from the facts and sessions themselves.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import NamedTuple, TypeVar

from hypothesis import event, given

from exercise_coach.prescription import Load, Phase, Relief, Routine
from exercise_coach.recovery import (
    BY_ID,
    Guidance,
    Session,
    Weight,
    ease,
    fold,
    guidance,
    may_start,
    plan,
)
from exercise_coach.recovery.facts import (
    Cleared,
    Fact,
    MorningScored,
    PhaseChosen,
    Screened,
    Withdrawn,
)
from tests.recovery.lives import Drawn, lives
from tests.recovery.people import EXERCISES, ROUTINES

LASTING = {"cancer", "injected-drugs", "steroids", "birth", "age", "osteoporosis"}
F = TypeVar("F", bound=Fact)
LOADS = tuple(Load)
AT_REST = {Relief.POSITION, Relief.BREATHING, Relief.HEAT, Relief.COLD}


class Life(NamedTuple):
    """What counts of what was told, what was done, and what the app says of it."""

    facts: list[Fact]
    sessions: list[Session]
    now: datetime
    hears: Guidance
    turns: list[datetime]
    """When an episode was told of, or ended."""

    def told(self, kind: type[F]) -> list[F]:
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def day(self, moment: datetime) -> date:
        is_fixed = isinstance(self.now.tzinfo, timezone) and moment.tzinfo is not UTC
        return (moment if is_fixed else moment.astimezone(self.now.tzinfo)).date()

    @property
    def allowed(self) -> list[Routine]:
        return [ROUTINES[id_] for id_, each in self.hears.verdicts.items() if each.allowed]

    @property
    def suggested(self) -> list[Routine]:
        return [ROUTINES[each.routine] for each in self.hears.suggestions]


def lived(life: Drawn) -> Life:
    facts, sessions, now = life
    history = fold(facts, sessions)
    hears = guidance(history, ROUTINES, EXERCISES, now)
    turns = [each.told or each.began for each in history.episodes]
    turns += [each.recovered for each in history.episodes if each.recovered]
    withdrawals = sorted(
        (fact for fact in facts if isinstance(fact, Withdrawn)),
        key=lambda fact: (fact.at.astimezone(UTC), fact.id),
        reverse=True,
    )
    gone: set[str] = set()
    for withdrawal in withdrawals:
        if withdrawal.id not in gone:
            gone.add(withdrawal.fact)
    return Life([fact for fact in facts if fact.id not in gone], sessions, now, hears, turns)


def since(moments: Iterable[datetime], moment: datetime) -> bool:
    """Tell whether any of these moments comes after another."""
    return any(each.astimezone(UTC) > moment.astimezone(UTC) for each in moments)


def stays_cleared(life: Life, screened: Screened) -> bool:
    """Tell whether nothing was answered yes but facts that were cleared before in the episode."""
    until = screened.at.astimezone(UTC)

    def was_cleared(fact: str) -> bool:
        return any(
            fact in LASTING & set(before.yes)
            and cleared <= until
            and not any(
                cleared < turn.astimezone(UTC) <= until + timedelta(minutes=10)
                for turn in life.turns
            )
            for before in life.told(Screened)
            for cleared in first_after(life.told(Cleared), before.at)
        )

    return all(map(was_cleared, screened.yes))


def first_after(facts: Iterable[Fact], moment: datetime) -> list[datetime]:
    moments = (fact.at.astimezone(UTC) for fact in facts)
    return sorted(each for each in moments if each > moment.astimezone(UTC))[:1]


def open_answers(life: Life) -> set[str]:
    """Return what was answered yes and is not cleared."""
    cleared = [fact.at for fact in life.told(Cleared)]
    return {
        yes
        for fact in life.told(Screened)
        if not since(cleared, fact.at) and not stays_cleared(life, fact)
        for yes in fact.yes
    }


def is_flagged(life: Life) -> bool:
    cleared = [fact.at for fact in life.told(Cleared)]
    answers = bool(open_answers(life) - {"osteoporosis"})
    symptoms = [
        session.stop_symptom
        for session in life.sessions
        if session.outcome == "stopped_symptom" and not since(cleared, session.ended)
    ]
    dizzy = symptoms.count("dizziness") > 1
    return answers or dizzy or bool(set(symptoms) - {"cramp", "dizziness"})


def has_weak_bones(life: Life) -> bool:
    return "osteoporosis" in open_answers(life)


def last_score(life: Life) -> int | None:
    scores = [(fact.at.astimezone(UTC), fact.score) for fact in life.told(MorningScored)]
    for session in life.sessions:
        scores.append((session.started.astimezone(UTC), session.pain_before))
        after = session.stop_score if session.pain_after is None else session.pain_after
        if after is not None:
            scores.append((session.ended.astimezone(UTC), after))
    return max(scores)[1] if scores else None


def fits(routine: Routine, score: int) -> bool:
    """Tell whether the pain rule lets a routine be suggested at a score."""
    limit = {Load.RELIEF: 10, Load.GENTLE: 5, Load.STRENGTH: routine.pain_limit}[routine.load]
    at_rest = all(each.exercise.relief in AT_REST for each in routine.prescriptions)
    return score <= limit and (score < 8 or at_rest)


def worse_morning(life: Life) -> int | None:
    """Return how heavy yesterday was where this morning was higher than it began; else none."""
    today = life.day(life.now)
    mornings = [
        (fact.at.astimezone(UTC), fact.id, fact.score)
        for fact in life.told(MorningScored)
        if life.day(fact.at) == today
    ]
    yesterday = sorted(
        (each for each in life.sessions if life.day(each.started) == today - timedelta(days=1)),
        key=lambda session: (session.started.astimezone(UTC), session.id),
    )
    if not mornings or not yesterday:
        return None
    trained = [each for each in yesterday if each.load is not Load.RELIEF]
    if max(mornings)[2] <= (trained or yesterday)[0].pain_before:
        return None
    return max(LOADS.index(each.load) for each in yesterday)


@given(lives())
def test_a_red_flag_allows_and_suggests_nothing(drawn: Drawn) -> None:
    life = lived(drawn)
    flagged = is_flagged(life)
    event(f"flagged: {flagged}")
    assert (life.hears.blocked is not None) is flagged
    if flagged:
        assert not life.allowed
        assert not life.suggested
        assert life.hears.step_up is None
        assert not any(may_start(each, life.hears, 0) for each in ROUTINES.values())


@given(lives())
def test_nothing_is_suggested_that_the_pain_rule_forbids(drawn: Drawn) -> None:
    life = lived(drawn)
    score = last_score(life)
    assert {each.id for each in life.suggested} <= {each.id for each in life.allowed}
    planned = plan(fold(*drawn[:2]), life.hears, ROUTINES)
    assert sorted(planned) == sorted(each.id for each in life.suggested)
    if score is not None:
        assert all(fits(each, score) for each in life.suggested)
    for routine in ROUTINES.values():
        for start in (2, 3, 5, 6, 8, 10):
            if may_start(routine, life.hears, start):
                assert life.hears.verdicts[routine.id].allowed
                assert fits(routine, min(start, 7))


@given(lives())
def test_nothing_steps_up_after_a_worse_morning(drawn: Drawn) -> None:
    life = lived(drawn)
    most = worse_morning(life)
    event(f"worse: {most is not None}, step up: {life.hears.step_up is not None}")
    if most is not None:
        assert life.hears.step_up is None
        assert all(LOADS.index(each.load) <= most for each in life.allowed)


@given(lives())
def test_a_step_up_has_two_calm_days_behind_it(drawn: Drawn) -> None:
    life = lived(drawn)
    if life.hears.step_up is None:
        return
    event("step up")
    calm = {
        life.day(each.started)
        for each in life.sessions
        if each.outcome == "completed" and each.highest <= 2 and each.load is not Load.RELIEF
    }
    mornings = {life.day(fact.at) for fact in life.told(MorningScored)}
    assert len([day for day in calm if day + timedelta(days=1) in mornings]) >= 2
    order = list(Phase)
    assert order.index(life.hears.suggested_phase) > order.index(life.hears.phase)


@given(lives())
def test_strength_keeps_to_what_it_must(drawn: Drawn) -> None:
    life = lived(drawn)
    episode = fold(*drawn[:2]).episode
    strength = [each for each in life.allowed if each.load is Load.STRENGTH]
    if episode is not None:
        hours = life.now.astimezone(UTC) - episode.began.astimezone(UTC)
        assert not strength or hours >= timedelta(hours=48)
        chosen = {fact.phase for fact in life.told(PhaseChosen)}
        high = {Phase.STRENGTHENING, Phase.MAINTENANCE}
        assert life.hears.phase not in high or chosen & high
        day = (life.day(life.now) - life.day(episode.began)).days + 1
        for routine in life.allowed:
            assert all(each.exercise.from_day <= max(day, 1) for each in routine.prescriptions)


@given(lives())
def test_strength_waits_for_calm_days_after_a_red_flag_was_cleared(drawn: Drawn) -> None:
    life = lived(drawn)
    flags = [fact.at for fact in life.told(Screened) if set(fact.yes) - LASTING]
    cleared = [end for each in flags for end in first_after(life.told(Cleared), each)]
    if not cleared:
        return
    calm = {
        life.day(each.started)
        for each in life.sessions
        if each.outcome == "completed" and each.highest <= 2 and each.load is not Load.RELIEF
    }
    if len([day for day in calm if day > life.day(max(cleared))]) < 2:
        event("cleared")
        assert not any(each.load is Load.STRENGTH for each in life.allowed)
        assert life.hears.step_up is None


@given(lives())
def test_beside_a_call_for_help_nothing_lesser_is_said(drawn: Drawn) -> None:
    hears = lived(drawn).hears
    if hears.blocked is not None and hears.blocked.weight is Weight.EMERGENCY:
        assert not hears.notes
        assert not hears.warnings


@given(lives())
def test_weak_bones_are_spared(drawn: Drawn) -> None:
    life = lived(drawn)
    if has_weak_bones(life):
        event("weak bones")
        for routine in life.allowed:
            assert not any(each.exercise.spine for each in routine.prescriptions)


@given(lives())
def test_what_stopped_a_session_does_not_come_back_as_it_was(drawn: Drawn) -> None:
    life = lived(drawn)
    in_order = sorted(life.sessions, key=lambda each: (each.started.astimezone(UTC), each.id))
    stopped: set[str] = set()
    for session in in_order:
        if session.outcome == "completed":
            done = set(session.exercises)
            stopped -= {each for each in stopped if {each, EXERCISES[each].easier} & done}
        elif session.outcome in ("stopped_pain", "stopped_symptom"):
            stopped.add(session.stop_exercise or "")
        stopped |= set(session.cramps)
    for routine in life.allowed:
        left = ease(routine, life.hears.easings)
        assert left is not None
        assert left.prescriptions
        for each in left.prescriptions:
            assert each.exercise.id not in stopped or each.exercise.easier is None


@given(lives())
def test_guidance_is_in_order_and_always_the_same(drawn: Drawn) -> None:
    life = lived(drawn)
    facts, sessions, now = drawn
    again = guidance(fold(facts[::-1], sessions[::-1]), ROUTINES, EXERCISES, now)
    assert again == life.hears
    weights = [said.weight for said in life.hears.warnings]
    assert weights == sorted(weights, reverse=True)
    assert Weight.NOTE not in weights
    assert life.hears.verdicts.keys() == ROUTINES.keys()
    assert "{" not in "".join(said.text for said in (*life.hears.warnings, *life.hears.notes))
    assert life.hears.day is None or life.hears.day >= 1


def test_the_questions_that_only_spare_the_spine_are_one() -> None:
    assert [each.id for each in BY_ID.values() if each.only_spine] == ["osteoporosis"]


def test_the_facts_that_stay_cleared_are_these() -> None:
    assert {each.id for each in BY_ID.values() if each.lasts} == LASTING
