"""A FHIR bundle that others can read: checked by models made from the standard."""

import csv
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fhir.resources.R4B.bundle import Bundle

from exercise_coach.logbook import Logbook
from exercise_coach.logbook.exporting import Period, export_csv, export_fhir
from exercise_coach.recovery.facts import Activity, MorningScored, WeekRated, Withdrawn
from exercise_coach.session import Choice, events
from tests.logbook.filled import some_days
from tests.logbook.walks import MORNING, Walk

Resource = dict[str, Any]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "bundle.json"


def resources(out: Path) -> list[Resource]:
    """Return the resources of a bundle that is as the standard wants it."""
    content = out.read_bytes()
    Bundle.model_validate_json(content)
    entries = json.loads(content)["entry"]
    assert [entry["fullUrl"] for entry in entries] == [
        f"urn:uuid:{entry['resource']['id']}" for entry in entries
    ]
    assert len({entry["fullUrl"] for entry in entries}) == len(entries)
    found = [entry["resource"] for entry in entries]
    known = {f"urn:uuid:{resource['id']}" for resource in found}
    for resource in found[1:]:
        referred = [resource["subject"], *resource.get("partOf", ())]
        assert {reference["reference"] for reference in referred} <= known
    return found


def of_kind(found: list[Resource], kind: str) -> list[Resource]:
    return [resource for resource in found if resource["resourceType"] == kind]


def coded(found: list[Resource], code: str) -> list[Resource]:
    return [
        resource
        for resource in found
        if any(coding["code"] == code for coding in resource.get("code", {}).get("coding", ()))
    ]


def test_a_session_is_a_procedure_with_its_observations(logbook: Logbook, out: Path) -> None:
    some_days(logbook)
    export_fhir(logbook, out, name="Ada <b>L</b>", now=MORNING)
    found = resources(out)
    assert found[0]["name"] == [{"text": "Ada <b>L</b>"}]
    first, second, third = of_kind(found, "Procedure")
    assert [each["status"] for each in (first, second, third)] == [
        "completed",
        "stopped",
        "stopped",
    ]
    assert "statusReason" not in first
    assert second["statusReason"]["coding"][0]["code"] == "stopped_pain"
    assert second["statusReason"]["text"] == "Stopped: pain, score 4, stop line 2, in dead-bug"
    assert third["statusReason"]["text"] == "Stopped: symptom, leg, in bird-dog"
    assert first["performedPeriod"]["start"] == "2026-03-02T08:30:00.000+01:00"
    assert first["note"] == [{"text": "Größer – besser"}]
    mine = [each for each in found if each.get("partOf") == [_reference(first)]]
    pains = coded(mine, "72514-3")
    assert [each["valueQuantity"]["value"] for each in pains] == [0, 0, 0, 0]
    (duration,) = coded(mine, "55411-3")
    assert duration["valueQuantity"]["value"] == 2.6
    assert coded(mine, "session-effort")[0]["valueInteger"] == 4
    sets = [each for each in mine if each["code"]["coding"][0]["code"].startswith("exercise:")]
    assert len(sets) == 7
    told = {part["code"]["coding"][0]["code"]: part for part in sets[1]["component"]}
    assert told["reps"]["valueInteger"] == 2
    assert told["side"]["valueCodeableConcept"]["text"] == "left side"


def _reference(resource: Resource) -> dict[str, str]:
    return {"reference": f"urn:uuid:{resource['id']}"}


def test_mornings_and_weeks_are_observations_of_their_own(logbook: Logbook, out: Path) -> None:
    logbook.tell(
        [
            MorningScored(id="first", at=MORNING, score=3),
            MorningScored(id="wrong", at=MORNING, score=9),
            Withdrawn(id="back", at=MORNING, fact="wrong"),
            WeekRated(
                id="week", at=MORNING, better=60,
                activities=(Activity("Gehen", 3), Activity(" ", 1)),
            ),
        ]
    )  # fmt: skip
    export_fhir(logbook, out, now=MORNING)
    found = resources(out)
    assert "name" not in found[0]
    (morning,) = coded(found, "72514-3")
    assert morning["valueQuantity"]["value"] == 3
    assert morning["component"][0]["valueCodeableConcept"]["text"] == "morning"
    assert coded(found, "better")[0]["valueQuantity"]["value"] == 60
    assert [each["valueInteger"] for each in coded(found, "activity")] == [3, 1]


def test_nothing_to_tell_is_a_bundle_too(logbook: Logbook, out: Path) -> None:
    some_days(logbook)
    export_fhir(logbook, out, Period(last=MORNING.date() - timedelta(days=1)), now=MORNING)
    assert [each["resourceType"] for each in resources(out)] == ["Patient"]


def test_the_same_thing_has_the_same_id_in_every_export(logbook: Logbook, out: Path) -> None:
    some_days(logbook)
    export_fhir(logbook, out, now=MORNING)
    before = [each["id"] for each in resources(out)]
    export_fhir(logbook, out, now=MORNING + timedelta(days=9))
    assert [each["id"] for each in resources(out)] == before


def test_what_was_felt_besides_pain_is_an_observation(logbook: Logbook, out: Path) -> None:
    some_days(logbook)
    walk = Walk(logbook, wall=MORNING + timedelta(days=9))
    walk.does(events.Cramp(), events.Choose(Choice.NEXT))
    walk.ends()
    export_fhir(logbook, out, now=MORNING)
    leg, cramp = coded(resources(out), "symptom")
    assert leg["valueCodeableConcept"]["text"] == "Pain or tingling down a leg"
    assert cramp["valueCodeableConcept"]["coding"][0]["code"] == "symptom:cramp"
    (where,) = cramp["component"]
    assert where["valueCodeableConcept"]["coding"][0]["code"] == "exercise:bird-dog"
    table = out.with_suffix(".csv")
    export_csv(logbook, table)
    rows = list(csv.DictReader(table.read_text(encoding="utf-8").splitlines()))
    assert rows[-1]["cramps"] == "bird-dog"
    assert not rows[0]["cramps"]
