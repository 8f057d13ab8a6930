"""The first back end from outside: what it does when its helper fails in every way."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise_coach import clock
from exercise_coach.folders import shipped
from exercise_coach.sound import qt
from tests.end_to_end.waiting import until

LISTENING = """
import sys, time
print("beat", "ready", sep="\\n", flush=True)
with open({told!r}, "a", buffering=1) as told:
    for line in sys.stdin:
        told.write(line)
        if "begun" in line: print("begun rep 5.2500 rest 6.5000", flush=True)
        if "die" in line: sys.exit(1)
        if "hang" in line: time.sleep(60)
"""


class Stand:
    """A helper that only writes down what it is told, and a back end that uses it."""

    def __init__(self, folder: Path) -> None:
        self.told_file = folder / "told"
        self.script = folder / "helper.py"
        self.does(LISTENING)
        self.sound = qt.QtSound(folder)

    def does(self, program: str) -> None:
        self.script.write_text(program.format(told=str(self.told_file)))

    def told(self) -> list[str]:
        """Every command but the loudness, without the moment."""
        lines = self.told_file.read_text().splitlines() if self.told_file.exists() else []
        return [" ".join(x.split()[:2]) for x in lines if not x.startswith("volume")]

    def waits_for(self, *commands: str) -> None:
        until(lambda: self.told() == list(commands), f"{commands}, not {self.told()}")

    def wakes(self) -> None:
        self.sound.wake()
        until(lambda: self.sound.ready, "the sound to be ready")


@pytest.fixture
def stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stand]:
    stand = Stand(tmp_path)
    monkeypatch.setattr(qt, "HELPER", stand.script)
    monkeypatch.setattr(qt, "RETRY", (0.01, 0.05))
    yield stand
    stand.sound.close()


def test_tones_go_to_the_helper_in_order(stand: Stand) -> None:
    stand.wakes()
    stand.sound.play("begin")
    stand.sound.play("rep")
    stand.sound.hush()
    stand.sound.play("stop")
    stand.waits_for("play begin", "play rep", "hush", "play stop")


def test_a_tone_asked_for_before_it_is_ready_is_never_played(stand: Stand) -> None:
    stand.sound.play("begin")
    stand.wakes()
    stand.sound.play("rep")
    stand.waits_for("play rep")


def test_a_tone_carries_its_moment_so_that_it_is_never_played_late(stand: Stand) -> None:
    stand.wakes()
    before = clock.monotonic()
    stand.sound.play("rep")
    stand.waits_for("play rep")
    moment = float(stand.told_file.read_text().split()[-1])
    assert before - 0.001 <= moment <= clock.monotonic()


def test_a_plan_goes_to_the_helper_with_its_moments(stand: Stand) -> None:
    stand.sound.plan([("rep", 5.0)], 4.0)  # nobody is there yet, and nothing is promised
    stand.wakes()
    stand.sound.plan([("rep", 5.25), ("rest", 6.5)], 4.5)
    stand.sound.play("rep", 5.25)
    until(lambda: len(stand.told()) == 2, "two commands")
    plan, play = stand.told_file.read_text().splitlines()[-2:]
    assert plan == "plan 4.5000 rep 5.2500 rest 6.5000"
    assert play.startswith("play rep 5.2500 ")


def test_what_has_sounded_as_planned_is_asked_of_the_helper(stand: Stand) -> None:
    assert not stand.sound.sounded()
    stand.wakes()
    assert stand.sound.sounded() == [("rep", 5.25), ("rest", 6.5)]


def test_a_helper_that_does_not_answer_is_not_waited_for(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt, "ANSWER", 0.01)
    stand.wakes()
    stand.sound.sounded()
    stand.sound.play("hang")
    assert not stand.sound.sounded()


def test_muted_it_plans_nothing(stand: Stand) -> None:
    stand.wakes()
    stand.sound.set_muted(True)
    stand.sound.plan([("rep", 5.0)], 4.0)
    stand.sound.set_muted(False)
    stand.sound.plan([("rep", 5.0)], 4.5)
    until(lambda: len(stand.told()) == 3, "three commands")
    told = stand.told_file.read_text().splitlines()[-3:]
    assert told == ["hush", "plan 4.0000", "plan 4.5000 rep 5.0000"]


def test_muted_it_hushes_and_drops_tones_until_it_sounds_again(stand: Stand) -> None:
    stand.wakes()
    stand.sound.set_muted(True)
    stand.sound.play("begin")
    stand.sound.set_muted(False)
    stand.sound.play("rep")
    stand.waits_for("hush", "play rep")


def test_the_loudness_outlives_a_helper_and_stays_within_bounds(stand: Stand) -> None:
    stand.sound.set_volume(0.25)
    stand.wakes()
    stand.sound.set_volume(7)
    until(lambda: "volume 1.0000" in stand.told_file.read_text(), "the loudness")
    assert "volume 0.2500" in stand.told_file.read_text()


def test_a_helper_that_dies_is_noticed_and_another_one_plays(stand: Stand) -> None:
    stand.wakes()
    stand.does("print('lacks a device')")
    stand.sound.play("die")
    until(lambda: stand.sound.notice == qt.LOST, "the notice")
    assert not stand.sound.ready
    stand.sound.play("rep")
    stand.does(LISTENING)
    until(lambda: stand.sound.ready, "the sound to be ready")
    assert stand.sound.notice is None
    stand.sound.play("begin")
    stand.waits_for("play die", "play begin")


def test_a_helper_that_hangs_is_given_up(stand: Stand, monkeypatch: pytest.MonkeyPatch) -> None:
    stand.wakes()
    monkeypatch.setattr(qt, "HUNG", 0.2)
    stand.sound.play("hang")

    def is_lost() -> bool:
        stand.sound.play("rep")
        return stand.sound.notice == qt.LOST

    until(is_lost, "the notice")


def test_a_lasting_notice_stays(stand: Stand, tmp_path: Path) -> None:
    assert qt.QtSound(tmp_path, "playsound3 does not work.").notice == "playsound3 does not work."


def test_sleep_ends_the_helper_and_wake_starts_another(stand: Stand) -> None:
    stand.wakes()
    stand.sound.sleep()
    assert not stand.sound.ready
    stand.wakes()
    stand.sound.play("rep")
    stand.waits_for("play rep")


def test_asleep_or_closed_it_takes_everything(stand: Stand) -> None:
    for _ in range(2):
        stand.sound.play("stop")
        stand.sound.hush()
        stand.sound.set_volume(0.3)
        stand.sound.idle(0)
        stand.sound.sleep()
        stand.sound.close()
    assert stand.told() == []


def test_calls_return_at_once(stand: Stand) -> None:
    stand.wakes()
    began = time.monotonic()
    for _ in range(100):
        stand.sound.play("rep")
    assert time.monotonic() - began < 0.5


@pytest.mark.parametrize("program", ["import nothing_of_that_name", "while True: pass", "1/0"])
def test_checking_a_helper_that_fails_says_so(
    stand: Stand, program: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(qt, "PATIENCE", 0.5)
    stand.does(program)
    works, why = qt.check()
    assert not works
    assert why.startswith("QtMultimedia")


def test_checking_tells_the_device(stand: Stand) -> None:
    stand.does("print('works Loudspeakers')")
    assert qt.check() == (True, "Loudspeakers")


def test_a_python_that_cannot_be_started_is_no_reason_to_raise(
    stand: Stand, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(stand.script / "missing"))
    assert not qt.check()[0]
    stand.sound.wake()
    until(lambda: stand.sound.notice == qt.LOST, "the notice")


def test_the_helper_holds_every_tone(stand: Stand) -> None:
    assert (shipped("assets") / "tones" / "silence.wav").exists()
    assert Path(qt.__file__).with_name("qt_helper.py").exists()
