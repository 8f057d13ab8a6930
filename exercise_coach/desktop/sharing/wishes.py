"""What may be shared: in which form, of which days. Plain values, and the work they ask for."""

import enum
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Literal

from exercise_coach.logbook import FILE, Logbook
from exercise_coach.logbook.exporting import Period, export_csv, export_fhir, export_json
from exercise_coach.report import compose

LATELY = timedelta(days=91)


class Form(enum.StrEnum):
    """The forms a logbook may be shared in; their values are the endings of files."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"
    FHIR = "fhir.json"


class Days(enum.StrEnum):
    """Which days are shared. `USUAL` is the open episode in a PDF, and everything elsewhere."""

    USUAL = "usual"
    LATELY = "lately"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Share:
    """A wish to share the logbook of a data folder."""

    folder: Path
    form: Form
    period: Period
    name: str
    paper: Literal["a4", "letter"]

    def write(self, out: Path, now: datetime) -> None:
        """Write the file. Raises `LogbookProblem`."""
        with Logbook.open(self.folder / FILE, read_only=True) as logbook:
            _WRITERS[self.form](self, logbook, out, now)


def period_of(days: Days, first: date, last: date, today: date) -> Period:
    """Return the days that are meant; `first` and `last` count where they were chosen."""
    if days is Days.LATELY:
        return Period(today - LATELY, today)
    if days is Days.CHOSEN:
        return Period(min(first, last), max(first, last))
    return Period()


def file_name(form: Form, today: date) -> str:
    """Return the name that is suggested for a file."""
    return f"exercise-coach-{today.isoformat()}.{form}"


def _pdf(share: Share, logbook: Logbook, out: Path, now: datetime) -> None:
    # Drawing needs more of Qt than the page that offers it.
    from exercise_coach.desktop.sharing.pdf import write_pdf  # noqa: PLC0415

    write_pdf(compose(logbook, now, share.period, name=share.name), out, share.paper)


def _csv(share: Share, logbook: Logbook, out: Path, _now: datetime) -> None:
    export_csv(logbook, out, share.period)


def _json(share: Share, logbook: Logbook, out: Path, _now: datetime) -> None:
    export_json(logbook, out, share.period)


def _fhir(share: Share, logbook: Logbook, out: Path, now: datetime) -> None:
    export_fhir(logbook, out, share.period, name=share.name, now=now)


_WRITERS: dict[Form, Callable[[Share, Logbook, Path, datetime], None]] = {
    Form.PDF: _pdf,
    Form.CSV: _csv,
    Form.JSON: _json,
    Form.FHIR: _fhir,
}
