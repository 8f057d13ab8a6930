"""The tones are what was promised: short, soft, prompt, and never mistaken for each other."""

import runpy
import wave
from pathlib import Path

import numpy as np
import pytest

from exercise_coach.folders import shipped
from exercise_coach.session import Tone
from exercise_coach.sound.tones import tone_files, write_quieter, write_silence
from tests.recording import HEAD, RATE, identify, read_wav

FOLDER = shipped("assets") / "tones"
TONES = tone_files(FOLDER)
LONGEST = {Tone.REP: 0.12, Tone.COUNT: 0.12, Tone.STOP: 0.7, Tone.FINISH: 0.7}


def test_making_them_again_gives_the_same_bytes(tmp_path: Path) -> None:
    script = runpy.run_path(str(FOLDER / "make_tones.py"))
    script["make"](tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.glob("*.wav")}


def test_there_is_one_for_each_cue() -> None:
    assert {path.stem for path in FOLDER.glob("*.wav")} == {*Tone, "silence"}


@pytest.mark.parametrize("tone", Tone)
def test_it_starts_at_once_and_is_short(tone: Tone) -> None:
    loud = np.flatnonzero(np.abs(read_wav(TONES[tone])) > 0.01)
    assert loud[0] < 0.001 * RATE
    assert loud[-1] < LONGEST.get(tone, 0.4) * RATE


@pytest.mark.parametrize("tone", Tone)
def test_it_is_gentle(tone: Tone) -> None:
    samples = read_wav(TONES[tone])
    assert np.abs(samples).max() <= 10 ** (-6 / 20)
    assert np.abs(samples[: RATE // 2000]).max() < 0.2  # half a millisecond: no click
    spectrum = np.abs(np.fft.rfft(samples)) ** 2
    high = np.fft.rfftfreq(len(samples), 1 / RATE) > 4500
    assert spectrum[high].sum() < 0.001 * spectrum.sum()


@pytest.mark.parametrize("tone", Tone)
def test_silence_follows_in_which_a_player_may_end_it(tone: Tone) -> None:
    with wave.open(str(TONES[tone])) as file:
        seconds = file.getnframes() / RATE
    assert seconds == 1.5
    assert len(read_wav(TONES[tone])) <= 0.7 * RATE


@pytest.mark.parametrize("tone", Tone)
def test_it_is_known_from_every_other_by_its_first_moment(tone: Tone) -> None:
    whole = read_wav(TONES[tone])
    assert [heard.name for heard in identify(whole, TONES)] == [tone]
    assert [heard.name for heard in identify(whole[: round(HEAD * RATE)], TONES)] == [tone]


def test_a_quieter_copy_is_quieter(tmp_path: Path) -> None:
    write_quieter(tmp_path / "rep.wav", TONES[Tone.REP], 0.25)
    whole, quiet = read_wav(TONES[Tone.REP]), read_wav(tmp_path / "rep.wav")
    assert np.abs(quiet - 0.25 * whole[: len(quiet)]).max() < 1e-4


def test_silence_is_silent_for_its_time(tmp_path: Path) -> None:
    write_silence(tmp_path / "silence.wav", 2.5)
    with wave.open(str(tmp_path / "silence.wav")) as file:
        assert file.getnframes() / file.getframerate() == 2.5
        assert not any(file.readframes(file.getnframes()))
