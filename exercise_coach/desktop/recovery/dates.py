"""Days and times as one reads them."""

from datetime import datetime


def day_and_time(moment: datetime) -> str:
    """Return the day with its year and the time, such as ``14 March 2024, 09:30``."""
    return f"{moment.day} {moment:%B %Y, %H:%M}"


def short_day(moment: datetime) -> str:
    """Return the day and the time in short, such as ``14 Mar, 09:30``."""
    return f"{moment.day} {moment:%b, %H:%M}"


def day_of_month(moment: datetime) -> str:
    """Return the day alone, such as ``14 March``."""
    return f"{moment.day} {moment:%B}"
