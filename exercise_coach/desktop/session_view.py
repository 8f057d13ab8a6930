"""One session from the first question to the last: the page that its state asks for."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.advice_page import AdvicePage
from exercise_coach.desktop.choice_pages import CrampPage, SymptomPage
from exercise_coach.desktop.controls import Button, Look, Role, column, label
from exercise_coach.desktop.exercise_page import ExercisePage
from exercise_coach.desktop.finish_page import FinishPage
from exercise_coach.desktop.pain_page import PainPage
from exercise_coach.desktop.player import Player
from exercise_coach.desktop.ready_page import ReadyPage
from exercise_coach.desktop.session_parts import Parts
from exercise_coach.guide import Guide
from exercise_coach.session import Effect, Pausing, State, Symptom, pain
from exercise_coach.session.effects import Paused, Resumed, Stopped
from exercise_coach.session.events import Choose, Event, Feel, Pause, Resume, Score, Start, Stop

DISK_PATIENCE = 1.0
"""How long the last words of a session wait for the disk, in seconds."""
LOOK_MS = 50
MOST_LOOKS = 50
"""A device that is not awake after so many looks is waited for no longer."""
BUSY_MS = 10_000
"""How long a wish that has to wait is told of."""


class SessionView(QWidget):
    """Shows one session. It is made for it, and thrown away after `closed`.

    `turned` comes whenever another page is seen.
    """

    closed = Signal()
    turned = Signal()
    wanted_instead = Signal(str, int)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self.setObjectName("session")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.coach = parts.coach
        self._parts = parts
        self.player = Player(Guide(parts.coach, parts.sound, parts.journal, parts.clock), self)
        self.player.happened.connect(self._show)
        self._was_told_to_call = False
        self._has_urged = False
        self._resume_after_symptom = False
        self._stopped: Stopped | None = None
        self._gap = ""
        self._unsaved = ""
        self._remarks: dict[str, str] = {}
        self._looks = 0
        self._patience = QTimer(self)
        self._patience.setInterval(LOOK_MS)
        self._patience.timeout.connect(self._start_when_heard)
        self._pages = QStackedWidget()
        self._notice = label(
            role=Role.BrightText, name="session-notice", align=Qt.AlignmentFlag.AlignHCenter
        )
        self._notice.hide()
        layout = column(self._pages, self._notice, 8)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._make_pages()
        self._show(())
        QTimer.singleShot(0, self, self._wake_sound)

    def _make_pages(self) -> None:
        self.ready, self.exercise, self.pain = ReadyPage(), ExercisePage(), PainPage()
        self.cramp, self.symptom = CrampPage(), SymptomPage()
        self.advice, self.finish = AdvicePage("advice-page"), FinishPage()
        for page in (self.ready, self.exercise, self.pain, self.cramp, self.symptom):
            self._pages.addWidget(page)
        self._pages.addWidget(self.advice)
        self._pages.addWidget(self.finish)
        self.exercise.follow(
            self.player.guide, self._parts.figures, less_motion=self._parts.less_motion
        )
        self.pain.follow(self.player.guide)
        self.ready.scored.connect(self.score)
        self.ready.started.connect(self.start)
        self.ready.left.connect(self.close_session)
        self.pain.scale.scored.connect(self.score)
        self.pain.felt.connect(self.feel)
        self.pain.more_symptoms.connect(self.ask_symptom)
        self.cramp.chosen.connect(lambda choice: self.send(Choose(choice)))
        self.symptom.felt.connect(self.feel)
        self.symptom.dismissed.connect(self.dismiss_symptom)
        self.finish.saved.connect(self.save_and_close)

    def _wake_sound(self) -> None:
        self._parts.sound.wake()
        self._show_notice()

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
            self.show_finish()
            self.finish.score(value)
        else:
            # A start that still waits for the sound was asked for at another score.
            self._patience.stop()
            self.send(Score(value))

    def start(self) -> None:
        """Start, if the pain rule lets this routine start at the score given."""
        score = self.coach.last_score
        if score is None or self.coach.state is not State.READY:
            return
        if pain.must_call_first(score) and not self._was_told_to_call:
            self._was_told_to_call = True
            self._advise(wording.CALL_FIRST, score)
        elif self.coach.accepts(Start()):
            self._start_when_heard()
        else:
            routine = self.coach.routine
            limit = pain.start_limit(routine.load, routine.pain_limit)
            self._advise(wording.not_now(routine.load, score, limit), score)

    def _start_when_heard(self) -> None:
        """Start, but give a waking device a moment: the first tone must be heard."""
        self._looks += 1
        sound = self._parts.sound
        if sound.ready or sound.notice or self._looks > MOST_LOOKS:
            self._patience.stop()
            self.send(Start())
        elif not self._patience.isActive():
            self._patience.start()

    def ask_symptom(self) -> None:
        """Ask what is felt; the session waits meanwhile."""
        if not self.coach.state.is_live:
            return
        self._resume_after_symptom = self.coach.state is State.RUNNING
        if self._resume_after_symptom:
            self.send(Pause())
        self._turn_to(self.symptom)
        self.symptom.focus_harmless()

    def dismiss_symptom(self) -> None:
        """Go on as before the question."""
        self._pages.setCurrentWidget(self.exercise)
        if self._resume_after_symptom:
            self.send(Resume())
        self._show(())

    def feel(self, symptom: Symptom) -> None:
        """Take a symptom."""
        self._pages.setCurrentWidget(self.exercise)
        self.send(Feel(symptom))

    def pause_because(self, why: str) -> None:
        """Let a session under way wait, at once, and say why until it goes on."""
        if self.coach.state in {State.RUNNING, State.ASKING}:
            self.send(Pause())
            self._gap = why
            self._show_notice()

    def save_and_close(self) -> None:
        """Keep what was said after the session, and leave it."""
        self._keep_what_was_said()
        if not self._parts.journal.flush(DISK_PATIENCE):
            self._unsaved = self.tr("Done tries again; Esc leaves without it.")
            self._show_notice()
        elif self.finish.asks_pain and pain.must_call_first(self.finish.pain or 0):
            above = self.tr("Pain {score}/10").format(score=self.finish.pain)
            self._urge(above, wording.CALL_FIRST)
        else:
            self.close_session()

    def _keep_what_was_said(self) -> None:
        finish = self.finish
        given = finish.pain if finish.asks_pain else None
        self._parts.journal.finish(given, finish.effort, finish.note.text().strip() or None)

    def save_or_leave(self) -> None:
        """Keep what was said; where that has failed before, leave without it."""
        if self._unsaved:
            self.close_session()
        else:
            self.save_and_close()

    def _leave(self) -> None:
        """Leave when everything is saved; where it cannot be, say so first."""
        if self._unsaved or self._parts.journal.flush(DISK_PATIENCE):
            self.close_session()
        else:
            self._unsaved = self.tr("Close leaves without it.")
            self._show_notice()

    def close_session(self) -> None:
        """Leave the session; it is over, or has not begun."""
        self.closed.emit()

    def break_off(self) -> None:
        """End the session because the window closes; what was said after it is kept."""
        if self.coach.state.is_live:
            self.send(Stop())
        elif self.page is self.finish:
            self._keep_what_was_said()

    def end(self) -> None:
        """Let go of the sound; nothing is shown after this."""
        self._patience.stop()
        self.player.halt()
        self._parts.sound.sleep()

    # What is shown

    @property
    def page(self) -> QWidget:
        """The page that is seen."""
        return self._pages.currentWidget() or self.ready

    @property
    def is_urgent(self) -> bool:
        """Whether the words that are seen are about help now, after a session."""
        return self.page is self.advice and self._has_urged

    def _show(self, effects: Sequence[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Stopped):
                self._stopped = effect
            elif isinstance(effect, Paused) and effect.reason is Pausing.GAP:
                self._gap = self.tr("The computer slept or stood still, so the session is paused.")
            elif isinstance(effect, Resumed):
                self._gap = ""
        if self.page is not self.symptom or not self.coach.state.is_live:
            self._show_state()
        self._show_notice()

    def _show_state(self) -> None:
        state = self.coach.state
        if state is State.READY:
            self.ready.show_coach(self._parts)
            self._was_told_to_call = False
            self._turn_to(self.ready)
        elif state is State.CRAMPED:
            self._show_cramp()
        elif state is State.STOPPED:
            self._show_stop()
        elif state is State.FINISHED:
            self.show_finish()
        else:
            asks = self.coach.question is not None and state is not State.PAUSED
            page = self.pain if asks else self.exercise
            page.refresh()
            self._turn_to(page)

    def _show_cramp(self) -> None:
        if self.page is not self.cramp:
            self._turn_to(self.cramp)
            self.cramp.offer(self.coach.offers)

    def _show_stop(self) -> None:
        stopped = self._stopped
        if stopped is None:
            return
        self._stopped = None
        above = self.tr("Session stopped")
        if stopped.score is not None:
            above += self.tr(" · pain {score}/10").format(score=stopped.score)
        is_saved = self._parts.journal.flush(DISK_PATIENCE)
        advice = wording.after_stop(stopped, is_saved=is_saved)
        if advice.urgent:
            self._urge(above, advice)
            return
        finish = self._way_on(self.tr("Finish"), "finish", self.show_finish)
        finish.look = Look.PRIMARY
        self._turn_to(self.advice)
        self.advice.show_advice(above, advice, finish)

    def _urge(self, above: str, advice: wording.Advice) -> None:
        """Say that help is needed now; nothing else is asked of somebody who needs it."""
        self._has_urged = True
        self._turn_to(self.advice)
        close = self._way_on(self.tr("Close"), "close", self._leave)
        self.advice.show_advice(above, advice, close)

    def show_finish(self) -> None:
        """Show the last page."""
        if self.page is self.finish:
            return
        sets = self.tr("{done} of {planned} sets").format(
            done=len(self.coach.done),
            planned=sum(len(keys) for keys in self.coach.timeline.blocks),
        )
        is_done = self.coach.state is State.FINISHED
        heading = self.tr("Done. Well looked after.") if is_done else self.tr("Before you go")
        self._turn_to(self.finish)
        self.finish.ask(
            heading,
            f"{self.coach.routine.title}  ·  {sets}",
            self.coach.last_score if is_done else None,
        )

    def _advise(self, advice: wording.Advice, score: int) -> None:
        not_now = self._way_on(self.tr("Not now"), "not-now", self.close_session)
        ways_on = [not_now]
        if self.coach.accepts(Start()):
            ways_on.append(self._way_on(self.tr("Go on"), "go-on", self.start))
        else:
            ways_on[:0] = [
                self._way_on(
                    spoken.shortened(routine.title),
                    f"instead-{routine.id}",
                    partial(self.wanted_instead.emit, routine.id, score),
                )
                for routine in self._parts.instead(score)
            ]
        self._turn_to(self.advice)
        above = self.tr("Pain {score}/10").format(score=score)
        self.advice.show_advice(above, advice, *ways_on)
        if advice.urgent:
            not_now.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _way_on(text: str, name: str, act: Callable[[], None]) -> Button:
        button = Button(text, name)
        button.clicked.connect(lambda _checked: act())
        return button

    def _turn_to(self, page: QWidget) -> None:
        if self.page is not page:
            self._pages.setCurrentWidget(page)
            self.turned.emit()
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def remark(self, text: str, about: str = "voice") -> None:
        """Show one more notice, in place of the one about the same; none where it is empty."""
        self._remarks[about] = text
        self._show_notice()

    def say_busy(self, wish: str) -> None:
        """Tell, for a moment, that a routine wished for from elsewhere has to wait."""
        told = self.tr("{wish} was not opened: end this session first.")
        self.remark(told.format(wish=spoken.shortened(wish)), "wish")
        QTimer.singleShot(BUSY_MS, self, lambda: self.remark("", "wish"))

    def _show_notice(self) -> None:
        texts = (
            self._gap,
            self._parts.journal.problem,
            self._unsaved,
            self._parts.sound.notice,
            *self._remarks.values(),
        )
        text = "  ".join(text for text in texts if text)
        self._notice.setText(text)
        self._notice.setVisible(bool(text))
