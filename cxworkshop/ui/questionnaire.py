"""A questionnaire as it is saved from the window: what is chosen, what it would ask, and the bytes of its file.

What prints is slow to load, so all of this runs beside the window and loads it only then.
"""

from io import BytesIO
from typing import TYPE_CHECKING, Literal, NamedTuple

from cxworkshop.language import Language
from cxworkshop.method.view import View
from cxworkshop.model.fields import LanguageCode
from cxworkshop.ui.printed import WRITING

if TYPE_CHECKING:
    from cxworkshop.exports.paper import PaperName
    from cxworkshop.exports.questionnaire import Remark

Kind = Literal["pdf", "limesurvey", "text"]
ENDINGS: dict[Kind, str] = {"pdf": ".pdf", "limesurvey": ".txt", "text": ".txt"}


class Wanted(NamedTuple):
    """Say which questionnaire: its kind, its language, the source that asks ("" for all that is asked), its paper."""

    kind: Kind
    language: LanguageCode
    source: str = ""
    paper: "PaperName" = "A4"


class Outlook(NamedTuple):
    """Hold what a questionnaire would be: its number of questions, its languages, and what to think of.

    `nothing` is the sentence that there is nothing to ask, else "".
    """

    questions: int = 0
    languages: tuple[LanguageCode, ...] = ()
    remarks: "tuple[Remark, ...]" = ()
    nothing: str = ""


def look(view: View, wanted: Wanted, language: Language) -> Outlook:
    """Tell what a questionnaire would be, in the language of the window."""
    from cxworkshop.exports.questionnaire import NothingToAsk, form, limesurvey, remarks

    whole = wanted.kind == "limesurvey"
    with WRITING:
        try:
            asked = form(view, wanted.source)
        except NothingToAsk as problem:
            return Outlook(nothing=nothing_text(problem, language))
        said = remarks(view, asked, language, None if whole else wanted.language)
        codes = limesurvey.languages(view, asked, wanted.language) if whole else (wanted.language,)
    return Outlook(asked.length, codes, tuple(said))


def written(view: View, wanted: Wanted) -> bytes:
    """Give the bytes of the file; raises NothingToAsk when there is nothing to ask."""
    from cxworkshop.exports.questionnaire import write_limesurvey, write_questionnaire, write_text

    language, file = Language(wanted.language), BytesIO()
    with WRITING:
        if wanted.kind == "limesurvey":
            write_limesurvey(view, language, file, wanted.source)
        elif wanted.kind == "text":
            write_text(view, language, file, wanted.source)
        else:
            write_questionnaire(view, language, file, wanted.paper, wanted.source)
    return file.getvalue()


def nothing_text(error: Exception, language: Language) -> str:
    """Give the sentence of NothingToAsk, "" for any other error."""
    from cxworkshop.exports.questionnaire import NothingToAsk

    return language.text(error.message, **error.values) if isinstance(error, NothingToAsk) else ""
