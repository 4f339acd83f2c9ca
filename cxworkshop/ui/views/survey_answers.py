"""The newest answers of customers: how many, how they spread, and what the other questions gave."""

from PySide6.QtWidgets import QGridLayout

from cxworkshop.language import C_, N_, NP_
from cxworkshop.method.figures.metrics import by_account
from cxworkshop.method.readings import Reading, is_asked, readings
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Classes, Counts, Measurement, Metric
from cxworkshop.programme.survey_words import answer_sentences, company_sentences
from cxworkshop.programme.values import certainty_text, short_text
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.answers import AnswerBars
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import Card, empty, label
from cxworkshop.ui.views.big_number import BigNumber
from cxworkshop.ui.views.distribution import distribution
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
    """Show the newest answers: how many, and how they spread."""

    def __init__(self, desk: Desk) -> None:
        """Begin empty."""
        super().__init__(desk.theme, desk.text(N_("Survey answers")))
        self.desk = desk
        self._shown: tuple[list[tuple[Reading, Metric]], list[str], list[str]] | None = None
        body = self.pad(spacing=6)
        self.total = BigNumber(desk)
        self.question = label(desk.theme, style="table", wrap=True)
        self.also = label(desk.theme, style="caption", color="text2", wrap=True)
        self.chart = ChartView(desk)
        self.others = QGridLayout()
        self.others.setHorizontalSpacing(desk.px(8))
        self.others.setVerticalSpacing(desk.px(4))
        self.others.setColumnStretch(0, 1)
        self.nothing = label(
            desk.theme,
            desk.text(N_("No answers yet. Once customers have answered, you see here how their answers spread.")),
            "table", "text2", wrap=True,
        )  # fmt: skip
        for shown in (self.nothing, self.total, self.question, self.also, self.chart):
            body.addWidget(shown)
        body.addLayout(self.others)
        body.addStretch(1)

    def refresh(self) -> None:
        """Show what the project says now."""
        newest = newest_answers(self.desk.view())[: 1 + OTHERS]
        shown = [(reading, self._metric(reading.measurement)) for reading in newest]
        view, language = self.desk.view(), self.desk.language
        also = list(answer_sentences(view, newest[0].measurement, language)) if newest else []
        companies = [self._companies(reading) for reading in newest[1:]]
        if (shown, also, companies) == self._shown:
            return
        self._shown = (shown, also, companies)
        self.also.setText("\n".join(also))
        self.also.setVisible(bool(also))
        some = bool(newest)
        for part in (self.total, self.question, self.chart):
            part.setVisible(some)
        self.nothing.setVisible(not some)
        empty(self.others)
        if not some:
            return
        self._show(newest[0])
        for at, (reading, words) in enumerate(zip(newest[1:], companies, strict=True)):
            self._show_other(at, reading, words)

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
        name = self.desk.text(N_("How many gave each answer"))
        self.chart.show_chart(AnswerBars(tuple(answers)), name, self.question.text())

    def busy(self) -> bool:
        """Tell whether the bars are still to be drawn."""
        return self.chart.isVisible() and self.chart.busy()

    def _companies(self, reading: Reading) -> str:
        """Say the number in which every company weighs the same, where companies are customers."""
        found = self.desk.view().of(by_account).get(reading.measurement.id)
        return " ".join(company_sentences(self._metric(reading.measurement), found, self.desk.language))

    def _show_other(self, at: int, reading: Reading, companies: str) -> None:
        metric, language = self._metric(reading.measurement), self.desk.language
        theme = self.desk.theme
        self.others.addWidget(label(theme, metric.name, "table", wrap=True), at * 2, 0)
        self.others.addWidget(label(theme, short_text(metric, reading.estimate, language), "table_strong"), at * 2, 1)
        words = "\n".join(part for part in (certainty_text(metric, reading.estimate, language), companies) if part)
        self.others.addWidget(label(theme, words, "caption", "text2", wrap=True), at * 2 + 1, 0, 1, 2)

    def _metric(self, measurement: Measurement) -> Metric:
        found = self.desk.project.metrics.find(measurement.metric)
        return found if found is not None else Metric(id=measurement.metric)
