"""From a logbook to a report: what a physiotherapist asks first, in plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from exercise_coach import recovery
from exercise_coach.logbook import Logbook
from exercise_coach.logbook.exporting import Period
from exercise_coach.logbook.statistics import Span, due_by_day, first_day
from exercise_coach.recovery import Episode, History
from exercise_coach.report import reading, words
from exercise_coach.report.content import Line, Pain, PainPoint, Practice, Report
from exercise_coach.report.flags import clearances, flags, screening
from exercise_coach.report.reading import DayScores, Prescribed

USUALLY = 91
"""Without an open episode, so many days are reported."""
AWAKE = 14 * 3600.0
"""Waking hours in seconds, where nobody says how long they are: 08:00 to 22:00."""
MOST_DAYS = 120
"""More than that are charted by the week."""
MOST_ROWS = 14
_DAY = timedelta(days=1)


def compose(
    logbook: Logbook,
    now: datetime,
    period: Period | None = None,
    *,
    name: str = "",
    awake: float = AWAKE,
) -> Report:
    """Return the report on a period; left out, on the open episode or the last three months.

    `awake` is how long the waking hours are, in seconds: what is due by the hour depends on it.
    Raises `LogbookProblem`.
    """
    history = recovery.fold(logbook.facts(), ())
    span = span_of(period or Period(), history.episode, now.date())
    with logbook.reading() as connection:
        span = _known(span, first_day(connection), history)
        scores = reading.scores(connection, span)
        due = due_by_day(connection, span, awake)
        prescribed = reading.prescribed(connection, span)
        practice = _practice(reading.practice(connection, span), prescribed)
        cramps = reading.cramps(connection, span)
        stops = words.stops(reading.stops(connection, span), cramps, prescribed.names)
        doses = words.doses(reading.first_and_last(connection, span), prescribed.names)
    total = _total(practice, sum(due.values()))
    pains = _pains(_Days(span, scores, due, history))
    episode = _episode_of(history, span)
    answered_yes = flags(history, span)
    asked = Line("Screening", screening(history, span, answered_yes))
    return Report(
        name=name.strip(), made=now.date(), first=span.first, last=span.last, episode=episode,
        phase=recovery.guidance(history, {}, {}, now).phase,
        overview=(asked, *words.overview(span, scores, total, pains, history, len(cramps))),
        total=total,
        practice=practice, points=_points(span, scores, history),
        is_weekly=span.length > MOST_DAYS, pains=pains, flags=answered_yes,
        clearances=clearances(history, span), stops=stops,
        turns=words.turns(history, span), activities=words.activities(history, span), doses=doses,
    )  # fmt: skip


def span_of(period: Period, episode: Episode | None, today: date) -> Span:
    """Return the days of a report, up to today; an open bound is chosen as if nobody chose."""
    last = min(period.last or today, today)
    if period.first is not None:
        return Span(period.first, max(last, period.first))
    if period.last is None and episode is not None and episode.began.date() <= last:
        return Span(episode.began.date(), last)
    return Span.ending(last, USUALLY)


def _known(span: Span, first_session: date | None, history: History) -> Span:
    """Return a span without the days before anything was told or done."""
    told = [each.began.date() for each in history.episodes[:1]]
    told += [each.at.date() for each in (*history.mornings[:1], *history.weeks[:1])]
    first = min((*told, first_session or span.last))
    return Span(min(max(span.first, first), span.last), span.last)


def _episode_of(history: History, span: Span) -> Episode | None:
    """Return the episode that the days are about: the last that was open on any of them."""
    for episode in reversed(history.episodes):
        ended = episode.recovered.date() if episode.recovered else span.last
        if episode.began.date() <= span.last and ended >= span.first:
            return episode
    return None


def _practice(
    rows: Iterable[tuple[str, str, str, int, int, int, int, int]], prescribed: Prescribed
) -> tuple[Practice, ...]:
    """Return one for each routine, whatever edits it went through; the most followed first."""
    made: dict[str, Practice] = {}
    for routine, title, digest, completed, stopped, left, sessions, sets in rows:
        planned = prescribed.sets.get(digest)
        now = Practice(
            title, None, completed, stopped, left,
            sets if planned is None else planned * sessions, sets,
        )  # fmt: skip
        made[routine] = _sum(title, (made[routine], now)) if routine in made else now
    return tuple(sorted(made.values(), key=lambda each: -each.sessions))


def _total(practice: Sequence[Practice], due: int) -> Practice:
    whole = _sum("All", practice)
    return Practice(
        "All", max(due, whole.doses) if due else None, whole.completed, whole.stopped, whole.left,
        whole.sets_planned, whole.sets_done,
    )  # fmt: skip


def _sum(title: str, parts: Sequence[Practice]) -> Practice:
    return Practice(
        title, None, sum(each.completed for each in parts), sum(each.stopped for each in parts),
        sum(each.left for each in parts), sum(each.sets_planned for each in parts),
        sum(each.sets_done for each in parts),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Days:
    """What is known of each day of a span."""

    span: Span
    scores: Sequence[DayScores]
    due: Mapping[date, int]
    history: History


def _pains(days: _Days) -> tuple[Pain, ...]:
    """Return the pain of parts of the span, as many as a table has room for."""
    step = timedelta(days=7 * -(-days.span.length // (7 * MOST_ROWS)))
    made, first = [], days.span.first
    while first <= days.span.last:
        last = min(first + step - _DAY, days.span.last)
        made.append(_pain(first, last, days))
        first += step
    return tuple(made)


def _pain(first: date, last: date, days: _Days) -> Pain:
    here = [each for each in days.scores if first <= each.day <= last]
    told = [m for m in days.history.mornings if first <= m.at.date() <= last]
    mornings = [m.score for m in told]
    trained = {each.day for each in days.scores}
    after = [m.score for m in told if m.at.date() - _DAY in trained]
    better = [w.better for w in days.history.weeks if first <= w.at.date() <= last]
    highest = [each.highest for each in here if each.highest is not None]
    due = sum(count for day, count in days.due.items() if first <= day <= last)
    doses = sum(each.doses for each in here)
    return Pain(
        first, last, max(due, doses), doses, _before(here), _after(here), _mean(mornings),
        _mean(after), max((*highest, *mornings), default=None), sum(each.stops for each in here),
        next((each for each in reversed(better) if each is not None), None),
    )  # fmt: skip


def _points(span: Span, scores: Sequence[DayScores], history: History) -> tuple[PainPoint, ...]:
    """Return the points of the chart: days, or weeks where there are many."""
    step = 7 if span.length > MOST_DAYS else 1
    mornings: dict[int, list[int]] = {}
    for told in history.mornings:
        if span.first <= told.at.date() <= span.last:
            place = (told.at.date() - span.first).days // step
            mornings.setdefault(place, []).append(told.score)
    here: dict[int, list[DayScores]] = {}
    for each in scores:
        here.setdefault((each.day - span.first).days // step, []).append(each)
    return tuple(
        PainPoint(
            span.first + timedelta(days=place * step), _before(here.get(place, ())),
            _after(here.get(place, ())), _mean(mornings.get(place, ())),
            max((each.stopped_at for each in here.get(place, ()) if each.stopped_at is not None),
                default=None),
        )
        for place in sorted({*mornings, *here})
    )  # fmt: skip


def _before(days: Sequence[DayScores]) -> float | None:
    count = sum(each.sessions for each in days)
    return sum(each.before for each in days) / count if count else None


def _after(days: Sequence[DayScores]) -> float | None:
    count = sum(each.after_count for each in days)
    return sum(each.after or 0 for each in days) / count if count else None


def _mean(scores: Sequence[int]) -> float | None:
    return sum(scores) / len(scores) if scores else None
