"""What holds for every test: its own folders, a quiet log, nothing left running.

A test that means to log asks for `caplog` and looks at it; then nothing is complained about.

--without-qt   runs the core's tests where PySide6 cannot be imported (with -p no:pytest-qt)
--but-core     leaves out what --without-qt runs
--soak         runs the long tests too, and more examples of the property tests
"""

import logging
import os
import shutil
import sys
import tempfile
import threading
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from tests.isolation import own_folders

WITHOUT_QT = (
    "awake",
    "prescription",
    "session",
    "recovery",
    "logbook",
    "figure",
    "report",
    "terminal",
    "speech",
)
"""Folders whose tests need no Qt, but for those marked `qt`."""

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

hypothesis.settings.register_profile("default", deadline=None, derandomize=True)
hypothesis.settings.register_profile("soak", deadline=None, max_examples=2000)


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--without-qt", action="store_true", help="run where Qt is not installed")
    parser.addoption("--but-core", action="store_true", help="leave out what needs no Qt")
    parser.addoption("--soak", action="store_true", help="run the long tests too")
    if not pluginmanager.hasplugin("pytest-qt"):
        for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
            parser.addini(name, "pytest-qt's; it is not here")


def pytest_configure(config: pytest.Config) -> None:
    hypothesis.settings.load_profile("soak" if config.getoption("soak") else "default")
    if config.getoption("without_qt"):
        for name in ("PySide6", "shiboken6"):
            assert name not in sys.modules, f"{name} was imported before it could be kept out"
            # An entry that is None makes Python refuse the import.
            sys.modules[name] = None  # type: ignore[assignment]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    here = Path(__file__).parent
    if not config.getoption("without_qt") or not collection_path.is_relative_to(here):
        return None
    parts = collection_path.relative_to(here).parts
    return True if parts and parts[0] not in WITHOUT_QT else None


TIMED = (Path("end_to_end"), Path("sound"))
"""Folders whose tests wait for real moments; nothing else runs beside them but each other."""


def pytest_itemcollected(item: pytest.Item) -> None:
    place = item.path.relative_to(Path(__file__).parent)
    for folder in TIMED:
        if place.is_relative_to(folder):
            item.add_marker(pytest.mark.timed)
            # One of a kind at a time: they would hurry each other.
            kind = "punctual" if item.get_closest_marker("punctual") else str(folder)
            item.add_marker(pytest.mark.xdist_group(kind))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    wanted = [item for item in items if _is_wanted(item, config)]
    config.hook.pytest_deselected(items=[item for item in items if item not in wanted])
    # What fails fastest comes first: the real program last.
    items[:] = sorted(wanted, key=lambda item: item.get_closest_marker("end_to_end") is not None)


def _is_wanted(item: pytest.Item, config: pytest.Config) -> bool:
    if item.get_closest_marker("soak") and not config.getoption("soak"):
        return False
    needs_qt = _folder_of(item.path) not in WITHOUT_QT or item.get_closest_marker("qt")
    if config.getoption("but_core") and not needs_qt:
        return False
    return not (config.getoption("without_qt") and item.get_closest_marker("qt"))


def _folder_of(path: Path) -> str:
    return path.relative_to(Path(__file__).parent).parts[0]


@pytest.fixture(scope="session")
def runtime_folder() -> Iterator[Path]:
    """For sockets, whose paths must be short."""
    folder = Path(tempfile.mkdtemp(prefix="ec-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def _own_folders(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory, runtime_folder: Path
) -> None:
    """Keep tests out of the user's folders, and away from the user's loudspeakers."""
    home = tmp_path_factory.mktemp("home")
    for name, value in own_folders(home, runtime_folder).items():
        monkeypatch.setenv(name, value)


class _Unexpected(logging.Handler):
    """Keeps what nobody should have had to warn about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning or an error, unless it asks for `caplog`."""
    handler = _Unexpected()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    if handler.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged unexpectedly:\n" + "\n".join(handler.lines), pytrace=False)


@pytest.fixture(autouse=True)
def _no_thread_left() -> Iterator[None]:
    """Fail a test that leaves a thread running."""
    before = set(threading.enumerate())
    yield
    new = [thread for thread in threading.enumerate() if thread not in before]
    # Foreign threads, such as Qt's own, are only known here by a stand-in.
    own = [thread for thread in new if not isinstance(thread, threading._DummyThread)]
    for thread in own:
        thread.join(1)
    left = [thread.name for thread in own if thread.is_alive()]
    if left:
        pytest.fail(f"threads left running: {', '.join(left)}", pytrace=False)


@pytest.fixture(autouse=True)
def _no_timer_left(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fail a test that leaves a timer running, where Qt is loaded."""
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        yield
        return
    started: list[weakref.ref[Any]] = []
    start = core.QTimer.start

    def watched(timer: Any, *interval: Any) -> None:
        started.append(weakref.ref(timer))
        start(timer, *interval)

    with monkeypatch.context() as patch:
        patch.setattr(core.QTimer, "start", watched)
        yield
    left = [timer for ref in started if (timer := ref()) is not None and _is_running(timer)]
    for timer in left:
        timer.stop()
    if left:
        pytest.fail(f"timers left running: {left}", pytrace=False)


def _is_running(timer: Any) -> bool:
    import shiboken6  # noqa: PLC0415 (where Qt is not installed, there is none)

    return shiboken6.isValid(timer) and timer.isActive()
