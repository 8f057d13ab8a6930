"""The session that the window leads: made ready, gone on with, and put away. One at a time."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.keeping import Keeping
from exercise_coach.desktop.session_keys import SessionKeys
from exercise_coach.desktop.session_parts import Parts, SessionSounds
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.starting import Ready
from exercise_coach.desktop.window import Window
from exercise_coach.figure import Figure
from exercise_coach.logbook import BrokenSession
from exercise_coach.prescription import Routine
from exercise_coach.session import Coach, Effect, State, pain
from exercise_coach.session.effects import Started
from exercise_coach.session.events import Score, Start


class Sessions(QObject):
    """Leads a session and writes it into the logbook.

    `closed` comes when the user has left it, `wanted_instead` with a routine's id and the score
    given when another one is asked for; `screened` when a session begins whose ready page asked
    the screening questions, and `flagged` when one of them was answered yes there. `began` carries
    the view of a session made ready, and `left` comes when it is put away. `turned_away` carries
    the score at which one was not started, because the pain rule does not let it, or because
    somebody is to be called first.
    """

    began = Signal(object)
    left = Signal()
    closed = Signal()
    wanted_instead = Signal(str, int)
    screened = Signal()
    flagged = Signal()
    turned_away = Signal(int)

    def __init__(
        self, app: QApplication, window: Window, sound: SessionSounds, keeping: Keeping,
        clock: Callable[[], float], instead: Callable[[int], Sequence[Routine]],
        figures: Mapping[str, Figure], wants_less_motion: Callable[[], bool],
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._app, self._window, self._sound, self._keeping = app, window, sound, keeping
        self._clock, self._instead = clock, instead
        self._figures, self._wants_less_motion = figures, wants_less_motion
        self._keys: SessionKeys | None = None
        self.view: SessionView | None = None

    @property
    def is_live(self) -> bool:
        """Whether a session has begun and not ended."""
        return self.view is not None and self.view.coach.state.is_live

    @property
    def has_begun(self) -> bool:
        """Whether the session that is seen was ever started."""
        return self.view is not None and self.view.coach.state is not State.READY

    def begin(self, ready: Ready, broken: BrokenSession | None, score: int | None) -> None:
        """Show the ready page of a session, or of one to be gone on with.

        `score` is the one already given. Raises `LogbookProblem` as `Keeping.begin` does.
        """
        journal = self._keeping.begin(ready.routine, broken)
        coach = Coach(ready.routine, broken.progress if broken else None)
        view = SessionView(
            Parts(
                coach, self._sound, journal, self._clock, self._instead,
                is_resumed=broken is not None, questions=ready.questions, why=ready.why,
                remarks=ready.remarks, figures=self._figures, less_motion=self._wants_less_motion(),
            )
        )  # fmt: skip
        view.closed.connect(self.closed)
        view.wanted_instead.connect(self.wanted_instead)
        view.ready.flagged.connect(self.flagged)
        if ready.questions:
            view.player.happened.connect(self._tell_screened)
        self.view, self._keys = view, SessionKeys(view)
        self._app.installEventFilter(self._keys)
        self._window.show_page(view, alone=True)
        view.setFocus()
        self.began.emit(view)
        if score is not None:
            view.send(Score(score))

    def _tell_screened(self, effects: Sequence[Effect]) -> None:
        if any(isinstance(effect, Started) for effect in effects):
            self.screened.emit()

    def _tell_turned_away(self, coach: Coach) -> None:
        score = coach.last_score
        if coach.state is not State.READY or score is None:
            return
        # A score at which to call first counts, whatever else was open then.
        if pain.must_call_first(score) or not coach.accepts(Start()):
            self.turned_away.emit(score)

    def break_off(self) -> None:
        """Keep what was said after a session, because the window closes.

        One that is under way is left open in the logbook, as by a crash: the next start offers to
        go on with it, or to end it there.
        """
        if self.view is not None:
            self.view.break_off()

    def leave(self) -> str:
        """Put the session away; return what could not be saved of it."""
        view, self.view = self.view, None
        if view is None:
            return ""
        if self._keys is not None:
            self._app.removeEventFilter(self._keys)
            self._keys = None
        self.left.emit()
        self._tell_turned_away(view.coach)
        view.end()
        view.deleteLater()  # not before another page is seen: each that comes in between costs
        return self._keeping.end()
