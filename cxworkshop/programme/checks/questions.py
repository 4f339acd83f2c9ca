"""What checks of step 3 look for in the questions to customers."""

from collections import defaultdict
from collections.abc import Iterator

from cxworkshop.method.measuring import favourable
from cxworkshop.method.view import View
from cxworkshop.model.metrics import Asked, Metric
from cxworkshop.programme.checks.finding import Found, Named
from cxworkshop.programme.checks.scope import answer_scale, is_asked, is_blank, surveys
from cxworkshop.programme.checks.words import AND, PRAISE, YES

FIELDS = {"text": "questions", "scale": "scale_min", "boxes": "favourable"}


def changed_after_data(view: View) -> Iterator[Found]:
    """Find metrics whose question, scale or favourable answers are no longer those of their data."""
    asked: dict[str, list[Asked]] = defaultdict(list)
    for measurement in view.measurements:
        if measurement.data is not None:
            asked[measurement.metric].append(measurement.asked)
    for metric in view.metrics:
        for part, field in FIELDS.items():
            if any(_differs(metric, then, part) for then in asked[metric.id]):
                yield Found("metrics", metric.id, field, {"case": part, "metric": Named("metrics", metric.id)})


def _differs(metric: Metric, asked: Asked, part: str) -> bool:
    """Tell whether a part of the question is known on both sides and not the same."""
    if part == "text":
        known = {" ".join(text.split()) for text in metric.questions.values() if not is_blank(text)}
        return bool(known) and not is_blank(asked.text) and " ".join(asked.text.split()) not in known
    if part == "scale":
        pairs = zip((asked.scale_min, asked.scale_max), answer_scale(metric), strict=True)
        return any(then is not None and now is not None and then != now for then, now in pairs)
    return bool(asked.favourable) and bool(favourable(metric)) and set(asked.favourable) != set(favourable(metric))


def leading_questions(view: View) -> Iterator[Found]:
    """Find questions with two subjects, or with a word of praise."""
    for metric in view.metrics:
        for language, text in metric.questions.items():
            field, name = f"questions.{language}", Named("metrics", metric.id)
            if word := AND.find(text, YES.get(language, ())):
                yield Found("metrics", metric.id, field, {"case": "two", "metric": name, "word": word})
            if word := PRAISE.find(text):
                yield Found("metrics", metric.id, field, {"case": "praise", "metric": name, "word": word})


def unconfirmed_direction(view: View) -> Iterator[Found]:
    """Find effort metrics of which nobody has confirmed that high is good."""
    for metric in view.metrics:
        if metric.method == "CES2" and not metric.scale_confirmed:
            yield Found("metrics", metric.id, "scale_confirmed", {"metric": Named("metrics", metric.id)})


def scores_without_why(view: View) -> Iterator[Found]:
    """Find surveys that ask for a score and not for its reason."""
    for row in surveys(view):
        if not row.open_question and any(is_asked(metric) for metric in view.metrics.of(row.metrics)):
            yield Found("collection", row.id, "open_question", {"source": Named("collection", row.id)})
