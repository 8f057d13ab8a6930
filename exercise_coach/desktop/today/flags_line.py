"""The standing line at the foot of Today: when to stop and get help, whatever else is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, Role, column, label, row
from exercise_coach.desktop.fitting import fit_letters, height_at
from exercise_coach.desktop.today.link import Link


class FlagsLine(QWidget):
    """The red flags in a sentence, what to do, and a way to the questions."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("flags-line")
        self._flags = label(
            spoken.tr(wording.RED_FLAGS), 0.92, role=Role.PlaceholderText, name="red-flags"
        )
        self._call = label(
            spoken.tr(wording.RED_FLAGS_CALL), 0.92, BOLD, role=Role.BrightText,
            name="red-flags-call",
        )  # fmt: skip
        self.link = Link(self.tr("Red-flag questions"), "red-flag-questions", scale=0.92, key="Q")
        self.link.clicked.connect(self.asked)
        under = row(self._call, 10, self.link)
        under.setStretch(0, 1)
        self._lines = column(self._flags, 2)
        self._lines.addLayout(under)
        self.setLayout(self._lines)

    def fit_into(self, width: int, most: int) -> None:
        """Let it take a height of `most` pixels, and smaller letters where it would take more."""
        parts = (self._flags, self._call, self.link)
        fit_letters(parts, lambda: height_at(self._lines, width) <= most)
