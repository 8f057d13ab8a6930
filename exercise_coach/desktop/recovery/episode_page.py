"""How is it going: the episode, its phase, and everything there is to tell about it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QWidget

from exercise_coach.desktop.controls import (
    BOLD,
    Button,
    Role,
    column,
    label,
    row,
    scrolled,
    turn_page,
)
from exercise_coach.desktop.flow import Columns, add_to
from exercise_coach.desktop.recovery.dates import day_and_time, day_of_month
from exercise_coach.desktop.recovery.forms import (
    AttackForm,
    FlareForm,
    Form,
    NoteForm,
    OverForm,
    SeenForm,
)
from exercise_coach.desktop.recovery.phase_card import PhaseCard
from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.desktop.recovery.told_list import ToldList
from exercise_coach.desktop.recovery.told_words import told_of
from exercise_coach.desktop.recovery.week_page import WeekPage
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.recovery import Guidance, History
from exercise_coach.recovery.facts import Fact, WeekRated, Withdrawn

MOST_TOLD = 20
COLUMNS = 2
MARGIN = 40
GAP = 14
SCROLL_BAR = 12


class _Overview(ScrollingPage):
    """What is known, beside what was told; above it, where the window is narrow."""

    wanted = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("episode-overview")
        self._where = label(scale=1.15, role=Role.PlaceholderText, name="episode-where")
        self._screened = label(role=Role.PlaceholderText, name="episode-screened")
        self.phase = PhaseCard()
        self.told = ToldList()
        self.ways = self._make_ways()
        self._grid = Columns(8, COLUMNS)
        self._first = self.ways["new"]
        for button in self.ways.values():
            add_to(self._grid, button)
        self._known = column()
        self._known.addLayout(self._grid)
        self._known.addSpacing(8)
        self._known.addWidget(self._screened)
        self._known.addSpacing(14)
        self._known.addWidget(self.phase)
        self._known.addStretch(1)
        self._middle = row(spacing=GAP)
        self._middle.setContentsMargins(0, 0, SCROLL_BAR, 0)
        self._middle.addLayout(self._known, 5)
        self._middle.addWidget(self.told, 4)
        inside = QWidget()
        inside.setLayout(self._middle)
        self._area = scrolled(inside, "episode-scroll")
        back = Button(self.tr("Back"), "episode-back", key="Esc")
        back.clicked.connect(self.left)
        heading = label(self.tr("How is it going?"), 2.0, BOLD, name="episode-heading")
        page = column(heading, 2, self._where, 12, self._area, 10)
        page.setContentsMargins(MARGIN, 28, MARGIN - SCROLL_BAR, 22)
        page.setStretch(4, 1)
        page.addLayout(row(back, None))
        self.hold(page, "episode-page-scroll")

    def _make_ways(self) -> Mapping[str, Button]:
        ways = {
            "flare": Button(self.tr("Worse again: a flare"), "tell-flare", key="F"),
            "attack": Button(self.tr("A single attack"), "tell-attack", key="A"),
            "week": Button(self.tr("How was the week?"), "tell-week", key="W"),
            "note": Button(self.tr("Write a note"), "tell-note", key="N"),
            "seen": Button(self.tr("Seen by a clinician"), "tell-seen", key="C"),
            "over": Button(self.tr("It is over"), "tell-over", key="R"),
            "new": Button(self.tr("A new episode"), "tell-new", key="E"),
            "screening": Button(self.tr("Screening questions"), "ask-screening", key="Q"),
        }
        for name, button in ways.items():
            button.fill_width()
            button.clicked.connect(lambda _checked, name=name: self.wanted.emit(name))
        return ways

    def _offer(self, names: Sequence[str]) -> None:
        """Offer these ways, without gaps between them."""
        for name, button in self.ways.items():
            self._grid.removeWidget(button)
            button.setVisible(name in names)
        self._first = self.ways[names[0]]
        for name in names:
            self._grid.addWidget(self.ways[name])

    def focus(self) -> None:
        """Bring the keyboard to the first way."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self) -> None:
        """Put what was told beside the rest where there is room for both."""
        room = self.width() - 2 * MARGIN
        is_wide = self._grid.sizeHint().width() * 9 // 5 + GAP <= room
        ways = QBoxLayout.Direction
        self._middle.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def show_values(self, history: History, guidance: Guidance) -> None:
        """Show the day, the phase, and when the questions were answered."""
        episode = history.episode
        if episode is None:
            self._where.setText(self.tr("No episode is open."))
        else:
            self._where.setText(
                self.tr("Day {n} · it began on {day}").format(
                    n=guidance.day, day=day_of_month(episode.began)
                )
            )
        self._offer(self._ways_now(history, guidance))
        last = last_screened(history)
        self._screened.setText(
            self.tr("Screening questions last answered on {when}.").format(when=day_and_time(last))
            if last
            else self.tr("The screening questions were not answered yet.")
        )
        self.phase.show_guidance(guidance)

    def _ways_now(self, history: History, guidance: Guidance) -> Sequence[str]:
        """Return what there is to tell; what blocks exercise is cleared where that is told."""
        if history.episode is None:
            return ("new", "week", "note", "screening")
        return [name for name in self.ways if name != "seen" or guidance.blocked is None]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let a letter open what it stands for, and Esc go back."""
        for button in self.ways.values():
            if event.key() == ord(button.key) and button.isVisible():
                button.click()
                return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif not turn_page(self._area, event.key()):
            super().keyPressEvent(event)


def last_screened(history: History) -> datetime | None:
    """Return when the screening questions were last answered."""
    return history.screenings[-1].at if history.screenings else None


class EpisodePage(QStackedWidget):
    """The overview, and a small page for each thing to tell; after telling, the overview again.

    `told` carries the facts. What needs other pages is only asked for: `phase_wanted` (a phase: the
    screening questions come first), `screening_wanted`, and `new_episode_wanted`.
    """

    told = Signal(object)
    phase_wanted = Signal(object)
    screening_wanted = Signal()
    new_episode_wanted = Signal()
    left = Signal()

    def __init__(self, teller: Teller) -> None:
        super().__init__()
        self.setObjectName("episode-page")
        self._teller = teller
        self._weeks: tuple[WeekRated, ...] = ()
        self._taken_back = ""
        self.overview = _Overview()
        self.week = WeekPage(teller)
        flare = FlareForm(teller)
        flare.screening_wanted.connect(self.screening_wanted)
        self.forms: Mapping[str, Form] = {
            "flare": flare,
            "attack": AttackForm(teller),
            "note": NoteForm(teller),
            "seen": SeenForm(teller),
            "over": OverForm(teller),
        }
        for page in (self.overview, self.week, *self.forms.values()):
            self.addWidget(page)
        askings: tuple[WeekPage | Form, ...] = (self.week, *self.forms.values())
        for asking in askings:
            asking.told.connect(self._tell)
            asking.left.connect(self.show_overview)
        self.overview.wanted.connect(self._open)
        self.overview.left.connect(self.left)
        self.overview.phase.wanted.connect(self.phase_wanted)
        self.overview.told.undone.connect(self._undo)
        self.overview.told.put_back.connect(self._put_back)

    def show_episode(self, facts: Sequence[Fact], history: History, guidance: Guidance) -> None:
        """Show how things stand; `facts` are all that was told, in whatever order."""
        self._weeks = history.weeks
        self.overview.show_values(history, guidance)
        self.overview.told.show_told(told_of(facts, MOST_TOLD))

    def show_overview(self) -> None:
        """Show the overview, and bring the keyboard to it."""
        self.overview.told.show_taken_back("")
        self.setCurrentWidget(self.overview)
        self.overview.focus()

    def ask_week(self) -> None:
        """Open the weekly look back."""
        self.week.ask(self._weeks)
        self.setCurrentWidget(self.week)

    def _open(self, name: str) -> None:
        if name == "week":
            self.ask_week()
        elif name == "new":
            self.new_episode_wanted.emit()
        elif name == "screening":
            self.screening_wanted.emit()
        else:
            self.forms[name].ask()
            self.setCurrentWidget(self.forms[name])

    def _tell(self, facts: list[Fact]) -> None:
        self.show_overview()
        self.told.emit(facts)

    def _undo(self, fact: str) -> None:
        told = self.overview.told
        told.show_taken_back(told.words_of(fact))
        self._taken_back = self._withdraw(fact)

    def _put_back(self) -> None:
        self.overview.told.show_taken_back("")
        self._withdraw(self._taken_back)

    def _withdraw(self, fact: str) -> str:
        withdrawn = Withdrawn(**self._teller.stamp(), fact=fact)
        self.told.emit([withdrawn])
        return withdrawn.id
