"""Speed, each figure as a ratio to a floor measured in the same run: `python3 dev.py bench [--runs N]`.

Absolute times drift with the machine, ratios hold. Every figure is the median of interleaved runs.
"""

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from cxworkshop import paths
from cxworkshop.language import Language
from cxworkshop.method.figures import figures
from cxworkshop.method.view import Memory, look
from cxworkshop.model import edit
from cxworkshop.model.fields import Score
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action, Effect
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.storage.file import encode
from cxworkshop.storage.project import ProjectFile, to_document

TODAY = date(2026, 11, 21)


class Row(NamedTuple):
    """Hold one line of the report: what, ours and floor in milliseconds, their ratio, and the ratio to beat."""

    name: str
    ours: float
    floor: float
    ratio: float
    to_beat: float | None


def measure(
    name: str, ours: Callable[[], Any], floor: Callable[[], Any], runs: int, to_beat: float | None = None
) -> Row:
    """Time both in turn, in CPU-independent wall time, and compare pair by pair."""
    pairs = []
    for number in range(runs + 1):
        mine, bare = _milliseconds(ours), _milliseconds(floor)
        if number:  # the first pair warms caches up
            pairs.append((mine, bare))
    return Row(
        name,
        statistics.median(mine for mine, _ in pairs),
        statistics.median(bare for _, bare in pairs),
        statistics.median(mine / bare for mine, bare in pairs),
        to_beat,
    )


def _milliseconds(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def large_project(records: int) -> Project:
    """Make a project with this many actions, each as full as a real one."""
    some = [
        Action(
            new_id(),
            title=f"Ring back within {number % 60} minutes when the line is busy",
            areas=(new_id(),),
            metrics=(new_id(), new_id()),
            effects=(Effect(new_id(), metric=new_id(), reach=0.5, effectiveness=0.25),),
            impact=Score(agreed=4),
            effort=Score(votes={"anna": 2, "bo": 3}),
            owner=f"Person {number % 9}",
            due=TODAY,
            first_step="Draft the message and read it to two customers",
            status="planned",
        )
        for number in range(records)
    ]
    return edit.replace(example("heat-pump"), ("actions",), Rows(some))


def example(name: str) -> Project:
    """Load a shipped example."""
    return ProjectFile(paths.resources() / "examples" / f"{name}.cxw").load().project


def file_rows(folder: Path, runs: int) -> list[Row]:
    """Compare save and load of 2,000 records with plain JSON, and an edit among 10,000 with nothing at all."""
    project = large_project(2000)
    document = json.loads(encode(to_document(project)))
    handle, plain = ProjectFile(folder / "ours.cxw"), folder / "plain.json"
    handle.save(project)

    def dump() -> None:
        with plain.open("w", encoding="utf-8") as target:
            json.dump(document, target, ensure_ascii=False)
            target.flush()
            os.fsync(target.fileno())

    def load() -> None:
        with plain.open(encoding="utf-8") as source:
            json.load(source)

    return [
        measure("save 2,000 records / json dump + fsync", lambda: handle.save(project), dump, runs, 2.0),
        measure("open 2,000 records / json load", lambda: ProjectFile(folder / "ours.cxw").load(), load, runs),
        measure("open 2,000 records / TinyDB's own load", lambda: ProjectFile(folder / "ours.cxw").load(),
                lambda: tinydb_load(folder / "ours.cxw"), runs, 1.0),
    ]  # fmt: skip


def tinydb_load(path: Path) -> None:
    """Read the largest table the way TinyDB itself does, which reads the file once."""
    from tinydb import TinyDB

    with TinyDB(path, encoding="utf-8", access_mode="r") as database:
        database.table("actions").all()


def figure_rows(folder: Path, runs: int) -> list[Row]:
    """Compare all figures of the largest example with loading it, and after one edit with all afresh."""
    name = max(("heat-pump", "machines", "cafe"), key=lambda one: len(encode(to_document(example(one)))))
    project = example(name)
    path = folder / "example.cxw"
    ProjectFile(path).save(project)
    memory = Memory()
    figures(project, TODAY, memory)
    noted = [edit.put(project, ("actions", project.actions[0].id, "note"), str(number)) for number in range(2)]
    turn = iter(range(10**9))
    return [
        measure(
            f"figures of {name} / its load", lambda: figures(project, TODAY), lambda: ProjectFile(path).load(), runs
        ),
        measure(
            "figures after an edit / all figures",
            lambda: figures(noted[next(turn) % 2], TODAY, memory),
            lambda: figures(project, TODAY),
            runs,
        ),
    ]


def edit_row(runs: int) -> Row:
    """Compare one edit among 10,000 actions with copying the collection, which any immutable edit must."""
    project = large_project(10_000)
    middle = project.actions[5000].id
    project.actions.places()

    def change() -> None:
        for number in range(50):
            edit.put(project, ("actions", middle, "title"), str(number))

    def copy() -> None:
        for _ in range(50):
            [*project.actions]  # noqa: B018

    return measure("50 edits among 10,000 actions / 50 copies of a list", change, copy, runs)


def plan_row(runs: int) -> Row:
    """Compare the plan of the heat-pump example with a bare canvas that writes the same lines of text."""
    from cxworkshop.exports.plan import write_plan

    project, language = example("heat-pump"), Language("en")
    content = io.BytesIO()
    write_plan(look(project, TODAY), language, content)
    pages = text_lines(content.getvalue())
    return measure(
        f"plan of the heat-pump example, {len(pages)} pages / bare canvas with the same lines",
        lambda: write_plan(look(project, TODAY), language, io.BytesIO()),
        lambda: bare_canvas(pages),
        runs,
    )


def text_lines(content: bytes) -> list[list[str]]:
    """Read the lines of each page of a PDF."""
    import pypdfium2

    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded().splitlines() for page in document]


def bare_canvas(pages: list[list[str]]) -> None:
    """Write lines of text on pages and nothing else."""
    from reportlab.pdfgen.canvas import Canvas

    from cxworkshop.exports.paper import REGULAR, prepare

    prepare()
    canvas = Canvas(io.BytesIO(), pagesize=(595, 842), invariant=1)
    for lines in pages:
        canvas.setFont(REGULAR, 10)
        for number, line in enumerate(lines):
            canvas.drawString(60, 800 - number * 12, line)
        canvas.showPage()
    canvas.save()


def start_row(runs: int) -> Row:
    """Compare `cxworkshop --version` with a Python that does nothing."""

    def call(*arguments: str) -> Callable[[], Any]:
        return lambda: subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    return measure(
        "cxworkshop --version / python -c pass", call("-m", "cxworkshop", "--version"), call("-c", "pass"), runs
    )


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rows = [*file_rows(folder, runs), *figure_rows(folder, runs), edit_row(runs), plan_row(runs), start_row(runs)]
        from bench_window import chart_rows, stall_rows, start_rows, table_rows, window_rows  # needs what stands above

        rows += [*start_rows(folder, runs), *window_rows(runs), *table_rows(runs), *chart_rows(runs), *stall_rows()]
        from bench_surveys import survey_rows

        rows += survey_rows(folder, runs)
    print(f"{'':82} {'ours ms':>9} {'floor ms':>9} {'ratio':>7} {'to beat':>8}")
    for row in rows:
        beat = "" if row.to_beat is None else f"{row.to_beat:.2f}"
        print(f"{row.name:82} {row.ours:9.2f} {row.floor:9.2f} {row.ratio:7.2f} {beat:>8}")


if __name__ == "__main__":
    main()
