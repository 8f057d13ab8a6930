"""Figures by id, each read from its file when it is first asked for."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from exercise_coach.figure.building import figure_from
from exercise_coach.figure.figures import Figure
from exercise_coach.figure.model import FigureFile
from exercise_coach.prescription import Problem, ReadError, read_document

_SUFFIXES = (".yaml", ".yml")


class Figures(Mapping[str, Figure]):
    """Every figure of some folders by its id, the file's stem; a later folder goes before an earlier.

    A file is read at first use. One that is bad is as good as missing, and in `problems`.
    """

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._read: dict[str, Figure | None] = {}
        self.problems: list[Problem] = []

    def __getitem__(self, figure_id: str) -> Figure:
        """Return a figure. Raises KeyError where there is none, or its file is bad."""
        if figure_id not in self._read:
            self._read[figure_id] = self._load(self._files[figure_id], figure_id)
        figure = self._read[figure_id]
        if figure is None:
            raise KeyError(figure_id)
        return figure

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)

    def _load(self, path: Path, figure_id: str) -> Figure | None: 
        return read_figure(path)


def read_figure(path: Path) -> Figure:
    document = read_document(path)
    file = msgspec.convert(document.data, FigureFile)
    return figure_from(file, path.stem)


def load_figures(*folders: Path) -> Figures:
    files = {p.stem: p for folder in folders for p in sorted(folder.glob("*.yaml"))}
    return Figures(files)
