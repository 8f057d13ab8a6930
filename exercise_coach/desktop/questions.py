"""The screening questions in a few words each: a list to look through before a first session.

The screening page asks them in full, one by one.
"""

from collections.abc import Mapping, Sequence

from exercise_coach.recovery import Concern, Question

HEADINGS: Mapping[Concern, str] = {
    Concern.EMERGENCY: "Needs emergency help",
    Concern.URGENT: "Needs a doctor's look soon",
    Concern.CLINICIAN: "Needs a clinician's word first",
}
IN_SHORT: Mapping[str, str] = {
    "saddle-numbness": "New numbness around the genitals, buttocks or back passage",
    "bladder-or-bowel": "New trouble passing or holding urine or stool",
    "sexual-function": "Feeling or function during sex changed or gone",
    "both-legs": "Pain, weakness or numbness in both legs",
    "leg-weakness": "One leg getting weaker",
    "fever": "Fever, or chills and feeling ill",
    "chest-or-breath": "Chest pain, faintness or shortness of breath",
    "back-and-belly": "Sudden, severe pain in both back and belly",
    "accident": "Pain that began after a serious accident",
    "weight-loss": "Weight lost lately without trying",
    "lump": "A new lump, or a changed shape of the back",
    "night-pain": "Pain all night, however you lie",
    "upper-back": "Pain in the upper back",
    "cancer": "Cancer, now or ever",
    "immune": "A weak immune system",
    "injected-drugs": "Drugs ever injected into a vein",
    "steroids": "Steroid medicine for a long time",
    "osteoporosis-fall": "Osteoporosis, and a fall or bump, even a light one",
    "fracture-or-surgery": "A broken bone or an operation in the last six months",
    "disc-with-leg-signs": "Pain, tingling or numbness down one leg",
    "pregnancy": "Pregnancy, sure or possible",
    "birth": "A birth in the last three months",
    "age": "Under 18, or over 65 with back pain for the first time",
    "heart": "A heart condition that is not stable, or advice not to exert yourself",
    "osteoporosis": "Osteoporosis (bones that break easily)",
}


def in_short(question: Question) -> str:
    """Return a question in a few words; one that has none stands whole."""
    return IN_SHORT.get(question.id, question.text)


def by_concern(questions: Sequence[Question]) -> Mapping[Concern, tuple[Question, ...]]:
    """Return the questions of each concern, the gravest first."""
    return {
        concern: tuple(each for each in questions if each.kind is concern) for concern in HEADINGS
    }
