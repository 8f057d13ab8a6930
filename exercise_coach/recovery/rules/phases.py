"""Which phase is suggested, why, and when the next is offered."""

from exercise_coach.recovery import scores
from exercise_coach.recovery.rule import Rule
from exercise_coach.recovery.suggesting import by_rule, rests_until_cleared

PHASES: tuple[Rule, ...] = (
    Rule(
        id="phase-blocked",
        when="something answered or felt ends all exercise, and nothing was cleared since",
        then="whatever phase is suggested, no session",
        says="Whatever the day, no exercise for now, until a clinician has cleared it.",
        sources=("Finucane 2020", "Practice"),
        find=rests_until_cleared,
    ),
    Rule(
        id="phase-untold",
        when="no episode was ever told of, and no phase was chosen",
        then="recovery is suggested, which is gentle",
        says="You have not said how your back is, so gentle movement comes first. “How is it "
        "going?” is the place to say it.",
        sources=("Practice",),
        find=by_rule("phase-untold"),
    ),
    Rule(
        id="phase-maintenance",
        when="no episode is open, and one was told of before or a phase was chosen",
        then="maintenance is suggested",
        says="No episode is open, so this is the time to keep your back easy and strong.",
        sources=("S3-5", "S4-5"),
        find=by_rule("phase-maintenance"),
    ),
    Rule(
        id="phase-acute",
        when="less than 48 hours since the episode began",
        then="the acute phase is suggested",
        says="It began less than 48 hours ago: rest in short spells, and move a little and often.",
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
        when="a flare, until 48 hours (when it came in recovery) or two calm days (from day 8) "
        "have passed, or the user chose a phase",
        then="one phase back, not to zero",
        says="You told of a flare, so one step back for now, not back to zero.",
        sources=("S3-3", "Practice"),
        find=by_rule("phase-flare"),
    ),
    Rule(
        id="phase-cleared",
        when="from day 8, a clinician cleared what had ended all exercise, and two calm days since "
        "are missing",
        then="recovery is suggested",
        says="It is day {day}. Since you were cleared to exercise, gentle movement comes first: "
        "calm days from before do not count.",
        sources=("S0-9", "Practice"),
        find=by_rule("phase-cleared"),
    ),
    Rule(
        id="phase-mornings",
        when="from day 8, the last morning's score above 2",
        then="recovery is suggested",
        says="It is day {day}, but your last morning was at {morning}: strength waits until "
        "mornings are at 2 or less.",
        sources=("S1-12", "Practice"),
        find=by_rule("phase-mornings"),
    ),
    Rule(
        id="phase-sessions",
        when="from day 8, two calm days are still missing",
        then="recovery is suggested",
        says="It is day {day}. Strength comes once sessions on two days stay at 2 or below, and "
        "the mornings after are no worse.",
        sources=("S1-12", "Practice"),
        find=by_rule("phase-sessions"),
    ),
    Rule(
        id="phase-kept",
        when="from day 8, in strength by the user's choice, mornings at 2 or less",
        then="strength stays suggested, even before there are two calm days",
        says="You have taken the step to strength, so it goes on from there, as far as your "
        "mornings allow.",
        sources=("S1-22", "Practice"),
        find=by_rule("phase-kept"),
    ),
    Rule(
        id="phase-strengthening",
        when="from day 8, mornings at 2 or less, and two calm days",
        then="strength is suggested",
        says="It is day {day}, and your days have been calm: you may begin with strength.",
        sources=("S1-8", "Practice"),
        find=by_rule("phase-strengthening"),
    ),
    Rule(
        id="step-up",
        when="a later phase is suggested than the one in force; sessions on two different days "
        "never went above 2, no cramp or attack came since, and the mornings after were no worse",
        then="the next phase is offered; the user decides",
        says="On two different days your sessions stayed at 2 or below, and the mornings after "
        "were no worse. If it feels right, you can take the next step.",
        sources=("S1-12", "Practice"),
        find=scores.step_up,
    ),
)
