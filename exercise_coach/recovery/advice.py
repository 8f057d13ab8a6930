"""Short texts beside the exercises: how to sleep, sit, lift and pace, and where sources disagree.

Each is a few kind sentences of our own. Nothing here promises a cure, and nothing names an amount
of a medicine or a supplement.
"""

import enum
from dataclasses import dataclass
from typing import Final

from exercise_coach.prescription import Phase


class Topic(enum.StrEnum):
    """What an advice card is about."""

    HELP = "help"
    PACING = "pacing"
    MOVING = "moving"
    LIFTING = "lifting"
    SITTING = "sitting"
    SLEEP = "sleep"
    WARMTH = "warmth"
    DRINKING = "drinking"
    YOGA = "yoga"


@dataclass(frozen=True, slots=True)
class Card:
    """A piece of advice: a title, fifty words at most, and the phases in which it helps.

    `sources` are the ids of regimes and titles (docs/sources.md).
    """

    id: str
    title: str
    text: str
    sources: tuple[str, ...]
    phases: frozenset[Phase]
    topic: Topic


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A question on which sources differ, and in a line the careful side that we take."""

    id: str
    text: str
    sources: tuple[str, ...]


_ALWAYS: Final = frozenset(Phase)
_SORE: Final = frozenset({Phase.ACUTE, Phase.RECOVERY})
_LATER: Final = frozenset({Phase.STRENGTHENING, Phase.MAINTENANCE})
_AFTER_ACUTE: Final = _ALWAYS - {Phase.ACUTE}

CARDS: Final[tuple[Card, ...]] = (
    Card(
        "no-diagnosis",
        "What this program cannot do",
        "It guides and records, and cannot tell why your back hurts. When something is new, "
        "strange or worrying, ask a clinician: a doctor or a physiotherapist. Their word goes "
        "before anything you read here.",
        ("S0-14", "Finucane 2020"),
        _ALWAYS,
        Topic.HELP,
    ),
    Card(
        "pain-that-travels",
        "Pain that stays, pain that travels",
        "The pain of a strain mostly stays in one place. Let a clinician look at pain that travels "
        "down a leg. Do you need painkillers for more than a few days? Talk to a doctor or a "
        "pharmacist: long use carries risks.",
        ("S4-7",),
        _ALWAYS,
        Topic.HELP,
    ),
    Card(
        "not-through-pain",
        "Never through pain",
        "Stop at pain rather than push on. When you come back to an exercise, begin with less than "
        "before, and go slowly. Let the next morning tell whether it was right.",
        ("S0-9", "S4-4"),
        _ALWAYS,
        Topic.PACING,
    ),
    Card(
        "little-and-often",
        "Little and often",
        "A few minutes on most days do more than a hard hour now and then. A short session counts, "
        "and so does the day after a missed one.",
        ("S1-22",),
        _ALWAYS,
        Topic.PACING,
    ),
    Card(
        "ups-and-downs",
        "A worse day is not the start again",
        "Backs have better and worse days on their way. After a setback, take one step back, keep "
        "moving a little, and go on from there when it has settled.",
        ("S3-3",),
        _AFTER_ACUTE,
        Topic.PACING,
    ),
    Card(
        "rest-in-spells",
        "Rest in short spells",
        "Rest when you need it, on a couch or in bed. Get up for a few slow steps in between. "
        "More than two days in bed tend to make a back worse, not better.",
        ("S2-4", "S4-3", "Dahm 2010"),
        frozenset({Phase.ACUTE}),
        Topic.MOVING,
    ),
    Card(
        "out-of-bed",
        "Getting out of bed",
        "Bend your knees and roll onto your side in one piece. Let your legs slide over the edge "
        "while your arms push you up. Sit for a moment before you stand.",
        ("Practice",),
        _SORE,
        Topic.MOVING,
    ),
    Card(
        "bad-days",
        "Move a little on bad days, too",
        "Some steps around the room, a few small tilts, slow breathing: that is enough on a bad "
        "day. Keep stretches mild, and leave the rest for tomorrow.",
        ("S3-1", "S2-2"),
        _ALWAYS,
        Topic.MOVING,
    ),
    Card(
        "in-water",
        "If walking hurts, try water",
        "Walking slowly in a warm pool can be easier than on land, since the water carries some of "
        "your weight. Hold the rail, and come out before you are tired.",
        ("S2-2",),
        _AFTER_ACUTE,
        Topic.MOVING,
    ),
    Card(
        "warm-up",
        "Warm up first",
        "Before sport, gardening or heavy work, walk for a few minutes and make some small, easy "
        "movements. On other days, a short round of stretches keeps you supple.",
        ("S2-8",),
        _LATER,
        Topic.MOVING,
    ),
    Card(
        "no-bent-over-work",
        "No bent-over work yet",
        "Until the spasms have settled, leave weeding, low shelves and making beds to somebody "
        "else. What cannot wait, bring up to the height of a table.",
        ("S0-8",),
        _SORE,
        Topic.LIFTING,
    ),
    Card(
        "lifting",
        "Lift with your legs",
        "Stand close, bend your knees and hips, keep your back straight and the load near your "
        "body. Turn with your feet. If it looks heavy, it is a load for two.",
        ("S1-16",),
        _AFTER_ACUTE,
        Topic.LIFTING,
    ),
    Card(
        "no-crouching",
        "Crouch and lean later",
        "Go easy on crouching and leaning forward until you have been free of relapses for a long "
        "time. To rise, keep your back upright and let your thighs do the work.",
        ("S3-6",),
        _ALWAYS,
        Topic.LIFTING,
    ),
    Card(
        "rolled-towel",
        "A towel behind your back",
        "When you sit, put a rolled towel in the hollow of your lower back. Lean against it, and "
        "keep both feet on the floor.",
        ("S1-16",),
        _ALWAYS,
        Topic.SITTING,
    ),
    Card(
        "sit-less",
        "Sit less at a time",
        "Stand up before you stiffen, every half-hour if you can. Stand against a wall for a "
        "moment, shoulders and buttocks touching it, and walk a few steps.",
        ("S3-7",),
        _ALWAYS,
        Topic.SITTING,
    ),
    Card(
        "sleep-on-your-back",
        "Sleeping on your back",
        "Lie with a pillow or two under your knees, so that your lower back can let go. A flat "
        "pillow under your head is enough.",
        ("S0-10", "S1-17"),
        _ALWAYS,
        Topic.SLEEP,
    ),
    Card(
        "sleep-on-your-side",
        "Sleeping on your side",
        "Bend your knees a little and put a pillow between them. Then the upper leg does not "
        "pull on your back. Sleeping on your front suits few sore backs.",
        ("S1-17",),
        _ALWAYS,
        Topic.SLEEP,
    ),
    Card(
        "warmth-or-cold",
        "Warmth or cold",
        "Take whichever feels better, and change if it stops helping. Keep a cloth in between, and "
        "look at your skin every few minutes. Never use it where you cannot feel well, on broken "
        "skin, or while you sleep.",
        ("S2-3", "S4-1", "French 2006"),
        _ALWAYS,
        Topic.WARMTH,
    ),
    Card(
        "drink",
        "Drink through the day",
        "Have water within reach and drink at regular intervals, more when it is hot. Keep to what "
        "your doctor said if you were told to drink less. If your urine stays dark although you "
        "drink, ask a doctor.",
        ("S2-6", "S1-15"),
        _ALWAYS,
        Topic.DRINKING,
    ),
    Card(
        "food",
        "Ordinary good food",
        "Nuts, beans, whole grains and green leaves bring magnesium, which muscles need. They are "
        "good to eat anyway; do not expect them to end a spasm.",
        ("S1-15",),
        _ALWAYS,
        Topic.DRINKING,
    ),
    Card(
        "yoga",
        "Yoga and tai chi",
        "Attention counts there, not achievement. Tell the teacher about your back, and leave out "
        "deep bends and twists. Stay inside what feels easy, and back off at the first sign.",
        ("S3-8", "ACP"),
        _LATER,
        Topic.YOGA,
    ),
)
"""Every card, by topic."""

DISAGREEMENTS: Final[tuple[Disagreement, ...]] = (
    Disagreement(
        "heat-or-cold",
        "Some begin with cold, some with warmth. Take whichever feels better, wrapped, and look at "
        "your skin; the evidence for warmth is a little better.",
        ("S1-4", "S2-3", "S3-2", "S4-2", "ACP", "French 2006"),
    ),
    Disagreement(
        "rest",
        "Some allow two days of rest, some hardly any. Here it comes in short spells, with short "
        "walks between them.",
        ("S0-4", "S2-4", "S4-3", "S3-1", "Dahm 2010"),
    ),
    Disagreement(
        "forward-bending",
        "Some prescribe bending forward, some forbid it. Here it waits until the fifth day, "
        "supported, hips going back, and is left out when it hurts.",
        ("S1-10", "S2-1", "S0-8", "S3-6"),
    ),
    Disagreement(
        "seeing-a-doctor",
        "Some send you to a doctor after two or three days, some after two weeks. Here: talk to "
        "one after three days that were no better, and see one after two weeks.",
        ("S0-5", "S1-2", "S2-5"),
    ),
    Disagreement(
        "yoga",
        "Some praise yoga and tai chi, some tell of setbacks. Here they come late, gently, and "
        "stop at the first sign.",
        ("ACP", "S3-8"),
    ),
    Disagreement(
        "lying-flat",
        "Some lie flat, some avoid it. Here your knees are bent, or you lie on your side or lean "
        "back, whichever eases you.",
        ("S0-2", "S0-10", "S1-5"),
    ),
    Disagreement(
        "sleeping-position",
        "Some sleep on the back, some on the side. Either will do with a pillow at the knees; the "
        "front is best avoided.",
        ("S0-10", "S1-17"),
    ),
)
"""Where sources disagree, each with the careful side."""


_MOVING = frozenset(
    {
        "little-and-often",
        "ups-and-downs",
        "rest-in-spells",
        "bad-days",
        "in-water",
        "warm-up",
        "sit-less",
    }
)


def cards_for(phase: Phase, *, rests: bool = False) -> tuple[Card, ...]:
    """Return the cards that help in this phase, by topic.

    Where the user `rests`, for an hour or until somebody was called, none that gets them up.
    """
    left_out = _MOVING if rests else frozenset[str]()
    return tuple(card for card in CARDS if phase in card.phases and card.id not in left_out)
