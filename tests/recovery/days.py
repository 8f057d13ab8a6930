"""Days at home: a routine that repeats, what was done and when, and how it stands at a moment."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from exercise_coach.prescription import Load, Phase, Repeat, Routine
from exercise_coach.recovery import Dose, WakingHours, doses
from exercise_coach.recovery.facts import DoseSkipped, DoseSnoozed
from exercise_coach.recovery.history import History, Session

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
TOKYO = ZoneInfo("Asia/Tokyo")
HOURLY = Repeat(every=3600)  # type: ignore[arg-type]
TWICE_A_DAY = Repeat(per_day=2)
THRICE_A_WEEK = Repeat(per_week=3)


def at(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    """Return a local moment such as ``2024-03-01 09:00``; without a day it is 1 March, a Friday."""
    return datetime.fromisoformat(text if "-" in text else f"2024-03-01 {text}").replace(
        tzinfo=zone
    )


def routine(repeat: Repeat | None, id: str = "walk") -> Routine:  # noqa: A002
    return Routine(
        id=id,
        title=id.title(),
        phase=Phase.ACUTE,
        load=Load.RELIEF,
        prescriptions=(),
        repeat=repeat,
    )


def session(ended: datetime, outcome: str = "completed", id: str = "walk") -> Session:  # noqa: A002
    return Session(
        id=f"{id} {ended}",
        routine=id,
        phase=Phase.ACUTE,
        load=Load.RELIEF,
        started=ended - timedelta(minutes=5),
        ended=ended,
        outcome=outcome,
        pain_before=1,
        pain_after=1,
        highest=1,
    )


@dataclass(frozen=True)
class Home:
    """Someone with one routine, and what they have done so far."""

    repeat: Repeat | None = HOURLY
    history: History = field(default_factory=History)
    hours: WakingHours = field(default_factory=WakingHours)

    def done(self, *moments: datetime, outcome: str = "completed") -> "Home":
        sessions = (*self.history.sessions, *(session(each, outcome) for each in moments))
        return self._with(sessions=tuple(sorted(sessions, key=lambda each: each.ended)))

    def skipped(self, moment: datetime) -> "Home":
        fact = DoseSkipped(id=f"skip {moment}", at=moment, routine="walk")
        return self._with(skipped=(*self.history.skipped, fact))

    def snoozed(self, moment: datetime, minutes: float = 15) -> "Home":
        until = moment + timedelta(minutes=minutes)
        fact = DoseSnoozed(id=f"snooze {moment}", at=moment, routine="walk", until=until)
        return self._with(snoozed=(*self.history.snoozed, fact))

    def _with(self, **what: object) -> "Home":
        return replace(self, history=replace(self.history, **what))  # type: ignore[arg-type]

    def stands(self, now: datetime) -> Dose:
        (dose,) = doses([routine(self.repeat)], self.history, self.hours, now)
        return dose

    def says(self, now: datetime) -> str:
        """Return how the routine stands, such as ``due 09:00`` or ``later 2024-03-02 08:00``."""
        dose = self.stands(now)
        if dose.at is None:
            return dose.state
        is_today = dose.at.date() == now.date()
        return f"{dose.state} {dose.at:{'%H:%M' if is_today else '%Y-%m-%d %H:%M'}}"
