"""What a questionnaire says besides its questions: who asks and why, who sees the answers, how long they are kept."""

from collections.abc import Iterator
from math import ceil

from cxworkshop.exports import letters
from cxworkshop.exports.plan.appendix import TRADEMARK
from cxworkshop.exports.questionnaire.form import Form, Item, Option
from cxworkshop.language import C_, N_, NP_, Language
from cxworkshop.method.questions import QUESTIONS
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection

TITLE = N_("A few questions for you")
TICK = N_("Tick one box for each question.")
MINUTES = NP_("It takes about one minute.", "It takes about {n} minutes.")
VOLUNTARY = N_("Answering is voluntary.")
WHO_ASKS = N_("{organisation} asks these questions to find out what to do better.")
SEEN = {
    "anonymous": N_(
        "Your answers are anonymous. Please do not write your name or anything else that tells who you are."
    ),
    "confidential": N_("Only the few who handle the answers know who gave them."),
    "attributed": N_("Your answers are kept together with your name."),
}
KEPT = NP_("Answers are kept one month.", "Answers are kept {n} months.")
NOT_KEPT = N_("Answers are deleted as soon as they have been counted.")
CONTACT = N_("May we get in touch with you about your answer?")
HOW_TO_REACH = N_("Your name, and telephone or e-mail")
THANKS = N_("Thank you for your answers.")
ONE_CHOICE = N_("One answer:")
FREE_TEXT = N_("Free text")
A_NUMBER = N_("A whole number")
A_NUMBER_FROM = N_("A whole number from {low} to {high}")
LABELLED = C_("answer on a scale with what it means", "{answer} – {meaning}")
YES_NO = (QUESTIONS["YES_NO"].high, QUESTIONS["YES_NO"].low)


def organisation(view: View) -> str:
    """Give the name of who asks, "" when the project has none."""
    return letters.one_line(view.profile.organisation).strip()


def title(view: View, language: Language) -> str:
    """Name the questionnaire."""
    return " – ".join(part for part in (language.text(TITLE), organisation(view)) if part)


def lead(asked: Form, language: Language, with_boxes: bool = True) -> str:
    """Say how to answer, and how long it takes."""
    minutes = asked.source.minutes if asked.source else None
    parts = [language.text(TICK)] if with_boxes else []
    if minutes:
        parts.append(language.plural(MINUTES, ceil(minutes)))
    return " ".join([*parts, language.text(VOLUNTARY)])


def notice(view: View, asked: Form, language: Language) -> str:
    """Say who asks and why, who sees the answers and how long they are kept; what the source says stands as typed."""
    return " ".join(part for part in _notice(view, asked.source, language) if part)


def _notice(view: View, source: Collection | None, language: Language) -> Iterator[str]:
    if name := organisation(view):
        yield language.text(WHO_ASKS, organisation=name)
    if source is None:
        return
    yield source.notice.strip()
    if source.attribution in SEEN:
        yield language.text(SEEN[source.attribution])
    if source.retention_months is not None:
        yield language.plural(KEPT, source.retention_months) if source.retention_months else language.text(NOT_KEPT)


def trademark(asked: Form, language: Language) -> str:
    """Give the notice that goes with the recommendation question, "" when it is not asked."""
    return language.text(TRADEMARK) if asked.uses_nps else ""


def question(item: Item, language: Language) -> str:
    """Give a question as it is asked."""
    return language.text(CONTACT) if item.kind == "contact" else item.text(language.code)


def capital(words: str) -> str:
    """Begin with a capital letter."""
    return words[:1].upper() + words[1:]


def beside(item: Item, language: Language) -> str:
    """Name the answer beside the scale."""
    return capital(item.beside.get(language.code, ""))


def answer(item: Item, option: Option, language: Language) -> str:
    """Name one answer on a line of its own: its number with what it means, or only its word."""
    meaning = option.words.get(language.code, "")
    if item.kind == "choice":
        return capital(meaning)
    number = language.number(option.value, 0, sign=item.kind == "faces")
    return language.text(LABELLED, answer=number, meaning=meaning) if meaning else number


def number_wanted(item: Item, language: Language) -> str:
    """Say which number is to be written."""
    low, high = item.limits
    if low == high:
        return language.text(A_NUMBER)
    return language.text(A_NUMBER_FROM, low=language.number(low), high=language.number(high))
