"""The newest answers of customers: how many, how they spread, and what the other questions gave."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QHeaderView, QTableWidget, QTableWidgetItem

from cxworkshop.language import C_, N_, NP_
from cxworkshop.method.readings import Reading, is_asked, readings
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Classes, Counts, Measurement, Metric
from cxworkshop.programme.values import certainty_text, short_text
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, button, empty, label
from cxworkshop.ui.views.big_number import BigNumber
from cxworkshop.ui.views.distribution import Distribution, distribution
from cxworkshop.ui.views.result_words import period_text

OTHERS = 4
"""So many more results stand below the bars."""


def newest_answers(view: View) -> list[Reading]:
    """Give what customers answered last, one reading for each metric, the newest and largest first; none hidden."""
    found: dict[str, Reading] = {}
    for reading in sorted(view.of(readings).values(), key=_rank, reverse=True):
        metric = view.metrics.find(reading.measurement.metric)
        if reading.hidden or metric is None or reading.estimate.value is None:
            continue
        if isinstance(reading.measurement.data, Counts | Classes) and is_asked(view, metric, reading.measurement):
            found.setdefault(metric.id, reading)
    return list(found.values())


def _rank(reading: Reading) -> tuple[str, float]:
    end = reading.measurement.end
    return end.isoformat() if end else "", reading.estimate.n or 0


class SurveyAnswers(Card):
    """Show the newest answers as bars and as a table."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk.theme, desk.text(N_("Survey answers")))
        self.desk = desk
        self._shown: list[tuple[Reading, Metric]] | None = None
        body = self.pad(spacing=6)
        self.total = BigNumber(desk)
        self.question = label(desk.theme, style="table", wrap=True)
        self.bars = Distribution(desk)
        self.table = QTableWidget(0, 2)
        self.table.hide()
        self._dress_table()
        self.others = QGridLayout()
        self.others.setHorizontalSpacing(desk.px(8))
        self.others.setVerticalSpacing(desk.px(4))
        self.others.setColumnStretch(0, 1)
        self.switch = button(desk.theme, desk.text(N_("Show as table")), self._switch, "link", "table")
        self.nothing = label(
            desk.theme,
            desk.text(N_("No answers yet. Once customers have answered, you see here how their answers spread.")),
            "table", "text2", wrap=True,
        )  # fmt: skip
        for shown in (self.nothing, self.total, self.question, self.bars, self.table):
            body.addWidget(shown)
        body.addLayout(self.others)
        body.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        body.addStretch(1)

    def refresh(self) -> None:
        """Show what the project says now."""
        newest = newest_answers(self.desk.view())[: 1 + OTHERS]
        shown = [(reading, self._metric(reading.measurement)) for reading in newest]
        if shown == self._shown:
            return
        self._shown = shown
        some = bool(newest)
        as_table = not self.table.isHidden()
        for part in (self.total, self.question, self.switch):
            part.setVisible(some)
        self.nothing.setVisible(not some)
        self.bars.setVisible(some and not as_table)
        empty(self.others)
        if not some:
            self.table.hide()
            return
        self._show(newest[0])
        for at, reading in enumerate(newest[1:]):
            self._show_other(at, reading)

    def _show(self, reading: Reading) -> None:
        language, measurement = self.desk.language, reading.measurement
        metric = self._metric(measurement)
        n = reading.estimate.n or 0
        about = self.desk.plural(
            NP_("answer, {period}", "answers, {period}"), n, period=period_text(self.desk, measurement)
        )
        self.total.say(language.number(round(n)), about)
        value = short_text(metric, reading.estimate, language)
        words = C_("metric and value", "{metric}: {value} ({certainty})")
        certainty = certainty_text(metric, reading.estimate, language)
        self.question.setText(
            self.desk.text(words, metric=language.quote(metric.name), value=value, certainty=certainty)
        )
        answers = distribution(metric, measurement.data, self.desk)
        self.bars.show_answers(answers)
        self.table.setRowCount(len(answers))
        for at, one in enumerate(answers):
            self.table.setItem(at, 0, QTableWidgetItem(one.label))
            self.table.setItem(at, 1, QTableWidgetItem(language.number(one.n)))
        self.table.setFixedHeight(self.desk.px(36) + self.desk.px(30) * len(answers))

    def _show_other(self, at: int, reading: Reading) -> None:
        metric, language = self._metric(reading.measurement), self.desk.language
        theme = self.desk.theme
        self.others.addWidget(label(theme, metric.name, "table", wrap=True), at * 2, 0)
        self.others.addWidget(label(theme, short_text(metric, reading.estimate, language), "table_strong"), at * 2, 1)
        certainty = certainty_text(metric, reading.estimate, language)
        self.others.addWidget(label(theme, certainty, "caption", "text2", wrap=True), at * 2 + 1, 0, 1, 2)

    def _metric(self, measurement: Measurement) -> Metric:
        found = self.desk.project.metrics.find(measurement.metric)
        return found if found is not None else Metric(id=measurement.metric)

    def _dress_table(self) -> None:
        text = self.desk.text
        self.table.setAccessibleName(text(N_("How many gave each answer")))
        self.table.setHorizontalHeaderLabels([text(C_("noun", "Answer")), text(N_("How many"))])
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.desk.px(30))
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setProperty("flat", True)

    def _switch(self) -> None:
        as_table = self.table.isHidden()
        self.table.setVisible(as_table)
        self.bars.setVisible(not as_table)
        words = self.desk.text(N_("Show as chart") if as_table else N_("Show as table"))
        self.switch.setText(words)
        self.switch.setAccessibleName(words)
