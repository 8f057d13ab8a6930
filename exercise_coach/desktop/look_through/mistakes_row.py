"""The right form, and beside it what often goes wrong: drawn where that can be, else in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from exercise_coach.desktop.controls import Role, clear, row
from exercise_coach.desktop.figure import FigureView, Moment
from exercise_coach.desktop.figure.framing import Reach
from exercise_coach.desktop.fitting import fit_letters, readable_shares
from exercise_coach.desktop.look_through.form import PICTURE_SHARES, Form
from exercise_coach.figure import Figure, Mistake, Stage
from exercise_coach.prescription import Exercise

GAP: Final = 14
WIDGET_MAX: Final = 16_777_215
"""The height of a widget that may be as high as it likes (`QWIDGETSIZE_MAX`)."""
STEP_MS: Final = 5
"""Between two figures that are made the window has time for everything else."""
SETTLE_MS: Final = 120
"""So long after the last turn of the camera the small figures follow it."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A figure to be made, and the view that is to show it."""

    view: FigureView
    title: str
    make: Callable[[], Figure]


class MistakesRow(QWidget):
    """Moves with the large figure."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("mistakes")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.forms: list[Form] = []
        self._moment = Moment(Stage.START, 0.0, None)
        self._half = 0
        self._most = 0
        self._is_whole = False
        self._degrees = 0.0
        self._steps: list[Callable[[], None]] = []
        self._stepping = self._timer(STEP_MS, self._step)
        self._settling = self._timer(SETTLE_MS, self._turn_views)
        self._layout: QHBoxLayout = row(spacing=GAP)
        self.setLayout(self._layout)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def show_exercise(
        self, exercise: Exercise, figure: Figure | None, *, less_motion: bool
    ) -> None:
        """Show the mistakes of this exercise; the row is hidden where none is known."""
        clear(self._layout)
        self.forms, self._steps = [], []
        mistakes = figure.mistakes if figure is not None else ()
        if figure is not None and mistakes:
            self._draw(figure, mistakes, less_motion=less_motion)
        drawn = {mistake.text for mistake in mistakes}
        self._add_words([text for text in exercise.mistakes if text not in drawn])
        self.setVisible(bool(self.forms))
        self.fit()

    def _draw(self, right: Figure, mistakes: Sequence[Mistake], *, less_motion: bool) -> None:
        drawn = [self._right(right), *map(self._wrong, mistakes, range(1, len(mistakes) + 1))]
        reaches: list[Reach] = []
        for each in drawn:
            each.view.is_reduced = less_motion
            self._steps.append(partial(_reach, each, reaches))
        self._steps += [partial(self._show, each, reaches) for each in drawn]
        self._stepping.start()

    def _right(self, figure: Figure) -> _Drawn:
        view = FigureView("right-figure")
        heading = self.tr("Right")
        self._add(Form(heading, "", "right", view, Role.Link))
        return _Drawn(view, heading, lambda: figure)

    def _wrong(self, mistake: Mistake, number: int) -> _Drawn:
        view = FigureView(f"mistake-{number}-figure")
        heading = self.tr("Mistake")
        self._add(Form(heading, mistake.text, f"mistake-{number}", view, Role.BrightText))
        return _Drawn(view, f"{heading}: {mistake.text}", lambda: mistake.figure)

    def _add_words(self, mistakes: Sequence[str]) -> None:
        """Add the mistakes that no figure shows, together."""
        if mistakes:
            heading = self.tr("Also avoid") if self.forms else self.tr("Avoid")
            lines = "\n".join(f"–  {mistake}" for mistake in mistakes)
            self._add(Form(heading, lines, "mistakes-in-words", None, Role.BrightText))

    def _add(self, form: Form) -> None:
        self.forms.append(form)
        self._layout.addWidget(form, 1)

    # Made bit by bit: where each figure reaches, then one after the other

    def _step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
            self._stepping.start()

    def _show(self, drawn: _Drawn, reaches: Sequence[Reach]) -> None:
        drawn.view.show_figure(drawn.make(), drawn.title, reaches)
        drawn.view.turn_camera(self._degrees)
        drawn.view.show_moment(*self._moment)

    # Moving

    def show_moment(self, moment: Moment, *, is_whole: bool = True) -> None:
        """Show the figures at this moment; if not the whole row, every other one in turn.

        Small ones need fewer pictures. The way ahead is seen in the large one.
        """
        self._moment = moment._replace(ahead=0.0)
        self._half = 1 - self._half
        views = list(self._views())
        for view in views if is_whole else views[self._half :: 2]:
            view.show_moment(*self._moment)

    def turn_camera(self, degrees: float) -> None:
        """Turn with the large figure, once that has come to rest."""
        if degrees != self._degrees:
            self._degrees = degrees
            self._settling.start()

    def _turn_views(self) -> None:
        for view in self._views():
            view.turn_camera(self._degrees)

    def _views(self) -> Iterator[FigureView]:
        return (form.view for form in self.forms if form.view is not None)

    # Room

    def stand_whole(self, *, is_whole: bool) -> None:
        """Stand below each other, as high as that needs, or beside each other."""
        if is_whole is not self._is_whole:
            self._is_whole = is_whole
            ways = QBoxLayout.Direction
            self._layout.setDirection(ways.TopToBottom if is_whole else ways.LeftToRight)
            self.setFixedHeight(WIDGET_MAX)
            self.setMinimumHeight(0)

    def take_height(self, most: int) -> None:
        """Be so high; words alone take less where they need less."""
        self._most = most
        if self._is_whole:
            return
        height = most
        if not any(self._views()):
            needed = [form.words_height(self.width()) for form in self.forms]
            height = min(most, max(needed, default=0))
        if height != self.height():
            self.setFixedHeight(height)
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the new room."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give figures and words their room, with the largest letters that are whole."""
        count = len(self.forms)
        if not count:
            return
        if self._is_whole:
            for form in self.forms:
                form.take(self.width(), self._most)
            return
        width, height = (self.width() - GAP * (count - 1)) // count, self.height()
        words = [each for form in self.forms for each in (form.heading, form.words)]
        everything = partial(self._is_all_seen, width, height)
        for share in PICTURE_SHARES:
            for form in self.forms:
                form.take(width, height, share)
            if fit_letters(words, everything, readable_shares()):
                return
        self.stand_whole(is_whole=True)
        self.fit()

    def _is_all_seen(self, width: int, height: int) -> bool:
        return all(form.fits(width, height) for form in self.forms)


def _reach(drawn: _Drawn, reaches: list[Reach]) -> None:
    """Find where a figure reaches, now rather than at the first paint."""
    reach = Reach(drawn.make())
    _ = reach.places
    reaches.append(reach)
