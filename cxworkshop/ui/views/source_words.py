"""What step 4 says about a source: when, from whom, how many answers to expect and how sure they make a number."""

from collections.abc import Iterator

from cxworkshop.language import N_, NO_VALUE, NP_
from cxworkshop.method.figures.collection import CollectionFigures, collection_figures, is_survey
from cxworkshop.model.collection import Collection
from cxworkshop.programme.choices import label
from cxworkshop.programme.fields import field_label
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.survey_words import rate_text, received_text
from cxworkshop.ui.desk import Desk

CHAIN = ("population", "eligible", "reach", "response_rate")
"""The fields whose product is the number of answers to expect."""


def figures_of(desk: Desk, row: Collection) -> CollectionFigures:
    """Give what is computed about a source."""
    return desk.view().of(collection_figures)[row.id]


def when_text(desk: Desk, row: Collection) -> str:
    """Say what sets a source off, else how often it is collected."""
    return row.trigger_text or label(Collection, "repeat", row.repeat, desk.language) or NO_VALUE


def start_text(desk: Desk, row: Collection) -> str:
    """Say from which day on."""
    if row.start is None:
        return desk.text(N_("No start date"))
    start = desk.language.short_date(row.start, year=row.start.year != desk.today.year)
    return desk.text(N_("from {start}"), start=start)


def whom_text(desk: Desk, row: Collection) -> str:
    """Say how many segments a source is about."""
    if not row.segments:
        return desk.text(N_("All segments"))
    return desk.plural(NP_("{n} segment", "{n} segments"), len(desk.project.segments.of(row.segments)))


def why_no_margin(desk: Desk, row: Collection, figures: CollectionFigures) -> str:
    """Say why a source has no margin; "" when it has one."""
    if figures.margin is not None:
        return ""
    if not is_survey(row):
        return desk.text(N_("Counted or talked about, not sampled."))
    if figures.expected == 0:
        return reason_text("no_answers", desk.language)
    return reason_text("missing_input", desk.language)


def sentences(desk: Desk, row: Collection) -> Iterator[str]:
    """Say in plain sentences what has come from a source, and what to expect of it."""
    figures = figures_of(desk, row)
    came = received_text(desk.view(), row, desk.language)
    yield from filter(None, (came, rate_text(desk.view(), row, desk.language)))
    if figures.expected is None:
        yield _missing(desk, row)
        return
    yield _expected(desk, row, figures.expected)
    if is_survey(row):
        yield from _certainty(desk, row, figures)
    elif figures.discovery is not None:
        share = desk.language.percent(figures.discovery)
        yield desk.text(
            N_("A view that one customer in five holds will be heard with a chance of {share}."), share=share
        )


def _missing(desk: Desk, row: Collection) -> str:
    if not is_survey(row):
        name = field_label(("collection", row.id, "fixed_n"), desk.language)
        return desk.text(N_("Fill in {field} to see how much you will learn."), field=desk.language.quote(name))
    names = [field_label(("collection", row.id, name), desk.language) for name in CHAIN if getattr(row, name) is None]
    listed = desk.language.listed(desk.language.quote(name) for name in names)
    return desk.text(N_("Fill in {fields} to see how many answers to expect."), fields=listed)


def _expected(desk: Desk, row: Collection, expected: int) -> str:
    if not is_survey(row):
        return desk.plural(NP_("{n} case is expected.", "{n} cases are expected."), expected)
    if row.fixed_n is not None:
        return desk.plural(NP_("{n} answer is expected.", "{n} answers are expected."), expected)
    number, percent = desk.language.number, desk.language.percent
    return desk.plural(
        NP_(
            "Of {population} in a year {eligible} are asked, {reach} of those can be reached, and {rate} of those "
            "answer: about {n} answer.",
            "Of {population} in a year {eligible} are asked, {reach} of those can be reached, and {rate} of those "
            "answer: about {n} answers.",
        ),
        expected,
        population=number(row.population),
        eligible=percent(row.eligible),
        reach=percent(row.reach),
        rate=percent(row.response_rate),
    )


def _certainty(desk: Desk, row: Collection, figures: CollectionFigures) -> Iterator[str]:
    """Say the margin, whether it is the one wanted, and what that would take."""
    number = desk.language.number
    wanted = row.moe_wanted or desk.project.constants.moe_wanted
    if figures.margin is None:
        reason = why_no_margin(desk, row, figures)
        yield desk.text(N_("There is no margin yet: {reason}."), reason=reason)
    else:
        yield desk.text(
            N_("In {sure} of 100 such surveys a share is off by at most {points} percentage points either way."),
            sure=number(desk.project.constants.conf_level * 100, 0),
            points=number(figures.margin * 100, 0),
        )
        if figures.margin <= wanted:
            yield desk.text(N_("That is as close as you want it (±{wanted})."), wanted=number(wanted * 100, 0))
    if figures.needed is not None and (figures.margin is None or figures.margin > wanted):
        yield _needed(desk, figures, wanted)
    if row.response_rate_source == "assumption":
        yield desk.text(N_("The response rate is an assumption: a trial with a few customers will tell."))


def _needed(desk: Desk, figures: CollectionFigures, wanted: float) -> str:
    number = desk.language.number
    values = {"wanted": number(wanted * 100, 0), "needed": number(figures.needed)}
    if figures.invitations is None:
        return desk.text(N_("For ±{wanted} you need {needed} answers."), **values)
    values["invitations"] = number(figures.invitations)
    if figures.reachable is not None and figures.reachable < figures.invitations:
        return desk.text(
            N_(
                "For ±{wanted} you need {needed} answers, which takes {invitations} invitations, and only {reachable} "
                "can be reached."
            ),
            reachable=number(figures.reachable),
            **values,
        )
    return desk.text(N_("For ±{wanted} you need {needed} answers, which takes {invitations} invitations."), **values)
