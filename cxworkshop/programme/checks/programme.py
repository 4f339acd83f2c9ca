"""Checks of the project as a whole."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache, partial
from typing import Any

from cxworkshop.language import N_, NP_
from cxworkshop.method.view import View
from cxworkshop.model.fields import LONGEST_TEXT, Record, Row
from cxworkshop.model.project import COLLECTIONS
from cxworkshop.model.validity import allowed, field_type
from cxworkshop.programme.checks.finding import Check, Found, Named, Word
from cxworkshop.programme.checks.privacy import Kind, personal_data
from cxworkshop.programme.checks.scope import ROWS, is_blank, is_filled

PLACES = ("profile", "workshop", *COLLECTIONS)
SINGLE_NAMES = {"profile": N_("About the project"), "workshop": N_("About the workshop")}
OWN_WORDS = frozenset({"unknown", "app", "template", "digest", "check", "field", "detail"})
"""Fields that the app fills for itself."""
QUOTE = ("sharing", "quote")
"""Read by L708, which is stricter."""


def unnamed(view: View) -> Iterator[Found]:
    """Find a project without name or organisation."""
    for field in ("name", "organisation"):
        if is_blank(getattr(view.profile, field)):
            yield Found("profile", "", field, {"case": field})


def no_review(view: View) -> Iterator[Found]:
    """Find a review date that is missing or past."""
    day = view.profile.review_date
    if day is None:
        yield Found("profile", "", "review_date", {"case": "missing"})
    elif day < view.today:
        yield Found("profile", "", "review_date", {"case": "past", "day": day})


def gaps(view: View) -> Iterator[Found]:
    """Find empty steps before filled ones."""
    filled = [step for step in ROWS if is_filled(view, step)]
    for step in ROWS:
        if step not in filled and any(later > step for later in filled):
            later = min(later for later in filled if later > step)
            yield Found(ROWS[step][0], "", "", {"step": step, "later": later})


def personal_texts(view: View) -> Iterator[Found]:
    """Find texts that hold what looks like personal data."""
    for place in PLACES:
        yield from view.of(_SCANS[place])


def _scan(place: str, view: View) -> tuple[Found, ...]:
    """Scan one collection, remembered until that collection changes."""
    rows = getattr(view, place)
    found = []
    for row in rows if isinstance(rows, tuple) else (rows,):
        id = row.id if isinstance(row, Row) else ""
        name = Named(place, id) if id else Word(SINGLE_NAMES[place])
        for path, text in _texts(row, ()):
            kinds = _kinds(text) if (place, *path) != QUOTE else ()
            if kinds:
                values = {"case": kinds[0], "n": len(kinds), "name": name}
                found.append(Found(place, id, ".".join(path), values))
    return tuple(found)


@lru_cache(maxsize=16_384)
def _kinds(text: str) -> tuple[Kind, ...]:
    """Read a text, remembered: of thousands of comments one is changed, and all others are as they were."""
    return tuple(personal_data(text))


_SCANS: dict[str, Callable[[View], tuple[Found, ...]]] = {place: partial(_scan, place) for place in PLACES}


def _texts(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Record):
        for name in _wordy(type(value)):
            if part := getattr(value, name):
                yield from _texts(part, (*path, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part, (*path, part.id) if isinstance(part, Row) else path)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _texts(part, (*path, str(key)))


@cache
def _wordy(kind: type[Record]) -> tuple[str, ...]:
    """Name the fields of a record that hold words, or records with words; ids, choices and numbers hold none."""
    return tuple(name for name in kind.__struct_fields__ if name not in OWN_WORDS and _holds_words(kind, name))


def _holds_words(kind: type[Record], name: str) -> bool:
    what = allowed(field_type(kind, name))
    return what.kind in ("list", "record") or (what.kind == "text" and what.longest == LONGEST_TEXT)


CHECKS = (
    Check(
        "L001",
        "E",
        {"name": N_("The project has no name"), "organisation": N_("The organisation is not named")},
        N_("Name and organisation stand on every page that you hand on."),
        unnamed,
    ),
    Check(
        "L002",
        "W",
        {"missing": N_("There is no review date"), "past": N_("The review date has passed")},
        {
            "missing": N_("A programme without a next review falls asleep. Choose a day when you look at it again."),
            "past": N_("The review was due on {day}. Hold it, or choose a new day."),
        },
        no_review,
    ),
    Check(
        "L003",
        "H",
        N_("Step {step} is empty, step {later} is filled"),
        N_("Each step builds on the ones before. Fill in step {step}, or keep in mind that it is still open."),
        gaps,
    ),
    Check(
        "L005",
        "W",
        {
            "e-mail": N_("“{name}” holds an e-mail address"),
            "phone": N_("“{name}” holds a phone number"),
            "identity": N_("“{name}” holds a personal identity number"),
        },
        NP_(
            "The file is meant to be handed on, and nothing in it needs personal data. Take it out of this text.",
            "The file is meant to be handed on, and nothing in it needs personal data. "
            "Take all {n} places out of this text.",
        ),
        personal_texts,
    ),
)
