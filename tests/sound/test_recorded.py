"""Both real back ends play into a null sink, and what comes out is listened to."""

import random
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import psutil
import pytest

from exercise_coach import clock
from exercise_coach.folders import shipped
from exercise_coach.session import Tone
from exercise_coach.sound import Sound, playsound, qt
from tests.end_to_end.waiting import until
from tests.recording import (
    RATE,
    Heard,
    NullSink,
    Recorder,
    Samples,
    identify,
    lateness,
    missing,
    tone_files,
)

pytestmark = [
    pytest.mark.qt,
    pytest.mark.skipif(missing() is not None, reason=missing() or ""),
]
FOLDER = shipped("assets") / "tones"
TONES = tone_files(FOLDER)
TOLERANCE = {"qt": 0.03, "playsound": 0.5}
"""How far a tone may be from its moment, in seconds, beyond what the machine itself was late by.

playsound starts a process for each tone, so this only tells a late tone from one that is lost.
"""


class Ear(Recorder):
    """A recorder of which each test listens to its own part."""

    def listen(self) -> None:
        """Forget what was recorded so far."""
        self._mark = len(super().samples())

    def samples(self) -> Samples:
        return super().samples()[self._mark :]

    def excess(self, heard: Sequence[float], late: Samples) -> Samples:
        return super().excess([self._mark / RATE + at for at in heard], late)

    def heard(self) -> list[Heard]:
        """Return the tones of this part, once what was played last has come through."""
        time.sleep(0.4)
        return identify(self.samples(), TONES)


@pytest.fixture(scope="module")
def recording() -> Iterator[tuple[NullSink, Ear]]:
    with NullSink() as sink, Ear(sink) as ear:
        yield sink, ear


@pytest.fixture
def ear(recording: tuple[NullSink, Ear], monkeypatch: pytest.MonkeyPatch) -> Ear:
    sink, ear = recording
    play_into(sink, monkeypatch)
    ear.listen()
    return ear


def play_into(sink: NullSink, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in sink.env.items():
        if name.startswith("PULSE_"):
            monkeypatch.setenv(name, value)


@pytest.fixture(params=[qt, playsound], ids=["qt", "playsound"])
def sound(ear: Ear, request: pytest.FixtureRequest) -> Iterator[Sound]:
    works, why = request.param.check()
    if not works:
        if request.param is qt:
            pytest.fail(why)
        pytest.skip(why)
    made: type[Sound] = qt.QtSound if request.param is qt else playsound.PlaysoundSound
    sound = made(FOLDER)  # type: ignore[call-arg]
    yield sound
    sound.close()


@pytest.fixture
def qt_sound(ear: Ear) -> Iterator[qt.QtSound]:
    sound = qt.QtSound(FOLDER)
    yield sound
    sound.close()


def wake(sound: Sound) -> None:
    sound.wake()
    until(lambda: sound.ready, "the sound to be ready")


def names(heard: list[Heard]) -> list[str]:
    return [tone.name for tone in heard]


def play_at(sound: Sound, plan: list[tuple[float, Tone]]) -> None:
    for moment, tone in plan:
        sound.idle(moment - time.monotonic())
        sound.play(tone)


def helper_of_this_process() -> psutil.Process:
    children = psutil.Process().children()
    (helper,) = (child for child in children if str(qt.HELPER) in child.cmdline())
    return helper


def test_every_tone_is_heard_in_time_the_first_one_too(ear: Ear, sound: Sound) -> None:
    wake(sound)
    began, gaps = time.monotonic() + 0.1, random.Random(3)
    plan = [(began + 0.6 * number + gaps.random() / 20, t) for number, t in enumerate(Tone)]
    play_at(sound, plan)
    until(lambda: Tone.FINISH in names(identify(ear.samples(), TONES)), "the last", every=0.1)
    heard = ear.heard()
    assert names(heard) == list(Tone)
    late = lateness([moment for moment, _ in plan], [tone.at for tone in heard])
    assert ear.excess([tone.at for tone in heard], late).max() < TOLERANCE[sound.name]
    assert sound.notice is None


def test_hush_silences_at_once_and_stop_is_the_last_thing_heard(ear: Ear, sound: Sound) -> None:
    wake(sound)
    sound.play(Tone.FINISH)
    until(lambda: names(identify(ear.samples(), TONES)), "the tone", every=0.05)
    sound.hush()
    sound.play(Tone.STOP)
    heard = ear.heard()
    assert names(heard) == [Tone.FINISH, Tone.STOP]
    time.sleep(0.4)
    last = np.flatnonzero(np.abs(ear.samples()) > 0.005)[-1] / RATE
    assert last < heard[-1].at + 0.7


def test_nothing_sounds_when_muted_and_less_when_quieter(ear: Ear, sound: Sound) -> None:
    sound.set_volume(0.3)
    wake(sound)
    sound.set_muted(True)
    sound.play(Tone.BEGIN)
    sound.idle(0.3)
    sound.set_muted(False)
    sound.play(Tone.REP)
    until(lambda: identify(ear.samples(), TONES), "the tone", every=0.05)
    assert [(tone.name, round(tone.loud, 1)) for tone in ear.heard()] == [(Tone.REP, 0.3)]


def test_asleep_the_device_is_let_go_after_the_last_tone(
    recording: tuple[NullSink, Ear], ear: Ear, sound: Sound
) -> None:
    wake(sound)
    sound.play(Tone.FINISH)
    sound.sleep()
    sink, _ = recording
    until(lambda: not sink.control("list", "short", "sink-inputs").stdout, "an idle device")
    (heard,) = ear.heard()
    assert heard.name == Tone.FINISH
    assert heard.likeness > 0.9


def test_many_tones_one_upon_another_leave_the_helper_calm(qt_sound: qt.QtSound) -> None:
    wake(qt_sound)
    helper = helper_of_this_process()
    before, began = sum(helper.cpu_times()[:2]), time.monotonic()
    for number in range(60):
        qt_sound.play([Tone.COUNT, Tone.REP, Tone.HALF][number % 3])
        qt_sound.idle(0.05)
    assert sum(helper.cpu_times()[:2]) - before < 0.25 * (time.monotonic() - began)
    assert qt_sound.ready


def test_a_helper_that_is_stopped_for_a_while_plays_nothing_late(
    ear: Ear, qt_sound: qt.QtSound
) -> None:
    wake(qt_sound)
    helper = helper_of_this_process()
    helper.suspend()
    for _ in range(5):
        qt_sound.play(Tone.REP)
        qt_sound.idle(0.1)
    qt_sound.idle(0.2)  # the last of them is stale, too
    helper.resume()
    qt_sound.idle(0.3)
    until(lambda: qt_sound.ready, "the sound to be ready")
    qt_sound.play(Tone.STOP)
    assert names(ear.heard()) == [Tone.STOP]


def test_planned_tones_are_heard_in_time_whatever_else_is_done(
    ear: Ear, qt_sound: qt.QtSound
) -> None:
    wake(qt_sound)
    now, gaps = clock.monotonic(), random.Random(4)
    moments = [now + 0.2 + 0.3 * number + gaps.random() / 20 for number in range(4)]
    plan = [(str(Tone.COUNT), moment) for moment in moments]
    qt_sound.plan(plan, now)
    time.sleep(1.5)  # nobody looks
    for tone, moment in plan:
        qt_sound.play(tone, moment)  # and when somebody does, each has sounded
    heard = ear.heard()
    assert names(heard) == [Tone.COUNT] * len(plan)
    at = [tone.at for tone in heard]
    assert ear.excess(at, lateness(moments, at)).max() < TOLERANCE["qt"]


def test_what_is_not_planned_any_more_is_not_heard(ear: Ear, qt_sound: qt.QtSound) -> None:
    wake(qt_sound)
    now = clock.monotonic()
    qt_sound.plan([(Tone.COUNT, now + 0.3), (Tone.REST, now + 0.6), (Tone.HALF, now + 0.9)], now)
    qt_sound.idle(0.1)
    qt_sound.plan([(Tone.REST, now + 0.6), (Tone.HALF, now + 0.9)], clock.monotonic())
    qt_sound.idle(0.7)
    qt_sound.hush()
    qt_sound.play(Tone.STOP)
    qt_sound.idle(0.4)
    # The rest's tone is silenced by the hush, well after it was heard to be one.
    assert names(ear.heard()) == [Tone.REST, Tone.STOP]


def test_a_helper_that_is_stopped_drops_what_was_planned_meanwhile(
    ear: Ear, qt_sound: qt.QtSound
) -> None:
    wake(qt_sound)
    helper = helper_of_this_process()
    now = clock.monotonic()
    qt_sound.plan([(Tone.REP, now + 0.2 + number / 10) for number in range(4)], now)
    helper.suspend()
    qt_sound.idle(1.2)
    helper.resume()
    qt_sound.idle(0.3)
    until(lambda: qt_sound.ready, "the sound to be ready")
    qt_sound.play(Tone.STOP)
    assert names(ear.heard()) == [Tone.STOP]


def test_what_was_planned_by_a_helper_that_died_is_played_by_the_next(
    ear: Ear, qt_sound: qt.QtSound
) -> None:
    wake(qt_sound)
    now = clock.monotonic()
    moment = now + 4
    qt_sound.plan([(Tone.REP, now + 0.1), (Tone.HALF, moment)], now)
    qt_sound.idle(0.4)
    helper_of_this_process().kill()
    until(lambda: not qt_sound.ready, "the helper to be missed")
    until(lambda: qt_sound.ready, "the next helper")
    qt_sound.idle(moment - clock.monotonic())
    qt_sound.play(Tone.HALF, clock.monotonic())
    assert names(ear.heard())[-1] == Tone.HALF


def test_a_sound_server_that_dies_and_comes_back(
    qt_sound: qt.QtSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    with NullSink() as sink:
        play_into(sink, monkeypatch)
        wake(qt_sound)
        sink.stop()
        play_until(qt_sound, lambda: qt_sound.notice == qt.LOST)
        sink.start()
        with Recorder(sink) as recorder:
            play_until(qt_sound, lambda: qt_sound.ready)
            assert qt_sound.notice is None
            qt_sound.play(Tone.STOP)
            time.sleep(0.5)
            assert names(identify(recorder.samples(), TONES)) == [Tone.STOP]


def play_until(sound: Sound, done: Callable[[], bool]) -> None:
    """Go on asking for tones that nobody hears: none of them may come late."""

    def look() -> bool:
        if done():
            return True
        sound.play(Tone.REP)
        return False

    until(look, "a change", every=0.1)


def test_the_helper_ends_with_its_input(ear: Ear) -> None:
    with qt.start(FOLDER) as helper:
        assert helper.stdin is not None
        assert helper.stdout is not None
        helper.stdout.readline()
        helper.stdin.close()
        assert helper.wait(10) == 0
