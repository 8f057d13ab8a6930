"""What the files that ship say: no promise, no medicine, nothing but sentences of our own."""

import re
from pathlib import Path

import pytest

from tests.prescription.shipped import ROUTINES

FILES = sorted(ROUTINES.rglob("*.yaml"))
PROMISES = re.compile(
    r"(?i)\b(cures?|heals?|guarantee\w*|always works?|pain-free|gone in|back to normal)\b"
)
MEDICINES = re.compile(
    r"(?i)\b(\d+ ?(mg|ml|g)|tablets?|pills?|capsules?|cream|ibuprofen|paracetamol|magnesium)\b"
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_promised_and_no_medicine_is_named(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not PROMISES.search(text)
    assert not MEDICINES.search(text)


def test_every_file_speaks_in_words_of_its_own() -> None:
    titles = [
        line
        for file in FILES
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(("title:", "name:", "summary:"))
    ]
    assert len(set(titles)) == len(titles)
