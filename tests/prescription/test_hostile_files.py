"""Files made to hurt: each is told of in time, and hides no good one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.prescription import Library, check_paths, load_library
from tests.prescription.files import GOOD, ROUTINE, Shop, write

SLOWEST = 1.0  # seconds of computing, so that a busy machine does not count


def load_in_time(shop: Shop) -> Library:
    begun = time.process_time()
    library = load_library(shop.shipped, shop.user)
    assert time.process_time() - begun < SLOWEST
    return library


BOMB = "\n".join(
    ["a0: &a0 [x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
)
HOSTILE = {
    "empty": ("", "1:1: the file is empty"),
    "large": (b"# " + b"x" * 50_000_000, "1:1: the file is larger than 1 MiB"),
    "brackets": ("[" * 100_000, "1:21: nested more than 20 deep"),
    "braces": ("{" * 100_000, "1:21: nested more than 20 deep"),
    "deep": ("\n".join(" " * n + "a:" for n in range(1000)), "21:21: nested more than 20 deep"),
    "compact": ("- " * 100_000, "1:41: nested more than 20 deep"),
    "questions": ("? " * 100_000, "1:41: nested more than 20 deep"),
    "bomb": (BOMB, "5:35: the file holds more than 10000 values"),
    "itself": ("title: &a [*a]", "1:12: the alias *a"),
    "duplicate": (GOOD + "title: Twice\n", "7:1: duplicate key 'title'"),
    "unknown-key": (GOOD + "titles: x\n", "7:1: unknown key 'titles' (did you mean 'title'?)"),
    "type": (GOOD + "pain_limit: low\n", "7:13: expected a whole number, found text 'low'"),
    "hold": (ROUTINE + "  - {use: cat-cow, reps: 1, tempo: {hold: -3}}", "6:43: -3 is less than 0"),
    "reps": (ROUTINE + "  - {use: cat-cow, reps: 1000000000}", "6:26: 1000000000 is more than 100"),
    "exercise": (
        ROUTINE + "  - {use: cat-cw, reps: 1}",
        "6:6: unknown exercise 'cat-cw' (did you mean 'cat-cow'?)",
    ),
    "latin": (GOOD.encode() + b"# caf\xe9", "7:6: the file is not UTF-8 text (byte 0xe9)"),
    "utf-sixteen": (GOOD.encode("utf-16"), "1:1: the file is not UTF-8 text (byte 0xff)"),
    "null": (GOOD + "summary: \0", "7:10: the file holds the control character '\\x00'"),
    "tabs": ("format: 1\n\ttitle: x\n", "2:1: this is not valid YAML: a tab"),
    "documents": (GOOD + "---\n" + GOOD, "7:1: a second document starts here"),
    "python": (GOOD + "summary: !!python/object:os.system {}", "7:10: the tag"),
    "long-number": (GOOD + "prepare: " + "9" * 5000, "7:10: this number is longer"),
    "long-key": (GOOD + "x" * 900 + ": 1", "7:1: unknown key 'xxxxx"),
    "many-keys": ("\n".join(f"k{n}: 1" for n in range(300)), "1:1: missing key"),
    "directives": ("%TAG !a! x\n" * 90_000, "1:1: more than 8 lines begin with '%'"),
    **{
        f"directives-{ord(end):x}": (
            "".join(f"%TAG !a{n}! x{end}" for n in range(45_000)),
            "1:1: more than 8 lines begin with '%'",
        )
        for end in "\r\x85\u2028\u2029"
    },
    "many-uses": ("exercises: [" + "{use: cat-cw}," * 2000 + "]", "1:1: missing key"),
    "many-numbers": ("exercises: [" + "1," * 4000 + "]", "1:1: missing key"),
    "comments": (GOOD.encode() + b"#" * 1_000_000, ""),
    "dashes": (GOOD + "# " + "-" * 5000 + "[" * 5000, ""),
    "date": (GOOD + "summary: 2024-99-99", ""),
}


@pytest.mark.parametrize(("content", "problem"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_told_of(shop: Shop, content: str | bytes, problem: str) -> None:
    file = write(shop.shipped / "recovery" / "hostile.yaml", content)
    shop.routine("good")
    library = load_in_time(shop)
    assert library.routine("good")
    lines = [str(each) for each in library.problems]
    assert bool(lines) == bool(problem)
    assert not problem or lines[0].startswith(f"{file}:{problem}")
    assert all(line.isprintable() for line in lines)


def test_a_pipe_is_refused_without_waiting_for_it(shop: Shop) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no named pipes here")
    shop.routine("good")
    pipe = shop.shipped / "recovery" / "pipe.yaml"
    os.mkfifo(pipe)
    message = f"{pipe}: this is not a regular file"
    assert [str(each) for each in load_in_time(shop).problems] == [message]
    assert [str(each) for each in check_paths([pipe], shop.shipped, None)] == [message]


def test_devices_and_folders_are_refused(shop: Shop) -> None:
    device = Path(os.devnull)
    assert str(check_paths([device], shop.shipped, None)[0]).endswith("not a regular file")
    (shop.shipped / "recovery" / "folder.yaml").mkdir(parents=True)
    assert load_in_time(shop).problems == ()


def test_links_that_leave_the_folder_are_not_followed(shop: Shop, tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.yaml", GOOD)
    shop.routine("good")
    for name, target in {"file.yaml": outside, "folder": outside.parent, "up": tmp_path}.items():
        (shop.shipped / "recovery" / name).symlink_to(target)
    library = load_in_time(shop)
    assert [each.routine.id for each in library.routines] == ["good"]
    assert len(library.problems) == 3
    assert all("leads out of its folder" in each.message for each in library.problems)


def test_links_inside_the_folder_do_no_harm(shop: Shop) -> None:
    good = shop.routine("good")
    (good.parent / "also.yaml").symlink_to(good)
    (good.parent / "round").symlink_to(shop.shipped)
    (good.parent / "itself.yaml").symlink_to("itself.yaml")
    library = load_in_time(shop)
    assert [each.routine.id for each in library.routines] == ["also", "good"]
    assert len(library.problems) == 1


def test_hidden_files_and_backups_are_left_alone(shop: Shop) -> None:
    for name in (".#good.yaml", "good.yaml~", "#good.yaml#", ".good.yaml.swp", "notes.txt"):
        write(shop.shipped / "recovery" / name, "[")
    (shop.shipped / "recovery" / ".#other.yaml").symlink_to("someone@host.123")
    (shop.shipped / "recovery" / "README").symlink_to("/etc/hostname")
    assert load_in_time(shop).problems == ()


LOAD_AS_NOBODY = """
import os, sys
from pathlib import Path
from exercise_coach.prescription import load_library
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
library = load_library(Path("."), None)
print([each.routine.id for each in library.routines])
print(*library.problems, sep="\\n")
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
def test_unreadable_files_and_folders_are_told(shop: Shop) -> None:
    shop.routine("good")
    secret = shop.routine("secret")
    closed = shop.routine("inside", folder="closed").parent
    shop.shipped.chmod(0o755)
    secret.chmod(0)
    closed.chmod(0)
    command = [sys.executable, "-c", LOAD_AS_NOBODY, str(shop.shipped)]
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
        assert run.stderr == ""
    finally:
        closed.chmod(0o755)
    assert run.stdout.splitlines() == [
        "['good']",
        "closed: this folder cannot be read: permission denied",
        f"{Path('recovery', 'secret.yaml')}: cannot be read: permission denied",
    ]


@given(content=st.one_of(st.binary(), st.binary().map(lambda tail: GOOD.encode() + tail)))
def test_any_bytes_are_read_in_time(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    shop = Shop(tmp_path_factory.mktemp("any"))
    write(shop.shipped / "recovery" / "any.yaml", content)
    library = load_in_time(shop)
    assert len(library.routines) == 1 or library.problems
