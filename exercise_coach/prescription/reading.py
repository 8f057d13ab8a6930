"""The safe reading of a file: its text, and the plain data its YAML stands for."""

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from exercise_coach.prescription.building import Builder, BuildError, Flaw
from exercise_coach.prescription.places import START, Place, Places
from exercise_coach.prescription.problems import Problem

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MAX_BYTES: Final = 1024 * 1024
# libyaml compares each directive with all before it, which takes minutes for a file full of them.
MAX_DIRECTIVES: Final = 8
# Lines end for libyaml where they end for YAML 1.1.
_DIRECTIVE: Final = re.compile(r"(?:\A|[\n\r\x85\u2028\u2029])%")
_UNPRINTABLE: Final = yaml.reader.Reader.NON_PRINTABLE
_OPEN_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_TAB: Final = "a tab stands here: indent with spaces"
_SENTENCES: Final = (
    ("cannot start any token", "a text that begins like this needs quotes around it"),
    ("mapping values are not allowed", "there is a ':' too many: put quotes around the text"),
    ("document start", "this line does not fit what stands above it: see its indentation"),
    ("unexpected end of stream", "a quotation mark is opened and never closed"),
    ("could not find expected ':'", "a ':' is missing after the key"),
    ("',' or", "a bracket is not closed, or a ',' is missing"),
    ("did not find expected key", "this line does not fit what stands above it"),
    ("'-' indicator", "this line does not fit the list above it: see its indentation"),
    ("block end", "this line does not fit what stands above it: see its indentation"),
    ("escape character", "'\\' means something else inside \"…\": use '…' instead"),
)


class ReadError(Exception):
    """A file cannot be read, or its text is no YAML; `place` is None where there is no text."""

    def __init__(self, message: str, place: Place | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.place = place

    def problem(self, file: Path | str) -> Problem:
        """Return this as a problem of `file`."""
        line, column = self.place or (None, None)
        return Problem(file, line, column, self.message)


@dataclass(frozen=True, slots=True)
class Document:
    """The plain data of a YAML text, and the flaws of single keys and values in it."""

    data: Any
    flaws: tuple[Flaw, ...]
    places: Places | None


def read_document(file: Path | str) -> Document:
    """Return what a file holds. Raises ReadError."""
    return parse(read_text(file))


def read_text(file: Path | str) -> str:
    """Return the text of a regular file of 1 MiB at most, without blocking on any other kind.

    Raises ReadError.
    """
    try:
        content = _read_bytes(file)
    except FileNotFoundError:
        raise ReadError("no such file") from None
    except OSError as error:
        raise ReadError(f"cannot be read: {(error.strerror or 'error').lower()}") from error
    except ValueError:  # a null character in the path
        raise ReadError("no such file") from None
    if len(content) > MAX_BYTES:
        raise ReadError("the file is larger than 1 MiB", START)
    try:
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", errors="replace")
        byte = error.object[error.start]
        message = f"the file is not UTF-8 text (byte 0x{byte:02x}): save it as UTF-8"
        raise ReadError(message, _end_of(before)) from None


def _read_bytes(file: Path | str) -> bytes:
    """Read one byte more than is allowed at most, so that a file that grows is noticed too."""
    _refuse_unfit(os.stat(file))  # noqa: PTH116 (a third of the time, for a thousand files)
    descriptor = os.open(file, _OPEN_FLAGS)
    try:
        _refuse_unfit(os.fstat(descriptor))
        content = os.read(descriptor, MAX_BYTES + 1)
        while content and len(content) <= MAX_BYTES:
            more = os.read(descriptor, MAX_BYTES + 1 - len(content))
            if not more:
                break
            content += more
        return content
    finally:
        os.close(descriptor)


def _refuse_unfit(status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise ReadError("this is not a regular file")
    if status.st_size > MAX_BYTES:
        raise ReadError("the file is larger than 1 MiB", START)


def parse(text: str, *, with_places: bool = False, loader: type[Any] = Loader) -> Document:
    """Return the plain data of a YAML text; mappings, lists, text, numbers, booleans and None.

    Never raises anything but ReadError, whatever the text.
    """
    _refuse_unprintable(text)
    if "%" in text and len(_DIRECTIVE.findall(text)) > MAX_DIRECTIVES:
        raise ReadError(f"more than {MAX_DIRECTIVES} lines begin with '%'", START)
    places = Places() if with_places else None
    events = loader(text)
    builder = Builder(events.get_event, places)
    try:
        data = builder.document()
    except BuildError as error:
        raise ReadError(error.flaw.message, error.flaw.place) from None
    except yaml.MarkedYAMLError as error:
        raise _syntax_error(error, text) from None
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise ReadError(f"this is not valid YAML: {_words(str(error))}", START) from None
    finally:
        events.dispose()
    return Document(data, tuple(builder.flaws), places)


def _refuse_unprintable(text: str) -> None:
    if bad := _UNPRINTABLE.search(text):
        message = f"the file holds the control character {bad.group()!a}"
        raise ReadError(message, _end_of(text[: bad.start()]))


def _syntax_error(error: yaml.MarkedYAMLError, text: str) -> ReadError:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return ReadError(f"this is not valid YAML: {_words(str(error))}", START)
    told = " ".join(part for part in (error.context, error.problem) if part)
    sentence = _TAB if text[mark.index : mark.index + 1] == "\t" else _sentence(told)
    return ReadError(f"this is not valid YAML: {sentence}", Place(mark.line + 1, mark.column + 1))


def _sentence(told: str) -> str:
    for sign, sentence in _SENTENCES:
        if sign in told:
            return sentence
    return _words(told)


def _words(told: str) -> str:
    return re.sub(r"[^ -~]+", " ", told)[:100].strip()


def _end_of(text: str) -> Place:
    """Return where the character after `text` stands."""
    return Place(text.count("\n") + 1, len(text) - (text.rfind("\n") + 1) + 1)
