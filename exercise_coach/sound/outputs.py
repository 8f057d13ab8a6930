"""Whether anything here could sound at all, for players that do not tell."""

import os
import sys
from pathlib import Path


def may_sound() -> bool:
    """Return False where there is surely neither a sound server nor a sound card."""
    return not sys.platform.startswith("linux") or _server() or _card()


def _server() -> bool:
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", f"/run/user/{_user()}"))
    address = os.environ.get("PULSE_SERVER", f"unix:{runtime / 'pulse' / 'native'}")
    if not address.startswith(("unix:", "/")):
        return True  # on another machine, perhaps
    places = (Path(address.removeprefix("unix:")), runtime / "pipewire-0")
    return any(place.is_socket() for place in places)


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0


def _card() -> bool:
    try:
        return "no soundcards" not in Path("/proc/asound/cards").read_text(encoding="utf-8")
    except OSError:
        return False
