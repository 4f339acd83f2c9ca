"""Checks of step 7."""

import re
from collections.abc import Iterator

from cxworkshop.language import N_
from cxworkshop.method.catalogue import customers_say
from cxworkshop.method.figures.sharing import sharing_figures
from cxworkshop.method.figures.targets import REVIEW_DAYS
from cxworkshop.method.readings import current
from cxworkshop.method.view import View
from cxworkshop.model.sharing import Sharing
from cxworkshop.programme.checks.actions import kept_actions
from cxworkshop.programme.checks.finding import Check, Found, Named
from cxworkshop.programme.checks.privacy import personal_data, who_said_it
from cxworkshop.programme.checks.scope import is_blank, is_full_name, same_person, sharing_value, surveys
from cxworkshop.programme.checks.words import DECISIVE, RANKING

ANSWERED = "customers who answered"
SOON_DAYS = 14
EVERY_DAYS = {
    "continuous": 0,
    "weekly": 7,
    "monthly": REVIEW_DAYS["month"],
    "quarterly": REVIEW_DAYS["quarter"],
    "half-yearly": REVIEW_DAYS["year"] / 2,
    "yearly": REVIEW_DAYS["year"],
    "once": float("inf"),
}


def _at(row: Sharing, field: str, **values: object) -> Found:
    return Found("sharing", row.id, field, {"audience": sharing_value(row), **values})


def front_line_forgotten(view: View) -> Iterator[Found]:
    """Find a sharing plan without the front line."""
    if view.sharing and all(row.audience != "front line" for row in view.sharing):
        yield Found("sharing", "", "audience")


def respondents_forgotten(view: View) -> Iterator[Found]:
    """Find a sharing plan without the customers who answered."""
    if view.sharing and all(row.audience != ANSWERED for row in view.sharing):
        yield Found("sharing", "", "audience")


def unmanned_rows(view: View) -> Iterator[Found]:
    """Find rows without an owner or a first date."""
    for row in view.sharing:
        if is_blank(row.owner):
            yield _at(row, "owner", case="owner")
        if row.first_date is None:
            yield _at(row, "first_date", case="date")


def unclear_duties(view: View) -> Iterator[Found]:
    """Find rows whose duties do not name exactly one accountable and at least one responsible person."""
    for row in view.sharing:
        for problem in view.of(sharing_figures)[row.id].problems:
            yield _at(row, "duties", case=problem)


def seldom_shared(view: View) -> Iterator[Found]:
    """Find metrics that are looked at more often than anybody is told about them."""
    reviewed: dict[str, float] = {}
    for target in view.targets:
        if target.review_interval:
            days = REVIEW_DAYS[target.review_interval]
            reviewed[target.metric] = min(days, reviewed.get(target.metric, days))
    for metric in view.metrics:
        rows = [row for row in view.sharing if row.frequency and metric.id in row.metrics]
        if metric.id in reviewed and rows:
            row = min(rows, key=lambda row: EVERY_DAYS[row.frequency or "once"])
            if EVERY_DAYS[row.frequency or "once"] > reviewed[metric.id]:
                yield _at(row, "frequency", metric=Named("metrics", metric.id))


def bare_numbers(view: View) -> Iterator[Found]:
    """Find messages with a number that say neither what is done nor what is asked for."""
    for row in view.sharing:
        if row.purpose not in ("act", "decide") and re.search(r"\d", row.message) and not DECISIVE.find(row.message):
            yield _at(row, "message")


def small_groups_shown(view: View) -> Iterator[Found]:
    """Find rows that share a metric whose newest figure is hidden, because too few people answered."""
    newest = view.of(current)
    for row in view.sharing:
        for metric in view.metrics.of(dict.fromkeys(row.metrics)):
            if metric.id in newest and newest[metric.id].hidden:
                values = {"metric": Named("metrics", metric.id), "least": view.constants.anonymity_k}
                yield _at(row, "metrics", **values)


def telling_quotes(view: View) -> Iterator[Found]:
    """Find quotes that give away who said them."""
    for row in view.sharing:
        quote = same_person(row.quote)
        if personal_data(row.quote):
            yield _at(row, "quote", case="pattern")
        elif any(re.search(rf"(?<!\w){re.escape(name)}", quote) for name in view.of(full_names)):
            yield _at(row, "quote", case="name")
        elif case := who_said_it(row.quote):
            yield _at(row, "quote", case=case)


def full_names(view: View) -> frozenset[str]:
    """Give the first and last names of the people in the project, as they are compared."""
    names = [view.profile.facilitator]
    names += [participant.name for participant in view.workshop.participants]
    names += [row.owner for rows in (view.metrics, view.targets, view.actions, view.sharing) for row in rows]
    names += [row.responsible for row in view.collection]
    return frozenset(same_person(name) for name in names if is_full_name(name))


def unhappy_left_alone(view: View) -> Iterator[Found]:
    """Find a sharing plan that follows up nobody, although customers are asked how it was."""
    asked = any(customers_say(metric.class_) for row in surveys(view) for metric in view.metrics.of(row.metrics))
    answered = any(row.audience == ANSWERED for row in view.sharing)
    contacted = any(action.contacts_respondents for action in kept_actions(view))
    if view.sharing and asked and not answered and not contacted:
        yield Found("sharing", "", "audience")


def late_sharing(view: View) -> Iterator[Found]:
    """Find plans whose first sharing comes long after the workshop."""
    day = view.workshop.day
    dated = [(row.first_date, place) for place, row in enumerate(view.sharing) if row.first_date is not None]
    if day is not None and dated:
        first, place = min(dated)
        if (first - day).days > SOON_DAYS:
            yield _at(view.sharing[place], "first_date", day=first)


def ranked_people(view: View) -> Iterator[Found]:
    """Find rows that set single employees against each other."""
    for row in view.sharing:
        for field in ("message", "format_note"):
            if word := RANKING.find(getattr(row, field)):
                yield _at(row, field, word=word)


def nobody_told(view: View) -> Iterator[Found]:
    """Find a project that shares nothing."""
    if not view.sharing:
        yield Found("sharing")


CHECKS = (
    Check(
        "L701",
        "W",
        N_("The front line hears nothing"),
        N_("Those who meet customers can act tomorrow. Add a row for them: five minutes a week are enough."),
        front_line_forgotten,
    ),
    Check(
        "L702",
        "W",
        N_("Customers who answered hear nothing"),
        N_("People stop answering when nothing comes back. Add a row: thanks, what you heard, what you do."),
        respondents_forgotten,
    ),
    Check(
        "L703",
        "E",
        {
            "owner": N_("Nobody tells “{audience}”"),
            "date": N_("“{audience}”: the first date is missing"),
        },
        {
            "owner": N_("A message without a sender is not sent. Name one person."),
            "date": N_("Without a day it is put off. Choose the first one, best within two weeks of the workshop."),
        },
        unmanned_rows,
    ),
    Check(
        "L704",
        "W",
        {
            "exactly_one_A": N_("“{audience}”: not exactly one person is accountable"),
            "needs_R": N_("“{audience}”: nobody does the work"),
        },
        {
            "exactly_one_A": N_("With none or several it falls between chairs. Give the letter A to one person."),
            "needs_R": N_("Give at least one person the letter R; it may be the same who has the A."),
        },
        unclear_duties,
    ),
    Check(
        "L705",
        "H",
        N_("“{audience}” hears of it less often than you review it"),
        N_("You look at “{metric}” more often than anybody is told. Share it in the same rhythm."),
        seldom_shared,
    ),
    Check(
        "L706",
        "H",
        N_("The message to “{audience}” is only a number"),
        N_("A number alone leaves people wondering. Say what you do about it, or what you want decided."),
        bare_numbers,
    ),
    Check(
        "L707",
        "E",
        N_("“{audience}” would see a very small group"),
        N_("Fewer than {least} people are behind “{metric}”, and each could be recognised. Share it for all together."),
        small_groups_shown,
    ),
    Check(
        "L708",
        "E",
        {
            "pattern": N_("The quote for “{audience}” holds personal data"),
            "name": N_("The quote for “{audience}” names a person"),
            "place": N_("The quote for “{audience}” gives a person away"),
        },
        {
            "pattern": N_("It holds an address, a phone number or an identity number. Take it out."),
            "name": N_("A quote is free to use only when nobody can tell whose it is. Take the name out."),
            "place": N_("Place and job together point at one person. Leave one of them out."),
        },
        telling_quotes,
    ),
    Check(
        "L709",
        "W",
        N_("Nobody follows up unhappy customers"),
        N_("You ask customers how it was. Add a row for those who answered, or an action that contacts them."),
        unhappy_left_alone,
    ),
    Check(
        "L710",
        "W",
        N_("The first sharing comes late"),
        N_("“{audience}” is first, on {day}. Share within two weeks of the workshop, while the room remembers."),
        late_sharing,
    ),
    Check(
        "L711",
        "W",
        N_("The message to “{audience}” ranks people"),
        N_("“{word}” sets one against another, while results come from the way you work. Show what the team reached."),
        ranked_people,
    ),
    Check(
        "L712",
        "E",
        N_("Nobody hears of this yet"),
        N_("What was learnt helps only those who hear it. Add one audience, with a sender and a day."),
        nobody_told,
    ),
)
