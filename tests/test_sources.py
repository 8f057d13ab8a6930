"""Which sources are shown for something said."""

from exercise_coach.recovery.rules import RULES
from exercise_coach.sources import TITLES, titles_to_trust


def test_clinicians_come_first_and_laymen_only_where_nobody_else_says_it() -> None:
    assert titles_to_trust(("S0-3", "S1-12", "Practice")) == (TITLES["Practice"], TITLES["S1"])
    assert titles_to_trust(("S0-3",)) == (TITLES["S0"],)


def test_nothing_is_refused_on_the_word_of_one_man() -> None:
    for rule in RULES:
        assert not {TITLES["S0"], TITLES["S3"]} & set(titles_to_trust(rule.sources)), rule.id
