"""A private speech server that speaks into a null sink, with eSpeak NG.

    with NullSink() as sink, SpeechServer(sink) as server:
        subprocess.run([...], env=sink.env | server.env)     # whatever speaks

It has its own configuration, socket and logs, so it runs as any user and in any container, and no
client can start another one.
"""

import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.recording import NullSink

MODULES = (
    Path("/usr/lib/speech-dispatcher-modules"),
    Path("/usr/libexec/speech-dispatcher-modules"),
)
CONFIGURATION = """
LogLevel 1
LogDir "{folder}"
CommunicationMethod "unix_socket"
AudioOutputMethod "pulse"
DefaultRate 0
DefaultVolume 100
DefaultLanguage "en"
DefaultModule espeak-ng
AddModule "espeak-ng" "sd_espeak-ng" "espeak-ng.conf"
Timeout 0
"""
MODULE = """
EspeakPunctuationList "@/+-_"
EspeakCapitalPitchRise 0
EspeakIndexing 1
EspeakAudioChunkSize 300
EspeakAudioQueueMaxSize 441000
EspeakSoundIconVolume 0
"""


def missing() -> str | None:
    """Return what this machine lacks for a speech server, as a reason to skip, or None."""
    if shutil.which("speech-dispatcher") is None:
        return "not installed: speech-dispatcher"
    there = any((folder / "sd_espeak-ng").exists() for folder in MODULES)
    return None if there else "not installed: speech-dispatcher-espeak-ng"


class SpeechServer:
    """A speech server at an address of its own. `env` is for the programs that shall use it.

    It speaks into the sink, or with a `device` into another one that is made there.
    """

    def __init__(self, sink: NullSink, device: str = "") -> None:
        self._device = device
        self._folder = Path(tempfile.mkdtemp(prefix="speech-"))
        self._address = self._folder / "socket"
        self._sink = sink
        self._server: subprocess.Popen[bytes] | None = None
        self.env = {
            "SPEECHD_ADDRESS": f"unix_socket:{self._address}",
            "SPEECHD_CMD": str(self._folder / "no-other-server"),
        }

    def start(self) -> None:
        """Start the server and wait until it listens."""
        if self._device and self._device not in self._sink.control("list", "short", "sinks").stdout:
            made = f"sink_name={self._device}"
            self._sink.control("load-module", "module-null-sink", made, "rate=48000")
        device = {"PULSE_SINK": self._device} if self._device else {}
        (self._folder / "modules").mkdir(exist_ok=True)
        (self._folder / "modules" / "espeak-ng.conf").write_text(MODULE)
        (self._folder / "speechd.conf").write_text(CONFIGURATION.format(folder=self._folder))
        self._server = subprocess.Popen(
            ["speech-dispatcher", "--run-single", "--config-dir", str(self._folder),
             "--communication-method", "unix_socket", "--socket-path", str(self._address),
             "--pid-file", str(self._folder / "pid"), "--log-dir", str(self._folder)],
            env=self._sink.env | self.env | device | {"XDG_RUNTIME_DIR": str(self._folder)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        give_up = time.monotonic() + 20
        while not self._address.exists():
            if time.monotonic() > give_up or self._server.poll() is not None:
                raise RuntimeError("the private speech server did not start")
            time.sleep(0.02)

    def freeze(self) -> None:
        """Let it answer no more, as one that hangs."""
        assert self._server is not None
        self._server.send_signal(signal.SIGSTOP)

    def thaw(self) -> None:
        """Let it go on."""
        assert self._server is not None
        self._server.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        """Kill the server, without a word to its clients."""
        if self._server is not None:
            self._server.kill()
            self._server.wait()
            self._server = None
        self._address.unlink(missing_ok=True)
        (self._folder / "pid").unlink(missing_ok=True)

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._server is not None:
            self._server.terminate()  # its modules end with it
            self._server.wait()
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)
