"""The standing line at the foot of Today: when to stop and get help, whatever else is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, Role, column, label, row
from exercise_coach.desktop.fitting import fit_letters, height_at, readable_shares
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
        self.link = Link(self.tr("Screening questions"), "red-flag-questions", scale=0.92, key="Q")
        self.link.clicked.connect(self.asked)
        self._beside = row(10, self.link)
        self._words = column(spacing=2)
        self._lines = column(spacing=2)
        self._lines.addLayout(self._words)
        self._lines.addLayout(self._beside)
        self.setLayout(self._lines)
        self._take_back()

    def _take_back(self) -> None:
        self._words.addWidget(self._flags)
        self._beside.insertWidget(0, self._call, 1)
        # Who gets another parent is hidden for a moment, and would not be measured.
        self._flags.show()
        self._call.show()

    def fit_into(self, width: int, most: int, elsewhere: QBoxLayout) -> None:
        """Let it take a height of `most` pixels, and smaller letters where it would take more.

        Where they would get too small to read, all but the way to the questions stands `elsewhere`,
        and the way says what it leads to.
        """
        parts = (self._flags, self._call, self.link)
        self._take_back()

        def fits() -> bool:
            self._words.invalidate()
            self._beside.invalidate()
            return height_at(self._lines, width) <= most

        is_whole = fit_letters(parts, fits, readable_shares())
        self.link.set_text(
            self.tr("Screening questions") if is_whole else self.tr("Warning signs: look through")
        )
        if not is_whole:
            for part in (self._flags, self._call):
                elsewhere.addWidget(part)
                part.show()
