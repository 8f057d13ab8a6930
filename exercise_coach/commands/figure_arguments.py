"""What the command that paints figures takes."""

import argparse
import re
from pathlib import Path

STAGES = ("start", "out", "hold", "back", "loop")
THEMES = ("light", "dark", "contrast")
LEAST_SIZE, MOST_SIZE = 40, 4000


def add_figure_arguments(figure: argparse.ArgumentParser) -> None:
    """Let a parser take what the command takes."""
    figure.add_argument(
        "figure", metavar="FIGURE", nargs="?", help="its id, its exercise's, or a pose file"
    )
    figure.add_argument("--out", type=Path, metavar="FILE.png", required=True)
    figure.add_argument(
        "--at", type=_instant, metavar="STAGE",
        help="start, out, hold, back or loop; out:0.3 is a third of the way; left out, the moment "
        "in which it is known best",
    )  # fmt: skip
    figure.add_argument("--side", choices=("right", "left"), help="the side that works")
    figure.add_argument("--size", type=_size, metavar="WxH", help="of each picture, in pixels")
    figure.add_argument("--theme", choices=THEMES, default=THEMES[0])
    figure.add_argument("--mistake", type=_number, metavar="N", help="show the nth mistake of it")
    figure.add_argument("--sheet", action="store_true", help="all figures on one sheet")
    figure.add_argument("--mistakes", action="store_true", help="with --sheet: right and wrong")
    figure.add_argument("--untitled", action="store_true", help="with --sheet: numbers, no titles")


def _instant(text: str) -> tuple[str, float]:
    """Return a stage and how far it is in it; half-way where that is left out of a movement."""
    stage, _, share = text.partition(":")
    fraction = _fraction(share) if share else (0.5 if stage in {"out", "back"} else 0.0)
    if stage not in STAGES or fraction is None:
        raise argparse.ArgumentTypeError(
            f"expected one of {', '.join(STAGES)}, or such as out:0.3, not {text!r:.40}"
        )
    return stage, fraction


def _fraction(text: str) -> float | None:
    match = re.fullmatch(r"[01]|[01]?\.[0-9]{1,9}", text, re.ASCII)
    number = float(text) if match else 2.0
    return number if number <= 1 else None


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch("([0-9]{1,4})[xX]([0-9]{1,4})", text, re.ASCII)
    size = (int(match[1]), int(match[2])) if match else (0, 0)
    if not all(LEAST_SIZE <= each <= MOST_SIZE for each in size):
        raise argparse.ArgumentTypeError(
            f"expected a width and a height of {LEAST_SIZE} to {MOST_SIZE} pixels, such as 900x700,"
            f" not {text!r:.40}"
        )
    return size


def _number(text: str) -> int:
    if not re.fullmatch("[1-9][0-9]?", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"expected the number of a mistake, not {text!r:.40}")
    return int(text)
