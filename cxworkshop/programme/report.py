"""Checks and figures as plain text for people and as data for other programs."""

from typing import Any

import msgspec

from cxworkshop.language import N_, NO_VALUE, NP_, Language
from cxworkshop.method.figure import Figure
from cxworkshop.method.figures import all_figures
from cxworkshop.method.measuring import Estimate
from cxworkshop.method.view import View
from cxworkshop.model.project import CODES, code
from cxworkshop.programme.checks import findings, reason, title
from cxworkshop.programme.choices import LIGHT, QUADRANT, QUALITY_LEVEL, VERDICT, word
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.names import record_name
from cxworkshop.programme.steps import STEPS
from cxworkshop.programme.values import estimate_text

SEVERITIES = {"E": N_("must"), "W": N_("should"), "H": N_("hint")}


def checks_data(view: View, language: Language) -> list[dict[str, Any]]:
    """Give the findings as plain data, accepted warnings with their reason."""
    return [
        {
            "id": finding.check,
            "severity": finding.severity,
            "step": finding.step,
            "collection": finding.collection,
            "record": finding.record,
            "code": code(view, finding.collection, finding.record),
            "field": finding.field,
            "title": title(finding, view, language),
            "reason": reason(finding, view, language),
            "accepted": finding.accepted_reason,
        }
        for finding in view.of(findings)
    ]


def checks_text(view: View, language: Language) -> str:
    """Give the open findings as text, step by step, musts first."""
    some = [finding for finding in view.of(findings) if finding.open]
    lines: list[str] = []
    for step in sorted({finding.step for finding in some}):
        lines += ["", _heading(step, language)]
        for finding in sorted((one for one in some if one.step == step), key=lambda one: "EWH".index(one.severity)):
            severity = language.text(SEVERITIES[finding.severity])
            place = f"{finding.check} {code(view, finding.collection, finding.record)}".strip()
            lines += [
                f"  {severity}: {title(finding, view, language)} [{place}]",
                f"      {reason(finding, view, language)}",
            ]
    n = sum(finding.severity == "E" for finding in some)
    ending = (
        language.plural(NP_("One must is open.", "{n} musts are open."), n)
        if n
        else language.text(N_("No must is open."))
    )
    return "\n".join([*lines, "", ending]).strip("\n")


def _heading(step: int, language: Language) -> str:
    if 1 <= step <= 7:
        return f"{step} {language.text(STEPS[step - 1].title)}"
    return language.text(N_("The project as a whole")) if step == 0 else language.text(N_("The workshop"))


def figures_data(view: View) -> list[dict[str, Any]]:
    """Give every figure as plain data; what is missing is left out, never zero."""
    data: list[dict[str, Any]] = msgspec.to_builtins(list(view.of(all_figures)))
    return data


def figures_text(view: View, language: Language) -> str:
    """Give every figure as a line of text: what of what, value with n and interval, or the reason why not."""
    lines: list[str] = []
    for step in range(1, 9):
        lines += ["", _heading(step, language)]
        lines += ["  " + _line(view, figure, language) for figure in view.of(all_figures) if figure.step == step]
    return "\n".join(lines).strip("\n")


def _line(view: View, figure: Figure, language: Language) -> str:
    metric = view.metrics.find(figure.metric or "")
    label = figure.label
    if metric is not None and figure.figure in IN_METRICS_UNIT:
        found = Estimate("", "", figure.value, figure.n, figure.low, figure.high, reason=figure.reason)
        if figure.value is not None:
            found = found._replace(reason=None, why_no_interval=figure.reason)
        parts = [estimate_text(metric, found, language)]
    else:
        parts = [language.number(figure.value)] if figure.value is not None else []
        if figure.low is not None and figure.high is not None:
            parts.append(f"{language.number(figure.low)} … {language.number(figure.high)}")
        if figure.n is not None:
            parts.append(f"n = {language.number(figure.n)}")
        if figure.reason:
            parts.append(reason_text(figure.reason, language))
    parts += [word(WORDS, label, language)] if label else []
    rows = [", ".join(f"{name} {_cell(value, language)}" for name, value in row.items()) for row in figure.rows or ()]
    what = f"{figure.figure} {figure.formula}".strip()
    head = f"{what}: " + (" · ".join(parts) if parts else "")
    return "\n      ".join([f"{_subject(view, figure)}{head}".rstrip(), *rows])


IN_METRICS_UNIT = {
    "today", "nps", "net_score", "box_share", "share", "share_within", "percentile", "index_0_100", "poisson_rate",
    "retention", "churn", "abandonment", "value", "baseline", "plan_value", "rag", "projection", "combined_failure",
    "nps_by_account", "by_account", "by_account_and_role", "poststrat_weights",
}  # fmt: skip
WORDS = {**QUALITY_LEVEL, **VERDICT, **LIGHT, **QUADRANT}


def _subject(view: View, figure: Figure) -> str:
    """Name the record that a figure is about: its code and what people call it."""
    collection = next((name for name, letter in CODES.items() if figure.code.startswith(letter)), "")
    if not figure.code:
        return ""
    rows = getattr(view, collection)
    record = rows[int(figure.code[1:]) - 1]
    return f"{figure.code} {record_name(view, collection, record.id)}, "


def _cell(value: object, language: Language) -> str:
    if isinstance(value, bool):
        return language.text(N_("Yes")) if value else language.text(N_("No"))
    if isinstance(value, int | float):
        return language.number(value)
    if isinstance(value, list):
        return ", ".join(_cell(part, language) for part in value)
    return NO_VALUE if value is None else str(value)
