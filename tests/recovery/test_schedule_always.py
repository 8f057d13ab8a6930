"""What holds of any history, at any moment, in any zone."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from exercise_coach.prescription import Repeat
from exercise_coach.recovery import Calendar, Dose, DoseState, WakingHours, doses, next_change
from exercise_coach.recovery.facts import DoseSkipped, DoseSnoozed
from exercise_coach.recovery.history import History
from tests.recovery.days import routine, session

ZONES = ["Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Apia", "Australia/Lord_Howe",
         "America/Havana", "Africa/Casablanca", "UTC"]  # fmt: skip
YEAR = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS = st.integers(0, 366 * 24 * 60).map(lambda minutes: YEAR + timedelta(minutes=minutes))
FACES = st.times().map(lambda face: face.replace(second=0, microsecond=0))
HOURS = st.builds(WakingHours, FACES, FACES) | st.just(WakingHours())
REPEATS = st.one_of(
    st.integers(1, 7 * 24 * 60).map(lambda minutes: Repeat(every=60.0 * minutes)),  # type: ignore[arg-type]
    st.integers(1, 24).map(lambda times: Repeat(per_day=times)),
    st.integers(1, 21).map(lambda times: Repeat(per_week=times)),
)
ZONE = st.sampled_from(ZONES).map(ZoneInfo)
TWO_DAYS = 2 * 24 * 60
OUTCOMES = st.sampled_from(["completed", "stopped_pain", "stopped_user"])


Scene = tuple[datetime, WakingHours, Repeat, History]


@st.composite
def scenes(draw: st.DrawFn, ahead: int = TWO_DAYS) -> Scene:
    """Draw a history, of which some may lie so many minutes ahead: the clock was set back."""
    now = draw(MOMENTS).astimezone(draw(ZONE))

    def moments(most: int) -> list[datetime]:
        near = st.integers(-10 * TWO_DAYS, ahead)
        return sorted(now + timedelta(minutes=each) for each in draw(st.lists(near, max_size=most)))

    ended, skipped, snoozed = moments(30), moments(3), moments(3)
    quarter = timedelta(minutes=15)
    history = History(
        sessions=tuple(session(each, draw(OUTCOMES)) for each in ended),
        skipped=tuple(DoseSkipped(id=str(each), at=each, routine="walk") for each in skipped),
        snoozed=tuple(
            DoseSnoozed(id=str(each), at=each, routine="walk", until=each + quarter)
            for each in snoozed
        ),
    )
    return now, draw(HOURS), draw(REPEATS), history


def dose_of(now: datetime, hours: WakingHours, repeat: Repeat, history: History) -> Dose:
    (dose,) = doses([routine(repeat)], history, hours, now)
    return dose


@given(scenes())
def test_a_dose_falls_due_in_waking_hours_only(scene: Scene) -> None:
    now, hours, _, _ = scene
    dose = dose_of(*scene)
    calendar = Calendar(hours, now.tzinfo or UTC)
    assert dose.at is not None
    if dose.state is DoseState.DUE:
        assert calendar.is_awake(now)
        assert dose.at.astimezone(UTC) <= now.astimezone(UTC)
        assert calendar.day_of(dose.at) == calendar.day_of(now)
    else:
        assert dose.at.astimezone(UTC) > now.astimezone(UTC)
        assert calendar.is_awake(dose.at)
    assert dose.of_today is None or 0 <= dose.done_today <= dose.of_today


@given(scenes())
def test_what_is_done_now_is_not_due_at_once(scene: Scene) -> None:
    now, hours, repeat, history = scene
    sessions = sorted((*history.sessions, session(now)), key=lambda each: each.ended)
    after = History(sessions=tuple(sessions), skipped=history.skipped)
    assert dose_of(now, hours, repeat, after).state is not DoseState.DUE


@given(scenes(ahead=0))
def test_nothing_stands_differently_before_the_next_change(scene: Scene) -> None:
    now, hours, repeat, history = scene
    dose = dose_of(*scene)
    change = next_change([dose], hours, now)
    assert change is not None
    gap = change.astimezone(UTC) - now.astimezone(UTC)
    assert gap > timedelta(0)
    for share in (0.1, 0.5, 0.999):
        between = (now.astimezone(UTC) + share * gap).astimezone(now.tzinfo)
        then = dose_of(between, hours, repeat, history)
        assert (then.state, then.done_today) == (dose.state, dose.done_today)


@given(scenes())
def test_nothing_waits_for_ever(scene: Scene) -> None:
    now, hours, repeat, history = scene
    for _ in range(200):
        dose = dose_of(now, hours, repeat, history)
        if dose.state is DoseState.DUE:
            return
        change = next_change([dose], hours, now)
        assert change is not None
        now = change
    raise AssertionError(f"never due: {dose}")


@given(MOMENTS, ZONE, FACES, FACES)
def test_every_moment_belongs_to_one_day(
    moment: datetime, zone: ZoneInfo, start: time, end: time
) -> None:
    calendar = Calendar(WakingHours(start, end), zone)
    day = calendar.day_of(moment)
    assert calendar.begin(day) <= moment < calendar.begin(day + timedelta(days=1))
    awake_from, awake_to = calendar.waking(day)
    assert calendar.begin(day) <= awake_from <= awake_to <= calendar.begin(day + timedelta(days=1))
