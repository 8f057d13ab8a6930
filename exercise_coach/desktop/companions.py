"""What goes along with every session of the window: remotes, and staying awake."""

from exercise_coach import clock
from exercise_coach.desktop.announcing import Announcing
from exercise_coach.desktop.awake import Awake
from exercise_coach.desktop.floor.floor import Floor
from exercise_coach.desktop.layouts import Layouts
from exercise_coach.desktop.preferences import Preferences
from exercise_coach.desktop.remote import Remote
from exercise_coach.desktop.sessions import Sessions
from exercise_coach.desktop.window import Window


def accompany(sessions: Sessions, window: Window, preferences: Preferences) -> None:
    """Make what goes along with sessions. It lives as long as they do."""
    Remote(sessions, window, preferences)
    Awake(sessions)
    Floor(sessions, window, preferences)
    Announcing(sessions, clock.monotonic)
    Layouts(window)
