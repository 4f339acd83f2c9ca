"""Where a place of the project is shown: its step and sub-view, and what a change there is called."""

from datetime import date

from cxworkshop.language import N_, Language
from cxworkshop.method.view import look
from cxworkshop.model.project import COLLECTIONS, Project
from cxworkshop.programme.fields import field_label
from cxworkshop.programme.steps import STEPS
from cxworkshop.ui.screens import parts_of

Place = tuple[str, ...]
HOMES = {collection: step.number for step in STEPS for collection in step.collections}


def home_of(place: Place, current: int = 0) -> tuple[int, str]:
    """Give step and sub-view of a place; decisions, notes and accepted warnings stay where one is."""
    if not place:
        return max(current, 0), ""
    step = HOMES.get(place[0], 0 if place[0] not in ("decisions", "accepted", "notes") else max(current, 0))
    parts = parts_of(step)
    shown = next((part for part in parts if part.shows(place)), parts[0])
    return step, shown.KEY


def describe(project: Project, place: Place, language: Language, today: date) -> str:
    """Name a change by its field and its record, for the undo menu."""
    from cxworkshop.programme.checks import record_name  # slow to import, and needed only once something changes

    if not place:
        return language.text(N_("Change"))
    field = field_label(place, language) if len(place) != 2 or place[0] not in COLLECTIONS else ""
    name = ""
    if len(place) > 1 and place[0] in COLLECTIONS:
        name = record_name(look(project, today), place[0], place[1])
    if name == (place[1] if len(place) > 1 else ""):
        name = ""
    if field and name:
        return language.text(N_("{field}: {name}"), field=field, name=name)
    return field or name or language.text(N_("Change"))
