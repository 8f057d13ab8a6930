"""Compiling a routine into a timeline."""

from collections.abc import Mapping

from exercise_coach.prescription import Prescription, Routine, Side, SideOrder
from exercise_coach.session.cues import countdown, effort_cues
from exercise_coach.session.timeline import (
    Interval,
    Kind,
    PlannedCue,
    SetKey,
    Timeline,
    Tone,
)


def minutes(routine: Routine) -> float:
    """Return how long a routine takes as planned, in minutes, without laying it out."""
    doses = routine.prescriptions
    seconds = sum(_seconds_of(routine, dose) for dose in doses) - doses[-1].rest
    return seconds / 60


def _seconds_of(routine: Routine, dose: Prescription) -> float:
    sides = len(_sides(dose))
    rep = dose.out + dose.hold + dose.back
    effort = sum(dose.reps) * rep if dose.time is None else dose.sets * dose.time
    changes = 0.0 if _alternates(dose) else (sides - 1) * dose.sets * routine.change_side
    return routine.prepare + sides * effort + changes + dose.sets * dose.rest


def compile_timeline(routine: Routine, eased: Mapping[int, int] | None = None) -> Timeline:
    """Lay a routine out in time.

    `eased` names, by position, the set from which the easier variant is done instead.
    """
    writer = _Writer(routine, eased or {})
    lengths = []
    for position in range(len(routine.prescriptions)):
        begun = writer.offset
        writer.write_exercise(position)
        lengths.append(writer.offset - begun)
    return Timeline(tuple(writer.intervals), tuple(writer.blocks), tuple(lengths))


def lead_in(interval: Interval, seconds: float) -> Interval:
    """Return the time to prepare before `interval`, for entering the timeline at that point."""
    return Interval(
        Kind.PREPARE,
        interval.start - seconds,
        seconds,
        interval.position,
        interval.set,
        interval.side,
        0,
        interval.block,
        countdown(seconds),
        prescription=interval.prescription,
    )


class _Writer:
    """Writes intervals one after the other, keeping the offset at which the next one starts."""

    def __init__(self, routine: Routine, eased: Mapping[int, int]) -> None:
        self.routine = routine
        self.eased = eased
        self.intervals: list[Interval] = []
        self.blocks: list[tuple[SetKey, ...]] = []
        self.offset = 0.0

    def write_exercise(self, position: int) -> None:
        prescribed = self.routine.prescriptions[position]
        is_last = position == len(self.routine.prescriptions) - 1
        for number in range(1, prescribed.sets + 1):
            prescription = self._dose(position, number)
            if number == 1:
                self._write_wait(
                    Kind.PREPARE, self.routine.prepare, self._first_key(position, prescription)
                )
            self._write_set(prescription, position, number)
            if number < prescribed.sets:
                self._write_rest(prescription, counted=True)
        prescription = self._dose(position, prescribed.sets)
        if not is_last:
            self._write_rest(prescription, counted=False)
        self._write_pain_check(prescription)

    def _dose(self, position: int, number: int) -> Prescription:
        prescribed = self.routine.prescriptions[position]
        if prescribed.easier is not None and number >= self.eased.get(position, number + 1):
            return prescribed.easier
        return prescribed

    def _first_key(self, position: int, prescription: Prescription) -> SetKey:
        return SetKey(position, 1, _sides(prescription)[0])

    def _write_set(self, prescription: Prescription, position: int, number: int) -> None:
        keys = tuple(SetKey(position, number, side) for side in _sides(prescription))
        if _alternates(prescription):
            self.blocks.append(keys)
            self._write_reps(prescription, keys)
            return
        for key in keys:
            if key is not keys[0]:
                self._write_wait(Kind.CHANGE_SIDE, self.routine.change_side, key)
            self.blocks.append((key,))
            if prescription.time is None:
                self._write_reps(prescription, (key,))
            else:
                self._write_timed(prescription, key, prescription.time)

    def _write_reps(self, prescription: Prescription, keys: tuple[SetKey, ...]) -> None:
        reps = prescription.reps[keys[0].set - 1]
        for rep in range(1, reps + 1):
            for key in keys:
                first = rep == 1 and key is keys[0]
                lead = Tone.BEGIN if first else Tone.REP
                self._write_rep(prescription, key, rep, lead, ends_set=rep == reps)

    def _write_rep(
        self, prescription: Prescription, key: SetKey, rep: int, lead: Tone, *, ends_set: bool
    ) -> None:
        parts = [
            (Kind.OUT, prescription.out, lead),
            (Kind.HOLD, prescription.hold, Tone.HOLD_BEGIN if prescription.out else lead),
            (Kind.BACK, prescription.back, Tone.HOLD_END if prescription.hold else None),
        ]
        parts = [part for part in parts if part[1] > 0]
        if len(parts) == 1:
            parts = [(parts[0][0], parts[0][1], lead)]
        for kind, seconds, tone in parts:
            ends = kind is parts[-1][0]
            cues = [PlannedCue(0.0, tone)] if tone else []
            if kind is Kind.HOLD:
                cues += effort_cues(seconds)
            self._write(
                kind, seconds, key, prescription, cues,
                rep=rep, ends_rep=ends, ends_set=ends and ends_set,
            )  # fmt: skip

    def _write_timed(self, prescription: Prescription, key: SetKey, seconds: float) -> None:
        cues = [PlannedCue(0.0, Tone.BEGIN), *effort_cues(seconds)]
        self._write(Kind.TIMED, seconds, key, prescription, cues, ends_set=True)

    def _write_wait(self, kind: Kind, seconds: float, key: SetKey) -> None:
        if seconds <= 0:
            return
        cues = list(countdown(seconds))
        if kind is Kind.CHANGE_SIDE:
            cues.insert(0, PlannedCue(0.0, Tone.CHANGE_SIDE))
        self._write(
            kind, seconds, key, self._dose(key.position, key.set), cues, block=len(self.blocks)
        )

    def _write_rest(self, prescription: Prescription, *, counted: bool) -> None:
        if prescription.rest <= 0:
            return
        cues = [PlannedCue(0.0, Tone.REST), *(countdown(prescription.rest) if counted else ())]
        key = self.blocks[-1][-1]
        self._write(Kind.REST, prescription.rest, key, prescription, cues, last=not counted)

    def _write_pain_check(self, prescription: Prescription) -> None:
        after_rest = self.intervals[-1].kind is Kind.REST
        cues = [] if after_rest else [PlannedCue(0.0, Tone.REST)]
        self._write(Kind.PAIN_CHECK, 0.0, self.blocks[-1][-1], prescription, cues, last=True)

    def _write(
        self, kind: Kind, seconds: float, key: SetKey, prescription: Prescription,
        cues: list[PlannedCue], *, rep: int = 0, block: int | None = None,
        ends_rep: bool = False, ends_set: bool = False, last: bool = False,
    ) -> None:  # fmt: skip
        self.intervals.append(
            Interval(
                kind, self.offset, seconds, key.position, key.set, key.side, rep,
                len(self.blocks) - 1 if block is None else block,
                tuple(sorted(cues)), ends_rep, ends_set, last, prescription=prescription,
            )
        )  # fmt: skip
        self.offset += seconds


def _sides(prescription: Prescription) -> tuple[Side | None, ...]:
    return (None,) if prescription.side is None else (Side.RIGHT, Side.LEFT)


def _alternates(prescription: Prescription) -> bool:
    return prescription.side is SideOrder.ALTERNATING and prescription.time is None
