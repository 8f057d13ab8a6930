"""Settings: in effect at once, kept for the next start; and colours that can be read."""

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QCheckBox, QSlider

from exercise_coach.choices import SoundChoice, Theme
from exercise_coach.desktop import preferences
from exercise_coach.desktop.navigation import Place
from exercise_coach.desktop.theme import CONTRAST, DARK, LIGHT, Colours, colours_of, mix, palette_of
from exercise_coach.desktop.window_state import read_state
from exercise_coach.prescription import Phase
from exercise_coach.settings import Settings, load_settings
from tests.desktop.conftest import OpenDesk
from tests.desktop.stand_ins import Desk

pytestmark = pytest.mark.qt

Role = QPalette.ColorRole


def ground(app: QApplication) -> str:
    return app.palette().color(Role.Window).name()


@pytest.mark.parametrize(
    ("theme", "colours"),
    [(Theme.LIGHT, LIGHT), (Theme.DARK, DARK), (Theme.CONTRAST, CONTRAST)],
)
def test_a_theme_is_seen_at_once(
    theme: Theme, colours: Colours, desk: Desk, app: QApplication
) -> None:
    desk.program.go(Place.SETTINGS)
    desk.click(f"theme-{theme}")
    assert ground(app) == colours.window
    shot = desk.window.grab().toImage()
    assert shot.pixelColor(shot.width() - 5, 5).name() == colours.window


def test_auto_follows_the_system(
    desk: Desk, app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.program.go(Place.SETTINGS)
    desk.click("theme-auto")
    monkeypatch.setattr(
        "exercise_coach.desktop.theme.colours_of",
        lambda theme: DARK if theme is Theme.AUTO else LIGHT,
    )
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert ground(app) == DARK.window
    assert colours_of(Theme.LIGHT) is LIGHT


def test_settings_are_kept_and_found_again(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    desk.click("theme-dark")
    desk.click("sound-playsound")
    desk.find(QSlider, "volume").setValue(30)
    desk.find(QCheckBox, "muted").setChecked(True)
    desk.program.go(Place.ROUTINES)
    desk.click("phase-maintenance")
    desk.close()
    assert load_settings(folder) == Settings(
        Theme.DARK,
        SoundChoice.PLAYSOUND,
        30,
        muted=True,
        phase=Phase.MAINTENANCE,
        introduced=True,
        floor_at_start=False,
    )
    again = open_desk()
    assert again.program.routines.phase is Phase.MAINTENANCE
    again.program.go(Place.SETTINGS)
    assert again.find(QSlider, "volume").value() == 30
    assert again.find(QCheckBox, "muted").isChecked()
    assert again.find(QAbstractButton, "theme-dark").isChecked()
    assert again.find(QAbstractButton, "sound-playsound").isChecked()


def test_the_loudness_is_heard_at_once(desk: Desk) -> None:
    desk.program.go(Place.SETTINGS)
    desk.find(QSlider, "volume").setValue(25)
    assert desk.sound.volume == 0.25
    desk.find(QCheckBox, "muted").setChecked(True)
    assert desk.is_muted()


def test_a_slider_that_moves_is_written_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Settings] = []
    monkeypatch.setattr(preferences, "save_settings", lambda settings, _: written.append(settings))
    desk.program.go(Place.SETTINGS)
    slider = desk.find(QSlider, "volume")
    for value in range(40, 60):
        slider.setValue(value)
    desk.wait_until(lambda: bool(written))
    assert [settings.volume for settings in written] == [59]


def test_what_the_sound_can_do_is_told(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.program.go(Place.SETTINGS)
    assert desk.text("sound-state") == "In use: qt"
    desk.sound.notice = "No sound device was found."
    desk.program.go(Place.SETTINGS)
    assert desk.text("sound-state") == "No sound device was found."


def test_settings_that_cannot_be_read_are_told(open_desk: OpenDesk, folder: Path) -> None:
    (folder / "settings.yaml").write_text("theme: pink\nintroduced: true\n")
    desk = open_desk()
    assert "using the defaults" in desk.text("notice-text")
    assert "pink" in desk.text("notice-text")


def test_the_first_paint_knows_the_colours_and_the_place(open_desk: OpenDesk, folder: Path) -> None:
    desk = open_desk()
    desk.window.setGeometry(20, 30, 760, 560)
    desk.program.preferences.change(theme=Theme.DARK)
    desk.close()
    state = read_state(folder)
    assert state.appearance.theme is Theme.DARK
    again = open_desk(size=(720, 600))
    assert again.window.restoreGeometry(state.geometry)
    assert again.window.size().toTuple() == (760, 560)


# Colours that can be read


def contrast(ink: QColor, under: QColor) -> float:
    """Return the contrast of two colours as WCAG counts it, 1 to 21."""
    lighter, darker = sorted((_luminance(ink), _luminance(under)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


# What is written on what: roles of text, and the roles and shares of tint they stand on.
SURFACES = ((Role.Window, 0.0), (Role.Base, 0.0))
TEXTS = (Role.WindowText, Role.PlaceholderText, Role.Highlight, Role.BrightText)
ON_TINTS = (
    *itertools.product((Role.Highlight,), (Role.Accent,), (0.06, 0.13, 0.14, 0.16, 0.19)),
    *itertools.product((Role.BrightText,), (Role.LinkVisited,), (0.13, 0.16, 0.19, 0.21, 0.29)),
    *itertools.product((Role.WindowText, Role.PlaceholderText), (Role.Accent,), (0.06, 0.1)),
)


@pytest.mark.parametrize("colours", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "contrast"])
def test_every_text_can_be_read_on_what_it_stands_on(colours: Colours) -> None:
    palette = palette_of(colours)
    pairs = {
        (ink.name, under.name): contrast(palette.color(ink), palette.color(under))
        for ink in TEXTS
        for under, _ in SURFACES
    }
    for ink, shade, share in ON_TINTS:
        under = mix(palette.color(shade), palette.color(Role.Window), share)
        pairs[ink.name, f"{shade.name} {share}"] = contrast(palette.color(ink), under)
    for pressed in (0.0, 0.08, 0.16):
        under = mix(palette.color(Role.ButtonText), palette.color(Role.Highlight), pressed)
        on_accent = palette.color(Role.HighlightedText)
        pairs["HighlightedText", f"primary {pressed}"] = contrast(on_accent, under)
        under = mix(palette.color(Role.Highlight), palette.color(Role.Button), pressed)
        pairs["ButtonText", f"plain {pressed}"] = contrast(palette.color(Role.ButtonText), under)
    assert {pair: round(value, 2) for pair, value in pairs.items() if value < 4.5} == {}
