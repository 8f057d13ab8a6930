"""Writing a report as PDF: real text in our own typeface, without a window or a display.

Qt's own writer does it: nothing more to install or import, and the pages look like the program.
"""

import os
import sys
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QFontDatabase, QGuiApplication, QPageSize, QPainter, QPdfWriter

from exercise_coach.desktop.sharing.report_pages import foot, paint_report
from exercise_coach.desktop.sharing.sheet import Sheet
from exercise_coach.desktop.theme import FAMILY
from exercise_coach.folders import shipped
from exercise_coach.logbook.exporting import replace_file
from exercise_coach.report import Report

Paper = Literal["a4", "letter"]
_SIZES = {"a4": QPageSize.PageSizeId.A4, "letter": QPageSize.PageSizeId.Letter}
_RESOLUTION = 1200


def write_pdf(report: Report, out: Path, paper: Paper = "a4") -> None:
    """Write a report to a file. Raises `ExportProblem` where it cannot be written."""
    content = pdf_of(report, paper)
    replace_file(out, lambda file: file.write(content))


def pdf_of(report: Report, paper: Paper = "a4") -> bytes:
    """Return a report as PDF."""
    app = _application()
    _load_typeface()
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setPageSize(QPageSize(_SIZES[paper]))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle("Back exercises: report for a clinician")
    writer.setCreator("Exercise Coach")
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_report(Sheet(writer, painter, foot(report)), report)
    painter.end()
    buffer.close()
    del app
    return bytes(made.data())


def _application() -> QGuiApplication:
    """Return the program's Qt, or one without windows that lasts as long as it is held."""
    present = QGuiApplication.instance()
    if isinstance(present, QGuiApplication):
        return present
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QGuiApplication([sys.argv[0] or "exercise-coach"])


def _load_typeface() -> None:
    if FAMILY not in QFontDatabase.families():
        folder = shipped("assets") / "fonts"
        for file in ("Inter-Regular.otf", "Inter-SemiBold.otf"):
            QFontDatabase.addApplicationFont(str(folder / file))
