"""People with sore backs: what they told and did, in a small library, and what they hear.

Day 1 is Friday, 1 March 2024, in Berlin. ``person().began().morning(2, 4)`` began at nine on day 1,
and gave 4 the morning after.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Self
from zoneinfo import ZoneInfo

from exercise_coach.prescription import (
    Exercise,
    Load,
    Phase,
    Prescription,
    Relief,
    Routine,
    SpineMove,
)
from exercise_coach.recovery import Guidance, History, Session, fold, guidance
from exercise_coach.recovery.facts import (
    AttackNoted,
    Cleared,
    EpisodeBegan,
    Fact,
    Flared,
    MorningScored,
    PhaseChosen,
    PlanChanged,
    Recovered,
    Screened,
    WeekRated,
)
from exercise_coach.recovery.rules import RULES
from exercise_coach.recovery.situation import Situation

BERLIN = ZoneInfo("Europe/Berlin")
BY_ID = {rule.id: rule for rule in RULES}


def at(day: int, time: str = "09:00", zone: ZoneInfo = BERLIN) -> datetime:
    """Return a moment of a day, counted from 1 and by the clock on the wall."""
    first = datetime.fromisoformat(f"2024-03-01 {time}").replace(tzinfo=zone)
    return first + timedelta(days=day - 1)


def later(moment: datetime, **how_long: float) -> datetime:
    """Return the moment after so long has really passed."""
    utc = moment.astimezone(ZoneInfo("UTC")) + timedelta(**how_long)
    return utc.astimezone(moment.tzinfo)


def exercise(
    id: str,  # noqa: A002
    easier: str | None = None,
    *,
    from_day: int = 1,
    relief: Relief | None = None,
    spine: tuple[SpineMove, ...] = (),
) -> Exercise:
    return Exercise(
        id=id, name=id.replace("-", " ").capitalize(), position="lying", how=(), easier=easier,
        from_day=from_day, relief=relief, spine=spine,
    )  # fmt: skip


BENDS, TWISTS = (SpineMove.BENDS,), (SpineMove.TWISTS,)
EXERCISES: Mapping[str, Exercise] = {
    each.id: each
    for each in (
        exercise("tilt", "seated-tilt"),
        exercise("seated-tilt"),
        exercise("roll", spine=TWISTS),
        exercise("fold", from_day=5, spine=BENDS),
        exercise("bridge", "half-bridge", from_day=5),
        exercise("half-bridge", from_day=5),
        exercise("plank", "knee-plank", from_day=5),
        exercise("knee-plank", "wall-plank", from_day=5),
        exercise("wall-plank", from_day=5),
        exercise("walk", relief=Relief.WALK),
        exercise("lie", relief=Relief.POSITION),
        exercise("breathe", relief=Relief.BREATHING),
    )
}


def prescribe(id: str) -> Prescription:  # noqa: A002
    easier = EXERCISES[id].easier
    return Prescription(
        exercise=EXERCISES[id], sets=1, reps=(5,), time=None, out=2, hold=0, back=2, side=None,
        rest=30, easier=prescribe(easier) if easier else None,
    )  # fmt: skip


def routine(id: str, phase: Phase, load: Load, *exercises: str, pain_limit: int = 2) -> Routine:  # noqa: A002
    return Routine(
        id=id, title=id, phase=phase, load=load, pain_limit=pain_limit,
        prescriptions=tuple(map(prescribe, exercises)),
    )  # fmt: skip


ROUTINES: Mapping[str, Routine] = {
    each.id: each
    for each in (
        routine("tilts", Phase.ACUTE, Load.GENTLE, "tilt"),
        routine("walks", Phase.ACUTE, Load.RELIEF, "walk"),
        routine("rest", Phase.ACUTE, Load.RELIEF, "lie", "breathe"),
        routine("mobility", Phase.RECOVERY, Load.GENTLE, "tilt", "roll"),
        routine("calm", Phase.RECOVERY, Load.RELIEF, "breathe"),
        routine("careful", Phase.RECOVERY, Load.STRENGTH, "half-bridge", "fold"),
        routine("first-strength", Phase.STRENGTHENING, Load.STRENGTH, "half-bridge"),
        routine("folds", Phase.STRENGTHENING, Load.GENTLE, "fold"),
        routine("planks", Phase.STRENGTHENING, Load.STRENGTH, "bridge", "plank"),
        routine("bold", Phase.STRENGTHENING, Load.STRENGTH, "bridge", pain_limit=4),
        routine("stroll", Phase.STRENGTHENING, Load.GENTLE, "walk"),
        routine("strong", Phase.MAINTENANCE, Load.STRENGTH, "bridge", "knee-plank"),
    )
}


class Person:
    """Tells facts and does sessions, one call each; every call returns the same person."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.sessions: list[Session] = []
        self._ids = map(str, count(1))

    def _tell(self, kind: type[Fact], moment: datetime, **what: object) -> Self:
        self.facts.append(kind(id=next(self._ids), at=moment, **what))
        return self

    def began(self, moment: datetime | None = None, told: datetime | None = None) -> Self:
        moment = moment or at(1)
        return self._tell(EpisodeBegan, told or moment, began=moment)

    def screened(self, moment: datetime | None = None, *yes: str) -> Self:
        return self._tell(Screened, moment or at(1), yes=yes)

    def cleared(self, moment: datetime) -> Self:
        return self._tell(Cleared, moment)

    def flared(self, moment: datetime) -> Self:
        return self._tell(Flared, moment)

    def recovered(self, moment: datetime) -> Self:
        return self._tell(Recovered, moment)

    def chose(self, moment: datetime, phase: Phase) -> Self:
        return self._tell(PhaseChosen, moment, phase=phase)

    def attack(self, moment: datetime) -> Self:
        return self._tell(AttackNoted, moment, minutes=5)

    def rated(self, moment: datetime, better: int | None) -> Self:
        return self._tell(WeekRated, moment, better=better)

    def planned(self, moment: datetime, **routines: bool) -> Self:
        for id_, included in routines.items():
            self._tell(PlanChanged, moment, routine=id_, included=included)
        return self

    def morning(self, day: int, score: int, time: str = "07:30") -> Self:
        return self._tell(MorningScored, at(day, time), score=score)

    def mornings(self, first: int, *scores: int) -> Self:
        for day, score in enumerate(scores, first):
            self.morning(day, score)
        return self

    def did(
        self,
        routine_id: str,
        moment: datetime,
        before: int = 1,
        after: int | None = None,
        *,
        highest: int | None = None,
        outcome: str = "completed",
        stop: str | None = None,
        symptom: str | None = None,
        exercises: tuple[str, ...] | None = None,
        cramps: tuple[str, ...] = (),
    ) -> Self:
        """Do a session of ten minutes; the score after is that before unless given."""
        routine = ROUTINES[routine_id]
        after = before if after is None else after
        done = tuple(each.exercise.id for each in routine.prescriptions)
        self.sessions.append(
            Session(
                id=next(self._ids), routine=routine_id, phase=routine.phase, load=routine.load,
                started=moment, ended=moment + timedelta(minutes=10), outcome=outcome,
                pain_before=before, pain_after=after,
                highest=max(before, after) if highest is None else highest,
                exercises=done if exercises is None else exercises,
                stop_exercise=stop,
                stop_score=highest if outcome == "stopped_pain" else None, stop_symptom=symptom,
                cramps=cramps,
            )
        )  # fmt: skip
        return self

    def hurt(self, routine_id: str, moment: datetime, stop: str, score: int = 4) -> Self:
        """Do a session that pain stops in an exercise."""
        return self.did(
            routine_id, moment, after=score, highest=score, outcome="stopped_pain", stop=stop
        )

    def felt(self, routine_id: str, moment: datetime, symptom: str, stop: str = "tilt") -> Self:
        """Do a session that a symptom stops in an exercise."""
        return self.did(routine_id, moment, outcome="stopped_symptom", stop=stop, symptom=symptom)

    def cramped(self, routine_id: str, moment: datetime, *exercises: str) -> Self:
        """Do a session in which cramps end these exercises; the second stops it."""
        if len(exercises) == 1:
            return self.did(routine_id, moment, cramps=exercises)
        return self.did(
            routine_id, moment, outcome="stopped_symptom", stop=exercises[-1], symptom="cramp",
            cramps=exercises,
        )  # fmt: skip

    def calm(self, *days: int, routine_id: str = "mobility") -> Self:
        """Do a calm session on each of these days, at 1, with 1 on the morning after."""
        for day in days:
            self.did(routine_id, at(day, "18:00")).morning(day + 1, 1)
        return self

    @property
    def history(self) -> History:
        return fold(self.facts, self.sessions)

    def situation(self, now: datetime) -> Situation:
        return Situation(self.history, ROUTINES, EXERCISES, now)

    def hears(self, now: datetime) -> Guidance:
        return guidance(self.history, ROUTINES, EXERCISES, now)

    def applies(self, rule: str, now: datetime) -> bool:
        """Tell whether a rule finds anything."""
        return bool(list(BY_ID[rule].find(self.situation(now))))

    def allowed(self, now: datetime) -> set[str]:
        return {id_ for id_, verdict in self.hears(now).verdicts.items() if verdict.allowed}

    def why_not(self, routine_id: str, now: datetime) -> str:
        """Return the id of the rule that forbids a routine; nothing where none does."""
        reason = self.hears(now).verdicts[routine_id].reason
        return reason.rule if reason else ""


def person() -> Person:
    return Person()


def well() -> Person:
    """Return somebody who said that nothing hurts, and was screened."""
    return Person().chose(at(1), Phase.MAINTENANCE).screened()


def sore() -> Person:
    """Return somebody whose episode began at nine on day 1, screened then."""
    return Person().began().screened()
