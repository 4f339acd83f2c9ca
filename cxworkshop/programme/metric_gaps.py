"""What is not measured yet about an experience, and which metrics would fill the gap."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cxworkshop.language import N_, Message
from cxworkshop.method.catalogue import BY_KEY, customers_say
from cxworkshop.method.figures.metrics import metrics_of
from cxworkshop.method.view import View
from cxworkshop.model.experiences import Experience
from cxworkshop.model.fields import Quality
from cxworkshop.model.metrics import RELATIONSHIP, MethodKey, Metric, MetricClass
from cxworkshop.programme.checks.metrics import MOST_OF_ONE
from cxworkshop.programme.new_metrics import QUALITIES

Kind = Literal["say", "count"]
Said = tuple[MetricClass | None, tuple[Quality, ...]]
KINDS: dict[Kind, Message] = {"say": N_("Customers say"), "count": N_("We count")}

OF_EXPERIENCE: tuple[MethodKey, ...] = (
    "CES2", "RESPONSE TIME", "PROMISE KEPT", "CSAT", "FCR", "COMPLAINTS", "EFFECTIVE", "EXTRA", "RECOGNISED", "NEED",
    "ABANDONMENT", "INFO", "EASE", "CONTACTS", "SERVICE LEVEL", "EMOTION", "PROMISE",
)  # fmt: skip
OF_RELATIONSHIP: tuple[MethodKey, ...] = ("RETENTION", "NPS", "REPURCHASE", "CSAT", "INDEX")
"""What is offered, the most useful first."""

FITTING: dict[str, tuple[MethodKey, ...]] = {
    "phone": ("RESPONSE TIME", "ABANDONMENT", "FCR", "CES2"),
    "chat": ("RESPONSE TIME", "FCR"),
    "e-mail": ("RESPONSE TIME",),
    "web": ("INFO", "EASE"),
    "app": ("EASE",),
    "visit": ("PROMISE KEPT", "CSAT"),
    "invoice": ("COMPLAINTS", "EASE"),
    "product": ("COMPLAINTS",),
}
"""The methods that suit a channel."""

NEEDS_CHANNEL: dict[MethodKey, str] = {"ABANDONMENT": "phone"}
FOR_KIND, FOR_QUALITY, FOR_CHANNEL = 4, 2, 1


class Gaps(NamedTuple):
    """Hold what no metric of an experience looks at: kinds of metrics, and qualities."""

    kinds: tuple[Kind, ...]
    qualities: tuple[Quality, ...]


class Suggested(NamedTuple):
    """Offer a method, with the gaps that it fills."""

    method: MethodKey
    fills: Gaps


class Group(NamedTuple):
    """Hold the metrics of one experience, of the relationship as a whole, or of nothing that is known ("")."""

    key: str
    experience: Experience | None
    metrics: tuple[Metric, ...]


def kind_of(class_: MetricClass | None) -> Kind | None:
    """Tell whether customers say a metric or we count it; None while nobody has said what it is."""
    if class_ is None:
        return None
    return "say" if customers_say(class_) else "count"


def groups(view: View) -> list[Group]:
    """Give the measured experiences and those with metrics, then the relationship, then what has no experience."""
    of = view.of(metrics_of)
    found = [
        Group(row.id, row, of.get(row.id, ()))
        for row in view.experiences
        if row.id in of or row.decision == "measure now"
    ]
    if RELATIONSHIP in of:
        found.append(Group(RELATIONSHIP, None, of[RELATIONSHIP]))
    known = {row.id for row in view.experiences} | {RELATIONSHIP}
    loose = tuple(metric for metric in view.metrics if metric.experience not in known)
    if loose:
        found.append(Group("", None, loose))
    return found


def gaps(view: View, experience: str) -> Gaps:
    """Tell what no metric of an experience, or of the relationship, looks at."""
    return _gaps(experience, [(row.class_, row.qualities) for row in view.of(metrics_of).get(experience, ())])


def suggestions(view: View, experience: str, most: int = 2) -> list[Suggested]:
    """Offer methods that fill gaps, each a different one; none when nothing is missing.

    An experience that has metrics enough is only offered a fact or a feeling that it lacks.
    """
    metrics = view.of(metrics_of).get(experience, ())
    found: list[Suggested] = []
    seen: list[Said] = [(row.class_, row.qualities) for row in metrics]
    taken = {row.method for row in metrics}
    row = view.experiences.find(experience)
    while len(found) < most:
        left = _gaps(experience, seen)
        if len(metrics) + len(found) >= MOST_OF_ONE:
            left = left._replace(qualities=())
        offers = [_filling(method, left) for method in _offered(experience, row) if method not in taken]
        best = max(offers, key=lambda offer: _worth(offer, row), default=None)
        if best is None or not any(best.fills):
            break
        found.append(best)
        taken.add(best.method)
        seen.append((BY_KEY[best.method].class_, QUALITIES.get(best.method, ())))
    return found


def _gaps(experience: str, some: list[Said]) -> Gaps:
    kinds = {kind_of(class_) for class_, _ in some}
    measured = {quality for _, qualities in some for quality in qualities}
    names: tuple[Quality, ...] = ("mission", "no_hassle", "recognition", "extra")
    return Gaps(
        tuple(kind for kind in KINDS if kind not in kinds),
        () if experience == RELATIONSHIP else tuple(name for name in names if name not in measured),
    )


def _offered(experience: str, row: Experience | None) -> Iterator[MethodKey]:
    channels = row.channels if row else ()
    for method in OF_RELATIONSHIP if experience == RELATIONSHIP else OF_EXPERIENCE:
        if method not in NEEDS_CHANNEL or NEEDS_CHANNEL[method] in channels:
            yield method


def _filling(method: MethodKey, left: Gaps) -> Suggested:
    kind = kind_of(BY_KEY[method].class_)
    qualities = tuple(quality for quality in QUALITIES.get(method, ()) if quality in left.qualities)
    return Suggested(method, Gaps((kind,) if kind is not None and kind in left.kinds else (), qualities))


def _worth(offer: Suggested, row: Experience | None) -> int:
    fits = any(offer.method in FITTING.get(channel, ()) for channel in (row.channels if row else ()))
    return FOR_KIND * len(offer.fills.kinds) + FOR_QUALITY * len(offer.fills.qualities) + (FOR_CHANNEL if fits else 0)
