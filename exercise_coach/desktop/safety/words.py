"""How much a logbook holds, in words."""

from typing import Protocol

from PySide6.QtCore import QCoreApplication


class Counts(Protocol):
    """What people count in a logbook."""

    @property
    def sessions(self) -> int:
        """How many sessions."""

    @property
    def sets(self) -> int:
        """How many sets, each side counted."""

    @property
    def facts(self) -> int:
        """How much was told about recovery."""


def amounts(counts: Counts) -> str:
    """Return them as ``1,204 sessions · 8,400 sets · 30 answers about recovery``."""
    kinds = (
        (counts.sessions, "1 session", "{count} sessions"),
        (counts.sets, "1 set", "{count} sets"),
        (counts.facts, "1 answer about recovery", "{count} answers about recovery"),
    )
    return " · ".join(counted(count, _tr(one), _tr(several)) for count, one, several in kinds)


def counted(count: int, one: str, several: str) -> str:
    """Return the text for one thing, or that for several with their ``{count}``."""
    return one if count == 1 else several.format(count=f"{count:,}")


def _tr(text: str) -> str:
    return QCoreApplication.translate("amounts", text)
