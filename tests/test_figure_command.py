"""Pictures of figures: one of each moment, or of all of them, without a display."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from exercise_coach import folders
from exercise_coach.cli import main
from exercise_coach.figure import FOLDER, load_figures
from tests.figure.files import GOOD, write

pytestmark = pytest.mark.usefixtures("qapp")
SMALL = ("--size", "90x60")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "picture.png"


def paint(*words: str | Path) -> int:
    return main(["figure", *map(str, words)])


def painted(out: Path, *words: str | Path) -> QImage:
    """Paint a small picture and return it."""
    assert paint(*words, "--out", out, *SMALL) == 0
    return QImage(str(out))


def test_it_works_without_a_display(out: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    run = subprocess.run(
        [sys.executable, "-m", "exercise_coach", "figure", "bird-dog", "--out", str(out)],
        env={name: value for name, value in os.environ.items() if name not in hidden},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stdout, run.stderr) == (0, f"Written: {out}\n", "")
    assert QImage(str(out)).size().toTuple() == (900, 700)


def test_the_file_is_whole_and_alone(out: Path) -> None:
    out.write_text("an older one")
    painted(out, "cat-cow")
    assert [each.name for each in out.parent.iterdir() if each.is_file()] == [out.name]
    assert out.read_bytes().startswith(b"\x89PNG")


def test_moment_side_and_mistake_change_the_picture(out: Path) -> None:
    asked = ("", "--at start", "--at out", "--at out:0.2", "--side left", "--mistake 2",
             "--theme dark", "--theme contrast")  # fmt: skip
    pictures = [painted(out, "bird-dog", *words.split()) for words in asked]
    for index, one in enumerate(pictures):
        assert all(one != other for other in pictures[:index]), asked[index]
    assert painted(out, "bird-dog", "--at", "hold") == pictures[0]
    # Arrows stand in that picture alone, by which a figure is known.
    assert painted(out, "bird-dog", "--at", "hold:1") == painted(out, "bird-dog", "--at", "out:1")


def test_the_ground_is_that_of_the_theme(out: Path) -> None:
    for theme, colour in (("light", "#f6f8f7"), ("dark", "#101917"), ("contrast", "#000000")):
        made = painted(out, "plank", "--theme", theme)
        assert made.pixelColor(0, 0) == QColor(colour)


def test_a_loop_is_shown_at_any_moment_of_it(out: Path) -> None:
    assert painted(out, "walk", "--at", "loop:.25") != painted(out, "walk")


def test_an_exercise_is_shown_by_its_figure(out: Path) -> None:
    assert painted(out, "walk-longer") == painted(out, "walk")


def test_a_figure_of_the_users_goes_before_ours(data: Path, out: Path) -> None:
    write(data / FOLDER, GOOD, "bird-dog.yaml")
    ours = painted(out, "bird-dog")
    assert painted(out, "bird-dog", "--data-dir", data) != ours


def test_a_pose_file_by_its_path(tmp_path: Path, out: Path) -> None:
    assert painted(out, write(tmp_path / "mine")) != painted(out, "bird-dog")


def test_a_sheet_shows_every_figure(data: Path, out: Path) -> None:
    write(data / FOLDER, GOOD, "my-own.yaml")
    count = len(load_figures(folders.shipped("assets") / FOLDER)) + 1
    made = painted(out, "--sheet", "--data-dir", data)
    across, down = made.width() // 90, made.height() // (60 + 10 + 60)
    assert made.width() == across * 90
    assert across * (down - 1) < count <= across * down


def test_a_sheet_without_titles_is_numbered(out: Path) -> None:
    titled = painted(out, "--sheet")
    untitled = painted(out, "--sheet", "--untitled")
    assert untitled.height() < titled.height()


def test_a_sheet_of_the_mistakes(out: Path) -> None:
    right = painted(out, "--sheet", "--untitled")
    assert painted(out, "--sheet", "--mistakes", "--untitled") != right


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("--out x.png", "expected the id or the path of a figure, or --sheet"),
        ("bird-dog", "--out"),
        ("bird-dog --out x.jpg", "--out names a .png file, not 'x.jpg'"),
        ("bird-dog --out x", "--out names a .png file"),
        ("bird-dog --sheet --out x.png", "leave a figure out"),
        ("--sheet --mistake 1 --out x.png", "leave --mistake out"),
        ("bird-dog --untitled --out x.png", "--untitled goes with --sheet"),
        ("bird-dog --at huld --out x.png", "expected one of start, out, hold"),
        ("bird-dog --at out:2 --out x.png", "such as out:0.3, not 'out:2'"),
        ("bird-dog --at out:nan --out x.png", "such as out:0.3"),
        ("bird-dog --size 900 --out x.png", "such as 900x700, not '900'"),
        ("bird-dog --size 9x99999 --out x.png", "40 to 4000 pixels"),
        ("bird-dog --mistake 0 --out x.png", "expected the number of a mistake, not '0'"),
        ("bird-dog --theme pink --out x.png", "invalid choice: 'pink'"),
        ("bird-dog --side up --out x.png", "invalid choice: 'up'"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    words: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert paint(*words.split()) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert says in said.err


def test_what_cannot_be_done_is_told_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / FOLDER, "format: 1\nposes: {up: {}}\n", "hop.yaml")
    tall = write(tmp_path, "format: 2\n", "tall.yaml")
    (tmp_path / "folder.png").mkdir()
    for words, says in (
        ("bird-dgo --out x.png", "there is no figure 'bird-dgo' (did you mean 'bird-dog'?)"),
        (f"{tmp_path}/none.yaml --out x.png", "none.yaml: no such file"),
        (f"{tall} --out x.png", "tall.yaml:1:1: missing key 'camera'"),
        (f"hop --data-dir {tmp_path} --out x.png", "hop.yaml:1:1: missing key 'camera'"),
        ("bird-dog --mistake 9 --out x.png", "has 2 drawn mistakes: there is no number 9"),
        (f"bird-dog --out {tmp_path}/no/x.png", "x.png could not be written: no such file"),
        (f"bird-dog --out {tmp_path}/folder.png", "it is not an ordinary file"),
        ("--sheet --out x.png --size 4000x4000", "would be too large to paint"),
    ):
        assert paint(*words.split()) == 1, words
        said = capsys.readouterr().err
        assert said.count("\n") == 1
        assert said.startswith("exercise-coach: ")
        assert says in said


def test_a_bad_file_of_the_users_is_told_and_ours_shown(
    data: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = painted(out, "bird-dog")
    file = write(data / FOLDER, "format: 1\n", "bird-dog.yaml")
    capsys.readouterr()
    assert painted(out, "bird-dog", "--data-dir", data) == ours
    assert capsys.readouterr().err.startswith(f"{file}:1:1: missing key")
