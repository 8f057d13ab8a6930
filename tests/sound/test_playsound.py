"""The second back end, with a playsound3 that only writes down what it is asked for."""

import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from exercise_coach.folders import shipped
from exercise_coach.sound import playsound
from tests.end_to_end.waiting import until

FOLDER = shipped("assets") / "tones"


class Playing:
    """A player at work, as playsound3 hands it out; `code` is what it ends with, if it ended."""

    def __init__(self, path: Path, code: int | None) -> None:
        self.path = path
        self.code = code
        self.stopped = False
        self.subprocess = self

    def poll(self) -> int | None:
        return self.code

    def is_alive(self) -> bool:
        return self.code is None

    def stop(self) -> None:
        self.stopped, self.code = True, -15

    def wait(self) -> None:
        until(lambda: self.code is not None, "the end of a player")


class Players:
    """Stands for playsound3; a test may let its players end with a code, fail or be slow."""

    def __init__(self) -> None:
        self.started: list[Playing] = []
        self.code: int | None = None
        self.error: Exception | None = None
        self.may_start = threading.Event()
        self.may_start.set()

    def playsound(self, path: Path, *, block: bool) -> Playing:
        assert not block
        self.may_start.wait(5)
        if self.error is not None:
            raise self.error
        playing = Playing(path, None if path.stem == "silence" else self.code)
        self.started.append(playing)
        return playing

    def tones(self) -> list[str]:
        return [playing.path.stem for playing in self.started if playing.path.stem != "silence"]

    def waits_for(self, *tones: str) -> None:
        until(lambda: self.tones() == list(tones), f"{tones}, not {self.tones()}")


@pytest.fixture
def players(monkeypatch: pytest.MonkeyPatch) -> Players:
    players = Players()
    outer, inner = ModuleType("playsound3"), ModuleType("playsound3.playsound3")
    for name, value in {"playsound": players.playsound, "playsound3": inner}.items():
        setattr(outer, name, value)
    inner.DEFAULT_BACKEND = "fake"  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "playsound3", outer)
    monkeypatch.setitem(sys.modules, "playsound3.playsound3", inner)
    monkeypatch.setattr(playsound, "AWAKE", 0.0)
    monkeypatch.setattr(playsound, "may_sound", lambda: True)
    return players


@pytest.fixture
def sound(players: Players) -> Iterator[playsound.PlaysoundSound]:
    sound = playsound.PlaysoundSound(FOLDER)
    yield sound
    players.may_start.set()
    sound.close()


def wake(sound: playsound.PlaysoundSound) -> None:
    sound.wake()
    until(lambda: sound.ready, "the sound to be ready")


def test_tones_are_played_in_order(players: Players, sound: playsound.PlaysoundSound) -> None:
    wake(sound)
    for tone in ("begin", "rep", "stop"):
        sound.play(tone)
    players.waits_for("begin", "rep", "stop")


def test_it_tells_how_late_it_is_and_that_a_player_is_slow_to_start(
    players: Players, sound: playsound.PlaysoundSound
) -> None:
    assert sound.lateness == 0
    wake(sound)
    assert sound.lateness == playsound.PLAYER
    players.may_start.clear()
    sound.play("rep")
    until(lambda: sound.lateness > playsound.PLAYER + 0.2, "it to be late")
    slow = sound.lateness
    players.may_start.set()
    players.waits_for("rep")
    assert sound.lateness >= slow, "the next one may be as slow"
    for _ in range(20):
        players.started.clear()
        sound.play("rep")
        players.waits_for("rep")
    assert sound.lateness < slow, "but that passes"


def test_silence_keeps_the_device_open_until_sleep(
    players: Players, sound: playsound.PlaysoundSound
) -> None:
    wake(sound)
    silence = players.started[0]
    assert silence.path.stem == "silence"
    assert not silence.stopped
    sound.sleep()
    until(lambda: silence.stopped, "the end of silence")


def test_silence_is_played_again_before_it_ends(
    players: Players, sound: playsound.PlaysoundSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playsound, "SILENCE", 1.0)
    wake(sound)
    until(lambda: len(players.started) > 1, "more silence")


def test_hush_stops_what_sounds_and_what_was_asked_for(
    players: Players, sound: playsound.PlaysoundSound
) -> None:
    wake(sound)
    sound.play("begin")
    players.waits_for("begin")
    sound.hush()
    assert players.started[-1].stopped
    players.may_start.clear()
    sound.play("rep")
    sound.play("half")
    sound.hush()
    sound.play("stop")
    players.may_start.set()
    until(lambda: "stop" in players.tones(), "the stop tone")
    alive = [playing.path.stem for playing in players.started[1:] if not playing.stopped]
    assert alive == ["stop"]


def test_a_tone_right_after_hush_is_played_though_the_clock_stands(
    players: Players, sound: playsound.PlaysoundSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playsound, "time", SimpleNamespace(monotonic=lambda: 100.0))
    wake(sound)
    sound.play("rep")
    players.waits_for("rep")
    players.may_start.clear()
    sound.play("half")
    sound.hush()
    sound.play("stop")
    players.may_start.set()
    until(lambda: "stop" in players.tones(), "the stop tone")
    alive = [playing.path.stem for playing in players.started[1:] if not playing.stopped]
    assert alive == ["stop"]


def test_a_late_tone_is_not_played(players: Players, sound: playsound.PlaysoundSound) -> None:
    wake(sound)
    players.may_start.clear()
    sound.play("begin")
    sound.play("rep")
    time.sleep(playsound.STALE + 0.05)
    sound.play("stop")
    players.may_start.set()
    players.waits_for("begin", "stop")


def test_muted_it_drops_tones(players: Players, sound: playsound.PlaysoundSound) -> None:
    wake(sound)
    sound.set_muted(True)
    sound.play("begin")
    sound.set_muted(False)
    sound.play("rep")
    players.waits_for("rep")


def test_a_quieter_tone_comes_from_a_quieter_copy(
    players: Players, sound: playsound.PlaysoundSound
) -> None:
    sound.set_volume(0.5)
    wake(sound)
    sound.play("rep")
    players.waits_for("rep-0.50")


def test_a_player_that_fails_is_noticed_until_one_does_not(
    players: Players, sound: playsound.PlaysoundSound
) -> None:
    players.code = 1
    wake(sound)
    sound.play("rep")
    until(lambda: sound.notice == playsound.FAILED, "the notice")
    players.code = 0
    sound.play("half")
    until(lambda: sound.notice is None, "the end of the notice")


@pytest.mark.parametrize("error", [OSError("no"), RuntimeError("no"), ValueError("no")])
def test_nothing_raises(
    players: Players, sound: playsound.PlaysoundSound, error: Exception
) -> None:
    players.error = error
    wake(sound)
    sound.play("rep")
    until(lambda: sound.notice == playsound.FAILED, "the notice")
    sound.hush()
    assert playsound.check()[0] is False


def test_an_unknown_tone_is_dropped(players: Players, sound: playsound.PlaysoundSound) -> None:
    wake(sound)
    sound.play("gong")
    sound.play("rep")
    players.waits_for("rep")


def test_asleep_it_takes_everything(players: Players, sound: playsound.PlaysoundSound) -> None:
    sound.play("rep")
    sound.hush()
    sound.set_volume(0.3)
    sound.set_muted(True)
    sound.idle(0)
    sound.sleep()
    sound.close()
    assert players.started == []


def test_checking_plays_silence_and_names_the_player(players: Players) -> None:
    players.code = 0
    playing = players.playsound

    def ending(path: Path, *, block: bool) -> Playing:
        started = playing(path, block=block)
        started.code = 0
        return started

    sys.modules["playsound3"].playsound = ending  # type: ignore[attr-defined]
    assert playsound.check() == (True, "fake")


def test_checking_without_a_player_or_a_device(
    players: Players, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playsound, "may_sound", lambda: False)
    assert playsound.check() == (False, "no sound device was found")
    sys.modules["playsound3.playsound3"].DEFAULT_BACKEND = None  # type: ignore[attr-defined]
    assert playsound.check() == (False, "no player that it could use is installed")
