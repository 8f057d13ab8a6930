"""Easier and harder variants: links that lead nowhere, and links that lead in a circle."""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from exercise_coach.prescription.loaded import KnownExercises, LoadedExercise
from exercise_coach.prescription.problems import shown
from exercise_coach.prescription.rules import Fault, not_known

_LONGEST_CIRCLE = 6  # exercises named in a message


class _Link(NamedTuple):
    """`easier` is an easier variant of `harder`, by the key `key` in the file of `owner`."""

    harder: str
    easier: str
    owner: str
    key: str


def faults_of_links(known: KnownExercises) -> dict[str, list[Fault]]:
    """Return, by exercise id, the `easier` and `harder` keys that lead nowhere or in a circle."""
    faults: dict[str, list[Fault]] = {}
    links = []
    for link in _links(known.usable.values()):
        other = link.easier if link.key == "easier" else link.harder
        if other in known.usable:
            links.append(link)
        else:
            fault = Fault((link.key,), not_known(other, known))
            faults.setdefault(link.owner, []).append(fault)
    easier = _by_harder(links := _without_ends(links))
    for link in links:
        if circle := _way(easier, link.easier, link.harder):
            fault = Fault((link.key,), _told([link.harder, *circle]))
            faults.setdefault(link.owner, []).append(fault)
    return faults


def _links(exercises: Iterable[LoadedExercise]) -> list[_Link]:
    links = []
    for each in exercises:
        exercise = each.exercise
        if exercise.easier is not None:
            links.append(_Link(exercise.id, exercise.easier, exercise.id, "easier"))
        if exercise.harder is not None:
            links.append(_Link(exercise.harder, exercise.id, exercise.id, "harder"))
    return links


def _without_ends(links: list[_Link]) -> list[_Link]:
    """Return the links without those that cannot be part of a circle; as a rule none is left."""
    while True:
        easiest = {link.easier for link in links} - {link.harder for link in links}
        hardest = {link.harder for link in links} - {link.easier for link in links}
        left = [x for x in links if x.easier not in easiest and x.harder not in hardest]
        if len(left) == len(links):
            return left
        links = left


def _by_harder(links: Iterable[_Link]) -> dict[str, list[str]]:
    easier: dict[str, list[str]] = {}
    for link in links:
        easier.setdefault(link.harder, []).append(link.easier)
    return easier


def _way(easier: Mapping[str, list[str]], start: str, goal: str) -> list[str]:
    """Return the shortest way from `start` down to `goal`, both included; empty without one."""
    came_from = {start: ""}
    ahead = deque([start])
    while ahead:
        here = ahead.popleft()
        if here == goal:
            way = [here]
            while came_from[way[-1]]:
                way.append(came_from[way[-1]])
            return way[::-1]
        for each in easier.get(here, ()):
            if each not in came_from:
                came_from[each] = here
                ahead.append(each)
    return []


def _told(circle: list[str]) -> str:
    names = [shown(each) for each in circle]
    if len(names) > _LONGEST_CIRCLE:
        names[_LONGEST_CIRCLE - 1 : -1] = ["…"]
    return f"circular easier and harder: {' → '.join(names)}"
