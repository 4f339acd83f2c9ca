"""The words and patterns that checks look for: found in four languages, and not where they only seem to be."""

import pytest

from cxworkshop.programme.checks import words
from cxworkshop.programme.checks.privacy import personal_data, who_said_it
from cxworkshop.programme.checks.words import WordList

LISTS = [one for one in vars(words).values() if isinstance(one, WordList)]


@pytest.mark.parametrize("words", LISTS, ids=lambda one: next(iter(one.words["en"])))
def test_every_list_speaks_all_four_languages(words: WordList) -> None:
    assert all(words.words[code] for code in ("en", "fi", "sv", "nb"))
    for some in words.words.values():
        assert len(set(some)) == len(some)
        assert all(word == word.strip().casefold() for word in some)


def test_a_word_is_found_whole_a_stem_at_its_start_and_an_end_at_its_end() -> None:
    some = WordList({"en": ("all", "improv*", "*leader", "look into")})
    assert [some.find(text) for text in ("For ALL of us", "Improving it", "Teamleader", "look\tinto it")] == [
        "ALL", "Improving", "Teamleader", "look\tinto",
    ]  # fmt: skip
    assert [some.find(text) for text in ("Call", "reimprove", "leadership", "look", "")] == [""] * 5
    assert (some.at_start("- “Improve it"), some.at_start("We improve it")) == ("Improve", "")
    assert (some.is_all(" All "), some.is_all("All of us")) == (True, False)


def test_letters_may_be_stored_in_two_ways() -> None:
    decomposed = "Fo\N{COMBINING DIAERESIS}rba\N{COMBINING DIAERESIS}ttra telefonen"
    assert words.VAGUE_VERBS.at_start(decomposed) == "Förbättra"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (words.DEPARTMENTS, "Soittaa myyntiosastolle"),
        (words.DEPARTMENTS, "Orderhantering"),
        (words.VAGUE_VERBS, "Kehitetään puhelinpalvelua"),
        (words.VAGUE_VERBS, "Se nærmere på fakturaen"),
        (words.VAGUE_VERBS, "Raise awareness among staff"),
        (words.PRAISE, "our award-winning service"),
        (words.GROUPS, "hela teamet"),
        (words.PAY, "kopplas till lönesamtalet"),
        (words.PAY, "prestasjonslønn"),
        (words.RANKING, "Paremmuusjärjestys"),
        (words.RANKING, "Månedens ansatte"),
        (words.TOP_SCORE, "Gi oss en tier"),
    ],
)
def test_a_word_is_found_in_its_sentence(words: WordList, text: str) -> None:
    assert words.find(text)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (words.DEPARTMENTS, "Get a fault fixed at the first visit"),
        (words.VAGUE_VERBS, "Lisätään toinen linja"),
        (words.VAGUE_VERBS, "Lookout tower"),
        (words.PRAISE, "How satisfied are you?"),
        (words.GROUPS, "Teamledaren"),
        (words.EVERYBODY, "Allard"),
        (words.PAY, "what customers pay"),
        (words.PAY, "Palkataan toinen asentaja"),
        (words.PAY, "det lönar sig"),
        (words.RANKING, "best technician today"),
        (words.TOP_SCORE, "On a scale from 1 to 10"),
    ],
)
def test_a_word_that_only_looks_alike_is_left_alone(words: WordList, text: str) -> None:
    assert words.find(text) == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("write to anna.virtanen@firma.example, today", "e-mail"),
        ("040 123 4567", "phone"),
        ("0401234567", "phone"),
        ("(09) 123 4567", "phone"),
        ("+358 40 123 4567", "phone"),
        ("00358401234567", "phone"),
        ("070-123 45 67", "phone"),
        ("08-123 456 78", "phone"),
        ("+46\N{NO-BREAK SPACE}70\N{NO-BREAK SPACE}123\N{NO-BREAK SPACE}45\N{NO-BREAK SPACE}67", "phone"),
        ("912 34 567", "phone"),
        ("tlf. 22 33 44 55", "phone"),
        ("puh. 1234567", "phone"),
        ("131052-308T", "identity"),
        ("131052A308T", "identity"),
        ("850709-9805", "identity"),
        ("19850709-9805", "identity"),
        ("850769-9805", "identity"),  # not registered in Sweden: 60 is added to the day
        ("01010012356", "identity"),
        ("010100 12356", "identity"),
    ],
)
def test_personal_data_are_seen(text: str, kind: str) -> None:
    assert personal_data(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-09", "09.11.2026", "01-02-2026", "1.1.2026-31.12.2026", "01.01.-31.03.2026", "2025-2026",
        "08.00-16.00", "08:00–16:00", "week 45-46 2026", "0 1 2 3 4 5 6 7 8 9 10", "05 10 15 20 25", "20 30 40 50 60",
        "SEK 38 952 a year", "1 240 000", "+1 000 000 kr", "200 000 000", "0,1234567", "0.1234567", "10.000.000",
        "4500123456", "12345678", "12345678901", "order 0401234567", "tilausnumero 0401234567", "AR-0012345",
        "#0123456", "EAN 6415712506032", "ISO 9001:2015", "556036-0793", "Y-tunnus 1234567-8", "call 112",
        "+23.7 … +34.4", "n = 186, 201", "from S1 to S3", "me@home", "@handle", "",
    ],
)  # fmt: skip
def test_dates_prices_and_order_numbers_are_no_personal_data(text: str) -> None:
    assert personal_data(text) == []


def test_each_place_counts_once() -> None:
    assert personal_data("a@b.fi or c@d.fi, 040 123 4567 or +46 70 123 45 67") == ["e-mail", "e-mail", "phone", "phone"]


@pytest.mark.parametrize(
    ("quote", "who"),
    [
        ("“It was cold.” – Anna Virtanen", "name"),
        ("“It was cold.” (Anna V., Oslo)", "name"),
        ("»Det var kaldt.« – lærer, Oslo", "place"),
        ("It was cold. – Nurse in Oslo", "place"),
        ("“It was cold.” – customer, October 2026", ""),
        ("“It was cold.” – Ingrid, 58", ""),
        ("”Kylmä oli.” – asiakas, Kuopio", ""),
        ("»You said Thursday, it became Saturday.«", ""),
        ("You said Thursday – it became Saturday.", ""),
        ("I looked at Google Maps", ""),
    ],
)
def test_the_words_under_a_quote_may_give_a_person_away(quote: str, who: str) -> None:
    assert who_said_it(quote) == who


HOSTILE = ("a", "1", "@", "”", "01 ", "a.@", "12", "+1 ", "- ")


@pytest.mark.parametrize("part", HOSTILE)
def test_a_long_hostile_text_is_read_to_its_end(part: str) -> None:
    text = "0" + part * (19_000 // len(part)) + " anna.lund@example.org improve"
    assert "e-mail" in personal_data(text)
    assert who_said_it(text) in ("", "name", "place")
    assert words.VAGUE_VERBS.find("improve " + text)


def test_a_long_quote_of_nothing_is_read_in_no_time() -> None:
    assert who_said_it('"' + " " * 20_000 + '"') == ""
    assert who_said_it("x" * 19_000 + '" Maija Meikäläinen') == "name"
