"""The plan as it will be printed: made beside the window, read back, and drawn page by page."""

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from io import BytesIO
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtGui import QImage

from cxworkshop.language import Language
from cxworkshop.method.view import View

if TYPE_CHECKING:
    from cxworkshop.exports.paper import PaperName

Report = Callable[[float], None]
LAID_OUT = 0.7
"""The part of the work that is done when all sections have been made."""
TOP_OF_PAGE = 60.0
"""A section that starts this near to the upper edge, in points, has the page for itself."""

# Neither library may be used by two threads at a time: the one keeps its fonts, the other its whole state.
WRITING = Lock()
_READING = Lock()


class Options(NamedTuple):
    """Say how the plan is printed: language, paper, and the sections that are left out."""

    language: str
    paper: "PaperName" = "A4"
    left_out: frozenset[str] = frozenset()


class SectionPages(NamedTuple):
    """Say where a section is: its first page from 0, and on how many pages; None and 0 when it is not printed."""

    key: str
    title: str
    first: int | None
    pages: int


class Printed(NamedTuple):
    """Hold a finished file: its bytes, the size of each page in points, and where the sections are."""

    data: bytes
    sizes: tuple[tuple[float, float], ...]
    sections: tuple[SectionPages, ...]

    def section_of(self, page: int) -> str:
        """Name the section that a page begins with, or that begins on it."""
        begun = [section for section in self.sections if section.first is not None and section.first <= page]
        return max(begun, key=lambda section: section.first or 0).title if begun else ""


class NothingChosen(Exception):
    """Tell that every section is left out."""


def build(view: View, options: Options, report: Report) -> Printed:
    """Print the plan; `report` hears how far it is, and may raise to stop it."""
    from cxworkshop.exports.plan import SECTIONS, write_plan

    language = Language(options.language)
    keys = [section.key for section in SECTIONS]
    wanted = [key for key in keys if key not in options.left_out]
    if not wanted:
        raise NothingChosen
    file = BytesIO()
    with WRITING:
        write_plan(view, language, file, options.paper, _Watched(wanted, len(keys), report))
    report(0.95)
    titles = {section.key: language.text(section.title) for section in SECTIONS}
    return _read(file.getvalue(), titles)


def render(printed: Printed, page: int, width: int) -> QImage:
    """Draw a page at a width in pixels."""
    with _opened(printed.data) as document:
        sheet = document[page]
        bitmap = sheet.render(scale=width / sheet.get_width())
        kept = bytes(bitmap.buffer)
        image = QImage(kept, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888).copy()
        bitmap.close()
        sheet.close()
    return image


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """Open a file for reading, by one thread at a time."""
    import pypdfium2  # type: ignore[import-untyped]

    with _READING:
        document = pypdfium2.PdfDocument(data)
        try:
            yield document
        finally:
            document.close()


class _Watched(Collection[str]):
    """Be a choice of sections that tells how far the plan has come, whenever one is asked for."""

    def __init__(self, wanted: Collection[str], total: int, report: Report) -> None:
        """Count the questions against the number of all sections."""
        self._wanted, self._total, self._report, self._asked = wanted, total, report, 0

    def __contains__(self, key: object) -> bool:
        self._report(min(1.0, self._asked / self._total) * LAID_OUT)
        self._asked += 1
        return key in self._wanted

    def __iter__(self) -> Iterator[str]:
        return iter(self._wanted)

    def __len__(self) -> int:
        return len(self._wanted)


def _read(data: bytes, titles: dict[str, str]) -> Printed:
    """Read back the sizes of the pages, and from the outline where each section starts."""
    with _opened(data) as document:
        sizes = tuple(document.get_page_size(page) for page in range(len(document)))
        starts = {}
        for entry in document.get_toc():
            place = entry.get_dest()
            if place is not None and entry.level == 0:
                starts[entry.get_title()] = (place.get_index(), place.get_view()[1][1])
    return Printed(data, sizes, tuple(_sections(titles, starts, sizes)))


def _sections(
    titles: dict[str, str], starts: dict[str, tuple[int, float]], sizes: tuple[tuple[float, float], ...]
) -> Iterator[SectionPages]:
    """Count the pages of each section, up to the one on which the next begins if that is not a fresh page."""
    printed = [title for title in titles.values() if title in starts]
    for key, title in titles.items():
        if title not in starts:
            yield SectionPages(key, title, None, 0)
            continue
        first = starts[title][0]
        following = printed[printed.index(title) + 1 :]
        last = len(sizes) - 1
        if following:
            page, top = starts[following[0]]
            last = page - 1 if sizes[page][1] - top < TOP_OF_PAGE else page
        yield SectionPages(key, title, first, max(1, last - first + 1))
