"""Whom to call, and with what: the same words wherever something must not wait."""

NUMBERS_ALONE = "112, 999 or 911"
"""Where there is no room to say which is whose."""
NUMBERS = "112 in Europe, 999 in the UK, 911 in North America"
CALL_NOW = f"Call your emergency number now ({NUMBERS})."
