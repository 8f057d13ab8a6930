"""Six weeks of one sore back, told day by day, and what the program says each morning at ten.

A made-up spasm with the routines that ship: a slow start, a pain stop, a flare, a red flag. What it
comes to stands in six_weeks.txt; ``python -m tests.recovery.weeks`` prints it.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from exercise_coach.prescription import Exercise, Phase, Routine, load_library
from exercise_coach.recovery import Guidance, Session, ease, guidance
from tests.recovery.people import Person, at

ROOT = Path(__file__).parents[2]


@cache
def library() -> tuple[Mapping[str, Routine], Mapping[str, Exercise]]:
    shipped = load_library(ROOT / "routines", None)
    return (
        {each.routine.id: each.routine for each in shipped.routines},
        {id_: each.exercise for id_, each in shipped.exercises.items()},
    )


class Patient(Person):
    """Does the routines that ship, as the program eases them."""

    def does(self, day: int, routine: str, before: int, *, time: str = "17:00") -> "Patient":
        return self._session(routine, at(day, time), before, before, "completed")

    def stops(self, day: int, routine: str, before: int, exercise: str, score: int) -> "Patient":
        return self._session(routine, at(day, "17:00"), before, score, "stopped_pain", exercise)

    def _session(
        self, id_: str, start: datetime, before: int, highest: int, outcome: str,
        stop: str | None = None,
    ) -> "Patient":  # fmt: skip
        hears = self.today(start)
        assert hears.verdicts[id_].allowed, f"day {hears.day}: {hears.verdicts[id_].reason}"
        routine = ease(library()[0][id_], hears.easings)
        assert routine is not None
        self.sessions.append(
            Session(
                id=f"{id_} {start}", routine=id_, phase=routine.phase, load=routine.load,
                started=start, ended=start + timedelta(minutes=12), outcome=outcome,
                pain_before=before, pain_after=highest, highest=highest,
                exercises=tuple(each.exercise.id for each in routine.prescriptions),
                stop_exercise=stop, stop_score=highest if stop else None,
            )
        )  # fmt: skip
        return self

    def today(self, now: datetime) -> Guidance:
        return guidance(self.history, *library(), now)


def told(hears: Guidance) -> str:
    """Return what is said on a day: the phase and why, what suits, and what weighs more."""
    heading = "well" if hears.day is None else f"day {hears.day}"
    suits = ", ".join(each.routine for each in hears.suggestions) or "nothing"
    says = (
        ("CALL", [hears.blocked] if hears.blocked else []),
        ("first", [hears.needs_screening] if hears.needs_screening else []),
        ("offers", [hears.step_up] if hears.step_up else []),
        ("eases", [each.reason for each in hears.easings.values()]),
        ("says", [each for each in hears.warnings if each.rule != "relative-rest"]),
        ("notes", [each for each in hears.notes if each.rule in ("mostly-better", "over")]),
    )
    asks = "".join((" the morning?" * hears.asks_morning, " the week?" * hears.asks_week))
    lines = [f"{heading} · {hears.phase} · {hears.phase_reason.text}", f"    suits: {suits}"]
    lines += [f"    {how}: {said.text}" for how, all_said in says for said in all_said]
    return "\n".join((*lines, *([f"    asks:{asks}"] if asks else [])))


def diary() -> Iterator[str]:
    """Live through the weeks, and yield what is said at ten each day."""
    who = Patient()

    def ten(day: int) -> str:
        return told(who.today(at(day, "10:00")))

    who.began(at(1)).screened(at(1, "09:30"))
    yield ten(1)
    who.does(1, "rest-and-breathe", 7, time="11:00").does(1, "first-walks", 6, time="13:00")
    who.morning(2, 7)
    yield ten(2)
    who.does(2, "first-walks", 6).morning(3, 6)
    yield ten(3)
    who.screened(at(3, "11:00")).does(3, "short-walks", 6).morning(4, 6)
    yield ten(4)
    who.does(4, "short-walks", 5).rated(at(4), 20).morning(5, 4)
    yield ten(5)
    who.does(5, "gentle-mobility", 3).morning(6, 2)
    yield ten(6)
    who.does(6, "gentle-mobility", 2).morning(7, 2)
    yield ten(7)
    who.does(7, "gentle-mobility", 2).morning(8, 1)
    yield ten(8)
    who.chose(at(8, "11:00"), Phase.STRENGTHENING).screened(at(8, "11:01"))
    who.does(8, "first-strength", 1).morning(9, 1)
    yield ten(9)
    who.stops(10, "first-strength", 1, "glute-bridge", 4).morning(11, 3)
    yield ten(11)
    who.does(11, "daily-walk", 2).rated(at(11), 65).morning(12, 1)
    yield ten(12)
    who.does(12, "first-strength", 1).morning(13, 1)
    yield ten(13)
    who.morning(14, 1)
    yield ten(14)
    who.does(14, "first-strength", 1).flared(at(15)).morning(15, 5)
    yield ten(15)
    who.screened(at(15, "10:30")).does(15, "slow-breathing", 5).morning(16, 4)
    yield ten(16)
    who.does(16, "short-walks", 3).morning(17, 2)
    yield ten(17)
    who.does(17, "gentle-mobility", 2).morning(18, 1)
    yield ten(18)
    who.does(18, "gentle-mobility", 1).morning(19, 1)
    yield ten(19)
    who.chose(at(19, "11:00"), Phase.STRENGTHENING).screened(at(19, "11:01"))
    who.does(19, "first-strength", 1).morning(20, 1)
    yield ten(20)
    who.screened(at(24), "saddle-numbness")
    yield ten(24)
    who.screened(at(25))
    yield ten(25)
    who.cleared(at(27)).screened(at(27, "09:05")).rated(at(27), 80)
    yield ten(27)
    who.does(27, "gentle-mobility", 1).morning(28, 1)
    yield ten(28)
    who.does(28, "gentle-mobility", 0).morning(29, 0).does(29, "gentle-mobility", 0).morning(30, 0)
    yield ten(30)
    for day in (31, 33, 36, 38, 40):
        who.does(day, "first-strength", 0).morning(day + 1, 0)
    yield ten(35)
    yield ten(41)
    yield ten(42)
    who.recovered(at(43))
    yield ten(43)
    who.screened(at(43, "10:30"))
    yield ten(44)


if __name__ == "__main__":
    print("\n".join(diary()))
