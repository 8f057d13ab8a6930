"""What a desktop does for sleep and wakefulness, done by stand-ins on buses of the tests' own."""

import os
import select

from jeepney import DBusAddress, HeaderFields, Message, new_error, new_method_return

from exercise_coach.desktop.awake import logind
from tests.desktop.bus.private import Server

SCREENSAVER = "org.freedesktop.ScreenSaver"
OURS, ANOTHERS = f"{logind.PATH}/session/_32", f"{logind.PATH}/session/_33"


class Screen(Server):
    """Keeps its screen on while anybody wishes so."""

    def __init__(self, address: str) -> None:
        self.wishes: set[int] = set()
        self.count = 0
        super().__init__(address, SCREENSAVER)

    def answer(self, message: Message, member: str, signature: str) -> Message | None:
        """Take a wish, or end it."""
        match member, signature:
            case "Inhibit", "ss":
                self.count += 1
                self.wishes.add(self.count)
                return new_method_return(message, "u", (self.count,))
            case "UnInhibit", "u":
                self.wishes.discard(message.body[0])
                return new_method_return(message)
        return None


class SleepAndLock(Server):
    """Stands in for systemd-logind: it tells of what it is told to."""

    def __init__(self, address: str) -> None:
        self.asked: list[str] = []
        self.is_ours = True
        self._delays: list[int] = []
        super().__init__(address, logind.NAME, gives_files=True)

    def answer(self, message: Message, member: str, signature: str) -> Message | None:
        """Tell which session is ours, unless there is none; give a file that puts off sleep."""
        if (member, signature, message.body[:1]) == ("Inhibit", "ssss", ("sleep",)):
            return self._delay(message)
        if (member, signature) != ("GetSession", "s"):
            return None
        self.asked.append(message.body[0])
        if not self.is_ours:
            return new_error(message, f"{logind.NAME}.NoSuchSession")
        return new_method_return(message, "o", (OURS,))

    def _delay(self, message: Message) -> Message:
        assert message.body[-1] == "delay"
        mine, theirs = os.pipe()
        self._delays.append(mine)
        return new_method_return(message, "h", (theirs,))

    def has_sent(self, answer: Message) -> None:
        """Keep no file that was given away."""
        if answer.header.fields.get(HeaderFields.signature) == "h":
            os.close(answer.body[0])

    def close(self) -> None:
        """Leave the bus."""
        super().close()
        for mine in self._delays:
            os.close(mine)

    @property
    def is_put_off(self) -> bool:
        """Whether sleep waits for somebody: a pipe ends when nobody holds its other end."""
        if not self._delays:
            return False
        end = select.poll()
        end.register(self._delays[-1], select.POLLHUP)
        return not end.poll(0)

    def sleep(self, *, is_beginning: bool = True) -> None:
        """Tell that the machine goes to sleep, or that it has woken."""
        manager = DBusAddress(logind.PATH, logind.NAME, logind.MANAGER)
        self.emit(manager, "PrepareForSleep", "b", is_beginning)

    def lock(self, session: str = OURS) -> None:
        """Lock a session as `loginctl lock-session` does."""
        self.emit(DBusAddress(session, logind.NAME, logind.SESSION), "Lock", "")

    def hint(self, session: str = OURS, *, is_locked: bool = True) -> None:
        """Tell that a session was locked by its own desktop, or unlocked."""
        self.emit(
            DBusAddress(session, logind.NAME, logind.PROPERTIES),
            "PropertiesChanged", "sa{sv}as", logind.SESSION, {"LockedHint": ("b", is_locked)}, [],
        )  # fmt: skip
