"""One session in detail: each set as planned and done, its scores, and a way to mend a slip."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from exercise_coach.desktop.controls import (
    BOLD,
    SEMIBOLD,
    Button,
    Look,
    Role,
    column,
    label,
    row,
    scrolled,
)
from exercise_coach.desktop.logbook.correction_form import CorrectionForm
from exercise_coach.desktop.logbook.detail_words import (
    effort_text,
    note_text,
    outcome_sentence,
    score_text,
    score_when,
    set_rows,
    set_titles,
)
from exercise_coach.desktop.logbook.rows_model import RowsModel
from exercise_coach.desktop.logbook.tables import Table
from exercise_coach.desktop.logbook.words import moment_text
from exercise_coach.logbook import Outcome
from exercise_coach.logbook.lookback import Given, SessionDetail

STOPPED = {Outcome.STOPPED_PAIN, Outcome.STOPPED_SYMPTOM}
Mend = Callable[[], None]


class DetailPage(QWidget):
    """Its signals carry what is to be corrected, with the new value.

    `score_corrected` the number of the score, or none for that of the start; `deleted` and
    `brought_back` the session's id.
    """

    left = Signal()
    score_corrected = Signal(object, int)
    effort_corrected = Signal(object)
    note_corrected = Signal(str)
    deleted = Signal(str)
    brought_back = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("session-detail")
        self._detail: SessionDetail | None = None
        self._take: Callable[[object], None] | None = None
        self._title = label("", 1.5, BOLD, name="detail-title")
        self._when = label("", 1.0, role=Role.PlaceholderText, name="detail-when")
        self._outcome = label("", 1.1, SEMIBOLD, name="detail-outcome")
        self._model = RowsModel(set_titles())
        self.sets = Table("detail-sets", self.tr("Sets, planned and done"), self._model, 0)
        self.form = CorrectionForm()
        self._lines = QGridLayout()
        self._delete = Button(self.tr("Delete this session"), "delete-session", look=Look.WARN)
        self._bring_back = Button(self.tr("Bring it back"), "bring-back", look=Look.PRIMARY)
        self._about = label("", 0.9, role=Role.PlaceholderText, name="delete-about")
        self._back = Button(self.tr("Back"), "detail-back", key="Esc")
        self._connect()
        self._build()

    def _connect(self) -> None:
        self._back.clicked.connect(self.left)
        self.form.saved.connect(self._hand_over)
        self.form.left.connect(self._focus_back)
        self._delete.clicked.connect(lambda: self._send(self.deleted))
        self._bring_back.clicked.connect(lambda: self._send(self.brought_back))

    def _build(self) -> None:
        told = column(self._title, self._when, self._outcome)
        top = row(spacing=16)
        top.addLayout(told, 1)
        top.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(6)
        self._lines.setColumnStretch(1, 1)
        self._inside = QWidget()
        right = column()
        right.addLayout(self._lines)
        for each in (10, self.form, 16, self._about, 6):
            if isinstance(each, int):
                right.addSpacing(each)
            else:
                right.addWidget(each)
        right.addLayout(row(self._delete, self._bring_back, None))
        right.addStretch(1)
        self._inside.setLayout(right)
        self._area = scrolled(self._inside, "detail-scroll")
        middle = row(self.sets, 20, self._area)
        middle.setStretch(0, 6)
        middle.setStretch(2, 5)
        page = column()
        page.addLayout(top)
        page.addSpacing(12)
        page.addLayout(middle, 1)
        self.setLayout(page)

    @property
    def session(self) -> str:
        """The id of the session that is shown; nothing where none is."""
        return self._detail.id if self._detail else ""

    def show_detail(self, detail: SessionDetail) -> None:
        """Show a session."""
        self._detail = detail
        self.form.hide()
        self._title.setText(detail.title)
        minutes = max(1, round((detail.ended - detail.started).total_seconds() / 60))
        self._when.setText(
            self.tr("{moment} · {n} min").format(moment=moment_text(detail.started), n=minutes)
        )
        self._outcome.setText(outcome_sentence(detail))
        self._model.show_rows(set_rows(detail), tuple)
        self._show_lines(detail)
        self._delete.setVisible(detail.deleted is None)
        self._bring_back.setVisible(detail.deleted is not None)
        self._about.setText(self._about_deleting(detail))

    def take_room(self) -> None:
        """Ask for the width of what is scrolled: it can be scrolled up and down only."""
        bar = self._area.verticalScrollBar().sizeHint().width()
        # The grid keeps its lines' places from before their letters changed, unless it forgets.
        for layout in reversed(self._inside.findChildren(QLayout)):
            layout.invalidate()
            layout.activate()
        self._area.setMinimumWidth(self._inside.minimumSizeHint().width() + bar)

    def focus_first(self) -> None:
        """Give the keyboard to the way back: nothing is changed by a key pressed too often."""
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about_deleting(self, detail: SessionDetail) -> str:
        if detail.deleted is not None:
            return self.tr("This session is deleted. It counts nowhere, and is soon gone for good.")
        if detail.outcome in STOPPED:
            return self.tr("What you are advised follows from stops like this one. If it did "
                           "happen, please keep it.")  # fmt: skip
        return self.tr("Only if it was a mistake: it can be brought back for seven days.")

    def _show_lines(self, detail: SessionDetail) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for given in detail.scores:
            self._add(
                score_when(given, detail), score_text(given), f"score-{given.seq}",
                partial(self._ask_score, given),
            )  # fmt: skip
        self._add(self.tr("Effort"), effort_text(detail), "effort", self._ask_effort)
        self._add(self.tr("Note"), note_text(detail), "note", self._ask_note)

    def _add(self, what: str, value: str, name: str, mend: Mend) -> None:
        line = self._lines.rowCount()
        top = Qt.AlignmentFlag.AlignTop
        mended = Button(self.tr("Correct"), f"correct-{name}", look=Look.PLAIN)
        mended.setAccessibleName(self.tr("Correct: {what}, {value}").format(what=what, value=value))
        mended.clicked.connect(mend)
        title = label(what, 0.95, role=Role.PlaceholderText, name=f"line-{name}")
        self._lines.addWidget(title, line, 0)
        self._lines.addWidget(label(value, 1.05, SEMIBOLD, name=f"value-{name}"), line, 1)
        if self._detail is not None and self._detail.deleted is None:
            self._lines.addWidget(mended, line, 2, top)

    def _ask_score(self, given: Given) -> None:
        if self._detail is None:
            return
        when = score_when(given, self._detail)
        self._take = lambda value: self.score_corrected.emit(given.seq, value)
        words = self.tr("{when}: the pain score, 0–10").format(when=when)
        self.form.ask_number(words, given.score, may_be_nothing=False)

    def _ask_effort(self) -> None:
        if self._detail is not None:
            self._take = self.effort_corrected.emit
            words = self.tr("The effort, 0–10")
            self.form.ask_number(words, self._detail.effort, may_be_nothing=True)

    def _ask_note(self) -> None:
        if self._detail is not None:
            self._take = lambda value: self.note_corrected.emit(value or "")
            self.form.ask_text(self.tr("The note"), self._detail.note)

    def _hand_over(self, value: object) -> None:
        self._focus_back()
        if self._take is not None:
            self._take(value)

    def _focus_back(self) -> None:
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self, signal: SignalInstance) -> None:
        signal.emit(self.session)
