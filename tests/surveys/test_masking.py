"""What customers wrote is kept without what tells who they are, in four languages and however it is disguised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.surveys.masking import masked, without_words

SECRET = """matti.virtanen@example.fi|a+b_c%d@sub.example.co.uk|https://example.org/u/77?token=abc|www.example.org/me
@matti_v|131052-308T|131052A308T|+358 40 123 4567|040-1234567|(09) 123 4567|0 4 0 1 2 3 4 5 6 7|4539 1488 0343 6467
FI21 1234 5600 0007 85|192.168.100.200|123456|12/345/67|1 2 3 4 5 6"""


@pytest.mark.parametrize("secret", SECRET.replace("\n", "|").split("|"))
@pytest.mark.parametrize("around", ["{}", "Call {} now", "({})", "Ring:{}.", "öäå{}", "{}\n{}"])
def test_what_tells_who_it_is_is_blotted_out(secret, around):
    text = masked(around.replace("{}", secret))
    assert secret not in text
    assert sum(map(str.isdigit, text)) < 5


# What was written, with […] around what must go; all else must stay.
WRITTEN = """
Please ring me on [07700 900 123] after five
Mobile: [+44 (0) 7700 900123]
call [1-800-555-0199] or [040 / 123 / 4567]
Ring [040–123–4567], [040_123_4567] or [0 4 0 - 1 2 3 - 4 5 6 7]
[040\u00a0123\u00a04567] and [040\u200b123\u200b4567] and [０４０ １２３ ４５６７]
My number is [zero four zero, one two three four]
mail me at [jane dot doe at gmail dot com] please
It is [jane.doe (at) example (dot) com], thanks
[jane.doe[at]example[dot]co.uk] wrote twice
Write: [jane_doe AT example.com]
Write: [jane.doe @ example.com]
I wrote to jane at [example.com]
see [https://portal.example.com/reset?token=eyJhbGciOi.J9] please
[portal.example.com/u/8812?sid=a1b2c3d4e5] does not load
My token [eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.SflKx] has run out
id [123e4567-e89b-12d3-a456-426614174000]
Order no. [AB-10293-FI] came late
order [4711] came late, and so did [CXW-33215]
Invoice #[2023-4471] was wrong
booking ref [XK4T9P]
customer number is [K-209]
My IBAN is [GB33 BUKB 2020 1555 5555 55] here
reg plate [AB12 CDE] was scratched
IP [2001:0db8:85a3::8a2e:0370:7334] again
my user name is [kokko_77] on your app
follow [@kokko.77] there
I live at [12 High Street], upstairs
write [b o b @ m a i l . c o m] to me
born on [12/03/1985], so I remember
Soittakaa [040-123 45 67] kiitos
puhelin [nolla neljä nolla yksi kaksi kolme neljä viisi]
hetuni on [131052-308T], hetu [131052 – 308T], hetu [131052 A 308T]
sähköposti [matti.meikäläinen(at)esimerkki.fi] toimii
kirjoita [matti ät esimerkki piste fi]
kirjoita [matti.meikalainen miukumauku esimerkki.fi]
sähköposti [matti[miuku]firma.fi] toimii
syntynyt [3.12.1985] ja asiakas siitä asti
Tilaus nro [88123] ei tullut
tilausnumeroni on [471] ja lasku [22107] puuttuu
autoni [ABC-123] naarmuuntui
auto, rek.nro [BKO-45], jäi huoltoon
asun osoitteessa [Mannerheimintie 12 B 34], Helsinki
tilille [FI2112345600000785] kiitos
Ring [070-123 45 67] tack
Ring [08-12 34 56] tack
personnummer [850709-9805], [850709 - 9805], [19850709-9805] och [8507099805]
maila [anna snabel-a exempel punkt se]
maila [anna.svensson snabela exempel.se] tack
skriv till [anna(a)exempel.se] i dag
bilen med reg [ABC 12D] fick en repa
bilen [ABC 123] fick en repa
född [1985-03-12] och kund sedan dess
ordernr [55-1234] och ärende [4711]
konto [123 456 789-0] stämmer inte
Ring meg på [912 34 567] etter fire
Ring meg på [91.23.45.67] etter fire
tlf [22 33 44 55] takk
fødselsnummer [010190 12345] og [01019012345]
født [12.03.1985] i Oslo
kontonr [1234.56.78903] er feil
skriv til [ola krøllalfa eksempel punktum no]
skriv til [ola.nordmann (krøllalfa) eksempel.no] takk
bilen med skilt [EK 12345] ble ripet
saksnr [2023/4471] og ordrenr [4711]
jeg bor i [Storgata 5], andre etasje
medlemsnummer [447] virker ikke
tlf [null ni en to tre fire fem seks]
"""


@pytest.mark.parametrize("line", WRITTEN.strip().splitlines())
def test_what_is_disguised_goes_and_nothing_else(line):
    parts = list(_parts(line))
    assert len(parts) > 2
    assert masked("".join(part for _, part in parts)) == "".join("…" if secret else part for secret, part in parts)


def _parts(line):
    """Cut a line at its outer brackets; those of an address stand inside."""
    depth, part = 0, ""
    for letter in line:
        if (letter == "[" and depth == 0) or (letter == "]" and depth == 1):
            yield depth == 1, part
            depth, part = 1 - depth, ""
            continue
        depth += {"[": 1, "]": -1}.get(letter, 0) if depth else 0
        part += letter
    yield False, part


@pytest.mark.parametrize(
    "text",
    [
        "Ordered on 2026-09-01 and again 1.9.2026", "It took 3 weeks and cost 1299 €", "Prices 12,50 and 9.90 kr",
        "From 9.00 to 17.30", "10/10, thanks", "Since 1998", "Room 214 B", "50 % off", "", "…", "Waited 2 h 30 min",
        "It cost 12 500 kr and 1 250,00 €", "We paid 1 234 567 kr", "Paid 12.500,00 €", "$12,345.67 in all",
        "kr 12 345 or 12 345:-", "12 345,67 NOK", "10 000–15 000 euroa", "between 12 000 and 15 000 kr", "100000 kr",
        "25 000 €/vuosi", "20 000 km a year", "18 500 kWh", "opening hours 9.00–17.30", "klo 16.00-18.00, 10:00-10:30",
        "1.9.–30.9.2026", "in 2024/2025", "12/2026", "2019–2026", "2026-11-22 14:05", "1.5.2026 klo 12.00",
        "11/22/2026", "3–5 working days", "windows 11, version 10.2.3", "the invoice 30 days later", "lasku 45 euroa",
        "faktura på 4500 kr", "lasku 2500,50 euroa",
        "Faktura 2026-09-30 saknas", "tilaus 2026 myöhästyi", "order of 12 pieces", "Covid-19",
        "See you at 9", "Meet at noon dot", "it was at best OK", "the user name is wrong", "vecka 45, 46 och 47",
        "Jag vill (a) veta mer", "(at) the shop", "one or two, three at most", "fault code E205", "my car is 12",
    ],
)  # fmt: skip
def test_what_tells_nobody_stays(text):
    assert masked(text) == text


@given(st.text(max_size=300))
def test_any_text_can_be_masked_and_masked_again(text):
    assert masked(masked(text)) == masked(text)


PIECES = [
    "at ",
    "@",
    "a.b",
    "x.fi",
    " 12",
    "345",
    " ",
    "(",
    ")",
    "-",
    "kr",
    "€",
    "1 000",
    "order",
    " no ",
    "ABC",
    "/",
    "…",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_what_looks_like_an_address_or_a_number_is_masked_once_and_for_all(text):
    assert masked(masked(text)) == masked(text)


@given(st.text(max_size=100), st.lists(st.text(max_size=20), max_size=4))
def test_names_of_the_same_form_are_blotted_out(text, told):
    result = without_words(text, told)
    assert isinstance(result, str)
    assert without_words("Greetings, Matti Virtanen!", ["Matti", "Virtanen"]) == "Greetings, … …!"


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Virtanen", "Virtasen"), ("Virtanen", "virtaselle"), ("Pekka", "Pekan"), ("Koski", "Kosken"),
        ("Matti", "Matille"), ("Meikäläinen", "Meikalainen"), ("Meikalainen", "Meikäläisen"), ("Åsa", "Asas"),
        ("Bjørn", "Bjorns"), ("André", "Andre"), ("Li-Ann", "Anns"),
    ],
)  # fmt: skip
def test_a_name_is_found_with_its_endings_and_without_its_dots(name, written):
    result = without_words(f"Terveisin {written}.", [name])
    assert result.startswith("Terveisin …") and not any(part in result.casefold() for part in ("virta", "pek", "mat"))
