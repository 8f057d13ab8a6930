"""What is on the screen follows a switch of theme or letters as if it had been made so."""

from dataclasses import astuple

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QScrollBar, QSlider, QWidget

from exercise_coach.choices import Theme
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.settings.parts import CheckBox
from exercise_coach.desktop.theme import apply_theme, colours_of
from tests.desktop.stand_ins import Desk, settle

pytestmark = pytest.mark.qt

STYLED = (QSlider, QComboBox, QScrollBar)


def picture(widget: QWidget) -> bytes:
    shot = QImage(widget.size(), QImage.Format.Format_RGB32)
    shot.fill(0)  # a slider leaves some pixels as they are
    widget.render(shot)
    return bytes(shot.constBits())


def colours(widget: QWidget, least: int = 0) -> set[str]:
    """Return the colours on a widget that far from its edges, in pixels."""
    shot = widget.grab().toImage()
    across, down = range(least, shot.width() - least), range(least, shot.height() - least)
    return {shot.pixelColor(x, y).name() for x in across for y in down}


@pytest.mark.parametrize(
    ("before", "after"),
    [(Theme.LIGHT, Theme.DARK), (Theme.CONTRAST, Theme.DARK), (Theme.DARK, Theme.CONTRAST)],
)
def test_nothing_keeps_the_colours_of_another_theme(
    before: Theme, after: Theme, desk: Desk
) -> None:
    desk.program.preferences.change(theme=before)
    desk.program.go(Place.SETTINGS)
    desk.program.preferences.change(theme=after)
    old, new = colours_of(before), colours_of(after)
    stale = {old.accent, old.border, old.text} - set(astuple(new))
    inside = desk.window.findChildren(QWidget)
    found = [each for each in inside if isinstance(each, STYLED) and each.isVisible()]
    assert len(found) > 3
    assert {each.objectName() for each in found if colours(each) & stale} == set()


def test_a_slider_looks_as_if_it_had_been_made_in_its_theme(app: QApplication, desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    slider = desk.find(QSlider, "volume")
    light = picture(slider)
    desk.program.preferences.change(theme=Theme.CONTRAST)
    assert picture(slider) != light
    desk.program.preferences.change(theme=Theme.LIGHT)
    assert picture(slider) == light


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.CONTRAST])
def test_a_check_box_that_is_on_has_a_tick(theme: Theme, app: QApplication) -> None:
    apply_theme(app, theme)
    box = CheckBox("Mute", "muted")
    box.setChecked(True)
    box.resize(box.box().size().toSize() + QSize(0, 6))
    assert colours_of(theme).on_accent in colours(box, 6)
    box.setChecked(False)
    assert colours(box, 6) == {colours_of(theme).card}


def test_a_check_box_grows_with_its_words(desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    box = desk.find(QCheckBox, "muted")
    assert isinstance(box, CheckBox)
    before = box.box().width()
    desk.program.preferences.change(text_size=200)
    settle()
    assert box.box().width() > 1.5 * before
    assert box.hitButton(QPoint(box.width() - 2, box.height() // 2))
