"""What follows from the answers: who to call, and that nothing is ruled out."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from exercise_coach.emergency import CALL_NOW
from exercise_coach.recovery.history import History
from exercise_coach.recovery.moments import utc
from exercise_coach.recovery.questions import BY_ID, Concern, Question
from exercise_coach.session import Symptom

NOT_RULED_OUT = "Passing these questions does not rule out a serious cause."
"""Belongs to every outcome and every page of questions (Finucane 2020)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the answers call for: a heading, short paragraphs, and who to call (empty: nobody).

    `blocks` tells whether they end all exercise until a clinician has cleared it. The paragraphs
    begin with who to call and end with `NOT_RULED_OUT`.
    """

    kind: Concern
    heading: str
    paragraphs: tuple[str, ...]
    call: str
    blocks: bool
    sources: tuple[str, ...]


_HEADINGS: Mapping[Concern, str] = {
    Concern.EMERGENCY: "No exercise. Get emergency help now.",
    Concern.URGENT: "No exercise yet. Let someone look at this soon.",
    Concern.CLINICIAN: "No exercise yet. Ask a clinician first.",
    Concern.CLEAR: "Nothing here speaks against beginning gently.",
}
_ONLY_SPINE = "Nothing that bends or twists your back for now."

CALLS: Mapping[Concern, str] = {
    Concern.EMERGENCY: f"{CALL_NOW} Do not drive yourself.",
    Concern.URGENT: "Call your doctor or a medical advice line today, and say what you answered.",
    Concern.CLINICIAN: "Talk to your doctor, midwife or physiotherapist before you begin.",
    Concern.CLEAR: "",
}
"""Who to call, for each concern."""

_CLEARED_LATER = (
    "When a clinician has looked at it and says that you may exercise, record that here. The same "
    "holds where one has said so already."
)
_ASK_AGAIN = "If any of these changes, stop, and answer the questions again."


def screening_outcome(yes: Collection[str]) -> Outcome:
    """Return what follows when the questions with these ids were answered yes, all others no.

    What was felt in a session counts alike (`FELT`). An id that is not known here counts as one to
    ask a clinician about.
    """
    told = [question for question in BY_ID.values() if question.id in yes]
    kind = gravest(yes)
    blocking = blocks(yes)
    after = tuple(dict.fromkeys(question.after for question in told))
    call = CALLS[kind]
    last = _ASK_AGAIN if kind is Concern.CLEAR else _CLEARED_LATER
    return Outcome(
        kind=kind,
        heading=_HEADINGS[kind] if blocking or not yes else _ONLY_SPINE,
        paragraphs=(*((call,) if call else ()), *after, last, NOT_RULED_OUT),
        call=call,
        blocks=blocking,
        sources=tuple(dict.fromkeys((*_sources(told), "Finucane 2020"))),
    )


def _sources(questions: Iterable[Question]) -> Iterable[str]:
    return (source for question in questions for source in question.sources)


def gravest(yes: Collection[str]) -> Concern:
    """Return the gravest concern among these ids; one that is not known asks for a clinician."""
    kinds = {BY_ID[each].kind if each in BY_ID else Concern.CLINICIAN for each in yes}
    return next((kind for kind in Concern if kind in kinds), Concern.CLEAR)


def blocks(yes: Iterable[str]) -> bool:
    """Tell whether any of these ids ends all exercise."""
    return any(each not in BY_ID or not BY_ID[each].only_spine for each in yes)


def standing(history: History) -> tuple[str, ...]:
    """Return the ids of what no clinician has cleared since: answered yes, or felt in a session.

    `screening_outcome` tells what follows from them. A later no does not take an earlier yes back:
    only `Cleared` does, or withdrawing the screening.
    """
    return (*answered(history), *felt(history))


def answered(history: History) -> tuple[str, ...]:
    """Return the ids answered yes that no clinician has cleared since, the latest first."""
    still_open = (
        each
        for screened in reversed(history.screenings)
        if not _is_cleared(screened.at, history)
        for each in screened.yes
    )
    return tuple(dict.fromkeys(still_open))


def felt(history: History) -> tuple[str, ...]:
    """Return the ids of the symptoms that ended a session and must be seen first, not cleared yet.

    Dizziness counts from its second time on, a cramp never. One that is not known here counts.
    """
    found = symptoms(history)
    counting = dict.fromkeys(each for each in found if each != Symptom.CRAMP)
    if found.count(Symptom.DIZZINESS) == 1:
        del counting[Symptom.DIZZINESS]
    return tuple(f"felt-{each}" for each in counting)


def symptoms(history: History) -> list[str]:
    """Return the symptoms that ended sessions and were not cleared since, in order of time."""
    return [
        session.stop_symptom or ""
        for session in history.sessions
        if session.outcome == "stopped_symptom" and not _is_cleared(session.ended, history)
    ]


def _is_cleared(moment: datetime, history: History) -> bool:
    return history.cleared is not None and utc(moment) < utc(history.cleared)
