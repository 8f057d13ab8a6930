"""How far a session had come when it was broken off, and where it goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from exercise_coach.session.timeline import SetKey, Timeline


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of a session that was broken off.

    `eased` names, by position, the set from which the easier variant was done.
    """

    done: frozenset[SetKey]
    stop_line: int
    skipped: frozenset[SetKey] = frozenset()
    cramps: int = 0
    eased: Mapping[int, int] = field(default_factory=dict)

    def reached(self, timeline: Timeline) -> int:
        """Return the index of the work to go on with, or of the last pain check if none is left.

        Whatever lies before the set a session has come to was done or passed over. A set of which
        one side is missing is begun again.
        """
        recorded = self.done | self.skipped
        for block, keys in enumerate(timeline.blocks):
            if not recorded.issuperset(keys):
                return timeline.work_of(block)
        return len(timeline.intervals) - 1
