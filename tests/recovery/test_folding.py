"""What was told makes one history, in whatever order it comes."""

import random
from datetime import timedelta

from exercise_coach.prescription import Phase
from exercise_coach.recovery import History, fold
from exercise_coach.recovery.facts import (
    DoseSkipped,
    DoseSnoozed,
    EpisodeBegan,
    EpisodeDescribed,
    Fact,
    Feel,
    NoteKept,
    Recovered,
    RemindersPaused,
    Withdrawn,
)
from tests.recovery.people import Person, at, person, sore


def described(day: int, began: int, trigger: str = "") -> EpisodeDescribed:
    return EpisodeDescribed(
        id=f"described {day}", at=at(day), began=at(began), feel=(Feel.ACHE,), trigger=trigger
    )


def spans(who: Person, *more: Fact) -> list[tuple[int, int | None]]:
    """Return the first and the last day of each episode, the first day of the year 1."""
    history = fold([*who.facts, *more], [])
    return [
        (each.began.toordinal(), each.recovered.toordinal() if each.recovered else None)
        for each in history.episodes
    ]


def days(*pairs: tuple[int, int | None]) -> list[tuple[int, int | None]]:
    return [(at(a).toordinal(), at(b).toordinal() if b else None) for a, b in pairs]


def test_nothing_makes_an_empty_history() -> None:
    assert fold([], []) == History()
    assert History().episode is None


def test_an_episode_begins_and_ends() -> None:
    assert spans(sore().recovered(at(9))) == days((1, 9))
    assert sore().recovered(at(9)).history.episode is None


def test_what_is_known_better_replaces_what_was_said() -> None:
    history = fold([*sore().facts, described(3, 2, "lifting")], [])
    (episode,) = history.episodes
    assert (episode.began, episode.feel, episode.trigger) == (at(2), ("ache",), "lifting")
    assert episode.told == at(1)


def test_a_second_beginning_closes_the_first_episode() -> None:
    assert spans(sore().began(at(5), told=at(7))) == days((1, 5), (5, None))


def test_the_new_episode_takes_what_came_since_it_began() -> None:
    who = sore().flared(at(3)).flared(at(6)).began(at(5), told=at(7))
    first, second = who.history.episodes
    assert [each.at for each in first.flares] == [at(3)]
    assert [each.at for each in second.flares] == [at(6)]


def test_a_beginning_before_the_first_tells_that_one_anew() -> None:
    assert spans(person().began(at(5)).began(at(3), told=at(6))) == days((3, None))


def test_a_beginning_before_the_last_recovery_cuts_the_old_episode_short() -> None:
    assert spans(sore().recovered(at(9)).began(at(7), told=at(10))) == days((1, 7), (7, None))
    assert spans(person().began(at(5)).recovered(at(9)).began(at(3), told=at(10))) == days(
        (5, 9), (3, None)
    )


def test_a_flare_without_an_episode_begins_one() -> None:
    who = person().flared(at(4))
    assert spans(who) == days((4, None))
    assert who.history.episode is not None
    assert who.history.episode.flares == ()
    assert spans(who.began(at(2), told=at(5))) == days((2, None))


def test_what_refers_to_no_episode_is_left_aside() -> None:
    assert fold([described(3, 2)], []) == History()
    assert person().recovered(at(3)).history == History()


def test_recovery_told_at_the_beginning_of_the_next_ends_the_old_one() -> None:
    who = sore().began(at(9)).recovered(at(9))
    assert spans(who) == days((1, 9), (9, None))


def test_recovery_never_comes_before_the_beginning() -> None:
    who = person().began(at(5), told=at(3)).recovered(at(4))
    assert spans(who) == days((5, 5))


def test_choices_belong_to_the_open_episode_or_to_the_time_since() -> None:
    who = sore().chose(at(3), Phase.RECOVERY)
    assert [each.phase for each in who.history.episodes[0].choices] == [Phase.RECOVERY]
    assert not who.history.choices
    since = who.recovered(at(9)).chose(at(10), Phase.STRENGTHENING).history.choices
    assert [each.phase for each in since] == [Phase.STRENGTHENING]
    assert who.began(at(20)).history.choices == ()


def withdrawn(fact: str, day: int, id: str = "w") -> Withdrawn:  # noqa: A002
    return Withdrawn(id=id, at=at(day), fact=fact)


def test_a_withdrawn_fact_does_not_count() -> None:
    began = EpisodeBegan(id="a", at=at(1), began=at(1))
    assert fold([began, withdrawn("a", 2)], []) == History()
    recovered = Recovered(id="b", at=at(3))
    assert fold([began, recovered, withdrawn("b", 4)], []).episode is not None


def test_a_withdrawal_may_be_withdrawn() -> None:
    began = EpisodeBegan(id="a", at=at(1), began=at(1))
    facts = [began, withdrawn("a", 2, "w"), withdrawn("w", 3, "v")]
    assert fold(facts, []).episode is not None
    assert fold([*facts, withdrawn("v", 4, "u")], []).episode is None


def test_an_answer_by_mistake_no_longer_blocks() -> None:
    who = person().screened(at(1), "fever").screened(at(2))
    assert who.hears(at(3)).blocked is not None
    who.facts.append(withdrawn("1", 3))
    assert who.hears(at(3)).blocked is None


def test_a_fact_told_twice_counts_once() -> None:
    facts = sore().flared(at(5)).facts
    assert fold([*facts, *facts], []) == fold(facts, [])


def test_the_order_of_telling_does_not_matter() -> None:
    who = (
        sore().mornings(2, 4, 3, 5).flared(at(5)).recovered(at(9)).began(at(40)).rated(at(47), 50)
        .screened(at(41), "lump").cleared(at(42)).cleared(at(41)).attack(at(43)).planned(at(44))
        .did("tilts", at(3)).did("tilts", at(2)).planned(at(45), tilts=False, walks=True)
    )  # fmt: skip
    facts, sessions = list(who.facts), list(who.sessions)
    for seed in range(20):
        random.Random(seed).shuffle(facts)
        random.Random(seed).shuffle(sessions)
        assert fold(facts, sessions) == who.history
    assert who.history.cleared == at(42)
    assert [each.started for each in who.history.sessions] == [at(2), at(3)]


def test_moments_in_the_hour_that_comes_twice_stay_in_order() -> None:
    first = at(241, "02:50")
    second = at(241, "02:10").replace(fold=1)
    who = person().did("tilts", second).did("tilts", first)
    assert [each.started.fold for each in who.history.sessions] == [0, 1]


def test_the_last_word_counts_for_the_plan_and_the_pause() -> None:
    who = person().planned(at(1), tilts=True, walks=True).planned(at(2), tilts=False)
    assert who.history.plan == (("walks", True), ("tilts", False))
    until = at(3)
    paused = [RemindersPaused(id=str(n), at=at(n), until=until + n * timedelta(hours=1))
              for n in (2, 1)]  # fmt: skip
    assert fold(paused, []).paused_until == at(3, "11:00")


def test_doses_skipped_and_snoozed_are_kept_in_order_and_notes_are_not() -> None:
    facts = [
        DoseSkipped(id="b", at=at(2), routine="tilts"),
        DoseSkipped(id="a", at=at(1), routine="walks"),
        DoseSnoozed(id="c", at=at(1), routine="walks", until=at(1, "10:00")),
        NoteKept(id="d", at=at(1), text="tried a cushion"),
    ]
    history = fold(facts, [])
    assert [each.routine for each in history.skipped] == ["walks", "tilts"]
    assert [each.until for each in history.snoozed] == [at(1, "10:00")]
