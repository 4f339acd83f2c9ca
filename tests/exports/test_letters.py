"""Anybody's text on paper: data and no markup, every letter printed or named."""

import sys

import pytest
from printed import printed

from cxworkshop.exports.letters import clean, runs, unprintable
from cxworkshop.exports.paper import BODY, ITALIC, QUOTE, REGULAR
from cxworkshop.exports.text import Text
from cxworkshop.model import edit
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import Project

HOSTILE = {
    "markup": '<b>bold</b> & <img src="/etc/passwd"> </para> &amp; {places} %s <a href="javascript:x">',
    "one word": "W" * 3000,
    "a long text": "lorem ipsum dolor sit amet " * 700,
    "emoji": "good 😀 bad 😡 family 👨‍👩‍👧‍👦",
    "sami": "Čáhci đ ŋ ŧ ž š Ŋ Ŧ",
    "greek and cyrillic": "Καλημέρα Добрый день Київ",
    "cjk": "客户体验 顧客",
    "right to left": "شكرا abc תודה",
    "controls": "a\x00b\x07c\u202ed\u2028e\tf\r\ng",
    "marks": "Z" + "\u0301" * 40 + "algo",
    "spaces": " \n\n \t ",
}


def with_text(text: str) -> Project:
    """Give a project that has one text wherever people write."""
    project = edit.put(Project(), ("profile", "name"), text)
    for name in ("organisation", "subtitle", "story", "facilitator"):
        project = edit.put(project, ("profile", name), text)
    action = Action(
        new_id(), title=text, owner=text, first_step=text, promised=True, promise_text=text, status="planned"
    )
    return edit.add(project, ("actions",), action)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_prints_inside_the_page_and_on_nothing(text, monkeypatch):
    opened = []
    sys.addaudithook(lambda event, args: opened.append(args[0]) if event == "open" else None)

    plan = printed(with_text(text))

    assert plan.collisions() == []
    assert "/etc/passwd" not in map(str, opened)
    assert not [link for page in plan.pdf.pages for link in page.get("/Annots", []) if "/URI" in str(link.get_object())]


def test_markup_stands_as_it_was_written():
    text = HOSTILE["markup"]

    assert text.replace(" ", "") in printed(with_text(text)).text.replace(" ", "")


@pytest.mark.parametrize("text", ["Åäö Øæå", "Čáhci đ ŋ ŧ", "Καλημέρα", "Добрый день", "“quoted” – 10 €"])
def test_letters_are_found_as_they_were_written(text):
    assert text in printed(with_text(text)).text


def test_letters_that_no_font_has_are_replaced_in_sight_and_listed():
    plan = printed(with_text("good 😀 and 客户体验 too"))

    assert "‹U+1F600›" in plan.text
    assert "‹U+5BA2 +3›" in plan.text.replace("\xa0", " ")
    assert "5 letters could not be printed" in plan.text
    assert "U+1F600 grinning face" in plan.text


def test_a_letter_that_the_italic_lacks_is_set_upright():
    found = runs("Guossi ŋ", QUOTE)

    assert [(text, style.font) for text, style in found] == [("Guossi ", ITALIC), ("ŋ", REGULAR)]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\u0308", "ä"),
        ("a\x00b\x1fc", "abc"),
        ("abc\u202edef\u202c", "abcdef"),
        ("one\r\ntwo\u2028three", "one\ntwo\nthree"),
        ("1\u2009000\u202fkr", "1\xa0000\xa0kr"),
        ("e\u2011mail", "e-mail"),
        ("soft\u00adhyphen", "softhyphen"),
        ("x" + "\u0336" * 9, "x" + "\u0336" * 4),
        ("\U0001f44d\U0001f3fd\ufe0f", "\U0001f44d\U0001f3fd"),
        ("\ud800", "\ufffd"),
    ],
)
def test_text_is_cleaned(raw, shown):
    assert clean(raw) == shown


def test_what_cannot_be_printed_is_named_once_and_in_order():
    assert unprintable(["b😀", "😀 客 ok"]) == ["客", "😀"]


def test_lines_never_are_wider_than_their_column():
    text = Text("Asiakaskokemustutkimuskyselylomake " + "x" * 400 + " and/or e-mail", style=BODY)

    for width in (20.0, 57.0, 200.0):
        assert max(line.width for line in text.lines(width)) <= width + 0.01


def test_a_broken_word_keeps_all_its_letters():
    word = "asiakaskokemustutkimuskyselylomake"

    lines = Text(word, style=BODY).lines(60)

    assert "".join(piece.text.rstrip("-") for line in lines for piece in line.pieces) == word
    assert all(line.pieces[-1].text.endswith("-") for line in lines[:-1])
