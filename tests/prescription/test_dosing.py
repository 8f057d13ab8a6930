"""An entry goes before the exercise's own dose, and that before the house's."""

from textwrap import dedent

import pytest
from hypothesis import given

from exercise_coach.prescription import (
    Library,
    Prescription,
    SideNames,
    SideOrder,
    load_library,
)
from exercise_coach.prescription.dosing import EASIER_STEPS, full_dose
from exercise_coach.prescription.model import Dose, Tempo, TimedSeconds, Use
from tests.prescription.files import EXERCISE, ROUTINE, SIDED, Shop


def library_with(shop: Shop, entry: str) -> Library:
    shop.routine("one", f"{ROUTINE}  - {entry}\n")
    return load_library(shop.shipped, None)


def prescribed(shop: Shop, entry: str) -> Prescription:
    library = library_with(shop, entry)
    assert not library.problems
    (loaded,) = library.routines
    (prescription,) = loaded.routine.prescriptions
    return prescription


def test_the_house_fills_in_what_nobody_says(shop: Shop) -> None:
    given_dose = prescribed(shop, "{use: cat-cow, reps: 10}")
    assert (given_dose.sets, given_dose.reps, given_dose.time) == (1, (10,), None)
    assert (given_dose.out, given_dose.hold, given_dose.back) == (2, 0, 2)
    assert (given_dose.rest, given_dose.side) == (30, None)


def test_the_exercise_has_a_usual_dose(shop: Shop) -> None:
    shop.exercise("curl", "defaults: {sets: 2, reps: 8, tempo: {hold: 5}, rest: 1 min}\n")
    usual = prescribed(shop, "use: curl")
    assert (usual.sets, usual.reps, usual.rest) == (2, (8, 8), 60)
    assert (usual.out, usual.hold, usual.back) == (2, 5, 2)


def test_the_entry_goes_before_the_usual_dose_part_by_part(shop: Shop) -> None:
    shop.exercise("curl", "defaults: {sets: 2, reps: 8, tempo: {out: 1, hold: 5}}\n")
    changed = prescribed(shop, "{use: curl, reps: 6, tempo: {hold: 10}}")
    assert changed.reps == (6, 6)
    assert (changed.out, changed.hold, changed.back) == (1, 10, 2)


def test_a_list_of_reps_says_how_many_sets(shop: Shop) -> None:
    shop.exercise("curl", "defaults: {sets: 2, reps: 8}\n")
    assert prescribed(shop, "{use: curl, reps: [6, 4, 2]}").sets == 3


@pytest.mark.parametrize(
    ("entry", "reps"), [("use: curl", (6, 4, 2)), ("{use: curl, sets: 2}", (6, 6))]
)
def test_a_usual_list_counts_for_as_many_sets_as_it_has(
    shop: Shop, entry: str, reps: tuple[int, ...]
) -> None:
    shop.exercise("curl", "defaults: {reps: [6, 4, 2]}\n")
    assert prescribed(shop, entry).reps == reps


def test_time_puts_the_usual_reps_aside_and_the_other_way_round(shop: Shop) -> None:
    shop.exercise("curl", "defaults: {reps: 8, tempo: {hold: 5}}\n")
    held = prescribed(shop, "{use: curl, time: 1:30}")
    assert (held.reps, held.time) == ((), 90)
    assert (held.out, held.hold, held.back) == (0, 0, 0)
    shop.exercise("walk", "defaults: {time: 5 min}\n")
    assert prescribed(shop, "{use: walk, reps: 3}").time is None


def test_sides_have_names_and_an_order(shop: Shop) -> None:
    shop.exercise("bird-dog", text=SIDED)
    sided = prescribed(shop, "{use: bird-dog, reps: 3}")
    assert sided.side is SideOrder.ONE_THEN_OTHER
    assert sided.exercise.sides == SideNames(right="right side", left="left side")
    names = "sides: {right: right arm, left: left arm}\ndefaults: {side: alternating}\n"
    shop.exercise("bird-dog", names)
    named = prescribed(shop, "{use: bird-dog, reps: 3}")
    assert named.side is SideOrder.ALTERNATING
    assert named.exercise.sides == SideNames(right="right arm", left="left arm")
    timed = prescribed(shop, "{use: bird-dog, time: 30 s}")
    assert timed.side is SideOrder.ONE_THEN_OTHER


def test_the_easier_variant_takes_over_the_dose(shop: Shop) -> None:
    shop.exercise("plank", "easier: cat-cow\n")
    easier = prescribed(shop, "{use: plank, reps: [6, 4], tempo: {hold: 9}, rest: 5}").easier
    assert easier is not None
    assert (easier.exercise.id, easier.sets, easier.reps) == ("cat-cow", 2, (6, 4))
    assert (easier.hold, easier.rest, easier.easier) == (9, 5, None)


def test_the_easier_variant_keeps_to_its_own_dose_but_never_to_more_reps(shop: Shop) -> None:
    shop.exercise("plank", "easier: knee-plank\n")
    shop.exercise("knee-plank", "defaults: {reps: 5, tempo: {hold: 3}}\n", SIDED)
    easier = prescribed(shop, "{use: plank, reps: [6, 4], tempo: {hold: 9}}").easier
    assert easier is not None
    assert (easier.reps, easier.hold, easier.side) == ((5, 4), 3, SideOrder.ONE_THEN_OTHER)
    after_time = prescribed(shop, "{use: plank, time: 20 s}").easier
    assert after_time is not None
    assert (after_time.reps, after_time.time, after_time.hold) == ((5,), None, 3)


def test_the_easier_variant_comes_with_its_own_easier_variant(shop: Shop) -> None:
    shop.exercise("plank", "easier: knee-plank\n")
    shop.exercise("knee-plank", "easier: wall-plank\ndefaults: {reps: 5}\n")
    shop.exercise("wall-plank", "defaults: {reps: 9, tempo: {hold: 3}}\n")
    easier = prescribed(shop, "{use: plank, sets: 2, reps: 7}").easier
    assert easier is not None
    easiest = easier.easier
    assert easiest is not None
    assert (easiest.exercise.id, easiest.reps, easiest.hold) == ("wall-plank", (5, 5), 3)


def test_a_long_row_of_easier_variants_is_carried_only_some_steps(shop: Shop) -> None:
    for number in range(9):
        shop.exercise(f"e{number}", f"easier: e{number + 1}\n")
    shop.exercise("e9")
    prescription, steps = prescribed(shop, "{use: e0, reps: 2}"), 0
    while prescription.easier is not None:
        prescription, steps = prescription.easier, steps + 1
    assert steps == EASIER_STEPS


def test_a_timed_easier_variant_lasts_no_longer(shop: Shop) -> None:
    shop.exercise("plank", "easier: rest\n", SIDED)
    shop.exercise("rest", "defaults: {time: 1 min}\n", EXERCISE)
    shorter = prescribed(shop, "{use: plank, time: 20 s}").easier
    assert shorter is not None
    assert (shorter.time, shorter.side) == (20, None)
    instead_of_reps = prescribed(shop, "{use: plank, reps: 9}").easier
    assert instead_of_reps is not None
    assert (instead_of_reps.time, instead_of_reps.out) == (60, 0)


def test_texts_of_several_lines_become_one(shop: Shop) -> None:
    text = dedent("""\
        format: 1
        title: |
          Loose
          hips
        phase: recovery
        load: gentle
        prepare: 8
        exercises: [{use: cat-cow, reps: 1}]
        """)
    shop.routine("one", text)
    (loaded,) = load_library(shop.shipped, None).routines
    routine = loaded.routine
    assert (routine.title, routine.summary, routine.repeat) == ("Loose hips", "", None)
    assert (routine.prepare, routine.change_side, routine.pain_limit) == (8, 3, 2)


@given(...)
def test_there_are_as_many_numbers_of_reps_as_sets(sets: bool, usual_list: bool) -> None:
    usual = Dose(reps=(3, 2, 1) if usual_list else 4, tempo=Tempo())
    dose = full_dose(Use(use="x", sets=5) if sets else Use(use="x"), usual)
    assert len(dose.reps) == dose.sets
    timed = full_dose(Use(use="x", time=TimedSeconds(3)), usual)
    assert timed.reps == ()
