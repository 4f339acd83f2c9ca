"""What tests of surveys share: files made in the test, workbooks too, and reading them as the engine does."""

import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape

import duckdb

from cxworkshop.surveys.cells import cleaned

CONTENT_TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/>'
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)


def column_name(position):
    name = ""
    position += 1
    while position:
        position, letter = divmod(position - 1, 26)
        name = chr(65 + letter) + name
    return name


def sheet_xml(rows, merged=(), dimension=""):
    """Give a sheet of rows of values; None is no cell at all, and a row that is None is no row."""
    lines = []
    for number, row in enumerate(rows, 1):
        if row is not None:
            cells = "".join(
                _cell(f"{column_name(i)}{number}", value) for i, value in enumerate(row) if value is not None
            )
            lines.append(f'<row r="{number}">{cells}</row>')
    merges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    merges = f'<mergeCells count="{len(merged)}">{merges}</mergeCells>' if merged else ""
    size = f'<dimension ref="{dimension}"/>' if dimension else ""
    return f'<worksheet xmlns="{MAIN}">{size}<sheetData>{"".join(lines)}</sheetData>{merges}</worksheet>'


def _cell(place, value):
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    if isinstance(value, datetime):
        return f'<c r="{place}" s="1"><v>{_serial(value)}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="2"><v>{_serial(datetime(value.year, value.month, value.day))}</v></c>'
    if value.startswith("="):
        formula, _, result = value[1:].partition("->")
        return f'<c r="{place}" t="str"><f>{escape(formula)}</f><v>{escape(result)}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def _serial(value):
    passed = value - datetime(1899, 12, 30)
    return repr(passed.days + passed.seconds / 86400)


def workbook(path, sheets, hidden=(), merged=()):
    """Write a workbook of named sheets, each a list of rows or its XML."""
    entries, relations = [], []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        for number, (name, rows) in enumerate(sheets.items(), 1):
            state = ' state="hidden"' if name in hidden else ""
            entries.append(f'<sheet name="{escape(name)}" sheetId="{number}"{state} r:id="rId{number}"/>')
            relations.append(
                f'<Relationship Id="rId{number}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{number}.xml"/>'
            )
            xml = rows if isinstance(rows, str) else sheet_xml(rows, merged)
            archive.writestr(f"xl/worksheets/sheet{number}.xml", xml)
        relations.append(f'<Relationship Id="rId99" Type="{RELATIONS}/styles" Target="styles.xml"/>')
        archive.writestr("xl/styles.xml", STYLES)
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{"".join(entries)}</sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}">{"".join(relations)}</Relationships>'
        )
    return path


def text_file(folder, text, encoding="utf-8", name="export.csv"):
    """Write a text as bytes, line ends as they are given."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def engine_rows(survey):
    """Read the data as the engine does: nothing guessed, every cell a text, no fault forgiven."""
    columns = {f"c{i}": "VARCHAR" for i in range(len(survey.headers))}
    rows = duckdb.read_csv(
        str(survey.data),
        header=False,
        sep=survey.data_delimiter,
        skiprows=survey.data_skip,
        quotechar='"',
        escapechar='"',
        auto_detect=False,
        all_varchar=True,
        columns=columns,
    ).fetchall()
    return [[cell or "" for cell in row] for row in rows]


def counted(survey):
    """Give the rows of the data with cleaned cells."""
    return [[cleaned(cell) for cell in row] for row in engine_rows(survey)]
