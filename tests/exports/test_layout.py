"""Blocks on pages: what holds together, what is split, where labels go."""

from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.exports.layout import Block, Columns, Filler, Stack, Turn
from cxworkshop.exports.paper import BODY
from cxworkshop.exports.placing import Box, Wanted, place
from cxworkshop.exports.tables import Column, Group, Row, Table
from cxworkshop.exports.text import Text

WIDTH, HEIGHT = 400.0, 600.0


class Space(Block):
    """Take room."""

    def __init__(self, height: float) -> None:
        self._height = height

    def height(self, width: float) -> float:
        return self._height


def paragraph(lines: int, **how: object) -> Text:
    return Text("\n".join(f"line {n}" for n in range(lines)), style=BODY, **how)


def said(pages: list) -> list[str]:
    """Give the texts on each page, lines joined."""
    return [
        " ".join(
            piece.text
            for placed in page
            for text in texts(placed.block)
            for line in text.lines(WIDTH)
            for piece in line.pieces
        )
        for page in pages
    ]


def texts(block: Block) -> list[Text]:
    if isinstance(block, Text):
        return [block]
    if isinstance(block, Stack | Columns):
        return [text for part in block.blocks for text in texts(part)]
    if isinstance(block, Table):
        return [
            text for entry in block.entries if isinstance(entry, Row) for cell in entry.cells for text in texts(cell)
        ]
    return []


def fill(*blocks: Block) -> list:
    return Filler(WIDTH, HEIGHT).fill(blocks)


def test_a_heading_moves_with_what_it_heads():
    pages = fill(Space(HEIGHT - 30), Text("Heading", style=BODY, keep=True), paragraph(5))

    assert [len(page) for page in pages] == [1, 2]


def test_no_line_is_left_alone():
    pages = fill(Space(HEIGHT - 3 * BODY.leading), paragraph(4))

    assert said(pages) == ["line 0 line 1", "line 2 line 3"]


def test_a_long_paragraph_goes_on_over_pages_without_losing_a_line():
    pages = fill(paragraph(200))

    assert " ".join(said(pages)).split() == paragraph(200).runs[0].text.split()
    assert len(pages) == 5


def test_a_section_goes_on_only_where_there_is_room():
    assert len(fill(paragraph(3), Turn(200), paragraph(3))) == 1
    assert len(fill(paragraph(33), Turn(200), paragraph(3))) == 2
    assert len(fill(paragraph(3), Turn(), paragraph(3))) == 2
    assert len(fill(Turn(), paragraph(3))) == 1


def table(*rows: int) -> Table:
    """Make a table with rows of so many lines; 0 stands for a heading."""
    entries = [
        Row((paragraph(lines), Text("x", style=BODY)))
        if lines
        else Group(Text("G", style=BODY), Text("G again", style=BODY))
        for lines in rows
    ]
    return Table((Column("Head", share=1), Column("Other")), entries)


def rows_of(pages: list) -> list[list[str]]:
    return [
        ["row" if isinstance(entry, Row) else entry.heading.runs[0].text for entry in placed.block.entries]
        for page in pages
        for placed in page
        if isinstance(placed.block, Table)
    ]


def test_rows_are_never_split():
    pages = fill(table(*[6] * 20))

    assert all(line.count("line 0") == line.count("line 5") for line in said(pages))
    assert sum(line.count("line 0") for line in said(pages)) == 20


def test_a_row_taller_than_a_page_goes_on():
    pages = fill(table(1, 90, 1))

    assert len(pages) == 3
    assert sum(line.count("line 42") for line in said(pages)) == 1


def test_a_group_keeps_two_rows_and_is_named_again():
    pages = fill(Space(HEIGHT - 250), table(0, 2, 2, 2, 0, 2, 2, 2, 2, 2))

    assert rows_of(pages) == [["G", "row", "row", "row"], ["G", "row", "row", "row", "row", "row"]]
    pages = fill(Space(HEIGHT - 250), table(0, 2, 2, 2, 2, 2, 2, 2))
    assert rows_of(pages)[1][0] == "G again"


def test_a_table_does_not_begin_with_one_row():
    pages = fill(Space(HEIGHT - 70), table(2, 2, 2))

    assert rows_of(pages) == [["row", "row", "row"]]


def test_columns_stay_as_wide_over_all_pages():
    entries = [Row((Text("x", style=BODY), Text("word " * (n % 7 + 1), style=BODY))) for n in range(80)]
    pages = fill(Table((Column(share=1), Column(most=0.5)), entries))

    widths = {tuple(placed.block._measure(WIDTH)[0]) for page in pages for placed in page}
    assert len(pages) > 1 and len(widths) == 1


def test_columns_without_a_share_leave_room_for_the_others():
    wide = Text("verylongword" * 9, style=BODY)
    columns = (Column(share=1), *[Column(most=0.3)] * 5)

    widths = Table(columns, [Row((wide,) * 6)])._measure(WIDTH)[0]

    assert widths[0] > WIDTH * 0.25
    assert sum(widths) < WIDTH


POINTS = st.lists(st.tuples(st.floats(30, 370), st.floats(30, 270)), min_size=1, max_size=6)


@given(POINTS)
def test_labels_stay_in_their_area(points):
    area = Box(0, 0, 400, 300)

    boxes = place([Wanted(x, y, 60, 10) for x, y in points], 7, area)

    assert all(box.inside(area) for box in boxes)


def test_labels_of_neighbours_do_not_lie_on_each_other():
    points = [(100, 100), (118, 100), (100, 116), (200, 100)]

    boxes = place([Wanted(x, y, 50, 10) for x, y in points], 7, Box(0, 0, 400, 300))

    assert sum(one.overlap(other) for n, one in enumerate(boxes) for other in boxes[n + 1 :]) == 0
