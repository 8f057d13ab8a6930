"""What a plain YAML word stands for: text, a number, true or false, or nothing.

PyYAML's own rules, with two differences. A date stays text, because no key wants one and
``2024-99-99`` would raise. A whole number may be written ``2.0``, as JSON Schema allows too.
"""

from collections.abc import Callable
from typing import Final

import yaml

_PREFIX: Final = "tag:yaml.org,2002:"
_LONGEST_NUMBER: Final = 64
_LARGEST_EXACT_FLOAT: Final = 2.0**53
_READ: Final = yaml.constructor.SafeConstructor()
_CONVERTERS: Final[dict[str, Callable[[yaml.ScalarNode], object]]] = {
    "null": lambda _: None,
    "bool": _READ.construct_yaml_bool,
    "int": _READ.construct_yaml_int,
    "float": _READ.construct_yaml_float,
}
_RULES: Final = {
    first: [
        (tag.removeprefix(_PREFIX), pattern.match)
        for tag, pattern in rules
        if tag.removeprefix(_PREFIX) in _CONVERTERS
    ]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def plain(text: str) -> object:
    """Return what an unquoted word without a tag stands for.

    Raises ValueError when it is a number longer than 64 characters.
    """
    if text.isdecimal() and text.isascii() and text[0] != "0" and len(text) < 16:
        return int(text)
    for kind, matches in _RULES.get(text[:1], ()):
        if matches(text):
            return _converted(kind, text)
    return text


def tagged(tag: str, text: str) -> object:
    """Return what a word with a tag such as ``tag:yaml.org,2002:int`` stands for.

    Raises ValueError when the tag is not one of the simple ones, or does not fit the word.
    """
    kind = tag.removeprefix(_PREFIX)
    if tag == "!" or kind == "str":
        return text
    if kind not in _CONVERTERS:
        raise ValueError(f"the tag {short_tag(tag)} is not allowed: leave it out")
    try:
        return _converted(kind, text)
    except (KeyError, IndexError) as error:
        raise ValueError(f"this does not fit its tag {short_tag(tag)}") from error


def _converted(kind: str, text: str) -> object:
    if kind in {"int", "float"} and len(text) > _LONGEST_NUMBER:
        raise ValueError(f"this number is longer than {_LONGEST_NUMBER} characters")
    try:
        value = _CONVERTERS[kind](yaml.ScalarNode(_PREFIX + kind, text))
    except ValueError as error:
        raise ValueError(f"this is not a number: {text!r:.40}") from error
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST_EXACT_FLOAT:
        return int(value)
    return value


def short_tag(tag: str) -> str:
    """Return a tag as a file writes it, quoted."""
    name = tag.replace(_PREFIX, "!!") if tag.startswith(_PREFIX) else tag
    return f"{name!r:.60}"
