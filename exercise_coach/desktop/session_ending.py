"""How a session is left: what is asked last, and that all of it is kept."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from exercise_coach.desktop import spoken
from exercise_coach.desktop.session_foot import About, SessionFoot
from exercise_coach.desktop.session_pages import SessionPages
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.desktop.session_turns import DISK_PATIENCE, Turns
from exercise_coach.session import State, pain


class Ending:
    """Leads from the last set to the close. Nothing that was said is lost without a word.

    `note` is what the session's note begins with.
    """

    def __init__(
        self, parts: Parts, pages: SessionPages, foot: SessionFoot, turns: Turns,
        close: Callable[[], None],
    ) -> None:  # fmt: skip
        self._parts, self._pages, self._foot, self._turns = parts, pages, foot, turns
        self._close = close
        self._is_unsaved = False
        self.note = ""

    def show_finish(self) -> None:
        """Show the last page."""
        pages, coach = self._pages, self._parts.coach
        if pages.page is pages.finish:
            return
        done, planned = len(coach.done), sum(len(keys) for keys in coach.timeline.blocks)
        sets = spoken.sets_of(done, planned)
        is_done = coach.state is State.FINISHED
        heading = _tr("All done. Well done.") if done >= planned else _tr("Done for now.")
        if not is_done:
            heading = _tr("Before you go")
        pages.turn_to(pages.finish)
        pages.finish.ask(
            heading,
            f"{coach.routine.title}  ·  {sets}",
            coach.last_score if is_done else None,
        )
        pages.finish.note.setText(self.note)

    def save_and_close(self) -> None:
        """Keep what was said after the session, and leave it."""
        self.keep_what_was_said()
        finish = self._pages.finish
        score = finish.pain or 0
        if not self._parts.journal.flush(DISK_PATIENCE):
            self._say_unsaved(_tr("Done tries again; Esc leaves without it."))
        elif finish.asks_pain and pain.must_call_first(score):
            self._turns.urge_to_call(score)
        else:
            self._close()

    def keep_what_was_said(self) -> None:
        """Hand it to the logbook."""
        finish = self._pages.finish
        given = finish.pain if finish.asks_pain else None
        self._parts.journal.finish(given, finish.effort, finish.note.text().strip() or None)

    def keep_note(self) -> None:
        """Hand the note as far as it is known to the logbook: the last page may not be reached."""
        self._parts.journal.finish(None, None, self.note)

    def save_or_leave(self) -> None:
        """Keep what was said; where that has failed before, leave without it."""
        if self._is_unsaved:
            self._close()
        else:
            self.save_and_close()

    def leave(self) -> None:
        """Leave when everything is saved; where it cannot be, say so first."""
        if self._is_unsaved or self._parts.journal.flush(DISK_PATIENCE):
            self._close()
        else:
            self._say_unsaved(_tr("Close leaves without it."))

    def _say_unsaved(self, text: str) -> None:
        self._is_unsaved = True
        self._foot.tell(self._parts.journal.problem or "", About.JOURNAL)
        self._foot.tell(text, About.UNSAVED)


def _tr(text: str) -> str:
    return QCoreApplication.translate("session", text)
