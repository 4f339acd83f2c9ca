"""What can go wrong with a file, as a code and parameters; the sentences are made where languages are known."""

from typing import Any, Literal

ProblemCode = Literal[
    "not_found",
    "is_folder",
    "no_permission",
    "too_large",
    "empty",
    "not_text",
    "broken",
    "not_a_project",
    "invalid_value",
    "missing_id",
    "duplicate_id",
    "newer_format",
    "changed_outside",
    "disk_full",
    "cannot_write",
    "exists",
]


class FileProblem(Exception):
    """Report why a file could not be read or written; whatever was on the disk is untouched."""

    def __init__(self, code: ProblemCode, path: str, **details: Any) -> None:
        """Keep the code, the file and what the sentence needs."""
        super().__init__(f"{code}: {path} {details or ''}".strip())
        self.code: ProblemCode = code
        self.path = path
        self.details = details
