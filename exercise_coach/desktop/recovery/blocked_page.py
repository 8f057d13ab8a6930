"""The page that stands in the way of exercise, until a clinician has cleared what was told."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Role,
    clear,
    column,
    label,
    scrolled,
)
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery import held
from exercise_coach.desktop.recovery.dates import day_and_time
from exercise_coach.desktop.recovery.held import Held
from exercise_coach.desktop.recovery.sure_card import SureCard
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery.triggers import text_line
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.recovery import (
    NOT_RULED_OUT,
    Concern,
    History,
    Said,
    Session,
    Weight,
    screening_outcome,
    still_open,
)
from exercise_coach.recovery.facts import Cleared, Screened, Withdrawn

NO_EXERCISE = "No exercise for now."


def standing_screenings(history: History) -> tuple[Screened, ...]:
    """Return the screenings with a yes that no clinician has cleared since, in order of time."""
    return tuple(each for each in history.screenings if still_open(each, history))


class BlockedPage(ScrollingPage):
    """Why there is no exercise now, who to call, and the ways out.

    `told` carries a `Cleared`, or a `Withdrawn` where the symptom that stopped the last session was
    a slip; `mistaken` asks for the questions again, with the screenings answered by mistake.
    """

    told = Signal(object)
    mistaken = Signal(object)
    left = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("blocked-page")
        self._teller = teller
        self._screenings: tuple[Screened, ...] = ()
        self._stops: tuple[Session, ...] = ()
        self._standing: tuple[Held, ...] = ()
        self._heading = label(scale=2.2, weight=BOLD, name="blocked-heading")
        self._call = label(scale=1.7, weight=SEMIBOLD, name="blocked-call")
        self._when = label(scale=1.05, role=Role.PlaceholderText, name="blocked-when")
        self._reasons = column(spacing=10)
        self._confirm, self._slip = self._make_confirm(), self._make_slip()
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
        page.addWidget(self._slip)
        page.addWidget(self._make_ways())
        self.hold(page, "blocked-scroll")

    def _make_ways(self) -> QWidget:
        self._ways = QWidget()
        cleared = Button(self.tr("A clinician has cleared it"), "blocked-cleared")
        self._mistake = mistake = Button(self.tr("I answered by mistake"), "blocked-mistake")
        self._slipped = slipped = Button(self.tr("I pressed it by mistake"), "blocked-slipped")
        self._leave = Button(self.tr("Back"), "blocked-leave", key="Esc")
        cleared.clicked.connect(self._ask_to_confirm)
        mistake.clicked.connect(lambda: self.mistaken.emit(self._screenings))
        slipped.clicked.connect(self._ask_about_slip)
        self._leave.clicked.connect(self.left)
        self._ways.setLayout(flow(cleared, mistake, slipped, self._leave, spacing=12))
        return self._ways

    def _make_confirm(self) -> SureCard:
        self._note = text_line(
            "blocked-note", self.tr("Note"), self.tr("who, and what they said – if you like")
        )
        texts = (self.tr("Yes, it was looked at and cleared"), self.tr("Not yet"))
        card = SureCard("blocked-confirm", ("blocked-sure", "blocked-not-yet"), texts, self._note)
        card.sure.connect(self._tell)
        card.stayed.connect(self._stay)
        return card

    def _make_slip(self) -> SureCard:
        texts = (self.tr("It was a slip; I felt nothing of it"), self.tr("Leave it as it is"))
        card = SureCard("slip-confirm", ("slip-sure", "slip-stay"), texts)
        card.sure.connect(self._tell_slip)
        card.stayed.connect(self._stay)
        return card

    def show_block(
        self, screenings: Sequence[Screened], said: Said, stops: Sequence[Session] = ()
    ) -> None:
        """Show what these screenings, each with a yes, and these stops by a symptom mean together.

        `said` is what the guidance says of the block: it stands here where that is graver.
        """
        self._screenings, self._stops = tuple(screenings), tuple(stops)
        yes = tuple(dict.fromkeys(each for screened in screenings for each in screened.yes))
        self._standing = (*held.answers(yes), *held.stops(stops))
        outcome = screening_outcome([each.id for each in self._standing])
        is_told = outcome.kind is Concern.EMERGENCY
        is_grave = is_told or said.weight is Weight.EMERGENCY
        tells = bool(self._standing) and is_told is is_grave
        words = (outcome.heading, outcome.call) if tells else (NO_EXERCISE, said.text)
        role = Role.BrightText if is_grave else Role.WindowText
        for text, what in zip((self._heading, self._call), words, strict=True):
            text.setForegroundRole(role)
            text.setText(spoken.tr(what))
        self._mistake.setVisible(bool(yes))
        self._slipped.setVisible(bool(stops))
        self._show_reasons()
        self._stay()

    def _show_reasons(self) -> None:
        last = max((screened.at for screened in self._screenings), default=None)
        when = self.tr("You answered yes on {when}:")
        if self._stops:
            when = self.tr("You told of this; you answered yes on {when}:")
        self._when.setText(when.format(when=day_and_time(last)) if last else "")
        self._when.setVisible(last is not None)
        clear(self._reasons)
        for each in self._standing:
            self._reasons.addWidget(label(each.text, 1.15, SEMIBOLD, name=f"reason-{each.id}"))
            if each.after:
                after = label(each.after, 1.05, role=Role.PlaceholderText, name=f"after-{each.id}")
                self._reasons.addWidget(after)
        self._reasons.addStretch(1)

    def _ask_to_confirm(self) -> None:
        self._note.clear()
        question = self.tr(
            "Has a doctor, midwife or physiotherapist looked at all of this, and said that you may "
            "exercise?"
        )
        self._ask(self._confirm, question, held.names(self._standing))

    def _ask_about_slip(self) -> None:
        stop = held.stop(self._stops[-1])
        question = self.tr("Was “{symptom}” really a slip?").format(symptom=stop.name)
        about = self.tr(
            "If you felt any of it, even for a moment, leave it as it is: it is no bother to ask a "
            "clinician. The logbook keeps the stop."
        )
        self._ask(self._slip, question, about)

    def _ask(self, card: SureCard, question: str, about: str) -> None:
        card.ask(question, about)
        self._ways.hide()
        self.fit()
        card.focus()
        self.bring_to_sight(card)

    def _stay(self) -> None:
        self._confirm.hide()
        self._slip.hide()
        self._ways.show()
        self.fit()
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_at_top()

    def _tell(self) -> None:
        self.told.emit([Cleared(**self._teller.stamp(), note=self._note.text().strip())])

    def _tell_slip(self) -> None:
        self.told.emit([Withdrawn(**self._teller.stamp(), fact=self._stops[-1].id)])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring the keyboard to the harmless way."""
        super().showEvent(event)
        self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_at_top()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc take back the first step, and then leave."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._confirm.isVisible() or self._slip.isVisible():
            self._stay()
        else:
            self.left.emit()
