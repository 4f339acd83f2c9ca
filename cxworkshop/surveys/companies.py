"""The customer companies behind the answers of a file: named where they were told so, else only summed up."""

from collections.abc import Iterable, Sequence

from cxworkshop.method.measuring import LARGEST, puts_at_risk, worth
from cxworkshop.model.ids import new_id
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import Account, AccountCounts, AccountSums, Metric
from cxworkshop.surveys.found import Cell, Found, Values
from cxworkshop.surveys.texts import folded


class Companies:
    """Find the companies of a file among those of the project; where they are named, unknown ones are added.

    A company is the one that the mapping says for its name in the file, none where that is empty, else the one of the
    project that is called so.
    """

    def __init__(self, known: Iterable[Account], decided: Decided, found: Found, attributed: bool) -> None:
        """Match the names; those of companies that were not told so are forgotten with this."""
        self.accounts = list(known)
        self._attributed = attributed
        ids = {one.id for one in self.accounts}
        said = next((use.values for use in decided.columns if use.role == "account"), {})
        self._by_text = {text: id if id in ids else "" for text, id in said.items()}
        self._by_name: dict[str, str] = {}
        for one in reversed(self.accounts):
            self._by_name[folded(one.label)] = one.id
        if attributed:
            self._add_unknown(found)

    def named(self, cell: Cell) -> tuple[AccountCounts, ...]:
        """Give what each company answered in each role, where companies are named."""
        if not self._attributed:
            return ()
        answers: dict[tuple[str, str], Values] = {}
        for one in cell.accounts:
            if id := self._of(one.account):
                _add(answers.setdefault((id, one.role), {}), one.values)
        return tuple(AccountCounts(account=id, role=role, values=values) for (id, role), values in answers.items())

    def sums(self, metric: Metric, cell: Cell, segments: Sequence[str], k: int) -> AccountSums | None:
        """Add up the companies' own means, so that each may weigh the same although none is named (F3.3).

        Nothing where fewer than k companies answered, or where no mean says anything about the metric.
        """
        answers: dict[str, Values] = {}
        for one in cell.accounts if not self._attributed else ():
            if id := self._of(one.account):
                _add(answers.setdefault(id, {}), one.values)
        means = [mean for values in answers.values() if (mean := _mean(metric, values)) is not None]
        if not means or len(means) < max(k, len(answers)) or sum(mean * mean for mean in means) > LARGEST:
            return None
        asked = [one.id for one in self.accounts if not segments or one.segment in segments]
        return AccountSums(
            accounts=len(means),
            sum=sum(means),
            sumsq=sum(mean * mean for mean in means),
            silent=sum(id not in answers for id in asked),
            at_risk=sum(any(puts_at_risk(metric, value) for value in values) for values in answers.values()),
        )

    def _of(self, text: str) -> str:
        """Give the id of a company, or its name where it is not in the project; "" where it is none."""
        name = folded(text)
        return self._by_text.get(text, self._by_name.get(name, name))

    def _add_unknown(self, found: Found) -> None:
        segments: dict[str, set[str]] = {}
        for cell in found.cells:
            for one in cell.accounts:
                segments.setdefault(one.account, set()).update([cell.segment] if cell.segment else ())
        for text, some in segments.items():
            segment = next(iter(some)) if len(some) == 1 else ""
            if text not in self._by_text and folded(text) not in self._by_name:
                made = Account(id=new_id(), label=text, segment=segment)
                self._by_name[folded(text)] = made.id
                self.accounts.append(made)


def _add(total: Values, values: Values) -> None:
    for value, n in values.items():
        total[value] = total.get(value, 0) + n


def _mean(metric: Metric, values: Values) -> float | None:
    """Give a company's own score in the metric's unit, an index on the scale of its items."""
    added = [(n, worth(metric, value)) for value, n in values.items()]
    known = [n * value for n, value in added if value is not None]
    return sum(known) / sum(values.values()) if len(known) == len(added) else None
