"""Three findings in large type: from today to the target, with n and margin, and what a customer said."""

from typing import NamedTuple

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Columns, Rule, Stack
from cxworkshop.exports.paper import Style
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import AMBER_SMALL, Book, nothing, small
from cxworkshop.exports.shapes import measure_line, write
from cxworkshop.exports.text import Text
from cxworkshop.language import N_
from cxworkshop.method.figures.improvements import area_pareto, may_quote
from cxworkshop.method.figures.targets import TargetFigures, target_figures
from cxworkshop.method.view import View
from cxworkshop.model.targets import Target
from cxworkshop.programme.values import certainty_text, number_text, short_text, shown_as_counts, sign_text

QUOTE_MARKS = "»«“”\"„'’‘"


class Finding(NamedTuple):
    """Hold one target with its figures, and what a customer said about it."""

    target: Target
    details: TargetFigures
    quote: str


def chosen_findings(view: View) -> list[Finding]:
    """Choose three targets to show: where customers complain most first, what we count before what they say."""
    details = view.of(target_figures)
    worst = [area for row in view.of(area_pareto).rows if (area := view.areas.find(row.name)) is not None]
    order = list(dict.fromkeys(area.experience for area in worst if area.experience))
    quotes = {
        area.experience: area.evidence for area in reversed(worst) if is_quote(area.evidence) and may_quote(view, area)
    }

    def rank(target: Target) -> tuple[bool, int, bool]:
        metric = details[target.id].metric
        experience = metric.experience if metric else ""
        place = order.index(experience) if experience in order else len(order)
        return (
            details[target.id].verdict == "below_noise",
            place,
            metric is None or metric.class_ != "interaction",
        )

    found: dict[str, Finding] = {}
    for target in sorted(view.targets, key=rank):
        figures = details[target.id]
        if figures.metric is None or figures.now is None or figures.now.estimate.value is None:
            continue
        if target.target is None or target.kind == "monitor only":
            continue
        key = figures.metric.experience or target.id
        found.setdefault(key, Finding(target, figures, quotes.get(key, "")))
    return list(found.values())[:3]


def is_quote(evidence: str) -> bool:
    """Tell whether evidence is somebody's own words, set in quotation marks."""
    words = evidence.strip()
    return len(words) > 2 and words[0] in QUOTE_MARKS and words[-1] in QUOTE_MARKS


def findings_row(book: Book) -> list[Block]:
    """Set the findings side by side, or say what will stand here."""
    chosen = chosen_findings(book.view)
    if not chosen:
        return [nothing(book.text(_no_findings(book.view)))]
    blocks = [_finding(book, each) for each in chosen]
    blocks += [Stack() for _ in range(3 - len(blocks))]
    return [
        Rule(1.0, paper.TEXT, before=14),
        Columns(*blocks, before=12, keep=True),
        Rule(0.5, paper.BORDER, before=11),
    ]


def _no_findings(view: View) -> str:
    if view.measurements:
        return N_("No target stands beside a number yet. Three of them will be shown here, from today to target.")
    return N_("No numbers yet. Once the first are read, three findings stand here, each with its margin.")


def _finding(book: Book, each: Finding) -> Block:
    metric, now = each.details.metric, each.details.now
    assert metric is not None and now is not None
    due = each.target.target_date
    lines: list[Block] = [
        BigFigure(book, each),
        Text(metric.name, style=paper.BODY.strong(), before=3),
        small(certainty_text(metric, now.estimate, book.language), before=1),
    ]
    if due is not None:
        lines.append(small(book.text(N_("Target for {day}"), day=book.language.long_date(due)), before=0))
    else:
        lines.append(Text(book.text(N_("Target date missing")), style=AMBER_SMALL))
    if each.quote:
        lines.append(Text(each.quote, style=paper.QUOTE, before=4))
    return Stack(*lines)


class BigFigure(Block):
    """Draw today's value, an arrow and the target in large type."""

    def __init__(self, book: Book, each: Finding) -> None:
        """Write the numbers."""
        metric, now, language = each.details.metric, each.details.now, book.language
        assert metric is not None and now is not None
        counts = shown_as_counts(metric, now.estimate.n)
        value = (
            short_text(metric, now.estimate, language)
            if counts
            else number_text(metric, now.estimate.value, language, now.estimate.n)
        )
        self._parts = [
            (value, paper.FIGURE_LIGHT),
            ("→", paper.FIGURE_LIGHT._replace(font=paper.REGULAR, size=15, colour=paper.ACCENT)),
            (number_text(metric, each.target.target, language), paper.FIGURE),
            (sign_text(metric, language), Style(paper.REGULAR, 11, 14, paper.TEXT2)),
        ]

    def height(self, width: float) -> float:
        """Give the height of the largest number."""
        return 34.0

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the parts on one baseline, smaller if they need more room than there is."""
        with pen.tags.content("P"):
            self._draw(pen, x, y, width)

    def _draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        gaps = (6.0, 6.0, 4.0, 0.0)
        wide = sum(measure_line(words, style) for words, style in self._parts) + sum(gaps)
        shrunk = min(1.0, width / wide)
        for (words, style), gap in zip(self._parts, gaps, strict=True):
            fitted = style._replace(size=style.size * shrunk)
            write(pen, x, y + 27, words, fitted)
            x += measure_line(words, fitted) + gap * shrunk
