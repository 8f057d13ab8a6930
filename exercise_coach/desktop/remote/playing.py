"""What players are told of a session: who listens sees an exercise as one sees a song."""

from dataclasses import dataclass

from exercise_coach.desktop import spoken
from exercise_coach.desktop.remote import wishes
from exercise_coach.desktop.session_view import SessionView
from exercise_coach.session import State


@dataclass(frozen=True, slots=True)
class Playing:
    """A session at a moment. `status` and the rest are as MPRIS has them; `volume` is 0 to 1."""

    status: str
    title: str
    routine: str
    part: str
    number: int
    can_play: bool
    can_pause: bool
    can_move: bool
    volume: float


def playing(view: SessionView, volume: float) -> Playing | None:
    """Return what is played; nothing once the session is over."""
    coach = view.coach
    if coach.state is not State.READY and not coach.state.is_live:
        return None
    interval = coach.interval
    return Playing(
        status=_status(coach.state),
        title=interval.prescription.exercise.name,
        routine=coach.routine.title,
        part=spoken.set_and_side(interval),
        number=interval.position + 1,
        # To remotes this says whether there is anything at all, that could be named or stopped,
        # too. Before a session Play starts it, or says what is to be answered first.
        can_play=True,
        can_pause=coach.state.is_live,
        can_move=wishes.may_move(view),
        volume=volume,
    )


def _status(state: State) -> str:
    if state is State.RUNNING:
        return "Playing"
    return "Paused" if state.is_live else "Stopped"
