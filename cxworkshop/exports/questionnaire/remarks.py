"""What to think of before a questionnaire is sent: said to those who make it, never printed for customers."""

from collections.abc import Iterator
from typing import NamedTuple

from cxworkshop.exports import letters
from cxworkshop.exports.questionnaire.form import CODES, Form, Item, answered_on, experience_name
from cxworkshop.exports.questionnaire.words import notice, organisation, question
from cxworkshop.language import N_, Language
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.view import View
from cxworkshop.model.fields import LanguageCode
from cxworkshop.model.metrics import Metric
from cxworkshop.programme.checks import LONGEST, Finding, findings, reason, record_name, title
from cxworkshop.programme.checks.asking import MOST_QUESTIONS
from cxworkshop.programme.checks.finding import Named
from cxworkshop.programme.checks.scope import is_blank
from cxworkshop.programme.choices import LANGUAGE, word
from cxworkshop.programme.messages import shortened

TAKEN = ("L307", "L308", "L311", "L312", "L408", "L411", "L414", "L419")
"""Checks that speak of a question or of the source that asks it; their findings are repeated here."""

MOST = max(MOST_QUESTIONS.values())
"""So many questions are the most where the kind of survey is not known."""


class Remark(NamedTuple):
    """Hold what to think of and why, in the language of those who make the questionnaire."""

    title: str
    reason: str


def remarks(view: View, asked: Form, language: Language, written: LanguageCode | None = None) -> list[Remark]:
    """Say what is weak in a questionnaire; `written` is the language that it is written in, None for all it has."""
    said = [
        *_length(view, asked, language),
        *_left_out(view, asked, language),
        *_wording(view, asked, language, written),
        *_notice(view, asked, language, written),
        *_checked(view, asked, language),
        *_letters(view, asked, language, written),
    ]
    return list(dict.fromkeys(said))


def _length(view: View, asked: Form, language: Language) -> Iterator[Remark]:
    """Find more questions than people answer with care."""
    source = asked.source
    most = MOST_QUESTIONS.get(source.method or "", 0) if source else MOST
    if not most or asked.length <= most:
        return
    name = Named("collection", source.id if source else "")
    place = Finding("L416", "W", 4, "collection", name.id, "", {"case": "questions", "source": name, "n": most})
    heading = title(place, view, language) if source else language.text(N_("The questionnaire has too many questions"))
    yield Remark(heading, reason(place, view, language))


def _left_out(view: View, asked: Form, language: Language) -> Iterator[Remark]:
    """Name metrics that are not asked."""
    for metric in asked.left_out:
        heading = N_("“{metric}” is not asked")
        why = N_("It is counted from what you know yourselves. If customers are to tell, give it a question in step 3.")
        yield Remark(
            language.text(heading, metric=shortened(record_name(view, "metrics", metric.id), LONGEST)),
            language.text(why),
        )


def _wording(view: View, asked: Form, language: Language, written: LanguageCode | None) -> Iterator[Remark]:
    """Find questions without words in a language, and words that nobody has read yet."""
    for item in asked.items:
        name = _name(view, item)
        missing = [code for code in (CODES if written is None else (written,)) if code not in item.words]
        for code in missing:
            heading = N_("“{metric}” has no question in {language}")
            instead = N_("It is asked in {language} there. Write it with the same meaning at both ends.")
            left_out = N_("So the file leaves out that language. Write it with the same meaning at both ends.")
            first = next(iter(item.words))
            why = left_out if written is None and asked.languages else instead
            yield Remark(
                language.text(heading, metric=name, language=word(LANGUAGE, code, language)),
                language.text(why, language=word(LANGUAGE, first, language)),
            )
        if item.is_ready_made and any(not experience_name(view, metric) for metric in _metrics(view, item)):
            why = N_("The question has “…” in place of the experience. Choose it in step 3, or word the question.")
            yield Remark(language.text(N_("“{metric}” has a gap in its question"), metric=name), language.text(why))
        elif item.is_ready_made:
            why = N_("The name of the experience was put into a ready-made question. Read it aloud, and reword it.")
            yield Remark(language.text(N_("“{metric}” may read badly"), metric=name), language.text(why))
        if item.kind == "scale" and not _is_labelled(view, item):
            why = N_("So it says “the worst” and “the best”. See whether that fits the question.")
            yield Remark(language.text(N_("“{metric}” has no words for its ends"), metric=name), language.text(why))
        if item.is_closed and not _has_scale(view, item):
            why = N_("So it offers yes and no, or a number. Fill in its lowest and highest value in step 3.")
            yield Remark(language.text(N_("“{metric}” has no scale to answer on"), metric=name), language.text(why))


def _metrics(view: View, item: Item) -> list[Metric]:
    return view.metrics.of(item.metrics)


def _name(view: View, item: Item) -> str:
    return shortened(record_name(view, "metrics", item.metrics[0]), LONGEST) if item.metrics else item.code


def _is_labelled(view: View, item: Item) -> bool:
    methods = [method_of(metric.method) for metric in _metrics(view, item)]
    return any(method is not None and method.questions for method in methods)


def _has_scale(view: View, item: Item) -> bool:
    return any(None not in answered_on(metric) for metric in _metrics(view, item))


def _notice(view: View, asked: Form, language: Language, written: LanguageCode | None) -> Iterator[Remark]:
    """Find what people should be told and are not, or not in their language."""
    source = asked.source
    if not organisation(view):
        why = N_("Questions then have “…” in its place. Fill in the organisation in the project's settings.")
        yield Remark(language.text(N_("The questionnaire does not say who asks")), language.text(why))
    if source is None:
        why = N_("Name a source of step 4, so that its notice is on the form: who sees the answers, and for how long.")
        yield Remark(language.text(N_("The questionnaire does not say who sees the answers")), language.text(why))
        return
    own = view.about.language
    if not is_blank(source.notice) and (written not in (None, own) or (written is None and len(asked.languages) > 1)):
        why = N_("It is written in {language} and stands as it is. Translate it on the form.")
        yield Remark(
            language.text(N_("The notice is not translated")),
            language.text(why, language=word(LANGUAGE, own, language)),
        )
    if source.contact_permission and source.attribution == "anonymous":
        why = N_("A name would end that. So the form does not ask whether you may get in touch.")
        yield Remark(
            language.text(
                N_("“{source}” promises to be anonymous"),
                source=shortened(record_name(view, "collection", source.id), LONGEST),
            ),
            language.text(why),
        )


def _checked(view: View, asked: Form, language: Language) -> Iterator[Remark]:
    """Repeat what the checks say about these questions and this source."""
    about = {id for item in asked.items for id in item.metrics}
    if asked.source is not None:
        about.add(asked.source.id)
    for finding in view.of(findings):
        if finding.check in TAKEN and finding.record in about and finding.open:
            yield Remark(title(finding, view, language), reason(finding, view, language))


def _letters(view: View, asked: Form, language: Language, written: LanguageCode | None) -> Iterator[Remark]:
    """Find letters that cannot be printed."""
    if written is None:
        return
    reader = Language(written)
    texts = [question(item, reader) for item in asked.items]
    if lacking := letters.unprintable([*texts, notice(view, asked, reader), organisation(view)]):
        why = N_("The typeface has Latin, Greek and Cyrillic letters. In place of {letters} stand their codes.")
        shown = ", ".join(letters.code_point(letter) for letter in lacking[:5])
        yield Remark(language.text(N_("Some letters cannot be printed")), language.text(why, letters=shown))
