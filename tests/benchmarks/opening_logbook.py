"""Runs in a process of its own: opens the logbook's page in a window, and tells how long it took.

    python -m tests.benchmarks.opening_logbook DATA_FOLDER

Prints milliseconds as JSON. Each is from the wish to the paint that shows all of it; medians of
several, but for the first.
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.local_time import local_now
from exercise_coach.desktop.theme import LIGHT, palette_of
from exercise_coach.recovery import WakingHours

RUNS = 5
PATIENCE = 20.0
TICK_MS = 1


class Pulse:
    """Beats in the event loop, and remembers the longest time between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Beat from now on."""
        self._last = time.perf_counter()
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def until(is_so: Callable[[], bool]) -> None:
    """Let the event loop run until something is so."""
    end = time.perf_counter() + PATIENCE
    while not is_so():
        assert time.perf_counter() < end, "it never came"
        loop = QEventLoop()
        QTimer.singleShot(TICK_MS, loop.quit)
        loop.exec()


def timed(wish: Callable[[], None], is_so: Callable[[], bool], rest: Callable[[], bool]) -> float:
    """Return the milliseconds from a wish until it is fulfilled and painted; then wait for rest."""
    began = time.perf_counter()
    wish()
    until(is_so)
    QApplication.processEvents()
    taken = 1000 * (time.perf_counter() - began)
    until(rest)
    return taken


def measure(folder: Path) -> dict[str, float]:
    """Open the page, its charts and the end of its list."""
    keeping = Keeping(folder, local_now, time.monotonic)
    keeping.open()
    pulse = Pulse()
    began = time.perf_counter()
    from exercise_coach.desktop.logbook import LogbookPage  # noqa: PLC0415 (it is measured)

    pages: list[LogbookPage] = []

    def open_page() -> None:
        for before in pages:
            before.hide()
        page = LogbookPage(folder, keeping, WakingHours)
        page.resize(1188, 800)
        page.reader._asked_for_charts = bool(pages)
        pages.append(page)
        page.show()
        page.refresh()

    def is_there() -> bool:
        page = pages[-1]
        return page.year._year is not None and page.list.model.rowCount() > 0

    def is_at_rest() -> bool:
        return not pages[-1].reader.is_busy

    open_page()
    asked = time.perf_counter()
    until(is_there)
    QApplication.processEvents()
    taken = {"first": 1000 * (time.perf_counter() - began)}
    pulse.begin()
    until(lambda: pages[0].charts._can_draw is True)
    taken["import"] = 1000 * (time.perf_counter() - asked)
    until(is_at_rest)
    taken["still"] = 1000 * pulse.longest
    taken["page"] = median(timed(open_page, is_there, is_at_rest) for _ in range(RUNS))
    for page in pages[1:]:
        page.hide()
    pages[0].show()
    return taken | measure_charts(pages[0])


def measure_charts(page: object) -> dict[str, float]:
    """Return how long a year's charts take, all of them, and the far end of the list."""
    from exercise_coach.desktop.logbook import LogbookPage  # noqa: PLC0415
    from exercise_coach.desktop.logbook.logbook_page import KINDS, Tab  # noqa: PLC0415

    assert isinstance(page, LogbookPage)
    for tab in KINDS:
        page.show_tab(tab)
        until(lambda tab=tab: page.charts.views[KINDS[tab]].chart is not None)  # type: ignore[misc]

    def choose(days: int | None) -> Callable[[], None]:
        def wish() -> None:
            page.charts._charts = None
            page.show_tab(Tab.PAIN)
            page.charts._choose_range(days)

        return wish

    def is_drawn() -> bool:
        return page.charts._charts is not None

    def is_at_rest() -> bool:
        return not page.reader.is_busy

    year = median(timed(choose(365), is_drawn, is_at_rest) for _ in range(RUNS))
    whole = timed(choose(None), is_drawn, is_at_rest)
    model = page.list.model
    began = time.perf_counter()
    model.data(model.index(model.rowCount() - 1, 0))
    far = 1000 * (time.perf_counter() - began)
    return {"charts": year, "all": whole, "list": far}


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    application.setStyle("Fusion")
    application.setPalette(palette_of(LIGHT))
    found = measure(Path(sys.argv[1]))
    print(json.dumps(found), flush=True)
