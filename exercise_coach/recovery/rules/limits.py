"""What is not for now: by cramps, the clock, the phase, the score, and what stopped a session."""

from exercise_coach.recovery import beginning, cramps, easing, escalation, resting, scores
from exercise_coach.recovery.guidance import Weight
from exercise_coach.recovery.rule import Rule

LIMITS: tuple[Rule, ...] = (
    Rule(
        id="cramp",
        when="a cramp or an attack came less than an hour ago (one in a session: since it ended); "
        "not said beside a call",
        then="only relief at rest for that hour: a position, breathing, warmth or cold",
        says="A cramp came within the last hour. Rest for about an hour, with cold or warmth if it "
        "helps. Change position, and get up slowly for what you need; leave exercise and walks for "
        "later.",
        sources=("S0-3", "S0-7"),
        find=resting.after_cramp,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="rest-after-stop",
        when="pain or dizziness stopped a session less than an hour ago; not said beside a call",
        then="only relief at rest for that hour: a position, breathing, warmth or cold",
        says="Your session stopped {what} at {clock}. Rest for about an hour, lying or sitting as "
        "it eases you. Change position, and get up slowly for what you need; leave exercise and "
        "walks for later.",
        sources=("S0-2", "S0-3"),
        find=resting.after_stop,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="no-training-until-diagnosed",
        when="pain is above 2 and no better after 72 h, or another cramp came two days or more "
        "after days off training had begun",
        then="no strength routine and no step up until a clinician has cleared it",
        says="It is still there after days of rest. Let a doctor look at your back, and leave "
        "strength routines out until they say that you may.",
        sources=("S0-5", "S2-5"),
        find=escalation.until_diagnosed,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="days-off-training",
        when="a second cramp or attack came within three days, be it in the same session",
        then="no strength routine and no step up for three days after it",
        says="The cramps came back. Leave strength routines out for three days; cold or warmth "
        "may help.",
        sources=("S0-4", "S0-7"),
        find=cramps.days_off,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="cleared-again",
        when="a clinician cleared what had ended all exercise, and two calm days after that day "
        "are missing (for 120 days at most)",
        then="no strength routine and no step up; gentle routines and relief are offered",
        says="You are cleared to exercise, so come back light. Strength waits for two days on "
        "which gentle sessions stay at 2 or below, and the mornings after are no worse.",
        sources=("S0-9", "Practice"),
        find=beginning.once_cleared,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="first-strength",
        when="a strength routine beyond recovery other than the gentlest, and on fewer than two of "
        "the last 120 days strength stayed at 2 or below with the morning after no worse",
        then="it is not suggested; the gentlest stands in its place (who puts it on the page of "
        "today still finds it there)",
        says="Strength is new to you in here, so an easier routine comes first.",
        sources=("S0-9", "Practice"),
        find=beginning.first_strength,
    ),
    Rule(
        id="relative-rest",
        when="less than 48 hours since the episode began, or since a flare that led back there",
        then="relief and the gentle routines of the first phase only",
        says="For about 48 hours, take it easy: change position often, walk a little, and move "
        "only gently. Long spells in bed tend to make it worse.",
        sources=("S1-3", "S2-4", "S4-3", "Dahm 2010"),
        find=scores.relative_rest,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="first-day",
        when="an exercise waits for a later day of the episode (day 5 for the late ones)",
        then="no routine with it before that day",
        says="This one waits until day {first}; today is day {day}.",
        sources=("S0-8", "Practice"),
        find=scores.too_early,
    ),
    Rule(
        id="later-phase",
        when="a strength routine belongs to a later phase than the one in force, and the user told "
        "of an episode or chose a phase",
        then="not before the user chose that phase",
        says="This one belongs to a later phase. It opens when you step up.",
        sources=("S1-8", "Practice"),
        find=scores.later_phase,
    ),
    Rule(
        id="next-morning",
        when="this morning's score is higher than yesterday's exercise began with",
        then="repeat or ease: nothing heavier than yesterday, no step up",
        says="Your pain was {morning} today, higher than the {start} you began with yesterday. "
        "Do nothing heavier than yesterday; easier is "
        "fine.",
        sources=("S0-9", "Practice"),
        find=scores.worse_morning,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="strength-morning",
        when="this morning's score is above the pain limit of a strength routine (2, as a rule)",
        then="not that routine today",
        says="Your pain was {morning} today. Strength waits for a morning of {limit} or less.",
        sources=("S1-12", "Practice"),
        find=scores.strength_morning,
    ),
    Rule(
        id="pain-limit",
        when="the last score is above that at which a routine may start (gentle 5, strength its "
        "pain limit; from 8 on only relief at rest)",
        then="it is not suggested",
        says="Your last score was {score}; this one starts at {limit} or less.",
        sources=("S1-12", "Childs 2005"),
        find=scores.above_limit,
    ),
    Rule(
        id="pain-stop",
        when="pain stopped a session in an exercise, and no session with it, or with its easier "
        "variant, was completed since",
        then="its easier variant; left out where it has none, until two calm days as for a step up",
        says="{exercise} {instead} for now: {stopped} stopped you at a pain of {score}. It "
        "comes back after {until}.",
        sources=("S1-12", "S0-9"),
        find=easing.after_pain,
    ),
    Rule(
        id="symptom-stop",
        when="a cramp ended an exercise (a second one in a session eases both; relief at rest is "
        "not eased), or another symptom stopped a session in it, and no later session with it, or "
        "with its easier variant, was completed",
        then="its easier variant; left out where it has none, until two calm days as for a step up",
        says="{exercise} {instead} for now: {what} {where}. It comes back after {until}.",
        sources=("S0-7", "S0-3", "Practice"),
        find=easing.after_symptom,
    ),
)
