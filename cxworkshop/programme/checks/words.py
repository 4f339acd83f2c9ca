"""Words that checks look for, per language as data; a project may mix languages, so all are looked for at once.

`word` stands for itself, `stem*` for every word that begins so, `*end` for every word that ends so, and several
words for a phrase. Letter case and the way in which å, ä and ö are stored make no difference.
"""

import re
from collections.abc import Container
from functools import cached_property
from unicodedata import normalize

from cxworkshop.model.fields import LanguageCode


class WordList:
    """Hold words per language and find the first of them in a text."""

    def __init__(self, words: dict[LanguageCode, tuple[str, ...]]) -> None:
        """Keep the words; they are compiled when they are first looked for."""
        self.words = words

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # the longest first, so that a phrase is found rather than its first word
        words = sorted({word for some in self.words.values() for word in some}, key=len, reverse=True)
        return re.compile("|".join(map(_expression, words)), re.IGNORECASE)

    def find(self, text: str, besides: Container[str] = ()) -> str:
        """Give the first word of the list that stands in a text, as it is written there, or ""."""
        found = (match.group() for match in self._pattern.finditer(normalize("NFC", text)))
        return next((word for word in found if word.casefold() not in besides), "")

    def is_all(self, text: str) -> bool:
        """Tell whether a text is one word or phrase of the list and nothing else."""
        return self._pattern.fullmatch(normalize("NFC", text).strip()) is not None

    def at_start(self, text: str) -> str:
        """Give the word of the list with which a text begins, or ""."""
        match = self._pattern.match(normalize("NFC", text).lstrip(" \t\n-–•*“”\"'»«"))
        return match.group() if match else ""


def _expression(word: str) -> str:
    inner = re.escape(word.strip("*")).replace(r"\ ", r"\s+")
    # bounded, so that a word without end is not read from each of its letters to its end
    before = r"(?<!\w)\w{0,40}" if word.startswith("*") else r"(?<!\w)"
    after = r"\w*" if word.endswith("*") else r"(?!\w)"
    return before + inner + after


DEPARTMENTS = WordList(
    {
        "en": (
            "department*", "division", "business unit*", "back office", "process", "processes", "workflow*",
            "order handling", "order processing", "order management", "case handling", "complaint handling",
            "claims handling", "logistics", "procurement", "invoicing", "call centre", "call center",
        ),
        "fi": ("*osasto*", "*yksikkö*", "*yksikö*", "*prosessi*", "*käsittely*", "logistiikka*", "taloushallin*"),
        "sv": ("*avdelning*", "*process*", "*hantering*", "handläggning*", "logistik*"),
        "nb": ("*avdeling*", "*prosess*", "*håndtering*", "saksbehandling*", "ordrebehandling*", "logistikk*"),
    }
)  # fmt: skip
"""How the company looks from inside; a customer would not say it (L209)."""

VAGUE_VERBS = WordList(
    {
        "en": (
            "improv*", "enhanc*", "discuss*", "consider*", "explor*", "investigat*", "evaluat*", "optimis*", "optimiz*",
            "look into", "looking into", "look at", "looking at", "think about", "talk about", "work on", "focus on",
            "try to", "increase awareness", "increasing awareness", "raise awareness", "raising awareness",
        ),
        "fi": (
            "paran*", "kehit*", "selvit*", "keskustel*", "pohdi*", "pohti*", "harkit*", "harkin*", "mieti*", "miett*",
            "tarkastel*", "tutki*", "arvioi*", "panost*", "keskity*", "tehost*", "edistä*", "lisää tietoisuu*",
            "lisätä tietoisuu*", "lisätään tietoisuu*",
        ),
        "sv": (
            "förbättr*", "diskuter*", "överväg*", "undersök*", "utred*", "utvärder*", "fundera*", "fokuser*",
            "utveckla*", "optimer*", "försök*", "titta på", "titta över", "se över", "arbeta med", "jobba med",
            "satsa på", "öka medvetenhet*",
        ),
        "nb": (
            "forbedr*", "diskuter*", "vurder*", "undersøk*", "utred*", "evaluer*", "tenk*", "fokuser*", "utvikl*",
            "optimaliser*", "prøv*", "se på", "se nærmere på", "arbeid med", "arbeide med", "jobb med", "jobbe med",
            "sats på", "satse på", "øk bevissthet*", "øke bevissthet*",
        ),
    }
)  # fmt: skip
"""Verbs that nobody can tick off (L611)."""

PRAISE = WordList(
    {
        "en": (
            "excellent", "great", "wonderful", "fantastic", "amazing", "superb", "outstanding", "terrific", "brilliant",
            "delightful", "world-class", "first-class", "award-winning",
        ),
        "fi": (
            "erinomai*", "loistav*", "upea*", "upei*", "mahtav*", "ihana*", "ihani*", "huippu*", "ensiluokkai*",
            "mainio*", "palkitu*", "palkittu*",
        ),
        "sv": (
            "utmärkt*", "fantastisk*", "underbar*", "suverän*", "enastående", "strålande", "förstklassig*",
            "prisbelönt*", "jättebra", "toppen",
        ),
        "nb": (
            "utmerke*", "fantastisk*", "fremragende", "enestående", "strålende", "førsteklasses", "prisbelønt*",
            "flott*", "glimrende", "kjempebra",
        ),
    }
)  # fmt: skip
"""Words in a question that tell people what to answer (L311)."""

AND = WordList({"en": ("and",), "fi": ("ja", "sekä"), "sv": ("och", "samt"), "nb": ("og", "samt")})
"""Words that join two subjects in one question (L311)."""

YES: dict[LanguageCode, tuple[str, ...]] = {"sv": ("ja",), "nb": ("ja",)}
"""Words that say yes in a language and would join two subjects in another."""

EVERYBODY = WordList(
    {
        "en": ("all", "everyone", "everybody", "we", "us"),
        "fi": ("kaikki", "jokainen", "me", "koko väki", "koko vuoro"),
        "sv": ("alla", "vi", "oss"),
        "nb": ("alle", "vi", "oss"),
    }
)
"""Owners who are everybody and so nobody (L605); in a full name the same letters are a person: Alla Berg."""

GROUPS = WordList(
    {
        "en": ("team", "teams", "staff", "group", "management"),
        "fi": (
            "tiimi", "tiimit", "ryhmä", "henkilöstö", "henkilökunta", "porukka", "johto", "johtoryhmä", "työntekijät",
        ),
        "sv": ("team", "teamet", "grupp", "gruppen", "personal", "personalen", "ledningen", "ledningsgruppen"),
        "nb": (
            "team", "teamet", "gruppe", "gruppen", "gruppa", "ansatte", "personalet", "ledelsen", "ledergruppen",
            "ledergruppa",
        ),
    }
)  # fmt: skip
"""Owners who are several people (L605)."""

DEPARTMENT_NAMES = WordList(
    {
        "en": (
            "sales", "marketing", "support", "customer service", "finance", "accounting", "hr", "it", "production",
            "purchasing", "logistics", "procurement", "r&d",
        ),
        "fi": ("myynti", "markkinointi", "asiakaspalvelu", "talous", "taloushallinto", "tuki", "tuotanto", "hankinta"),
        "sv": ("försäljning", "sälj", "marknad", "kundtjänst", "kundservice", "ekonomi", "produktion", "inköp"),
        "nb": ("salg", "marked", "markedsføring", "kundeservice", "økonomi", "produksjon", "innkjøp"),
    }
)  # fmt: skip
"""Departments that stand as an owner by their bare name (L605)."""

LEADERS = WordList(
    {
        "en": ("*leader", "lead", "*manager", "head", "chief", "director", "*supervisor", "coordinator", "foreman"),
        "fi": ("*johtaja", "*päällikkö", "*vetäjä", "*esihenkilö", "*esimies", "*vastaava", "*koordinaattori"),
        "sv": ("*chef", "*chefen", "*ledare", "*ledaren", "*ansvarig", "*föreståndare", "*samordnare"),
        "nb": ("*sjef", "*sjefen", "*leder", "*lederen", "*ansvarlig", "*koordinator"),
    }
)
"""Roles that one person has, although their name may mention a group or department."""

PAY = WordList(
    {
        "en": (
            "bonus*", "salary", "salaries", "wage", "wages", "pay rise*", "pay raise*", "performance pay",
            "variable pay", "commission", "commissions",
        ),
        "fi": (
            "bonus*", "palkka", "palkan", "palkkaan", "palkkoihin", "palkkoja", "palkkaus*", "*palkkio*",
            "tulospalk*", "palkankorotu*",
        ),
        "sv": ("bonus*", "lön", "lönen", "löne*", "provision*"),
        "nb": ("bonus*", "lønn", "lønnen", "lønna", "lønns*", "*lønn", "provisjon*"),
    }
)  # fmt: skip
"""Money for a score (L512)."""

NOT_PAY = ("lønnsom", "lønnsomhet", "lønnsomt", "lønnsomme", "lønnsomheten")
"""Words that begin as one for pay and speak of profit."""

RANKING = WordList(
    {
        "en": (
            "ranking", "rankings", "league table*", "leaderboard*", "employee of the month", "employee of the week",
            "employee of the year", "best employee*", "worst employee*", "top performer*", "worst performer*",
            "by employee", "per employee", "by agent", "per agent",
        ),
        "fi": (
            "ranking*", "paremmuusjärjest*", "sarjatauluk*", "kuukauden työntekij*", "viikon työntekij*",
            "vuoden työntekij*", "paras työntekij*", "parhaat työntekij*", "huonoin työntekij*", "työntekijäkohtai*",
        ),
        "sv": (
            "ranking*", "rangordn*", "topplist*", "poänglig*", "månadens medarbetare", "veckans medarbetare",
            "årets medarbetare", "bästa medarbetar*", "sämsta medarbetar*", "per medarbetare", "per anställd",
        ),
        "nb": (
            "ranking*", "ranger*", "rankering*", "topplist*", "poenglist*", "månedens ansatt*",
            "månedens medarbeider*", "ukens ansatt*", "årets ansatt*", "årets medarbeider*", "beste medarbeider*",
            "beste ansatt*", "dårligste ansatt*", "per ansatt", "per medarbeider",
        ),
    }
)  # fmt: skip
"""Lists that set one person above another (L512, L711)."""

TOP_SCORE = WordList(
    {
        "en": (
            "give us a 10", "give us a ten", "give us ten", "rate us 10", "rate us a 10", "perfect 10", "perfect ten",
            "perfect score*", "top score*", "top mark*", "full marks", "highest score", "highest rating",
            "five stars", "5 stars",
        ),
        "fi": (
            "anna kymppi", "anna meille kymppi", "antakaa kymppi", "kympin", "täydet pisteet", "täysiä pisteitä",
            "paras arvosana", "parasta arvosanaa", "parhaan arvosanan", "korkein arvosana", "korkeimman arvosanan",
            "viisi tähteä", "5 tähteä",
        ),
        "sv": (
            "ge oss en 10", "ge oss en tia", "en tia", "full poäng", "full pott", "högsta betyg*", "högsta poäng*",
            "toppbetyg*", "fem stjärnor", "5 stjärnor",
        ),
        "nb": (
            "gi oss en 10", "gi oss 10", "gi oss en tier", "en tier", "full pott", "toppscore*", "toppkarakter*",
            "høyeste karakter*", "høyeste poengsum*", "terningkast 6", "terningkast seks", "fem stjerner", "5 stjerner",
        ),
    }
)  # fmt: skip
"""Phrases that ask for a good score instead of an honest one (L414)."""

DECISIVE = WordList(
    {
        "en": ("will", "we'll", "decid*", "decision*", "action*", "start*", "begin*", "stop*", "from now on", "next"),
        "fi": ("*mme", "päät*", "toimenpi*", "aloit*", "lopet*", "ensi"),
        "sv": ("ska", "beslut*", "bestäm*", "åtgärd*", "börja*", "sluta*", "nästa"),
        "nb": ("skal", "beslut*", "bestem*", "tiltak*", "start*", "begynn*", "slutt*", "neste"),
    }
)
"""Words that say what happens now, not only how it is (L706)."""

ANYBODY = WordList(
    {
        "en": ("customer*", "client*", "guest*", "user*", "respondent*", "buyer*", "anonymous"),
        "fi": ("asiakas*", "asiakka*", "vieras*", "vieraa*", "vastaaja*", "käyttäjä*", "nimetön"),
        "sv": ("kund*", "gäst*", "svarande*", "användar*", "anonym*"),
        "nb": ("kund*", "gjest*", "respondent*", "bruker*", "anonym*"),
    }
)
"""Words under a quote that fit everybody (L708)."""
