"""Each chart as a table: the same numbers, the newest first."""

from collections.abc import Mapping, Sequence

from exercise_coach.desktop.logbook.gathered import Charts
from exercise_coach.desktop.logbook.words import amount_text, day_text, mark_text
from exercise_coach.desktop.spoken import tr
from exercise_coach.logbook.statistics import ExerciseDay, Week

Row = tuple[str, ...]


def pain_titles() -> Row:
    """Return the titles of the table of pain."""
    return tr("Day"), tr("First"), tr("Highest"), tr("After"), tr("Stop line"), tr("What happened")


def pain_rows(charts: Charts) -> list[Row]:
    """Return the scores of each day, and what happened."""
    happened: dict[str, list[str]] = {}
    days = {each.day: each for each in charts.pain}
    for mark in charts.marks:
        happened.setdefault(mark.day.isoformat(), []).append(mark_text(mark))
        days.setdefault(mark.day, None)  # type: ignore[arg-type]
    rows = []
    for day in sorted(days, reverse=True):
        each = days[day]
        marks = " · ".join(happened.get(day.isoformat(), ()))
        scores = (
            (each.first, each.highest, each.after, each.stop_line)
            if each
            else (None, None, None, None)
        )
        rows.append((day_text(day), *(_or_dash(score) for score in scores), marks))
    return rows


def week_titles() -> Row:
    """Return the titles of the table of weeks."""
    return tr("Week of"), tr("Days"), tr("Sessions"), tr("Minutes"), tr("Sets"), tr("Stopped")


def week_rows(weeks: Sequence[Week]) -> list[Row]:
    """Return each week."""
    return [
        (
            day_text(week.monday), str(week.days), str(week.sessions), f"{week.minutes:.0f}",
            str(week.sets), str(week.stopped),
        )
        for week in reversed(weeks)
    ]  # fmt: skip


def exercise_titles() -> Row:
    """Return the titles of the table of an exercise."""
    return tr("Day"), tr("Which"), tr("Sets"), tr("Reps"), tr("Longest hold")


def exercise_rows(days: Sequence[ExerciseDay], names: Mapping[str, str]) -> list[Row]:
    """Return each day on which an exercise, or a variant, was done."""
    return [
        (
            day_text(each.day), names.get(each.exercise, each.exercise), str(each.sets),
            "–" if each.reps is None else str(each.reps),
            amount_text(None, each.hold),
        )
        for each in reversed(days)
    ]  # fmt: skip


def _or_dash(score: int | None) -> str:
    return "–" if score is None else str(score)
