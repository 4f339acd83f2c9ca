"""What stands behind a problem, in words: what it may cost, and what an analysis of drivers says."""

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.figures.drivers import DriverFigures, RunFigures
from cxworkshop.method.figures.improvements import Mentions, Stake, mentions
from cxworkshop.method.view import View
from cxworkshop.model.improvements import Area
from cxworkshop.programme.charts import Points, driver_matrix
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.values import RANGE, SIGNED_RANGE

MOST_LEADERS = 2
WORTH_WORK = 10
"""From here on an opportunity is worth work (F6.6)."""


def stake_text(stake: Stake, currency: str, language: Language) -> str:
    """Say what a problem may cost a year, and whether that was measured or assumed."""
    low, high = language.number(stake.low, 0), language.number(stake.high, 0)
    if stake.low == stake.high:
        known, guessed = (
            N_("At stake: {low} {currency} a year."),
            N_("At stake, by assumption: {low} {currency} a year."),
        )
    else:
        known = N_("At stake: {low} to {high} {currency} a year.")
        guessed = N_("At stake, by assumption: {low} to {high} {currency} a year.")
    return language.text(known if stake.measured else guessed, low=low, high=high, currency=currency).replace("  ", " ")


def to_count(view: View) -> list[tuple[Area, Mentions]]:
    """Give the problems that comments speak of, where their number is not the one that stands there."""
    found = view.of(mentions)
    return [(area, found[area.id]) for area in view.areas if area.id in found and area.count != found[area.id].found]


def counted_text(area: Area, found: Mentions, language: Language) -> str:
    """Say how many comments speak of a problem, and what number stands there now."""
    values = {"problem": area.title, "all": language.number(found.comments)}
    if area.count is None:
        words = NP_("{problem}: {n} of {all} comments speaks of it.", "{problem}: {n} of {all} comments speak of it.")
        return language.plural(words, found.found, **values)
    words = NP_(
        "{problem}: {n} of {all} comments speaks of it; {typed} was typed in.",
        "{problem}: {n} of {all} comments speak of it; {typed} was typed in.",
    )
    return language.plural(words, found.found, typed=language.number(area.count), **values)


def run_title(run: RunFigures, view: View, language: Language) -> str:
    """Name an analysis by the metric that it explains."""
    metric = view.metrics.find(run.run.outcome)
    if metric is None:
        return language.text(N_("What drives the score"))
    name, segments = language.quote(metric.name), view.segments.of(run.run.segments)
    if not segments:
        return language.text(N_("What drives {metric}"), metric=name)
    names = language.listed(segment.name for segment in segments)
    return language.text(N_("What drives {metric}: {segments}"), metric=name, segments=names)


def interval_words(entry: DriverFigures, language: Language) -> str:
    """Write the interval of a correlation; "" where there is none."""
    if entry.interval is None:
        return ""
    low, high = (language.number(bound, 2) for bound in entry.interval)
    return language.text(SIGNED_RANGE if entry.interval.low < 0 else RANGE, low=low, high=high)


def run_note(run: RunFigures, language: Language) -> str:
    """Say how many answers an analysis rests on, what it explains, and what it does not prove."""
    parts = []
    if run.run.n is not None:
        parts.append(language.plural(NP_("One complete answer.", "{n} complete answers."), run.run.n))
    if run.reason is not None:
        parts.append(language.text(N_("Shares are not shown: {why}."), why=reason_text(run.reason, language)))
    elif run.r2 is not None:
        share = language.percent(run.r2)
        parts.append(language.text(N_("Together they explain {share} of the differences."), share=share))
    parts += overlap_texts(run, language)
    for one, other in run.alike:
        parts.append(language.text(N_("{one} and {other} cannot be told apart."), one=one, other=other))
    parts.append(language.text(N_("They go together with the score; that is no proof that they cause it.")))
    return " ".join(parts)


def overlap_texts(run: RunFigures, language: Language) -> list[str]:
    """Say for the strongest drivers with which weaker ones they may change places: their bounds overlap."""
    found = []
    ordered = sorted(range(len(run.drivers)), key=lambda place: -(run.drivers[place].share or 0))
    for place in ordered[:MOST_LEADERS]:
        others = [run.drivers[weaker].driver.name for stronger, weaker in run.overlaps if stronger == place]
        if others:
            words = N_("The share of {one} cannot be told apart from that of {others}.")
            found.append(language.text(words, one=run.drivers[place].driver.name, others=language.listed(others)))
    return found


def share_bounds(entry: DriverFigures, run: RunFigures, language: Language) -> str:
    """Write the bounds of a driver's share of what is explained; "" where it has none or none is shown."""
    low, high = entry.driver.share_low, entry.driver.share_high
    if run.reason is not None or low is None or high is None:
        return ""
    first, last = (language.number(bound * 100, 0) for bound in (low, high))
    return language.text(RANGE, low=first, high=last) + language.locale.percent


def chance_of(entry: DriverFigures, language: Language) -> str:
    """Say how much a driver is worth working on, by the opportunity score of stated importance; "" when unknown."""
    if entry.opportunity is None:
        return ""
    score = language.number(entry.opportunity, 1)
    if entry.opportunity > WORTH_WORK:
        return language.text(N_("Opportunity {score} of 20: worth work."), score=score)
    return language.text(N_("Opportunity {score} of 20."), score=score)


def run_points(run: RunFigures, derived: bool = False) -> Points | None:
    """Place the drivers by performance and importance, stated or derived (F6.5); None without any."""
    cross = run.derived_crosshair if derived else run.crosshair
    named = [
        (number, entry.driver.name, importance, entry.performance)
        for number, entry in enumerate(run.drivers, 1)
        if (importance := entry.derived if derived else entry.importance) is not None and entry.performance is not None
    ]
    if not named or cross is None:
        return None
    if not derived:
        return driver_matrix(named, cross)
    # the axis runs from nothing to the strongest driver, drawn on the same five steps
    most = max(importance for _, _, importance, _ in named) or 1.0
    placed = [(number, name, 1 + 4 * importance / most, done) for number, name, importance, done in named]
    points = driver_matrix(placed, (1 + 4 * cross[0] / most, cross[1]))
    return points._replace(y_label=N_("How closely it goes with the score"), y_ticks=False)
