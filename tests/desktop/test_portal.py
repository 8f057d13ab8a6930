"""What the desktop wishes is asked over its portal, heeded, followed and kept."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from jeepney import DBusAddress, Message, new_method_return
from PySide6.QtCore import QObject
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from exercise_coach.choices import Motion, Theme
from exercise_coach.desktop.bus import Bus
from exercise_coach.desktop.portal import APPEARANCE, GNOME, GNOME_ACCESS, KDE, Portal, wishes_of
from exercise_coach.desktop.system_wishes import SystemWishes
from exercise_coach.desktop.theme import CONTRAST, LIGHT
from exercise_coach.desktop.window_state import read_state
from tests.desktop.bus.hung import hung_bus
from tests.desktop.bus.private import Server, private_bus
from tests.desktop.conftest import OpenDesk

pytestmark = [
    pytest.mark.qt,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="no session bus elsewhere"),
]

NAME = "org.freedesktop.portal.Desktop"
EMITTER = DBusAddress("/org/freedesktop/portal/desktop", NAME, "org.freedesktop.portal.Settings")
CALM = SystemWishes(high_contrast=True, less_motion=True)
Settings = dict[str, dict[str, tuple[str, Any]]]


class StandInPortal(Server):
    """Tells these settings, and says when one is changed."""

    def __init__(self, address: str, settings: Settings) -> None:
        self._settings = settings
        super().__init__(address, NAME)

    def answer(self, message: Message, member: str, signature: str) -> Message | None:
        """Tell those of the namespaces that are asked for."""
        if (member, signature) != ("ReadAll", "as"):
            return None
        asked = {space: self._settings.get(space, {}) for space in message.body[0]}
        return new_method_return(message, "a{sa{sv}}", (asked,))

    def change(self, space: str, key: str, kind: str, *, to: object) -> None:
        """Change one of them, as the user would in the settings of the desktop."""
        self.emit(EMITTER, "SettingChanged", "ssv", space, key, (kind, to))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with private_bus(tmp_path_factory.mktemp("p")) as given:
        yield given


@pytest.fixture
def serve(address: str) -> Iterator[Callable[[Settings], StandInPortal]]:
    served: list[StandInPortal] = []

    def serve_(settings: Settings) -> StandInPortal:
        served.append(StandInPortal(address, settings))
        return served[-1]

    yield serve_
    for each in served:
        each.close()
        assert each.wrong == []


Serve = Callable[[Settings], StandInPortal]


def ask(address: str, qtbot: QtBot) -> tuple[Portal, list[SystemWishes], QObject]:
    parent, heard = QObject(), list[SystemWishes]()
    portal = Portal(Bus(address, parent), parent)
    portal.wished.connect(heard.append)
    portal.ask()
    qtbot.waitUntil(lambda: bool(heard))
    return portal, heard, parent


def test_the_wishes_are_asked_and_followed(address: str, serve: Serve, qtbot: QtBot) -> None:
    desktop = serve({APPEARANCE: {"contrast": ("u", 1)}, GNOME: {"enable-animations": ("b", True)}})
    portal, heard, _parent = ask(address, qtbot)
    assert heard == [SystemWishes(high_contrast=True)]
    desktop.change(GNOME, "enable-animations", "b", to=False)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[-1] == CALM
    desktop.change(APPEARANCE, "contrast", "u", to=0)
    desktop.change("org.gnome.desktop.sound", "event-sounds", "b", to=True)
    desktop.change(APPEARANCE, "reduced-motion", "u", to=1)
    desktop.change(GNOME, "enable-animations", "b", to=True)
    desktop.change(APPEARANCE, "reduced-motion", "u", to=0)
    qtbot.waitUntil(lambda: heard[-1] == SystemWishes())
    assert len(heard) == 4
    portal.close()


def test_nothing_is_wished_without_a_portal(address: str, qtbot: QtBot) -> None:
    portal, heard, _parent = ask(address, qtbot)
    assert heard == [SystemWishes()]
    portal.close()


def test_nothing_waits_for_a_portal_that_hangs(tmp_path_factory: pytest.TempPathFactory) -> None:
    with hung_bus(tmp_path_factory.mktemp("h")) as address:
        parent = QObject()
        portal = Portal(Bus(address, parent), parent)
        portal.ask()
        portal.close()


@pytest.mark.parametrize(
    ("space", "key", "value", "wished"),
    [
        (APPEARANCE, "contrast", 1, SystemWishes(high_contrast=True)),
        (APPEARANCE, "contrast", 7, SystemWishes()),
        (GNOME_ACCESS, "high-contrast", True, SystemWishes(high_contrast=True)),
        (APPEARANCE, "reduced-motion", 1, SystemWishes(less_motion=True)),
        (GNOME, "enable-animations", False, SystemWishes(less_motion=True)),
        (KDE, "AnimationDurationFactor", "0", SystemWishes(less_motion=True)),
        (KDE, "AnimationDurationFactor", "0.5", SystemWishes()),
        (KDE, "AnimationDurationFactor", "nan", SystemWishes()),
        (KDE, "AnimationDurationFactor", ["?"], SystemWishes()),
        (GNOME, "text-scaling-factor", 1.5, SystemWishes(text_scale=1.5)),
        (GNOME, "text-scaling-factor", 90.0, SystemWishes(text_scale=3.0)),
    ],
)
def test_each_desktop_says_it_in_its_way(
    space: str, key: str, value: object, wished: SystemWishes
) -> None:
    assert wishes_of({(space, key): value}, "wayland") == wished


def test_letters_are_not_enlarged_twice() -> None:
    assert wishes_of({(GNOME, "text-scaling-factor"): 1.5}, "xcb") == SystemWishes()


def test_the_window_heeds_the_desktop(
    open_desk: OpenDesk, address: str, serve: Serve, app: QApplication, folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    desktop = serve({APPEARANCE: {"contrast": ("u", 1), "reduced-motion": ("u", 1)}})
    desk = open_desk()

    def ground() -> str:
        return app.palette().color(QPalette.ColorRole.Window).name()

    desk.wait_until(lambda: ground() == CONTRAST.window)
    assert desk.program._wants_less_motion()
    desk.program.preferences.change(theme=Theme.LIGHT, motion=Motion.FULL)
    assert ground() == LIGHT.window
    assert not desk.program._wants_less_motion()
    desk.program.preferences.change(theme=Theme.AUTO, motion=Motion.AUTO)
    assert ground() == CONTRAST.window
    desktop.change(APPEARANCE, "contrast", "u", to=0)
    desk.wait_until(lambda: ground() == LIGHT.window)
    assert desk.program._wants_less_motion()
    desk.close()
    assert read_state(folder).appearance.wishes == SystemWishes(less_motion=True)
