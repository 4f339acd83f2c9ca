"""What survey answers say, in words: how many came, whether late ones differ, what changed, what weighting does."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.figures.changes import changes, since_last
from cxworkshop.method.figures.collection import wave_figures
from cxworkshop.method.figures.differences import Change
from cxworkshop.method.figures.metrics import ByAccount, by_account
from cxworkshop.method.figures.received import early_and_late, received
from cxworkshop.method.figures.weighting import weighted
from cxworkshop.method.measuring import report_as
from cxworkshop.method.readings import series_key
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Account, Measurement, Metric
from cxworkshop.model.targets import Target
from cxworkshop.programme.checks.answers import latest_rounds
from cxworkshop.programme.values import SIGNED_RANGE, WITH_INTERVAL_ONLY, difference_text, interval_text, value_text

EXACT_BELOW = 20
ONE_OF_MANY = N_("≈ With so many comparisons at once, chance brings such a one.")
NO_ANSWER = N_("No answer")
AT_RISK = N_("At risk: an unhappy answer")
MOST = 100_000
"""More answers than this nobody collects, so their number says nothing."""


def received_text(view: View, row: Collection, language: Language) -> str:
    """Say how many answers of a survey's running round have come, of how many; "" before it begins."""
    found = view.of(received).get(row.id)
    if found is None:
        return ""
    values = {"day": language.short_date(found.start, year=True)}
    if found.received is None:
        few = language.number(view.constants.anonymity_k)
        return language.text(N_("Fewer than {few} answers have come since {day}."), few=few, **values)
    if found.by_now is None:
        words = NP_("{n} answer has come since {day}.", "{n} answers have come since {day}.")
    elif found.by_now == found.expected:
        values["expected"] = language.number(found.by_now)
        words = NP_(
            "{n} answer has come since {day}, of {expected} expected.",
            "{n} answers have come since {day}, of {expected} expected.",
        )
    else:
        values["expected"] = language.number(found.by_now)
        words = NP_(
            "{n} answer has come since {day}, and {expected} were expected by now.",
            "{n} answers have come since {day}, and {expected} were expected by now.",
        )
    return language.plural(words, found.received, **values)


def rate_text(view: View, row: Collection, language: Language) -> str:
    """Say how many of those who could answer did so in a source's newest counted round; "" without one (F4.7)."""
    rounds = [
        found
        for found in view.of(wave_figures).values()
        if found.wave.collection == row.id and found.rate is not None and found.complete
    ]
    if not rounds:
        return ""
    newest = max(rounds, key=lambda found: found.wave.end or found.wave.start or date.min)
    if newest.rate is None or not newest.complete:
        return ""
    values = {"rate": language.percent(newest.rate), "all": language.number(round(newest.complete / newest.rate))}
    words = N_("Of the {all} who could answer the newest round, {rate} did.")
    return language.text(words, **values)


def answer_sentences(view: View, measurement: Measurement, language: Language) -> Iterator[str]:
    """Say what else is known of some answers: change, early against late, weights of segments and of companies."""
    metric = view.metrics.find(measurement.metric)
    if metric is None:
        return
    change = view.of(since_last).get(measurement.id)
    if change is not None and change.before is not None:
        yield since_text(view, metric, change, language)
    yield from filter(
        None,
        (
            late_text(view, metric, measurement, language),
            weighted_text(view, metric, measurement, language),
            *company_sentences(metric, view.of(by_account).get(measurement.id), language),
        ),
    )


def since_text(view: View, metric: Metric, change: Change, language: Language) -> str:
    """Say how much a number moved since an earlier one, and whether that may be chance."""
    before = change.before.measurement if change.before is not None else None
    values = {"change": change_text(metric, change, language)}
    if change.reason == "not_comparable":
        return language.text(N_("The earlier answers cannot be compared: they were not asked in the same way."))
    if before is None or before.end is None:
        words = N_("Since the start: {change}.")
    else:
        words = N_("Since {day}: {change}.")
        values["day"] = language.short_date(before.end, year=True)
    said = chance_text(change, language, _customers(view, change.after.measurement))
    return " ".join(part for part in (language.text(words, **values), said) if part)


def _customers(view: View, measurement: Measurement) -> int:
    """Count the customers that a measurement is about; more than anybody asks where that is not known."""
    segments = view.segments.of(measurement.segments) if measurement.segments else list(view.segments)
    sizes = [segment.population for segment in segments]
    return sum(size or 0 for size in sizes) if sizes and None not in sizes else MOST


def target_change_text(view: View, target: Target, language: Language) -> str:
    """Say how much a target's metric moved since its start, and whether that may be chance; "" without a later one."""
    metric, change = view.metrics.find(target.metric), view.of(changes).get(target.id)
    return since_text(view, metric, change, language) if metric is not None and change is not None else ""


def chance_text(change: Change, language: Language, customers: int = MOST) -> str:
    """Say whether a change may be chance, and what would tell, unless that takes more answers than customers.

    "" where no test can say.
    """
    if change.distinct is None:
        return ""
    if change.distinct:
        return language.text(N_("That is more than chance."))
    if change.one_of_many:
        return language.text(ONE_OF_MANY)
    if change.needed is not None and customers < change.needed <= MOST and _too_few(change):
        return language.text(
            N_("≈ It cannot be told from chance: that would take more answers than there are customers.")
        )
    if change.more is not None and change.more <= MOST:
        words = NP_(
            "≈ It cannot be told from chance yet: about one more answer would do.",
            "≈ It cannot be told from chance yet: about {n} more answers would do.",
        )
        return language.plural(words, roughly(change.more))
    if change.needed is not None and _too_few(change) and change.needed <= MOST:
        words = NP_(
            "≈ It cannot be told from chance: that takes about one answer each time.",
            "≈ It cannot be told from chance: that takes about {n} answers each time.",
        )
        return language.plural(words, roughly(change.needed))
    return language.text(N_("≈ It cannot be told from chance."))


def _too_few(change: Change) -> bool:
    found = (change.before.estimate.n if change.before else None, change.after.estimate.n)
    return any(n is not None and n < (change.needed or 0) for n in found)


def roughly(n: int) -> int:
    """Round a number of answers up to two digits that matter: an estimate is no count."""
    if n < EXACT_BELOW:
        return n
    step = int(10 ** (len(str(n)) - 2))
    return -(-n // step) * step


def change_text(metric: Metric, change: Change, language: Language) -> str:
    """Write a change with its sign and its interval."""
    said = difference_text(metric, change.difference, language, sign=True)
    if change.low is None or change.high is None:
        return said
    share = 100 if report_as(metric) == "share" else 1
    low, high = (language.number(round(bound * share, 1), sign=True) for bound in (change.low, change.high))
    interval = language.text(SIGNED_RANGE, low=low, high=high)
    return language.text(WITH_INTERVAL_ONLY, value=said, interval=interval)


def late_text(view: View, metric: Metric, measurement: Measurement, language: Language) -> str:
    """Say whether late answers differ from early ones, which hints at those who never answered; "" when unknown."""
    key = series_key(measurement)
    found = next((one for one in view.of(early_and_late).values() if series_key(one.measurement) == key), None)
    if found is None or found.change is None:
        return ""
    change = change_text(metric, found.change, language)
    if found.change.one_of_many:
        said = language.text(N_("Late answers against early ones: {change}."), change=change)
        return f"{said} {language.text(ONE_OF_MANY)}"
    match found.change.distinct:
        case True:
            words = N_("Late answers against early ones: {change}. Those who stayed silent may differ even more.")
        case False:
            words = N_("Late answers against early ones: {change}. ≈ They cannot be told apart.")
        case _:
            words = N_("Late answers against early ones: {change}.")
    return language.text(words, change=change)


def weighted_text(view: View, metric: Metric, measurement: Measurement, language: Language) -> str:
    """Say the number with each segment counted by its customers, where that says something else; "" elsewhere."""
    if measurement.end is None or measurement.segments:
        return ""
    found = view.of(weighted).get((metric.id, (measurement.start, measurement.end)))
    if found is None or not found.differs:
        return ""
    n = found.estimate.n
    value = value_text(metric, found.estimate.value, language, n)
    interval = interval_text(metric, found.estimate.low, found.estimate.high, language, n)
    if interval:
        value = language.text(WITH_INTERVAL_ONLY, value=value, interval=interval)
    words = N_("Counted by the customers of each segment: {value}.")
    parts = [language.text(words, value=value)]
    if n is not None:
        sure = NP_("That is as sure as one answer without weights.", "That is as sure as {n} answers without weights.")
        parts.append(language.plural(sure, round(n)))
    if found.left_out:
        names = language.listed(segment.name for segment in found.left_out)
        parts.append(language.text(N_("Too few answers to count: {segments}."), segments=names))
    return " ".join(parts)


class Heard(NamedTuple):
    """Hold what a company that gave its name said in the newest round: how many answers, and whether one is unhappy."""

    answers: int
    at_risk: bool


def heard(view: View) -> dict[str, Heard]:
    """Give what each company said in the newest round of each question, by its id; the most answered one counts."""
    newest = view.of(latest_rounds)
    found: dict[str, Heard] = {}
    for id, result in view.of(by_account).items():
        for entry in result.accounts if id in newest else ():
            before = found.get(entry.account.id, Heard(0, False))
            found[entry.account.id] = Heard(max(before.answers, entry.answers), before.at_risk or entry.at_risk)
    return found


def company_text(view: View, account: Account, language: Language) -> str:
    """Say whether a company answered the newest round, and whether it is at risk; "" where nobody knows."""
    found = view.of(heard).get(account.id)
    if found is None:
        return ""
    if not found.answers:
        return language.text(NO_ANSWER)
    said = language.plural(NP_("{n} answer", "{n} answers"), found.answers)
    return " · ".join([said, language.text(AT_RISK)] if found.at_risk else [said])


def company_sentences(metric: Metric, found: ByAccount | None, language: Language) -> Iterator[str]:
    """Say the number in which each company weighs the same, and how many were silent or unhappy."""
    if found is None or found.value is None:
        return
    value = value_text(metric, found.value, language)
    interval = interval_text(metric, found.low, found.high, language)
    if interval:
        words = NP_(
            "With equal weight: {value} ({interval}), from one company.",
            "With equal weight: {value} ({interval}), from {n} companies.",
        )
        yield language.plural(words, found.n, value=value, interval=interval)
    else:
        words = NP_("With equal weight: {value}, from one company.", "With equal weight: {value}, from {n} companies.")
        yield language.plural(words, found.n, value=value)
    if found.by_role is not None and found.by_role.value is not None:
        value = value_text(metric, found.by_role.value, language)
        interval = interval_text(metric, found.by_role.low, found.by_role.high, language)
        if interval:
            value = language.text(WITH_INTERVAL_ONLY, value=value, interval=interval)
        yield language.text(N_("With the weights of roles: {value}."), value=value)
    if found.silent:
        yield language.plural(NP_("{n} company did not answer.", "{n} companies did not answer."), found.silent)
    if found.at_risk:
        words = NP_("{n} company gave an unhappy answer.", "{n} companies gave an unhappy answer.")
        yield language.plural(words, found.at_risk)
