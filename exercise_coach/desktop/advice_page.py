"""The page that says what to do now: after a stop, and before a session that should not start."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSpacerItem, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Button, Role, clear, column, label, row
from exercise_coach.desktop.fitting import wished_share
from exercise_coach.desktop.floor.far_page import NEAR_MARGIN, FarPage
from exercise_coach.desktop.floor.measures import LINE, WORD
from exercise_coach.desktop.flow import add_to, flow
from exercise_coach.wording import Advice

WIDTH = 880
WIDEST = 10_000
URGENT: Final = 1 / 10
"""The capitals of what is about help now, of the screen's shorter side: nothing is larger."""
CALL: Final = 1 / 20
NEAR_GAPS, FAR_GAPS = (8, 18, 30, 14), (2, 8, 12, 8)
"""Below what stands above, the heading and the text, and between paragraphs, in pixels."""
NEAR_EDGES, FAR_EDGES = (40, 0), (12, 12)


class AdvicePage(FarPage):
    """A heading, a few short paragraphs, and one or two ways on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._above = label(weight=SEMIBOLD, role=Role.BrightText, name=f"{name}-above")
        self._heading = label(scale=2.8, weight=BOLD, name=f"{name}-heading")
        self._passing: list[QWidget] = []
        self._text = column(spacing=NEAR_GAPS[-1])
        self._buttons = flow(spacing=12)
        self._holder = holder = QWidget()
        holder.setMaximumWidth(WIDTH)
        self._gaps = [QSpacerItem(0, gap) for gap in NEAR_GAPS[:-1]]
        inner = column(None)
        for part, gap in zip((self._above, self._heading), self._gaps, strict=False):
            inner.addWidget(part)
            inner.addItem(gap)
        inner.addLayout(self._text)
        inner.addItem(self._gaps[-1])
        inner.addLayout(self._buttons)
        inner.addStretch(1)
        holder.setLayout(inner)
        page = row(holder, None, margins=NEAR_MARGIN)
        page.setStretch(0, 100)
        self.hold(page, f"{name}-scroll")
        self.arrange()

    def arrange(self) -> None:
        """Far, the large letters need all the width there is."""
        super().arrange()
        self._holder.setMaximumWidth(WIDEST if self.is_far else round(WIDTH * wished_share()))
        *gaps, between = FAR_GAPS if self.is_far else NEAR_GAPS
        self._text.setSpacing(between)
        for gap, height in zip(self._gaps, gaps, strict=True):
            gap.changeSize(0, height)
        layout = self._holder.layout()
        if layout is not None:
            left, right = FAR_EDGES if self.is_far else NEAR_EDGES
            layout.setContentsMargins(left, 0, right, 0)
            layout.invalidate()

    def show_advice(self, above: str, advice: Advice, *ways_on: Button) -> None:
        """Show this advice; the first way on takes the keyboard."""
        self._above.setText(above.upper())
        self._heading.setText(spoken.tr(advice.heading))
        self._heading.setForegroundRole(Role.BrightText if advice.urgent else Role.WindowText)
        self.forget(*self._passing)
        clear(self._text)
        self._passing = [*ways_on]
        self.grow(LINE, self._above, *ways_on)
        self.grow(URGENT if advice.urgent else 1 / 14, self._heading, leads=True)
        for number, paragraph in enumerate(advice.paragraphs):
            words = label(spoken.tr(paragraph), 1.3, name="advice")
            self.grow(CALL if advice.urgent and number == 0 else WORD, words)
            self._text.addWidget(words)
            self._passing.append(words)
            words.show()
        clear(self._buttons)
        for button in ways_on:
            add_to(self._buttons, button)
            button.show()
        self.fit()
        if ways_on:
            ways_on[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.begin_at_top()
        self.setAccessibleName(" ".join((above, advice.heading, *advice.paragraphs)))
