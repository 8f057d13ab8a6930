"""Plain data from the stream of YAML events, with every bound kept on the way.

Events come from the parser one at a time, so nesting, size and aliases are bounded before anything
is built, and libyaml's composer, which deep nesting crashes, is never used.
"""

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

import yaml

from exercise_coach.prescription.places import Marks, Place, Places
from exercise_coach.prescription.problems import shown
from exercise_coach.prescription.scalars import plain, short_tag, tagged

MAX_DEPTH: Final = 20
MAX_VALUES: Final = 10_000
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_MERGE: Final = "<<"
_TAGS: Final[dict[type, set[str | None]]] = {
    yaml.MappingStartEvent: {None, "!", "tag:yaml.org,2002:map"},
    yaml.SequenceStartEvent: {None, "!", "tag:yaml.org,2002:seq"},
}


class Flaw(NamedTuple):
    """Something wrong with the YAML at a place, in words for the file's author."""

    place: Place
    message: str


class BuildError(Exception):
    """The document cannot be built at all; `flaw` says why and where."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(message)
        self.flaw = Flaw(place, message)


class Broken:
    """Stands in the data for a value that has a flaw of its own."""


BROKEN: Final = Broken()


class Builder:
    """Builds one document from the events that `take` gives.

    `flaws` gathers what is wrong with single keys and values, which are then `BROKEN`. What makes
    the whole document unreadable raises BuildError. `places` is filled where it is given.
    """

    def __init__(self, take: Callable[[], Any], places: Places | None = None) -> None:
        self.flaws: list[Flaw] = []
        self._take = take
        self._places = places
        self._anchors: dict[str, tuple[object, int]] = {}
        self._values = 0
        self._depth = 0

    def document(self) -> object:
        """Return the data of the only document; None when there is none."""
        self._take()
        if type(self._take()) is yaml.StreamEndEvent:
            return None
        first = self._take()
        if self._places is not None:
            self._places.root = _place(first)
        data = self._value(first)
        self._take()
        after = self._take()
        if type(after) is not yaml.StreamEndEvent:
            raise BuildError(_place(after), "a second document starts here; a file holds only one")
        return data

    def _value(self, event: Any) -> object:
        self._count(event, 1)
        kind = type(event)
        if kind is yaml.AliasEvent:
            return self._alias(event)
        before = self._values
        if event.anchor:
            self._anchors.pop(event.anchor, None)
        value = self._scalar(event) if kind is yaml.ScalarEvent else self._collection(event, kind)
        if event.anchor:
            self._anchors[event.anchor] = value, self._values - before
        return value

    def _count(self, event: Any, values: int) -> None:
        self._values += values
        if self._values > MAX_VALUES:
            raise BuildError(_place(event), f"the file holds more than {MAX_VALUES} values")

    def _alias(self, event: Any) -> object:
        if event.anchor not in self._anchors:
            message = f"the alias *{event.anchor:.40} stands for nothing that is complete above it"
            raise BuildError(_place(event), message)
        value, values = self._anchors[event.anchor]
        self._count(event, values)
        return value

    def _scalar(self, event: Any) -> object:
        text: str = event.value
        plainly, quoted = event.implicit
        if plainly and not event.style:
            return self._checked(event, plain, text)
        if event.style == '"' and _CONTROL.search(text):
            return self._flaw(event, "the text holds a control character")
        if plainly or quoted or event.tag is None:
            return text
        return self._checked(event, lambda word: tagged(event.tag, word), text)

    def _checked(self, event: Any, convert: Callable[[str], object], text: str) -> object:
        try:
            return convert(text)
        except ValueError as error:
            return self._flaw(event, str(error))

    def _flaw(self, event: Any, message: str) -> Broken:
        self.flaws.append(Flaw(_place(event), message))
        return BROKEN

    def _collection(self, event: Any, kind: type) -> object:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise BuildError(_place(event), f"nested more than {MAX_DEPTH} deep")
        value = self._mapping() if kind is yaml.MappingStartEvent else self._list()
        self._depth -= 1
        if event.tag not in _TAGS[kind]:
            return self._flaw(event, f"the tag {short_tag(event.tag)} is not allowed: leave it out")
        return value

    def _list(self) -> list[object]:
        items: list[object] = []
        marks: dict[str | int, Marks] = {}
        while type(event := self._take()) is not yaml.SequenceEndEvent:
            if self._places is not None:
                place = _place(event)
                marks[len(items)] = Marks(place, place)
            items.append(self._value(event))
        if self._places is not None:
            self._places.note(items, marks)
        return items

    def _mapping(self) -> dict[str, object]:
        data: dict[str, object] = {}
        marks: dict[str | int, Marks] = {}
        merges: list[tuple[Any, object]] = []
        while type(key_event := self._take()) is not yaml.MappingEndEvent:
            key = self._key(key_event)
            event = self._take()
            value = self._value(event)
            if key == _MERGE and not key_event.style:
                merges.append((event, value))
            elif isinstance(key, str) and self._is_new(key, data, key_event):
                data[key] = value
                if self._places is not None:
                    marks[key] = Marks(_place(key_event), _place(event))
        for event, value in merges:
            self._merge(event, value, data, marks)
        if self._places is not None:
            self._places.note(data, marks)
        return data

    def _is_new(self, key: str, data: dict[str, object], event: Any) -> bool:
        if key not in data:
            return True
        self._flaw(event, f"duplicate key {shown(key)}")
        return False

    def _key(self, event: Any) -> object:
        """Return the key as it is written: every key of these files is a word."""
        if type(event) is not yaml.ScalarEvent:
            value = self._value(event)
            return value if isinstance(value, str) else self._key_flaw(event, value)
        self._count(event, 1)
        text: str = event.value
        if event.tag or _CONTROL.search(text):
            return self._flaw(event, "a key is plain text, without a tag or control characters")
        if event.anchor:
            self._anchors[event.anchor] = text, 1
        return text

    def _key_flaw(self, event: Any, value: object) -> Broken:
        return self._flaw(event, f"a key is text, but this is {shown(value)}")

    def _merge(
        self, event: Any, value: object, data: dict[str, object], marks: dict[str | int, Marks]
    ) -> None:
        """Take over what ``<<: *base`` brings, unless a key is given here or came earlier."""
        sources = value if isinstance(value, list) else [value]
        for source in sources:
            if not isinstance(source, dict):
                self._flaw(event, "<< takes over the keys of a mapping, and this is none")
                return
            known = {} if self._places is None else self._places.of(source)
            for key, inherited in source.items():
                if key not in data:
                    data[key] = inherited
                    if key in known:
                        marks[key] = known[key]


def _place(event: Any) -> Place:
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)
