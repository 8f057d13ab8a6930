"""Figures by id, each read from its file when it is first asked for."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from exercise_coach.figure.checking import check_figure, read_figure
from exercise_coach.figure.figures import Figure
from exercise_coach.prescription import Problem, find_files

FOLDER: Final = "figures"
"""The folder of pose files, in what the program ships and in the data folder alike."""


class Figures(Mapping[str, Figure]):
    """Every figure of some folders by its id, the file's stem; a later folder goes first.

    Iterating tells what files there are. Each is read at first use; a bad one is as good as
    missing, and `problems` says what is wrong with those that were read.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._read: dict[str, Figure | None] = {}
        self.problems: list[Problem] = []

    def __getitem__(self, figure_id: str) -> Figure:
        """Return a figure. Raises KeyError where there is none, or its file is bad."""
        if figure_id not in self._read:
            self._read[figure_id] = self._load(self._files[figure_id])
        figure = self._read[figure_id]
        if figure is None:
            raise KeyError(figure_id)
        return figure

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def _load(self, path: Path) -> Figure | None:
        figure = read_figure(path)
        if figure is None:
            self.problems += check_figure(path)
        return figure


def load_figures(*folders: Path) -> Figures:
    """Return the figures of these folders, of which any may be missing. Nothing is read yet."""
    return Figures({file.stem: file for file in figure_files(*folders)})


def figure_files(*folders: Path) -> list[Path]:
    """Return the pose files of these folders, each folder's in order of name."""
    found = (find_files(folder, may_be_missing=True) for folder in folders)
    return [Path(file) for each in found for file in each.files]
