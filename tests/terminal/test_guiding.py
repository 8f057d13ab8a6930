"""What the terminal says of today: the questions, what may start, what is eased, what is next."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from exercise_coach import recovery
from exercise_coach.logbook import FILE, Logbook
from exercise_coach.prescription import Load, Phase, Relief, SpineMove
from exercise_coach.recovery.facts import (
    Cleared,
    EpisodeBegan,
    Fact,
    MorningScored,
    PhaseChosen,
    Screened,
)
from tests.session.routines import reps, routine, timed
from tests.terminal.stage import DAY, World, played
from tests.terminal.test_play import break_off

ONE_DAY = timedelta(days=1)
SCREENED = Screened(id="screened", at=DAY - ONE_DAY)
EASIER = reps(1, name="heel-taps", tempo=(1, 0, 1))
BUG = reps(1, name="dead-bug", tempo=(1, 0, 1), easier=EASIER)
BUG = replace(BUG, exercise=replace(BUG.exercise, easier="heel-taps"))
BRIDGE = reps(1, name="glute-bridge", tempo=(1, 0, 1))
TRUNK = routine(BUG, BRIDGE)
REST = replace(
    routine(timed(5, name="breathing", relief=Relief.BREATHING), load=Load.RELIEF),
    id="slow-breathing",
    title="Slow breathing",
    phase=Phase.RECOVERY,
)
EASED = (
    "“dead-bug” is done as “heel-taps” for now: it stopped you at a pain of 3. "
    "It comes back after one session that stays within the stop line."
)


def tell(folder: Path, *facts: Fact) -> None:
    with Logbook.open(folder / FILE) as logbook:
        logbook.tell(facts)


def later(days: float) -> World:
    return World(now=1000 + days * 86400)


def began(days_ago: float) -> tuple[Fact, ...]:
    """Return an episode that began so many days ago, the questions answered with no."""
    at = DAY - timedelta(days=days_ago)
    return (
        EpisodeBegan(id="began", at=at, began=at),
        Screened(id="screened then", at=at + timedelta(minutes=1)),
    )


def test_the_questions_come_before_the_first_session(tmp_path: Path) -> None:
    result = played(tmp_path, TRUNK, ["1", "1"])
    for question in recovery.QUESTIONS:
        assert question.text in result.out
    said = "Passing these questions does not rule out a serious cause."
    assert result.out.index("Call your emergency number now") < result.out.index(said)
    assert result.out.index(said) < result.out.index("You started at 1.")
    assert (result.code, result.outcome, result.left) == (0, "completed", [])


def test_printing_them_does_not_count_as_answering_them(tmp_path: Path) -> None:
    for _ in range(2):
        assert recovery.QUESTIONS[0].text in played(tmp_path, TRUNK, ["1", "1"]).out
    tell(tmp_path, SCREENED)
    assert recovery.QUESTIONS[0].text not in played(tmp_path, TRUNK, ["1", "1"]).out


def test_a_yes_ends_all_exercise_until_a_clinician_has_cleared_it(tmp_path: Path) -> None:
    tell(tmp_path, Screened(id="screened", at=DAY, yes=("saddle-numbness",)))
    for wanted in (TRUNK, REST, None):
        result = played(tmp_path, wanted, ["1", "1"], others=[TRUNK, REST])
        assert (result.code, result.log, result.left) == (1, [], ["1", "1"])
        assert "Call your emergency number now" in result.out
        assert "record that in the window" not in result.out
        assert result.world.heard == []
    tell(tmp_path, Cleared(id="cleared", at=DAY + timedelta(hours=1)))
    assert played(tmp_path, REST, ["1"], world=later(1)).code == 0
    refused = played(tmp_path, TRUNK, ["1", "1"], others=[REST], world=later(1))
    assert (refused.code, refused.left) == (1, ["1", "1"])
    assert "come back light" in refused.out


def test_a_late_exercise_waits_for_its_day_and_says_what_suits_instead(tmp_path: Path) -> None:
    late = replace(BRIDGE, exercise=replace(BRIDGE.exercise, from_day=5))
    fold = replace(routine(late, load=Load.GENTLE), title="Bend with care", phase=Phase.RECOVERY)
    tell(tmp_path, *began(3))
    result = played(tmp_path, fold, ["1"], others=[REST])
    assert (result.code, result.log, result.left) == (1, [], ["1"])
    place = result.lines.index("Bend with care: not today.")
    assert result.lines[place + 1] == "  This one waits until day 5; today is day 4."
    assert result.lines[place + 2] == "These suit today:"
    assert result.lines[place + 3].split()[0] == "slow-breathing"
    assert len(result.lines) == place + 4
    assert played(tmp_path, fold, ["1"], world=later(1)).code == 0


def test_a_routine_in_a_file_of_its_own_is_held_to_the_same(tmp_path: Path) -> None:
    moves = replace(BRIDGE, exercise=replace(BRIDGE.exercise, spine=(SpineMove.BENDS,)))
    tell(tmp_path, Screened(id="screened", at=DAY, yes=("osteoporosis",)))
    result = played(tmp_path, routine(moves), ["1"], others=[REST], listed=False)
    assert (result.code, result.log) == (1, [])
    assert "With osteoporosis, do nothing that bends or twists your back" in result.out


def test_at_a_high_score_only_what_today_allows_is_offered(tmp_path: Path) -> None:
    turns = replace(routine(BRIDGE, load=Load.GENTLE), id="turns", phase=Phase.RECOVERY)
    tell(tmp_path, *began(1))
    hourly = replace(turns, id="hourly", phase=Phase.ACUTE)
    result = played(tmp_path, hourly, score=6, others=[turns, REST])
    offered = result.lines[result.lines.index("At 6 of 10 these may start:") + 1 :]
    assert [line.split()[0] for line in offered] == ["slow-breathing"]


def test_what_stopped_a_session_comes_back_as_its_easier_variant(tmp_path: Path) -> None:
    tell(tmp_path, SCREENED)
    stopped = played(tmp_path, TRUNK, ["3"])
    assert stopped.outcome == "stopped_pain"
    assert stopped.lines[-1] == EASED
    again = played(tmp_path, TRUNK, ["1", "1"], world=later(1))
    assert EASED in again.lines
    assert [done.exercise for done in again.log[0].sets] == ["heel-taps", "glute-bridge"]
    whole = played(tmp_path, TRUNK, ["1", "1"], world=later(2))
    assert EASED not in whole.lines
    assert whole.log[0].sets[0].exercise == "dead-bug"


def test_what_has_no_easier_variant_is_left_out(tmp_path: Path) -> None:
    tell(tmp_path, SCREENED)
    played(tmp_path, TRUNK, ["1", "3"])
    again = played(tmp_path, TRUNK, ["1"], world=later(1))
    assert "“glute-bridge” is left out for now" in again.out
    assert [done.exercise for done in again.log[0].sets] == ["dead-bug"]


def test_where_nothing_is_left_it_does_not_start(tmp_path: Path) -> None:
    tell(tmp_path, SCREENED)
    played(tmp_path, routine(BRIDGE), ["3"])
    result = played(tmp_path, routine(BRIDGE), ["1"], others=[REST], world=later(1))
    assert (result.code, len(result.log)) == (1, 1)
    assert "“glute-bridge” is left out for now" in result.out


def test_a_session_broken_off_is_not_gone_on_with_where_today_forbids_it(tmp_path: Path) -> None:
    break_off(tmp_path)
    tell(tmp_path, *began(1))
    result = played(tmp_path, None, [(0, "r")], typed=True, others=[REST], world=later(0.1))
    assert (result.code, result.log) == (1, [])
    assert "Steady trunk: not today." in result.lines


def test_afterwards_it_says_that_a_clinician_should_be_asked(tmp_path: Path) -> None:
    result = played(tmp_path, TRUNK, [(6, "s"), (1, "b")], typed=True)
    assert result.outcome == "stopped_symptom"
    assert "No exercise until it is cleared." in result.lines[-2]
    assert "record that in the window" in result.lines[-1]
    assert played(tmp_path, TRUNK, ["1", "1"], world=later(1)).code == 1


@pytest.mark.parametrize("worse", [False, True])
def test_after_two_calm_days_a_step_up_is_offered(worse: bool, tmp_path: Path) -> None:
    gentle = replace(routine(BRIDGE, load=Load.GENTLE), phase=Phase.RECOVERY)
    tell(tmp_path, *began(20), PhaseChosen(id="p", at=DAY - 10 * ONE_DAY, phase=Phase.RECOVERY))
    tell(tmp_path, Screened(id="s", at=DAY - 9 * ONE_DAY))
    for day in range(3):
        at = DAY + day * ONE_DAY
        score = 3 if worse and day == 2 else 1
        tell(tmp_path, MorningScored(id=f"morning {day}", at=at, score=score))
        result = played(tmp_path, gentle, ["1"], world=later(day))
    today = [line for line in result.lines if "step" in line.lower()]
    assert bool(today) != worse
    assert len(result.lines) - result.lines.index("Finished. Well done.") <= 5


def test_where_nothing_was_chosen_it_says_what_suits(tmp_path: Path) -> None:
    tell(tmp_path, *began(3))
    result = played(tmp_path, None, ["slow-breathing"], others=[TRUNK, REST])
    assert "Today these suit best: slow-breathing." in result.lines
    assert result.code == 0
