"""The frame that lights up with the tones: when, how often, and without disturbing the page."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication

from exercise_coach.choices import Flash
from exercise_coach.desktop.floor.flashes import APART, LIGHTS, LIT, Flashes, Light
from exercise_coach.session import Tone
from tests.desktop.floor.scenes import FLOOR_SCENES
from tests.desktop.stand_ins import Desk
from tests.desktop.test_window import Paints

tones = st.sampled_from(Tone)
MOST_A_SECOND = 3


@given(st.lists(st.tuples(tones, st.floats(0.0, 0.6)), max_size=60))
def test_there_are_at_most_three_flashes_in_any_second(told: list[tuple[Tone, float]]) -> None:
    flashes, now, began = Flashes(), 100.0, []
    for tone, later in told:
        now += later
        if flashes.light(tone, now) not in {Light.NONE, Light.STOP}:
            began.append(now)
    for first in began:
        assert sum(first <= moment < first + 1.0 for moment in began) <= MOST_A_SECOND
    assert all(later - earlier >= APART > LIT for earlier, later in pairwise(began))


def test_every_tone_has_its_light_and_a_stop_is_like_no_other() -> None:
    assert set(LIGHTS) == set(Tone)
    assert [tone for tone, light in LIGHTS.items() if light is Light.STOP] == [Tone.STOP]
    assert [tone for tone, light in LIGHTS.items() if light is Light.ASK] == [Tone.ASK]


def test_a_stop_is_shown_however_soon_it_comes_and_stays() -> None:
    flashes = Flashes()
    flashes.light(Tone.BEGIN, 10.0)
    assert flashes.light(Tone.STOP, 10.01) is Light.STOP
    assert flashes.lasts(Light.STOP)
    assert not flashes.lasts(Light.EFFORT)


def test_with_less_motion_the_frame_changes_and_stays() -> None:
    flashes = Flashes(is_calm=True)
    assert flashes.light(Tone.BEGIN, 10.0) is Light.EFFORT
    assert flashes.light(Tone.COUNT, 11.0) is Light.NONE
    assert flashes.light(Tone.HOLD_END, 11.1) is Light.EASE
    assert flashes.lasts(Light.EASE)


# In the window

in_window = pytest.mark.qt


def light_of(desk: Desk) -> Light:
    """Return what the frame shows."""
    return desk.session.frame.light


@in_window
@pytest.mark.parametrize(
    ("flash", "is_far", "is_muted", "lights"),
    [
        (Flash.AUTO, False, False, False),
        (Flash.AUTO, True, False, True),
        (Flash.AUTO, False, True, True),
        (Flash.ALWAYS, False, False, True),
        (Flash.NEVER, True, True, False),
    ],
)
def test_when_it_flashes(
    flash: Flash, is_far: bool, is_muted: bool, lights: bool, desk: Desk
) -> None:
    desk.program.preferences.change(flash=flash, muted=is_muted, floor_at_start=is_far)
    desk.begin("slow-turns")
    desk.wait(2)
    assert desk.sound.heard[-1] == "begin"
    assert (light_of(desk) is Light.EFFORT) is lights
    if lights:
        desk.wait_until(lambda: light_of(desk) is Light.NONE)


@in_window
def test_without_a_sound_device_it_flashes(desk: Desk) -> None:
    desk.sound.notice = "No sound device was found."
    desk.begin("slow-turns")
    desk.wait(2)
    assert light_of(desk) is Light.EFFORT


@in_window
def test_a_stop_is_calm_and_goes_out_with_its_page(desk: Desk) -> None:
    FLOOR_SCENES["stopped by pain"](desk)
    assert light_of(desk) is Light.STOP
    desk.qtbot.wait(round(1500 * LIT))
    assert light_of(desk) is Light.STOP
    desk.press("Escape")
    assert desk.page == "finish-page"
    assert light_of(desk) is Light.NONE


@in_window
def test_a_flash_paints_the_frame_and_nothing_else(desk: Desk) -> None:
    FLOOR_SCENES["hold"](desk)
    desk.press("Space")
    desk.wait_until(lambda: not desk.session.floor.figure.fade.is_on)
    desk.qtbot.wait(50)
    paints = Paints(desk.window)
    desk.session.frame.flash(Light.EFFORT, lasts=False)
    desk.wait_until(lambda: light_of(desk) is Light.NONE)
    QApplication.processEvents()
    assert set(paints.counted) == {"frame"}
    assert paints.counted["frame"] <= 2


@in_window
def test_nothing_is_repainted_on_the_floor_where_nothing_changed(desk: Desk) -> None:
    FLOOR_SCENES["hold"](desk)
    desk.wait_until(lambda: not desk.session.floor.figure.fade.is_on)
    desk.wait_until(lambda: light_of(desk) is Light.NONE)
    desk.qtbot.wait(50)
    paints = Paints(desk.window)
    for _ in range(20):
        desk.session.floor._show_time()
        QApplication.processEvents()
    assert paints.counted == {}


@in_window
@pytest.mark.parametrize("light", [each for each in Light if each is not Light.NONE])
def test_every_light_has_a_form_of_its_own_and_keeps_to_the_frame(light: Light, desk: Desk) -> None:
    desk.begin("slow-turns")
    frame = desk.session.frame
    parts = frame.parts(light)
    inside = frame.rect().adjusted(frame.thick, frame.thick, -frame.thick, -frame.thick)
    assert parts
    assert not any(part.intersects(inside) for part in parts)
    others = [_form(frame.parts(each)) for each in Light if each not in {light, Light.NONE}]
    assert _form(parts) not in others


def _form(parts: list[QRect]) -> frozenset[object]:
    return frozenset(part.getRect() for part in parts)


@in_window
@pytest.mark.parametrize("scene", ["hold", "asking"])
def test_the_page_keeps_clear_of_the_frame(scene: str, desk: Desk) -> None:
    FLOOR_SCENES[scene](desk)
    page, thick = desk.session.page, desk.session.frame.thick
    place = QRect(page.mapTo(desk.session, page.rect().topLeft()), page.size())
    inside = desk.session.rect().adjusted(thick, thick, -thick, -thick)
    assert inside.contains(place)
