"""What is seen from the floor: the floor view, and the flash of the frame."""

from exercise_coach.choices import Flash
from exercise_coach.desktop.controls import Role, label
from exercise_coach.desktop.settings.parts import CheckBox, Choices, Section
from exercise_coach.settings import Settings


class FloorSection(Section):
    """Whether a session fills the screen by itself, and when the frame flashes."""

    def __init__(self) -> None:
        super().__init__()
        self._at_start = CheckBox(
            self.tr("Full screen for the floor when a session starts"), "floor-at-start"
        )
        self._at_start.toggled.connect(lambda is_on: self.changed.emit({"floor_at_start": is_on}))
        way_out = label(
            self.tr("F11 leaves it, and comes back to it, at any moment of a session."),
            role=Role.PlaceholderText,
            name="floor-way-out",
        )
        texts = {
            Flash.AUTO: self.tr("On the floor, or without sound"),
            Flash.ALWAYS: self.tr("Always"),
            Flash.NEVER: self.tr("Never"),
        }
        self._flash = Choices(texts, "flash")
        self._flash.chosen.connect(lambda flash: self.changed.emit({"flash": flash}))
        about = label(self.tr("Flash the frame with each tone"), 1.05, name="flash-about")
        self.fill(self.tr("On the floor"), self._at_start, way_out, about, self._flash)

    def show_settings(self, settings: Settings) -> None:
        """Show the settings as they are."""
        self._at_start.setChecked(settings.floor_at_start)
        self._flash.show_choice(settings.flash)
