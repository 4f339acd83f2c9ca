"""The questions as text, to be pasted into any tool: one question after the other, one answer on each line."""

from collections.abc import Iterator

from cxworkshop.exports.letters import one_line
from cxworkshop.exports.questionnaire import words
from cxworkshop.exports.questionnaire.form import Form, Item
from cxworkshop.language import Language
from cxworkshop.method.view import View


def as_text(view: View, asked: Form, language: Language) -> str:
    """Write title, notice, numbered questions with their answers, thanks."""
    parts = [
        words.title(view, language),
        words.notice(view, asked, language),
        words.lead(asked, language, with_boxes=False),
    ]
    blocks = ["\n".join(one_line(part) for part in parts if part)]
    for number, item in enumerate(asked.items, 1):
        blocks.append("\n".join([f"{number}. {one_line(words.question(item, language))}", *_answers(item, language)]))
    blocks.append("\n".join(part for part in (language.text(words.THANKS), words.trademark(asked, language)) if part))
    return "\n\n".join(blocks) + "\n"


def _answers(item: Item, language: Language) -> Iterator[str]:
    if item.kind == "open":
        yield language.text(words.FREE_TEXT)
        return
    if item.kind == "number":
        yield words.number_wanted(item, language)
        return
    yield language.text(words.ONE_CHOICE)
    if item.kind == "contact":
        yield from (words.capital(one.get(language.code, "")) for one in words.YES_NO)
        return
    yield from (words.answer(item, option, language) for option in item.options)
    yield words.beside(item, language)
