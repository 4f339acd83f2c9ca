"""The examples: what the checks find in them is what their sources expect, row by row and with the same details."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from checking import TODAY, sentences

from cxworkshop import paths
from cxworkshop.method.view import look
from cxworkshop.model.project import Project, code
from cxworkshop.programme.checks import Finding, findings
from cxworkshop.programme.choices import BAD_CHECK
from cxworkshop.storage.project import ProjectFile

EXPECTED = Path(__file__).parent.parent / "examples"
LETTERS = {"heat-pump": {}, "machines": {"E": "X", "M": "B"}}

# Rows beyond the expected ones, each with the reason why it is right.
EXTRA = {
    "heat-pump": set(),
    "machines": {
        # the driver analysis of the November survey rests on 27 answers; three drivers need 50
        ("L406", "W", "drivers 1", "n = 27 < 50"),
        # of the key accounts, K05 answered with the buyer only and K12 not at all
        ("L410", "W", "accounts 5", "one role"),
        ("L410", "W", "accounts 12", "silent"),
    },
}


def failed_sign(values: Mapping[str, Any]) -> str:
    key = next(key for key, words in BAD_CHECK.items() if words == values["sign"].message)
    top = f", EPI {values['epi']:.1f} is in the top three" if values["case"] == "both" else ""
    return f"{key} check failed{top}"


# How a source would write down the values of a finding.
DETAILS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "L110": lambda values: f"{values['people']:.0%} of customers, {values['value']:.0%} of value",
    "L203": failed_sign,
    "L306": lambda values: f"no {values['case']} metric",
    "L404": lambda values: f"±{values['margin']:.0f} pp",
    "L405": lambda values: f"{values['n']} answers expected",
    "L406": lambda values: f"n = {values['n']} < 50",
    "L410": lambda values: values["case"],
    "L501": lambda values: "",
    "L506": lambda values: f"n = {values['n']}",
    "L507": lambda values: values["case"],
    "L510": lambda values: f"basis is a {values['case']}",
    "L514": lambda values: f"n = {values['before']} and {values['after']}",
    "L515": lambda values: f"reviewed {values['interval'].message.lower()}",
    "L516": lambda values: f"signal at position {values['place']}",
    "L608": lambda values: values["promise"],
    "L609": lambda values: f"first step {values['day'].isoformat()}",
    "L614": lambda values: f"coverage {values['coverage']:.0%}",
    "L619": lambda values: f"{values['n']} open actions",
}


def example(name: str) -> Project:
    return ProjectFile(paths.resources() / "examples" / f"{name}.cxw").load().project


def row(name: str, project: Project, finding: Finding) -> tuple[str, str, str, str]:
    """Write a finding as the sources do: check, severity, object, detail."""
    collection, record = finding.collection, finding.record
    if collection == "targets":
        # the sources name a target by its metric
        target = project.targets.find(record)
        collection, record = "metrics", target.metric if target else ""
    detail = DETAILS[finding.check](finding.values)
    if not record:
        return finding.check, finding.severity, "project", detail
    place = getattr(project, collection).places()[record] + 1
    sign = code(project, collection, record)
    said = LETTERS[name].get(sign[0], sign[0]) + sign[1:] if sign else f"{collection} {place}"
    return finding.check, finding.severity, said, detail


@pytest.mark.parametrize("name", EXTRA)
def test_the_checks_find_what_the_source_expects(name: str) -> None:
    project = example(name)
    source = json.loads((EXPECTED / f"{name}.json").read_text(encoding="utf-8"))
    found = [row(name, project, finding) for finding in findings(look(project, TODAY))]
    assert len(found) == len(set(found))
    assert set(found) - {tuple(one) for one in source["lint"]} == EXTRA[name]
    assert {tuple(one) for one in source["lint"]} <= set(found)


@pytest.mark.parametrize("name", [*EXTRA, "cafe"])
def test_no_finished_example_has_an_open_must(name: str) -> None:
    project = example(name)
    for finding in findings(look(project, TODAY)):
        assert finding.severity != "E", finding
        assert all(sentence and "{" not in sentence for sentence in sentences(project, finding))
