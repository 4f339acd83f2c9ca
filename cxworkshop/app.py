"""Start the window."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def application(arguments: Sequence[str] = ()) -> "QApplication":
    """Give the application, with the bundled font."""
    from PySide6.QtWidgets import QApplication

    from cxworkshop.ui.garbage import Collector

    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    made = QApplication(["cxworkshop", "-style", "fusion", *arguments])
    made.setApplicationName("cxworkshop")
    made.setDesktopFileName("cxworkshop")
    Collector(made)
    from cxworkshop.ui.theme import load_fonts

    load_fonts()
    return made


def run(path: str = "", today: date | None = None) -> int:
    """Open the window, with a project if one is named, and stay until it is closed."""
    app = application()
    from cxworkshop.ui.settings import Settings
    from cxworkshop.ui.window import Window

    window = Window(Settings(), today, str(Path(path).absolute()) if path else "")
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1] if len(sys.argv) > 1 else ""))
