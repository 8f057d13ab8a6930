"""What follows from the rules: what may be started, what is offered, suggested, said and asked."""

from datetime import datetime

import pytest

from exercise_coach.prescription import Load, Phase
from exercise_coach.recovery import (
    Weight,
    guidance,
    is_call_first,
    is_hour_of_rest,
    may_start,
    plan,
)
from tests.recovery.people import EXERCISES, ROUTINES, Person, at, later, person, sore, well

STRENGTH = {id_ for id_, routine in ROUTINES.items() if routine.load is Load.STRENGTH}
RELIEF = {id_ for id_, routine in ROUTINES.items() if routine.load is Load.RELIEF}


def strong() -> Person:
    """Return somebody in strength since day 9, after calm days."""
    return sore().calm(6, 7).screened(at(9)).chose(at(9), Phase.STRENGTHENING)


@pytest.mark.parametrize(
    ("who", "rule"),
    [
        (strong().screened(at(10), "fever"), "red-flag-emergency"),
        (strong().screened(at(10), "lump"), "red-flag-urgent"),
        (strong().screened(at(10), "heart"), "not-without-a-clinician"),
        (strong().felt("rest", at(10), "chest-pain", "lie"), "symptom-emergency"),
        (strong().felt("rest", at(10), "leg", "lie"), "symptom-to-be-seen"),
    ],
)
def test_a_red_flag_leaves_nothing(who: Person, rule: str) -> None:
    hears = who.hears(at(11))
    assert hears.blocked is not None
    assert hears.blocked.rule == rule
    assert hears.blocked.weight >= Weight.SEE_SOMEONE
    assert {verdict.reason for verdict in hears.verdicts.values()} == {hears.blocked}
    assert not any(verdict.allowed for verdict in hears.verdicts.values())
    assert hears.suggestions == ()
    assert hears.step_up is None
    assert hears.phase_reason.rule == "phase-blocked"
    assert plan(who.history, hears, ROUTINES) == ()
    assert not any(may_start(each, hears, 0) for each in ROUTINES.values())
    assert who.cleared(at(12)).hears(at(13)).blocked is None


def test_beside_an_emergency_call_no_lesser_advice_stands() -> None:
    who = sore().flared(at(9)).flared(at(20)).morning(21, 9).screened(at(21), "fever")
    hears = who.hears(at(21))
    assert hears.blocked is not None
    assert hears.blocked.weight is Weight.EMERGENCY
    assert (hears.warnings, hears.notes) == ((), ())


def test_where_a_doctor_is_to_be_called_today_the_rest_is_said_too() -> None:
    hears = sore().screened(at(21), "lump").hears(at(21))
    assert hears.blocked is not None
    assert "two-weeks" in {said.rule for said in hears.warnings}
    assert hears.notes


def test_strength_comes_back_by_calm_days_after_a_red_flag_was_cleared() -> None:
    who = strong().calm(9, 10, routine_id="planks").screened(at(12), "fever").cleared(at(14))
    hears = who.hears(at(14, "10:00"))
    assert hears.phase_reason.rule == "phase-cleared"
    assert who.why_not("planks", at(14, "10:00")) == "cleared-again"
    assert {"mobility", "tilts", *RELIEF} <= who.allowed(at(14, "10:00"))
    assert "cleared-again" in {said.rule for said in hears.warnings}
    who.calm(15, 16)
    assert who.why_not("planks", at(17)) == ""
    assert who.hears(at(17)).phase_reason.rule == "phase-strengthening"


def test_outside_an_episode_it_comes_back_alike() -> None:
    who = well().screened(at(2), "fever").cleared(at(3))
    assert who.allowed(at(3, "10:00")) == ROUTINES.keys() - STRENGTH
    assert who.calm(4, 5).allowed(at(6)) == ROUTINES.keys()


def test_what_was_left_out_needs_calm_days_after_the_clearance() -> None:
    who = well().hurt("folds", at(2), "fold").calm(3).screened(at(4), "fever").cleared(at(5))
    assert "fold" in who.calm(6).hears(at(7)).easings
    assert "fold" not in who.calm(7).hears(at(8)).easings


def test_an_answer_and_a_symptom_block_by_the_graver() -> None:
    who = well().screened(at(2), "pregnancy").felt("tilts", at(2), "fever")
    blocked = who.hears(at(3)).blocked
    assert blocked is not None
    assert blocked.weight is Weight.EMERGENCY


def test_weak_bones_leave_what_neither_bends_nor_twists() -> None:
    who = well().screened(at(2), "osteoporosis")
    assert who.hears(at(3)).blocked is None
    assert who.allowed(at(3)) == ROUTINES.keys() - {"mobility", "careful", "folds"}
    assert who.why_not("folds", at(3)) == "osteoporosis"
    assert who.cleared(at(4)).allowed(at(5)) == ROUTINES.keys()


def test_questions_come_first_but_forbid_nothing() -> None:
    hears = person().hears(at(1))
    assert hears.needs_screening is not None
    assert "have not been asked" in hears.needs_screening.text
    assert all(verdict.allowed for verdict in hears.verdicts.values())


@pytest.mark.parametrize(
    ("now", "allowed"),
    [
        (later(at(1), hours=47), {"tilts", *RELIEF}),
        (later(at(1), hours=48), {"tilts", "mobility", "stroll", *RELIEF}),
        (at(5), {"tilts", "mobility", "stroll", "folds", "careful", *RELIEF}),
    ],
)
def test_more_is_open_from_day_to_day(now: datetime, allowed: set[str]) -> None:
    assert sore().allowed(now) == allowed


def test_strength_opens_by_the_users_choice_alone() -> None:
    who = sore().calm(6, 7).screened(at(8))
    hears = who.hears(at(8))
    assert (hears.phase, hears.suggested_phase) == (Phase.RECOVERY, Phase.STRENGTHENING)
    assert hears.step_up is not None
    assert who.why_not("planks", at(8)) == "later-phase"
    assert who.hears(at(30)).phase is Phase.RECOVERY
    who.chose(at(8, "10:00"), Phase.STRENGTHENING)
    assert who.hears(at(8, "10:05")).phase is Phase.STRENGTHENING
    assert who.why_not("planks", at(8, "10:05")) == ""
    assert who.hears(at(8, "10:05")).step_up is None


@pytest.mark.parametrize(
    ("phase", "after"),
    [
        (Phase.ACUTE, Phase.ACUTE),
        (Phase.RECOVERY, Phase.ACUTE),
        (Phase.STRENGTHENING, Phase.RECOVERY),
        (Phase.MAINTENANCE, Phase.STRENGTHENING),
    ],
)
def test_a_flare_steps_one_phase_back_not_to_zero(phase: Phase, after: Phase) -> None:
    who = sore().chose(at(10), phase).flared(at(12))
    assert who.hears(at(12, "09:05")).phase is after
    assert who.hears(at(15)).phase is (Phase.RECOVERY if after is Phase.ACUTE else after)


def test_two_flares_are_two_steps_back() -> None:
    who = sore().chose(at(10), Phase.MAINTENANCE).flared(at(12)).flared(at(13))
    assert who.hears(at(13, "10:00")).phase is Phase.RECOVERY


def test_a_choice_stands_until_a_flare_or_the_end_of_the_episode() -> None:
    who = sore().chose(at(9), Phase.STRENGTHENING)
    assert who.hears(at(60)).phase is Phase.STRENGTHENING
    assert who.recovered(at(60)).hears(at(61)).phase is Phase.MAINTENANCE
    assert who.began(at(100)).hears(at(100)).phase is Phase.ACUTE


def test_outside_an_episode_a_choice_stands_until_the_next_one_begins() -> None:
    who = well().chose(at(2), Phase.RECOVERY)
    assert who.hears(at(50)).phase is Phase.RECOVERY
    assert who.hears(at(50)).day is None
    assert who.began(at(60)).hears(at(60)).phase is Phase.ACUTE


def test_a_worse_morning_never_steps_up() -> None:
    who = strong().did("mobility", at(10), 1)
    assert "planks" in who.allowed(at(11))
    hears = who.morning(11, 2).hears(at(11))
    assert hears.warnings[0].text == (
        "Your pain was 2 today, higher than the 1 you began with yesterday. Do "
        "nothing heavier than yesterday; easier is fine."
    )
    assert {id_ for id_, each in hears.verdicts.items() if not each.allowed} == STRENGTH
    assert who.why_not("planks", at(11)) == "next-morning"


def test_a_worse_morning_leaves_what_was_done_yesterday() -> None:
    who = strong().did("planks", at(10), 1).morning(11, 2)
    assert "planks" in who.allowed(at(11))
    loads = [ROUTINES[each.routine].load for each in who.hears(at(11)).suggestions]
    assert loads == sorted(loads, key=list(Load).index)


def test_strength_waits_for_a_morning_within_its_own_limit() -> None:
    who = strong().morning(11, 3)
    assert who.why_not("planks", at(11)) == "strength-morning"
    assert who.why_not("bold", at(11)) == ""
    assert who.morning(12, 5).why_not("bold", at(12)) == "strength-morning"
    assert "planks" in who.morning(13, 2).allowed(at(13))


@pytest.mark.parametrize(
    ("score", "load"),
    [(2, "strength"), (3, "gentle"), (5, "gentle"), (6, "relief"), (7, "relief"), (8, "at rest")],
)
def test_what_is_suggested_fits_the_last_score(score: int, load: str) -> None:
    hears = strong().did("rest", at(10), score).hears(at(10, "12:00"))
    offered = {each.routine for each in hears.suggestions}
    if score != 3:  # the limit of one of them is 4
        assert bool(offered & STRENGTH) is (load == "strength")
    assert bool(offered - STRENGTH - RELIEF) is (load in ("strength", "gentle"))
    assert offered
    if load == "at rest":
        assert offered <= {"rest", "calm"}
        assert hears.warnings[0].rule == "strong-pain"


def test_the_score_at_the_start_decides_as_well() -> None:
    hears = strong().hears(at(10))
    assert may_start(ROUTINES["planks"], hears, 2)
    assert not may_start(ROUTINES["planks"], hears, 3)
    assert may_start(ROUTINES["bold"], hears, 4)
    assert may_start(ROUTINES["mobility"], hears, 5)
    assert not may_start(ROUTINES["mobility"], hears, 6)
    assert may_start(ROUTINES["rest"], hears, 10)


def test_a_routine_without_a_verdict_may_not_start() -> None:
    who = sore()
    hears = guidance(who.history, {}, EXERCISES, at(10))
    assert not may_start(ROUTINES["rest"], hears, 0)


def test_a_day_with_a_cramp_is_not_calm_and_offers_no_step_up() -> None:
    assert sore().calm(6, 7).attack(at(8)).hears(at(8, "10:30")).step_up is None
    who = sore().calm(6).cramped("mobility", at(7), "roll").morning(8, 1)
    assert who.sessions[-1].outcome == "completed"
    assert who.calm(8).hears(at(9)).step_up is None
    assert who.calm(9).hears(at(10)).step_up is not None


def test_no_step_up_while_cramps_keep_strength_away() -> None:
    who = sore().calm(6, 7)
    assert who.hears(at(8)).step_up is not None
    hears = who.attack(at(7)).attack(at(7, "20:00")).hears(at(8))
    assert hears.step_up is None
    assert hears.verdicts["careful"].reason is not None
    assert hears.verdicts["careful"].reason.rule == "days-off-training"


@pytest.mark.parametrize(
    ("who", "rule"),
    [
        (strong().attack(at(12)), "cramp"),
        (strong().hurt("tilts", at(12, "08:50"), "tilt"), "rest-after-stop"),
        (strong().felt("tilts", at(12, "08:50"), "dizziness"), "rest-after-stop"),
        (strong().hurt("tilts", at(12, "08:30"), "tilt").did("rest", at(12)), "rest-after-stop"),
        (sore().hurt("tilts", at(1, "09:05"), "tilt").attack(at(1, "09:20")), "cramp"),
    ],
)
def test_for_an_hour_nothing_is_open_but_rest_and_one_voice_says_so(who: Person, rule: str) -> None:
    """A walk has its time later; “walk a little” is not said beside it."""
    now = later(max(who.sessions[-1].ended, *(each.at for each in who.facts)), minutes=15)
    hears = who.hears(now)
    assert {id_ for id_, verdict in hears.verdicts.items() if verdict.allowed} == {"rest", "calm"}
    assert who.why_not("walks", now) == rule
    assert {each.routine for each in hears.suggestions} <= {"rest", "calm"}
    about_rest = {"cramp", "rest-after-stop", "relative-rest"}
    assert {said.rule for said in hears.warnings} & about_rest == {rule}
    assert "walks" in who.allowed(later(now, hours=1))


@pytest.mark.parametrize(
    "who",
    [
        sore().hurt("tilts", at(1, "09:05"), "tilt", 9),
        sore().attack(at(1, "09:05")).morning(1, 8, "09:15"),
        sore().felt("tilts", at(1, "07:00"), "dizziness")
        .felt("tilts", at(1, "09:05"), "dizziness"),
    ],
)  # fmt: skip
def test_beside_a_call_no_hour_of_rest_and_no_walk_is_told(who: Person) -> None:
    hears = who.hears(at(1, "09:20"))
    about_rest = {"cramp", "rest-after-stop", "relative-rest"}
    assert not {said.rule for said in hears.warnings} & about_rest
    assert "walks" not in who.allowed(at(1, "09:20"))
    assert is_call_first(hears) or hears.blocked is not None
    assert is_hour_of_rest(hears) is (hears.blocked is None)


def test_a_clock_set_back_holds_nobody_for_days() -> None:
    who = strong().hurt("tilts", at(12), "tilt").attack(at(12))
    assert "walks" in who.allowed(at(11))


def test_the_heaviest_is_said_first() -> None:
    who = sore().flared(at(9)).flared(at(20)).morning(21, 9).screened(at(21), "osteoporosis")
    weights = [said.weight for said in who.hears(at(21)).warnings]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > Weight.NOTE
    assert {said.weight for said in who.hears(at(21)).notes} == {Weight.NOTE}


def test_one_reason_to_see_somebody_by_the_day_at_a_time() -> None:
    by_day = {"no-better", "three-days", "two-weeks", "six-weeks"}
    for day, rule in ((3, None), (5, "three-days"), (14, "two-weeks"), (42, "six-weeks")):
        rules = {said.rule for said in sore().hears(at(day)).warnings} & by_day
        assert rules == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("who", "now", "asks"),
    [
        (sore(), at(1, "22:00"), False),
        (sore(), at(2, "04:00"), True),
        (sore(), at(2, "03:59"), False),
        (sore(), at(2, "21:00"), True),
        (sore().morning(2, 0), at(2), False),
        (sore().morning(2, 0), at(3), True),
        (well(), at(2), False),
        (well().did("tilts", at(2)), at(3), True),
        (well().did("tilts", at(2)), at(4), False),
    ],
)
def test_the_morning_is_asked_for(who: Person, now: datetime, asks: bool) -> None:
    assert who.hears(now).asks_morning is asks


@pytest.mark.parametrize(
    ("who", "day", "asks"),
    [
        (sore(), 2, False),
        (sore(), 3, True),
        (sore().rated(at(3), 40), 9, False),
        (sore().rated(at(3), 40), 10, True),
        (well().rated(at(1), 40).began(at(2)), 4, True),
        (well(), 10, False),
        (sore().recovered(at(9)), 10, False),
    ],
)
def test_the_week_is_asked_for(who: Person, day: int, asks: bool) -> None:
    assert who.hears(at(day)).asks_week is asks


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        guidance(sore().history, ROUTINES, EXERCISES, datetime(2024, 3, 1))  # noqa: DTZ001


def test_nothing_is_looked_back_at_on_the_day_an_episode_is_told_of() -> None:
    who = person().began(at(1), told=at(4))
    assert not who.hears(at(4, "10:00")).asks_week
    assert who.hears(at(5)).asks_week
