"""The widget in which the figure moves. It repaints only when something has changed."""

import math
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercise_coach.desktop.figure.colours import figure_colours
from exercise_coach.desktop.figure.fading import Fade, dissolved
from exercise_coach.desktop.figure.framing import Reach, placing_within
from exercise_coach.desktop.figure.moment import Moment, ends_of
from exercise_coach.desktop.figure.painter import Scene
from exercise_coach.desktop.figure.projection import Projection
from exercise_coach.desktop.figure.working import working_limbs
from exercise_coach.figure import Figure, Frame, Stage
from exercise_coach.prescription import Side

BREATH_STEPS: Final = 40
"""A breath is shown in so many steps: below ten pictures a second."""
FRACTION_STEPS: Final = 4000
LEAST: Final = 8
"""In less room than this nothing is painted, in pixels."""
JUMP: Final = 0.3
"""A joint that moves further than this from one picture to the next, in metres, is faded over."""
SMALL_JUMP: Final = 0.06
"""The same where side, stage or figure change."""
_STILL: Final = Moment(Stage.START, 0.0, None)


def stage_name(stage: Stage) -> str:
    """Return what a stage is called aloud."""
    return {
        Stage.START: QCoreApplication.translate("figure", "ready"),
        Stage.OUT: QCoreApplication.translate("figure", "moving"),
        Stage.HOLD: QCoreApplication.translate("figure", "holding"),
        Stage.BACK: QCoreApplication.translate("figure", "returning"),
        Stage.LOOP: QCoreApplication.translate("figure", "going on"),
    }[stage]


class FigureView(QWidget):
    """Shows one moment of a figure after the other, in the colours of its palette.

    `is_reduced` shows the end poses of a movement, one fading into the other, and no breathing.
    """

    heard_as = QAccessible.Role.Graphic

    def __init__(self, name: str = "figure") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.is_reduced = False
        self._figure: Figure | None = None
        self._title = ""
        self._moment = _STILL
        self._frame: Frame | None = None
        self._turn = 0.0
        self._together: tuple[Reach, ...] = ()
        self._scenes: dict[Side | None, Scene] = {}
        self._poses: dict[tuple[Stage, float, Side | None], QPixmap] = {}
        self._ghosts: dict[Side | None, QPixmap] = {}
        self.fade = Fade(self)
        self.fade.changed.connect(self.update)

    @property
    def figure(self) -> Figure | None:
        """The figure that is shown."""
        return self._figure

    @property
    def moment(self) -> Moment:
        """The moment that is shown."""
        return self._moment

    @property
    def turn(self) -> float:
        """How far the camera has been turned, in degrees."""
        return self._turn

    def show_figure(
        self, figure: Figure | None, title: str = "", together: Iterable[Reach] = ()
    ) -> None:
        """Show this figure from now on; `title` is what it does, as it is called aloud.

        It is as large as all could be that stand `together`, such as right and wrong, each in a
        view of its own; left out, as it could be alone.
        """
        if figure is self._figure and title == self._title:
            return
        if figure is not self._figure:
            self._fade_from_now()
            self._figure, self._frame = figure, None
            self._together = tuple(together)
            if figure is not None and not self._together:
                self._together = (Reach(figure),)
            self._forget()
        self._title = title
        self._name()
        self.update()

    def show_moment(
        self, stage: Stage, fraction: float = 0.0, side: Side | None = None,
        breath: float = 0.0, ahead: float = 0.0,
    ) -> None:  # fmt: skip
        """Show a moment of it; a sudden change of pose or side is faded over."""
        moment = self._settled(stage, fraction, side, breath, ahead)
        if moment == self._moment:
            return
        before, self._moment = self._moment, moment
        if before.stage is not stage:
            self._name()
        if self._figure is None:
            return
        frame = self._figure.frame(moment.stage, moment.fraction, side, moment.breath)
        if self._frame is not None and not self.is_reduced:
            is_new = before.stage is not stage or before.side is not side
            if _moved(self._frame, frame) > (SMALL_JUMP if is_new else JUMP):
                self._moment = before
                self._fade_from_now()
                self._moment = moment
        self._frame = frame
        self.update()

    def scale_within(self, width: int, height: int) -> float:
        """Return how large it would be in so much room, in pixels a metre; 0 without a figure."""
        if self._figure is None or min(width, height) < LEAST:
            return 0.0
        camera = self._figure.camera
        return placing_within(camera, self._together, width, height, self._turn).scale

    def place(self, where: QRect) -> None:
        """Give it another place; what is seen fades over into its new size."""
        if where != self.geometry():
            if where.topLeft() == self.pos() and not self.fade.is_on:
                self._fade_from_now()
            self.setGeometry(where)

    def turn_camera(self, degrees: float) -> None:
        """Turn the camera about the upright, away from where the figure's file has it."""
        degrees %= 360.0
        if degrees != self._turn:
            self._turn = degrees
            self._forget()
            self.update()

    def _settled(
        self, stage: Stage, fraction: float, side: Side | None, breath: float, ahead: float
    ) -> Moment:
        """Return a moment without what could not be seen."""
        is_still = stage in {Stage.START, Stage.HOLD}
        if self.is_reduced or not is_still:
            breath = breath if stage is Stage.LOOP and not self.is_reduced else 0.0
        return Moment(
            stage,
            0.0 if is_still else round(fraction * FRACTION_STEPS) / FRACTION_STEPS,
            side,
            round(breath * BREATH_STEPS) / BREATH_STEPS % 1.0,
            0.0 if self.is_reduced else round(ahead, 2),
        )

    def _name(self) -> None:
        if self._figure is None:
            self.setAccessibleName("")
            return
        self.setAccessibleName(
            self.tr("Figure: {exercise}, {stage}").format(
                exercise=self._title, stage=stage_name(self._moment.stage)
            )
        )

    # Painting

    def _scene(self) -> Scene | None:
        """Return what paints the figure as it is seen now; none without a figure or room for it."""
        figure, side = self._figure, self._moment.side
        if figure is None or min(self.width(), self.height()) < LEAST:
            return None
        if side not in self._scenes:
            width, height = self.width(), self.height()
            place = placing_within(figure.camera, self._together, width, height, self._turn)
            view = Projection(figure.camera, place, self._turn)
            colours = figure_colours(self.palette())
            self._scenes[side] = Scene(view, colours, working_limbs(figure, side))
        return self._scenes[side]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """Paint the moment, and over it what fades away."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))
        if self.fade.is_on:
            painter.drawPixmap(0, 0, self.fade.into(self._now()))
        else:
            self._paint(painter)

    def _now(self) -> QPixmap:
        """Return what is to be seen now, as a picture."""
        picture = self._empty()
        painter = QPainter(picture)
        self._paint(painter)
        painter.end()
        return picture

    def _paint(self, painter: QPainter) -> None:
        scene = self._scene()
        if scene is None or self._figure is None:
            return
        if self.is_reduced:
            self._paint_reduced(painter)
            return
        moment = self._moment
        if self._frame is None:
            self._frame = self._figure.frame(
                moment.stage, moment.fraction, moment.side, moment.breath
            )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ghost = self._ghost(scene) if moment.ahead else None
        passing = (self._figure.stride, self._figure.stride * moment.fraction)
        scene.paint(painter, self._frame, ghost, moment.ahead, passing)

    def _paint_reduced(self, painter: QPainter) -> None:
        """Paint the pose a movement leads from, and the one it leads to as far as it has come."""
        first, last, share = ends_of(self._moment)
        side = self._moment.side
        picture = self._pose(*(first if share < 1.0 else last), side)
        if 0.0 < share < 1.0:
            picture = dissolved(picture, self._pose(*last, side), share)
        painter.drawPixmap(0, 0, picture)

    def _pose(self, stage: Stage, fraction: float, side: Side | None) -> QPixmap:
        key = (stage, fraction, side)
        if key not in self._poses and self._figure is not None:
            self._poses[key] = self._picture(self._figure.frame(stage, fraction, side))
        return self._poses[key]

    def _picture(self, frame: Frame) -> QPixmap:
        picture, scene = self._empty(), self._scene()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if scene is not None:
            scene.paint(painter, frame)
        painter.end()
        return picture

    def _ghost(self, scene: Scene) -> QPixmap:
        side = self._moment.side
        if side not in self._ghosts and self._figure is not None:
            picture = self._empty()
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            scene.paint_silhouette(painter, self._figure.frame(Stage.HOLD, 0.0, side))
            painter.end()
            self._ghosts[side] = picture
        return self._ghosts[side]

    def _empty(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = QPixmap(self.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        return picture

    def _fade_from_now(self) -> None:
        """Let what is seen now fade away over what comes."""
        if self.isVisible() and self._scene() is not None:
            self.fade.begin(self._now())

    def _forget(self) -> None:
        self._scenes.clear()
        self._poses.clear()
        self._ghosts.clear()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size it has in the sketch."""
        return QSize(620, 460)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the smallest size at which it is still a figure."""
        return QSize(160, 110)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new room."""
        super().resizeEvent(event)
        self._forget()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._forget()
            self.update()


def _moved(before: Frame, after: Frame) -> float:
    """Return how far the joint goes that goes furthest, in metres."""
    joints = after.joints
    return max(math.dist(at, joints[joint]) for joint, at in before.joints.items())
