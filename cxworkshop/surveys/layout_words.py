"""The words of exporters' own columns, in the languages in which they were seen; `|` stands between them.

They are compared as `cells.plain` makes them: small letters, blanks for underscores.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


QUALTRICS = {
    "response id": "responseid|v1",
    "date": "recordeddate|enddate|startdate|v9|v8",
    "status": "status|v7|finished|v10",
    "personal": "ipaddress|v6|recipientlastname|recipientfirstname|recipientemail|v3|v5|locationlatitude"
    "|locationlongitude|externalreference|externaldatareference|v4",
    "ignore": "startdate|enddate|v8|v2|progress|duration (in seconds)|distributionchannel|locationaccuracy",
}
QUALTRICS_META = _words(
    "startdate|enddate|status|ipaddress|progress|finished|recordeddate|responseid|distributionchannel|userlanguage"
)

SURVEYMONKEY = {
    "response id": "respondent id|respondentid|respondent-id|respondents id|vastaajan id|vastaajan tunnus"
    "|vastaajatunnus|respondentens id",
    "date": "end date|date modified|start date|date created|päättymispäivä|slutdatum|sluttdato|slutdato",
    "personal": "ip address|email address|email|first name|last name|ip-osoite|sähköpostiosoite|etunimi|sukunimi"
    "|ip-adress|e-postadress|förnamn|efternamn|ip-adresse|e-postadresse|fornavn|etternavn|e-mailadresse"
    "|efternavn",
    "ignore": "collector id|collectorid|start date|date created|date modified|collector-id|keräimen tunnus"
    "|alkamispäivä|startdatum|startdato",
}
SURVEYMONKEY_ANSWER = _words(
    "response|open-ended response|vastaus|avoin vastaus|svar|öppet svar|åpent svar|åbent svar|fritextsvar"
)
SURVEYMONKEY_OTHER = _words(
    "other (please specify)|muu (täsmennä)|annat (vänligen specificera)|annet (vennligst spesifiser)"
    "|andet (angiv venligst)"
)

LIMESURVEY = {
    "response id": "id|response id|answer id|vastaus-id|svars-id|svar-id|besvarelse-id|besvarelse id|antwort id"
    "|id de la réponse",
    "date": "submitdate|date submitted|lähetys päivämäärä|datum inskickad|dato for besvarelse|innsendingsdato"
    "|dato for indsendelse|datum abgeschickt|date de soumission|datestamp|date last action"
    "|viimeisimmän toiminteen päivämäärä|datum senaste åtgärd|dato for siste hendelse|dato for siste hending"
    "|dato for sidste handling|datum letzte aktivität|date de la dernière action|startdate|date started"
    "|aloituspäivämäärä|datum påbörjad|dato for oppstart|startdato|datum gestartet|date de lancement",
    "status": "lastpage|last page|viimeinen sivu|sista sidan|siste side|sidste side|letzte seite|dernière page",
    "personal": "token|access code|pääsyavain|åtkomstkod|behörighetskod|tilgangskode|nøkkel|adgangskode"
    "|respondentnøgle|zugangscode|zugangsschlüssel|code d'accès|ipaddr|ip address|ip-osoite|ip-adress|ip-adresse"
    "|adresse ip|firstname|first name|etunimi|förnamn|fornavn|førenamn|vorname|prénom|lastname|last name|sukunimi"
    "|efternamn|etternavn|etternamn|efternavn|nachname|nom|email|email address|sähköpostiosoite|e-postadress"
    "|e-postadresse|e-mail adresse|e-mail-adresse|adresse de courriel|refurl|referrer url|viittaava url"
    "|hänvisande url|avsenders url|avsandar si url|henvisende websted|henvisende url|weiterleitungs-url"
    "|url référente",
    "ignore": "seed|siemen|frö|frø|zufallsstartwert|tête de série|startlanguage|start language|aloituskieli"
    "|startspråk|standardspråk|standardsprog|start-sprache|langue de départ|interviewtime|total time|kokonaisaika"
    "|total tid|totaltid|gesamtzeit|temps total",
}
LIMESURVEY_OTHERS = _words(LIMESURVEY["ignore"])
LIMESURVEY["ignore"] += "|" + LIMESURVEY["date"]
LIMESURVEY_SUBMITTED = _words(
    "submitdate|date submitted|lähetys päivämäärä|datum inskickad|dato for besvarelse|innsendingsdato"
    "|dato for indsendelse|datum abgeschickt|date de soumission"
)
LIMESURVEY_IDS = _words(LIMESURVEY["response id"])
LIMESURVEY_PAGES = _words(LIMESURVEY["status"])

ALCHEMER = _words("time started|date submitted|status")
"""Beside an id these are another tool's, of whose rows the status says what they are."""

FORMBRICKS = {
    "response id": "response id",
    "date": "timestamp",
    "status": "finished",
    "personal": "user id|verified email|useragent - browser|useragent - os|useragent - device|ip address|ipaddress",
    "ignore": "no|quotas|survey id|formbricks id (internal)|tags|source|url|action|country",
}

TYPEFORM = {
    "response id": "#|token",
    "date": "submit date (utc)|stage date (utc)|start date (utc)",
    "status": "response type",
    "personal": "network id",
    "ignore": "start date (utc)|stage date (utc)|submit date (utc)|tags|ending",
}

MICROSOFT_FORMS = {
    "response id": "id|tunnus|tunniste|id-nummer",
    "date": "completion time|fullføringstidspunkt|slutförandetid|valmistumisaika|fuldførelsestidspunkt"
    "|tidspunkt for fuldførelse|slutförd tid",
    "personal": "email|name|e-postadresse|navn|e-post|namn|sähköposti|nimi|mail|e-mail|e-postadress",
    "ignore": "start time|starttidspunkt|starttid|aloitusaika|starttidspunkt|last modified time"
    "|tidspunkt for siste endring|senast ändrad|senaste ändring|viimeisin muokkausaika|viimeksi muokattu"
    "|tidspunkt for seneste ændring|total points|quiz feedback|grade posted time|language|kieli|språk|sprog"
    "|pisteet yhteensä|totalpoäng|totale poeng|samlede point",
}

GOOGLE_FORMS = {
    "date": "timestamp|tidstämpel|tidsstämpel|aikaleima|tidsmerke|tidsstempel|zeitstempel|horodateur|marca temporal",
    "personal": "email address|username|sähköpostiosoite|sähköposti|käyttäjänimi|e-postadress|användarnamn"
    "|e-postadresse|brukernavn|mailadresse|e-mailadresse|brugernavn",
    "ignore": "score|total score|pisteet|poäng|poengsum|resultat",
}

ZENDESK = {
    "response id": "id",
    "date": "created at|updated at",
    "comment": "comment",
    "personal": "requester id",
    "ignore": "url|ticket id|assignee id|group id|updated at|reason id",
}

DELIGHTED = {
    "response id": "id|response id",
    "date": "created at|updated at",
    "comment": "comment",
    "personal": "person|person id|email|name|phone number|person email|person name|person phone number|ip address",
    "ignore": "survey type|permalink|updated at|notes|tags",
}

THANX = {
    "response id": "nps feedback uid|nps feedback id",
    "date": "rated at|created at",
    "comment": "review",
    "personal": "user id|responded by",
    "ignore": "nps feedback id|merchant id|purchase id|state|response|created at|rated at|responded at",
}

MEDALLIA = {
    "response id": "request id",
    "date": "response received at|request sent at",
    "comment": "comments",
    "personal": "customer name|customer email|customer phone|employee name|employee email|employee id"
    "|employee external id|customer id",
    "ignore": "request sent at|request delivery status|response received at|tags",
}

TRUSTPILOT = {
    "response id": "review id",
    "date": "review created (utc)",
    "comment": "review content",
    "personal": "review username|review user email|review consumer user id|reference id|review ip address",
    "ignore": "review title|source of review|review language|domain url|webshop name|business unit id|tags"
    "|company reply date (utc)|location id",
}

GOOGLE_REVIEWS = {
    "response id": "review id|name",
    "date": "create time|update time",
    "comment": "comment",
    "personal": "reviewer",
    "ignore": "update time|reply|reply time",
}

UNFINISHED = _words(
    "partial|partially complete|partially completed|incomplete|in progress|started|viewed|abandoned|draft|unfinished"
    "|not finished|not completed|not submitted|saved|some answers|disqualified|screened out|screenout|terminated"
    "|quota full|over quota|new|distributed|rejected|unverified|kesken|keskeneräinen|keskeytetty|keskeytynyt|aloitettu"
    "|osittain|osittain täytetty|luonnos|ei valmis|tallennettu|ofullständig|ofullständigt|ej slutförd"
    "|inte slutförd|ej avslutad|påbörjad|pågår|pågående|delvis|delvis besvarad|avbruten|utkast|distribuerad"
    "|ufullstendig|ikke fullført|ikke ferdig|påbegynt|delvis besvart|noen svar|avbrutt|kladd|distribuert|frafalt"
    "|ikke afsluttet|ikke gennemført|ufuldstændig|delvist besvaret|delvist udfyldt|nogen svar|afbrudt|kladde"
    "|distribueret|frafaldet"
)
SUBMITTED = _words(
    "complete|completed|finished|submitted|response finalized|finalized|closed|answered|done|submitted via web"
    "|valmis|vastattu|lähetetty|täytetty|slutförd|avslutad|besvarad|inskickad|komplett|klar"
    "|fullført|gjennomført|besvart|levert|innsendt|ferdig|gennemført|afsluttet|besvaret|indsendt|færdig"
)
PREVIEWED = _words(
    "preview|esikatselu|förhandsgranskning|förhandsvisning|forhåndsvisning|forhåndsvisning|eksempelvisning"
)
TESTED = _words("test|test response|test data|testi|testivastaus|testsvar|testbesvarelse")
STATES = UNFINISHED | SUBMITTED | PREVIEWED | TESTED
"""What tools and people write beside a form: whether it was sent, and whether it was a real one."""
FINISHED = _words(
    "finished|completed|complete|is complete|is completed|valmis|lähetetty|slutförd|avslutad|fullført|gjennomført"
    "|ferdig|gennemført|fuldført|afsluttet"
)
FINISHED_YES = _words("yes|true|1|kyllä|ja|oui|wahr|tosi|sant")
FINISHED_NO = _words("no|false|0|ei|nej|nei|nein|falsch|epätosi|falsk|usann|falskt")
PREVIEW = _words(
    "survey preview|1|9|17|preview spam|offline survey preview|umfragevorschau|kyselyn esikatselu"
    "|förhandsgranskning av undersökning|forhåndsvisning av undersøkelse|forhåndsvisning av spørreskjema"
)
SPAM = _words("spam|8|imported spam|12")
TEST = _words("survey test|2")
SUMS = _words(
    "total|totals|grand total|subtotal|sum|average|mean|median|yhteensä|kaikki yhteensä|summa|loppusumma|välisumma"
    "|keskiarvo|mediaani|lukumäärä|totalt|totalsumma|delsumma|summa totalt|medelvärde|medel|antal|sum totalt|totalsum"
    "|hovedtotal|gjennomsnitt|snitt|antall|i alt|gennemsnit"
)
_TOTALS = SUMS | _words(
    "count|n|nps|min|max|minimum|maximum|minimi|maksimi|standard deviation|std|keskihajonta|standardavvikelse"
    "|standardavvik|standardafvigelse|responses|respondents|answers|vastauksia|vastaajia|antal svar|antall svar"
    "|promoters|passives|detractors|suosittelijat|passiiviset|arvostelijat|kriitikot|ambassadörer|passiva|kritiker"
    "|ambassadører|passive|kritikere"
)
TOTALS = _TOTALS | {f"{word}:" for word in _TOTALS}
"""What stands in the first cell of rows below the answers; the first ones are the names of nothing else."""

PIVOT = _words(
    "row labels|column labels|rivien otsikot|sarakeotsikot|sarakkeiden otsikot|radetiketter|kolumnetiketter"
    "|radetiketter|kolonneetiketter|rækkenavne|kolonnenavne|summa / rivi"
)
"""What a spreadsheet writes over a table that it has counted itself."""
ANSWERS = _words(
    "answers|answer|responses|response|data|rawdata|raw|vastaukset|vastausdata|raakadata|aineisto|svar|rådata|besvarelser"
)
"""Words in the name of a sheet with answers."""
