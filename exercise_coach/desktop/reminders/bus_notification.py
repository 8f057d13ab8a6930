"""A notification as the Desktop Notifications Specification of freedesktop.org has it."""

import html
import os
from typing import Any

from jeepney import DBusAddress
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from exercise_coach.desktop.bus import Answer, Bus
from exercise_coach.desktop.reminders.notification import Notification, Reply
from exercise_coach.desktop.reminders.tray import IconOf

NAME = "org.freedesktop.Notifications"
SERVER = DBusAddress("/org/freedesktop/Notifications", NAME, NAME)
RULE = f"type='signal',sender='{NAME}',interface='{NAME}',path='/org/freedesktop/Notifications'"
CLOSED_BY_USER = 2
_NORMAL = 1
_SIDE = 64
_AS_THE_SERVER_LIKES = -1


class BusNotification(Notification):
    """Shown by whoever serves notifications on the session bus."""

    def __init__(self, bus: Bus, icon_of: IconOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus, self._icon_of = bus, icon_of
        self._can: frozenset[str] | None = None
        self._wanted: tuple[str, str] | None = None
        self._is_under_way = False
        self._id = 0
        bus.heard.connect(self._hear)
        bus.listen(RULE)

    def show(self, title: str, text: str) -> None:
        """Show this in place of what is shown now."""
        self._wanted = (title, text)
        if self._is_under_way:
            return
        self._is_under_way = True
        if self._can is None:
            self._bus.call(SERVER, "GetCapabilities", "", (), self._learn)
        else:
            self._notify(title, text, self._can)

    def close(self) -> None:
        """Take away what is shown, or what is on its way."""
        self._wanted = None
        if self._id:
            self._bus.call(SERVER, "CloseNotification", "u", (self._id,), lambda _answer: None)
            self._id = 0

    def _learn(self, answer: Answer) -> None:
        if answer.values is None:
            self._fail()
            return
        self._can = frozenset(answer.values[0])
        self._go_on()

    def _go_on(self) -> None:
        """Show the newest of what was wanted meanwhile."""
        self._is_under_way = False
        if self._wanted is not None:
            self.show(*self._wanted)

    def _fail(self) -> None:
        # The next one to serve may be another.
        self._is_under_way, self._can = False, None
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.failed.emit()

    def _notify(self, title: str, text: str, can: frozenset[str]) -> None:
        body = html.escape(text, quote=False) if "body-markup" in can else text
        replies = self._actions() if "actions" in can else []
        hints = {
            "desktop-entry": ("s", "exercise-coach"),
            "urgency": ("y", _NORMAL),
            "image-data": ("(iiibiiay)", _pixels(self._image())),
        }
        values = ("Exercise Coach", self._id, "", title, body, replies, hints, _AS_THE_SERVER_LIKES)
        told = (title, text)
        self._bus.call(
            SERVER, "Notify", "susssasa{sv}i", values, lambda answer: self._shown(told, answer)
        )

    def _image(self) -> QImage:
        return self._icon_of(False).pixmap(_SIDE, _SIDE).toImage()  # noqa: FBT003

    def _actions(self) -> list[str]:
        texts = {
            Reply.OPEN: self.tr("Open"),
            Reply.START: self.tr("Start"),
            Reply.LATER: self.tr("Later"),
            Reply.NOT_TODAY: self.tr("Not today"),
        }
        return [word for reply, text in texts.items() for word in (reply.value, text)]

    def _shown(self, told: tuple[str, str], answer: Answer) -> None:
        if answer.values is None:
            self._fail()
            return
        self._is_under_way = False
        self._id = int(answer.values[0])
        if self._wanted is None:
            self.close()
        elif self._wanted != told:
            self._go_on()

    def _hear(self, interface: str, member: str, values: tuple[Any, ...]) -> None:
        if interface != NAME or not self._id or values[:1] != (self._id,):
            return
        match member, values[1:]:
            case "ActionInvoked", (str(key),) if key in set(Reply):
                self.replied.emit(Reply(key))
            case "NotificationClosed", (int(reason),):
                self._be_closed(reason)
            case "ActivationToken", (str(token),):
                # With it Wayland lets the window that the reply opens come to the front.
                os.environ["XDG_ACTIVATION_TOKEN"] = token

    def _be_closed(self, reason: int) -> None:
        self._id = 0
        self._wanted = None
        # Where there are no actions, a click does nothing but close.
        if reason == CLOSED_BY_USER and "actions" not in (self._can or ()):
            self.replied.emit(Reply.OPEN)


def _pixels(image: QImage) -> tuple[int, int, int, bool, int, int, bytes]:
    """Return an image as the specification has it: width, height, bytes a row, alpha, and so on."""
    image = image.convertToFormat(QImage.Format.Format_RGBA8888)
    pixels = bytes(image.constBits())
    return image.width(), image.height(), image.bytesPerLine(), True, 8, 4, pixels
