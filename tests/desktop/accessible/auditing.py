"""What somebody who only hears a page would find wrong with it."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from tests.desktop.accessible.seen import Role, Seen, seen_in

PRESSED = {Role.Button, Role.RadioButton, Role.CheckBox, Role.PageTab, Role.PushButton}
LED = PRESSED | {Role.Slider, Role.SpinBox, Role.ComboBox, Role.EditableText, Role.Table, Role.List}
"""What a user can do something with."""
SHOWN = {Role.Graphic, Role.Chart, Role.Grouping, Role.PageTabList}


def wrong_with(window: QWidget) -> list[str]:
    """Return every flaw, in words."""
    seen = seen_in(window)
    return [
        *_nameless(seen), *_alike(seen), *_misnamed_roles(seen), *_values_untold(seen),
        *_misled_states(seen), *_without_interface(window, seen),
    ]  # fmt: skip


def called(one: Seen) -> str:
    """Return what a thing is called: by its name, or by the label beside it."""
    if one.role is not Role.ComboBox or one.widget is None:
        return one.name
    # The name of a combo box is what is chosen; on Linux only a label beside it says what for.
    thing = QAccessible.queryAccessibleInterface(one.widget)
    labels = [
        other.text(QAccessible.Text.Name)
        for other, relation in thing.relations()
        if relation & QAccessible.RelationFlag.Label
    ]
    return " ".join(labels)


def _is_led(one: Seen) -> bool:
    return one.role in LED or bool(one.state.focusable and one.widget is not None)


def _nameless(seen: Iterable[Seen]) -> list[str]:
    return [
        f"no name: {one}"
        for one in seen
        if (_is_led(one) or one.role in SHOWN) and not called(one).strip()
    ]


def _alike(seen: Iterable[Seen]) -> list[str]:
    """Things to press that are called alike, and lie in what does not tell them apart."""
    count = Counter((one.role, called(one), one.inside) for one in seen if _is_led(one))
    return [f"{number} of {key}" for key, number in count.items() if number > 1]


def _misnamed_roles(seen: Iterable[Seen]) -> list[str]:
    kinds: tuple[tuple[type[QWidget], set[Role]], ...] = (
        (QAbstractButton, PRESSED),
        (QScrollBar, {Role.ScrollBar}),
        (QAbstractSlider, {Role.Slider}),
        (QAbstractSpinBox, {Role.SpinBox}),
        (QComboBox, {Role.ComboBox}),
        (QLineEdit, {Role.EditableText}),
    )
    wrong = []
    for one in seen:
        roles = next((roles for kind, roles in kinds if isinstance(one.widget, kind)), None)
        if roles is not None and one.role not in roles:
            wrong.append(f"role: {one}")
        if _is_led(one) and one.role is Role.Client:
            wrong.append(f"no role: {one}")
    return wrong


def _values_untold(seen: Iterable[Seen]) -> list[str]:
    """What is set to a number, and does not tell it, or between which numbers it lies."""
    wrong = []
    for one in seen:
        if isinstance(one.widget, QAbstractSlider | QAbstractSpinBox):
            told = QAccessible.queryAccessibleInterface(one.widget).valueInterface()
            numbers = [told.minimumValue(), told.currentValue(), told.maximumValue()]
            if None in [*numbers, told.minimumStepSize()] or sorted(numbers) != numbers:
                wrong.append(f"value: {one} {numbers}")
    return wrong


def _misled_states(seen: Iterable[Seen]) -> list[str]:
    wrong = []
    for one in seen:
        button, state = one.widget, one.state
        if not isinstance(button, QAbstractButton) or isinstance(button, QCheckBox):
            continue  # a check box is Qt's own
        is_on = state.selected if one.role is Role.PageTab else state.checked
        told = (bool(is_on), not state.disabled, bool(state.focusable), bool(one.actions))
        is_enabled = button.isEnabled()
        if told != (button.isChecked(), is_enabled, is_enabled, is_enabled):
            wrong.append(f"state: {one} {told}")
    return wrong


def _without_interface(window: QWidget, seen: Iterable[Seen]) -> list[str]:
    """What takes the keyboard or a click, and is not there for those who hear."""
    there = {one.widget for one in seen}
    return [
        f"not there: {widget.objectName() or widget!r}"
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusProxy() is None
        and (widget.focusPolicy() or isinstance(widget, QAbstractButton))
        and not _is_part_of_another(widget)
        and widget not in there
    ]


def _is_part_of_another(widget: QWidget) -> bool:
    """Whether this is inside of something that Qt tells as one, such as a spin box."""
    above: QWidget | None = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractSpinBox | QComboBox) or above.inherits("QAbstractItemView"):
            return True
        above = above.parentWidget()
    return False
