"""Letters of 100, 150 and 200 %: whether they really are that large, and nothing is lost."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from exercise_coach.desktop.fitting import ASKED, LEAST_SHARE, SHARES
from exercise_coach.desktop.floor.far_page import FarPage
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.text_size import apply_text_size
from tests.desktop import looking
from tests.desktop.stand_ins import settle

PERCENTS = (100, 150, 200)
SIZES = ((1280, 800), (900, 600))


def too_small(window: QWidget, percent: int) -> list[str]:
    """Return whatever is seen with smaller letters than are wished for.

    Letters of normal size may shrink a little where a page would just not fit: they are 1.2 times
    the system's to begin with. Larger ones were asked for, and stay; only what leads a page of a
    session, and what is told below it, gives way to the answers, and never below what is usual.
    """
    least = LEAST_SHARE if percent == 100 else 1.0
    found = []
    leading = window.findChildren(SessionView)
    yielding = {each for page in window.findChildren(FarPage) for each in page._leading}
    yielding |= set(window.findChildren(QLabel, "session-notice"))
    for widget in window.findChildren(QWidget):
        asked: float | None = widget.property(ASKED)
        if widget.isVisible() and asked:
            share = widget.font().pointSizeF() / asked
            # The words of a look-through are 1.25 times as large as a text to begin with.
            allowed = 0.8 if widget.objectName().startswith("look-") else least
            # Who leads a session from the floor cannot scroll: there normal letters shrink first.
            if percent == 100 and any(page.isAncestorOf(widget) for page in leading):
                allowed = min(SHARES)
            if percent > 100 and widget in yielding:
                allowed = 100 / percent
            if share < allowed - 0.001:
                found.append(f"{widget.objectName()} {share:.2f}")
    return found


def look_at_all_sizes(window: QWidget, resize: Callable[[tuple[int, int]], None]) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    normal = app.font().pointSizeF()
    for percent in PERCENTS:
        apply_text_size(app, percent)
        settle()
        assert app.font().pointSizeF() == pytest.approx(normal * percent / 100)
        for size in SIZES:
            resize(size)
            settle()
            told = f"at {percent} % and {size}"
            assert window.size().toTuple() == size, told
            assert looking.cut_off(window) == [], told
            assert too_small(window, percent) == [], told
