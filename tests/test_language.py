"""Numbers, dates and texts in the four languages, and what the catalogues promise."""

import ast
import re
import string
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

import cxworkshop
from cxworkshop import paths
from cxworkshop.language import LANGUAGES, NP_, Language, system_language

TRANSLATED = [code for code in LANGUAGES if code != "en"]
SOURCES = sorted(Path(cxworkshop.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["1,234", "12,345.7", "−3.5", "+8", "73%", "19 November 2026", "19 Nov", "Thu 19 Nov"]),
        ("fi", ["1\xa0234", "12\xa0345,7", "−3,5", "+8", "73\xa0%", "19. marraskuuta 2026", "19.11.", "to 19.11."]),
        ("sv", ["1\xa0234", "12\xa0345,7", "−3,5", "+8", "73\xa0%", "19 november 2026", "19 nov.", "tors 19 nov."]),
        ("nb", ["1\xa0234", "12\xa0345,7", "−3,5", "+8", "73\xa0%", "19. november 2026", "19. nov.", "tor. 19. nov."]),
    ],
)
def test_numbers_and_dates_are_written_in_the_local_form(code: str, expected: list[str]) -> None:
    language, day = Language(code), date(2026, 11, 19)
    assert [
        language.number(1234),
        language.number(12345.678, 1),
        language.number(-3.5),
        language.number(8, sign=True),
        language.percent(0.73),
        language.long_date(day),
        language.short_date(day),
        language.weekday_date(day),
    ] == expected


def test_what_is_missing_or_no_number_is_a_dash_and_zero_has_no_sign() -> None:
    language = Language("en")
    assert [language.number(value) for value in (None, float("nan"), float("inf"))] == ["–"] * 3
    assert language.number(-0.04, 1) == "0.0"
    assert language.percent(None) == "–"
    assert language.long_date(None) == "–"


def test_braces_in_a_users_text_mean_nothing() -> None:
    language = Language("en")
    assert language.text("{name} has {count}", name="{count} {", count=3) == "{count} { has 3"
    assert language.text("a {place} without a value") == "a {place} without a value"


@given(st.text(), st.text())
def test_any_value_can_be_said(one: str, other: str) -> None:
    assert Language("en").text("<{a}|{b}>", a=one, b=other) == f"<{one}|{other}>"


def test_lists_and_plurals() -> None:
    assert Language("fi").listed(["a", "b", "c"]) == "a, b ja c"
    assert Language("en").listed(["a"]) == "a"
    assert Language("en").listed([]) == ""
    form = NP_("one row", "{n} rows")
    assert [Language("en").plural(form, n) for n in (0, 1, 2)] == ["0 rows", "one row", "2 rows"]


def test_the_language_follows_the_users_words_never_the_country(monkeypatch: pytest.MonkeyPatch) -> None:
    norwegian = [("no_NO", "nb"), ("nn_NO", "nb"), ("nb_NO", "nb")]
    for asked, expected in [
        ("fi_FI.UTF-8", "fi"),
        ("sv_FI", "sv"),
        ("en_FI", "en"),
        ("de_DE", "en"),
        ("C", "en"),
        *norwegian,
    ]:
        monkeypatch.setenv("LC_ALL", asked)
        assert system_language() == expected


# The catalogues


def catalogue(code: str):
    path = paths.resources() / "locale" / code / "LC_MESSAGES" / "cxworkshop.po"
    with path.open("rb") as source:
        return [message for message in read_po(source, locale=code) if message.id]


def forms(value: object) -> list[str]:
    return list(value) if isinstance(value, tuple | list) else [str(value)]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_text_is_missing_or_unsure(code: str) -> None:
    messages = catalogue(code)
    assert len(messages) > 500
    assert [message.id for message in messages if message.fuzzy or not all(forms(message.string))] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_keep_the_named_places(code: str) -> None:
    for message in catalogue(code):
        sources = forms(message.id)
        every = set().union(*map(places, sources)) | {"n"}
        for source, form in zip(sources, forms(message.string), strict=True):
            # a form may say the number or leave it out
            assert places(source) - {"n"} <= places(form) <= every, (message.id, form)


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_translation_is_left_in_english(code: str) -> None:
    """Four words and more do not happen to be the same in two languages."""
    for message in catalogue(code):
        for source, said in zip(forms(message.id), forms(message.string), strict=False):
            words = re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}", "", source))
            assert source != said or len(words) < 4, source


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_only_literals_are_marked_for_the_catalogue(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("N_", "NP_", "C_"):
            for argument in node.args:
                assert isinstance(argument, ast.Constant) and isinstance(argument.value, str), (path, node.lineno)
            assert len(node.args) == (1 if node.func.id == "N_" else 2), (path, node.lineno)
        if isinstance(node, ast.JoinedStr):
            calls = [part.func for part in ast.walk(node) if isinstance(part, ast.Call)]
            assert not any(isinstance(call, ast.Name) and call.id in ("N_", "NP_", "C_") for call in calls), path


def test_every_marked_text_says_something() -> None:
    for message in catalogue("fi"):
        for form in forms(message.id):
            assert form.strip() == form and form
