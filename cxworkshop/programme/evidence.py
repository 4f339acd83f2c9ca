"""What stands behind a problem, in words: what it may cost, and what an analysis of drivers says."""

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.figures.improvements import DriverFigures, RunFigures, Stake
from cxworkshop.method.view import View
from cxworkshop.programme.charts import Points, driver_matrix
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.values import RANGE, SIGNED_RANGE


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


def run_title(run: RunFigures, view: View, language: Language) -> str:
    """Name an analysis by the metric that it explains."""
    metric = view.metrics.find(run.run.outcome)
    if metric is None:
        return language.text(N_("What drives the score"))
    return language.text(N_("What drives {metric}"), metric=language.quote(metric.name))


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
    for one, other in run.alike:
        parts.append(language.text(N_("{one} and {other} cannot be told apart."), one=one, other=other))
    parts.append(language.text(N_("They go together with the score; that is no proof that they cause it.")))
    return " ".join(parts)


def run_points(run: RunFigures) -> Points | None:
    """Place the drivers that have both means in a matrix; None without any."""
    named = [
        (entry.driver.name, entry.driver.importance, entry.driver.performance)
        for entry in run.drivers
        if entry.driver.importance is not None and entry.driver.performance is not None
    ]
    return driver_matrix(named, run.crosshair) if named and run.crosshair else None
