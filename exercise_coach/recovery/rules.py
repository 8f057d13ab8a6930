"""The rules, in one table: when, then, what is said, and where it is known from.

Meant to be read and corrected by a physiotherapist; docs/guidance.md is made from it. What stands
in braces in a sentence is filled in. Sources are ids of docs/sources.md. How each rule looks for
its "when" is code, in the modules that the last column names.
"""

from collections.abc import Callable, Iterable, Mapping

from exercise_coach.emergency import CALL_NOW
from exercise_coach.prescription import Phase
from exercise_coach.recovery import cramps, easing, escalation, noting, safety, scores
from exercise_coach.recovery.advice import DISAGREEMENTS
from exercise_coach.recovery.guidance import Weight
from exercise_coach.recovery.questions import Concern
from exercise_coach.recovery.rule import Found, Rule
from exercise_coach.recovery.situation import Situation
from exercise_coach.recovery.suggesting import by_rule

SAFETY: tuple[Rule, ...] = (
    Rule(
        id="red-flag-emergency",
        when="a question about an emergency was answered yes, and nothing was cleared since",
        then="no session at all; call the emergency number",
        says=f"{CALL_NOW} One of your answers can mean an emergency. No exercise until a clinician "
        "has cleared it.",
        sources=("S1-1", "S3-11", "Finucane 2020"),
        find=safety.answered(Concern.EMERGENCY),
        weight=Weight.EMERGENCY,
    ),
    Rule(
        id="symptom-emergency",
        when="a session ended with chest pain, faintness, breathlessness, or bladder or bowel "
        "trouble, and nothing was cleared since",
        then="no session at all; call the emergency number",
        says=f"{CALL_NOW} Your last symptom can mean an emergency. No exercise until a clinician "
        "has cleared it.",
        sources=("S1-1", "S3-11", "Finucane 2020"),
        find=safety.symptom_emergency,
        weight=Weight.EMERGENCY,
    ),
    Rule(
        id="red-flag-urgent",
        when="a question about an urgent matter was answered yes, and nothing was cleared since",
        then="no session at all; call a doctor today",
        says="Call your doctor or a medical advice line today: one of your answers should be "
        "looked at soon. No exercise until a clinician has cleared it.",
        sources=("Finucane 2020",),
        find=safety.answered(Concern.URGENT),
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="symptom-to-be-seen",
        when="a session ended with pain or tingling down a leg, numbness or weakness, or twice "
        "with dizziness, and nothing was cleared since",
        then="no session at all; talk to a clinician first",
        says="Talk to a clinician about the symptom that ended your session. No exercise until it "
        "is cleared.",
        sources=("Finucane 2020", "NICE"),
        find=safety.symptom_to_be_seen,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="not-without-a-clinician",
        when="a recent fracture or surgery, disc trouble with leg signs, pregnancy or an unstable "
        "heart was answered yes, and nothing was cleared since",
        then="no session at all; talk to a clinician first",
        says="Talk to a clinician before you exercise: one of your answers needs their word first.",
        sources=("Finucane 2020", "NICE", "NHS"),
        find=safety.answered(Concern.CLINICIAN),
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="osteoporosis",
        when="osteoporosis is known, and nothing was cleared since",
        then="no routine that bends or twists the back, its easier variants included",
        says="With weak bones, nothing that bends or twists your back until a clinician says that "
        "you may.",
        sources=("Mayo", "Finucane 2020"),
        find=safety.weak_bones,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="screening",
        when="the questions were never asked, or not since a new bout or a change of phase",
        then="they come before the next session",
        says="Some questions about your health come first: {why}.",
        sources=("Finucane 2020",),
        find=safety.screening_due,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="strong-pain",
        when="the last score today was 8 or more",
        then="who to call comes first; only relief at rest is suggested",
        says="Your last score was {score} of 10. Please call your doctor or a medical advice line "
        "first; until then, only rest in a position that eases it.",
        sources=("S2-5", "Finucane 2020"),
        find=safety.strong_pain,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="dizziness",
        when="one session ended with dizziness, and nothing was cleared since",
        then="say that a second time is a matter for a doctor",
        says="A session ended with dizziness. If it comes back, talk to a doctor before you "
        "exercise again.",
        sources=("S3-11",),
        find=safety.dizzy_once,
        weight=Weight.ADVICE,
    ),
)

LIMITS: tuple[Rule, ...] = (
    Rule(
        id="cramp",
        when="a cramp or an attack came less than an hour ago",
        then="only relief for that hour",
        says="A cramp came within the last hour. Rest, with cold or warmth if it helps, and do "
        "nothing else for about an hour.",
        sources=("S0-3", "S0-7"),
        find=cramps.an_hour_of_rest,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="no-training-until-diagnosed",
        when="pain is above 2 and no better after 72 h, or another cramp came two days or more "
        "after days off training had begun",
        then="no strength routine and no step up until a clinician has cleared it",
        says="It is still there after days of rest. Let a doctor look at it, and leave strength "
        "work out until you know what it is.",
        sources=("S0-5", "S2-5"),
        find=escalation.until_diagnosed,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="days-off-training",
        when="a second cramp or attack came within three days",
        then="no strength routine and no step up for three days after it",
        says="The cramps came back. Leave strength work out for three days; cold or warmth may "
        "help.",
        sources=("S0-4", "S0-7"),
        find=cramps.days_off,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="relative-rest",
        when="less than 48 hours since the episode began, or since a flare that led back there",
        then="relief and the gentle routines of the first phase only",
        says="For about 48 hours, rest relatively: change position often, walk a little, and move "
        "only gently. Staying in bed makes it slower.",
        sources=("S1-3", "S2-4", "S4-3", "Dahm 2010"),
        find=scores.relative_rest,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="first-day",
        when="an exercise waits for a later day of the episode (day 5 for the late ones)",
        then="no routine with it before that day",
        says="This one waits until day {first}; today is day {day}.",
        sources=("S1-8", "S0-8"),
        find=scores.too_early,
    ),
    Rule(
        id="later-phase",
        when="a strength routine belongs to a later phase than the one in force",
        then="not before the user chose that phase",
        says="This one belongs to a later phase. It opens when you step up.",
        sources=("S1-8", "S1-22"),
        find=scores.later_phase,
    ),
    Rule(
        id="next-morning",
        when="this morning's score is higher than yesterday's exercise began with",
        then="repeat or ease: nothing heavier than yesterday, no step up",
        says="Your pain was {morning} this morning, higher than the {start} you began with "
        "yesterday. Repeat, or take it easier today.",
        sources=("S0-9", "S4-4"),
        find=scores.worse_morning,
        weight=Weight.ADVICE,
    ),
    Rule(
        id="strength-morning",
        when="this morning's score is above the pain limit of a strength routine (2, as a rule)",
        then="not that routine today",
        says="Your pain was {morning} this morning. Strength waits for a morning of {limit} or "
        "less.",
        sources=("S1-12", "S0-9"),
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
        says="{exercise} {instead} for now: {stopped} stopped you at a pain of {score}. One "
        "session within the line brings it back.",
        sources=("S1-12", "S0-9", "S4-4"),
        find=easing.after_pain,
    ),
    Rule(
        id="symptom-stop",
        when="a cramp or another symptom stopped a session in an exercise, and no session with it, "
        "or with its easier variant, was completed since",
        then="its easier variant; left out where it has none, until two calm days as for a step up",
        says="{exercise} {instead} for now: {what} ended a session there. One session without "
        "trouble brings it back.",
        sources=("S0-7", "S0-3"),
        find=easing.after_symptom,
    ),
)

PHASES: tuple[Rule, ...] = (
    Rule(
        id="phase-maintenance",
        when="no episode is open",
        then="maintenance is suggested",
        says="You have told of no spasm that is still there, so this is the time to keep your back "
        "easy and strong.",
        sources=("S3-5", "S4-5"),
        find=by_rule("phase-maintenance"),
    ),
    Rule(
        id="phase-acute",
        when="less than 48 hours since the episode began",
        then="the acute phase is suggested",
        says="It began less than 48 hours ago, so rest relatively and move a little and often.",
        sources=("S1-3", "S2-4"),
        find=by_rule("phase-acute"),
    ),
    Rule(
        id="phase-recovery",
        when="48 hours have passed, up to calendar day 7",
        then="recovery is suggested",
        says="It is day {day}: the first 48 hours are over, and gentle movement comes next.",
        sources=("S1-8",),
        find=by_rule("phase-recovery"),
    ),
    Rule(
        id="phase-flare",
        when="a flare, until 48 hours (from recovery) or two calm days (from strength) have passed",
        then="one phase back, not to zero",
        says="You told of a flare, so one step back for now, not back to zero.",
        sources=("S3-3",),
        find=by_rule("phase-flare"),
    ),
    Rule(
        id="phase-mornings",
        when="from day 8, the last morning's score above 2",
        then="recovery is suggested",
        says="It is day {day}, but your last morning was at {morning}: strength waits until "
        "mornings are at 2 or less.",
        sources=("S1-12",),
        find=by_rule("phase-mornings"),
    ),
    Rule(
        id="phase-sessions",
        when="from day 8, two calm days are still missing",
        then="recovery is suggested",
        says="It is day {day}: strength comes after sessions on two days that stay at 2 or below, "
        "with no worse a morning after.",
        sources=("S1-8", "S1-12"),
        find=by_rule("phase-sessions"),
    ),
    Rule(
        id="phase-strengthening",
        when="from day 8, mornings at 2 or less, and two calm days",
        then="strength is suggested",
        says="It is day {day}, and your days have been calm: you may begin with strength.",
        sources=("S1-8", "Cochrane 2023"),
        find=by_rule("phase-strengthening"),
    ),
    Rule(
        id="step-up",
        when="a later phase is suggested than the one in force; sessions on two different days "
        "never went above 2, and the mornings after were no worse",
        then="the next phase is offered; the user decides",
        says="On two different days your sessions stayed at 2 or below, and the mornings after "
        "were no worse. If it feels right, you can take the next step.",
        sources=("S1-8", "S1-12", "S1-22"),
        find=scores.step_up,
    ),
)

ESCALATION: tuple[Rule, ...] = (
    Rule(
        id="six-weeks",
        when="day 42 or later, and no clinician recorded since the week before",
        then="see a clinician again",
        says="It is day {day}, six weeks or more. Please see a clinician, even if you have seen "
        "one before.",
        sources=("S1-2", "S2-5", "NICE"),
        find=escalation.six_weeks,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="two-weeks",
        when="day 14 to 41, and no clinician recorded since day 8",
        then="see a clinician",
        says="It is day {day} and this is not over. Please let a clinician look at it.",
        sources=("S1-2", "S2-5"),
        find=escalation.two_weeks,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="third-episode",
        when="the open episode is the third or a later one, and no clinician recorded since",
        then="see a clinician",
        says="This is bout number {number}. When they keep coming, let a clinician look for why.",
        sources=("S4-6", "S2-5", "S3-3"),
        find=escalation.third_episode,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="two-flares",
        when="two flares within three months (92 days), and no clinician recorded since the last",
        then="see a clinician",
        says="You had {flares} flares within three months. Please let a clinician look at it.",
        sources=("S3-3", "S2-5", "S4-6"),
        find=escalation.two_flares,
        weight=Weight.SEE_SOMEONE,
    ),
    Rule(
        id="no-better",
        when="72 hours have passed, before day 14, and the last score is neither 0 nor at least 2 "
        "points lower than the first, and no clinician recorded since it began",
        then="talk to a clinician",
        says="Three days have passed and your pain is {last}, from {first} at first: not surely "
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
)

NOTES: tuple[Rule, ...] = (
    Rule(
        id="bent-over",
        when="the first week, or a cramp in the last three days",
        then="a note",
        says="No work bent over until the spasms are under control.",
        sources=("S0-8", "S3-6"),
        find=noting.spasms_not_settled,
    ),
    Rule(
        id="ask-a-doctor",
        when="an episode is open",
        then="a note",
        says="Ask a doctor about a leg cramp that grows the longer you walk, and about spasms that "
        "began after a new medicine.",
        sources=("S2-9",),
        find=noting.in_episode,
    ),
    Rule(
        id="mostly-better",
        when="the user's last weekly look back says 60 to 99 % better",
        then="a note",
        says="You rated your back {better} % better. That is when it is easy to do too much: add "
        "only a little at a time.",
        sources=("S0-11", "S3-3"),
        find=noting.mostly_better,
    ),
    Rule(
        id="keep-track",
        when="an episode is open",
        then="a note",
        says="Note what brings an attack on and how long it lasts, and once a week how much better "
        "it is: it helps you, and whoever you ask.",
        sources=("S0-11",),
        find=noting.in_episode,
    ),
    Rule(
        id="weeks-not-days",
        when="an episode is open, before day 14",
        then="a note",
        says="Many backs ease within days, but recovery often takes weeks. Slow is not wrong.",
        sources=("S1-2",),
        find=noting.before_two_weeks,
    ),
    Rule(
        id="over",
        when="an episode of two weeks or more, with only scores of 0 and no attack for two weeks",
        then="a note: the user may record that it is over",
        says="Your scores have been 0 for two weeks. If you are free of spasm, you can record that "
        "this bout is over.",
        sources=("S3-5",),
        find=noting.free_of_pain,
    ),
    Rule(
        id="two-to-four",
        when="the user put more than four routines on the page of today",
        then="a note",
        says="Your list is long. Two to four routines are done more often than many.",
        sources=("S1-22",),
        find=noting.many_on_the_list,
    ),
)

_Where = tuple[str, str, Callable[[Situation], Iterable[Found]]]

_WHERE_SOURCES_DISAGREE: Mapping[str, _Where] = {
    "heat-or-cold": (
        "acute and recovery",
        "either, with a look at the skin",
        noting.in_phases(Phase.ACUTE, Phase.RECOVERY),
    ),
    "rest": ("acute", "relative rest and short walks", noting.in_phases(Phase.ACUTE)),
    "forward-bending": (
        "from day 5, after the acute phase",
        "late, supported, hips back, off when it hurts",
        noting.bending_ahead,
    ),
    "seeing-a-doctor": (
        "before day 14",
        "talk to one after 72 hours without improvement, see one at 14 days",
        noting.before_two_weeks,
    ),
    "yoga": (
        "strengthening and maintenance",
        "gently, back off at the first sign",
        noting.in_phases(Phase.STRENGTHENING, Phase.MAINTENANCE),
    ),
    "lying-flat": (
        "acute",
        "knees supported, on the side, or leaning back",
        noting.in_phases(Phase.ACUTE),
    ),
    "sleeping-position": (
        "acute and recovery",
        "on the side or the back with a pillow at the knees, not on the front",
        noting.in_phases(Phase.ACUTE, Phase.RECOVERY),
    ),
}

DISAGREEING: tuple[Rule, ...] = tuple(
    Rule(
        id=each.id,
        when=f"{when} (sources disagree)",
        then=then,
        says=each.text,
        sources=each.sources,
        find=find,
    )
    for each in DISAGREEMENTS
    for when, then, find in [_WHERE_SOURCES_DISAGREE[each.id]]
)
"""Where sources disagree, one line each, on the careful side (`DISAGREEMENTS`)."""

RULES: tuple[Rule, ...] = (*SAFETY, *LIMITS, *PHASES, *ESCALATION, *NOTES, *DISAGREEING)
"""Every rule. Where several forbid one routine, the first of them is the reason that is told."""
