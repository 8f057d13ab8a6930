"""What was told is kept as it was told: whole, once, and for as long as it matters."""

import random
import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.logbook import Logbook, UnwritableLogbook
from exercise_coach.recovery import History, fold
from exercise_coach.recovery.facts import (
    DoseSkipped,
    EpisodeBegan,
    Fact,
    MorningScored,
    PlanChanged,
    Screened,
    Withdrawn,
)
from tests.logbook.elsewhere import start
from tests.logbook.tellings import facts, moments
from tests.logbook.test_full_disk import fill, make_room
from tests.logbook.walks import MORNING, logbook_in

DAY = timedelta(days=1)
BEGAN = EpisodeBegan(id="began", at=MORNING, began=MORNING - DAY, trigger="Lifted a crate")


def morning(days_ago: float, score: int = 3) -> MorningScored:
    return MorningScored(id=f"morning {days_ago}", at=MORNING - days_ago * DAY, score=score)


def skipped(days_ago: float) -> DoseSkipped:
    return DoseSkipped(id=f"skipped {days_ago}", at=MORNING - days_ago * DAY, routine="walk")


def test_what_was_told_is_there_after_the_next_start(tmp_path: Path) -> None:
    with logbook_in(tmp_path) as logbook:
        logbook.tell([BEGAN, morning(0)])
    with logbook_in(tmp_path) as logbook:
        history = logbook.history(MORNING)
    assert history.episode is not None
    assert history.episode.trigger == "Lifted a crate"
    assert history.mornings == (morning(0),)


def test_a_fact_told_again_changes_nothing(logbook: Logbook) -> None:
    logbook.tell([morning(0, 3), morning(0, 3)])
    logbook.tell([morning(0, 7)])
    assert logbook.facts() == [morning(0, 3)]


def test_what_could_not_be_saved_yet_counts_as_well(logbook: Logbook) -> None:
    logbook.tell([BEGAN])
    took_back = Withdrawn(id="took back", at=MORNING, fact="began")
    assert logbook.history(MORNING, [took_back]).episodes == ()
    assert logbook.facts() == [BEGAN]


def test_doses_count_for_ten_days_and_mornings_for_a_year(logbook: Logbook) -> None:
    logbook.tell([skipped(9.9), skipped(10.1), morning(399), morning(401)])
    old = MORNING - 3000 * DAY
    plan = PlanChanged(id="plan", at=old, routine="walk", included=True)
    logbook.tell([EpisodeBegan(id="old", at=old, began=old), Screened(id="s", at=old), plan])
    history = logbook.history(MORNING)
    assert history.skipped == (skipped(9.9),)
    assert history.mornings == (morning(399),)
    assert len(history.episodes) == len(history.screenings) == len(history.plan) == 1
    assert len(logbook.facts()) == 7


@pytest.mark.parametrize(
    ("kind", "detail"),
    [
        ("morning-scored", "not JSON"),
        ("morning-scored", b"\xff\xfe"),
        ("morning-scored", 7),
        ("morning-scored", '{"kind":"morning-scored","id":"x","at":"yesterday","score":3}'),
        ("morning-scored", '{"kind":"morning-scored","id":"x","at":"2026-03-01T00:00","score":3}'),
        ("morning-scored", '{"kind":"morning-scored","id":"x","at":"2026-03-01T00:00Z"}'),
        ("morning-scored", '{"kind":"hypnotised","id":"x","at":"2026-03-01T00:00Z"}'),
        ("hypnotised", '{"kind":"hypnotised","id":"x","at":"2026-03-01T00:00Z"}'),
    ],
)
def test_a_damaged_fact_is_passed_over(logbook: Logbook, kind: str, detail: object) -> None:
    logbook.tell([morning(2), morning(1)])
    values = ("x", "2026-03-01T00:00:00.000Z", kind, detail)
    logbook._connection.execute("INSERT INTO fact VALUES (?, ?, ?, ?)", values)
    assert logbook.history(MORNING).mornings == (morning(2), morning(1))
    assert logbook.facts() == [morning(2), morning(1)]
    assert logbook.integrity() == ()


@pytest.mark.parametrize(
    "fact",
    [
        MorningScored(id="m", at=MORNING, score=11),
        MorningScored(id="m", at=MORNING.replace(tzinfo=None), score=1),
        EpisodeBegan(id="e", at=MORNING, began=datetime(2026, 3, 1)),  # noqa: DTZ001
    ],
)
def test_what_could_not_be_read_back_is_not_written(logbook: Logbook, fact: Fact) -> None:
    with pytest.raises(ValueError, match=r"at `\$\."):
        logbook.tell([morning(0), fact])
    assert logbook.facts() == []


def test_a_full_disk_takes_all_or_nothing(logbook: Logbook) -> None:
    fill(logbook)
    told = [morning(day) for day in range(2000)]
    with pytest.raises(UnwritableLogbook) as problem:
        logbook.tell(told)
    assert problem.value.reason == "the disk is full"
    assert logbook.facts() == []
    make_room(logbook)
    logbook.tell(told)
    assert len(logbook.facts()) == 2000


def as_told(history: History) -> bytes:
    """Return a history in a form that tells offsets apart, which equality does not."""
    return msgspec.json.encode(history)


@given(told=st.lists(facts, max_size=12), now=moments)
def test_history_is_what_the_facts_make(
    tmp_path_factory: pytest.TempPathFactory, told: list[Fact], now: datetime
) -> None:
    with logbook_in(tmp_path_factory.mktemp("logbook"), hasty=True) as logbook:
        logbook.tell(told)
        assert {fact.id: fact for fact in logbook.facts()} == {fact.id: fact for fact in told}
        matter = [fact for fact in told if matters(fact, now)]
        assert as_told(logbook.history(now)) == as_told(fold(matter, ()))


def matters(fact: Fact, now: datetime) -> bool:
    horizon = {"dose-skipped": 10, "dose-snoozed": 10, "morning-scored": 400, "attack-noted": 400,
               "reminders-paused": 400}  # fmt: skip
    kind = str(fact.__struct_config__.tag)
    return kind not in horizon or fact.at >= now - horizon[kind] * DAY


@given(told=st.lists(facts, max_size=8), chance=st.randoms(use_true_random=False))
def test_two_logbooks_merge_to_one_history_however_often(
    tmp_path_factory: pytest.TempPathFactory, told: list[Fact], chance: random.Random
) -> None:
    """Copies of one logbook that went different ways: each is told what the other knows."""
    folders = [tmp_path_factory.mktemp("logbook") for _ in range(2)]
    with logbook_in(folders[0], hasty=True) as one, logbook_in(folders[1], hasty=True) as other:
        for fact in told:
            for each in chance.choice([[one], [other], [one, other]]):
                each.tell([fact])
        for _ in range(2):
            one.tell(other.facts())
            other.tell(one.facts())
            assert as_told(one.history(MORNING)) == as_told(other.history(MORNING))
        assert {fact.id for fact in one.facts()} == {fact.id for fact in told}


WRITER = """
import sys
from pathlib import Path
from tests.logbook.test_telling import morning
from tests.logbook.walks import logbook_in
with logbook_in(Path(sys.argv[1])) as logbook:
    print("begun", flush=True)
    for day in range(10_000):
        logbook.tell([morning(day), morning(day + 0.5)])
        print(day, flush=True)
"""


@pytest.mark.parametrize("seed", range(4))
def test_killed_anywhere_what_was_told_is_there_whole(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    with start(WRITER, tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        for _ in range(chance.randrange(60)):
            process.stdout.readline()
        time.sleep(chance.uniform(0, 0.003))
        process.kill()
        reported = process.stdout.read().count("\n")
    with logbook_in(tmp_path) as logbook:
        there: Sequence[Fact] = logbook.facts()
        assert len(there) % 2 == 0
        assert len(there) >= 2 * reported
        assert logbook.integrity() == ()


def test_threads_take_turns(logbook: Logbook) -> None:
    """The Today page reads in a thread of its own while the window writes."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    with ThreadPoolExecutor(4) as pool:
        for day in range(40):
            pool.submit(logbook.tell, [morning(day)])
        seen = [pool.submit(logbook.history, MORNING) for _ in range(20)]
    assert all(isinstance(each.result(), History) for each in seen)
    assert len(logbook.facts()) == 40
