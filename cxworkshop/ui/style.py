"""The style sheet: how Qt's own widgets look in a theme at a zoom."""

import re
from functools import cache

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QApplication

from cxworkshop import paths
from cxworkshop.ui.theme import Theme

CONTRAST = """
QTableView::item:selected, QListView::item:selected { background: $surface; color: $text; }
QMenu::item:selected, QMenuBar::item:selected { background: $selection; color: $on_selection; }
QToolButton:checked { border: 1px solid $accent; }
QPushButton[kind="railchoice"]:hover { background: $rail; }
QProgressBar#railprogress { background: $rail; border: 1px solid $rail_text; }
QLabel#chip_plain { border-color: $text2; }
QLabel#chip_accent { border-color: $accent; }
QLabel#chip_good { border-color: $good; }
QLabel#chip_warn { border-color: $warn; }
QLabel#chip_bad { border-color: $bad; }
QLabel#chip_info { border-color: $info; }
"""


def apply(application: QApplication, theme: Theme) -> None:
    """Dress the whole application."""
    dressed = sheet(theme)
    if application.styleSheet() == dressed:
        return  # Qt would dress every widget anew
    application.setPalette(theme.palette())
    application.setFont(theme.font("body"))
    application.setStyleSheet(dressed)


def sheet(theme: Theme) -> str:
    """Fill the colours and lengths of a theme into resources/themes/window.qss: $token, and 12px at 100 %."""
    text = _source() + (CONTRAST if theme.contrast else "")
    text = re.sub(r"\b(\d+)px\b", lambda found: f"{theme.px(int(found[1])) if int(found[1]) > 2 else found[1]}px", text)
    QDir.setSearchPaths("icons", [str(paths.resources() / "icons" / "window" / theme.name)])
    return re.sub(r"\$(\w+)", lambda found: theme.tokens[found[1]], text)


@cache
def _source() -> str:
    return (paths.resources() / "themes" / "window.qss").read_text(encoding="utf-8")
