"""Where the buses are, as the D-Bus Specification of freedesktop.org has it."""

import os
from pathlib import Path

from jeepney.bus import get_connectable_addresses

SYSTEM_BUS = "unix:path=/var/run/dbus/system_bus_socket"
"""Where the specification says the system's bus is, unless the environment says otherwise."""


def socket_of(address: str | None = None) -> str | None:
    """Return the socket of an address, led by NUL where it is abstract; none where unknown.

    Without an address it is that of the session's bus.
    """
    if address is None:
        address = os.environ.get("DBUS_SESSION_BUS_ADDRESS", "")
    if not address:
        usual = Path(os.environ.get("XDG_RUNTIME_DIR", "")) / "bus"
        return str(usual) if usual.is_absolute() and usual.exists() else None
    try:
        return str(next(get_connectable_addresses(address)))
    except (RuntimeError, ValueError, StopIteration):
        return None


def system_address() -> str:
    """Return the address of the system's bus."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or SYSTEM_BUS
