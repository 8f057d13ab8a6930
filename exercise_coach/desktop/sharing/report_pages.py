"""What stands where on the pages of a report: at most two, whatever the logbook holds."""

from collections.abc import Sequence
from datetime import date

from exercise_coach import wording
from exercise_coach.desktop.sharing.pain_chart import HEIGHT, paint_pain
from exercise_coach.desktop.sharing.sheet import QUIET, ROW, Column, Sheet, numbers
from exercise_coach.report import Practice, Report
from exercise_coach.report.words import amount, day, number, percent

ROUTINES = 6
FLAGS = 8
STOPS = 8
TURNS = 8
CLEARANCES = 3
ACTIVITIES = 5
DOSES = 10
"""Of each so many are listed; how many more there are is said."""
_CLEARED = "A clinician has cleared it, by own account"
_SCALE = (
    "Pain is scored from 0 (none) to 10 (worst imaginable) by the person exercising; a change of 2 "
    "or more is seldom chance (Childs 2005). “Planned” is how often the routines followed at the "
    "time asked to be done. A session stops when pain rises above its stop line."
)


def paint_report(sheet: Sheet, report: Report) -> None:
    """Write the whole report."""
    _head(sheet, report)
    _overview(sheet, report)
    _flags(sheet, report)
    if report.points:
        sheet.heading("Pain" + (", means of each week" if report.is_weekly else ""), HEIGHT)
        paint_pain(sheet, report)
    if report.total.sessions or report.points:
        _pains(sheet, report)
    _practice(sheet, report)
    _stops(sheet, report)
    _turns(sheet, report)
    _activities(sheet, report)
    _doses(sheet, report)
    sheet.gap(ROW)
    sheet.paragraph(f"{_SCALE} {wording.NO_DIAGNOSIS}", size=7.5, ink=QUIET)


def foot(report: Report) -> str:
    """Return what stands at the bottom of every page."""
    whose = f"{report.name} · " if report.name else ""
    return f"{whose}Exercise Coach, made on {day(report.made)}"


def _head(sheet: Sheet, report: Report) -> None:
    title = "Back exercises: report for a clinician"
    sheet.text(title, sheet.place(0, sheet.width, 22), size=16, bold=True)
    sheet.gap(25)
    days = amount((report.last - report.first).days + 1, "day")
    span = f"{day(report.first)} to {day(report.last)} ({days})"
    who = f"{report.name} · {span}" if report.name else span
    sheet.text(who, sheet.place(0, sheet.width), size=10)
    sheet.gap(ROW + 2)
    sheet.text(_episode(report), sheet.place(0, sheet.width), size=10, ink=QUIET)
    sheet.gap(ROW + 6)
    sheet.rule()


def _episode(report: Report) -> str:
    phase = f"phase now: {report.phase}"
    episode = report.episode
    if episode is None:
        return f"No episode told in these days · {phase}"
    began = day(episode.began.date())
    if episode.recovered:
        ended = day(episode.recovered.date())
        return f"Episode from {began} to {ended}, recovered by own account · {phase}"
    count = (report.made - episode.began.date()).days + 1
    return f"Open episode since {began} (day {count}) · {phase}"


def _overview(sheet: Sheet, report: Report) -> None:
    sheet.gap(6)
    for line in report.overview:
        sheet.text(line.label, sheet.place(0, 130), bold=True)
        sheet.text(line.text, sheet.place(134, sheet.width - 134))
        sheet.gap(ROW + 0.5)


def _flags(sheet: Sheet, report: Report) -> None:
    if not (report.flags or report.clearances):
        return
    sheet.heading("Screening questions answered yes, and what was cleared")
    columns = (Column("Day", 0.12), Column("What was told", 0.74), Column("Since then", 0.14))
    shown = report.flags[:FLAGS]
    cleared = report.clearances[:CLEARANCES]
    told = [(each, _CLEARED, "–") for each in cleared]
    told += [
        (each.day, each.question, "cleared" if each.is_cleared else "not cleared") for each in shown
    ]
    told.sort(key=lambda entry: entry[0], reverse=True)
    sheet.table(columns, [(day(when), *rest) for when, *rest in told])
    _more(sheet, len(report.flags) - len(shown), "question")
    _more(sheet, len(report.clearances) - len(cleared), "clearance")


def _pains(sheet: Sheet, report: Report) -> None:
    columns = (
        Column("Days", 0.21), numbers("Completed / planned", 0.2), numbers("Before", 0.09),
        numbers("After", 0.09), numbers("Of the day", 0.1), numbers("Highest", 0.1),
        numbers("Stops", 0.09), numbers("% better", 0.12),
    )  # fmt: skip
    rows = [
        (
            _days(each.first, each.last),
            f"{each.completed} / {each.due}" if each.due else str(each.completed),
            number(each.before), number(each.after), number(each.morning), _or_dash(each.highest),
            str(each.stops), _or_dash(each.better),
        )
        for each in report.pains
    ]  # fmt: skip
    sheet.gap(8)
    sheet.table(columns, rows)


def _days(first: date, last: date) -> str:
    begin = f"{first.day} {first:%b}" if first.year == last.year else day(first)
    return f"{begin} – {day(last)}"


def _or_dash(value: int | None) -> str:
    return "–" if value is None else str(value)


def _practice(sheet: Sheet, report: Report) -> None:
    if not report.practice:
        return
    sheet.heading("Practice by routine")
    columns = (
        Column("Routine", 0.32), numbers("Sessions", 0.1), numbers("Completed", 0.12),
        numbers("Stopped", 0.11), numbers("Left early", 0.11),
        numbers("Sets done / planned", 0.24),
    )  # fmt: skip
    shown = report.practice[:ROUTINES]
    rows = [_practice_row(each) for each in shown]
    if len(report.practice) > 1:
        rows.append(_practice_row(report.total))
    sheet.table(columns, rows)
    _more(sheet, len(report.practice) - len(shown), "routine")


def _practice_row(each: Practice) -> tuple[str, ...]:
    share = f" ({percent(each.sets_done, each.sets_planned)})" if each.sets_planned else ""
    return (
        each.title, str(each.sessions), str(each.completed), str(each.stopped), str(each.left),
        f"{each.sets_done} / {each.sets_planned}{share}",
    )  # fmt: skip


def _stops(sheet: Sheet, report: Report) -> None:
    if not report.stops:
        return
    sheet.heading("Stopped by pain or a symptom, and cramps, the latest first")
    columns = (
        Column("Day", 0.14), Column("Routine", 0.24), Column("Exercise", 0.24), Column("Why", 0.38)
    )  # fmt: skip
    shown = report.stops[:STOPS]
    rows = [(day(each.day), each.routine, each.exercise, each.why) for each in shown]
    sheet.table(columns, rows)
    _more(sheet, len(report.stops) - len(shown), "entry", "entries")


def _turns(sheet: Sheet, report: Report) -> None:
    if not report.turns:
        return
    sheet.heading("Episode, flares and phases")
    shown = report.turns[-TURNS:]
    columns = (Column("Day", 0.14), Column("What was told", 0.36), Column("Details", 0.5))
    sheet.table(columns, [(day(each.day), each.what, each.detail) for each in shown])
    _more(sheet, len(report.turns) - len(shown), "earlier one")


def _activities(sheet: Sheet, report: Report) -> None:
    if not report.activities:
        return
    sheet.heading("Own activities, 0 not hard at all to 10 cannot do it")
    shown = report.activities[:ACTIVITIES]
    columns = (
        Column("Activity", 0.6), numbers("At first", 0.2), numbers("At last", 0.2)
    )  # fmt: skip
    sheet.table(columns, [(each.what, each.first, each.last) for each in shown])
    _more(sheet, len(report.activities) - len(shown), "activity", "activities")


def _doses(sheet: Sheet, report: Report) -> None:
    if not report.doses:
        return
    sheet.heading("What changed in the exercises, those done most first")
    columns = (Column("Exercise", 0.36), Column("At first", 0.32), Column("At last", 0.32))
    shown: Sequence[tuple[str, str, str]] = [
        (each.what, each.first, "the same" if each.last == each.first else each.last)
        for each in report.doses[:DOSES]
    ]
    sheet.table(columns, shown)
    _more(sheet, len(report.doses) - len(shown), "exercise")


def _more(sheet: Sheet, count: int, of: str, many: str = "") -> None:
    if count > 0:
        words = f"and {amount(count, of, many)} more"
        sheet.text(words, sheet.place(0, sheet.width), size=7.5, ink=QUIET)
        sheet.gap(ROW)
