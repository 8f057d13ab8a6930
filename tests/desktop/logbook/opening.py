"""Getting to a view of the logbook, with everything read that it shows."""

from exercise_coach.desktop.logbook import LogbookPage
from exercise_coach.desktop.logbook.charts_view import ChartsView
from exercise_coach.desktop.logbook.logbook_page import KINDS, Tab
from exercise_coach.desktop.navigation import Place
from tests.desktop.stand_ins import Desk


def open_logbook(desk: Desk, tab: Tab = Tab.YEAR) -> LogbookPage:
    """Show a view, and wait until it has been read, and drawn where it is a chart."""
    desk.program.go(Place.LOGBOOK)
    page = desk.program.pages.logbook
    assert page is not None
    desk.wait_until(lambda: page.year._year is not None)
    page.show_tab(tab)
    if tab in KINDS:
        desk.wait_until(lambda: is_drawn(page.charts, tab))
    if tab is Tab.SESSIONS:
        desk.wait_until(lambda: page.list.model.rowCount() > 0)
        page.list.focus_list()
    return page


def is_drawn(charts: ChartsView, tab: Tab) -> bool:
    """Tell whether a chart is seen, or the table that stands for it."""
    return KINDS[tab] in charts._drawn or charts._can_draw is False


def wait_for_reading(desk: Desk, page: LogbookPage) -> None:
    """Wait until nothing is being read any more."""
    desk.wait_until(lambda: page.reader._pool.activeThreadCount() == 0)
    desk.wait_until(lambda: page.reader._pool.waitForDone(0))
