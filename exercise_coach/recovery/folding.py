"""From what was told and done to a history: what counts, in order, whatever order it comes in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeVar

import msgspec

from exercise_coach.recovery.facts import (
    AttackNoted,
    Cleared,
    DoseSkipped,
    DoseSnoozed,
    EpisodeBegan,
    EpisodeDescribed,
    Fact,
    Flared,
    MorningScored,
    PhaseChosen,
    PlanChanged,
    Recovered,
    RemindersPaused,
    Screened,
    WeekRated,
    Withdrawn,
)
from exercise_coach.recovery.history import Episode, Flare, History, PhaseChoice, Session
from exercise_coach.recovery.moments import utc

T = TypeVar("T", bound=Fact)

# Told at one moment: the old bout ends before the new one begins, and the new one takes the rest.
_RANKS: Final[Mapping[type[Fact], int]] = {Recovered: 0, EpisodeBegan: 1, EpisodeDescribed: 2}


def fold(facts: Iterable[Fact], sessions: Iterable[Session]) -> History:
    """Return the history that these facts and sessions make, in whatever order they come.

    Withdrawn facts do not count, nor does a fact told twice count twice. An episode that begins
    while another is open closes that one at its own beginning; a flare without an open episode
    begins one; what has nothing to refer to is left aside. A session whose symptom was withdrawn
    counts as stopped by the user.
    """
    kinds: dict[type[Fact], list[Fact]] = {}
    story = _Story()
    ordered = sorted({fact.id: fact for fact in facts}.values(), key=_order)
    withdrawn = _withdrawn(ordered)
    for fact in ordered:
        if fact.id in withdrawn:
            continue
        kinds.setdefault(type(fact), []).append(fact)
        story.hear(fact)
    paused = _of(RemindersPaused, kinds)
    return History(
        episodes=tuple(draft.episode() for draft in story.drafts),
        choices=tuple(story.choices),
        screenings=_of(Screened, kinds),
        clearances=tuple(fact.at for fact in _of(Cleared, kinds)),
        mornings=_of(MorningScored, kinds),
        weeks=_of(WeekRated, kinds),
        attacks=_of(AttackNoted, kinds),
        skipped=_of(DoseSkipped, kinds),
        snoozed=_of(DoseSnoozed, kinds),
        paused_until=paused[-1].until if paused else None,
        plan=_plan(_of(PlanChanged, kinds)),
        sessions=tuple(
            _without_slip(session) if session.id in withdrawn else session
            for session in sorted(sessions, key=lambda session: (utc(session.started), session.id))
        ),
    )


def _of(kind: type[T], kinds: Mapping[type[Fact], Sequence[Fact]]) -> tuple[T, ...]:
    return tuple(fact for fact in kinds.get(kind, ()) if isinstance(fact, kind))


def _withdrawn(ordered: Sequence[Fact]) -> set[str]:
    """Return the ids that withdrawals take back."""
    withdrawn: set[str] = set()
    # The latest first: a withdrawal may itself be withdrawn.
    for fact in reversed(ordered):
        if isinstance(fact, Withdrawn) and fact.id not in withdrawn:
            withdrawn.add(fact.fact)
    return withdrawn


def _without_slip(session: Session) -> Session:
    if session.outcome != "stopped_symptom":
        return session
    return msgspec.structs.replace(
        session, outcome="stopped_user", stop_exercise=None, stop_symptom=None
    )


def _order(fact: Fact) -> tuple[datetime, int, str]:
    return utc(fact.at), _RANKS.get(type(fact), len(_RANKS)), fact.id


def _plan(changes: Iterable[PlanChanged]) -> tuple[tuple[str, bool], ...]:
    plan: dict[str, bool] = {}
    for change in changes:
        plan.pop(change.routine, None)
        plan[change.routine] = change.included
    return tuple(plan.items())


@dataclass(slots=True)
class _Draft:
    """An episode in the making."""

    id: str
    told: datetime
    began: datetime
    feel: tuple[str, ...] = ()
    trigger: str = ""
    recovered: datetime | None = None
    flares: list[Flare] = field(default_factory=list)
    choices: list[PhaseChoice] = field(default_factory=list)

    def episode(self) -> Episode:
        return Episode(
            self.id, self.began, self.recovered, self.feel, self.trigger,
            tuple(self.flares), tuple(self.choices), self.told,
        )  # fmt: skip


@dataclass(slots=True)
class _Story:
    """Hears facts in order of time; `choices` are those made since the last episode."""

    drafts: list[_Draft] = field(default_factory=list)
    choices: list[PhaseChoice] = field(default_factory=list)

    @property
    def _open(self) -> _Draft | None:
        return self.drafts[-1] if self.drafts and self.drafts[-1].recovered is None else None

    def hear(self, fact: Fact) -> None:
        match fact:
            case EpisodeBegan():
                self._begin(_Draft(fact.id, fact.at, fact.began, fact.feel, fact.trigger))
            case EpisodeDescribed() if draft := self._open:
                draft.began, draft.feel, draft.trigger = fact.began, fact.feel, fact.trigger
            case Flared():
                self._flare(fact)
            case Recovered() if draft := self._open:
                draft.recovered = max(fact.at, draft.began, key=utc)
                self.choices.clear()
            case PhaseChosen():
                draft = self._open
                choices = draft.choices if draft else self.choices
                choices.append(PhaseChoice(fact.at, fact.phase))

    def _begin(self, new: _Draft) -> None:
        self.choices.clear()
        old = self.drafts[-1] if self.drafts else None
        if old is not None and self._overlaps(old, new):
            self._make_room(old, new)
        self.drafts.append(new)

    @staticmethod
    def _overlaps(old: _Draft, new: _Draft) -> bool:
        return old.recovered is None or utc(old.recovered) > utc(new.began)

    def _make_room(self, old: _Draft, new: _Draft) -> None:
        """Close the old episode where the new one begins; the new one takes what came since."""
        begin = utc(new.began)
        new.flares = [flare for flare in old.flares if utc(flare.at) >= begin]
        old.flares = [flare for flare in old.flares if utc(flare.at) < begin]
        old.choices = [choice for choice in old.choices if utc(choice.at) < begin]
        if utc(old.began) < begin:
            old.recovered = new.began
        elif old.recovered is None:  # nothing is left of it: it was told anew
            self.drafts.pop()

    def _flare(self, fact: Flared) -> None:
        draft = self._open
        if draft is None:
            self._begin(_Draft(fact.id, fact.at, fact.at, trigger=fact.trigger))
        else:
            draft.flares.append(Flare(fact.at, fact.trigger))
