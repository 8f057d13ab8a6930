"""Red flags, what does not belong in here without a clinician, and strong pain."""

from exercise_coach.emergency import CALL_NOW
from exercise_coach.recovery import safety
from exercise_coach.recovery.guidance import Weight
from exercise_coach.recovery.questions import Concern
from exercise_coach.recovery.rule import Rule

SAFETY: tuple[Rule, ...] = (
    Rule(
        id="red-flag-emergency",
        when="a question about an emergency was answered yes, and nothing was cleared since",
        then="no session at all; call the emergency number",
        says=f"{CALL_NOW} One of your answers can mean an emergency. No exercise until a clinician "
        "has cleared it.",
        sources=("S1-1", "S3-11", "Finucane 2020", "Practice"),
        find=safety.answered_yes(Concern.EMERGENCY),
        weight=Weight.EMERGENCY,
    ),
    Rule(
        id="symptom-emergency",
        when="a session ended with an emergency: chest pain, faintness, breathlessness, bladder or "
        "bowel trouble, numb genitals or buttocks, a weak leg, both legs, or fever; and nothing "
        "was cleared since",
        then="no session at all; call the emergency number",
        says=f"{CALL_NOW} Your last symptom can mean an emergency. No exercise until a clinician "
        "has cleared it.",
        sources=("S1-1", "S3-11", "Finucane 2020"),
        find=safety.felt_in_session(Concern.EMERGENCY),
        weight=Weight.EMERGENCY,
    ),
    Rule(
        id="red-flag-urgent",
        when="a question about an urgent matter was answered yes, and nothing was cleared since (a "
        "fact *: nor before in the same episode)",
        then="no session at all; call a doctor today",
        says="Call your doctor or a medical advice line today: one of your answers should be "
        "looked at soon. No exercise until a clinician has cleared it.",
        sources=("Finucane 2020",),
        find=safety.answered_yes(Concern.URGENT),
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="symptom-to-be-seen",
        when="a session ended with pain or tingling down a leg, or numbness, or two with "
        "dizziness; and nothing was cleared since",
        then="no session at all; talk to a clinician first",
        says="Talk to a clinician about the symptom that ended your session. No exercise until it "
        "is cleared.",
        sources=("Practice",),
        find=safety.felt_in_session(Concern.CLINICIAN),
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="not-without-a-clinician",
        when="a recent fracture or surgery, pain or tingling down one leg, pregnancy, a recent "
        "birth, an unstable heart, or an age under 18 or (at the first back pain) over 65 was "
        "answered yes, and nothing was cleared since (a fact *: nor before in the same episode)",
        then="no session at all; talk to a clinician first",
        says="Talk to a doctor or physiotherapist before you exercise: one of your answers needs "
        "their word first.",
        sources=("Practice",),
        find=safety.answered_yes(Concern.CLINICIAN),
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="osteoporosis",
        when="osteoporosis is known, and nothing was cleared since, nor before in the same episode",
        then="no routine that bends or twists the back, its easier variants included",
        says="With osteoporosis, do nothing that bends or twists your back until a clinician says "
        "that you may.",
        sources=("Mayo", "Practice"),
        find=safety.weak_bones,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="screening",
        when="the questions were never asked, or not since a new episode or a change of phase",
        then="they come before the next session",
        says="Some questions about your health come first: {why}.",
        sources=("Finucane 2020",),
        find=safety.screening_due,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="strong-pain",
        when="the last score today was 8 or more",
        then="who to call comes first; only relief at rest is suggested",
        says="Your last score was {score} of 10. Please call your doctor or a medical advice line "
        "first; until then, only rest in a position that eases it.",
        sources=("S2-5", "Practice"),
        find=safety.strong_pain,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="dizziness",
        when="one session ended with dizziness, and nothing was cleared since",
        then="say that a second time is a matter for a doctor",
        says="A session ended with dizziness. If it comes back, talk to a doctor before you "
        "exercise again.",
        sources=("Practice",),
        find=safety.dizzy_once,
        weight=Weight.ADVICE,
    ),
)
