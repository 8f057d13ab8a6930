"""`check` tells what is wrong with files of every kind."""

from pathlib import Path

import pytest

from exercise_coach.cli import main
from tests.figure.files import GOOD, write

EXERCISE = "format: 1\nname: Hop\nposition: on one leg\nhow: [stand, hop, land]\n"
BAD = GOOD.replace("hold: up", "hold: upp")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def checked(capsys: pytest.CaptureFixture[str], data: Path, *paths: Path) -> list[str]:
    """The lines that `check` writes, without the count at the end."""
    code = main(["check", *map(str, paths), "--data-dir", str(data)])
    lines = capsys.readouterr().out.splitlines()
    assert code == (0 if lines[-1].startswith("No errors") else 1)
    return lines[:-1]


def test_the_users_figures_are_checked(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(data / "figures", BAD, "hop.yaml")
    assert checked(capsys, data) == [
        f"{file}:16:22: unknown pose 'upp' (did you mean 'up'?)",
    ]


def test_a_pose_file_is_known_by_what_it_says(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path, BAD, "hop.yaml")
    assert checked(capsys, data, file) == checked(capsys, data, tmp_path)
    assert checked(capsys, data, file)[0].startswith(f"{file}:16:22: unknown pose")


def test_a_file_in_a_folder_of_figures_is_one(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "figures", "format: 1\n", "hop.yaml")
    assert f"{file}:1:1: missing key 'poses'" in checked(capsys, data, tmp_path)


def test_an_exercise_without_its_figure_is_a_warning(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hop = write(data / "exercises", EXERCISE, "hop.yaml")
    step = write(data / "exercises", f"{EXERCISE}figure: bird-dgo\n", "step.yaml")
    write(data / "exercises", f"{EXERCISE}figure: walk\n", "stride.yaml")
    write(data / "exercises", EXERCISE, "skip.yaml")
    write(data / "figures", GOOD, "skip.yaml")
    expected = [
        f"{hop}:1:1: warning: there is no figure 'hop': the exercise is shown without one",
        f"{step}:5:1: warning: there is no figure 'bird-dgo' (did you mean 'bird-dog'?):"
        " the exercise is shown without one",
    ]
    assert checked(capsys, data) == expected
    assert checked(capsys, data, data) == expected


def test_a_figure_beside_the_exercise_counts(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "exercises", EXERCISE, "hop.yaml")
    write(tmp_path / "figures", GOOD, "hop.yaml")
    assert checked(capsys, data, tmp_path) == []
