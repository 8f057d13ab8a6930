"""A page that asks or tells, with a large form that is read from the floor."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.fitting import ASKED, fit_letters, whole_shares, wished_share
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.floor.measures import LINE, WORD, lettering, shorter_side
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.theme import font

NEAR_MARGIN, FAR_MARGIN = 40, 12
LEADS, RESTS = (1.0, 0.75, 0.5, 0.25, 0.0), (1.0, 0.5, 0.0)
SHARES = tuple(dict.fromkeys((lead, lead * rest) for lead in LEADS for rest in RESTS))
"""How much of the way from the least letters to those wished for is tried, the largest first: of
what leads, and of the rest, which gives way before it."""
CLOSE = 0.8
"""How close buttons stand where larger letters leave them no room."""
HEADINGS = (0.9, 0.8, 0.7, 0.6, 0.5)
LEAST_HEADING = 1.3
"""A heading near the screen is at least so many times as large as text."""


class FarPage(ScrollingPage):
    """Says the same near and far; far, its letters go by the screen's size, and nothing scrolls.

    `grow` names what grows, and how large it is wished to be; nothing is smaller than a line has to
    be, where there is room for that at all.
    """

    def __init__(self) -> None:
        super().__init__()
        self.is_far = False
        self._near: dict[QWidget, float] = {}
        self._wished: dict[QWidget, float] = {}
        self._leading: set[QWidget] = set()

    def grow(self, wished: float, *widgets: QWidget, leads: bool = False) -> None:
        """Let these have capitals of this share of the screen's shorter side.

        What `leads` keeps its size longest.
        """
        for widget in widgets:
            self._wished[widget] = wished
            if leads:
                self._leading.add(widget)
            if self.is_far and widget not in self._near:
                self._step_back(widget)

    def forget(self, *widgets: QWidget) -> None:
        """Let these grow no more: they are about to be deleted."""
        for widget in widgets:
            self._near.pop(widget, None)
            self._wished.pop(widget, None)
            self._leading.discard(widget)

    def _step_back(self, widget: QWidget) -> None:
        self._near[widget] = float(widget.property(ASKED)) / wished_share()
        if isinstance(widget, FarButton):
            widget.closeness = 1.0

    def _step_near(self, widget: QWidget) -> None:
        widget.setProperty(ASKED, self._near.pop(widget) * wished_share())
        if isinstance(widget, FarButton):
            widget.closeness = 0.0
            widget.updateGeometry()

    def stand_back(self, *, is_far: bool) -> None:
        """Take the large form, or the usual one."""
        if is_far is self.is_far:
            return
        self.is_far = is_far
        for widget in self._wished:
            (self._step_back if is_far else self._step_near)(widget)
        self.arrange()
        self.fit()

    def step(self, by: int) -> bool:
        """Bring the keyboard to the next answer, or the one before; tell whether there is one.

        From the last it comes to the first: it is never where nothing shows it.
        """
        answers = [each for each in self._held.findChildren(FarButton) if each.isVisible()]
        if not answers:
            return False
        at = next((place for place, each in enumerate(answers) if each.hasFocus()), None)
        there = (at + by) % len(answers) if at is not None else min(by, 0)
        answers[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def arrange(self) -> None:
        """Make room for the form that is taken."""
        layout = self._held.layout()
        if layout is not None:
            edge = FAR_MARGIN if self.is_far else NEAR_MARGIN
            layout.setContentsMargins(edge, edge, edge, edge)

    def stay_in_sight(self) -> None:
        """Stay where it is: what is told first matters more than the key that has the keyboard."""

    def shares(self) -> Sequence[float]:
        """Shrink rather than scroll, unless larger letters are wished: all is seen at once."""
        return whole_shares()

    def fit(self) -> None:
        """Choose the largest letters with which everything can be seen whole."""
        if not self.isVisible():
            return
        if not self.is_far:
            self._stand_close(is_close=False)
            super().fit()
            self._give_way()
            return
        self._tries_again = False
        self.arrange()
        unit = shorter_side(self)
        for lead, rest in SHARES:
            for widget, wished in self._wished.items():
                is_leading = widget in self._leading
                least, share = (WORD, lead) if is_leading else (LINE, rest)
                self._ask(widget, unit * (least + (wished - least) * share))
            if self._fits_unshrunk():
                return
        fit_letters(self._held.findChildren(QWidget), self.fits)

    def _give_way(self) -> None:
        """Let margins, buttons and what leads give way before the page scrolls.

        Only where larger letters are wished. What leads stays larger than the text below it, and no
        smaller than it is without the wish.
        """
        if wished_share() == 1.0 or self.fits():
            return
        self._stand_close(is_close=True)
        text = font(LEAST_HEADING).pointSizeF()
        for share in HEADINGS:
            if self.fits():
                return
            for widget in self._leading:
                asked = float(widget.property(ASKED))
                face = widget.font()
                face.setPointSizeF(max(asked * share, asked / wished_share(), text))
                widget.setFont(face)

    def _stand_close(self, *, is_close: bool) -> None:
        for widget in self._wished:
            if isinstance(widget, FarButton):
                widget.closeness = CLOSE if is_close else 0.0
                widget.updateGeometry()
        layout = self._held.layout()
        if is_close and layout is not None:
            layout.setContentsMargins(FAR_MARGIN, FAR_MARGIN, FAR_MARGIN, FAR_MARGIN)

    def _fits_unshrunk(self) -> bool:
        """Tell whether everything fits in the letters that are asked for."""
        fitted: list[bool] = []

        def once() -> bool:
            fitted.append(self.fits())
            return True

        fit_letters(self._held.findChildren(QWidget), once)
        return fitted[0]

    @staticmethod
    def _ask(widget: QWidget, tall: float) -> None:
        """Ask for capitals of so many pixels."""
        widget.setProperty(ASKED, lettering(tall, widget.font().weight()).pointSizeF())
