"""A pose file is checked like a routine file: every error, each with its place."""

import itertools
import re
import tempfile
from math import isfinite
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from exercise_coach.figure import Stage, check_figure, figure_schema
from exercise_coach.figure.checking import read_figure
from exercise_coach.prescription import Side
from tests.figure.files import GOOD, figure_files, upright, write
from tests.figure.movements import SHIPPED
from tests.prescription.files import spoiled


def told(folder: Path, text: str) -> list[str]:
    """What is said about a file, without its path."""
    file = write(folder, text)
    return [str(each).removeprefix(f"{file}:") for each in check_figure(file)]


@pytest.mark.parametrize("file", sorted(SHIPPED.glob("*.yaml")), ids=lambda file: file.stem)
def test_every_shipped_file_is_good(file: Path) -> None:
    assert [str(each) for each in check_figure(file)] == []
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert list(Draft202012Validator(figure_schema()).iter_errors(data)) == []


def test_a_good_file_has_no_problems(tmp_path: Path) -> None:
    assert told(tmp_path, GOOD) == []


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    text = """\
format: 2
camera: {azimuth: ahead}
things:
  - {thing: matt}
  - {thing: wall, through: [right-knee, left-knee]}
  - {thing: stick}
  - {thing: pillow}
  - {thing: pillow}
poses:
  down:
    bodi: face-up
    place: {neck: [-0.5], chest: [0, 0]}
    legs: {at: [0.46, -0.1], to: upp, bend: 400}
    right_arm: {upper: [0, 0], elbow: true}
    left_leg: {at: [0, 0], of: chest}
    supports: {matt: [shoulder], floor: [head]}
  up:
    like: don
    mirrored: true
  again: {mirrored: true, like: again}
moves: {start: dwn, hold: up, out: [upp], loop: {period: 0, poses: [down]}}
mistakes:
  - {text: Too far, poses: {op: {head: {bend: .nan}}}}
  - {text: "", poses: {}}
"""
    assert told(tmp_path, text) == [
        "1:9: this version reads format 1, and the file is in format 2",
        "2:19: expected a number, found text 'ahead'",
        "4:13: expected one of chair, cold-pack, mat, pillow, recliner, stick, strap, table, towel,"
        " wall, warm-pack, found text 'matt' (did you mean 'mat'?)",
        "5:19: only a stick or a strap goes through joints: leave this out",
        "6:5: a stick goes through joints or places: expected 'through'",
        "8:5: another thing is named 'pillow': give this one a name of its own",
        "11:5: unknown key 'bodi' (did you mean 'body'?)",
        "12:5: expected the place of one joint, found 2",
        "12:19: this list has 1 items: expected 2 to 3",
        "13:5: expected one of at, to, and thigh with shin, found at, to",
        "13:34: expected one of ahead, behind, down, left, right, up, found text 'upp'"
        " (did you mean 'up'?)",
        "13:45: 400 is more than 155",
        "14:17: 'upper' needs 'fore' beside it",
        "14:24: this list has 2 items: expected 3",
        "14:39: expected one of ahead, behind, down, left, right, up or a list or a number,"
        " found true",
        "15:16: a place by a part of the body needs three numbers",
        "16:23: unknown word 'shoulder' (did you mean 'shoulders'?)",
        "18:5: unknown pose 'don' (did you mean 'down'?)",
        "20:27: these poses are like each other: again",
        "21:9: unknown pose 'dwn' (did you mean 'down'?)",
        "21:37: unknown pose 'upp' (did you mean 'up'?)",
        "21:58: 0 is less than 0.3",
        "21:68: this list has 1 items: expected 2 to 24",
        "23:29: unknown pose 'op': expected one of down, up, again",
        "23:47: expected a number, found the number nan",
        "24:12: expected text, found none",
        "24:16: expected at least one pose that differs",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "1:1: the file is empty: expected a figure: a mapping with format, camera, poses and"
         " moves"),
        ("- 1", "1:1: expected a figure: a mapping with format, camera, poses and moves, found a"
         " list"),
        ("format: [", "2:1: this is not valid YAML"),
    ],
)  # fmt: skip
def test_what_is_no_figure_at_all_is_told_so(tmp_path: Path, text: str, problem: str) -> None:
    assert [each[: len(problem)] for each in told(tmp_path, text)] == [problem]


def test_a_file_that_is_not_there_is_told_so(tmp_path: Path) -> None:
    assert [each.message for each in check_figure(tmp_path / "none.yaml")] == ["no such file"]


def test_a_name_that_is_no_id_is_told(tmp_path: Path) -> None:
    problems = check_figure(write(tmp_path, GOOD, "My figure.yaml"))
    assert [each.message[:37] for each in problems] == ["the file's name 'My figure' is no id:"]


FEET = "supports: {floor: [right-foot, left-foot]}"


def without_numbers(problems: list[str]) -> list[str]:
    return [re.sub(r"[\d.]+ (m|degrees)", r"… \1", each) for each in problems]


@pytest.mark.parametrize(
    ("pose", "problem"),
    [
        ("legs: {at: [1, -0.09]}", "6:5: the place of the right ankle is … m out of reach"),
        ("arms: {at: [0, -0.2, 1.5]}", "6:5: the place of the right wrist is … m too near to the"
         " body"),
        ("legs: {thigh: down, shin: ahead}", "6:5: the right knee is bent backwards: … degrees from"
         " the middle, 60 is the most"),
        ("arms: {upper: down, fore: behind}", "6:5: the right elbow is bent backwards: … degrees"
         " from the middle, 115 is the most"),
        ("legs: {thigh: ahead, shin: [-1, 0, 0.1]}", "6:5: the right knee is bent … degrees: 155"
         " is the most"),
        ("left_leg: {at: [0, 0.09, 0.2]}\nsupports: {floor: [left-foot]}", "7:5: left foot: a"
         " support, but … m above the floor"),
        ("arms: {of: chest, at: [0, 0, 0]}", "4:3: the right hand goes … m too far into the trunk"),
        ("legs: {thigh: [-1, -0.5, 0.5], shin: down}", "6:5: the right knee is turned too far: …"
         " degrees from the middle, 60 is the most"),
    ],
)  # fmt: skip
def test_what_no_body_can_do_is_told(tmp_path: Path, pose: str, problem: str) -> None:
    assert problem in without_numbers(told(tmp_path, upright(pose)))


@pytest.mark.parametrize(
    ("place", "pose", "problem"),
    [
        ("{pelvis: [0, 0, 0.8]}", "", "5:5: left toe: … m under the floor"),
        ("{right-ankle: [0, 0, 0.1]}", "legs: {at: [0, 0, 0.1]}", "6:5: the joint that has the"
         " body's place is on a limb that has one of its own"),
    ],
)  # fmt: skip
def test_a_body_in_the_wrong_place_is_told(
    tmp_path: Path, place: str, pose: str, problem: str
) -> None:
    assert problem in without_numbers(told(tmp_path, upright(pose, place)))


def test_a_support_that_slides_is_told(tmp_path: Path) -> None:
    text = f"""\
format: 1
camera: {{azimuth: 0}}
poses:
  stand: {{place: {{pelvis: [0, 0, 0.88]}}, legs: {{at: [0, -0.09]}}, {FEET}}}
  step: {{like: stand, left_leg: {{at: [0.1, 0.09]}}}}
moves: {{start: stand, hold: step}}
"""
    assert told(tmp_path, text) == [
        "5:3: left foot: a support in 'stand' and 'step', but 0.100 m away"
    ]


OUT_OF_REACH = "the place of the right ankle is … m out of reach"


def test_a_mistake_is_judged_too(tmp_path: Path) -> None:
    text = f"{GOOD}mistakes:\n  - {{text: Far, poses: {{up: {{legs: {{at: [2, 0, 0.1]}}}}}}}}\n"
    assert f"18:30: {OUT_OF_REACH}" in without_numbers(told(tmp_path, text))


def test_what_is_inherited_is_told_once(tmp_path: Path) -> None:
    text = GOOD.replace("legs: {at: [0.46, -0.1]}", "legs: {at: [2, -0.1]}")
    text += "mistakes:\n  - {text: Chin up, poses: {up: {head: {bend: 20}}}}\n"
    found = without_numbers(told(tmp_path, text))
    assert [each for each in found if "out of reach" in each] == [f"9:5: {OUT_OF_REACH}"]


@given(spoiled(figure_files))
def test_a_file_is_either_shown_or_told_to_be_bad(data: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = write(Path(folder), yaml.safe_dump(data))
        figure = read_figure(file)
        if figure is None:
            assert check_figure(file)
            return
        assert not list(PUBLISHED.iter_errors(data))
        check_figure(file)
        for moving in (figure, *(mistake.figure for mistake in figure.mistakes)):
            for stage in Stage:
                frame = moving.frame(stage, 0.3, Side.LEFT, 0.5)
                assert all(map(isfinite, itertools.chain(*frame.joints.values())))


PUBLISHED = Draft202012Validator(figure_schema())
