"""Hear what the program plays: a private sound server, a recorder, and an ear for the tones.

    with NullSink() as sink, Recorder(sink) as recorder:
        subprocess.run([...], env=sink.env)           # whatever plays
    samples = recorder.samples()                      # mono, 48 kHz, -1 to 1
    heard = identify(samples, tone_files(FOLDER))     # [Heard(at, name, likeness, loud), ...]
    when = [recorder.began + tone.at for tone in heard]

`Heard.at` counts seconds from the first sample. `recorder.began + at` is a moment of
CLOCK_MONOTONIC (`time.monotonic()`) plus the output's latency, which is constant; the null
sink runs on that very clock, so there is no drift. To judge lateness, subtract the planned
moments and take out the median: `lateness(planned, heard)` does both. `recorder.excess(heard,
late)` leaves of that what the machine's own standstills do not explain.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
import wave
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from tests.stalls import Stalls

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from types import TracebackType


Samples = NDArray[np.floating]
Spectrum = NDArray[np.complexfloating]

RATE = 48_000
HEAD = 0.12  # seconds: what a tone is known by, even when it is cut off after that
FLOOR = 1e-3  # of full scale: quieter than this (-60 dB) is silence
LIKENESS = 0.7  # normalised correlation; other tones' heads reach 0.58
RESIDUE = 0.1  # of a louder tone close by: what taking that one out may leave
SLICE = 0.02  # seconds: a tone may be cut off at any of these
COARSE = 4  # the first search goes by every fourth sample
BLOCK = 1 << 16  # coarse samples transformed at a time


def missing() -> str | None:
    """Return what this machine lacks for recording, as a reason to skip, or None."""
    lacking = [name for name in ("pulseaudio", "pactl", "parec") if shutil.which(name) is None]
    return f"not installed: {', '.join(lacking)}" if lacking else None


class NullSink:
    """A private PulseAudio server whose one device throws its sound away.

    `env` is the environment for programs that shall play into it. `stop()` kills the server as
    a crash would, `start()` brings it back at the same address.
    """

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="null-sink-"))
        self._address = self._folder / "native"
        self._server: subprocess.Popen[bytes] | None = None
        self.env = os.environ | {
            "PULSE_SERVER": f"unix:{self._address}",
            "PULSE_RUNTIME_PATH": str(self._folder),
            "PULSE_STATE_PATH": str(self._folder),
            "PULSE_COOKIE": str(self._folder / "cookie"),
        }

    def start(self) -> None:
        """Start the server and wait until it answers."""
        listen = f"module-native-protocol-unix auth-anonymous=1 socket={self._address}"
        self._server = subprocess.Popen(
            ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no",
             "--high-priority=yes", "--realtime=yes",
             "-L", "module-null-sink sink_name=test rate=48000", "-L", listen],
            env=self.env | {"XDG_RUNTIME_DIR": str(self._folder)},
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        give_up = time.monotonic() + 10
        while self.control("info").returncode != 0:
            if time.monotonic() > give_up or self._server.poll() is not None:
                raise RuntimeError("the private sound server did not start")
            time.sleep(0.02)

    def stop(self) -> None:
        """Kill the server, without a word to its clients."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        self._address.unlink(missing_ok=True)

    def control(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run `pactl` with these words against this server."""
        return subprocess.run(
            ["pactl", *words], env=self.env, capture_output=True, text=True, check=False
        )

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)


class Recorder:
    """Records what a `NullSink` plays, from `__enter__` to `__exit__`.

    `began` is the CLOCK_MONOTONIC second of the first sample, right to a few milliseconds (a
    constant of the recording). `samples()` may be asked while it runs.
    """

    def __init__(self, sink: NullSink, device: str = "test.monitor") -> None:
        self._sink = sink
        self._device = device
        self._data = bytearray()
        self._stalls = Stalls()
        self.began = 0.0

    def __enter__(self) -> Self:
        self._stalls.__enter__()
        self._parec = subprocess.Popen(
            ["parec", f"--device={self._device}", f"--rate={RATE}", "--channels=1",
             "--format=s16le", "--latency-msec=10", "--raw"],
            env=self._sink.env,
            stdout=subprocess.PIPE,
        )  # fmt: skip
        first = threading.Event()
        self._reader = threading.Thread(target=self._read, args=(first,))
        self._reader.start()
        if not first.wait(10):
            self._parec.kill()
            raise RuntimeError("nothing came from the recorder")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._parec.terminate()
        self._parec.wait()
        self._reader.join()
        self._stalls.__exit__(kind, error, at)

    def excess(self, heard: Sequence[float], late: Samples) -> Samples:
        """Return how far sounds were off beyond what a bare sleeper was late by just then.

        `heard` are their seconds in the recording, `late` is what `lateness` says of them.
        """
        stalled = [self._stalls.near(self.began + at) for at in heard]
        return np.maximum(np.abs(late) - stalled, 0)

    def _read(self, first: threading.Event) -> None:
        assert self._parec.stdout is not None
        with self._parec.stdout as pipe:
            while piece := os.read(pipe.fileno(), 1 << 16):
                if not self._data:
                    self.began = time.monotonic() - len(piece) / 2 / RATE
                    first.set()
                self._data += piece

    def samples(self) -> Samples:
        """Return everything recorded so far: mono, `RATE` a second, -1 to 1."""
        data = bytes(self._data)
        return np.frombuffer(data[: len(data) // 2 * 2], "<i2").astype(np.float32) / 32768


class Heard(NamedTuple):
    """A tone in a recording: its start in seconds, its name, how sure, and its gain.

    `likeness` is 1 for an undisturbed tone; `loud` is 1 for one played at full volume.
    """

    at: float
    name: str
    likeness: float
    loud: float


def tone_files(folder: Path) -> dict[str, Path]:
    """Return the WAV files of a folder by tone name, silence left out."""
    return {f.stem: f for f in sorted(folder.glob("*.wav")) if f.stem != "silence"}


def read_wav(path: Path) -> Samples:
    """Return the samples of a 16-bit mono WAV file at `RATE`, -1 to 1, up to its last sound."""
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        samples = np.frombuffer(file.readframes(file.getnframes()), "<i2")
    return np.trim_zeros(samples, "b").astype(np.float32) / 32768


def onsets(
    samples: Samples, rate: int = RATE, *, above: float = 0.01, quiet: float = 0.1
) -> list[float]:
    """Return the seconds at which sound starts after at least `quiet` seconds without.

    `above` is the loudness, of full scale, from which on it counts as sound.
    """
    loud = np.flatnonzero(np.abs(samples) > above)
    if loud.size == 0:
        return []
    starts = np.flatnonzero(np.diff(loud) > quiet * rate) + 1
    return [float(loud[i]) / rate for i in (0, *starts)]


def identify(samples: Samples, tones: Mapping[str, Path]) -> list[Heard]:
    """Return every tone in a recording, in order.

    Each tone's first `HEAD` seconds are looked for at any volume. Of places where several seem
    to fit, the one that explains most of the sound wins and is taken out before the next is
    judged, so tones may overlap, and one may cut off another (once its `HEAD` is over; cut off
    early, its start is known to 20 ms). The same tone again is known once its first is over.
    Noise up to the loudness of the tone itself does no harm.
    """
    left: Samples = np.pad(samples, (0, RATE)).astype(np.float32)  # a tone may end later
    shapes = {name: read_wav(path) for name, path in tones.items()}
    heard = []
    for _, at, name in sorted(_guesses(left, shapes), reverse=True):
        if found := _take_out(left, shapes[name], name, at):
            heard.append(found)
    return sorted(tone for tone in heard if not _residue(tone, heard))


def _residue(tone: Heard, heard: Sequence[Heard]) -> bool:
    """Return whether this is only what an inexact subtraction left of a louder tone close by."""
    return any(
        (abs(tone.at - h.at) < 1 and tone.loud < RESIDUE * h.loud)
        or (tone.name == h.name and abs(tone.at - h.at) < HEAD and tone.loud < h.loud)
        for h in heard
    )


class _Shape(NamedTuple):
    """A tone made ready for the coarse search: its head's and its whole spectrum."""

    length: int
    head: int
    head_spectrum: Spectrum
    whole_spectrum: Spectrum


def _shape(tone: Samples) -> _Shape:
    coarse = _coarse(tone)
    head = coarse[: round(HEAD * RATE / COARSE)]
    spectra = (np.conj(np.fft.rfft(x / np.linalg.norm(x), BLOCK)) for x in (head, coarse))
    return _Shape(len(coarse), len(head), *spectra)


def _coarse(samples: Samples) -> Samples:
    """Return the samples at a `COARSE`th of the rate: tones have nothing above 4 kHz."""
    whole = samples[: len(samples) // COARSE * COARSE]
    coarse: Samples = whole.reshape(-1, COARSE).mean(axis=1)
    return coarse


def _guesses(samples: Samples, tones: Mapping[str, Samples]) -> list[tuple[float, int, str]]:
    """Return (energy explained by the whole tone, first sample, name) where heads may be."""
    shapes = {name: _shape(tone) for name, tone in tones.items()}
    overlap = max(shape.length for shape in shapes.values())
    return [
        (strength, (start + at) * COARSE, name)
        for start, block in _blocks(_coarse(samples), overlap)
        for name, strength, at in _block_guesses(block, shapes, BLOCK - overlap)
    ]


def _blocks(samples: Samples, overlap: int) -> Iterator[tuple[int, Samples]]:
    """Yield (first sample, block) over the recording; blocks of silence are left out."""
    for start in range(0, len(samples), BLOCK - overlap):
        block = samples[start : start + BLOCK]
        if np.abs(block).max(initial=0) > FLOOR:
            yield start, np.pad(block, (0, BLOCK - len(block)))


def _block_guesses(
    block: Samples, shapes: Mapping[str, _Shape], until: int
) -> Iterator[tuple[str, float, int]]:
    spectrum, reach = np.fft.rfft(block), round(0.01 * RATE / COARSE)
    powers = {size: _power(block, size) for size in {s.head for s in shapes.values()}}
    for name, shape in shapes.items():
        power = np.maximum(powers[shape.head], FLOOR * np.sqrt(shape.head))[:until]
        match = np.fft.irfft(spectrum * shape.head_spectrum, BLOCK)[:until] / power
        explained = np.fft.irfft(spectrum * shape.whole_spectrum, BLOCK)[:until]
        explained[match < LIKENESS / 2] = 0
        for peak in _peaks(explained, reach):
            yield name, float(explained[peak]) ** 2, peak


def _power(block: Samples, window: int) -> Samples:
    """Return the square root of the energy of each window of the block."""
    total = np.concatenate(([0.0], np.cumsum(np.square(block, dtype=np.float64))))
    energy: Samples = np.maximum(total[window:] - total[:-window], 0)
    return np.sqrt(energy)


def _peaks(values: Samples, reach: int) -> list[int]:
    """Return where `values` is over 0 and the highest within `reach` on either side."""
    inner = values[1:-1]
    tops = np.flatnonzero((inner > 0) & (inner >= values[:-2]) & (inner > values[2:])) + 1
    chosen: list[int] = []
    for top in tops.tolist():
        if not chosen or top - chosen[-1] > reach:
            chosen.append(top)
        elif values[top] > values[chosen[-1]]:
            chosen[-1] = top
    return chosen


def _take_out(left: Samples, shape: Samples, name: str, near: int) -> Heard | None:
    """Judge one guess against what is still unexplained; take its sound out when it holds."""
    first = max(near - 2 * COARSE, 0)
    window = left[first : first + len(shape) + 4 * COARSE]
    at = first + int(np.argmax(np.correlate(window, shape, "valid")))
    head = shape[: round(HEAD * RATE)]
    sound = left[at : at + len(head)]
    match = float(sound @ head) / float(np.linalg.norm(head))
    likeness = match / max(float(np.linalg.norm(sound)), FLOOR * len(head) ** 0.5)
    if likeness < LIKENESS:
        return None
    loud = match / float(np.linalg.norm(head))
    _subtract(left[at : at + len(shape)], shape, loud)
    return Heard(at / RATE, name, round(likeness, 3), round(loud, 3))


def _subtract(sound: Samples, shape: Samples, loud: float) -> None:
    """Take a tone out of `sound`, slice by slice, as far as it was really played."""
    step = round(SLICE * RATE)
    for start in range(0, len(sound), step):
        part = sound[start : start + step]
        model = shape[start : start + len(part)]
        gain = float(part @ model) / max(float(model @ model), 1e-9)
        part -= min(max(gain, 0.0), 1.2 * loud) * model


def lateness(planned: Sequence[float], heard: Iterable[float]) -> Samples:
    """Return by how many seconds each sound was late, the median taken out.

    `planned` and `heard` go in pairs, in seconds; their clocks may differ by a constant.
    """
    late: Samples = np.asarray(list(heard)) - np.asarray(planned)
    return late - np.median(late)
