"""Today on every kind of day."""

from collections.abc import Callable, Mapping

from exercise_coach.prescription import Phase
from tests.recovery.people import Person, at, person, sore, well

SCENES: Mapping[str, Callable[[], Person]] = {
    "nothing is known yet": person,
    "nothing is due": lambda: sore().mornings(2, 4, 3, 3, 2).did("mobility", at(5, "09:00")),
    "the morning is asked": lambda: sore().mornings(2, 6, 5, 4),
    "a yes blocks": lambda: sore().mornings(2, 4).screened(at(2), "fever", "cancer"),
    "a symptom blocks": lambda: sore().mornings(2, 4).felt("mobility", at(4), "leg"),
    "worse, and strong": lambda: sore().mornings(2, 6, 6, 7, 9),
    "eased": lambda: sore().mornings(2, 4, 3, 3, 2).hurt("mobility", at(4), "tilt"),
    "a step up": lambda: sore().mornings(2, 5, 4, 3, 2, 2, 1).calm(7, 8),
    "spasm-free": lambda: well().did("strong", at(1)).chose(at(1), Phase.MAINTENANCE),
}
