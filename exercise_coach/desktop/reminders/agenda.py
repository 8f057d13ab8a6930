"""What there is to be reminded of, by an outlook."""

from collections.abc import Mapping

from exercise_coach.desktop.outlook import Outlook
from exercise_coach.desktop.reminders.reminding import Agenda
from exercise_coach.prescription import Routine


def agenda_of(outlook: Outlook, routines: Mapping[str, Routine]) -> Agenda:
    """Return what is on Today and may be started; nothing while a clinician is to be asked first.

    It holds until the outlook changes.
    """
    verdicts = outlook.guidance.verdicts
    allowed = tuple(
        routines[dose.routine]
        for dose in outlook.doses
        if dose.routine in routines
        and dose.routine in verdicts
        and verdicts[dose.routine].allowed
        and outlook.guidance.blocked is None
    )
    return Agenda(allowed, outlook.history, outlook.changes)
