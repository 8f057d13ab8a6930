"""Real speech from a real engine, and real tones: heard, at their place, and never together."""

import itertools
import threading
import time
from collections.abc import Iterable, Iterator

import pytest

from exercise_coach.choices import VoiceLevel
from exercise_coach.prescription import Routine
from exercise_coach.session import Event, State
from exercise_coach.session.events import AskPain, Back, Pause, Resume, Score, Skip
from exercise_coach.sound import voice
from exercise_coach.sound.voice import QtVoice
from exercise_coach.speech.pace import STOPPING
from tests import recording, speech_server
from tests.end_to_end.waiting import until
from tests.recording import NullSink, lateness
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, timed
from tests.sound.aloud import SPEECH_SINK, Aloud, Stretch, lead_aloud
from tests.speech_server import SpeechServer

pytestmark = pytest.mark.qt
TOLERANCE = 0.03
"""How far a tone may be from its moment, in seconds, while other tests keep all cores busy."""
CLOCKS = 0.05
"""So well the moments of orders and recordings can be compared, in seconds."""
FIRST_SOUND = 0.1
"""Between an engine's word that it begins and its first sound there are so many seconds at most."""
AT_ONCE = 0.3
"""A planned tone so soon after a key keeps its moment, though the voice has just been silenced."""
AFTER_THE_STOP = 0.2
"""What the device holds of a text that was silenced still sounds, in seconds."""


@pytest.fixture(scope="module")
def _devices() -> Iterator[tuple[NullSink, SpeechServer]]:
    if reason := recording.missing() or speech_server.missing():
        pytest.fail(reason)
    with NullSink() as sink, SpeechServer(sink, SPEECH_SINK) as server:
        yield sink, server


@pytest.fixture
def devices(
    _devices: tuple[NullSink, SpeechServer], monkeypatch: pytest.MonkeyPatch
) -> tuple[NullSink, SpeechServer]:
    sink, server = _devices
    for name, value in (sink.env | server.env).items():
        if name.startswith(("PULSE_", "SPEECHD_")):
            monkeypatch.setenv(name, value)
    return _devices


def short() -> Routine:
    return routine(
        reps(1, 1, name="bird-dog", tempo=(1, 4, 2), side=ONE_THEN_OTHER, rest=6),
        prepare=4,
        change_side=3,
    )


def assert_heard_at_its_place(aloud: Aloud) -> None:
    """Require that what was ordered was heard in its gap, unless it was missed; nothing else was.

    An engine on a busy machine may be late; then its text was called off, and not heard later.
    """
    speech, missed = aloud.speech(), list(aloud.voice.missed)
    for each in aloud.voice.ordered:
        # Fast voices leave no pause between two texts.
        if not any(x.start < each.by + FIRST_SOUND and each.at < x.end for x in speech):
            assert each.text in missed, f"{each} was not heard: {speech}"
            missed.remove(each.text)
    for heard in speech:
        begun = [x for x in aloud.voice.ordered if x.at - CLOCKS < heard.start < x.by + FIRST_SOUND]
        ended = [x for x in aloud.voice.ordered if x.at < heard.end < x.until + AFTER_THE_STOP]
        assert begun, f"heard at {heard}, with nothing ordered"
        assert ended, f"heard at {heard}, when it was to be silent"


def test_what_is_said_is_heard_between_the_tones(devices: tuple[NullSink, SpeechServer]) -> None:
    with lead_aloud(short(), VoiceLevel.EVERYTHING, *devices) as aloud:
        aloud.lead(14.2)
        aloud.does(Score(10))
        stopped = aloud.guide.coach.state
        aloud.lead(5.5)
    texts = aloud.texts
    assert texts[0].startswith("Bird-dog")
    assert {"Hold for 4 seconds.", "And back.", "Left."} <= set(texts)
    assert stopped == "stopped"
    assert texts[-1].startswith("Stopped, because your pain is 10 out of 10")
    assert_heard_at_its_place(aloud)
    assert aloud.overlaps() == []
    assert aloud.speech()[-1].start > aloud.tones()[-1].end


LONG = routine(
    reps(3, 3, 3, name="bird-dog", tempo=(2, 10, 2), side=ONE_THEN_OTHER, rest=20),
    reps(4, 4, name="dead-bug", tempo=(2, 0, 2), rest=15),
)
HURRIED = routine(
    reps(3, 2, name="clam", tempo=(1, 1, 1), side=ONE_THEN_OTHER, rest=1),
    reps(4, name="bird-dog", tempo=(1, 3, 0.5), side=ALTERNATING, rest=3),
    reps(2, 2, name="bridge", tempo=(0.5, 2, 0.5), rest=0),
    timed(30, name="march", sets=2, side=ONE_THEN_OTHER, rest=5),
    prepare=2.5,
    change_side=0,
)
"""Holds and rests of a second or three, no time to change sides, and counts a second apart."""


def lead_to_end(aloud: Aloud, keys: Iterable[Event] = ()) -> list[float]:
    """Answer each question; do one of these things every few seconds, and return when."""
    moments, left = [], iter(keys)
    while aloud.guide.coach.state is not State.FINISHED:
        aloud.lead(2.7)
        if aloud.guide.coach.accepts(Resume()):
            aloud.does(Resume())
        event = next(left, None)
        if event is not None and aloud.guide.coach.accepts(event):
            moments.append(time.monotonic())
            aloud.does(event)
        if aloud.guide.coach.question is not None:
            aloud.lead(5.5)
            moments.append(time.monotonic())
            aloud.does(Score(0))
    aloud.lead(4)
    return moments


def overlaps_but_after(aloud: Aloud, keys: list[float]) -> list[tuple[Stretch, Stretch]]:
    """Return the overlaps, but for planned tones just after a key that silenced the voice."""
    return [
        (tone, speech)
        for tone, speech in aloud.overlaps()
        if not any(0 < tone.start - key < AT_ONCE and speech.start < key for key in keys)
    ]


@pytest.mark.soak
@pytest.mark.parametrize(
    ("prescribed", "level", "rate"),
    [
        (LONG, VoiceLevel.KEY, 0),
        (LONG, VoiceLevel.EVERYTHING, 0),
        (HURRIED, VoiceLevel.EVERYTHING, 0),
        (HURRIED, VoiceLevel.EVERYTHING, -100),
        (HURRIED, VoiceLevel.EVERYTHING, 100),
        (HURRIED, VoiceLevel.KEY, -50),
    ],
)
def test_a_long_session_is_said_without_a_second_of_overlap(
    prescribed: Routine, level: VoiceLevel, rate: int, devices: tuple[NullSink, SpeechServer]
) -> None:
    with lead_aloud(prescribed, level, *devices, rate) as aloud:
        keys = lead_to_end(aloud)
    assert overlaps_but_after(aloud, keys) == []
    assert_heard_at_its_place(aloud)


@pytest.mark.soak
def test_an_engine_that_is_late_with_every_text_talks_over_no_tone(
    devices: tuple[NullSink, SpeechServer],
) -> None:
    _, server = devices
    delays = itertools.cycle([0.9, 0.1, 0.5, 0.0, 1.2])
    with lead_aloud(HURRIED, VoiceLevel.EVERYTHING, *devices) as aloud:
        aloud.voice.before = lambda: freeze(server, next(delays))
        keys = lead_to_end(aloud)
    assert overlaps_but_after(aloud, keys) == []
    assert len(aloud.speech()) > 10


def freeze(server: SpeechServer, seconds: float) -> None:
    """Let the server stand still for so long."""
    server.freeze()
    threading.Timer(seconds, server.thaw).start()


@pytest.mark.soak
def test_whatever_key_is_pressed_its_tone_is_not_talked_over(
    devices: tuple[NullSink, SpeechServer],
) -> None:
    each: list[Event] = [Skip(), Pause(), Back(), AskPain(), Skip()]
    keys = itertools.islice(itertools.cycle(each), 40)
    with lead_aloud(LONG, VoiceLevel.EVERYTHING, *devices) as aloud:
        moments = lead_to_end(aloud, keys)
    assert len(moments) > 20
    assert overlaps_but_after(aloud, moments) == []


def test_a_tone_that_nobody_foresaw_silences_the_voice(
    devices: tuple[NullSink, SpeechServer],
) -> None:
    long_rest = routine(reps(1, 1, tempo=(1, 0, 1), rest=20), prepare=2)
    with lead_aloud(long_rest, VoiceLevel.EVERYTHING, *devices) as aloud:
        aloud.lead(5.2)
        assert aloud.texts[-1].startswith("Rest for 20 seconds")
        aloud.does(Skip())
        aloud.lead(1.5)
    together = sum(min(a.end, b.end) - max(a.start, b.start) for a, b in aloud.overlaps())
    # The tone waits as long as an engine needs that nothing is known of; a busy one takes longer.
    assert together <= max(0, aloud.voice.silences[0] - STOPPING)
    assert aloud.tones()[-1].end > aloud.speech()[-1].end


def test_a_speech_server_that_hangs_keeps_no_tone_waiting(
    devices: tuple[NullSink, SpeechServer],
) -> None:
    _, server = devices
    with lead_aloud(short(), VoiceLevel.EVERYTHING, *devices) as aloud:
        aloud.lead(1)
        server.freeze()
        try:
            aloud.lead(9.5)
        finally:
            server.thaw()
    planned = [1, 2, 3, 4, 5, 9]
    late = lateness(planned, [tone.start for tone in aloud.tones()])
    assert abs(late).max() < TOLERANCE


def test_a_speech_server_that_dies_is_missed_and_used_again(
    devices: tuple[NullSink, SpeechServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "PATIENCE", voice.PATIENCE._replace(retry=0.1, slowest=0.2))
    _, server = devices
    speaker = QtVoice()
    speaker.wake()
    try:
        until(lambda: speaker.ready, "the voice")
        speaker.say("Going on, and on, and on, for as long as somebody listens to it.")
        until(lambda: any(x.what == "began" for x in speaker.reports()), "its beginning")
        server.stop()
        until(lambda: speaker.notice == voice.LOST, "the notice")
        assert [x.what for x in speaker.reports()] == ["lost"]
        server.start()
        until(lambda: speaker.ready, "the voice")
        assert speaker.notice is None
        speaker.say("Hold.")
        said = until(lambda: [x for x in speaker.reports() if x.what == "said"], "its end")
        assert said[0].text == "Hold."
    finally:
        speaker.close()
