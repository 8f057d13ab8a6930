"""The fields of the two pages: a line of text, a list to choose from, a labelled row."""

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from exercise_coach.desktop.controls import SEMIBOLD, column, label, row, scrolled
from exercise_coach.desktop.fitting import fit_letters, minimum_width, remember_letters
from exercise_coach.desktop.theme import font

LABEL_WIDTH = 4.0
"""Of the words before a field, in heights of a letter."""
_WIDEST = 320
_STYLE = """
    {kind} {{ border: 2px solid palette(mid); border-radius: 10px; padding: 5px 10px;
        background: palette(base); }}
    {kind}:focus {{ border-color: palette(highlight); }}
"""


class ScrollingPage(QWidget):
    """A page that scrolls where it is too high; its letters shrink where it is too wide."""

    def hold(self, page: QLayout, name: str) -> None:
        """Put what the page holds into it."""
        page.setContentsMargins(40, 28, 40, 28)
        self._content = QWidget()
        self._content.setLayout(page)
        self._area = scrolled(self._content, name)
        self.setLayout(column(self._area))

    def fit(self) -> None:
        """Choose the letters anew; to be called when the page shows something else."""
        if self.isVisible():
            fit_letters(self._content.findChildren(QWidget), self._fits)

    def _fits(self) -> bool:
        # A layout learns of new letters deep inside only from the layouts between.
        for inner in reversed(self._content.findChildren(QLayout)):
            inner.activate()
        layout = self._content.layout()
        return layout is None or minimum_width(layout) <= self._area.viewport().width()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the room it is shown in."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the new room."""
        super().resizeEvent(event)
        self.fit()


class TextLine(QLineEdit):
    """One line of text."""

    def __init__(self, name: str, called: str, hint: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(called)
        self.setPlaceholderText(hint)
        self.setFont(font(1.0))
        self.setMaxLength(120)
        self.setStyleSheet(_STYLE.format(kind="QLineEdit"))
        remember_letters(self)


class Chooser(QComboBox):
    """A list of which one is chosen."""

    def __init__(self, name: str, called: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(called)
        self.setFont(font(1.0))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(_WIDEST)
        remember_letters(self)


def labelled(words: str, *fields: QWidget) -> QHBoxLayout:
    """Return a row with what it is about in front."""
    head = label(words, 1.0, SEMIBOLD)
    head.setMinimumWidth(round(head.fontMetrics().height() * LABEL_WIDTH))
    head.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    made = row(head, *fields, spacing=10)
    # A text takes the room that is left; other fields stay as they are.
    if isinstance(fields[-1], QLabel):
        made.setStretch(len(fields), 1)
    else:
        made.addStretch(1)
    return made
