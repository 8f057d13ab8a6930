"""Anything that can be told, for property tests."""

from datetime import UTC, datetime, timedelta, timezone
from typing import get_args

from hypothesis import strategies as st

from exercise_coach.prescription import Phase
from exercise_coach.recovery.facts import Activity, AnyFact, Fact, Feel

KINDS: tuple[type[Fact], ...] = get_args(AnyFact)

_offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
_span = {"min_value": datetime(2016, 1, 1), "max_value": datetime(2036, 1, 1)}  # noqa: DTZ001
moments = st.datetimes(**_span, timezones=st.one_of(st.just(UTC), _offsets))
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
scores = st.integers(0, 10)
_FIELDS: dict[str, st.SearchStrategy[object]] = {
    "id": st.uuids().map(str),
    "at": moments,
    "began": moments,
    "until": moments,
    "feel": st.lists(st.sampled_from(Feel), max_size=2).map(tuple),
    "phase": st.sampled_from(Phase),
    "yes": st.lists(texts, max_size=2).map(tuple),
    "minutes": st.integers(0, 600),
    "score": scores,
    "better": st.none() | st.integers(0, 100),
    "activities": st.lists(st.builds(Activity, name=texts, score=scores), max_size=2).map(tuple),
    "included": st.booleans(),
}


def _of(kind: type[Fact]) -> st.SearchStrategy[Fact]:
    fields = {name: _FIELDS.get(name, texts) for name in kind.__struct_fields__}
    return st.builds(kind, **fields)


facts: st.SearchStrategy[Fact] = st.sampled_from(KINDS).flatmap(_of)
