"""The door: opens the window, or runs one of the commands.

Whatever happens behind it, the user sees one clear line and never a traceback. Everything else is
imported where it is needed: the window's start is measured.
"""

import contextlib
import importlib
import io
import os
import sys
from collections.abc import Sequence

DEBUG_VARIABLE = "EXERCISE_COACH_DEBUG"
PROGRAM = "exercise-coach"


class RefusalError(Exception):
    """The program cannot do what was asked; the text says so in one line, `code` is the exit's."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with these arguments, or the command line's, and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    _open_what_is_closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A console that cannot show a character shows a question mark, and goes on.
            stream.reconfigure(errors="replace")
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 0
    except BaseException as error:
        if os.environ.get(DEBUG_VARIABLE) == "1" and not isinstance(error, RefusalError):
            raise
        return _told(error)
    return code


def _open_what_is_closed() -> None:
    """Let the answer go nowhere where there is no output; no other file may take its place."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115


def _run(arguments: list[str]) -> int:
    if not arguments:
        module = importlib.import_module("exercise_coach.commands.window")
        return int(module.open_window(None))
    parser = importlib.import_module("exercise_coach.commands.parser")
    asked = parser.read_arguments(arguments)
    return int(asked.run(asked))


def _told(error: BaseException) -> int:
    """Say in one line what ended the program, and return the exit code."""
    _settle_output()
    if isinstance(error, BrokenPipeError):
        return 0
    if isinstance(error, RefusalError):
        _say(str(error))
        return error.code
    if isinstance(error, KeyboardInterrupt):
        _say("stopped")
    elif isinstance(error, OSError):
        _say(_words_of(error))
    else:
        _say(
            f"something went wrong inside the program: {type(error).__name__}: {error} "
            f"({DEBUG_VARIABLE}=1 shows where)"
        )
    return 1


def _words_of(error: OSError) -> str:
    what = (error.strerror or str(error) or type(error).__name__).lower()
    return f"{what}: {error.filename}" if error.filename else what


def _say(message: str) -> None:
    print(f"{PROGRAM}: {' '.join(message.split())}", file=sys.stderr, flush=True)


def _settle_output() -> None:
    """Let the interpreter end quietly where nobody reads the output, or it cannot be written."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
