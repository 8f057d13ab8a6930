"""Short ways to make routines, and strategies for any routine worth testing.

All durations are seconds. Those that the strategies draw are multiples of a quarter, which binary
floating point holds exactly, so that moments may be compared with ``==``.
"""

import msgspec
from hypothesis import strategies as st

from exercise_coach.prescription import (
    Exercise,
    Load,
    Phase,
    Prescription,
    Relief,
    Routine,
    SideOrder,
)

ALTERNATING = SideOrder.ALTERNATING
ONE_THEN_OTHER = SideOrder.ONE_THEN_OTHER


def exercise(name: str = "dead-bug", relief: Relief | None = None) -> Exercise:
    """Return an exercise of which only the id, and what it eases by, matters."""
    return Exercise(id=name, name=name, position="lying", how=("Breathe in.",), relief=relief)


def reps(
    *per_set: int,
    name: str = "dead-bug",
    tempo: tuple[float, float, float] = (2, 0, 2),
    side: SideOrder | None = None,
    rest: float = 30,
    easier: Prescription | None = None,
) -> Prescription:
    """Return an exercise done in reps; `tempo` is out, hold and back."""
    out, hold, back = map(float, tempo)
    return Prescription(
        exercise=exercise(name), sets=len(per_set), reps=per_set, time=None,
        out=out, hold=hold, back=back, side=side, rest=float(rest), easier=easier,
    )  # fmt: skip


def timed(
    seconds: float,
    *,
    name: str = "walk",
    sets: int = 1,
    side: SideOrder | None = None,
    rest: float = 30,
    easier: Prescription | None = None,
    relief: Relief | None = None,
) -> Prescription:
    """Return a timed item."""
    return Prescription(
        exercise=exercise(name, relief), sets=sets, reps=(), time=float(seconds),
        out=0.0, hold=0.0, back=0.0, side=side, rest=float(rest), easier=easier,
    )  # fmt: skip


def routine(
    *prescriptions: Prescription,
    load: Load = Load.STRENGTH,
    pain_limit: int = 2,
    prepare: float = 5,
    change_side: float = 3,
) -> Routine:
    """Return a routine of these prescriptions."""
    return Routine(
        id="steady-trunk", title="Steady trunk", phase=Phase.STRENGTHENING, load=load,
        prescriptions=prescriptions, pain_limit=pain_limit,
        prepare=float(prepare), change_side=float(change_side),
    )  # fmt: skip


def _seconds(shortest: float, longest: float) -> st.SearchStrategy[float]:
    return st.integers(int(shortest * 4), int(longest * 4)).map(lambda quarters: quarters / 4)


_PARTS = st.sampled_from([0.0, 0.25, 1.0, 2.0, 2.5])
_HOLDS = st.sampled_from([0.0, 0.0, 0.25, 1.0, 5.0, 9.75, 10.0, 19.75, 20.0, 30.0])
_TEMPOS = st.tuples(_PARTS, _HOLDS, _PARTS).filter(any)
_SIDES = st.sampled_from([None, ALTERNATING, ONE_THEN_OTHER])
_RESTS = st.sampled_from([0.0, 0.25, 2.0, 3.5, 10.0, 30.0])
_WAITS = st.sampled_from([0.0, 0.25, 2.25, 3.0, 5.0])


@st.composite
def _doses(draw: st.DrawFn, name: str, sets: int) -> Prescription:
    rest = draw(_RESTS)
    if draw(st.integers(0, 3)) == 0:
        side = draw(st.sampled_from([None, ONE_THEN_OTHER]))
        return timed(draw(_seconds(0.25, 25)), name=name, sets=sets, side=side, rest=rest)
    per_set = draw(st.lists(st.integers(1, 3), min_size=sets, max_size=sets))
    return reps(*per_set, name=name, tempo=draw(_TEMPOS), side=draw(_SIDES), rest=rest)


@st.composite
def prescriptions(draw: st.DrawFn, name: str = "bird-dog") -> Prescription:
    """Draw an exercise of 1–4 sets; its easier variant has as many, in its own dose."""
    sets = draw(st.integers(1, 4))
    dose = draw(_doses(name, sets))
    easier = draw(_doses(f"{name}-easier", sets)) if draw(st.integers(0, 3)) else None
    return msgspec.structs.replace(dose, easier=easier)


@st.composite
def routines(draw: st.DrawFn) -> Routine:
    """Draw a routine of 1–4 exercises."""
    count = draw(st.integers(1, 4))
    return routine(
        *(draw(prescriptions(f"exercise-{number}")) for number in range(count)),
        load=draw(st.sampled_from(Load)),
        pain_limit=draw(st.integers(0, 5)),
        prepare=draw(_WAITS),
        change_side=draw(_WAITS),
    )
