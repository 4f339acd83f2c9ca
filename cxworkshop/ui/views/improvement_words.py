"""What the figures of step 6 say about problems and remedies, in sentences, and ideas that the map gives."""

from typing import NamedTuple

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.figures.improvements import area_pareto, is_chosen
from cxworkshop.method.view import View
from cxworkshop.method.voting import dots_per_item, dots_per_person
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.project import code
from cxworkshop.programme.names import plain


class Idea(NamedTuple):
    """Offer a barrier of the journey map as an improvement area."""

    stage: str
    barrier: str
    experience: str
    segment: str


class ActionSums(NamedTuple):
    """Count the actions that were not dropped and the chosen ones of them, and list those without both ratings."""

    all: int
    chosen: int
    unrated: list[Action]


def sum_of_actions(view: View) -> ActionSums:
    """Sum up the remedies."""
    rows = [row for row in view.actions if row.status != "dropped"]
    unrated = [row for row in rows if row.impact.value is None or row.effort.value is None]
    return ActionSums(len(rows), sum(is_chosen(row) for row in rows), unrated)


def touched_areas(view: View) -> tuple[int, set[str]]:
    """Count the chosen actions and give the ids of the areas that they do something about."""
    chosen = [action for action in view.actions if is_chosen(action)]
    return len(chosen), {id for action in chosen for id in action.areas}


def ideas(view: View) -> list[Idea]:
    """Find the barriers on the journey maps that no improvement area speaks of yet.

    An area speaks of a barrier when it has its words, or belongs to an experience of the same stage.
    """
    titles = {plain(area.title) for area in view.areas}
    treated = {area.experience for area in view.areas}
    of_stage = {row.stage: row.id for row in reversed(view.experiences) if row.stage}
    found: dict[str, Idea] = {}
    for journey in view.journeys:
        for stage in journey.stages:
            words = plain(stage.barrier)
            experience = of_stage.get(stage.id, "")
            if words and words not in titles and (not experience or experience not in treated):
                found.setdefault(words, Idea(stage.id, stage.barrier.strip(), experience, journey.segment))
    return list(found.values())


def pareto_text(view: View, language: Language) -> str:
    """Say how few problems make up most mentions."""
    result = view.of(area_pareto)
    total = sum(row.n for row in result.rows)
    words = NP_("One problem makes up most of {total} mentions.", "{n} problems make up most of {total} mentions.")
    said = language.plural(words, len(result.vital), total=language.number(total)) if result.vital else ""
    counts = [area.comments_n for area in view.areas if area.comments_n]
    if said and counts:
        said += " " + language.text(N_("They come from {n} comments."), n=language.number(max(counts)))
    return said


def dots_text(view: View, language: Language) -> str:
    """Say how many dots lie, and how many each person may place."""
    areas = [area for area in view.areas if not area.catch_all]
    if not areas:
        return ""
    each = dots_per_person(len(areas))
    sentences = []
    placed = sum(area.dots or 0 for area in view.areas)
    if placed:
        words = NP_("{n} dot is placed.", "{n} dots are placed.")
        sentences.append(language.plural(words, placed))
    rule = N_("Each person has {each} dots and puts at most {most} on one problem.")
    sentences.append(language.text(rule, each=language.number(each), most=language.number(dots_per_item(each))))
    return " ".join(sentences)


def reach_text(view: View, language: Language) -> str:
    """Say which measured experiences the chosen actions touch; "" while nothing is chosen or measured."""
    chosen, touched_by_them = view.of(touched_areas)
    measured = [row.id for row in view.experiences if row.decision == "measure now"]
    if not chosen or not measured:
        return ""
    areas: list[Area] = view.areas.of(touched_by_them)
    touched = {area.experience for area in areas}
    left = [id for id in measured if id not in touched]
    if not left:
        words = NP_(
            "The chosen action touches every measured experience.",
            "The {n} chosen actions touch every measured experience.",
        )
        return language.plural(words, chosen)
    codes = language.listed(code(view, "experiences", id) for id in left)
    words = NP_(
        "The chosen action touches {touched} of {all} measured experiences. Nothing is done about {codes}.",
        "The {n} chosen actions touch {touched} of {all} measured experiences. Nothing is done about {codes}.",
    )
    return language.plural(words, chosen, touched=len(measured) - len(left), all=len(measured), codes=codes)
