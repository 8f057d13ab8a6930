"""The safety of the logbook: its pages, made when they are first wanted, and who does the work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.controls import Button
from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.notices import notice
from exercise_coach.desktop.safety.caretaker import Caretaker, Tended
from exercise_coach.desktop.safety.erase_page import ErasePage
from exercise_coach.desktop.safety.restore_page import RestorePage
from exercise_coach.desktop.safety.words import amounts, counted
from exercise_coach.desktop.safety.work import Work
from exercise_coach.desktop.settings.data_section import DataSection
from exercise_coach.desktop.window import Window
from exercise_coach.erasing import Erased, erase, personal
from exercise_coach.logbook import (
    FILE,
    Backup,
    LogbookProblem,
    Preview,
    Repaired,
    SessionLock,
    backups_in,
    damaged_in,
    preview_restore,
    repair,
    restore,
)
from exercise_coach.startup import at_login, command_line
from exercise_coach.wording import Advice


@dataclass(frozen=True, slots=True)
class _Restored:
    """What came of going back: where the logbook of before is, or a `problem`."""

    backup: Backup
    aside: Path | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class _Saved:
    """What came of saving what damaged logbooks hold."""

    repaired: Sequence[Repaired] = ()
    problem: str = ""


class Safety(QObject):
    """Shows the pages, one at a time; the logbook is away while one of them changes it.

    `changed` comes when there is another logbook to be read, `noticed` when there is something
    else to be said of it, `left` when the user is done with a page. `erased` comes once everything
    is gone, and `finished` when the user has read that.
    """

    changed = Signal()
    noticed = Signal()
    left = Signal()
    erased = Signal()
    finished = Signal()

    def __init__(
        self,
        window: Window,
        folder: Path,
        keeping: Keeping,
        now: Callable[[], datetime],
        is_led: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._window, self._folder, self._keeping = window, folder, keeping
        self._now = now
        self.notice = ""
        self.is_erased = False
        self.caretaker = Caretaker(folder, now, is_led, self)
        self.caretaker.tended.connect(self._take_tended)
        self._work = Work(self)
        self._work.done.connect(self._take)
        self._looking = Work(self)
        self._looking.done.connect(self._show_preview)
        self._restore: RestorePage | None = None
        self._erase: ErasePage | None = None
        self._told: AdvicePage | None = None
        self._section: DataSection | None = None

    # The settings page, and notices

    def serve(self, section: DataSection) -> None:
        """Tell a section of the settings page how things are, and do what is wanted there."""
        self._section = section
        section.seen.connect(self._show_state)
        section.backup_wanted.connect(self._back_up)
        section.restore_wanted.connect(self.show_restore)
        section.erase_wanted.connect(self.show_erase)

    def _back_up(self) -> None:
        if self._section is not None:
            self._section.show_state(self.tr("Backing up …"))
        self.caretaker.back_up()

    def _show_state(self) -> None:
        if self._section is None:
            return
        backups = backups_in(self._folder)
        if self.caretaker.last.problem:
            self._section.show_state(self.caretaker.last.problem)
        elif not backups:
            self._section.show_state(
                self.tr("No backup yet. One is made each day on which something was added.")
            )
        else:
            count = counted(len(backups), self.tr("1 backup"), self.tr("{count} backups"))
            newest = self.tr("the newest of {when}").format(when=_moment(backups[0].made))
            checked = self.tr("the logbook was checked, and is in order")
            parts = (count, newest, checked if self.caretaker.last.is_checked else "")
            self._section.show_state(" · ".join(part for part in parts if part))

    def _take_tended(self, tended: Tended) -> None:
        self._show_state()
        if tended.problem != self.notice:
            self.notice = tended.problem
            self.noticed.emit()

    def add_offer(self, place: QVBoxLayout) -> None:
        """Offer, at the top of a page, to save what a damaged logbook still holds."""
        if not (damaged_in(self._folder) or self.caretaker.last.is_damaged):
            return
        save = Button(self.tr("Save what it holds"), "save-damaged")
        save.clicked.connect(self.save_damaged)
        text = self.tr("A damaged logbook may still hold most of your sessions.")
        place.addWidget(notice("damaged", text, save))

    # Going back

    def show_restore(self) -> None:
        """Show the backups there are."""
        if self._restore is None:
            self._restore = RestorePage()
            self._restore.looked_at.connect(self._look_at)
            self._restore.wanted.connect(self._go_back)
            self._restore.left.connect(self.left)
        self._show(self._restore)
        self._restore.show_backups(backups_in(self._folder))

    def _look_at(self, backup: Backup) -> None:
        self._looking.start(partial(_preview, self._folder / FILE, backup))

    def _show_preview(self, preview: Preview | str) -> None:
        if self._restore is not None:
            self._restore.show_preview(preview)

    def _go_back(self, backup: Backup) -> None:
        self._begin(partial(_restored, self._folder, backup, self._now()))

    # Saving what is damaged

    def save_damaged(self) -> None:
        """Bring what damaged logbooks still hold into the present one."""
        self._begin(partial(_saved, self._folder, self._now()))
        self._tell(self.tr("Saving …"), (self.tr("This takes a moment for many years."),))

    def _tell(self, heading: str, paragraphs: Sequence[str]) -> None:
        if self._told is None:
            self._told = AdvicePage("saved-page")
        back = Button(self.tr("Back"), "saved-back")
        back.clicked.connect(self.left)
        self._show(self._told)
        self._told.show_advice("", Advice(heading, tuple(paragraphs)), back)

    def _tell_saved(self, saved: _Saved) -> None:
        if saved.problem:
            self._tell(self.tr("Nothing could be saved."), (saved.problem,))
            return
        told: list[str] = []
        for each in saved.repaired:
            told.append(self.tr("Saved: {amounts}").format(amounts=amounts(each.found)))
            if each.backup is not None:
                text = self.tr("Part of it came from the backup {name}.")
                told.append(text.format(name=each.backup.name))
            if not each.is_whole:
                text = self.tr("Lost, and in no backup: {amounts}")
                told.append(text.format(amounts=amounts(each.lost)))
            told.append(self.tr("The damaged file is kept as {name}.").format(name=each.kept.name))
        self._tell(self.tr("What could be saved is in your logbook."), told)

    # The work

    def _begin(self, do: Callable[[], object]) -> None:
        self.caretaker.rest()
        self._keeping.leave()
        self._work.start(do)

    def _take(self, result: _Restored | _Saved) -> None:
        self._keeping.come_back()
        self.caretaker.last = Tended()
        self.notice = ""
        self.caretaker.wake()
        if isinstance(result, _Saved):
            self._tell_saved(result)
        elif self._restore is not None:
            self._restore.show_backups(backups_in(self._folder))
            self._restore.show_result(self._told_restored(result))
        self.changed.emit()

    def _told_restored(self, restored: _Restored) -> str:
        if restored.aside is None:
            return restored.problem
        text = self.tr(
            "Your logbook is as it was on {when}. What stood there before is kept as {name}."
        )
        return text.format(when=_moment(restored.backup.made), name=restored.aside.name)

    # Erasing

    def show_erase(self) -> None:
        """Show what there is to be erased."""
        if self._erase is None:
            self._erase = ErasePage()
            self._erase.wanted.connect(self._erase_all)
            self._erase.left.connect(self.left)
            self._erase.finished.connect(self.finished)
        self._show(self._erase)
        self._erase.show_kinds(personal(self._folder))

    def _erase_all(self, routines: bool) -> None:
        self.caretaker.stop()
        self._keeping.leave()
        try:
            erased: Erased = erase(
                self._folder, at_login(command_line(self._folder)), routines=routines
            )
        except LogbookProblem as problem:
            self._keeping.come_back()
            if self._erase is not None:
                self._erase.show_problem(str(problem))
            return
        self.is_erased = True
        self.erased.emit()
        if self._erase is not None:
            self._erase.show_erased(erased)

    def _show(self, page: QWidget) -> None:
        self._window.show_page(page, alone=True)

    def close(self) -> None:
        """Let what is under way come to its end, and make today's backup."""
        self._looking.close()
        self._work.close()
        if not self.is_erased:
            self.caretaker.close()


def _moment(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def _preview(logbook: Path, backup: Backup) -> Preview | str:
    try:
        return preview_restore(logbook, backup.path)
    except LogbookProblem as problem:
        return str(problem)


def _restored(folder: Path, backup: Backup, now: datetime) -> _Restored:
    try:
        with SessionLock(folder):
            return _Restored(backup, restore(folder / FILE, backup.path, now))
    except LogbookProblem as problem:
        return _Restored(backup, problem=str(problem))


def _saved(folder: Path, now: datetime) -> _Saved:
    try:
        with SessionLock(folder):
            return _Saved(repair(folder / FILE, now))
    except LogbookProblem as problem:
        return _Saved(problem=str(problem))
