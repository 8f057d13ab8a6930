"""Which warnings are seen at once, and the others, on demand: one banner rather than four."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import column, row
from exercise_coach.desktop.today.link import Link
from exercise_coach.desktop.today.saying import Banner
from exercise_coach.recovery import HOUR_OF_REST, Said, Weight


def first_of(warnings: Sequence[Said]) -> tuple[tuple[Said, ...], tuple[Said, ...]]:
    """Return the warnings that are seen at once, and those that are there on demand.

    Whoever is to be called or seen is always said; of mere advice only one thing, what holds now
    before what holds for the day.
    """
    grave = tuple(said for said in warnings if said.weight >= Weight.SEE_SOMEONE)
    advice = tuple(said for said in warnings if said.weight < Weight.SEE_SOMEONE)
    now = tuple(said for said in advice if said.rule in HOUR_OF_REST)
    shown = now or (advice[:1] if not grave else ())
    return (*grave, *shown), tuple(said for said in advice if said not in shown)


class MoreBanners(QWidget):
    """A link that shows the rest of the warnings, numbered on from `first`."""

    def __init__(self, warnings: Sequence[Said], first: int) -> None:
        super().__init__()
        self.setObjectName("more-warnings")
        self._number = len(warnings)
        self._link = Link("", "more-warnings-link", scale=0.95)
        self._link.clicked.connect(self._turn)
        lines = column(
            *(Banner(said, f"warning-{first + number}") for number, said in enumerate(warnings)),
            spacing=10,
        )
        lines.setContentsMargins(0, 6, 0, 0)
        self._others = QWidget()
        self._others.setLayout(lines)
        self._others.hide()
        layout = column()
        layout.addLayout(row(self._link, None))
        layout.addWidget(self._others)
        self.setLayout(layout)
        self._name_link()

    def _turn(self) -> None:
        self._others.setVisible(self._others.isHidden())
        self._name_link()

    def _name_link(self) -> None:
        text = self.tr("Also for today ({n})") if self._others.isHidden() else self.tr("Show less")
        self._link.set_text(text.format(n=self._number))
