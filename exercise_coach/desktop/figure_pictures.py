"""Pictures of figures for files: one moment of one, or a sheet of many. Needs no display."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QImageWriter,
    QPainter,
    QPalette,
)

from exercise_coach.choices import Theme
from exercise_coach.desktop.figure.picture import picture
from exercise_coach.desktop.theme import FAMILY, colours_of, palette_of
from exercise_coach.figure import Figure, Instant
from exercise_coach.folders import shipped
from exercise_coach.prescription import Side

Size: TypeAlias = tuple[int, int]
"""Width and height in pixels."""
Role = QPalette.ColorRole
ASPECT: Final = 4 / 3
PAD: Final = 10
TEXT_PIXELS: Final = 15
TITLE_LINES: Final = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """A moment of a figure, with what stands below it on a sheet."""

    figure: Figure
    instant: Instant
    side: Side | None = None
    title: str = ""
    note: str = ""
    is_right: bool = False
    beside: tuple[Figure, ...] = ()


def figure_png(
    figure: Figure, instant: Instant, side: Side | None, size: Size, theme: Theme
) -> bytes:
    """Return a picture of a moment, of this size in pixels, as PNG."""
    shown = Shown(figure, instant, side)
    place = QRect(0, 0, *size)
    return _png(
        lambda: _page(size, theme, lambda painter, palette: _put(painter, palette, shown, place))
    )


def sheet_png(
    figures: Iterable[Figure],
    names: Mapping[str, str],
    size: Size,
    theme: Theme,
    *,
    is_titled: bool,
) -> bytes:
    """Return a sheet of figures as PNG, each picture of this size in pixels.

    `names` are what figures show, by their ids; without titles the pictures are numbered.
    """
    groups = [
        [Shown(each, each.picture, None, names.get(each.id, ""), each.id)] for each in figures
    ]
    return _png(lambda: _sheet(groups, size, theme, is_titled=is_titled))


def mistakes_png(figures: Iterable[Figure], size: Size, theme: Theme, *, is_titled: bool) -> bytes:
    """Return a sheet as PNG on which the mistakes of each figure stand beside its right form."""
    groups = [_beside_right(each) for each in figures if each.mistakes]
    return _png(lambda: _sheet(groups, size, theme, is_titled=is_titled))


def _beside_right(right: Figure) -> list[Shown]:
    """Return the right form, and beside it every mistake."""
    together = (right, *(each.figure for each in right.mistakes))
    wrong = [
        Shown(each.figure, right.instant_unlike(each.figure), None, each.text, right.id,
              beside=together)
        for each in right.mistakes
    ]  # fmt: skip
    title = QCoreApplication.translate("figure", "Right")
    first = Shown(right, wrong[0].instant, None, title, right.id, is_right=True, beside=together)
    return [first, *wrong]


def _sheet(
    groups: Sequence[Sequence[Shown]], size: Size, theme: Theme, *, is_titled: bool
) -> QImage:
    width, height = size[0], size[1] + PAD + _text_height(is_titled=is_titled)
    cells = [shown for group in groups for shown in group]
    columns = math.ceil(math.sqrt(len(cells) * ASPECT * height / width))
    places = _places(groups, max(columns, *map(len, groups), 1))
    room = (width * (1 + max(column for column, _ in places)),
            height * (1 + max(line for _, line in places)))  # fmt: skip

    def paint(painter: QPainter, palette: QPalette) -> None:
        for number, (shown, (column, line)) in enumerate(zip(cells, places, strict=True), 1):
            place = QRect(column * width, line * height, *size)
            _put(painter, palette, shown, place)
            text = QRect(place.left() + PAD, place.bottom(), width - 2 * PAD, height - size[1])
            if is_titled:
                _write_title(painter, palette, shown, text)
            else:
                _write(painter, palette, text, str(number), Role.PlaceholderText)

    return _page(room, theme, paint)


def _places(groups: Sequence[Sequence[Shown]], columns: int) -> list[tuple[int, int]]:
    """Return column and line of every picture; a group that does not fit begins a new line."""
    places = []
    column = line = 0
    for group in groups:
        if column + len(group) > columns:
            column, line = 0, line + 1
        places += [(column + index, line) for index in range(len(group))]
        column += len(group)
    return places


def _png(make: Callable[[], QImage]) -> bytes:
    """Return what was painted as PNG; painting needs an application, be it without a window."""
    application = QGuiApplication.instance() or QGuiApplication([])
    fonts = shipped("assets") / "fonts"
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(fonts / f"{FAMILY}-{weight}.otf"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(make())
    del application
    return bytes(buffer.data().data())


def _page(size: Size, theme: Theme, paint: Callable[[QPainter, QPalette], None]) -> QImage:
    palette = palette_of(colours_of(theme))
    page = QImage(*size, QImage.Format.Format_RGB32)
    page.fill(palette.color(Role.Window))
    painter = QPainter(page)
    paint(painter, palette)
    painter.end()
    return page


def _put(painter: QPainter, palette: QPalette, shown: Shown, place: QRect) -> None:
    stage, fraction = shown.instant
    made = picture(shown.figure, place.size(), palette, stage, shown.side, fraction, shown.beside)
    painter.drawImage(place.topLeft(), made)


def _text_height(*, is_titled: bool) -> int:
    return round(TEXT_PIXELS * 1.35) * (TITLE_LINES + 1 if is_titled else 1)


def _write_title(painter: QPainter, palette: QPalette, shown: Shown, place: QRect) -> None:
    weight = QFont.Weight.DemiBold
    role = Role.Highlight if shown.is_right else Role.WindowText
    used = _write(painter, palette, place, shown.title, role, weight)
    place.setTop(place.top() + used)
    _write(painter, palette, place, shown.note, Role.PlaceholderText)


def _write(
    painter: QPainter, palette: QPalette, place: QRect, text: str, role: Role,
    weight: QFont.Weight = QFont.Weight.Normal,
) -> int:  # fmt: skip
    """Write a text, wrapped and in the middle, and return its height; what has no room is left."""
    font = QFont(FAMILY)
    font.setPixelSize(TEXT_PIXELS)
    font.setWeight(weight)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    painter.setFont(font)
    painter.setPen(palette.color(role))
    painter.drawText(place, flags, text)
    return QFontMetrics(font).boundingRect(place, flags, text).height() if text else 0
