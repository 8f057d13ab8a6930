"""Which back end is chosen, and what the user is told where it is not the first."""

import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from exercise_coach.sound import Sound, backends, choose, probe, seeking
from tests.end_to_end.waiting import until

NO_DEVICE = (False, "no sound device was found")
NO_PULSE = (False, "QtMultimedia cannot be loaded")
NO_PLAYER = (False, "no player that it could use is installed")
WORKS = (True, "Loudspeakers")


@pytest.fixture
def works(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[bool, str]]:
    """What each back end is made to find here; a test may change it."""
    found = {"qt": WORKS, "playsound": WORKS}
    made = tuple(
        end._replace(check=partial(found.__getitem__, end.name)) for end in backends._BACK_ENDS
    )
    monkeypatch.setattr(backends, "_BACK_ENDS", made)
    return found


def chosen(preference: str) -> Sound:
    return choose(preference, Path("tones"))


@pytest.mark.parametrize(
    ("preference", "name"), [("auto", "qt"), ("qt", "qt"), ("playsound", "playsound")]
)
def test_what_is_preferred_and_works_is_chosen_without_a_word(
    works: dict[str, tuple[bool, str]], preference: str, name: str
) -> None:
    sound = chosen(preference)
    assert (sound.name, sound.notice) == (name, None)


@pytest.mark.parametrize("preference", ["auto", "qt"])
def test_where_qt_does_not_work_the_next_one_plays_and_says_why(
    works: dict[str, tuple[bool, str]], preference: str
) -> None:
    works["qt"] = NO_PULSE
    sound = chosen(preference)
    assert sound.name == "playsound"
    assert sound.notice == (
        "QSoundEffect does not work here: QtMultimedia cannot be loaded. playsound3 plays instead."
    )


def test_where_playsound_is_preferred_and_does_not_work_qt_plays(
    works: dict[str, tuple[bool, str]],
) -> None:
    works["playsound"] = NO_PLAYER
    sound = chosen("playsound")
    assert sound.name == "qt"
    assert sound.notice is not None
    assert NO_PLAYER[1] in sound.notice


@pytest.mark.parametrize("preference", ["auto", "qt", "playsound"])
def test_where_nothing_works_it_is_silent_and_says_why(
    works: dict[str, tuple[bool, str]], preference: str
) -> None:
    works["qt"], works["playsound"] = NO_PULSE, NO_PLAYER
    sound = chosen(preference)
    assert sound.name == "silent"
    assert sound.notice is not None
    assert NO_PULSE[1] in sound.notice
    assert NO_PLAYER[1] in sound.notice
    assert sound.notice.endswith("The session will be silent; watch the screen.")


def test_without_a_device_it_says_just_that(works: dict[str, tuple[bool, str]]) -> None:
    works["qt"], works["playsound"] = NO_DEVICE, NO_PLAYER
    notice = "No sound device was found. The session will be silent; watch the screen."
    assert chosen("auto").notice == notice


class Found:
    """A back end that remembers what it was asked for."""

    name, ready, notice = "qt", True, None

    def __init__(self, *_: object) -> None:
        self.asked: list[tuple[str, object]] = []

    def __getattr__(self, word: str) -> Callable[..., None]:
        return lambda *given: self.asked.append((word, given))


@pytest.fixture
def device_comes(
    works: dict[str, tuple[bool, str]], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], None]:
    """Begin without a device; calling it brings one."""
    works["qt"] = works["playsound"] = NO_DEVICE
    there = [False]

    def make(*_: object) -> Sound:
        return cast(Sound, Found())

    ends = tuple(end._replace(make=make) for end in backends._BACK_ENDS)
    monkeypatch.setattr(backends, "_BACK_ENDS", ends)
    monkeypatch.setattr(backends, "may_sound", lambda: there[0])
    monkeypatch.setattr(seeking, "LOOK", 0.01)

    def come() -> None:
        there[0], works["qt"] = True, WORKS

    return come


@pytest.mark.parametrize("is_awake_before", [True, False])
def test_a_device_that_comes_later_is_found_and_the_notice_goes(
    device_comes: Callable[[], None], is_awake_before: bool
) -> None:
    sound = chosen("auto")
    sound.set_volume(0.5)
    if is_awake_before:
        sound.wake()
    sound.play("begin", 5.0)
    assert (sound.name, sound.notice) == ("silent", f"No sound device was found. {backends.WATCH}")
    device_comes()
    sound.wake()
    until(lambda: sound.name == "qt", "the device to be found")
    assert sound.notice is None
    sound.play("rep", 6.0)
    found = cast(seeking.SeekingSound, sound)._sound
    sound.close()
    assert cast(Found, found).asked == [
        ("set_volume", (0.5,)), ("set_muted", (False,)), ("wake", ()), ("play", ("rep", 6.0)),
        ("close", ()),
    ]  # fmt: skip


def test_nothing_is_tried_without_hope_and_what_was_tried_in_vain_is_tried_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(seeking, "LOOK", 0.01)
    looked: list[int] = []
    tried: list[int] = []

    def hope() -> bool:
        looked.append(len(tried))
        return len(looked) > 5

    sound = seeking.SeekingSound("No device.", hope, lambda: tried.append(len(looked)))
    sound.wake()
    until(lambda: len(tried) == 3, "some tryings")
    sound.sleep()
    assert tried[0] == 6


def test_silence_can_be_chosen_and_is_noticed(works: dict[str, tuple[bool, str]]) -> None:
    sound = chosen("silent")
    assert sound.name == "silent"
    assert sound.notice is not None


def test_probing_tells_of_each_in_the_order_they_are_tried(
    works: dict[str, tuple[bool, str]],
) -> None:
    works["qt"] = NO_DEVICE
    assert [(found.name, found.works) for found in probe()] == [
        ("qt", False),
        ("playsound", True),
        ("silent", True),
    ]
    assert probe()[0].why == NO_DEVICE[1]


def test_silence_takes_everything_and_waits() -> None:
    sound = chosen("silent")
    sound.wake()
    sound.set_volume(0.5)
    sound.set_muted(True)
    sound.play("stop")
    sound.hush()
    sound.idle(0)
    sound.sleep()
    sound.close()
    assert sound.ready


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    program = "import sys, exercise_coach.sound; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert not {"PySide6", "playsound3", "numpy"} & set(run.stdout.split())


@pytest.mark.qt
def test_really_probing_where_there_is_no_sound_server() -> None:
    found = {finding.name: finding for finding in probe()}
    if not found["qt"].works:  # a sound card may do without a server
        assert found["qt"].why == "no sound device was found"
        assert choose("auto", Path("tones")).notice
