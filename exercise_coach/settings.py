"""The user's settings: one small YAML file in the data folder, typed, with defaults."""

import os
import reprlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import yaml

from exercise_coach.choices import Flash, Motion, SoundChoice, Theme, VoiceLevel
from exercise_coach.prescription import BROKEN, Phase, ReadError, read_document
from exercise_coach.recovery import WakingHours

FILE_NAME: Final = "settings.yaml"
BAD_NAME: Final = f"{FILE_NAME}.bad"
"""What a file with errors is called once another has taken its place."""
_TOLD: Final = 3
_MINUTES_A_DAY: Final = 24 * 60

TimeOfDay = Annotated[time, msgspec.Meta(tz=False)]
"""By the clock on the wall; in the file as ``22:00``."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the user has set. `volume` is a percentage of the loudest tone.

    The user is awake from `waking_from` to `waking_to`, and within that wants no reminders from
    `quiet_from` to `quiet_to`, unless the two are alike. Both may run past midnight.
    `stay_in_tray` keeps the program running when its window is closed. `introduced` says that the
    questions of the first run were asked. `voice_name` is the engine's own, none being the most
    fitting one; `voice_rate` is slower below 0 and faster above; `voice_volume` is a percentage.
    `text_size` is a percentage, too, on top of what the system asks for.
    `floor_at_start` fills the screen with the floor view when a session starts; `flash` says when
    the frame of the window flashes with each tone.
    """

    theme: Theme = Theme.AUTO
    sound: SoundChoice = SoundChoice.AUTO
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 80
    muted: bool = False
    phase: Phase | None = None
    remind: bool = True
    waking_from: TimeOfDay = time(8)
    waking_to: TimeOfDay = time(22)
    quiet_from: TimeOfDay = time(0)
    quiet_to: TimeOfDay = time(0)
    stay_in_tray: bool = False
    introduced: bool = False
    motion: Motion = Motion.AUTO
    voice: VoiceLevel = VoiceLevel.KEY
    voice_name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    voice_rate: Annotated[int, msgspec.Meta(ge=-100, le=100)] = 0
    voice_volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 80
    text_size: Annotated[int, msgspec.Meta(ge=100, le=200)] = 100
    floor_at_start: bool = True
    flash: Flash = Flash.AUTO

    @property
    def waking(self) -> WakingHours:
        """The hours in which doses fall due."""
        return WakingHours(self.waking_from, self.waking_to)

    @property
    def quiet(self) -> WakingHours | None:
        """The hours in which there are no reminders, though doses fall due; none where unset."""
        is_set = self.quiet_from != self.quiet_to
        return WakingHours(self.quiet_from, self.quiet_to) if is_set else None


_DEFAULTS: Final = Settings()
_TIMES: Final = {
    name for name in Settings.__struct_fields__ if isinstance(getattr(_DEFAULTS, name), time)
}


class SettingsError(Exception):
    """The settings could not be read or written whole; the text says so in plain words.

    `kept` are those that could be read, and the defaults of the others.
    """

    def __init__(self, message: str, kept: Settings = _DEFAULTS) -> None:
        super().__init__(message)
        self.kept = kept


def load_settings(folder: Path) -> Settings:
    """Read the settings; defaults where there are none yet.

    Raises `SettingsError` for a file with errors.
    """
    path = folder / FILE_NAME
    try:
        path.stat()
    except FileNotFoundError:
        return _DEFAULTS
    except OSError:
        pass  # reading it will tell why it cannot be read
    try:
        document = read_document(path)
    except ReadError as error:
        raise SettingsError(f"{path}: {error.message}; using the defaults") from None
    data = {} if document.data is None else document.data
    if not isinstance(data, dict):
        raise SettingsError(f"{path}: these are no settings; using the defaults")
    good, faults = _sorted_out(data)
    faults = [f"line {place.line}: {message}" for place, message in document.flaws] + faults
    settings = msgspec.structs.replace(_DEFAULTS, **good)
    if faults:
        more = f", and {len(faults) - _TOLD} more" if len(faults) > _TOLD else ""
        told = f"{', '.join(faults[:_TOLD])}{more}; using the defaults there"
        raise SettingsError(f"{path}: {told}", settings)
    return settings


def _sorted_out(data: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the good settings, and what is wrong with the others."""
    good: dict[str, Any] = {}
    faults = []
    for key, value in data.items():
        if key not in Settings.__struct_fields__:
            faults.append(f"there is no setting {reprlib.repr(key)}")
            continue
        try:
            read = _time(value) if key in _TIMES else value
            good[key] = getattr(msgspec.convert({key: read}, Settings), key)
        except msgspec.ValidationError:
            if value is not BROKEN:
                faults.append(f"{key} cannot be {reprlib.repr(value)}")
    return good, faults


def _time(value: object) -> object:
    """Return a time of day in the form that msgspec knows; YAML reads 22:00 as 1320 minutes."""
    if type(value) is int and 0 <= value < _MINUTES_A_DAY:
        return time(*divmod(value, 60))
    return f"{value:0>5}:00" if isinstance(value, str) and value.count(":") == 1 else value


def _shown(value: object) -> object:
    return f"{value:%H:%M}" if isinstance(value, time) else value


def save_settings(settings: Settings, folder: Path) -> None:
    """Write the settings, replacing the file whole; one that had errors is kept as `BAD_NAME`.

    Raises `SettingsError` where the folder cannot be written.
    """
    path = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor, name = tempfile.mkstemp(dir=folder, prefix=".settings-")
        with _removed_on_failure(Path(name)) as temporary:
            _write(settings, descriptor)
            _keep_bad(folder)
            temporary.replace(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(f"{path}: cannot be saved: {reason}", settings) from None


@contextmanager
def _removed_on_failure(file: Path) -> Iterator[Path]:
    try:
        yield file
    except BaseException:
        with suppress(OSError):
            file.unlink()
        raise


def _write(settings: Settings, descriptor: int) -> None:
    with open(descriptor, "w", encoding="utf-8") as file:
        fields = {name: _shown(value) for name, value in msgspec.structs.asdict(settings).items()}
        yaml.safe_dump(msgspec.to_builtins(fields), file, sort_keys=False)
        file.flush()
        os.fsync(descriptor)


def _keep_bad(folder: Path) -> None:
    """Set a file with errors aside: somebody wrote it, and may want to mend it."""
    try:
        load_settings(folder)
    except SettingsError:
        (folder / FILE_NAME).replace(folder / BAD_NAME)
