"""All that is ever said, as data: each phrase in several lengths, ready for translation.

What stands in braces is filled in. English; the window translates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from exercise_coach.choices import VoiceLevel
from exercise_coach.prescription import Side
from exercise_coach.session import Symptom


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing to say, each time the longest first. `more` is only said where everything is."""

    key: Sequence[str] = ()
    more: Sequence[str] = ()

    def at(self, level: VoiceLevel) -> tuple[str, ...]:
        """Return the variants of a level, the longest first; none where it is left out."""
        if level is VoiceLevel.TONES:
            return ()
        return (*(self.more if level is VoiceLevel.EVERYTHING else ()), *self.key)


PHRASES: Mapping[str, Phrase] = {
    # Before an exercise or a set
    "exercise": Phrase(("{exercise}.",), ("{exercise}. {dose}.",)),
    # The side comes first where time is short: what is cut off, or left out, is not the side.
    "exercise-side": Phrase(
        ("{side}. {exercise}.", "{hand}. {exercise}.", "{exercise}.", "{hand}."),
        ("{exercise}. {side}. {dose}.",),
    ),
    "known-side": Phrase(
        ("{side}. {exercise}.", "{hand}. {exercise}.", "{side}.", "{hand}."),
        ("{exercise}. {side}. {dose}.",),
    ),
    "side": Phrase(("{side}.", "{hand}.")),
    "position": Phrase(more=("{position}.",)),
    "change-side": Phrase(("Change side. {side}.", "Change side. {hand}.", "{side}.", "{hand}.")),
    # As the work begins: what nothing before it has told
    "now-exercise": Phrase(
        ("{side}. {exercise}.", "{hand}. {exercise}.", "{exercise}."),
        ("{exercise}. {side}. {dose}.",),
    ),
    "now-set": Phrase(("Set {set}.",), ("Set {set} of {sets}.",)),
    "now-set-side": Phrase(("Set {set}, {hand}.", "Set {set}."), ("Set {set} of {sets}, {side}.",)),
    "now-side": Phrase(("{side}.", "{hand}.")),
    # During the work
    "rep": Phrase(more=("{n}.",)),
    "rep-last": Phrase(more=("Last one.", "{n}.")),
    "rep-side": Phrase(("{hand}.",), ("{n}. {hand}.",)),
    "hold": Phrase(("Hold.",), ("Hold for {time}.",)),
    "back": Phrase(more=("And back.", "Back.")),
    "begin": Phrase(more=("Begin now, for {time}.", "Begin now.")),
    "reminder": Phrase(more=("{reminder}.",)),
    "half": Phrase(more=("Half way.",)),
    # not “left”, which is a side
    "to-go": Phrase(more=("{time} to go.", "{time}.")),
    # Between the work
    "rest-set": Phrase(
        ("Rest. Next, set {set}.", "Rest."), ("Rest for {time}. Next, set {set} of {sets}.",)
    ),
    "rest-set-side": Phrase(
        ("Rest. Next, set {set}, {hand}.", "Rest."),
        ("Rest for {time}. Next, set {set} of {sets}, {side}.",),
    ),
    "rest-exercise": Phrase(
        ("Rest. Next, {exercise}.", "Rest."),
        ("Rest for {time}. Next, {exercise}. {dose}.", "Rest for {time}. Next, {exercise}."),
    ),
    "rest-exercise-side": Phrase(
        ("Rest. Next, {exercise}, {hand}.", "Rest. Next, {exercise}.", "Rest."),
        (
            "Rest for {time}. Next, {exercise}, {side}. {dose}.",
            "Rest for {time}. Next, {exercise}, {hand}.",
        ),
    ),
    "rest": Phrase(("Rest.",)),
    # Pain
    "pain": Phrase(
        (
            "How much does your back hurt now, from 0 to 10?",
            "How much does your back hurt now?",
            "Pain, 0 to 10?",
        )
    ),
    "pain-again": Phrase(
        ("The session waits. How much does your back hurt now, from 0 to 10?", "Pain, 0 to 10?")
    ),
    "cramp": Phrase(
        ("A cramp ends this exercise. Choose how to go on: {choices}.", "Choose how to go on.")
    ),
    # Waiting
    "paused": Phrase(("Paused.",)),
    "paused-gap": Phrase(("Paused, because the computer stood still.", "Paused.")),
    "resumed": Phrase(("Going on.",)),
    # The end
    "finished": Phrase(("All done. Well done.",)),
    "stopped-user": Phrase(("Stopped. Rest, and read what to do now.",)),
    "stopped-pain": Phrase(
        (
            "Stopped, because your pain is {score} out of 10: "
            "ease into a position that feels better.",
        )
    ),
    "stopped-severe": Phrase(
        (
            "Stopped, because your pain is {score} out of 10: "
            "please call a doctor now, and read when it is an emergency.",
        )
    ),
    "stopped-symptom": Phrase(("Stopped, because of {symptom}: rest, and read what to do now.",)),
    "stopped-urgent": Phrase(
        ("Stopped, because of {symptom}: get help now: call your emergency number.",)
    ),
}

# What is filled in

SAMPLE = "Hold. Change side. Rest."
"""What is said to try a voice."""
HANDS: Mapping[Side, str] = {Side.RIGHT: "right", Side.LEFT: "left"}
SECOND, SECONDS, MINUTE, MINUTES = "1 second", "{n} seconds", "1 minute", "{n} minutes"
AND = "{one} {two}"
TIMES, SETS_OF, REPS = "{n} times", "{sets} sets of {n}", "{n} reps"
HOLD, EACH_SIDE = "hold {time}", "each side"
SYMPTOMS: Mapping[Symptom, str] = {
    Symptom.CRAMP: "a cramp",
    Symptom.LEG: "pain or tingling down a leg",
    Symptom.NUMBNESS: "numbness",
    Symptom.DIZZINESS: "dizziness",
    Symptom.CHEST_PAIN: "chest pain",
    Symptom.FAINT: "faintness",
    Symptom.BREATHLESSNESS: "shortness of breath",
    Symptom.BLADDER_OR_BOWEL: "bladder or bowel trouble",
    Symptom.SADDLE_NUMBNESS: "numbness between the legs",
    Symptom.LEG_WEAKNESS: "weakness in a leg",
    Symptom.BOTH_LEGS: "trouble in both legs",
    Symptom.FEVER: "fever",
}
