"""The page of a running session as it is seen from the floor: one exercise, and one number."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QLabel

from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Look, Role, label
from exercise_coach.desktop.figure import FigureView, figure_of, moment_of, shown_exercise
from exercise_coach.desktop.fitting import ASKED
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.floor.how import (
    NOWHERE,
    all_of,
    letters_of_one,
    split,
    steps_of,
)
from exercise_coach.desktop.floor.key_rows import GAP, rows_height, set_rows
from exercise_coach.desktop.floor.measures import (
    LINE,
    WORD,
    fitted,
    lettering,
    number_height,
    shorter_side,
)
from exercise_coach.desktop.floor.number import Number
from exercise_coach.desktop.floor.places import PHASE, Places, places
from exercise_coach.desktop.floor.sight import Sight, sight
from exercise_coach.desktop.live_page import LivePage
from exercise_coach.desktop.segments import Segments
from exercise_coach.guide import Guide
from exercise_coach.session import State

CENTRE = Qt.AlignmentFlag.AlignHCenter


class FloorPage(LivePage):
    """Shows the guide's session; what says the same is not painted again."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("floor-page")
        self._sight = Sight()
        self._segments = Segments()
        self.figure = FigureView("floor-figure")
        self.number = Number("floor-number")
        self.name = label(weight=BOLD, name="floor-name")
        self.phase = label(weight=BOLD, role=Role.Highlight, name="floor-phase", align=CENTRE)
        self.side = label(weight=BOLD, name="floor-side", align=CENTRE)
        self.part = label(weight=SEMIBOLD, name="floor-part", align=CENTRE)
        self.then = label(weight=SEMIBOLD, name="floor-then")
        self.how = label(name="floor-how")
        self._steps: tuple[str, ...] = ()
        self._shows_steps = False
        self.pause = FarButton(self.tr("Pause"), "floor-pause", key="Space")
        self.skip = FarButton(self.tr("Skip"), "floor-skip", key="→")
        self.hurts = FarButton(self.tr("It hurts"), "floor-hurts", key="P", look=Look.WARN)
        self.stop = FarButton(self.tr("Stop"), "floor-stop", key="Esc")
        self.leave = FarButton(self.tr("Smaller"), "floor-leave", key="F11")
        self.leave.setAccessibleName(self.tr("Leave the floor view"))
        self.keys = (self.pause, self.skip, self.hurts, self.stop, self.leave)
        self._words = (self.name, self.phase, self.side, self.part, self.then)
        for button in self.keys:
            button.closeness = 1.0
        for lettered in (*self._words, self.how, *self.keys):
            lettered.setProperty(ASKED, 0.0)
        for part in (
            self._segments, self.figure, self.how, self.name, self.phase, self.number, self.side,
            self.part, self.then, *self.keys,
        ):  # fmt: skip
            part.setParent(self)

    @property
    def places(self) -> Places:
        """Where everything stands now."""
        return places(
            self.size(), self.window().size(), self._keys_height(),
            has_figure=self.figure.figure is not None or self._shows_steps,
        )  # fmt: skip

    # What is shown

    def move_less(self, *, less_motion: bool) -> None:
        """Let the figure show end poses only, or all."""
        self.figure.is_reduced = less_motion

    def show_state(self, guide: Guide) -> None:
        """Show the exercise that is done, or while resting the next one."""
        coach = guide.coach
        exercise = shown_exercise(coach)
        before = self.figure.figure
        self.figure.show_figure(figure_of(self._figures, exercise), exercise.name)
        had, self._steps = self._steps, steps_of(exercise)
        is_paused = coach.state is State.PAUSED
        text = self.tr("Go on") if is_paused else self.tr("Pause")
        is_new = text != self.pause.text() or (before is None) is not (self.figure.figure is None)
        self.pause.set_text(text)
        if is_new:
            self._arrange()
        elif had != self._steps:
            self._set_how(self.places.figure)

    def toggle_steps(self) -> None:
        """Show all the steps in the figure's place, or the figure again."""
        self._shows_steps = not self._shows_steps
        self._arrange()

    def show_time(self, guide: Guide) -> None:
        """Show what changes with time."""
        coach, remaining = guide.coach, guide.remaining()
        shown = sight(coach, remaining)
        if shown != self._sight:
            self._show(shown)
        figure = self.figure.figure
        if figure is not None:
            self.figure.show_moment(*moment_of(coach, remaining, figure.period))
        passed = coach.timeline.duration - guide.time_left()
        self._segments.show_progress(coach.timeline.lengths, passed)

    def _show(self, shown: Sight) -> None:
        before, self._sight = self._sight, shown
        self.number.show_number(shown.number, shown.heard)
        for words, new, old in (
            (self.name, shown.name, before.name),
            (self.phase, shown.phase, before.phase),
            (self.side, shown.side, before.side),
            (self.part, shown.part, before.part),
            (self.then, shown.then, before.then),
        ):
            if new != old:
                words.setText(new)
                self._letter(words)
        if shown.how != before.how:
            self._set_how(self.places.figure)
        if shown.is_paused is not before.is_paused:
            self._mark_pause(is_paused=shown.is_paused)

    def _mark_pause(self, *, is_paused: bool) -> None:
        """Set the word of a pause on a plate: nothing else looks like it."""
        self.phase.setAutoFillBackground(is_paused)
        self.phase.setBackgroundRole(Role.WindowText if is_paused else Role.Window)
        self.phase.setForegroundRole(Role.Window if is_paused else Role.Highlight)

    # How it is arranged

    def _letter(self, words: QLabel) -> None:
        """Give a text the largest letters with which all of it is seen."""
        unit = shorter_side(self)
        wished, least, weight = {
            self.name: (1 / 19, WORD, BOLD),
            self.phase: (PHASE, WORD, BOLD),
            self.side: (1 / 18, WORD, BOLD),
            self.part: (1 / 26, LINE, SEMIBOLD),
            self.then: (1 / 26, LINE, SEMIBOLD),
        }[words]
        if words is self.part and self._sight.is_paused:
            wished, weight = WORD, BOLD
        room = words.size()
        face = fitted(
            words.text(), room.width(), room.height(), wished * unit, least * unit, weight
        )
        if words.font() != face:
            words.setFont(face)

    def _arrange(self) -> None:
        self._letter_keys()
        at = self.places
        self.number.tall = number_height(self.window().height(), at.number)
        for widget, where in (
            (self._segments, at.progress), (self.name, at.name), (self.phase, at.phase),
            (self.number, at.number), (self.side, at.side), (self.part, at.part),
            (self.then, at.then),
        ):  # fmt: skip
            widget.setGeometry(where)
        self._set_how(at.figure)
        for words in self._words:
            self._letter(words)
        room = self.width() - 4 * GAP
        set_rows(self.keys, QRect(2 * GAP, at.keys.top(), room, at.keys.height()))

    def _set_how(self, room: QRect) -> None:
        """Put the figure into its place, a step below it, or all the steps in its stead."""
        unit, text = shorter_side(self), self._sight.how
        figure, how = room, NOWHERE
        if self._shows_steps:
            figure, how = NOWHERE, room
            text, face = all_of(self._steps, how, unit)
            self.how.setFont(face)
        elif text:
            figure, how = split(room, self.figure, self._steps, unit)
            self.how.setFont(letters_of_one(unit))
        self.how.setText(text)
        self.how.setGeometry(how)
        self.how.setVisible(bool(text) and not how.isEmpty())
        if not figure.isEmpty():
            self.figure.place(figure)
        self.figure.setVisible(self.figure.figure is not None and not figure.isEmpty())

    def _letter_keys(self) -> None:
        face = lettering(shorter_side(self) * LINE)
        face.setWeight(QFont.Weight.Normal)
        for button in self.keys:
            if button.font() != face:
                button.setFont(face)

    def _keys_height(self) -> int:
        return rows_height(self.keys, self.width() - 4 * GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new room."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest window's size: nothing here asks for more."""
        return QSize(320, 240)
