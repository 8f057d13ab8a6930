"""The Relief page: what may ease it now, what to watch, and advice for the day."""

from collections.abc import Generator, Iterator, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Look,
    Role,
    clear,
    column,
    label,
    scrolled,
    turn_page,
)
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.relief.cards import AdviceCard, CallFirst, ReliefCard, Thumbnail
from exercise_coach.desktop.relief.columns import Columns
from exercise_coach.desktop.relief.groups import LINES, Group, may_ease
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.today.saying import Banner
from exercise_coach.prescription import Library, Routine
from exercise_coach.recovery import (
    DISAGREEMENTS,
    HOUR_OF_REST,
    NOT_RULED_OUT,
    Guidance,
    Said,
    cards_for,
    is_call_first,
    is_hour_of_rest,
)
from exercise_coach.recovery import Card as Advice
from exercise_coach.session import pain

MARGIN = 40
SCROLL_BAR = 12
SKIN = (
    "Always a cloth in between. Look at your skin every few minutes. Not where you cannot feel "
    "well, and not while you sleep."
)
"""What heat and cold ask for (S1-4, S2-3)."""


class ReliefPage(ScrollingPage):
    """`wanted` carries the id of a routine to be made ready; the others ask for another page."""

    wanted = Signal(str)
    screening_wanted = Signal()
    blocked_wanted = Signal()

    def __init__(self, thumbnail: Thumbnail | None = None) -> None:
        super().__init__()
        self.setObjectName("relief-page")
        self._thumbnail = thumbnail
        self._shown: object = None
        self._filling: Generator[None, None, None] = (None for _ in ())
        self._cards: list[ReliefCard] = []
        self._has_routines = False
        # Advice is read later, and to lay out all at once would hold up the window.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._fill_up)
        self._content = column()
        self._content.setContentsMargins(0, 0, SCROLL_BAR, 0)
        self.worse = Button(self.tr("It is getting worse, or something is new"), "relief-worse",
                            key="W", look=Look.WARN)  # fmt: skip
        self.worse.clicked.connect(self.screening_wanted)
        inside = QWidget()
        self._area = scrolled(inside, "relief-scroll")
        inside.setLayout(self._content)
        heading = label(self.tr("What may ease it now"), 2.0, BOLD, name="relief-heading")
        page = column(heading, 10, self._area, 10)
        page.setContentsMargins(MARGIN, 28, MARGIN - SCROLL_BAR, 18)
        page.setStretch(2, 1)
        page.addLayout(flow(self.worse))
        self.hold(page, "relief-page-scroll")

    def show_relief(self, library: Library, guidance: Guidance, score: int | None = None) -> None:
        """Show what may be started now; `score` is the pain now, 0–10, where it is known."""
        for _ in self.fill(library, guidance, score):
            if self._has_routines:
                self._later.start()
                break

    def _fill_up(self) -> None:
        for _ in self._filling:
            pass

    def fill(
        self, library: Library, guidance: Guidance, score: int | None = None
    ) -> Generator[None, None, None]:
        """Return what shows the same a piece at each step; another filling ends it where it is."""
        groups = may_ease(library, guidance, score)
        shown = (groups, guidance.blocked, guidance.phase, score, _rest(guidance), _rests(guidance))
        if shown != self._shown:
            self._shown = shown
            self._filling.close()
            self._filling = self._fill(groups, guidance, score)
        return self._filling

    def _fill(
        self, groups: Mapping[Group, Sequence[Routine]], guidance: Guidance, score: int | None
    ) -> Generator[None, None, None]:
        self._later.stop()
        self._has_routines = False
        self._cards = []
        clear(self._content)
        self._add_warning(guidance, score)
        if not groups and guidance.blocked is None:
            self._add_line(self.tr("There is no relief routine that could be read."), "no-relief")
            self._content.addSpacing(18)
        self._area.verticalScrollBar().setValue(0)
        for each, routines in groups.items():
            self._add_group(each, routines)
            yield
        self._has_routines = True
        yield
        yield from self._add_advice(cards_for(guidance.phase, rests=_rests(guidance)))

    def _add_warning(self, guidance: Guidance, score: int | None) -> None:
        if guidance.blocked is not None:
            why = Button(self.tr("Why, and what now"), "relief-blocked")
            why.clicked.connect(self.blocked_wanted)
            self._content.addWidget(Banner(guidance.blocked, "relief-warning"))
            self._content.addSpacing(8)
            self._content.addLayout(flow(why))
        elif score is not None and pain.must_call_first(score):
            self._content.addWidget(CallFirst())
        elif (rest := _rest(guidance)) is not None:
            self._content.addWidget(Banner(rest, "relief-rest"))
        else:
            return
        self._content.addSpacing(14)

    def _add_group(self, group: Group, routines: Sequence[Routine]) -> None:
        titles: Mapping[Group, str] = {
            Group.POSITIONS: self.tr("Positions"),
            Group.BREATHING: self.tr("Slow breathing"),
            Group.HEAT_OR_COLD: self.tr("Warmth or cold"),
            Group.WALKS: self.tr("Short walks"),
        }
        self._add_heading(titles[group], group)
        line = next((each.text for each in DISAGREEMENTS if each.id == LINES.get(group)), "")
        if line:
            self._add_line(line, f"line-{group}")
        if group is Group.HEAT_OR_COLD:
            self._add_line(SKIN, "skin-check")
        self._content.addSpacing(6)
        cards = [ReliefCard(routine, self._thumbnail) for routine in routines]
        for card in cards:
            card.wanted.connect(self.wanted)
        self._cards += cards
        self._content.addWidget(Columns(cards))
        self._content.addSpacing(18)

    def _add_heading(self, text: str, name: str) -> None:
        self._content.addWidget(label(text, 1.3, SEMIBOLD, name=f"heading-{name}"))
        self._content.addSpacing(2)

    def _add_advice(self, advice: Sequence[Advice]) -> Iterator[None]:
        self._add_heading(self.tr("Good to know"), "advice")
        self._content.addSpacing(6)
        self._content.addWidget(Columns([AdviceCard(each) for each in advice]))
        self._content.addSpacing(18)
        yield
        self._add_heading(self.tr("Where sources disagree"), "disagreements")
        for each in DISAGREEMENTS:
            if each.id not in LINES.values():
                self._add_line(each.text, f"line-{each.id}")
        self._content.addSpacing(12)
        self._add_line(f"{spoken.tr(wording.NO_DIAGNOSIS)} {spoken.tr(NOT_RULED_OUT)}", "limits")
        self._content.addStretch(1)

    def _add_line(self, text: str, name: str) -> None:
        line = label(spoken.tr(text), 0.95, role=Role.PlaceholderText, name=name)
        self._content.addWidget(line)

    def focus_first(self) -> None:
        """Bring the keyboard to the first thing to do."""
        first = self._cards[0].start if self._cards else self.worse
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let W say that it is getting worse, and the arrows go from card to card."""
        key = event.key()
        if key == Qt.Key.Key_W:
            self.worse.click()
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(key == Qt.Key.Key_Down)
            focused = QApplication.focusWidget()
            if focused is not None and self._area.isAncestorOf(focused):
                self._area.ensureWidgetVisible(focused, 0, 40)
        elif not turn_page(self._area, key):
            super().keyPressEvent(event)


def _rest(guidance: Guidance) -> Said | None:
    """Return what asks for an hour of rest."""
    return next((said for said in guidance.warnings if said.rule in HOUR_OF_REST), None)


def _rests(guidance: Guidance) -> bool:
    """Tell whether nothing is to be said that gets somebody up."""
    is_held = is_hour_of_rest(guidance) or is_call_first(guidance)
    return is_held or guidance.blocked is not None
