"""Bringing what a file holds into a logbook: all of it, in one transaction, or nothing.

What stands in the logbook already stays as it is: a session or a fact is known by its id. So
importing twice adds nothing, and two machines can be merged in either order. A session that was
deleted here stays so.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from exercise_coach.logbook import telling
from exercise_coach.logbook.entries import Entry, Statement
from exercise_coach.logbook.exporting.document import WrittenSession
from exercise_coach.logbook.importing import numbering, statements
from exercise_coach.logbook.importing.items import Found, Item, Prescribed, Source
from exercise_coach.logbook.importing.surveying import Survey
from exercise_coach.logbook.problems import ImportProblem
from exercise_coach.logbook.store import Logbook


@dataclass(slots=True)
class Imported:
    """What an import has added, by id, and how much it left out because it was bad."""

    sessions: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    skipped: int = 0


def survey(logbook: Logbook, source: Source) -> Survey:
    """Return what an import would do; it changes nothing.

    Raises `ImportProblem`, or `LogbookProblem` where the logbook cannot be read.
    """
    with logbook.reading() as connection:
        found = Survey.of(connection)
    for item in source.items():
        found.take(item)
    return found


def bring_in(logbook: Logbook, source: Source, *, skip_bad: bool = False) -> Imported:
    """Add what the logbook does not know yet, in one transaction; return what was added.

    Raises `ImportProblem` where something is bad and `skip_bad` does not allow to leave it out, or
    `LogbookProblem` where nothing can be written. The logbook is then as it was.
    """
    imported = Imported()
    logbook.write(_entries(logbook, source, imported, skip_bad=skip_bad))
    return imported


def take_back(logbook: Logbook, imported: Imported) -> None:
    """Take out of the logbook what an import has added. Raises `LogbookProblem`."""
    logbook.write(
        [
            tuple(
                Statement("DELETE FROM session WHERE id = ?", (id_,)) for id_ in imported.sessions
            ),
            tuple(Statement("DELETE FROM fact WHERE id = ?", (id_,)) for id_ in imported.facts),
        ]
    )


def _entries(
    logbook: Logbook, source: Source, imported: Imported, *, skip_bad: bool
) -> Iterator[Entry]:
    # What is known may have changed since the user looked: it is read again in the transaction.
    found = survey(logbook, source)
    if found.bad_count and not skip_bad:
        raise ImportProblem(f"Nothing was imported: {found.bad_words}.", found.bad_words)
    with logbook.reading() as connection:
        placed, moved = numbering.numbers(connection, found.new_sessions)
    imported.sessions, imported.facts = tuple(placed), tuple(found.new_facts)
    imported.skipped = found.bad_count
    yield tuple(numbering.moving(moved))
    writer = _Writer(placed, set(found.new_facts))
    for item in source.items():
        yield tuple(writer.statements(item))
    if writer.placed or writer.facts:
        raise ImportProblem("Nothing was imported: the file changed while it was read.")


@dataclass(slots=True)
class _Writer:
    """Writes each new session and fact once: what is left in its fields is yet to come."""

    placed: dict[str, int]
    facts: set[str]
    _kept: dict[str, statements.Kept] = field(default_factory=dict)

    def statements(self, item: Item) -> Iterator[Statement]:
        if isinstance(item, Prescribed):
            self._kept[item.key] = statements.Kept.of(item)
        elif isinstance(item, Found):
            what = item.what
            if isinstance(what, WrittenSession):
                yield from self._session(what)
            elif what.id in self.facts:
                self.facts.remove(what.id)
                yield telling.statement(what)

    def _session(self, session: WrittenSession) -> Iterator[Statement]:
        number = self.placed.get(session.id)
        kept = self._kept.get(session.prescribed)
        if number is not None and kept is not None:
            del self.placed[session.id]
            yield from statements.of(session, number, kept)
