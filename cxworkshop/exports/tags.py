"""The structure that a screen reader follows: headings, paragraphs, tables, and charts with a sentence each."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas


class Element(PDFObject):
    """Hold one element: its role, what stands in it, and for a chart the sentence that tells it."""

    def __init__(self, document: Any, role: str, parent: "Element | Tree", alt: str = "") -> None:
        """Register the element in a document."""
        # not the parent itself: a ring of elements would stay in memory, with all pages, until garbage is collected
        self.role, self._above, self._alt = role, parent.reference, alt
        self.kids: list[int | Element] = []
        self.page: Any = None
        self.reference: Any = document.Reference(self)

    def format(self, document: Any) -> bytes:
        """Write the element, in few bytes: a long plan has thousands."""
        kids = b" ".join(b"%d" % kid if isinstance(kid, int) else kid.reference.format(document) for kid in self.kids)
        parts = [b"<</S/", self.role.encode(), b"/P ", self._above.format(document), b"/K[", kids, b"]"]
        if self.page is not None:
            parts += [b"/Pg ", self.page.format(document)]
        if self._alt:
            parts += [b"/Alt ", PDFString(self._alt).format(document)]
        if self.role == "TH":
            parts.append(b"/A<</O/Table/Scope/Column>>")
        return b"".join([*parts, b">>"])


class Tree(PDFObject):
    """Hold the root of the structure, and which element each marked piece of a page belongs to."""

    def __init__(self, document: Any) -> None:
        """Register the root in a document."""
        self.reference: Any = document.Reference(self)
        self.top = Element(document, "Document", self)
        self.marks: list[list[Element]] = [[]]

    def format(self, document: Any) -> bytes:
        """Write the root."""
        pages = [
            b"%d [ %s ]" % (number, b" ".join(element.reference.format(document) for element in marks))
            for number, marks in enumerate(self.marks)
        ]
        top = self.top.reference.format(document)
        return b"<< /Type /StructTreeRoot /K %s /ParentTree << /Nums [ %s ] >> >>" % (top, b" ".join(pages))


class Tags:
    """Mark what is drawn; what belongs to no element, such as rules and page numbers, is marked as decoration."""

    def __init__(self, canvas: Canvas) -> None:
        """Begin the structure of a canvas's document."""
        self._canvas = canvas
        self._document: Any = canvas._doc  # type: ignore[attr-defined]
        self._tree = Tree(self._document)
        self._open = [self._tree.top]
        self._begun: dict[int, Element] = {}
        self._inside = self._decoration = self._quiet = False
        canvas.setCatalogEntry("StructTreeRoot", self._tree.reference)
        canvas.setCatalogEntry("MarkInfo", {"Marked": "true"})

    @contextmanager
    def group(self, role: str, key: object = None) -> Iterator[None]:
        """Gather what is marked meanwhile in one element; with a key, in the one that was begun with it before."""
        if self._inside or self._quiet:
            yield
            return
        element = self._begun.get(id(key)) if key is not None else None
        if element is None:
            element = self._element(role)
            if key is not None:
                self._begun[id(key)] = element
        self._open.append(element)
        yield
        self._open.pop()

    @contextmanager
    def content(self, role: str, alt: str = "") -> Iterator[None]:
        """Mark what is drawn meanwhile as one element."""
        if self._inside or self._quiet:
            yield
            return
        owner = self._element(role, alt)
        self._end_decoration()
        marks = self._tree.marks[-1]
        owner.kids.append(len(marks))
        owner.page = self._document.thisPageRef()
        self._canvas.addLiteral(f"/{owner.role} <</MCID {len(marks)}>> BDC")
        marks.append(owner)
        self._inside = True
        yield
        self._canvas.addLiteral("EMC")
        self._inside = False

    @contextmanager
    def decoration(self) -> Iterator[None]:
        """Mark what is drawn meanwhile as decoration, words with it."""
        before, self._quiet = self._quiet, True
        yield
        self._quiet = before

    def paint(self) -> None:
        """Take note that something is about to be drawn."""
        if not self._inside and not self._decoration:
            self._canvas.addLiteral("/Artifact BMC")
            self._decoration = True

    def end_page(self) -> None:
        """Close the page, and tie its marks to the structure."""
        self._end_decoration()
        number = len(self._tree.marks) - 1
        self._canvas.showPage()
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number, PDFName("S")
        self._tree.marks.append([])

    def _element(self, role: str, alt: str = "") -> Element:
        made = Element(self._document, role, self._open[-1], alt)
        self._open[-1].kids.append(made)
        return made

    def _end_decoration(self) -> None:
        if self._decoration:
            self._canvas.addLiteral("EMC")
            self._decoration = False
