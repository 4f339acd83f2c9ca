"""How the file was read, as chips; each decision can be overruled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from cxworkshop.language import C_, N_, NP_, Message
from cxworkshop.programme.survey_messages import layout_name
from cxworkshop.surveys.reading import How, Survey
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.parts import button, chip, column, empty, label, row
from cxworkshop.ui.views.still_box import StillBox

ENCODINGS = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252"}
KINDS = {"xlsx": N_("Excel workbook"), "json": "JSON"}
BETWEEN: dict[str, Message] = {
    ",": N_("Commas between columns"),
    ";": N_("Semicolons between columns"),
    "\t": N_("Tabs between columns"),
    "|": N_("Bars between columns"),
}
DECIMALS: dict[str, Message] = {",": N_("Decimal comma"), ".": N_("Decimal point")}
HEADINGS = NP_("First row is headings", "First {n} rows are headings")
AS_FOUND = N_("As found")


class ReadAs(QWidget):
    """Show the decisions as chips, and boxes to change them when asked."""

    changed = Signal(object)

    def __init__(self, desk: Desk) -> None:
        """Start empty; `show_survey` fills it."""
        super().__init__()
        self._desk = desk
        outer = column(self, spacing=8, theme=desk.theme)
        self._chips = row(spacing=8, theme=desk.theme)
        outer.addLayout(self._chips)
        self._boxes = QWidget()
        self._line = row(self._boxes, spacing=12, theme=desk.theme)
        outer.addWidget(self._boxes)
        self._boxes.hide()
        self._how = How()
        self.choices: dict[str, QComboBox] = {}

    def show_survey(self, survey: Survey, how: How) -> None:
        """Show how a survey was read."""
        desk, theme = self._desk, self._desk.theme
        self._how = how
        empty(self._chips)
        self._chips.addWidget(label(theme, desk.text(N_("Read as")), "table", "text2"))
        kind = ENCODINGS.get(survey.encoding) or desk.text(KINDS.get(survey.encoding, survey.encoding))
        words = [layout_name(survey.layout, desk.language), kind]
        if survey.delimiter in BETWEEN:
            words.append(desk.text(BETWEEN[survey.delimiter]))
        if survey.sheet:
            words.append(desk.text(N_("Sheet: {sheet}"), sheet=survey.sheet))
        if survey.decimal in DECIMALS:
            words.append(desk.text(DECIMALS[survey.decimal]))
        if survey.header_rows:
            words.append(desk.plural(HEADINGS, survey.header_rows))
        else:
            words.append(desk.text(N_("No headings")))
        for text in words:
            self._chips.addWidget(chip(theme, text))
        self.change = button(theme, desk.text(C_("button", "Change")), self._toggle, "link")
        self._chips.addWidget(self.change)
        self._chips.addStretch(1)
        self._fill(survey)

    def _toggle(self) -> None:
        self._boxes.setVisible(not self._boxes.isVisible())
        if self._boxes.isVisible() and self.choices:
            next(iter(self.choices.values())).setFocus()

    def _fill(self, survey: Survey) -> None:
        desk = self._desk
        empty(self._line)
        self.choices = {}
        text = survey.encoding not in KINDS
        if text:
            names = ("utf-8", "cp1252", "utf-16")
            self._add("encoding", N_("Letters"), [(name, ENCODINGS[name]) for name in names], self._how.encoding)
            between = [(sign, desk.text(words)) for sign, words in BETWEEN.items()]
            self._add("delimiter", N_("Columns"), between, self._how.delimiter)
        if len(survey.sheets) > 1:
            self._add("sheet", N_("Sheet"), [(name, name) for name in survey.sheets], self._how.sheet)
        rows = [(number, desk.language.number(number)) for number in range(4)]
        self._add("header_rows", N_("Rows of headings"), rows, self._how.header_rows)
        signs = [(sign, desk.text(words)) for sign, words in DECIMALS.items()]
        self._add("decimal", N_("Decimals"), signs, self._how.decimal)
        self._line.addStretch(1)

    def _add(self, field: str, name: Message, choices: Sequence[tuple[object, str]], now: object) -> None:
        desk = self._desk
        box = StillBox()
        box.setAccessibleName(desk.text(name))
        box.setMinimumHeight(desk.px(36))
        box.addItem(desk.text(AS_FOUND), None)
        for value, words in choices:
            box.addItem(words, value)
        places = [place for place, (value, _) in enumerate(choices, 1) if value == now and now != ""]
        box.setCurrentIndex(places[0] if places else 0)
        box.activated.connect(lambda place, field=field, box=box: self._choose(field, box.itemData(place)))
        one = column(spacing=4, theme=desk.theme)
        one.addWidget(label(desk.theme, desk.text(name), "label"))
        one.addWidget(box)
        self._line.addLayout(one)
        self.choices[field] = box

    def _choose(self, field: str, value: object) -> None:
        import msgspec

        none = None if field == "header_rows" else ""
        self._how = msgspec.structs.replace(self._how, **{field: none if value is None else value})
        self.changed.emit(self._how)
