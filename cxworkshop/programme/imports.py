"""What came out of survey files: each file with its columns, what was left out, and the comments that were kept."""

from cxworkshop.language import C_, N_, Message
from cxworkshop.model.imports import (
    ColumnUse,
    Comment,
    Halves,
    Import,
    LeftOut,
    Mapping,
)
from cxworkshop.model.metrics import Items
from cxworkshop.programme.blocks import Field

FIELDS = (
    Field(Import, "file", N_("File"), N_("The name of the file that was read; the file itself stays where it is.")),
    Field(Import, "survey", N_("Survey key"), N_("The same for every export of this survey; the app sets it.")),
    Field(
        Import,
        "layout",
        C_("survey file", "Written by"),
        N_("The tool that wrote the file, as far as the app could tell."),
    ),
    Field(Import, "imported_on", N_("Imported on"), N_("The day on which the answers came into the project.")),
    Field(Import, "start", N_("First day"), N_("The day of the oldest answer.")),
    Field(Import, "end", N_("Last day"), N_("The day of the newest answer.")),
    Field(Import, "rows", N_("Answers found"), N_("How many filled-in forms the file holds.")),
    Field(Import, "kept", N_("Answers used"), N_("How many of them were counted.")),
    Field(Import, "left_out", C_("after an import", "Left out"), N_("What was not counted, and why.")),
    Field(Import, "mapping", N_("How it was read"), N_("What each column was used as; the next file starts from it.")),
    Field(Import, "note", N_("Note"), N_("What was special about this file.")),
    Field(Mapping, "columns", N_("Columns"), N_("What each column of the file is used as.")),
    Field(Mapping, "date_order", N_("Order of dates"), N_("Whether the day or the month stands first.")),
    Field(Mapping, "decimal", N_("Decimal sign"), N_("A comma or a point, as the file writes 3,5 or 3.5.")),
    Field(Mapping, "period", N_("Period"), N_("How long a time one number covers: “month”.")),
    Field(Mapping, "start", N_("First day"), N_("The first day to count; for a file without dates, when it began.")),
    Field(Mapping, "end", N_("Last day"), N_("The last day to count; for a file without dates, when it ended.")),
    Field(
        Mapping,
        "reminder",
        N_("Day of the reminder"),
        N_("Answers from that day on are late ones; without it the middle day splits them."),
    ),
    Field(Mapping, "collection", N_("Source"), N_("The source in step 4 that these answers belong to.")),
    Field(
        Mapping,
        "keep_comments",
        N_("Keep comments"),
        N_("Keeps what customers wrote, with e-mail addresses, phone numbers and ids masked."),
    ),
    Field(
        Mapping,
        "find_drivers",
        N_("Look for drivers"),
        N_("Keeps how the answers go together, so that step 6 can rank what drives the score."),
    ),
    Field(ColumnUse, "header", N_("Column in the file"), N_("The heading of the column.")),
    Field(ColumnUse, "role", N_("Use it as"), N_("What the column is used as; personal data is never kept.")),
    Field(ColumnUse, "metric", N_("Metric"), N_("The metric that these answers belong to.")),
    Field(ColumnUse, "values", N_("Values"), N_("What each value of the column means.")),
    Field(LeftOut, "reason", C_("left out", "Reason"), N_("Why it was not counted.")),
    Field(LeftOut, "column", N_("Column in the file"), N_("The column of the answer; none means the whole row.")),
    Field(LeftOut, "count", N_("How many"), N_("How many rows or answers were left out for this reason.")),
    Field(Comment, "text", N_("Comment"), N_("What the customer wrote, with addresses and numbers masked.")),
    Field(Comment, "segments", N_("Segments"), N_("The group of the customer who wrote it.")),
    Field(Comment, "metric", N_("Metric"), N_("The question that it explains.")),
    Field(Comment, "month", N_("Month"), N_("The month in which it was written; the day is not kept.")),
    Field(Comment, "mood", N_("Score"), N_("Whether the score beside it was low, in the middle or high.")),
    Field(Comment, "areas", N_("Themes"), N_("The problems that it speaks of; they are counted in step 6.")),
    Field(Comment, "imported", N_("File"), N_("The file that it came from.")),
    Field(Halves, "split", N_("Late from"), N_("Answers from this day on are the late ones.")),
    Field(Halves, "early", N_("Early answers"), N_("How many gave each answer before that day.")),
    Field(Halves, "late", N_("Late answers"), N_("How many gave each answer from that day on.")),
    Field(Items, "n", N_("Complete answers"), N_("How many answered all items.")),
    Field(Items, "sums", N_("Sums of the items"), N_("All answers to each item added up.")),
    Field(Items, "products", N_("Products of the items"), N_("Each pair of items multiplied and added up.")),
)

COLUMN_ROLE: dict[str, Message] = {
    "date": N_("Date of the answer"),
    "segment": N_("Segment"),
    "metric": N_("Metric"),
    "account": N_("Customer company"),
    "role": N_("Role at the company"),
    "response id": N_("Number of the answer"),
    "comment": N_("Comment"),
    "status": N_("State of the answer"),
    "personal": N_("Personal data: leave out"),
    "importance": N_("How important it is"),
    "ignore": C_("column", "Leave out"),
}
PERIOD_LENGTH: dict[str, Message] = {
    "week": N_("Week"),
    "month": N_("Month"),
    "quarter": N_("Quarter"),
    "half-year": N_("Half-year"),
    "year": N_("Year"),
    "all": N_("The whole file"),
}
DATE_ORDER: dict[str, Message] = {
    "iso": N_("Year, month, day: 2026-11-21"),
    "dmy": N_("Day, month, year: 21.11.2026"),
    "mdy": N_("Month, day, year: 11/21/2026"),
    "ymd": N_("Year, month, day: 2026/11/21"),
    "epoch": N_("Seconds since 1970"),
    "serial": N_("Day numbers of a spreadsheet"),
}
LEFT_OUT_REASON: dict[str, Message] = {
    "preview": N_("Previews of the survey"),
    "unfinished": N_("Unfinished answers"),
    "test": N_("Test answers"),
    "spam": N_("Marked as spam"),
    "total": N_("Totals below the answers"),
    "sent twice": N_("Sent twice"),
    "no date": N_("Without a date"),
    "unreadable date": N_("Date could not be read"),
    "outside the period": N_("Outside the chosen days"),
    "unknown segment": N_("In no segment of the project"),
    "empty": N_("Not answered"),
    "missing code": N_("Code for a missing answer"),
    "don't know": N_("“Don't know”"),
    "not applicable": N_("“Does not apply”"),
    "by choice": N_("Values that you left out"),
    "outside the scale": N_("Outside the scale"),
    "unreadable": N_("Could not be read"),
    "small group": N_("Group too small to show"),
}
MOOD: dict[str, Message] = {
    "low": C_("score", "Low"),
    "middle": C_("score", "In the middle"),
    "high": C_("score", "High"),
}
DECIMAL: dict[str, Message] = {"": N_("As found"), ",": N_("Comma"), ".": N_("Point")}
