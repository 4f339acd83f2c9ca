"""The table of checks in docs/checks.md says what the checks say."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from cxworkshop.language import Plural
from cxworkshop.model.project import COLLECTIONS, SINGLES
from cxworkshop.programme.checks import CHECKS, Check

DOCS = Path(__file__).parent.parent.parent / "docs" / "checks.md"


def table() -> list[tuple[str, ...]]:
    """Read the rows of the table: check, severity, step, places, titles."""
    lines = DOCS.read_text(encoding="utf-8").splitlines()
    return [tuple(re.split(r" ?\| ?", line)[1:-1]) for line in lines if re.match(r"\| L\d+ \| [EWH] ", line)]


def titles(check: Check) -> Iterator[str]:
    for message in check.title.values() if isinstance(check.title, Mapping) else [check.title]:
        yield message.many if isinstance(message, Plural) else str(message)


def test_the_table_lists_every_check_with_its_titles() -> None:
    wanted = [(check.id, check.severity, str(check.step), " · ".join(titles(check))) for check in CHECKS]
    assert [(*row[:3], row[4]) for row in table()] == wanted


def test_the_places_of_the_table_exist() -> None:
    for row in table():
        for collection, field in re.findall(r"`(\w+)(?:\.(\w+))?[^`]*`", row[3]):
            record = {**SINGLES, **COLLECTIONS}[collection]
            assert not field or field in record.__struct_fields__, row


def test_a_check_that_is_called_not_built_is_not_there() -> None:
    built = {check.id for check in CHECKS}
    part = DOCS.read_text(encoding="utf-8").split("## Not built yet")[1].split("## ")[0]
    missing = re.findall(r"^\| (L\d+) \|", part, re.MULTILINE)
    assert missing == ["L708"]
    assert "L708" in built  # partly
