"""The pain of the last days, one score a day, and what it says in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from exercise_coach.desktop.recovery.when import is_morning
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


@dataclass(frozen=True, slots=True)
class Latest:
    """The newest score of today, 0–10, and when it was given; `stopped` where it ended a session.

    `is_morning`: it was told in the morning, outside of a session.
    """

    score: int
    at: datetime
    stopped: bool = False
    is_morning: bool = False


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
    newest = latest_of_today(history, today)
    return None if newest is None else newest.score


def latest_of_today(history: History, today: date) -> Latest | None:
    """Return the newest score that was given today, and on what occasion; none where none was."""
    scores = [
        Latest(each.score, each.at, is_morning=is_morning(each.at)) for each in history.mornings
    ]
    for session in history.sessions[-SESSIONS_A_DAY:]:
        scores.append(Latest(session.pain_before, session.started))
        if session.stop_score is not None:
            scores.append(Latest(session.stop_score, session.ended, stopped=True))
        elif session.pain_after is not None:
            scores.append(Latest(session.pain_after, session.ended))
    newest = max(scores, key=lambda each: each.at.timestamp(), default=None)
    return newest if newest is not None and newest.at.date() == today else None


def latest_line(latest: Latest) -> str:
    """Return what a score of today is out of, and of when, such as ``/10 this morning``."""
    if latest.is_morning:
        return tr("/10 this morning")
    text = tr("/10 at the stop at {clock}") if latest.stopped else tr("/10 today at {clock}")
    return text.format(clock=latest.at.strftime("%H:%M"))


def when_line(scores: Sequence[DayScore], today: date) -> str:
    """Return what the newest score of an earlier day is out of, and of when."""
    newest = scores[-1]
    if newest.day == today - timedelta(days=1):
        return tr("/10 yesterday")
    return tr("/10 on {day}").format(day=date_line(newest.day))


def trend(scores: Sequence[DayScore]) -> str:
    """Return where the pain is going, in a sentence."""
    if not scores:
        return tr("No score yet: each session asks for one.")
    if len(scores) == 1:
        return tr("The first day with a score. A line grows here from day to day.")
    for sign, slightly, clearly, steadily in (
        (-1, tr("1 lower than before: not clearly better."), tr("{n} lower than before."),
         tr("Falling for {n} days.")),
        (1, tr("1 higher than before."), tr("{n} higher than before."),
         tr("Rising for {n} days.")),
    ):  # fmt: skip
        first = _start_of_run(scores, sign)
        change = abs(scores[-1].score - first.score)
        if change:
            days = (scores[-1].day - first.day).days
            if change < CERTAIN and scores[-1].score:
                return slightly
            return steadily.format(n=days) if days > 1 else clearly.format(n=change)
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
