"""The small questions of the episode page: one thing each, Enter tells it, Esc goes back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Look,
    Role,
    column,
    label,
    row,
)
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery.choices import ENTER, Choices
from exercise_coach.desktop.recovery.minutes_field import MinutesField
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery.triggers import Triggers, text_line
from exercise_coach.desktop.recovery.when import Came, attack_came
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.recovery.facts import (
    AttackNoted,
    Cleared,
    Fact,
    Flared,
    NoteKept,
    Recovered,
)

LONGEST_NOTE = 500
_MINUTES: Mapping[str, str] = {str(n): f"{n} min" for n in (1, 5, 10, 20, 30, 60)}


class Form(ScrollingPage):
    """A heading, what is asked, and two ways on."""

    told = Signal(object)
    left = Signal()

    def __init__(self, name: str, teller: Teller, heading: str, hint: str, done: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._teller = teller
        self._heading = label(heading, 2.2, BOLD, name=f"{name}-heading")
        self._hint = label(hint, 1.15, role=Role.PlaceholderText, name=f"{name}-hint")
        self.done = Button(done, f"{name}-done", key="Enter", look=Look.PRIMARY)
        leave = Button(self.tr("Not now"), f"{name}-leave", key="Esc")
        self.done.clicked.connect(lambda: self.told.emit([self.fact()]))
        leave.clicked.connect(self.left)
        self._leave = leave

    def furnish(self, *content: QWidget | int, also: tuple[Button, ...] = ()) -> None:
        """Put the page together; `also` are further ways on."""
        page = column(self._heading, 6, self._hint, 22, *content, 26)
        page.setContentsMargins(40, 28, 40, 28)
        page.addLayout(flow(self.done, self._leave, *also, spacing=12))
        page.addStretch(1)
        self.hold(page, f"{self.objectName()}-page")

    def ask(self) -> None:
        """Ask anew."""

    def fact(self) -> Fact:
        """Return what is told."""
        raise NotImplementedError

    def focus(self) -> None:
        """Bring the keyboard to the question."""
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the keyboard here."""
        super().showEvent(event)
        self.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter tell it and Esc go back."""
        if event.key() in ENTER and self.done.isEnabled():
            self.done.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FlareForm(Form):
    """A setback, and what brought it on; with something new, the questions come first."""

    screening_wanted = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__(
            "flare-form",
            teller,
            self.tr("It flared up"),
            self.tr(
                "Clearly worse than the days before, and it stays so. Setbacks are common. The "
                "plan takes one step back, not to the start. Is anything new, such as numbness, "
                "weakness or fever? Then answer the questions first."
            ),
            self.tr("Tell it"),
        )
        new = Button(self.tr("Something is new"), "flare-new", look=Look.WARN)
        new.clicked.connect(self.screening_wanted)
        self._triggers = Triggers("flare-trigger")
        self.furnish(
            label(self.tr("What brought it on?"), 1.2, SEMIBOLD, name="flare-label"), 8,
            self._triggers,
            also=(new,),
        )  # fmt: skip

    def ask(self) -> None:
        """Ask anew."""
        self._triggers.clear()

    def fact(self) -> Fact:
        """Return the flare."""
        return Flared(**self._teller.stamp(), trigger=self._triggers.text)

    def focus(self) -> None:
        """Bring the keyboard to the triggers."""
        self._triggers.focus()


class AttackForm(Form):
    """An attack, when it came, and how long it lasted.

    One of last night, told at breakfast, is not to ask for an hour of rest.
    """

    def __init__(self, teller: Teller) -> None:
        super().__init__(
            "attack-form",
            teller,
            self.tr("An attack"),
            self.tr(
                "A cramp or spasm that grips, and lets go again. How long they last, and what sets "
                "them off, shows whether they get fewer."
            ),
            self.tr("Tell it"),
        )
        when: Mapping[str, str] = {
            came: self.tr(text)
            for came, text in (
                (Came.LATELY, "In the last hour"),
                (Came.TODAY, "Earlier today"),
                (Came.BEFORE, "Before today"),
            )
        }
        self._when = Choices("attack-when", when, columns=3, scale=1.1)
        self._common = Choices("attack-minutes", _MINUTES, columns=6, scale=1.1)
        self.minutes = MinutesField("attack-length", self.tr("How many minutes it lasted"))
        self._triggers = Triggers("attack-trigger")
        self._common.chosen.connect(lambda: self.minutes.setValue(int(next(iter(self._common)))))
        self.minutes.valueChanged.connect(self._follow)
        exact = QWidget()
        exact.setLayout(row(self.minutes, None))
        self.furnish(
            label(self.tr("How long did it last?"), 1.2, SEMIBOLD, name="attack-label"), 8,
            self._common, 8, exact, 18,
            label(self.tr("When did it come?"), 1.2, SEMIBOLD, name="attack-when-label"), 8,
            self._when, 18,
            label(self.tr("What brought it on?"), 1.2, SEMIBOLD, name="attack-trigger-label"), 8,
            self._triggers,
        )  # fmt: skip

    def _follow(self, minutes: int) -> None:
        self._common.choose(str(minutes))

    def ask(self) -> None:
        """Ask anew."""
        self.minutes.setValue(5)
        self._when.choose(Came.LATELY)
        self._triggers.clear()

    def fact(self) -> Fact:
        """Return the attack."""
        stamp = self._teller.stamp()
        return AttackNoted(
            id=stamp["id"],
            at=attack_came(Came(next(iter(self._when))), stamp["at"]),
            minutes=self.minutes.value(),
            trigger=self._triggers.text,
        )

    def focus(self) -> None:
        """Bring the keyboard to how long it lasted."""
        self._common.focus()


class NoteForm(Form):
    """A note about what was tried outside of the program."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(
            "note-form",
            teller,
            self.tr("A note of your own"),
            self.tr(
                "What else you tried, such as a cream or a massage, and how it went. It is kept "
                "for you and your clinician; the program makes nothing of it."
            ),
            self.tr("Keep it"),
        )
        self.line = text_line("note-line", self.tr("Note"), self.tr("what, and how it went"))
        self.line.setMaxLength(LONGEST_NOTE)
        self.line.textChanged.connect(lambda text: self.done.setEnabled(bool(text.strip())))
        self.furnish(self.line)

    def ask(self) -> None:
        """Ask anew."""
        self.line.clear()
        self.done.setEnabled(False)

    def fact(self) -> Fact:
        """Return the note."""
        return NoteKept(**self._teller.stamp(), text=self.line.text().strip())

    def focus(self) -> None:
        """Bring the keyboard to the line."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


class SeenForm(Form):
    """That a clinician has looked at the back; the harmless way is at hand."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(
            "seen-form",
            teller,
            self.tr("Has a clinician seen you?"),
            self.tr(
                "Tell it when a doctor, midwife or physiotherapist has looked at your back as it "
                "is now, and said that you may exercise. You can take this back at any time."
            ),
            self.tr("Yes, and I may exercise"),
        )
        self._note = text_line(
            "seen-note", self.tr("Note"), self.tr("who, and what they said – if you like")
        )
        self._note.setMaxLength(LONGEST_NOTE)
        self.furnish(self._note)

    def ask(self) -> None:
        """Ask anew."""
        self._note.clear()

    def fact(self) -> Fact:
        """Return that it was cleared."""
        return Cleared(**self._teller.stamp(), note=self._note.text().strip())

    def focus(self) -> None:
        """Bring the keyboard to the way back: nothing is cleared by an Enter too many."""
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)


class OverForm(Form):
    """The end of an episode."""

    def __init__(self, teller: Teller) -> None:
        super().__init__(
            "over-form",
            teller,
            self.tr("Is it over?"),
            self.tr(
                "Then the routines that help you stay well come next. If it comes back one day, "
                "tell it as a new episode. You can take this back at any time."
            ),
            self.tr("Yes, I have recovered"),
        )
        self.furnish()

    def fact(self) -> Fact:
        """Return that it is over."""
        return Recovered(**self._teller.stamp())
