"""Which sources are shown for something said."""

from exercise_coach.recovery import HOUR_OF_REST
from exercise_coach.recovery.rules import RULES
from exercise_coach.sources import TITLES, titles_to_trust


def test_clinicians_come_first_and_laymen_only_where_no_named_text_says_it() -> None:
    assert titles_to_trust(("S0-3", "S1-12", "Practice")) == (TITLES["Practice"], TITLES["S1"])
    assert titles_to_trust(("S0-9", "Practice")) == (TITLES["Practice"], TITLES["S0"])
    assert titles_to_trust(("S0-3",)) == (TITLES["S0"],)


def test_the_hour_of_rest_says_that_one_man_tells_of_it() -> None:
    for rule in RULES:
        if rule.id in HOUR_OF_REST or rule.id == "days-off-training":
            assert titles_to_trust(rule.sources) == (TITLES["S0"],), rule.id
