"""Reading a table that was saved as CSV: each row is something that was done on a day."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from pathlib import Path

from exercise_coach.logbook.importing import cells, judging, mapping, rows
from exercise_coach.logbook.importing.files import cannot_read, read_whole
from exercise_coach.logbook.importing.items import Bad, Item
from exercise_coach.logbook.importing.mapping import NEEDED, Columns, Field
from exercise_coach.logbook.importing.rows import Row

LARGEST = 16 * 2**20
"""The largest table, in bytes: many years of anybody's."""
TITLE = "Imported"
_LONGEST_NAME = 200
_DELIMITERS = ",;\t|"
_OURS = "it is our own CSV, which leaves much out; import the JSON export instead"
_LIBRARY = (
    "it is My PT's list of exercises, which does not say what was done; import its backup (JSON)"
)


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table as a source of sessions.

    `pain` is the score before where the table has none; without either, a row is bad. `zone` is
    where its times are from; none is the computer's.
    """

    path: Path
    columns: Columns
    pain: int | None = None
    zone: tzinfo | None = None

    def items(self) -> Iterator[Item]:
        """Return its bad rows, then its sessions. Raises `ImportProblem`."""
        groups: dict[object, list[Row]] = {}
        for row in self._rows():
            if isinstance(row, Bad):
                yield row
            else:
                groups.setdefault(row.at, []).append(row)
        for group in groups.values():
            yield from self._session(group)

    def _session(self, group: Sequence[Row]) -> Iterator[Item]:
        given = [row.pain_before for row in group if row.pain_before is not None]
        before = given[0] if given else self.pain
        if before is None:
            yield Bad(f"row {group[0].number}", "there is no pain score before (0 to 10)")
        else:
            yield from rows.session(group, TITLE, before)

    def _rows(self) -> Iterator[Row | Bad]:
        table = read_table(self.path)
        understood = _Understanding(self.columns, table, self.zone)
        for number, row in table.numbered():
            try:
                yield understood.row(number, row)
            except ValueError as error:
                yield Bad(f"row {number}", str(error))


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table; `first` is the number of its first row below the titles."""

    titles: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    first: int = 2

    def numbered(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Return the rows that say something, with the numbers that a spreadsheet shows."""
        for number, row in enumerate(self.rows, self.first):
            if any(cell.strip() for cell in row):
                yield number, row


def read_table(path: Path) -> Table:
    """Return the cells of a CSV file. Raises `ImportProblem`."""
    content = read_whole(path, LARGEST)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise cannot_read(path, "it is not UTF-8; save it again as “CSV UTF-8”") from error
    lines = io.StringIO(text, newline="")
    try:
        found = list(csv.reader(lines, delimiter=_delimiter(text)))
    except csv.Error as error:
        raise cannot_read(path, f"it is not a table ({error})") from error
    # Other programs put remarks about the file above the titles.
    start = next((n for n, row in enumerate(found) if not _is_remark(row)), None)
    if start is None:
        raise cannot_read(path, "it has no titles")
    titles = tuple(title.strip() for title in found[start])
    if mapping.is_ours(titles) or mapping.is_library(titles):
        raise cannot_read(path, _OURS if mapping.is_ours(titles) else _LIBRARY)
    return Table(titles, found[start + 1 :], start + 2)


def _is_remark(row: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in row) or row[0].lstrip().startswith("#")


def _delimiter(text: str) -> str:
    line = next((line for line in text.splitlines() if line.strip() and line[0] != "#"), "")
    return max(_DELIMITERS, key=line.count)


def columns_of(path: Path, named: Mapping[str, str]) -> Columns:
    """Return which column holds what. Raises `ImportProblem` where what is needed is missing."""
    table = read_table(path)
    try:
        columns = mapping.chosen(table.titles, named)
    except ValueError as error:
        raise cannot_read(path, str(error)) from error
    missing = [each for each in NEEDED if each not in columns]
    if missing:
        titles = ", ".join(table.titles)
        why = f"it is not clear which column holds the {missing[0]} (it has {titles:.200})"
        raise cannot_read(path, why)
    return columns


@dataclass(slots=True)
class _Understanding:
    """Reads rows by their columns."""

    columns: Columns
    table: Table
    zone: tzinfo | None
    _order: bool | None = field(init=False)

    def __post_init__(self) -> None:
        dates = (self._cell(row, Field.DATE) for row in self.table.rows)
        self._order = cells.day_first(dates)

    def _unit(self, wanted: Field) -> float:
        column = self.columns.get(wanted)
        return (
            60.0 if column is not None and mapping.are_minutes(self.table.titles[column]) else 1.0
        )

    def _cell(self, row: Sequence[str], wanted: Field) -> str:
        column = self.columns.get(wanted)
        return row[column] if column is not None and column < len(row) else ""

    def row(self, number: int, row: Sequence[str]) -> Row:
        """Return a row, understood. Raises `ValueError` with what is wrong with it."""

        def cell(wanted: Field) -> str:
            return self._cell(row, wanted)

        name = cell(Field.EXERCISE).strip()
        if not name or len(name) > _LONGEST_NAME:
            raise ValueError("the exercise is missing" if not name else "its exercise is too long")
        at = cells.moment(cell(Field.DATE), cell(Field.TIME), self._order, self.zone)
        judging.check_moment(at)
        sets = cells.whole(cell(Field.SETS), "sets", cells.MOST_SETS) or 1
        reps = cells.reps(cell(Field.REPS), sets)
        hold = cells.seconds(cell(Field.HOLD), "hold", self._unit(Field.HOLD))
        duration = cells.seconds(cell(Field.DURATION), "duration", self._unit(Field.DURATION))
        is_timed = reps[0] is None
        return Row(
            number, at, name, reps, (duration if is_timed and duration else hold) or 0.0,
            cells.sides(cell(Field.SIDE)), cells.score(cell(Field.PAIN_BEFORE), "pain before"),
            cells.score(cell(Field.PAIN_AFTER), "pain after"), cells.note(cell(Field.NOTE)),
        )  # fmt: skip
