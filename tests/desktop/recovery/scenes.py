"""The pages around an episode as they may be seen, and the keys that lead there."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.recovery.blocked_page import BlockedPage
from exercise_coach.desktop.recovery.episode_page import EpisodePage
from exercise_coach.desktop.recovery.first_run import FirstRun
from exercise_coach.desktop.recovery.screening_page import ScreeningPage
from exercise_coach.desktop.recovery.week_page import WeekPage
from exercise_coach.desktop.relief.relief_page import ReliefPage
from exercise_coach.recovery import Said, Weight
from exercise_coach.recovery.facts import Activity, Screened, WeekRated
from tests.desktop.recovery.library import FACTS, guided, library
from tests.desktop.recovery.stage import MORNING, Stage
from tests.desktop.stand_ins import settle

Scene = Callable[[Stage], None]
SAID = Said("felt", "Show it to a clinician before you exercise again.", (), Weight.SEE_SOMEONE)
LONG = tuple(
    Activity(name, 5)
    for name in (
        "Putting on socks and shoes", "Carrying the shopping upstairs", "Sitting in the car",
        "Lifting my daughter out of bed", "Standing through a whole concert",
    )
)  # fmt: skip


def _first_run(*keys: str, stage: Stage) -> None:
    page = FirstRun(stage.teller())
    page.ask()
    stage.show(page)
    stage.press(*keys)


def _screening(*keys: str, stage: Stage) -> None:
    page = ScreeningPage(stage.teller())
    page.ask(MORNING)
    stage.show(page)
    stage.press(*keys)


def _blocked(*yes: str, stage: Stage, sure: bool = False) -> None:
    page = BlockedPage(stage.teller())
    page.show_block([Screened(id="1", at=MORNING, yes=yes)] if yes else [], SAID)
    stage.show(page)
    if sure:
        stage.click("blocked-cleared")


def _episode(*keys: str, stage: Stage, known: bool = True, undone: bool = False) -> None:
    page = EpisodePage(stage.teller())
    facts = FACTS if known else ()
    page.show_episode(facts, *guided(facts))
    stage.show(page, alone=False)
    page.show_overview()
    stage.press(*keys)
    if undone:
        stage.click("undo-d")


def _week(*keys: str, stage: Stage) -> None:
    page = WeekPage(stage.teller())
    page.ask([WeekRated(id="1", at=MORNING, better=40, activities=LONG)])
    stage.show(page, alone=False)
    stage.press(*keys)


def _relief(stage: Stage, score: int | None = None, yes: tuple[str, ...] = ()) -> None:
    facts = (*FACTS, Screened(id="z", at=MORNING, yes=yes))
    page = ReliefPage(lambda _exercise: QWidget())
    page.show_relief(library(), guided(facts)[1], score)
    stage.show(page, alone=False)
    fill(page)
    page.focus_first()


def fill(page: ReliefPage) -> None:
    """Wait until all of the page is there."""
    while page._later.isActive():
        settle()


def _scene(make: Callable[..., None], *keys: str, **how: object) -> Scene:
    return lambda stage: partial(make, *keys, **how)(stage=stage)


SCENES: Mapping[str, Scene] = {
    "first run": _scene(_first_run),
    "began two days ago": _scene(_first_run, "2"),
    "what it is like": _scene(_first_run, "T", "Return", "C", "4"),
    "first questions": _scene(_first_run, "T", "Return", "Return"),
    "first questions, a yes": _scene(_first_run, "T", "Return", "Return", "Y"),
    "screening": _scene(_screening),
    "screening, none": _scene(_screening, "0", "0", "0"),
    "screening, an emergency": _scene(_screening, "N", "Y"),
    "screening, urgent": _scene(_screening, *"N" * 8, "Y", "Y", "Y"),
    "screening, a clinician": _scene(_screening, *"N" * 17, "Y", "Y"),
    "screening, weak bones": _scene(_screening, *"N" * 22, "Y"),
    "blocked": _scene(_blocked, "both-legs", "cancer", "heart"),
    "blocked, sure": _scene(_blocked, "both-legs", sure=True),
    "blocked by what was felt": _scene(_blocked),
    "episode": _scene(_episode),
    "episode, something taken back": _scene(_episode, undone=True),
    "no episode": _scene(_episode, known=False),
    "a flare": _scene(_episode, "F"),
    "an attack": _scene(_episode, "A"),
    "a note": _scene(_episode, "N"),
    "seen by a clinician": _scene(_episode, "C"),
    "is it over": _scene(_episode, "R"),
    "the week": _scene(_week, "6"),
    "relief": _scene(_relief),
    "relief in strong pain": _scene(_relief, score=9),
    "relief blocked": _scene(_relief, yes=("cancer",)),
}
