"""A bus that goes away and comes back, and one that stays away."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from jeepney import DBusAddress
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.bus import THE_BUS, Answer, Bus, connection
from tests.desktop.bus.private import Server, private_bus

pytestmark = pytest.mark.qt

BELL = DBusAddress("/bell", interface="org.bell.Bell")


@pytest.fixture
def bus(runtime_folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """One that looks for a lost bus at once, and then ever more seldom."""
    monkeypatch.setattr(connection, "AGAIN_MS", 1)
    monkeypatch.setattr(connection, "SELDOM_MS", 4)
    made = Bus(f"unix:path={runtime_folder}/bus")
    yield made
    made.close()


def greet(bus: Bus, qtbot: QtBot) -> None:
    answers: list[Answer] = []
    bus.call(THE_BUS, "GetId", "", (), answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0].values is not None


def ring(address: str) -> None:
    bell = Server(address)
    bell.emit(BELL, "Rang", "")
    bell.close()


def test_who_listens_hears_again_after_the_bus_was_started_anew(
    bus: Bus, runtime_folder: Path, qtbot: QtBot
) -> None:
    heard: list[str] = []
    bus.heard.connect(lambda _interface, member, _values: heard.append(member))
    bus.listen("type='signal',interface='org.bell.Bell'")
    with qtbot.waitSignal(bus.lost), private_bus(runtime_folder):
        greet(bus, qtbot)
    with private_bus(runtime_folder) as address:
        qtbot.waitUntil(lambda: bus._stage is connection._Stage.OPEN)
        greet(bus, qtbot)  # the rule was taken before this was answered
        ring(address)
        qtbot.waitUntil(lambda: "Rang" in heard)


def test_a_bus_that_stays_away_is_given_up_until_the_next_call(
    bus: Bus, runtime_folder: Path, qtbot: QtBot
) -> None:
    waits: list[int] = []
    bus._again.timeout.connect(lambda: waits.append(bus._again.interval()))
    bus.serve(lambda *_words: pytest.fail("nobody calls"))
    with private_bus(runtime_folder):
        greet(bus, qtbot)
    qtbot.waitUntil(lambda: bus._tries == connection.TRIES and not bus._again.isActive())
    assert waits[:3] == [2, 4, 4]  # each is told when the next one is planned
    assert len(waits) == connection.TRIES
    with private_bus(runtime_folder), qtbot.waitSignal(bus.reopened):
        greet(bus, qtbot)


def test_whoever_only_asks_looks_for_no_lost_bus(
    bus: Bus, runtime_folder: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(bus.lost), private_bus(runtime_folder):
        greet(bus, qtbot)
    assert not bus._again.isActive()
