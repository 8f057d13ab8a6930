"""Going back to a backup: which there are, what each holds, and what would be lost against now."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QListWidget

from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Card,
    Look,
    Role,
    column,
    label,
    row,
)
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.safety.words import amounts, counted
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.theme import font
from exercise_coach.logbook import Backup, Content, Preview

_LIST = """
    QListWidget { background: palette(base); border: 2px solid palette(mid); border-radius: 12px;
        padding: 6px; outline: none; }
    QListWidget:focus { border-color: palette(highlight); }
    QListWidget::item { padding: 7px 10px; border-radius: 8px; color: palette(window-text); }
    QListWidget::item:selected { background: palette(highlight); color: palette(highlighted-text); }
"""
WIDEST_BESIDE, WIDEST = 380, 10_000
LEAST_ROWS = 3


class RestorePage(ScrollingPage):
    """The backups, newest first, and what the chosen one holds.

    `looked_at` carries the backup whose preview is wanted, `wanted` the one to go back to; `left`
    comes when the user is done.
    """

    looked_at = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("restore-page")
        self._backups: tuple[Backup, ...] = ()
        self._chosen: Backup | None = None
        self._list = self._make_list()
        self._holds = label(scale=1.15, weight=SEMIBOLD, name="backup-holds")
        self._span = label(role=Role.PlaceholderText, name="backup-span")
        self._against = label(scale=1.05, name="backup-against")
        self._said = label(scale=1.1, weight=SEMIBOLD, name="restore-said")
        self._go = Button(self.tr("Go back to this one"), "restore", look=Look.PRIMARY)
        self._back = Button(self.tr("Back"), "restore-back", key="Esc")
        self._sure = self._make_sure()
        self._go.clicked.connect(self._ask)
        self._back.clicked.connect(self.left)
        self.hold(self._lay_out(), "restore-page-scroll")

    def _make_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("backups")
        made.setAccessibleName(self.tr("Backups"))
        made.setFont(font(1.05))
        remember_letters(made)
        made.setStyleSheet(_LIST)
        made.setTabKeyNavigation(False)
        made.setMinimumWidth(250)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.currentRowChanged.connect(self._choose)
        return made

    def _make_sure(self) -> Card:
        card = Card("restore-sure")
        yes = Button(self.tr("Yes, go back"), "restore-yes", look=Look.PRIMARY)
        self._no = Button(self.tr("No"), "restore-no", key="Esc")
        yes.clicked.connect(self._go_back)
        self._no.clicked.connect(self._ask_no_more)
        question = self.tr("Put this backup in the place of your logbook?")
        inner = column(label(question, 1.15, SEMIBOLD, name="restore-question"), 10)
        inner.addLayout(flow(yes, self._no, spacing=12))
        inner.setContentsMargins(20, 16, 20, 16)
        card.setLayout(inner)
        card.hide()
        return card

    def _lay_out(self) -> QLayout:
        heading = label(self.tr("Go back to a backup"), 2.0, BOLD, name="restore-heading")
        hint = self.tr("Your logbook as it is now is set aside first. Nothing is thrown away.")
        card = Card("preview")
        inside = column(self._holds, 4, self._span, 10, self._against)
        inside.setContentsMargins(22, 18, 22, 18)
        card.setLayout(inside)
        self._preview = card
        right = column(card, 14, self._said, 6, self._sure, spacing=0)
        right.addStretch(1)
        body = self._body = row(self._list, spacing=20)
        body.addLayout(right, 1)
        page = column(heading, 4, label(hint, 1.1, role=Role.PlaceholderText, name="restore-hint"))
        page.setContentsMargins(40, 28, 40, 28)
        page.addSpacing(14)
        page.addLayout(body, 1)
        page.addSpacing(14)
        page.addLayout(flow(self._go, self._back, spacing=12))
        return page

    def arrange(self) -> None:
        """Put the list above what the chosen one holds where there is no room beside it."""
        ways = QBoxLayout.Direction
        self._body.setDirection(ways.TopToBottom if self.is_narrow else ways.LeftToRight)
        self._list.setMaximumWidth(WIDEST if self.is_narrow else WIDEST_BESIDE)
        row_height = self._list.fontMetrics().height() + 14
        self._list.setMinimumHeight(row_height * LEAST_ROWS + 16)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show these, newest first, and look at the newest."""
        self._backups = tuple(backups)
        with QSignalBlocker(self._list):
            self._list.clear()
            self._list.addItems([_when(backup.made) for backup in backups])
        self._list.setVisible(bool(backups))
        self._say("" if backups else self.tr("There is no backup yet. The first is made for you."))
        self._ask_no_more()
        self._chosen = None
        self._preview.setVisible(bool(backups))
        self._go.setEnabled(False)
        if backups:
            self._list.setCurrentRow(0)
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, number: int) -> None:
        self._ask_no_more()
        self._go.setEnabled(False)
        self._say("")
        if 0 <= number < len(self._backups):
            self._chosen = self._backups[number]
            self._holds.setText(self.tr("Looking into it …"))
            self._span.setText("")
            self._against.setText("")
            self.looked_at.emit(self._chosen)

    def show_preview(self, preview: Preview | str) -> None:
        """Show what the chosen backup holds, or why it cannot be used."""
        if isinstance(preview, str):
            self._holds.setText(self.tr("This backup cannot be used."))
            self._span.setText(preview)
            self.fit()
            return
        self._holds.setText(amounts(preview.backup))
        self._span.setText(self._span_of(preview.backup))
        self._against.setText(self._compared(preview))
        self._go.setEnabled(True)
        self.fit()

    def _span_of(self, content: Content) -> str:
        if content.first is None or content.last is None:
            return self.tr("No session has ended in it.")
        return self.tr("from {first} to {last}").format(
            first=_day(content.first), last=_day(content.last)
        )

    def _compared(self, preview: Preview) -> str:
        if preview.present is None:
            return self.tr("Your logbook cannot be read as it is now.")
        now = self.tr("Now there are {amounts}.").format(amounts=amounts(preview.present))
        lost = counted(
            preview.lost,
            self.tr("1 session of now is not in this backup."),
            self.tr("{count} sessions of now are not in this backup."),
        )
        back = counted(
            preview.back,
            self.tr("1 session would come back."),
            self.tr("{count} sessions would come back."),
        )
        same = self.tr("It has every session that there is now.")
        parts = (now, lost if preview.lost else same, back if preview.back else "")
        return "\n".join(part for part in parts if part)

    def _ask(self) -> None:
        self._sure.show()
        self._go.setEnabled(False)
        self.fit()
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_no_more(self) -> None:
        if self._sure.isVisible():
            self._sure.hide()
            self.fit()
            self._go.setEnabled(True)
            self._go.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_back(self) -> None:
        self._sure.hide()
        self._say(self.tr("Going back …"))
        self.wanted.emit(self._chosen)

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
        self.fit()

    def show_result(self, text: str) -> None:
        """Say what came of it."""
        self._say(text)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Esc take a question back, and else leave."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._sure.isVisible():
            self._ask_no_more()
        else:
            self.left.emit()


def _day(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y}"


def _when(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M}"
