"""Small files and folders to read, and strategies for the data of files."""

from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from exercise_coach.prescription.model import Load, Phase, SideOrder

EXERCISE = "format: 1\nname: Cat-cow\nposition: on hands and knees\nhow: [kneel, round, sag]\n"
SIDED = EXERCISE + "sides: true\n"
ROUTINE = "format: 1\ntitle: Loose\nphase: recovery\nload: gentle\nexercises:\n"
GOOD = ROUTINE + "  - {use: cat-cow, reps: 10}\n"


class Shop:
    """A folder as the app ships it beside the user's data folder, filled file by file."""

    def __init__(self, root: Path) -> None:
        self.shipped = root / "routines"
        self.user = root / "data"
        (self.shipped / "exercises").mkdir(parents=True)
        self.exercise("cat-cow")

    def exercise(self, exercise_id: str, more: str = "", text: str = EXERCISE) -> Path:
        return write(self.shipped / "exercises" / f"{exercise_id}.yaml", text + more)

    def routine(self, routine_id: str, text: str = GOOD, folder: str = "recovery") -> Path:
        return write(self.shipped / folder / f"{routine_id}.yaml", text)

    def user_exercise(self, exercise_id: str, text: str = EXERCISE) -> Path:
        return write(self.user / "exercises" / f"{exercise_id}.yaml", text)

    def user_routine(self, routine_id: str, text: str = GOOD) -> Path:
        return write(self.user / "routines" / f"{routine_id}.yaml", text)


def write(file: Path, text: str | bytes) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def as_yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False)


def durations(lowest: int = 0) -> st.SearchStrategy[object]:
    return st.one_of(
        st.integers(lowest, 3600),
        st.floats(lowest or 0.25, 3600),
        st.integers(lowest, 60).map(lambda n: f"{n} min"),
        st.integers(lowest, 59).map(lambda n: f"1:{n:02}"),
    )


lines = st.text(st.characters(codec="utf-8", categories=["L", "N", "P"]), min_size=1, max_size=20)
IDS = ["cat-cow", "bird-dog"]
tempos = st.fixed_dictionaries({"hold": durations(1)}, optional={"out": durations()})
counted = st.fixed_dictionaries(
    {"reps": st.one_of(st.integers(1, 100), st.lists(st.integers(1, 100), min_size=1, max_size=9))},
    optional={"tempo": tempos, "rest": durations()},
)
timed = st.fixed_dictionaries(
    {"time": durations(1)}, optional={"sets": st.integers(1, 20), "rest": durations()}
)
uses: st.SearchStrategy[dict[str, Any]] = st.builds(
    lambda name, dose, side: (
        {"use": name}
        | dose
        | ({"side": side} if side and "reps" in dose and name != IDS[0] else {})
    ),
    st.sampled_from(IDS),
    st.one_of(counted, timed),
    st.sampled_from([None, *map(str, SideOrder)]),
)
routine_files: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "title": lines,
        "phase": st.sampled_from([str(phase) for phase in Phase]),
        "load": st.sampled_from([str(load) for load in Load]),
        "exercises": st.lists(uses, min_size=1, max_size=4),
    },
    optional={
        "summary": lines,
        "pain_limit": st.integers(0, 5),
        "prepare": durations(),
        "sources": st.lists(lines, max_size=3),
        "repeat": st.one_of(
            st.fixed_dictionaries({"every": durations(1)}),
            st.fixed_dictionaries({"per_day": st.integers(1, 24)}),
        ),
    },
)
exercise_files: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "name": lines,
        "position": lines,
        "how": st.lists(lines, min_size=3, max_size=5),
    },
    optional={
        "sides": st.one_of(st.booleans(), st.fixed_dictionaries({"right": lines, "left": lines})),
        "phases": st.lists(st.sampled_from([str(phase) for phase in Phase]), min_size=1),
        "figure": st.just("cat-cow"),
        "mistakes": st.lists(lines, max_size=10),
        "defaults": st.one_of(counted, timed),
    },
)
odd_values: st.SearchStrategy[object] = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.floats(),
    st.sampled_from(
        ["", " ", "cat-cow\n", "90 s\n", "1:99", "10", "acute", "2024-99-99", "x" * 600]
    ),
    lines,
    st.lists(st.integers(0, 3), max_size=3),
    st.dictionaries(st.sampled_from(["use", "reps", "every", "out", "right", "zzz"]), st.none()),
)


@st.composite
def spoiled(draw: st.DrawFn, files: st.SearchStrategy[dict[str, Any]]) -> dict[str, Any]:
    """Draw the data of a good file with a few odd values, odd keys and gaps in it."""
    data = draw(files)
    for _ in range(draw(st.integers(0, 3))):
        part: Any = data
        while True:
            keys = list(part) if isinstance(part, dict) else list(range(len(part)))
            if not keys:
                break
            key = draw(st.sampled_from(keys))
            if isinstance(part[key], dict | list) and draw(st.booleans()):
                part = part[key]
                continue
            _spoil(draw, part, key)
            break
    return data


def _spoil(draw: st.DrawFn, part: Any, key: Any) -> None:
    match draw(st.sampled_from(["change", "drop", "add"])):
        case "change":
            part[key] = draw(odd_values)
        case "drop":
            del part[key]
        case "add" if isinstance(part, dict):
            part[draw(st.sampled_from(["repz", "rest", "side", "title", "sets"]))] = draw(
                odd_values
            )
