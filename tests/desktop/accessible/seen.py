"""What a screen reader is told of the window: its tree of accessible objects, as plain rows."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

Role = QAccessible.Role


@dataclass(frozen=True)
class Seen:
    """One object, as it is told. `inside` are the names of what it lies in, the nearest first."""

    depth: int
    role: Role
    name: str
    description: str
    value: str
    state: QAccessible.State
    actions: tuple[str, ...]
    widget: QWidget | None
    inside: tuple[str, ...]

    def __str__(self) -> str:
        on = [mark for mark in _MARKS if getattr(self.state, mark)]
        parts = [f"[{self.role.name}] {self.name!r}"]
        parts += [f"— {self.description!r}"] if self.description else []
        parts += [f"= {self.value!r}"] if self.value else []
        parts += [f"({', '.join(on)})"] if on else []
        return "  " * self.depth + " ".join(parts)


_MARKS = ("checked", "selected", "disabled", "focused", "focusable", "expanded")


def seen_in(window: QWidget) -> list[Seen]:
    """Return every object of a window that is shown, from the top to the bottom of the tree."""
    root = QAccessible.queryAccessibleInterface(window)
    assert root is not None
    return list(_walk(root, 0, ()))


def _walk(thing: QAccessibleInterface, depth: int, inside: tuple[str, ...]) -> Iterator[Seen]:
    state = thing.state()
    if state.invisible:
        return
    seen = _look(thing, state, depth, inside)
    yield seen
    around = (seen.name, *inside) if seen.name else inside
    if seen.role in {Role.Table, Role.List, Role.ComboBox}:
        return  # its cells are Qt's own
    for number in range(thing.childCount()):
        child = thing.child(number)
        if child is not None:
            yield from _walk(child, depth + 1, around)


def _look(
    thing: QAccessibleInterface, state: QAccessible.State, depth: int, inside: tuple[str, ...]
) -> Seen:
    text, actions = QAccessible.Text, thing.actionInterface()
    widget = thing.object()
    return Seen(
        depth=depth,
        role=thing.role(),
        name=thing.text(text.Name),
        description=thing.text(text.Description),
        value=thing.text(text.Value),
        state=state,
        actions=tuple(actions.actionNames()) if actions else (),
        widget=widget if isinstance(widget, QWidget) else None,
        inside=inside,
    )
