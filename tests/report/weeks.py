"""Three weeks of a sore back, as a logbook and as a report."""

from datetime import timedelta

from exercise_coach.logbook import Logbook
from exercise_coach.prescription import Load, Phase
from exercise_coach.recovery.facts import (
    Activity,
    AttackNoted,
    Cleared,
    EpisodeBegan,
    Feel,
    Flared,
    MorningScored,
    PhaseChosen,
    Screened,
    WeekRated,
)
from exercise_coach.session import Symptom, events
from tests.logbook.walks import BIRD_DOG, DEAD_BUG, MORNING, WALK, Walk
from tests.session.routines import routine

NOW = MORNING + timedelta(days=20)
DAY = timedelta(days=1)
GENTLE = routine(BIRD_DOG, DEAD_BUG, WALK, load=Load.GENTLE)


def live(logbook: Logbook) -> None:
    """Lead sessions over three weeks, and tell what goes with them."""
    for day, score in ((0, 5), (1, 5), (7, 3), (8, 4), (14, 1), (15, 0)):
        walk = Walk(logbook, GENTLE, score=score, wall=MORNING + day * DAY)
        walk.ends()
        walk.journal.finish(effort=3)
    stopped = Walk(logbook, GENTLE, score=1, wall=MORNING + 9 * DAY)
    stopped.sets(4)
    stopped.does(events.Score(6))
    felt = Walk(logbook, GENTLE, score=1, wall=MORNING + 16 * DAY)
    felt.sets(1)
    felt.does(events.Feel(Symptom.LEG))
    Walk(logbook, GENTLE, score=1, wall=MORNING + 17 * DAY).does(events.Stop())
    logbook.tell(
        [
            EpisodeBegan(
                id="began", at=MORNING, began=MORNING - DAY, feel=(Feel.SPASM,), trigger="a crate"
            ),
            PhaseChosen(id="phase", at=MORNING + 8 * DAY, phase=Phase.STRENGTHENING),
            Flared(id="flare", at=MORNING + 9 * DAY, trigger="a long drive"),
            AttackNoted(id="attack", at=MORNING + 2 * DAY, minutes=25),
            Screened(id="none", at=MORNING),
            Screened(id="early", at=MORNING + 3 * DAY, yes=("pregnancy",)),
            Cleared(id="seen", at=MORNING + 4 * DAY),
            Screened(id="late", at=MORNING + 18 * DAY, yes=("cancer", "both-legs")),
            WeekRated(
                id="one", at=MORNING + 6 * DAY, better=40, activities=(Activity("Sitting", 7),)
            ),
            WeekRated(
                id="two", at=MORNING + 13 * DAY, better=70, activities=(Activity("Sitting", 3),)
            ),
            *(
                MorningScored(id=f"m{day}", at=MORNING + day * DAY, score=max(0, 6 - day // 3))
                for day in range(20)
            ),
        ]
    )
