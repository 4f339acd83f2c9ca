"""The words for the choices that fields offer; the values themselves are codes in the file."""

from cxworkshop.language import C_, N_, Language, Message
from cxworkshop.model.collection import Collection
from cxworkshop.model.decisions import Decision
from cxworkshop.model.experiences import BadCheck, Experience, Factors, Phase
from cxworkshop.model.fields import Record
from cxworkshop.model.imports import ColumnUse, Comment, LeftOut, Mapping
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.metrics import Metric, Origin
from cxworkshop.model.project import About
from cxworkshop.model.segments import Criterion, Role, Segment
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.targets import Target
from cxworkshop.model.workshop import Block, Participant
from cxworkshop.programme.imports import COLUMN_ROLE, DATE_ORDER, DECIMAL, LEFT_OUT_REASON, MOOD, PERIOD_LENGTH

Words = dict[str, Message]

SEGMENT_TYPE: Words = {
    "B2C": N_("Consumers"),
    "B2B": N_("Companies"),
    "mixed": N_("Consumers and companies"),
}
EVIDENCE: Words = {"data": N_("Data"), "interviews": N_("Interviews"), "assumption": N_("Assumption")}
SEGMENT_DECISION: Words = {
    "measure now": N_("Measure now"),
    "interviews only": N_("Interviews only"),
    "later": N_("Later"),
    "not": C_("decision", "Not"),
}
ROLE: Words = {
    "decision-maker": N_("Decision-maker"),
    "user": N_("User"),
    "maintenance": N_("Maintenance"),
    "procurement": N_("Procurement"),
    "finance": N_("Finance"),
    "management": N_("Management"),
    "other": N_("Other"),
}
SERVICE_LEVEL: Words = {
    "basic": N_("Basic service"),
    "standard": N_("Standard service"),
    "extra": N_("Extra service"),
}
LEVEL: Words = {
    "relationship": N_("Overall relationship"),
    "journey": N_("Journey"),
    "interaction": N_("Encounter"),
}
TOUCH_CHANNEL: Words = {
    "phone": N_("Phone"),
    "e-mail": N_("E-mail"),
    "web": N_("Web"),
    "app": N_("App"),
    "shop": N_("Shop"),
    "visit": N_("Visit"),
    "chat": N_("Chat"),
    "post": C_("channel", "Post"),
    "invoice": N_("Invoice"),
    "product": N_("Product"),
    "on site": N_("On site"),
    "other": N_("Other"),
}
SCORE_SOURCE: Words = {
    "customers asked": N_("Customers asked"),
    "data": N_("Data"),
    "staff's guess": N_("Our own guess"),
}
YES_NO_UNKNOWN: Words = {"no": N_("No"), "yes": N_("Yes"), "unknown": N_("Not known")}
KANO: Words = {
    "M": N_("Must-be"),
    "O": N_("The more the better"),
    "A": N_("Delights"),
    "I": N_("Indifferent"),
    "R": N_("Unwanted"),
    "?": N_("Unclear"),
}
EXPERIENCE_DECISION: Words = {
    "measure now": N_("Measure now"),
    "outcome only": N_("Outcome only"),
    "pilot": N_("Pilot"),
    "later": N_("Later"),
    "no": N_("No"),
}
METRIC_CLASS: Words = {
    "interaction": N_("What happened"),
    "perception": N_("How it felt"),
    "outcome (intended)": N_("What they intend"),
    "outcome (actual)": N_("What they did"),
}
TIMING: Words = {"leading": N_("Leading"), "lagging": N_("Lagging")}
DIRECTION: Words = {"higher": N_("Higher is better"), "lower": N_("Lower is better")}
REPORT_AS: Words = {
    "share": N_("Share"),
    "mean": N_("Mean"),
    "percentile": N_("Percentile"),
    "rate": N_("Rate per 1 000"),
    "score": N_("Score"),
    "index": N_("Index 0 to 100"),
}
QUALITY: Words = {
    "mission": N_("Mission completed"),
    "no_hassle": N_("No hassle"),
    "recognition": N_("Recognition"),
    "extra": N_("The little extra"),
}
BAD_CHECK: Words = {
    "info": N_("Information is hard to find"),
    "need": N_("The customer's need is not understood"),
    "promise": N_("A promise is not kept"),
}
FACTOR: Words = {
    "quick_answer": N_("Quick answer"),
    "returns": N_("Flexible returns"),
    "trust": N_("Trust"),
    "convenience": N_("Convenience"),
}
QUALITY_LEVEL: Words = {
    "fix_basics": N_("Fix the basics"),
    "meets_expectations": N_("Meets expectations"),
    "recognisable": N_("Recognisable"),
    "memorable": N_("Memorable"),
}
ORIGIN: Words = {"collection": N_("Planned source"), "import": N_("Imported file"), "typed": N_("Typed in")}
COLLECTION_METHOD: Words = {
    "relational survey": N_("Relational survey"),
    "transactional survey": N_("Transactional survey"),
    "interview": N_("Interview"),
    "observation": N_("Observation"),
    "operational data": N_("Operational data"),
    "reviews": N_("Customer reviews"),
    "complaint log": N_("Complaint log"),
    "mystery visit": N_("Mystery visit"),
}
CHANNEL: Words = {
    "e-mail": N_("E-mail"),
    "SMS": N_("SMS"),
    "phone": N_("Phone"),
    "post": C_("channel", "Post"),
    "web or app pop-up": N_("Pop-up on web or in app"),
    "QR code": N_("QR code"),
    "on site": N_("On site"),
    "visit": N_("Visit"),
    "system export": N_("System export"),
    "other": N_("Other"),
}
TRIGGER: Words = {"date": N_("On a date"), "event": N_("After an event")}
SAMPLING: Words = {
    "everybody": N_("Everybody"),
    "random": N_("Random sample"),
    "every k-th": N_("Every so many"),
    "quota": N_("Quota"),
    "staff choose": N_("Staff choose"),
    "open link": N_("Open link"),
}
RATE_SOURCE: Words = {
    "own history": N_("Own history"),
    "pilot": N_("Pilot"),
    "assumption": N_("Assumption"),
}
REPEAT: Words = {
    "once": N_("Once"),
    "weekly": N_("Weekly"),
    "monthly": N_("Monthly"),
    "quarterly": N_("Quarterly"),
    "half-yearly": N_("Half-yearly"),
    "yearly": N_("Yearly"),
    "continuous": N_("All the time"),
}
ATTRIBUTION: Words = {
    "anonymous": N_("Anonymous"),
    "confidential": N_("Confidential"),
    "attributed": N_("With name"),
    "not applicable": N_("Does not apply"),
}
LAWFUL_BASIS: Words = {
    "legitimate interest": N_("Legitimate interest"),
    "consent": N_("Consent"),
    "contract": N_("Contract"),
    "legal duty": N_("Legal duty"),
    "no personal data": N_("No personal data"),
}
BIAS: Words = {
    "non-response": N_("Many do not answer"),
    "staff choose whom to ask": N_("Staff choose whom to ask"),
    "asking only after success": N_("Only those who succeeded are asked"),
    "open link": N_("Anybody can answer through an open link"),
    "incentive for a good score": N_("A good score is rewarded or asked for"),
    "channel excludes some": N_("The channel leaves out some customers"),
    "right after billing or a gift": N_("Asked right after a bill or a gift"),
    "memory": N_("Asked when memory has faded"),
    "season": N_("The season colours the answers"),
    "leading question": N_("The question leads"),
    "only present customers": N_("Those who left are not heard"),
    "one person speaks for a company": N_("One person speaks for a company"),
}
TARGET_KIND: Words = {"improve": N_("Improve"), "hold": N_("Hold"), "monitor only": N_("Monitor only")}
BASIS: Words = {
    "customer expectation": N_("What customers expect"),
    "promise in contract": N_("Promise in a contract"),
    "own best unit": N_("Our own best"),
    "history": N_("Our history"),
    "benchmark": N_("Benchmark"),
    "capacity": N_("Our capacity"),
    "wish": N_("A wish"),
    "other": N_("Other"),
}
REVIEW_INTERVAL: Words = {
    "week": N_("Every week"),
    "month": N_("Every month"),
    "quarter": N_("Every quarter"),
    "year": N_("Every year"),
}
VERDICT: Words = {
    "below_noise": N_("Smaller than chance"),
    "weak": N_("May be missed"),
    "detectable": N_("Can be seen"),
}
LIGHT: Words = {
    "green": N_("On track"),
    "amber": N_("At risk"),
    "red": N_("Off track"),
    "grey": N_("No fresh figure"),
}
AREA_SOURCE: Words = {
    "survey comments": N_("Survey comments"),
    "complaints": N_("Complaints"),
    "interviews": N_("Interviews"),
    "data": N_("Data"),
    "staff": N_("Staff"),
    "other": N_("Other"),
}
AREA_DECISION: Words = {"act": N_("Act"), "not now": N_("Not now")}
CONFIDENCE: Words = {"high": N_("High"), "medium": N_("Medium"), "low": N_("Low")}
RICE_IMPACT: Words = {
    "massive": N_("Massive"),
    "high": N_("High"),
    "medium": N_("Medium"),
    "low": N_("Low"),
    "minimal": N_("Minimal"),
}
STATUS: Words = {
    "idea": N_("Idea"),
    "planned": N_("To do"),
    "in progress": N_("In progress"),
    "blocked": N_("Blocked"),
    "done": N_("Done"),
    "dropped": N_("Dropped"),
}
QUADRANT: Words = {
    "quick_win": N_("Quick win"),
    "big_project": N_("Big project"),
    "fill_in": N_("If time allows"),
    "drop": N_("Leave out"),
    "concentrate_here": N_("Concentrate here"),
    "keep_up": N_("Keep it up"),
    "low_priority": N_("Low priority"),
    "possible_overkill": N_("Perhaps too much"),
}
AUDIENCE: Words = {
    "front line": N_("Front line"),
    "team leaders": N_("Team leaders"),
    "management": N_("Management"),
    "board": N_("Board"),
    "support functions": N_("Support functions"),
    "partners": N_("Partners"),
    "customers who answered": N_("Customers who answered"),
    "all customers": N_("All customers"),
    "other": N_("Other"),
}
PURPOSE: Words = {"inform": N_("Inform"), "decide": N_("Decide"), "act": N_("Act"), "thank": N_("Thank")}
FORMAT: Words = {
    "poster": N_("Poster"),
    "talk": N_("Talk"),
    "slides": N_("Slides"),
    "action plan PDF": N_("Action plan (PDF)"),
    "dashboard": N_("Dashboard"),
    "e-mail": N_("E-mail"),
    "story": N_("Story"),
    "film": N_("Film"),
    "letter or invoice insert": N_("Letter or insert with the invoice"),
    "call or message": N_("Call or message"),
    "other": N_("Other"),
}
BLOCK: Words = {
    "open": N_("Opening"),
    "s1": N_("Step 1"),
    "s2": N_("Step 2"),
    "s3": N_("Step 3"),
    "s4": N_("Step 4"),
    "s5": N_("Step 5"),
    "s6": N_("Step 6"),
    "s7": N_("Step 7"),
    "close": N_("Closing"),
    "break": N_("Break"),
    "lunch": N_("Lunch"),
    "other": N_("Other"),
    "buffer": N_("Buffer"),
}
PARTICIPANT_ROLE: Words = {
    "facilitator": N_("Facilitator"),
    "decision-maker": N_("Decision-maker"),
    "timekeeper": N_("Timekeeper"),
    "note taker": N_("Note taker"),
    "customer's voice": N_("Customer's voice"),
    "data owner": N_("Data owner"),
    "front line": N_("Front line"),
    "other": N_("Other"),
}
LANGUAGE: Words = {
    "en": N_("English"),
    "fi": N_("Finnish"),
    "sv": N_("Swedish"),
    "nb": N_("Norwegian (bokmål)"),
}
PHASE: Words = {
    "notice": N_("Notice"),
    "compare": N_("Compare"),
    "buy": N_("Buy"),
    "start": C_("phase", "Start"),
    "use": C_("phase", "Use"),
    "get_help": N_("Get help"),
    "pay": N_("Pay"),
    "renew_or_leave": N_("Renew or leave"),
}
CRITERION: dict[str, tuple[Message, Message, Message, Message]] = {
    "value": (
        N_("Value"),
        N_("Brings little of our margin"),
        N_("Brings an average part of our margin"),
        N_("Brings most of our margin, now or within three years"),
    ),
    "size": (N_("Size"), N_("A handful of customers"), N_("A normal share of customers"), N_("The largest group")),
    "fit": (
        N_("Strategic fit"),
        N_("Outside our strategy"),
        N_("Neither for nor against our strategy"),
        N_("Exactly the customers we want"),
    ),
    "pain": (N_("Pain"), N_("No complaints that we know of"), N_("Some complain"), N_("They suffer, or leave")),
    "reach": (
        N_("Reachability"),
        N_("Cannot be contacted"),
        N_("Some have an address that we may use"),
        N_("Nearly all have an address that we may use"),
    ),
}
METHOD: Words = {
    "NPS": N_("Likelihood to recommend (NPS)"),
    "CSAT": N_("Customer satisfaction (CSAT)"),
    "CES2": N_("Customer effort (CES)"),
    "EFFECTIVE": N_("Got it done"),
    "EASE": N_("How easy it was"),
    "INFO": N_("Found the information"),
    "NEED": N_("Need understood"),
    "EMOTION": N_("Feeling it left"),
    "INDEX": N_("Customer satisfaction index"),
    "RECOGNISED": N_("Recognised us"),
    "EXTRA": N_("Got a little extra"),
    "PROMISE": N_("Promise kept (asked)"),
    "REBUY": N_("Likely to buy again"),
    "YES NO": N_("Yes or no"),
    "FCR": N_("First contact resolution"),
    "RESPONSE TIME": N_("Response or waiting time"),
    "SERVICE LEVEL": N_("Service level (within a limit)"),
    "ABANDONMENT": N_("Calls given up"),
    "PROMISE KEPT": N_("Promises kept (counted)"),
    "CONTACTS": N_("Contacts per matter"),
    "RETENTION": N_("Customers kept"),
    "CHURN": N_("Customers lost"),
    "REPURCHASE": N_("Bought again"),
    "COMPLAINTS": N_("Complaints or errors"),
    "SENTIMENT": N_("Sentiment of comments"),
    "REVIEWS": N_("Online reviews"),
    "CUSTOM": N_("Our own measure"),
}
METHOD_NOTE: Words = {
    "NPS": N_("Not after a single meeting, and not to compare countries."),
    "CSAT": N_("Do not mix shares of 4 and 5 with shares of 5 only."),
    "CES2": N_("Do not mix with the older scale where low was good."),
    "INDEX": N_("Not a percentage of satisfied customers; all items weigh the same here."),
    "FCR": N_("Ask, or wait to see whether the customer comes back; a closed case proves nothing."),
    "RESPONSE TIME": N_("Use a percentile: nobody lives in the average."),
    "ABANDONMENT": N_("Leave out those who hung up within five seconds."),
    "PROMISE KEPT": N_("Count only promises with a time; list the others."),
    "RETENTION": N_("Count customers or money, never both in one figure."),
    "REPURCHASE": N_("Keep the time span the same between periods."),
    "COMPLAINTS": N_("Do not aim at zero: silence is not satisfaction."),
    "SENTIMENT": N_("Label at least fifty comments by hand before trusting labels."),
    "REVIEWS": N_("Those who review are not a sample of your customers."),
}


OF_FIELD: dict[tuple[type[Record], str], Words] = {
    (Segment, "type"): SEGMENT_TYPE,
    (Segment, "evidence"): EVIDENCE,
    (Segment, "decision"): SEGMENT_DECISION,
    (Segment, "service_level"): SERVICE_LEVEL,
    (Segment, "languages"): LANGUAGE,
    (Role, "role"): ROLE,
    (Criterion, "key"): {key: words[0] for key, words in CRITERION.items()},
    (Phase, "key"): PHASE,
    (Experience, "level"): LEVEL,
    (Experience, "channels"): TOUCH_CHANNEL,
    (Experience, "importance_source"): SCORE_SOURCE,
    (Experience, "performance_source"): SCORE_SOURCE,
    (Experience, "kano"): KANO,
    (Experience, "decision"): EXPERIENCE_DECISION,
    (BadCheck, "answer"): YES_NO_UNKNOWN,
    **{(Factors, name): {"not applicable": N_("Does not apply")} for name in FACTOR},
    (Metric, "class_"): METRIC_CLASS,
    (Metric, "timing"): TIMING,
    (Metric, "method"): METHOD,
    (Metric, "direction"): DIRECTION,
    (Metric, "report_as"): REPORT_AS,
    (Metric, "qualities"): QUALITY,
    (Origin, "kind"): ORIGIN,
    (Collection, "method"): COLLECTION_METHOD,
    (Collection, "channels"): CHANNEL,
    (Collection, "trigger"): TRIGGER,
    (Collection, "sampling"): SAMPLING,
    (Collection, "response_rate_source"): RATE_SOURCE,
    (Collection, "repeat"): REPEAT,
    (Collection, "attribution"): ATTRIBUTION,
    (ColumnUse, "role"): COLUMN_ROLE,
    (Mapping, "date_order"): DATE_ORDER,
    (Mapping, "decimal"): DECIMAL,
    (Mapping, "period"): PERIOD_LENGTH,
    (LeftOut, "reason"): LEFT_OUT_REASON,
    (Comment, "mood"): MOOD,
    (Collection, "lawful_basis"): LAWFUL_BASIS,
    (Collection, "biases"): BIAS,
    (Target, "kind"): TARGET_KIND,
    (Target, "basis"): BASIS,
    (Target, "review_interval"): REVIEW_INTERVAL,
    (Area, "source"): AREA_SOURCE,
    (Area, "decision"): AREA_DECISION,
    (Action, "confidence"): CONFIDENCE,
    (Action, "rice_impact"): RICE_IMPACT,
    (Action, "status"): STATUS,
    (Sharing, "audience"): AUDIENCE,
    (Sharing, "purpose"): PURPOSE,
    (Sharing, "format"): FORMAT,
    (Sharing, "frequency"): REPEAT,
    (Block, "kind"): BLOCK,
    (Participant, "roles"): PARTICIPANT_ROLE,
    (About, "language"): LANGUAGE,
    (Decision, "language"): LANGUAGE,
}
"""The words of every field that offers choices; a test holds it against the records."""


def label(record: type[Record], field: str, value: object, language: Language) -> str:
    """Say the choice that stands in a field; "" for none, and the value itself when a newer version wrote it."""
    return word(OF_FIELD[record, field], value, language)


def method_name(method: str | None, language: Language) -> str:
    """Name a metric method."""
    return word(METHOD, method, language)


def quality_name(quality: str, language: Language) -> str:
    """Name one of the four qualities."""
    return word(QUALITY, quality, language)


def word(words: Words, value: object, language: Language) -> str:
    """Say a choice; "" for none, and the value itself when a newer version wrote it."""
    if value is None or value == "":
        return ""
    message = words.get(str(value))
    return str(value) if message is None else language.text(message)


def criterion_name(criterion: Criterion, language: Language) -> str:
    """Name a criterion: its own name, else that of the default it stands for."""
    return criterion.name or (language.text(CRITERION[criterion.key][0]) if criterion.key else "")


def criterion_anchors(criterion: Criterion, language: Language) -> tuple[str, str, str]:
    """Say what 1, 3 and 5 mean for a criterion."""
    own = (criterion.low, criterion.middle, criterion.high)
    default: tuple[Message, ...] = CRITERION[criterion.key][1:] if criterion.key else ("", "", "")
    first, second, third = (mine or language.text(words) for mine, words in zip(own, default, strict=True))
    return first, second, third


def phase_name(phase: Phase, language: Language) -> str:
    """Name a phase: its own name, else that of the default it stands for."""
    return phase.name or word(PHASE, phase.key, language)
