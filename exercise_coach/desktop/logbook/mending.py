"""Corrections and deletions: done at once, told, and taken back with one key."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from exercise_coach.desktop.logbook.detail_page import DetailPage
from exercise_coach.desktop.logbook.detail_words import score_when
from exercise_coach.desktop.logbook.ledger import Ledger
from exercise_coach.desktop.logbook.words import day_text
from exercise_coach.desktop.today.undo_line import UndoLine
from exercise_coach.logbook.lookback import SessionDetail

Change = Callable[[], str]


class Mending(QObject):
    """Carries out what the page of a session asks for.

    `changed` comes after every change, `gone` where the session that was shown is deleted.
    """

    changed = Signal()
    gone = Signal()

    def __init__(self, ledger: Ledger, page: DetailPage, undo: UndoLine, parent: QObject) -> None:
        super().__init__(parent)
        self._ledger, self._page, self._undo = ledger, page, undo
        self._take_back: Change | None = None
        page.score_corrected.connect(self._correct_score)
        page.effort_corrected.connect(self._correct_effort)
        page.note_corrected.connect(self._correct_note)
        page.deleted.connect(self._delete)
        page.brought_back.connect(self._bring_back)
        undo.undone.connect(self._undone)

    def _correct_score(self, seq: int | None, value: int) -> None:
        before = self._shown()
        given = next((each for each in before.scores if each.seq == seq), None) if before else None
        if before is None or given is None or given.score == value:
            return
        self._do(
            lambda: self._ledger.correct_score(before.id, seq, value),
            lambda: self._ledger.correct_score(before.id, seq, given.score),
            self.tr("{when}: {value} instead of {before}").format(
                when=score_when(given, before), value=value, before=given.score
            ),
        )

    def _correct_effort(self, value: int | None) -> None:
        before = self._shown()
        if before is not None and before.effort != value:
            self._do(
                lambda: self._ledger.correct_effort(before.id, value),
                lambda: self._ledger.correct_effort(before.id, before.effort),
                self.tr("The effort is corrected."),
            )

    def _correct_note(self, value: str) -> None:
        before = self._shown()
        if before is not None and (before.note or "") != value:
            self._do(
                lambda: self._ledger.correct_note(before.id, value),
                lambda: self._ledger.correct_note(before.id, before.note or ""),
                self.tr("The note is corrected."),
            )

    def _delete(self, session: str) -> None:
        before = self._shown()
        if before is not None and self._do(
            lambda: self._ledger.delete(session),
            lambda: self._ledger.bring_back(session),
            self.tr("Deleted: {title}, {day}").format(
                title=before.title, day=day_text(before.started.date())
            ),
        ):
            self.gone.emit()

    def _bring_back(self, session: str) -> None:
        before = self._shown()
        if before is not None:
            self._do(
                lambda: self._ledger.bring_back(session),
                lambda: self._ledger.delete(session),
                self.tr("Brought back: {title}").format(title=before.title),
            )

    def _shown(self) -> SessionDetail | None:
        return self._ledger.detail(self._page.session)

    def _do(self, change: Change, back: Change, words: str) -> bool:
        problem = change()
        self._take_back = None if problem else back
        self._undo.offer(problem or words, "" if problem else self._page.session)
        self._undo.undo.setVisible(not problem)
        self._show_again()
        return not problem

    def _undone(self, _session: str) -> None:
        if self._take_back is not None:
            problem = self._take_back()
            self._take_back = None
            if problem:
                self._undo.offer(problem, "")
                self._undo.undo.hide()
            self._show_again()

    def _show_again(self) -> None:
        detail = self._shown()
        if detail is not None:
            self._page.show_detail(detail)
        self.changed.emit()
