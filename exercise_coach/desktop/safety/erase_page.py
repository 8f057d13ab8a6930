"""Erasing everything: what there is, asked twice, and what came of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QWidget

from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Card,
    Look,
    Role,
    column,
    label,
    scrolled,
)
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.settings.parts import CheckBox
from exercise_coach.erasing import Erased, Kind


class ErasePage(ScrollingPage):
    """What would be erased, the user's own routines only if ticked.

    `wanted` comes once it was confirmed, with whether own routines go, too; `left` when the user
    thinks better of it, and `finished` when all is erased and read.
    """

    wanted = Signal(bool)
    left = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("erase-page")
        self._heading = label(scale=2.0, weight=BOLD, name="erase-heading")
        self._hint = label(scale=1.1, role=Role.PlaceholderText, name="erase-hint")
        self._what = label(scale=1.15, name="erase-what")
        self._failed = label(scale=1.05, role=Role.BrightText, name="erase-failed")
        self._routines = CheckBox(self.tr("My own routines, too"), "erase-routines")
        self._erase = Button(self.tr("Erase everything …"), "erase", look=Look.WARN)
        self._back = Button(self.tr("Back"), "erase-back", key="Esc")
        self._close = Button(self.tr("Close the program"), "erase-close", look=Look.PRIMARY)
        self._sure = self._make_sure()
        self._erase.clicked.connect(self._ask)
        self._back.clicked.connect(self.left)
        self._close.clicked.connect(self.finished)
        self.hold(self._lay_out(), "erase-page-scroll")

    def _make_sure(self) -> Card:
        card = Card("erase-sure")
        yes = Button(self.tr("Yes, erase it all"), "erase-yes", look=Look.WARN)
        self._no = Button(self.tr("No, keep it"), "erase-no", key="Esc")
        yes.clicked.connect(lambda: self.wanted.emit(self._routines.isChecked()))
        self._no.clicked.connect(self._ask_no_more)
        question = self.tr("Erase all of this for good? Nobody can bring it back.")
        inner = column(label(question, 1.2, SEMIBOLD, name="erase-question"), 10)
        inner.addLayout(flow(yes, self._no, spacing=12))
        inner.setContentsMargins(20, 16, 20, 16)
        card.setLayout(inner)
        card.hide()
        return card

    def _lay_out(self) -> QLayout:
        inside = QWidget()
        body = column(self._what, 10, self._failed, 14, self._routines)
        body.addStretch(1)
        inside.setLayout(body)
        page = column(self._heading, 6, self._hint, 14)
        page.setContentsMargins(40, 28, 40, 28)
        page.addWidget(scrolled(inside, "erase-scroll"), 1)
        page.addWidget(self._sure)
        page.addSpacing(14)
        page.addLayout(flow(self._erase, self._back, self._close, spacing=12))
        return page

    def show_kinds(self, kinds: Sequence[Kind]) -> None:
        """Show what there is, before anything is erased."""
        self._heading.setText(self.tr("Erase everything"))
        self._hint.setText(
            self.tr(
                "All that this program keeps about you. Files that you put into the folder "
                "yourself stay. Export your logbook first if you may want it later."
            )
        )
        self._what.setText("\n".join(f"·  {kind.told}" for kind in kinds))
        self._failed.hide()
        self._close.hide()
        for widget in (self._routines, self._erase, self._back):
            widget.show()
        self._routines.setChecked(False)
        self._ask_no_more()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        self._sure.show()
        self._erase.hide()
        self._back.hide()
        self.fit()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_no_more(self) -> None:
        self._sure.hide()
        self._erase.show()
        self._back.show()
        self.fit()
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_problem(self, text: str) -> None:
        """Say why nothing was erased."""
        self._ask_no_more()
        self._failed.setText(text)
        self._failed.show()

    def show_erased(self, erased: Erased) -> None:
        """Show what was erased, and what could not be."""
        for widget in (self._sure, self._routines, self._erase, self._back):
            widget.hide()
        self._heading.setText(self.tr("Erased"))
        gone = self.tr("These are gone:") if erased.removed else self.tr("There was nothing.")
        self._hint.setText(gone)
        self._what.setText("\n".join(f"·  {what}" for what in erased.removed))
        self._failed.setText(
            self.tr("This could not be erased:\n{what}").format(what="\n".join(erased.failed))
        )
        self._failed.setVisible(bool(erased.failed))
        self._close.show()
        self.fit()
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc take a question back, and else leave; what is erased is only read."""
        if event.key() != Qt.Key.Key_Escape or self._close.isVisible():
            super().keyPressEvent(event)
        elif self._sure.isVisible():
            self._ask_no_more()
        else:
            self.left.emit()
