"""The yardstick of what keeps time: a machine that stands still is known by its sleepers."""

import time

import psutil

from tests.end_to_end.waiting import until
from tests.stalls import Stalls


def test_sleepers_that_were_stopped_tell_for_how_long() -> None:
    with Stalls() as stalls:
        sleepers = psutil.Process(stalls.pid)
        until(lambda: sleepers.num_threads() > 1, "the sleepers")
        began = time.monotonic()
        sleepers.suspend()
        time.sleep(0.3)
        sleepers.resume()
        until(lambda: stalls.near(began) >= 0.2, "the stall to be told")
        assert stalls.near(began - 60) == 0
