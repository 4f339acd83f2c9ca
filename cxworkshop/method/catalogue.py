"""The catalogue of metric methods: what each asks or counts, and how its numbers are read (method 3.3)."""

from typing import Literal, NamedTuple

from cxworkshop.model.metrics import Direction, MethodKey, MetricClass, ReportAs, Timing

DataKind = Literal["counts", "classes", "share", "times", "rate", "flow", "abandonment", "moments", "figure"]


class Method(NamedTuple):
    """Describe one way to measure: what a new metric of this method starts with.

    `questions` are ids of questions.py, the score question first.
    """

    key: MethodKey
    class_: MetricClass | None
    timing: Timing | None
    direction: Direction | None
    unit: str
    scale: tuple[float | None, float | None]
    favourable: tuple[int | float, ...] = ()
    report_as: ReportAs = "share"
    percentile: float | None = None
    questions: tuple[str, ...] = ()
    data: tuple[DataKind, ...] = ("share",)
    bendable: bool = False


_ANSWERS: tuple[DataKind, ...] = ("counts", "share", "moments")


def _asked(
    key: MethodKey,
    class_: MetricClass,
    low: float,
    high: float,
    favourable: tuple[int | float, ...],
    *questions: str,
) -> Method:
    timing: Timing = "leading" if class_ == "perception" else "lagging"
    return Method(key, class_, timing, "higher", "%", (low, high), favourable, "share", None, questions, _ANSWERS)


def _counted(
    key: MethodKey,
    direction: Direction,
    unit: str,
    report_as: ReportAs = "share",
    data: tuple[DataKind, ...] = ("share",),
    class_: MetricClass = "interaction",
    timing: Timing = "leading",
    percentile: float | None = None,
    bendable: bool = False,
) -> Method:
    return Method(
        key, class_, timing, direction, unit, _SCALES.get(report_as, (0, None)), (), report_as, percentile, (), data,
        bendable,
    )  # fmt: skip


_SCALES: dict[ReportAs, tuple[float | None, float | None]] = {
    "share": (0, 1),
    "score": (-100, 100),
    "rate": (0, 1000),
}

METHODS: tuple[Method, ...] = (
    Method(
        "NPS", "outcome (intended)", "lagging", "higher", "points", (0, 10), (9, 10), "score", None,
        ("NPS", "NPS_WHY"), ("counts", "classes"),
    ),
    _asked("CSAT", "perception", 1, 5, (4, 5), "CSAT"),
    _asked("CES2", "perception", 1, 7, (5, 6, 7), "CES2"),
    _asked("EFFECTIVE", "perception", 1, 5, (4, 5), "EFFECTIVE"),
    _asked("EASE", "perception", 1, 5, (4, 5), "EASE"),
    _asked("INFO", "perception", 1, 5, (4, 5), "INFO"),
    _asked("NEED", "perception", 1, 5, (4, 5), "NEED"),
    _asked("RECOGNISED", "perception", 1, 5, (4, 5), "RECOGNISED"),
    _asked("EXTRA", "perception", 1, 5, (4, 5), "EXTRA"),
    _asked("REBUY", "outcome (intended)", 1, 5, (4, 5), "REBUY"),
    _asked("PROMISE", "perception", 0, 1, (1,), "PROMISE"),
    _asked("YES NO", "perception", 0, 1, (1,), "YES_NO"),
    Method(
        "EMOTION", "perception", "leading", "higher", "points", (-2, 2), (1, 2), "score", None,
        ("EMOTION",), ("counts", "classes"),
    ),
    Method(
        "INDEX", "perception", "lagging", "higher", "0-100", (1, 10), (), "index", None,
        ("INDEX1", "INDEX2", "INDEX3"), ("moments", "counts"),
    ),
    _asked("FCR", "interaction", 0, 1, (1,), "FCR"),
    _counted("RESPONSE TIME", "lower", "min", "percentile", ("times",), percentile=0.9, bendable=True),
    _counted("SERVICE LEVEL", "higher", "%", "share", ("times", "share"), bendable=True),
    _counted("ABANDONMENT", "lower", "%", "share", ("abandonment", "share")),
    _counted("PROMISE KEPT", "higher", "%", "share", ("share",)),
    Method(
        "CONTACTS", "interaction", "leading", "lower", "contacts", (1, 20), (), "mean", None,
        ("CONTACTS",), ("counts", "moments"),
    ),
    _counted("RETENTION", "higher", "%", "share", ("flow", "share"), "outcome (actual)", "lagging"),
    _counted("CHURN", "lower", "%", "share", ("flow", "share"), "outcome (actual)", "lagging"),
    _counted("REPURCHASE", "higher", "%", "share", ("share",), "outcome (actual)", "lagging"),
    _counted("COMPLAINTS", "lower", "per 1 000", "rate", ("rate",), bendable=True),
    _counted("SENTIMENT", "higher", "points", "score", ("classes",), "perception", "leading"),
    _counted("REVIEWS", "higher", "%", "share", ("counts",), "perception", "lagging")._replace(
        scale=(1, 5), favourable=(4, 5)
    ),
    Method(
        "CUSTOM", None, None, None, "", (None, None), (), "share", None, (),
        ("share", "counts", "times", "rate", "moments", "figure"),
    ),
)  # fmt: skip

BY_KEY: dict[str, Method] = {method.key: method for method in METHODS}


def method_of(key: MethodKey | None) -> Method | None:
    """Give the catalogue entry of a metric's method, or None when it has none yet."""
    return BY_KEY.get(key or "")


def customers_say(class_: MetricClass | None) -> bool:
    """Tell whether customers say a metric of this class (perception, intention), or we count it."""
    return class_ in ("perception", "outcome (intended)")
