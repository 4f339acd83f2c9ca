"""The card of one target: how much must change each month, whether it could be seen, and the way so far."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from cxworkshop.language import N_, NP_
from cxworkshop.method.figures.targets import TargetFigures, series_key_of
from cxworkshop.method.readings import all_series
from cxworkshop.model.targets import Target
from cxworkshop.programme.charts import Lines
from cxworkshop.programme.choices import LIGHT, word
from cxworkshop.programme.survey_words import target_change_text
from cxworkshop.programme.target_words import verdict_text, way_text
from cxworkshop.programme.values import certainty_text, difference_text, short_text, sign_text, value_text
from cxworkshop.ui.chart import ChartView
from cxworkshop.ui.charts.trend import Trend, trend_of
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import field_of
from cxworkshop.ui.editors.levels import LevelEditor
from cxworkshop.ui.field import labelled
from cxworkshop.ui.parts import Card, ChipKind, button, chip, column, empty, label, row
from cxworkshop.ui.views.target_table import figures_of

SIDE = 280
NARROW = 640
"""Below this width, in lengths of the design, the chart stands below the words."""
KINDS: dict[str, ChipKind] = {"below_noise": "warn", "weak": "warn", "detectable": "good"}
LIGHTS: dict[str, ChipKind] = {"green": "good", "amber": "warn", "red": "bad"}


class TargetCard(Card):
    """Tell about the chosen target, and let its plan line bend."""

    def __init__(self, desk: Desk) -> None:
        """Begin without a target."""
        super().__init__(desk.theme)
        self.desk = desk
        self.target = ""
        theme, text = desk.theme, desk.text
        self.beside = row(spacing=16, theme=theme)
        self.pad(spacing=0).addLayout(self.beside)
        side = QWidget()
        self.side = side
        words = column(side, spacing=8, theme=theme)
        self.name = label(theme, style="section", wrap=True)
        self.way = label(theme, style="body", wrap=True)
        self._chips = column(spacing=6, theme=theme)
        self.seen = label(theme, style="table", color="text2", wrap=True)
        self.change = label(theme, style="table", color="text2", wrap=True)
        self.trend = label(theme, style="table", color="text2", wrap=True)
        self.segments = label(theme, style="caption", color="text2", wrap=True)
        for made in (self.name, self.segments, self.way):
            words.addWidget(made)
        words.addLayout(self._chips)
        for made in (self.change, self.seen, self.trend):
            words.addWidget(made)
        self._bend = row(spacing=8, theme=theme)
        words.addLayout(self._bend)
        foot = row(theme=theme)
        self.all_fields = button(theme, text(N_("All fields")), self._open_sheet, "link")
        foot.addWidget(self.all_fields)
        foot.addStretch(1)
        words.addLayout(foot)
        words.addStretch(1)
        self.chart = ChartView(desk)
        self.beside.addWidget(side)
        self.beside.addWidget(self.chart, 1)
        self.editors: dict[str, QWidget] = {}

    def show_target(self, id: str) -> None:
        """Show another target; "" or one that is gone hides the card."""
        target = self.desk.project.targets.find(id)
        if id != self.target:
            self.target = id
            self._make_editors(target)
        self.setVisible(target is not None)
        self.tell()

    def tell(self) -> None:
        """Say what the project says now."""
        target = self.desk.project.targets.find(self.target)
        details = figures_of(self.desk, target) if target is not None else None
        if target is None or details is None:
            return
        text, language, metric = self.desk.text, self.desk.language, details.metric
        name = metric.name if metric is not None and metric.name else text(N_("Metric without a name"))
        self.name.setText(name)
        segments = [segment.name for segment in self.desk.project.segments.of(target.segments)]
        self.segments.setText(language.listed(segments))
        self.segments.setVisible(bool(segments))
        self.way.setText(way_text(target, details, language))
        self._show_chips(target, details)
        self.change.setText(target_change_text(self.desk.view(), target, language))
        self.change.setVisible(bool(self.change.text()))
        self.seen.setText(self._what_can_be_seen(details))
        self.seen.setVisible(bool(self.seen.text()))
        self.trend.setText(self._where_it_heads(details))
        self.trend.setVisible(bool(self.trend.text()))
        self._show_chart(target, details, name)

    def focus_field(self, field: str) -> bool:
        """Put the focus into the editor of a field; False when the card has none for it."""
        if field not in self.editors:
            return False
        self.editors[field].setFocus()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand the chart below the words where both are too narrow side by side."""
        super().resizeEvent(event)
        narrow = self.width() < self.desk.px(NARROW)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self.beside.setDirection(way)
        self.side.setMaximumWidth(16777215 if narrow else self.desk.px(SIDE))
        self.side.setMinimumWidth(0 if narrow else self.desk.px(SIDE))

    # Parts of it

    def _make_editors(self, target: Target | None) -> None:
        empty(self._bend)
        self.editors = {}
        if target is None:
            return
        day = labelled(self.desk, ("targets", target.id, "bend_date"), help=False)
        self._bend.addWidget(day, 1)
        place = ("targets", target.id, "bend_value")
        field = field_of(place)
        holder = QWidget()
        body = column(holder, spacing=3, theme=self.desk.theme)
        level = LevelEditor(self.desk, place, field)
        title = label(self.desk.theme, self.desk.text(field.label), "label", wrap=True)
        title.setBuddy(level)
        problem = label(self.desk.theme, style="caption", color="bad", wrap=True)
        problem.hide()
        level.binding.problem.connect(lambda words: _say(problem, words))
        _say(problem, level.binding.sentence)
        for part in (title, level, problem):
            body.addWidget(part)
        body.addStretch(1)
        self._bend.addWidget(holder, 1)
        self.editors = {"bend_date": day.field, "bend_value": level}

    def _show_chips(self, target: Target, details: TargetFigures) -> None:
        empty(self._chips)
        verdict = verdict_text(target, details, self.desk.language)
        made: list[QLabel] = []
        if details.light is not None and details.light.colour != "grey":
            words = word(LIGHT, details.light.colour, self.desk.language)
            if details.light.indistinct:
                words = self.desk.text(N_("{light} (not to be told from the plan)"), light=words)
            made.append(chip(self.desk.theme, words, LIGHTS[details.light.colour]))
        if verdict:
            made.append(chip(self.desk.theme, verdict, KINDS.get(details.verdict or "", "info")))
        for one in made:
            one.setWordWrap(True)
            policy = one.sizePolicy()
            policy.setVerticalPolicy(policy.Policy.MinimumExpanding)
            policy.setHorizontalPolicy(policy.Policy.Preferred)
            one.setSizePolicy(policy)
            self._chips.addWidget(one)

    def _what_can_be_seen(self, details: TargetFigures) -> str:
        """Say how large a change must be, and how many answers the wished one needs."""
        text, language, metric = self.desk.text, self.desk.language, details.metric
        parts = []
        if metric is not None and details.significant is not None and details.verdict != "detectable":
            change = difference_text(metric, details.significant, language)
            parts.append(text(N_("Two rounds of this size can just tell {change} from chance."), change=change))
            if details.answers_needed is not None:
                words = NP_("Your change needs one answer each time.", "Your change needs {n} answers each time.")
                parts.append(self.desk.plural(words, details.answers_needed))
        return " ".join(parts)

    def _where_it_heads(self, details: TargetFigures) -> str:
        """Say where the figures are heading, where so many readings allow it."""
        metric, language = details.metric, self.desk.language
        if metric is None or details.slope_per_month is None:
            return ""
        slope = difference_text(metric, details.slope_per_month, language, sign=True)
        if details.heading is None:
            return self.desk.text(N_("The readings so far move {change} a month."), change=slope)
        words = N_("The readings so far move {change} a month, towards {value} on that day.")
        return self.desk.text(words, change=slope, value=value_text(metric, details.heading, language))

    def _show_chart(self, target: Target, details: TargetFigures, name: str) -> None:
        metric, text = details.metric, self.desk.text
        chart = trend_of(self.desk.view(), target)
        if metric is None or chart is None:
            self.chart.show_chart(None, name, self._why_no_chart(target, details))
            return
        unit = sign_text(metric, self.desk.language)
        title = text(N_("{metric}, {unit}"), metric=name, unit=unit) if unit else name
        self.chart.show_chart(chart, title, chart_sentence(self.desk, chart))

    def _why_no_chart(self, target: Target, details: TargetFigures) -> str:
        metric, language = details.metric, self.desk.language
        readings = self.desk.view().of(all_series).get(series_key_of(target), ())
        found = [one for one in readings if one.estimate.value is not None] or (
            [details.now] if details.now is not None and details.now.estimate.value is not None else []
        )
        if metric is None or not found:
            return self.desk.text(N_("No reading yet. From the second one on, a chart stands here."))
        words = N_("One reading so far: {value} ({certainty}), {day}. From the second one on, a chart stands here.")
        return self.desk.text(
            words,
            value=short_text(metric, found[-1].estimate, language),
            certainty=certainty_text(metric, found[-1].estimate, language),
            day=language.short_date(found[-1].measurement.end, year=True),
        )

    def _open_sheet(self) -> None:
        self.desk.open_sheet(("targets", self.target))


def chart_sentence(desk: Desk, chart: Trend) -> str:
    """Say what a chart of readings shows."""
    lines: Lines = chart.lines
    language = desk.language
    first, last = lines.dots[0], lines.dots[-1]
    words = N_("{n} readings from {first} to {last}, the newest {value}.")
    parts = [
        desk.text(
            words,
            n=language.number(len(lines.dots)),
            first=language.short_date(first.day, year=True),
            last=language.short_date(last.day, year=True),
            value=value_text(lines.metric, last.value, language, last.n),
        )
    ]
    beyond = sum(dot.signal for dot in lines.dots)
    if lines.centre is not None:
        words_beyond = NP_("One of them is beyond chance.", "{n} of them are beyond chance.")
        parts.append(desk.plural(words_beyond, beyond) if beyond else desk.text(N_("All of it may be chance.")))
    if lines.provisional:
        parts.append(desk.text(N_("With so few readings the limits of chance may still move.")))
    return " ".join(parts)


def _say(problem: QLabel, words: str) -> None:
    problem.setText(words)
    problem.setVisible(bool(words))
