"""What a sound back end is, and which one works here."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from exercise_coach.sound import playsound, qt
from exercise_coach.sound.outputs import may_sound
from exercise_coach.sound.seeking import SeekingSound
from exercise_coach.sound.silent import SilentSound


class Sound(Protocol):
    """Plays tones by name. Nothing here raises, and only `idle` and `close` take time."""

    @property
    def name(self) -> str:
        """What the settings call this back end."""

    @property
    def notice(self) -> str | None:
        """What the user should know of the sound, in a sentence or two; it may change."""

    @property
    def ready(self) -> bool:
        """Whether a tone asked for now would be heard in time."""

    @property
    def lateness(self) -> float:
        """How much later than asked for tones are heard at present, in seconds; 0 is punctual."""

    def wake(self) -> None:
        """Wake the device and keep it open, with silence, until `sleep`; tones are loaded."""

    def play(self, tone: str, at: float | None = None, /) -> None:
        """Sound a tone, over what sounds already; dropped where it cannot be heard now.

        One that was due at the moment `at`, by `clock.monotonic`, does not sound again where it
        has sounded as planned. Where `at` is yet to come it sounds then, unless the back end
        cannot plan: then now.
        """

    def plan(self, tones: Sequence[tuple[str, float]], now: float, /) -> None:
        """Sound each tone at its moment, by `clock.monotonic`, whatever the caller does then.

        They take the place of everything planned for later than `now`; a tone of it that has just
        begun is cut off. What is planned is a help, no promise: the caller plays each tone, too.
        """

    def sounded(self) -> Sequence[tuple[str, float]]:
        """Return what has sounded as planned lately, and its moments.

        Takes up to a third of a second where a helper is slow to answer.
        """

    def hush(self) -> None:
        """Silence whatever sounds, and forget what is planned."""

    def set_volume(self, volume: float) -> None:
        """Set the loudness of tones from now on, 0 to 1."""

    def set_muted(self, muted: bool) -> None:
        """Drop tones, or sound them again; what sounds is silenced."""

    def idle(self, seconds: float) -> None:
        """Wait for so many seconds, and let the sound work meanwhile."""

    def sleep(self) -> None:
        """Let the device go once the last tone is over; `wake` may follow."""

    def close(self) -> None:
        """Let everything go, now."""


class Finding(NamedTuple):
    """A back end by name, whether it works here, and why not or with what."""

    name: str
    works: bool
    why: str


class _BackEnd(NamedTuple):
    name: str
    title: str
    check: Callable[[], tuple[bool, str]]
    make: Callable[[Path, str | None], Sound]


_BACK_ENDS = (
    _BackEnd("qt", "QSoundEffect", qt.check, qt.QtSound),
    _BackEnd("playsound", "playsound3", playsound.check, playsound.PlaysoundSound),
)
WATCH = "The session will be silent; watch the screen."


def probe() -> list[Finding]:
    """Try every back end, for a second or so, and return what was found."""
    found = [Finding(end.name, *end.check()) for end in _BACK_ENDS]
    return [*found, Finding("silent", works=True, why="always")]


def choose(preference: str, tones_folder: Path) -> Sound:
    """Return the preferred back end (`auto` `qt` `playsound` `silent`), or the next that works.

    Takes as long as the trying, about half a second; it may be done in any thread. Where it is
    not the preferred one, or silent, its `notice` says why. Where only a device is missing, the
    silence ends when one comes.
    """
    if preference == "silent":
        return SilentSound(f"Sound is off in the settings. {WATCH}")
    found, failed = _find(preference, tones_folder)
    if found is not None:
        return found
    if any("no sound device" in why for why in failed):
        notice = f"No sound device was found. {WATCH}"
        return SeekingSound(notice, may_sound, lambda: _find(preference, tones_folder)[0])
    return SilentSound(f"{' '.join(failed)} {WATCH}")


def _find(preference: str, tones_folder: Path) -> tuple[Sound | None, list[str]]:
    """Return the first back end that works, and what was wrong with those before it."""
    failed: list[str] = []
    for end in sorted(_BACK_ENDS, key=lambda end: end.name != preference):
        works, why = end.check()
        if works:
            because = f"{failed[0]} {end.title} plays instead." if failed else None
            return end.make(tones_folder, because), failed
        failed.append(f"{end.title} does not work here: {why}.")
    return None, failed
