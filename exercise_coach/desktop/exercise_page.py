"""The page of a running session: what to do on the left, where one is on the right."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QLabel

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import BOLD, SEMIBOLD, Look, Role, label
from exercise_coach.desktop.demonstration import Demonstration
from exercise_coach.desktop.figure import figure_of, moment_of, shown_exercise
from exercise_coach.desktop.fitting import ASKED, wished_share
from exercise_coach.desktop.floor.far_button import FarButton
from exercise_coach.desktop.floor.key_rows import rows_height
from exercise_coach.desktop.floor.measures import room_for
from exercise_coach.desktop.live_page import LivePage
from exercise_coach.desktop.near_keys import key_room, set_keys, stand_close
from exercise_coach.desktop.near_places import Needs, near_places
from exercise_coach.desktop.ring import Ring, side_for
from exercise_coach.desktop.segments import Segments
from exercise_coach.desktop.theme import font
from exercise_coach.guide import Guide
from exercise_coach.session import WORK, Kind, State

CENTRE, LEADING = Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignLeft
SHARES = tuple(share / 10 for share in range(10, -1, -1))
"""How much of the way from the least letters to those wished for is tried, the largest first."""
LEAST_BAR = 60
"""The progress is at least so many pixels wide."""
REMINDER = 1.1


class ExercisePage(LivePage):
    """Shows the guide's session to somebody near the screen; repaints only what changed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("exercise-page")
        self.back = FarButton(self.tr("Back"), "back", key="←")
        self.pause = FarButton(self.tr("Pause"), "pause", key="Space")
        self.skip = FarButton(self.tr("Skip"), "skip", key="→")
        self.more_rest = FarButton(self.tr("10 s more"), "more-rest", key="+")
        self.hurts = FarButton(self.tr("It hurts"), "hurts", key="P", look=Look.WARN)
        self.stop = FarButton(self.tr("Stop"), "stop", key="Esc")
        self.demonstration = Demonstration()
        self._where = label(weight=SEMIBOLD, role=Role.PlaceholderText, name="where", wrap=False)
        self._left = label(weight=SEMIBOLD, role=Role.PlaceholderText, name="time-left", wrap=False)
        self._segments = Segments()
        self._name = label(name="exercise-name", align=CENTRE)
        self._set = label(name="set-and-side", align=CENTRE)
        self._word = label(role=Role.Highlight, name="phase-and-rep", align=CENTRE, wrap=False)
        self._ring = Ring("ring")
        self._reminder = label(role=Role.PlaceholderText, name="reminder", align=CENTRE)
        self._next = label(role=Role.PlaceholderText, name="next", align=CENTRE, wrap=False)
        self._words = (
            self._where, self._left, self._name, self._set, self._word, self._reminder, self._next,
        )  # fmt: skip
        self._keys = (
            self.back, self.pause, self.skip, self.more_rest, self.demonstration.how, self.hurts,
            self.stop,
        )  # fmt: skip
        self.demonstration.how.clicked.connect(self.demonstration.toggle_steps)
        for words in self._words:
            words.setProperty(ASKED, 0.0)
        for part in (
            self._where, self._segments, self._left, self.demonstration, self._name, self._set,
            self._word, self._ring, self._reminder, *self._keys[:5], self._next, *self._keys[5:],
        ):  # fmt: skip
            part.setParent(self)

    # What is shown

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
        before = self._said()
        self._where.setText(spoken.where_line(coach))
        exercise = shown_exercise(coach)
        self.demonstration.show_exercise(exercise, figure_of(self._figures, exercise))
        self.demonstration.wait(is_waiting=interval.kind not in WORK)
        self._name.setText(self.tr("Rest") if resting else interval.prescription.exercise.name)
        self._set.setText(spoken.next_line(coach) if resting else spoken.set_and_side(interval))
        self._reminder.setText(spoken.reminder(shown))
        self._next.setText("" if resting else spoken.next_line(coach))
        self.pause.set_text(self.tr("Go on") if coach.state is State.PAUSED else self.tr("Pause"))
        self.more_rest.setVisible(interval.kind is Kind.REST)
        if self._said() != before:
            self._arrange()

    def _said(self) -> tuple[object, ...]:
        """Return what the places of things depend on."""
        return (*(words.text() for words in self._words if words not in (self._left, self._word)),
                *((key.text(), key.isHidden()) for key in self._keys))  # fmt: skip

    def show_time(self, guide: Guide) -> None:
        """Show what changes with time."""
        coach = guide.coach
        remaining = guide.remaining()
        dial = spoken.dial(coach, remaining)
        self._ring.show_dial(dial)
        if not self._word.isHidden():
            self._say_word()
        figure = self.demonstration.figure.figure
        if figure is not None:
            self.demonstration.show_moment(moment_of(coach, remaining, figure.period))
        left = guide.time_left()
        self._left.setText(self.tr("{time} left").format(time=spoken.clock(left)))
        self._segments.show_progress(coach.timeline.lengths, coach.timeline.duration - left)

    def _say_word(self) -> None:
        """Say beside the ring what it is too small to say."""
        text = "  ·  ".join(
            part for part in (self._ring.dial.word, self._ring.dial.caption) if part
        )
        if text != self._word.text():
            self._word.setText(text)
            _letter(self._word, 1.0, SEMIBOLD)

    # How it is arranged

    def _arrange(self) -> None:
        stand_close(self._seen_keys(), key_room(self.width()))
        at = near_places(self.size(), self._needs())
        self._set_top(at.top)
        self._set_heading(at.heading, LEADING if at.is_led else CENTRE)
        self.demonstration.place(at.figure)
        self._ring.says_all = at.word.isEmpty()
        self._ring.setGeometry(at.ring)
        self._word.setGeometry(at.word)
        self._word.setVisible(not at.word.isEmpty())
        self._say_word()
        _letter(self._word, 1.0, SEMIBOLD)
        self._reminder.setFont(font(REMINDER))
        self._reminder.setGeometry(at.reminder)
        self._reminder.setVisible(not at.reminder.isEmpty())
        self._set_keys(QRect(at.top.left(), at.keys.top(), at.top.width(), at.keys.height()))

    def _needs(self) -> Needs:
        line = round(QFontMetricsF(font(1.0)).height())
        keys = rows_height(self._seen_keys(), key_room(self.width()))
        return Needs(
            line=line, top=line, keys=keys,
            within=side_for(font(1.0)), heading=self._heading_heights,
            reminder=self._reminder_height,
        )  # fmt: skip

    def _reminder_height(self, width: int) -> int:
        text = self._reminder.text()
        return room_for(text, font(REMINDER), width).height() if text else 0

    # The line at the top

    def _set_top(self, room: QRect) -> None:
        """Put the progress between the words; where it is narrow these are as usual at most."""
        for words in (self._where, self._left):
            _letter(words, 1.0, SEMIBOLD, room.width() // 2)
        gap = room.height()
        left = self._left.fontMetrics().horizontalAdvance(
            self.tr("{time} left").format(time="00:00")
        )
        width = room.width() - left - LEAST_BAR - 2 * gap
        _letter(self._where, 1.0, SEMIBOLD, width)
        where = max(min(width, self._where.sizeHint().width()), (room.width() - LEAST_BAR) // 4)
        where = min(where, width)
        self._where.setGeometry(room.left(), room.top(), where, room.height())
        self._left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._left.setGeometry(room.right() + 1 - left, room.top(), left, room.height())
        bar = QRect(room.left() + where + gap, 0, room.width() - where - left - 2 * gap, 0)
        thick = self._segments.sizeHint().height()
        top = room.top() + (room.height() - thick) // 2
        self._segments.setGeometry(bar.left(), top, bar.width(), thick)

    # The heading

    def _heading_faces(self, share: float) -> tuple[QFont, QFont]:
        """Return the letters of the name and of the set, from the least to those wished for."""
        room = min(self.width() / 1280, self.height() / 740)
        name = max(1.7, min(3.4, 2.5 * room))
        side = max(1.15, min(2.0, 1.4 * room))
        return font(1.1 + (name - 1.1) * share, BOLD), font(1.0 + (side - 1.0) * share)

    def _heading_parts(self, share: float, width: int) -> tuple[int, int]:
        faces = self._heading_faces(share)
        texts = (self._name.text(), self._set.text())
        name, side = (
            room_for(text, face, width).height() if text else 0
            for text, face in zip(texts, faces, strict=True)
        )
        return name, side

    def _heading_heights(self, width: int) -> tuple[int, int]:
        return sum(self._heading_parts(0.0, width)), sum(self._heading_parts(1.0, width))

    def _set_heading(self, room: QRect, along: Qt.AlignmentFlag) -> None:
        fitting = (
            share
            for share in SHARES
            if sum(self._heading_parts(share, room.width())) <= room.height()
        )
        share = next(fitting, 0.0)
        name, side = self._heading_parts(share, room.width())
        for words, face in zip((self._name, self._set), self._heading_faces(share), strict=True):
            words.setFont(face)
            words.setAlignment(along | Qt.AlignmentFlag.AlignVCenter)
        spare = room.height() - name - side
        self._name.setGeometry(room.left(), room.top(), room.width(), name + spare // 2)
        self._set.setGeometry(
            room.left(), room.bottom() + 1 - side - spare // 2, room.width(), side + spare // 2
        )
        self._set.setVisible(bool(self._set.text()))

    # The keys

    def _seen_keys(self) -> list[FarButton]:
        return [key for key in self._keys if not key.isHidden()]

    def _set_keys(self, where: QRect) -> None:
        """Put what comes next between the keys, where it has room there."""
        self._next.setFont(font(1.05))
        has_room = set_keys(self._seen_keys(), where, key_room(self.width()), self._next)
        self._next.setVisible(has_room and bool(self._next.text()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new room."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Make room for letters of another size, once all have it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._arrange)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest window's size: nothing here asks for more."""
        return QSize(320, 240)


def _letter(words: QLabel, scale: float, weight: QFont.Weight, width: int | None = None) -> None:
    """Give a line letters as large as is wished, where it fits so, and as usual at the least."""
    room = words.width() if width is None else width
    usual = scale / wished_share()
    for step in SHARES:
        face = font(usual + (scale - usual) * step, weight)
        if QFontMetricsF(face).horizontalAdvance(words.text()) <= room:
            break
    if words.font() != face:
        words.setFont(face)
