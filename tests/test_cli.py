"""Every command, and every way of ending: one clear line, the right code, never a traceback."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exercise_coach import __version__, cli
from exercise_coach.cli import RefusalError, main
from exercise_coach.commands.display import why_no_window
from exercise_coach.logbook import FILE

TINY = """\
format: 1
title: Tiny <b>tilts</b>
phase: acute
load: gentle
prepare: 0
repeat: {every: 1 h}
exercises:
  - use: pelvic-tilt
    sets: 2
    reps: 1
    tempo: {out: 0.1, hold: 0, back: 0.1}
    rest: 0
"""

SILENT = (
    "exercise-coach: Sound is off in the settings. The session will be silent; watch the screen."
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder with a routine that takes no time, and without sound."""
    folder = tmp_path / "data"
    (folder / "routines").mkdir(parents=True)
    (folder / "routines" / "tiny.yaml").write_text(TINY)
    (folder / "settings.yaml").write_text("sound: silent\n")
    return folder


def program(
    data: Path, *words: str, typed: str = "", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the real program."""
    return subprocess.run(
        [sys.executable, "-m", "exercise_coach", *words, "--data-dir", str(data)],
        input=typed, capture_output=True, text=True, timeout=60,
        env={**os.environ, **(env or {})}, check=False,
    )  # fmt: skip


def log(data: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    capsys.readouterr()
    assert main(["log", "--json", "--data-dir", str(data)]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("plya", "invalid choice: 'plya'"),
        ("play --pain 11", "a pain score is 0 to 10, not '11'"),
        ("play --pain 000011", "a pain score is 0 to 10, not '000011'"),
        (f"play --pain {'9' * 5000}", "a pain score is 0 to 10"),
        ("play --pain -1", "--pain"),
        ("play --pain 2.5", "a pain score is 0 to 10"),
        ("play --pain ''", "a pain score is 0 to 10"),
        ("open", "ROUTINE"),
        ("schema", "kind"),
        ("schema exercises", "invalid choice"),
        ("export", "--format, --out"),
        ("export --format xml --out x", "invalid choice: 'xml'"),
        ("log --limit 0", "expected a number above 0"),
        ("log --limit 0000000000", "expected a number above 0"),
        (f"log --limit {'9' * 5000}", "expected a number above 0"),
        ("log --limit many", "expected a number above 0"),
        ("list --jsn", "--jsn"),
        ("list --data-dir", "--data-dir"),
    ],
)
def test_wrong_usage_is_told_in_one_line(
    words: str, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([word.strip("'") for word in words.split()]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("exercise-coach: ")
    assert err.count("\n") == 1
    assert says in err


@pytest.mark.parametrize("words", ["--help", "play --help", "--version"])
def test_help(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words.split()) == 0
    assert __version__ in capsys.readouterr().out or "--help" in words


@pytest.mark.parametrize("before", [True, False])
def test_the_data_folder_is_named_before_or_after_the_command(
    before: bool, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = ["--data-dir", str(data)]
    assert main([*named, "list"] if before else ["list", *named]) == 0
    assert "Tiny <b>tilts</b>, every hour (yours)" in capsys.readouterr().out


def test_list_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--json", "--data-dir", str(data)]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) > 6
    assert all(
        list(each) == ["id", "title", "phase", "load", "minutes", "repeat", "exercises", "file"]
        for each in listed
    )
    tiny = next(each for each in listed if each["id"] == "tiny")
    assert tiny == {
        "id": "tiny", "title": "Tiny <b>tilts</b>", "phase": "acute", "load": "gentle",
        "minutes": 0.0, "repeat": {"every": 3600}, "exercises": ["pelvic-tilt"],
        "file": str(data / "routines" / "tiny.yaml"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("repeat", "told"),
    [
        ("every: 1 h", "every hour"),
        ("every: 90 min", "every 1.5 h"),
        ("every: 2 h", "every 2 h"),
        ("every: 30 min", "every 30 min"),
        ("per_day: 1", "once a day"),
        ("per_day: 2", "twice a day"),
        ("per_day: 3", "3 times a day"),
        ("per_week: 1", "once a week"),
        ("per_week: 2", "twice a week"),
        ("per_week: 5", "5 times a week"),
    ],
)
def test_how_often_is_told_in_words(
    repeat: str, told: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (data / "routines" / "tiny.yaml").write_text(TINY.replace("every: 1 h", repeat))
    assert main(["list", "--data-dir", str(data)]) == 0
    assert f"Tiny <b>tilts</b>, {told} (yours)\n" in capsys.readouterr().out


def test_a_bad_file_is_named_and_hides_no_other(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = data / "routines" / "bad.yaml"
    bad.write_text(TINY.replace("reps: 1", "rep: 1"))
    assert main(["list", "--data-dir", str(data)]) == 0
    out, err = capsys.readouterr()
    assert "tiny" in out
    assert err.startswith(f"{bad}:10:5: ")
    for words in (["check"], ["check", str(bad)]):
        assert main([*words, "--data-dir", str(data)]) == 1
        out, err = capsys.readouterr()
        assert out.splitlines()[0].startswith(f"{bad}:10:5: ")
        assert "did you mean 'reps'?" in out
        assert out.splitlines()[-1].endswith(" error.") or " errors" in out.splitlines()[-1]
        assert err == ""


def test_check_finds_nothing_wrong_with_what_is_shipped(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--data-dir", str(data)]) == 0
    assert capsys.readouterr().out.startswith("No errors")


def test_check_does_not_fail_for_a_warning(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny = data / "routines" / "tiny.yaml"
    tiny.write_text(TINY.replace("pelvic-tilt", "bird-dog"))
    assert main(["check", str(tiny), "--data-dir", str(data)]) == 0
    out = capsys.readouterr().out
    assert f"{tiny}:8:5: warning: " in out
    assert out.endswith("No errors, 1 warning.\n")


def test_check_of_a_missing_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "nothing.yaml", "--data-dir", str(data)]) == 1
    assert capsys.readouterr().out.startswith("nothing.yaml: no such file")


@pytest.mark.parametrize("kind", ["routine", "exercise", "figure", "logbook"])
def test_schema(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", kind]) == 0
    assert json.loads(capsys.readouterr().out)["$schema"].startswith("https://json-schema.org/")


def test_an_empty_logbook(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert log(data, capsys) == []
    assert main(["log", "--data-dir", str(data)]) == 0
    assert capsys.readouterr().out == "The logbook is empty. It fills with your first session.\n"
    assert not (data / FILE).exists()


def test_leading_zeros_do_no_harm(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", "--limit", "0000000005", "--data-dir", str(data)]) == 0
    assert main(["log", "--limit", "999999999", "--data-dir", str(data)]) == 0
    assert program(data, "play", "tiny", "--pain", "0001", typed="1\n").returncode == 0
    assert log(data, capsys)[0]["pain_before"] == 1


def test_play_then_log_and_export(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    played = program(data, "play", "tiny", "--pain", "1", typed="2\n")
    assert (played.returncode, "Traceback" in played.stderr) == (0, False)
    assert played.stdout.splitlines()[-1] == "2 of 2 sets done. Pain 1 before, 2 at the end."
    (record,) = log(data, capsys)
    assert (record["routine"], record["outcome"]) == ("tiny", "completed")
    assert (record["pain_before"], record["pain_after"]) == (1, 2)
    assert [(done["set"], done["side"]) for done in record["sets"]] == [(1, None), (2, None)]
    assert main(["log", "--data-dir", str(data)]) == 0
    assert "Completed         Tiny <b>tilts</b>, 2 sets" in capsys.readouterr().out
    for format_ in ("csv", "json", "fhir"):
        out = data / f"export.{format_}"
        words = ["export", "--format", format_, "--out", str(out), "--data-dir", str(data)]
        assert main(words) == 0
        assert "tiny" in out.read_text()
    assert main(["export", "--format", "csv", "--out", str(data), "--data-dir", str(data)]) == 1


@pytest.mark.parametrize("typed", ["3\n", "1\n"])
def test_play_by_path_and_by_asking(
    typed: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    played = program(
        data, "play", str(data / "routines" / "tiny.yaml"), typed=f"nothing\n1\n{typed}"
    )
    assert played.returncode == 0, played.stderr
    assert log(data, capsys)[0]["outcome"] == ("stopped_pain" if typed == "3\n" else "completed")


def test_play_at_the_end_of_input(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert program(data, "play", "tiny", "--pain", "1").returncode == 0
    assert log(data, capsys)[0]["outcome"] == "stopped_user"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("play tinny --pain 1", "did you mean 'tiny'?"),
        ("open tinny", "did you mean 'tiny'?"),
        ("play nothing.yaml --pain 1", "nothing.yaml: no such file"),
        ("play / --pain 1", "regular file"),
    ],
)
def test_a_routine_that_is_not_there(
    words: str, says: str, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words.split(), "--data-dir", str(data)]) == 1
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == 1


def test_too_much_pain_to_start(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    played = program(data, "play", "tiny", "--pain", "8")
    assert played.returncode == 1
    assert played.stdout.index("call someone first") < played.stdout.index("these may start")
    assert "rest-and-breathe" in played.stdout
    assert "first-walks" not in played.stdout
    assert log(data, capsys) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_a_session_cleanly(
    number: int, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    slow = TINY.replace("out: 0.1", "out: 60")
    (data / "routines" / "tiny.yaml").write_text(slow)
    with subprocess.Popen(
        [sys.executable, "-m", "exercise_coach", "play", "tiny", "--pain", "1",
         "--data-dir", str(data)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as playing:  # fmt: skip
        assert playing.stdout is not None
        for line in playing.stdout:
            if line.startswith("Set 1 of 2"):
                break
        playing.send_signal(number)
        _, err = playing.communicate(timeout=30)
    assert playing.returncode == 0
    assert err.splitlines() == [SILENT]
    assert log(data, capsys)[0]["outcome"] == "stopped_user"


def test_a_second_session_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from exercise_coach.logbook import SessionLock  # noqa: PLC0415

    with SessionLock(data):
        assert main(["play", "tiny", "--pain", "1", "--data-dir", str(data)]) == 1
    assert "already running" in capsys.readouterr().err


def test_a_damaged_logbook_is_set_aside(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / FILE).write_bytes(b"SQLite format 3\0" + b"rubbish" * 1000)
    before = (data / FILE).read_bytes()
    for words in (["log"], ["doctor"]):
        assert main([*words, "--data-dir", str(data)]) == 1
        assert "Traceback" not in capsys.readouterr().err
    played = program(data, "play", "tiny", "--pain", "1", typed="1\n")
    assert played.returncode == 0
    (aside,) = data.glob("logbook.damaged-*.sqlite3")
    assert aside.read_bytes() == before
    assert str(aside) in played.stderr
    assert len(log(data, capsys)) == 1


def test_a_newer_logbook_is_left_alone(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program(data, "play", "tiny", "--pain", "1", typed="1\n")
    database = sqlite3.connect(data / FILE)
    database.execute("PRAGMA user_version = 999")
    database.commit()
    database.close()
    before = (data / FILE).read_bytes(), (data / FILE).stat().st_mtime_ns
    played = program(data, "play", "tiny", "--pain", "1", typed="1\n")
    assert played.returncode == 1
    assert "This session is led, but not kept." in played.stderr
    for words, code in (("log --json", 0), ("doctor", 1)):
        assert main([*words.split(), "--data-dir", str(data)]) == code
    assert "newer version" in capsys.readouterr().out
    assert len(log(data, capsys)) == 1
    assert ((data / FILE).read_bytes(), (data / FILE).stat().st_mtime_ns) == before


def test_a_damaged_logbook_is_repaired(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def doctor() -> tuple[int, str]:
        code = main(["doctor", "--repair", "--data-dir", str(data)])
        return code, capsys.readouterr().out

    assert "nothing is damaged, and nothing was changed" in doctor()[1]
    for _ in range(2):
        program(data, "play", "tiny", "--pain", "1", typed="1\n")
    with (data / FILE).open("r+b") as file:
        file.write(b"rubbish" * 10)
    assert main(["doctor", "--data-dir", str(data)]) == 1
    assert "'exercise-coach doctor --repair' saves what it" in capsys.readouterr().out
    code, told = doctor()
    assert "saved           2 sessions, 4 sets, 0 facts told" in told
    assert code == 0
    assert len(log(data, capsys)) == 2
    (kept,) = data.glob("logbook.salvaged-*.sqlite3")
    assert f"damaged logbook kept as {kept}" in told
    assert kept.read_bytes().startswith(b"rubbish")


AS_NOBODY = """
import os, sys
import filelock
from exercise_coach.cli import main
from exercise_coach.commands import doctor, parser, play, records, routines
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
for words in (["play", "own"], ["log"], ["list"], ["doctor"]):
    print(words[0], main([*words, "--data-dir", sys.argv[1]]))
"""
OWN = """\
format: 1
name: Stand
position: upright
how: [Stand., Breathe., Sit down.]
defaults: {reps: 1}
"""


@pytest.mark.skipif(os.name == "nt", reason="permissions are of another kind there")
def test_a_folder_that_cannot_be_written() -> None:
    with tempfile.TemporaryDirectory() as name:
        data = Path(name)
        for kind, text in (("exercises", OWN), ("routines", TINY.replace("pelvic-tilt", "own"))):
            (data / kind).mkdir()
            (data / kind / "own.yaml").write_text(text)
        data.chmod(0o555)
        ended = subprocess.run(
            [sys.executable, "-c", AS_NOBODY, name], input="", capture_output=True, text=True,
            check=False, cwd=Path(__file__).parent.parent,
        )  # fmt: skip
        data.chmod(0o755)
    codes = [line for line in ended.stdout.splitlines() if line[-2:] in {" 0", " 1"}]
    assert codes == ["play 1", "log 0", "list 0", "doctor 1"]
    assert "data folder     broken: " in ended.stdout
    told = [line for line in ended.stderr.splitlines() if line.startswith("exercise-coach: ")]
    assert any("cannot" in line or "permission" in line for line in told), ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_data_folder_that_is_a_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = data / "settings.yaml"
    for words in ("play first-walks", "doctor"):
        assert main([*words.split(), "--data-dir", str(file)]) == 1
    assert "is not a folder" in capsys.readouterr().out


def test_doctor(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program(data, "play", "tiny", "--pain", "1", typed="1\n")
    before = (data / FILE).read_bytes()
    assert main(["doctor", "--data-dir", str(data)]) == 0
    out = capsys.readouterr().out
    for what in ("display", "sound", "voice", "data folder", "settings", "routines", "logbook"):
        assert any(line.startswith(what) for line in out.splitlines()), what
    assert "1 session, in order" in out
    assert (data / FILE).read_bytes() == before


# Ways of ending


def failing_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(cli, "_run", fail)


@pytest.mark.parametrize(
    ("error", "code", "says"),
    [
        (KeyboardInterrupt(), 1, "stopped"),
        (BrokenPipeError(), 0, ""),
        (OSError(28, "No space left on device"), 1, "no space left on device"),
        (PermissionError(13, "Permission denied", "x"), 1, "permission denied: x"),
        (RefusalError("no\nway", 3), 3, "no way"),
        (ZeroDivisionError("by\nzero"), 1, "ZeroDivisionError: by zero"),
        (RecursionError("deep"), 1, "RecursionError"),
    ],
)
def test_one_line_whatever_happens(
    error: BaseException, code: int, says: str,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    failing_with(error, monkeypatch)
    assert main(["list"]) == code
    err = capsys.readouterr().err
    assert says in err
    assert err.count("\n") == (1 if says else 0)


def test_a_trace_for_those_who_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cli.DEBUG_VARIABLE, "1")
    failing_with(ZeroDivisionError(), monkeypatch)
    with pytest.raises(ZeroDivisionError):
        main(["list"])


@pytest.mark.skipif(os.name == "nt", reason="needs a shell that can close a stream")
@pytest.mark.parametrize(("words", "code"), [("log", 0), ("schema figure", 0), ("no such", 2)])
def test_closed_output_is_no_bug(data: Path, words: str, code: int) -> None:
    command = f'"{sys.executable}" -m exercise_coach {words} --data-dir "{data}"'
    for closed in (">&-", ">&- 2>&-", "<&- >&- 2>&-"):
        assert subprocess.run(f"{command} {closed}", shell=True, check=False).returncode == code
    silent = subprocess.run(f"{command} >&-", shell=True, capture_output=True, check=False)
    assert b"went wrong" not in silent.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_output_that_cannot_be_written(data: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "exercise_coach", "list"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert ended.returncode == 1
    assert ended.stderr == "exercise-coach: no space left on device\n"


def test_a_reader_that_has_read_enough(data: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "exercise_coach", "list"],
        stdout=write, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(write)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_a_console_that_knows_only_ascii(data: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    listed = program(data, "list", env=env)
    assert (listed.returncode, listed.stderr) == (0, "")
    assert json.loads(program(data, "list", "--json", env=env).stdout)


def test_the_door_itself_is_light() -> None:
    code = "import sys, exercise_coach.cli; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True,
        cwd=Path(cli.__file__).parent.parent,
    ).stdout.split()  # fmt: skip
    assert not {"argparse", "msgspec", "yaml", "sqlite3", "PySide6"} & set(loaded)


# No display


@pytest.mark.parametrize(
    "environment",
    [
        {},
        {"DISPLAY": ""},
        {"DISPLAY": ":987"},
        {"DISPLAY": "nonsense"},
        {"DISPLAY": "localhost:987"},
        {"DISPLAY": "[::1]:987"},
        {"WAYLAND_DISPLAY": "wayland-987"},
        {"WAYLAND_DISPLAY": "/nowhere/wayland-0", "DISPLAY": ":987"},
        {"QT_QPA_PLATFORM": "xcb"},
        {"QT_QPA_PLATFORM": "wayland;xcb", "DISPLAY": ":987"},
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's displays")
def test_without_a_display_it_names_play(environment: dict[str, str], data: Path) -> None:
    reason = why_no_window(environment)
    assert reason is not None
    assert ("does not answer" if any(map(environment.get, ("DISPLAY", "WAYLAND_DISPLAY")))
            else "there is no display") in reason  # fmt: skip


@pytest.mark.parametrize("words", [(), ("open", "tiny")])
def test_the_window_without_a_display(words: tuple[str, ...], data: Path) -> None:
    env = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}
    ended = program(data, *words, env=env)
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "exercise-coach play" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "vnc:port=5910"])
def test_platforms_that_need_no_display(platform: str) -> None:
    assert why_no_window({"QT_QPA_PLATFORM": platform}) is None


@pytest.fixture
def wayland(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Give the environment of a Wayland display that takes connections."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "w"))
        server.listen()
        yield {"WAYLAND_DISPLAY": "w", "XDG_RUNTIME_DIR": str(tmp_path)}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's displays")
@pytest.mark.qt
def test_missing_libraries_are_named_by_their_packages(
    wayland: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(file: str) -> None:
        raise OSError("libxcb-cursor.so.0: cannot open shared object file: No such file")

    monkeypatch.setattr("ctypes.CDLL", fail)
    told = "libxkbcommon-x11.so.0 => not found\n\tlibEGL.so.1 => not found\n"
    monkeypatch.setattr(
        subprocess, "run", lambda *_, **__: subprocess.CompletedProcess((), 0, told)
    )
    assert why_no_window(wayland) == (
        "the window needs system libraries that are missing: libegl1 libxkbcommon-x11-0"
    )
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess((), 0, ""))
    assert (why_no_window(wayland) or "").endswith("missing: libxcb-cursor0")
