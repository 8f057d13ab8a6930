"""Faults, counted: what becomes of finished sets when disk, power, rights or program fail."""

from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.results import Row
from tests.logbook.counting import Count
from tests.logbook.faults import ALL


def measure(folder: Path) -> Iterator[Row]:
    """Bring every fault about; nothing may be lost, but where only a backup could have helped."""
    for number, (name, bring_about) in enumerate(ALL.items()):
        place = folder / str(number)
        place.mkdir()
        count = bring_about(place)
        limit = None if name == "pages, no backup" else 0.0
        yield Row(f"{count.what}: sets lost", count.lost, "", limit, _how(count))
        yield Row(f"{count.what}: false sets, or nothing said", count.false + count.untold, "", 0)


def _how(count: Count) -> str:
    if not count.times:
        return "not possible here"
    told = f"; the user was told {count.told} times" if count.told else ""
    return f"{count.times} times, {count.sets:,} finished sets{told}"
