"""Every legal transition of a session, in one table.

A row is a state; it names the events that may come in it and the states each may lead to. Whatever
is not named is illegal. `Woke` comes from the clock and is legal everywhere.

Time moves only in `RUNNING`; in every other live state it is held. The clock is looked at before
an event is, and may turn `RUNNING` into `PAUSED` or `ASKING` (the row of `Woke`): so those two rows
take every event that `RUNNING` takes.
"""

import enum
from collections.abc import Mapping

from exercise_coach.session.events import (
    AddRest,
    AskPain,
    Back,
    Choose,
    Cramp,
    Event,
    Feel,
    KeepScore,
    Pause,
    Resume,
    Score,
    Skip,
    Start,
    Stop,
    Woke,
)


class State(enum.StrEnum):
    """Where a session stands."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    ASKING = "asking"
    CRAMPED = "cramped"
    FINISHED = "finished"
    STOPPED = "stopped"

    @property
    def is_live(self) -> bool:
        """Whether the session has begun and is not over."""
        return self in _LIVE


READY, RUNNING, PAUSED, ASKING, CRAMPED, FINISHED, STOPPED = State
_LIVE = frozenset({RUNNING, PAUSED, ASKING, CRAMPED})

TRANSITIONS: Mapping[State, Mapping[type[Event], frozenset[State]]] = {
    READY: {
        Woke: frozenset({READY}),
        Score: frozenset({READY}),
        KeepScore: frozenset({READY}),
        Start: frozenset({RUNNING, ASKING, STOPPED}),
    },
    RUNNING: {
        Woke: frozenset({RUNNING, PAUSED, ASKING}),
        Score: frozenset({RUNNING, STOPPED}),
        KeepScore: frozenset({RUNNING}),
        Pause: frozenset({PAUSED}),
        Skip: frozenset({RUNNING, ASKING}),
        Back: frozenset({RUNNING}),
        AddRest: frozenset({RUNNING}),
        AskPain: frozenset({ASKING}),
        Cramp: frozenset({CRAMPED, STOPPED}),
        Feel: frozenset({CRAMPED, STOPPED}),
        Stop: frozenset({STOPPED}),
    },
    PAUSED: {
        Woke: frozenset({PAUSED}),
        Score: frozenset({PAUSED, STOPPED}),
        KeepScore: frozenset({PAUSED}),
        Pause: frozenset({PAUSED}),
        Resume: frozenset({RUNNING, ASKING}),
        Skip: frozenset({PAUSED, ASKING}),
        Back: frozenset({PAUSED}),
        AddRest: frozenset({PAUSED}),
        AskPain: frozenset({ASKING}),
        Cramp: frozenset({CRAMPED, STOPPED}),
        Feel: frozenset({CRAMPED, STOPPED}),
        Stop: frozenset({STOPPED}),
    },
    ASKING: {
        Woke: frozenset({ASKING}),
        Score: frozenset({RUNNING, PAUSED, ASKING, STOPPED, FINISHED}),
        KeepScore: frozenset({RUNNING, PAUSED, ASKING, FINISHED}),
        Pause: frozenset({ASKING}),
        Resume: frozenset({ASKING}),
        Skip: frozenset({ASKING}),
        Back: frozenset({RUNNING, PAUSED, ASKING}),
        AddRest: frozenset({ASKING}),
        AskPain: frozenset({ASKING}),
        Cramp: frozenset({CRAMPED, STOPPED}),
        Feel: frozenset({CRAMPED, STOPPED}),
        Stop: frozenset({STOPPED}),
    },
    CRAMPED: {
        Woke: frozenset({CRAMPED}),
        Score: frozenset({CRAMPED, STOPPED}),
        KeepScore: frozenset({CRAMPED}),
        Pause: frozenset({CRAMPED}),
        Choose: frozenset({RUNNING, PAUSED, ASKING, FINISHED, STOPPED}),
        Cramp: frozenset({STOPPED}),
        Feel: frozenset({STOPPED}),
        Stop: frozenset({STOPPED}),
    },
    FINISHED: {Woke: frozenset({FINISHED})},
    STOPPED: {Woke: frozenset({STOPPED})},
}


class IllegalEventError(Exception):
    """An event came that the session cannot take in its state; nothing was changed."""
