"""The figure as it is seen: painted from its joints, back to front, in the theme's colours."""

from exercise_coach.desktop.figure.moment import Moment, moment_of, shown_exercise
from exercise_coach.desktop.figure.picture import figure_of, picture
from exercise_coach.desktop.figure.reduced import is_reduced
from exercise_coach.desktop.figure.thumbnail import FigureThumbnail, Thumbnails
from exercise_coach.desktop.figure.view import FigureView

__all__ = [
    "FigureThumbnail",
    "FigureView",
    "Moment",
    "Thumbnails",
    "figure_of",
    "is_reduced",
    "moment_of",
    "picture",
    "shown_exercise",
]
