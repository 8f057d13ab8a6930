"""Lines from real pipes."""

import io
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from exercise_coach.terminal.lines import LONGEST_LINE, StreamLines
from exercise_coach.terminal.screen import wrapped
from exercise_coach.terminal.typed import meaning, score


@contextmanager
def pipe(*, live: bool) -> Iterator[tuple[StreamLines, int, int]]:
    read, write = os.pipe()
    with open(read, "rb", buffering=0, closefd=False) as stream:
        lines = StreamLines(stream, live=live)
        try:
            yield lines, read, write
        finally:
            os.close(write)
            lines.close()
            os.set_blocking(read, False)
    time.sleep(0.01)
    os.close(read)


def wait(lines: StreamLines) -> str:
    until = time.monotonic() + 5
    while time.monotonic() < until:
        if (line := lines.take()) is not None:
            return line
        time.sleep(0.001)
    raise AssertionError("no line came")


def test_one_line_is_read_for_each_question_and_no_byte_more() -> None:
    with pipe(live=False) as (lines, read, write):
        os.write(write, b"1\n2\nfor another program\n")
        lines.ask()
        lines.ask()
        assert wait(lines) == "1"
        assert lines.take() is None
        lines.ask()
        assert wait(lines) == "2"
        assert os.read(read, 100) == b"for another program\n"


def test_where_lines_are_live_none_waits_for_a_question() -> None:
    with pipe(live=True) as (lines, _, write):
        lines.ask()
        os.write(write, b"1\r\n\xff\n")
        assert [wait(lines), wait(lines)] == ["1", "\ufffd"]


def test_the_end_is_told_again_and_again() -> None:
    lines = StreamLines(io.BytesIO(b"last"), live=False)
    lines.ask()
    assert wait(lines) == "last"
    for _ in range(2):
        lines.ask()
        with pytest.raises(EOFError):
            wait(lines)


def test_a_terminal_that_is_gone_is_the_end() -> None:
    class Gone:
        def readline(self, _size: int) -> bytes:
            raise OSError(5, "Input/output error")

    lines = StreamLines(Gone(), live=True)
    lines.ask()
    with pytest.raises(EOFError):
        wait(lines)


def test_an_endless_line_comes_in_pieces() -> None:
    lines = StreamLines(io.BytesIO(b"1" * LONGEST_LINE * 3), live=False)
    lines.ask()
    assert score(wait(lines)) is None
    lines.close()


@pytest.mark.parametrize(
    ("line", "value"),
    [("0", 0), (" 7 ", 7), ("10", 10), ("t", 10), ("T", 10), ("03", 3), ("11", None), ("", None),
     ("-1", None), ("2.0", None), ("²", None), ("٣", None), ("1 2", None), ("010", None)],
)  # fmt: skip
def test_what_is_a_score(line: str, value: int | None) -> None:
    assert score(line) == value


def test_an_unknown_word_means_nothing() -> None:
    assert meaning("hello") is None


def test_a_long_line_is_broken_between_words_below_where_it_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "24")
    assert wrapped("  1. Lie on your back and grip nothing") == (
        "  1. Lie on your back\n     and grip nothing"
    )
    assert wrapped("short") == "short"
