"""The voice of the window: in sessions, in the settings, and where there is none."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QSlider

from exercise_coach.choices import VoiceLevel
from exercise_coach.desktop.navigation import Place
from exercise_coach.session import State
from exercise_coach.settings import load_settings
from exercise_coach.sound.voice import LOST, NONE, VoiceName, VoiceWish
from exercise_coach.speech import SAMPLE
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk
from tests.desktop.voices import RecordingVoice

pytestmark = pytest.mark.qt
ROUTINE = "slow-turns"


def speak(desk: Desk) -> None:
    """Let the voice look, as its timer would."""
    desk.session.player.guide.speak()


def is_heard(voice: RecordingVoice) -> bool:
    return voice.is_awake and not voice.muted


def test_a_session_is_spoken_and_the_voice_let_go_after_it(
    desk: Desk, voice: RecordingVoice
) -> None:
    desk.begin(ROUTINE)
    assert is_heard(voice)
    name = desk.session.coach.interval.prescription.exercise.name
    desk.wait(0.5)
    speak(desk)
    assert voice.said[0].startswith(name)
    desk.press("Space")
    assert desk.is_in(State.PAUSED)
    assert voice.said[-1] == "Paused."
    desk.window.close()
    assert not is_heard(voice)
    assert voice.is_closed


def test_with_tones_only_no_voice_is_woken(desk: Desk, voice: RecordingVoice) -> None:
    desk.program.preferences.change(voice=VoiceLevel.TONES)
    desk.begin(ROUTINE)
    desk.wait(5)
    assert not is_heard(voice)
    assert voice.said == []


def test_that_there_is_no_voice_is_told_once(desk: Desk, voice: RecordingVoice) -> None:
    desk.program.prepare(ROUTINE)
    voice.is_gone(NONE)
    assert desk.text("session-notice") == NONE
    desk.press("1", "Space")
    desk.wait(1)
    assert not desk.sees("session-notice")
    assert desk.sound.heard
    desk.program.leading.leave()
    desk.program.prepare(ROUTINE)
    assert not desk.sees("session-notice")


def test_a_voice_that_went_away_is_told_until_it_is_back(desk: Desk, voice: RecordingVoice) -> None:
    desk.begin(ROUTINE)
    voice.is_gone(LOST)
    assert desk.text("session-notice") == LOST
    voice.is_there, voice.notice = True, None
    voice.changed()
    assert not desk.sees("session-notice")


def test_muting_silences_the_voice_too(desk: Desk, voice: RecordingVoice) -> None:
    desk.begin(ROUTINE)
    desk.press("M")
    assert not is_heard(voice)
    desk.press("M")
    assert is_heard(voice)


def test_what_is_chosen_during_a_session_holds_at_once(desk: Desk, voice: RecordingVoice) -> None:
    desk.begin(ROUTINE)
    desk.wait(0.5)
    speak(desk)
    desk.program.preferences.change(voice=VoiceLevel.TONES, voice_rate=50)
    said = len(voice.said)
    desk.press("Space")
    assert (len(voice.said), voice.wish.rate) == (said, 50)
    desk.program.preferences.change(voice=VoiceLevel.KEY)
    desk.press("Space", "Space")
    assert voice.said[said:][-1:] == ["Paused."]


def test_a_sample_ends_with_the_session_that_begins_and_none_is_said_in_one(
    desk: Desk, voice: RecordingVoice
) -> None:
    desk.program.go(Place.SETTINGS)
    desk.click("test-voice")
    hushes = voice.hushes
    desk.program.prepare(ROUTINE)
    assert voice.hushes > hushes
    desk.press("1", "Space")
    page = desk.program.pages.settings
    assert page is not None
    page.voice.test_wanted.emit()
    assert voice.said.count(SAMPLE) == 1


def test_the_voice_is_chosen_tried_and_kept(
    open_desk: OpenDesk, voice: RecordingVoice, folder: Path
) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    assert is_heard(voice)
    assert desk.find(QComboBox, "voice-name").count() == 3
    desk.click("voice-everything")
    desk.find(QComboBox, "voice-name").setCurrentIndex(2)
    desk.find(QSlider, "voice-rate").setValue(-20)
    desk.find(QSlider, "voice-volume").setValue(60)
    assert voice.wish == VoiceWish("Bob", -20, 60)
    desk.click("test-voice")
    assert voice.said == [SAMPLE]
    desk.program.go(Place.TODAY)
    assert not is_heard(voice)
    desk.close()
    kept = load_settings(folder)
    assert (kept.voice, kept.voice_name) == (VoiceLevel.EVERYTHING, "Bob")
    assert (kept.voice_rate, kept.voice_volume) == (-20, 60)


def test_a_test_waits_for_the_voice_to_be_there(desk: Desk, voice: RecordingVoice) -> None:
    desk.program.go(Place.SETTINGS)
    voice.is_there = False
    desk.click("test-voice")
    assert voice.said == []
    voice.is_there = True
    voice.changed()
    assert voice.said == [SAMPLE]


def test_the_settings_tell_what_the_voice_can_do(desk: Desk, voice: RecordingVoice) -> None:
    desk.program.go(Place.SETTINGS)
    assert desk.text("voice-state").startswith("Tones come first")
    voice.is_gone(NONE)
    assert desk.text("voice-state") == NONE
    desk.program.preferences.change(muted=True)
    assert desk.text("voice-state").startswith("Muted")


def test_an_engine_that_does_not_answer_is_told_of(desk: Desk, voice: RecordingVoice) -> None:
    voice.has_answered = False
    desk.program.go(Place.SETTINGS)
    assert desk.text("voice-state").startswith("Looking")
    desk.program.speaking.patience.timeout.emit()
    assert desk.text("voice-state").startswith("No voice has answered so far")
    voice.has_answered = True
    voice.changed()
    assert desk.text("voice-state").startswith("Tones come first")


def test_voices_that_are_found_later_are_offered(desk: Desk, voice: RecordingVoice) -> None:
    desk.program.preferences.change(voice_name="Cid")
    voice.voices = ()
    desk.program.go(Place.SETTINGS)
    box = desk.find(QComboBox, "voice-name")
    assert box.currentText() == "The one that fits best"
    voice.voices = (VoiceName("Cid", "en_GB"),)
    voice.changed()
    assert box.currentText() == "Cid"
    assert desk.program.preferences.settings.voice_name == "Cid"
