"""What stands in the way of exercise, in words: answers of yes, and what was felt in sessions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from exercise_coach import wording
from exercise_coach.desktop.questions import in_short
from exercise_coach.desktop.recovery.dates import day_and_time
from exercise_coach.desktop.spoken import tr
from exercise_coach.recovery import BY_ID, Session
from exercise_coach.session import Symptom


@dataclass(frozen=True, slots=True)
class Held:
    """One thing that stands: its id, its name in a few words, what was told, and what it means."""

    id: str
    name: str
    text: str
    after: str


def answers(yes: Sequence[str]) -> tuple[Held, ...]:
    """Return what the questions with these ids, answered yes, hold."""
    return tuple(map(_answer, yes))


def _answer(id_: str) -> Held:
    question = BY_ID.get(id_)
    if question is None:
        return Held(id_, id_, id_, "")
    return Held(id_, tr(in_short(question)), tr(question.text), tr(question.after))


def stops(sessions: Iterable[Session]) -> tuple[Held, ...]:
    """Return what the symptoms that ended these sessions hold, each once, as last felt."""
    last = {each.stop_symptom or "": each for each in sessions}
    return tuple(map(stop, last.values()))


def stop(session: Session) -> Held:
    """Return what the symptom that ended this session holds, with the words of that moment."""
    symptom, when = session.stop_symptom or "", day_and_time(session.ended)
    id_ = f"felt-{symptom}"
    if symptom not in set(Symptom):
        return Held(id_, symptom, f"{symptom} · {when}", "")
    name = tr(wording.SYMPTOMS[Symptom(symptom)])
    said = " ".join(map(tr, wording.after_symptom(Symptom(symptom)).paragraphs))
    text = tr("{symptom} – it ended a session on {when}.").format(symptom=name, when=when)
    return Held(id_, name, text, said)


def names(held: Iterable[Held]) -> str:
    """Return the names of these in a line."""
    return " · ".join(dict.fromkeys(each.name for each in held))
