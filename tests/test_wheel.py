"""The wheel, installed where nothing else is, brings all that the program needs."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PIP_CACHE = os.environ.get("PIP_CACHE_DIR") or str(Path.home() / ".cache" / "pip")
"""Where pip keeps what it once fetched; each test has a home of its own."""

QUICK = """
format: 1
title: Over in no time
phase: strengthening
load: strength
prepare: 0
exercises:
  - use: pelvic-tilt
    sets: 2
    reps: 1
    tempo: {out: 0.2, hold: 0, back: 0.2}
    rest: 0.2
  - use: bird-dog
    reps: 1
    tempo: {out: 0.2, hold: 0, back: 0.2}
    rest: 0
"""


def run(words: Sequence[object], folder: Path, typed: str = "") -> str:
    done = subprocess.run(
        list(map(str, words)),
        cwd=folder,
        env=os.environ | {"PIP_CACHE_DIR": PIP_CACHE, "PYTHONPATH": ""},
        input=typed,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The program's script, in an environment that has the wheel and what the wheel asks for."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    run(build, folder)
    (wheel,) = folder.glob("*.whl")
    run([sys.executable, "-m", "venv", "--without-pip", folder / "empty"], folder)
    binaries = folder / "empty" / ("Scripts" if os.name == "nt" else "bin")
    install = ["-m", "pip", "--python", binaries / "python", "install", "--quiet", wheel]
    run([sys.executable, *install], folder)
    yield binaries / "exercise-coach"
    shutil.rmtree(folder)  # it is as large as Qt


def test_it_lists_its_routines(program: Path, tmp_path: Path) -> None:
    routines = json.loads(run([program, "list", "--json"], tmp_path))
    shipped = {path.stem for path in (ROOT / "routines").glob("*/*.yaml")} - {
        path.stem for path in (ROOT / "routines" / "exercises").glob("*.yaml")
    }
    assert {routine["id"] for routine in routines} == shipped
    assert {routine["phase"] for routine in routines} == {
        "acute", "recovery", "strengthening", "maintenance",
    }  # fmt: skip
    assert not any(routine["file"].startswith(str(ROOT)) for routine in routines)


def test_it_finds_no_error_in_them(program: Path, tmp_path: Path) -> None:
    run([program, "check"], tmp_path)


def test_it_plays_a_routine_by_path(program: Path, tmp_path: Path) -> None:
    routine = tmp_path / "quick.yaml"
    routine.write_text(QUICK, encoding="utf-8")
    told = run([program, "play", routine], tmp_path, typed="1\n2\n1\n")
    assert "Finished" in told
    (session,) = json.loads(run([program, "log", "--json"], tmp_path))
    assert session["outcome"] == "completed"
    assert len(session["sets"]) == 4
    assert [score["score"] for score in session["scores"]] == [1, 2, 1]


def test_it_plays_a_shipped_routine(program: Path, tmp_path: Path) -> None:
    command = [str(program), "play", "steady-trunk", "--pain", "0"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as playing:
        assert playing.stdout is not None
        assert any("Get ready" in line for line in playing.stdout), "it ended before it began"
        playing.send_signal(signal.SIGTERM)
    (session,) = json.loads(run([program, "log", "--json"], tmp_path))
    assert (session["routine"], session["outcome"]) == ("steady-trunk", "stopped_user")
