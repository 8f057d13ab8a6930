"""What a routine asks: its dose, its exercises, how often, and where it comes from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Card,
    Look,
    Role,
    clear,
    column,
    label,
    row,
    scrolled,
)
from exercise_coach.desktop.figure import FigureThumbnail, Thumbnails
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.routine_card import minutes_line
from exercise_coach.desktop.today.link import Link
from exercise_coach.prescription import Exercise, LoadedRoutine, Prescription
from exercise_coach.session import pain
from exercise_coach.sources import titles_of

PAD = 26


class RoutineDetail(Card):
    """One routine in full, and the buttons that start it and look through it.

    `looked_through` carries its id, and the place of the exercise to begin with, counted from 0.
    """

    wanted = Signal(str)
    looked_through = Signal(str, int)

    def __init__(self, thumbnails: Thumbnails) -> None:
        super().__init__("routine-detail")
        self._thumbnails = thumbnails
        self._loaded: LoadedRoutine | None = None
        self._is_held = False
        self._content: QVBoxLayout = column()
        inside = QWidget()
        inside.setLayout(self._content)
        self.start = Button(self.tr("Start"), "start-routine", key="Enter", look=Look.PRIMARY)
        self.start.clicked.connect(self._want)
        self.look = Button(self.tr("Look through it"), "look-through", key="V")
        self.look.clicked.connect(lambda: self._look_at(0))
        self.start.hide()
        self.look.hide()
        self.area = scrolled(inside, "detail-scroll")
        layout = column(self.area, 14)
        layout.setStretch(0, 1)
        layout.setContentsMargins(PAD, PAD, PAD, PAD - 4)
        layout.addLayout(flow(self.start, self.look))
        self._parts = layout
        self.setLayout(layout)

    def begin_with_ways(self, *, is_first: bool) -> None:
        """Put the buttons above what the routine asks, or below it."""
        ways = QBoxLayout.Direction
        self._parts.setDirection(ways.BottomToTop if is_first else ways.TopToBottom)

    def hold(self, *, is_held: bool) -> None:
        """Offer no start while a clinician's word is waited for; to look is harmless."""
        self._is_held = is_held
        self.start.setVisible(self._loaded is not None and not is_held)

    def _look_at(self, position: int) -> None:
        if self._loaded is not None:
            self.looked_through.emit(self._loaded.routine.id, position)

    def _want(self) -> None:
        if self._loaded is not None:
            self.wanted.emit(self._loaded.routine.id)

    def show_routine(self, loaded: LoadedRoutine | None) -> None:
        """Show this routine, or nothing."""
        if loaded == self._loaded:
            return
        self._loaded = loaded
        clear(self._content)
        self.start.setVisible(loaded is not None and not self._is_held)
        self.look.setVisible(loaded is not None)
        if loaded is None:
            return
        routine = loaded.routine
        add = self._content.addWidget
        add(label(routine.title, 1.7, BOLD, name="routine-title"))
        self._content.addSpacing(4)
        if routine.summary:
            add(label(routine.summary, 1.1, role=Role.PlaceholderText, name="routine-summary"))
        self._content.addSpacing(10)
        add(label(_facts(loaded), 1.0, SEMIBOLD, role=Role.Link, name="routine-facts"))
        add(label(_rule(loaded), 1.0, role=Role.PlaceholderText, name="routine-rule"))
        self._content.addSpacing(16)
        for position, prescription in enumerate(routine.prescriptions):
            look = self._link(position, prescription.exercise)
            self._content.addLayout(_exercise(prescription, self._thumbnails, look))
            self._content.addSpacing(12)
        self._content.addStretch(1)
        self._add_sources(loaded)
        add(label(spoken.tr(wording.NO_DIAGNOSIS), 0.85, role=Role.PlaceholderText, name="limits"))

    def _link(self, position: int, exercise: Exercise) -> Link:
        """Return what leads to the exercise in the look-through."""
        link = Link(self.tr("See how"), f"look-at-{position + 1}", scale=0.95)
        link.setAccessibleName(self.tr("See how: {exercise}").format(exercise=exercise.name))
        link.clicked.connect(lambda: self._look_at(position))
        return link

    def _add_sources(self, loaded: LoadedRoutine) -> None:
        ids = list(loaded.routine.sources)
        for prescription in loaded.routine.prescriptions:
            ids += prescription.exercise.sources
        titles = titles_of(ids)
        if titles:
            self._content.addSpacing(8)
            self._content.addWidget(
                label(
                    self.tr("Sources: {titles}").format(titles="; ".join(titles)),
                    0.85,
                    role=Role.PlaceholderText,
                    name="routine-sources",
                )
            )


def _facts(loaded: LoadedRoutine) -> str:
    routine = loaded.routine
    facts = [minutes_line(loaded), spoken.tr(wording.LOADS[routine.load])]
    if routine.repeat is not None:
        facts.append(spoken.repeat_line(routine.repeat))
    return "  ·  ".join(facts)


def _rule(loaded: LoadedRoutine) -> str:
    routine = loaded.routine
    limit = pain.start_limit(routine.load, routine.pain_limit)
    if limit == pain.MAX_SCORE:
        return spoken.tr("Open at any pain score; it stops when pain rises.")
    return spoken.tr(
        "Starts at a pain of {limit} or less. Stops above {line}, or above your starting score if "
        "that is higher."
    ).format(limit=limit, line=routine.pain_limit)


def _exercise(prescription: Prescription, thumbnails: Thumbnails, look: Link) -> QVBoxLayout:
    exercise = prescription.exercise
    name = label(exercise.name, 1.15, SEMIBOLD, name=f"exercise-{exercise.id}")
    dose = label(spoken.dose(prescription), 1.0, name=f"dose-{exercise.id}")
    where = ", ".join((exercise.position, *exercise.equipment))
    about = column(None, spacing=1)
    about.addWidget(name)
    about.addWidget(dose)
    about.addWidget(label(where, 0.95, role=Role.PlaceholderText, name=f"position-{exercise.id}"))
    link = row(look, None)
    link.setContentsMargins(-4, 0, 0, 0)  # its words stand a little inside it
    about.addLayout(link)
    about.addStretch(1)
    picture = FigureThumbnail(thumbnails, exercise)
    head = row(picture, 14 if picture.width() else 0)
    head.addLayout(about, 1)
    entry = column(spacing=1)
    entry.addLayout(head)
    steps = "\n".join(f"{number}.  {step}" for number, step in enumerate(exercise.how, 1))
    entry.addSpacing(3)
    entry.addWidget(label(steps, 0.95, name=f"how-{exercise.id}"))
    for text, role, mark in (
        (spoken.take_care(exercise), Role.PlaceholderText, "mistakes"),
        (spoken.stop_if(exercise), Role.BrightText, "stop-if"),
    ):
        if text:
            entry.addSpacing(3)
            entry.addWidget(label(text, 0.95, role=role, name=f"{mark}-{exercise.id}"))
    return entry
