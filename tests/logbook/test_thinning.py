"""Which backups are kept: of the last days all, of long ago a few, and never none."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_coach.logbook.thinning import DAILY, MONTHLY, WEEKLY, to_keep

TODAY = date(2026, 3, 2)
days = st.dates(date(2022, 1, 1), date(2026, 3, 5))


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


@given(st.lists(days))
def test_only_days_that_are_there_and_never_too_many(dates: list[date]) -> None:
    kept = to_keep(dates, TODAY)
    assert kept <= set(dates)
    assert len([day for day in kept if day < ago(1)]) <= DAILY + WEEKLY + MONTHLY


@given(st.lists(days, min_size=1))
def test_the_newest_and_the_last_two_days_are_kept(dates: list[date]) -> None:
    kept = to_keep(dates, TODAY)
    assert max(dates) in kept
    assert {day for day in dates if day >= ago(1)} <= kept


@given(st.lists(days))
def test_thinning_twice_takes_nothing_more(dates: list[date]) -> None:
    kept = to_keep(dates, TODAY)
    assert to_keep(kept, TODAY) == kept


@given(st.lists(days))
def test_few_are_all_kept(dates: list[date]) -> None:
    few = sorted(set(dates))[:DAILY]
    assert to_keep(few, TODAY) == set(few)


@settings(max_examples=15)
@given(st.sets(st.integers(0, 900)))
def test_thinned_every_day_it_still_reaches_back(missed: set[int]) -> None:
    """Two years and a half of daily backups, but for days without one."""
    kept: frozenset[date] = frozenset()
    for back in range(900, -1, -1):
        today = ago(back)
        kept = to_keep(kept if back in missed else {*kept, today}, today)
    if len(missed) < 5:
        assert len(kept) >= DAILY + WEEKLY + MONTHLY
        assert min(kept) <= ago(330)


def test_a_year_of_days() -> None:
    kept = sorted(to_keep(map(ago, range(500)), TODAY), reverse=True)
    assert kept[:14] == list(map(ago, range(14)))
    weekly = kept[14:24]
    assert {day.isoweekday() for day in weekly} == {7}
    assert len(kept[24:]) == MONTHLY
    assert {(day + timedelta(days=1)).day for day in kept[24:]} == {1}
