"""Every state of a session as it is seen from the floor, and how one gets there."""

from collections.abc import Callable, Mapping

from exercise_coach.session import Kind, State, Symptom
from exercise_coach.session.events import Feel
from tests.desktop.stand_ins import Desk


def lie_down(desk: Desk) -> None:
    """Fill the screen with the floor view."""
    if not desk.session.is_on_floor:
        desk.press("F11")


def _at(kind: Kind, wish: str = "mcgill-big-3", after: float = 1.0) -> Callable[[Desk], None]:
    def go(desk: Desk) -> None:
        desk.begin(wish)
        lie_down(desk)
        for _ in range(3000):
            if desk.session.coach.interval.kind is kind:
                desk.wait(after)
                return
            if desk.state is State.ASKING:
                desk.press("1")
            desk.wait(0.5)
        raise AssertionError(f"no {kind} came")

    return go


def _pressing(*keys: str) -> Callable[[Desk], None]:
    def go(desk: Desk) -> None:
        _at(Kind.HOLD)(desk)
        desk.press(*keys)

    return go


def _feeling(symptom: Symptom) -> Callable[[Desk], None]:
    def go(desk: Desk) -> None:
        _at(Kind.HOLD)(desk)
        desk.session.send(Feel(symptom))

    return go


def _asking(desk: Desk) -> None:
    _at(Kind.REST)(desk)
    desk.wait_for(State.ASKING)


def _slept(desk: Desk) -> None:
    _at(Kind.HOLD)(desk)
    desk.stall(60)


FLOOR_SCENES: Mapping[str, Callable[[Desk], None]] = {
    "prepare": _at(Kind.PREPARE),
    "hold": _at(Kind.HOLD),
    "hold, sided": _at(Kind.HOLD, "steady-trunk"),
    "out": _at(Kind.OUT, "slow-turns"),
    "back": _at(Kind.BACK, "slow-turns"),
    "change side": _at(Kind.CHANGE_SIDE, "steady-trunk"),
    "rest": _at(Kind.REST),
    "timed": _at(Kind.TIMED, "lie-and-breathe"),
    "paused": _pressing("Space"),
    "paused by a gap": _slept,
    "muted": _pressing("M"),
    "asking": _asking,
    "symptoms": _pressing("S"),
    "cramp": _pressing("C"),
    "stopped by pain": _pressing("3"),
    "stopped by cramp": _pressing("C", "R"),
    "stopped by severe pain": _pressing("9"),
    "stopped by the user": _pressing("Escape"),
    "stopped by leg": _feeling(Symptom.LEG),
    "stopped by chest pain": _feeling(Symptom.CHEST_PAIN),
    "stopped by fever": _feeling(Symptom.FEVER),
}
