"""Where the keyboard is, is seen in every theme; and Tab goes as one reads."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from exercise_coach.choices import Theme
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.theme import apply_theme
from tests.desktop.looking import focusable
from tests.desktop.scenes import SCENES
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

LEAST_CONTRAST = 3.0
"""WCAG 2.2, 1.4.11: what shows where the keyboard is, against what was there without it."""
LEAST_PIXELS = 30
AROUND = 3
"""A ring may lie this many pixels outside of its widget."""
FOCUS_SCENES = ("routines", "settings", "logbook, pain", "ready at 2", "finish")
TAB_SCENES = ("routines", "relief", "settings", "ready at 2", "prepare", "asking", "cramp",
              "symptoms", "finish", "not now at 4", "look-through, sided")  # fmt: skip


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
def theme(request: pytest.FixtureRequest, app: QApplication) -> Iterator[Theme]:
    yield request.param
    apply_theme(app, Theme.LIGHT)


@pytest.mark.parametrize("scene", FOCUS_SCENES)
def test_where_the_keyboard_is_can_be_seen(
    scene: str, theme: Theme, desk: Desk, app: QApplication
) -> None:
    SCENES[scene](desk)
    apply_theme(app, theme)
    settle()
    kinds: dict[str, QWidget] = {}
    for widget in focusable(desk.window):
        kinds.setdefault(_kind(widget), widget)
    unseen = {kind: pixels for kind, widget in kinds.items() if (pixels := _unseen(desk, widget))}
    assert unseen == {}


def _kind(widget: QWidget) -> str:
    """Tell widgets apart that are painted differently: one of each kind is looked at."""
    return f"{type(widget).__name__} {getattr(widget, 'look', '')}"


def _unseen(desk: Desk, widget: QWidget) -> str:
    """Return how little the focus changes, where that is too little; empty where it is seen."""
    if widget is desk.program.sessions.view or widget is desk.program.looking.page:
        return ""  # the page as a whole, while nothing on it is chosen
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    _scroll_to(widget)
    settle()
    assert not widget.visibleRegion().isEmpty(), _kind(widget)
    if not widget.hasFocus():
        return "does not take the focus"
    with_focus = _grab(desk, widget)
    widget.clearFocus()
    settle()
    without = _grab(desk, widget)
    seen = _changed(with_focus, without)
    return "" if seen >= LEAST_PIXELS else f"{seen} pixels"


def _scroll_to(widget: QWidget) -> None:
    """Bring a widget into view, as Tab does."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def _grab(desk: Desk, widget: QWidget) -> QImage:
    corner = widget.mapTo(desk.window, QPoint(0, 0))
    place = QRect(corner, widget.size()).adjusted(-AROUND, -AROUND, AROUND, AROUND)
    return desk.window.grab(place & desk.window.rect()).toImage()


def _changed(one: QImage, other: QImage) -> int:
    """Count the pixels of the frame of a picture that differ with enough contrast."""
    count = 0
    for x in range(min(one.width(), other.width())):
        for y in range(min(one.height(), other.height())):
            before, after = other.pixelColor(x, y), one.pixelColor(x, y)
            if before != after and _contrast(before, after) >= LEAST_CONTRAST:
                count += 1
                if count >= LEAST_PIXELS:
                    return count
    return count


def _contrast(one: QColor, other: QColor) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scene", TAB_SCENES)
def test_tab_goes_as_one_reads(scene: str, desk: Desk) -> None:
    SCENES[scene](desk)
    settle()
    assert _against_reading(desk, _walk(desk)) == []


def test_tab_goes_as_one_reads_on_today(desk: Desk) -> None:
    desk.program.go(Place.TODAY)
    settle()
    assert _against_reading(desk, _walk(desk)) == []


def _walk(desk: Desk) -> list[QWidget]:
    """Return what Tab reaches, in order, up to where it comes round."""
    reached: list[QWidget] = []
    for _ in range(80):
        desk.press("Tab")
        focused = QApplication.focusWidget()
        if focused is None or focused in reached:
            break
        reached.append(focused)
    return reached


def _against_reading(desk: Desk, reached: Sequence[QWidget]) -> list[str]:
    """Return each step of Tab that leads back up; one is the way round."""
    back = [
        f"{before.objectName()} → {after.objectName()}"
        for before, after in pairwise(reached)
        if not _is_read_next(_place(desk, before), _place(desk, after))
    ]
    return back[1:] if len(back) == 1 else back


def _place(desk: Desk, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(desk.window, QPoint(0, 0)), widget.size())


def _is_read_next(before: QRect, after: QRect) -> bool:
    """Tell whether one reads from here to there: to the right in a line, down, or in a column."""
    is_in_line = after.top() < before.bottom() and before.top() < after.bottom()
    if is_in_line:
        return after.left() >= before.left()
    return after.top() >= before.bottom() - 1 or after.left() >= before.right()
