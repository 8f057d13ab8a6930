"""Start at login: what stands in each platform's own place, and what is told of it."""

import plistlib
import sys
from pathlib import Path

import pytest

from exercise_coach.commands.parser import read_arguments
from exercise_coach.startup import StartupError, at_login, command_line
from exercise_coach.startup.autostart import Autostart, exec_line
from exercise_coach.startup.launch_agent import LaunchAgent
from exercise_coach.startup.login import AtLogin
from exercise_coach.startup.run_key import APPROVED, RUN, VALUE, RunKey, registry

COMMAND = ("/opt/my coach/exercise-coach", "--in-tray", "--data-dir", "/home/a/50% $HOME")


class Registry:
    """A registry in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], object] = {}
        self.is_locked = False

    def read(self, key: str, value: str) -> object:
        return self.values.get((key, value))

    def write(self, key: str, value: str, text: str) -> None:
        self._touch()
        self.values[key, value] = text

    def remove(self, key: str, value: str) -> None:
        self._touch()
        self.values.pop((key, value), None)

    def _touch(self) -> None:
        if self.is_locked:
            raise PermissionError(13, "Access is denied")


def switch(platform: str, folder: Path, command: tuple[str, ...] = COMMAND) -> AtLogin:
    if platform == "win32":
        return RunKey(command, Registry())
    return (LaunchAgent if platform == "darwin" else Autostart)(command, folder / "new" / "folder")


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_it_is_off_until_it_is_turned_on(platform: str, tmp_path: Path) -> None:
    login = switch(platform, tmp_path)
    assert not login.is_on()
    login.turn(on=False)
    for _ in range(2):
        login.turn(on=True)
        assert login.is_on()
    login.turn(on=False)
    assert not login.is_on()


@pytest.mark.parametrize("kind", [Autostart, LaunchAgent])
def test_what_starts_another_program_is_not_told_as_on(
    kind: type[Autostart | LaunchAgent], tmp_path: Path
) -> None:
    kind(("/gone/exercise-coach",), tmp_path).turn(on=True)
    here = kind(COMMAND, tmp_path)
    assert not here.is_on()
    here.turn(on=True)
    assert here.is_on()
    assert [file.name for file in tmp_path.iterdir()] == [here.path.name]


# freedesktop.org


def test_the_entry_is_as_the_specification_has_it(tmp_path: Path) -> None:
    login = Autostart(COMMAND, tmp_path)
    login.turn(on=True)
    lines = login.path.read_text().splitlines()
    assert lines[0] == "[Desktop Entry]"
    assert "Type=Application" in lines
    assert (
        r'Exec="/opt/my coach/exercise-coach" --in-tray --data-dir "/home/a/50%% \\$HOME"' in lines
    )


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("plain", "plain"),
        ("", '""'),
        ("two words", '"two words"'),
        ("100%", "100%%"),
        ("it's", '"it\'s"'),
        ('say "hi"', r'"say \\"hi\\""'),
        ("$HOME`x`", r'"\\$HOME\\`x\\`"'),
        ("back\\slash", r'"back\\\\slash"'),
        ("two\nlines", r'"two\nlines"'),
        ("ü–日本", "ü–日本"),
    ],
)
def test_words_are_quoted_as_the_specification_asks(word: str, written: str) -> None:
    assert exec_line([word]) == written


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_what_the_desktop_has_switched_off_is_off(line: str, tmp_path: Path) -> None:
    login = Autostart(COMMAND, tmp_path)
    login.turn(on=True)
    text = login.path.read_text().replace("X-GNOME-Autostart-enabled=true", line)
    login.path.write_text(text)
    assert not login.is_on()
    login.turn(on=True)
    assert login.is_on()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"Exec=\n", b"[Desktop Entry]\nExec\n"])
@pytest.mark.parametrize("kind", [Autostart, LaunchAgent])
def test_a_damaged_entry_is_none(
    content: bytes, kind: type[Autostart | LaunchAgent], tmp_path: Path
) -> None:
    login = kind(COMMAND, tmp_path)
    login.path.write_bytes(content)
    assert not login.is_on()


def test_the_platform_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("HOME", str(tmp_path))
    linux, mac = at_login(COMMAND, "linux"), at_login(COMMAND, "darwin")
    assert isinstance(linux, Autostart)
    assert linux.path == tmp_path / "config" / "autostart" / "exercise-coach.desktop"
    assert isinstance(mac, LaunchAgent)
    assert mac.path.parent == tmp_path / "Library" / "LaunchAgents"
    monkeypatch.setenv("XDG_CONFIG_HOME", "not/absolute")
    home = at_login(COMMAND, "freebsd14")
    assert isinstance(home, Autostart)
    assert home.path.parent == tmp_path / ".config" / "autostart"


# macOS, Windows


def test_the_agent_names_each_word_of_the_command(tmp_path: Path) -> None:
    login = LaunchAgent(COMMAND, tmp_path)
    login.turn(on=True)
    agent = plistlib.loads(login.path.read_bytes())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True
    login.path.write_bytes(plistlib.dumps(agent | {"Disabled": True}))
    assert not login.is_on()


def test_the_run_key_holds_one_line() -> None:
    values = Registry()
    login = RunKey(("C:\\Program Files\\pythonw.exe", "-m", "exercise_coach"), values)
    login.turn(on=True)
    assert values.values[RUN, VALUE] == '"C:\\Program Files\\pythonw.exe" -m exercise_coach'


def test_what_task_manager_has_switched_off_is_off() -> None:
    values = Registry()
    login = RunKey(COMMAND, values)
    login.turn(on=True)
    values.values[APPROVED, VALUE] = bytes([3]) + bytes(11)
    assert not login.is_on()
    values.values[APPROVED, VALUE] = bytes([2]) + bytes(11)
    assert login.is_on()
    values.values[APPROVED, VALUE] = bytes([3]) + bytes(11)
    login.turn(on=True)
    assert login.is_on()


@pytest.mark.skipif(sys.platform == "win32", reason="there is one")
def test_elsewhere_there_is_no_registry() -> None:
    with pytest.raises(StartupError, match="no registry"):
        registry()


# What fails is told


def test_a_locked_registry_is_told() -> None:
    values = Registry()
    login = RunKey(COMMAND, values)
    values.is_locked = True
    with pytest.raises(StartupError, match="access is denied"):
        login.turn(on=True)


@pytest.mark.parametrize("kind", [Autostart, LaunchAgent])
def test_a_folder_that_cannot_be_made_is_told(
    kind: type[Autostart | LaunchAgent], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    login = kind(COMMAND, tmp_path / "file")
    with pytest.raises(StartupError, match="cannot be written: "):
        login.turn(on=True)
    with pytest.raises(StartupError, match="cannot be removed: "):
        login.turn(on=False)
    assert not login.is_on()


@pytest.mark.parametrize("fails", ["os.fsync", "pathlib.Path.replace"])
def test_a_write_that_fails_changes_and_leaves_nothing(
    fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    login = Autostart(COMMAND, tmp_path)
    login.path.write_text("as it was")

    def fail(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(fails, fail)
    with pytest.raises(StartupError, match="no space left on device"):
        login.turn(on=True)
    assert login.path.read_text() == "as it was"
    assert list(tmp_path.iterdir()) == [login.path]


# The command


def test_the_installed_script_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = tmp_path / "exercise-coach"
    script.write_text("")
    monkeypatch.setattr(sys, "argv", [str(script)])
    assert command_line(tmp_path / "data")[:2] == (str(script), "--in-tray")


def test_the_script_beside_python_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/usr/lib/pytest"])
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    assert command_line(tmp_path)[:3] == (str(tmp_path / "python3"), "-m", "exercise_coach")
    (tmp_path / "exercise-coach").write_text("")
    assert command_line(tmp_path)[:2] == (str(tmp_path / "exercise-coach"), "--in-tray")
    (tmp_path / "pythonw.exe").write_text("")
    assert command_line(tmp_path)[:2] == (str(tmp_path / "pythonw.exe"), "-m")


def test_a_folder_of_ones_own_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exercise_coach.startup.command.platform_folder", lambda: tmp_path)
    assert command_line(tmp_path)[-1] == "--in-tray"
    assert command_line(tmp_path / "own")[-2:] == ("--data-dir", str(tmp_path / "own"))


def test_the_program_understands_its_own_command(tmp_path: Path) -> None:
    words = command_line(tmp_path / "a b")
    asked = read_arguments(words[words.index("--in-tray") :])
    assert asked.in_tray
    assert asked.data_dir == tmp_path / "a b"
    assert not read_arguments(["open", "walk"]).in_tray
