"""What a screen reader is told of a session, and when."""

from collections.abc import Callable, Sequence

import pytest

from exercise_coach.desktop.announcements import MOST_WAIT, SETTLE, Announcement
from exercise_coach.desktop.announcing import Announcing
from exercise_coach.session import Symptom
from exercise_coach.session.events import Feel
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

LONG = SETTLE + MOST_WAIT + 0.5
"""Seconds after which everything is told."""


class Ears:
    """Somebody who listens; time passes in small steps, so that nothing is told too late."""

    def __init__(self, desk: Desk) -> None:
        self.told: list[Announcement] = []
        self.is_there = True
        self._desk = desk
        self.announcing = Announcing(
            desk.program.sessions,
            desk.clock.monotonic,
            lambda _view, told: self.told.append(told),
            lambda: self.is_there,
        )

    def wait(self, seconds: float) -> None:
        for _ in range(round(seconds / 0.1)):
            self._desk.wait(0.1)
            self.announcing._take()

    def since(self) -> list[str]:
        """Return what was told since this was last asked."""
        texts = [each.text for each in self.told]
        self.told.clear()
        return texts


@pytest.fixture
def ears(desk: Desk) -> Ears:
    return Ears(desk)


@pytest.fixture
def begun(desk: Desk, ears: Ears) -> Ears:
    desk.program.prepare("mcgill-big-3")
    desk.wait_until(lambda: bool(ears.announcing._announcements._queue))  # type: ignore[union-attr]
    ears.wait(2)
    ears.since()
    desk.press("1")
    ears.wait(2)
    return ears


def test_the_page_before_the_start_is_read_with_its_questions(desk: Desk, ears: Ears) -> None:
    desk.program.prepare("mcgill-big-3")
    desk.wait_until(lambda: bool(ears.announcing._announcements._queue))  # type: ignore[union-attr]
    ears.wait(1)
    (text,) = ears.since()
    assert "Is any of these so?" in text
    assert "serious accident" in text
    assert "How much does your back hurt now?" in text


def test_a_score_before_the_start_tells_where_it_stops(begun: Ears) -> None:
    assert begun.since() == ["Pain 1 of 10. Above 2 the session stops."]


def test_exercise_and_set_are_told_and_not_each_rep(desk: Desk, begun: Ears) -> None:
    begun.since()
    desk.press("Space")
    begun.wait(LONG)
    (exercise,) = begun.since()
    assert exercise.startswith("Curl-up. ")
    begun.wait(20)
    assert begun.since() == ["Set 1 of 3."]
    begun.wait(50)  # six reps of ten seconds
    assert begun.since() == []


def test_rest_and_the_next_set_are_told(desk: Desk, begun: Ears) -> None:
    desk.press("Space")
    begun.wait(3)
    begun.since()
    desk.press("Right", "Right")  # the time to get ready, and the set
    begun.wait(LONG)
    assert begun.since() == ["Rest for 30 seconds. Next, set 2 of 3."]


def test_who_skips_on_and_on_hears_the_last_one_only(desk: Desk, begun: Ears) -> None:
    desk.press("Space")
    begun.wait(3)
    begun.since()
    desk.press("Right", "Right", "Right")
    begun.wait(LONG)
    assert len(begun.since()) == 1


def test_a_pause_is_told_at_once(desk: Desk, begun: Ears) -> None:
    desk.press("Space")
    begun.wait(3)
    begun.told.clear()
    desk.press("Space")
    assert begun.told == [Announcement("Paused.", at_once=True)]
    desk.press("Space")
    assert begun.told[-1] == Announcement("Going on.", at_once=True)


def test_the_pain_question_comes_with_what_it_follows(desk: Desk, begun: Ears) -> None:
    desk.press("Space")
    begun.wait(3)
    begun.since()
    desk.press("P")
    (asked,) = begun.told
    assert asked.text.startswith("How much does your back hurt now")
    assert asked.at_once
    begun.since()
    desk.press("2")
    begun.wait(LONG)
    assert begun.since()[0].startswith("Pain 2 of 10.")


def test_a_stop_says_why(desk: Desk, begun: Ears) -> None:
    desk.press("Space")
    begun.wait(3)
    begun.told.clear()
    desk.press("3")
    (stop,) = begun.told
    assert stop.at_once
    assert stop.text.startswith("Stopped, because your pain is 3")


@pytest.mark.parametrize(
    "stop", [lambda desk: desk.session.send(Feel(Symptom.CHEST_PAIN)), lambda desk: desk.press("9")]
)
def test_what_cannot_wait_says_whom_to_call(
    stop: Callable[[Desk], None], desk: Desk, begun: Ears
) -> None:
    desk.press("Space")
    begun.wait(3)
    begun.told.clear()
    stop(desk)
    (told,) = begun.told
    assert told.at_once
    assert "call" in told.text.lower()


def test_the_question_about_symptoms_is_read(desk: Desk, begun: Ears) -> None:
    desk.press("Space")
    begun.wait(3)
    begun.since()
    desk.press("S")
    desk.wait_until(lambda: bool(begun.announcing._announcements._queue))  # type: ignore[union-attr]
    begun.wait(LONG)
    assert any("What do you feel?" in text for text in begun.since())


def test_with_nobody_there_nothing_is_done(desk: Desk, ears: Ears) -> None:
    ears.is_there = False
    desk.begin("mcgill-big-3")
    ears.wait(5)
    desk.press("3")
    assert ears.told == []
    assert not _queued(ears)


def _queued(ears: Ears) -> Sequence[object]:
    announcements = ears.announcing._announcements
    assert announcements is not None
    return announcements._queue
