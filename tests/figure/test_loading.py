"""Figures are read one by one, when they are first wanted."""

from pathlib import Path

import pytest

from exercise_coach import folders
from exercise_coach.figure import load_figures
from exercise_coach.prescription import load_library
from tests.figure.files import GOOD, write
from tests.figure.movements import FIGURES


def test_a_figure_is_read_at_first_use_only(tmp_path: Path) -> None:
    file = write(tmp_path)
    figures = load_figures(tmp_path)
    assert list(figures) == ["one"]
    figure = figures["one"]
    file.unlink()
    assert figures.get("one") is figure


def test_the_users_figure_goes_before_ours(tmp_path: Path) -> None:
    write(tmp_path / "ours")
    write(tmp_path / "theirs", GOOD.replace("azimuth: -60", "azimuth: 7"))
    figures = load_figures(tmp_path / "ours", tmp_path / "theirs")
    assert figures["one"].camera.azimuth == 7


def test_a_folder_may_be_missing(tmp_path: Path) -> None:
    assert dict(load_figures(tmp_path / "none")) == {}


def test_a_bad_file_is_as_good_as_missing_and_told(tmp_path: Path) -> None:
    file = write(tmp_path, "format: 1\n")
    write(tmp_path, GOOD, "two.yaml")
    figures = load_figures(tmp_path)
    assert figures.get("one") is None
    assert figures.get("one") is None
    assert figures.get("two") is not None
    assert figures.get("three") is None
    assert [str(each) for each in figures.problems] == [
        f"{file}:1:1: missing key 'camera'",
        f"{file}:1:1: missing key 'moves'",
        f"{file}:1:1: missing key 'poses'",
    ]


def test_a_bad_file_of_the_users_leaves_ours_in_use(tmp_path: Path) -> None:
    write(tmp_path / "ours")
    write(tmp_path / "theirs", "format: 1\n")
    figures = load_figures(tmp_path / "ours", tmp_path / "theirs")
    assert figures["one"].camera.azimuth == -60
    assert figures.problems


EXERCISES = load_library(folders.shipped("routines"), None).exercises


@pytest.mark.parametrize("exercise_id", sorted(EXERCISES))
def test_every_shipped_exercise_has_its_figure(exercise_id: str) -> None:
    exercise = EXERCISES[exercise_id].exercise
    assert (exercise.figure or exercise.id) in FIGURES


@pytest.mark.parametrize("figure_id", sorted(FIGURES))
def test_a_figure_shows_the_mistakes_its_exercise_names(figure_id: str) -> None:
    named = {
        text
        for loaded in EXERCISES.values()
        if (loaded.exercise.figure or loaded.exercise.id) == figure_id
        for text in loaded.exercise.mistakes
    }
    texts = [mistake.text for mistake in FIGURES[figure_id].mistakes]
    assert [text for text in texts if named and text not in named] == []
