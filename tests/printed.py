"""Read a printed plan back: its pages as text and boxes, its outline, its fonts."""

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any, NamedTuple

import pypdf
import pypdfium2

from cxworkshop import paths
from cxworkshop.exports.paper import PaperName
from cxworkshop.exports.plan import write_plan
from cxworkshop.language import Language
from cxworkshop.method.view import look
from cxworkshop.model.project import Project
from cxworkshop.programme.examples import translated
from cxworkshop.storage.project import ProjectFile

TODAY = date(2026, 11, 21)
EXAMPLES = ("heat-pump", "machines", "cafe")


class Words(NamedTuple):
    """Hold a line of text with its box, in points from the lower left corner."""

    text: str
    left: float
    low: float
    right: float
    high: float


class Printed:
    """Hold the bytes of a plan and what a reader sees in them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pypdf.PdfReader(BytesIO(data))
        document = pypdfium2.PdfDocument(data)
        self.sizes = [document[number].get_size() for number in range(len(document))]
        self.pages = [page_text(document[number]) for number in range(len(document))]
        self.words = [list(page_words(document[number])) for number in range(len(document))]
        document.close()

    @property
    def text(self) -> str:
        """Give the whole text on one line."""
        return " ".join(" ".join(self.pages).split())

    def outline(self) -> list[tuple[int, str, int]]:
        """Give level, title and page number of every bookmark."""
        return list(self._outline(self.pdf.outline, 0))

    def _outline(self, entries: list[Any], level: int) -> Iterator[tuple[int, str, int]]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._outline(entry, level + 1)
            else:
                yield level, entry.title, self.pdf.get_destination_page_number(entry) + 1

    def fonts(self) -> dict[str, bool]:
        """Tell for every font that a page may use whether it is embedded."""
        found = {}
        for page in self.pdf.pages:
            for font in page["/Resources"]["/Font"].values():
                described = font.get_object()
                found[described["/BaseFont"]] = "/FontFile2" in described.get("/FontDescriptor", {})
        return found

    def collisions(self) -> list[str]:
        """Name texts that lie on each other or outside their page."""
        found = []
        for number, (lines, (width, height)) in enumerate(zip(self.words, self.sizes, strict=True), 1):
            found += [
                f"page {number}: {line.text!r} is outside"
                for line in lines
                if line.left < 0 or line.low < 0 or line.right > width or line.high > height
            ]
            found += [f"page {number}: {one.text!r} on {other.text!r}" for one, other in overlapping(lines)]
        return found


def page_text(page: pypdfium2.PdfPage) -> str:
    return str(page.get_textpage().get_text_range())


def page_words(page: pypdfium2.PdfPage) -> Iterator[Words]:
    text = page.get_textpage()
    for number in range(text.count_rects()):
        box = text.get_rect(number)
        yield Words(text.get_text_bounded(*box), *box)


def overlapping(lines: list[Words]) -> Iterator[tuple[Words, Words]]:
    """Give pairs of texts that share more than a hair."""
    ordered = sorted(lines, key=lambda line: -line.high)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.high < one.low:
                break
            across = min(one.right, other.right) - max(one.left, other.left)
            down = min(one.high, other.high) - max(one.low, other.low)
            if across > 1.0 and down > 1.5:
                yield one, other


def example(name: str, language: str = "") -> Project:
    """Open an example in a language, its own when none is named."""
    folder = paths.resources() / "examples"
    project = ProjectFile(folder / f"{name}.cxw").load().project
    words = folder / f"{name}.{language}.json"
    return translated(project, json.loads(words.read_text(encoding="utf-8")), language) if words.exists() else project


def structure(element: Any) -> Iterator[Any]:
    """Give an element and all below it, in reading order."""
    yield element
    for kid in element["/K"]:
        if not isinstance(kid, int):
            yield from structure(kid.get_object())


def printed(project: Project, language: str = "en", paper: PaperName = "A4", **how: Any) -> Printed:
    """Print the plan of a project and read it back."""
    file = BytesIO()
    pages = write_plan(look(project, TODAY), Language(language), file, paper, **how)
    plan = Printed(file.getvalue())
    assert pages == len(plan.pages)
    return plan
