"""Questions that are asked while no session runs: one line answers each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from exercise_coach.prescription import Routine
from exercise_coach.session import minutes, pain
from exercise_coach.terminal.lines import Lines
from exercise_coach.terminal.screen import Screen
from exercise_coach.terminal.telling import advice_lines
from exercise_coach.terminal.typed import score
from exercise_coach.wording import CALL_FIRST, LOADS, PAIN_QUESTION, PHASES, not_now

SLICE = 0.05
"""How long input may go unseen, in seconds."""


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks, and waits for the line that answers.

    `idle` lets so many seconds pass; `wants_to_leave` tells whether the user wants no more.
    """

    screen: Screen
    lines: Lines
    idle: Callable[[float], None]
    wants_to_leave: Callable[[], bool]

    def answer(self) -> str:
        """Return the line that answers what was just asked. Raises `EOFError` where none comes."""
        self.lines.ask()
        while (line := self.lines.take()) is None:
            if self.wants_to_leave() or self.screen.gone:
                raise EOFError
            self.idle(SLICE)
        return line.strip()

    def tell(self, lines: Sequence[str]) -> None:
        """Write these lines."""
        for line in lines:
            self.screen.line(line)


def ask_routine(asker: Asker, routines: Sequence[Routine], suited: Sequence[str]) -> Routine:
    """Return the routine chosen by its number or id. Raises `EOFError` where none is.

    `suited` are the ids of those that suit today.
    """
    phase = None
    for number, routine in enumerate(routines, start=1):
        if routine.phase is not phase:
            phase = routine.phase
            asker.tell(("", PHASES[phase]))
        asker.tell((f"{number:>4}  {_in_a_line(routine)}",))
    if suited:
        asker.tell(("", f"Today these suit best: {', '.join(suited)}."))
    asker.tell(("", "Which one? Type its number or its id, then Enter."))
    by_word = {str(number): routine for number, routine in enumerate(routines, start=1)}
    by_word |= {routine.id: routine for routine in routines}
    while True:
        chosen = by_word.get(asker.answer().lower())
        if chosen is not None:
            return chosen
        asker.tell((f"Please type a number from 1 to {len(routines)}, or an id.",))


def ask_score(asker: Asker) -> int:
    """Return how much it hurts before the session. Raises `EOFError` where nobody says."""
    meaning = "0 is no pain, 10 the worst imaginable."
    asker.tell((f"{PAIN_QUESTION} {meaning} Type the number, then Enter.",))
    while (value := score(asker.answer())) is None:
        asker.tell(("Please type a number from 0 to 10 (t for ten).",))
    return value


def may_start(asker: Asker, routine: Routine, value: int, others: Sequence[Routine]) -> bool:
    """Tell whether a routine may start at this score; where not, say what may be done instead.

    Where somebody is to be called first, nothing but what is done at rest may.
    """
    may = pain.is_offered(routine, value)
    if pain.must_call_first(value):
        here = f"Not this one at {value} of 10. Please call someone first."
        call = CALL_FIRST if may else replace(CALL_FIRST, heading=here)
        asker.tell(("", *advice_lines(call), ""))
    if may:
        return True
    limit = pain.start_limit(routine.load, routine.pain_limit)
    if value > limit:
        asker.tell(tuple(advice_lines(not_now(routine.load, value, limit))))
    open_now = [each for each in others if pain.is_offered(each, value)]
    open_now.sort(key=lambda each: each.phase is not routine.phase)
    offer(asker, f"At {value} of 10 these may start:", open_now)
    return False


def offer(asker: Asker, heading: str, routines: Sequence[Routine]) -> None:
    """Say what may be done instead, if anything may."""
    if routines:
        asker.tell((heading, *(f"  {each.id:<24} {_in_a_line(each)}" for each in routines)))


def ask_to_go_on(asker: Asker, what: str) -> bool:
    """Ask whether to go on with a session that was broken off; `what` tells which."""
    asker.tell((what, "  r  Go on with it from the set it had reached", "  c  Close it"))
    while (answer := asker.answer().lower()) not in {"r", "c"}:
        asker.tell(("Please type r or c, then Enter.",))
    return answer == "r"


def _in_a_line(routine: Routine) -> str:
    length = max(1, round(minutes(routine)))
    return f"{routine.title} · {LOADS[routine.load].lower()} · {length} min"
