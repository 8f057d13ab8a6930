"""Which phase is in force at a moment: the user's choice, the clock, and a step back at a flare.

The first 48 hours are acute, and what follows is recovery. Strength is only ever offered: a phase
beyond recovery comes into force by the user's choice alone. A choice stands until the next one, a
flare, or the end of the episode. A flare takes one step back, not to zero (S3-3): from strength to
recovery, from recovery to two days of relative rest.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from exercise_coach.prescription import Phase
from exercise_coach.recovery.history import Episode, Flare, History, PhaseChoice
from exercise_coach.recovery.moments import elapsed, utc

ACUTE = timedelta(hours=48)
"""How long relative rest lasts, from the beginning or from a flare (S1-3, S2-4)."""
LAST_RECOVERY_DAY = 7
"""Strength is not suggested before the next day (S1-8)."""
ORDER = tuple(Phase)


def lower(phase: Phase) -> Phase:
    """Return the phase before this one; acute is the first."""
    return ORDER[max(ORDER.index(phase) - 1, 0)]


def next_phase(phase: Phase) -> Phase:
    """Return the phase after this one; maintenance is the last."""
    return ORDER[min(ORDER.index(phase) + 1, len(ORDER) - 1)]


def is_later(phase: Phase, than: Phase) -> bool:
    """Tell whether a phase comes after another."""
    return ORDER.index(phase) > ORDER.index(than)


def episode_at(history: History, moment: datetime) -> Episode | None:
    """Return the episode that was open, and told of, at a moment."""
    return next(
        (
            episode
            for episode in reversed(history.episodes)
            if utc(episode.told or episode.began) <= utc(moment)
            and (episode.recovered is None or utc(episode.recovered) > utc(moment))
        ),
        None,
    )


def in_force(history: History, now: datetime) -> Phase:
    """Return the phase in force now, by all that was told."""
    if history.episode is not None:
        return Course(history.episode).phase(now)
    return _outside_episodes(history.choices, is_told=bool(history.episodes))


def was_in_force(history: History, moment: datetime) -> Phase:
    """Return the phase that was in force at an earlier moment, by what had been told until then."""
    episode = episode_at(history, moment)
    if episode is not None:
        return Course(episode, moment).phase(moment)
    chosen = [choice for choice in history.choices if utc(choice.at) <= utc(moment)]
    told = any(utc(episode.told or episode.began) <= utc(moment) for episode in history.episodes)
    return _outside_episodes(chosen, is_told=told)


def _outside_episodes(choices: Sequence[PhaseChoice], *, is_told: bool) -> Phase:
    """Return the phase outside an episode. Who has told nothing yet may be sore: gentle first."""
    if choices:
        return choices[-1].phase
    return Phase.MAINTENANCE if is_told else Phase.RECOVERY


class Course:
    """How the phase of an episode went, up to a moment, or up to the last thing told.

    `rest_from` is when the last relative rest began, `flare` the last flare, and `has_chosen` tells
    whether the user chose a phase since then.
    """

    def __init__(self, episode: Episode, until: datetime | None = None) -> None:
        self.rest_from = episode.began
        self.flare: Flare | None = None
        self.has_chosen = False
        self._chosen: Phase | None = None
        for turn in _turns(episode, until):
            if isinstance(turn, PhaseChoice):
                self._chosen, self.has_chosen = turn.phase, True
            else:
                self._step_back(turn)

    def _step_back(self, flare: Flare) -> None:
        after = lower(self.phase(flare.at))
        self.flare, self.has_chosen = flare, False
        self._chosen = None if after is Phase.ACUTE else after
        if after is Phase.ACUTE:
            self.rest_from = flare.at

    def phase(self, moment: datetime) -> Phase:
        """Return the phase at a moment after the last turn."""
        if self._chosen is not None:
            return self._chosen
        return Phase.ACUTE if elapsed(self.rest_from, moment) < ACUTE else Phase.RECOVERY


def _turns(episode: Episode, until: datetime | None) -> list[PhaseChoice | Flare]:
    turns: list[PhaseChoice | Flare] = [*episode.choices, *episode.flares]
    if until is not None:
        turns = [turn for turn in turns if utc(turn.at) <= utc(until)]
    return sorted(turns, key=_moment)


def _moment(turn: PhaseChoice | Flare) -> tuple[datetime, bool]:
    return utc(turn.at), isinstance(turn, PhaseChoice)
