"""Reminders in words: what is due, since when, and what comes next."""

import textwrap
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication

from exercise_coach.desktop.reminders.reminding import Reminder
from exercise_coach.recovery import Dose, DoseState

LONGEST_TITLE = 60
_NEW = timedelta(minutes=10)
_WAITING = frozenset({DoseState.LATER, DoseState.SNOOZED})


def tr(text: str) -> str:
    """Translate one of these sentences."""
    return QCoreApplication.translate("reminders", text)


def title_of(reminder: Reminder) -> str:
    """Return what it is time for, in a few words."""
    return tr("Time for {title}").format(title=_short(reminder.title))


def text_of(reminder: Reminder, now: datetime) -> str:
    """Return since when it is due, and what else is."""
    said = [due_since(reminder.since, now)]
    if len(reminder.others) == 1:
        said.append(tr("also due: {title}").format(title=_short(reminder.others[0])))
    elif reminder.others:
        said.append(tr("{n} more are due").format(n=len(reminder.others)))
    return " · ".join(said)


def due_since(since: datetime, now: datetime) -> str:
    """Return ``Due now``, or since when."""
    age = now.timestamp() - since.timestamp()
    if age < _NEW.total_seconds():
        return tr("Due now")
    return tr("Due since {time}").format(time=f"{since.astimezone(now.tzinfo):%H:%M}")


def next_line(
    standing: Sequence[Dose], titles: Mapping[str, str], now: datetime
) -> tuple[str, Dose | None]:
    """Return what is due or comes next, in one line, and its dose; none where nothing comes."""
    due = [dose for dose in standing if dose.state is DoseState.DUE]
    if due:
        line = f"{_short(titles[due[0].routine])} · {due_since(due[0].at or now, now)}"
        return line, due[0]
    coming = [(dose.at, dose) for dose in standing if dose.at is not None]
    if not coming:
        return tr("Nothing is due"), None
    at, dose = min(coming, key=lambda each: each[0].timestamp())
    line = tr("{title} · next {when}").format(
        title=_short(titles[dose.routine]), when=_when(at, now)
    )
    return line, dose


def _when(at: datetime, now: datetime) -> str:
    there = at.astimezone(now.tzinfo)
    days = (there.date() - now.date()).days
    if days == 0:
        return tr("at {time}").format(time=f"{there:%H:%M}")
    if days == 1:
        return tr("tomorrow at {time}").format(time=f"{there:%H:%M}")
    return tr("on {day}").format(day=f"{there:%A}")


def _short(title: str) -> str:
    return textwrap.shorten(title, LONGEST_TITLE, placeholder=" …")
