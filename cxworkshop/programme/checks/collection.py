"""Checks of step 4."""

from collections.abc import Iterator

from cxworkshop.language import N_, NP_
from cxworkshop.method.view import View
from cxworkshop.programme.checks.answers import (
    few_answers,
    hopeful_rates,
    old_data,
    out_of_reach,
    small_groups,
    thin_driver_analysis,
    unheard_key_accounts,
    wide_margins,
)
from cxworkshop.programme.checks.asking import (
    asked_too_often,
    bought_scores,
    chosen_respondents,
    forbidden_contacts,
    late_questions,
    long_surveys,
    missing_translations,
    no_quarantine,
    silent_about_names,
    unlawful_sources,
)
from cxworkshop.programme.checks.finding import Check, Found, Named
from cxworkshop.programme.checks.scope import is_blank, sources


def metrics_without_source(view: View) -> Iterator[Found]:
    """Find metrics that no source feeds."""
    fed = view.of(sources)
    for metric in view.metrics if view.collection else ():
        if metric.id not in fed:
            yield Found("metrics", metric.id, "", {"metric": Named("metrics", metric.id)})


def unmanned_sources(view: View) -> Iterator[Found]:
    """Find sources without a responsible person or a start."""
    for row in view.collection:
        values = {"source": Named("collection", row.id)}
        if is_blank(row.responsible):
            yield Found("collection", row.id, "responsible", {**values, "case": "responsible"})
        if row.start is None:
            yield Found("collection", row.id, "start", {**values, "case": "start"})


def no_source(view: View) -> Iterator[Found]:
    """Find a project without sources."""
    if not view.collection:
        yield Found("collection")


CHECKS = (
    Check(
        "L401",
        "E",
        N_("“{metric}” has no source"),
        N_("Its numbers must come from somewhere. Add a source, or tick it in one that you have."),
        metrics_without_source,
    ),
    Check(
        "L402",
        "W",
        {
            "responsible": N_("Nobody is responsible for “{source}”"),
            "start": N_("“{source}” has no start"),
        },
        {
            "responsible": N_("What nobody does is not collected. Name one person."),
            "start": N_("Without a date it is not collected. Choose the first day."),
        },
        unmanned_sources,
    ),
    Check(
        "L403",
        "E",
        N_("“{source}” needs more answers than it can get"),
        NP_(
            "It needs {needed} answers, and one customer can be asked. Accept a wider margin, or interview instead.",
            "It needs {needed} answers, and {n} customers can be asked. Accept a wider margin, ask in other ways or "
            "for longer, or interview instead.",
        ),
        out_of_reach,
    ),
    Check(
        "L404",
        "W",
        N_("“{source}” will be less precise than you want"),
        N_(
            "Expect a margin of ±{margin} percentage points, and you want ±{wanted}. Invite everybody, collect for "
            "longer, or accept it."
        ),
        wide_margins,
    ),
    Check(
        "L405",
        "W",
        NP_("“{source}” may bring {n} answer", "“{source}” may bring {n} answers"),
        N_("Below {least} a percentage says little. If more cannot be had, talk to eight customers and learn why."),
        few_answers,
    ),
    Check(
        "L406",
        "W",
        {
            "made": NP_("The driver analysis rests on {n} answer", "The driver analysis rests on {n} answers"),
            "planned": NP_("A driver analysis would rest on {n} answer", "A driver analysis would rest on {n} answers"),
        },
        {
            "made": N_(
                "To tell {drivers} causes apart you need at least 50 answers and ten for each. "
                "Read the correlations, not the shares."
            ),
            "planned": N_(
                "“{source}” cannot tell {drivers} causes apart: that takes at least 50 answers and ten for each. "
                "Plan fewer causes, or collect for longer."
            ),
        },
        thin_driver_analysis,
    ),
    Check(
        "L407",
        "W",
        N_("“{segment}” is asked too often"),
        N_(
            "A customer would get {load} invitations a year, and {most} are the most. Ask less often, or drop a source."
        ),
        asked_too_often,
    ),
    Check(
        "L408",
        "E",
        {
            "basis": N_("“{source}” has no lawful basis"),
            "notice": N_("“{source}” does not tell people about their data"),
            "retention": N_("“{source}” does not say how long data are kept"),
        },
        {
            "basis": N_("Personal data need one before anything is sent. Choose one, or “no personal data”."),
            "notice": N_("Say why you ask, who sees the answers, how long they are kept and how to object."),
            "retention": N_("Answers must not be kept for ever. Fill in the months, often 24 and for interviews 6."),
        },
        unlawful_sources,
    ),
    Check(
        "L409",
        "W",
        N_("The response rate of “{source}” is hopeful"),
        N_("More than half seldom answer by e-mail, text message or on the web. Use your own history, or try it out."),
        hopeful_rates,
    ),
    Check(
        "L410",
        "W",
        {
            "silent": N_("“{account}” has not answered"),
            "one role": N_("“{account}” was heard in one role only"),
        },
        {
            "silent": N_("Silence of a key account is a message too. Let somebody who does not sell ring them."),
            "one role": N_("Only {role} answered, and others in the company may see it differently. Ask another role."),
        },
        unheard_key_accounts,
    ),
    Check(
        "L411",
        "W",
        {
            "staff choose": N_("Staff choose who answers “{source}”"),
            "open link": N_("Anybody can answer “{source}”"),
        },
        {
            "staff choose": N_("The contented get asked more often than the others. Ask everybody, or draw by lot."),
            "open link": N_("An open link reaches whoever finds it, not your customers. Send it to people on a list."),
        },
        chosen_respondents,
    ),
    Check(
        "L412",
        "W",
        N_("“{source}” asks too late"),
        N_("After three days people remember the end and little else. Ask within 72 hours."),
        late_questions,
    ),
    Check(
        "L413",
        "E",
        {
            "group": N_("“{metric}” holds a very small group"),
            "company": N_("“{metric}” shows answers of single companies"),
            "half": N_("“{metric}” holds very few early or late answers"),
            "sums": N_("“{metric}” holds sums over very few companies"),
        },
        {
            "group": N_(
                "Fewer than {least} people answered, and each could be recognised. Join it with another period."
            ),
            "company": N_(
                "Fewer than {least} people answered in some, and nobody told them that their names are shown. "
                "Take the companies out, or name an attributed source."
            ),
            "half": N_(
                "Fewer than {least} people are in one half, and each could be recognised. Take the two halves out."
            ),
            "sums": N_(
                "Fewer than {least} companies answered, and each could be worked out. "
                "Take the sums out, or name an attributed source."
            ),
        },
        small_groups,
    ),
    Check(
        "L414",
        "W",
        {
            "reward": N_("A good score is rewarded in “{source}”"),
            "words": N_("“{source}” asks for a good score"),
        },
        {
            "reward": N_("You would buy a score, not learn anything. Reward answering, whatever the answer is."),
            "words": N_("“{word}” tells people what to answer. Ask for an honest answer instead."),
        },
        bought_scores,
    ),
    Check(
        "L415",
        "W",
        N_("“{source}” has no pause between surveys"),
        N_("It reaches the same people as “{other}”. Say after how many days a customer may be asked again."),
        no_quarantine,
    ),
    Check(
        "L416",
        "W",
        {
            "questions": N_("“{source}” has too many questions"),
            "minutes": N_("“{source}” takes too long"),
        },
        {
            "questions": NP_(
                "Ask at most {n} question here.",
                "Ask at most {n} questions here, and only what you are ready to act on.",
            ),
            "minutes": NP_(
                "It should take at most {n} minute.",
                "It should take at most {n} minutes. Leave out what you would not act on.",
            ),
        },
        long_surveys,
    ),
    Check(
        "L417",
        "H",
        N_("“{metric}” has no question in {language}"),
        N_("Some of “{segment}” speak it. Write the question in their language, with the same meaning at both ends."),
        missing_translations,
    ),
    Check(
        "L418",
        "H",
        N_("“{metric}” has not been measured for a year"),
        N_("Its newest data end on {day}. Measure it again, or drop it."),
        old_data,
    ),
    Check(
        "L419",
        "E",
        N_("“{source}” does not say that names are seen"),
        N_("Answers are kept with names, so people must know it before they answer. Say so in the notice."),
        silent_about_names,
    ),
    Check(
        "L420",
        "W",
        N_("“{source}” does not ask whether you may get in touch"),
        N_("“{action}” needs to contact those who answered. Add that question to the survey."),
        forbidden_contacts,
    ),
    Check(
        "L421",
        "E",
        N_("There is no source yet"),
        N_("The numbers must come from somewhere. Add what your systems already know, or one short survey."),
        no_source,
    ),
)
