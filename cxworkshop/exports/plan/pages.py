"""Page after page: where the blocks go, what stands at the foot, and how it all becomes a file."""

from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from cxworkshop.exports import letters, paper
from cxworkshop.exports.layout import Block, Filler, Page
from cxworkshop.exports.paper import Style
from cxworkshop.exports.pen import Pen
from cxworkshop.exports.plan.book import Book
from cxworkshop.exports.plan.cover import PLAN
from cxworkshop.exports.shapes import shortened, write
from cxworkshop.language import N_

FOOT = Style(paper.REGULAR, 8.5, 11.5, paper.TEXT3)
FOOT_LINE = 50.0
FOOT_FIRST, FOOT_SECOND = 37.0, 26.5
KEYWORDS = N_("customer experience, action plan, segments, metrics, targets")

Foot = Callable[[Book, Pen, int, int], None]
"""What writes the foot of a page: it gets the number of the page and of all pages."""


def filled(book: Book, blocks: Iterable[Block]) -> list[Page]:
    """Place the blocks on pages."""
    return Filler(book.paper.body_width, book.paper.body_height).fill(blocks)


def printed(book: Book, pages: Sequence[Page], title: str = "", foot: Foot | None = None) -> bytes:
    """Draw the pages and give the file; without a title and a foot of its own it is the plan."""
    foot = foot or _foot
    paper.prepare()
    file = BytesIO()
    sheet = book.paper
    canvas = Canvas(
        file,
        pagesize=(sheet.width, sheet.height),
        pageCompression=1,
        invariant=1,
        lang=book.language.code,
    )
    _describe(book, canvas, title)
    places = {
        placed.block.anchor: number for number, page in enumerate(pages, 1) for placed in page if placed.block.anchor
    }
    pen = Pen(canvas, sheet, places)
    for number, page in enumerate(pages, 1):
        for block, y in page:
            if block.anchor:
                pen.place(block.anchor, sheet.top + y, block.bookmark)
            block.draw(pen, sheet.left, sheet.top + y, sheet.body_width)
        if not any(placed.block.whole_page for placed in page):
            with pen.tags.decoration():
                foot(book, pen, number, len(pages))
        pen.tags.end_page()
    canvas.save()
    return file.getvalue()


def _describe(book: Book, canvas: Canvas, title: str) -> None:
    """Fill in what a file says about itself."""
    profile = book.view.profile
    name = title or letters.clean(profile.name) or book.text(PLAN)
    canvas.setTitle(" – ".join(part for part in (letters.clean(profile.organisation), name) if part))
    canvas.setAuthor(letters.clean(profile.organisation))
    canvas.setSubject(title or book.text(PLAN))
    if not title:
        canvas.setKeywords(book.text(KEYWORDS))
    canvas.setCreator("cxworkshop")
    canvas.setProducer("cxworkshop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    # the day the plan speaks of, so that the same day gives the same bytes
    canvas.setDateFormatter(lambda *_: f"D:{book.view.today:%Y%m%d}")


def _foot(book: Book, pen: Pen, number: int, total: int) -> None:
    """Write organisation and title, the date, the page, and what holds for all numbers."""
    sheet, profile = book.paper, book.view.profile
    base = sheet.height
    pen.rule(sheet.left, base - FOOT_LINE, sheet.body_width)
    right = sheet.width - sheet.right
    page = book.text(N_("Page {page} of {pages}"), page=number, pages=total)
    date = book.language.long_date(book.view.today)
    middle = sheet.left + sheet.body_width * 0.58
    name = " · ".join(part for part in (profile.organisation, profile.name or book.text(PLAN)) if part)
    write(pen, sheet.left, base - FOOT_FIRST, shortened(name, FOOT, middle - sheet.left - 16), FOOT)
    write(pen, middle, base - FOOT_FIRST, date, FOOT)
    write(pen, right, base - FOOT_FIRST, page, FOOT, right=True)
    note = book.text(N_("Numbers from answers carry n and margin; groups that are too small are hidden."))
    write(pen, sheet.left, base - FOOT_SECOND, shortened(note, FOOT, sheet.body_width), FOOT)
