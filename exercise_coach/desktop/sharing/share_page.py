"""Sharing the logbook: in which form, which days, under which name, and where to."""

import enum
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from exercise_coach.desktop.controls import BOLD, Button, Look, Role, column, label
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.recovery.day_field import DayField
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.settings.parts import Choices
from exercise_coach.desktop.sharing.fields import TextLine, labelled
from exercise_coach.desktop.sharing.wishes import Days, Form, Share, file_name, period_of
from exercise_coach.desktop.sharing.working import Worker

AskWhere = Callable[[QWidget, str], Path | None]
Paper = Literal["a4", "letter"]


def ask_where(parent: QWidget, suggested: str) -> Path | None:
    """Let the user choose where a file goes; none where they leave it."""
    start = str(Path.home() / suggested)
    chosen, _ = QFileDialog.getSaveFileName(parent, parent.tr("Save the file"), start)
    return Path(chosen) if chosen else None


class _PaperChoice(enum.StrEnum):
    A4 = "a4"
    LETTER = "letter"


class SharePage(ScrollingPage):
    """A page of its own. `left` tells that the user goes back; `shared` carries the file."""

    left = Signal()
    shared = Signal(object)

    def __init__(
        self, folder: Path, now: Callable[[], datetime], where: AskWhere = ask_where
    ) -> None:
        super().__init__()
        self.setObjectName("share-page")
        self._folder, self._now, self._where = folder, now, where
        self._form, self._days, self._paper = Form.PDF, Days.USUAL, _usual_paper()
        self._out: Path | None = None
        self.worker = Worker(self)
        self.worker.came.connect(self._done)
        self.worker.failed.connect(self._failed)
        self._make_choices()
        self._make_fields()
        self._lay_out()
        self._show_choices()

    def _make_choices(self) -> None:
        self._forms: Choices[Form] = Choices(
            {
                Form.PDF: self.tr("Report (PDF)"), Form.CSV: self.tr("Table (CSV)"),
                Form.JSON: self.tr("Everything (JSON)"), Form.FHIR: self.tr("Clinic (FHIR)"),
            },
            "share-form",
        )  # fmt: skip
        self._spans: Choices[Days] = Choices(
            {
                Days.USUAL: self.tr("The usual"), Days.LATELY: self.tr("Last 3 months"),
                Days.CHOSEN: self.tr("Choose days"),
            },
            "share-days",
        )  # fmt: skip
        self._papers: Choices[_PaperChoice] = Choices(
            {_PaperChoice.A4: "A4", _PaperChoice.LETTER: "Letter"}, "share-paper"
        )
        self._forms.chosen.connect(self._choose_form)
        self._spans.chosen.connect(self._choose_days)
        self._papers.chosen.connect(self._choose_paper)

    def _make_fields(self) -> None:
        quiet = Role.PlaceholderText
        self._tells = label("", 1.0, role=quiet, name="share-tells")
        self._span_tells = label("", 1.0, role=quiet, name="share-days-tell")
        self.first = DayField("share-first", self.tr("First day"))
        self.last = DayField("share-last", self.tr("Last day"))
        hint = self.tr("may be left out")
        self.name = TextLine("share-name", self.tr("Name, may be left out"), hint)
        self._save = Button(self.tr("Save as …"), "share-save", look=Look.PRIMARY)
        self._back = Button(self.tr("Back"), "share-back", key="Esc")
        self._status = label("", 1.0, name="share-status")
        self._save.clicked.connect(self._start)
        self._back.clicked.connect(self.left)

    def _lay_out(self) -> None:
        heading = label(self.tr("Share the logbook"), 2.0, BOLD, name="share-heading")
        private = label(
            self.tr("The file holds your health data. Whoever has it can read it."),
            0.95, role=Role.PlaceholderText, name="share-private",
        )  # fmt: skip
        self._chosen_days = _wrapped(labelled("", self.first, self.last))
        self._named = _wrapped(labelled(self.tr("Name"), self.name))
        self._papered = _wrapped(labelled(self.tr("Paper"), self._papers))
        self.name.setMinimumWidth(320)
        page = column(heading, 18)
        page.setSpacing(8)
        page.addLayout(labelled(self.tr("Form"), self._forms))
        page.addLayout(labelled("", self._tells))
        page.addLayout(labelled(self.tr("Days"), self._spans))
        page.addLayout(labelled("", self._span_tells))
        for part in (self._chosen_days, self._named, self._papered):
            page.addWidget(part)
        page.addSpacing(10)
        page.addWidget(private)
        page.addLayout(flow(self._save, self._back, spacing=10))
        page.addWidget(self._status)
        page.addStretch(1)
        page.setContentsMargins(40, 28, 40, 28)
        self.hold(page, "share-scroll")

    def open_page(self) -> None:
        """Begin anew: a report on paper of this country, of the usual days."""
        today = self._now().date()
        self.first.show_day(today.replace(day=1), today)
        self.last.show_day(today, today)
        self._status.setText("")
        self._show_choices()

    def _choose_form(self, form: Form) -> None:
        self._form = form
        self._show_choices()

    def _choose_days(self, days: Days) -> None:
        self._days = days
        self._show_choices()

    def _choose_paper(self, paper: str) -> None:
        self._paper = "letter" if paper == _PaperChoice.LETTER else "a4"

    def _show_choices(self) -> None:
        self._forms.show_choice(self._form)
        self._spans.show_choice(self._days)
        self._papers.show_choice(_PaperChoice(self._paper))
        self._tells.setText(self._form_tells(self._form))
        self._span_tells.setText(self._days_tell())
        self._span_tells.setVisible(self._days is Days.USUAL)
        self._chosen_days.setVisible(self._days is Days.CHOSEN)
        self._named.setVisible(self._form in {Form.PDF, Form.FHIR})
        self._papered.setVisible(self._form is Form.PDF)
        self.fit()

    def _form_tells(self, form: Form) -> str:
        return {
            Form.PDF: self.tr("A page or two for a physiotherapist or doctor, to print or send."),
            Form.CSV: self.tr("A table with one row for each set."),
            Form.JSON: self.tr("All of it, to be brought into this program on another computer."),
            Form.FHIR: self.tr("For the records of a clinic (HL7 FHIR R4)."),
        }[form]

    def _days_tell(self) -> str:
        if self._form is Form.PDF:
            return self.tr("The open episode; without one, the last three months.")
        return self.tr("All that there is.")

    def _start(self) -> None:
        today = self._now().date()
        out = self._where(self, file_name(self._form, today))
        if out is None:
            return
        period = period_of(self._days, self.first.day, self.last.day, today)
        share = Share(self._folder, self._form, period, self.name.text().strip(), self._paper)
        now = self._now()
        self._out = out
        self._save.setEnabled(False)
        self._status.setText(self.tr("Writing …"))
        self.worker.do(lambda: share.write(out, now))

    def _done(self, _nothing: object) -> None:
        self._save.setEnabled(True)
        self._status.setText(self.tr("Saved: {file}").format(file=self._out))
        self.shared.emit(self._out)

    def _failed(self, problem: str) -> None:
        self._save.setEnabled(True)
        self._status.setText(problem)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back with Escape; letters mean nothing else here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().strip():
            event.accept()
        else:
            super().keyPressEvent(event)


def _usual_paper() -> Paper:
    """Return the paper that is usual in this country."""
    is_metric = QLocale().measurementSystem() != QLocale.MeasurementSystem.ImperialUSSystem
    return "a4" if is_metric else "letter"


def _wrapped(layout: QLayout) -> QWidget:
    """Return a row that can be hidden as one."""
    holder = QWidget()
    holder.setLayout(layout)
    return holder
