"""``make run``: the window where it opens, the terminal where it does not."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

STAND_IN = """\
#!/bin/sh
echo "started: $*"
[ "$1" = play ] || exit {code}
"""

pytestmark = pytest.mark.skipif(
    shutil.which("make") is None or os.name == "nt", reason="needs make and sh"
)


@pytest.mark.parametrize(
    ("display", "code", "started", "ends_well"),
    [
        (":1", 0, ["--data-dir x"], True),
        (":1", 1, ["--data-dir x"], False),
        (":1", 3, ["--data-dir x", "play --data-dir x"], True),
        ("", 0, ["play --data-dir x"], True),
    ],
)
def test_run(display: str, code: int, started: list[str], ends_well: bool, tmp_path: Path) -> None:
    program = tmp_path / "exercise-coach"
    program.write_text(STAND_IN.format(code=code))
    program.chmod(0o755)
    ended = subprocess.run(
        # -o: whatever is installed is new enough
        ["make", "-o", ".venv/.run", "run", f"BIN={tmp_path}", "ARGS=--data-dir x"],
        cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=False,
        env={**os.environ, "DISPLAY": display, "WAYLAND_DISPLAY": ""},
    )  # fmt: skip
    lines = ended.stdout.splitlines()
    told = [line.removeprefix("started: ") for line in lines if line.startswith("started: ")]
    assert told == started
    assert (ended.returncode == 0) == ends_well
