"""The editor for a number of a measurement that came as it is, typed in the unit of its metric."""

from cxworkshop.model.metrics import Metric
from cxworkshop.ui.editors.levels import LevelEditor


class MeasuredEditor(LevelEditor):
    """Type the value or a bound of a single figure: a share as per cent."""

    def _metric(self) -> Metric | None:
        measurement = self._desk.project.measurements.find(self._place[1])
        return self._desk.project.metrics.find(measurement.metric) if measurement is not None else None
