"""What goes along with every session of the window: remotes, and staying awake; and the desktop."""

from exercise_coach import clock
from exercise_coach.desktop.announcing import Announcing
from exercise_coach.desktop.awake import Awake
from exercise_coach.desktop.floor.floor import Floor
from exercise_coach.desktop.layouts import Layouts
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.remote import Remote
from exercise_coach.desktop.remote.remote import HAS_BUS
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.window import Window


def _follow_desktop(preferences: Preferences) -> None:
    """Let the settings heed what the desktop says that its user needs."""
    from exercise_coach.desktop.bus import Bus  # noqa: PLC0415 (needs a session bus)
    from exercise_coach.desktop.portal import Portal  # noqa: PLC0415

    portal = Portal(Bus(parent=preferences), preferences)
    portal.wished.connect(preferences.heed)
    portal.ask()


def accompany(sessions: Sessions, window: Window, preferences: Preferences) -> None:
    """Make what goes along with sessions. It lives as long as they do."""
    if HAS_BUS:
        _follow_desktop(preferences)
    remote, awake = Remote(sessions, window, preferences), Awake(sessions)
    remote.lost.connect(awake.lose_desktop)
    remote.reopened.connect(awake.ask_again)
    Floor(sessions, window, preferences)
    Announcing(sessions, clock.monotonic)
    Layouts(window)
