"""Where things are: what the program ships, and what belongs to the user."""

import os
from pathlib import Path

DATA_VARIABLE = "EXERCISE_COACH_DATA"


def shipped(name: str) -> Path:
    """Return a shipped folder, ``routines`` or ``assets``: in the wheel, or in the checkout."""
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.is_dir() else package.parent / name


def data_folder(given: Path | None = None) -> Path:
    """Return the user's data folder: the one given, else the variable's, else the platform's.

    Nothing is created.
    """
    if given is not None:
        return given.expanduser().absolute()
    variable = os.environ.get(DATA_VARIABLE)
    return Path(variable).expanduser().absolute() if variable else platform_folder()


def platform_folder() -> Path:
    """Return the data folder where nobody named another. Nothing is created."""
    # Half of all commands never need it.
    import platformdirs  # noqa: PLC0415

    return Path(platformdirs.user_data_dir("exercise-coach", appauthor=False))
