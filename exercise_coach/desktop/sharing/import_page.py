"""Bringing a file into the logbook: choose it, say what its columns are, look, and decide."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QListWidget, QWidget

from exercise_coach.desktop.controls import BOLD, Button, Look, Role, column, label
from exercise_coach.desktop.fitting import remember_letters
from exercise_coach.desktop.flow import flow
from exercise_coach.desktop.logbook.words import notes_text, sessions_text, sets_text
from exercise_coach.desktop.scrolling import ScrollingPage
from exercise_coach.desktop.sharing import arrivals
from exercise_coach.desktop.sharing.arrivals import Opened
from exercise_coach.desktop.sharing.mapping_form import MappingForm
from exercise_coach.desktop.sharing.working import Worker
from exercise_coach.desktop.theme import font
from exercise_coach.logbook.importing import Imported, Kind, Source, Survey

AskWhich = Callable[[QWidget], Path | None]
_BAD_SHOWN = 200


def ask_which(parent: QWidget) -> Path | None:
    """Let the user choose a file; none where they leave it."""
    kinds = parent.tr("Logbooks and tables (*.json *.csv *.txt);;All files (*)")
    chosen, _ = QFileDialog.getOpenFileName(
        parent, parent.tr("Choose a file"), str(Path.home()), kinds
    )
    return Path(chosen) if chosen else None


class ImportPage(ScrollingPage):
    """A page of its own. `left` tells that the user goes back; `imported`, that there is more."""

    left = Signal()
    imported = Signal()

    def __init__(
        self, folder: Path, now: Callable[[], datetime], which: AskWhich = ask_which
    ) -> None:
        super().__init__()
        self.setObjectName("import-page")
        self._folder, self._now, self._which = folder, now, which
        self._opened: Opened | None = None
        self._source: Source | None = None
        self._added = Imported()
        self.worker = Worker(self)
        self.worker.came.connect(self._take)
        self.worker.failed.connect(self._failed)
        self._make_parts()
        self._lay_out()

    def _make_parts(self) -> None:
        self._tells = label("", 1.05, name="import-tells")
        self.mapping = MappingForm()
        self.bad = QListWidget()
        self.bad.setObjectName("import-bad")
        self.bad.setAccessibleName(self.tr("What cannot be imported"))
        self.bad.setFont(font(1.0))
        remember_letters(self.bad)
        self.bad.setWordWrap(True)
        self._choose = Button(self.tr("Choose a file …"), "import-choose", look=Look.PRIMARY)
        self._look = Button(self.tr("Look at it"), "import-look", look=Look.PRIMARY)
        self._bring = Button(self.tr("Import"), "import-bring", look=Look.PRIMARY)
        self._undo = Button(self.tr("Undo"), "import-undo")
        self._back = Button(self.tr("Back"), "import-back", key="Esc")
        for button, act in (
            (self._choose, self.choose), (self._look, self.look), (self._bring, self.bring),
            (self._undo, self.undo), (self._back, self.left.emit),
        ):  # fmt: skip
            button.clicked.connect(act)
        self.mapping.changed.connect(self._show_mapping)

    def _lay_out(self) -> None:
        heading = label(self.tr("Import"), 2.0, BOLD, name="import-heading")
        quiet = label(
            self.tr("What is in the logbook already stays as it is: nothing comes in twice."),
            0.95, role=Role.PlaceholderText, name="import-promise",
        )  # fmt: skip
        page = column(heading, 12, self._tells, self.bad, self.mapping, spacing=8)
        page.addWidget(quiet)
        page.addSpacing(6)
        page.addLayout(
            flow(self._choose, self._look, self._bring, self._undo, self._back, spacing=10)
        )
        page.addStretch(1)
        page.setContentsMargins(40, 28, 40, 28)
        self.hold(page, "import-scroll")

    def open_page(self) -> None:
        """Begin anew: with no file."""
        self._opened = None
        words = self.tr(
            "From another computer: the file that “Everything (JSON)” wrote there. From elsewhere: "
            "a table saved as CSV, with a day and an exercise in each row, or a backup of My PT."
        )
        self._show(words, self._choose)

    def _show(self, words: str, *shown: QWidget) -> None:
        """Say something, and show these parts and no others; the first is where the keyboard is."""
        self._tells.setText(words)
        parts: tuple[QWidget, ...] = (
            self.mapping, self.bad, self._choose, self._look, self._bring, self._undo
        )  # fmt: skip
        for part in parts:
            part.setVisible(part in shown)
        self.fit()
        for button, then in ((self._choose, self._look), (self._look, self._bring)):
            button.look = Look.PLAIN if then in shown or self._bring in shown else Look.PRIMARY
        for part in shown:
            if isinstance(part, Button):
                part.setFocus(Qt.FocusReason.OtherFocusReason)
                break

    def choose(self) -> None:
        """Let the user choose a file, and read it."""
        path = self._which(self)
        if path is not None:
            self._show(self.tr("Reading …"))
            self.worker.do(lambda: arrivals.open_file(path))

    def look(self) -> None:
        """Look what the file would add."""
        if self._opened is None:
            return
        source = arrivals.source_of(self._opened, self.mapping.columns, self.mapping.score)
        self._source = source
        self._show(self.tr("Reading …"))
        self.worker.do(lambda: arrivals.look(self._folder, source))

    def bring(self) -> None:
        """Bring in what is good."""
        source = self._source
        if source is not None:
            self._show(self.tr("Importing …"))
            self.worker.do(lambda: arrivals.bring(self._folder, source))

    def undo(self) -> None:
        """Take back what was brought in."""
        added = self._added
        self._show(self.tr("Taking it back …"))
        self.worker.do(lambda: arrivals.undo(self._folder, added))

    def _take(self, came: object) -> None:
        if isinstance(came, Opened):
            self._opened = came
            self.mapping.show_table(came.table, came.columns or {})
            if came.kind is Kind.DOCUMENT:
                self.look()
            else:
                self._show_mapping()
        elif isinstance(came, Survey):
            self._show_survey(came)
        elif isinstance(came, Imported):
            self._show_imported(came)
        else:
            self.imported.emit()
            self._show(self.tr("It was taken back: the logbook is as it was."), self._choose)

    def _show_mapping(self) -> None:
        assert self._opened is not None  # noqa: S101  (there is a mapping only of a file)
        words = (
            self.tr("Which column holds what?")
            if self._opened.table is not None
            else self.tr("A backup of My PT. It keeps no pain scores: say which one stands.")
        )
        self._show(words, self._look, self.mapping, self._choose)
        self._look.setEnabled(self.mapping.is_whole)

    def _show_survey(self, found: Survey) -> None:
        self._show_bad(found)
        shown: list[QWidget] = [self._choose]
        if found.bad_count:
            shown.append(self.bad)
        if self._opened is not None and self._opened.kind is not Kind.DOCUMENT:
            shown.append(self.mapping)
            shown.append(self._look)
        if found.new_sessions or found.new_facts:
            shown.insert(0, self._bring)
        self._bring.set_text(
            self.tr("Import the rest") if found.bad_count else self.tr("Import")
        )  # fmt: skip
        self._show(self._words_of(found), *shown)

    def _words_of(self, found: Survey) -> str:
        words = self.tr("New: {sessions} with {sets}, {facts}.")
        said = [
            words.format(
                sessions=sessions_text(len(found.new_sessions)), sets=sets_text(found.sets),
                facts=notes_text(len(found.new_facts)),
            )
        ]  # fmt: skip
        if found.days:
            first, last = (f"{day.day} {day:%b %Y}" for day in found.days)
            said.append(self.tr("From {first} to {last}.").format(first=first, last=last))
        if found.known:
            said.append(self.tr("Already there: {count}.").format(count=found.known))
        if found.deleted:
            words = self.tr("Deleted here before, and left out: {count}.")
            said.append(words.format(count=found.deleted))
        if found.bad_count:
            words = self.tr("{count} cannot be imported, for the reasons below.")
            said.append(words.format(count=found.bad_count))
        return " ".join(said)

    def _show_bad(self, found: Survey) -> None:
        shown: Sequence[str] = [str(bad) for bad in found.bad[:_BAD_SHOWN]]
        self.bad.clear()
        self.bad.addItems(list(shown))
        if found.bad_count > len(shown):
            words = self.tr("… and {count} more")
            self.bad.addItem(words.format(count=found.bad_count - len(shown)))
        rows = min(self.bad.count(), 6)
        self.bad.setFixedHeight(round(self.bad.fontMetrics().height() * 1.7 * rows) + 12)

    def _show_imported(self, added: Imported) -> None:
        self._added = added
        words = self.tr("Imported: {sessions} and {facts}.")
        told = words.format(
            sessions=sessions_text(len(added.sessions)), facts=notes_text(len(added.facts))
        )
        if added.skipped:
            told += " " + self.tr("Left out: {count}.").format(count=added.skipped)
        self._show(told, self._undo, self._choose)
        self.imported.emit()

    def _failed(self, problem: str) -> None:
        self._show(problem, self._choose)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back with Escape; letters mean nothing else here."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.text().strip():
            event.accept()
        else:
            super().keyPressEvent(event)
