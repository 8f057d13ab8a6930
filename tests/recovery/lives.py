"""Strategies for whole lives with a sore back: any facts and sessions, told at any time.

In the wild ones nothing is sensible: flares come before episodes, clocks are set back, scores jump.
In the mild ones a step up is near. Summer time begins in some.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from exercise_coach.prescription import Phase
from exercise_coach.recovery import QUESTIONS, Session
from exercise_coach.recovery.facts import (
    AttackNoted,
    Cleared,
    EpisodeBegan,
    EpisodeDescribed,
    Fact,
    Flared,
    MorningScored,
    PhaseChosen,
    PlanChanged,
    Recovered,
    Screened,
    WeekRated,
    Withdrawn,
)
from exercise_coach.session import Symptom
from tests.recovery.people import BERLIN, EXERCISES, ROUTINES

Drawn = tuple[list[Fact], list[Session], datetime]
ZONES = (BERLIN, BERLIN, ZoneInfo("America/New_York"), UTC, timezone(timedelta(hours=2)))
FIRST = datetime(2024, 3, 20)  # noqa: DTZ001 (laid into a zone later)
OUTCOMES = ("completed", "completed", "stopped_pain", "stopped_symptom", "stopped_user",
            "interrupted")  # fmt: skip
SYMPTOMS = ("cramp", "cramp", "cramp", "cramp", "dizziness", *Symptom)
LOW = st.sampled_from((0, 1, 1, 1, 2, 2, 3, 4, 6, 9))
YES = st.one_of(
    st.just(()), st.just(()), st.just(("osteoporosis",)), st.just(("cancer",)),
    st.lists(st.sampled_from([*(each.id for each in QUESTIONS), "unknown"]), max_size=2).map(tuple),
)  # fmt: skip
KINDS: tuple[type[Fact], ...] = (
    MorningScored, MorningScored, MorningScored, MorningScored, EpisodeBegan, PhaseChosen,
    PhaseChosen, EpisodeDescribed, Flared, AttackNoted, Recovered, Screened, Cleared, WeekRated,
    PlanChanged, Withdrawn,
)  # fmt: skip


@dataclass(frozen=True)
class Span:
    """So many days in a place; `zones` are those that moments are told in."""

    days: int
    zones: tuple[tzinfo, ...]

    def moment(self, draw: st.DrawFn) -> datetime:
        """Return a moment to the quarter of an hour."""
        day, quarter = draw(st.integers(0, self.days)), draw(st.integers(0, 95))
        moment = FIRST + timedelta(days=day, minutes=15 * quarter)
        return moment.replace(tzinfo=draw(st.sampled_from(self.zones)))

    def end(self, draw: st.DrawFn, zone: tzinfo) -> datetime:
        """Return a moment of the last day."""
        quarter = draw(st.integers(0, 95))
        return (FIRST + timedelta(days=self.days, minutes=15 * quarter)).replace(tzinfo=zone)


def _what(kind: type[Fact], span: Span, draw: st.DrawFn) -> dict[str, Any]:
    if kind in (EpisodeBegan, EpisodeDescribed):
        return {"began": span.moment(draw)}
    values: dict[type[Fact], dict[str, st.SearchStrategy[Any]]] = {
        AttackNoted: {"minutes": st.just(5)},
        PhaseChosen: {"phase": st.sampled_from(Phase)},
        Screened: {"yes": YES},
        MorningScored: {"score": LOW},
        WeekRated: {"better": st.one_of(st.none(), st.integers(0, 100))},
        PlanChanged: {"routine": st.sampled_from(list(ROUTINES)), "included": st.booleans()},
        Withdrawn: {"fact": st.integers(0, 30).map(str)},
    }
    return {name: draw(strategy) for name, strategy in values.get(kind, {}).items()}


def _fact(kind: type[Fact], number: int, span: Span, draw: st.DrawFn) -> Fact:
    return kind(id=str(number), at=span.moment(draw), **_what(kind, span, draw))


def _session(number: int, span: Span, draw: st.DrawFn) -> Session:
    """Return a session that the coach could have led, and some that it could not."""
    routine = ROUTINES[draw(st.sampled_from(list(ROUTINES)))]
    exercises = [each.exercise.id for each in routine.prescriptions]
    started, outcome = span.moment(draw), draw(st.sampled_from(OUTCOMES))
    before, after = draw(LOW), draw(st.one_of(st.none(), LOW))
    stopped = outcome in ("stopped_pain", "stopped_symptom")
    return Session(
        id=f"session {number}", routine=routine.id, phase=routine.phase, load=routine.load,
        started=started, ended=started + timedelta(minutes=10), outcome=outcome,
        pain_before=before, pain_after=after, highest=max(before, after or 0, draw(LOW)),
        exercises=tuple(exercises + draw(st.lists(st.sampled_from(list(EXERCISES)), max_size=1))),
        stop_exercise=draw(st.sampled_from(exercises)) if stopped else None,
        stop_score=draw(LOW) if outcome == "stopped_pain" else None,
        stop_symptom=draw(st.sampled_from(SYMPTOMS)) if outcome == "stopped_symptom" else None,
        cramps=tuple(draw(st.lists(st.sampled_from(exercises), max_size=2))),
    )  # fmt: skip


def _mild_day(day: datetime, draw: st.DrawFn) -> tuple[Session, Fact]:
    """Return a session that asks little, and the morning after; not always are they calm."""
    routine = ROUTINES[draw(st.sampled_from(("mobility", "tilts", "planks", "calm")))]
    started, before = day.replace(hour=18, minute=0), draw(st.sampled_from((1, 1, 1, 2)))
    session = Session(
        id=f"mild {day}", routine=routine.id, phase=routine.phase, load=routine.load,
        started=started, ended=started + timedelta(minutes=10), outcome="completed",
        pain_before=before, pain_after=before, highest=draw(st.sampled_from((2, 2, 2, 3))),
        exercises=tuple(each.exercise.id for each in routine.prescriptions),
    )  # fmt: skip
    morning = (day + timedelta(days=1)).replace(hour=7, minute=0)
    score = draw(st.sampled_from((0, 1, 1, 1, 2)))
    return session, MorningScored(id=f"morning {day}", at=morning, score=score)


@st.composite
def wild_lives(draw: st.DrawFn) -> Drawn:
    """Return anything told and done, and the moment to look at it."""
    zone = draw(st.sampled_from(ZONES))
    span = Span(draw(st.sampled_from((2, 5, 20, 60))), draw(st.sampled_from(((zone,), ZONES))))
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=20))
    told = [_fact(kind, number, span, draw) for number, kind in enumerate(kinds)]
    done = [_session(number, span, draw) for number in range(draw(st.integers(0, 8)))]
    return told, done, span.end(draw, zone)


@st.composite
def mild_lives(draw: st.DrawFn) -> Drawn:
    """Return an episode of more than a week with mild days of late, and a few surprises."""
    zone = draw(st.sampled_from(ZONES))
    span = Span(draw(st.integers(8, 16)), (zone,))
    now = span.end(draw, zone)
    began = EpisodeBegan(
        id="began", at=FIRST.replace(tzinfo=zone), began=FIRST.replace(tzinfo=zone)
    )
    screened = Screened(id="screened", at=began.at, yes=draw(YES))
    days = [_mild_day(now - timedelta(days=ago), draw) for ago in range(4, 0, -1)]
    kinds = draw(st.lists(st.sampled_from(KINDS), max_size=2))
    told = [_fact(kind, number, span, draw) for number, kind in enumerate(kinds)]
    done = [_session(number, span, draw) for number in range(draw(st.integers(0, 1)))]
    return (
        [began, screened, *told, *(day[1] for day in days)],
        [*done, *(day[0] for day in days)],
        now,
    )


def lives() -> st.SearchStrategy[Drawn]:
    """Return any life, half of them mild."""
    return st.one_of(wild_lives(), mild_lives())
