"""What is only said: notes, and a line for each question on which sources disagree."""

from collections.abc import Callable, Iterable, Mapping

from exercise_coach.prescription import Phase
from exercise_coach.recovery import noting
from exercise_coach.recovery.advice import DISAGREEMENTS
from exercise_coach.recovery.rule import Found, Rule
from exercise_coach.recovery.situation import Situation

NOTES: tuple[Rule, ...] = (
    Rule(
        id="bent-over",
        when="the first week, or a cramp in the last three days",
        then="a note",
        says="Leave work that bends you over until the spasms have settled.",
        sources=("S0-8", "S3-6", "Practice"),
        find=noting.spasms_not_settled,
    ),
    Rule(
        id="ask-a-doctor",
        when="an episode is open",
        then="a note",
        says="Ask a doctor about a leg cramp that grows the longer you walk. Ask, too, if spasms "
        "began after a new medicine.",
        sources=("S2-9",),
        find=noting.in_episode,
    ),
    Rule(
        id="mostly-better",
        when="the user's look back of this week says 60 to 99 % better, and no flare since",
        then="a note",
        says="You rated your back {better} % better. That is when it is easy to do too much: add "
        "only a little at a time.",
        sources=("S0-11", "S3-3", "Practice"),
        find=noting.mostly_better,
    ),
    Rule(
        id="keep-track",
        when="an episode is open",
        then="a note",
        says="Note what brings an attack on and how long it lasts. Once a week, note how much "
        "better it is. Both help you, and whoever you ask.",
        sources=("S0-11", "Practice"),
        find=noting.in_episode,
    ),
    Rule(
        id="weeks-not-days",
        when="an episode is open, before day 14",
        then="a note",
        says="Many backs ease within days, but recovery often takes weeks. Slow is not wrong.",
        sources=("S1-2", "Practice"),
        find=noting.before_two_weeks,
    ),
    Rule(
        id="over",
        when="an episode of two weeks or more, with only scores of 0 and no attack for two weeks",
        then="a note: the user may record that it is over",
        says="Your scores have been 0 for two weeks. If you are free of spasm, you can record that "
        "this episode is over.",
        sources=("S3-5", "Practice"),
        find=noting.free_of_pain,
    ),
    Rule(
        id="two-to-four",
        when="the user put more than four routines on the page of today, or one of more than four "
        "exercises",
        then="a note (all routines that ship have two to four exercises, or a single one)",
        says="Your list is long. Two to four exercises are done more often than many.",
        sources=("Practice",),
        find=noting.too_many,
    ),
)

_Where = tuple[str, str, Callable[[Situation], Iterable[Found]]]

_WHERE_SOURCES_DISAGREE: Mapping[str, _Where] = {
    "heat-or-cold": (
        "acute and recovery",
        "either, with a look at the skin",
        noting.in_phases(Phase.ACUTE, Phase.RECOVERY),
    ),
    "rest": (
        "acute, but neither in an hour of rest nor beside a call",
        "relative rest and short walks",
        noting.rest_and_walks,
    ),
    "forward-bending": (
        "from day 5, after the acute phase",
        "late, supported, hips back, off when it hurts",
        noting.bending_ahead,
    ),
    "seeing-a-doctor": (
        "before day 14",
        "talk to one after 72 hours without improvement, see one at 14 days",
        noting.before_two_weeks,
    ),
    "yoga": (
        "strengthening and maintenance",
        "gently, back off at the first sign",
        noting.in_phases(Phase.STRENGTHENING, Phase.MAINTENANCE),
    ),
    "lying-flat": (
        "acute",
        "knees supported, on the side, or leaning back",
        noting.in_phases(Phase.ACUTE),
    ),
    "sleeping-position": (
        "acute and recovery",
        "on the side or the back with a pillow at the knees, not on the front",
        noting.in_phases(Phase.ACUTE, Phase.RECOVERY),
    ),
}

DISAGREEING: tuple[Rule, ...] = tuple(
    Rule(
        id=each.id,
        when=f"{when} (sources disagree)",
        then=then,
        says=each.text,
        sources=each.sources,
        find=find,
    )
    for each in DISAGREEMENTS
    for when, then, find in [_WHERE_SOURCES_DISAGREE[each.id]]
)
"""Where sources disagree, one line each, on the careful side (`DISAGREEMENTS`)."""
