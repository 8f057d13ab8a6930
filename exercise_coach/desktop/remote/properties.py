"""The properties and the description of a player, as MPRIS (freedesktop.org) asks for them.

A value stands with its type, as D-Bus writes it.
"""

from exercise_coach.desktop.remote.playing import Playing

PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PLAYER = "org.mpris.MediaPlayer2.Player"
PROPERTIES = "org.freedesktop.DBus.Properties"
INTROSPECTABLE = "org.freedesktop.DBus.Introspectable"
PEER = "org.freedesktop.DBus.Peer"

Values = dict[str, tuple[str, object]]

ROOT_PROPERTIES: Values = {
    "CanQuit": ("b", True),
    "CanRaise": ("b", True),
    "HasTrackList": ("b", False),
    "Identity": ("s", "Exercise Coach"),
    "DesktopEntry": ("s", "exercise-coach"),
    "SupportedUriSchemes": ("as", []),
    "SupportedMimeTypes": ("as", []),
}
_FIXED: Values = {
    "Rate": ("d", 1.0),
    "MinimumRate": ("d", 1.0),
    "MaximumRate": ("d", 1.0),
    "Position": ("x", 0),
    "CanSeek": ("b", False),
    "CanControl": ("b", True),
}


def of_player(playing: Playing) -> Values:
    """Return the properties of the player while this is played."""
    return _FIXED | {
        "PlaybackStatus": ("s", playing.status),
        "Metadata": ("a{sv}", _metadata(playing)),
        "Volume": ("d", playing.volume),
        "CanPlay": ("b", playing.can_play),
        "CanPause": ("b", playing.can_pause),
        "CanGoNext": ("b", playing.can_move),
        "CanGoPrevious": ("b", playing.can_move),
    }


def _metadata(playing: Playing) -> Values:
    known: Values = {
        "mpris:trackid": ("o", f"/org/exercise_coach/exercise/{playing.number}"),
        "xesam:title": ("s", playing.title),
        "xesam:artist": ("as", [playing.routine]),
        "xesam:trackNumber": ("i", playing.number),
    }
    return known | ({"xesam:album": ("s", playing.part)} if playing.part else {})


def _method(name: str, *arguments: str) -> str:
    inside = "".join(f'<arg direction="in" type="{each}"/>' for each in arguments)
    return f'<method name="{name}">{inside}</method>'


def _property(name: str, kind: str) -> str:
    access = "readwrite" if name == "Volume" else "read"
    return f'<property name="{name}" type="{kind}" access="{access}"/>'


def description() -> str:
    """Return what can be asked of the player, for those who want to know beforehand."""
    shown = of_player(Playing("", "", "", "", 0, False, False, False, 0.0))  # noqa: FBT003
    root = [_method("Raise"), _method("Quit")]
    root += [_property(name, kind) for name, (kind, _) in ROOT_PROPERTIES.items()]
    names = ("Next", "Previous", "Pause", "PlayPause", "Stop", "Play")
    player = [_method(name) for name in names]
    player += [_method("Seek", "x"), _method("SetPosition", "o", "x"), _method("OpenUri", "s")]
    player += [_property(name, kind) for name, (kind, _) in shown.items()]
    interfaces = ((ROOT, root), (PLAYER, player))
    inside = "".join(
        f'<interface name="{n}">{"".join(parts)}</interface>' for n, parts in interfaces
    )
    return f"<node>{inside}</node>"
