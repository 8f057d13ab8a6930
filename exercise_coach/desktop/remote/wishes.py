"""What may be wished for from afar, and what comes of it. Nothing here answers a question."""

import enum

from exercise_coach.desktop.choice_pages import SymptomPage
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.session import State
from exercise_coach.session.events import Back, Resume, Skip, Stop


class Wish(enum.Enum):
    """What a media key asks for."""

    PLAY = "Play"
    PAUSE = "Pause"
    PLAY_OR_PAUSE = "PlayPause"
    NEXT = "Next"
    PREVIOUS = "Previous"
    STOP = "Stop"


def may_start(view: SessionView) -> bool:
    """Tell whether nothing is left to be asked before the start."""
    ready = view.page is view.ready and not view.ready.asks
    return ready and view.coach.state is State.READY and view.coach.last_score is not None


def may_resume(view: SessionView) -> bool:
    """Tell whether the session only waits for somebody to go on, and for no answer."""
    return view.coach.state is State.PAUSED and not isinstance(view.page, SymptomPage)


def may_move(view: SessionView) -> bool:
    """Tell whether there is something to be skipped or done again, and nothing to be answered."""
    return view.coach.state is State.RUNNING or may_resume(view)


def obey(view: SessionView, wish: Wish) -> None:
    """Do what is wished for, where it may be done now."""
    if wish is Wish.PLAY_OR_PAUSE:
        is_held = view.coach.state is State.READY or may_resume(view)
        wish = Wish.PLAY if is_held else Wish.PAUSE
    if wish is Wish.PLAY:
        _play(view)
    elif wish is Wish.PAUSE:
        view.pause()
    elif wish is Wish.STOP and view.coach.state.is_live:
        view.send(Stop())
    elif wish in {Wish.NEXT, Wish.PREVIOUS} and may_move(view):
        view.send(Skip() if wish is Wish.NEXT else Back())


def _play(view: SessionView) -> None:
    if may_start(view):
        view.start()
    elif may_resume(view):
        view.send(Resume())
    elif view.page is view.ready:
        view.say_what_is_missing()
