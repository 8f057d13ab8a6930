"""What was answered yes among the screening questions: a clinician wants it first."""

from collections.abc import Sequence
from datetime import date

from exercise_coach.logbook.statistics import Span
from exercise_coach.recovery import BY_ID, History, still_open
from exercise_coach.report.content import Flag
from exercise_coach.report.words import day

_NOT_ASKED = "not asked or not answered"
_GRAVEST_FIRST = {id_: place for place, id_ in enumerate(BY_ID)}


def flags(history: History, span: Span) -> tuple[Flag, ...]:
    """Return what was answered yes, each once: the newest day first, there the gravest first.

    In these days, or before them where no clinician has cleared it since.
    """
    found: dict[str, Flag] = {}
    for screened in reversed(history.screenings):
        when = screened.at.date()
        is_cleared = not still_open(screened, history)
        if when > span.last or (when < span.first and is_cleared):
            continue
        for each in sorted(screened.yes, key=_place):
            asked = BY_ID[each].text if each in BY_ID else each
            found.setdefault(each, Flag(when, asked, is_cleared))
    return tuple(found.values())


def _place(id_: str) -> int:
    return _GRAVEST_FIRST.get(id_, len(_GRAVEST_FIRST))


def clearances(history: History, span: Span) -> tuple[date, ...]:
    """Return the days in a span on which a clinician's word was recorded, the newest first."""
    told = {each.date() for each in history.clearances if span.first <= each.date() <= span.last}
    return tuple(sorted(told, reverse=True))


def screening(history: History, span: Span, answered_yes: Sequence[Flag]) -> str:
    """Return in a line how the questions were answered, and whether a clinician cleared it."""
    if answered_yes:
        standing = sum(not each.is_cleared for each in answered_yes)
        after = f"{standing} not cleared yet" if standing else _cleared(history)
        return f"{len(answered_yes)} answered yes; {after}"
    asked = [screened.at.date() for screened in history.screenings]
    within = [each for each in asked if span.first <= each <= span.last]
    said = f"none answered yes, last asked on {day(max(within))}" if within else _NOT_ASKED
    return f"{said}; {_cleared(history)}" if clearances(history, span) else said


def _cleared(history: History) -> str:
    when = "" if history.cleared is None else f" on {day(history.cleared.date())}"
    return f"cleared by a clinician{when}, by own account"
