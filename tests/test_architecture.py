"""The layers of docs/architecture.md: imports point one way, and slow libraries stay in their own layer."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "cxworkshop"
BELOW_UI = "paths language model method programme storage surveys exports"

# A layer | may import these of ours and no others | and, as it loads, these libraries and no others.
LAYERS = {
    "paths": ("", ""),
    "language": ("paths", ""),
    "model": ("", "msgspec"),
    "method": ("model", "msgspec"),
    "programme": ("model method language", "msgspec"),
    "storage": ("paths model", "msgspec tinydb"),
    "surveys": ("model method", "msgspec"),
    "exports": ("paths language model method programme", "msgspec reportlab font_source_sans_pro"),
    "ui": (BELOW_UI, "msgspec PySide6 shiboken6 pyqtgraph"),
    "app": (f"{BELOW_UI} ui", "msgspec PySide6"),
    "tour_survey": ("model surveys", ""),
    "tour": (f"{BELOW_UI} ui app tour_survey", "msgspec PySide6"),
    "import_command": (BELOW_UI, "msgspec"),
    "cli": (f"{BELOW_UI} app import_command", "msgspec"),
    "__main__": ("app cli", ""),
}
QT_LAYERS = ("ui", "app", "tour")
QT = ("PySide6", "pyqtgraph")
BLOCKING_BOXES = ("about", "aboutQt", "critical", "information", "question", "warning")


def broken_rules(package: Path) -> Iterator[str]:
    """Give a sentence for every rule that a file of the package breaks."""
    for path in sorted(package.rglob("*.py")):
        layer = path.relative_to(package).parts[0].removesuffix(".py")
        if layer == "__init__":
            continue
        if layer not in LAYERS:
            yield f"{layer} is not a layer"
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for said in [*broken_imports(layer, tree), *broken_calls(tree)]:
            yield f"{path.relative_to(package).as_posix()}: {said}"


def broken_imports(layer: str, tree: ast.Module) -> Iterator[str]:
    """Say which imports a layer must not have, anywhere or only as it loads."""
    ours, libraries = (names.split() for names in LAYERS[layer])
    late = {id(inner) for outer in ast.walk(tree) if is_late(outer) for inner in ast.walk(outer)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield "imports are written in full"
        for name in imported(node):
            top, _, rest = name.partition(".")
            part = rest.partition(".")[0]
            if top == "cxworkshop":
                if part in LAYERS and part not in (layer, *ours):
                    yield f"{layer} must not import {part}"
            elif top in QT and layer not in QT_LAYERS:
                yield f"{layer} must not import {top}: Qt belongs to ui"
            elif top not in (*sys.stdlib_module_names, *libraries) and id(node) not in late:
                yield f"{layer} must not import {top} as it loads"


def is_late(node: ast.AST) -> bool:
    """Tell whether what stands inside runs only when it is called, or never."""
    for_types = isinstance(node, ast.If) and last_name(node.test) == "TYPE_CHECKING"
    return for_types or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)


def last_name(node: ast.AST) -> str:
    """Give the last part of a dotted name, or nothing for anything else."""
    return getattr(node, "attr", getattr(node, "id", ""))


def imported(node: ast.AST) -> list[str]:
    """Give the full names that a statement imports."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and not node.level:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def broken_calls(tree: ast.Module) -> Iterator[str]:
    """Say which calls must not stand in any layer."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            if node.attr == "processEvents":
                yield "processEvents is never called: long work is a task"
            if last_name(node.value) == "QMessageBox" and node.attr in BLOCKING_BOXES:
                yield f"QMessageBox.{node.attr} guesses rich text: make the box with plain text"
        if isinstance(node, ast.Call) and last_name(node.func) == "TinyDB":
            storages = [last_name(keyword.value) for keyword in node.keywords if keyword.arg == "storage"]
            if not storages or "JSONStorage" in storages:
                yield "TinyDB is opened with our storage only: its own loses files"


def test_every_layer_keeps_to_its_rules():
    assert list(broken_rules(PACKAGE)) == []


@pytest.mark.parametrize(
    ("file", "source", "said"),
    [
        ("model/ids.py", "from cxworkshop.method import scoring", "model must not import method"),
        ("method/rates.py", "def f():\n from cxworkshop import language", "method must not import language"),
        ("programme/steps.py", "import cxworkshop.ui.window", "programme must not import ui"),
        ("exports/plan.py", "from cxworkshop.storage.file import save", "exports must not import storage"),
        ("surveys/count.py", "import duckdb", "surveys must not import duckdb as it loads"),
        ("exports/page.py", "def f():\n import PySide6", "exports must not import PySide6: Qt belongs to ui"),
        ("cli.py", "class A:\n import numpy", "cli must not import numpy as it loads"),
        ("model/rows.py", "from ..method import scoring", "imports are written in full"),
        ("helpers.py", "", "helpers is not a layer"),
        ("storage/file.py", "TinyDB(path)", "TinyDB is opened with our storage only: its own loses files"),
        ("ui/task.py", "app.processEvents()", "processEvents is never called: long work is a task"),
        ("ui/box.py", "QMessageBox.question(w, t, t)", "QMessageBox.question guesses rich text"),
    ],
)
def test_a_planted_fault_is_found(tmp_path, file, source, said):
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(source)

    assert [sentence for sentence in broken_rules(tmp_path) if said in sentence]


@pytest.mark.parametrize(
    ("file", "source"),
    [
        ("method/drivers.py", "def f():\n import numpy"),
        ("cli.py", "def main():\n from cxworkshop.app import window"),
        ("exports/plan.py", "import reportlab.pdfgen.canvas"),
        ("exports/sheet.py", "if TYPE_CHECKING:\n from openpyxl import Workbook"),
        ("storage/file.py", "TinyDB(path, storage=SafeStorage)"),
    ],
)
def test_what_is_allowed_is_left_alone(tmp_path, file, source):
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(source)

    assert list(broken_rules(tmp_path)) == []
