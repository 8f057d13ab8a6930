"""What every fact is stamped with."""

import uuid

import pytest

from exercise_coach.desktop.recovery.telling import Teller
from exercise_coach.recovery.facts import Recovered
from tests.desktop.recovery.stage import MORNING

pytestmark = pytest.mark.qt


def test_each_fact_has_an_id_of_its_own_and_its_moment() -> None:
    teller = Teller(lambda: MORNING)
    facts = [Recovered(**teller.stamp()) for _ in range(3)]
    assert len({uuid.UUID(fact.id) for fact in facts}) == 3
    assert {fact.at for fact in facts} == {MORNING}
