"""The catalogue of metrics: choose how something is asked or counted, and see the question before adding it."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from cxworkshop.language import N_, Message
from cxworkshop.method.catalogue import BY_KEY, METHODS, Method
from cxworkshop.model.metrics import MethodKey, Metric
from cxworkshop.programme.choices import METHOD_NOTE, method_name, word
from cxworkshop.programme.choices import label as choice
from cxworkshop.programme.metric_gaps import KINDS, Suggested, kind_of, suggestions
from cxworkshop.programme.new_metrics import new_metric, question_texts
from cxworkshop.programme.references import offered
from cxworkshop.programme.search import fold
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.focus import FocusRing
from cxworkshop.ui.parts import Card, button, chip, column, empty, label, row, scrolled
from cxworkshop.ui.views.choice import Choice
from cxworkshop.ui.views.metric_words import KIND_AND_SCALE, gap_text, kind_text, qualities_text, scale_text

WIDE, HIGH, LIST_WIDE, LINE = 880, 620, 340, 30
METHOD = int(Qt.ItemDataRole.UserRole)
SUGGESTED, OTHERS = N_("Suggested here"), N_("Something else")
MOST_SUGGESTED = 3


class CatalogueDialog(QDialog):
    """Offer every method of the catalogue; what fills a gap of the experience stands first."""

    chosen = Signal(str, str)
    """A method, and the experience that the new metric is about."""

    def __init__(self, desk: Desk, parent: QWidget, experience: str) -> None:
        """List the methods for an experience, which can be changed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("canvas")
        self.desk = desk
        self._offers: dict[MethodKey, Suggested] = {}
        self.setWindowTitle(desk.text(N_("Add metric")))
        self.about = self._make_about(experience)
        self.search = QLineEdit()
        self.search.setPlaceholderText(desk.text(N_("Search the catalogue")))
        self.search.setAccessibleName(desk.text(N_("Search the catalogue")))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(desk.text(N_("Ways to measure")))
        mark = f"border: 2px solid {desk.theme.tokens['accent']};" if desk.theme.contrast else ""
        self.list.setStyleSheet(
            f"QListWidget::item {{ padding-left: {desk.px(8)}px; }} QListWidget::item:selected {{ {mark} }}"
        )
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(self._show_method)
        self.list.itemDoubleClicked.connect(lambda item: self.accept())
        self._lay_out()
        self.about.box.currentIndexChanged.connect(self._fill)
        self._fill()
        self._ring = FocusRing(self, desk.theme)
        self.resize(desk.px(WIDE), desk.px(HIGH))
        self.search.setFocus()

    def _make_about(self, experience: str) -> Choice:
        desk = self.desk
        offers: list[tuple[object, str]] = [*offered(desk.view(), Metric, "experience", desk.language)]
        offers.append(("", desk.text(N_("Not linked to an experience"))))
        return Choice(desk.theme, desk.text(N_("What it tells about")), offers, experience)

    def _lay_out(self) -> None:
        desk, theme = self.desk, self.desk.theme
        outer = column(self, (24, 20, 24, 20), 12, theme)
        sides = row(spacing=20, theme=theme)
        left = column(spacing=10, theme=theme)
        left.addWidget(self.about)
        left.addWidget(self.search)
        left.addWidget(self.list, 1)
        self.list.setMinimumWidth(desk.px(LIST_WIDE))
        self.list.setMaximumWidth(desk.px(LIST_WIDE))
        self.search.setMaximumWidth(desk.px(LIST_WIDE))
        self.about.setMaximumWidth(desk.px(LIST_WIDE))
        sides.addLayout(left)
        page = QWidget()
        page.setObjectName("surface")
        self._page = column(page, (4, 4, 4, 4), 8, theme)
        card = Card(theme)
        card.pad(12, 10, 12, 10).addWidget(scrolled(page, "surface"))
        sides.addWidget(card, 1)
        outer.addLayout(sides, 1)
        outer.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        theme = self.desk.theme
        line = row(spacing=8, theme=theme)
        line.addStretch(1)
        line.addWidget(button(theme, self.desk.text(N_("Cancel")), self.reject))
        self.agree = button(theme, self.desk.text(N_("Add metric")), self.accept, "primary")
        self.agree.setDefault(True)
        line.addWidget(self.agree)
        return line

    # The list

    def experience(self) -> str:
        """Give the experience that is chosen."""
        return str(self.about.box.currentData() or "")

    def method(self) -> MethodKey | None:
        """Give the method that is chosen; None while nothing is found."""
        item = self.list.currentItem()
        found: MethodKey | None = item.data(METHOD) if item is not None else None
        return found

    def _fill(self) -> None:
        """List what the search finds, under the heads of its groups."""
        before = self.method()
        view = self.desk.view()
        self._offers = {offer.method: offer for offer in suggestions(view, self.experience(), MOST_SUGGESTED)}
        self.list.clear()
        for title, methods in self._grouped():
            found = [method for method in methods if self._matches(method)]
            if found:
                self._add_head(title)
            for method in found:
                item = QListWidgetItem(method_name(method.key, self.desk.language))
                item.setData(METHOD, method.key)
                item.setSizeHint(QSize(0, self.desk.px(LINE)))
                self.list.addItem(item)
        rows = [at for at in range(self.list.count()) if self.list.item(at).data(METHOD)]
        kept = [at for at in rows if self.list.item(at).data(METHOD) == before] if self.search.text() else []
        self.list.setCurrentRow((kept or rows or [-1])[0])
        self.agree.setEnabled(bool(rows) and not self.desk.document.read_only)
        if not rows:
            self._show_method(None)

    def _grouped(self) -> Iterator[tuple[Message, list[Method]]]:
        yield SUGGESTED, [BY_KEY[key] for key in self._offers]
        rest = [method for method in METHODS if method.key not in self._offers]
        for kind, title in KINDS.items():
            yield title, [method for method in rest if kind_of(method.class_) == kind]
        yield OTHERS, [method for method in rest if method.class_ is None]

    def _add_head(self, title: Message) -> None:
        head = QListWidgetItem(self.desk.text(title))
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        head.setFont(self.desk.theme.font("label"))
        head.setSizeHint(QSize(0, self.desk.px(LINE + 4)))
        head.setForeground(self.desk.theme.color("text2"))
        self.list.addItem(head)

    def _matches(self, method: Method) -> bool:
        language = self.desk.language
        texts = [method_name(method.key, language), word(METHOD_NOTE, method.key, language), *self._questions(method)]
        held = fold(" ".join(texts))
        return all(part in held for part in fold(self.search.text()).split())

    def _questions(self, method: Method) -> list[str]:
        project = self.desk.project
        return question_texts(method, project, self.experience(), project.about.language)

    # What is chosen

    def _show_method(self, item: QListWidgetItem | None) -> None:
        """Say what the method would add: its kind, its question, what to beware of, the gap that it fills."""
        empty(self._page)
        method = self.method()
        if method is None:
            words = self.desk.text(N_("Nothing in the catalogue has these words."))
            self._page.addWidget(label(self.desk.theme, words, "body", "text2", wrap=True))
        else:
            self._describe(BY_KEY[method])
        self._page.addStretch(1)

    def _describe(self, method: Method) -> None:
        desk, theme, language = self.desk, self.desk.theme, self.desk.language
        made = new_metric(method.key, self.experience(), desk.project)
        self._say(method_name(method.key, language), "section")
        parts = {"kind": kind_text(made, language), "scale": scale_text(method, made, language)}
        if method.class_ is not None:
            self._say(desk.text(KIND_AND_SCALE, **parts), "table", "text2")
        if method.key in self._offers:
            self._page.addWidget(chip(theme, desk.text(SUGGESTED), "accent"))
            self._say(gap_text(self._offers[method.key].fills, language), "table")
        note = word(METHOD_NOTE, method.key, language)
        questions = self._questions(method)
        self._section(N_("Customers read"), questions)
        if questions:
            self._say(desk.text(N_("You can adapt the wording in the metric card.")), "caption", "text2")
        self._section(N_("How the number comes about"), [made.definition] if made.definition else [])
        if made.direction is not None:
            self._section(N_("Good is"), [choice(Metric, "direction", made.direction, language)])
        if made.qualities:
            self._section(N_("Quality it measures"), [qualities_text(made, language)])
        self._section(N_("Beware"), [note] if note else [])
        if method.class_ is None:
            self._say(desk.text(N_("You say in the metric card what it is and how it is counted.")), "body")

    def _section(self, title: Message, texts: list[str]) -> None:
        if texts:
            self._page.addSpacing(self.desk.px(8))
            self._say(self.desk.text(title), "label", "text2")
        for text in texts:
            self._say(text, "body")

    def _say(self, text: str, style: str, color: str = "text") -> None:
        made = label(self.desk.theme, text, style, color, wrap=True)
        made.setSizePolicy(made.sizePolicy().Policy.Preferred, made.sizePolicy().Policy.Preferred)
        self._page.addWidget(made)

    # Choosing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows walk through the list while somebody types in the search field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._walk(step)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        rows = [at for at in range(self.list.count()) if self.list.item(at).data(METHOD)]
        if rows and self.list.currentRow() in rows:
            place = rows.index(self.list.currentRow()) + step
            self.list.setCurrentRow(rows[max(0, min(place, len(rows) - 1))])

    def accept(self) -> None:
        """Hand the choice over."""
        method = self.method()
        if method is not None and not self.desk.document.read_only:
            super().accept()
            self.chosen.emit(method, self.experience())
