"""What checks of step 4 look for in how customers are asked."""

from collections.abc import Iterator
from typing import Any

from cxworkshop.method.figures.collection import yearly_invitations
from cxworkshop.method.view import View
from cxworkshop.model.fields import LanguageCode
from cxworkshop.programme.checks.finding import Found, Named, Word
from cxworkshop.programme.checks.scope import is_asked, is_blank, measured_segments, meet, surveys
from cxworkshop.programme.checks.words import TOP_SCORE
from cxworkshop.programme.choices import LANGUAGE

LATE_HOURS = 72
MOST_QUESTIONS = {"transactional survey": 3, "relational survey": 10}
MOST_MINUTES = 5
SCORE_BIAS = "incentive for a good score"


def _named(id: str) -> Named:
    return Named("collection", id)


def asked_too_often(view: View) -> Iterator[Found]:
    """Find segments whose customers get more invitations a year than is set as the most."""
    most = view.constants.max_surveys_per_year
    for id, load in view.of(yearly_invitations).items():
        if load > most:
            yield Found("segments", id, "", {"segment": Named("segments", id), "load": load, "most": most})


def unlawful_sources(view: View) -> Iterator[Found]:
    """Find sources of personal data without lawful basis, notice or time of keeping."""
    for row in view.collection:
        values = {"source": _named(row.id)}
        if row.lawful_basis is None:
            yield Found("collection", row.id, "lawful_basis", {**values, "case": "basis"})
        elif row.lawful_basis != "no personal data":
            if is_blank(row.notice):
                yield Found("collection", row.id, "notice", {**values, "case": "notice"})
            if row.retention_months is None:
                yield Found("collection", row.id, "retention_months", {**values, "case": "retention"})


def chosen_respondents(view: View) -> Iterator[Found]:
    """Find surveys in which staff, or the customers themselves, choose who answers."""
    for row in surveys(view):
        if row.sampling in ("staff choose", "open link"):
            yield Found("collection", row.id, "sampling", {"case": row.sampling, "source": _named(row.id)})


def late_questions(view: View) -> Iterator[Found]:
    """Find transactional surveys that come when memory has faded."""
    for row in surveys(view):
        if row.method == "transactional survey" and (row.delay_hours or 0) > LATE_HOURS:
            yield Found("collection", row.id, "delay_hours", {"source": _named(row.id)})


def bought_scores(view: View) -> Iterator[Found]:
    """Find sources that reward a good score, or ask for one."""
    for row in view.collection:
        values: dict[str, Any] = {"source": _named(row.id)}
        if row.score_incentive or SCORE_BIAS in row.biases:
            field = "score_incentive" if row.score_incentive else "biases"
            yield Found("collection", row.id, field, {**values, "case": "reward"})
        for field in ("incentive", "notice"):
            if word := TOP_SCORE.find(getattr(row, field)):
                yield Found("collection", row.id, field, {**values, "case": "words", "word": word})
    for metric in view.metrics:
        for language, text in metric.questions.items():
            if word := TOP_SCORE.find(text):
                values = {"case": "words", "source": Named("metrics", metric.id), "word": word}
                yield Found("metrics", metric.id, f"questions.{language}", values)


def no_quarantine(view: View) -> Iterator[Found]:
    """Find a relational and a transactional survey of the same people, either without a quarantine."""
    some = surveys(view)
    for row in some:
        others = [other for other in some if other.method != row.method and meet(row.segments, other.segments)]
        if others and not row.quarantine_days:
            values = {"source": _named(row.id), "other": _named(others[0].id)}
            yield Found("collection", row.id, "quarantine_days", values)


def long_surveys(view: View) -> Iterator[Found]:
    """Find surveys with too many questions or minutes."""
    for row in surveys(view):
        values = {"source": _named(row.id)}
        most = MOST_QUESTIONS[row.method or ""]
        if (row.questions_count or 0) > most:
            yield Found("collection", row.id, "questions_count", {**values, "case": "questions", "n": most})
        if (row.minutes or 0) > MOST_MINUTES:
            yield Found("collection", row.id, "minutes", {**values, "case": "minutes", "n": MOST_MINUTES})


def missing_translations(view: View) -> Iterator[Found]:
    """Find questions that are missing in a language of the customers who get them."""
    found: dict[tuple[str, LanguageCode], Named] = {}
    for row in surveys(view):
        for segment in view.segments.of(row.segments) if row.segments else measured_segments(view):
            for metric in view.metrics.of(row.metrics):
                for code in segment.languages:
                    if is_asked(metric) and is_blank(metric.questions.get(code, "")):
                        found.setdefault((metric.id, code), Named("segments", segment.id))
    for (id, code), name in found.items():
        values = {"metric": Named("metrics", id), "segment": name, "language": Word(LANGUAGE[code])}
        yield Found("metrics", id, f"questions.{code}", values)


def silent_about_names(view: View) -> Iterator[Found]:
    """Find attributed answers of which the notice does not say so."""
    for row in view.collection:
        if row.attribution == "attributed" and not row.notice_names_attribution:
            yield Found("collection", row.id, "notice_names_attribution", {"source": _named(row.id)})


def forbidden_contacts(view: View) -> Iterator[Found]:
    """Find surveys without permission to contact, although an action contacts those who answer."""
    found: dict[str, str] = {}
    for action in view.actions:
        if action.contacts_respondents and action.status not in ("done", "dropped"):
            fed = [row for row in surveys(view) if not set(action.metrics).isdisjoint(row.metrics)]
            for row in fed or surveys(view):
                if not row.contact_permission:
                    found.setdefault(row.id, action.id)
    for id, action_id in found.items():
        values = {"source": _named(id), "action": Named("actions", action_id)}
        yield Found("collection", id, "contact_permission", values)
