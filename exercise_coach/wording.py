"""The sentences that the window and the terminal share. English; the window translates them.

What is said about symptoms keeps to the careful side, with sources by their id (docs/sources.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from exercise_coach.emergency import CALL_NOW, NUMBERS, NUMBERS_ALONE
from exercise_coach.prescription import Load, Phase, Side
from exercise_coach.session import Choice, Kind, Stopping, Symptom
from exercise_coach.session.effects import Stopped
from exercise_coach.session.pain import must_call_first

PHASES: Mapping[Phase, str] = {
    Phase.ACUTE: "First 48 hours",
    Phase.RECOVERY: "Days 3–7",
    Phase.STRENGTHENING: "From week 2",
    Phase.MAINTENANCE: "Spasm-free",
}

LOADS: Mapping[Load, str] = {
    Load.RELIEF: "Relief",
    Load.GENTLE: "Gentle",
    Load.STRENGTH: "Strength",
}

KINDS: Mapping[Kind, str] = {
    Kind.PREPARE: "Get ready",
    Kind.OUT: "Move",
    Kind.HOLD: "Hold",
    Kind.BACK: "Return",
    Kind.CHANGE_SIDE: "Change side",
    Kind.REST: "Rest",
    Kind.TIMED: "Keep going",
    Kind.PAIN_CHECK: "Rest",
}

SIDES: Mapping[Side, str] = {Side.RIGHT: "right side", Side.LEFT: "left side"}

CHOICES: Mapping[Choice, str] = {
    Choice.REST: "Rest now, with warmth or cold",
    Choice.EASIER: "Go on with the easier variant",
    Choice.NEXT: "Leave this exercise, go to the next",
    Choice.UNDO: "By mistake: no cramp, no twitch",
}

IT_COUNTS = "If you felt any of it, even for a moment, it counts."
"""Said beside the choice that takes a cramp back: a twitch is one, too (S0-7)."""

SYMPTOMS: Mapping[Symptom, str] = {
    Symptom.CRAMP: "Cramp or twitch",
    Symptom.LEG: "Pain or tingling down a leg",
    Symptom.NUMBNESS: "Numbness in a leg or arm",
    Symptom.DIZZINESS: "Dizziness",
    Symptom.CHEST_PAIN: "Chest pain",
    Symptom.FAINT: "Feeling faint, or fainted",
    Symptom.BREATHLESSNESS: "Short of breath",
    Symptom.BLADDER_OR_BOWEL: "Bladder or bowel trouble",
    Symptom.SADDLE_NUMBNESS: "Numb genitals or buttocks",
    Symptom.LEG_WEAKNESS: "Weakness in a leg",
    Symptom.BOTH_LEGS: "Pain or numbness in both legs",
    Symptom.FEVER: "Fever",
}

OUTCOMES: Mapping[str, str] = {
    "completed": "Completed",
    "stopped_pain": "Stopped: pain",
    "stopped_symptom": "Stopped: symptom",
    "stopped_user": "Stopped by you",
    "interrupted": "Broken off",
}
ALL_SKIPPED = "Completed: all skipped"
"""What is said of a session that came to its end with nothing done."""

PAIN_QUESTION = "How much does your back hurt now?"
PAIN_ENDS = ("no pain", "worst imaginable")
RED_FLAGS = (
    "New numbness around the genitals or buttocks, trouble with bladder, bowel or sexual function, "
    "weakness, pain or numbness in both legs, growing weakness in one, fever, chest pain, "
    "faintness, shortness of breath, sudden severe pain in back and belly, or a serious accident?"
)
RED_FLAGS_CALL = f"If so: no exercise. Call {NUMBERS_ALONE} now."
NO_DIAGNOSIS = (
    "This program guides and records. It does not diagnose, and cannot rule out a serious cause."
)


@dataclass(frozen=True, slots=True)
class Advice:
    """What is said at a turn: a heading, and short paragraphs. `urgent` is about help, now."""

    heading: str
    paragraphs: tuple[str, ...]
    urgent: bool = False


# What must not wait (Finucane 2020): the same words wherever pain or a leg stops somebody.
_NERVES = (
    "numbness around the genitals or buttocks; new trouble with urine or stool, or sexual "
    "function; pain, weakness or numbness in both legs; growing weakness in one leg"
)
_SIGNS = (
    f"{_NERVES}; fever; chest pain, faintness or trouble breathing; sudden severe pain in back and "
    "belly; a serious accident"
)
_WITH_ANY = f"Call your emergency number now ({NUMBERS}) with any of these:"
_DANGER = f"{_WITH_ANY} {_NERVES}."
# Short where much else has to be read from the floor, in large letters.
_SHORT_WITH_ANY = f"Call your emergency number now ({NUMBERS_ALONE}) with any of these:"
_SHORT_EMERGENCIES = f"{_SHORT_WITH_ANY} {_SIGNS}."
_SHORT_DANGER = f"{_SHORT_WITH_ANY} {_NERVES}."

CALL_FIRST = Advice(
    "That is a lot of pain. Please call someone first.",
    (
        f"{_WITH_ANY} {_SIGNS}.",
        "Otherwise talk to your doctor or a medical advice line today. Until then, only rest in a "
        "position that eases it.",
    ),
    urgent=True,
)


def not_now(load: Load, score: int, limit: int) -> Advice:
    """Say why a routine of this load does not start at this score, and what may be done instead."""
    if must_call_first(score):
        instead = "Once you have called, rest in a position that eases it, or breathe slowly."
    elif load is Load.GENTLE or score > 5:
        instead = (
            "Relief is open at any score: a position that eases it, slow breathing, a short walk."
        )
    else:
        instead = "A gentle routine or relief suits today better."
    return Advice(
        f"Not this one at {score} of 10.",
        (
            f"{LOADS[load]} routines start at a pain of {limit} or less, so that you do not train "
            "through pain.",
            instead,
        ),
    )


_SAVED = "What you did is saved."
_CALL_TODAY = "Otherwise call your doctor or a medical advice line today, before anything else."
_EMERGENCY_ROOM = (
    f"Call your emergency number now ({NUMBERS}), or have someone drive you to an emergency "
    "department. Do not drive yourself."
)
_EMERGENCY_NUMBER = f"Call your emergency number: {NUMBERS}."
# Nobody may be there to help somebody up from the floor.
_GET_UP = (
    "Cannot get up? Do not force it: bend your knees, roll onto your side, then hands and knees, "
    "then a chair. If you cannot, call someone, or your emergency number."
)
_SEE_SOMEONE = "No better in three days: talk to a doctor or physiotherapist."

_AFTER_SYMPTOM: Mapping[Symptom, Advice] = {
    # S0-2, S0-3, S0-4, S0-5, S0-7
    Symptom.CRAMP: Advice(
        "Rest now. Let it settle.",
        (
            "Lie or sit as it eases you, 10 to 15 minutes, and breathe slowly, until it lets go.",
            "Then warmth, or cold in a thin cloth, 15 to 20 minutes. Look at your skin every five. "
            "Not on numb or broken skin; do not fall asleep with it.",
            _SHORT_DANGER,
            "Then an hour without exercise or a walk. Cramps again: no strength routines for "
            "three days. No better: see a doctor.",
            _GET_UP,
        ),
    ),
    Symptom.LEG: Advice(
        "Stop here. Show this to a clinician first.",
        (
            "Lie or sit in whatever way eases the leg.",
            _DANGER,
            "If none of these: let a clinician look at the leg before you exercise again.",
        ),
    ),
    Symptom.NUMBNESS: Advice(
        "Stop here. Show this to a clinician first.",
        (
            _DANGER,
            "Sudden numbness or weakness of your face, an arm or one side of your body, or "
            "trouble speaking, is an emergency, too.",
            "If none of these: let a clinician look at it soon, before you exercise again.",
        ),
    ),
    Symptom.DIZZINESS: Advice(
        "Stop here. Stay low for a while.",
        (
            "Lie or sit until it has passed, and get up slowly.",
            f"{CALL_NOW[:-1]} if you feel you may faint, have pain in the chest, cannot get your "
            "breath, or have sudden trouble speaking or seeing, or weakness on one side.",
            "If it does not pass, or comes back, talk to a doctor before you exercise again.",
        ),
    ),
    # S3-11
    Symptom.CHEST_PAIN: Advice(
        "Get medical help now.",
        (
            _EMERGENCY_NUMBER,
            "Pain in the chest needs help at once. Do not wait to see if it passes. Sit down, and "
            "do not drive yourself.",
        ),
        urgent=True,
    ),
    Symptom.FAINT: Advice(
        "Get medical help now.",
        (_EMERGENCY_NUMBER, "Sit or lie where you cannot fall. Do not drive yourself."),
        urgent=True,
    ),
    Symptom.BREATHLESSNESS: Advice(
        "Get medical help now.",
        (_EMERGENCY_NUMBER, "Sit upright if that makes breathing easier. Do not drive yourself."),
        urgent=True,
    ),
    # S1-1
    Symptom.BLADDER_OR_BOWEL: Advice(
        "Get medical help now.",
        (
            _EMERGENCY_ROOM,
            "With a sore back, new trouble passing or holding urine or stool can mean that nerves "
            "are under pressure. Hours matter, even if it hurts little.",
        ),
        urgent=True,
    ),
    Symptom.SADDLE_NUMBNESS: Advice(
        "Get medical help now.",
        (
            _EMERGENCY_ROOM,
            "With a sore back, numbness around the genitals or buttocks can mean that nerves are "
            "under pressure. Hours matter, even if it hurts little.",
        ),
        urgent=True,
    ),
    Symptom.LEG_WEAKNESS: Advice(
        "Get medical help now.",
        (
            _EMERGENCY_ROOM,
            "A leg that turns weak, or grows weaker, can mean that a nerve is under pressure. "
            "Sit or lie where you cannot fall.",
        ),
        urgent=True,
    ),
    Symptom.BOTH_LEGS: Advice(
        "Get medical help now.",
        (
            _EMERGENCY_ROOM,
            "With a sore back, pain, weakness or numbness in both legs can mean that nerves are "
            "under pressure. Hours matter, even if it hurts little.",
        ),
        urgent=True,
    ),
    Symptom.FEVER: Advice(
        "Get medical help now.",
        (
            _EMERGENCY_ROOM,
            "Fever with a sore back can mean an infection that has to be treated quickly. "
            "Do not wait to see if it passes.",
        ),
        urgent=True,
    ),
}

# S0-2, S1-5, S1-12
_EASE = "On your back with knees bent, or on your side. Breathe slowly."
_AFTER_PAIN = Advice(
    "Stop here. Ease into a position that feels better.",
    (
        f"{_EASE} Ten to fifteen minutes often help; then take it easy for the rest of an hour.",
        _SHORT_EMERGENCIES,
        _SEE_SOMEONE,
        _GET_UP,
    ),
)
_AFTER_SEVERE_PAIN = Advice(
    "Stop here. Please call someone first.",
    (_SHORT_EMERGENCIES, _CALL_TODAY, f"Then rest: {_EASE[0].lower()}{_EASE[1:]}", _GET_UP),
    urgent=True,
)

_AFTER_USER = Advice(
    "Stopped. That is fine.", ("Rest a little, and come back when you are ready.",)
)


def after_symptom(symptom: Symptom) -> Advice:
    """Say what to do after a symptom stopped a session."""
    return _AFTER_SYMPTOM[symptom]


_AFTER_OTHER = Advice(
    "The session stops here.",
    (
        f"{_WITH_ANY} {_SIGNS}; a drooping face, a weak arm, trouble speaking or seeing.",
        "If what you felt is new, strong or does not pass, ask a clinician before you exercise "
        "again.",
    ),
)


def after_something_else(*, is_saved: bool) -> Advice:
    """Say what to do after a stop for something felt that is on no list."""
    told = (*_AFTER_OTHER.paragraphs, _SAVED) if is_saved else _AFTER_OTHER.paragraphs
    return replace(_AFTER_OTHER, paragraphs=told)


def after_stop(stopped: Stopped, *, is_saved: bool) -> Advice:
    """Say what to do after a session stopped before its end, and that it is saved where it is."""
    if stopped.symptom is not None:
        advice = after_symptom(stopped.symptom)
    elif stopped.score is not None and must_call_first(stopped.score):
        advice = _AFTER_SEVERE_PAIN
    else:
        advice = _AFTER_PAIN if stopped.reason is Stopping.PAIN else _AFTER_USER
    # Who may need help up is told nothing besides.
    if is_saved and not advice.urgent and _GET_UP not in advice.paragraphs:
        return replace(advice, paragraphs=(*advice.paragraphs, _SAVED))
    return advice
