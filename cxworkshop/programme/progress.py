"""How far each step has come: started, its musts met, decided, complete."""

from typing import NamedTuple

from cxworkshop.method.view import View
from cxworkshop.programme.checks import CHECKS, findings
from cxworkshop.programme.decisions import State, decision
from cxworkshop.programme.steps import STEPS

MINIMUM = {1: "L115", 2: "L215", 3: "L317", 4: "L421", 5: "L517", 6: "L622", 7: "L712"}
"""The check that says the least that a step needs before its decision can be confirmed."""


PREFILLED = ("criteria", "phases")
"""Collections that every new project has rows in; they do not mean that somebody has started."""


class Progress(NamedTuple):
    """Hold how far a step has come; `passed` of `musts` are met."""

    started: bool
    passed: int
    musts: int
    state: State
    below_minimum: bool

    @property
    def decided(self) -> bool:
        """Tell whether the decision is confirmed and its inputs are unchanged since."""
        return self.state == "confirmed"

    @property
    def complete(self) -> bool:
        """Tell whether it is decided and no must is open."""
        return self.decided and self.passed == self.musts


def progress(view: View, step: int) -> Progress:
    """Give how far a step has come."""
    musts = {check.id for check in CHECKS if check.step == step and check.severity == "E"}
    failed = musts & view.of(open_checks)
    return Progress(
        started=any(len(getattr(view, name)) for name in STEPS[step - 1].collections if name not in PREFILLED),
        passed=len(musts) - len(failed),
        musts=len(musts),
        state=decision(view, step).state,
        below_minimum=MINIMUM[step] in failed,
    )


def open_checks(view: View) -> frozenset[str]:
    """Give the checks that somebody still has to look at."""
    return frozenset(finding.check for finding in view.of(findings) if finding.open)
