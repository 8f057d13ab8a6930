"""The fields of the two pages: a line of text, a list to choose from, a labelled row."""

from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from exercise_coach.desktop.controls import SEMIBOLD, label, row
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import font

LABEL_WIDTH = 4.0
"""Of the words before a field, in heights of a letter."""
_WIDEST = 320
_STYLE = """
    {kind} {{ border: 2px solid palette(mid); border-radius: 10px; padding: 5px 10px;
        background: palette(base); }}
    {kind}:focus {{ border-color: palette(highlight); }}
"""


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
