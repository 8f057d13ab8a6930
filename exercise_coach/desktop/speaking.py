"""The voice of the window: awake while a session is seen, or while it is chosen in the settings."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from exercise_coach.choices import VoiceLevel
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.settings.voice_section import VoiceSection
from exercise_coach.session import Effect
from exercise_coach.session.effects import Started
from exercise_coach.sound.voice import QtVoice, VoiceWish
from exercise_coach.speech import SAMPLE, Narrator, Pace, Speaker

SOON_MS = 6000
"""A voice that is there has nearly always answered by then."""


class Speaking(QObject):
    """Gives every session a voice, as the settings want it. `_stirred` comes from its thread."""

    _stirred = Signal()

    def __init__(self, sessions: Sessions, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._voice = QtVoice(self._stirred.emit)
        self._pace = Pace()
        self._view: SessionView | None = None
        self._narrator: Narrator | None = None
        self._section: VoiceSection | None = None
        self._is_missed = False
        self._wants_sample = False
        self._is_late = False
        self.patience = QTimer(self)
        self.patience.setSingleShot(True)
        self.patience.setInterval(SOON_MS)
        self.patience.timeout.connect(self._say_late)
        self._stirred.connect(self._look)
        preferences.changed.connect(self._use)
        sessions.began.connect(self._begin)
        sessions.left.connect(self._leave)

    def _use(self) -> None:
        settings = self._preferences.settings
        self._voice.use(VoiceWish(settings.voice_name, settings.voice_rate, settings.voice_volume))
        self._voice.set_muted(settings.muted)
        self._pace.use_rate(settings.voice_rate)
        if self._narrator is not None:
            self._narrator.level = settings.voice

    # In a session

    def _begin(self, view: SessionView) -> None:
        level = self._preferences.settings.voice
        if level is VoiceLevel.TONES:
            return
        self._use()
        self._view = view
        self._wants_sample = False
        self._voice.hush()  # a sample knows of no tones
        self._voice.wake()
        self._narrator = Narrator(
            view.coach, level, self._pace, _translated, lambda: view.sound_lateness
        )
        view.player.guide.speaker = Speaker(self._narrator, self._voice)
        view.player.happened.connect(self._see_start)
        self._look()

    def _see_start(self, effects: Sequence[Effect]) -> None:
        """From the start on nobody need be told any more that there is no voice."""
        if self._view is not None and any(isinstance(each, Started) for each in effects):
            self._is_missed = self._is_missed or self._voice.lacks
            self._tell()

    def _leave(self) -> None:
        self._view = self._narrator = None
        self._voice.sleep()

    def _tell(self) -> None:
        if self._view is not None:
            is_told = self._is_missed and self._voice.lacks
            self._view.remark("" if is_told else self._voice.notice or "")

    # In the settings

    def serve(self, section: VoiceSection) -> None:
        """Let the settings choose and try the voice."""
        self._section = section
        section.seen.connect(self._wake_for_settings)
        section.left.connect(self._sleep_after_settings)
        section.test_wanted.connect(self._test)
        self._preferences.changed.connect(self._show)
        self._show()

    def _wake_for_settings(self) -> None:
        self._use()
        self._voice.wake()
        self._is_late = False
        self.patience.start()
        self._show()

    def _say_late(self) -> None:
        self._is_late = True
        self._show()

    def _sleep_after_settings(self) -> None:
        self.patience.stop()
        self._wants_sample = False
        if self._view is None:
            self._voice.sleep()

    def _test(self) -> None:
        if self._view is not None:
            return  # tones come first, and a sample knows of none
        self._use()
        self._voice.wake()
        self._wants_sample = True
        self._look()

    def _look(self) -> None:
        """Take in what has become of the voice."""
        if self._wants_sample and self._voice.ready:
            self._wants_sample = False
            self._voice.say(_translated(SAMPLE))
        self._tell()
        self._show()

    def _show(self) -> None:
        if self._section is not None:
            self._section.show_voices(self._voice.voices)
            self._section.show_state(self._state())

    def _state(self) -> str:
        if self._preferences.settings.muted:
            return self.tr("Muted, with all other sound.")
        if not self._voice.is_known:
            if self._is_late:
                return self.tr(
                    "No voice has answered so far. Sessions go on without one, led by tones and"
                    " by what is on the screen."
                )
            return self.tr("Looking for a voice …")
        return self._voice.notice or self.tr("Tones come first: what does not fit is left out.")

    def close(self) -> None:
        """Let everything go."""
        self.patience.stop()
        self._voice.close()


def _translated(text: str) -> str:
    return QCoreApplication.translate("speech", text)
