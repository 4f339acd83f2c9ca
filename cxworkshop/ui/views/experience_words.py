"""What the figures of step 2 say about the experiences, in sentences."""

from collections.abc import Sequence

from cxworkshop.language import N_, NP_, Language
from cxworkshop.method.figures.experiences import ExperienceFigures, bad_answers, experience_figures
from cxworkshop.method.view import View
from cxworkshop.model.experiences import Experience
from cxworkshop.model.project import code
from cxworkshop.programme.choices import BAD_CHECK, word

WIDE = 1.0
"""A gap above this is worth a measurement."""
MIDDLE, STRONG = 3.0, 4.0
"""From so much on an experience matters, and from so much on it is a strength."""
TINY = 1e-9
MOST_NAMED = 6


def by_priority(view: View) -> list[str]:
    """Order the experiences by their priority, those without one last, as they stand in the project."""
    details = view.of(experience_figures)
    return [
        row.id
        for row in sorted(view.experiences, key=lambda row: (details[row.id].epi is None, -(details[row.id].epi or 0)))
    ]


def gaps_text(view: View, language: Language) -> str:
    """Say which experiences have a wide gap, and which are the strongest; "" when nothing can be said."""
    details = view.of(experience_figures)
    wide = [row.id for row in view.experiences if (details[row.id].gap or 0) > WIDE + TINY]
    sentences = []
    if wide:
        message = NP_("{codes} has a gap above 1.", "{codes} have gaps above 1.")
        sentences.append(language.plural(message, len(wide), codes=_codes(view, wide, language)))
    strong = strongest(view)
    if strong:
        message = NP_(
            "{codes} is your strongest moment: protect it.", "{codes} are your strongest moments: protect them."
        )
        sentences.append(language.plural(message, len(strong), codes=_codes(view, strong, language)))
    return " ".join(sentences)


def strongest(view: View) -> list[str]:
    """Give the experiences that matter and go best, several when they are equal; none when nothing goes well."""
    rated = {
        row.id: performance
        for row in view.experiences
        if (row.importance.value or 0) >= MIDDLE and (performance := row.performance.value) is not None
    }
    best = max(rated.values(), default=0.0)
    return [id for id, value in rated.items() if value > best - TINY] if best >= STRONG else []


def _codes(view: View, ids: Sequence[str], language: Language) -> str:
    codes = [code(view, "experiences", id) for id in ids]
    if len(codes) > MOST_NAMED:
        more = language.plural(NP_("{n} more", "{n} more"), len(codes) - MOST_NAMED + 1)
        codes = [*codes[: MOST_NAMED - 1], more]
    return language.listed(codes)


def shortlist_rows(view: View, language: Language) -> list[tuple[Experience, str]]:
    """Give the experiences worth talking about, by priority, each with the reasons in plain words."""
    details = view.of(experience_figures)
    listed = [id for id in by_priority(view) if details[id].shortlist]
    return [(row, reasons_text(row, details[row.id], language)) for row in view.experiences.of(listed)]


def reasons_text(row: Experience, details: ExperienceFigures, language: Language) -> str:
    """Say why an experience is worth talking about, a sentence for each reason."""
    sentences = []
    for reason in details.shortlist:
        match reason:
            case "top_priority":
                epi = language.number(details.epi, 0)
                sentences.append(language.text(N_("Its priority of {epi} is among the five highest."), epi=epi))
            case "moment_of_truth":
                sentences.append(language.text(N_("Customers stay or leave because of how it goes.")))
            case "bad_experience":
                signs = language.listed(language.quote(word(BAD_CHECK, name, language)) for name in bad_answers(row))
                sentences.append(language.text(N_("It shows signs of a bad experience: {signs}."), signs=signs))
    return " ".join(sentences)
