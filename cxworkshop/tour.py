"""A walk through every screen without anybody at the keys: pictures of the real window, for README, tests and eyes."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from cxworkshop.app import application
from cxworkshop.language import LANGUAGES
from cxworkshop.programme.examples import EXAMPLES
from cxworkshop.storage.project import ProjectFile
from cxworkshop.surveys.invented import invented
from cxworkshop.ui import projects
from cxworkshop.ui.document import Document
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.theme import THEMES, Choice
from cxworkshop.ui.window import Window

DAY = date(2026, 11, 21)
"""The day on which the examples stand."""

NAMES = (
    "overview", "1-segments", "2-experiences", "3-metrics", "4-data-collection", "5-targets", "6-improvements",
    "7-sharing", "8-plan",
)  # fmt: skip
PATIENCE_MS = 15_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the pictures that were asked for."""
    options = _parser().parse_args(arguments)
    app = application()
    sizes = [_size(words) for words in options.size or ["1440x900"]]
    with TemporaryDirectory(prefix="cxworkshop-") as folder:
        for size in sizes:
            for theme in options.theme or ["light"]:
                for language in options.language or ["en"]:
                    _walk(app, Path(folder), options, size, theme, language)
    return 0


def _walk(
    app: QApplication, folder: Path, options: argparse.Namespace, size: tuple[int, int], theme: Choice, language: str
) -> None:
    settings = Settings(folder / f"settings-{language}-{theme}.json")
    settings.values.language, settings.values.theme, settings.values.zoom = language, theme, options.zoom
    settings.values.folder = str(folder)
    window = Window(settings, DAY)
    window.resize(*size)
    window.show()
    out = Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    mark = f"{language}-{theme}-{size[0]}x{size[1]}"
    if not options.project:
        shoot(window, out / f"start-{mark}.png")
    for name, document in _documents(options.project, folder, window):
        window.show_document(document)
        for screen in screens(window):
            shoot(window, out / f"{name}-{screen}-{mark}.png")
        if options.plan:
            _save_plan(window, Path(options.plan))
        # what an import adds shall not stand in the file that somebody named
        copy = folder / f"import-{document.path.name}"
        ProjectFile(copy).save(document.project)
        window.show_document(projects.opened(copy, DAY))
        for page in imports(window, folder):
            shoot(window, out / f"{name}-{page}-{mark}.png")
    window.close()
    app.sendPostedEvents()


def _save_plan(window: Window, path: Path) -> None:
    from cxworkshop.ui.screens.plan import Plan

    if window.frame is not None:
        window.frame.open_step(8)
        part = window.frame.part()
        if isinstance(part, Plan):
            part.save_to(path)
        settle(window)


def screens(window: Window) -> Iterator[str]:
    """Open every screen and sub-view in turn and wait until it shows what it has to show."""
    frame = window.frame
    if frame is None:
        return
    for step, name in enumerate(NAMES):
        for part in parts_of(step):
            frame.open_step(step, part.KEY)
            if window.document is not None:
                window.document.settle()
            settle(window)
            yield f"{name}-{part.KEY}" if part.KEY else name


def imports(window: Window, folder: Path) -> Iterator[str]:
    """Import an invented survey, and stop at each page of it."""
    from msgspec import structs

    frame = window.frame
    if frame is None or window.document is None:
        return
    path = folder / "survey.csv"
    path.write_text(invented(window.document.project), encoding="utf-8")
    view = frame.show_import()
    session = view.session
    settle(window)
    yield "import-1-file"
    view.read(str(path))
    settle(window)
    yield "import-2-columns"
    for place in session.waiting():
        use = session.mapping.columns[place]
        # to choose a metric again is to confirm it
        session.use(place, use if use.metric else structs.replace(use, role="ignore"))
        settle(window)
    for page in ("import-3-check", "import-4-result"):
        if not view.next.isEnabled():
            # a project without a metric has no number to show
            break
        view.next.click()
        settle(window)
        yield page
    view.close_import()


def settle(window: Window) -> None:
    """Let the event loop run until the shown part has nothing under way, but not for ever."""
    loop = QEventLoop()
    limit = QTimer(singleShot=True, interval=PATIENCE_MS)
    limit.timeout.connect(loop.quit)
    limit.start()
    look = QTimer(interval=40)
    quiet = 0

    def ready() -> None:
        nonlocal quiet
        frame = window.frame
        importing = frame.importing if frame is not None and frame.is_importing else None
        busy = importing.busy() if importing is not None else frame is not None and frame.part().busy()
        quiet = 0 if busy else quiet + 1
        if quiet > 2:
            loop.quit()

    look.timeout.connect(ready)
    look.start()
    loop.exec()


def shoot(window: Window, path: Path) -> None:
    """Write what the window shows as a picture."""
    window.grab().save(str(path))


def _documents(project: str, folder: Path, window: Window) -> Iterator[tuple[str, Document]]:
    if project:
        yield Path(project).stem, projects.opened(Path(project), DAY)
        return
    yield "empty", projects.started("", folder, window.language, DAY)
    for one in EXAMPLES:
        yield one.key, projects.copied_example(one.key, folder, window.language, DAY)


def _size(words: str) -> tuple[int, int]:
    width, _, height = words.partition("x")
    return int(width), int(height)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py shots", description="Write a picture of every screen.")
    parser.add_argument("out", metavar="OUT")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--size", action="append", metavar="WxH")
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--project", default="", metavar="FILE")
    parser.add_argument("--plan", default="", metavar="FILE", help="save the plan of the last project too")
    return parser


if __name__ == "__main__":
    sys.exit(main())
