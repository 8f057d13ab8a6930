"""What a file to be imported holds, one thing after the other, and what is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from exercise_coach.logbook.exporting.document import WrittenSession
from exercise_coach.recovery.facts import Fact


@dataclass(frozen=True, slots=True)
class Bad:
    """Something that cannot be imported: where it stands, such as ``line 17``, and why."""

    where: str
    why: str

    def __str__(self) -> str:
        return f"{self.where}: {self.why}"


@dataclass(frozen=True, slots=True)
class Prescribed:
    """What was prescribed, as compact JSON; sessions name it by `key`."""

    key: str
    content: str


@dataclass(frozen=True, slots=True)
class Found:
    """A session or a fact, and where it stands."""

    where: str
    what: WrittenSession | Fact


Item = Prescribed | Found | Bad


class Source(Protocol):
    """A file that can be gone through as often as needed."""

    def items(self) -> Iterator[Item]:
        """Return what it holds; a routine comes before the sessions that followed it.

        Raises `ImportProblem` where the file cannot be read at all.
        """
        ...
