"""A session led with media keys alone, by a real player's remote on a bus of its own."""

import subprocess
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exercise_coach.logbook import FILE, Logbook
from exercise_coach.recovery.facts import Screened
from tests.desktop.bus.private import private_bus
from tests.end_to_end.display import Display
from tests.end_to_end.program import read_log
from tests.end_to_end.stage import ONE_EXERCISE, open_window
from tests.end_to_end.waiting import until
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end]


class Playerctl:
    """The remote. It knows nothing of this program but its name."""

    def __init__(self, address: str) -> None:
        self._env = {"DBUS_SESSION_BUS_ADDRESS": address, "PATH": "/usr/bin:/bin:/usr/local/bin"}

    def __call__(self, *words: str) -> str:
        asked = subprocess.run(
            ["playerctl", "--player=exercise_coach", *words],
            env=self._env, capture_output=True, text=True, check=False, timeout=10,
        )  # fmt: skip
        return asked.stdout.strip()

    def waits_for(self, status: str) -> None:
        """Wait until the player has this status."""
        until(lambda: self("status") == status, f"a player that is {status}", every=0.1)


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with private_bus(tmp_path_factory.mktemp("b")) as given:
        yield given


def answer_the_questions(folder: Path) -> None:
    """Be somebody who has answered the questions before a first start."""
    folder.mkdir(parents=True, exist_ok=True)
    with Logbook.open(folder / FILE) as logbook:
        now = datetime.now(UTC)
        logbook.tell([Screened(id=str(uuid.uuid4()), at=now)])


def test_a_session_from_start_to_stop_without_the_keyboard_but_for_the_score(
    tmp_path: Path, display: Display, sink: NullSink, address: str
) -> None:
    bus = {"DBUS_SESSION_BUS_ADDRESS": address}
    playerctl = Playerctl(address)
    answer_the_questions(tmp_path / "data")
    with open_window(tmp_path, display, sink, ONE_EXERCISE, bus) as stage:
        playerctl.waits_for("Stopped")
        playerctl("play")
        assert playerctl("status") == "Stopped"  # no score, no start
        stage.press("1")
        playerctl("play")
        playerctl.waits_for("Playing")
        assert playerctl("metadata", "title") == "Knee plank"
        assert playerctl("metadata", "artist") == "One plank"
        playerctl("play-pause")
        playerctl.waits_for("Paused")
        playerctl("play")
        playerctl.waits_for("Playing")
        stage.program.freeze()
        frozen = stage.ear.now
        stage.ear.wait_until(frozen + 1)
        stage.program.thaw()
        playerctl("status")  # it is heard again, and has not paused for so short a stall
        playerctl.waits_for("Playing")
        playerctl("next")
        until(lambda: "Set 1 of 2" in playerctl("metadata", "album"), "the rest after the set")
        stage.press("p")
        playerctl.waits_for("Paused")
        playerctl("play")
        playerctl("next")
        assert playerctl("status") == "Paused"  # the question still waits
        playerctl("stop")
        until(lambda: not playerctl("status"), "the player to leave")
    (session,) = read_log(tmp_path)
    assert session["outcome"] == "stopped_user"
    assert [score["when"] for score in session["scores"]] == ["before"]
