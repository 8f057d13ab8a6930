"""What a screen reader sees of a button and of what is painted by hand."""

from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QComboBox, QWidget

Role = QAccessible.Role
PRESS = "Press"
"""The name by which Qt knows this action on every platform."""
SHOW_MENU = "ShowMenu"


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


class Chooser(QAccessibleWidget):
    """A combo box by its own name; what is chosen is its value, and its description."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__(box, Role.ComboBox)
        self._box = box
        # Not a method of this: Qt lets go of it while it takes the box apart.
        box.currentIndexChanged.connect(lambda _index: _tell_choice(box))

    def text(self, what: QAccessible.Text) -> str:
        """Return its name, or what is chosen."""
        if what in {QAccessible.Text.Value, QAccessible.Text.Description}:
            return self._box.currentText()
        return super().text(what)

    def state(self) -> QAccessible.State:
        """Return the states of its widget, and whether its list is open."""
        state = super().state()
        state.expandable = state.hasPopup = True
        state.expanded = self._box.view().isVisible()
        return state

    def actionNames(self) -> list[str]:  # noqa: N802
        """Return that its list can be opened."""
        return [SHOW_MENU, PRESS] if self._box.isEnabled() else []

    def doAction(self, name: str) -> None:  # noqa: N802
        """Open its list, or close it again."""
        if name not in self.actionNames():
            return
        if self._box.view().isVisible():
            self._box.hidePopup()
        else:
            self._box.showPopup()

    def keyBindingsForAction(self, _name: str) -> list[str]:  # noqa: N802
        """Return no keys: those of every combo box open it."""
        return []

    def childCount(self) -> int:  # noqa: N802
        """Return one: its list."""
        return 1

    def child(self, _index: int) -> QAccessibleInterface:
        """Return its list."""
        return QAccessible.queryAccessibleInterface(self._box.view())

    def indexOfChild(self, child: QAccessibleInterface) -> int:  # noqa: N802
        """Return the place of its list; -1 for anything else."""
        return 0 if child.object() is self._box.view() else -1


def _tell_choice(box: QComboBox) -> None:
    event = QAccessibleEvent(box, QAccessible.Event.DescriptionChanged)
    QAccessible.updateAccessibility(event)


def _is_one_of_several(button: QAbstractButton) -> bool:
    group = button.group()
    return button.autoExclusive() if group is None else group.exclusive()
