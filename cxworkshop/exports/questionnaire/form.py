"""What a questionnaire asks, in which order and in which words, before it is paper, a file or plain text.

The score question comes first and its reason second; what else is asked follows experience by experience, the same
scales beside each other; an open question is always there. Every closed question has an answer beside its scale.
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from cxworkshop.language import N_, Message
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.measuring import report_as
from cxworkshop.method.questions import BESIDE, BEST, DOES_NOT_APPLY, QUESTIONS, WORST, wording
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection
from cxworkshop.model.fields import LanguageCode
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.model.project import code
from cxworkshop.programme.checks.scope import is_blank, sources
from cxworkshop.programme.names import plain, record_name

Kind = Literal["scale", "faces", "choice", "number", "open", "contact"]
Words = dict[LanguageCode, str]

CODES: tuple[LanguageCode, ...] = ("en", "fi", "sv", "nb")
PEOPLE = ("relational survey", "transactional survey", "interview")
"""Sources in which customers answer questions."""

SCORES = ("NPS", "INDEX")
"""Methods that ask for the score as a whole; without one the first scale stands for it."""

MOST_BOXES = 11
"""A longer scale is not ticked: its answer is written as a number."""

RESULTS = (("score", -100, 100), ("index", 0, 100))
"""Ways to report whose bounds no customer answers on."""

GAP = "…"
"""Stands where a word of the project is missing."""

NOTHING_ASKED = N_(
    "No metric of this project asks customers anything. Add one in step 3, such as satisfaction or effort."
)
NOTHING_HERE = N_("The metrics of “{source}” are counted, none is asked. Choose another source, or none.")
NO_SOURCE = N_("There is no source {name}. There are {known}.")
NO_SOURCE_YET = N_("There is no source {name}, and no other one yet: leave it out, or add it in step 4.")


class NothingToAsk(ValueError):
    """Report that there is no questionnaire to write, as a sentence."""

    def __init__(self, message: Message, /, **values: object) -> None:
        """Keep the sentence and its values."""
        super().__init__(message)
        self.message = message
        self.values = values


class Option(NamedTuple):
    """Hold one answer to tick: its value, and its words where it has any."""

    value: int
    words: Words


class Item(NamedTuple):
    """Hold one question: its code for files, its words, its answers from low to high, and the metrics that it feeds.

    `words` has the languages in which it is really asked, the project's own first. `beside` is the answer beside
    the scale; `limits` are those of a number that is written.
    """

    code: str
    kind: Kind
    words: Words
    options: tuple[Option, ...] = ()
    beside: Words = {}
    limits: tuple[int, int] = (0, 0)
    metrics: tuple[str, ...] = ()
    topic: int = 0
    is_ready_made: bool = False

    @property
    def is_closed(self) -> bool:
        """Tell whether its answers are counted."""
        return self.kind not in ("open", "contact")

    def text(self, language: LanguageCode) -> str:
        """Give the question in a language, else in the first in which it is asked."""
        return self.words.get(language) or next(iter(self.words.values()))


class Form(NamedTuple):
    """Hold a questionnaire: the source that it is for, if any, its questions, and the metrics that it leaves out."""

    source: Collection | None
    items: tuple[Item, ...]
    left_out: tuple[Metric, ...] = ()

    @property
    def languages(self) -> tuple[LanguageCode, ...]:
        """Give the languages in which every question is asked."""
        return tuple(code for code in CODES if all(code in item.words for item in self.items))

    @property
    def length(self) -> int:
        """Count the questions."""
        return sum(item.kind != "contact" for item in self.items)

    @property
    def uses_nps(self) -> bool:
        """Tell whether the recommendation question of the registered marks is asked."""
        return any(item.code.startswith("NPS") for item in self.items)


def form(view: View, source: str = "") -> Form:
    """Declare the questionnaire of a source, or of all that is asked; raises NothingToAsk when there is none."""
    row = view.collection.find(source)
    own = row is not None and bool(row.metrics)
    some = view.metrics.of(dict.fromkeys(row.metrics)) if row is not None and own else list(view.metrics)
    askable = [metric for metric in some if _keys(metric)]
    # a source asks what it names; where none is named, what is counted elsewhere need not be asked
    asked = [metric for metric in askable if own or not _is_counted(view, metric)]
    if not asked:
        if row is not None and own:
            raise NothingToAsk(NOTHING_HERE, source=record_name(view, "collection", row.id))
        raise NothingToAsk(NOTHING_ASKED)
    left_out = [metric for metric in (some if own else askable) if metric not in asked]
    return Form(row, tuple(_with_codes(_ordered(view, row, asked))), tuple(left_out))


def find_source(view: View, name: str) -> str:
    """Give the id of the source that is meant by a code such as C1, a name or an id; raises NothingToAsk for none."""
    if not name:
        return ""
    for row in view.collection:
        if plain(name) in (plain(code(view, "collection", row.id)), plain(row.name), row.id):
            return row.id
    known = ", ".join(f"{code(view, 'collection', row.id)} {row.name}".strip() for row in view.collection)
    raise NothingToAsk(NO_SOURCE, name=name, known=known) if known else NothingToAsk(NO_SOURCE_YET, name=name)


def _keys(metric: Metric) -> tuple[str, ...]:
    """Give the ready-made closed questions of a metric's method, or "" for one that the metric words itself."""
    method = method_of(metric.method)
    ready_made = tuple(key for key in method.questions if QUESTIONS[key].scale) if method else ()
    return ready_made or (("",) if not is_blank(*metric.questions.values()) else ())


def _is_counted(view: View, metric: Metric) -> bool:
    """Tell whether a metric that could be asked is fed only by what we count ourselves."""
    fed = view.of(sources).get(metric.id, [])
    return bool(fed) and all(row.method not in PEOPLE for row in fed)


def _ordered(view: View, row: Collection | None, asked: list[Metric]) -> list[Item]:
    """Set the score question first, its reason second, the others grouped, and the open question last."""
    blocks = {metric.id: list(_items(view, metric)) for metric in asked}
    score = _score(asked, blocks)
    items = list(blocks.pop(score.id))
    why = items[0].kind == "scale"
    if why:
        items.append(Item("WHY", "open", dict(QUESTIONS["NPS_WHY"].text)))
    items += _grouped(item for block in blocks.values() for item in block)
    if not (why and row is not None and row.method == "transactional survey"):
        # a survey after an encounter is short: there the reason is the open question
        items.append(Item("OPEN", "open", dict(QUESTIONS["OPEN"].text)))
    if row is not None and row.contact_permission and row.attribution != "anonymous":
        items.append(Item("CONTACT", "contact", dict.fromkeys(CODES, "")))
    return _merged(items)


def _score(asked: list[Metric], blocks: dict[str, list[Item]]) -> Metric:
    """Choose the metric whose question is the score: recommendation, the index, else the first scale."""
    for method in SCORES:
        for metric in asked:
            if metric.method == method:
                return metric
    return next((metric for metric in asked if blocks[metric.id][0].kind == "scale"), asked[0])


def _grouped(items: Iterable[Item]) -> list[Item]:
    """Sort questions by what they are about, and within that the same answers beside each other."""
    rest = list(items)
    first: dict[tuple[int, Kind, int], int] = {}
    for place, item in enumerate(rest):
        first.setdefault(_sort_of(item), place)
    return sorted(rest, key=lambda item: (item.topic, first[_sort_of(item)]))


def _sort_of(item: Item) -> tuple[int, Kind, int]:
    return item.topic, item.kind, len(item.options)


def _merged(items: list[Item]) -> list[Item]:
    """Ask only once what would be asked twice in the same words; the answer then feeds all its metrics."""
    found: dict[tuple[object, ...], Item] = {}
    for item in items:
        same = (item.kind, tuple(option.value for option in item.options), tuple(sorted(item.words.items())), item.code)
        before = found.get(same)
        found[same] = item if before is None else before._replace(metrics=(*before.metrics, *item.metrics))
    return list(found.values())


def _with_codes(items: Iterable[Item]) -> Iterator[Item]:
    """Number the codes that come again, so that each is used once: CSAT, CSAT2, CES2, CES2x2."""
    seen: dict[str, int] = {}
    for item in items:
        n = seen[item.code] = seen.get(item.code, 0) + 1
        yield item if n == 1 else item._replace(code=f"{item.code}{'x' if item.code[-1].isdigit() else ''}{n}")


def _items(view: View, metric: Metric) -> Iterator[Item]:
    """Make the closed questions of a metric."""
    places = {row.id: place for place, row in enumerate(view.experiences, 1)}
    topic = 0 if metric.experience == RELATIONSHIP else places.get(metric.experience, len(places) + 1)
    kind, options, limits = _answers(metric)
    for place, key in enumerate(_keys(metric)):
        own = {} if place else {code: text for code, text in metric.questions.items() if not is_blank(text)}
        words = own or _ready_made(view, metric, key)
        ends = _labelled(options, key, metric) if kind in ("scale", "faces", "choice") else ()
        yield Item(
            code=(key or metric.method or "OWN").replace("_", "").replace(" ", ""),
            kind=kind,
            words=_own_first(words, view.about.language),
            options=ends,
            beside=BESIDE.get(key, DOES_NOT_APPLY),
            limits=limits,
            metrics=(metric.id,),
            topic=topic,
            is_ready_made=not own and any(mark in QUESTIONS[key].text["en"] for mark in ("{experience}", "{task}")),
        )


def _answers(metric: Metric) -> tuple[Kind, tuple[int, ...], tuple[int, int]]:
    """Say how a metric's question is answered, with the values from low to high."""
    low, high = answered_on(metric)
    if low is None or high is None or low != int(low) or high != int(high) or low >= high:
        return ("choice", (1, 0), (0, 0)) if report_as(metric) == "share" else ("number", (), (0, 0))
    limits = (int(low), int(high))
    if limits == (0, 1):
        return "choice", (1, 0), limits
    values = range(limits[0], limits[1] + 1)
    if len(values) > MOST_BOXES:
        return "number", (), limits
    return "faces" if metric.method == "EMOTION" and limits == (-2, 2) else "scale", tuple(values), limits


def answered_on(metric: Metric) -> tuple[float | None, float | None]:
    """Give the scale on which a metric's question is answered; its bounds may also be those of the result."""
    method = method_of(metric.method)
    if method is not None and method.questions:
        return method.scale
    low, high = metric.scale_min, metric.scale_max
    if low is None or high is None or not all(low <= answer <= high for answer in metric.favourable):
        return None, None
    of_result = report_as(metric) == "rate" or (report_as(metric), low, high) in RESULTS
    return (None, None) if of_result else (low, high)


def _labelled(values: tuple[int, ...], key: str, metric: Metric) -> tuple[Option, ...]:
    """Put words to both ends of a scale, or to each answer of a choice."""
    low, high = (QUESTIONS[key].low, QUESTIONS[key].high) if key else _general(values, metric)
    ends = {min(values): low, max(values): high}
    return tuple(Option(value, ends.get(value, {})) for value in values)


def _general(values: tuple[int, ...], metric: Metric) -> tuple[Words, Words]:
    """Give words for a scale that has none: yes and no, or the worst and the best."""
    if set(values) == {0, 1}:
        return QUESTIONS["YES_NO"].low, QUESTIONS["YES_NO"].high
    return (BEST, WORST) if metric.direction == "lower" else (WORST, BEST)


def _ready_made(view: View, metric: Metric, key: str) -> Words:
    """Fill the project's words into a ready-made question, in the languages in which they fit."""
    name = experience_name(view, metric) or GAP
    company = " ".join(view.profile.organisation.split()) or GAP
    # what an experience is called is in the project's language only
    named = any(mark in QUESTIONS[key].text["en"] for mark in ("{experience}", "{task}"))
    codes = (view.about.language,) if named else CODES
    return {code: wording(key, code, company=company, experience=name, task=name) for code in codes}


def experience_name(view: View, metric: Metric) -> str:
    """Name the experience that a metric is about, "" where it has none or no name."""
    experience = view.experiences.find(metric.experience)
    return " ".join((experience.name if experience else "").split())


def _own_first(words: Words, language: LanguageCode) -> Words:
    """Order languages: the project's own first, then as they always stand."""
    return {code: words[code] for code in dict.fromkeys((language, *CODES)) if code in words}
