from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from exercise_coach.prescription.reading import MAX_BYTES, ReadError, parse, read_text
from tests.prescription.files import as_yaml, routine_files, write

LOADERS = [yaml.SafeLoader, *([yaml.CSafeLoader] if yaml.__with_libyaml__ else [])]


@pytest.fixture(params=LOADERS)
def loader(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("a: 1:30", {"a": 90}),
        ("a: '1:30'", {"a": "1:30"}),
        ("a: 2024-99-99", {"a": "2024-99-99"}),
        ("a: 2024-01-01", {"a": "2024-01-01"}),
        ("a: 2.0", {"a": 2}),
        ("a: 2.5", {"a": 2.5}),
        ("a: !!str 7", {"a": "7"}),
        ("a: !!int '7'", {"a": 7}),
        ("a: ~", {"a": None}),
        ("a:", {"a": None}),
        ("on: yes", {"on": True}),
        ("a: [1, {b: c}]", {"a": [1, {"b": "c"}]}),
        ("a: &x [1]\nb: *x", {"a": [1], "b": [1]}),
        (
            "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3",
            {"a": {"p": 1, "q": 2}, "b": {"p": 1, "q": 3}},
        ),
        ("a: {<<: [{p: 1}, {p: 2, q: 2}]}", {"a": {"p": 1, "q": 2}}),
        ("a: '[[[[ {{{{ # - - - -'", {"a": "[[[[ {{{{ # - - - -"}),
        ("# " + "-" * 300 + "\n# " + "[" * 5000 + "\na: 1", {"a": 1}),
        ("a: |\n  - - - - - - - - - - - - - - - - - - - - - - - - - x\n", {"a": "- " * 25 + "x\n"}),
        ("%YAML 1.1\n---\na: 1\n...\n", {"a": 1}),
        ("", None),
        ("# only a comment", None),
    ],
)
def test_plain_data_comes_out(loader: Any, text: str, data: object) -> None:
    document = parse(text, loader=loader)
    assert document.data == data
    assert not document.flaws


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: 1\nb: 2\na: 3", (3, 1), "duplicate key 'a'"),
        ("a: !!int foo", (1, 4), "not a number"),
        ("a: !!bool foo", (1, 4), "does not fit"),
        ("a: !!python/name:os.system x", (1, 4), "not allowed"),
        ("a: !!timestamp 2024-99-99", (1, 4), "not allowed"),
        ("a: !!set {x}", (1, 4), "not allowed"),
        ("a: " + "9" * 5000, (1, 4), "longer than"),
        ("a: 1" + ":1" * 500, (1, 4), "longer than"),
        ("a: !!float '" + "1:" * 5000 + "1'", (1, 4), "longer than"),
        ('a: "\\e[31m"', (1, 4), "control character"),
        ('a: "\\0"', (1, 4), "control character"),
        ("? [x]\n: 1", (1, 3), "a key is text"),
        ("a:\n  <<: 3", (2, 7), "<< takes over"),
    ],
)
def test_a_flaw_of_a_single_value_is_located(
    loader: Any, text: str, place: tuple[int, int], message: str
) -> None:
    (flaw,) = parse(text, loader=loader).flaws
    assert flaw.place == place
    assert message in flaw.message


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("a: [1\nb: 2", (2, 2), "not valid YAML"),
        ("a:\n\tb: 1", (2, 1), "a tab"),
        ("a: b: c", (1, 5), "':' too many"),
        ("a: 'x", (1, 6), "quotation mark"),
        ("a: @x", (1, 4), "needs quotes"),
        ("a: 1\n---\nb: 2", (2, 1), "second document"),
        ("a: *x", (1, 4), "alias"),
        ("a: &a [*a]", (1, 8), "alias"),
        ("a: \x07", (1, 4), "control character"),
        ("a: x\0", (1, 5), "control character"),
        ("[" * 100_000, (1, 21), "nested"),
        ("{" * 100_000, (1, 21), "nested"),
        ("- " * 100_000, (1, 41), "nested"),
        ("? " * 100_000, (1, 41), "nested"),
        ("\n".join(" " * n + "a:" for n in range(1000)), (21, 21), "nested"),
        ("a: [" + "1," * 30_000 + "]", None, "more than 10000 values"),
        ("%TAG !a! x\n" * 50_000 + "--- a", (1, 1), "begin with '%'"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_text_that_cannot_be_built_is_one_located_error(
    loader: Any, text: str, place: tuple[int, int] | None, message: str
) -> None:
    with pytest.raises(ReadError, match=message) as raised:
        parse(text, loader=loader)
    assert place is None or raised.value.place == place


def test_an_alias_bomb_does_not_go_off(loader: Any) -> None:
    layers = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    with pytest.raises(ReadError, match="more than 10000 values"):
        parse("\n".join(["a0: &a0 [x]", *layers]), loader=loader)


def read_or_told(text: str) -> None:
    for each in LOADERS:
        try:
            parse(text, loader=each, with_places=True)
        except ReadError as error:
            told = (error.message.isprintable(), error.place is not None)
        else:
            told = (True, True)
        assert told == (True, True)


@given(st.text())
@example('"\\U00110000"')
@example('"\\ud800"')
@example("!<%ff> a")
@example("%YAML 1." + "9" * 5000 + "\n--- a")
def test_no_text_raises_anything_else(text: str) -> None:
    read_or_told(text)


SIGNS = ["a", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "&x ", "*x", "<<", "? ", "|\n", "'"]
SIGNS += ['"', "#", "!!int ", "!t ", "1", "0x", "~", "---\n", "...\n", "%", "\t", "\\"]


@given(st.lists(st.sampled_from(SIGNS), max_size=25).map("".join))
def test_no_mixture_of_yaml_signs_raises_anything_else(text: str) -> None:
    read_or_told(text)


@given(routine_files)
def test_data_survives_being_written(data: dict[str, Any]) -> None:
    for each in LOADERS:
        document = parse(as_yaml(data), loader=each)
        assert document.data == data
        assert not document.flaws


def test_utf8_with_or_without_a_mark_at_its_beginning_is_read(tmp_path: Path) -> None:
    assert read_text(write(tmp_path / "a.yaml", "é")) == "é"
    assert read_text(write(tmp_path / "b.yaml", b"\xef\xbb\xbf\xc3\xa9")) == "é"


def test_other_encodings_are_refused_where_they_differ(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="UTF-8") as raised:
        read_text(write(tmp_path / "a.yaml", b"a: 1\nb: caf\xe9\n"))
    assert raised.value.place == (2, 7)


def test_a_mebibyte_is_read_and_not_a_byte_more(tmp_path: Path) -> None:
    assert len(read_text(write(tmp_path / "a.yaml", b"#" * MAX_BYTES))) == MAX_BYTES
    with pytest.raises(ReadError, match="larger than 1 MiB"):
        read_text(write(tmp_path / "b.yaml", b"#" * (MAX_BYTES + 1)))


@pytest.mark.parametrize("name", ["missing.yaml", "a\0b.yaml"])
def test_a_file_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read_text(tmp_path / name)
