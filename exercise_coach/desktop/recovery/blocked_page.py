"""The page that stands in the way of exercise, until a clinician has cleared what was answered."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Card,
    Look,
    Role,
    clear,
    column,
    label,
    scrolled,
)
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery.dates import day_and_time
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery.triggers import text_line
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.recovery import (
    BY_ID,
    NOT_RULED_OUT,
    Concern,
    History,
    Said,
    Weight,
    screening_outcome,
    still_open,
)
from exercise_coach.recovery.facts import Cleared, Screened

PAD = 22
NO_EXERCISE = "No exercise for now."


def standing_screenings(history: History) -> tuple[Screened, ...]:
    """Return the screenings with a yes that no clinician has cleared since, in order of time."""
    return tuple(each for each in history.screenings if still_open(each, history))


class BlockedPage(ScrollingPage):
    """Why there is no exercise now, who to call, and the two ways out.

    `told` carries a `Cleared`; `mistaken` asks for the questions again, with the screenings that
    were answered by mistake.
    """

    told = Signal(object)
    mistaken = Signal(object)
    left = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("blocked-page")
        self._teller = teller
        self._screenings: tuple[Screened, ...] = ()
        self._heading = label(scale=2.2, weight=BOLD, name="blocked-heading")
        self._call = label(scale=1.7, weight=SEMIBOLD, name="blocked-call")
        self._when = label(scale=1.05, role=Role.PlaceholderText, name="blocked-when")
        self._reasons = column(spacing=10)
        self._confirm = self._make_confirm()
        page = column(self._heading, 6, self._call, 14, self._when, 8)
        page.setContentsMargins(40, 28, 40, 28)
        inside = QWidget()
        inside.setLayout(self._reasons)
        self._area = scrolled(inside, "reasons-scroll")
        page.addWidget(self._area, 1)
        page.addSpacing(8)
        page.addWidget(label(spoken.tr(NOT_RULED_OUT), 1.05, SEMIBOLD, name="not-ruled-out"))
        page.addSpacing(12)
        page.addWidget(self._confirm)
        page.addWidget(self._make_ways())
        self.hold(page, "blocked-scroll")

    def _make_ways(self) -> QWidget:
        self._ways = QWidget()
        cleared = Button(self.tr("A clinician has cleared it"), "blocked-cleared")
        self._mistake = mistake = Button(self.tr("I answered by mistake"), "blocked-mistake")
        self._leave = Button(self.tr("Back"), "blocked-leave", key="Esc")
        cleared.clicked.connect(self._ask_to_confirm)
        mistake.clicked.connect(lambda: self.mistaken.emit(self._screenings))
        self._leave.clicked.connect(self.left)
        self._ways.setLayout(flow(cleared, mistake, self._leave, spacing=12))
        return self._ways

    def _make_confirm(self) -> Card:
        card = Card("blocked-confirm")
        self._note = text_line(
            "blocked-note", self.tr("Note"), self.tr("who, and what they said – if you like")
        )
        sure = Button(self.tr("Yes, it was looked at and cleared"), "blocked-sure",
                      look=Look.PRIMARY)  # fmt: skip
        no = Button(self.tr("Not yet"), "blocked-not-yet", key="Esc")
        sure.clicked.connect(self._tell)
        no.clicked.connect(self._stay)
        question = self.tr(
            "Has a doctor, midwife or physiotherapist looked at what you answered, and said that "
            "you may exercise?"
        )
        inner = column(label(question, 1.25, SEMIBOLD, name="blocked-question"), 8, self._note, 10)
        inner.addLayout(flow(sure, no, spacing=12))
        inner.setContentsMargins(PAD, PAD - 6, PAD, PAD - 6)
        card.setLayout(inner)
        card.hide()
        self._no = no
        return card

    def show_block(self, screenings: Sequence[Screened], said: Said) -> None:
        """Show what these screenings, each with a yes, mean together.

        `said` is what the guidance says of the block: it stands here where no answer does, but what
        was felt in a session, or where that is graver.
        """
        self._screenings = tuple(screenings)
        yes = tuple(dict.fromkeys(each for screened in screenings for each in screened.yes))
        outcome = screening_outcome(yes)
        is_answered = outcome.kind is Concern.EMERGENCY
        is_grave = is_answered or said.weight is Weight.EMERGENCY
        tells = bool(yes) and is_answered is is_grave
        words = (outcome.heading, outcome.call) if tells else (NO_EXERCISE, said.text)
        role = Role.BrightText if is_grave else Role.WindowText
        for text, what in zip((self._heading, self._call), words, strict=True):
            text.setForegroundRole(role)
            text.setText(spoken.tr(what))
        self._mistake.setVisible(bool(yes))
        last = max((screened.at for screened in screenings), default=None)
        self._when.setText(
            self.tr("You answered yes on {when}:").format(when=day_and_time(last)) if last else ""
        )
        clear(self._reasons)
        for each in yes:
            self._add_reason(each)
        self._reasons.addStretch(1)
        self._stay()

    def _add_reason(self, yes: str) -> None:
        question = BY_ID.get(yes)
        if question is None:
            self._reasons.addWidget(label(yes, 1.15, SEMIBOLD, name=f"reason-{yes}"))
            return
        self._reasons.addWidget(
            label(spoken.tr(question.text), 1.15, SEMIBOLD, name=f"reason-{yes}")
        )
        self._reasons.addWidget(
            label(spoken.tr(question.after), 1.05, role=Role.PlaceholderText, name=f"after-{yes}")
        )

    def _ask_to_confirm(self) -> None:
        self._note.clear()
        self._confirm.show()
        self._ways.hide()
        self.fit()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stay(self) -> None:
        self._confirm.hide()
        self._ways.show()
        self.fit()
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_at_top()

    def _tell(self) -> None:
        self.told.emit([Cleared(**self._teller.stamp(), note=self._note.text().strip())])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the keyboard to the harmless way."""
        super().showEvent(event)
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_at_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc take back the first step, and then leave."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._confirm.isVisible():
            self._stay()
        else:
            self.left.emit()
