"""The logbook as a FHIR R4 bundle, for the records of a clinic.

A session is a Procedure; pain (LOINC 72514-3), duration (55411-3), effort and every set are
Observations that are part of it. What LOINC has no code for has one of ours. Nothing is used that
R4 and R4B do not share.
"""

from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from exercise_coach import recovery
from exercise_coach.logbook import telling
from exercise_coach.logbook.exporting import fhir_parts as parts
from exercise_coach.logbook.exporting import reading
from exercise_coach.logbook.exporting.document import (
    WrittenSession,
    WrittenSet,
    cramped_in,
)
from exercise_coach.logbook.exporting.period import EVER, Period
from exercise_coach.logbook.exporting.replacing import replace_file
from exercise_coach.logbook.records import Outcome, iso
from exercise_coach.logbook.store import Logbook
from exercise_coach.recovery.facts import Fact, MorningScored, WeekRated
from exercise_coach.session import Symptom, When
from exercise_coach.wording import SYMPTOMS

Resource = dict[str, Any]
_WHY = {
    Outcome.STOPPED_PAIN: "Stopped: pain",
    Outcome.STOPPED_SYMPTOM: "Stopped: symptom",
    Outcome.STOPPED_USER: "Stopped by the person exercising",
    Outcome.INTERRUPTED: "Broken off",
}


def export_fhir(
    logbook: Logbook, out: Path, period: Period = EVER, *, name: str = "", now: datetime
) -> None:
    """Write a Bundle of the kind `collection`, made `now`; the patient's `name` may be left out.

    Raises `ExportProblem`, or `LogbookProblem` where the logbook cannot be read.
    """
    with closing(_bundle(logbook, period, name, now)) as pieces:
        replace_file(out, lambda file: file.writelines(pieces))


def _bundle(
    logbook: Logbook, period: Period, name: str, now: datetime
) -> Generator[bytes, None, None]:
    head = {"resourceType": "Bundle", "type": "collection", "timestamp": iso(now)}
    yield msgspec.json.encode(head).removesuffix(b"}") + b',\n"entry": [\n'
    yield msgspec.json.encode(_entry(parts.patient(name)))
    for resource in _resources(logbook, period):
        yield b",\n" + msgspec.json.encode(_entry(resource))
    yield b"\n]}\n"


def _entry(resource: Resource) -> dict[str, Any]:
    return {"fullUrl": f"urn:uuid:{resource['id']}", "resource": resource}


def _resources(logbook: Logbook, period: Period) -> Iterator[Resource]:
    with logbook.reading() as connection:
        for session in reading.structs(connection, period):
            yield from _of_session(session)
        facts = telling.read_all(connection)
    yield from _of_facts(facts, period)


def _of_session(session: WrittenSession) -> Iterator[Resource]:
    yield _procedure(session)
    yield _duration(session)
    if session.effort is not None:
        yield _effort(session, session.effort)
    if not any(given.when is When.BEFORE for given in session.scores):
        key = (session.id, "before")
        yield _pain(key, session.started, When.BEFORE, session.pain_before, session.id)
    for given in session.scores:
        yield _pain((session.id, given.seq), given.at, given.when, given.score, session.id)
    for done in session.sets:
        yield _set(session, done)
    yield from _symptoms(session)


def _procedure(session: WrittenSession) -> Resource:
    completed = session.outcome is Outcome.COMPLETED
    procedure: Resource = {
        "resourceType": "Procedure",
        "id": parts.identity(session.id),
        "status": "completed" if completed else "stopped",
        "code": parts.local(f"routine:{session.routine}", session.title),
        "subject": parts.SUBJECT,
        "performedPeriod": {"start": iso(session.started), "end": iso(session.ended)},
    }
    if not completed:
        procedure["statusReason"] = parts.local(session.outcome, _reason(session))
    if session.note and session.note.strip():
        procedure["note"] = [{"text": session.note}]
    return procedure


def _reason(session: WrittenSession) -> str:
    stop = session.stop
    words = [_WHY[session.outcome]]
    if stop and stop.symptom:
        words.append(stop.symptom.value.replace("-", " "))
    if stop and stop.score is not None:
        words.append(f"score {stop.score}, stop line {session.stop_line}")
    if stop and stop.exercise:
        words.append(f"in {stop.exercise}")
    return ", ".join(words)


def _duration(session: WrittenSession) -> Resource:
    made = parts.observation((session.id, "duration"), parts.DURATION, session.id)
    made["effectivePeriod"] = {"start": iso(session.started), "end": iso(session.ended)}
    made["valueQuantity"] = parts.quantity(_minutes(session), "min")
    return made


def _minutes(session: WrittenSession) -> float:
    return round((session.ended - session.started).total_seconds() / 60, 1)


def _effort(session: WrittenSession, effort: int) -> Resource:
    code = parts.local("session-effort", "Effort of the session, 0 to 10")
    made = parts.observation((session.id, "effort"), code, session.id)
    made["effectiveDateTime"] = iso(session.ended)
    made["valueInteger"] = effort
    load = parts.local("session-load", "Effort times minutes")
    times = parts.quantity(round(effort * _minutes(session), 1), "1")
    made["component"] = [{"code": load, "valueQuantity": times}]
    return made


def _pain(
    key: tuple[object, ...], at: datetime, when: str, score: int, session: str | None
) -> Resource:
    made = parts.observation(key, parts.PAIN, session)
    made["effectiveDateTime"] = iso(at)
    made["valueQuantity"] = parts.quantity(score, "{score}")
    code = parts.local("when", "When the score was given")
    told = parts.local(f"when:{when}", when.replace("-", " "))
    made["component"] = [{"code": code, "valueCodeableConcept": told}]
    return made


def _set(session: WrittenSession, done: WrittenSet) -> Resource:
    code = parts.local(f"exercise:{done.exercise}", done.exercise.replace("-", " "))
    made = parts.observation((session.id, done.seq), code, session.id)
    made["effectiveDateTime"] = iso(done.at)
    made["component"] = list(_components(done))
    return made


def _symptoms(session: WrittenSession) -> Iterator[Resource]:
    """Return the cramps, the one that stopped the session among them, and what else stopped it."""
    cramps = [each for each in session.events if each.kind == "cramp"]
    for each in cramps:
        yield _symptom((session.id, each.seq), Symptom.CRAMP, each.at, cramped_in(each), session.id)
    stop = session.stop
    if stop and stop.symptom and not (cramps and stop.symptom is Symptom.CRAMP):
        where = stop.exercise or ""
        yield _symptom((session.id, "stop"), stop.symptom, session.ended, where, session.id)


def _symptom(
    key: tuple[object, ...], symptom: Symptom, at: datetime, exercise: str, session: str
) -> Resource:
    made = parts.observation(key, parts.local("symptom", "What was felt besides pain"), session)
    made["effectiveDateTime"] = iso(at)
    made["valueCodeableConcept"] = parts.local(f"symptom:{symptom}", SYMPTOMS[symptom])
    if exercise:
        told = parts.local(f"exercise:{exercise}", exercise.replace("-", " "))
        code = parts.local("exercise", "Exercise")
        made["component"] = [{"code": code, "valueCodeableConcept": told}]
    return made


def _components(done: WrittenSet) -> Iterator[dict[str, Any]]:
    yield {"code": parts.local("set", "Number of the set"), "valueInteger": done.set}
    if done.reps is not None:
        yield {"code": parts.local("reps", "Repetitions"), "valueInteger": done.reps}
    hold = parts.quantity(done.hold, "s")
    yield {"code": parts.local("hold", "Held in each repetition"), "valueQuantity": hold}
    if done.side is not None:
        side = parts.local(f"side:{done.side}", f"{done.side} side")
        yield {"code": parts.local("side", "Side"), "valueCodeableConcept": side}


def _of_facts(facts: Iterable[Fact], period: Period) -> Iterator[Resource]:
    history = recovery.fold(facts, ())
    for morning in history.mornings:
        if period.holds(morning.at):
            yield _morning(morning)
    for week in history.weeks:
        if period.holds(week.at):
            yield from _week(week)


def _morning(told: MorningScored) -> Resource:
    return _pain((told.id, "morning"), told.at, "morning", told.score, None)


def _week(told: WeekRated) -> Iterator[Resource]:
    if told.better is not None:
        code = parts.local("better", "Percent better")
        made = parts.observation((told.id, "better"), code, None)
        yield made | {
            "effectiveDateTime": iso(told.at), "valueQuantity": parts.quantity(told.better, "%")
        }  # fmt: skip
    for number, activity in enumerate(told.activities):
        words = "Own activity, 0 not hard at all to 10 cannot do it"
        code = parts.local("activity", f"{words}: {activity.name.strip() or 'unnamed'}")
        made = parts.observation((told.id, "activity", number), code, None)
        yield made | {"effectiveDateTime": iso(told.at), "valueInteger": activity.score}
