"""A data folder that its user may not enter: every command says so, and none breaks off."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from exercise_coach import wording
from exercise_coach.logbook import FILE

# What is imported late is named here: the interpreter's own folder may be closed to nobody, too.
AS_NOBODY = """
import os, sys
import filelock, jsonschema
from pathlib import Path
from exercise_coach import folders
from exercise_coach.cli import main
from exercise_coach.commands import doctor, parser, play, records, routines
from exercise_coach.prescription import watched_folders
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
data = Path(sys.argv[1])
if sys.argv[2:] == ["watch"]:
    print(len(watched_folders(folders.shipped("routines"), data)))
else:
    sys.exit(main([*sys.argv[2:], "--data-dir", str(data)]))
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")


@pytest.fixture(params=["folder", "parent"])
def closed(request: pytest.FixtureRequest) -> Iterator[Path]:
    """Return a data folder with everything in it, closed itself or in a closed one."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        data = Path(name) / "parent" / "data"
        for kind in ("routines", "exercises"):
            (data / kind).mkdir(parents=True)
        (data / "settings.yaml").write_text("sound: silent\n")
        (data / FILE).touch()
        shut = data if request.param == "folder" else data.parent
        shut.chmod(0)
        yield data
        shut.chmod(0o755)


def as_nobody(data: Path, words: str) -> subprocess.CompletedProcess[str]:
    ended = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(data), *words.split()],
        input="", capture_output=True, text=True, timeout=60, check=False,
        cwd=Path(__file__).parent.parent,
    )  # fmt: skip
    assert "Traceback" not in ended.stderr
    return ended


def test_doctor_names_everything_there(closed: Path) -> None:
    ended = as_nobody(closed, "doctor")
    told = {line[:16].strip(): line[16:] for line in ended.stdout.splitlines()}
    assert ended.returncode == 1
    assert ended.stderr == ""
    assert told["data folder"].startswith(f"broken: {closed} cannot be re")
    assert told["settings"].endswith("cannot be read: permission denied; using the defaults")
    assert "2 errors" in told["routines"]
    assert told["logbook"].startswith("broken: ")
    assert "permission" in told["logbook"]


@pytest.mark.parametrize(
    ("words", "code"), [("log", 1), ("play first-walks", 1), ("list", 0), ("check", 1)]
)
def test_the_other_commands_say_it_too(words: str, code: int, closed: Path) -> None:
    ended = as_nobody(closed, words)
    assert ended.returncode == code
    lines = (ended.stdout if words == "check" else ended.stderr).splitlines()
    assert any("permission" in line for line in lines)
    told_of_logbook = sum(line.startswith("exercise-coach: The logbook") for line in lines)
    assert told_of_logbook == words.startswith("play")
    # Nobody is left alone for want of a file: all that is missing here is an answer.
    assert (wording.PAIN_QUESTION in ended.stdout) == words.startswith("play")
    told_of_folder = sum(line.startswith("exercise-coach: the data folder") for line in lines)
    assert told_of_folder == (words == "log")


def test_there_is_nothing_of_it_to_watch(closed: Path) -> None:
    ended = as_nobody(closed, "watch")
    assert ended.returncode == 0, ended.stderr
    assert int(ended.stdout) > 1
