"""What each chart draws, and says of each of its points."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt

from exercise_coach import wording
from exercise_coach.desktop.logbook.gathered import Charts
from exercise_coach.desktop.logbook.plots import (
    DAY,
    Chart,
    band,
    bars,
    line,
    pen,
    points,
    seconds,
    upright,
)
from exercise_coach.desktop.logbook.words import day_amount, day_text, days_text, sets_text
from exercise_coach.desktop.spoken import tr
from exercise_coach.logbook.statistics import ExerciseDay, MarkKind, Span
from exercise_coach.session.pain import MAX_SCORE

FEW_MARKS = 10
"""Of more marks than these, none carries its word: they would cover each other."""
WEEK = 7 * DAY


def draw_pain(chart: Chart, charts: Charts) -> None:
    """Draw the pain of a span: the first score of each day, and what went above the stop line."""
    pain = charts.pain

    def draw() -> None:
        plot = chart.add(tr("Pain, 0–10"), MAX_SCORE)
        days = [seconds(each.day) for each in pain]
        _draw_happened(chart, charts)
        limited = [each for each in pain if each.stop_line is not None]
        limits = [seconds(each.day) for each in limited]
        dashes = pen(chart.colours.stopped, 1.6, Qt.PenStyle.DashLine)
        line(plot, limits, [each.stop_line or 0 for each in limited], dashes)
        line(plot, days, [each.first for each in pain], pen(chart.colours.done, 2.4), "o")
        above = [each for each in pain if each.is_above]
        scores = [each.highest_led or 0 for each in above]
        points(plot, [seconds(each.day) for each in above], scores, chart.colours.stopped, "d")

    def say(index: int) -> str:
        each = pain[index]
        told = tr("{day}: first {first}, highest {highest}").format(
            day=day_text(each.day), first=each.first, highest=each.highest
        )
        return told if each.after is None else tr("{told}, after {n}").format(
            told=told, n=each.after)  # fmt: skip

    chart.show_drawn(draw, [each.day for each in pain], _ends(charts.span), say)


def _draw_happened(chart: Chart, charts: Charts) -> None:
    plot = chart.plots[0]
    for episode in charts.episodes:
        last = episode.recovered.date() if episode.recovered else charts.span.last
        if last >= charts.span.first:
            first = max(episode.began.date(), charts.span.first)
            band(plot, first, min(last, charts.span.last), chart.colours.stopped)
    solid, dotted = Qt.PenStyle.SolidLine, Qt.PenStyle.DotLine
    shown = [mark for mark in charts.marks if mark.kind in {MarkKind.FLARE, MarkKind.PHASE}]
    for number, mark in enumerate(shown):
        is_flare = mark.kind is MarkKind.FLARE
        ink = pen(chart.colours.ink, 1.4, solid if is_flare else dotted)
        word = tr("flare") if is_flare else tr(wording.PHASES[mark.phase]) if mark.phase else ""
        level = 0.95 - 0.07 * (number % 3)
        upright(plot, mark.day, ink, word if len(shown) <= FEW_MARKS else "", level, chart.colours)


def draw_weeks(chart: Chart, charts: Charts) -> None:
    """Draw minutes and sets of each week."""
    weeks = charts.weeks

    def draw() -> None:
        days = [seconds(each.monday) for each in weeks]
        for title, values, ink in (
            (tr("Minutes"), [each.minutes for each in weeks], chart.colours.done),
            (tr("Sets"), [each.sets for each in weeks], chart.colours.harder),
        ):
            bars(chart.add(title, max(values, default=1)), days, values, ink, WEEK)

    def say(index: int) -> str:
        each = weeks[index]
        return tr("Week of {day}: {minutes} min, {sets} on {days}").format(
            day=day_text(each.monday), minutes=round(each.minutes), sets=sets_text(each.sets),
            days=days_text(each.days),
        )  # fmt: skip

    span = charts.span
    first = min([span.first, *(each.monday for each in weeks)])
    last = max([span.last, *(date.fromordinal(each.monday.toordinal() + 6) for each in weeks)])
    chart.show_drawn(draw, [each.monday for each in weeks], (first, last), say)


def draw_exercise(
    chart: Chart, span: Span, days: Sequence[ExerciseDay], series: Mapping[str, tuple[str, str]]
) -> None:
    """Draw reps and the longest hold of each day.

    `series` names, by exercise, what it is called and which of ``this``, ``easier`` and ``harder``
    it is: each has a colour and a shape of its own.
    """

    def draw() -> None:
        held = any(each.hold for each in days)
        counted = any(each.reps for each in days)
        if counted or not held:
            _draw_series(chart, tr("Reps a day"), days, series, holds=False)
        if held:
            _draw_series(chart, tr("Longest hold, s"), days, series, holds=True)

    def say(index: int) -> str:
        each = days[index]
        told = tr("{day}: {name}, {sets}").format(
            day=day_text(each.day), name=series[each.exercise][0], sets=sets_text(each.sets)
        )
        return f"{told}, {day_amount(each)}"

    chart.show_drawn(draw, [each.day for each in days], _ends(span), say)


def _draw_series(
    chart: Chart,
    title: str,
    days: Sequence[ExerciseDay],
    series: Mapping[str, tuple[str, str]],
    *,
    holds: bool,
) -> None:
    tops = [each.hold if holds else each.reps or 0 for each in days]
    plot = chart.add(title, max(tops, default=1))
    colours = chart.colours
    looks = {"this": (colours.done, "o"), "easier": (colours.easier, "t"),
             "harder": (colours.harder, "t1")}  # fmt: skip
    for exercise, (_name, which) in series.items():
        mine = [each for each in days if each.exercise == exercise]
        if not holds:
            mine = [each for each in mine if each.reps is not None]
        values = [each.hold if holds else each.reps or 0 for each in mine]
        ink, symbol = looks[which]
        line(plot, [seconds(each.day) for each in mine], values, pen(ink, 2.0), symbol)


def _ends(span: Span) -> tuple[date, date]:
    return span.first, span.last
