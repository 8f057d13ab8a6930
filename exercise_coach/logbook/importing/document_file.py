"""Reading a JSON export of ours: line by line as it was written, or at once where it was reshaped.

Read by line, a file of any size takes the memory of its longest line.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from exercise_coach.logbook import telling
from exercise_coach.logbook.exporting.as_json import HEAD
from exercise_coach.logbook.exporting.document import FORMAT, WrittenSession
from exercise_coach.logbook.importing import judging
from exercise_coach.logbook.importing.files import cannot_read, opened, read_whole
from exercise_coach.logbook.importing.items import Bad, Found, Item, Prescribed
from exercise_coach.recovery.facts import AnyFact, Fact

LONGEST = 16 * 2**20
"""The longest line, in bytes."""
LARGEST = 64 * 2**20
"""The largest file that is read at once, in bytes."""

_session = msgspec.json.Decoder(WrittenSession)
_fact = msgspec.json.Decoder[AnyFact](AnyFact)
T = TypeVar("T")


class _Reshaped(msgspec.Struct, frozen=True):
    routines: dict[str, msgspec.Raw]
    sessions: list[msgspec.Raw]
    facts: list[msgspec.Raw]


class _Head(msgspec.Struct, frozen=True):
    format: int


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A JSON export as a source of sessions and facts."""

    path: Path

    def items(self) -> Iterator[Item]:
        """Return its routines, sessions and facts. Raises `ImportProblem`."""
        with opened(self.path) as file:
            if file.read(len(HEAD)) == HEAD:
                yield from _by_line(self.path, file)
                return
        yield from self._at_once()

    def _at_once(self) -> Iterator[Item]:
        content = read_whole(self.path, LARGEST)
        self._see_that_it_is_ours(content)
        whole = self._decoded(content, _Reshaped)
        for key, raw in whole.routines.items():
            yield _routine(f"routine {key:.20}", key, raw)
        for number, raw in enumerate(whole.sessions, 1):
            yield _of_session(f"session {number}", raw)
        for number, raw in enumerate(whole.facts, 1):
            yield _of_fact(f"fact {number}", raw)

    def _see_that_it_is_ours(self, content: bytes) -> None:
        version = self._decoded(content, _Head).format
        if version > FORMAT:
            why = "it was written by a newer version of Exercise Coach; please update the program"
            raise cannot_read(self.path, why)
        if version < FORMAT:
            raise cannot_read(self.path, f"its format {version} is not one that can be read back")

    def _decoded(self, content: bytes, kind: type[T]) -> T:
        try:
            return msgspec.json.decode(content, type=kind)
        except msgspec.ValidationError as error:
            why = f"it is not an export of Exercise Coach ({error})"
            raise cannot_read(self.path, why) from error
        except (msgspec.DecodeError, UnicodeError) as error:
            raise cannot_read(self.path, f"it is not whole JSON ({error})") from error
        except RecursionError as error:
            raise cannot_read(self.path, "it is nested too deeply") from error


def _by_line(path: Path, file: IO[bytes]) -> Iterator[Item]:
    lines = _lines(path, file)
    next(lines, None)
    for read, end, head in _SECTIONS:
        for number, line in lines:
            if line == end:
                break
            yield read(f"line {number}", line.removesuffix(b","))
        else:
            raise cannot_read(path, "it is not whole: its end is missing")
        if head and next(lines, (0, b""))[1] != head:
            raise cannot_read(path, "it is not as it was written")
    if any(line for _, line in lines):
        raise cannot_read(path, "something follows its end")


def _lines(path: Path, file: IO[bytes]) -> Iterator[tuple[int, bytes]]:
    """Return numbered lines; the first is what is left of the second."""
    number = 2
    while line := file.readline(LONGEST + 1):
        if len(line) > LONGEST:
            raise cannot_read(path, f"line {number} is longer than {LONGEST // 2**20} MiB")
        yield number, line.rstrip(b"\r\n")
        number += 1


def _routine_line(where: str, line: bytes) -> Item:
    try:
        ((key, raw),) = msgspec.json.decode(b"{%b}" % line, type=dict[str, msgspec.Raw]).items()
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        return Bad(where, judging.words_of(error))
    return _routine(where, key, raw)


def _routine(where: str, key: str, raw: bytes | msgspec.Raw) -> Item:
    try:
        return Prescribed(key, judging.compact_object(bytes(raw)))
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        return Bad(where, judging.words_of(error))


def _of_session(where: str, raw: bytes | msgspec.Raw) -> Item:
    try:
        session = _session.decode(raw)
        judging.check(session)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        return Bad(where, judging.words_of(error))
    return Found(where, session)


def _of_fact(where: str, raw: bytes | msgspec.Raw) -> Item:
    try:
        fact: Fact = _fact.decode(raw)
        judging.check_moment(fact.at)
        telling.statement(fact)
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        return Bad(where, judging.words_of(error))
    return Found(where, fact)


_SECTIONS: tuple[tuple[Callable[[str, bytes], Item], bytes, bytes], ...] = (
    (_routine_line, b"},", b'"sessions": ['),
    (_of_session, b"],", b'"facts": ['),
    (_of_fact, b"]}", b""),
)
"""Of each part of the file: how a line is read, its last line, and the first of the next part."""
