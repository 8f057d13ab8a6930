"""What the program says promises nothing, and names no dose of a medicine anywhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise_coach.recovery import (
    CARDS,
    DISAGREEMENTS,
    PLAN,
    QUESTIONS,
    RULES,
    screening_outcome,
)
from exercise_coach.recovery.questions import FELT

ROOT = Path(__file__).parents[2]

PROMISES = re.compile(
    r"\b(cure[sd]?|guarantee\w*|will (heal|go away|be gone|get better)|gone in|pain-free in|"
    r"always works|safe to)\b",
    re.IGNORECASE,
)
AMOUNT = (
    r"\d[\d.,]*\s*(mg|milligrams?|mcg|µg|micrograms?|g|grams?|ml|IU|tablets?|pills?|capsules?)\b"
)
MEDICINES = (  # their names, so that a dose of one is found
    r"ibuprofen|paracetamol|acetaminophen|naproxen|diclofenac|aspirin|metamizole?|tramadol|codeine|"
    r"morphine|oxycodone|diazepam|valium|tizanidine|methocarbamol|cyclobenzaprine|baclofen|"
    r"prednisolone|prednisone|cortisone|gabapentin|pregabalin|melatonin|magnesium|calcium|"
    r"potassium|vitamin|curcumin|turmeric|arnica|cbd|cannabi\w*|lidocaine|capsaicin"
)
NAMED_DOSE = re.compile(
    rf"\b({MEDICINES})\b[^.]*?{AMOUNT}|{AMOUNT}[^.]*?\b({MEDICINES})\b", re.IGNORECASE
)
ANY_DOSE = re.compile(
    r"\d[\d.,]*\s*(mg|milligrams?|mcg|µg|micrograms?|IU|tablets?|pills?|capsules?)\b", re.IGNORECASE
)


def sentences() -> Iterator[str]:
    for rule in RULES:
        yield rule.says
    for question in (*QUESTIONS, *FELT.values()):
        yield question.text
        yield question.after
        yield from screening_outcome([question.id]).paragraphs
    for slot in PLAN:
        yield slot.why
    for card in CARDS:
        yield card.text
    for disagreement in DISAGREEMENTS:
        yield disagreement.text


def shown_files() -> list[Path]:
    code = (ROOT / "exercise_coach").rglob("*.py")
    routines = (ROOT / "routines").rglob("*.yaml")
    documents = [ROOT / "README.md", *(ROOT / "docs").glob("*.md")]
    return sorted((*code, *routines, *documents))


@pytest.mark.parametrize("text", sorted(set(sentences())), ids=lambda text: text[:40])
def test_no_sentence_promises_anything(text: str) -> None:
    assert not PROMISES.search(text)
    assert "!" not in text


@pytest.mark.parametrize("path", shown_files(), ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_names_a_dose_of_a_medicine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not NAMED_DOSE.search(text)
    assert not ANY_DOSE.search(text)


def test_a_dose_would_be_found() -> None:
    for text in ("take 400 mg", "Ibuprofen, 400 mg", "magnesium: 3 g", "2 tablets", "1,000 IU"):
        assert NAMED_DOSE.search(text) or ANY_DOSE.search(text)
