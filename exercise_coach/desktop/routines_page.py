"""The page of routines: choose a phase, see what each routine asks, and start one."""

from collections.abc import Generator, Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import (
    BOLD,
    Button,
    Look,
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
from exercise_coach.desktop.notices import problems_line
from exercise_coach.desktop.routine_card import RoutineCard
from exercise_coach.desktop.routine_detail import RoutineDetail
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.tab_order import order_tabs
from exercise_coach.desktop.today.saying import Banner
from exercise_coach.prescription import Library, LoadedRoutine, Phase
from exercise_coach.recovery import Said

LIST_WIDTH = 400
MARGIN = 40
WIDEST = 10_000
LOOK_KEYS = {Qt.Key.Key_V, Qt.Key.Key_L}
ENDS = {Qt.Key.Key_Home: -1, Qt.Key.Key_End: 1}
"""Which way the keys lead that go to the first and to the last routine."""


class RoutinesPage(ScrollingPage):
    """The routines of one phase beside what the chosen one asks.

    `looked_through` carries a routine's id, and the place of an exercise in it, counted from 0.
    """

    wanted = Signal(str)
    looked_through = Signal(str, int)
    phase_chosen = Signal(object)
    problems_wanted = Signal()

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__()
        self.setObjectName("routines-page")
        self._thumbnails = thumbnails
        self._library = Library((), {}, ())
        self._phase = Phase.ACUTE
        self._in_force: Phase | None = None
        self._said: Said | None = None
        self._made: list[RoutineCard] = []
        self._is_filled = True
        self._filling: Generator[None, None, None] = (None for _ in ())
        self._phases = {
            phase: Button(spoken.tr(wording.PHASES[phase]), f"phase-{phase}", look=Look.CHOICE)
            for phase in Phase
        }
        # Without a group of their own they would exclude the cards, too.
        group = QButtonGroup(self)
        for phase, button in self._phases.items():
            group.addButton(button)
            button.clicked.connect(lambda _checked, phase=phase: self.choose_phase(phase))
        self._list = column(spacing=8)
        self.detail = RoutineDetail(thumbnails)
        self.detail.wanted.connect(self.wanted)
        self.detail.looked_through.connect(self.looked_through)
        self._problems = Button("", "file-problems")
        self._problems.clicked.connect(self.problems_wanted)
        self._problems.hide()
        self.notices = column(spacing=10)
        self._hold: QBoxLayout = column()
        self._build()

    def _build(self) -> None:
        heading = label(self.tr("What fits today?"), 2.0, BOLD, name="routines-heading")
        inside = QWidget()
        inside.setLayout(self._list)
        self._area = scrolled(inside, "routine-list")
        self._area.setMinimumWidth(300)
        self._area.setMaximumWidth(LIST_WIDTH)
        middle = self._middle = row(self._area, 20, self.detail)
        middle.setStretch(0, 2)
        middle.setStretch(2, 3)
        self._flags = (
            label(spoken.tr(wording.RED_FLAGS), 0.95, role=Role.PlaceholderText, name="red-flags"),
            label(spoken.tr(wording.RED_FLAGS_CALL), 0.95, BOLD, role=Role.BrightText,
                  name="red-flags-call"),
        )  # fmt: skip
        self._red_flags = row(*self._flags, spacing=10)
        self._red_flags.setStretch(0, 1)
        page = column()
        page.setContentsMargins(MARGIN, 28, MARGIN, 18)
        page.addLayout(self.notices)
        page.addLayout(self._hold)
        page.addWidget(heading)
        page.addSpacing(12)
        page.addLayout(flow(*self._phases.values()))
        page.addSpacing(14)
        page.addLayout(middle, 1)
        page.addSpacing(12)
        page.addLayout(flow(self._problems))
        page.addLayout(self._red_flags)
        self.hold(page, "routines-scroll")

    def arrange(self) -> None:
        """Put the list above what the chosen one asks where there is no room beside it."""
        ways, is_narrow = QBoxLayout.Direction, self.is_narrow
        self._middle.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._red_flags.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self._area.setMaximumWidth(WIDEST if is_narrow else LIST_WIDTH)
        self.detail.begin_with_ways(is_first=is_narrow)

    @property
    def phase(self) -> Phase:
        """The phase that is shown."""
        return self._phase

    def show_phase(self, phase: Phase) -> None:
        """Show the routines of this phase."""
        self._phase = phase
        self._phases[phase].setChecked(True)
        self._fill()

    def show_today(self, in_force: Phase | None, blocked: Said | None) -> None:
        """Begin with the phase in force, where that is known and another than before.

        `blocked` says who to call: nothing is offered to be started then.
        """
        if blocked != self._said:
            self._said = blocked
            clear(self._hold)
            if blocked is not None:
                self._hold.addWidget(Banner(blocked, "routines-hold"))
            self.detail.hold(is_held=blocked is not None)
            self.fit()
        if in_force is not None and in_force is not self._in_force:
            self.show_phase(in_force)
        self._in_force = in_force

    def choose_phase(self, phase: Phase) -> None:
        """Show a phase because the user asked for it."""
        self.show_phase(phase)
        self.phase_chosen.emit(phase)

    def show_routine(self, loaded: LoadedRoutine) -> None:
        """Show a routine in full, among those of its phase."""
        self.show_phase(loaded.routine.phase)
        for card in self._cards:
            if card.loaded.routine.id == loaded.routine.id:
                card.setChecked(True)
        self.focus_list()

    def show_library(self, library: Library) -> None:
        """Show what there is now; what was chosen stays chosen."""
        chosen, had_focus = self.chosen, any(card.hasFocus() for card in self._cards)
        self._library = library
        self._phases[self._phase].setChecked(True)
        self._fill(chosen.routine.id if chosen else None)
        if had_focus:
            self.focus_list()
        self._problems.set_text(problems_line(library))
        self._problems.setVisible(bool(library.problems))

    @property
    def chosen(self) -> LoadedRoutine | None:
        """The routine that is chosen."""
        return next((card.loaded for card in self._cards if card.isChecked()), None)

    @property
    def _cards(self) -> list[RoutineCard]:
        """The cards of the phase, all of them, made now where they were not before."""
        self._fill_up()
        return self._made

    def fill_ahead(self) -> Iterator[None]:
        """Make the cards before the page is seen, one at each step."""
        yield from self._filling
        self._fill_up()
        yield

    def _fill(self, chosen: str | None = None) -> None:
        """Have other cards, made when they are seen, or somebody asks for them."""
        self._filling.close()
        self._filling, self._is_filled = self._make_cards(chosen), False
        if self.isVisible():
            self._fill_up()

    def _make_cards(self, chosen: str | None) -> Generator[None, None, None]:
        clear(self._list)
        self._made = []
        for loaded in self._library.routines:
            if loaded.routine.phase is self._phase:
                card = RoutineCard(loaded, self._thumbnails)
                card.setChecked(loaded.routine.id == chosen)
                self._made.append(card)
                self._list.addWidget(card)
                yield

    def _fill_up(self) -> None:
        for _ in self._filling:
            pass
        if self._is_filled:
            return
        self._is_filled = True
        if self._made and self.chosen is None:
            self._made[0].setChecked(True)
        for card in self._made:
            card.toggled.connect(self._show_chosen)
        if not self._made and self._library.routines:
            self._list.addWidget(
                label(self.tr("No routine for this phase yet."), 1.1, role=Role.PlaceholderText)
            )
        self._list.addStretch(1)
        self._show_chosen()
        # Cards that have just been made take no room until they are seen.
        QTimer.singleShot(0, self, self.fit)
        order_tabs((*self._phases.values(), self._list, self.detail, self._problems))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Have all cards before the letters are chosen."""
        self._fill_up()
        super().showEvent(event)

    def _show_chosen(self) -> None:
        self.detail.show_routine(self.chosen)

    def focus_list(self) -> None:
        """Bring the keyboard to the chosen routine."""
        for card in self._cards:
            if card.isChecked():
                self._turn_to(card)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter start the chosen routine, V show it, and the arrows choose another."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        turn = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.chosen:
            self.wanted.emit(self.chosen.routine.id)
        elif event.key() in LOOK_KEYS and self.chosen and not event.isAutoRepeat():
            self.detail.look.click()
        elif step is not None and self._cards:
            self._choose_card(step)
        elif event.key() in ENDS and self._cards:
            self._choose_card(ENDS[Qt.Key(event.key())] * len(self._cards))
        elif turn is not None:
            phases = list(Phase)
            self.choose_phase(phases[(phases.index(self._phase) + turn) % len(phases)])
            self.focus_list()
        elif not turn_page(self.detail.area, event.key()):
            super().keyPressEvent(event)

    def _choose_card(self, step: int) -> None:
        at = next((i for i, card in enumerate(self._cards) if card.isChecked()), 0)
        card = self._cards[max(0, min(len(self._cards) - 1, at + step))]
        card.setChecked(True)
        self._turn_to(card)

    def _turn_to(self, card: RoutineCard) -> None:
        card.show()  # one that has just been made is not seen yet, and could not take the keyboard
        card.setFocus(Qt.FocusReason.OtherFocusReason)
        # Cards that have just been made have no place yet.
        QTimer.singleShot(0, card, lambda: self._area.ensureWidgetVisible(card, 0, 8))
