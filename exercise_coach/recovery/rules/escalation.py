"""When it is time to talk to somebody, and to see somebody."""

from exercise_coach.recovery import cramps, escalation
from exercise_coach.recovery.guidance import Weight
from exercise_coach.recovery.rule import Rule

ESCALATION: tuple[Rule, ...] = (
    Rule(
        id="six-weeks",
        when="day 42 or later, and no clinician recorded since the week before",
        then="see a clinician again",
        says="It is day {day}, and this episode is still open. Please see a clinician, even if you "
        "have seen one before; if it is over, say so.",
        sources=("S2-5", "Practice"),
        find=escalation.six_weeks,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="two-weeks",
        when="day 14 to 41, and no clinician recorded since day 8",
        then="see a clinician",
        says="It is day {day}, and this episode is still open. Please let a clinician look at your "
        "back.",
        sources=("S1-2", "S2-5"),
        find=escalation.two_weeks,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="third-episode",
        when="the open episode is the third or a later one, and no clinician recorded since",
        then="see a clinician",
        says="This is episode number {number}. When they keep coming back, let a clinician look "
        "for a reason.",
        sources=("S4-6", "S2-5", "S3-3"),
        find=escalation.third_episode,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="two-flares",
        when="two flares within three months (92 days), and no clinician recorded since the last",
        then="see a clinician",
        says="You had {flares} flares within three months. Please let a clinician look at your "
        "back.",
        sources=("S2-5", "S4-6"),
        find=escalation.two_flares,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="no-better",
        when="72 hours have passed, before day 14, and the last score is neither 0 nor at least 2 "
        "points lower than the first, and no clinician recorded since it began",
        then="talk to a clinician",
        says="Three days have passed, and your pain is {last}, from {first} at first: not clearly "
        "better. Talk to a clinician.",
        sources=("S1-2", "S0-5", "S2-5", "Childs 2005"),
        find=escalation.three_days,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="three-days",
        when="72 hours have passed, before day 14, and the scores do not tell whether it is better",
        then="talk to a clinician if it is no better",
        says="Three days have passed. If your back is no better, talk to a clinician.",
        sources=("S1-2", "S0-5", "S2-5"),
        find=escalation.three_days_untold,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="cramps-keep-coming",
        when="three cramps or attacks within six hours, the last less than six hours ago; not said "
        "beside a call",
        then="ask a doctor today; rest, but not in bed all day",
        says="Cramps keep coming. Ask a doctor today. Between attacks, a few slow steps are better "
        "than staying in bed.",
        sources=("S2-4", "S2-5", "Dahm 2010", "Practice"),
        find=cramps.keep_coming,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="tell-of-it",
        when="no episode is open, and the last score, of the last two days, is above 2",
        then="ask whether a new episode has begun; as long as none is told, no phase or day is "
        "known",
        says="Your last score was {score}. If a new episode has begun, say so: what you see here "
        "will then be more careful.",
        sources=("Practice",),
        find=escalation.untold_bout,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="may-be-a-flare",
        when="this morning's score is above 2, and at least 2 points above that of yesterday (of "
        "its morning, or else before its first session); in an open episode, 48 hours after its "
        "beginning and after a flare",
        then="ask whether it is a flare, which would take one step back",
        says="Your pain was {morning} today, clearly more than yesterday's {before}. If it is a "
        "flare, say so, and take one step back.",
        sources=("S3-3", "Childs 2005", "Practice"),
        find=escalation.untold_flare,
        weight=Weight.ADVICE,
    ),
)
