"""The user's settings: one small YAML file in the data folder, typed, with defaults."""

import os
import reprlib
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any, Final

import msgspec
import yaml

from exercise_coach.choices import SoundChoice, Theme
from exercise_coach.prescription import BROKEN, Phase, ReadError, read_document

FILE_NAME: Final = "settings.yaml"
BAD_NAME: Final = f"{FILE_NAME}.bad"
"""What a file with errors is called once another has taken its place."""
_TOLD: Final = 3


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the user has set. `volume` is a percentage of the loudest tone."""

    theme: Theme = Theme.AUTO
    sound: SoundChoice = SoundChoice.AUTO
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 80
    muted: bool = False
    phase: Phase | None = None


_DEFAULTS: Final = Settings()


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
            good[key] = getattr(msgspec.convert({key: value}, Settings), key)
        except msgspec.ValidationError:
            if value is not BROKEN:
                faults.append(f"{key} cannot be {reprlib.repr(value)}")
    return good, faults


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
        yaml.safe_dump(msgspec.to_builtins(settings), file, sort_keys=False)
        file.flush()
        os.fsync(descriptor)


def _keep_bad(folder: Path) -> None:
    """Set a file with errors aside: somebody wrote it, and may want to mend it."""
    try:
        load_settings(folder)
    except SettingsError:
        (folder / FILE_NAME).replace(folder / BAD_NAME)
