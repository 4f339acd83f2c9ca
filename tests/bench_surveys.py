"""Speed and memory of reading surveys: a million answers as text, and 100,000 as a workbook."""

import datetime
import os
import random
import subprocess
import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import duckdb
import python_calamine
from bench import TODAY, Row, measure

from cxworkshop.model.imports import ColumnUse, Mapping
from cxworkshop.model.metrics import Metric
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.importing import count_survey
from cxworkshop.surveys.reading import open_survey

ROWS = 1_000_000
SHEET_ROWS = 100_000
HEADERS = ("Response ID", "Date", "Segment", "NPS", "Satisfaction", "Minutes")
SEGMENTS = ("Homes", "Firms", "Farms", "Schools", "Towns")
PROJECT = Project(
    segments=Rows(Segment(name, name=name) for name in SEGMENTS),
    metrics=Rows(
        (
            Metric("nps", name="NPS", class_="outcome (intended)", method="NPS", direction="higher"),
            Metric("csat", name="CSAT", class_="perception", method="CSAT", direction="higher", favourable=(4, 5)),
            Metric("time", name="Time", class_="interaction", method="RESPONSE TIME", direction="lower"),
        )
    ),
)
MAPPING = Mapping(
    columns=(
        ColumnUse(header=HEADERS[0], role="response id"),
        ColumnUse(header=HEADERS[1], role="date"),
        ColumnUse(header=HEADERS[2], role="segment", values={name: name for name in SEGMENTS}),
        ColumnUse(header=HEADERS[3], role="metric", metric="nps"),
        ColumnUse(header=HEADERS[4], role="metric", metric="csat"),
        ColumnUse(header=HEADERS[5], role="metric", metric="time"),
    )
)


def survey_rows(folder: Path, runs: int) -> list[Row]:
    """Compare counting with the engine's own bare read and group-by, and a workbook with its reader alone.

    The last row compares peaks of memory, in MB where the others have milliseconds.
    """
    text, book = folder / "answers.csv", folder / "answers.xlsx"
    write_text(text, ROWS)
    write_sheet(book, SHEET_ROWS)
    few = max(min(runs, 5), 1)
    return [
        measure("count 1,000,000 x 6 answers / bare read and group-by",
                lambda: count(text), lambda: bare(text), few, 1.5),
        measure("open a workbook of 100,000 x 6 / its reader alone",
                lambda: opened(book), lambda: sheet(book), few, 1.3),
        *([memory_row(text)] if Path("/proc/self/status").exists() else []),
    ]  # fmt: skip


def answers(number: int, chance: random.Random) -> tuple[str, str, str, int, int, str]:
    """Make one answer; a year of days, of which each has as many."""
    day = datetime.date(2025, 11, 1) + datetime.timedelta(days=number * 365 // ROWS)
    stamp = f"{day} {number % 24:02}:{number % 60:02}:11"
    minutes = f"{chance.choice((1, 2, 3, 5, 8, 13, 21))}.{number % 4 * 25:02}"
    return f"R_{number:09}", stamp, SEGMENTS[number * 7 % 5], chance.randint(0, 10), chance.randint(1, 5), minutes


def write_text(path: Path, rows: int) -> None:
    """Write a survey as text."""
    chance = random.Random(3)
    with path.open("w", encoding="utf-8") as file:
        file.write(",".join(HEADERS) + "\n")
        file.writelines(",".join(map(str, answers(number, chance))) + "\n" for number in range(rows))


def write_sheet(path: Path, rows: int) -> None:
    """Write a survey as a workbook of one sheet."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    chance = random.Random(3)
    with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>',
        )
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" '
            'Target="xl/workbook.xml"/></Relationships>',
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>'
            '<sheet name="Answers" sheetId="1" r:id="r1"/></sheets></workbook>',
        )
        archive.writestr(
            "xl/_rels/workbook.xml.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>',
        )
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            file.write(f'<worksheet xmlns="{main}"><sheetData>'.encode())
            for number, row in enumerate([HEADERS, *(answers(number, chance) for number in range(rows))], 1):
                cells = "".join(_cell(f"{'ABCDEF'[place]}{number}", value) for place, value in enumerate(row))
                file.write(f'<row r="{number}">{cells}</row>'.encode())
            file.write(b"</sheetData></worksheet>")


def _cell(place: str, value: object) -> str:
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'


def count(path: Path) -> int:
    """Count a survey as the import does."""
    with open_survey(path) as survey, Engine(survey) as engine:
        return len(count_survey(engine, MAPPING, PROJECT, TODAY).cells)


def bare(path: Path) -> int:
    """Read all cells as text and group them by day, segment and answers, with nothing else."""
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(HEADERS)))
    with duckdb.connect() as connection:
        connection.execute("SET enable_progress_bar = false")
        table = f"read_csv('{path}', header=false, skip=1, auto_detect=false, columns={{{columns}}})"
        sql = f"SELECT c1[1:10], c2, c3, c4, c5, count(*), count(DISTINCT c0) FROM {table} GROUP BY ALL"
        return len(connection.execute(sql).fetchall())


def opened(path: Path) -> int:
    """Open a workbook: its cells become a private file that the engine counts."""
    with open_survey(path) as survey:
        return len(survey.sample)


def sheet(path: Path) -> int:
    """Read a workbook's cells and let them go."""
    return sum(1 for _ in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).iter_rows())


def memory_row(path: Path) -> Row:
    """Compare the peak of memory in a process of its own."""
    ours, floor = (_peak(path, name) for name in ("count", "bare"))
    return Row("peak of counting 1,000,000 answers in MB / bare read and group-by", ours, floor, ours / floor, None)


def _peak(path: Path, name: str) -> float:
    # a child starts with its parent's peak in getrusage, but not in what the kernel says of its own memory
    code = (
        f"import pathlib, bench_surveys as b; b.{name}(pathlib.Path({str(path)!r})); "
        "print([line for line in open('/proc/self/status') if line.startswith('VmHWM')][0].split()[1])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=Path(__file__).parent,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
    )  # fmt: skip
    return float(found.stdout.split()[-1]) / 1024
