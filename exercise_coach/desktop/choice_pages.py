"""The pages that ask for one choice: after a cramp, and what else is felt."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, Button, Look, Role, column, label, row
from exercise_coach.desktop.fitting import FittingPage
from exercise_coach.session import Choice, Symptom

CENTRE = Qt.AlignmentFlag.AlignHCenter

CHOICE_KEYS = {Choice.REST: "R", Choice.EASIER: "E", Choice.NEXT: "N"}
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


class CrampPage(FittingPage):
    """What to do after a first cramp: rest is offered first."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cramp-page")
        heading = label(
            self.tr("A cramp. This exercise ends here."),
            2.4,
            BOLD,
            name="cramp-heading",
            align=CENTRE,
        )
        text = label(
            self.tr(
                "Rest is the careful choice: warmth, or cold in a thin cloth, for 15 to 20 "
                "minutes. A second cramp ends the session."
            ),
            1.2,
            role=Role.PlaceholderText,
            name="cramp-text",
            align=CENTRE,
        )
        self.buttons: dict[Choice, Button] = {}
        for choice in Choice:
            button = Button(
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
        self.setLayout(page)

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


class SymptomPage(FittingPage):
    """What is felt besides pain in the back. Those that are emergencies stand apart."""

    felt = Signal(object)
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
        grid = QGridLayout()
        grid.setSpacing(12)
        # The everyday ones in the first column, the emergencies in the two beside it.
        everyday = [symptom for symptom in Symptom if not symptom.is_emergency]
        urgent = [symptom for symptom in Symptom if symptom.is_emergency]
        for place, symptom in enumerate(everyday + urgent):
            grid.addWidget(self._button(symptom), place % len(everyday), place // len(everyday))
        none = Button(self.tr("None of these: go on"), "no-symptom", key="Esc")
        none.clicked.connect(self.dismissed)
        page = column(None, heading, 8, text, 26, margins=40)
        middle = row(None)
        middle.addLayout(grid)
        middle.addStretch(1)
        page.addLayout(middle)
        page.addSpacing(26)
        page.addWidget(none, 0, CENTRE)
        page.addStretch(1)
        self.setLayout(page)
        self._none = none

    def _button(self, symptom: Symptom) -> Button:
        button = Button(
            spoken.tr(wording.SYMPTOMS[symptom]),
            f"feel-{symptom}",
            key=SYMPTOM_KEYS[symptom],
            look=Look.WARN if symptom.is_emergency else Look.PLAIN,
        )
        button.fill_width()
        button.clicked.connect(lambda: self.felt.emit(symptom))
        return button

    def focus_harmless(self) -> None:
        """Bring the keyboard to the harmless answer."""
        self._none.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def symptom_for(key: str) -> Symptom | None:
        """Return the symptom that a letter stands for."""
        return next((s for s, letter in SYMPTOM_KEYS.items() if letter == key), None)
