"""The sentences for reasons, refused values and file problems that the layers below report as codes."""

from collections.abc import Mapping

from cxworkshop.language import C_, N_, Language, Message
from cxworkshop.method.figure import Reason
from cxworkshop.model.validity import Allowed, Invalid
from cxworkshop.programme.fields import field_label

REASONS: dict[Reason, Message] = {
    "no_answers": N_("no answers"),
    "too_few_answers": N_("too few answers"),
    "too_few_for_interval": N_("too few values for an interval"),
    "all_alike": N_("all answered alike"),
    "one_number": N_("one number without an interval"),
    "odd_interval": N_("the interval does not hold the number"),
    "no_number": N_("no number yet"),
    "out_of_scale": N_("answers outside the scale"),
    "small_group": N_("hidden, the group is too small"),
    "missing_input": N_("something is not filled in"),
    "missing_ratings": N_("too few ratings"),
    "nothing_to_compare": N_("nothing to compare"),
    "no_standard_error": N_("judged with the control chart"),
    "no_baseline": N_("no starting point yet"),
    "no_target": N_("no target yet"),
    "no_effects": N_("no action says how it moves this metric"),
    "too_few_points": N_("too few points for a trend"),
    "changed_level": N_("the level has changed on the way"),
    "too_few_accounts": N_("fewer than two companies answered"),
    "drivers_too_alike": N_("two drivers say the same"),
    "not_comparable": N_("not comparable"),
    "no_population": N_("the number of customers is missing"),
}

FILE_PROBLEMS: dict[str, Message] = {
    "not_found": N_("There is no file {path}. Check the name and the folder."),
    "is_folder": N_("{path} is a folder. Name a file in it."),
    "no_permission": N_("{path} cannot be read. It is untouched. Ask for the right to open it, or copy it elsewhere."),
    "too_large": N_("{path} is too large to be a project. It is untouched. Check that it is the right file."),
    "empty": N_("{path} is empty. It is untouched. Take an earlier version of it, or start a new project."),
    "not_text": N_("{path} is damaged: it is not readable as text. It is untouched. Take an earlier version of it."),
    "broken": N_(
        "{path} is damaged or was cut off, and cannot be read to its end. It is untouched. "
        "Take an earlier version of it."
    ),
    "not_a_project": N_("{path} is not a cxworkshop project. It is untouched. Open a file that ends in .cxw."),
    "invalid_value": N_("{path} cannot be opened. It is untouched. In {place}: {problem}"),
    "missing_id": N_("{path} cannot be opened: a record in {table} has no id. It is untouched."),
    "duplicate_id": N_("{path} cannot be opened: two records share the id {id}. It is untouched."),
    "newer_format": N_(
        "{path} was written by a newer version of cxworkshop, so it can be read but not changed here. "
        "It is untouched. Install the newer version to edit it."
    ),
    "changed_outside": N_(
        "{path} was changed by somebody else in the meantime, so it was not written over. Save under another name."
    ),
    "disk_full": N_("Not saved: the disk is full. The file on it is as before. Save a copy somewhere else."),
    "cannot_write": N_("{path} cannot be written. What was there is untouched. Save somewhere else."),
    "exists": N_("{path} exists already and was left as it is. Choose another name, or add --force to replace it."),
}

ALLOWED: dict[str, Message] = {
    "choice": N_("one of: {choices}"),
    "whole": N_("a whole number from {low} to {high}"),
    "whole from": N_("a whole number of at least {low}"),
    "number": N_("a number from {low} to {high}"),
    "number between": N_("a number above {low} and below {high}"),
    "any number": N_("a number"),
    "step": N_("a number from {low} to {high} in steps of {step}"),
    "date": N_("a date such as 2026-11-21"),
    "flag": N_("yes or no"),
    "text": N_("a text of at most {longest} characters"),
    "any text": N_("a text"),
    "pattern": N_("a short code in capital letters"),
    "list": N_("a list"),
    "record": C_("allowed", "a record"),
}

INVALID = N_("{field} does not take {value}. Allowed is {allowed}.")


def reason_text(reason: Reason | None, language: Language) -> str:
    """Say why a number is missing; "" when it is not."""
    return language.text(REASONS[reason]) if reason else ""


def allowed_text(allowed: Allowed, language: Language) -> str:
    """Say what a field takes."""
    return language.text(
        ALLOWED[_form(allowed)],
        choices=", ".join(str(choice) for choice in allowed.choices),
        low=language.number(allowed.low),
        high=language.number(allowed.high),
        step=language.number(allowed.step),
        longest=language.number(allowed.longest),
    )


def _form(allowed: Allowed) -> str:
    """Choose the sentence that names the limits there are, and no others."""
    match allowed:
        case Allowed(kind="number", low=None):
            return "any number"
        case Allowed(kind="number", exclusive=True):
            return "number between"
        case Allowed(kind="number", step=float() | int()):
            return "step"
        case Allowed(kind="whole", high=None):
            return "whole from"
        case Allowed(kind="text", longest=None):
            return "any text"
        case _:
            return allowed.kind


def invalid_text(invalid: Invalid, language: Language) -> str:
    """Say which field does not take which value, and what it takes."""
    return language.text(
        INVALID,
        field=field_label(invalid.path, language),
        value=language.quote(shortened(str(invalid.value))),
        allowed=allowed_text(invalid.allowed, language),
    )


def file_text(code: str, path: str, details: Mapping[str, object], language: Language) -> str:
    """Say what happened to a file, what is safe, and what to do."""
    values = dict(details)
    invalid = values.pop("invalid", None)
    if isinstance(invalid, Invalid):
        values["place"] = ".".join(invalid.path)
        values["problem"] = invalid_text(invalid, language)
    return language.text(FILE_PROBLEMS[code], path=path, **values)


def shortened(text: str, longest: int = 60) -> str:
    """Cut a value for a message, visibly."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"
