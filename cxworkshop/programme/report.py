"""Checks and figures as plain text for people and as data for other programs."""

from typing import Any

import msgspec

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.figure import Figure
from cxworkshop.method.figures import all_figures
from cxworkshop.method.view import View
from cxworkshop.model.project import code
from cxworkshop.programme.checks import Finding, findings, reason, title
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.steps import STEPS

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
    """Give every figure as a line of text: name, record, value with n and interval, or the reason why not."""
    lines: list[str] = []
    for step in range(1, 9):
        lines += ["", _heading(step, language)]
        lines += ["  " + _line(figure, language) for figure in view.of(all_figures) if figure.step == step]
    return "\n".join(lines).strip("\n")


def _line(figure: Figure, language: Language) -> str:
    name = f"{figure.figure} {figure.code or figure.record}".strip()
    parts = []
    if figure.value is not None:
        parts.append(language.number(figure.value))
    if figure.label:
        parts.append(figure.label)
    if figure.low is not None and figure.high is not None:
        parts.append(f"{language.number(figure.low)} … {language.number(figure.high)}")
    if figure.n is not None:
        parts.append(f"n = {language.number(figure.n)}")
    if figure.reason:
        parts.append(f"({reason_text(figure.reason, language)})")
    if figure.rows and not parts:
        parts.append(str(len(figure.rows)))
    return f"{name} ({figure.formula}): " + " · ".join(parts) if figure.formula else f"{name}: " + " · ".join(parts)
