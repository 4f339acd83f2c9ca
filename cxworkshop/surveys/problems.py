"""What can be wrong with a survey file, as a code and values; the sentences are made where languages are known."""

from typing import Literal

UnreadableCode = Literal[
    "missing",
    "is_folder",
    "no_permission",
    "disk_full",
    "cancelled",
    "empty",
    "no_rows",
    "not_text",
    "not_table",
    "too_large",
    "too_many_columns",
    "too_many_cells",
    "unbalanced_quote",
    "broken_zip",
    "broken_workbook",
    "broken_json",
    "zip_bomb",
    "locked",
    "no_sheet",
    "no_data_file",
    "zip_in_zip",
    "open_document",
    "old_excel",
    "binary_excel",
    "spss",
    "pdf",
    "picture",
    "packed",
    "web_page",
    "not_reviews",
    "unknown_encoding",
    "unknown_delimiter",
    "engine",
    "counts_metric",
    "counts_segment",
    "counts_period",
    "counts_number",
]


class Unreadable(Exception):
    """Report why a survey file could not be read; it is the only thing that a bad file may raise."""

    def __init__(self, code: UnreadableCode, **details: str | int) -> None:
        """Keep the code and what the sentence needs."""
        super().__init__(f"{code} {details or ''}".strip())
        self.code: UnreadableCode = code
        self.details = details
