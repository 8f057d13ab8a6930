"""The first page: what is due, how the back is, what else belongs to today, and what to watch."""

from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLayoutItem, QWidget
from shiboken6 import isValid

from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Role,
    clear,
    column,
    label,
    row,
    scrolled,
    turn_page,
)
from exercise_coach.desktop.figure import Thumbnails
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.keys import score_of
from exercise_coach.desktop.recovery.when import is_morning
from exercise_coach.desktop.scrolling import bring_to_sight
from exercise_coach.desktop.tab_order import order_tabs
from exercise_coach.desktop.today import words
from exercise_coach.desktop.today.also_cards import AlsoCards
from exercise_coach.desktop.today.day import Day
from exercise_coach.desktop.today.due_card import DueCard
from exercise_coach.desktop.today.foot import Foot
from exercise_coach.desktop.today.link import ENTER, Link
from exercise_coach.desktop.today.more_banners import MoreBanners, first_of
from exercise_coach.desktop.today.morning_card import MorningCard
from exercise_coach.desktop.today.notes import Notes
from exercise_coach.desktop.today.nothing_card import NothingCard
from exercise_coach.desktop.today.offers import Offers
from exercise_coach.desktop.today.pain_card import PainCard
from exercise_coach.desktop.today.saying import Banner, Saying
from exercise_coach.recovery import Said

MARGIN = 44
GAP = 14
"""Between cards, and between what is told above them, in pixels."""
TALL = 700
"""From this height on there is room for a wide margin at the top."""
SHARES = (5, 3)
"""What is due, and the pain: how they share the width."""


class TodayPage(QWidget):
    """Shows a `Day`. What the user does comes as signals; the day that follows is shown anew.

    `wanted` and `looked_through` carry the id of a routine, as do `put_off` and `left_out`;
    `scored` this morning's score; `step_wanted` the phase that is accepted.
    """

    wanted = Signal(str)
    looked_through = Signal(str)
    put_off = Signal(str)
    left_out = Signal(str)
    scored = Signal(int)
    step_wanted = Signal(object)
    episode_wanted = Signal()
    questions_wanted = Signal()
    week_wanted = Signal()
    first_run_wanted = Signal()
    block_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("today-page")
        self.day: Day | None = None
        self._skipped_morning: date | None = None
        self._date = label(scale=0.95, weight=SEMIBOLD, role=Role.PlaceholderText, name="date")
        self._heading = label(scale=2.1, weight=BOLD, name="today-heading")
        self._why: QBoxLayout = column()
        self.notices = column(spacing=10)
        self._banners: QBoxLayout = column(spacing=10)
        self.morning = MorningCard()
        self.due, self.nothing, self.pain = DueCard(thumbnails), NothingCard(), PainCard()
        self.offers = Offers()
        self._also_heading = label(
            self.tr("Also today").upper(), 0.95, SEMIBOLD, role=Role.PlaceholderText,
            name="also-heading",
        )  # fmt: skip
        self.also = AlsoCards()
        self.notes = Notes()
        self._problems = Link("", "file-problems")
        self._problems.clicked.connect(self.problems_wanted)
        self._problems.hide()
        self._foot = Foot(MARGIN)
        self.undo, self.flags = self._foot.undo, self._foot.flags
        self._tab_stops = (
            self._why, self.notices, self._banners, self.morning, self.due, self.nothing,
            self.pain, self.offers, self.also, self.notes, self._problems, self.undo, self.flags,
        )  # fmt: skip
        self._connect()
        self._build()

    def _connect(self) -> None:
        self.due.started.connect(self.wanted)
        self.due.looked_through.connect(self.looked_through)
        self.due.put_off.connect(self.put_off)
        self.due.left_out.connect(self.left_out)
        self.also.wanted.connect(self.wanted)
        self.morning.scored.connect(self.scored)
        self.morning.skipped.connect(self._skip_morning)
        self.nothing.first_run_wanted.connect(self.first_run_wanted)
        self.nothing.block_wanted.connect(self.block_wanted)
        self.pain.asked_more.connect(self.episode_wanted)
        self.undo.turned.connect(self._fit)
        self.flags.asked.connect(self.questions_wanted)
        self.offers.week_wanted.connect(self.week_wanted)
        self.offers.step_wanted.connect(self.step_wanted)

    def _build(self) -> None:
        self._cards = row(spacing=18)
        for card, share in ((self.due, 0), (self.nothing, 0), (self.pain, 1)):
            self._cards.addWidget(card, SHARES[share])
        inside = QWidget()
        content = column(self._date, 2, self._heading, 2)
        content.addLayout(self._why)
        content.addSpacing(GAP)
        self._first = column(spacing=GAP)
        self._first.addWidget(self.morning)
        self._first.addLayout(self._cards)
        self._upper = column(spacing=GAP)
        for part in (self.notices, self._banners, self._first):
            self._upper.addLayout(part)
        content.addLayout(self._upper)
        content.addSpacing(GAP)
        content.addWidget(self.offers)
        content.addSpacing(20)
        content.addWidget(self._also_heading)
        content.addSpacing(10)
        content.addWidget(self.also)
        content.addSpacing(14)
        content.addWidget(self.notes)
        content.addLayout(flow(self._problems))
        content.addStretch(1)
        self._standing = column(spacing=4)
        self._standing.setContentsMargins(0, 14, 0, 0)
        content.addLayout(self._standing)
        self._frame = content
        self.area = scrolled(inside, "today-scroll")
        inside.setLayout(content)  # later than its area, which would measure it at once
        page = column(self.area, self._foot)
        page.setStretch(0, 1)
        self.setLayout(page)
        self._content = inside
        inside.hide()

    # What is shown

    def show_problems(self, line: str) -> None:
        """Say how much is to be mended in routine files; nothing where the line is empty."""
        self._problems.set_text(line)
        self._problems.setVisible(bool(line))

    def show_day(self, day: Day) -> None:
        """Show this day; what has not changed is left as it is."""
        before, self.day = self.day, day
        focused = self.focusWidget()
        self._content.show()
        self._date.setText(words.date_line(day.today).upper())
        self._heading.setText(day.heading)
        if before is None or _why_of(before) != _why_of(day):
            clear(self._why)
            if _why_of(day) is not None:
                saying = Saying(day.phase_reason, "phase-reason", 1.05, role=Role.PlaceholderText)
                self._why.addWidget(saying)
        self._show_banners(before, day)
        self._show_morning()
        self.due.setVisible(day.due is not None)
        self.nothing.setVisible(day.due is None)
        if day.due is not None:
            self.due.show_due(day.due)
        self.nothing.show_nothing(day)
        self.pain.show_scores(day.scores, day.latest, day.today, day.ahead)
        self.offers.show_offers(day)
        self.also.show_routines(day.also)
        self._also_heading.setVisible(bool(day.also))
        self.notes.show_notes(day.eased, day.notes)
        self._fit()
        order_tabs(self._tab_stops)
        is_gone = focused is not None and not (isValid(focused) and focused.isVisibleTo(self))
        # A page that is not seen would take the keyboard from the one that is.
        if is_gone and self.isVisible():
            self.focus_start()

    def _show_banners(self, before: Day | None, day: Day) -> None:
        if before is not None and (before.blocked, before.warnings) == (day.blocked, day.warnings):
            return
        clear(self._banners)
        if day.blocked is not None:
            self._banners.addWidget(Banner(day.blocked, "blocked-banner"))
        shown, others = first_of(day.warnings)
        for number, said in enumerate(shown):
            self._banners.addWidget(Banner(said, f"warning-{number}"))
        if others:
            self._banners.addWidget(MoreBanners(others, len(shown)))

    def _show_morning(self) -> None:
        if self.day is not None:
            self.morning.ask(is_morning=is_morning(self.day.now))
        self.morning.setVisible(self._asks_morning)

    @property
    def _asks_morning(self) -> bool:
        day = self.day
        return day is not None and day.asks_morning and self._skipped_morning != day.today

    def _skip_morning(self) -> None:
        if self.day is not None:
            self._skipped_morning = self.day.today
            self._show_morning()
            self.focus_start()

    def focus_start(self) -> None:
        """Bring the keyboard to what is to be done now."""
        place: QAbstractButton = self.pain.more
        if self.day is not None and self.day.due is not None:
            place = self.due.start
        elif self.day is not None and self.day.blocked is not None:
            place = self.nothing.see
        elif self.day is not None and not self.day.is_known:
            place = self.nothing.ask
        elif self.day is not None and self.day.warnings:
            place = self.flags.link  # always in sight; a card that is not would be pressed blindly
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_warnings_first()

    def _show_warnings_first(self) -> None:
        """Scroll to what must be seen before all else, wherever the keyboard is; else to Start."""
        if self.due.start.hasFocus():
            bring_to_sight(self.due.start)
        if self.day is not None and (self.day.blocked is not None or self.day.warnings):
            bar = self.area.verticalScrollBar()
            # Two rounds later: in the first, Qt itself follows the keyboard to its new place.
            again = partial(QTimer.singleShot, 0, self, lambda: bar.setValue(0))
            QTimer.singleShot(0, self, again)

    # Room

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the cards below each other where they have no room beside each other."""
        super().resizeEvent(event)
        self._fit()
        self._show_warnings_first()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Find room for letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
            QTimer.singleShot(0, self, self._show_warnings_first)

    def _fit(self) -> None:
        room = self.width() - 2 * MARGIN
        top = 30 if self.height() >= TALL else 14
        self._frame.setContentsMargins(MARGIN, top, MARGIN, 10)
        self._foot.fit_into(room, self.height(), self._standing)
        self.morning.fit_into(room)
        ways = QBoxLayout.Direction
        beside = round((room - self._cards.spacing()) * SHARES[0] / sum(SHARES))
        has_room = beside >= self.due.comfortable_width
        has_room = has_room and room - beside >= self.pain.minimumSizeHint().width()
        self._cards.setDirection(ways.LeftToRight if has_room else ways.TopToBottom)
        self.due.make_room(beside if has_room else room)
        is_seen = self._would_see_start(room, beside if has_room else room)
        self._first.setDirection(ways.TopToBottom if is_seen else ways.BottomToTop)

    def _would_see_start(self, room: int, width: int) -> bool:
        """Tell whether what is to be done now is seen below the question of the morning."""
        if self.day is None or self.day.due is None or not self._asks_morning:
            return True
        parts = [self._frame.itemAt(place) for place in range(self._frame.indexOf(self._upper))]
        above = sum(_height(part, room) for part in parts if part is not None)
        told = (part for part in (self.notices, self._banners) if not part.isEmpty())
        above += sum(_height(part, room) + GAP for part in told)
        above += self._frame.contentsMargins().top() + self._first.spacing()
        needed = above + self.morning.heightForWidth(room) + self.due.heightForWidth(width)
        return needed <= self.height() - self._foot.sizeHint().height()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let digits answer the question of the morning, and letters press what they stand on."""
        score = score_of(event.key())
        if event.isAutoRepeat() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif score is not None and self._asks_morning:
            self.scored.emit(score)
        elif event.key() in ENTER and self._press_focused():
            pass
        elif not (self._press(event.key()) or turn_page(self.area, event.key())):
            super().keyPressEvent(event)

    def _press_focused(self) -> bool:
        """Press what has the keyboard and, as a plain button of Qt's, leaves Enter to its page."""
        focused = self.focusWidget()
        if isinstance(focused, QAbstractButton) and focused.isVisible():
            focused.click()
            return True
        return False

    def _press(self, key: int) -> bool:
        letters: dict[int, QAbstractButton] = {
            Qt.Key.Key_V: self.due.look,
            Qt.Key.Key_L: self.due.later,
            Qt.Key.Key_N: self.due.leave_out,
            Qt.Key.Key_H: self.pain.more,
            Qt.Key.Key_Q: self.flags.link,
            Qt.Key.Key_U: self.undo.undo,
        }
        letters |= dict.fromkeys(ENTER, self.due.start)
        button = letters.get(key)
        if button is None or not button.isVisible():
            return False
        button.click()
        return True


def _why_of(day: Day) -> Said | None:
    # “Move a little and often” would speak against the hour of rest, and beside a call.
    return day.phase_reason if day.is_known and not (day.rests or day.calls_first) else None


def _height(part: QLayoutItem, width: int) -> int:
    if part.isEmpty() and part.spacerItem() is None:
        return 0
    return part.heightForWidth(width) if part.hasHeightForWidth() else part.sizeHint().height()
