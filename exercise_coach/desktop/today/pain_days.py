"""The pain of the last days, one score a day, and what it says in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from exercise_coach.desktop.spoken import tr
from exercise_coach.desktop.today.words import date_line
from exercise_coach.recovery import History

DAYS = 14
SESSIONS_A_DAY = 50
CERTAIN = 2
"""The smallest change of the score that is surely one, in points (Childs 2005)."""


@dataclass(frozen=True, slots=True)
class DayScore:
    """The pain of one day, 0–10: that of its morning, or before its first session."""

    day: date
    score: int
    is_morning: bool = True


def pain_by_day(history: History, today: date, days: int = DAYS) -> tuple[DayScore, ...]:
    """Return the scores of the last days in order; a day on which none was given is left out.

    A day is the calendar day where and when the score was given.
    """
    first = today - timedelta(days=days - 1)
    found: dict[date, DayScore] = {}
    # A session never replaces a score, a morning always does: so the first session counts, and
    # the last morning.
    for session in history.sessions:
        day = session.started.date()
        found.setdefault(day, DayScore(day, session.pain_before, is_morning=False))
    for morning in history.mornings:
        found[morning.at.date()] = DayScore(morning.at.date(), morning.score)
    return tuple(found[day] for day in sorted(found) if first <= day <= today)


def score_of_today(history: History, today: date) -> int | None:
    """Return the newest score that was given today; none where none was."""
    scores = [(each.at, each.score) for each in history.mornings]
    for session in history.sessions[-SESSIONS_A_DAY:]:
        after = session.pain_after if session.stop_score is None else session.stop_score
        scores += [(session.started, session.pain_before)]
        scores += [] if after is None else [(session.ended, after)]
    newest = max(scores, key=lambda each: each[0].timestamp(), default=None)
    return newest[1] if newest is not None and newest[0].date() == today else None


def when_line(scores: Sequence[DayScore], today: date) -> str:
    """Return what the newest score is out of, and of when, such as ``/10 this morning``."""
    newest = scores[-1]
    if newest.day == today:
        return tr("/10 this morning") if newest.is_morning else tr("/10 before today's session")
    if newest.day == today - timedelta(days=1):
        return tr("/10 yesterday")
    return tr("/10 on {day}").format(day=date_line(newest.day))


def trend(scores: Sequence[DayScore]) -> str:
    """Return where the pain is going, in a sentence."""
    if not scores:
        return tr("No score yet: each session asks for one.")
    if len(scores) == 1:
        return tr("One score so far. A line grows here from day to day.")
    for sign, lately, steadily in (
        (-1, tr("A little lower than before."), tr("Falling for {n} days.")),
        (1, tr("A little higher than before."), tr("Rising for {n} days.")),
    ):
        first = _start_of_run(scores, sign)
        change = abs(scores[-1].score - first.score)
        if change:
            days = (scores[-1].day - first.day).days
            return steadily.format(n=days) if change >= CERTAIN and days > 1 else lately
    days = (scores[-1].day - _start_of_run(scores, 0).day).days + 1
    same = tr("The same for {n} days.") if scores[-1].score else tr("No pain for {n} days.")
    return same.format(n=days)


def _start_of_run(scores: Sequence[DayScore], sign: int) -> DayScore:
    """Return the day from which on no score went against `sign`; a level beginning is left out."""
    start = len(scores) - 1
    while start and (scores[start].score - scores[start - 1].score) * sign >= 0:
        if not sign and scores[start].score != scores[start - 1].score:
            break
        start -= 1
    while sign and start + 1 < len(scores) and scores[start].score == scores[start + 1].score:
        start += 1
    return scores[start]


def in_words(scores: Sequence[DayScore], line: int) -> str:
    """Return all scores in a sentence, for those who do not see the line."""
    told = ", ".join(f"{each.day:%a} {each.day.day}: {each.score}" for each in scores)
    stop = tr("The stop line is at {line}.").format(line=line)
    return f"{told}. {stop}" if told else stop
