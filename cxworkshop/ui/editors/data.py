"""The editor of a measurement's numbers: which kind they are, and the counts or totals themselves."""

from typing import Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from cxworkshop.language import C_, N_, NO_VALUE, Message
from cxworkshop.method.catalogue import DataKind, method_of
from cxworkshop.model.metrics import (
    Abandonment,
    Classes,
    Counts,
    Flow,
    Measurement,
    Metric,
    Moments,
    Rate,
    ShareOf,
    Single,
    Times,
)
from cxworkshop.programme.fields import all_fields
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.binding import Binding, Place
from cxworkshop.ui.editors.counts import CountGrid, CountsEditor, answers_of
from cxworkshop.ui.editors.tally import Tally
from cxworkshop.ui.parts import column, empty, label
from cxworkshop.ui.views.result_words import result_text
from cxworkshop.ui.views.still_box import StillBox

KINDS: dict[DataKind, type[Any]] = {
    "counts": Counts,
    "classes": Classes,
    "share": ShareOf,
    "times": Times,
    "rate": Rate,
    "flow": Flow,
    "abandonment": Abandonment,
    "moments": Moments,
    "figure": Single,
}

WORDS: dict[DataKind, Message] = {
    "counts": N_("How many gave each answer"),
    "classes": N_("Promoters, passives, detractors"),
    "share": N_("So many out of so many"),
    "times": N_("How long each case took"),
    "rate": N_("Events, and what they are compared with"),
    "flow": N_("Customers at the start and at the end"),
    "abandonment": N_("Calls given up, of all calls"),
    "moments": N_("Number of values, sum and sum of squares"),
    "figure": N_("One number from elsewhere"),
}


class DataEditor(QFrame):
    """Choose the kind of numbers, those that fit the metric first, and type them."""

    filled = Signal()
    """The fields for another kind of numbers stand there now."""

    def __init__(self, desk: Desk, place: Place, tally: bool = False) -> None:
        """Edit the data of the measurement at a place; with `tally` answers may also be counted one by one."""
        super().__init__()
        self._desk, self._place, self._tally = desk, place, tally
        outer = column(self, spacing=8, theme=desk.theme)
        self.kind = StillBox()
        self.kind.setAccessibleName(desk.text(C_("data", "Kind of numbers")))
        self.kind.activated.connect(self._choose)
        outer.addWidget(self.kind)
        self._body = column(spacing=8, theme=desk.theme)
        outer.addLayout(self._body)
        self.setFocusProxy(self.kind)
        self._shown: object = None
        self.binding = Binding(desk, place, self, self._show)
        desk.document.changed.connect(self._metric_changed)

    def _metric_changed(self, place: Place) -> None:
        """Show the fields that fit what the metric is now."""
        if place[:1] in ((), ("metrics",)):
            self.binding.refresh()

    def _show(self, value: Any) -> None:
        if not isinstance(value, Measurement):
            return
        metric = self._desk.project.metrics.find(value.metric)
        kind = _kind_of(value.data)
        shape = (kind, metric and (metric.method, metric.scale_min, metric.scale_max), value.metric)
        if shape == self._shown:
            return
        self._shown = shape
        self._offer(metric, kind)
        empty(self._body)
        if kind is not None:
            self._fill(kind, metric)
        self.filled.emit()

    def _offer(self, metric: Metric | None, kind: DataKind | None) -> None:
        method = method_of(metric.method) if metric else None
        fitting = method.data if method else ()
        self.kind.clear()
        self.kind.addItem(NO_VALUE, None)
        for one in (*fitting, *(other for other in KINDS if other not in fitting)):
            self.kind.addItem(self._desk.text(WORDS[one]), one)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.kind.setEnabled(not self._desk.document.read_only)

    def _choose(self, at: int) -> None:
        kind: DataKind | None = self.kind.itemData(at)
        if kind == _kind_of(self._desk.document.get(self._place).data):
            return
        made = KINDS[kind]() if kind else None
        self._desk.document.put((*self._place, "data"), made, self._desk.text(N_("Choose the kind of numbers")))

    def _fill(self, kind: DataKind, metric: Metric | None) -> None:
        from cxworkshop.ui.field import labelled

        record = KINDS[kind]
        inside = (*self._place, "data")
        if kind in ("counts", "times"):
            answers = answers_of(self._desk, metric) if kind == "counts" else []
            field = all_fields()[record, "values"]
            if answers:
                self._body.addWidget(CountGrid(self._desk, (*inside, "values"), answers))
                if self._tally:
                    self._body.addWidget(Tally(self._desk, (*inside, "values"), answers))
            else:
                self._body.addWidget(CountsEditor(self._desk, (*inside, "values"), field))
                help = self._desk.text(field.help)
                self._body.addWidget(label(self._desk.theme, help, "caption", "text3", wrap=True))
            return
        for one in msgspec.structs.fields(record):
            if (record, one.name) in all_fields():
                self._body.addWidget(labelled(self._desk, (*inside, one.name)))


class DataAndResult(QFrame):
    """Edit the numbers of a measurement, and say below what comes out."""

    def __init__(self, desk: Desk, place: Place) -> None:
        """Edit the data of the measurement at a place."""
        super().__init__()
        self._desk = desk
        body = column(self, spacing=8, theme=desk.theme)
        data = DataEditor(desk, place)
        body.addWidget(data)
        self.setFocusProxy(data)
        self.result = label(desk.theme, "", "table_strong", wrap=True)
        body.addWidget(self.result)
        self.binding = Binding(desk, place, self, self._show)

    def _show(self, value: Any) -> None:
        if isinstance(value, Measurement):
            said = result_text(self._desk, value)
            self.result.setText(self._desk.text(N_("Result: {value}"), value=said))
            self.result.setVisible(value.data is not None)


def _kind_of(data: Any) -> DataKind | None:
    return next((kind for kind, record in KINDS.items() if isinstance(data, record)), None)
