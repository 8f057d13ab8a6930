"""The start of a session waits a moment for its sound: the first tone must be heard."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from exercise_coach.desktop.session_parts import SessionSounds

LOOK_MS = 50
MOST_LOOKS = 120
"""A device that is not awake after so many looks is waited for no longer."""


class FirstTone(QObject):
    """Begins as soon as a tone asked for would be heard, or never will be."""

    def __init__(self, sound: SessionSounds, begin: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._sound, self._begin = sound, begin
        self._looks = 0
        self._patience = QTimer(self)
        self._patience.setInterval(LOOK_MS)
        self._patience.timeout.connect(self.wait)

    def wait(self) -> None:
        """Look whether the sound is ready, and look again until it is."""
        self._looks += 1
        if self._sound.ready or self._sound.notice or self._looks > MOST_LOOKS:
            self._patience.stop()
            self._begin()
        elif not self._patience.isActive():
            self._patience.start()

    def call_off(self) -> None:
        """Begin no more, unless asked again; then with all patience."""
        self._patience.stop()
        self._looks = 0
