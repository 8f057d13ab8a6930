"""An environment in which the program touches nothing of the user's."""

from pathlib import Path

_BASE_FOLDERS = ("CONFIG", "DATA", "CACHE", "STATE")


def own_folders(home: Path, runtime: Path) -> dict[str, str]:
    """Return the variables that keep a program in these folders, off loudspeakers and buses.

    It finds no speech server either, and starts none; it keeps no screen awake. `runtime` is for
    sockets, whose paths must be short.
    """
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in _BASE_FOLDERS}
    return folders | {
        "HOME": str(home),
        "XDG_RUNTIME_DIR": str(runtime),
        "EXERCISE_COACH_DATA": str(home / "exercise-coach"),
        "PULSE_SERVER": f"unix:{home}/no-sound-server",
        "SPEECHD_ADDRESS": f"unix_socket:{home}/no-speech-server",
        "SPEECHD_CMD": f"{home}/no-speech-server",
        "DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/no-session-bus",
        "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={home}/no-system-bus",
        "WAKEPY_FAKE_SUCCESS": "yes",
    }
