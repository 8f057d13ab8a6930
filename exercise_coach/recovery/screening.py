"""What follows from the answers: who to call, and that nothing is ruled out."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from exercise_coach.emergency import CALL_NOW
from exercise_coach.recovery.clearing import asks_for_word
from exercise_coach.recovery.facts import Screened
from exercise_coach.recovery.history import History, Session
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
_STANDS = "What you told before still stands: a no now does not take it back."
_STAYS_CLEARED = (
    "You recorded that a clinician has cleared what you answered yes to. That holds as long as it "
    "stays as it was then."
)


def screening_outcome(
    yes: Collection[str], settled: Collection[str] = (), held: Collection[str] = ()
) -> Outcome:
    """Return what follows when the questions with these ids were answered yes, all others no.

    What was felt in a session counts alike (`FELT`). An id that is not known here counts as one to
    ask a clinician about. Facts that stay cleared (`settled`) count only beside something else.
    What was told before and still stands (`held`, as `standing` tells it) counts as before.
    """
    if held:
        return _still_held(screening_outcome({*yes, *held}))
    if yes and set(yes) <= set(settled):
        return _nothing_new()
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


def _still_held(outcome: Outcome) -> Outcome:
    first = outcome.paragraphs[: 1 if outcome.call else 0]
    rest = outcome.paragraphs[len(first) :]
    return replace(outcome, paragraphs=(*first, _STANDS, *rest))


def _nothing_new() -> Outcome:
    clear = screening_outcome(())
    return replace(clear, paragraphs=(_STAYS_CLEARED, *clear.paragraphs))


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
    open_ = (each for told in reversed(history.screenings) for each in still_open(told, history))
    return tuple(dict.fromkeys(open_))


def still_open(screened: Screened, history: History) -> tuple[str, ...]:
    """Return the ids of this screening's yes that no clinician has cleared."""
    return () if _is_cleared(screened.at, history) else asks_for_word(screened, history)


def felt(history: History) -> tuple[str, ...]:
    """Return the ids of the symptoms that ended a session and must be seen first, not cleared yet.

    Dizziness counts from its second time on, a cramp never. One that is not known here counts.
    """
    return to_be_seen(symptoms(history))


def stops_to_be_seen(history: History) -> tuple[Session, ...]:
    """Return the sessions whose symptom must be seen first, not cleared yet, in order of time."""
    ids = felt(history)
    return tuple(
        each
        for each in stopped_by_symptom(history)
        if f"felt-{each.stop_symptom or ''}" in ids and not _is_cleared(each.ended, history)
    )


def to_be_seen(found: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of those of these symptoms that must be seen first."""
    counting = dict.fromkeys(each for each in found if each != Symptom.CRAMP)
    if found.count(Symptom.DIZZINESS) == 1:
        del counting[Symptom.DIZZINESS]
    return tuple(f"felt-{each}" for each in counting)


def symptoms(history: History) -> list[str]:
    """Return the symptoms that ended sessions and were not cleared since, in order of time."""
    return [
        session.stop_symptom or ""
        for session in stopped_by_symptom(history)
        if not _is_cleared(session.ended, history)
    ]


def stopped_by_symptom(history: History) -> list[Session]:
    """Return the sessions that a symptom stopped, in order of time."""
    return [each for each in history.sessions if each.outcome == "stopped_symptom"]


def resumed(history: History) -> datetime | None:
    """Return when a clinician last cleared what had ended all exercise; none where nothing had."""
    moments = history.clearances
    pairs = zip((None, *moments), moments, strict=False)
    for before, cleared in reversed(list(pairs)):
        if _was_blocked(history, before, cleared):
            return cleared
    return None


def _was_blocked(history: History, before: datetime | None, cleared: datetime) -> bool:
    """Tell whether what a clearance cleared, after the one before it, had ended all exercise."""

    def is_between(moment: datetime) -> bool:
        return (before is None or utc(before) <= utc(moment)) and utc(moment) < utc(cleared)

    told = (each for each in history.screenings if is_between(each.at))
    stops = (each for each in stopped_by_symptom(history) if is_between(each.ended))
    answers = any(blocks(asks_for_word(each, history)) for each in told)
    return answers or bool(to_be_seen([each.stop_symptom or "" for each in stops]))


def _is_cleared(moment: datetime, history: History) -> bool:
    return history.cleared is not None and utc(moment) < utc(history.cleared)
