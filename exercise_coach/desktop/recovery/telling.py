"""Facts as the pages tell them, each with an id of its own and the moment it was told."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict


class Stamp(TypedDict):
    """What every fact has."""

    id: str
    at: datetime


def new_id() -> str:
    """Return a UUID that tells one fact from another."""
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True)
class Teller:
    """Gives each fact its id and its moment; `now` is the time of day, with its offset."""

    now: Callable[[], datetime]
    new_id: Callable[[], str] = new_id

    def stamp(self) -> Stamp:
        """Return the id and the moment of a fact that is told now."""
        return {"id": self.new_id(), "at": self.now()}
