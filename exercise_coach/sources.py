"""The titles of the sources that exercises and routines cite by id (docs/sources.md)."""

from collections.abc import Iterable, Mapping

PRACTICE = "Practice"
"""The id of what is done commonly, and stands in no single text."""

TITLES: Mapping[str, str] = {
    "S0": "How I Treated My Back Spasms (Building Muscle 101, 2016)",
    "S1": "How to Treat Muscle Spasms in Back: Proven Relief & Prevention Strategies",
    "S2": "How To Treat A Back Spasm With These 5 Remedies",
    "S3": "Unrelenting back spasms (forum thread, October 2020)",
    "S4": "Muscle Spasm in Back – What Is Your Back Trying to Tell You? (2012)",
    "NICE": "NICE guideline NG59, low back pain and sciatica (BMJ 2017;356:i6748)",
    "ACP": "American College of Physicians: noninvasive treatments for low back pain (2017)",
    "NHS": "NHS: back pain and back exercises",
    "NHSinform": "NHS inform: back pain and back exercises",
    "Mayo": "Mayo Clinic: back exercises in 15 minutes a day",
    "McGill": "Stuart McGill: the “Big 3”, as described in interviews",
    "Cleveland Clinic": "Cleveland Clinic: diaphragmatic breathing",
    "Finucane 2020": "Finucane 2020: framework for red flags, JOSPT 50(7):350",
    "Childs 2005": "Childs 2005: the pain rating scale in low back pain, Spine 30:1331",
    "Dahm 2010": "Dahm 2010, Cochrane: advice to stay active or to rest in bed",
    "French 2006": "French 2006, Cochrane: heat or cold for low back pain",
    "WalkBack 2024": "WalkBack 2024: walking against recurrence, Lancet 404:134",
    PRACTICE: "Common physiotherapy practice; no single text",
    "Cochrane 2023": "Cochrane 2023, CD009365: exercise in the first six weeks",
}


LAYMEN = frozenset({"S0", "S3"})
"""What one person tells of their own back: not shown as why, where a named text says the same."""


def titles_to_trust(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the titles that stand behind something said: clinicians, trials and guidelines first.

    What somebody tells of their own back is left out where a named text carries it, too; common
    practice names none.
    """
    by_trust = sorted(dict.fromkeys(ids), key=_is_article)
    trusted = [id_ for id_ in by_trust if id_.split("-")[0] not in LAYMEN]
    return titles_of(trusted if set(trusted) - {PRACTICE} else by_trust)


def _is_article(id_: str) -> bool:
    return id_.split("-", maxsplit=1)[0] in {"S0", "S1", "S2", "S3", "S4"}


def titles_of(ids: Iterable[str]) -> tuple[str, ...]:
    """Return the titles of these sources, each once; an id we do not know stands for itself.

    A regime such as ``S1-19`` is found under its source, ``S1``.
    """
    found = (TITLES.get(id_) or TITLES.get(id_.split("-")[0]) or id_ for id_ in ids)
    return tuple(dict.fromkeys(found))
