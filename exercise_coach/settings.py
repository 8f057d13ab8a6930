"""The user's settings: one small YAML file in the data folder, typed, with defaults."""

import os
import tempfile
from pathlib import Path
from typing import Annotated

import msgspec
import yaml

from exercise_coach.choices import SoundChoice, Theme
from exercise_coach.prescription import Phase

FILE_NAME = "settings.yaml"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the user has set. `volume` is a percentage of the loudest tone."""

    theme: Theme = Theme.AUTO
    sound: SoundChoice = SoundChoice.AUTO
    volume: Annotated[int, msgspec.Meta(ge=0, le=100)] = 80
    muted: bool = False
    phase: Phase | None = None


class SettingsError(Exception):
    """The settings could not be read or written; the text says so in plain words."""


def load_settings(folder: Path) -> Settings:
    """Read the settings; defaults where there are none yet.

    Raises `SettingsError` for a file that cannot be used.
    """
    path = folder / FILE_NAME
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error}); using the defaults") from None
    try:
        return msgspec.convert(yaml.safe_load(text) or {}, Settings)
    except (yaml.YAMLError, msgspec.ValidationError, RecursionError, ValueError) as error:
        reason = " ".join(str(error).split())
        raise SettingsError(f"{path}: {reason}; using the defaults") from None


def save_settings(settings: Settings, folder: Path) -> None:
    """Write the settings, replacing the file whole.

    Raises `SettingsError` where the folder cannot be written.
    """
    path = folder / FILE_NAME
    plain = msgspec.to_builtins(settings)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=folder, prefix=".settings-", delete=False
        ) as file:
            yaml.safe_dump(plain, file, sort_keys=False)
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as error:
        raise SettingsError(f"{path}: cannot be saved ({error.strerror})") from None
