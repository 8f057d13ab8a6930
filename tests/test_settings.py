"""The settings file: what is good in it counts, what is bad is told, and nothing is lost."""

import os
from datetime import time
from pathlib import Path
from typing import Any

import pytest

from exercise_coach import settings
from exercise_coach.choices import SoundChoice, Theme
from exercise_coach.prescription import Phase
from exercise_coach.recovery import WakingHours
from exercise_coach.settings import Settings, SettingsError, load_settings, save_settings

BAD = "theme: dark\nvolume: 300\ncolour: blue\nmuted: true\n"


def write(folder: Path, content: str | bytes) -> Path:
    file = folder / "settings.yaml"
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def failing(folder: Path) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        load_settings(folder)
    assert str(caught.value).startswith(f"{folder / 'settings.yaml'}: ")
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 400 + len(str(folder))
    return caught.value


def test_what_was_saved_is_loaded(tmp_path: Path) -> None:
    saved = Settings(Theme.CONTRAST, SoundChoice.SILENT, 40, muted=True, phase=Phase.RECOVERY)
    save_settings(saved, tmp_path / "new")
    assert load_settings(tmp_path / "new") == saved
    assert [file.name for file in (tmp_path / "new").iterdir()] == ["settings.yaml"]


@pytest.mark.parametrize("written", ["22:30", "'22:30'", "1350", "'22:30:00'"])
def test_a_time_of_day_may_be_written_as_people_do(written: str, tmp_path: Path) -> None:
    write(tmp_path, f"waking_from: 7:05\nwaking_to: {written}\n")
    assert load_settings(tmp_path).waking == WakingHours(time(7, 5), time(22, 30))


@pytest.mark.parametrize("written", ["24:00", "-5", "true", "noon", "08:00:00Z", "[8, 0]"])
def test_what_is_no_time_of_day_is_told(written: str, tmp_path: Path) -> None:
    write(tmp_path, f"waking_from: {written}\n")
    assert "waking_from cannot be" in str(failing(tmp_path))


def test_times_are_kept_as_people_write_them(tmp_path: Path) -> None:
    saved = Settings(waking_from=time(6, 45), quiet_from=time(13), quiet_to=time(14))
    save_settings(saved, tmp_path)
    assert "waking_from: 06:45\n" in (tmp_path / "settings.yaml").read_text()
    assert load_settings(tmp_path) == saved
    assert saved.quiet == WakingHours(time(13), time(14))
    assert Settings().quiet is None


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "{}"])
def test_without_settings_the_defaults_are_used(content: str, tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()
    write(tmp_path, content)
    assert load_settings(tmp_path) == Settings()


def test_only_what_is_bad_falls_back(tmp_path: Path) -> None:
    write(tmp_path, BAD)
    error = failing(tmp_path)
    assert error.kept == Settings(theme=Theme.DARK, muted=True)
    assert "volume cannot be 300" in str(error)
    assert "there is no setting 'colour'" in str(error)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("volume: 5\nvolume: 6\n", "line 2: duplicate key 'volume'"),
        ("volume: 5\ntheme: !!binary x\n", "line 2: "),
        ("volume: 5\ntheme: [[1, 2], 3]\n", "theme cannot be [[1, 2], 3]"),
        ("volume: 5\nphase: " + "x" * 5000, "phase cannot be 'xxx"),
        ("volume: 5\n" + "\n".join(f"k{n}: 1" for n in range(500)), "and 497 more"),
        ("volume: 5\nmuted: 2024-99-99\n", "muted cannot be "),
    ],
)
def test_each_fault_is_told(content: str, says: str, tmp_path: Path) -> None:
    write(tmp_path, content)
    error = failing(tmp_path)
    assert says in str(error)
    assert error.kept == Settings(volume=5)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("- theme\n", "these are no settings"),
        ("dark", "these are no settings"),
        ("theme: [", "this is not valid YAML"),
        ("[" * 100_000, "nested more than"),
        (b"theme: caf\xe9", "not UTF-8"),
        (b"#" * 3_000_000, "larger than 1 MiB"),
        ("theme: \0", "control character"),
    ],
)
def test_a_file_that_is_no_settings_is_told(
    content: str | bytes, says: str, tmp_path: Path
) -> None:
    write(tmp_path, content)
    error = failing(tmp_path)
    assert says in str(error)
    assert str(error).endswith("; using the defaults")
    assert error.kept == Settings()


def test_a_folder_or_a_pipe_in_its_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "settings.yaml").mkdir()
    assert "not a regular file" in str(failing(tmp_path))
    (tmp_path / "settings.yaml").rmdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "settings.yaml")
        assert "not a regular file" in str(failing(tmp_path))


@pytest.mark.parametrize("content", [BAD, "theme: [", b"\xff\xfe"])
def test_a_file_with_errors_is_kept_beside_what_is_saved(
    content: str | bytes, tmp_path: Path
) -> None:
    before = write(tmp_path, content).read_bytes()
    save_settings(Settings(volume=1), tmp_path)
    assert (tmp_path / "settings.yaml.bad").read_bytes() == before
    save_settings(Settings(volume=2), tmp_path)
    assert (tmp_path / "settings.yaml.bad").read_bytes() == before
    assert load_settings(tmp_path) == Settings(volume=2)


@pytest.mark.parametrize("fails", ["os.fsync", "pathlib.Path.replace", "yaml.safe_dump"])
def test_a_save_that_fails_changes_and_leaves_nothing(
    fails: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: Any, **_more: Any) -> None:
        raise OSError(28, "No space left on device")

    write(tmp_path, BAD)
    monkeypatch.setattr(fails, fail)
    with pytest.raises(SettingsError, match="cannot be saved: no space left on device"):
        save_settings(Settings(), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == [settings.FILE_NAME]
    assert (tmp_path / "settings.yaml").read_text() == BAD
