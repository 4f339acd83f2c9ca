"""The words of column headers in English, Finnish, Swedish, Norwegian and Danish, as data.

Where a layout fixes its own columns, it says so itself; these are for columns that somebody named.
"""

import re

from cxworkshop.model.metrics import MethodKey
from cxworkshop.surveys.words import listed

PERSONAL = listed(
    "ip|ip address|ipaddress|ipaddr|ip-osoite|ip-adress|ip-adresse|email|e-mail|mail|email address|e-mail address|"
    "recipientemail|recipient email|sähköposti|sähköpostiosoite|e-post|epost|e-postadress|e-postadresse|mailadresse|"
    "name|full name|your name|first name|last name|firstname|lastname|surname|given name|family name|"
    "recipientfirstname|recipientlastname|contact name|contact person|respondent name|customer name|"
    "nimi|etunimi|sukunimi|koko nimi|nimesi|yhteyshenkilö|asiakkaan nimi|namn|förnamn|efternamn|ditt namn|"
    "kontaktperson|navn|fornavn|etternavn|efternavn|ditt navn|dit navn|fullt navn|"
    "phone|phone number|telephone|mobile|mobile number|puhelin|puhelinnumero|matkapuhelin|telefon|telefonnummer|"
    "mobil|mobilnummer|mobiltelefon|latitude|longitude|locationlatitude|locationlongitude|network id|user id|userid|"
    "token|user agent|useragent|requester_id|requester id|assignee_id|assignee id|reviewer|displayname|person|"
    "address|street address|osoite|katuosoite|adress|gatuadress|adresse|gateadresse|"
    "personnummer|personal identity code|henkilötunnus|hetu|social security number|ssn|fødselsnummer|cpr|cpr-nummer|"
    "puh|puhnro|puh nro|puhelinnro|gsm|tel|tel no|tel nr|telnr|tlf|tlfnr|tlf nr|mobilnr|mobil nr|mobile no|phone no|"
    "sähköp|s-posti|sposti|iban|bank account|tilinumero|kontonummer|account iban|card number|korttinumero|kortnummer|"
    "policy number|vakuutusnumero|försäkringsnummer|forsikringsnummer|rekisterinumero|registreringsnummer|"
    "registration number|date of birth|birth date|syntymäaika|födelsedatum|fødselsdato|employee_name|customer_name|"
    "refurl|verified email|user|username|nickname|display name|nimimerkki|käyttäjä|käyttäjänimi|användare|"
    "bruker|bruger|what is your name|what's your name|mikä on nimesi|mikä sinun nimesi on|vad heter du|"
    "hva heter du|hvad hedder du|cashier|waiter|kassahenkilö|asentaja|tekniker|toimihenkilö|tjänsteman|"
    "agent|assignee|teammate|teammate rated|supervisor|handler|salesperson|sales rep|account manager|account owner|"
    "ticket owner|conversation owner|employee|asiakaspäällikkö|asiakasvastaava|asiakasneuvoja|asiakaspalvelija|"
    "käsittelijä|myyjä|vastuuhenkilö|työntekijä|kundansvarig|säljare|handläggare|medarbetare|kundeansvarlig|selger|"
    "saksbehandler|rådgiver|rådgivare|medarbeider|sælger|sagsbehandler|medarbejder|"
    "user name|author|submitted by|recorded by|referer|referrer|http referer|session id|device id|browser id|dob|"
    "birthday|prolific pid|worker id|case token|access code|reference code|serial|redcap survey identifier|"
    "käyttäjätunnus|kirjoittaja|pääsyavain|syntymäpäivä|användarnamn|författare|åtkomstkod|födelsedag|"
    "brukernavn|forfatter|tilgangskode|bursdag|brugernavn|adgangskode|fødselsdag"
)
RESPONDENT = listed("respondent|respondents|vastaaja|svarande|respondentti|besvarer|svarer|svargiver|kuka vastasi")
"""Who answered: a number or a name."""
CUSTOMER_ID = re.compile(
    r"^(?:customer|client|account|company|organi[sz]ation|crm) ?(?:id|no|nr|number|key|code)$|"
    r"^(?:asiakas|yritys|tili)(?:numero|nro|tunnus|id| ?-? ?id| nro| numero)$|"
    r"^(?:kund|kunde|företags|firma)(?: ?nr| ?nummer| ?-? ?id)$|^(?:cvr|org|y)[ -]?(?:nr|nummer|tunnus)?$"
)
"""A customer's number: a company's where it occurs several times, else it may be a person's."""
PERSONAL_NAME = re.compile(
    r"\b(?:first|last|full|given|family|middle|sur|user|nick|customer|client|contact|respondent|reviewer|author|person|"
    r"requester|submitter|recipient|assignee|agent|employee|teammate|advis[eo]r|consumer|member|passenger|patient|guest|"
    r"participant|caller|sender|supervisor|manager) ?(?:name|e ?mail|phone|mail)s?\b|"
    r"\b(?:user|person|contact|requester|responder|reviewer|submitter|recipient|assignee|author|agent|employee|teammate|consumer|"
    r"member|visitor|person|device|session) (?:user )?(?:ids?|uuid|guid|key|uri|url)\b|"
    r"\b(?:asiakkaan|vastaajan|yhteyshenkilön|henkilön|käyttäjän|käsittelijän|myyjän|työntekijän|potilaan|asentajan|"
    r"asiakaspalvelijan|jäsenen|osallistujan|kuljettajan|vastuuhenkilön|"
    r"etu|suku) ?nimi\b|"
    r"\b(?:kundens|respondentens|kontaktpersonens|användarens|handläggarens|säljarens|patientens|medarbetarens|"
    r"medlemmens|deltagarens|teknikerns|montörens|förarens|för|efter|användar|"
    r"kontakt) ?namn\b|"
    r"\b(?:kundens|respondentens|kontaktpersonens|brukerens|brugerens|saksbehandlerens|sagsbehandlerens|selgerens|"
    r"medarbeiderens|medarbejderens|medlemmets|deltakerens|deltagerens|montørens|teknikerens|"
    r"sjåførens|for|etter|efter|bruker|bruger|kontakt) ?navn\b|"
    r"\b(?:member number|jäsennumero|medlemsnummer|jäsenen numero)\b"
)
"""Somebody's name, address or id in a short header, `spoken`; a company's name is none."""
PERSONAL_LAST = re.compile(
    r"(?:^|.[ -])(?:e[ -]?mail|mail address|email address|phone|telephone|phone number|mobile|mobile number|cell|"
    r"first ?name|last ?name|family name|given name|full ?name|surname|maiden name|ip|ip ?address|user agent|"
    r"user ?name|birth ?day|birth ?date|dob|home address|street|street address|postal address|mailing address|ssn|"
    r"sähköposti|sähköpostiosoite|puhelin|puhelinnumero|etunimi|sukunimi|kotiosoite|postiosoite|syntymäaika|"
    r"syntymäpäivä|henkilötunnus|"
    r"e[ -]?post|e[ -]?postadress|mejladress|telefon|telefonnummer|mobilnummer|förnamn|efternamn|hemadress|"
    r"födelsedatum|födelsedag|personnummer|"
    r"e[ -]?postadresse|fornavn|etternavn|førenamn|etternamn|hjemmeadresse|fødselsdato|fødselsdag|bursdag|"
    r"fødselsnummer|e[ -]?mailadresse)(?: [md]{2} [md]{2})?$"
)
"""What the short name of a column ends with when it is about a person: "contact phone", "customer email"."""
PERSON_NUMBER = re.compile(
    r"\b(?:customer|client|user|member|guest|patient|participant|student|employee|agent|contact|visitor|author|owner|"
    r"panell?ist|worker|subscriber|buyer|recipient|person|interviewer|driver|technician) (?:id|no|nr|number|code|pid)$|"
    r"\b(?:asiakas|jäsen|työntekijä|käyttäjä|osallistuja)(?:n )? ?(?:numero|nro|nr|tunnus|id)$|"
    r"\b(?:kund|kunde|medlem|medlems|användar|bruker|bruger|deltagar|deltaker|deltakar|deltager|anställnings|ansatt)"
    r"(?:ens|ets)? ?(?:nummer|nr|no|id)$"
)
"""A number that a firm or a panel knows one person by."""
NUMBER_LAST = re.compile(r"(?:\b(?:id|no|key|pid|code)|nro?|number|numero|nummer|tunnus|uuid)$")
CHANNELS = listed(
    "phone|telephone|mobile|email|e-mail|e mail|mail|address|puhelin|matkapuhelin|sähköposti|osoite|telefon|mobil|"
    "mobiltelefon|e-post|e post|epost|adress|adresse"
)
"""Ways to reach somebody, of which a customer may also be asked how well they worked."""
PERSONAL_INSIDE = re.compile(
    r"\b(?:e-?mail address|sähköpostiosoite\w*|e-postadresse?|phone number|puhelinnumero\w*|telefonnummer|"
    r"mobilnummer|personal identity|henkilötunnus|personnummer|fødselsnummer|date of birth|first ?name|last ?name|"
    r"surname|family name|full name|your names?|prolific id|worker id|etunimi\w*|sukunimi\w*|nimesi|förnamn|efternamn|"
    r"ditt namn|fornavn|etternavn|ditt navn|navnet ditt|dit navn)\b|^person\.|ip-adr|"
    r"contact (?:information|details)|yhteystied|kontaktuppgift|kontaktinformasjon|kontaktoplysning"
)
DATE = listed(
    "date|time|timestamp|day|submitdate|date submitted|submit date|submitted|submitted at|completed|completed at|"
    "completion time|end date|enddate|recorded date|recordeddate|response date|answered|answered on|created_at|"
    "answered at|responded|responded at|responded on|rated at|survey response date|published|published at|"
    "published date|publish time|review date|feedback date|submission date|local time|"
    "created at|created|updated_at|rated_at|response_received_at|survey date|createtime|datestamp|start date|"
    "startdate|start time|started|date of answer|"
    "päivä|pvm|päivämäärä|vastauspäivä|vastausaika|vastattu|aika|aikaleima|päiväys|valmistumisaika|aloitusaika|"
    "datum|dag|svarsdatum|svarstid|tidsstämpel|tidstämpel|tidpunkt|slutförandetid|starttid|inskickad|"
    "dato|svardato|svartid|tidsmerke|tidspunkt|fullføringstidspunkt|starttidspunkt|svardag|"
    "svardato|tidsstempel|besvaret|submission date|submission time|submitted on|review date|feedback date|"
    "answer date|date completed|completed date|completed on|rating date|end|ended|lastdata|responded|"
    "lähetetty|lähetyspäivä|lähetysaika|luotu|päättymisaika|skapad|skapat|inskickat|besvarad|sluttid|"
    "opprettet|oppretta|levert|innsendt|innsendingsdato|sluttidspunkt|oprettet|indsendt|afsluttet"
)
DATE_BEST = re.compile(
    r"submit|complet|\bend(?:ed|date)?\b(?! user)|valmistu|vasta(?:us|ttu)|slutför|fullfør|fuldfør|recorded|received|"
    r"respon[ds]|answered|\brat(?:ed|ing)\b|publish|svar|inskick|innsend|indsend|lastdata|besvar|survey|kysely|enkät|"
    r"undersøkelse|undersøgelse"
)
DATE_WORST = re.compile(
    r"start|alo[ti]|begin|\blast\b|updated|modified|muokattu|ändrad|endret|stage|birth|synty|född|født|\bsent\b|invit|opened|"
    r"lähete|kutsu|skickad|sendt|\border|\bissue|\bticket|\bcase\b|tilaus|beställ|bestill|reported|verif|expire|due"
)
RESPONSE_ID = listed(
    "id|response id|responseid|respondent id|respondentid|response|no|no.|nr|#|number|record id|recordid|unique id|"
    "response uuid|response guid|feedback id|review id|answer id|survey response id|palautetunnus|palautteen tunnus|"
    "uuid|rating id|entry id|instance id|internal id|response number|respondent number|respondentnr|answer number|case|"
    "nro|løpenr|løpenummer|järjestysnumero|löpnummer|"
    "vastaus-id|vastauksen id|vastauksen tunnus|vastaajan numero|svarsnummer|svarnummer|besvarelse-id|"
    "submission id|case id|vastaajan id|vastaustunnus|vastausnumero|vastaajatunnus|tunniste|tunnus|numero|"
    "svars-id|svarsid|respondent-id|svarid|svar-id|besvarelses-id|reviewid|nps_feedback_id|ticket_id|ticket id"
)
SEGMENT = listed(
    "segment|segments|customer segment|customer group|group|customer type|type of customer|"
    "segmentti|asiakassegmentti|asiakasryhmä|ryhmä|asiakastyyppi|"
    "kundsegment|kundgrupp|grupp|kundtyp|målgrupp|kundesegment|kundegruppe|gruppe|kundetype|målgruppe"
)
ACCOUNT = listed(
    "account|account name|company|company name|customer|client|organisation|organization|organisation name|employer|"
    "yritys|yrityksen nimi|asiakas|asiakasyritys|organisaatio|yhtiö|taloyhtiö|työnantaja|"
    "företag|företagets namn|företagsnamn|kund|kundnamn|organisation|bolag|"
    "bedrift|bedriftens navn|firma|firmanavn|selskap|kunde|kundenavn|organisasjon|virksomhed|virksomhet"
)
ROLE = listed(
    "role|your role|job title|title|position|rooli|roolisi|titteli|tehtävänimike|tehtävä|asema|"
    "roll|din roll|titel|befattning|yrkestitel|rolle|din rolle|tittel|stilling|stillingstittel|stillingsbetegnelse"
)
STATUS = listed(
    "status|response type|finished|response status|completion status|survey status|"
    "tila|vastauksen tila|valmis|svarsstatus|svarstatus|slutförd|fullført|gennemført"
)
IGNORED = listed(
    "seed|lastpage|startlanguage|language|userlanguage|user language|progress|duration|duration (in seconds)|"
    "collector id|collectorid|survey id|tags|quotas|ending|distribution channel|distributionchannel|"
    "externalreference|external reference|last modified time|total points|quiz feedback|custom data 1|source|url|"
    "start language|last page|form id|validation status|response set|location accuracy|"
    "browser|browser version|operating system|questnnr|mailsent|missrel|maxpage|q viewer|"
    "time sum|time rsi|deg time|interview time|interviewtime|redcap event name|redcap repeat instrument|"
    "redcap repeat instance|redcap data access group|"
    "aloituskieli|viimeinen sivu|siemen|kieli|haastatteluaika|"
    "startspråk|sista sidan|frö|språk|intervjutid|"
    "standardspråk|siste side|frø|gjennomføringstid|standardsprog|sidste side|sprog|interviewlængde"
)
TIMING = re.compile(
    r"_?(?:first click|last click|page submit|click count)$|^(?:question|group) ?time\b|^grouptime\d|"
    r"^(?:kysymyksen|ryhmän) aika\b|^tid för fråg|^(?:spørsmålstid|spørgsmålstid|gruppetid)\b|\d_do(?:_\w+)?$"
)
"""How long somebody looked at a page, and in which order its questions stood."""
COMMENT = re.compile(
    r"\b(?:comments?|feedback|why|reason|other|open.?ended|in your own words|tell us|suggestions?|improve|"
    r"what .*(?:better|improve)|"
    r"kommentti|kommentit|palaute|miksi|syy|perustelu\w*|avoin|vapaa sana|kerro|muu|para(?:nn|nt)\w+|paremmin|"
    r"kommentar(?:er)?|varför|orsak|synpunkter|övrigt|annat|berätta|förbättra\w*|bättre|"
    r"hvorfor|begrunnelse|begrundelse|årsak|tilbakemelding(?:er)?|annet|fortell|forbedre\w*|bedre|andet)\b"
)
COMMENT_NAMES = listed(
    "positive review|negative review|"
    "text|review|review text|review body|review content|content|message|verbatim|remark|remarks|rating remark|note|"
    "notes|free text|huomiot|lisätiedot|vapaa palaute|fritext|fritekst|anmärkning|merknad|bemærkning|bemærkninger"
)
"""Short names of a column of comments, where its values are no numbers."""
IMPORTANCE = re.compile(
    r"\b(?:how important|importance|important is|kuinka tärke\w+|miten tärke\w+|tärkeys|"
    r"hur viktig\w*|viktighet|betydelse|hvor viktig\w*|viktighet|hvor vigtig\w*|vigtighed)\b"
)
GROUP_OF_ANSWERS = re.compile(
    r"_?nps_group$|\boption id$|- group$|response group$|"
    r"\b(?:nps|score|rating|answer) (?:group|category|segment|type|label|class)$"
)
NPS_GROUPS = listed(
    "promoter|promoters|passive|passives|detractor|detractors|suosittelija|suosittelijat|passiivinen|passiiviset|"
    "arvostelija|arvostelijat|kriitikko|kriitikot|ambassadör|ambassadörer|passiv|passiva|kritiker|promotør|promotører|"
    "ambassadør|ambassadører|passive|kritikere|promotor|pasivo|detractor"
)
"""What tools make of the answers to the question of recommendation: counted once already, in the answers."""
OWN_REPLY = re.compile(
    r"^(?:(?:owner|business|company|our|merchant|seller|public|developer|property|hotel|management|manager|shop|store) "
    r"(?:reply|response)|reply|review reply|"
    r"response from the owner|vastauksemme|yrityksen vastaus|omistajan vastaus|vårt svar|företagets svar|"
    r"svar från ägaren|bedriftens svar|svar fra eieren|virksomhedens svar)\b"
)
"""What the company wrote back is no customer's comment, and its day is not that of the answer."""

METHOD_WORDS: tuple[tuple[MethodKey, re.Pattern[str]], ...] = (
    ("NPS", re.compile(r"recommend|suosittel|rekommend|anbefal|(?<![^\W_])nps(?![^\W_])")),
    (
        "CES2",
        re.compile(
            r"\b(?:easy|effort|helppo\w*|helpost\w*|vaiva\w*|enkelt|lätt|ansträngning|lett|innsats|nemt|indsats)\b"
        ),
    ),
    ("EASE", re.compile(r"\b(?:easy|helppo\w*|lätt|enkelt|lett|nemt)\b")),
    ("CSAT", re.compile(r"satisf|tyytyväi|nöjd|fornøyd|tilfreds|(?<![^\W_])csat(?![^\W_])")),
)
"""What a header's words suggest; only ever offered, and only where the values are on that method's scale."""
EFFORT = re.compile(
    r"\b(?:effort|vaiva\w*|vaivannäkö\w*|ansträngning\w*|innsats|anstrengelse\w*|indsats|"
    r"difficult\w*|hard|vaikea\w*|hankala\w*|svårt|krångligt|vanskelig\w*|besværlig\w*)\b"
)
"""A question about effort has the low end as the good one: its answers are not those of an "easy" question."""
EASY = re.compile(
    r"\b(?:easy|easily|ease|helppo\w*|helpost\w*|helpp\w*|enkelt|lätt|lett|nemt)\b|satisf|tyytyväi|nöjd|fornøyd|tilfreds"
)
SAID_SCALE = re.compile(
    r"(?<![\d.,])(-?\d{1,3})\s*(?:-|–|—|\.\.\.?|…|\bto\b|\btill\b|\btil\b|/)\s*(\d{1,3})(?![\d.,]*\d)"
)
"""A scale that a header says: "(0-10)", "1–5", "asteikolla 1...10"."""
SAID_ENDS = re.compile(r"(?<![\d.,])(-?\d{1,2})\s*=\s*([^\d=,;()/]{0,60})")
"""What a header says of its scale's ends: "1 = very dissatisfied, 5 = very satisfied"."""
