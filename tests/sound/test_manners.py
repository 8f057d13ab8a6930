"""What the sound of a session does to other sound, other sound to it, and a change of device."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest

from exercise_coach.folders import shipped
from exercise_coach.session import Tone
from exercise_coach.sound import qt
from tests.end_to_end.waiting import until
from tests.recording import RATE, NullSink, Recorder, identify, tone_files

pytestmark = pytest.mark.qt

FOLDER = shipped("assets") / "tones"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[NullSink]:
    with NullSink() as sink:
        for name, value in sink.env.items():
            monkeypatch.setenv(name, value)
        yield sink


@pytest.fixture
def sound(server: NullSink) -> Iterator[qt.QtSound]:
    made = qt.QtSound(FOLDER)
    yield made
    made.close()


def streams(server: NullSink) -> list[str]:
    """Return what the server tells of each stream that plays."""
    return server.control("list", "sink-inputs").stdout.split("Sink Input #")[1:]


def stream(server: NullSink, name: str) -> str:
    """Return what it tells of the one stream with this name, once it is there."""
    return until(lambda: next((s for s in streams(server) if f'"{name}"' in s), ""), name)


@contextmanager
def other_sound(server: NullSink, role: str) -> Iterator[None]:
    """Play noise."""
    words = ["pacat", "--raw", f"--property=media.role={role}", f"--client-name={role}"]
    with subprocess.Popen([*words, "/dev/urandom"], env=server.env) as player:
        try:
            yield
        finally:
            player.terminate()


def loudness(recorder: Recorder) -> float:
    """Return how loud the last tenth of a second was, of full scale."""
    return float(np.sqrt(np.mean(np.square(recorder.samples()[-RATE // 10 :]))))


def wake(sound: qt.QtSound) -> None:
    sound.wake()
    until(lambda: sound.ready, "the sound to be ready")


def test_music_is_ducked_where_the_server_does_that_and_never_stopped(
    server: NullSink, sound: qt.QtSound
) -> None:
    server.control(
        "load-module", "module-role-ducking",
        "trigger_roles=event", "ducking_roles=music", "volume=10%",
    )  # fmt: skip
    with other_sound(server, "music"), Recorder(server) as recorder:
        stream(server, "music")
        until(lambda: loudness(recorder) > 0.3, "the music")
        wake(sound)
        until(lambda: 0 < loudness(recorder) < 0.1, "the music to be ducked")
        assert "Corked: no" in stream(server, "music")
        sound.sleep()
        until(lambda: loudness(recorder) > 0.3, "the music to come back")


def test_the_loudness_is_its_own_and_not_that_of_the_systems_sounds(
    server: NullSink, sound: qt.QtSound
) -> None:
    server.control("load-module", "module-stream-restore")
    with other_sound(server, "event"):
        number = stream(server, "event").split("\n", 1)[0]
        server.control("set-sink-input-mute", number, "1")
        until(lambda: "Mute: yes" in stream(server, "event"), "the system's sounds to be muted")
    with other_sound(server, "event"):
        until(lambda: "Mute: yes" in stream(server, "event"), "them to be muted still")
    wake(sound)
    assert "Mute: no" in stream(server, "Exercise Coach")


def test_it_follows_the_default_device_and_brings_nothing_late(
    server: NullSink, sound: qt.QtSound
) -> None:
    wake(sound)
    server.control("load-module", "module-null-sink", "sink_name=other", "rate=48000")
    with Recorder(server, "other.monitor") as recorder:
        server.control("set-default-sink", "other")
        until(lambda: not sound.ready, "the old device to be left")
        sound.play(Tone.COUNT)  # nobody is there to play it, now or later
        until(lambda: sound.ready, "the new device to be open")
        assert sound.notice is None
        sound.play(Tone.STOP)
        until(lambda: heard(recorder), "a tone on the new device")
        assert heard(recorder) == [Tone.STOP]


def heard(recorder: Recorder) -> list[str]:
    """Return the tones that were heard, in order."""
    return [tone.name for tone in identify(recorder.samples(), tone_files(FOLDER))]
