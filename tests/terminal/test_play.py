"""Sessions in the terminal, told as stories on a clock that only waiting moves."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from exercise_coach.awake.vigil import CANNOT
from exercise_coach.logbook import FILE, Logbook, UnwritableLogbook
from exercise_coach.logbook.entries import Entry
from exercise_coach.prescription import Load, Relief
from exercise_coach.recovery.facts import MorningScored
from exercise_coach.session import Symptom
from exercise_coach.terminal.session import SOUND_IS_BACK
from exercise_coach.terminal.typed import SYMPTOM_LETTERS
from exercise_coach.wording import PAIN_QUESTION
from tests.session.routines import ONE_THEN_OTHER, reps, routine, timed
from tests.terminal.stage import Output, World, played

TWO = routine(reps(2, 2, name="dead-bug"), reps(1, name="bird-dog"), prepare=5)


def test_a_whole_session_from_a_pipe(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, ["1", "2"])
    assert (result.code, result.err, result.outcome) == (0, "", "completed")
    assert [given.score for given in result.log[0].scores] == [1, 1, 2]
    assert [(done.exercise, done.set) for done in result.log[0].sets] == [
        ("dead-bug", 1),
        ("dead-bug", 2),
        ("bird-dog", 1),
    ]
    assert result.lines[-1] == "3 of 3 sets done. Pain 1 before, 2 at the end."


def test_what_a_session_prints(tmp_path: Path) -> None:
    printed = played(tmp_path, routine(reps(2, tempo=(2, 10, 2))), ["0"]).lines
    expected = [
        "You started at 1. Above 2 the session stops.",
        "Exercise 1 of 1: dead-bug, lying",
        "  1. Breathe in.",
        "Get ready · 5 s",
        "Set 1 of 1 · 2 reps · hold 10 s",
        "  1 of 2",
        "  2 of 2",
        "Set 1 of 1: done.",
        "You started at 1. Above 2 the session stops. Enter keeps 1.",
        "Finished. Well done.",
    ]
    places = [printed.index(line) for line in expected]
    assert places == sorted(places)


def test_sides_and_rests_are_named(tmp_path: Path) -> None:
    out = played(tmp_path, routine(timed(30, sets=2, side=ONE_THEN_OTHER)), ["0"]).out
    assert "Set 1 of 2 · right side · 30 s" in out
    assert "Change side: left side · 3 s" in out
    assert "Rest · 30 s · next: set 2 of 2 · right side" in out
    assert "Set 2 of 2 · left side: done." in out


def test_every_cue_comes_at_its_planned_moment(tmp_path: Path) -> None:
    result = played(tmp_path, routine(reps(2, tempo=(2, 1.3, 2)), prepare=4.1), ["0"])
    heard = result.world.heard
    assert heard[:5] == [
        (1.1, "count"), (2.1, "count"), (3.1, "count"), (4.1, "begin"), (6.1, "hold-begin"),
    ]  # fmt: skip


def test_a_score_above_the_line_stops_at_once(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, ["3", "not read"])
    assert (result.code, result.outcome, result.left) == (0, "stopped_pain", ["not read"])
    assert "Pain 3 is above 2: the session stops." in result.out
    assert [tone for _, tone in result.world.heard][-2:] == ["hush", "stop"]


@pytest.mark.parametrize("line", ["11", "-1", "2.5", "two", "skip", "pause", "+", ">", "１"])
def test_a_line_that_is_no_score_is_asked_for_again(line: str, tmp_path: Path) -> None:
    result = played(tmp_path, TWO, [line, "0", "1"])
    assert "Please type a number from 0 to 10 (t for ten), or Enter for 1." in result.lines
    assert [given.score for given in result.log[0].scores] == [1, 0, 1]


@pytest.mark.parametrize("line", ["", "   "])
def test_enter_keeps_the_last_score(line: str, tmp_path: Path) -> None:
    result = played(tmp_path, TWO, ["2", line])
    assert [given.score for given in result.log[0].scores] == [1, 2, 2]


def test_enter_means_nothing_before_the_first_score(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, ["", "x", "2", "1", "1"], score=None)
    assert [given.score for given in result.log[0].scores] == [2, 1, 1]


def test_t_is_ten(tmp_path: Path) -> None:
    assert played(tmp_path, TWO, ["t"]).log[0].scores[-1].score == 10


@pytest.mark.parametrize("answers", [[], ["1"]])
def test_at_the_end_of_input_the_session_is_stopped_by_the_user(
    answers: list[str], tmp_path: Path
) -> None:
    result = played(tmp_path, TWO, answers)
    assert (result.code, result.outcome) == (0, "stopped_user")


@pytest.mark.parametrize("score", [None, 1])
def test_without_a_routine_it_lists_and_asks(score: int | None, tmp_path: Path) -> None:
    answers = ["0", "9", "nothing", "1", *(["1"] if score is None else []), "1", "1"]
    result = played(tmp_path, None, answers, score=score, others=[TWO])
    assert (result.outcome, result.left) == ("completed", [])
    assert "   1  Steady trunk · strength · 2 min" in result.lines
    assert result.lines.count("Please type a number from 1 to 1, or an id.") == 3


@pytest.mark.parametrize(("given", "score"), [(None, 1), (TWO, None)])
def test_nothing_starts_where_nobody_answers(given: object, score: object, tmp_path: Path) -> None:
    result = played(tmp_path, given, [], score=score)  # type: ignore[arg-type]
    assert (result.code, result.log) == (1, [])
    assert result.err == "exercise-coach: nothing was started\n"


@pytest.mark.parametrize(
    ("load", "limit", "score", "starts"),
    [
        (Load.RELIEF, 2, 7, True),
        (Load.RELIEF, 2, 8, False),
        (Load.GENTLE, 2, 5, True),
        (Load.GENTLE, 2, 6, False),
        (Load.STRENGTH, 2, 2, True),
        (Load.STRENGTH, 2, 3, False),
        (Load.STRENGTH, 4, 4, True),
        (Load.STRENGTH, 4, 8, False),
    ],
)
def test_who_may_start(load: Load, limit: int, score: int, starts: bool, tmp_path: Path) -> None:
    wanted = routine(reps(1, tempo=(1, 0, 1)), load=load, pain_limit=limit)
    relief = routine(timed(5, name="breathing", relief=Relief.BREATHING), load=Load.RELIEF)
    result = played(tmp_path, wanted, ["0"], score=score, others=[relief])
    assert (result.code, len(result.log)) == ((0, 1) if starts else (1, 0))
    assert ("call someone first" in result.out) == (score >= 8)
    assert ("these may start:" in result.out) != starts
    with Logbook.open(tmp_path / FILE) as logbook:
        told = [fact.score for fact in logbook.facts() if isinstance(fact, MorningScored)]
    assert told == ([] if starts else [score])


def test_where_somebody_is_to_be_called_first_rest_starts_and_a_walk_does_not(
    tmp_path: Path,
) -> None:
    rest = routine(timed(5, name="breathing", relief=Relief.BREATHING), load=Load.RELIEF)
    walk = routine(timed(5, name="walk", relief=Relief.WALK), load=Load.RELIEF)
    assert played(tmp_path, rest, ["0"], score=9).code == 0
    (tmp_path / "walk").mkdir()
    result = played(tmp_path / "walk", walk, [], score=9, others=[rest])
    assert (result.code, result.log) == (1, [])
    assert "Not this one at 9 of 10. Please call someone first." in result.lines
    assert "start at a pain of 10" not in result.out
    assert "At 9 of 10 these may start:" in result.lines


def test_the_second_cramp_stops(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, ["c", "what", "n", "c"])
    assert (result.outcome, result.symptom) == ("stopped_symptom", Symptom.CRAMP)
    assert result.lines.count("What would you like to do?") == 2


def test_after_a_cramp_the_easier_variant_or_rest(tmp_path: Path) -> None:
    easier = reps(2, 2, name="heel-taps")
    sore = routine(reps(2, 2, easier=easier), reps(1, name="bird-dog"))
    result = played(tmp_path, sore, [(12, "c"), (1, "e"), (90, "q")], typed=True)
    assert "Now the easier variant." in result.lines
    assert result.log[0].sets[0].exercise == "heel-taps"
    (tmp_path / "second").mkdir()
    result = played(tmp_path / "second", sore, [(6, "c"), (1, "r")], typed=True)
    assert (result.outcome, result.symptom) == ("stopped_symptom", Symptom.CRAMP)


def test_a_cramp_that_was_none_leads_back(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, [(6, "c"), (1, "u"), (5, ""), (2, "q")], typed=True)
    assert "  u  By mistake: no cramp, no twitch" in result.lines
    assert "No cramp, then. The session waits. Enter goes on." in result.lines
    assert "Going on." in result.lines


def test_a_cramp_that_was_none_leads_back_to_the_question_that_was_open(tmp_path: Path) -> None:
    lines = [(120, "c"), (1, "u"), (1, "1"), (2, " "), (2, "q")]
    result = played(tmp_path, TWO, lines, typed=True)
    after = result.lines[result.lines.index("No cramp, then.") :]
    assert any(line.startswith(PAIN_QUESTION) for line in after)
    assert "Paused. Enter goes on." in after
    assert "That does nothing now." not in after


@pytest.mark.parametrize("typed", [True, False])
def test_a_symptom_is_told_by_its_letter(typed: bool, tmp_path: Path) -> None:
    lines = [(7, "s"), (3, "z"), (3, "e")] if typed else ["s", "z", "e"]
    result = played(tmp_path, TWO, lines, typed=typed)
    assert result.symptom is Symptom.CHEST_PAIN
    assert "Get medical help now." in result.lines


def test_what_is_on_no_list_stops_it_and_names_the_emergencies_first(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, [(7, "s"), (3, "x")], typed=True)
    assert result.outcome == "stopped_user"
    place = result.lines.index("The session stops here.")
    assert "Call your emergency number now" in result.lines[place + 1]


def test_every_symptom_has_a_letter(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, [(7, "s"), (1, "l")], typed=True)
    assert result.symptom is list(Symptom)[-1]
    assert set(SYMPTOM_LETTERS.values()) == set(Symptom)


def test_a_digit_is_a_score_even_where_a_letter_is_asked_for(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, [(7, "s"), (1, "7")], typed=True)
    assert result.outcome == "stopped_pain"


def test_lines_typed_at_any_moment(tmp_path: Path) -> None:
    typed = [
        (1, "skip"), (1, "2"), (1, " "), (30, "pause"), (0.5, "m"), (0, "m"), (0, "?"), (0, "hm"),
        (0.2, "<"), (1, "p"), (5, ""), (1, ">"), (1, ">"), (0.2, "+"), (300, "0"), (90, ""),
    ]  # fmt: skip
    result = played(tmp_path, TWO, typed, typed=True)
    assert (result.code, result.outcome) == (0, "completed")
    for line in ("Paused. Enter goes on.", "Going on.", "Sound is off.", "10 s more rest."):
        assert line in result.lines
    assert [given.when.value for given in result.log[0].scores] == [
        "before", "during", "during", "between", "after",
    ]  # fmt: skip


def test_enter_goes_on_after_a_pause(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, [(6, " "), (60, ""), (120, "q")], typed=True)
    assert "Going on." in result.lines


def test_after_no_symptom_it_goes_on(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, [(6, "s"), (60, ""), (120, "q")], typed=True)
    assert "Going on." in result.lines


def test_a_machine_that_slept_finds_the_session_paused(tmp_path: Path) -> None:
    world = World(stalls={6.0: 5.0})
    result = played(tmp_path, TWO, ["", "1", "1"], world=world)
    assert any(line.startswith("Paused: the program stood still") for line in result.lines)
    assert result.outcome == "completed"


def test_a_signal_ends_it_as_stopped_by_the_user(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, leaves_at=7.0)
    assert (result.code, result.outcome) == (0, "stopped_user")
    assert result.world.heard[-1] == (7.0, "stop")


def test_a_session_broken_off_is_closed_where_nobody_can_be_asked(tmp_path: Path) -> None:
    break_off(tmp_path)
    result = played(tmp_path, TWO, ["1", "1"])
    assert [record.outcome.value for record in result.log] == ["completed", "interrupted"]


@pytest.mark.parametrize(("answer", "outcomes"), [("r", 1), ("c", 2)])
def test_a_session_broken_off_is_offered(answer: str, outcomes: int, tmp_path: Path) -> None:
    break_off(tmp_path)
    typed = [(0, "?"), (1, answer), (1, "1"), (200, ""), (200, "")]
    result = played(tmp_path, TWO, typed, typed=True, score=None)
    assert ", after 1 of 3 sets." in result.out
    assert len(result.log) == outcomes
    assert result.outcome == "completed"


def break_off(folder: Path) -> None:
    """Leave a session behind whose first set is done."""

    class Crash(BaseException): ...

    world = World()

    def crash(seconds: float) -> None:
        world.now += seconds
        if world.now > 1020:
            raise Crash

    world.idle = crash  # type: ignore[method-assign]
    with pytest.raises(Crash):
        played(folder, TWO, world=world)


def test_where_nobody_reads_the_session_ends(tmp_path: Path) -> None:
    class Gone(Output):
        def write(self, text: str) -> int:
            if "Get ready" in text:
                raise BrokenPipeError
            return super().write(text)

    assert played(tmp_path, TWO, ["1", "1"], output=Gone()).outcome == "stopped_user"


def test_a_disk_that_fills_is_told_once_and_the_session_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_logbook: Logbook, _entries: object) -> None:
        raise UnwritableLogbook("The disk is full.", "the disk is full")

    monkeypatch.setattr(Logbook, "write", fail)
    result = played(tmp_path, TWO, ["1", "1"])
    assert result.code == 1
    assert "Set 1 of 2: done, but not saved yet." in result.lines
    assert "Finished. Well done." in result.lines
    first, last = result.err.splitlines()
    assert "could not be saved: the disk is full" in first
    assert "not wholly in the logbook" in last


def test_a_disk_that_was_full_for_a_while_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writes = 0
    write = Logbook.write

    def fail(logbook: Logbook, entries: Iterable[Entry]) -> None:
        nonlocal writes
        writes += 1
        if 2 < writes < 6:
            raise UnwritableLogbook("The disk is full.", "the disk is full")
        write(logbook, entries)

    monkeypatch.setattr(Logbook, "write", fail)
    result = played(tmp_path, TWO, ["1", "1"])
    assert (result.code, len(result.err.splitlines())) == (0, 1)
    assert len(result.log[0].sets) == 3


def test_what_the_sound_has_to_say_is_told_once(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, ["1", "1"], world=World(notice="The device went away."))
    assert result.err == "exercise-coach: The device went away.\n"


def test_that_the_sound_is_back_is_told_once(tmp_path: Path) -> None:
    world = World(notice="No sound device was found.", mended_at=8)
    result = played(tmp_path, TWO, ["1", "1"], world=world)
    assert [line.partition(": ")[2] for line in result.err.splitlines()] == [
        "No sound device was found.", SOUND_IS_BACK
    ]  # fmt: skip


def test_a_sound_that_is_not_ready_is_not_waited_for_long(tmp_path: Path) -> None:
    result = played(tmp_path, TWO, ["1", "1"], world=World(ready=False))
    assert result.outcome == "completed"


def test_only_a_terminal_gets_a_countdown(tmp_path: Path) -> None:
    shown = played(tmp_path, TWO, [(100, "q")], typed=True, output=Output(tty=True)).out
    assert re.search(r"\rGet ready · 5 s +\rGet ready · 4 s", shown)
    (tmp_path / "plain").mkdir()
    plain = played(tmp_path / "plain", TWO, [(100, "q")], typed=True).out
    assert not set(plain) & {"\r", "\x1b"}


@pytest.mark.parametrize("typed", [True, False])
def test_it_keeps_awake_and_says_in_a_terminal_that_it_cannot(typed: bool, tmp_path: Path) -> None:
    wakers: list[Refusing] = []

    def make(told: Callable[[bool], None]) -> Refusing:
        wakers.append(Refusing(told))
        return wakers[-1]

    lines = [(60.0, "1"), (60.0, "1")] if typed else ["1", "1"]
    result = played(tmp_path, TWO, lines, typed=typed, make_waker=make)
    assert result.outcome == "completed"
    assert (wakers[0].wanted[0], wakers[0].is_closed) == (True, True)
    assert result.err.count(CANNOT) == typed


class Refusing:
    """A desktop that keeps nothing awake."""

    def __init__(self, told: Callable[[bool], None]) -> None:
        self._told = told
        self.wanted: list[bool] = []
        self.is_closed = False

    def want(self, *, is_awake: bool) -> None:
        self.wanted.append(is_awake)
        self._told(False)  # noqa: FBT003 (a callback's answer)

    def close(self) -> None:
        self.is_closed = True
