"""A session in the terminal is spoken, as the settings want it."""

from pathlib import Path

from exercise_coach.choices import VoiceLevel
from exercise_coach.sound.voice import NONE
from exercise_coach.terminal.speaking import Spoken
from tests.desktop.voices import RecordingVoice
from tests.session.routines import ONE_THEN_OTHER, routine, timed
from tests.terminal.stage import Played, played

PLANK = routine(timed(30, name="plank", side=ONE_THEN_OTHER))


def spoken(folder: Path, voice: RecordingVoice, *lines: tuple[float, str]) -> Played:
    """Play a short routine on lines that are typed, with this voice."""
    return played(folder, PLANK, lines, typed=True, spoken=Spoken(voice, VoiceLevel.KEY))


def test_a_session_in_the_terminal_is_spoken_to_its_end(tmp_path: Path) -> None:
    voice = RecordingVoice()
    result = spoken(tmp_path, voice, (8, "pause"), (3, "pause"), (75, "0"))
    assert result.outcome == "completed"
    assert voice.said == [
        "Right side. plank.",
        "Paused.",
        "Going on.",
        "Left.",
        "How much does your back hurt now, from 0 to 10?",
        "All done. Well done.",
    ]
    assert voice.hushes


def test_sound_that_is_off_in_the_terminal_is_off_for_the_voice_too(tmp_path: Path) -> None:
    voice = RecordingVoice()
    result = spoken(tmp_path, voice, (1, "m"), (3, "q"))
    assert result.outcome == "stopped_user"
    assert voice.muted
    assert voice.said == ["Right side. plank."]


def test_that_there_is_no_voice_is_told_once_in_the_terminal(tmp_path: Path) -> None:
    voice = RecordingVoice()
    voice.is_there, voice.notice = False, NONE
    result = spoken(tmp_path, voice, (20, "q"))
    assert result.err.count(NONE) == 1
    assert result.world.now < 1000 + 25
    assert voice.said == []
