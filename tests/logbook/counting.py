"""What came of every finished set, counted."""

from collections import Counter
from dataclasses import dataclass, replace

from exercise_coach.logbook import Logbook
from exercise_coach.session.effects import SetDone
from tests.logbook.walks import Walk

Sets = Counter[tuple[str, int, int, str]]


@dataclass(frozen=True)
class Count:
    """How often a fault was brought about, and what came of it.

    `sets` were finished in all; `lost` of them are gone, `false` ones are there that never were.
    `told` counts how often the user was told, `untold` how often that was due and did not happen.
    """

    what: str
    times: int = 0
    sets: int = 0
    lost: int = 0
    false: int = 0
    told: int = 0
    untold: int = 0

    def add(self, finished: Sets, there: Sets, *, told: bool = False, due: bool = False) -> "Count":
        """Count one more; all of `finished` should be `there`, and nothing else."""
        return replace(
            self,
            times=self.times + 1,
            sets=self.sets + finished.total(),
            lost=self.lost + (finished - there).total(),
            false=self.false + (there - finished).total(),
            told=self.told + told,
            untold=self.untold + (due and not told),
        )


def finished_in(logbook: Logbook) -> Sets:
    """Return every set in a logbook, and see that the logbook is whole."""
    assert logbook.integrity() == ()
    asked = (
        "SELECT id, position, \"set\", ifnull(side, '-') FROM set_done"
        " JOIN session ON number = set_done.session"
    )
    return Counter(logbook._connection.execute(asked).fetchall())


def finished_of(walk: Walk) -> Sets:
    """Return every set that a walk has finished."""
    done = (effect.key for effect in walk.followed if isinstance(effect, SetDone))
    return Counter((walk.journal.session, key.position, key.set, key.side or "-") for key in done)
