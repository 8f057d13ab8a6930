"""The moving figure: skeleton and motion. Pure geometry, in metres."""

from exercise_coach.figure.arrows import Arrow, arrows_of
from exercise_coach.figure.body import SEGMENTS, Segment
from exercise_coach.figure.checking import check_figure, figure_schema
from exercise_coach.figure.figures import Figure, Instant, Mistake, Stage
from exercise_coach.figure.frame import Block, Camera, Frame, Joint, Point, Rod, Thing
from exercise_coach.figure.loading import FOLDER, Figures, figure_files, load_figures
from exercise_coach.figure.things import Slab, slabs

__all__ = [
    "FOLDER",
    "SEGMENTS",
    "Arrow",
    "Block",
    "Camera",
    "Figure",
    "Figures",
    "Frame",
    "Instant",
    "Joint",
    "Mistake",
    "Point",
    "Rod",
    "Segment",
    "Slab",
    "Stage",
    "Thing",
    "arrows_of",
    "check_figure",
    "figure_files",
    "figure_schema",
    "load_figures",
    "slabs",
]
