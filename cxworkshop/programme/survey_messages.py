"""What reading a survey has to say: why a file cannot be read, what was found in a column, what was left out."""

from collections.abc import Iterable, Mapping

from cxworkshop.language import N_, NP_, Language, Message
from cxworkshop.model.imports import Import

UNREADABLE: dict[str, Message] = {
    "missing": N_("The file is not there any more. Nothing was changed. Look where it was saved, and choose it again."),
    "is_folder": N_("This is a folder, not a file. Choose the survey file inside it."),
    "no_permission": N_("You may not read this file. Close it in the other program, or copy it to a folder of yours."),
    "disk_full": N_(
        "There is no room left on the disk to read the file. Nothing was changed. Free some, and try again."
    ),
    "cancelled": N_("Reading was stopped. Nothing was changed."),
    "empty": N_("The file is empty. Export the survey again."),
    "no_rows": N_("The file has headings but no answers. Export the survey again, with all answers."),
    "not_text": N_(
        "This is not a survey file that can be read. Export the survey as CSV or as an Excel workbook (XLSX)."
    ),
    "not_table": N_("There is no table in this file. Export the survey as CSV or as an Excel workbook (XLSX)."),
    "too_large": N_("The file is too large to be a survey. Export fewer columns, or one year at a time."),
    "too_many_columns": N_("The file has more columns than can be read. Export only the questions that you need."),
    "too_many_cells": N_(
        "The sheet is larger than can be read. Delete empty rows and columns around the answers, or save as CSV."
    ),
    "unbalanced_quote": N_(
        "From line {line} on the file cannot be taken apart: a quotation mark is missing or one too many. Mend that "
        "line, or export again."
    ),
    "broken_zip": N_("The file is damaged, perhaps because its download was cut off. Download it again."),
    "broken_workbook": N_(
        "The workbook is damaged and cannot be read. Open it in Excel, save it again, and try once more."
    ),
    "broken_json": N_("The file ends too early or is damaged. Download it again."),
    "zip_bomb": N_("The file unpacks to far more than a survey holds, so it was not opened. Export the survey as CSV."),
    "locked": N_("The workbook is protected by a password. Save it without one, and choose it again."),
    "no_sheet": N_("The workbook has no sheet with a table. Save the sheet with the answers as CSV."),
    "no_data_file": N_("There is no table in this archive. Unpack it, and choose the file with the answers."),
    "zip_in_zip": N_("There is another archive inside this one. Unpack it, and choose the file with the answers."),
    "open_document": N_("This is an OpenDocument file. Save it as CSV or as an Excel workbook (XLSX)."),
    "old_excel": N_("This is a workbook of an old Excel. Save it as an Excel workbook (XLSX) or as CSV."),
    "binary_excel": N_("This is a binary Excel workbook. Save it as an Excel workbook (XLSX) or as CSV."),
    "spss": N_("This is an SPSS file. Export the survey as CSV, with the answers as text."),
    "pdf": N_("This is a PDF, from which answers cannot be counted. Export the survey as CSV."),
    "picture": N_("This is a picture, from which answers cannot be counted. Export the survey as CSV."),
    "packed": N_(
        "This archive is of a kind that cannot be opened here. Unpack it, and choose the file with the answers."
    ),
    "web_page": N_("This is a web page, perhaps a page to log in. Download the file again from your survey tool."),
    "not_reviews": N_("The file holds no reviews and no table. Export the answers as CSV."),
    "unknown_encoding": N_("There is no encoding {encoding}. Choose one of those offered."),
    "unknown_delimiter": N_("{delimiter} cannot stand between columns. Choose one of those offered."),
    "engine": N_(
        "The answers could not be taken apart. Open the file in a spreadsheet, save it as CSV, and try again. ({why})"
    ),
    "counts_metric": N_(
        "Line {line}: no metric of this project is called {text}. Use its name or its code, such as M1."
    ),
    "counts_segment": N_("Line {line}: no segment of this project is called {text}. Leave it empty for all customers."),
    "counts_period": N_("Line {line}: {text} is no period. Write it like 2026-10, or 2026-10-01/2026-10-31."),
    "counts_number": N_("Line {line}: {text} is no number that can be counted."),
}

LAYOUT: dict[str, Message] = {
    "table": N_("A plain table"),
    "counts": N_("Ready counts"),
}
TOOLS = {
    "limesurvey": "LimeSurvey",
    "limesurvey_vv": "LimeSurvey VV",
    "formbricks": "Formbricks",
    "typeform": "Typeform",
    "surveymonkey": "SurveyMonkey",
    "qualtrics": "Qualtrics",
    "qualtrics_legacy": "Qualtrics",
    "microsoft_forms": "Microsoft Forms",
    "google_forms": "Google Forms",
    "google_reviews": "Google Business",
    "zendesk": "Zendesk",
    "delighted": "Delighted",
    "thanx": "Thanx",
    "medallia": "Medallia",
    "trustpilot": "Trustpilot",
}
"""The tools by their layout; names need no translation."""

FINDING: dict[str, Message] = {
    "recognised": N_("Recognised"),
    "matched": N_("All values matched"),
    "fits": N_("Fits the scale"),
    "times": N_("Counted as amounts"),
    "needs a choice": N_("Needs a choice"),
    "unmatched": N_("Some values need a group"),
    "unreadable dates": N_("These are no dates"),
    "uncertain dates": N_("Day or month first?"),
    "misfit": N_("Does not fit the scale"),
    "personal": N_("Looks like personal data"),
    "empty": N_("No answers"),
    "kept": N_("Kept in the project, masked"),
    "left out": N_("Left out"),
}

WARNING: dict[str, Message] = {
    "one_to_ten": N_("Nobody gave 0: this looks like a scale of 1 to 10, which is not the question of recommendation."),
    "zero_to_ten_for_1_10": N_("There are zeros, but the scale begins at 1."),
    "wider": N_("There are answers beyond the scale: the question may have had more steps."),
    "narrower": N_("All answers lie in a part of the scale: the question may have had fewer steps."),
    "outside": N_("Some answers lie outside the scale and are left out."),
    "reversed": N_("The words run the other way round: a high number may mean a bad experience."),
    "shifted": N_("The numbers may begin at another step than the scale."),
    "one_two": N_("1 and 2 may stand for yes and no, in either order."),
    "answer_codes": N_("The answers are codes of the tool, taken in their order: A1 is the lowest."),
    "unclear_codes": N_("The answers are codes, and their order is not known."),
    "unclear_words": N_("The answers are words whose order is not known."),
    "third_option": N_("There is a third answer beside yes and no."),
    "mixed": N_("Numbers and words stand in one column."),
    "no_middle": N_("The words have no middle step, but the scale has one."),
    "percent": N_("The numbers may be percentages."),
    "not_whole": N_("There are fractions: the numbers may be means, not single answers."),
    "missing_code": N_("Some numbers stand for a missing answer and are left out."),
    "unread": N_("Many answers could not be read."),
    "no_scale": N_("The metric has no scale yet."),
    "direction": N_("Tick in step 3 that the high end of the scale is the good one."),
    "other_scale": N_("The answers belong to another scale."),
    "other_unit": N_("The answers are in another unit than the metric's."),
    "short_times": N_("12:45 may be hours and minutes or minutes and seconds: write times in full, such as 0:12:45."),
    "order": N_("Day and month could be read either way."),
    "second": N_("Another column is used for this already."),
    "several_metrics": N_("Several metrics of the project could be meant."),
    "several_columns": N_("Several columns could belong to this metric."),
    "only_yes": N_("Only one answer occurs, so the other one is not known."),
}


def unreadable_text(code: str, details: Mapping[str, object], language: Language) -> str:
    """Say what happened to a survey file, and what to do."""
    return language.text(UNREADABLE[code], **{name: value for name, value in details.items() if name != "self"})


def layout_name(layout: str, language: Language) -> str:
    """Name the tool that wrote a file."""
    return TOOLS.get(layout) or language.text(LAYOUT.get(layout, LAYOUT["table"]))


def finding_text(finding: str, matched: int, values: int, language: Language) -> str:
    """Say what was found in a column; of groups also how many of their names are known."""
    if finding in ("matched", "unmatched") and values:
        return language.text(N_("{matched} of {all} values matched"), matched=matched, all=values)
    return language.text(FINDING[finding])


def warning_text(code: str, language: Language) -> str:
    """Say what is doubtful about the answers in a column."""
    return language.text(WARNING[code])


def replaces_text(earlier: Iterable[Import], language: Language) -> str:
    """Say that answers of this survey are there already, and what happens to them."""
    one = max(earlier, key=lambda found: found.imported_on.isoformat() if found.imported_on else "")
    day = language.short_date(one.imported_on, year=True) if one.imported_on else "–"
    words = N_(
        "You imported this survey on {day}. What it says of the same days is replaced; nothing is counted twice."
    )
    return language.text(words, day=day)


NOTE: dict[str, Message] = {
    "no_dates": N_("No column says when somebody answered, so all answers count for {period}."),
    "no_halves": N_(
        "Early and late answers are not compared: that needs a round that lies in one period, with enough answers on "
        "both sides of the reminder. Count the round as one period."
    ),
    "more_sheets": N_(
        "Other sheets have the same columns, and are not counted: {file}. Put all answers into one sheet."
    ),
    "told_elsewhere": N_(
        "{file} gave numbers for the same questions and days. If it holds the same answers, take one of the two out."
    ),
}


def note_text(code: str, file: str, period: str, language: Language) -> str:
    """Say what should be known before the numbers of a file are trusted."""
    return language.text(NOTE[code], file=file, period=period)


BROKEN_LETTERS: dict[str, Message] = {
    "broken_letters": N_("Some letters could not be read. Save the file as UTF-8, or choose another encoding."),
    "twice_encoded": N_(
        "Letters such as ä and ö were broken (Ã¤) before the file was saved. Export the survey again, so that its "
        "words can be compared."
    ),
}


def ragged_text(rows: int, language: Language) -> str:
    """Say that rows have more cells than there are headings."""
    words = NP_(
        "One row has more cells than there are columns; what is beyond them was left out.",
        "{n} rows have more cells than there are columns; what is beyond them was left out.",
    )
    return language.plural(words, rows)


def fewer_text(before: int, now: int, language: Language) -> str:
    """Say that the new file holds fewer answers than the one before it."""
    words = N_("The earlier file held {before} answers, this one only {now}. Make sure that it is the whole survey.")
    return language.text(words, before=language.number(before, 0), now=language.number(now, 0))


def barely_changed_text(changed: int, least: int, language: Language) -> str:
    """Say that few answers are new, so that old and new numbers together could tell what they say."""
    words = NP_(
        "One answer makes the difference between an earlier number and the new one. Whoever has both can work out what "
        "it says: do not pass the new numbers on before {least} have come.",
        "{n} answers make the difference between an earlier number and the new one. Whoever has both can work out what "
        "they say: do not pass the new numbers on before {least} have come.",
    )
    return language.plural(words, changed, least=language.number(least, 0))
