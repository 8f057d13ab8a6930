"""The voice from outside: what it does when its helper fails in every way."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise_coach.sound import voice
from exercise_coach.sound.helper import Patience
from exercise_coach.sound.voice import QtVoice, Report, VoiceName, VoiceWish
from tests.end_to_end.waiting import until

SPEAKING = """
import sys, time
print('voices [["Ann", "en_GB"]]', "ready", sep="\\n", flush=True)
with open({told!r}, "a", buffering=1) as told:
    for line in sys.stdin:
        told.write(line)
        if line.startswith("say"): print("said", line.split()[1], "0.5", flush=True)
        if line.startswith("hush"): print("silent 0.25", flush=True)
        if "die" in line: sys.exit(1)
        if "freeze" in line: time.sleep(60)
"""
HANGING = """
import sys, time
sys.path.insert(0, sys.argv[1])
import voice_helper
class Engine:
    availableEngines = staticmethod(lambda: ["mock"])
    def __init__(self, *_):
        print("loading", file=sys.stderr, flush=True)
        time.sleep(60)
voice_helper.QTextToSpeech = Engine
voice_helper.main("mock")
"""
PARENT = """
import subprocess, sys
pipe = subprocess.PIPE
subprocess.run([sys.executable, "-c", *sys.argv[1:]], stdin=pipe, stdout=pipe)
"""
QUICK = Patience(hung=30, retry=0.01, slowest=0.05, insists=False, grace=0.2)
LACKING = "print('lacks no speech engine is installed', flush=True)"


class Stand:
    """A helper that only writes down what it is told, and a voice that uses it."""

    def __init__(self, folder: Path) -> None:
        self.told_file = folder / "told"
        self.script = folder / "helper.py"
        self.does(SPEAKING)
        self.voice = QtVoice()

    def does(self, program: str) -> None:
        self.script.write_text(program.format(told=str(self.told_file)))

    def told(self) -> list[str]:
        lines = self.told_file.read_text().splitlines() if self.told_file.exists() else []
        return [line for line in lines if not line.startswith("use")]

    def waits_for(self, *commands: str) -> None:
        until(lambda: self.told() == list(commands), f"{commands}, not {self.told()}")

    def wakes(self) -> QtVoice:
        self.voice.wake()
        until(lambda: self.voice.ready, "the voice to be ready")
        return self.voice


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    stand = Stand(tmp_path)
    monkeypatch.setattr(voice, "HELPER", stand.script)
    monkeypatch.setattr(voice, "PATIENCE", QUICK)
    yield stand
    stand.voice.close()


def reports_until(speaker: QtVoice, text: str) -> list[Report]:
    """Return what is reported until this text was said."""
    told: list[Report] = []

    def look() -> bool:
        told.extend(speaker.reports())
        return any((each.what, each.text) == ("said", text) for each in told)

    until(look, f"the end of {text!r}")
    return told


def test_texts_go_to_the_helper_and_their_lengths_come_back(stand: Stand) -> None:
    speaker = stand.wakes()
    speaker.say("Change side.\nLeft.")
    speaker.hush()
    speaker.say("Rest.", 4.5, 6.25)
    stand.waits_for("say 1 inf inf Change side. Left.", "hush", "say 2 4.500 6.250 Rest.")
    assert reports_until(speaker, "Rest.")[-2:] == [
        Report("silent", "", 0.25), Report("said", "Rest.", 0.5)
    ]  # fmt: skip
    assert not speaker.reports()
    assert speaker.voices == (VoiceName("Ann", "en_GB"),)
    assert speaker.notice is None


def test_what_is_said_before_it_is_ready_is_never_said(stand: Stand) -> None:
    stand.voice.say("Rest.")
    stand.wakes().say("Hold.")
    stand.waits_for("say 1 inf inf Hold.")


def test_muted_it_is_silent_and_not_ready(stand: Stand) -> None:
    speaker = stand.wakes()
    speaker.set_muted(True)
    assert not speaker.ready
    speaker.say("Rest.")
    speaker.set_muted(False)
    speaker.say("Hold.")
    stand.waits_for("hush", "say 1 inf inf Hold.")


def test_without_an_engine_that_is_told_once_and_nothing_is_tried_again(stand: Stand) -> None:
    stand.does(LACKING)
    stand.voice.wake()
    until(lambda: stand.voice.notice == voice.NONE, "the notice")
    assert stand.voice.is_known
    assert not stand.voice.ready
    stand.voice.say("Hold.")
    assert not stand.voice._run._thread.is_alive()  # type: ignore[union-attr]


def test_an_engine_that_dies_is_told_and_comes_back_with_the_same_voice(stand: Stand) -> None:
    stand.voice.use(VoiceWish("Ann", 20, 70))
    speaker = stand.wakes()
    stand.does(LACKING)
    speaker.say("die")
    until(lambda: speaker.notice == voice.LOST, "the notice")
    stand.does(SPEAKING)
    until(lambda: speaker.ready, "another helper")
    assert speaker.notice is None
    uses = [line for line in stand.told_file.read_text().splitlines() if line.startswith("use")]
    until(lambda: len(uses) >= 2, "its voice")
    assert set(uses) == {'use {"name": "Ann", "rate": 20, "volume": 70}'}


def test_an_engine_that_hangs_is_given_up_without_a_wait(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice, "PATIENCE", QUICK._replace(hung=1))
    speaker = stand.wakes()
    speaker.say("freeze")
    stand.waits_for("say 1 inf inf freeze")
    helper = speaker._run._process  # type: ignore[union-attr]
    assert helper is not None

    def is_killed() -> bool:
        speaker.say("Hold.")
        return helper.poll() is not None

    until(is_killed, "the end of what hung")


def test_asleep_even_a_hung_engine_ends_soon(stand: Stand) -> None:
    speaker = stand.wakes()
    helper = speaker._run._process  # type: ignore[union-attr]
    speaker.say("freeze")
    speaker.sleep()
    assert helper is not None
    until(lambda: helper.poll() is not None, "the end")
    assert not speaker.ready


def test_the_real_helper_speaks_with_qts_own_mock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(voice, "ENGINE", "mock")
    speaker = QtVoice()
    speaker.use(VoiceWish("Mary", 0, 50))
    speaker.wake()
    try:
        until(lambda: speaker.ready, "the mock")
        assert {each.name for each in speaker.voices} == {"Bob", "Anne", "Charly", "Mary"}
        speaker.say("This one is replaced before it was said to its end.")
        speaker.say("Change side.")
        told = [each for each in reports_until(speaker, "Change side.") if each.text]
        assert [each.what for each in told if each.text == "Change side."] == ["began", "said"]
    finally:
        speaker.close()


def test_the_real_helper_ends_with_its_input_and_says_what_it_lacks() -> None:
    helper = [sys.executable, "-P", str(voice.HELPER)]
    run = subprocess.run([*helper, "unheard-of"], capture_output=True, text=True, check=False)
    assert (run.stdout, run.returncode) == ("lacks no speech engine is installed\n", 1)
    run = subprocess.run([*helper, "mock"], input="", capture_output=True, text=True, check=False)
    assert run.stdout.splitlines()[-1] == "ready"
    assert run.returncode == 0


def test_what_a_helper_was_saying_when_it_died_is_lost(stand: Stand) -> None:
    stand.does(SPEAKING.replace('print("said"', 'print("began"'))
    speaker = stand.wakes()
    speaker.say("die")
    told: list[Report] = []
    while not told or told[-1] != Report("lost", "die", 0.0):
        told += until(speaker.reports, "what became of it")
    assert [each.what for each in told] == ["began", "lost"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ends it so")
def test_the_real_helper_ends_with_a_parent_that_is_killed_while_an_engine_hangs() -> None:
    command = [sys.executable, "-c", PARENT, HANGING, str(voice.HELPER.parent)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as parent:
        assert parent.stderr is not None
        assert "loading\n" in parent.stderr
        parent.kill()
        parent.communicate(timeout=20)  # it ends when the helper has let go of it, too


def test_whether_there_is_a_voice_is_told_in_a_few_words(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert voice.check() == (True, "Ann")
    stand.does(LACKING)
    assert voice.check() == (False, "no speech engine is installed")
    stand.does("")
    assert voice.check() == (False, "QtTextToSpeech cannot be loaded")
    stand.does("import time; time.sleep(60)")
    monkeypatch.setattr(voice, "LOOKING", 0.5)
    assert voice.check() == (False, "the speech engine does not answer")
