"""What the user can choose between in the settings. Kept apart because the first paint needs it."""

import enum


class Theme(enum.StrEnum):
    """The colours of the window; `AUTO` follows the system."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Motion(enum.StrEnum):
    """How figures move; `AUTO` follows the system, `REDUCED` shows end poses only."""

    AUTO = "auto"
    FULL = "full"
    REDUCED = "reduced"


class Flash(enum.StrEnum):
    """When the frame of the window flashes with each tone.

    `AUTO` is where tones are not heard, muted or without a device, and in the floor view: who needs
    it there need not find a setting first.
    """

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class SoundChoice(enum.StrEnum):
    """Which sound back end is tried first; `AUTO` takes the first that works."""

    AUTO = "auto"
    QT = "qt"
    PLAYSOUND = "playsound"
    SILENT = "silent"


class VoiceLevel(enum.StrEnum):
    """How much the voice says. `KEY` keeps to the words one cannot do without."""

    TONES = "tones"
    KEY = "key"
    EVERYTHING = "everything"
