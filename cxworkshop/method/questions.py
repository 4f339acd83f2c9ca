"""The survey questions in four languages, word for word the same for years; data, not texts of the app.

A question has {company}, {experience} or {task} where the project's own words go.
"""

from typing import NamedTuple

from cxworkshop.model.fields import LanguageCode


class Question(NamedTuple):
    """Hold one question: its scale (None for free text), the words for its ends, and its wording."""

    scale: tuple[int, int] | None
    low: dict[LanguageCode, str]
    high: dict[LanguageCode, str]
    text: dict[LanguageCode, str]


def _words(en: str, fi: str, sv: str, nb: str) -> dict[LanguageCode, str]:
    return {"en": en, "fi": fi, "sv": sv, "nb": nb}


_NONE: dict[LanguageCode, str] = {}
_NOT_AT_ALL = _words("not at all", "ei lainkaan", "inte alls", "ikke i det hele tatt")
_COMPLETELY = _words("completely", "täysin", "helt och hållet", "fullt ut")
_VERY_DIFFICULT = _words("very difficult", "erittäin vaikeaa", "mycket svårt", "svært vanskelig")
_VERY_EASY = _words("very easy", "erittäin helppoa", "mycket lätt", "svært lett")
_NO = _words("no", "ei", "nej", "nei")
_YES = _words("yes", "kyllä", "ja", "ja")

QUESTIONS: dict[str, Question] = {
    "NPS": Question(
        (0, 10),
        _words("not at all likely", "ei lainkaan todennäköistä", "inte alls sannolikt", "svært lite sannsynlig"),
        _words("extremely likely", "erittäin todennäköistä", "mycket sannolikt", "svært sannsynlig"),
        _words(
            "How likely are you to recommend {company} to a friend or colleague?",
            "Kuinka todennäköisesti suosittelisit {company}-yritystä ystävälle tai kollegalle?",
            "Hur sannolikt är det att du skulle rekommendera {company} till en vän eller kollega?",
            "Hvor sannsynlig er det at du vil anbefale {company} til en venn eller kollega?",
        ),
    ),
    "NPS_WHY": Question(
        None,
        _NONE,
        _NONE,
        _words(
            "What is the main reason for your score?",
            "Mikä on tärkein syy antamaasi arvosanaan?",
            "Vilken är den viktigaste orsaken till ditt betyg?",
            "Hva er den viktigste årsaken til at du svarte slik?",
        ),
    ),
    "CSAT": Question(
        (1, 5),
        _words("very dissatisfied", "erittäin tyytymätön", "mycket missnöjd", "svært misfornøyd"),
        _words("very satisfied", "erittäin tyytyväinen", "mycket nöjd", "svært fornøyd"),
        _words(
            "How satisfied are you with {experience}?",
            "Kuinka tyytyväinen olet: {experience}?",
            "Hur nöjd är du med {experience}?",
            "Hvor fornøyd er du med {experience}?",
        ),
    ),
    "CES2": Question(
        (1, 7),
        _words("strongly disagree", "täysin eri mieltä", "instämmer inte alls", "helt uenig"),
        _words("strongly agree", "täysin samaa mieltä", "instämmer helt", "helt enig"),
        _words(
            "{company} made it easy for me to get my matter handled.",
            "{company} teki asiani hoitamisesta helppoa.",
            "{company} gjorde det enkelt för mig att få mitt ärende löst.",
            "{company} gjorde det enkelt for meg å få løst saken min.",
        ),
    ),
    "EFFECTIVE": Question(
        (1, 5),
        _NOT_AT_ALL,
        _COMPLETELY,
        _words(
            "Did you get done what you came to do?",
            "Saitko hoidettua sen, mitä tulit tekemään?",
            "Fick du det gjort som du kom för att göra?",
            "Fikk du gjort det du kom for å gjøre?",
        ),
    ),
    "EASE": Question(
        (1, 5),
        _VERY_DIFFICULT,
        _VERY_EASY,
        _words(
            "How easy was it to {task}?",
            "Kuinka helppoa oli {task}?",
            "Hur lätt var det att {task}?",
            "Hvor lett var det å {task}?",
        ),
    ),
    "EMOTION": Question(
        (-2, 2),
        _words("very bad", "erittäin huono", "mycket dålig", "svært dårlig"),
        _words("very good", "erittäin hyvä", "mycket bra", "svært god"),
        _words(
            "How did the contact with us leave you feeling?",
            "Millainen tunne asioinnista jäi?",
            "Vilken känsla fick du av kontakten med oss?",
            "Hvilken følelse sitter du igjen med etter kontakten med oss?",
        ),
    ),
    "FCR": Question(
        (0, 1),
        _NO,
        _YES,
        _words(
            "Was your matter resolved the first time you contacted us?",
            "Ratkesiko asiasi ensimmäisellä yhteydenotolla?",
            "Löstes ditt ärende vid första kontakten?",
            "Ble saken din løst første gang du tok kontakt?",
        ),
    ),
    "CONTACTS": Question(
        (1, 20),
        _NONE,
        _NONE,
        _words(
            "How many times did you have to contact us about this?",
            "Kuinka monta kertaa jouduit ottamaan yhteyttä tässä asiassa?",
            "Hur många gånger behövde du kontakta oss i det här ärendet?",
            "Hvor mange ganger måtte du kontakte oss om denne saken?",
        ),
    ),
    "PROMISE": Question(
        (0, 1),
        _NO,
        _YES,
        _words(
            "Did we do what we promised, within the time we promised?",
            "Teimmekö sen, mitä lupasimme, luvatussa ajassa?",
            "Gjorde vi det vi lovade, inom utlovad tid?",
            "Gjorde vi det vi lovet, innen tiden vi lovet?",
        ),
    ),
    "INFO": Question(
        (1, 5),
        _VERY_DIFFICULT,
        _VERY_EASY,
        _words(
            "How easy was it to find the information you needed?",
            "Kuinka helposti löysit tarvitsemasi tiedon?",
            "Hur lätt var det att hitta den information du behövde?",
            "Hvor lett var det å finne informasjonen du trengte?",
        ),
    ),
    "NEED": Question(
        (1, 5),
        _NOT_AT_ALL,
        _COMPLETELY,
        _words(
            "Did we understand what you needed?",
            "Ymmärsimmekö, mitä tarvitsit?",
            "Förstod vi vad du behövde?",
            "Forsto vi hva du trengte?",
        ),
    ),
    "RECOGNISED": Question(
        (1, 5),
        _NOT_AT_ALL,
        _COMPLETELY,
        _words(
            "Did it feel like the {company} you know?",
            "Tuntuiko asiointi siltä, millaisena tunnet {company}-yrityksen?",
            "Kände du igen {company}?",
            "Kjente du igjen {company}?",
        ),
    ),
    "EXTRA": Question(
        (1, 5),
        _NOT_AT_ALL,
        _COMPLETELY,
        _words(
            "Did we do a little more than you expected?",
            "Teimmekö hieman enemmän kuin odotit?",
            "Gjorde vi lite mer än du väntade dig?",
            "Gjorde vi litt mer enn du ventet deg?",
        ),
    ),
    "YES_NO": Question(
        (0, 1),
        _NO,
        _YES,
        _words(
            "Did you manage to {task}?",
            "Onnistuiko tämä: {task}?",
            "Lyckades du {task}?",
            "Klarte du å {task}?",
        ),
    ),
    "INDEX1": Question(
        (1, 10),
        _words(
            "not at all satisfied",
            "en lainkaan tyytyväinen",
            "inte alls nöjd",
            "ikke fornøyd i det hele tatt",
        ),
        _words("completely satisfied", "täysin tyytyväinen", "helt nöjd", "helt fornøyd"),
        _words(
            "How satisfied are you with {company} overall?",
            "Kuinka tyytyväinen olet {company}-yritykseen kokonaisuutena?",
            "Hur nöjd är du totalt sett med {company}?",
            "Hvor fornøyd er du med {company} totalt sett?",
        ),
    ),
    "INDEX2": Question(
        (1, 10),
        _NOT_AT_ALL,
        _COMPLETELY,
        _words(
            "How well does {company} meet your expectations?",
            "Kuinka hyvin {company} vastaa odotuksiasi?",
            "Hur väl motsvarar {company} dina förväntningar?",
            "Hvor godt innfrir {company} forventningene dine?",
        ),
    ),
    "INDEX3": Question(
        (1, 10),
        _words("very far from it", "hyvin kaukana siitä", "mycket långt ifrån", "svært langt unna"),
        _words("very close to it", "hyvin lähellä sitä", "mycket nära", "svært nær"),
        _words(
            "Think of an ideal supplier. How close to it is {company}?",
            "Ajattele ihanteellista toimittajaa. Kuinka lähellä sitä {company} on?",
            "Tänk dig en idealisk leverantör. Hur nära den är {company}?",
            "Tenk deg en ideell leverandør. Hvor nær den er {company}?",
        ),
    ),
    "REBUY": Question(
        (1, 5),
        _words("certainly not", "en varmasti", "absolut inte", "helt sikkert ikke"),
        _words("certainly", "varmasti", "helt säkert", "helt sikkert"),
        _words(
            "How likely are you to buy from us again?",
            "Kuinka todennäköisesti ostat meiltä uudelleen?",
            "Hur troligt är det att du köper av oss igen?",
            "Hvor sannsynlig er det at du kjøper av oss igjen?",
        ),
    ),
    "OPEN": Question(
        None,
        _NONE,
        _NONE,
        _words(
            "What is the one thing we should do better?",
            "Mikä on se yksi asia, joka meidän pitäisi tehdä paremmin?",
            "Vilken enda sak borde vi göra bättre?",
            "Hva er den ene tingen vi bør gjøre bedre?",
        ),
    ),
}

DOES_NOT_APPLY = _words(
    "does not apply, or don't know",
    "ei koske minua, tai en osaa sanoa",
    "inte aktuellt, eller vet inte",
    "gjelder ikke meg, eller vet ikke",
)
"""The answer beside the scale that every closed question offers, unless it has one of its own in BESIDE."""

BESIDE: dict[str, dict[LanguageCode, str]] = {
    "FCR": _words("not yet", "ei vielä", "inte än", "ikke ennå"),
    "PROMISE": _words("nothing was promised", "mitään ei luvattu", "inget utlovades", "ingenting ble lovet"),
}

BEST = _words("the best", "paras", "bäst", "best")
WORST = _words("the worst", "huonoin", "sämst", "dårligst")
"""Words for the ends of a scale that somebody made up and gave none."""


def wording(question: str, language: LanguageCode, **words: str) -> str:
    """Give a question in a language with the project's words put in; unknown places stay as they are."""
    text = QUESTIONS[question].text[language]
    for name, value in words.items():
        text = text.replace("{" + name + "}", value)
    return text
