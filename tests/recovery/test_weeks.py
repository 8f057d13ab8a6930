"""Six weeks of one sore back: what the program says each day, in words."""

from pathlib import Path

from tests.recovery.weeks import diary

TOLD = Path(__file__).with_name("six_weeks.txt")


def test_six_weeks_as_they_are_told() -> None:
    assert "\n".join(diary()) == TOLD.read_text(encoding="utf-8").rstrip()
