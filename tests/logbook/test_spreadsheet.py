"""What LibreOffice makes of our CSV, where it is installed."""

import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest

from exercise_coach.logbook import Logbook
from exercise_coach.logbook.exporting import COLUMNS, export_csv
from tests.logbook.walks import MORNING, Walk

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
soffice = shutil.which("soffice") or ""


def opened(file: Path, folder: Path) -> list[list[tuple[str | None, str]]]:
    """Return type and text of each cell, as LibreOffice reads a CSV by itself."""
    words = [
        soffice, "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}",
        "--convert-to", "ods", "--outdir", str(folder), str(file),
    ]  # fmt: skip
    subprocess.run(words, check=True, capture_output=True, timeout=120)
    with zipfile.ZipFile(folder / f"{file.stem}.ods") as archive:
        content = ET.fromstring(archive.read("content.xml"))
    return [
        [
            (cell.get(f"{_OFFICE}value-type"), "".join(cell.itertext()))
            for cell in row.iter(f"{_TABLE}table-cell")
            for _ in range(min(int(cell.get(f"{_TABLE}number-columns-repeated", "1")), 30))
        ]
        for row in content.iter(f"{_TABLE}table-row")
    ]


@pytest.mark.soak
@pytest.mark.skipif(not soffice, reason="LibreOffice is not installed")
def test_a_spreadsheet_opens_it_with_the_right_types(logbook: Logbook, tmp_path: Path) -> None:
    walk = Walk(logbook, wall=MORNING)
    walk.ends()
    walk.journal.finish(effort=4, note='=HYPERLINK("http://x","y")')
    export_csv(logbook, tmp_path / "table.csv")
    titles, first, *_ = opened(tmp_path / "table.csv", tmp_path)
    assert tuple(text for _, text in titles[: len(COLUMNS)]) == COLUMNS
    cells = dict(zip(COLUMNS, first, strict=False))
    assert {name for name, (kind, _) in cells.items() if kind == "float"} == {
        "minutes", "pain_before", "pain_after", "effort", "set", "reps", "hold"
    }  # fmt: skip
    assert cells["day"][0] == "date"
    assert cells["started"] == ("string", "2026-03-02T08:30:00.000+01:00")
    assert cells["note"] == ("string", '\'=HYPERLINK("http://x","y")')
