"""What a screen reader sees of a button and of what is painted by hand."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QWidget

Role = QAccessible.Role
PRESS = "Press"
"""The name by which Qt knows this action on every platform."""


class Pressed(QAccessibleWidget):
    """A button of ours.

    Qt's own interface would toggle one that can be checked, which nobody is told of; a press by a
    screen reader has to do what a click does.
    """

    def __init__(self, button: QAbstractButton, role: Role | None = None) -> None:
        super().__init__(button, role or Role.Button)
        self._button = button
        self._role = role

    def role(self) -> Role:
        """Return whether it is pressed, checked, or chosen among others."""
        if self._role is not None:
            return self._role
        if not self._button.isCheckable():
            return Role.Button
        return Role.RadioButton if _is_one_of_several(self._button) else Role.CheckBox

    def state(self) -> QAccessible.State:
        """Return the states of its widget, and whether it is checked.

        One of several is reached by the arrow keys, though Tab passes it over.
        """
        state = super().state()
        button = self._button
        state.pressed = button.isDown()
        state.focusable = button.isEnabled()
        if not button.isCheckable():
            return state
        if self._role is Role.PageTab:
            state.selectable = True
            state.selected = button.isChecked()
        else:
            state.checkable = True
            state.checked = button.isChecked()
        return state

    def actionNames(self) -> list[str]:  # noqa: N802
        """Return that it can be pressed."""
        return [PRESS] if self._button.isEnabled() else []

    def doAction(self, name: str) -> None:  # noqa: N802
        """Press it as a click does."""
        if name == PRESS and self._button.isEnabled():
            self._button.click()

    def keyBindingsForAction(self, _name: str) -> list[str]:  # noqa: N802
        """Return no keys: they are told in the description."""
        return []

    def childCount(self) -> int:  # noqa: N802
        """Return none: what is painted on a button is told by its name."""
        return 0


class Painted(QAccessibleWidget):
    """Something painted, told by its name and description."""

    def __init__(self, widget: QWidget, role: Role) -> None:
        # A name given here would come before that of the widget, and never change.
        super().__init__(widget, role)


def _is_one_of_several(button: QAbstractButton) -> bool:
    group = button.group()
    return button.autoExclusive() if group is None else group.exclusive()
