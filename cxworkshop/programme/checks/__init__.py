"""The checks: what is missing in a project, why it matters, and where to mend it."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial

from cxworkshop.language import Language, Plural
from cxworkshop.method.view import View
from cxworkshop.programme.checks import (
    collection,
    experiences,
    improvements,
    metrics,
    programme,
    segments,
    sharing,
    targets,
    workshop,
)
from cxworkshop.programme.checks.finding import Amount, Check, Exact, Finding, Found, Named, Percent, Saying, Word
from cxworkshop.programme.messages import shortened
from cxworkshop.programme.names import record_name
from cxworkshop.programme.values import difference_text, value_text

MODULES = (programme, segments, experiences, metrics, collection, targets, improvements, sharing, workshop)
CHECKS: tuple[Check, ...] = tuple(check for module in MODULES for check in module.CHECKS)

LONGEST = 80
"""A longer name or quotation is cut, visibly, so that a title stays one line."""


def _all(look: Callable[[View], Iterable[Found]], view: View) -> tuple[Found, ...]:
    """Look to the end, so that what is remembered can be read twice and all its reading is noted."""
    return tuple(look(view))


_LOOKS = {check.id: partial(_all, check.look) for check in CHECKS}


@cache
def by_id() -> dict[str, Check]:
    """Map check ids to checks."""
    return {check.id: check for check in CHECKS}


def findings(view: View) -> tuple[Finding, ...]:
    """Run all checks, in the order of the steps; accepted warnings carry their reason."""
    accepted = {(row.check, row.record, row.field, row.detail): row.reason for row in view.accepted}
    found = []
    for check in CHECKS:
        for place in view.of(_LOOKS[check.id]):
            finding = Finding(check.id, check.severity, check.step, *place)
            reason = accepted.get((finding.check, finding.record, finding.field, finding.detail))
            found.append(finding._replace(accepted_reason=reason) if reason and check.severity == "W" else finding)
    return tuple(found)


def open_musts(view: View, step: int) -> list[Finding]:
    """Give the findings that keep a step from being complete."""
    return [finding for finding in view.of(findings) if finding.step == step and finding.severity == "E"]


def title(finding: Finding, view: View, language: Language) -> str:
    """Say what is missing, in a few words."""
    return _say(by_id()[finding.check].title, finding, view, language)


def reason(finding: Finding, view: View, language: Language) -> str:
    """Say why it matters and what to do, in a sentence."""
    return _say(by_id()[finding.check].reason, finding, view, language)


def _say(saying: Saying, finding: Finding, view: View, language: Language) -> str:
    message = saying[finding.values["case"]] if isinstance(saying, Mapping) else saying
    values = {name: _value(value, view, language) for name, value in finding.values.items()}
    if isinstance(message, Plural):
        return language.plural(message, finding.values["n"], **values)
    return language.text(message, **values)


def _value(value: object, view: View, language: Language) -> str:
    match value:
        case Named():
            return shortened(record_name(view, value.collection, value.id), LONGEST)
        case Amount():
            metric = view.metrics.find(value.metric)
            if metric is None:
                return language.number(value.value)
            return (difference_text if value.is_change else value_text)(metric, value.value, language)
        case Word():
            return language.text(value.message)
        case Percent():
            return language.percent(value)
        case Exact():
            return language.number(value, 2)
        case str():
            return shortened(value, LONGEST)
        case int() | float():
            return language.number(value, 0 if isinstance(value, int) or abs(value) >= 100 else 1)
        case date():
            return language.short_date(value, year=True)
        case _:
            return str(value)


__all__ = ["CHECKS", "Check", "Finding", "by_id", "findings", "open_musts", "reason", "record_name", "title"]
