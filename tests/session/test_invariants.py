"""What holds in every session, whatever is done in it and whenever.

A machine leads sessions of random routines through random events at random moments, and a watch
checks every step. All moments are multiples of 1/64 s, exact in binary, and compared with ``==``.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from exercise_coach.prescription import Routine
from exercise_coach.session import (
    Choice,
    Coach,
    Effect,
    Event,
    IllegalEventError,
    Kind,
    Progress,
    State,
    Symptom,
    effects,
)
from exercise_coach.session.events import (
    AddRest,
    AskPain,
    Back,
    Choose,
    Cramp,
    Feel,
    KeepScore,
    Pause,
    Resume,
    Score,
    Skip,
    Start,
    Stop,
    Woke,
)
from exercise_coach.session.pain import start_limit
from tests.session.led import START, Led, progress_of, sets_done, tones
from tests.session.routines import routines
from tests.session.watch import Watch, everything

EVERY_EVENT: tuple[Event, ...] = (
    Start(), KeepScore(), Woke(), Pause(), Resume(), Skip(), Back(), AddRest(), AskPain(),
    *map(Score, range(11)), *map(Choose, Choice), Cramp(), *map(Feel, Symptom), Stop(),
)  # fmt: skip
MOVES = st.sampled_from(
    [Pause(), Resume(), Skip(), Skip(), Back(), Back(), AddRest(), AskPain(), KeepScore()]
)
KINDS = st.sampled_from([*Kind, Kind.REST, Kind.PAIN_CHECK])
CHOICES = st.sampled_from([Choose(Choice.EASIER), Choose(Choice.EASIER), Choose(Choice.NEXT)])
ENDS = st.sampled_from([Stop(), Choose(Choice.REST), *map(Feel, Symptom)])


def _sixty_fourths(least: int, most: int) -> st.SearchStrategy[float]:
    return st.integers(least, most).map(lambda count: count / 64)


AWAKE = _sixty_fourths(0, 128)
"""Times between two looks at the clock that are no gap, in seconds."""
ASLEEP = _sixty_fourths(129, 1000)


class Sessions(RuleBasedStateMachine):
    """Session after session of one routine."""

    routine: Routine

    @initialize(prescribed=routines(), data=st.data())
    def begin(self, prescribed: Routine, data: st.DataObject) -> None:
        self.routine = prescribed
        self.now = START
        self.begin_anew(data)

    def _lead(self, progress: Progress | None, score: int) -> None:
        self.watch = Watch(Coach(self.routine, progress), progress.cramps if progress else 0)
        if progress is None:
            self.followed: list[Effect] = []
        self._try(Score(score))
        self._try(Start())

    def _try(self, event: Event) -> tuple[Effect, ...]:
        """Give an event, legal or not."""
        coach = self.watch.coach
        if coach.accepts(event):
            followed = self.watch.handle(event, self.now)
            self.followed += followed
            return followed
        before = everything(coach)
        with pytest.raises(IllegalEventError):
            coach.handle(event, self.now)
        assert everything(coach) == before
        return ()

    @property
    def state(self) -> State:
        return self.watch.coach.state

    @rule(looks=st.integers(1, 60))
    def time_passes(self, looks: int) -> None:
        for _ in range(looks):
            if not self._wake():
                break

    def _wake(self) -> bool:
        """Wake at the deadline; nothing that falls due is late."""
        deadline = self.watch.coach.deadline
        if deadline is None:
            return False
        self.now = deadline
        followed = self._try(Woke())
        assert all(effect.at == self.now for effect in followed)
        return True

    @rule(given=st.lists(MOVES, min_size=1, max_size=4), later=AWAKE)
    def moves(self, given: list[Event], later: float) -> None:
        for event in given:
            self._try(event)
            self.now += later
            self._try(Woke())

    @rule(kind=KINDS, given=st.lists(MOVES, max_size=4), later=AWAKE)
    def moves_in(self, kind: Kind, given: list[Event], later: float) -> None:
        """Come to an interval of this kind, answering what is asked on the way, and then move."""
        self._come_to(kind)
        self.moves(given, later)

    @rule(left=_sixty_fourths(0, 320), given=st.lists(MOVES, max_size=1), times=st.integers(1, 2))
    def wants_more_rest(self, left: float, given: list[Event], times: int) -> None:
        self._come_to(Kind.REST)
        resting = self.watch.coach.interval
        while self.watch.coach.interval is resting and self.state is State.RUNNING:
            if self.watch.coach.remaining(self.now) <= left:
                break
            self._wake()
        for event in [*given, *[AddRest()] * times]:
            self._try(event)
        self._try(Resume())

    @rule(later=AWAKE)
    def skips_to_a_longer_rest_while_paused(self, later: float) -> None:
        for event in (Resume(), Skip(), Pause(), Skip(), AddRest()):
            self._try(event)
            self.now += later
        self._try(Resume())

    def _come_to(self, kind: Kind) -> None:
        began = self.watch.coach.interval
        while self.state.is_live and (
            (interval := self.watch.coach.interval) is began or interval.kind is not kind
        ):
            self._go_on(Score(0))

    def _go_on(self, answer: Event) -> None:
        if self.state is State.RUNNING:
            self._wake()
            return
        self._try(Choose(Choice.NEXT))
        self._try(answer)
        self._try(Resume())

    @rule(event=st.sampled_from([Pause(), Woke(), AskPain(), Skip()]), waits=ASLEEP)
    def waits_and_goes_on(self, event: Event, waits: float) -> None:
        self._try(event)
        self.now += waits
        self._try(Woke())
        self._try(Resume())
        self._try(KeepScore())

    @rule(event=MOVES | st.just(Woke()) | st.just(Cramp()), gap=ASLEEP)
    def sleeps(self, event: Event, gap: float) -> None:
        self.now += gap
        self._try(event)
        self._try(Resume())

    @rule(later=AWAKE)
    def stalls(self, later: float) -> None:
        self.now += later
        self._try(Woke())

    @rule(later=AWAKE, event=st.sampled_from(EVERY_EVENT))
    def anything_happens(self, later: float, event: Event) -> None:
        self.now += later
        if self.watch.coach.accepts(event) and isinstance(event, Score | Feel | Cramp | Stop):
            return
        self._try(event)

    @rule(value=st.integers(0, 10), later=AWAKE)
    def scores_within_the_line(self, value: int, later: float) -> None:
        self.now += later
        self._try(Score(min(value, self.watch.coach.stop_line)))

    @rule(earlier=ASLEEP, event=MOVES)
    def the_clock_goes_back(self, earlier: float, event: Event) -> None:
        now, self.now = self.now, self.now - earlier
        self._try(event)
        self.now = now

    @rule(choice=CHOICES, kind=KINDS, later=AWAKE, backs=st.integers(0, 3))
    def cramps(self, choice: Event, kind: Kind, later: float, backs: int) -> None:
        self._come_to(kind)
        self.now += later
        for _ in range(backs):
            self._try(Back())
        self._try(Cramp())
        self.now += later
        self._try(choice)

    @rule(above=st.integers(1, 10), later=AWAKE, really=st.integers(0, 3))
    def scores_above_the_line(self, above: int, later: float, really: int) -> None:
        coach = self.watch.coach
        score = min(10, coach.stop_line + above)
        if score == coach.stop_line or not self.state.is_live or really < 3:
            return
        self.now += later
        last = self._try(Score(score))[-2:]
        assert isinstance(last[0], effects.Stopped)
        assert (last[0].reason, last[0].score) == (effects.Stopping.PAIN, score)
        self._nothing_follows()

    @rule(event=ENDS, really=st.integers(0, 3))
    def ends(self, event: Event, really: int) -> None:
        if really < 3:
            return
        stops = self.watch.coach.accepts(event) and event != Feel(Symptom.CRAMP)
        self._try(event)
        assert self.state is State.STOPPED or not stops
        self._nothing_follows()

    def _nothing_follows(self) -> None:
        if self.state.is_live:
            return
        for event in EVERY_EVENT:
            self.now += 0.5
            assert self._try(event) == ()

    @precondition(lambda self: not self.state.is_live)
    @rule(data=st.data())
    def begin_anew(self, data: st.DataObject) -> None:
        limit = start_limit(self.routine.load, self.routine.pain_limit)
        self._lead(None, data.draw(st.integers(0, limit)))
        assert self.state is State.RUNNING

    @rule(score=st.integers(0, 10), later=ASLEEP)
    def is_broken_off_and_resumed(self, score: int, later: float) -> None:
        """It keeps its sets; its line may fall, and a score above it stops."""
        before = self.watch.coach
        progress = progress_of(self.followed)
        assert (progress.done, progress.skipped) == (before.done, before.skipped)
        self.now += later
        self._lead(progress, score)
        coach = self.watch.coach
        self._check_where_it_goes_on(coach)
        assert coach.done == before.done
        assert coach.stop_line == min(before.stop_line, max(self.routine.pain_limit, score))
        assert (self.state is State.STOPPED) == (score > before.stop_line)
        started = [effect for effect in self.followed if isinstance(effect, effects.Started)]
        assert started[-1].resumed

    def _check_where_it_goes_on(self, coach: Coach) -> None:
        """It goes on with the first set that was neither done nor passed over on every side."""
        recorded = coach.done | coach.skipped
        blocks = coach.timeline.blocks
        open_ = [number for number, keys in enumerate(blocks) if not recorded.issuperset(keys)]
        assert coach.interval.block == min(open_, default=len(blocks) - 1)

    def teardown(self) -> None:
        """Whatever happened: what is left can be done, and leads to the end."""
        while self.state.is_live:
            self._go_on(KeepScore())
        assert self.watch.finished or self.state is State.STOPPED


TestSessions = Sessions.TestCase
TestSessions.settings = settings(
    max_examples=300,
    stateful_step_count=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@given(
    prescribed=routines(),
    start=st.floats(0, 1e7),
    waits=st.lists(st.tuples(st.floats(0, 20), st.floats(0, 1e5)), max_size=10),
)
@settings(max_examples=100, deadline=None)
def test_moments_that_are_not_exact_in_binary_lose_nothing(
    prescribed: Routine, start: float, waits: list[tuple[float, float]]
) -> None:
    held = Led(prescribed, score=None)
    held.now = start
    held.does(Score(0), Start())
    for awake, paused in waits:
        held.wait(awake)
        if held.coach.accepts(Pause()):
            held.does(Pause())
            held.stall(paused)
            held.does(*[Resume()] if held.coach.accepts(Resume()) else [])
    held.finish()
    plain = Led(prescribed)
    plain.finish()
    assert heard(held) == heard(plain)
    assert sets_done(held.followed) == sets_done(plain.followed)


def heard(led: Led) -> list[str]:
    return [tone for tone, _ in tones(led.followed)]
