"""Every movement there is: of each shipped figure, right and with each of its mistakes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from exercise_coach import folders
from exercise_coach.figure import FOLDER, Figure, Frame, Joint, Stage, load_figures
from exercise_coach.figure.motion import eased
from exercise_coach.figure.posing import KeyPose
from exercise_coach.figure.vectors import Vector

SHIPPED: Path = folders.shipped("assets") / FOLDER
FIGURES = load_figures(SHIPPED)
FRAMES = 60


@dataclass(frozen=True)
class Moment:
    """One frame of a movement, and the poses before and after it."""

    stage: Stage
    fraction: float
    frame: Frame
    before: KeyPose
    after: KeyPose
    drift: float
    """How far the floor has passed under the body since the pose before, in metres."""

    @property
    def joints(self) -> Mapping[Joint, Vector]:
        return self.frame.joints

    def __str__(self) -> str:
        return f"{self.stage} at {self.fraction:.2f}"


def names() -> Iterator[str]:
    """The names of all movements, as tests are called by them."""
    for figure_id in FIGURES:
        yield figure_id
        for number in range(len(FIGURES[figure_id].mistakes)):
            yield f"{figure_id}+{number}"


def named(name: str) -> Figure:
    figure_id, _, number = name.partition("+")
    figure = FIGURES[figure_id]
    return figure.mistakes[int(number)].figure if number else figure


@cache
def moments(name: str) -> tuple[Moment, ...]:
    """Return the frames of every stage in which the figure moves, and one of each other."""
    figure = named(name)
    return tuple(
        moment for stage in Stage for moment in _of_stage(figure, stage) if stage in figure.paths
    )


def _of_stage(figure: Figure, stage: Stage) -> Iterator[Moment]:
    path = figure.paths[stage]
    is_still = path.between(0)[0] is path.between(0)[1]
    for number in range(1 if is_still else FRAMES + 1):
        fraction = number / FRAMES
        way = fraction if stage is Stage.LOOP else eased(fraction)
        before, after = path.between(way)
        since = way - int(way * path.count) / path.count if path.count else 0.0
        drift = since * figure.stride if stage is Stage.LOOP else 0.0
        yield Moment(stage, fraction, figure.frame(stage, fraction), before, after, drift)
