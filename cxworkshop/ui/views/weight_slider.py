"""The weight of a criterion under its name: a slider and the share of all weights."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from cxworkshop.language import N_
from cxworkshop.model.segments import Criterion
from cxworkshop.programme.choices import criterion_name
from cxworkshop.programme.rankings import weight_shares
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.part import Place
from cxworkshop.ui.parts import label, row, tooltip

HEAVIEST = 10
HIGH = 20


class WeightSlider(QSlider):
    """Set a weight from 0 to 10, with the arrows or a digit; one visit is one step."""

    def __init__(self, desk: Desk, criterion: str) -> None:
        """Bind to a criterion."""
        super().__init__(Qt.Orientation.Horizontal)
        self._desk = desk
        self.place: Place = ("criteria", criterion, "weight")
        self._visit: object = object()
        self.setRange(0, HEAVIEST)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(desk.px(HIGH))
        self.setEnabled(not desk.document.read_only)
        self.valueChanged.connect(self._put)

    def show_weight(self, weight: int) -> None:
        """Show the weight that the project holds."""
        self.blockSignals(True)
        self.setValue(weight)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit as the weight."""
        if event.text().isdigit():
            self.setValue(int(event.text()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a new step."""
        self._visit = object()
        super().focusInEvent(event)

    def _put(self, weight: int) -> None:
        self._desk.document.put(self.place, weight, visit=self._visit)


class CriterionWeight(QWidget):
    """Stand a slider and its share side by side, narrow enough for a column of dots."""

    def __init__(self, desk: Desk, criterion: str) -> None:
        """Bind to a criterion."""
        super().__init__()
        self._desk = desk
        self._criterion = criterion
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        line = row(self, spacing=4, theme=desk.theme)
        self.slider = WeightSlider(desk, criterion)
        self._share = label(desk.theme, "", "label", "text")
        line.addWidget(self.slider, 1)
        line.addWidget(self._share)
        desk.document.changed.connect(self._changed)
        self.refresh()

    def sizeHint(self) -> QSize:
        """Be as high as a line of text."""
        return QSize(self._desk.px(72), self._desk.px(24))

    def refresh(self) -> None:
        """Show what the project says now."""
        criterion = self._desk.project.criteria.find(self._criterion)
        if criterion is None:
            return
        said = self._said(criterion)
        self.slider.show_weight(criterion.weight)
        self._share.setText(said)
        name = criterion_name(criterion, self._desk.language)
        self.slider.setAccessibleName(self._desk.text(N_("Weight of {name}, {share}"), name=name, share=said))
        words = N_("{weight} of {most}. The arrows or a digit change it; the shares of all weights make 100%.")
        most = self._desk.language.number(HEAVIEST)
        tooltip(self.slider, self._desk.text(words, weight=self._desk.language.number(criterion.weight), most=most))

    def _said(self, criterion: Criterion) -> str:
        return self._desk.language.percent(weight_shares(self._desk.project.criteria).get(criterion.id, 0.0))

    def _changed(self, place: Place) -> None:
        if not place or place[0] == "criteria":
            self.refresh()
