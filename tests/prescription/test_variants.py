"""Easier and harder variants: which links are refused."""

from exercise_coach.prescription import load_library
from tests.prescription.files import Shop


def link_problems(shop: Shop, **links: str) -> list[str]:
    for exercise_id, more in links.items():
        shop.exercise(exercise_id, more)
    problems = load_library(shop.shipped, None).problems
    return [f"{str(each.file)[-6]}:{each.line}: {each.message}" for each in problems]


def test_two_files_may_name_each_other(shop: Shop) -> None:
    assert link_problems(shop, a="easier: b\n", b="harder: a\n") == []


def test_a_long_row_of_variants_is_no_circle(shop: Shop) -> None:
    row = {chr(ord("a") + n): f"easier: {chr(ord('b') + n)}\n" for n in range(10)}
    assert link_problems(shop, **row, k="") == []


def test_a_circle_is_told_in_each_file(shop: Shop) -> None:
    assert link_problems(
        shop, a="easier: b\n", b="easier: c\n", c="easier: a\n", d="easier: a\n"
    ) == [
        "a:5: circular easier and harder: 'a' → 'b' → 'c' → 'a'",
        "b:5: circular easier and harder: 'b' → 'c' → 'a' → 'b'",
        "c:5: circular easier and harder: 'c' → 'a' → 'b' → 'c'",
    ]


def test_both_easier_and_harder_is_a_circle(shop: Shop) -> None:
    assert link_problems(shop, a="easier: b\nharder: b\n", b="") == [
        "a:5: circular easier and harder: 'a' → 'b' → 'a'",
        "a:6: circular easier and harder: 'b' → 'a' → 'b'",
    ]


def test_an_exercise_is_not_easier_than_itself(shop: Shop) -> None:
    assert link_problems(shop, a="easier: a\n") == ["a:5: circular easier and harder: 'a' → 'a'"]


def test_a_long_circle_is_told_briefly(shop: Shop) -> None:
    row = {chr(ord("a") + n): f"easier: {chr(ord('a') + (n + 1) % 9)}\n" for n in range(9)}
    assert link_problems(shop, **row)[0].endswith("'a' → 'b' → 'c' → 'd' → 'e' → … → 'a'")


def test_links_to_nothing_are_told_and_left_out(shop: Shop) -> None:
    assert link_problems(shop, a="easier: cat-cot\nharder: b\n", b="zzz: 1\n")[:2] == [
        "a:5: unknown exercise 'cat-cot' (did you mean 'cat-cow'?)",
        "a:6: exercise 'b' cannot be used: its file has errors",
    ]
    exercise = load_library(shop.shipped, None).exercises["a"].exercise
    assert (exercise.easier, exercise.harder) == (None, None)
