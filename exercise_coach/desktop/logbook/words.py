"""What the logbook says in words: days, outcomes, and what a chart shows."""

from collections.abc import Sequence
from datetime import date, datetime

from exercise_coach import wording
from exercise_coach.desktop.logbook.gathered import Charts, Year
from exercise_coach.desktop.spoken import short, tr
from exercise_coach.logbook import Outcome
from exercise_coach.logbook.lookback import Summary
from exercise_coach.logbook.statistics import ExerciseDay, Mark, MarkKind, PainDay, Week
from exercise_coach.session import Symptom

CERTAIN = 2
"""The smallest change of the score that is surely one, in points (Childs 2005)."""
FEW = 3
"""Of fewer days than twice so many, no trend is told."""


def day_text(day: date) -> str:
    """Return a day in short, such as ``Tue 3 Mar 2026``."""
    return f"{day:%a} {day.day} {day:%b %Y}"


def moment_text(moment: datetime) -> str:
    """Return a day and the time of day."""
    return f"{day_text(moment.date())}, {moment:%H:%M}"


def count_text(count: int, one: str, many: str) -> str:
    """Return a number of things, such as ``1 session`` or ``3 sessions``."""
    return (one if count == 1 else many).format(n=f"{count:,}")


def sessions_text(count: int) -> str:
    """Return a number of sessions."""
    return count_text(count, tr("{n} session"), tr("{n} sessions"))


def days_text(count: int) -> str:
    """Return a number of days."""
    return count_text(count, tr("{n} day"), tr("{n} days"))


def sets_text(count: int) -> str:
    """Return a number of sets."""
    return count_text(count, tr("{n} set"), tr("{n} sets"))


def weeks_text(count: int) -> str:
    """Return a number of weeks."""
    return count_text(count, tr("{n} week"), tr("{n} weeks"))


def notes_text(count: int) -> str:
    """Return a number of things told about recovery."""
    return count_text(count, tr("{n} note on recovery"), tr("{n} notes on recovery"))


def outcome_text(outcome: Outcome, score: int | None, symptom: Symptom | None, *, sets: int) -> str:
    """Return how a session ended after so many sets, such as ``Stopped: pain 7``."""
    text = tr(wording.OUTCOMES[outcome])
    if outcome is Outcome.COMPLETED and not sets:
        return tr(wording.ALL_SKIPPED)
    if score is not None and outcome is Outcome.STOPPED_PAIN:
        return tr("{outcome} {score}").format(outcome=text, score=score)
    if symptom is not None:
        return tr("Stopped: {symptom}").format(symptom=tr(wording.SYMPTOMS[symptom]).lower())
    return text


def outcome_of(summary: Summary) -> str:
    """Return how a session of the list ended."""
    return outcome_text(
        summary.outcome, summary.stop_score, summary.stop_symptom, sets=summary.sets
    )


def amount_text(reps: int | None, hold: float | None) -> str:
    """Return what was done of a set, such as ``6 × 10 s``, ``6 reps`` or ``5 min``."""
    if reps is None:
        return short(hold) if hold else "–"
    if hold:
        return tr("{reps} × {hold}").format(reps=reps, hold=short(hold))
    return count_text(reps, tr("{n} rep"), tr("{n} reps"))


def day_amount(day: ExerciseDay) -> str:
    """Return what was done of an exercise on a day: reps in all, and the longest hold."""
    if day.reps is None:
        return short(day.hold)
    reps = count_text(day.reps, tr("{n} rep"), tr("{n} reps"))
    return tr("{reps}, held {hold}").format(reps=reps, hold=short(day.hold)) if day.hold else reps


def mark_text(mark: Mark) -> str:
    """Return what happened, such as ``Flare``."""
    if mark.phase is not None:
        return tr("Phase: {phase}").format(phase=tr(wording.PHASES[mark.phase]))
    return {
        MarkKind.BEGAN: tr("An episode began"),
        MarkKind.FLARE: tr("Flare"),
        MarkKind.RECOVERED: tr("Recovered"),
        MarkKind.PHASE: "",
    }[mark.kind]


def day_line(year: Year, day: date) -> str:
    """Return what is known of a day of the calendar, in a line."""
    parts = [*(mark_text(mark) for mark in year.marks.get(day, ())), *_done_parts(year, day)]
    said = " · ".join(parts) if parts else tr("nothing noted")
    return tr("{day}: {said}").format(day=day_text(day), said=said)


def _done_parts(year: Year, day: date) -> list[str]:
    done, due = year.days.get(day), year.due.get(day, 0)
    if done is None:
        if not due:
            return []
        return [tr("{n} due, none done").format(n=due) if day < year.today else tr("due today")]
    doses = tr("{done} of {due} completed").format(done=done.completed, due=max(due, done.doses))
    parts = [doses if done.doses or due else sessions_text(done.sessions)]
    parts.append(tr("{n} min").format(n=max(1, round(done.minutes))))
    if done.stopped:
        parts.append(tr("{n} stopped").format(n=done.stopped))
    if done.left:
        parts.append(tr("{n} left early").format(n=done.left))
    return parts


def streak_text(year: Year) -> str:
    """Return one kind sentence on how it goes."""
    run = year.streak
    if run.days == 0:
        return tr("Whenever you begin again is a good day to begin.")
    if run.days == 1:
        return tr("You have made a start. One day at a time is enough.")
    told = tr("You moved on {days}").format(days=days_text(run.days))
    if run.began is not None:
        told = tr("{told} since {began}").format(told=told, began=day_text(run.began))
    if run.rests:
        return tr("{told}, and rested in between, as one should.").format(told=told)
    return tr("{told}. Rest days are welcome, too.").format(told=told)


def year_words(year: Year) -> str:
    """Return a year in a sentence or two."""
    done = sum(each.doses for each in year.days.values())
    if not year.days:
        return tr("{year}: no session yet.").format(year=year.year)
    active = days_text(len(year.days))
    stops = sum(each.stopped for each in year.days.values())
    stopped = count_text(stops, tr("{n} was stopped by pain or a symptom"),
                         tr("{n} were stopped by pain or a symptom"))  # fmt: skip
    return tr("{year}: {sessions} on {days}; {stopped}.").format(
        year=year.year, sessions=sessions_text(done), days=active, stopped=stopped
    )


def pain_words(charts: Charts) -> str:
    """Return what the chart of pain shows."""
    pain = charts.pain
    if not pain:
        return tr("No score was given in this time.")
    first = _mean([each.first for each in pain[:FEW]])
    last = _mean([each.first for each in pain[-FEW:]])
    parts = [_trend(pain, first, last)]
    most = max(pain, key=lambda each: each.highest)
    parts.append(tr("The highest score was {n}, on {day}.").format(
        n=most.highest, day=day_text(most.day)))  # fmt: skip
    above = sum(each.is_above for each in pain)
    told = tr("It rose above the stop line in sessions of {days}.")
    never = tr("No session took it above the stop line.")
    parts.append(told.format(days=days_text(above)) if above else never)
    flares = sum(mark.kind is MarkKind.FLARE for mark in charts.marks)
    if flares:
        parts.append(count_text(flares, tr("There was {n} flare."), tr("There were {n} flares.")))
    return " ".join(parts)


def _trend(pain: Sequence[PainDay], first: float, last: float) -> str:
    if len(pain) < 2 * FEW:
        return tr("Scores of {days} so far.").format(days=days_text(len(pain)))
    told = {"first": f"{first:.1f}", "last": f"{last:.1f}"}
    if abs(last - first) < CERTAIN:
        return tr("Pain stayed much the same: {first} at first, {last} lately.").format(**told)
    way = tr("Pain fell from {first} at first to {last} lately.")
    return (
        way if last < first else tr("Pain rose from {first} at first to {last} lately.")
    ).format(**told)


def weeks_words(weeks: Sequence[Week]) -> str:
    """Return what the chart of weeks shows."""
    if not any(week.sessions for week in weeks):
        return tr("No session in this time.")
    minutes, sets = (sum(getattr(week, part) for week in weeks) for part in ("minutes", "sets"))
    whole = tr("{minutes} min and {sets} in {weeks}; about {each} min a week.").format(
        minutes=f"{minutes:,.0f}",
        sets=sets_text(sets),
        weeks=weeks_text(len(weeks)),
        each=round(minutes / len(weeks)),
    )
    most = max(weeks, key=lambda week: week.minutes)
    return tr("{whole} Most in the week of {day}: {n} min.").format(
        whole=whole, day=day_text(most.monday), n=round(most.minutes)
    )


def exercise_words(name: str, days: Sequence[ExerciseDay], variants: Sequence[str]) -> str:
    """Return what the chart of an exercise shows; `variants` says what else was done of it."""
    if not days:
        return tr("{name}: not done in this time.").format(name=name)
    first, last = days[0], days[-1]
    then, now = map(day_amount, (first, last))
    parts = [tr("{name}: {sets} on {days}.").format(
        name=name, sets=sets_text(sum(day.sets for day in days)),
        days=days_text(len({day.day for day in days})))]  # fmt: skip
    if first.day != last.day:
        parts.append(tr("{then} on {first}, {now} on {last}.").format(
            then=then, first=day_text(first.day), now=now, last=day_text(last.day)))  # fmt: skip
    return " ".join([*parts, *variants])


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values)
