"""What is on the page of today: a few routines for each phase, and what the user made of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from exercise_coach.prescription import Load, Phase, Routine
from exercise_coach.recovery.guidance import Said
from exercise_coach.recovery.history import History

GENTLEST_STRENGTH = "first-strength"
"""The routine to begin strength with, in whatever phase."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on the page of today, and the routines for it: the first that is open is taken.

    Where none is, any other of the phase with this `load`. Where the user took the first one off,
    the place stays empty.
    """

    phase: Phase
    routines: tuple[str, ...]
    load: Load
    why: str
    sources: tuple[str, ...]

    @property
    def reason(self) -> Said:
        """Why it is there."""
        return Said("plan", self.why, self.sources)


PLAN: tuple[Slot, ...] = (
    Slot(
        Phase.ACUTE,
        ("hourly-pelvic-tilts", "small-knee-rolls"),
        Load.GENTLE,
        "A few small movements now and then keep your back from stiffening.",
        ("S1-9", "NHS"),
    ),
    Slot(
        Phase.ACUTE,
        ("first-walks",),
        Load.RELIEF,
        "A few slow minutes on your feet are better for you than staying in bed.",
        ("S1-6", "Dahm 2010"),
    ),
    Slot(
        Phase.ACUTE,
        ("rest-and-breathe", "rest-on-your-side", "rest-leaning-back"),
        Load.RELIEF,
        "A position that eases your back, whenever a spasm grips.",
        ("S0-2", "S1-5"),
    ),
    Slot(
        Phase.RECOVERY,
        ("gentle-mobility", "small-knee-rolls"),
        Load.GENTLE,
        "Gentle movement helps you trust your back again.",
        ("S1-8", "NHS"),
    ),
    Slot(
        Phase.RECOVERY,
        ("short-walks", "first-walks"),
        Load.RELIEF,
        "Short walks a few times a day, as long as they do not make it worse.",
        ("S3-4", "S1-8"),
    ),
    Slot(
        Phase.RECOVERY,
        ("slow-breathing", "rest-and-breathe"),
        Load.RELIEF,
        "A quiet pause, whenever your back feels tight.",
        ("Cleveland Clinic",),
    ),
    Slot(
        Phase.STRENGTHENING,
        (GENTLEST_STRENGTH, "gentle-mobility"),
        Load.STRENGTH,
        "Now your trunk can begin to learn to hold still while you move.",
        ("S1-18", "S1-19", "Mayo"),
    ),
    Slot(
        Phase.STRENGTHENING,
        ("daily-walk", "short-walks"),
        Load.GENTLE,
        "A walk every day, a little longer when it stays easy.",
        ("S3-4", "WalkBack 2024"),
    ),
    Slot(
        Phase.STRENGTHENING,
        ("slow-breathing", "sore-day"),
        Load.RELIEF,
        "Something easy, for a day on which the rest is too much.",
        ("S2-2", "S3-1"),
    ),
    Slot(
        Phase.MAINTENANCE,
        ("stay-strong", GENTLEST_STRENGTH, "gentle-mobility"),
        Load.STRENGTH,
        "Keeping on while you are well is the part that many leave out.",
        ("S3-5", "McGill"),
    ),
    Slot(
        Phase.MAINTENANCE,
        ("half-hour-walk", "daily-walk"),
        Load.GENTLE,
        "Build up to half an hour. In one study, walkers had longer until the next episode.",
        ("WalkBack 2024",),
    ),
    Slot(
        Phase.MAINTENANCE,
        ("daily-stretches", "gentle-mobility"),
        Load.GENTLE,
        "A few minutes a day keep back and hips easy.",
        ("S0-6", "S4-5"),
    ),
)
"""Two to four routines for each phase: few are done, many are not."""

YOURS = Said("plan", "You put this on your list.", ())
RELIEF = Said("plan", "Something that eases your back comes first now.", ("S0-2", "S1-5"))


def planned(
    history: History,
    phase: Phase,
    routines: Mapping[str, Routine],
    open_now: Collection[str],
    not_first: Collection[str],
) -> dict[str, Said]:
    """Return, in order, the routines on the page of today and why.

    None but those in `open_now`: neither forbidden, nor above what the last score allows. Those in
    `not_first` only where the user put them on. Where nothing else is left of the plan, one of
    relief, if there is any.
    """
    changes = dict(history.plan)
    out = {id_ for id_, included in changes.items() if not included}
    plan: dict[str, Said] = {}
    slots = [slot for slot in PLAN if slot.phase is phase and slot.routines[0] not in out]
    for slot in slots:
        routine = _choice(slot, routines, open_now, {*out, *plan, *not_first})
        if routine is not None:
            plan[routine] = _reason(slot, routines[routine])
    for id_, included in changes.items():
        if included and id_ in open_now:
            plan.setdefault(id_, YOURS)
    return plan if plan or not slots else _relief(phase, routines, set(open_now) - out)


def _choice(
    slot: Slot, routines: Mapping[str, Routine], open_now: Collection[str], out: Collection[str]
) -> str | None:
    for id_ in slot.routines:
        if id_ in open_now and id_ not in out:
            return id_
    fitting = (
        id_
        for id_ in sorted(open_now)
        if id_ not in out and (routines[id_].phase, routines[id_].load) == (slot.phase, slot.load)
    )
    return next(fitting, None)


def _reason(slot: Slot, routine: Routine) -> Said:
    """Return why a routine fills a slot; one that only stands in speaks for itself.

    So does one that asks less of the back than the slot is for.
    """
    belongs = routine.id in slot.routines and routine.load is slot.load
    if belongs or not routine.summary:
        return slot.reason
    return Said("plan", routine.summary, routine.sources)


def _relief(
    phase: Phase, routines: Mapping[str, Routine], open_now: Collection[str]
) -> dict[str, Said]:
    """Return one routine of relief, of this phase where there is one."""
    relief = [id_ for id_ in sorted(open_now) if routines[id_].load is Load.RELIEF]
    here = [id_ for id_ in relief if routines[id_].phase is phase]
    return dict.fromkeys((here or relief)[:1], RELIEF)
