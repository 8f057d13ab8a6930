"""Figures by id, each read from its file when it is first asked for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from exercise_coach.figure.checking import check_figure, read_figure
from exercise_coach.figure.figures import Figure
from exercise_coach.prescription import Problem, find_files

FOLDER: Final = "figures"
"""The folder of pose files, in what the program ships and in the data folder alike."""


class Figures(Mapping[str, Figure]):
    """Every figure of some files by its id, the file's stem.

    Iterating tells what files there are. Each is read at first use. A bad one leaves the one before
    it with the same id in use, if there is one, and `problems` says what is wrong with it.
    """

    def __init__(self, files: Iterable[Path]) -> None:
        self._files: dict[str, list[Path]] = {}
        for file in files:
            self._files.setdefault(file.stem, []).append(file)
        self._read: dict[str, Figure | None] = {}
        self.problems: list[Problem] = []

    def __getitem__(self, figure_id: str) -> Figure:
        """Return a figure. Raises KeyError where there is none, or its files are bad."""
        if figure_id not in self._read:
            self._read[figure_id] = self._first_good(self._files[figure_id])
        figure = self._read[figure_id]
        if figure is None:
            raise KeyError(figure_id)
        return figure

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def _first_good(self, files: Sequence[Path]) -> Figure | None:
        for file in reversed(files):
            figure = read_figure(file)
            if figure is not None:
                return figure
            self.problems += check_figure(file)
        return None


def load_figures(*folders: Path) -> Figures:
    """Return the figures of these folders, of which any may be missing; a later one goes first.

    Nothing is read yet.
    """
    return Figures(figure_files(*folders))


def figure_files(*folders: Path) -> list[Path]:
    """Return the pose files of these folders, each folder's in order of name."""
    found = (find_files(folder, may_be_missing=True) for folder in folders)
    return [Path(file) for each in found for file in each.files]
