"""Buttons of which one is chosen."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from exercise_coach.desktop.controls import Button


def choice_group(buttons: Iterable[Button], chosen: Button, parent: QObject) -> QButtonGroup:
    """Let these exclude each other. Tab reaches the one that is chosen, arrow keys the others."""
    group = QButtonGroup(parent)
    for button in buttons:
        group.addButton(button)
        button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    group.buttonToggled.connect(_follow)
    chosen.setChecked(True)
    return group


def _follow(button: QAbstractButton, is_chosen: bool) -> None:
    policy = Qt.FocusPolicy.StrongFocus if is_chosen else Qt.FocusPolicy.ClickFocus
    button.setFocusPolicy(policy)
