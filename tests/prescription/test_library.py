import subprocess
import sys
from pathlib import Path

from exercise_coach.prescription import (
    LoadedRoutine,
    Origin,
    check_paths,
    load_library,
    read_routine,
    watched_folders,
)
from tests.prescription.files import EXERCISE, GOOD, ROUTINE, Shop, write


def titled(title: str, phase: str = "recovery") -> str:
    return GOOD.replace("Loose", title).replace("recovery", phase)


def test_routines_stand_by_phase_and_then_by_title(shop: Shop) -> None:
    shop.routine("m", titled("Keep", "maintenance"))
    shop.routine("a", titled("Walk", "recovery"))
    shop.routine("b", titled("loose", "recovery"))
    shop.routine("z", titled("Rest", "acute"), folder="acute/first")
    library = load_library(shop.shipped, shop.user)
    assert [each.routine.id for each in library.routines] == ["z", "b", "a", "m"]
    assert not library.problems
    assert library.routine("a") is library.routines[2]
    assert library.routine("nowhere") is None


def test_the_users_files_add_to_ours_or_replace_them(shop: Shop) -> None:
    shop.routine("loose")
    shop.routine("keep")
    shop.user_routine("loose", titled("Mine"))
    shop.user_routine("new", titled("New"))
    shop.user_exercise("cat-cow", EXERCISE.replace("Cat-cow", "My cat"))
    library = load_library(shop.shipped, shop.user)
    origins = {each.routine.title: each.origin for each in library.routines}
    assert origins == {"Loose": Origin.SHIPPED, "Mine": Origin.REPLACES, "New": Origin.USER}
    assert library.exercises["cat-cow"].exercise.name == "My cat"
    assert library.exercises["cat-cow"].origin is Origin.REPLACES


def test_a_bad_file_of_the_user_leaves_ours_in_use(shop: Shop) -> None:
    shop.routine("loose")
    bad = [
        shop.user_exercise("cat-cow", "format: 1\n"),
        shop.user_routine("loose", ROUTINE + "  - use: unknown\n"),
    ]
    library = load_library(shop.shipped, shop.user)
    assert [each.origin for each in library.routines] == [Origin.SHIPPED]
    assert library.exercises["cat-cow"].origin is Origin.SHIPPED
    assert {each.file for each in library.problems} == set(bad)


def test_one_bad_file_hides_no_other(shop: Shop) -> None:
    shop.routine("bad", "[" * 100_000)
    shop.exercise("broken", text="\0")
    shop.routine("good")
    library = load_library(shop.shipped, None)
    assert [each.routine.id for each in library.routines] == ["good"]
    assert library.unusable_exercises == {"broken"}
    assert len(library.problems) == 2


def test_two_files_with_one_id_are_both_named(shop: Shop) -> None:
    first = shop.routine("loose", titled("First"), folder="acute")
    second = shop.routine("loose", titled("Second"), folder="recovery")
    library = load_library(shop.shipped, None)
    assert [each.routine.title for each in library.routines] == ["First"]
    (problem,) = library.problems
    assert problem.file == second
    assert str(first) in problem.message


def test_a_bad_double_gives_way_to_the_good_one(shop: Shop) -> None:
    write(shop.shipped / "exercises" / "a.yaml", "zzz: 1\n")
    write(shop.shipped / "exercises" / "a.yml", EXERCISE)
    assert load_library(shop.shipped, None).exercises["a"].exercise.name == "Cat-cow"


def test_a_warning_stays_with_its_routine(shop: Shop) -> None:
    shop.exercise("plank", "phases: [maintenance]\n")
    shop.routine("early", ROUTINE + "  - {use: plank, reps: 3}\n")
    library = load_library(shop.shipped, None)
    (loaded,) = library.routines
    assert loaded.warnings == library.problems
    assert library.problems[0].is_warning


def test_the_files_name_is_the_id(shop: Shop) -> None:
    file = shop.routine("My_Routine")
    (problem,) = load_library(shop.shipped, None).problems
    assert (problem.file, problem.line, problem.column) == (file, 1, 1)
    assert "lower-case letters" in problem.message


def test_a_missing_folder_of_ours_is_a_problem_and_the_users_is_none(tmp_path: Path) -> None:
    library = load_library(tmp_path / "gone", tmp_path / "nothing")
    assert [str(each) for each in library.problems] == [f"{tmp_path / 'gone'}: no such folder"]
    assert library.routines == ()


def test_loading_again_sees_what_has_changed(shop: Shop) -> None:
    file = shop.user_routine("mine")
    assert load_library(shop.shipped, shop.user).routine("mine")
    file.unlink()
    assert load_library(shop.shipped, shop.user).routine("mine") is None


def test_a_routine_outside_the_library_uses_its_exercises(shop: Shop, tmp_path: Path) -> None:
    library = load_library(shop.shipped, None)
    loaded = read_routine(write(tmp_path / "else" / "mine.yaml", GOOD), library)
    assert isinstance(loaded, LoadedRoutine)
    assert (loaded.routine.id, loaded.origin) == ("mine", Origin.USER)
    bad = read_routine(write(tmp_path / "bad.yaml", ROUTINE + "  - use: cat\n"), library)
    assert isinstance(bad, list)
    missing = read_routine(tmp_path / "missing.yaml", library)
    assert [str(each) for each in missing] == [f"{tmp_path / 'missing.yaml'}: no such file"]  # type: ignore[union-attr]


def test_checking_without_paths_checks_everything(shop: Shop) -> None:
    bad = shop.routine("bad", "x: 1\n")
    mine = shop.user_routine("mine", "x: 1\n")
    assert {each.file for each in check_paths([], shop.shipped, shop.user)} == {bad, mine}


def test_checking_a_folder_knows_the_exercises_in_it(shop: Shop, tmp_path: Path) -> None:
    write(tmp_path / "draft" / "exercises" / "new.yaml", EXERCISE + "easier: cat-cow\n")
    write(tmp_path / "draft" / "a.yaml", ROUTINE + "  - {use: new, reps: 3}\n")
    write(tmp_path / "draft" / "b.yaml", ROUTINE + "  - {use: cat-cow, reps: 3}\n")
    assert check_paths([tmp_path / "draft"], shop.shipped, None) == []
    assert len(check_paths([tmp_path / "draft" / "a.yaml"], shop.shipped, None)) == 1


def test_checking_tells_exercises_from_routines_by_what_they_say(
    shop: Shop, tmp_path: Path
) -> None:
    file = write(tmp_path / "draft.yaml", EXERCISE.replace("name", "nam"))
    assert [each.message for each in check_paths([file], shop.shipped, None)] == [
        "missing key 'name'",
        "unknown key 'nam' (did you mean 'name'?)",
    ]


def test_checking_tells_each_problem_once_and_only_of_the_paths(shop: Shop) -> None:
    bad = shop.routine("bad", ROUTINE + "  - use: cat\n")
    shop.routine("worse", "x: 1\n")
    problems = check_paths([bad, bad.parent / "bad.yaml"], shop.shipped, None)
    assert [each.file for each in problems] == [bad]
    gone = shop.shipped / "gone"
    assert str(check_paths([gone], shop.shipped, None)[0]) == f"{gone}: no such file or folder"


def test_folders_to_watch_are_those_there_are(shop: Shop) -> None:
    shop.routine("loose", folder="recovery/first")
    shop.user.mkdir()
    assert watched_folders(shop.shipped, None) == (
        shop.shipped,
        shop.shipped / "exercises",
        shop.shipped / "recovery",
        shop.shipped / "recovery" / "first",
    )
    assert shop.user in watched_folders(shop.shipped, shop.user)
    shop.user_routine("mine")
    shop.user_exercise("mine")
    watched = watched_folders(shop.shipped, shop.user)
    assert watched[-2:] == (shop.user / "exercises", shop.user / "routines")
    assert shop.user not in watched


def test_good_files_are_read_without_what_only_bad_ones_need(shop: Shop) -> None:
    shop.routine("loose")
    code = (
        "import sys; from pathlib import Path; from exercise_coach.prescription import *;"
        "library = load_library(Path(sys.argv[1]), None); assert library.routines;"
        "print(sorted({'jsonschema', 'difflib', 'PySide6'} & set(sys.modules)))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(shop.shipped)], capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"
