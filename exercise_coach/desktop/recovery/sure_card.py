"""A question asked once more before something that cannot be meant lightly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import SEMIBOLD, Button, Card, column, label
from exercise_coach.desktop.flow import flow

PAD = 22


class SureCard(Card):
    """The question, what it is about, and two answers; the harmless one has the keyboard.

    Its buttons are named after the two `names`. `sure` comes with the one answer, and `stayed` with
    the other.
    """

    sure = Signal()
    stayed = Signal()

    def __init__(
        self, name: str, names: tuple[str, str], texts: tuple[str, str], also: QWidget | None = None
    ) -> None:
        super().__init__(name)
        self._question = label(scale=1.25, weight=SEMIBOLD, name=f"{name}-question")
        self._about = label(scale=1.1, name=f"{name}-about")
        yes = Button(texts[0], names[0])  # plain: nothing here is to be invited
        self._no = Button(texts[1], names[1], key="Esc")
        yes.clicked.connect(self.sure)
        self._no.clicked.connect(self.stayed)
        inner = column(self._question, 6, self._about, 8)
        if also is not None:
            inner.addWidget(also)
            inner.addSpacing(10)
        inner.addLayout(flow(yes, self._no, spacing=12))
        inner.setContentsMargins(PAD, PAD - 6, PAD, PAD - 6)
        self.setLayout(inner)
        self.hide()

    def ask(self, question: str, about: str) -> None:
        """Ask this."""
        self._question.setText(question)
        self._about.setText(about)
        self.setAccessibleName(f"{question} {about}")
        self.show()

    def focus(self) -> None:
        """Bring the keyboard to the harmless answer."""
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)
