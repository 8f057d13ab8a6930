"""A real client of the accessibility bus, through the library that Orca uses.

Run by the system's own Python, which has that library: `at_spi_client.py PID`, one question a line
on stdin and one answer a line on stdout, both JSON. It knows nothing of the program but its number.

    ["tree"]            every object that is seen: [depth, role, name, description, value, states]
    ["find", role]      the names of the seen objects of a role
    ["press", role, name]  does the first action of an object; answers whether there is one
    ["heard"]           what was announced so far, each as [text, politeness]
"""

import json
import sys
from collections.abc import Callable, Iterator
from typing import Any

import gi  # type: ignore[import-not-found, unused-ignore]

gi.require_version("Atspi", "2.0")

from gi.repository import Atspi, GLib  # type: ignore[import-not-found, unused-ignore]  # noqa: E402

# By number: their names differ from version to version.
ROLES = {
    6: "calendar", 7: "check box", 11: "combo box", 16: "dialog", 20: "filler", 23: "frame",
    26: "image", 27: "image", 29: "label", 31: "list", 32: "list item", 37: "page tab",
    38: "page tab list", 39: "panel", 40: "password text", 42: "progress bar", 43: "button",
    44: "radio button",
    48: "scroll bar", 49: "scroll pane", 50: "separator", 51: "slider", 52: "spin button",
    53: "split pane", 54: "status bar", 55: "table", 56: "table cell", 57: "column header",
    61: "text", 62: "toggle button", 69: "window", 75: "application", 79: "entry", 80: "chart",
    83: "heading", 101: "alert", 104: "form", 116: "static", 85: "section",
}  # fmt: skip
STATES = ("checked", "checkable", "enabled", "expanded", "focusable", "focused", "selected")

heard: list[list[Any]] = []


def role_of(thing: Any) -> str:
    number = int(thing.get_role())
    return ROLES.get(number, f"{number} {thing.get_role_name()}")


def states_of(thing: Any) -> list[str]:
    held = thing.get_state_set()
    return [name for name in STATES if held.contains(getattr(Atspi.StateType, name.upper()))]


def is_seen(thing: Any) -> bool:
    held = thing.get_state_set()
    return bool(held.contains(Atspi.StateType.SHOWING))


def value_of(thing: Any) -> float | None:
    value = thing.get_value_iface()
    return None if value is None else float(value.get_current_value())


def application(pid: int) -> Any:
    desktop = Atspi.get_desktop(0)
    for number in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(number)
        if program is not None and program.get_process_id() == pid:
            return program
    return None


def walk(thing: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    for number in range(thing.get_child_count()):
        child = thing.get_child_at_index(number)
        if child is not None and is_seen(child):
            yield depth, child
            yield from walk(child, depth + 1)


def tree(root: Any) -> list[Any]:
    return [
        [depth, role_of(each), each.get_name(), each.get_description(), value_of(each),
         states_of(each)]
        for depth, each in walk(root)
    ]  # fmt: skip


def find(root: Any, role: str) -> list[str]:
    return [each.get_name() for _, each in walk(root) if role_of(each) == role]


def press(root: Any, role: str, name: str) -> bool:
    for _, each in walk(root):
        if role_of(each) == role and each.get_name() == name:
            action = each.get_action_iface()
            return action is not None and bool(action.do_action(0))
    return False


def answer(pid: int, words: list[str]) -> Any:
    if words[0] == "heard":
        return heard
    root = application(pid)
    if root is None:
        return None
    root.set_cache_mask(Atspi.Cache.NONE)  # what it says now, and not what it said
    answers: dict[str, Callable[..., Any]] = {"tree": tree, "find": find, "press": press}
    return answers[words[0]](root, *words[1:])


def main(pid: int) -> None:
    def hear(event: Any) -> None:
        heard.append([event.any_data, event.detail1])

    def be_asked(_channel: Any, _condition: Any) -> bool:
        line = sys.stdin.readline()
        if not line:
            Atspi.event_quit()
            return False
        try:
            told = answer(pid, json.loads(line))
        except GLib.Error as error:  # what it looked at has just gone
            told = {"error": str(error)}
        print(json.dumps(told), flush=True)
        return True

    listener = Atspi.EventListener.new(hear)
    listener.register("object:announcement")
    GLib.io_add_watch(sys.stdin, GLib.IO_IN | GLib.IO_HUP, be_asked)
    Atspi.event_main()


if __name__ == "__main__":
    main(int(sys.argv[1]))
