"""Faults in short: what `make bench ARGS=faults` brings about some hundred times."""

from pathlib import Path

import pytest

from tests.logbook import faults, power
from tests.logbook.counting import Count


def assert_all_is_well(count: Count) -> None:
    assert (count.lost, count.false, count.untold) == (0, 0, 0)
    assert count.times > 0


def test_killed_writers(tmp_path: Path) -> None:
    assert_all_is_well(faults.kills(tmp_path, 10, seed=7))


def test_disks_that_fill_up(tmp_path: Path) -> None:
    with faults.tiny_disk(tmp_path) as disk:
        if disk is None:
            pytest.skip("no disk can be mounted here")
    (tmp_path / "disk").rmdir()
    count = faults.full_disks(tmp_path, range(0, 12, 4))
    assert_all_is_well(count)
    assert count.told > 0


def test_pages_overwritten(tmp_path: Path) -> None:
    assert_all_is_well(faults.overwritten(tmp_path, 8, seed=7))


def test_pages_overwritten_without_a_backup(tmp_path: Path) -> None:
    count = faults.overwritten(tmp_path, 8, seed=7, backed_up=False)
    assert (count.false, count.untold) == (0, 0)


def test_two_writers(tmp_path: Path) -> None:
    assert_all_is_well(faults.two_writers(tmp_path, 2))


def test_rights_taken_away() -> None:
    count = faults.no_rights([2, 5])
    assert_all_is_well(count)
    assert count.told == count.times


def test_power_lost(tmp_path: Path) -> None:
    if not power.traced(tmp_path, 0):
        pytest.skip("no program can be watched here")
    (tmp_path / "again").mkdir()
    count = faults.power_cuts(tmp_path / "again", 1)
    assert_all_is_well(count)
    assert count.times > 60
