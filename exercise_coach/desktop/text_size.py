"""How large letters are: as the system asks, and then as the user wishes, all of them at once."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach.desktop.fitting import ASKED, WISHED, wished_share


def apply_text_size(app: QApplication, percent: int, system: float = 1.0) -> None:
    """Give every letter this percentage of its normal size, times what the system asks for.

    What is there already changes along; whoever measured letters hears of it by a `FontChange`.
    """
    share = percent / 100 * system
    before = wished_share()
    app.setProperty(WISHED, share)
    if share == before:
        return
    # Some follow others: what each is to have is known before the first is changed.
    wanted = [(each, _asked(each) * share / before) for each in QApplication.allWidgets()]
    face = app.font()
    face.setPointSizeF(face.pointSizeF() * share / before)
    app.setFont(face)
    for widget, points in wanted:
        if points > 0:
            _set(widget, points)


def _asked(widget: QWidget) -> float:
    """Return the size that a widget's letters were given, in points; 0 where they have none."""
    asked: float | None = widget.property(ASKED)
    if asked is not None:
        return asked
    has_own = widget.testAttribute(Qt.WidgetAttribute.WA_SetFont)
    return max(0.0, widget.font().pointSizeF()) if has_own else 0.0


def _set(widget: QWidget, points: float) -> None:
    if widget.property(ASKED) is not None:
        widget.setProperty(ASKED, points)
    face = widget.font()
    face.setPointSizeF(points)
    widget.setFont(face)
