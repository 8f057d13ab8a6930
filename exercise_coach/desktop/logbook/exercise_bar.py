"""Which exercise is looked at, and how it is called."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QWidget

from exercise_coach.desktop.controls import SEMIBOLD, label, row
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.theme import font
from exercise_coach.logbook.statistics import ExerciseTotal
from exercise_coach.prescription import Exercise


class _Box(QComboBox):
    """A list that leaves letters to the window."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from one to the next."""
        if event.text().strip():
            event.ignore()
        else:
            super().keyPressEvent(event)


class ExerciseBar(QWidget):
    """`chosen` carries the id of an exercise."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exercise-bar")
        self._box = _Box()
        self._box.setObjectName("exercise-choice")
        self._box.setAccessibleName(self.tr("Exercise"))
        self._box.setFont(font(1.05))
        remember_letters(self._box)
        self._box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._box.setMinimumContentsLength(22)
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.activated.connect(lambda _line: self.chosen.emit(self.exercise))
        words = label(self.tr("Exercise"), 1.0, SEMIBOLD, name="exercise-label", wrap=False)
        words.setBuddy(self._box)
        self.setLayout(row(words, self._box, None, spacing=10))

    @property
    def exercise(self) -> str:
        """The id of the one that is chosen; nothing where there is none."""
        return self._box.currentData() or ""

    def show_exercises(
        self, totals: Sequence[ExerciseTotal], exercises: Mapping[str, Exercise]
    ) -> None:
        """Offer these; the one that was chosen stays, if it is among them."""
        before = self.exercise
        self._box.clear()
        for total in totals:
            known = exercises.get(total.exercise)
            self._box.addItem(known.name if known else total.exercise, total.exercise)
        line = self._box.findData(before)
        self._box.setCurrentIndex(max(line, 0 if totals else -1))
        self.setEnabled(bool(totals))


def family(exercise: str, exercises: Mapping[str, Exercise]) -> dict[str, tuple[str, str]]:
    """Return an exercise and its variants by id: what each is called, and which it is.

    Which is ``this``, ``easier`` or ``harder``.
    """
    known = exercises.get(exercise)
    ids = {exercise: "this"}
    if known is not None:
        ids |= {id_: "easier" for id_ in (known.easier,) if id_ and id_ != exercise}
        ids |= {id_: "harder" for id_ in (known.harder,) if id_ and id_ not in ids}
    return {
        id_: (exercises[id_].name if id_ in exercises else id_, which) for id_, which in ids.items()
    }
