"""What brought it on: a common trigger at one press, or a few words of one's own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from exercise_coach.desktop.controls import column
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.recovery.choices import Choices
from exercise_coach.desktop.theme import font

LONGEST = 200
LINE_STYLE = (
    "QLineEdit { border: 2px solid palette(mid); border-radius: 12px; padding: 9px 13px;"
    " background: palette(base); }"
    "QLineEdit:focus { border-color: palette(highlight); }"
)


def text_line(name: str, called: str, hint: str) -> QLineEdit:
    """Return a line to write on."""
    line = QLineEdit()
    line.setObjectName(name)
    line.setAccessibleName(called)
    line.setPlaceholderText(hint)
    line.setMaxLength(LONGEST)
    line.setFont(font(1.1))
    line.setStyleSheet(LINE_STYLE)
    remember_letters(line)
    return line


class Triggers(QWidget):
    """Common triggers to choose from, above a line for any other."""

    def __init__(self, name: str, *, columns: int = 4) -> None:
        super().__init__()
        self.setObjectName(name)
        self._texts = {
            "lifting": self.tr("Lifting"),
            "bending": self.tr("Bending"),
            "twisting": self.tr("Twisting"),
            "sitting": self.tr("Sitting long"),
            "sport": self.tr("Sport"),
            "housework": self.tr("House or garden"),
            "cough": self.tr("Cough or sneeze"),
            "stress": self.tr("Stress"),
        }
        self._common = Choices(name, self._texts, columns=columns, many=True, scale=1.0)
        self._line = text_line(
            f"{name}-line", self.tr("What brought it on"), self.tr("or in your own words")
        )
        self.setLayout(column(self._common, self._line, spacing=10))

    @property
    def text(self) -> str:
        """What was chosen and written, in a line; nothing where neither was."""
        own = self._line.text().strip()
        return ", ".join([*(self._texts[value] for value in self._common), *([own] if own else [])])

    def clear(self) -> None:
        """Begin anew."""
        self._common.choose()
        self._line.clear()

    def focus(self) -> None:
        """Bring the keyboard here."""
        self._common.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Down lead from the buttons to the line."""
        if event.key() == Qt.Key.Key_Down and not self._line.hasFocus():
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)
