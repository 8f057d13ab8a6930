"""Each chart as a table: the same numbers, the newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from exercise_coach.desktop.logbook.gathered import Charts
from exercise_coach.desktop.logbook.words import amount_text, day_text, mark_text
from exercise_coach.desktop.spoken import tr
from exercise_coach.logbook.statistics import ExerciseDay, Mark, PainDay, Week

Row = tuple[str, ...]


def pain_titles() -> Row:
    """Return the titles of the table of pain."""
    return tr("Day"), tr("First"), tr("Highest"), tr("After"), tr("Stop line"), tr("What happened")


@dataclass(frozen=True, slots=True)
class PainRow:
    """A day on which a score was given, or something happened."""

    day: date
    pain: PainDay | None
    marks: tuple[Mark, ...]


def pain_rows(charts: Charts) -> list[PainRow]:
    """Return the scores of each day, and what happened, the newest first."""
    happened: dict[date, tuple[Mark, ...]] = {}
    for mark in charts.marks:
        happened[mark.day] = (*happened.get(mark.day, ()), mark)
    given = {each.day: each for each in charts.pain}
    days = sorted(given.keys() | happened.keys(), reverse=True)
    return [PainRow(day, given.get(day), happened.get(day, ())) for day in days]


def pain_row(each: PainRow) -> Row:
    """Put a day into words."""
    pain = each.pain
    scores = (pain.first, pain.highest, pain.after, pain.stop_line) if pain else (None,) * 4
    marks = " · ".join(map(mark_text, each.marks))
    return (day_text(each.day), *map(_or_dash, scores), marks)


def week_titles() -> Row:
    """Return the titles of the table of weeks."""
    return tr("Week of"), tr("Days"), tr("Sessions"), tr("Minutes"), tr("Sets"), tr("Stopped")


def week_row(week: Week) -> Row:
    """Put a week into words."""
    return (
        day_text(week.monday), str(week.days), str(week.sessions), f"{week.minutes:.0f}",
        str(week.sets), str(week.stopped),
    )  # fmt: skip


def exercise_titles() -> Row:
    """Return the titles of the table of an exercise."""
    return tr("Day"), tr("Which"), tr("Sets"), tr("Reps"), tr("Longest hold")


def exercise_row(each: ExerciseDay, names: Mapping[str, str]) -> Row:
    """Put a day on which an exercise, or a variant, was done into words."""
    reps = "–" if each.reps is None else str(each.reps)
    name = names.get(each.exercise, each.exercise)
    return day_text(each.day), name, str(each.sets), reps, amount_text(None, each.hold)


def _or_dash(score: int | None) -> str:
    return "–" if score is None else str(score)
