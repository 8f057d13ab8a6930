"""What people write into the cells of a table, understood; each raises `ValueError` in words."""

import re
from collections.abc import Iterable
from datetime import datetime, time, tzinfo

from exercise_coach.prescription import Side, TimedSeconds, parse_duration
from exercise_coach.session.pain import MAX_SCORE

_NOON = time(12)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\D|$)")
_FORMS = ("%d.%m.%Y", "%Y/%m/%d", "%d.%m.%Y %H:%M", "%Y/%m/%d %H:%M")
_TIMES = ("%H:%M", "%H:%M:%S", "%I:%M %p")
_SIDES: dict[str, tuple[Side, ...]] = {
    "right": (Side.RIGHT,), "r": (Side.RIGHT,), "rechts": (Side.RIGHT,),
    "left": (Side.LEFT,), "l": (Side.LEFT,), "links": (Side.LEFT,),
    "both": tuple(Side), "alternating": tuple(Side), "l/r": tuple(Side), "r/l": tuple(Side),
    "left/right": tuple(Side), "right/left": tuple(Side), "beide": tuple(Side),
}  # fmt: skip
_UNKNOWN_SIDE = (None,)
MOST_SETS = 100


def day_first(cells: Iterable[str]) -> bool | None:
    """Tell whether days stand before months in dates with slashes; none where nothing tells."""
    for cell in cells:
        if found := _SLASHED.match(cell.strip()):
            first, second = int(found[1]), int(found[2])
            if (first > 12) is not (second > 12):
                return first > 12
    return None


def moment(cell: str, hour: str, order: bool | None, zone: tzinfo | None) -> datetime:
    """Return when something was done: noon where no hour is given.

    `zone` is where times without an offset are from; none is the computer's.
    """
    told = _date(cell.strip(), order)
    if hour.strip():
        told = datetime.combine(told.date(), _time(hour.strip()), told.tzinfo)
    elif told.time() == time() and len(cell.strip()) <= len("2026-03-31"):
        told = datetime.combine(told.date(), _NOON)
    if told.tzinfo is None:
        return told.replace(tzinfo=zone) if zone else told.astimezone()
    return told


def _date(text: str, order: bool | None) -> datetime:
    if _SLASHED.match(text):
        if order is None:
            raise ValueError(f"{text:.40} may be two days; write it as 2026-03-31")
        text = _SLASHED.sub(r"\3-\2-\1 " if order else r"\3-\1-\2 ", text).strip()
        year, month, rest = text.split("-", 2)
        text = f"{year}-{month:0>2}-{rest.partition(' ')[0]:0>2} {rest.partition(' ')[2]}".strip()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return _first_of(text, _FORMS, "a day such as 2026-03-31")


def _time(text: str) -> time:
    return _first_of(text, _TIMES, "a time such as 08:30").time()


def _first_of(text: str, forms: Iterable[str], expected: str) -> datetime:
    for form in forms:
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  (the zone is added later)
        except ValueError:
            continue
    raise ValueError(f"expected {expected}, found {text!r:.40}")


def whole(cell: str, what: str, most: int) -> int | None:
    """Return a whole number from 1; none for an empty cell."""
    text = cell.strip().removesuffix(".0").removesuffix(",0")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 8 and 1 <= int(text) <= most):
        raise ValueError(f"{what} is {cell.strip()!r:.40}, not a number from 1 to {most}")
    return int(text)


def reps(cell: str, sets: int) -> tuple[int | None, ...]:
    """Return the reps of each set: ``10`` for all, or one number for each as in ``10, 8, 6``."""
    parts = [part for part in re.split(r"[,;/ ]+", cell.strip().removesuffix(".0")) if part]
    numbers = [whole(part, "reps", 10_000) for part in parts]
    if not numbers:
        return (None,) * sets
    if len(numbers) == 1:
        return tuple(numbers * sets)
    if len(numbers) != sets:
        raise ValueError(f"{sets} sets, but {len(numbers)} numbers of reps")
    return tuple(numbers)


def seconds(cell: str, what: str, unit: float = 1.0) -> float | None:
    """Return a duration in seconds: a number of units of so many, or ``1:30``, ``2 min``."""
    text = cell.strip()
    if not text:
        return None
    try:
        number = float(text.replace(",", ".")) * unit
    except ValueError:
        return float(parse_duration(text, TimedSeconds))
    if not 0 <= number <= TimedSeconds.maximum:
        raise ValueError(f"{what} is {text!r:.40}, not a number of seconds")
    return number


def sides(cell: str) -> tuple[Side | None, ...]:
    """Return the sides a row is about."""
    text = cell.strip().lower().removesuffix(" side")
    if not text or text in {"-", "–", "none"}:
        return _UNKNOWN_SIDE
    if text not in _SIDES:
        raise ValueError(f"side is {cell.strip()!r:.40}, not right, left or both")
    return _SIDES[text]


def score(cell: str, what: str) -> int | None:
    """Return a pain score, 0–10; none for an empty cell."""
    text = cell.strip().removesuffix("/10").removesuffix(".0").strip()
    if not text or text in {"-", "–"}:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < 3 and int(text) <= MAX_SCORE):
        raise ValueError(f"{what} is {cell.strip()!r:.40}, not a score from 0 to {MAX_SCORE}")
    return int(text)


def note(cell: str) -> str:
    """Return a note, without the apostrophe that kept a spreadsheet from reckoning with it."""
    text = cell.strip()
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text
