"""Whether there is anything to sound through, told without asking a player."""

import socket
import sys
from pathlib import Path

import pytest

from exercise_coach.sound import outputs

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere it is taken for granted")


@pytest.fixture(autouse=True)
def _without_a_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_card", lambda: False)


def test_without_server_and_card_nothing_sounds() -> None:
    assert not outputs.may_sound()


@pytest.mark.parametrize("prefix", ["unix:", ""])
def test_a_server_may_sound(
    monkeypatch: pytest.MonkeyPatch, runtime_folder: Path, prefix: str
) -> None:
    address = runtime_folder / f"native{len(prefix)}"
    monkeypatch.setenv("PULSE_SERVER", f"{prefix}{address}")
    assert not outputs.may_sound()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(address))
        assert outputs.may_sound()
    address.unlink()


def test_a_server_elsewhere_may_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "tcp:livingroom")
    assert outputs.may_sound()


def test_a_card_may_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outputs, "_card", lambda: True)
    assert outputs.may_sound()
