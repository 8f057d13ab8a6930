"""Which phase it is, what is suggested and why, and the choice that is the user's."""

from collections.abc import Mapping

from PySide6.QtCore import Signal

from exercise_coach import wording
from exercise_coach.desktop import spoken
from exercise_coach.desktop.controls import SEMIBOLD, Button, Card, Look, Role, column, label
from exercise_coach.desktop.flow import Columns, add_to
from exercise_coach.prescription import Phase
from exercise_coach.recovery import Guidance, is_call_first, is_hour_of_rest
from exercise_coach.sources import titles_to_trust

PAD = 20
COLUMNS = 2


class PhaseCard(Card):
    """`wanted` carries the phase that the user asks for; until it is told, nothing changes."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("phase-card")
        self._phase: Phase | None = None
        self._buttons: Mapping[Phase, Button] = {
            phase: Button(spoken.tr(wording.PHASES[phase]), f"choose-{phase}", look=Look.CHOICE)
            for phase in Phase
        }
        grid = Columns(6, COLUMNS)
        for phase, button in self._buttons.items():
            # Were they to exclude each other, an arrow key on its way would ask for a phase.
            button.setAutoExclusive(False)
            button.fill_width()
            add_to(grid, button)
            button.clicked.connect(lambda _checked, phase=phase: self._ask(phase))
        self._suggested = label(scale=1.1, weight=SEMIBOLD, name="phase-suggested")
        self._reason = label(scale=1.1, name="phase-reason")
        self._sources = label(scale=0.85, role=Role.PlaceholderText, name="phase-sources")
        heading = label(self.tr("Your phase – you decide"), 1.15, SEMIBOLD, name="phase-heading")
        layout = column(heading, 8)
        layout.addLayout(grid)
        layout.addSpacing(6)
        for widget in (self._suggested, self._reason, self._sources):
            layout.addSpacing(4)
            layout.addWidget(widget)
        layout.setContentsMargins(PAD, PAD - 4, PAD, PAD - 4)
        self.setLayout(layout)

    def show_guidance(self, guidance: Guidance) -> None:
        """Show the phase in force, and the suggested one with its reason.

        In an hour of rest, and where a call comes first, no reason: it may say to move a little.
        """
        self._phase = guidance.phase
        self._mark(guidance.phase)
        suggested = spoken.tr(wording.PHASES[guidance.suggested_phase])
        self._suggested.setText(self.tr("Suggested: {phase}").format(phase=suggested))
        self._reason.setText(spoken.tr(guidance.phase_reason.text))
        titles = "; ".join(titles_to_trust(guidance.phase_reason.sources))
        self._sources.setText(self.tr("Sources: {titles}").format(titles=titles) if titles else "")
        rests = is_hour_of_rest(guidance) or is_call_first(guidance)
        self._reason.setVisible(not rests)
        self._sources.setVisible(bool(titles) and not rests)

    def _mark(self, phase: Phase) -> None:
        for each, button in self._buttons.items():
            button.setChecked(each is phase)

    def _ask(self, phase: Phase) -> None:
        if self._phase is not None:
            self._mark(self._phase)
            if phase is not self._phase:
                self.wanted.emit(phase)
