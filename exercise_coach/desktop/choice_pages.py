"""The pages that ask for one choice: after a cramp, and what else is felt."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSpacerItem

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, Look, Role, column, label, row
from exercise_coach.desktop.fitting import wished_share
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.floor.far_page import NEAR_MARGIN, FarPage
from exercise_coach.desktop.floor.measures import LINE, WORD
from exercise_coach.session import Choice, Symptom

CENTRE = Qt.AlignmentFlag.AlignHCenter

CHOICE_KEYS = {Choice.REST: "R", Choice.EASIER: "E", Choice.NEXT: "N", Choice.UNDO: "U"}
SYMPTOM_KEYS = {
    Symptom.CRAMP: "C",
    Symptom.LEG: "L",
    Symptom.NUMBNESS: "N",
    Symptom.DIZZINESS: "D",
    Symptom.CHEST_PAIN: "H",
    Symptom.FAINT: "F",
    Symptom.BREATHLESSNESS: "B",
    Symptom.BLADDER_OR_BOWEL: "W",
    Symptom.SADDLE_NUMBNESS: "G",
    Symptom.LEG_WEAKNESS: "K",
    Symptom.BOTH_LEGS: "O",
    Symptom.FEVER: "V",
}
OTHER_KEY = "X"
"""What is felt is none of these, and the session stops for it."""


class CrampPage(FarPage):
    """What to do after a first cramp: rest is offered first."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cramp-page")
        heading = label(
            self.tr("A cramp ends this exercise."),
            2.4,
            BOLD,
            name="cramp-heading",
            align=CENTRE,
        )
        careful = self.tr(
            "Rest is the careful choice: warmth, or cold in a thin cloth, for 15 to 20 minutes. A "
            "second cramp ends the session."
        )
        text = label(
            f"{careful} {spoken.tr(wording.IT_COUNTS)}",
            1.2,
            role=Role.PlaceholderText,
            name="cramp-text",
            align=CENTRE,
        )
        self.buttons: dict[Choice, FarButton] = {}
        for choice in Choice:
            button = FarButton(
                spoken.tr(wording.CHOICES[choice]),
                f"choose-{choice}",
                key=CHOICE_KEYS[choice],
                look=Look.PRIMARY if choice is Choice.REST else Look.PLAIN,
            )
            button.clicked.connect(lambda _checked, choice=choice: self.chosen.emit(choice))
            self.buttons[choice] = button
        page = column(None, heading, 10, text, 30, margins=40)
        for button in self.buttons.values():
            page.addWidget(button, 0, CENTRE)
            page.addSpacing(8)
        page.addStretch(1)
        self.hold(page, "cramp-scroll")
        self.grow(1 / 14, heading, leads=True)
        self.grow(WORD, text)
        self.grow(WORD, *self.buttons.values())

    def offer(self, offers: Sequence[Choice]) -> None:
        """Offer these, and bring the keyboard to the first."""
        for choice, button in self.buttons.items():
            button.setVisible(choice in offers)
        self.buttons[Choice.REST].setFocus(Qt.FocusReason.OtherFocusReason)

    def choice_for(self, key: str) -> Choice | None:
        """Return the choice that a letter stands for, if it is offered now."""
        return next(
            (c for c, b in self.buttons.items() if b.isVisible() and CHOICE_KEYS[c] == key), None
        )


class SymptomPage(FarPage):
    """What is felt besides pain in the back. Those that are emergencies stand apart."""

    felt = Signal(object)
    felt_other = Signal()
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("symptom-page")
        heading = label(
            self.tr("What do you feel?"), 2.4, BOLD, name="symptom-heading", align=CENTRE
        )
        text = label(
            self.tr("The session waits. A letter or a click answers."),
            1.2,
            role=Role.PlaceholderText,
            name="symptom-text",
            align=CENTRE,
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        # The everyday ones come first, the emergencies beside them.
        everyday = [symptom for symptom in Symptom if not symptom.is_emergency]
        urgent = [symptom for symptom in Symptom if symptom.is_emergency]
        other = FarButton(self.tr("Something else: stop"), "feel-other", key=OTHER_KEY)
        other.fill_width()
        other.clicked.connect(self.felt_other)
        self._buttons = [*map(self._button, everyday), other, *map(self._button, urgent)]
        self._everyday = len(everyday) + 1
        self._fill(self._everyday)
        none = FarButton(self.tr("None of these: go on"), "no-symptom", key="Esc")
        none.clicked.connect(self.dismissed)
        self._gaps = (QSpacerItem(0, 26), QSpacerItem(0, 26))
        page = column(None, heading, 2, text, margins=40)
        page.addItem(self._gaps[0])
        middle = row(None)
        middle.addLayout(self._grid)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addItem(self._gaps[1])
        page.addWidget(none, 0, CENTRE)
        page.addStretch(1)
        self.hold(page, "symptom-scroll")
        self._none = none
        self.grow(1 / 16, heading, leads=True)
        self.grow(LINE, text, none, *self._buttons)

    def _fill(self, rows: int) -> None:
        """Put the answers into columns of so many rows."""
        for place, button in enumerate(self._buttons):
            self._grid.addWidget(button, place % rows, place // rows)

    def arrange(self) -> None:
        """Far, there is room for two columns, and on a tall screen for one; near, for what fits."""
        super().arrange()
        all_of_them = len(self._buttons)
        far = all_of_them if self.height() > self.width() else -(-all_of_them // 2)
        self._fill(far if self.is_far else self._rows_near())
        self._grid.setSpacing(2 if self.is_far else 12)
        for gap in self._gaps:
            gap.changeSize(0, 4 if self.is_far else 26)

    def _rows_near(self) -> int:
        """Return how many rows there are where larger letters are wished, and so fewer columns."""
        if wished_share() == 1.0:
            return self._everyday
        widest = max(button.sizeHint().width() for button in self._buttons)
        columns = max(1, (self.width() - 2 * NEAR_MARGIN) // (widest + 12))
        return max(self._everyday, -(-len(self._buttons) // columns))

    def _button(self, symptom: Symptom) -> FarButton:
        button = FarButton(
            spoken.tr(wording.SYMPTOMS[symptom]),
            f"feel-{symptom}",
            key=SYMPTOM_KEYS[symptom],
            look=Look.WARN if symptom.is_emergency else Look.PLAIN,
        )
        button.fill_width()
        button.clicked.connect(lambda: self.felt.emit(symptom))
        return button

    def focus_harmless(self) -> None:
        """Bring the keyboard to the harmless answer; what is an emergency stays in sight."""
        self._none.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_at_top()

    @staticmethod
    def symptom_for(key: str) -> Symptom | None:
        """Return the symptom that a letter stands for."""
        return next((s for s, letter in SYMPTOM_KEYS.items() if letter == key), None)
