"""Start the window."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QApplication

from cxworkshop.ui.garbage import Collector
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.theme import load_fonts
from cxworkshop.ui.window import Window


def application(arguments: Sequence[str] = ()) -> QApplication:
    """Give the application, with the bundled font."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(["cxworkshop", *arguments])
    made.setApplicationName("cxworkshop")
    made.setDesktopFileName("cxworkshop")
    load_fonts()
    Collector(made)
    return made


def run(path: str = "", today: date | None = None) -> int:
    """Open the window, with a project if one is named, and stay until it is closed."""
    app = application()
    window = Window(Settings(), today, str(Path(path).absolute()) if path else "")
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1] if len(sys.argv) > 1 else ""))
