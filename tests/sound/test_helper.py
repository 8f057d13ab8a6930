"""When a helper counts as silent: only while somebody was there who could have heard it."""

from exercise_coach.sound.helper import LOOK, Silence


def looks(silence: Silence, begin: float, end: float) -> float:
    """Look as often as the one who listens does, and return how long it was silent at the end."""
    moments = [begin + LOOK * n for n in range(1, round((end - begin) / LOOK) + 1)]
    return [silence.lasts(moment) for moment in moments][-1]


def test_silence_lasts_until_something_is_heard() -> None:
    silence = Silence(10.0, 10.0)
    assert looks(silence, 10.0, 13.5) == 3.5
    silence.since = 13.75
    assert silence.lasts(14.0) == 0.25


def test_a_time_in_which_nobody_could_listen_does_not_count_and_patience_begins_anew() -> None:
    silence = Silence(10.0, 10.0)
    looks(silence, 10.0, 12.5)
    assert silence.lasts(72.5) == 0
    assert looks(silence, 72.5, 74.5) == 2


def test_somebody_who_is_a_little_late_has_listened_all_the_same() -> None:
    silence = Silence(10.0, 10.0)
    assert silence.lasts(11.25) == 1.25
