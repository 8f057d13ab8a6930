"""Small pose files to read and to spoil."""

from pathlib import Path
from typing import Any

from hypothesis import strategies as st

GOOD = """\
format: 1
camera: {azimuth: -60}
things:
  - {thing: mat}
poses:
  down:
    body: face-up
    place: {neck: [-0.5, 0]}
    legs: {at: [0.46, -0.1]}
    supports: {mat: [shoulders, chest, pelvis, head, right-foot, left-foot]}
  up:
    like: down
    pelvis: {bend: -28}
    head: {bend: 36}
    supports: {mat: [shoulders, head, right-foot, left-foot]}
moves: {start: down, hold: up}
"""
STANDING = """\
format: 1
camera: {azimuth: 0}
poses:
  stand:
"""


def write(folder: Path, text: str = GOOD, name: str = "one.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def upright(pose: str, place: str = "{pelvis: [0, 0, 1]}") -> str:
    """A file of one upright pose, with the lines of it from the sixth on."""
    lines = "".join(f"    {line}\n" for line in [f"place: {place}", *pose.splitlines()])
    return f"{STANDING}{lines}moves: {{start: stand}}\n"


names = st.sampled_from(["down", "up", "aside"])
metres = st.one_of(st.integers(-10, 10), st.floats(-10, 10))
spots = st.lists(metres, min_size=3, max_size=3)
spots_at_rest = st.lists(metres, min_size=2, max_size=3)
directions = st.one_of(st.sampled_from(["ahead", "down", "left"]), spots)
angles = st.floats(-360, 360)
turns = st.fixed_dictionaries({}, optional={"bend": angles, "lean": angles, "turn": angles})
parts = st.sampled_from(["pelvis", "head", "right-thigh", "left-shin"])
of = {"of": parts}
arms = st.one_of(
    st.fixed_dictionaries({"at": spots_at_rest}, optional={"elbow": st.one_of(angles, directions)}),
    st.fixed_dictionaries({"at": spots}, optional=of | {"fingers": directions}),
    st.fixed_dictionaries({"to": directions}, optional=of | {"bend": st.floats(0, 150)}),
    st.fixed_dictionaries({"upper": directions, "fore": directions}, optional=of),
    st.fixed_dictionaries({"prop": spots_at_rest}, optional={"fingers": directions}),
)
legs = st.one_of(
    st.fixed_dictionaries({"at": spots}, optional=of | {"knee": st.one_of(angles, directions)}),
    st.fixed_dictionaries(
        {"at": spots_at_rest, "by": st.sampled_from(["heel", "toes"]), "toes": directions}
    ),
    st.fixed_dictionaries({"to": directions}, optional=of | {"bend": st.floats(0, 155)}),
    st.fixed_dictionaries(
        {"thigh": directions, "shin": directions},
        optional={"foot": st.one_of(st.just("flat"), st.floats(-35, 75)), "sole": directions},
    ),
)
poses = st.fixed_dictionaries(
    {},
    optional={
        "body": st.sampled_from(["upright", "face-up", "on-left-side"]),
        "place": st.dictionaries(
            st.sampled_from(["pelvis", "neck", "right-knee", "left-toe", "right-wrist"]),
            spots_at_rest,
            min_size=1,
            max_size=1,
        ),
        "pelvis": turns,
        "head": turns,
        "arms": arms,
        "right_arm": arms,
        "legs": legs,
        "supports": st.fixed_dictionaries(
            {"floor": st.lists(st.sampled_from(["right-foot", "left-hand", "pelvis"]), max_size=3)}
        ),
    },
)
derived = st.builds(lambda pose: pose | {"like": "base", "mirrored": True}, poses)
figure_files: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "format": st.just(1),
        "camera": st.fixed_dictionaries({"azimuth": angles}, optional={"target": spots}),
        "poses": st.fixed_dictionaries(
            {"base": poses, "down": derived, "up": poses, "aside": poses}
        ),
        "moves": st.fixed_dictionaries(
            {"start": names},
            optional={
                "hold": names,
                "out": st.lists(names, max_size=3),
                "loop": st.fixed_dictionaries(
                    {"period": st.floats(0.3, 60), "poses": st.lists(names, min_size=2, max_size=4)}
                ),
            },
        ),
    },
    optional={
        "things": st.builds(lambda: [{"thing": "chair", "at": [1, 0]}]),
        "mistakes": st.lists(
            st.fixed_dictionaries(
                {"text": st.just("x"), "poses": st.fixed_dictionaries({"up": poses})}
            ),
            max_size=2,
        ),
    },
)
