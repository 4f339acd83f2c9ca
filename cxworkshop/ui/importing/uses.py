"""What a column may be used as, as the choices of a box: each is a role and, for answers, a metric."""

from collections.abc import Iterator
from typing import NamedTuple

from cxworkshop.language import N_, Message
from cxworkshop.method.catalogue import METHODS
from cxworkshop.model.imports import ColumnRole, ColumnUse, DateOrder
from cxworkshop.model.metrics import MethodKey
from cxworkshop.programme.choices import method_name
from cxworkshop.programme.imports import COLUMN_ROLE
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.ui.importing.session import Session

CHOOSE = N_("Choose a use…")
OF_METRIC = N_("Metric: {metric}")
NEW_METRIC = N_("New metric: {method}")
IMPORTANCE = N_("How important: {metric}")
ORDERS: dict[DateOrder, Message] = {
    "dmy": N_("Date of the answer, day first"),
    "mdy": N_("Date of the answer, month first"),
}
BEFORE: tuple[ColumnRole, ...] = ("date", "segment")
AFTER: tuple[ColumnRole, ...] = ("comment", "response id", "account", "role", "status", "ignore", "personal")


class Use(NamedTuple):
    """Hold one choice: its words, the role, the metric or the method of a new one, and the order of its dates."""

    words: str
    role: ColumnRole | None
    metric: str = ""
    method: MethodKey | None = None
    order: DateOrder | None = None


def uses(session: Session, column: ColumnFound) -> list[Use]:
    """List what a column may be used as; what it seems to measure stands first among the new metrics."""
    return list(_uses(session, column))


def _uses(session: Session, column: ColumnFound) -> Iterator[Use]:
    desk, language = session.desk, session.desk.language
    yield Use(desk.text(CHOOSE), None)
    if column.finding == "uncertain dates":
        for order, words in ORDERS.items():
            yield Use(desk.text(words), "date", order=order)
    for role in BEFORE:
        yield Use(desk.text(COLUMN_ROLE[role]), role)
    metrics = list(session.project.metrics)
    for metric in metrics:
        yield Use(desk.text(OF_METRIC, metric=metric.name), "metric", metric.id)
    asked = [method.key for method in METHODS if method.questions or method.key == "REVIEWS"]
    counted: list[MethodKey] = ["RESPONSE TIME", "PROMISE KEPT"]
    ordered = sorted([*asked, *counted], key=lambda key: key != column.offered)
    for key in ordered:
        yield Use(desk.text(NEW_METRIC, method=method_name(key, language)), "metric", "", key)
    for role in AFTER:
        yield Use(desk.text(COLUMN_ROLE[role]), role)
    for metric in metrics:
        yield Use(desk.text(IMPORTANCE, metric=metric.name), "importance", metric.id)


def place_of(choices: list[Use], use: ColumnUse) -> int:
    """Find the choice that a use stands for."""
    wanted = (use.role, use.metric if use.role in ("metric", "importance") else "")
    return next((place for place, one in enumerate(choices) if _is(one, wanted)), 0)


def _is(one: Use, wanted: tuple[ColumnRole | None, str]) -> bool:
    return (one.role, one.metric) == wanted and one.method is None and one.order is None
