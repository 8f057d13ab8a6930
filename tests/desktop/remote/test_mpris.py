"""A session led by a media player's client, on a real bus."""

import math
import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from exercise_coach.desktop.bus import connection
from exercise_coach.desktop.remote.mpris import NAME, Mpris
from exercise_coach.desktop.remote.properties import INTROSPECTABLE, PEER, ROOT
from exercise_coach.session import State
from exercise_coach.settings import FILE_NAME
from tests.desktop.bus.private import private_bus
from tests.desktop.conftest import OpenDesk
from tests.desktop.remote.listening import Client
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt


@pytest.fixture
def running(desk: Desk, client: Client) -> Desk:
    """A session in the first exercise's work, which the client has found."""
    desk.begin("steady-trunk")
    desk.wait(6)
    desk.wait_until(client.is_there)
    return desk


def test_there_is_a_player_only_while_a_session_is_on(desk: Desk, client: Client) -> None:
    assert not client.is_there()
    desk.program.prepare("steady-trunk")
    desk.wait_until(client.is_there)
    desk.press("1", "Space", "Escape")
    desk.wait_until(lambda: not client.is_there())
    desk.press("Escape")  # to the last page
    desk.press("Escape")
    desk.program.prepare("steady-trunk")
    desk.wait_until(client.is_there)


def test_it_shows_the_exercise_as_one_shows_a_song(running: Desk, client: Client) -> None:
    coach = running.session.coach
    assert client.get("PlaybackStatus") == "Playing"
    metadata = {name: value for name, (_, value) in client.get("Metadata").items()}
    assert metadata["xesam:title"] == coach.interval.prescription.exercise.name
    assert metadata["xesam:artist"] == ["Steady trunk"]
    assert metadata["xesam:album"].startswith("Set 1 of 2 · ")
    assert client.get("Volume") == 0.8
    assert client.get("CanSeek") is False
    assert client.get("Shuffle") is None


def test_it_says_who_it_is(running: Desk, client: Client) -> None:
    known = client.all(ROOT)
    assert (known["Identity"], known["CanQuit"], known["CanRaise"]) == (
        "Exercise Coach",
        True,
        True,
    )
    (text,) = client.ask("Introspect", interface=INTROSPECTABLE) or ("",)
    assert '<method name="PlayPause">' in text
    assert client.ask("Ping", interface=PEER) == ()
    assert client.ask("GetMachineId", interface=PEER) is not None


def test_keys_from_afar_pause_and_go_on(running: Desk, client: Client) -> None:
    for member, state in (
        ("PlayPause", State.PAUSED), ("PlayPause", State.RUNNING),
        ("Play", State.RUNNING), ("Pause", State.PAUSED), ("Pause", State.PAUSED),
        ("Play", State.RUNNING),
    ):  # fmt: skip
        assert client.ask(member) == ()
        settle()
        assert running.state is state, member
    running.wait_until(lambda: len(client.told) >= 4)
    statuses = [told["PlaybackStatus"] for told in client.told if "PlaybackStatus" in told]
    assert statuses[-4:] == ["Paused", "Playing", "Paused", "Playing"]


def test_next_skips_previous_goes_back_and_stop_stops(running: Desk, client: Client) -> None:
    client.ask("Next")
    running.wait_until(lambda: running.text("exercise-name") == "Rest")
    client.ask("Previous")
    running.wait_until(lambda: running.session.coach.interval.kind == "prepare")
    client.ask("Stop")
    running.wait_until(lambda: running.is_in(State.STOPPED))
    running.wait_until(lambda: not client.is_there())


@pytest.mark.parametrize("key", ["P", "S", "C"])
def test_no_question_is_answered_or_passed_from_afar(
    key: str, running: Desk, client: Client
) -> None:
    running.press(key)
    page, question = running.page, running.session.coach.question
    for member in ("Play", "PlayPause", "Next", "Previous", "Pause"):
        client.ask(member)
        settle()
        assert (running.page, running.session.coach.question) == (page, question)
        assert running.state is not State.RUNNING


@pytest.mark.parametrize(
    ("member", "key", "answer"),
    [("PlayPause", "P", "1"), ("PlayPause", "S", "Escape"), ("Pause", "S", "Escape")],
)
def test_after_a_question_it_waits_where_it_was_paused_from_afar(
    member: str, key: str, answer: str, running: Desk, client: Client
) -> None:
    running.press(key)
    page = running.page
    client.ask(member)
    settle()
    assert running.page == page
    running.press(answer)
    assert running.is_in(State.PAUSED)


def test_play_starts_once_the_score_is_given(running: Desk, client: Client) -> None:
    running.press("Escape", "Escape", "Escape")
    running.program.prepare("steady-trunk")
    running.wait_until(client.is_there)
    # It can be named before it can begin: playerctl asks whether it can be played even for that.
    assert client.get("CanPlay") is True
    for member in ("Play", "PlayPause"):
        client.ask(member)
        settle()
        assert running.is_in(State.READY)
        assert running.text("session-notice") == "First your pain score: a digit, or T for ten."
    running.press("1")
    assert not running.sees("session-notice")
    client.ask("PlayPause")
    running.wait_until(lambda: running.is_in(State.RUNNING))


def test_play_never_answers_the_questions_before_the_start(desk: Desk, client: Client) -> None:
    desk.program.prepare("steady-trunk")
    desk.press("1")
    assert desk.session.ready.asks
    desk.wait_until(client.is_there)
    client.ask("PlayPause")
    settle()
    assert desk.is_in(State.READY)
    assert desk.text("session-notice") == "First the answer to the questions here."


@pytest.mark.parametrize(
    ("member", "signature", "values"),
    [
        ("Seek", "x", (5,)),
        ("SetPosition", "ox", ("/x", 5)),
        ("OpenUri", "s", ("x",)),
        ("No", "", ()),
    ],
)
def test_what_a_session_cannot_do_is_refused(
    member: str, signature: str, values: tuple[object, ...], running: Desk, client: Client
) -> None:
    assert client.ask(member, *values, signature=signature) is None
    assert running.is_in(State.RUNNING)


def test_the_loudness_is_ours_and_may_be_set(running: Desk, client: Client) -> None:
    assert client.set("Volume", "d", 0.25)
    running.wait_until(lambda: running.program.preferences.settings.volume == 25)
    assert running.sound.volume == 0.25
    assert not client.set("Rate", "d", 2.0)
    running.wait_until(lambda: client.get("Volume") == 0.25)
    for none in (math.nan, math.inf, -math.inf):
        assert not client.set("Volume", "d", none)
    for beyond, most in ((-1.0, 0), (7.0, 100)):
        assert client.set("Volume", "d", beyond)
        settle()
        assert running.program.preferences.settings.volume == most


def test_raise_shows_the_window_and_quit_closes_it(running: Desk, client: Client) -> None:
    running.window.hide()
    client.ask("Raise", interface=ROOT)
    running.wait_until(running.window.isVisible)
    assert client.ask("Quit", interface=ROOT) == ()
    running.wait_until(lambda: not running.window.isVisible())
    assert not running.log()  # it may be gone on with


def test_a_second_window_has_a_name_of_its_own(
    running: Desk, client: Client, address: str, qtbot: QtBot, open_desk: OpenDesk
) -> None:
    second = Client(address, qtbot, f"{NAME}.instance{os.getpid()}")
    assert not second.is_there()
    data = running.folder.parent / "other"
    data.mkdir()
    (data / FILE_NAME).write_text("introduced: true\n")
    other = open_desk(data=data)
    other.program.prepare("steady-trunk")
    other.wait_until(second.is_there)
    second.close()


def test_after_the_bus_was_started_anew_the_session_is_on_it_again(
    runtime_folder: Path, open_desk: OpenDesk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "AGAIN_MS", 1)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={runtime_folder}/bus")
    with private_bus(runtime_folder):
        desk = open_desk()
        desk.begin("steady-trunk")
        (mpris,) = desk.program.sessions.findChildren(Mpris)
        desk.wait_until(lambda: mpris._bus._stage is connection._Stage.OPEN)
        gone = qtbot.waitSignal(mpris._bus.lost)
    with gone:
        pass
    with private_bus(runtime_folder) as address:
        client = Client(address, qtbot)
        desk.wait_until(client.is_there)
        client.ask("Pause")
        desk.wait_until(lambda: desk.is_in(State.PAUSED))
        client.close()
        desk.close()
