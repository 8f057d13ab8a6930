"""The report's own sentences and short words, in the manner of the rest of the program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from exercise_coach.logbook.statistics import Span
from exercise_coach.recovery import Episode, History
from exercise_coach.report.content import Change, Line, Pain, Practice, Stopped, Turn
from exercise_coach.report.reading import DayScores, Dose
from exercise_coach.session import Symptom
from exercise_coach.wording import SYMPTOMS

_WENT_ON = f"{SYMPTOMS[Symptom.CRAMP]}: the exercise ended there"


def day(when: date) -> str:
    """Return a day in words that no reader takes for another: ``3 Mar 2026``."""
    return f"{when.day} {when:%b %Y}"


def number(value: float | None) -> str:
    """Return a mean score, or a dash for none."""
    return "–" if value is None else f"{value:.1f}".removesuffix(".0")


def amount(count: int, of: str, many: str = "") -> str:
    """Return a number of things."""
    return f"{count} {of if count == 1 else many or of + 's'}"


def overview(
    span: Span,
    scores: Sequence[DayScores],
    total: Practice,
    pains: Sequence[Pain],
    history: History,
    cramps: int,
) -> tuple[Line, ...]:
    """Return what comes first: how much was done, and where pain went.

    `cramps` is how many there were that did not stop a session.
    """
    return (
        Line("Sessions", _practice(total)),
        Line("How often", _often(span, scores, total)),
        Line("Pain before", _course([each.before for each in pains])),
        Line("Pain after", _course([each.after for each in pains])),
        Line("Next morning", _course([each.next_morning for each in pains])),
        Line("Setbacks", _setbacks(history, span, cramps)),
        Line("Better by own account", _better(pains)),
    )


def _practice(total: Practice) -> str:
    if not total.sessions:
        return "no sessions"
    parts = [f"{total.completed} completed", f"{total.stopped} stopped by pain or a symptom"]
    parts += [f"{total.left} left early"] if total.left else []
    return f"{', '.join(parts)}; {_sets(total)} sets done"


def _sets(done: Practice) -> str:
    if not done.sets_planned:
        return str(done.sets_done)
    share = percent(done.sets_done, done.sets_planned)
    return f"{done.sets_done} of {done.sets_planned} ({share})"


def _often(span: Span, scores: Sequence[DayScores], total: Practice) -> str:
    planned = f"; {amount(total.due, 'session')} planned" if total.due else ""
    return f"on {len(scores)} of {amount(span.length, 'day')}{planned}"


def percent(done: int, planned: int) -> str:
    """Return a share in percent."""
    return f"{100 * done // planned} %"


def _course(means: Iterable[float | None]) -> str:
    known = [mean for mean in means if mean is not None]
    if not known:
        return "no scores"
    if len(known) == 1:
        return f"mean {number(known[0])}"
    change = known[-1] - known[0]
    words = "no change of 2 or more" if abs(change) < 2 else "down" if change < 0 else "up"
    words = words if abs(change) < 2 else f"{words} by {number(abs(change))}"
    return f"mean {number(known[0])} at first, {number(known[-1])} at last; {words}"


def _setbacks(history: History, span: Span, cramps: int) -> str:
    flares = [
        flare.at.date()
        for episode in history.episodes
        for flare in episode.flares
        if span.first <= flare.at.date() <= span.last
    ]
    attacks = [a for a in history.attacks if span.first <= a.at.date() <= span.last]
    parts = []
    if flares:
        parts.append(f"{amount(len(flares), 'flare')}, the last on {day(max(flares))}")
    if attacks:
        longest = max(attack.minutes for attack in attacks)
        parts.append(f"{amount(len(attacks), 'attack')} of spasm noted, up to {longest} min")
    if cramps:
        parts.append(f"{amount(cramps, 'cramp')}")
    return "; ".join(parts) or "none told"


def _better(pains: Sequence[Pain]) -> str:
    known = [each.better for each in pains if each.better is not None]
    if not known:
        return "not asked or not told"
    return f"{known[-1]} %" if len(known) == 1 else f"{known[0]} % at first, {known[-1]} % at last"


def stops(
    rows: Iterable[tuple[Any, ...]],
    cramps: Iterable[tuple[str, str, str]],
    names: Mapping[str, str],
) -> tuple[Stopped, ...]:
    """Return the sessions that pain or a symptom stopped, and cramps, in words, newest first."""
    found = [
        Stopped(
            date.fromisoformat(when), title, names.get(exercise, exercise or "–"),
            _why(score, symptom, line, before),
        )
        for when, title, exercise, score, symptom, line, before in rows
    ]  # fmt: skip
    found += [
        Stopped(date.fromisoformat(when), title, names.get(exercise, exercise or "–"), _WENT_ON)
        for when, title, exercise in cramps
    ]
    return tuple(sorted(found, key=lambda each: each.day, reverse=True))


def _why(score: int | None, symptom: str | None, line: int, before: int) -> str:
    if symptom:
        known = symptom in set(Symptom)
        return SYMPTOMS[Symptom(symptom)] if known else symptom
    return f"Pain {'–' if score is None else score} (stop line {line}, {before} at the start)"


def turns(history: History, span: Span) -> tuple[Turn, ...]:
    """Return what was told that changed the course, in order."""
    found: list[tuple[datetime, Turn]] = []
    for episode in history.episodes:
        found += _of_episode(episode)
    found += [(each.at, Turn(each.at.date(), f"Phase: {each.phase}")) for each in history.choices]
    within = (turn for _, turn in sorted(found, key=lambda entry: entry[0].timestamp()))
    return tuple(turn for turn in within if span.first <= turn.day <= span.last)


def _of_episode(episode: Episode) -> Iterator[tuple[datetime, Turn]]:
    began = ", ".join(word for word in (*episode.feel, _trigger(episode.trigger)) if word)
    yield episode.began, Turn(episode.began.date(), "Episode began", began)
    for flare in episode.flares:
        turn = Turn(flare.at.date(), "Flare", _trigger(flare.trigger), is_flare=True)
        yield flare.at, turn
    for choice in episode.choices:
        yield choice.at, Turn(choice.at.date(), f"Phase: {choice.phase}")
    if episode.recovered is not None:
        yield episode.recovered, Turn(episode.recovered.date(), "Recovered, by own account")


def _trigger(text: str) -> str:
    return " ".join(text.split())


def activities(history: History, span: Span) -> tuple[Change, ...]:
    """Return the user's own activities as they were scored first and last (0–10)."""
    told: dict[str, list[int]] = {}
    for week in history.weeks:
        if span.first <= week.at.date() <= span.last:
            for activity in week.activities:
                told.setdefault(" ".join(activity.name.split()), []).append(activity.score)
    return tuple(Change(name, str(given[0]), str(given[-1])) for name, given in told.items())


def doses(found: Iterable[tuple[str, Dose, Dose]], names: Mapping[str, str]) -> tuple[Change, ...]:
    """Return the exercises, each as it was done first and last; what was done most comes first."""
    return tuple(
        Change(names.get(exercise, exercise), dose(first), dose(last))
        for exercise, first, last in found
    )


def dose(done: Dose) -> str:
    """Return what was done in a session: ``3 × 10, held 5 s, each side``."""
    held = round(done.hold)
    if done.most is None:
        minutes = f"{held // 60} min" if held >= 120 and held % 60 == 0 else f"{held} s"
        words = f"{done.sets} × {minutes}" if done.sets > 1 else minutes
    else:
        reps = f"{done.most}" if done.least == done.most else f"{done.least}–{done.most}"
        words = f"{done.sets} × {reps}" + (f", held {held} s" if held else "")
    return f"{words}, each side" if done.sides == 2 else words
