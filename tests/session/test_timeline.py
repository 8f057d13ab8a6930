"""What is laid out in time: intervals, their offsets, and the tones that belong to them."""

from collections import Counter
from itertools import pairwise
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercise_coach.prescription import Prescription, Routine, Side, SideOrder
from exercise_coach.session import WORK, Kind, SetKey, Timeline, Tone, compile_timeline, minutes
from exercise_coach.session.compiling import lead_in
from tests.session.routines import ALTERNATING, ONE_THEN_OTHER, reps, routine, routines, timed

RIGHT, LEFT = Side


def told(timeline: Timeline) -> str:
    """Tell a timeline: a line for each interval, with its tones and their offsets after a bar."""
    lines = []
    for interval in timeline.intervals:
        words = [f"{interval.start:g}", interval.kind, f"{interval.duration:g}"]
        words += [interval.side] if interval.side else []
        words += [f"rep {interval.rep}"] if interval.rep else []
        tones = ", ".join(f"{tone} {interval.start + at:g}" for at, tone in interval.cues)
        lines.append(" ".join(words) + (f" | {tones}" if tones else ""))
    return "\n".join(lines)


def bare(*prescriptions: Prescription, change_side: float = 0) -> Routine:
    """Return a routine without time to prepare, and none to change sides unless it is given."""
    return routine(*prescriptions, prepare=0, change_side=change_side)


LAID_OUT = {
    "each set has its own reps, and a rest between": (
        routine(reps(2, 1, rest=10)),
        """
        0 prepare 5 | count 2, count 3, count 4
        5 out 2 rep 1 | begin 5
        7 back 2 rep 1
        9 out 2 rep 2 | rep 9
        11 back 2 rep 2
        13 rest 10 | rest 13, count 20, count 21, count 22
        23 out 2 rep 1 | begin 23
        25 back 2 rep 1
        27 pain-check 0 | rest 27
        """,
    ),
    "alternating takes each side in turn, without a pause": (
        bare(reps(2, tempo=(1, 0, 1), side=ALTERNATING), change_side=3),
        """
        0 out 1 right rep 1 | begin 0
        1 back 1 right rep 1
        2 out 1 left rep 1 | rep 2
        3 back 1 left rep 1
        4 out 1 right rep 2 | rep 4
        5 back 1 right rep 2
        6 out 1 left rep 2 | rep 6
        7 back 1 left rep 2
        8 pain-check 0 left | rest 8
        """,
    ),
    "one side, then the other": (
        bare(reps(1, 1, tempo=(1, 0, 1), side=ONE_THEN_OTHER, rest=4), change_side=3),
        """
        0 out 1 right rep 1 | begin 0
        1 back 1 right rep 1
        2 change-side 3 left | change-side 2, count 3, count 4
        5 out 1 left rep 1 | begin 5
        6 back 1 left rep 1
        7 rest 4 left | rest 7, count 8, count 9, count 10
        11 out 1 right rep 1 | begin 11
        12 back 1 right rep 1
        13 change-side 3 left | change-side 13, count 14, count 15
        16 out 1 left rep 1 | begin 16
        17 back 1 left rep 1
        18 pain-check 0 left | rest 18
        """,
    ),
    "no time to change sides": (
        bare(timed(5, side=ONE_THEN_OTHER)),
        """
        0 timed 5 right | begin 0
        5 timed 5 left | begin 5
        10 pain-check 0 left | rest 10
        """,
    ),
    "a timed item has sides one after the other, whatever it says": (
        bare(timed(5, side=ALTERNATING), change_side=1),
        """
        0 timed 5 right | begin 0
        5 change-side 1 left | change-side 5
        6 timed 5 left | begin 6
        11 pain-check 0 left | rest 11
        """,
    ),
    "a timed item of 10 s is counted down, and below it is not": (
        bare(timed(10, rest=0), timed(9.75, name="cat-cow")),
        """
        0 timed 10 | begin 0, count 7, count 8, count 9
        10 pain-check 0 | rest 10
        10 timed 9.75 | begin 10
        19.75 pain-check 0 | rest 19.75
        """,
    ),
    "from 20 s the middle is marked": (
        bare(timed(20, rest=0), timed(19.75, name="cat-cow")),
        """
        0 timed 20 | begin 0, half 10, count 17, count 18, count 19
        20 pain-check 0 | rest 20
        20 timed 19.75 | begin 20, count 36.75, count 37.75, count 38.75
        39.75 pain-check 0 | rest 39.75
        """,
    ),
    "a hold has tones of its own": (
        bare(reps(2, tempo=(2, 3, 1))),
        """
        0 out 2 rep 1 | begin 0
        2 hold 3 rep 1 | hold-begin 2
        5 back 1 rep 1 | hold-end 5
        6 out 2 rep 2 | rep 6
        8 hold 3 rep 2 | hold-begin 8
        11 back 1 rep 2 | hold-end 11
        12 pain-check 0 | rest 12
        """,
    ),
    "a long hold is marked half-way and counted down": (
        bare(reps(1, tempo=(2, 20, 2))),
        """
        0 out 2 rep 1 | begin 0
        2 hold 20 rep 1 | hold-begin 2, half 12, count 19, count 20, count 21
        22 back 2 rep 1 | hold-end 22
        24 pain-check 0 | rest 24
        """,
    ),
    "nothing out: the hold begins the rep": (
        bare(reps(2, tempo=(0, 5, 1))),
        """
        0 hold 5 rep 1 | begin 0
        5 back 1 rep 1 | hold-end 5
        6 hold 5 rep 2 | rep 6
        11 back 1 rep 2 | hold-end 11
        12 pain-check 0 | rest 12
        """,
    ),
    "nothing back: the next rep ends the hold": (
        bare(reps(2, tempo=(1, 5, 0))),
        """
        0 out 1 rep 1 | begin 0
        1 hold 5 rep 1 | hold-begin 1
        6 out 1 rep 2 | rep 6
        7 hold 5 rep 2 | hold-begin 7
        12 pain-check 0 | rest 12
        """,
    ),
    "only a hold": (
        bare(reps(2, tempo=(0, 10, 0))),
        """
        0 hold 10 rep 1 | begin 0, count 7, count 8, count 9
        10 hold 10 rep 2 | rep 10, count 17, count 18, count 19
        20 pain-check 0 | rest 20
        """,
    ),
    "only the way back": (
        bare(reps(2, tempo=(0, 0, 3))),
        """
        0 back 3 rep 1 | begin 0
        3 back 3 rep 2 | rep 3
        6 pain-check 0 | rest 6
        """,
    ),
    "no rest between sets": (
        bare(reps(1, 1, tempo=(1, 0, 1), rest=0)),
        """
        0 out 1 rep 1 | begin 0
        1 back 1 rep 1
        2 out 1 rep 1 | begin 2
        3 back 1 rep 1
        4 pain-check 0 | rest 4
        """,
    ),
    "the rest after an exercise is not counted down: the question comes first": (
        routine(timed(5, rest=10), timed(5), prepare=4),
        """
        0 prepare 4 | count 1, count 2, count 3
        4 timed 5 | begin 4
        9 rest 10 | rest 9
        19 pain-check 0
        19 prepare 4 | count 20, count 21, count 22
        23 timed 5 | begin 23
        28 pain-check 0 | rest 28
        """,
    ),
    "no count within half a second of a wait's beginning": (
        routine(timed(5), prepare=3.25),
        """
        0 prepare 3.25 | count 1.25, count 2.25
        3.25 timed 5 | begin 3.25
        8.25 pain-check 0 | rest 8.25
        """,
    ),
    "a wait shorter than a count is silent": (
        routine(timed(5), prepare=1.25),
        """
        0 prepare 1.25
        1.25 timed 5 | begin 1.25
        6.25 pain-check 0 | rest 6.25
        """,
    ),
}


@pytest.mark.parametrize(("prescribed", "expected"), LAID_OUT.values(), ids=LAID_OUT)
def test_laid_out(prescribed: Routine, expected: str) -> None:
    assert told(compile_timeline(prescribed)) == dedent(expected).strip()


def test_easier_from_the_second_set() -> None:
    easier = timed(6, name="knee-plank", rest=4, side=ONE_THEN_OTHER)
    prescribed = bare(reps(1, 1, name="plank", tempo=(0, 8, 0), rest=10, easier=easier))
    expected = """
        0 hold 8 rep 1 | begin 0
        8 rest 10 | rest 8, count 15, count 16, count 17
        18 timed 6 right | begin 18
        24 timed 6 left | begin 24
        30 pain-check 0 left | rest 30
        """
    timeline = compile_timeline(prescribed, {0: 2})
    assert told(timeline) == dedent(expected).strip()
    names = [interval.prescription.exercise.id for interval in timeline.intervals]
    assert names == ["plank", "plank", "knee-plank", "knee-plank", "knee-plank"]


def test_easier_from_the_first_set_already_while_preparing() -> None:
    prescribed = routine(reps(1, easier=reps(1, name="heel-slide")))
    timeline = compile_timeline(prescribed, {0: 1})
    assert {interval.prescription.exercise.id for interval in timeline.intervals} == {"heel-slide"}


def test_easier_changes_nothing_where_there_is_no_easier_variant() -> None:
    prescribed = routine(reps(2, 1))
    assert compile_timeline(prescribed, {0: 1}) == compile_timeline(prescribed)


def test_mc_gills_bird_dog_takes_as_long_as_it_should() -> None:
    bird_dog = reps(6, 4, 2, tempo=(2, 10, 2), side=ALTERNATING, rest=30)
    assert minutes(routine(bird_dog)) == (5 + 12 * 2 * 14 + 2 * 30) / 60


def test_how_long_each_exercise_lasts() -> None:
    two = routine(timed(60, rest=10), timed(30))
    assert compile_timeline(two).lengths == (5 + 60 + 10, 5 + 30)


def test_a_wait_belongs_to_the_set_after_it_and_a_rest_to_the_set_before() -> None:
    timeline = compile_timeline(routine(timed(5, sets=2, side=ONE_THEN_OTHER)))
    assert [(i.kind, i.block, i.set, i.side) for i in timeline.intervals] == [
        (Kind.PREPARE, 0, 1, RIGHT),
        (Kind.TIMED, 0, 1, RIGHT),
        (Kind.CHANGE_SIDE, 1, 1, LEFT),
        (Kind.TIMED, 1, 1, LEFT),
        (Kind.REST, 1, 1, LEFT),
        (Kind.TIMED, 2, 2, RIGHT),
        (Kind.CHANGE_SIDE, 3, 2, LEFT),
        (Kind.TIMED, 3, 2, LEFT),
        (Kind.PAIN_CHECK, 3, 2, LEFT),
    ]


def test_a_block_holds_both_sides_where_they_alternate() -> None:
    sided = routine(reps(1, side=ALTERNATING), timed(5, side=ONE_THEN_OTHER), timed(5))
    assert compile_timeline(sided).blocks == (
        (SetKey(0, 1, RIGHT), SetKey(0, 1, LEFT)),
        (SetKey(1, 1, RIGHT),),
        (SetKey(1, 1, LEFT),),
        (SetKey(2, 1, None),),
    )


def test_time_to_prepare_before_a_set_in_the_middle() -> None:
    work = compile_timeline(routine(timed(30), prepare=5)).intervals[1]
    lead = lead_in(work, 4)
    assert (lead.kind, lead.start, lead.end, lead.key) == (Kind.PREPARE, 1, work.start, work.key)
    assert [cue.offset for cue in lead.cues] == [1, 2, 3]


eased = st.dictionaries(st.integers(0, 3), st.integers(1, 4), max_size=3)


@given(routines(), eased)
@settings(max_examples=300, deadline=None)
def test_properties_of_every_timeline(prescribed: Routine, easier: dict[int, int]) -> None:
    timeline = compile_timeline(prescribed, easier)
    intervals = timeline.intervals

    assert intervals[0].start == 0
    assert all(after.start == before.end for before, after in pairwise(intervals))
    assert all(i.duration > 0 for i in intervals if i.kind is not Kind.PAIN_CHECK)
    assert all(before.block <= after.block for before, after in pairwise(intervals))
    assert intervals[-1].kind is Kind.PAIN_CHECK
    assert timeline.duration == sum(i.duration for i in intervals)
    for position in range(len(prescribed.prescriptions)):
        own = [i for i in intervals if i.position == position]
        assert [i.kind for i in own].count(Kind.PAIN_CHECK) == 1
        assert own[-1].kind is Kind.PAIN_CHECK
        last = [i for i in own if i.last]
        assert {i.kind for i in last} <= {Kind.REST, Kind.PAIN_CHECK}
        assert own[-len(last) :] == last
        assert timeline.rest_after(position) == intervals.index(last[0])


@given(routines(), eased)
@settings(max_examples=300, deadline=None)
def test_every_set_is_planned_once(prescribed: Routine, easier: dict[int, int]) -> None:
    timeline = compile_timeline(prescribed, easier)
    planned = [key for block in timeline.blocks for key in block]
    ended = [i.key for i in timeline.intervals if i.ends_set]
    reps_ended = Counter(i.key for i in timeline.intervals if i.ends_rep)

    assert len(set(planned)) == len(planned)
    assert sorted(ended, key=planned.index) == planned
    sets = {(key.position, key.set) for key in planned}
    assert sets == {
        (position, number)
        for position, prescription in enumerate(prescribed.prescriptions)
        for number in range(1, prescription.sets + 1)
    }
    for interval in timeline.intervals:
        if interval.ends_set:
            dose = interval.prescription
            assert interval.key.side in ((RIGHT, LEFT) if dose.side else (None,))
            per_side = 0 if dose.time else dose.reps[interval.set - 1]
            assert reps_ended[interval.key] == per_side
            assert interval.rep == per_side


@given(routines(), eased)
@settings(max_examples=300, deadline=None)
def test_blocks_are_where_they_say(prescribed: Routine, easier: dict[int, int]) -> None:
    timeline = compile_timeline(prescribed, easier)
    for block, keys in enumerate(timeline.blocks):
        first, end = timeline.work_of(block), timeline.after(block)
        work = timeline.intervals[first:end]
        assert {i.block for i in work} == {block}
        assert {i.kind for i in work} <= WORK
        assert {i.key for i in work} == set(keys)
        assert timeline.intervals[end].kind not in WORK or timeline.intervals[end].block > block
        assert any(cue.tone is Tone.BEGIN and cue.offset == 0 for cue in work[0].cues)
        assert not any(cue.tone is Tone.BEGIN for i in work[1:] for cue in i.cues)


@given(routines(), eased)
@settings(max_examples=300, deadline=None)
def test_tones_never_fall_together(prescribed: Routine, easier: dict[int, int]) -> None:
    """Only the question may come at the moment of the next beginning; and that one waits for it."""
    timeline = compile_timeline(prescribed, easier)
    for interval in timeline.intervals:
        offsets = [cue.offset for cue in interval.cues]
        assert offsets == sorted(set(offsets))
        assert all(0 <= at < interval.duration or at == 0 for at in offsets)
        counts = [cue.offset for cue in interval.cues if cue.tone is Tone.COUNT]
        assert all(at >= 0.5 for at in counts)
        assert [interval.duration - at for at in counts] == list(range(len(counts), 0, -1))
        assert len(counts) <= 3
    audible = [i for i in timeline.intervals if i.kind is not Kind.PAIN_CHECK]
    moments = [i.start + cue.offset for i in audible for cue in i.cues]
    assert len(set(moments)) == len(moments)


def test_one_side_then_the_other_is_how_timed_items_are_eased() -> None:
    easier = timed(5, side=SideOrder.ONE_THEN_OTHER)
    prescribed = bare(reps(1, 1, side=ALTERNATING, easier=easier))
    assert compile_timeline(prescribed, {0: 2}).blocks == (
        (SetKey(0, 1, RIGHT), SetKey(0, 1, LEFT)),
        (SetKey(0, 2, RIGHT),),
        (SetKey(0, 2, LEFT),),
    )


@given(routines())
def test_the_minutes_of_a_routine_are_those_of_its_timeline(prescribed: Routine) -> None:
    assert minutes(prescribed) * 60 == pytest.approx(compile_timeline(prescribed).duration)
