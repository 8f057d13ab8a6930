"""Answers to those who call this program on a bus: an object with methods, or a polite refusal."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageFlag,
    new_error,
    new_method_return,
    new_signal,
)

ERRORS = "org.freedesktop.DBus.Error."


@dataclass(frozen=True, slots=True)
class Served:
    """What a method gives back: values, and their types as D-Bus writes them."""

    signature: str = ""
    values: tuple[Any, ...] = ()


class Refusal(Exception):  # noqa: N818 (nothing is in error here)
    """A call that is not carried out. `name` is that of the error, past `ERRORS`."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(why)
        self.name = name


Method = Callable[[str, str, str, tuple[Any, ...]], Served]
"""Takes the object's path, the interface, the member and the values. May raise `Refusal`."""


def serve(method: Method, message: Message) -> Message | None:
    """Return the answer to a call, or none where none is wanted."""
    fields = message.header.fields
    path, member = fields.get(HeaderFields.path, ""), fields.get(HeaderFields.member, "")
    interface = fields.get(HeaderFields.interface, "")
    try:
        served = method(path, interface, member, tuple(message.body))
        answer = new_method_return(message, served.signature or None, served.values)
    except Refusal as refusal:
        answer = new_error(message, ERRORS + refusal.name, "s", (str(refusal),))
    return None if message.header.flags & MessageFlag.no_reply_expected else answer


def signal(path: str, interface: str, member: str, signature: str, *values: object) -> Message:
    """Return a signal, ready to be emitted."""
    return new_signal(DBusAddress(path, interface=interface), member, signature, values)
