"""Every page of the program, and how one gets there."""

from collections.abc import Callable, Mapping
from functools import partial

from exercise_coach.desktop.logbook.logbook_page import Tab
from exercise_coach.desktop.navigation import Place
from exercise_coach.prescription import Phase
from exercise_coach.session import Kind, State, Symptom
from exercise_coach.session.events import Feel
from tests.desktop.logbook.opening import open_logbook
from tests.desktop.stand_ins import Desk

BAD = "format: 1\ntitle: Bad\nphase: acute\nload: strong\nexercises: []\n"


def _phase(phase: Phase, desk: Desk) -> None:
    desk.program.go(Place.ROUTINES)
    desk.program.routines.choose_phase(phase)


def _go(place: Place, desk: Desk) -> None:
    desk.program.go(place)


def _logbook(tab: Tab, desk: Desk) -> None:
    desk.begin("steady-trunk")
    desk.press("3", "Escape", "Return")
    open_logbook(desk, tab)


def _session_in_detail(desk: Desk) -> None:
    _logbook(Tab.SESSIONS, desk)
    desk.press("Return")
    desk.click("correct-effort")


def _problems(desk: Desk) -> None:
    (desk.folder / "routines" / "bad.yaml").write_text(BAD)
    desk.wait_until(lambda: bool(desk.program.library.now.problems))
    desk.click("file-problems")


def _ready(desk: Desk) -> None:
    desk.program.prepare("mcgill-big-3")


def _ready_at(score: int, desk: Desk) -> None:
    _ready(desk)
    desk.press(str(score))


def _at(kind: Kind, desk: Desk, wish: str = "mcgill-big-3") -> None:
    desk.begin(wish)
    for _ in range(3000):
        if desk.session.coach.interval.kind is kind:
            return
        if desk.state is State.ASKING:
            desk.press("1")
        desk.wait(0.5)
    raise AssertionError(f"no {kind} came")


def _paused_by_a_gap(desk: Desk) -> None:
    desk.sound.notice = "No sound device was found. The session will be silent; watch the screen."
    desk.begin("mcgill-big-3")
    desk.wait(6)
    desk.stall(5)


def _asking(desk: Desk) -> None:
    desk.begin("mcgill-big-3")
    desk.press("P")


def _cramp(desk: Desk) -> None:
    desk.begin("mcgill-big-3")
    desk.press("C")


def _symptoms(desk: Desk) -> None:
    desk.begin("mcgill-big-3")
    desk.press("S")


def _stopped_by_pain(desk: Desk) -> None:
    desk.begin("mcgill-big-3")
    desk.press("7")


def _stopped_by(symptom: Symptom, desk: Desk) -> None:
    desk.begin("mcgill-big-3")
    if symptom is Symptom.CRAMP:
        desk.press("C")
    desk.session.send(Feel(symptom))


def _stopped_by_the_user(desk: Desk) -> None:
    desk.begin("mcgill-big-3")
    desk.press("Escape")


def _not_now(score: int, desk: Desk) -> None:
    desk.program.prepare("mcgill-big-3")
    desk.press(str(score), "Space")


def _call_first(desk: Desk) -> None:
    desk.program.prepare("lie-and-breathe")
    desk.press("9", "Space")


def _finish(desk: Desk) -> None:
    _stopped_by_pain(desk)
    desk.press("Escape")


def _done(desk: Desk) -> None:
    desk.begin("lie-and-breathe")
    desk.wait_for(State.ASKING)
    desk.press("1")


def _look_through(wish: str, position: int, desk: Desk) -> None:
    loaded = desk.program.library.now.routine(wish)
    assert loaded is not None
    desk.program.looking.show(loaded.routine, position)
    page = desk.program.looking.page
    assert page is not None
    page.turn_by(30)
    desk.wait_until(lambda: not page.mistakes._steps)


SCENES: Mapping[str, Callable[[Desk], None]] = {
    **{f"routines, {phase}": partial(_phase, phase) for phase in Phase},
    **{str(place): partial(_go, place) for place in Place},
    **{f"logbook, {tab}": partial(_logbook, tab) for tab in Tab},
    "logbook, a session": _session_in_detail,
    "problems": _problems,
    "look-through, sided": partial(_look_through, "mcgill-big-3", 2),
    "look-through, timed": partial(_look_through, "lie-and-breathe", 0),
    "look-through, no figure": partial(_look_through, "typed", 0),
    "ready": _ready,
    "ready at 2": partial(_ready_at, 2),
    **{
        kind.value: partial(_at, kind)
        for kind in Kind
        if kind not in (Kind.TIMED, Kind.CHANGE_SIDE)
    },
    "timed": partial(_at, Kind.TIMED, wish="lie-and-breathe"),
    "change-side": partial(_at, Kind.CHANGE_SIDE, wish="steady-trunk"),
    "paused by a gap": _paused_by_a_gap,
    "asking": _asking,
    "cramp": _cramp,
    "symptoms": _symptoms,
    "stopped by pain": _stopped_by_pain,
    **{f"stopped by {symptom}": partial(_stopped_by, symptom) for symptom in Symptom},
    "stopped by the user": _stopped_by_the_user,
    "not now at 4": partial(_not_now, 4),
    "not now at 9": partial(_not_now, 9),
    "call first": _call_first,
    "finish": _finish,
    "done": _done,
}
