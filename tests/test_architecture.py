"""The walls of docs/architecture.md stand."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter import cli

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "exercise_coach"
CORE = ("figure", "logbook", "prescription", "recovery", "session", "terminal")
"""What does without Qt; folders are made when something lives in them."""

SENDERS = {
    "aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "smtplib",
    "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "xmlrpc",
    "PySide6.QtNetworkAuth", "PySide6.QtWebChannel", "PySide6.QtWebEngineCore",
    "PySide6.QtWebEngineQuick", "PySide6.QtWebEngineWidgets", "PySide6.QtWebSockets",
    "PySide6.QtWebView",
}  # fmt: skip
ON_THIS_MACHINE = {"QLocalServer", "QLocalSocket"}
"""What may be used of QtNetwork: a second start talks to the first."""
MAY_OPEN_SOCKETS = {PACKAGE / "commands" / "display.py"}
"""Asks the display whether it answers, as Qt itself would."""


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports_of(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (module, name) for each import of a file; a whole module has no name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node.module, alias.name) for alias in node.names)


def test_the_contracts_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.syspath_prepend(str(ROOT))
    assert cli.lint_imports(no_cache=True, no_logo=True) == 0, capsys.readouterr().out


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_nothing_is_sent_anywhere(path: Path) -> None:
    for module, name in imports_of(path):
        whole = f"{module}.{name}"
        senders = {sender for sender in SENDERS if f"{whole}.".startswith(f"{sender}.")}
        assert not senders or (senders == {"socket"} and path in MAY_OPEN_SOCKETS), whole
        if module == "PySide6.QtNetwork" or whole == "PySide6.QtNetwork":
            assert name in ON_THIS_MACHINE, whole


@pytest.mark.parametrize("path", sources(), ids=name_of)
def test_qt_is_imported_only_in_desktop_and_sound(path: Path) -> None:
    uses_qt = any(f"{module}.".startswith("PySide6.") for module, _ in imports_of(path))
    place = path.relative_to(PACKAGE).parts
    assert not uses_qt or place[0] in {"desktop", "sound"}
    widgets = any("QtWidgets" in f"{module}.{name}" for module, name in imports_of(path))
    assert not widgets or place[0] == "desktop"


def modules_after(statement: str, *, without_qt: bool = False) -> set[str]:
    """Return the top-level modules loaded after a statement in a fresh interpreter."""
    bar = "sys.modules['PySide6'] = None\n" if without_qt else ""
    program = f"import sys\n{bar}{statement}\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    return {name.partition(".")[0] for name in run.stdout.split()}


def test_the_door_loads_nothing_heavy() -> None:
    heavy = {"PySide6", "argparse", "jsonschema", "msgspec", "platformdirs", "sqlite3", "yaml"}
    assert not heavy & modules_after("import exercise_coach.cli")


def test_the_window_loads_nothing_that_it_does_without() -> None:
    heavy = {"jeepney", "jsonschema", "playsound3", "referencing", "numpy", "pyqtgraph", "wakepy"}
    assert not heavy & modules_after("import exercise_coach.desktop.app")


@pytest.mark.parametrize("name", [name for name in CORE if (PACKAGE / name).is_dir()])
def test_the_core_does_without_qt(name: str) -> None:
    modules = [
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in sources()
        if path.relative_to(PACKAGE).parts[0] == name and path.stem != "__init__"
    ]
    modules_after("\n".join(f"import {module}" for module in modules), without_qt=True)


@pytest.mark.parametrize("command", ["list", "check", "schema routine", "log --json", "--version"])
def test_no_command_but_the_window_loads_qt(command: str) -> None:
    words = command.split()
    statement = f"from exercise_coach.cli import main\nassert main({words!r}) == 0"
    assert "PySide6" not in modules_after(statement)
