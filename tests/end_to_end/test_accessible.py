"""A session led by somebody who sees nothing, through the accessibility bus alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desktop.bus.private import private_bus
from tests.end_to_end import accessibility
from tests.end_to_end.accessibility import Reader, accessibility_bus
from tests.end_to_end.display import Display
from tests.end_to_end.program import read_log
from tests.end_to_end.stage import open_window
from tests.end_to_end.test_from_afar import answer_the_questions
from tests.recording import NullSink

pytestmark = [pytest.mark.qt, pytest.mark.end_to_end]

ROUTINE = """
format: 1
title: Two exercises
phase: strengthening
load: strength
prepare: 8 s
change_side: 8 s
exercises:
  - use: bird-dog
    reps: 1
    tempo: {out: 1, hold: 20, back: 1}
    side: one-then-other
    rest: 20 s
  - use: pelvic-tilt
    sets: 2
    reps: 10
"""
"""Long enough for a reader on a busy machine; it is skipped through."""

HEARD = (
    ("Pain 1 of 10. Above 2 the session stops.", False),
    ("Bird-dog. right arm, left leg.", False),
    ("Paused.", True),
    ("Going on.", True),
    ("Change side. left arm, right leg", False),
    ("How much does your back hurt now", True),
    ("Pain 1 of 10.", None),
    ("Stopped, because your pain is 3 ", True),
)
"""What is announced, in order, and whether it interrupts; a score may come with what follows."""


@pytest.fixture
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if reason := accessibility.missing():
        pytest.fail(reason)
    with private_bus(tmp_path_factory.mktemp("b")) as given:
        yield given


def test_a_session_from_start_to_stop_by_a_screen_reader_alone(
    tmp_path: Path, display: Display, sink: NullSink, address: str
) -> None:
    answer_the_questions(tmp_path / "data")
    with (
        accessibility_bus(address) as bus,
        open_window(tmp_path, display, sink, ROUTINE, bus) as stage,
        Reader(stage.program.pid, address) as reader,
    ):
        reader.waits_for("radio button", "Pain 1 of 10")
        assert "Start" in reader.names("button")
        reader.press("radio button", "Pain 1 of 10")
        reader.hears("Above 2 the session stops")
        reader.press("button", "Start")
        reader.hears("Bird-dog")
        reader.press("button", "Pause")
        reader.hears("Paused")
        reader.press("button", "Go on")
        reader.hears("Going on")
        reader.press("button", "Skip")
        reader.hears("left arm")
        reader.press("button", "Skip")
        reader.hears("How much does your back hurt")
        reader.press("radio button", "Pain 1 of 10")
        reader.press("button", "It hurts")
        reader.press("radio button", "Pain 3 of 10")
        reader.hears("Stopped")
        reader.waits_for("label", "SESSION STOPPED · PAIN 3/10")
        heard = reader.heard
    assert_in_order(heard)
    (session,) = read_log(tmp_path)
    assert session["outcome"] == "stopped_pain"
    assert [score["score"] for score in session["scores"]] == [1, 1, 3]


def assert_in_order(heard: list[tuple[str, bool]]) -> None:
    """Everything that is to be heard was heard, one after the other."""
    place = 0
    for part, at_once in HEARD:
        found = [n for n, (text, _) in enumerate(heard) if n >= place and part in text]
        assert found, f"{part!r} is not in {heard[place:]}"
        place = found[0]
        assert at_once in {None, heard[place][1]}, heard[place]
