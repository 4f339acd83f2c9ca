"""The journey map as a table: a column for each stage, a row for each of its fields, and a column for the next one."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from cxworkshop.language import C_, MINUS, N_, NO_VALUE, NP_, Message
from cxworkshop.model.experiences import Journey, Stage
from cxworkshop.model.ids import new_id
from cxworkshop.programme.choices import phase_name
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views.journey_edit import measured_stages

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
HORIZONTAL = Qt.Orientation.Horizontal
STEP, LOWEST, HIGHEST = 0.5, -2.0, 2.0
Index = QModelIndex | QPersistentModelIndex
Cell = tuple[int, int]


class Lane(NamedTuple):
    """Describe a row of the map: the field of a stage, its name, and a smaller line that says whose view it is."""

    field: str
    label: Message
    below: Message = ""


LANES = (
    Lane("name", N_("Stage")),
    Lane("time", N_("Time")),
    Lane("phase", N_("Phase")),
    Lane("emotion", C_("journey map", "Emotions")),
    Lane("emotion_word", N_("In one word")),
    Lane("action", C_("journey map", "Actions"), N_("customer does")),
    Lane("activity", C_("journey map", "Activities"), N_("we do")),
    Lane("question", C_("journey map", "Questions"), N_("customer asks")),
    Lane("barrier", C_("journey map", "Barriers"), N_("gets in the way")),
    Lane("touchpoints", N_("Touchpoints")),
)
ROWS = {lane.field: row for row, lane in enumerate(LANES)}
NAME, TIME, PHASE, EMOTION, WORD = (ROWS[name] for name in ("name", "time", "phase", "emotion", "emotion_word"))
BARRIER, TOUCHPOINTS = ROWS["barrier"], ROWS["touchpoints"]


class JourneyModel(QAbstractTableModel):
    """Show one journey of the document and change it; every change is one step of undo."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        """Follow the document."""
        super().__init__(parent)
        self.desk = desk
        self.journey: Journey | None = None
        self.stages: tuple[Stage, ...] = ()
        self.measured: frozenset[str] = frozenset()
        self._phases: dict[str, str] = {}
        desk.document.changed.connect(self.look)

    # What there is

    def show_journey(self, id: str) -> None:
        """Show another journey."""
        self.beginResetModel()
        self._take(self.desk.project.journeys.find(id))
        self.endResetModel()

    def look(self, place: tuple[str, ...] = ()) -> None:
        """Take in what has changed in the document."""
        if self.journey is None:
            return
        journey = self.desk.project.journeys.find(self.journey.id)
        same = journey is not None and [one.id for one in journey.stages] == [one.id for one in self.stages]
        if not same:
            self.beginResetModel()
            self._take(journey)
            self.endResetModel()
            return
        before = (self.stages, self.measured, self._phases)
        self._take(journey)
        if before != (self.stages, self.measured, self._phases) and self.stages:
            self.dataChanged.emit(self.index(0, 0), self.index(len(LANES) - 1, len(self.stages) - 1))

    def _take(self, journey: Journey | None) -> None:
        project = self.desk.project
        self.journey = journey
        self.stages = journey.stages if journey else ()
        self.measured = measured_stages(project)
        self._phases = {phase.id: phase_name(phase, self.desk.language) for phase in project.phases}

    @property
    def plus(self) -> int:
        """Give the column in which the next stage is added."""
        return len(self.stages)

    def stage(self, column: int) -> Stage | None:
        """Give the stage of a column."""
        return self.stages[column] if 0 <= column < len(self.stages) else None

    def column_of(self, stage: str) -> int:
        """Give the column of a stage, or -1."""
        return next((column for column, one in enumerate(self.stages) if one.id == stage), -1)

    def place(self, row: int, column: int) -> tuple[str, ...]:
        """Give the place of a cell in the project."""
        assert self.journey is not None
        return ("journeys", self.journey.id, "stages", self.stages[column].id, LANES[row].field)

    # Qt's questions

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the fields."""
        return 0 if parent.isValid() or self.journey is None else len(LANES)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Count the stages and the place for a new one."""
        return 0 if parent.isValid() or self.journey is None else len(self.stages) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be chosen, and edited unless the file is read only."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.desk.document.read_only else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Say what stands in a cell, for the eye, for the editor and aloud."""
        row, column = index.row(), index.column()
        if role in (DISPLAY, EDIT):
            return self.text(row, column)
        if role == SPOKEN:
            return self.spoken(row, column)
        if role == TOOLTIP and column == self.plus and not self.desk.document.read_only:
            return self.desk.text(N_("New stage"))
        return None

    def setData(self, index: Index, value: Any, role: int = EDIT) -> bool:
        """Take what was typed into a cell; False when it cannot stand there."""
        row, column = index.row(), index.column()
        if role != EDIT or self.stage(column) is None or self.refusal(row, str(value)):
            return False
        self.put(row, column, self.read(row, str(value)))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Name the fields and the stages."""
        if role not in (DISPLAY, SPOKEN):
            return None
        if orientation == HORIZONTAL:
            return self.stage_name(section)
        lane = LANES[section]
        label = self.desk.text(lane.label)
        return f"{label}, {self.desk.text(lane.below)}" if lane.below and role == SPOKEN else label

    # Words

    def stage_name(self, column: int) -> str:
        """Name a stage for people."""
        stage = self.stage(column)
        if stage is None:
            return self.desk.text(N_("New stage"))
        return stage.name or self.desk.text(N_("Stage without a name"))

    def text(self, row: int, column: int) -> str:
        """Give the text of a cell as it is typed."""
        stage = self.stage(column)
        if stage is None:
            return ""
        value = getattr(stage, LANES[row].field)
        if row == EMOTION:
            return "" if value is None else self.desk.language.number(value, sign=True)
        if row == PHASE:
            return self._phases.get(value, "")
        return ", ".join(value) if row == TOUCHPOINTS else str(value)

    def spoken(self, row: int, column: int) -> str:
        """Say a cell as a sentence: its lane, its stage, what stands there."""
        stage = self.stage(column)
        if stage is None:
            return self.desk.text(N_("New stage"))
        text = self.text(row, column) or self.desk.text(N_("empty"))
        lane = self.desk.text(LANES[row].label)
        if row == EMOTION and stage.emotion_word:
            text = f"{text}, {stage.emotion_word}"
        if row == NAME and stage.id in self.measured:
            measured = self.desk.text(N_("Measured"))
            text = f"{text}, {measured}"
        place = "" if row == NAME else f", {self.stage_name(column)}"
        return f"{lane}{place}: {text}"

    # What may be typed

    def read(self, row: int, text: str) -> Any:
        """Read what was typed; raises ValueError for what cannot stand in the row."""
        text = " ".join(text.split())
        if row == EMOTION:
            return self._emotion(text)
        if row == PHASE:
            return self._phase(text)
        if row == TOUCHPOINTS:
            return tuple(part for part in (part.strip() for part in text.split(",")) if part)
        return text

    def refusal(self, row: int, text: str) -> str:
        """Say why a text cannot stand in a row, or "" when it can."""
        try:
            self.read(row, text)
        except ValueError:
            if row == EMOTION:
                return self.desk.text(N_("Type a number from −2 to +2, such as −1.5. The word for it stands below."))
            return self.desk.text(N_("There is no such phase. Choose one of the list, or add it under “Phases”."))
        return ""

    def _emotion(self, text: str) -> float | None:
        plain = text.replace(MINUS, "-").replace(NO_VALUE, "-").replace(",", ".").replace(" ", "")
        if plain in ("", "-"):
            return None
        value = float(plain)
        if not LOWEST <= value <= HIGHEST:
            raise ValueError(text)
        # the scale has no finer steps, and nobody feels in tenths
        return round(value / STEP) * STEP

    def _phase(self, text: str) -> str:
        if not text:
            return ""
        wanted = text.casefold()
        found = [id for id, name in self._phases.items() if name.casefold() == wanted]
        found = found or [id for id, name in self._phases.items() if name.casefold().startswith(wanted)]
        if not found:
            raise ValueError(text)
        return found[0]

    # Changes

    def put(self, row: int, column: int, value: Any, visit: object = None) -> None:
        """Set one field of a stage."""
        self.desk.document.put(self.place(row, column), value, visit=visit)

    def put_texts(self, texts: Mapping[Cell, str], step: str) -> list[Cell]:
        """Set many cells in one step, making stages for columns that are new; gives the cells that refused theirs."""
        assert self.journey is not None
        stages = list(self.stages)
        refused = []
        for row, column in sorted(texts, key=lambda cell: (cell[1], cell[0])):
            text = texts[row, column]
            if self.refusal(row, text):
                refused.append((row, column))
                continue
            while len(stages) <= column:
                stages.append(Stage(id=new_id()))
            stages[column] = msgspec.structs.replace(stages[column], **{LANES[row].field: self.read(row, text)})
        self.desk.document.put(("journeys", self.journey.id, "stages"), tuple(stages), step)
        return refused

    def clear(self, cells: Iterable[Cell]) -> None:
        """Empty cells."""
        some = {cell: "" for cell in cells if cell[1] < len(self.stages)}
        if len(some) == 1:
            ((row, column),) = some
            self.put(row, column, self.read(row, ""))
        elif some:
            self.put_texts(some, self.desk.plural(NP_("Clear {n} cell", "Clear {n} cells"), len(some)))

    def add_stage(self, at: int) -> None:
        """Add an empty stage before a column."""
        assert self.journey is not None
        self.insert_stage(Stage(id=new_id()), at)

    def insert_stage(self, stage: Stage, at: int | None = None) -> None:
        """Add a stage that is filled already, at the end or before a column."""
        assert self.journey is not None
        place = ("journeys", self.journey.id, "stages")
        self.desk.document.add(place, stage, at, self.desk.text(N_("Add a stage")))

    def remove_stages(self, columns: Iterable[int]) -> int:
        """Take stages away and tell how many."""
        assert self.journey is not None
        place = ("journeys", self.journey.id, "stages")
        gone = [(*place, stage.id) for column in columns if (stage := self.stage(column)) is not None]
        step = self.desk.plural(NP_("Remove {n} stage", "Remove {n} stages"), len(gone))
        self.desk.document.remove(gone, step)
        return len(gone)

    def move_stage(self, column: int, to: int) -> bool:
        """Move a stage to another column; False at the ends."""
        stage = self.stage(column)
        if stage is None or self.journey is None or not 0 <= to < len(self.stages):
            return False
        place = ("journeys", self.journey.id, "stages", stage.id)
        self.desk.document.move(place, to, self.desk.text(N_("Move a stage")))
        return True
