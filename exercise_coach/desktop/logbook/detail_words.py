"""One session in words: its sets, its scores, and why it stopped."""

from collections.abc import Iterator

from exercise_coach import wording
from exercise_coach.desktop.logbook.words import amount_text, count_text, outcome_text
from exercise_coach.desktop.spoken import tr
from exercise_coach.logbook import Outcome
from exercise_coach.logbook.lookback import Given, PlannedSet, SessionDetail, SetFate
from exercise_coach.session import When

WHEN = {
    When.BEFORE: "Before",
    When.DURING: "During",
    When.BETWEEN: "After {exercise}",
    When.AFTER: "At the end",
}


def set_titles() -> tuple[str, ...]:
    """Return the titles of the table of sets."""
    return tr("Exercise"), tr("Set"), tr("Side"), tr("Planned"), tr("Done")


def set_rows(detail: SessionDetail) -> list[tuple[str, ...]]:
    """Return the table of sets."""
    return [
        (
            each.name,
            str(each.set),
            tr(wording.SIDES[each.side]) if each.side else "–",
            _planned(each),
            _done(each),
        )
        for each in detail.sets
    ]


def _planned(each: PlannedSet) -> str:
    if each.fate is SetFate.EXTRA:
        return "–"
    return amount_text(each.planned_reps, each.planned_hold)


def _done(each: PlannedSet) -> str:
    if each.fate is SetFate.SKIPPED:
        return tr("{reps}, then skipped").format(reps=_reps(each)) if each.reps else tr("skipped")
    if each.fate is SetFate.NOT_REACHED:
        return tr("{reps}, not finished").format(reps=_reps(each)) if each.reps else (
            tr("not reached"))  # fmt: skip
    return amount_text(each.reps, each.hold)


def _reps(each: PlannedSet) -> str:
    return amount_text(each.reps, None)


def score_when(given: Given, detail: SessionDetail) -> str:
    """Return when a score was given, such as ``After Bird dog``."""
    names = {each.position: each.name for each in detail.sets}
    exercise = names.get(given.position, tr("an exercise"))
    return tr(WHEN[given.when]).format(exercise=exercise)


def score_text(given: Given) -> str:
    """Return a score, such as ``2, first noted as 5``."""
    return corrected(str(given.score), None if given.first is None else str(given.first))


def corrected(value: str, first: str | None) -> str:
    """Return a value with what was first noted, where it was corrected."""
    return value if first is None else tr("{value}, first noted as {first}").format(
        value=value, first=first
    )  # fmt: skip


def outcome_sentence(detail: SessionDetail) -> str:
    """Return how the session ended, and in which exercise it stopped."""
    stop = detail.stop
    score, symptom = (stop.score, stop.symptom) if stop else (None, None)
    done = sum(each.fate in {SetFate.DONE, SetFate.EXTRA} for each in detail.sets)
    told = outcome_text(detail.outcome, score, symptom, sets=done)
    parts = [told, *_stop_parts(detail)]
    return " · ".join(parts)


def _stop_parts(detail: SessionDetail) -> Iterator[str]:
    if detail.stopped_in:
        yield tr("in {exercise}").format(exercise=detail.stopped_in)
    if detail.outcome is Outcome.STOPPED_PAIN:
        yield tr("the stop line was {line}").format(line=detail.stop_line)
    if detail.cramps:
        cramps = count_text(len(detail.cramps), tr("{n} cramp"), tr("{n} cramps"))
        where = ", ".join(dict.fromkeys(detail.cramps))
        yield tr("{cramps} in {where}").format(cramps=cramps, where=where)


def effort_text(detail: SessionDetail) -> str:
    """Return the effort, and what was first noted."""
    first = _first(detail.first_effort) if detail.is_effort_corrected else None
    return corrected(_or_dash(detail.effort), first)


def note_text(detail: SessionDetail) -> str:
    """Return the note, and what was first noted."""
    if not detail.is_note_corrected:
        return _or_dash(detail.note)
    return tr("{value}\nFirst noted: {first}").format(
        value=_or_dash(detail.note), first=_first(detail.first_note)
    )


def _or_dash(value: int | str | None) -> str:
    return "–" if value is None else str(value)


def _first(value: int | str | None) -> str:
    return tr("nothing") if value is None else str(value)
