"""The headings that part the fields of a long record, each standing before one of its fields."""

from typing import Any

from cxworkshop.language import C_, N_, Message
from cxworkshop.model.collection import Collection
from cxworkshop.model.experiences import Experience
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.metrics import Measurement, Metric
from cxworkshop.model.project import Constants, Profile
from cxworkshop.model.segments import Segment
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.targets import Target

DECISION = C_("heading", "Decision")
WHO_AND_WHEN = N_("Who and when")

SECTIONS: dict[type[Any], dict[str, Message]] = {
    Profile: {"name": N_("The project"), "start_date": N_("Dates and customers"), "good_means": N_("What counts here")},
    Constants: {
        "conf_level": N_("How sure we want to be"),
        "max_surveys_per_year": N_("How often customers are asked"),
        "loop_working_days": N_("Answers and traffic lights"),
    },
    Segment: {
        "name": N_("Who they are"),
        "ratings": N_("How they are rated"),
        "needs_most": N_("What matters to them"),
        "languages": N_("How they are served"),
        "decision": DECISION,
    },
    Experience: {
        "name": N_("What customers go through"),
        "importance": N_("How much it matters"),
        "qualities": N_("How good it is"),
        "delivered_by": N_("Who makes it happen"),
        "decision": DECISION,
    },
    Metric: {
        "name": N_("What it tells"),
        "unit": N_("Scale"),
        "questions": N_("How it is asked"),
        "definition": N_("How it is counted"),
        "source": N_("Who looks at it"),
    },
    Collection: {
        "name": N_("What is collected"),
        "trigger": N_("When and from whom"),
        "population": N_("How many answers"),
        "period_days": N_("Dates and length"),
        "attribution": N_("Privacy"),
        "incentive": N_("Who does it, and what may go wrong"),
    },
    Measurement: {
        "metric": N_("What the number is about"),
        "data": N_("The number"),
        "asked": N_("How it was asked"),
    },
    Target: {
        "metric": N_("Which metric"),
        "baseline": N_("Where it starts"),
        "minimum": N_("How good"),
        "target_date": N_("By when"),
        "basis": N_("Why this level, and who answers for it"),
    },
    Area: {
        "title": N_("The problem"),
        "source": N_("Evidence"),
        "importance": N_("How much it matters"),
        "decision": DECISION,
    },
    Action: {
        "title": N_("What is done, and for what"),
        "impact": N_("Impact and effort"),
        "owner": WHO_AND_WHEN,
        "promised": N_("Promise to customers"),
        "status": N_("How it went"),
    },
    Sharing: {
        "audience": N_("Who hears what"),
        "format": N_("How they hear it"),
        "owner": WHO_AND_WHEN,
        "metrics": N_("What is shared"),
    },
}
"""By record: the first field below each heading. The fields stand in the order of their lines."""
