"""The pages of a database file, read without SQLite: what is left when SQLite gives up.

As the file format is published (https://www.sqlite.org/fileformat2.html). Whatever does not read as
it should is passed over.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_PAGE_SIZE = 4096
_MAGIC = b"SQLite format 3\0"
_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_WAL_MAGIC = 0x377F0682
_WAL_HEADER, _FRAME_HEADER = 32, 24
_INTEGERS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_CONSTANTS = {0: None, 8: 0, 9: 1}
_FLOAT, _FIRST_BLOB = 7, 12
_LONGEST = 1 << 24

Value = None | int | float | str | bytes


@dataclass(frozen=True, slots=True)
class Record:
    """A row of a table, with its `rowid`, or an entry of an index, which has none."""

    rowid: int | None
    values: tuple[Value, ...]


class _Unreadable(Exception):  # noqa: N818  (expected of a damaged page)
    """Something is not as the format has it."""


def records(database: bytes, wal: bytes = b"") -> Iterator[Record]:
    """Return every record that can be read in the file, in the order of its pages.

    What the WAL says of a page counts, up to its last whole transaction. Free pages are left out:
    they may hold what was deleted.
    """
    size = _page_size(database)
    pages = _Pages(database, size, _committed(wal, size))
    free = _free(pages)
    for number in range(1, pages.count + 1):
        if number not in free:
            yield from _records_on(pages, number)


def _page_size(database: bytes) -> int:
    if not database.startswith(_MAGIC) or len(database) < 18:
        return _PAGE_SIZE
    told = int.from_bytes(database[16:18], "big")
    size = 65536 if told == 1 else told
    return size if size >= 512 and size & (size - 1) == 0 else _PAGE_SIZE


class _Pages:
    """A database's pages by their number, from 1, as a WAL has changed them."""

    def __init__(self, database: bytes, size: int, changed: Mapping[int, bytes]) -> None:
        self.size = size
        self._database, self._changed = database, changed
        self.count = max(-(-len(database) // size), *changed, 0)

    def __getitem__(self, number: int) -> bytes:
        there = self._changed.get(number)
        if there is None:
            there = self._database[(number - 1) * self.size : number * self.size]
        return there.ljust(self.size, b"\0")


def _committed(wal: bytes, size: int) -> dict[int, bytes]:
    """Return the pages of a WAL's whole transactions; its checksums tell where they end."""
    if len(wal) < _WAL_HEADER:
        return {}
    magic, _, told_size, _, *_ = struct.unpack(">8I", wal[:_WAL_HEADER])
    if magic & ~1 != _WAL_MAGIC or told_size != size:
        return {}
    order = ">" if magic & 1 else "<"
    salts, sums = wal[16:24], _summed(wal[:24], (0, 0), order)
    if sums != struct.unpack(">2I", wal[24:32]):
        return {}
    committed: dict[int, bytes] = {}
    begun: dict[int, bytes] = {}
    for start in range(_WAL_HEADER, len(wal) - _FRAME_HEADER - size + 1, _FRAME_HEADER + size):
        head = wal[start : start + _FRAME_HEADER]
        page = wal[start + _FRAME_HEADER : start + _FRAME_HEADER + size]
        sums = _summed(page, _summed(head[:8], sums, order), order)
        if head[8:16] != salts or sums != struct.unpack(">2I", head[16:24]):
            break
        number, is_last = struct.unpack(">2I", head[:8])
        begun[number] = page
        if is_last:
            committed |= begun
            begun = {}
    return committed


def _summed(data: bytes, sums: tuple[int, int], order: str) -> tuple[int, int]:
    first, second = sums
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, two in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + two + first) & 0xFFFFFFFF
    return first, second


def _free(pages: _Pages) -> set[int]:
    """Return the numbers of the free pages, as far as their list can be followed."""
    if not pages[1].startswith(_MAGIC):
        return set()
    free: set[int] = set()
    trunk = int.from_bytes(pages[1][32:36], "big")
    while 0 < trunk <= pages.count and trunk not in free:
        free.add(trunk)
        trunk, count, *leaves = struct.unpack(f">{pages.size // 4}I", pages[trunk])
        free.update(leaves[: min(count, len(leaves))])
    return free


def _records_on(pages: _Pages, number: int) -> Iterator[Record]:
    page = pages[number]
    start = 100 if number == 1 else 0
    kind = page[start]
    if kind not in {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR}:
        return
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + (12 if kind == _INDEX_INTERIOR else 8)
    for place in range(first, min(first + 2 * count, pages.size - 1), 2):
        cell = int.from_bytes(page[place : place + 2], "big")
        try:
            yield _record(pages, page, cell, kind)
        except (_Unreadable, IndexError, UnicodeDecodeError, struct.error):
            continue


def _record(pages: _Pages, page: bytes, at: int, kind: int) -> Record:
    if kind == _INDEX_INTERIOR:
        at += 4
    length, at = _varint(page, at)
    rowid = None
    if kind == _TABLE_LEAF:
        rowid, at = _varint(page, at)
    return Record(rowid, _values(_payload(pages, page, at, length, kind)))


def _payload(pages: _Pages, page: bytes, at: int, length: int, kind: int) -> bytes:
    """Return what a cell holds, with what has overflowed to pages of its own."""
    if not 0 < length < _LONGEST:
        raise _Unreadable
    usable = pages.size
    most = usable - 35 if kind == _TABLE_LEAF else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return _cut(page, at, length)
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    content = _cut(page, at, here)
    following = int.from_bytes(_cut(page, at + here, 4), "big")
    while len(content) < length:
        if not 0 < following <= pages.count:
            raise _Unreadable
        overflow = pages[following]
        following = int.from_bytes(overflow[:4], "big")
        content += overflow[4 : 4 + length - len(content)]
    return content


def _cut(page: bytes, at: int, length: int) -> bytes:
    if at + length > len(page):
        raise _Unreadable
    return page[at : at + length]


def _values(payload: bytes) -> tuple[Value, ...]:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise _Unreadable
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in _CONSTANTS:
        return _CONSTANTS[kind], at
    if kind in _INTEGERS:
        size = _INTEGERS[kind]
        return int.from_bytes(_cut(payload, at, size), "big", signed=True), at + size
    if kind == _FLOAT:
        return struct.unpack(">d", _cut(payload, at, 8))[0], at + 8
    if kind < _FIRST_BLOB:
        raise _Unreadable
    content = _cut(payload, at, (kind - _FIRST_BLOB) // 2)
    return (content.decode() if kind % 2 else content), at + len(content)


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        is_last = count == 8
        value = value << 8 | byte if is_last else value << 7 | byte & 0x7F
        if is_last or byte < 0x80:
            return value - (1 << 64) if value >> 63 else value, at + count + 1
    raise _Unreadable
