"""What stands on the screen first needs little: what it does not need is not loaded before it is painted."""

import subprocess
import sys

import pytest
from desks import TODAY, empty_project

from cxworkshop.storage.project import ProjectFile
from cxworkshop.ui.settings import KEPT_RECENT, Recent, Settings

PAINTED = """
import linecache, sys
from pathlib import Path
from cxworkshop.app import application
app = application()
from PySide6 import QtGui, QtWidgets
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window
window = Window(Settings(Path(sys.argv[1])), path="".join(sys.argv[2:]))
class Last(QtWidgets.QWidget):
    def paintEvent(self, event):
        app.exit()
window.resize(1440, 900)
last = Last(window)
last.resize(window.size())
window.show()
app.exec()
print("modules:", *sys.modules)
for module in (QtGui, QtWidgets):
    print(module.__name__ + ":", *(name for name, kind in dict.items(vars(module)) if isinstance(kind, type)))
print("sources:", *linecache.cache)
"""

NEVER = ("numpy", "pyqtgraph", "reportlab", "pypdfium2", "duckdb", "narwhals", "openpyxl", "sqlite3",
         "hashlib", "html", "locale", "secrets", "tomllib",
         "cxworkshop.exports", "cxworkshop.programme.checks", "cxworkshop.programme.search",
         "cxworkshop.ui.notes", "cxworkshop.ui.table", "cxworkshop.ui.views.hit_list")  # fmt: skip
FIRST_PAGE = ("msgspec", "tinydb", "cxworkshop.model", "cxworkshop.method", "cxworkshop.programme",
              "cxworkshop.storage.file", "cxworkshop.ui.document", "cxworkshop.ui.frame")  # fmt: skip


def told(*arguments: object) -> dict[str, set[str]]:
    """Start the app, wait for the first picture, and give what it has loaded by then."""
    done = subprocess.run(
        [sys.executable, "-c", PAINTED, *map(str, arguments)], capture_output=True, text=True, check=True
    )
    lines = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    return {name: set(words.split()) for name, words in lines.items()}


def loaded(found: dict[str, set[str]], *names: str) -> set[str]:
    return {name for name in names if any(one == name or one.startswith(f"{name}.") for one in found["modules"])}


def classes(found: dict[str, set[str]]) -> set[str]:
    """Tell which classes Qt has made: it makes each when it is first used, and these have hundreds of names in them."""
    return found["PySide6.QtGui"] | found["PySide6.QtWidgets"]


@pytest.mark.parametrize("recent", [0, 1])
def test_the_first_page_loads_no_more_than_it_shows(tmp_path, recent):
    settings = Settings(tmp_path / "settings.json")
    for _ in range(recent):
        settings.remember(Recent(str(tmp_path / "a.cxw"), "Vinterro"))

    found = told(tmp_path / "settings.json")

    assert loaded(found, *NEVER, *FIRST_PAGE) == set()
    assert classes(found) & {"QStyle", "QAccessible"} == set()


def test_a_project_loads_no_more_than_its_frame(tmp_path):
    ProjectFile(tmp_path / "empty.cxw").save(empty_project())

    found = told(tmp_path / "settings.json", tmp_path / "empty.cxw")

    assert loaded(found, *NEVER) == set()
    assert classes(found) & {"QStyle", "QAccessible", "QMessageBox", "QFileDialog", "QGradient"} == set()


def test_nobody_reads_the_source_of_the_modules(tmp_path):
    found = told(tmp_path / "settings.json")

    assert "cxworkshop.ui.window" in found["modules"]
    assert not [path for path in found["sources"] if path.endswith(("window.py", "start.py", "theme.py"))]


def test_settings_of_another_kind_than_they_should_be_have_their_defaults(tmp_path):
    place = tmp_path / "settings.json"
    place.write_text(
        '{"language": 5, "theme": "pink", "zoom": true, "coach": false, "folder": "/x", "more": 1,'
        ' "recent": [3, {"path": 4}, {"path": "/a", "name": 1, "steps": [0.5, "x", 7], "decided": 2}]}'
    )

    values = Settings(place).values

    assert (values.language, values.theme, values.zoom, values.coach, values.folder) == ("", "system", 100, False, "/x")
    assert values.recent == (Recent("/a", decided=2, steps=(0.5,)),)


@pytest.mark.parametrize("content", [b"", b"[]", b"null", b"{", b"\xff", b"[" * 100_000])
def test_a_file_that_holds_no_settings_costs_the_settings_only(tmp_path, content):
    place = tmp_path / "settings.json"
    place.write_bytes(content)

    assert Settings(place).values.theme == "system"


def test_settings_come_back_as_they_were(tmp_path):
    settings = Settings(tmp_path / "settings.json")
    settings.values.theme, settings.values.zoom, settings.values.export_folder = "dark", 120, "/Öljy"
    for number in range(KEPT_RECENT + 2):
        settings.remember(Recent(f"/{number}", "Name", "Subtitle", 3, (1.0, 0.5), f"{TODAY}T10:00"))

    again = Settings(tmp_path / "settings.json").values

    assert (again.theme, again.zoom, again.export_folder) == ("dark", 120, "/Öljy")
    assert again.recent == settings.values.recent
    assert len(again.recent) == KEPT_RECENT
