"""What the tests of the checks share: small projects, the places where a check fires, and its sentences."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from cxworkshop.language import LANGUAGES, Language
from cxworkshop.method.view import look
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.programme.checks import Check, Finding, by_id, findings, reason, title

TODAY = date(2026, 11, 21)
SPOKEN = [Language(code) for code in LANGUAGES]


class Case(NamedTuple):
    """Hold a project on which a check fires, the places where, and a neighbour on which it does not."""

    check: str
    fires: Project
    at: str
    quiet: Project

    def __str__(self) -> str:
        return f"{self.check}-{self.at}"


def project(**parts: Any) -> Project:
    """Make a project from single records, and from lists of records for its collections."""
    return Project(**{name: Rows(part) if isinstance(part, list) else part for name, part in parts.items()})


def found(project: Project, check: str) -> list[Finding]:
    """Give what one check finds."""
    return [finding for finding in findings(look(project, TODAY)) if finding.check == check]


def places(project: Project, check: str) -> str:
    """Name the places where a check fires, such as segments/s1/persona.goal."""
    return " ".join(f"{one.collection}/{one.record}/{one.field}" for one in found(project, check))


def sentences(project: Project, finding: Finding) -> list[str]:
    """Say a finding in every language, title and reason."""
    view = look(project, TODAY)
    return [say(finding, view, language) for language in SPOKEN for say in (title, reason)]


def try_case(case: Case) -> None:
    """Hold a case against the check: the right places, whole sentences, silence on the neighbour."""
    assert places(case.fires, case.check) == case.at, places(case.fires, case.check)
    assert places(case.quiet, case.check) == "", places(case.quiet, case.check)
    for finding in found(case.fires, case.check):
        for sentence in sentences(case.fires, finding):
            assert sentence and "{" not in sentence and "None" not in sentence, sentence


def untried(step: int, cases: Iterable[Case]) -> set[str]:
    """Name the checks of a step, and their choices of sentences, that no case meets."""
    met = {
        f"{finding.check} {finding.values.get('case', '')}".strip()
        for case in cases
        for finding in found(case.fires, case.check)
    }
    wanted = {name for check in by_id().values() if check.step == step for name in _variants(check)}
    return wanted ^ met


def _variants(check: Check) -> set[str]:
    keys = {key for saying in (check.title, check.reason) if isinstance(saying, Mapping) for key in saying}
    return {f"{check.id} {key}" for key in keys} or {check.id}
