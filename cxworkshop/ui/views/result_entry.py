"""The panel in which results are typed in, also from paper: whose number, of when, what was counted."""

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from cxworkshop.language import C_, N_, Language
from cxworkshop.method.readings import hidden_measurements
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import Measurement, Origin
from cxworkshop.programme.choices import ORIGIN
from cxworkshop.programme.fields import field_label
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.editors.data import DataEditor
from cxworkshop.ui.field import labelled
from cxworkshop.ui.parts import Card, button, column, empty, label, row
from cxworkshop.ui.views.choice import Choice
from cxworkshop.ui.views.result_words import asked_by, metric_of, privacy_text, result_text, with_metric
from cxworkshop.ui.views.tab_order import walk_in_order
from cxworkshop.ui.views.tiling import Tiles

REST = (("asked", "channel"), ("asked", "population"), ("note",))


class ResultEntry(Card):
    """Edit one measurement and say at once what number comes out, with its n and interval."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        """Begin without a measurement."""
        super().__init__(desk.theme, desk.text(N_("Enter results")))
        self.desk = desk
        self.measurement = ""
        self._hidden: frozenset[str] = frozenset()
        self._fresh = ""
        self.all_fields = button(desk.theme, desk.text(N_("All fields")), self._open_sheet, "link")
        if self.header is not None:
            self.header.addWidget(self.all_fields)
        body = self.pad(spacing=12)
        self.top = Tiles(desk.theme, 240, 3)
        self.about = Tiles(desk.theme, 240, 3)
        self.data = column(theme=desk.theme)
        self.number = label(desk.theme, style="body_strong", wrap=True)
        self.remark = label(desk.theme, style="table", color="warn", wrap=True)
        self.below = Tiles(desk.theme, 240, 3)
        body.addWidget(self.top)
        body.addWidget(self.about)
        body.addLayout(self.data)
        body.addWidget(self.number)
        body.addWidget(self.remark)
        body.addWidget(self.below)
        foot = row(spacing=8, theme=desk.theme)
        self.done = button(desk.theme, desk.text(C_("button", "Done")), self.close_entry, "primary")
        self.removal = button(desk.theme, desk.text(N_("Remove this result")), self.discard, "ghost")
        self.removal.setEnabled(not desk.document.read_only)
        foot.addWidget(self.done)
        foot.addWidget(self.removal)
        foot.addStretch(1)
        body.addLayout(foot)
        self.hide()
        desk.document.changed.connect(self._changed)
        desk.document.settled.connect(self._settled)

    def start(self, source: str = "", metric: str = "") -> str:
        """Add a measurement and show it; gives its id."""
        document, project = self.desk.document, self.desk.project
        origin = project.collection.find(source)
        metric = metric or next(iter(origin.metrics if origin else ()), "")
        made = Measurement(
            id=new_id(),
            metric=metric,
            segments=origin.segments if origin else (),
            origin=Origin(kind="collection", collection=source) if origin else Origin(kind="typed"),
            asked=asked_by(project.metrics.find(metric), self._language()),
            entered_on=self.desk.today,
        )
        document.add(("measurements",), made, text=self.desk.text(N_("Enter results")))
        self._fresh = made.id
        self.show_result(made.id)
        return made.id

    def show_result(self, id: str) -> None:
        """Show another measurement."""
        if not self.desk.document.has(("measurements", id)):
            return
        self.measurement = id
        place = ("measurements", id)
        self.whose = self._choice(field_label((*place, "metric"), self.desk.language), self._metrics())
        self.whose.box.activated.connect(self._choose_metric)
        self.origin = self._choice(self.desk.text(N_("Where the numbers come from")), self._sources())
        self.origin.box.activated.connect(self._choose_origin)
        self.file = labelled(self.desk, (*place, "origin", "label"), help=False)
        self.top.set_tiles([self.whose, self.origin, self.file])
        days = QWidget()
        both = column(days, spacing=8, theme=self.desk.theme)
        for name in ("start", "end"):
            both.addWidget(labelled(self.desk, (*place, name), help=False))
        whom = labelled(self.desk, (*place, "segments"), help=False)
        self.about.set_tiles([days, whom, labelled(self.desk, (*place, "asked", "text"), help=False)])
        self.below.set_tiles([labelled(self.desk, (*place, *path), help=False) for path in REST])
        self._new_data()
        self.setVisible(True)
        self.tell()
        self.whose.setFocus()

    def close_entry(self) -> None:
        """Close the panel; what was never filled in is taken away again."""
        found = self._found()
        untouched = found is not None and (found.data, found.start, found.end, found.note) == (None, None, None, "")
        if found is not None and found.id == self._fresh and untouched:
            self.desk.document.remove([("measurements", found.id)])
        self._leave()

    def discard(self) -> None:
        """Take the measurement away and offer to bring it back."""
        if self._found() is not None:
            self.desk.document.remove([("measurements", self.measurement)], text=self.desk.text(N_("Remove a result")))
            text, undo = self.desk.text(N_("Result removed")), self.desk.text(N_("Undo"))
            self.desk.toast(text, undo, self.desk.document.undo)
        self._leave()

    def tell(self) -> None:
        """Say the number that comes out, and what stays hidden."""
        found = self._found()
        if found is None:
            return
        self.number.setText(self.desk.text(N_("Result: {value}"), value=result_text(self.desk, found)))
        # without its days a result may overlap with any other, so only its size counts then
        remark = privacy_text(self.desk, found, self._hidden if found.end is not None else frozenset())
        if found.end is None and not remark:
            remark = self.desk.text(N_("Without a last day it cannot stand as today's number."))
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))
        self.file.setVisible(found.origin.kind != "collection")
        self.top.arrange()
        self.whose.pick(found.metric)
        self.origin.pick(found.origin.collection if found.origin.kind == "collection" else found.origin.kind or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_entry()
        else:
            super().keyPressEvent(event)

    def _open_sheet(self) -> None:
        self.desk.open_sheet(("measurements", self.measurement))

    def _leave(self) -> None:
        self.measurement = ""
        self.hide()
        self.closed.emit()

    def _found(self) -> Measurement | None:
        return self.desk.project.measurements.find(self.measurement)

    def _language(self) -> Language:
        return Language(self.desk.project.about.language)

    def _choice(self, name: str, offers: list[tuple[str, str]]) -> Choice:
        made = Choice(self.desk.theme, name, offers)
        made.setEnabled(not self.desk.document.read_only)
        return made

    def _metrics(self) -> list[tuple[str, str]]:
        unnamed = self.desk.text(N_("Metric without a name"))
        return [("", ""), *((metric.id, metric.name or unnamed) for metric in self.desk.project.metrics)]

    def _sources(self) -> list[tuple[str, str]]:
        """List the planned sources, those that feed the metric first, and the other ways a number may come in."""
        found = self._found()
        metric = found.metric if found is not None else ""
        rows = sorted(self.desk.project.collection, key=lambda source: metric not in source.metrics)
        unnamed = self.desk.text(N_("Source without a name"))
        others = [(kind, self.desk.text(words)) for kind, words in ORIGIN.items() if kind != "collection"]
        return [("", ""), *((source.id, source.name or unnamed) for source in rows), *others]

    def _choose_metric(self) -> None:
        found, metric = self._found(), self.desk.project.metrics.find(self.whose.box.currentData())
        if found is None or metric is None or metric.id == found.metric:
            return
        changed = with_metric(found, metric_of(self.desk, found), metric, self._language())
        self.desk.document.put(("measurements", found.id), changed, text=self.desk.text(N_("Choose the metric")))
        self._new_data()

    def _choose_origin(self) -> None:
        found, chosen = self._found(), self.origin.box.currentData()
        if found is None:
            return
        if self.desk.project.collection.find(chosen) is not None:
            origin = msgspec.structs.replace(found.origin, kind="collection", collection=chosen)
        else:
            origin = msgspec.structs.replace(found.origin, kind=chosen or None, collection="")
        self.desk.document.put(("measurements", found.id, "origin"), origin)

    def _new_data(self) -> None:
        empty(self.data)
        self.numbers = DataEditor(self.desk, ("measurements", self.measurement), tally=True)
        self.data.addWidget(self.numbers)
        self.numbers.filled.connect(self._walk)
        self._walk()

    def _walk(self) -> None:
        """Let Tab go down the panel, also after other fields for the numbers have come."""
        walk_in_order(self.all_fields, self.top, self.about, self.numbers, self.below, self.done, self.removal)

    def _settled(self) -> None:
        """Look at all results together, which takes too long to do at every key."""
        if self.measurement:
            self._hidden = self.desk.view().of(hidden_measurements)
            self.tell()

    def _changed(self, place: tuple[str, ...]) -> None:
        if not self.measurement:
            return
        if self._found() is None:
            self._leave()
        elif not place or place[0] in ("metrics", "constants", "collection") or self.measurement in place:
            self.tell()
