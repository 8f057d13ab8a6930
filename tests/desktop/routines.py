"""The routines of these tests, as a user would write them into the data folder."""

from pathlib import Path

STEADY = """\
format: 1
title: Steady trunk
phase: strengthening
load: strength
exercises:
  - use: dead-bug
    sets: 2
    reps: 2
    tempo: {out: 2, hold: 12, back: 2}
    side: alternating
    rest: 10 s
  - use: bird-dog
    sets: 1
    reps: 1
    tempo: {out: 2, hold: 4, back: 2}
    side: one-then-other
    rest: 20 s
"""
GENTLE = """\
format: 1
title: Slow turns
phase: recovery
load: gentle
prepare: 2 s
exercises:
  - use: pelvic-tilt
    sets: 1
    reps: 2
    tempo: {out: 2, hold: 0, back: 2}
    rest: 0 s
"""
RELIEF = """\
format: 1
title: Lie and breathe
phase: acute
load: relief
prepare: 2 s
exercises:
  - use: breathing
    sets: 1
    time: 30 s
    rest: 0 s
"""
HARDY = STEADY.replace("Steady", "Hardy").replace("load:", "pain_limit: 4\nload:")
TYPED = """\
format: 1
title: <b>Bold</b> & <img src="x.png"> for nobody
phase: strengthening
load: strength
summary: <i>Leaning</i>
prepare: 2 s
exercises:
  - use: tagged
"""
TAGGED = """\
format: 1
name: <b>Tagged</b>
position: <u>lying</u>
how: [<b>First.</b>, <img src="x.png">, Third.]
reminders: [<i>Slowly</i>.]
stop_if: [<b>it hurts</b>]
defaults: {reps: 1}
"""

ROUTINES = {
    "steady-trunk": STEADY,
    "slow-turns": GENTLE,
    "lie-and-breathe": RELIEF,
    "hardy-trunk": HARDY,
    "typed": TYPED,
}


def write_routines(data: Path) -> None:
    """Write them into a data folder."""
    (data / "routines").mkdir(parents=True)
    (data / "exercises").mkdir()
    for name, text in ROUTINES.items():
        (data / "routines" / f"{name}.yaml").write_text(text)
    (data / "exercises" / "tagged.yaml").write_text(TAGGED)
