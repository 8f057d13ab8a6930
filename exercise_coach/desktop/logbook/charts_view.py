"""The charts of a span of days: pain, weeks, and each exercise."""

import enum
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from exercise_coach.desktop.controls import Button, Look, column, row
from exercise_coach.desktop.logbook import chart_rows, signs, words
from exercise_coach.desktop.logbook.chart_view import ChartView
from exercise_coach.desktop.logbook.choices import choice_group
from exercise_coach.desktop.logbook.exercise_bar import ExerciseBar, family
from exercise_coach.desktop.logbook.gathered import Charts
from exercise_coach.desktop.logbook.legend import Sign
from exercise_coach.desktop.logbook.stack import Stack
from exercise_coach.logbook.statistics import ExerciseDay
from exercise_coach.prescription import Exercise

RANGES: Mapping[str, int | None] = {"weeks": 28, "months": 91, "year": 365, "all": None}
"""How many days each range has."""
FIRST_RANGE = "months"


class Kind(enum.StrEnum):
    """What a chart is of."""

    PAIN = "pain"
    WEEKS = "weeks"
    EXERCISE = "exercise"


class ChartsView(QWidget):
    """`range_wanted` carries so many days, or none for all; `exercise_wanted` a span and ids."""

    range_wanted = Signal(object)
    exercise_wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("charts-view")
        self._charts: Charts | None = None
        self._exercises: Mapping[str, Exercise] = {}
        self._days: tuple[ExerciseDay, ...] = ()
        self._series: dict[str, tuple[str, str]] = {}
        self._kind = Kind.PAIN
        self._can_draw: bool | None = None
        self._drawn: dict[Kind, object] = {}
        self.range = RANGES[FIRST_RANGE]
        self.bar = ExerciseBar()
        self.bar.chosen.connect(lambda _exercise: self._ask_for_exercise())
        self.views = {kind: self._make(kind) for kind in Kind}
        self._stack = Stack(*self.views.values())
        self._build()

    def _make(self, kind: Kind) -> ChartView:
        if kind is Kind.PAIN:
            titles, aloud = chart_rows.pain_titles(), self.tr("Pain over time")
            legend: Sequence[tuple[Sign, str]] = (
                (signs.dot, self.tr("first score of the day")),
                (signs.diamond, self.tr("above the stop line")),
                (signs.dashes, self.tr("stop line")),
                (signs.shade, self.tr("episode")),
            )
        elif kind is Kind.WEEKS:
            titles, aloud = chart_rows.week_titles(), self.tr("Minutes and sets by week")
            legend = ()
        else:
            titles, aloud = chart_rows.exercise_titles(), self.tr("One exercise over time")
            legend = ()
        return ChartView(kind, aloud, titles, legend)

    def _build(self) -> None:
        texts = {"weeks": self.tr("4 weeks"), "months": self.tr("3 months"),
                 "year": self.tr("Year"), "all": self.tr("All")}  # fmt: skip
        ranges = [self._range_button(name, text) for name, text in texts.items()]
        forms = [self._form_button("chart", self.tr("Chart")),
                 self._form_button("table", self.tr("Table"))]  # fmt: skip
        chosen = list(RANGES).index(FIRST_RANGE)
        self._ranges = choice_group(ranges, ranges[chosen], self)
        self._forms = choice_group(forms, forms[0], self)
        page = column()
        page.addLayout(row(*ranges, None, *forms, spacing=4))
        for each in (6, self.bar, 4, self._stack):
            if isinstance(each, int):
                page.addSpacing(each)
            else:
                page.addWidget(each)
        page.setStretch(page.indexOf(self._stack), 1)
        self.setLayout(page)

    def _range_button(self, name: str, text: str) -> Button:
        button = Button(text, f"range-{name}", look=Look.CHOICE)
        button.clicked.connect(lambda: self._choose_range(RANGES[name]))
        return button

    def _form_button(self, name: str, text: str) -> Button:
        button = Button(text, f"as-{name}", look=Look.CHOICE)
        button.clicked.connect(lambda: self._show_as(is_table=name == "table"))
        return button

    def _choose_range(self, days: int | None) -> None:
        self.range = days
        self.range_wanted.emit(days)

    def _show_as(self, *, is_table: bool) -> None:
        for view in self.views.values():
            view.show_as_table(is_table=is_table)

    # What is shown

    def show_kind(self, kind: Kind) -> None:
        """Show one of the charts."""
        self._kind = kind
        self.bar.setVisible(kind is Kind.EXERCISE)
        self._stack.show_page(self.views[kind])
        self._draw()

    def can_draw(self, *, can: bool) -> None:
        """Learn whether charts can be drawn here; without, the tables stand for them."""
        self._can_draw = can
        self._forms_shown(can=can)
        if not can:
            for view in self.views.values():
                view.put_chart(None)
        self._draw()

    def _forms_shown(self, *, can: bool) -> None:
        for button in self._forms.buttons():
            button.setVisible(can)

    def name_exercises(self, exercises: Mapping[str, Exercise]) -> None:
        """Learn what exercises are called, and which is easier or harder."""
        if exercises != self._exercises and self._charts is not None:
            self.show_charts(self._charts, exercises)

    def show_charts(self, charts: Charts, exercises: Mapping[str, Exercise]) -> None:
        """Show the charts of a span."""
        self._charts, self._exercises = charts, exercises
        self.views[Kind.PAIN].show_words(words.pain_words(charts))
        self.views[Kind.PAIN].show_rows(chart_rows.pain_rows(charts), chart_rows.pain_row)
        self.views[Kind.WEEKS].show_words(words.weeks_words(charts.weeks))
        self.views[Kind.WEEKS].show_rows(charts.weeks[::-1], chart_rows.week_row)
        self.bar.show_exercises(charts.exercises, exercises)
        self._ask_for_exercise()
        self._draw()

    def _ask_for_exercise(self) -> None:
        if self._charts is not None and self.bar.exercise:
            self._series = family(self.bar.exercise, self._exercises)
            self.exercise_wanted.emit(self._charts.span, tuple(self._series))
        else:
            self.show_exercise(())

    def show_exercise(self, days: Sequence[ExerciseDay]) -> None:
        """Show the days of the exercise that was asked for."""
        self._days = tuple(each for each in days if each.exercise in self._series)
        view = self.views[Kind.EXERCISE]
        names = {id_: name for id_, (name, _) in self._series.items()}
        view.show_words(self._exercise_words())
        view.show_rows(self._days[::-1], partial(chart_rows.exercise_row, names=names))
        looks = {"this": signs.dot, "easier": signs.easier, "harder": signs.harder}
        notes = {"this": "", "easier": self.tr(" (easier)"), "harder": self.tr(" (harder)")}
        view.legend.show_entries(
            [(looks[which], name + notes[which]) for name, which in self._series.values()]
        )
        self._draw()

    def _exercise_words(self) -> str:
        if not self._series:
            return self.tr("No exercise was done in this time.")
        told = {
            "easier": self.tr("The easier variant, {name}, was done on {days}."),
            "harder": self.tr("The harder variant, {name}, was done on {days}."),
        }
        this, variants = "", []
        own: list[ExerciseDay] = []
        for id_, (name, which) in self._series.items():
            mine = [each for each in self._days if each.exercise == id_]
            if which == "this":
                this, own = name, mine
            elif mine:
                days = words.days_text(len({each.day for each in mine}))
                variants.append(told[which].format(name=name, days=days))
        return words.exercise_words(this, own, variants)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Draw what came while it was not seen."""
        super().showEvent(event)
        self._draw()

    def _draw(self) -> None:
        """Draw what is seen now, unless it is drawn already."""
        if not self._can_draw or self._charts is None or not self.isVisible():
            return
        is_exercise = self._kind is Kind.EXERCISE
        shown = (self._charts, *((self._days, tuple(self._series)) if is_exercise else ()))
        if self._drawn.get(self._kind) == shown:
            return
        # Here, and not before, pyqtgraph is wanted.
        from exercise_coach.desktop.logbook import charts as drawing  # noqa: PLC0415
        from exercise_coach.desktop.logbook.plots import Chart  # noqa: PLC0415

        view = self.views[self._kind]
        chart = view.chart
        if not isinstance(chart, Chart):
            chart = Chart(f"{self._kind}-chart", view.aloud)
            chart.said.connect(view.say)
            view.put_chart(chart)
            # What is in it is made after others had their turn: both together are too long a one.
            QTimer.singleShot(0, self, self._draw)
            return
        self._drawn[self._kind] = shown
        if self._kind is Kind.PAIN:
            drawing.draw_pain(chart, self._charts)
        elif self._kind is Kind.WEEKS:
            drawing.draw_weeks(chart, self._charts)
        else:
            drawing.draw_exercise(chart, self._charts.span, self._days, self._series)
