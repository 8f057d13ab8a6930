"""So many minutes, to be typed or set with the arrow keys."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QSpinBox

from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import font

LONGEST = 24 * 60
_STYLE = """
    QSpinBox { border: 2px solid palette(mid); border-radius: 12px; padding: 5px 8px 5px 12px;
        background: palette(base); }
    QSpinBox:focus { border-color: palette(highlight); }
    QSpinBox::up-button, QSpinBox::down-button { width: 0; border: none; }
"""


class MinutesField(QSpinBox):
    """From less than a minute to a day."""

    def __init__(self, name: str, called: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(called)
        self.setRange(0, LONGEST)
        self.setSuffix(self.tr(" min"))
        self.setSpecialValueText(self.tr("less than a minute"))
        self.setStyleSheet(_STYLE)
        self.setFont(font(1.15))
        remember_letters(self)
        self.setMinimumWidth(220)
        self.lineEdit().setTextMargins(10, 0, 0, 0)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Let the line inside have the same letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.lineEdit().setFont(self.font())
