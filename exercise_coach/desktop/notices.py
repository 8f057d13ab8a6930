"""What must be said at the top of a page: troubles, and a session that was broken off."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import SEMIBOLD, Button, clear, label
from exercise_coach.desktop.strip import Strip
from exercise_coach.logbook import BrokenSession
from exercise_coach.prescription import Library


def problems_line(library: Library) -> str:
    """Return how much is to be mended in routine files; nothing where all is well."""
    errors = sum(not problem.is_warning for problem in library.problems)
    if errors:
        text = "%n thing(s) to mend in routine files"
        return QCoreApplication.translate("notices", text, None, errors)
    return _tr("Remarks on routine files") if library.problems else ""


def show_notices(
    place: QVBoxLayout,
    texts: Iterable[str],
    broken: BrokenSession | None,
    go_on: Callable[[BrokenSession], None],
    close: Callable[[BrokenSession], None],
) -> None:
    """Show these texts, and the offer to go on with a broken-off session or to close it."""
    clear(place)
    for text in texts:
        place.addWidget(notice("notice", text))
    if broken is not None:
        place.addWidget(_offer_to_resume(broken, go_on, close))


def _offer_to_resume(
    broken: BrokenSession,
    go_on: Callable[[BrokenSession], None],
    close: Callable[[BrokenSession], None],
) -> Strip:
    text = _tr("{title} was broken off on {when}, after {sets}.").format(
        title=broken.routine.title,
        when=broken.last.strftime("%d %b, %H:%M"),
        sets=spoken.sets_of(broken.sets_done, broken.sets_planned),
    )
    resume = Button(_tr("Go on from there"), "resume")
    end = Button(_tr("Close it"), "close-interrupted")
    resume.clicked.connect(lambda: go_on(broken))
    end.clicked.connect(lambda: close(broken))
    return notice("broken-off", text, resume, end)


def notice(name: str, text: str, *buttons: Button) -> Strip:
    """Return a sentence for the top of a page, with what can be done about it."""
    strip = Strip(name, label(text, 1.1, SEMIBOLD, name=f"{name}-text"), *buttons)
    strip.setAccessibleName(text)
    return strip


def _tr(text: str) -> str:
    return QCoreApplication.translate("notices", text)
