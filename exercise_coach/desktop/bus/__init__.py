"""D-Bus, the bus of the session and that of the system, without ever waiting for it."""

from exercise_coach.desktop.bus.address import socket_of, system_address
from exercise_coach.desktop.bus.connection import THE_BUS, Answer, Bus
from exercise_coach.desktop.bus.serving import Refusal, Served, serve, signal

__all__ = [
    "THE_BUS", "Answer", "Bus", "Refusal", "Served", "serve", "signal", "socket_of",
    "system_address",
]  # fmt: skip
