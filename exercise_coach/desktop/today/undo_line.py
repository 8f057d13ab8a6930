"""What was just done by a tap, and the way to take it back, for a short while."""

from PySide6.QtCore import QTimer, Signal

from exercise_coach.desktop.controls import SEMIBOLD, Button, Card, label, row

SECONDS = 20
"""How long it stays; while the keyboard or the mouse is on it, it stays longer."""


class UndoLine(Card):
    """`undone` carries the id of the fact to be taken back."""

    undone = Signal(str)
    turned = Signal()
    """It came up, or went away: the page has another room."""

    def __init__(self) -> None:
        super().__init__("undo-line")
        self._fact = ""
        self._words = label("", 1.05, SEMIBOLD, name="undo-text")
        self.undo = Button(self.tr("Undo"), "undo", key="U")
        self.undo.clicked.connect(self.take_back)
        layout = row(self._words, self.undo, spacing=12)
        layout.setStretch(0, 1)
        layout.setContentsMargins(20, 4, 8, 4)
        self.setLayout(layout)
        self._patience = QTimer(self)
        self._patience.setInterval(1000 * SECONDS)
        self._patience.timeout.connect(self._leave_alone)
        self.hide()

    def offer(self, text: str, fact: str) -> None:
        """Offer to take back a fact."""
        self._fact = fact
        self._words.setText(text)
        self.undo.setAccessibleName(self.tr("Undo: {text}").format(text=text))
        self.show()
        self.turned.emit()
        self._patience.start()

    def take_back(self) -> None:
        """Take it back, if there is something to be taken back."""
        fact = self._fact
        self.dismiss()
        if fact:
            self.undone.emit(fact)

    def dismiss(self) -> None:
        """Offer nothing any more."""
        self._fact = ""
        self._patience.stop()
        self.hide()
        self.turned.emit()

    def _leave_alone(self) -> None:
        if not (self.undo.hasFocus() or self.underMouse()):
            self.dismiss()
