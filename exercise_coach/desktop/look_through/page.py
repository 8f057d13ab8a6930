"""The page of the look-through: one exercise after the other, without sound and without a log."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Button, Look, Role, column, label, row
from exercise_coach.desktop.figure import figure_of
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.look_through.facts import Facts
from exercise_coach.desktop.look_through.mistakes_row import MistakesRow
from exercise_coach.desktop.look_through.pace import Pace
from exercise_coach.desktop.look_through.playing import Playing
from exercise_coach.desktop.look_through.rehearsal import Rehearsal, rehearsal_of
from exercise_coach.desktop.look_through.turning_figure import TurningFigure
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.figure import Figure
from exercise_coach.prescription import Prescription, Routine, Side

MARGIN: Final = 32
STEP: Final = 15.0
"""How far a key turns the camera, in degrees."""
ROW_SHARE: Final = 0.17
LEAST_ROW, MOST_ROW = 84, 150
FIGURE_SHARE: Final = 0.5
"""Of the height: a page that is scrolled shows the figure this high."""


class _Control(Button):
    """A button that leaves the arrow keys to its page, and the keyboard where it is."""

    def __init__(self, text: str, name: str, key: str, look: Look = Look.PLAIN) -> None:
        super().__init__(text, name, key=key, look=look)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the arrows to the page."""
        if Qt.Key.Key_Left <= event.key() <= Qt.Key.Key_Down:
            event.ignore()
        else:
            super().keyPressEvent(event)


class LookThroughPage(ScrollingPage):
    """Goes through a routine. `wanted` carries its id when it is to be started."""

    heard_as = QAccessible.Role.Grouping
    left = Signal()
    wanted = Signal(str)

    def __init__(self, figures: Mapping[str, Figure], clock: Callable[[], float]) -> None:
        super().__init__()
        self.setObjectName("look-through-page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._figures = figures
        self._routine: Routine | None = None
        self._rehearsal: Rehearsal | None = None
        self._position = 0
        self._side: Side | None = None
        self._less_motion = False
        self._turn = 0.0
        self._where = label(weight=SEMIBOLD, role=Role.PlaceholderText, name="look-where")
        self._name = label(scale=1.8, weight=BOLD, name="look-name")
        self._dose = label(scale=1.1, weight=SEMIBOLD, role=Role.Link, name="look-dose")
        self._no_figure = label(self.tr("There is no figure of this exercise."), 1.1,
                                role=Role.PlaceholderText, name="look-no-figure",
                                align=Qt.AlignmentFlag.AlignHCenter)  # fmt: skip
        self.figure = TurningFigure()
        self.pace, self.facts, self.mistakes = Pace(), Facts(), MistakesRow()
        self.previous = _Control(self.tr("Previous"), "look-previous", "←")
        self.play = _Control(self.tr("Pause"), "look-play", "Space")
        self.next = _Control(self.tr("Next"), "look-next", "→")
        self.other_side = _Control(self.tr("Other side"), "look-other-side", "S")
        self.turn = _Control(self.tr("Turn"), "look-turn", "D")
        self.reset = _Control(self.tr("Turn back"), "look-reset", "R")
        self.start = _Control(self.tr("Start"), "look-start", "Enter", Look.PRIMARY)
        self.close_ = _Control(self.tr("Close"), "look-close", "Esc")
        self.playing = Playing(clock, self)
        self._connect()
        self._build()

    def _connect(self) -> None:
        self.playing.moved.connect(lambda: self._show_moment(is_whole=False))
        self.figure.dragged.connect(self.turn_by)
        for button, act in (
            (self.previous, lambda: self.go(-1)), (self.next, lambda: self.go(1)),
            (self.play, self.play_or_pause), (self.other_side, self.change_side),
            (self.turn, lambda: self.turn_by(STEP)), (self.reset, self.turn_back),
            (self.start, self._want), (self.close_, self.left.emit),
        ):  # fmt: skip
            button.clicked.connect(act)

    def _build(self) -> None:
        self._top = row(spacing=20)
        self._top.addLayout(column(self._where, 6, self._name, 2, self._dose), 1)
        self._top.addLayout(flow(self.start, self.close_))
        shown = column(self.figure, self._no_figure, 8, self.pace)
        shown.setStretch(0, 1)
        self._middle = row(spacing=28)
        self._middle.addLayout(shown, 3)
        self._middle.addWidget(self.facts, 2)
        bottom = flow(
            self.previous, self.play, self.next, None, self.other_side, self.turn, self.reset
        )
        page = column()
        page.setContentsMargins(MARGIN, 20, MARGIN, 20)
        page.addLayout(self._top)
        page.addSpacing(8)
        page.addLayout(self._middle, 1)
        page.addSpacing(10)
        page.addWidget(self.mistakes)
        page.addSpacing(10)
        page.addLayout(bottom)
        self.hold(page, "look-scroll")

    # What is shown

    def show_routine(
        self, routine: Routine, position: int = 0, *, less_motion: bool = False
    ) -> None:
        """Begin with the exercise at this place of a routine, counted from 0."""
        self._routine, self._less_motion = routine, less_motion
        self.playing.want(is_wanted=True)
        self._name_play()
        self._show(position)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _prescription(self) -> Prescription | None:
        return self._routine.prescriptions[self._position] if self._routine else None

    def _show(self, position: int) -> None:
        if self._routine is None:
            return
        count = len(self._routine.prescriptions)
        self._position = max(0, min(count - 1, position))
        prescription = self._routine.prescriptions[self._position]
        exercise = prescription.exercise
        figure = figure_of(self._figures, exercise)
        self._side = Side.RIGHT if prescription.side else None
        self._rehearsal = rehearsal_of(
            self._routine, self._position, figure.period if figure else 0.0
        )
        place = self.tr("{n} of {count}").format(n=self._position + 1, count=count)
        self._where.setText(f"{self._routine.title}  ·  {place}")
        self._name.setText(exercise.name)
        self.setAccessibleName(self.tr("Looking at: {name}").format(name=exercise.name))
        self.facts.show_exercise(exercise)
        self.figure.is_reduced = self._less_motion
        self.figure.show_figure(figure, exercise.name)
        self.figure.setVisible(figure is not None)
        self._no_figure.setVisible(figure is None)
        self.mistakes.show_exercise(exercise, figure, less_motion=self._less_motion)
        self.pace.show_rehearsal(self._rehearsal)
        self.pace.setVisible(figure is not None)
        self.previous.setEnabled(self._position > 0)
        self.next.setEnabled(self._position < count - 1)
        for button in (self.play, self.turn):
            button.setEnabled(figure is not None)
        self.other_side.setVisible(self._side is not None and figure is not None)
        self._turn_to(0.0)
        self._name_side()
        self.playing.begin()
        self._show_moment()
        self.fit()

    def _name_side(self) -> None:
        """Say the dose, and which side is shown."""
        prescription = self._prescription
        if prescription is not None:
            side = spoken.side_name(prescription, self._side)
            shown = self.tr("shown: {side}").format(side=side) if side else ""
            self._dose.setText("  ·  ".join(filter(None, (spoken.dose(prescription), shown))))

    def _show_moment(self, *, is_whole: bool = True) -> None:
        if self._rehearsal is None or self.figure.figure is None:
            return
        seconds = self.playing.seconds
        moment = self._rehearsal.moment(seconds, self._side)
        self.figure.show_moment(*moment)
        self.mistakes.show_moment(moment, is_whole=is_whole)
        self.pace.show_seconds(seconds)

    # What the user does

    def go(self, step: int) -> None:
        """Go to another exercise."""
        if self._routine is not None:
            position = self._position + step
            if 0 <= position < len(self._routine.prescriptions):
                self._show(position)

    def play_or_pause(self) -> None:
        """Hold the figure where it is, or let it go on."""
        self.playing.want(is_wanted=not self.playing.is_wanted)
        self._name_play()
        self._show_moment()

    def _name_play(self) -> None:
        self.play.set_text(self.tr("Pause") if self.playing.is_wanted else self.tr("Play"))

    def change_side(self) -> None:
        """Show the other side."""
        if self._side is not None:
            self._side = Side.LEFT if self._side is Side.RIGHT else Side.RIGHT
            self._name_side()
            self._show_moment()

    def turn_by(self, degrees: float) -> None:
        """Turn the camera further."""
        self._turn_to(self._turn + degrees)

    def turn_back(self) -> None:
        """Turn the camera to where the exercise is seen best."""
        self._turn_to(0.0)

    def _turn_to(self, degrees: float) -> None:
        self._turn = degrees % 360.0
        self.figure.turn_camera(self._turn)
        self.mistakes.turn_camera(self._turn)
        self.reset.setEnabled(bool(self._turn))

    def _want(self) -> None:
        if self._routine is not None:
            self.wanted.emit(self._routine.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let every button be pressed by its key, and the arrows go through the exercises."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        turn = self._turn_of(key, shift=shift)
        if turn and self.figure.figure is not None:
            self.turn_by(turn)
        elif event.isAutoRepeat() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not self.facts.turn(key):
                super().keyPressEvent(event)
        elif not (self._press(key) or self.facts.turn(key)):
            super().keyPressEvent(event)

    @staticmethod
    def _turn_of(key: int, *, shift: bool) -> float:
        turns = {Qt.Key.Key_A: -STEP, Qt.Key.Key_D: STEP}
        if shift:
            turns |= {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}
        return turns.get(Qt.Key(key), 0.0)

    def _press(self, key: int) -> bool:
        button = {
            Qt.Key.Key_Left: self.previous,
            Qt.Key.Key_Right: self.next,
            Qt.Key.Key_Space: self.play,
            Qt.Key.Key_S: self.other_side,
            Qt.Key.Key_R: self.reset,
            Qt.Key.Key_Return: self.start,
            Qt.Key.Key_Enter: self.start,
            Qt.Key.Key_Escape: self.close_,
        }.get(Qt.Key(key))
        if button is None or not button.isVisible():
            return False
        button.click()
        return True

    # Room

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Play when seen."""
        super().showEvent(event)
        self.playing.see(is_seen=True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Stand still when not seen."""
        super().hideEvent(event)
        self.playing.see(is_seen=False)

    def arrange(self) -> None:
        """Put everything below each other where there is no room beside each other."""
        ways, is_narrow = QBoxLayout.Direction, self.is_narrow
        for parts in (self._top, self._middle):
            parts.setDirection(ways.TopToBottom if is_narrow else ways.LeftToRight)
        self.mistakes.stand_whole(is_whole=is_narrow)
        least = round(self.height() * FIGURE_SHARE) if is_narrow else 0
        self.figure.setMinimumHeight(least)
        self.mistakes.take_height(round(max(LEAST_ROW, min(MOST_ROW, ROW_SHARE * self.height()))))

    def fit(self) -> None:
        """Choose the letters; those of the mistakes and of the words go by their own room."""
        super().fit()
        self.mistakes.fit()
        self.facts.fit()
