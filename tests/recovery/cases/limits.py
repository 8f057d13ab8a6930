"""What is not for now."""

from datetime import datetime

import msgspec

from exercise_coach.prescription import Phase
from tests.recovery.cases import Case
from tests.recovery.people import Person, at, later, sore, well


def flagged() -> Person:
    """Return somebody whose fever of day 10 was cleared on day 11."""
    return sore().screened(at(10), "fever").cleared(at(11))


def ended(who: Person) -> datetime:
    """Return when somebody's last session ended."""
    return who.history.sessions[-1].ended


def gone_on(who: Person, until: datetime) -> Person:
    """Return somebody who went on with the first session, to its end at `until`."""
    who.sessions[0] = msgspec.structs.replace(who.sessions[0], ended=until)
    return who


LIMITS: list[Case] = [
    ("relative-rest", "47 h", sore(), later(at(1), hours=47, minutes=59), True),
    ("relative-rest", "48 h", sore(), later(at(1), hours=48), False),
    ("relative-rest", "whatever phase was chosen",
     sore().chose(at(2), Phase.STRENGTHENING), at(2), True),
    ("relative-rest", "after a flare in recovery",
     sore().flared(at(5)), later(at(5), hours=47), True),
    ("relative-rest", "48 h after a flare", sore().flared(at(5)), later(at(5), hours=48), False),
    ("relative-rest", "a flare in strength leads to recovery",
     sore().chose(at(9), Phase.STRENGTHENING).flared(at(10)), at(10), False),
    ("relative-rest", "no episode", well(), at(1), False),
    ("rest-after-stop", "59 min after pain stopped a session",
     sore().hurt("tilts", at(5), "tilt"), later(ended(sore().hurt("tilts", at(5), "tilt")),
     minutes=59), True),
    ("rest-after-stop", "an hour after it",
     sore().hurt("tilts", at(5), "tilt"), later(ended(sore().hurt("tilts", at(5), "tilt")),
     hours=1), False),
    ("rest-after-stop", "dizzy", sore().felt("tilts", at(5), "dizziness"),
     later(ended(sore().felt("tilts", at(5), "dizziness")), minutes=1), True),
    ("rest-after-stop", "a cramp has its own rule", sore().felt("tilts", at(5), "cramp"),
     later(ended(sore().felt("tilts", at(5), "cramp")), minutes=1), False),
    ("rest-after-stop", "rest itself does not end it",
     sore().hurt("tilts", at(5), "tilt").did("rest", at(5, "09:30")), at(5, "09:55"), True),
    ("rest-after-stop", "gone on with, it ends after one that began later",
     gone_on(sore().hurt("tilts", at(5), "tilt").did("rest", at(5, "09:30")), until=at(5, "12:00")),
     at(5, "12:10"), True),
    ("cleared-again", "a red flag cleared", flagged(), at(12), True),
    ("cleared-again", "not cleared", sore().screened(at(10), "fever"), at(12), False),
    ("cleared-again", "nothing to clear", sore().cleared(at(11)), at(12), False),
    ("cleared-again", "a visit later does not begin it anew",
     flagged().calm(12, 13).cleared(at(15)), at(15), False),
    ("cleared-again", "flagged again", flagged().screened(at(12), "lump"), at(12), False),
    ("cleared-again", "an emergency in a session, cleared",
     sore().felt("tilts", at(10), "chest-pain").cleared(at(11)), at(12), True),
    ("cleared-again", "a cramp, and a visit",
     sore().felt("tilts", at(10), "cramp").cleared(at(11)), at(12), False),
    ("cleared-again", "dizzy once, and a visit",
     sore().felt("tilts", at(10), "dizziness").cleared(at(11)), at(12), False),
    ("cleared-again", "dizzy twice, cleared",
     sore().felt("tilts", at(9), "dizziness").felt("tilts", at(10), "dizziness").cleared(at(11)),
     at(12), True),
    ("cleared-again", "osteoporosis, cleared",
     sore().screened(at(10), "osteoporosis").cleared(at(11)), at(12), False),
    ("cleared-again", "a fact cleared before, and a visit",
     sore().screened(at(2), "age").cleared(at(2, "10:00")).calm(3, 4).screened(at(5), "age")
     .cleared(at(6)), at(6), False),
    ("cleared-again", "calm days before do not count",
     sore().calm(7, 8, 9).screened(at(10), "fever").cleared(at(11)), at(12), True),
    ("cleared-again", "nor does the day of the clearance", flagged().calm(11, 12), at(13), True),
    ("cleared-again", "one calm day", flagged().calm(12), at(13), True),
    ("cleared-again", "two calm days", flagged().calm(12, 13), at(14), False),
    ("cleared-again", "a day that was not calm between them",
     flagged().calm(12).hurt("tilts", at(13), "tilt").calm(14), at(15), True),
    ("cleared-again", "two calm days, and later one that was not",
     flagged().calm(12, 13).hurt("tilts", at(20), "tilt"), at(21), False),
    ("cleared-again", "calm days of long ago still count", flagged().calm(12, 13), at(60), False),
    ("cleared-again", "120 days later", flagged(), later(at(11), days=120), True),
    ("cleared-again", "more than that", flagged(), later(at(11), days=120, minutes=1), False),
    ("first-strength", "a newcomer who is well", well(), at(1), True),
    ("first-strength", "one day", well().calm(1, routine_id="first-strength"), at(2), True),
    ("first-strength", "two days", well().calm(1, 2, routine_id="first-strength"), at(3), False),
    ("first-strength", "two sessions on one day",
     well().did("first-strength", at(1)).calm(1, routine_id="first-strength"), at(2), True),
    ("first-strength", "gentle days", well().calm(1, 2), at(3), True),
    ("first-strength", "a day above 2",
     well().calm(1, routine_id="first-strength").did("first-strength", at(2), highest=3)
     .morning(3, 1), at(3), True),
    ("first-day", "day 4", sore(), at(4), True),
    ("first-day", "day 5", sore(), at(5), False),
    ("first-day", "no episode", well(), at(1), False),
    ("later-phase", "recovery", sore(), at(6), True),
    ("later-phase", "maintenance", well(), at(6), False),
    ("next-morning", "higher than yesterday's start",
     sore().did("mobility", at(4), 2).morning(5, 3), at(5), True),
    ("next-morning", "as high", sore().did("mobility", at(4), 2).morning(5, 2), at(5), False),
    ("next-morning", "the first session of the day began it",
     sore().did("mobility", at(4), 2).did("mobility", at(4, "18:00"), 4).morning(5, 3), at(5),
     True),
    ("next-morning", "relief is no beginning where something was trained",
     sore().did("rest", at(4), 5).did("mobility", at(4, "18:00"), 2).morning(5, 3), at(5), True),
    ("next-morning", "no session yesterday",
     sore().did("mobility", at(3), 2).morning(5, 3), at(5), False),
    ("next-morning", "told twice, the last counts",
     sore().did("mobility", at(4), 2).morning(5, 3).morning(5, 2, "07:40"), at(5), False),
    ("next-morning", "not told", sore().did("mobility", at(4), 2), at(5), False),
    ("next-morning", "yesterday's morning",
     sore().did("mobility", at(3), 2).morning(4, 3), at(5), False),
    ("strength-morning", "3", well().morning(5, 3), at(5), True),
    ("strength-morning", "2", well().morning(5, 2), at(5), False),
    ("strength-morning", "3 yesterday", well().morning(4, 3), at(5), False),
    ("pain-limit", "0", well().morning(5, 0), at(5), False),
    ("pain-limit", "3", well().morning(5, 3), at(5), True),
    ("pain-stop", "stopped", sore().hurt("tilts", at(4), "tilt"), at(5), True),
    ("pain-stop", "done since",
     sore().hurt("tilts", at(4), "tilt").did("tilts", at(5)), at(6), False),
    ("pain-stop", "its easier variant done since",
     sore().hurt("tilts", at(4), "tilt").did("tilts", at(5), exercises=("seated-tilt",)), at(6),
     False),
    ("pain-stop", "another one done since",
     sore().hurt("tilts", at(4), "tilt").did("walks", at(5)), at(6), True),
    ("pain-stop", "broken off since",
     sore().hurt("tilts", at(4), "tilt").did("tilts", at(5), outcome="stopped_user"), at(6), True),
    ("pain-stop", "done before",
     sore().did("tilts", at(3)).hurt("tilts", at(4), "tilt"), at(5), True),
    ("pain-stop", "a cramp", sore().felt("tilts", at(4), "cramp"), at(5), False),
    ("symptom-stop", "a cramp", sore().felt("tilts", at(4), "cramp"), at(5), True),
    ("symptom-stop", "done since",
     sore().felt("tilts", at(4), "cramp").did("tilts", at(5)), at(6), False),
    ("symptom-stop", "a cramp after which the session went on",
     sore().cramped("tilts", at(4), "tilt"), at(5), True),
    ("symptom-stop", "a cramp in a position of relief",
     sore().felt("rest", at(4), "cramp", "lie"), at(5), False),
    ("symptom-stop", "that one, done since",
     sore().cramped("tilts", at(4), "tilt").did("tilts", at(5)), at(6), False),
    ("symptom-stop", "pain", sore().hurt("tilts", at(4), "tilt"), at(5), False),
]  # fmt: skip
