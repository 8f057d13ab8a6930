"""When a question that holds the session is asked again: soon, then now and then. It never ends."""

import math

SOON = (30.0, 60.0)
"""So many seconds after it was asked, while whoever lies there may not have heard it."""
THEN_EVERY = 120.0
"""So many seconds lie between the times after that: a reminder and no alarm."""


def next_asking(since: float, now: float) -> float:
    """Return the first moment after `now` at which a question asked at `since` is asked again."""
    for seconds in SOON:
        if since + seconds > now:
            return since + seconds
    times = math.floor((now - since - SOON[-1]) / THEN_EVERY) + 1
    return since + SOON[-1] + times * THEN_EVERY
