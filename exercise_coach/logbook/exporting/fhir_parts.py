"""The small pieces that every FHIR resource of ours is made of."""

import uuid
from typing import Any

CODES = "urn:exercise-coach:codes"
"""The system of our own codes; docs/export.md lists them."""
_LOINC = "http://loinc.org"
_UNITS = "http://unitsofmeasure.org"
_SPACE = uuid.uuid5(uuid.NAMESPACE_URL, CODES)

PAIN = {
    "coding": [
        {
            "system": _LOINC,
            "code": "72514-3",
            "display": "Pain severity - 0-10 verbal numeric rating [Score] - Reported",
        }
    ],
    "text": "Pain, 0 to 10",
}
DURATION = {
    "coding": [{"system": _LOINC, "code": "55411-3", "display": "Exercise duration"}],
    "text": "Duration of the session",
}
_SURVEY = {
    "coding": [
        {
            "system": "http://terminology.hl7.org/CodeSystem/observation-category",
            "code": "survey",
            "display": "Survey",
        }
    ]
}


def identity(*key: object) -> str:
    """Return the id of a resource: the same for the same thing in every export, and a UUID."""
    if len(key) == 1:
        try:
            return str(uuid.UUID(str(key[0])))
        except ValueError:
            pass
    return str(uuid.uuid5(_SPACE, "/".join(map(str, key))))


_PATIENT = identity("patient", "me")
SUBJECT = {"reference": f"urn:uuid:{_PATIENT}"}
"""Refers to the patient."""


def patient(name: str) -> dict[str, Any]:
    """Return the patient; R4 wants one even where nothing is known of them."""
    made: dict[str, Any] = {"resourceType": "Patient", "id": _PATIENT}
    if name.strip():
        made["name"] = [{"text": name.strip()}]
    return made


def local(code: str, words: str) -> dict[str, Any]:
    """Return a concept of our own."""
    return {"coding": [{"system": CODES, "code": _code(code)}], "text": words.strip() or code}


def _code(text: str) -> str:
    """Return a text as a FHIR code: single spaces, none at its ends."""
    return " ".join(text.split())


def quantity(value: float, unit: str) -> dict[str, Any]:
    """Return an amount with a unit of UCUM."""
    return {"value": value, "unit": unit, "system": _UNITS, "code": unit}


def observation(
    key: tuple[object, ...], code: dict[str, Any], session: str | None
) -> dict[str, Any]:
    """Return an Observation without its value, part of a session where one is given."""
    made: dict[str, Any] = {
        "resourceType": "Observation",
        "id": identity(*key),
        "status": "final",
        "category": [_SURVEY],
        "code": code,
        "subject": SUBJECT,
    }
    if session is not None:
        made["partOf"] = [{"reference": f"urn:uuid:{identity(session)}"}]
    return made
