"""The files of the tones, and quieter copies of them."""

import sys
import wave
from array import array
from collections.abc import Mapping
from pathlib import Path

from exercise_coach.session import Tone


def tone_files(folder: Path) -> Mapping[str, Path]:
    """Return the WAV file of each tone in the folder of tones."""
    return {tone: folder / f"{tone}.wav" for tone in Tone}


def write_silence(path: Path, seconds: float) -> None:
    """Write a WAV file of silence, small: it lasts `seconds`."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(round(seconds * 8000) * 2))


def write_quieter(path: Path, source: Path, volume: float) -> None:
    """Write a copy of a 16-bit WAV file with its samples times `volume` (0 to 1)."""
    with wave.open(str(source), "rb") as file:
        form, data = file.getparams(), file.readframes(file.getnframes())
    samples = array("h", data)
    if sys.byteorder == "big":
        samples.byteswap()
    samples = array("h", [round(sample * volume) for sample in samples])
    if sys.byteorder == "big":
        samples.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setparams(form)
        file.writeframes(samples.tobytes())
