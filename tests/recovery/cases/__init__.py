"""Cases of every rule: its id, what is so, somebody, the moment, and whether the rule applies."""

from datetime import datetime

from tests.recovery.people import Person

Case = tuple[str, str, Person, datetime, bool]
