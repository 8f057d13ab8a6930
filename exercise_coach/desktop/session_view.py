"""One session from the first question to the last: what the user does, and what follows."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from exercise_coach.desktop import spoken
from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.ahead import Ahead
from exercise_coach.desktop.choice_pages import CrampPage, SymptomPage
from exercise_coach.desktop.controls import column
from exercise_coach.desktop.exercise_page import ExercisePage
from exercise_coach.desktop.finish_page import FinishPage
from exercise_coach.desktop.first_tone import FirstTone
from exercise_coach.desktop.floor.floor_page import FloorPage
from exercise_coach.desktop.floor.frame import Frame, thickness
from exercise_coach.desktop.floor.measures import far_palette
from exercise_coach.desktop.live_page import LivePage
from exercise_coach.desktop.pain_page import PainPage
from exercise_coach.desktop.player import Player
from exercise_coach.desktop.session_ending import Ending
from exercise_coach.desktop.session_feeling import Feeling
from exercise_coach.desktop.session_foot import SCORE, SLEEP, WISH, About, SessionFoot
from exercise_coach.desktop.session_pages import SessionPages
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.desktop.session_turns import Turns, WaysOn
from exercise_coach.guide import Guide
from exercise_coach.session import Effect, Pausing, State, pain
from exercise_coach.session.effects import Paused, Started, Stopped
from exercise_coach.session.events import Choose, Event, Pause, Score, Start


class SessionView(QWidget):
    """Shows one session. It is made for it, and thrown away after `closed`.

    `turned` comes whenever another page is seen; `made` carries each page when it is made, which
    is after the first has been seen.
    """

    heard_as = QAccessible.Role.Grouping
    closed = Signal()
    turned = Signal()
    made = Signal(object)
    wanted_instead = Signal(str, int)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.setObjectName("session")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(parts.coach.routine.title)
        self.coach = parts.coach
        self._parts = parts
        self.player = Player(Guide(parts.coach, parts.sound, parts.journal, parts.clock), self)
        self.player.happened.connect(self._show)
        self._was_told_to_call = False
        self._stopped: Stopped | None = None
        self._first_tone = FirstTone(parts.sound, lambda: self.send(Start()), self)
        self._pages = pages = SessionPages(parts, self.player.guide)
        self.ready = pages.ready
        pages.turned.connect(self._see_turn)
        pages.made.connect(self._serve)
        self.foot = SessionFoot()
        layout = column(self._pages, self.foot)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.frame = Frame(self)
        ways = WaysOn(
            self.start, self.close_session, self._leave, self.show_finish, self.wanted_instead.emit
        )
        self._turns = Turns(pages, parts, ways)
        self.ending = Ending(parts, pages, self.foot, self._turns, self.close_session)
        self.feeling = Feeling(parts.coach, pages, self.ending, self.send)
        self.feeling.dismissed.connect(lambda: self._show(()))
        self.ready.scored.connect(self.score)
        self.ready.started.connect(self.start)
        self.ready.left.connect(self.close_session)
        self._keep_clear()
        self._show(())
        self._ahead = Ahead(self)
        QTimer.singleShot(0, self, self._get_ready)

    def _serve(self, page: QWidget) -> None:
        """Take what the user does on a page that is made just now."""
        if isinstance(page, PainPage):
            page.scale.scored.connect(self.score)
            page.felt.connect(self.feeling.feel)
            page.more_symptoms.connect(self.feeling.ask)
        elif isinstance(page, CrampPage):
            page.chosen.connect(lambda choice: self.send(Choose(choice)))
        elif isinstance(page, SymptomPage):
            page.felt.connect(self.feeling.feel)
            page.felt_other.connect(self.feeling.feel_other)
            page.dismissed.connect(self.feeling.dismiss)
        elif isinstance(page, FinishPage):
            page.saved.connect(self.ending.save_and_close)
        self.made.emit(page)

    def _get_ready(self) -> None:
        """Do what can wait until the first page is seen."""
        self._parts.sound.wake()
        self._show_notice()
        self._ahead.make(self._pages.make_ahead())

    # What the user does

    def send(self, event: Event) -> None:
        """Hand an event to the coach."""
        self.player.send(event)

    def score(self, value: int) -> None:
        """Take a pain score, 0–10, at whatever moment it comes.

        Words that are about help now stay until they are confirmed.
        """
        if self.is_urgent:
            return
        if self.coach.state in {State.STOPPED, State.FINISHED}:
            self.ending.show_finish()
            self.finish.score(value)
        else:
            # A start that still waits for the sound was asked for at another score.
            self._first_tone.call_off()
            self.remark("", WISH)
            is_unasked = self.coach.state.is_live and self.coach.question is None
            self.send(Score(value))
            if is_unasked and self.coach.state.is_live:
                self.remark(self.tr("Pain {n} – noted").format(n=value), SCORE)

    def start(self) -> None:
        """Start, if the pain rule lets this routine start at the score given."""
        score = self.coach.last_score
        if score is None or self.coach.state is not State.READY:
            return
        if pain.must_call_first(score) and not self._was_told_to_call:
            self._was_told_to_call = True
            self._turns.call_first(score)
        elif self.coach.accepts(Start()):
            self._first_tone.wait()
        else:
            self._turns.refuse(score)

    def pause(self) -> None:
        """Let a session under way wait, at once, and after what is asked now."""
        if self.feeling.will_resume:
            self.feeling.stay_paused()
            self.say_why(self.tr("The session stays paused."))
        if self.coach.state.is_live:
            self.send(Pause())

    def pause_because(self, why: str) -> None:
        """Let a session that would go on wait, and say why until it does."""
        if self.feeling.will_resume or self.coach.state in {State.RUNNING, State.ASKING}:
            self.pause()
            self.say_why(why)

    def say_why(self, why: str) -> None:
        """Say why the session waits, until it goes on."""
        self.foot.tell(why, About.GAP)

    def show_finish(self) -> None:
        """Show the last page."""
        self.ending.show_finish()

    def _leave(self) -> None:
        self.ending.leave()

    def close_session(self) -> None:
        """Leave the session; it is over, or has not begun."""
        self.closed.emit()

    def break_off(self) -> None:
        """Keep what was said after the session, because the window closes."""
        if isinstance(self.page, FinishPage):
            self.ending.keep_what_was_said()

    def end(self) -> None:
        """Let go of the sound; nothing is shown after this."""
        self._ahead.stop()
        self._first_tone.call_off()
        self.player.halt()
        self._parts.sound.sleep()

    # What is shown

    @property
    def page(self) -> QWidget:
        """The page that is seen."""
        return self._pages.page

    @property
    def exercise(self) -> ExercisePage:
        """The exercise, seen from nearby; this and the pages below are made when first wanted."""
        return self._pages.exercise

    @property
    def floor(self) -> FloorPage:
        """The exercise, seen from the floor."""
        return self._pages.floor

    @property
    def pain(self) -> PainPage:
        """The question how much it hurts."""
        return self._pages.pain

    @property
    def cramp(self) -> CrampPage:
        """What to do after a cramp."""
        return self._pages.cramp

    @property
    def symptom(self) -> SymptomPage:
        """What else is felt."""
        return self._pages.symptom

    @property
    def advice(self) -> AdvicePage:
        """What to do now."""
        return self._pages.advice

    @property
    def finish(self) -> FinishPage:
        """The last questions."""
        return self._pages.finish

    @property
    def is_urgent(self) -> bool:
        """Whether the words that are seen are about help now, after a session."""
        return isinstance(self.page, AdvicePage) and self._turns.has_urged

    @property
    def is_making(self) -> bool:
        """Whether pages are being made that nobody has wanted yet."""
        return self._ahead.is_busy

    @property
    def is_on_floor(self) -> bool:
        """Whether everything is shown as it is read from the floor."""
        return self._pages.is_far

    @property
    def is_calm(self) -> bool:
        """Whether the user wants less motion."""
        return self._parts.less_motion

    @property
    def sound_notice(self) -> str | None:
        """What the user should know of the sound."""
        return self._parts.sound.notice

    @property
    def sound_lateness(self) -> float:
        """How much later than asked for tones are heard at present, in seconds."""
        return self._parts.sound.lateness

    def show_on_floor(self, *, is_far: bool) -> None:
        """Show everything as it is read from the floor, or from nearby; nothing else changes."""
        self._keep_clear(is_far=is_far)
        self._pages.stand_back(is_far=is_far)
        self._darken()
        self.foot.stand_back(is_far=is_far)
        self._shorten()
        focused = self.focusWidget()
        if focused is None or not focused.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Stopped):
                self._stopped = effect
            elif isinstance(effect, Paused) and effect.reason is Pausing.GAP:
                slept = self.tr("The computer slept or stood still, so the session is paused.")
                self.foot.tell(slept, About.GAP)
            elif isinstance(effect, Started):
                self.remark("", WISH)
        if self.coach.state is State.RUNNING:
            self.foot.tell("", About.GAP)
        if not isinstance(self.page, SymptomPage) or not self.coach.state.is_live:
            self._show_state()
        self._show_notice()

    def _show_state(self) -> None:
        state = self.coach.state
        if state is State.READY:
            self.ready.show_coach(self._parts)
            self._was_told_to_call = False
            self._pages.turn_to(self.ready)
        elif state is State.CRAMPED:
            self._pages.show_cramp()
        elif state is State.STOPPED:
            stopped, self._stopped = self._stopped, None
            if stopped is not None:
                self._turns.stopped(stopped, felt_other=bool(self.ending.note))
        elif state is State.FINISHED:
            self.ending.show_finish()
        else:
            self._pages.show_running()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.is_on_floor:
            self._darken()

    def _darken(self) -> None:
        """Give what is read from the floor the contrast it needs, in whatever theme."""
        far = far_palette(QApplication.palette()) if self.is_on_floor else QPalette()
        self.setPalette(far)

    def _shorten(self) -> None:
        """Leave the height to the exercise, seen from the floor."""
        self.foot.be_short(is_short=self.is_on_floor and isinstance(self.page, LivePage))

    def _see_turn(self) -> None:
        self._shorten()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def _keep_clear(self, *, is_far: bool = False) -> None:
        """Keep every page clear of the frame."""
        thick = thickness(self, is_far=is_far)
        self.frame.set_thick(thick)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(thick, thick, thick, thick)

    def remark(self, text: str, about: str = "voice") -> None:
        """Show one more notice, in place of the one about the same; none where it is empty."""
        self.foot.tell(text, about)

    def say_busy(self, wish: str) -> None:
        """Tell, for a moment, that a routine wished for from elsewhere has to wait."""
        told = self.tr("End this session first: {wish} was not opened.")
        if self.coach.state is State.READY:
            told = self.tr("{wish} was not opened: this one is. Esc closes it.")
        self.remark(told.format(wish=spoken.shortened(wish)), WISH)

    def say_what_is_missing(self) -> None:
        """Tell, for a moment, why a start wished for from elsewhere has to wait."""
        if self.coach.last_score is None:
            self.remark(self.tr("First your pain score: a digit, or T for ten."), WISH)
        else:
            self.remark(self.tr("First the answer to the questions here."), WISH)

    def _show_notice(self) -> None:
        self.foot.tell(self._parts.journal.problem or "", About.JOURNAL)
        state = self.coach.state
        is_over = state in {State.STOPPED, State.FINISHED}
        self.foot.tell_sound("" if is_over else self._parts.sound.notice or "")
        self.foot.show_unheard(is_unheard=self._parts.sound.is_unheard and not is_over)
        if state is State.CRAMPED or is_over:
            self.foot.tell("", SLEEP)
        if is_over:
            self.foot.tell("", SCORE)
        if state.is_live:
            self.foot.let_pass()
