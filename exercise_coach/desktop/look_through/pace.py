"""The tempo as it is played: which part of a rep is on, and how long it lasts."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import SEMIBOLD, Role, label, row
from exercise_coach.desktop.look_through.rehearsal import Rehearsal
from exercise_coach.desktop.segments import Segments
from exercise_coach.session import Kind

_PARTS = (Kind.PREPARE, Kind.OUT, Kind.HOLD, Kind.BACK)


class Pace(QWidget):
    """A word, a bar for each part of the rep, and the seconds left of the part."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pace")
        self._rehearsal: Rehearsal | None = None
        self._word = label(weight=SEMIBOLD, role=Role.Link, name="pace-word", wrap=False)
        self._seconds = label(role=Role.PlaceholderText, name="pace-seconds", wrap=False,
                              align=Qt.AlignmentFlag.AlignRight)  # fmt: skip
        self._bars = Segments()
        self._bars.setObjectName("pace-bars")
        layout = row(self._word, 12, self._bars, 12, self._seconds)
        layout.setStretch(2, 1)
        self.setLayout(layout)

    def show_rehearsal(self, rehearsal: Rehearsal) -> None:
        """Show the tempo of this one from now on."""
        self._rehearsal = rehearsal
        self._bars.setVisible(not rehearsal.is_timed)
        # Words of different lengths would move the bars.
        kinds = (Kind.TIMED,) if rehearsal.is_timed else _PARTS
        metrics = QFontMetricsF(self._word.font())
        words = (metrics.horizontalAdvance(spoken.tr(wording.KINDS[kind])) for kind in kinds)
        self._word.setMinimumWidth(math.ceil(max(words)) + 2)
        self._seconds.setMinimumWidth(math.ceil(metrics.horizontalAdvance("00 s")))

    def show_seconds(self, seconds: float) -> None:
        """Show how far it is after so many seconds."""
        if self._rehearsal is None:
            return
        part = self._rehearsal.part(seconds)
        self._word.setText(spoken.tr(wording.KINDS[part.kind]))
        if self._rehearsal.is_timed:
            self._seconds.setText(spoken.short(self._rehearsal.length))
            return
        # A hair above a whole second is that second: these are floats.
        left = math.ceil(part.left - 1e-3)
        text = "" if part.kind is Kind.PREPARE else spoken.short(left)
        if text != self._seconds.text():
            self._seconds.setText(text)
        self._bars.show_progress(self._rehearsal.lengths, self._rehearsal.passed(seconds))
