"""What Today shows to the people of tests/recovery/people.py, in their small library."""

from collections.abc import Mapping

import msgspec

from exercise_coach.desktop.outlook import Known, Outlook, look
from exercise_coach.desktop.today.day import Day, day_of
from exercise_coach.prescription import Repeat, Routine
from exercise_coach.recovery import WakingHours
from tests.recovery.people import EXERCISES, ROUTINES, Person, at

HOURLY = Repeat(every=3600)  # type: ignore[arg-type]
TWICE = Repeat(per_day=2)
REPEATS: Mapping[str, Repeat | None] = {
    "tilts": HOURLY, "walks": TWICE, "rest": None, "mobility": TWICE, "calm": None,
    "strong": Repeat(per_week=3), "stroll": TWICE,
}  # fmt: skip
REPEATING: Mapping[str, Routine] = {
    id_: msgspec.structs.replace(routine, repeat=REPEATS.get(id_))
    for id_, routine in ROUTINES.items()
}
KNOWN = Known(REPEATING, EXERCISES, WakingHours())
MORNING = "09:30"


def outlook(who: Person, day: int, time: str = MORNING) -> Outlook:
    """Return how things stand for somebody at a moment of their day, counted from 1."""
    return look(who.history, KNOWN, at(day, time))


def today(who: Person, day: int, time: str = MORNING) -> Day:
    """Return what Today shows them."""
    return day_of(outlook(who, day, time), REPEATING)
