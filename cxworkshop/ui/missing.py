"""What is still open, as the window shows it: findings with their words, their place and their sign."""

from collections.abc import Sequence

from cxworkshop.method.view import View
from cxworkshop.programme.checks import Finding, findings

SIGNS = {"E": ("must", "bad"), "W": ("should", "warn"), "H": ("info", "info")}
"""The icon and the colour token of each severity."""

ORDER = {"E": 0, "W": 1, "H": 2}


def open_findings(view: View) -> Sequence[Finding]:
    """Give what still asks for something, musts first, each kind in the order of the steps."""
    return view.of(_open_findings)


def _open_findings(view: View) -> tuple[Finding, ...]:
    return tuple(sorted((one for one in view.of(findings) if one.open), key=lambda one: ORDER[one.severity]))


def place_of(finding: Finding) -> tuple[str, ...]:
    """Give the place in the project that a finding points at."""
    parts = [finding.collection, finding.record, *finding.field.split(".")]
    return tuple(part for part in parts if part)
