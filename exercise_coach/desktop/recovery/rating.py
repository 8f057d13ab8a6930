"""A slider that knows whether it was moved: what was not answered is not taken for a nought."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget

from exercise_coach.desktop.controls import BOLD, SLIDER, Role, label, row
from exercise_coach.desktop.keys import score_of

UNANSWERED = "–"
_MOVES = {
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_PageUp, Qt.Key.Key_PageDown,
}  # fmt: skip


class _Slider(QSlider):
    """Tells when the user has a hand on it, even where the value stays. A digit is a value, too."""

    moved = Signal()

    def __init__(self, tenth: int) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._tenth = tenth
        self.setRange(0, 10 * tenth)
        self.setSingleStep(max(1, tenth // 2))
        self.setPageStep(tenth)
        self.setStyleSheet(SLIDER)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.valueChanged.connect(self.moved)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take a digit as so many tenths; leave Up and Down to the page."""
        score = score_of(event.key())
        if score is not None:
            self.setValue(score * self._tenth)
            self.moved.emit()
        elif event.key() in _MOVES:
            super().keyPressEvent(event)
            self.moved.emit()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a press, even one that moves nothing."""
        super().mousePressEvent(event)
        self.moved.emit()


class Rating(QWidget):
    """A slider and its number: `pattern` says how the number is written, such as ``{n} %``."""

    rated = Signal()

    def __init__(
        self, name: str, called: str, *, tenth: int, pattern: str = "{n}", scale: float = 1.3
    ) -> None:
        super().__init__()
        self._pattern = pattern
        self._value: int | None = None
        self.setObjectName(name)
        self.slider = _Slider(tenth)
        self.slider.setObjectName(f"{name}-slider")
        self.slider.setAccessibleName(called)
        self._number = label(
            UNANSWERED, scale, BOLD, role=Role.PlaceholderText, name=f"{name}-number", wrap=False,
            align=Qt.AlignmentFlag.AlignRight,
        )  # fmt: skip
        widest = QFontMetricsF(self._number.font()).horizontalAdvance(pattern.format(n=10 * tenth))
        self._number.setMinimumWidth(round(widest) + 2)
        layout = row(self.slider, 14, self._number)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.slider.moved.connect(self._take)
        self.setFocusProxy(self.slider)

    @property
    def value(self) -> int | None:
        """The answer; none as long as there is none."""
        return self._value

    def clear(self) -> None:
        """Take the answer back."""
        self.slider.setValue(0)
        self._value = None
        self._number.setText(UNANSWERED)
        self._number.setForegroundRole(Role.PlaceholderText)

    def _take(self) -> None:
        if self._value != self.slider.value():
            self._value = self.slider.value()
            self._number.setText(self._pattern.format(n=self._value))
            self._number.setForegroundRole(Role.Highlight)
            self.rated.emit()
