"""What a file would add to a logbook, counted; only ids and moments are kept of what is new."""

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from exercise_coach.logbook.exporting.document import WrittenSession
from exercise_coach.logbook.importing.items import Bad, Found, Item, Prescribed

TOLD = 1000
"""So many bad things are kept with their reasons; all are counted."""

_THERE = "SELECT id FROM session WHERE deleted IS NULL UNION ALL SELECT id FROM fact"
_DELETED = "SELECT id FROM session WHERE deleted IS NOT NULL UNION ALL SELECT id FROM gone"


@dataclass(slots=True)
class Survey:
    """What is new, known, deleted here, and bad. `sets` counts those of the new sessions."""

    new_sessions: list[tuple[datetime, str]] = field(default_factory=list)
    new_facts: list[str] = field(default_factory=list)
    sets: int = 0
    known: int = 0
    deleted: int = 0
    bad: list[Bad] = field(default_factory=list)
    bad_count: int = 0
    _there: set[str] = field(default_factory=set)
    _deleted: set[str] = field(default_factory=set)
    _seen: set[str] = field(default_factory=set)
    _routines: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, connection: sqlite3.Connection) -> Self:
        """Return an empty one that knows what stands in a logbook. Raises `sqlite3.Error`."""
        there, deleted = connection.execute(_THERE), connection.execute(_DELETED)
        return cls(_there={id_ for (id_,) in there}, _deleted={id_ for (id_,) in deleted})

    @property
    def days(self) -> tuple[datetime, datetime] | None:
        """When the first and the last of the new sessions began."""
        return (min(self.new_sessions)[0], max(self.new_sessions)[0]) if self.new_sessions else None

    @property
    def bad_words(self) -> str:
        """In words, how much is bad, and the first of it."""
        if not self.bad:
            return ""
        more = f", and {self.bad_count - 1} more" if self.bad_count > 1 else ""
        return f"{self.bad[0]}{more}"

    def take(self, item: Item) -> None:
        """Count something that the file holds."""
        if isinstance(item, Prescribed):
            self._routines.add(item.key)
        elif isinstance(item, Bad):
            self._refuse(item)
        else:
            self._take_found(item)

    def _take_found(self, found: Found) -> None:
        what = found.what
        if what.id in self._there:
            self.known += 1
        elif what.id in self._deleted:
            self.deleted += 1
        elif what.id in self._seen:
            self._refuse(Bad(found.where, f"its id {what.id:.40} stands in the file twice"))
        elif not isinstance(what, WrittenSession):
            self._seen.add(what.id)
            self.new_facts.append(what.id)
        elif what.prescribed not in self._routines:
            self._refuse(Bad(found.where, f"its routine {what.prescribed:.40} is not in the file"))
        else:
            self._seen.add(what.id)
            self.new_sessions.append((what.started, what.id))
            self.sets += len(what.sets)

    def _refuse(self, bad: Bad) -> None:
        self.bad_count += 1
        if len(self.bad) < TOLD:
            self.bad.append(bad)
