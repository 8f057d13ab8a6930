"""The page of a running session: what to do on the left, where one is on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Button, Look, Role, column, label, row
from exercise_coach.desktop.demonstration import Demonstration
from exercise_coach.desktop.figure import figure_of, moment_of, shown_exercise
from exercise_coach.desktop.fitting import fit_letters, minimum_width
from exercise_coach.desktop.live_page import LivePage
from exercise_coach.desktop.ring import Ring
from exercise_coach.desktop.segments import Segments
from exercise_coach.desktop.theme import font
from exercise_coach.guide import Guide
from exercise_coach.session import WORK, Kind, State

MARGIN = 32
NEXT_LETTERS = 20
"""What comes next needs room for so many letters in a line."""
CENTRE = Qt.AlignmentFlag.AlignHCenter


class ExercisePage(LivePage):
    """Shows the guide's session to somebody near the screen; repaints only what changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exercise-page")
        self.back = Button(self.tr("Back"), "back", key="←")
        self.pause = Button(self.tr("Pause"), "pause", key="Space")
        self.skip = Button(self.tr("Skip"), "skip", key="→")
        self.more_rest = Button(self.tr("10 s more"), "more-rest", key="+")
        self.hurts = Button(self.tr("It hurts"), "hurts", key="P", look=Look.WARN)
        self.stop = Button(self.tr("Stop"), "stop", key="Esc")
        self._where = label(weight=SEMIBOLD, role=Role.PlaceholderText, name="where", wrap=False)
        self._left = label(weight=SEMIBOLD, role=Role.PlaceholderText, name="time-left", wrap=False)
        self._segments = Segments()
        self.demonstration = Demonstration()
        self.demonstration.how.clicked.connect(self.demonstration.toggle_steps)
        self._name = label(scale=2.5, weight=BOLD, name="exercise-name", align=CENTRE)
        self._set = label(scale=1.4, name="set-and-side", align=CENTRE)
        self._ring = Ring("ring")
        self._reminder = label(scale=1.1, role=Role.PlaceholderText, name="reminder", align=CENTRE)
        self._next = label(scale=1.05, role=Role.PlaceholderText, name="next", align=CENTRE)
        self._build()

    def _build(self) -> None:
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = row(self._where, 40, self._segments, 40, self._left)
        top.setStretch(0, 1)
        top.setStretch(2, 2)
        top.setStretch(4, 1)
        right = column(None, self._name, 6, self._set, 18, self._ring, 18, self._reminder, None)
        right.setStretch(5, 8)
        middle = row(self.demonstration, 40)
        middle.addLayout(right)
        middle.setStretch(0, 11)
        middle.setStretch(2, 9)
        self._bottom = row(
            self.back, self.pause, self.skip, self.more_rest, self._next, self.hurts, self.stop,
            spacing=10,
        )  # fmt: skip
        self._bottom.setStretch(4, 1)
        page = column(margins=MARGIN)
        page.addLayout(top)
        page.addSpacing(16)
        page.addLayout(middle, 1)
        page.addSpacing(16)
        page.addLayout(self._bottom)
        self.setLayout(page)

    def move_less(self, *, less_motion: bool) -> None:
        """Let the figure show end poses only, or all."""
        self.demonstration.figure.is_reduced = less_motion

    def show_state(self, guide: Guide) -> None:
        """Show what changes only when something happens."""
        coach = guide.coach
        interval = coach.interval
        work = spoken.next_work(coach)
        resting = interval.kind in {Kind.REST, Kind.PAIN_CHECK}
        shown = work if resting and work is not None else interval
        self._where.setText(spoken.where_line(coach))
        exercise = shown_exercise(coach)
        self.demonstration.show_exercise(exercise, figure_of(self._figures, exercise))
        self.demonstration.wait(is_waiting=interval.kind not in WORK)
        self._name.setText(self.tr("Rest") if resting else interval.prescription.exercise.name)
        self._set.setText(spoken.next_line(coach) if resting else spoken.set_and_side(interval))
        self._set.setVisible(bool(self._set.text()))
        self._reminder.setText(spoken.reminder(shown))
        self._next.setText("" if resting else spoken.next_line(coach))
        self.pause.set_text(self.tr("Go on") if coach.state is State.PAUSED else self.tr("Pause"))
        if self.more_rest.isHidden() is (interval.kind is Kind.REST):
            self.more_rest.setVisible(interval.kind is Kind.REST)
            self._fit_buttons()

    def show_time(self, guide: Guide) -> None:
        """Show what changes with time."""
        coach = guide.coach
        remaining = guide.remaining()
        self._ring.show_dial(spoken.dial(coach, remaining))
        figure = self.demonstration.figure.figure
        if figure is not None:
            self.demonstration.show_moment(moment_of(coach, remaining, figure.period))
        left = guide.time_left()
        self._left.setText(self.tr("{time} left").format(time=spoken.clock(left)))
        self._segments.show_progress(coach.timeline.lengths, coach.timeline.duration - left)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the letters follow the room there is."""
        super().resizeEvent(event)
        share = min(self.width() / 1280, self.height() / 800)
        self._name.setFont(font(max(1.7, min(3.4, 2.5 * share)), BOLD))
        self._set.setFont(font(max(1.15, min(2.0, 1.4 * share))))
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        buttons = (self.back, self.pause, self.skip, self.more_rest, self.hurts, self.stop)
        room = self.width() - 2 * MARGIN
        fit_letters((*buttons, self._next), lambda: minimum_width(self._bottom) <= room)
        taken = sum(button.sizeHint().width() + 10 for button in buttons if button.isVisible())
        # What comes next is no use a word a line.
        least = NEXT_LETTERS * self._next.fontMetrics().averageCharWidth()
        self._next.setVisible(room - taken >= least)
