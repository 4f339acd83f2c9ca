"""Measurements as the import of a survey file leaves them: with their file, the question as asked, and its source."""

from datetime import date
from typing import Any

from cxworkshop.model.collection import Collection
from cxworkshop.model.imports import Import, Mapping
from cxworkshop.model.metrics import Asked, Counts, Data, Measurement, Metric, Origin

TODAY = date(2026, 11, 21)
QUESTION = "How satisfied are you with the repair?"
SATISFIED = Metric(
    "m1", name="Satisfaction", class_="perception", method="CSAT", direction="higher", questions={"en": QUESTION},
    unit="%", definition="4 and 5 of all answers",
)  # fmt: skip
RECOMMEND = Metric("nps", name="Recommendation", class_="outcome (intended)", method="NPS", direction="higher")
INDEX = Metric("index", name="Satisfaction index", class_="perception", method="INDEX", direction="higher")
SURVEY = Collection(
    "c1", name="After the repair", metrics=("m1", "nps", "index"), method="relational survey", channels=("e-mail",),
    attribution="anonymous", population=1000, eligible=1.0, reach=0.9, response_rate=0.2, start=date(2026, 10, 1),
    repeat="yearly",
)  # fmt: skip
FILE = Import(
    "f1", file="answers.csv", survey="forms-1a2b", layout="Webropol", imported_on=TODAY, start=date(2026, 10, 1),
    end=date(2026, 10, 31), rows=230, kept=212, mapping=Mapping(collection="c1", period="month"),
)  # fmt: skip
ASKED = Asked(text=QUESTION, scale_min=1, scale_max=5, favourable=(4, 5), channel="e-mail", population="customers")


def imported(
    id: str, data: Data | dict[int, int] | None, end: date = date(2026, 10, 31), metric: str = "m1", **more: Any
) -> Measurement:
    """Make the measurement of one month; counts may be given as {answer: how many}."""
    return Measurement(
        id,
        metric=metric,
        start=more.pop("start", end.replace(day=1)),
        end=end,
        data=Counts(values=data) if isinstance(data, dict) else data,
        origin=Origin(kind="import", collection="c1", label="answers.csv", imported="f1"),
        asked=more.pop("asked", ASKED if metric == "m1" else Asked(channel="e-mail", population="customers")),
        entered_on=TODAY,
        **more,
    )
