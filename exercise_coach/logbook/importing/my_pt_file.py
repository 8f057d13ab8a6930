"""Reading a backup of My PT, a web program that keeps a journal of physiotherapy exercises.

Its backup is JSON: `data.sessionInstances` holds the sessions, with what was planned of each
exercise and whether it was done. It knows no pain, so a score before must be given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from exercise_coach.logbook.importing import cells, judging, rows
from exercise_coach.logbook.importing.files import cannot_read, read_whole
from exercise_coach.logbook.importing.items import Bad, Item
from exercise_coach.logbook.importing.rows import Row

LARGEST = 64 * 2**20
_DONE = {"completed", "logged"}


class _Done(msgspec.Struct, frozen=True, rename="camel"):
    exercise_name: str
    exercise_type: str = "reps"
    completed: bool = False
    skipped: bool | None = None
    target_duration: float | None = None
    actual_duration: float | None = None
    target_reps: int | None = None
    target_sets: int | None = None
    target_rep_duration: float | None = None


class _Instance(msgspec.Struct, frozen=True, rename="camel"):
    date: str
    status: str
    session_name: str = ""
    start_time: str | None = None
    completed_exercises: tuple[_Done, ...] = ()
    notes: str | None = None


class _Data(msgspec.Struct, frozen=True, rename="camel"):
    session_instances: list[msgspec.Raw]


class _Backup(msgspec.Struct, frozen=True, rename="camel"):
    version: int
    data: _Data


_instance = msgspec.json.Decoder(_Instance)


def is_backup(path: Path) -> bool:
    """Tell a backup of My PT from other JSON. Raises `ImportProblem`."""
    try:
        msgspec.json.decode(read_whole(path, LARGEST), type=_Backup)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class MyPtFile:
    """A backup of My PT as a source of sessions; `pain` is the score before each."""

    path: Path
    pain: int | None = None
    zone: tzinfo | None = None

    def items(self) -> Iterator[Item]:
        """Return the sessions that were done. Raises `ImportProblem`."""
        content = read_whole(self.path, LARGEST)
        try:
            backup = msgspec.json.decode(content, type=_Backup)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise cannot_read(self.path, f"it is not a backup of My PT ({error})") from error
        for number, raw in enumerate(backup.data.session_instances, 1):
            try:
                yield from self._session(number, _instance.decode(raw))
            except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
                yield Bad(f"session {number}", judging.words_of(error))

    def _session(self, number: int, given: _Instance) -> Iterator[Item]:
        if given.status not in _DONE:
            return
        if self.pain is None:
            raise ValueError("there is no pain score before (0 to 10): My PT keeps none")
        at = cells.moment(given.start_time or given.date, "", None, self.zone)
        judging.check_moment(at)
        done = [each for each in given.completed_exercises if each.completed and not each.skipped]
        if done:
            title = given.session_name.strip()[:200] or "My PT"
            yield from rows.session(_rows(number, at, done, given.notes), title, self.pain)


def _rows(number: int, at: datetime, done: Sequence[_Done], notes: str | None) -> list[Row]:
    return [
        Row(
            number, at, each.exercise_name.strip()[:200] or "exercise", _reps(each), _hold(each),
            (None,), None, None, (notes or "").strip(),
        )
        for each in done
    ]  # fmt: skip


def _reps(done: _Done) -> tuple[int | None, ...]:
    sets = done.target_sets or 1
    if not 1 <= sets <= cells.MOST_SETS:
        raise ValueError(f"{sets} sets of {done.exercise_name:.40}")
    reps = None if done.exercise_type == "duration" else done.target_reps or None
    if reps is not None and not 1 <= reps <= 10_000:
        raise ValueError(f"{reps} reps of {done.exercise_name:.40}")
    return (reps,) * sets


def _hold(done: _Done) -> float:
    """Return how long it was held, in seconds: at each rep, or in all where it was timed."""
    is_timed = done.exercise_type == "duration"
    seconds = done.actual_duration or done.target_duration if is_timed else done.target_rep_duration
    if seconds is not None and not 0 <= seconds <= 86_400:
        raise ValueError(f"{seconds:g} seconds of {done.exercise_name:.40}")
    return seconds or 0.0
