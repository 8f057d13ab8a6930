"""A chart with its words and its table: what it shows is seen, read and heard alike."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import Role, column, label, row
from exercise_coach.desktop.logbook.legend import Legend, Sign
from exercise_coach.desktop.logbook.rows_model import Row, RowsModel, T
from exercise_coach.desktop.logbook.stack import Stack
from exercise_coach.desktop.logbook.tables import Table


class ChartView(QWidget):
    """Shows a chart where one can be drawn, and its table where that is wanted or it cannot.

    The chart itself is given later, by `put_chart`: what draws it may still be on its way.
    """

    def __init__(
        self, name: str, aloud: str, titles: Sequence[str], legend: Sequence[tuple[Sign, str]]
    ) -> None:
        super().__init__()
        self.setObjectName(f"{name}-view")
        self.name, self.aloud = name, aloud
        self.chart: QWidget | None = None
        self._words = label("", 1.05, name=f"{name}-words")
        self._words.setAccessibleName(self.tr("In words"))
        self.legend = Legend(f"{name}-legend", legend)
        self._hint = self.tr("+ and − zoom, arrow keys go from point to point, Home shows it all.")
        self._said = label(self._hint, 0.92, role=Role.PlaceholderText, name=f"{name}-said")
        self._waiting = label(
            self.tr("One moment …"),
            role=Role.PlaceholderText,
            name=f"{name}-waiting",
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        self.model = RowsModel(titles)
        self.table = Table(f"{name}-table", self.tr("{chart}, as a table").format(chart=aloud),
                           self.model, len(titles) - 1)  # fmt: skip
        self._stack = Stack(self._waiting, self.table)
        under = row(self.legend, spacing=12)
        self._page = column(self._words, 8)
        self._page.addWidget(self._stack, 1)
        self._page.addSpacing(4)
        self._page.addWidget(self._said)
        self._page.addLayout(under)
        self.setLayout(self._page)
        self._is_table = False
        self._cannot = False

    def put_chart(self, chart: QWidget | None) -> None:
        """Take what draws the chart; none where it cannot be drawn here."""
        self.chart, self._cannot = chart, chart is None
        if chart is not None:
            chart.setAccessibleDescription(self._words.text())
            self._stack.add(chart)
        self._arrange()

    def show_words(self, words: str) -> None:
        """Say what the chart shows."""
        self._words.setText(words)
        self.table.setAccessibleDescription(words)
        if self.chart is not None:
            self.chart.setAccessibleDescription(words)
        self._said.setText(self._hint)

    def show_rows(self, rows: Sequence[T], words_of: Callable[[T], Row]) -> None:
        """Fill the table; `words_of` puts a row into words."""
        self.model.show_rows(rows, words_of)

    def show_as_table(self, *, is_table: bool) -> None:
        """Show the table, or the chart."""
        self._is_table = is_table
        self._arrange()

    def say(self, text: str) -> None:
        """Say what is under the mouse or the keyboard."""
        self._said.setText(text)
        if self.chart is not None:
            self.chart.setAccessibleDescription(text)

    def _arrange(self) -> None:
        is_table = self._is_table or self._cannot
        drawn = self.chart if self.chart is not None else self._waiting
        self._stack.show_page(self.table if is_table else drawn)
        self._said.setVisible(not is_table)
        self.legend.setVisible(not is_table)
