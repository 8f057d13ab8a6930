"""How arms and legs are clothed: what lies behind the trunk is muted, what works is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from exercise_coach.desktop.figure.colours import Cloth, FigureColours
from exercise_coach.desktop.figure.outlines import Outlines, around, body, tapered
from exercise_coach.desktop.figure.parts import Coat, coats, flat_coats, rim_of
from exercise_coach.desktop.figure.projection import Projection, Ring

FAR_SHARE = 0.34
"""How much a limb is muted that lies far behind the trunk."""
SLEEVE_SHARE = 0.3
"""How much of that goes into a sleeve, which goes on without a seam into the shirt."""
WORK_SHARE = 0.08
"""How much of the accent goes into the trousers of a leg that works."""


@dataclass(frozen=True, slots=True)
class Dressing:
    """What a limb is painted with."""

    view: Projection
    colours: FigureColours
    skin: Cloth
    shirt: Cloth
    trousers: Cloth
    shoe: Cloth
    sole: Cloth

    def coats(
        self, rings: Sequence[Ring], cloth: Cloth, end: float = 1.0, bare: int = 0
    ) -> list[Coat]:
        """Return the coats of a piece of the limb.

        `end` is the share of its rim at its end; around its first `bare` rings it has none.
        """
        rim = rim_of(self.view, self.colours, 0.0, end)
        return coats(tapered(rings, rim, bare), cloth, self.colours)

    def small_coats(self, rings: Sequence[Ring], cloth: Cloth) -> list[Coat]:
        """Return the coats of a small piece of the limb."""
        return coats(self._around(rings), cloth, self.colours)

    def flat_coats(self, rings: Sequence[Ring], cloth: Cloth) -> list[Coat]:
        """Return the coats of a very small piece of the limb."""
        return flat_coats(self._around(rings), cloth)

    def _around(self, rings: Sequence[Ring]) -> Outlines:
        rim = rim_of(self.view, self.colours).middle
        return around(body(rings), rim, 0.0055 * self.view.scale)


def dressing(
    view: Projection, colours: FigureColours, far: float, *, works: bool = False
) -> Dressing:
    """Return what to paint a limb with that lies this far behind the trunk, 0–1."""
    share = 0.0 if colours.is_flat or works else FAR_SHARE * far
    skin, trousers, shoe, sole = (
        cloth.far(colours.far, share)
        for cloth in (colours.skin, colours.trousers, colours.shoe, colours.sole)
    )
    shirt = colours.shirt.far(colours.far, SLEEVE_SHARE * share)
    if works and not colours.is_flat:
        trousers = trousers.tinted(colours.shirt, WORK_SHARE)
    return Dressing(view, colours, skin, shirt, trousers, shoe, sole)
