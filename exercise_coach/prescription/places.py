"""Where the keys and values of a file stand, for messages that point at them."""

from typing import Any, NamedTuple

Path = tuple[str | int, ...]


class Place(NamedTuple):
    """A place in a file; both numbers start at 1."""

    line: int
    column: int


class Marks(NamedTuple):
    """Where a key (or a list's item) and its value stand."""

    key: Place
    value: Place


START = Place(1, 1)


class Places:
    """Where each key and value of one document stands.

    Containers are known by identity: the document's data must outlive this.
    """

    def __init__(self) -> None:
        self.root = START
        self._marks: dict[int, dict[str | int, Marks]] = {}

    def note(self, container: object, marks: dict[str | int, Marks]) -> None:
        """Remember where the keys and values of a mapping or list stand."""
        self._marks[id(container)] = marks

    def of(self, container: object) -> dict[str | int, Marks]:
        """Return where the keys and values of a mapping or list stand."""
        return self._marks.get(id(container), {})

    def find(self, data: Any, path: Path) -> Marks:
        """Return where the value at `path` in `data` stands, or what on the way to it is known."""
        marks = Marks(self.root, self.root)
        for step in path:
            known = self.of(data)
            if step not in known:
                break
            marks = known[step]
            data = data[step]
        return marks
