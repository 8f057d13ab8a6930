"""What is asked before any exercise: signs that something else may be behind a sore back.

Each question stands alone, in plain words, with what follows from a yes to it. The signs are those
of Finucane 2020 and of the texts S1 and S3 (docs/sources.md), and a few that are common practice.
"""

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from exercise_coach.session import Symptom


class Concern(enum.StrEnum):
    """What answers call for, the gravest first; `clear` where every answer was no."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    CLINICIAN = "clinician"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True)
class Question:
    """One question to be answered yes or no.

    `after` is what a yes to it means. A yes ends all exercise until a clinician has cleared it, but
    where `only_spine` is set: there it ends only what bends or twists the back. `lasts`: it asks
    for a fact about the user that stays as it is, and that a clinician clears once in an episode.
    """

    id: str
    text: str
    kind: Concern
    after: str
    sources: tuple[str, ...]
    only_spine: bool = False
    lasts: bool = False


def _emergency(id_: str, text: str, after: str, *sources: str) -> Question:
    return Question(id_, text, Concern.EMERGENCY, after, (*sources, "Finucane 2020"))


def _urgent(id_: str, text: str, after: str, *, lasts: bool = False) -> Question:
    return Question(id_, text, Concern.URGENT, after, ("Finucane 2020",), lasts=lasts)


def _clinician(
    id_: str, text: str, after: str, source: str = "Practice", *, lasts: bool = False
) -> Question:
    return Question(id_, text, Concern.CLINICIAN, after, (source,), lasts=lasts)


_NERVES = "With a sore back this can mean that nerves are under pressure. Hours matter."
_WEAK_LEG = "A leg that grows weaker must be looked at now."
_FEVER = "Fever with back pain can mean an infection, and needs help now."
_HEART = "What feels like a strained back can come from the heart or the lungs."

QUESTIONS: tuple[Question, ...] = (
    _emergency(
        "saddle-numbness",
        "Is there new numbness or tingling between your legs: genitals, buttocks or back passage?",
        _NERVES,
        "S1-1",
    ),
    _emergency(
        "bladder-or-bowel",
        "Do you have new trouble passing or holding urine or stool?",
        _NERVES,
        "S1-1",
    ),
    _emergency(
        "sexual-function",
        "Since your back hurts, has feeling or function during sex changed or gone?",
        _NERVES,
    ),
    _emergency(
        "both-legs",
        "Since your back hurts, is there pain, weakness or numbness in both legs?",
        _NERVES,
        "S1-1",
    ),
    _emergency(
        "leg-weakness",
        "Is one leg getting weaker, such as a foot that drags or a knee that gives way?",
        _WEAK_LEG,
    ),
    _emergency(
        "fever",
        "Do you have a fever, or chills and feel ill, together with the back pain?",
        _FEVER,
        "S1-1",
    ),
    _emergency(
        "chest-or-breath",
        "Do you have chest pain, feel faint or have you fainted, or are you short of breath?",
        _HEART,
        "S3-11",
    ),
    Question(
        "back-and-belly",
        "Did severe pain begin suddenly in both your back and your belly?",
        Concern.EMERGENCY,
        "Sudden, severe pain in back and belly can come from a large blood vessel. Minutes matter.",
        ("Practice",),
    ),
    _emergency(
        "accident",
        "Did the pain begin after a serious accident, such as a fall from a height or a car crash?",
        "After a serious accident your back must be looked at before it is moved much.",
        "S1-1",
    ),
    _urgent(
        "weight-loss",
        "Have you lately lost weight without trying to?",
        "Losing weight without a reason should be looked at soon.",
    ),
    _urgent(
        "lump",
        "Is there a new lump on your back, or has its shape changed?",
        "A new lump or shape should be looked at soon.",
    ),
    _urgent(
        "night-pain",
        "Is the pain there all night, however you lie?",
        "Pain at night that no position eases should be looked at soon.",
    ),
    _urgent(
        "upper-back",
        "Is the pain in your upper back, between or above the shoulder blades?",
        "Upper-back pain can have other causes than a strain, and should be looked at soon.",
    ),
    _urgent(
        "cancer",
        "Do you have cancer, or have you ever had it?",
        "New back pain after cancer should be looked at soon, even if it is likely something else.",
        lasts=True,
    ),
    _urgent(
        "immune",
        "Is your immune system weak, from an illness or a treatment?",
        "With a weak immune system, infections of the back are likelier and easy to miss.",
    ),
    _urgent(
        "injected-drugs",
        "Have you ever injected drugs into a vein?",
        "Injecting can carry an infection into the back. A clinician will ask without judging.",
        lasts=True,
    ),
    _urgent(
        "steroids",
        "Have you taken steroid medicine for a long time?",
        "After long use of steroids, bones break more easily and infections are easy to miss.",
        lasts=True,
    ),
    _urgent(
        "osteoporosis-fall",
        "Do you have osteoporosis (bones that break easily), and did you fall or bump yourself?",
        "With osteoporosis even a small fall can break a bone of the back.",
    ),
    _clinician(
        "fracture-or-surgery",
        "Have you had a broken bone or an operation in the last six months?",
        "What healed lately sets its own limits; the people who treated it know them.",
    ),
    _clinician(
        "disc-with-leg-signs",
        "Do you feel pain, tingling or numbness down one leg, from a known disc problem or not?",
        "Some movements in here can be wrong while a leg is troubled, too.",
    ),
    _clinician(
        "pregnancy",
        "Are you pregnant, or could you be?",
        "Some positions and exercises in here do not suit a pregnancy.",
    ),
    _clinician(
        "birth",
        "Have you given birth in the last three months?",
        "After a birth, a midwife or doctor should say what suits your back and belly already.",
        lasts=True,
    ),
    _clinician(
        "age",
        "Are you under 18, or over 65 with back pain for the first time?",
        "At these ages a clinician should look at a sore back once before you exercise.",
        lasts=True,
    ),
    _clinician(
        "heart",
        "Do you have a heart condition that is not stable, or were you told not to exert yourself?",
        "Effort and held positions raise the blood pressure.",
    ),
    Question(
        "osteoporosis",
        "Has a doctor told you that you have osteoporosis (bones that break easily)?",
        Concern.CLINICIAN,
        "Nothing that bends or twists your back, until a clinician says that you may.",
        ("Mayo",),
        only_spine=True,
        lasts=True,
    ),
)
"""All that is asked, the gravest first."""

_FELT: Mapping[Symptom, tuple[str, str]] = {
    Symptom.LEG: (
        "pain or tingling down a leg",
        "Pain that travels down a leg must be seen first.",
    ),
    Symptom.NUMBNESS: ("numbness", "Numbness must be seen before you exercise again."),
    Symptom.DIZZINESS: (
        "dizziness, more than once",
        "Dizziness that comes back must be seen first.",
    ),
    Symptom.CHEST_PAIN: ("chest pain", _HEART),
    Symptom.FAINT: ("faintness", _HEART),
    Symptom.BREATHLESSNESS: ("shortness of breath", _HEART),
    Symptom.BLADDER_OR_BOWEL: ("bladder or bowel trouble", _NERVES),
    Symptom.SADDLE_NUMBNESS: ("numb genitals or buttocks", _NERVES),
    Symptom.LEG_WEAKNESS: ("weakness in a leg", _WEAK_LEG),
    Symptom.BOTH_LEGS: ("pain or numbness in both legs", _NERVES),
    Symptom.FEVER: ("fever", _FEVER),
}

FELT: Mapping[Symptom, Question] = {
    symptom: Question(
        f"felt-{symptom}",
        f"A session ended with {what}.",
        Concern.EMERGENCY if symptom.is_emergency else Concern.CLINICIAN,
        after,
        ("S1-1", "S3-11", "Finucane 2020") if symptom.is_emergency else ("Practice",),
    )
    for symptom, (what, after) in _FELT.items()
}
"""What is not asked but was felt in a session, and counts like a yes. `text` tells it."""

BY_ID: Mapping[str, Question] = {each.id: each for each in (*QUESTIONS, *FELT.values())}
"""All that is asked or felt."""
