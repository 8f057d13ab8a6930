"""Every regime of the five texts has a home that cites it, and docs/sources.md names that home."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from exercise_coach.recovery import CARDS, DISAGREEMENTS, RULES
from tests.prescription.shipped import ROUTINES, library

DOCS = Path(__file__).parents[1] / "docs" / "sources.md"

# R a routine · T a timed relief item · G a rule of guidance · A an advice card · N left to the
# user's own notes
REGIMES: Mapping[str, str] = {
    "S0-1": "R", "S0-2": "T", "S0-3": "GT", "S0-4": "GT", "S0-5": "G", "S0-6": "R", "S0-7": "G",
    "S0-8": "GA", "S0-9": "A", "S0-10": "A", "S0-11": "G", "S0-12": "N", "S0-13": "N",
    "S0-14": "A",
    "S1-1": "G", "S1-2": "G", "S1-3": "R", "S1-4": "T", "S1-5": "T", "S1-6": "R", "S1-7": "N",
    "S1-8": "R", "S1-9": "R", "S1-10": "R", "S1-11": "R", "S1-12": "G", "S1-13": "N",
    "S1-14": "N", "S1-15": "A", "S1-16": "A", "S1-17": "A", "S1-18": "R", "S1-19": "R",
    "S1-20": "R", "S1-21": "N", "S1-22": "A",
    "S2-1": "R", "S2-2": "A", "S2-3": "T", "S2-4": "G", "S2-5": "G", "S2-6": "A", "S2-7": "N",
    "S2-8": "A", "S2-9": "G", "S2-10": "N",
    "S3-1": "A", "S3-2": "T", "S3-3": "G", "S3-4": "R", "S3-5": "R", "S3-6": "A", "S3-7": "AR",
    "S3-8": "A", "S3-9": "N", "S3-10": "N", "S3-11": "G",
    "S4-1": "T", "S4-2": "T", "S4-3": "G", "S4-4": "A", "S4-5": "R", "S4-6": "G", "S4-7": "A",
}  # fmt: skip
KEPT = [regime for regime, kinds in REGIMES.items() if kinds != "N"]
LEFT_OUT = [regime for regime, kinds in REGIMES.items() if kinds == "N"]

Homes = Mapping[str, set[str]]
"""The names of those that cite a regime, by the regime's id."""


def homes(cited: Iterable[tuple[str, Iterable[str]]]) -> Homes:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name, sources in cited:
        for source in sources:
            found[source].add(name)
    return found


def below_routines(file: Path) -> str:
    return file.relative_to(ROUTINES).as_posix()


IN_ROUTINES = homes(
    (below_routines(each.file), each.routine.sources) for each in library().routines
)
IN_EXERCISES = homes(
    (below_routines(each.file), each.exercise.sources) for each in library().exercises.values()
)
IN_RULES = homes((each.id, each.sources) for each in RULES)
IN_CARDS = homes((each.id, each.sources) for each in CARDS)
IN_DISAGREEMENTS = homes((each.id, each.sources) for each in DISAGREEMENTS)
BY_KIND = {"R": IN_ROUTINES, "T": IN_ROUTINES, "G": IN_RULES, "A": IN_CARDS}

ROWS = {
    row[1]: row[2]
    for row in re.finditer(r"(?m)^\| (S\d[^|]*?) \| [^|]+ \| ([^|]+) \|$", DOCS.read_text())
}
"""Where each regime lives, as the documents tell it."""


def told(regime: str) -> str:
    """Return what the documents tell of a regime, which may share its row with others."""
    return next((where for ids, where in ROWS.items() if regime in ids.split(", ")), "")


@pytest.mark.parametrize("regime", KEPT)
def test_a_regime_has_a_home_of_each_kind_it_belongs_to(regime: str) -> None:
    homeless = [kind for kind in REGIMES[regime] if not BY_KIND[kind].get(regime)]
    assert homeless == []


@pytest.mark.parametrize("regime", KEPT)
def test_the_documents_name_a_home_of_each_kind(regime: str) -> None:
    named = set(re.findall(r"`([^`]+)`", told(regime)))
    unnamed = [kind for kind in REGIMES[regime] if not named & BY_KIND[kind].get(regime, set())]
    assert unnamed == []


@pytest.mark.parametrize("regime", KEPT)
def test_what_the_documents_name_cites_the_regime(regime: str) -> None:
    citing: set[str] = set()
    for known in (IN_ROUTINES, IN_EXERCISES, IN_RULES, IN_CARDS, IN_DISAGREEMENTS):
        citing |= known.get(regime, set())
    named = {name for name in re.findall(r"`([^`]+)`", told(regime)) if not is_elsewhere(name)}
    assert named <= citing


def is_elsewhere(name: str) -> bool:
    """Whether this names a part of the program, or a key of a file, that cites nothing."""
    return name.startswith("exercise_coach/") or name.endswith("/") or ":" in name


@pytest.mark.parametrize("regime", LEFT_OUT)
def test_what_is_left_out_is_said_to_be_and_cited_nowhere(regime: str) -> None:
    assert told(regime).startswith("left out")
    for known in (IN_ROUTINES, IN_EXERCISES, IN_RULES, IN_CARDS, IN_DISAGREEMENTS):
        assert regime not in known


def test_no_regime_is_cited_that_there_is_not() -> None:
    cited = {*IN_ROUTINES, *IN_EXERCISES, *IN_RULES, *IN_CARDS, *IN_DISAGREEMENTS}
    assert {source for source in cited if re.fullmatch(r"S\d-\d+", source)} <= REGIMES.keys()


def test_nothing_is_put_off() -> None:
    assert "later:" not in DOCS.read_text().lower()
