"""What is eased, and what else is good to know: the first at once, the rest on demand."""

from collections.abc import Sequence

from PySide6.QtWidgets import QBoxLayout, QWidget

from exercise_coach.desktop.controls import Role, clear, column, row
from exercise_coach.desktop.today.link import Link
from exercise_coach.desktop.today.saying import Saying
from exercise_coach.recovery import Said


class Notes(QWidget):
    """Sentences one below the other, quiet."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("notes")
        self._shown: tuple[Sequence[Said], Sequence[Said]] = ((), ())
        self._eased: QBoxLayout = column(spacing=4)
        self._known = QWidget()
        self._lines: QBoxLayout = column(spacing=4)
        self._known.setLayout(self._lines)
        self._known.hide()
        self.more = Link("", "more-notes")
        self.more.clicked.connect(self._turn)
        self.more.hide()
        layout = column()
        layout.addLayout(self._eased)
        layout.addSpacing(4)
        layout.addLayout(row(self.more, None))
        layout.addWidget(self._known)
        self.setLayout(layout)

    def show_notes(self, eased: Sequence[Said], known: Sequence[Said]) -> None:
        """Show these."""
        if (eased, known) == self._shown:
            return
        self._shown = (eased, known)
        for place, notes, name in ((self._eased, eased, "eased"), (self._lines, known, "note")):
            clear(place)
            for number, said in enumerate(notes):
                role = Role.WindowText if name == "eased" else Role.PlaceholderText
                place.addWidget(Saying(said, f"{name}-{number}", role=role))
        self.more.setVisible(bool(known))
        self._name_link()

    def _turn(self) -> None:
        self._known.setVisible(self._known.isHidden())
        self._name_link()

    def _name_link(self) -> None:
        count = len(self._shown[1])
        text = self.tr("Good to know ({n})") if self._known.isHidden() else self.tr("Show less")
        self.more.set_text(text.format(n=count))
