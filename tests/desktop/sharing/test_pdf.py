"""The PDF a clinician gets: real text that says what the logbook says, on two pages at most."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from exercise_coach.desktop.sharing.pdf import Paper, write_pdf
from exercise_coach.logbook import Logbook
from exercise_coach.logbook.exporting import Period
from exercise_coach.report import compose
from exercise_coach.report.words import day
from tests.logbook.walks import logbook_in
from tests.logbook.years import fill
from tests.report.weeks import NOW, live


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    with logbook_in(tmp_path, hasty=True) as opened:
        yield opened


def text_of(file: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(file).pages)


def words(text: str) -> str:
    """Return a text without the breaks that a table puts into it."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_it_says_what_the_logbook_says(
    paper: Paper, size: tuple[int, int], app: QApplication, logbook: Logbook, tmp_path: Path
) -> None:
    live(logbook)
    report = compose(logbook, NOW, name="Ada (née B) <b>")
    write_pdf(report, tmp_path / "out.pdf", paper)
    said = words(text_of(tmp_path / "out.pdf"))
    assert "Ada (née B) <b> · 1 Mar 2026 to 22 Mar 2026 (22 days)" in said
    for line in report.overview:
        assert line.label in said
        assert line.text in said
    for session in logbook.sessions():
        if session.stop is not None and session.outcome.value != "stopped_user":
            assert f"{day(session.started.date())} {session.title}" in said
    for cleared in report.clearances:
        assert f"{day(cleared)} A clinician has cleared it, by own account" in said
    for stop in report.stops:
        assert f"{stop.exercise} {stop.why}" in said
    for each in report.pains:
        assert day(each.last) in said
    for change in (*report.activities, *report.doses):
        assert f"{change.what} {change.first}" in said
    for turn in report.turns:
        assert f"{day(turn.day)} {turn.what}" in said
    reader = PdfReader(tmp_path / "out.pdf")
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    assert len(reader.pages) <= 2


def test_our_typeface_is_in_it(app: QApplication, logbook: Logbook, tmp_path: Path) -> None:
    write_pdf(compose(logbook, NOW), tmp_path / "out.pdf")
    (page,) = PdfReader(tmp_path / "out.pdf").pages
    resources = page["/Resources"].get_object()
    fonts = [font.get_object() for font in resources["/Font"].values()]  # type: ignore[index]
    assert {re.sub("^.*[+]", "", font["/BaseFont"]) for font in fonts} <= {
        "/Inter-Regular", "/Inter-SemiBold"
    }  # fmt: skip
    for font in fonts:
        assert "/ToUnicode" in font
        (inner,) = font["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"]


def test_many_years_take_two_pages(app: QApplication, logbook: Logbook, tmp_path: Path) -> None:
    fill(logbook, NOW, years=1)
    live(logbook)
    write_pdf(compose(logbook, NOW, Period(date(2000, 1, 1))), tmp_path / "out.pdf", "letter")
    reader = PdfReader(tmp_path / "out.pdf")
    assert len(reader.pages) == 2
    said = words(text_of(tmp_path / "out.pdf"))
    assert re.search(r"and \d+ entries more", said)
    assert "Pain, means of each week" in said
    assert "Page 2" in said
