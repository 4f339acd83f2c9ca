"""What stands where nothing is yet: a picture, a sentence, and ways to begin."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QByteArray, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from cxworkshop import paths
from cxworkshop.language import N_, Language
from cxworkshop.model import edit
from cxworkshop.model.fields import Row
from cxworkshop.model.ids import new_id
from cxworkshop.model.project import COLLECTIONS, Project
from cxworkshop.programme.copying import copied_rows
from cxworkshop.programme.empty import NAMED_IN, TYPICAL, Typical
from cxworkshop.programme.examples import EXAMPLES, Example
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, column, label, row
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.wrapping import Wrapping

Button = tuple[str, Callable[[], Any]]
PICTURE, STROKE = 72, 0.8
TEXT_WIDE = 600
"""No line is longer than can be read at ease."""


class EmptyState(QWidget):
    """Say what begins here, and offer to begin; its words describe the pane to a screen reader."""

    def __init__(self, desk: Desk, picture: str, title: str, text: str, buttons: Sequence[Button] = ()) -> None:
        """Draw an icon above a title, a text and up to eight buttons."""
        super().__init__()
        theme = desk.theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        inside = column(self, margins=(24, 24, 24, 24), spacing=8, theme=theme)
        inside.addStretch(1)
        drawing = QLabel()
        drawing.setPixmap(_drawn(picture, theme))
        drawing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(drawing)
        for words, style, color in ((title, "empty", "text"), (text, "body", "text2")):
            line = label(theme, words, style, color, wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setMaximumWidth(theme.px(TEXT_WIDE))
            middle = row()
            middle.addStretch(1)
            middle.addWidget(line, 20)
            middle.addStretch(1)
            inside.addLayout(middle)
        self._made: list[QPushButton] = []
        self._flow = Wrapping(theme, centred=True)
        inside.addSpacing(theme.px(8))
        inside.addWidget(self._flow)
        inside.addStretch(2)
        for words, call in buttons:
            self.add(button(theme, words, call, picture="plus"))
        self.setEnabled(not desk.document.read_only)

    def add(self, made: QPushButton) -> None:
        """Add a button after the others."""
        self._made.append(made)
        self._flow.set_widgets(self._made)

    def first_focus(self) -> QWidget | None:
        """Give the first button that can be pressed."""
        return next((made for made in self._made if made.isEnabled()), None)

    @property
    def buttons(self) -> list[QPushButton]:
        """Give the buttons, the first of which takes the focus well."""
        return list(self._made)


def _drawn(name: str, theme: Theme) -> QPixmap:
    """Draw an icon large, with lines as thin as those of the text around it."""
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    thin = re.sub(r'stroke-width="[\d.]+"', f'stroke-width="{STROKE}"', svg)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    image = QPixmap(QSize(theme.px(PICTURE), theme.px(PICTURE)) * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    source = thin.replace("currentColor", theme.tokens["accent"]).encode()
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, theme.px(PICTURE), theme.px(PICTURE)))
    painter.end()
    return image


def typical_rows(desk: Desk, collection: str, add: Callable[[Any], Any] | None = None) -> list[Button]:
    """Give a button for each typical row of a collection; `add` is told which record was added."""
    return [(desk.text(row.label), partial(_add_typical, desk, collection, row, add)) for row in TYPICAL[collection]]


def typical_record(desk: Desk, collection: str, row: Typical) -> Row:
    """Make the record of a typical row, in the project's language."""
    language = Language(desk.project.about.language)
    values: dict[str, Any] = {name: language.text(text) for name, text in row.texts.items()} | dict(row.values)
    if collection in NAMED_IN:
        values[NAMED_IN[collection]] = language.text(row.label)
    if row.phase is not None:
        values["phase"] = next((phase.id for phase in desk.project.phases if phase.key == row.phase), "")
    made: Row = COLLECTIONS[collection](id=new_id(), **values)
    return made


def _add_typical(desk: Desk, collection: str, row: Typical, add: Callable[[Any], Any] | None) -> None:
    record = typical_record(desk, collection, row)
    text = desk.text(N_("Add {name}"), name=desk.language.quote(desk.text(row.label)))
    desk.document.add((collection,), record, text=text)
    if add is not None:
        add(record)


def copy_from_example(desk: Desk, collection: str) -> QPushButton:
    """Make a button that offers the examples and copies the rows of one of them, in one step."""
    text = desk.text(N_("Copy from an example"))
    made = button(desk.theme, text, picture="duplicate")

    def choose() -> None:
        menu = QMenu(made)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for example in EXAMPLES:
            action = menu.addAction(desk.text(example.title).replace("&", "&&"))
            action.triggered.connect(partial(_copy, desk, collection, example))
        menu.popup(made.mapToGlobal(QPoint(0, made.height())))

    made.clicked.connect(choose)
    return made


def _copy(desk: Desk, collection: str, example: Example, checked: bool = False) -> None:
    from cxworkshop.ui.projects import example as finished

    source = finished(example.key, Language(desk.project.about.language))

    def make(project: Project) -> Project:
        for name, record in copied_rows(source, collection, project):
            project = edit.add(project, (name,), record)
        return project

    name = desk.language.quote(desk.text(example.title))
    desk.document.change(make, (collection,), desk.text(N_("Copy from the example {name}"), name=name))
