"""Make the tones: short, calm sounds for someone lying on the floor with eyes closed.

Rising means begin, falling means let go, two notes mean the other side, a bell
half-way, low means stop. What asks is soft, and rises as a question does.
No tone opens on a pitch that another one plays, so each is known from its first moment.

    python assets/tones/make_tones.py [FOLDER]

Writes one 16-bit mono WAV file at 48 kHz for each tone, and ``silence.wav``, into FOLDER
(left out: the folder of this file). The same bytes every time. Each tone is followed by silence
(`exercise_coach/sound/qt_helper.py` says what for).
"""

import math
import sys
import wave
from array import array
from pathlib import Path
from typing import NamedTuple

RATE = 48_000
PEAK = 0.45  # of full scale: just below -6 dBFS
ATTACK = 0.005  # seconds: soft, yet its first millisecond is there to be heard
RELEASE = 0.012  # seconds: the end fades instead of clicking
LENGTH = 1.5  # seconds of every file: its tone, then silence, in which a player ends it itself
HEARTBEAT = 0.25  # seconds of silence.wav, which is played over and over


class Note(NamedTuple):
    """One note of a tone: from `start` for `length` seconds, gliding from `pitch` to `to` Hz."""

    start: float
    length: float
    pitch: float
    to: float
    decay: float
    loud: float = 1.0


def note(start: float, length: float, pitch: float, decay: float, loud: float = 1.0) -> Note:
    """Return a note that keeps its pitch; `decay` seconds take it down to 37 %."""
    return Note(start, length, pitch, pitch, decay, loud)


# Pitches in Hz, nearly all from the white keys of a piano: any two sound well together.
TONES: dict[str, tuple[Note, ...]] = {
    "begin": (
        note(0.000, 0.16, 523.25, 0.08),
        note(0.105, 0.16, 659.26, 0.08),
        note(0.210, 0.18, 987.77, 0.09),
    ),
    "rep": (note(0.000, 0.11, 784.00, 0.04),),
    "hold-begin": (Note(0.000, 0.34, 392.00, 587.33, 0.20),),
    "hold-end": (Note(0.000, 0.34, 698.46, 440.00, 0.20),),
    "count": (note(0.000, 0.08, 1318.51, 0.03, 0.8),),
    "half": (note(0.000, 0.38, 1046.50, 0.11, 0.8),),
    "change-side": (
        note(0.000, 0.19, 1174.66, 0.08, 0.8),
        note(0.180, 0.22, 587.33, 0.10, 0.8),
    ),
    "rest": (
        note(0.000, 0.16, 880.00, 0.08),
        note(0.120, 0.16, 659.26, 0.08),
        note(0.240, 0.16, 587.33, 0.08),
    ),
    "ask": (
        note(0.000, 0.20, 349.23, 0.12, 0.7),
        note(0.160, 0.23, 523.25, 0.12, 0.7),
    ),
    "stop": (
        note(0.000, 0.34, 261.63, 0.20),
        note(0.300, 0.40, 196.00, 0.22),
    ),
    "finish": (
        note(0.000, 0.22, 440.00, 0.10),
        note(0.130, 0.22, 587.33, 0.10),
        note(0.260, 0.22, 659.26, 0.10),
        note(0.390, 0.30, 987.77, 0.13),
    ),
}
HARMONICS = ((1, 1.0), (2, 0.22), (3, 0.07))


def envelope(at: float, of: Note) -> float:
    """Return the loudness of a note `at` seconds after its start: quick rise, slow fall."""
    rise = math.sin(min(at / ATTACK, 1.0) * math.pi / 2)
    fade = min((of.length - at) / RELEASE, 1.0)
    return of.loud * rise * fade * math.exp(-at / of.decay)


def sound(of: Note) -> list[float]:
    """Return the samples of one note; its glide runs evenly from one pitch to the other."""
    samples = []
    for index in range(round(of.length * RATE)):
        at = index / RATE
        cycles = of.pitch * at + (of.to - of.pitch) * at * at / (2 * of.length)
        wave_now = sum(loud * math.sin(math.tau * k * cycles) for k, loud in HARMONICS)
        samples.append(envelope(at, of) * wave_now)
    return samples


def tone(notes: tuple[Note, ...]) -> list[float]:
    """Return the samples of one tone: its notes laid over each other."""
    mixed = [0.0] * round(LENGTH * RATE)
    for one in notes:
        first = round(one.start * RATE)
        for index, value in enumerate(sound(one)):
            mixed[first + index] += value
    return mixed


def write(path: Path, samples: list[float]) -> None:
    """Write samples (-1 to 1) as 16-bit mono WAV."""
    data = array("h", (round(value * 32767) for value in samples))
    if sys.byteorder == "big":
        data.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(data.tobytes())


def make(folder: Path) -> None:
    """Write every tone, and the silence that keeps the device awake, into `folder`."""
    for name, notes in TONES.items():
        samples = tone(notes)
        gain = PEAK * max(n.loud for n in notes) / max(abs(value) for value in samples)
        write(folder / f"{name}.wav", [value * gain for value in samples])
    write(folder / "silence.wav", [0.0] * round(HEARTBEAT * RATE))


if __name__ == "__main__":
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
