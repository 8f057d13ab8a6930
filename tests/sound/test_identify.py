"""The ear of the other tests is tested first: made-up recordings whose truth is known."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exercise_coach.folders import shipped
from tests.recording import (
    BLOCK,
    COARSE,
    RATE,
    Heard,
    Samples,
    identify,
    lateness,
    onsets,
    read_wav,
    tone_files,
)  # fmt: skip

TONES = tone_files(shipped("assets") / "tones")
SHAPES = {name: read_wav(path) for name, path in TONES.items()}


class Put(NamedTuple):
    """A tone to be laid into a recording, from `at` seconds on."""

    at: float
    name: str


def mixed(seconds: float, *puts: Put, volume: float = 1.0, noise: float = 0.0) -> Samples:
    samples = noise * np.random.default_rng(7).standard_normal(round(seconds * RATE))
    for put in puts:
        first, shape = round(put.at * RATE), SHAPES[put.name]
        samples[first : first + len(shape)] += volume * shape
    return samples


def assert_heard(heard: list[Heard], puts: list[Put], within: float = 0.0005) -> None:
    assert [tone.name for tone in heard] == [put.name for put in puts]
    for tone, put in zip(heard, puts, strict=True):
        assert abs(tone.at - put.at) <= within


@st.composite
def plans(draw: st.DrawFn) -> list[Put]:
    """Tones at least 0.3 s apart, any following any other."""
    gaps = draw(st.lists(st.floats(0.3, 1.5), min_size=1, max_size=8))
    moments = np.round(np.cumsum(gaps) * RATE) / RATE
    names: list[str] = []
    for _ in moments:
        names.append(draw(st.sampled_from(sorted(set(TONES) - set(names[-2:])))))
    return [Put(float(at), name) for at, name in zip(moments, names, strict=True)]


@settings(max_examples=40)
@given(plans(), st.sampled_from([0.1, 0.3, 1.0]))
def test_every_tone_is_heard_at_its_moment_at_any_volume(plan: list[Put], volume: float) -> None:
    # A tone under the loud end of another may seem to start a few waves off.
    heard = identify(mixed(plan[-1].at + 1, *plan, volume=volume), TONES)
    assert_heard(heard, plan, within=0.02)


@settings(max_examples=25)
@given(st.sampled_from(sorted(TONES)), st.floats(0.2, 1.5), st.floats(0.0005, 0.02))
def test_noise_does_no_harm(name: str, at: float, noise: float) -> None:
    heard = identify(mixed(3, Put(at, name), volume=0.3, noise=noise), TONES)
    assert_heard(heard, [Put(at, name)], within=0.005)


@settings(max_examples=40)
@given(
    st.sampled_from(sorted(TONES)), st.sampled_from(sorted(TONES)), st.floats(0.13, 0.6)
)  # fmt: skip
def test_one_tone_may_cut_off_another(first: str, then: str, after: float) -> None:
    assume(first != then)
    samples = mixed(2, Put(0.5, first))
    samples[round((0.5 + after) * RATE) :] = 0
    samples = np.concatenate([samples[: round((0.5 + after) * RATE)], mixed(1.5, Put(0, then))])
    assert_heard(identify(samples, TONES), [Put(0.5, first), Put(0.5 + after, then)], 0.02)


@pytest.mark.parametrize("name", sorted(TONES))
def test_an_undisturbed_tone_is_sure_and_its_loudness_known(name: str) -> None:
    (heard,) = identify(mixed(2, Put(0.75, name), volume=0.4), TONES)
    assert heard == Heard(0.75, name, 1.0, 0.4)


def test_where_nothing_sounds_nothing_is_heard() -> None:
    assert identify(np.zeros(RATE), TONES) == []
    assert identify(np.zeros(0), TONES) == []
    assert identify(mixed(5, noise=0.1), TONES) == []


def test_the_same_tone_again_is_heard_again() -> None:
    plan = [Put(0.5 + count, "count") for count in range(3)]
    assert_heard(identify(mixed(4, *plan), TONES), plan)


def test_a_tone_across_the_border_of_two_blocks_is_heard_once() -> None:
    border = BLOCK * COARSE / RATE
    plan = [Put(round((border + shift) * RATE) / RATE, "finish") for shift in (-1.4, -0.35, 0.8)]
    assert_heard(identify(mixed(border + 3, *plan), TONES), plan)


def test_onsets_are_where_sound_begins() -> None:
    samples = mixed(3, Put(0.5, "rep"), Put(1.25, "stop"))
    assert onsets(samples) == pytest.approx([0.5, 1.25], abs=0.001)
    assert onsets(np.zeros(RATE)) == []


def test_lateness_leaves_out_what_is_constant() -> None:
    late = lateness([1, 2, 3, 4, 5], [11, 12, 13.02, 14, 15])
    assert late == pytest.approx([0, 0, 0.02, 0, 0], abs=1e-9)
