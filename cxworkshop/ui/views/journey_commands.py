"""What keys and menus do in the journey map: stages come, go and move; cells are emptied, copied and pasted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from cxworkshop.language import MINUS, N_, NP_, Message
from cxworkshop.programme.choices import phase_name
from cxworkshop.ui.clipboard import block_cells, block_text
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.views import journey_edit
from cxworkshop.ui.views.journey_model import EMOTION, HIGHEST, LANES, LOWEST, NAME, PHASE, STEP

if TYPE_CHECKING:
    from cxworkshop.ui.views.journey_grid import JourneyGrid

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, SHIFT)
DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
ADD, LEFT, RIGHT, REMOVE, MEASURE = "Ctrl+Right", "Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Del", "Ctrl+M"


class JourneyCommands(QObject):
    """Carry out the commands of a journey grid at its current cell."""

    def __init__(self, desk: Desk, grid: JourneyGrid) -> None:
        """Serve a grid."""
        super().__init__(grid)
        self.desk = desk
        self.grid = grid
        self._visit = object()

    # Keys

    def key(self, event: QKeyEvent) -> bool:
        """Carry out what a key stands for; False when it stands for nothing here."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return True
        if self.desk.document.read_only or self.grid.map.journey is None:
            return False
        held, key = event.modifiers(), Qt.Key(event.key())
        if held in PLAIN:
            return self._plain_key(key)
        commands: dict[tuple[Qt.KeyboardModifier, Qt.Key], Callable[[], object]] = {
            (CTRL, Qt.Key.Key_Right): self.add_stage,
            (CTRL | SHIFT, Qt.Key.Key_Left): lambda: self.move_stage(-1),
            (CTRL | SHIFT, Qt.Key.Key_Right): lambda: self.move_stage(1),
            (CTRL, Qt.Key.Key_Delete): self.remove_stages,
            (CTRL, Qt.Key.Key_Backspace): self.remove_stages,
            (CTRL, Qt.Key.Key_M): self.measure,
            (CTRL, Qt.Key.Key_X): self.cut,
            (CTRL, Qt.Key.Key_V): self.paste,
        }
        # the arrows of some keyboards count as their keypad
        command = commands.get((held & ~Qt.KeyboardModifier.KeypadModifier, key))
        if command is not None:
            command()
        return command is not None

    def _plain_key(self, key: Qt.Key) -> bool:
        row = self.grid.currentIndex().row()
        if key in DELETE:
            self.clear()
        elif key == Qt.Key.Key_Space:
            self.measure()
        elif row == EMOTION and key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_M):
            if key == Qt.Key.Key_M:
                self.measure()
            else:
                self.step_emotion(STEP if key == Qt.Key.Key_Plus else -STEP)
        else:
            return False
        return True

    def leave_cell(self) -> None:
        """Note that another cell is current: what follows is another step of undo."""
        self._visit = object()

    # Cells

    def step_emotion(self, step: float) -> None:
        """Raise or lower the emotion; one that is not known starts at neutral."""
        stage = self.grid.map.stage(self.grid.currentIndex().column())
        if stage is not None:
            value = max(LOWEST, min(HIGHEST, (stage.emotion or 0) + step))
            self.grid.map.put(EMOTION, self.grid.currentIndex().column(), value, self._visit)

    def clear(self) -> None:
        """Empty the chosen cells."""
        self.grid.map.clear(self._cells())

    def copy(self) -> None:
        """Put the chosen cells on the clipboard as a block for a spreadsheet."""
        cells = self._cells()
        if not cells:
            return
        rows, columns = sorted({row for row, _ in cells}), sorted({column for _, column in cells})
        block = ([self._plain(row, column) for column in columns] for row in rows)
        QGuiApplication.clipboard().setText(block_text(block))

    def _plain(self, row: int, column: int) -> str:
        text = self.grid.map.text(row, column)
        # a spreadsheet reads a number only with the plain sign
        return text.replace(MINUS, "-").removeprefix("+") if row == EMOTION else text

    def cut(self) -> None:
        """Copy the chosen cells, then empty them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Write a block from the clipboard from the current cell on; stages that are lacking are added."""
        block = block_cells(QGuiApplication.clipboard().text())
        current = self.grid.currentIndex()
        if not block or not current.isValid():
            return
        texts = {
            (current.row() + down, current.column() + right): text
            for down, line in enumerate(block)
            for right, text in enumerate(line)
            if current.row() + down < len(LANES)
        }
        if len(block) == len(block[0]) == 1:
            texts = dict.fromkeys(self._cells() or [(current.row(), current.column())], block[0][0])
        row, column = current.row(), current.column()
        refused = self.grid.map.put_texts(texts, self.desk.text(N_("Paste")))
        self.grid.go(*(refused[0] if refused else (row, column)))
        if refused:
            said = NP_("{n} pasted cell was left out: {reason}", "{n} pasted cells were left out: {reason}")
            reason = self.grid.map.refusal(refused[0][0], texts[refused[0]])
            self.desk.toast(self.desk.plural(said, len(refused), reason=reason))

    def _cells(self) -> list[tuple[int, int]]:
        chosen = self.grid.selectedIndexes() or [self.grid.currentIndex()]
        return [(one.row(), one.column()) for one in chosen if one.isValid() and one.column() < self.grid.map.plus]

    # Stages

    def add_stage(self) -> None:
        """Add a stage after the current one, and go to its name."""
        column = min(self.grid.currentIndex().column() + 1, self.grid.map.plus)
        self.grid.map.add_stage(column)
        self.grid.go(NAME, column)

    def move_stage(self, step: int) -> None:
        """Move the current stage to the left or right."""
        row, column = self.grid.currentIndex().row(), self.grid.currentIndex().column()
        if self.grid.map.move_stage(column, column + step):
            self.grid.go(row, column + step)

    def remove_stages(self) -> None:
        """Take away the stages of the chosen cells; the way back is offered at once."""
        columns = sorted({column for _, column in self._cells()})
        row = self.grid.currentIndex().row()
        count = self.grid.map.remove_stages(columns)
        if count:
            self.grid.go(row, min(columns[0], max(0, self.grid.map.plus - 1)))
            text = self.desk.plural(NP_("{n} stage removed", "{n} stages removed"), count)
            self.desk.toast(text, self.desk.text(N_("Undo")), self.desk.document.undo)

    def measure(self) -> None:
        """Choose or drop the current stage for measuring."""
        stage = self.grid.map.stage(self.grid.currentIndex().column())
        journey = self.grid.map.journey
        if stage is not None and journey is not None:
            on = stage.id not in self.grid.map.measured
            journey_edit.measure(self.desk.document, journey, stage, on, measure_text(self.desk, on))

    # Menus

    def open_menu(self, where: QPoint) -> None:
        """Offer the commands of the current cell."""
        menu = QMenu(self.grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column, last = self.grid.currentIndex().column(), self.grid.map.plus - 1
        stage = self.grid.map.stage(column)
        self._offer(menu, N_("New stage after this one"), self.add_stage, ADD)
        self._offer(menu, N_("Move to the left"), lambda: self.move_stage(-1), LEFT, 0 < column <= last)
        self._offer(menu, N_("Move to the right"), lambda: self.move_stage(1), RIGHT, 0 <= column < last)
        self._offer(menu, N_("Remove the stage"), self.remove_stages, REMOVE, stage is not None)
        menu.addSeparator()
        self._offer(menu, N_("Measure this experience"), self.measure, MEASURE, stage is not None)
        measured = menu.actions()[-1]
        measured.setCheckable(True)
        measured.setChecked(stage is not None and stage.id in self.grid.map.measured)
        menu.addSeparator()
        self._offer(menu, N_("Cut"), self.cut, "Ctrl+X", stage is not None)
        self._offer(menu, N_("Copy"), self.copy, "Ctrl+C", stage is not None, changes=False)
        self._offer(menu, N_("Paste"), self.paste, "Ctrl+V")
        self._offer(menu, N_("Clear"), self.clear, "Del", stage is not None)
        menu.popup(where)

    def _offer(
        self,
        menu: QMenu,
        text: Message,
        call: Callable[[], object],
        keys: str,
        enabled: bool = True,
        changes: bool = True,
    ) -> None:
        action = menu.addAction(self.desk.text(text))
        action.setShortcut(QKeySequence(keys))
        action.setEnabled(enabled and not (changes and self.desk.document.read_only))
        action.triggered.connect(lambda checked=False: call())

    def choose_phase(self, where: QPoint) -> QMenu:
        """Offer the phases for the current stage."""
        menu = QMenu(self.grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName(self.desk.text(LANES[PHASE].label))
        column = self.grid.currentIndex().column()
        stage = self.grid.map.stage(column)
        current = stage.phase if stage else ""
        offered = [(phase.id, phase_name(phase, self.desk.language)) for phase in self.desk.project.phases]
        for id, name in [*offered, ("", self.desk.text(N_("No phase")))]:
            action = menu.addAction(name.replace("&", "&&") or self.desk.text(N_("Phase without a name")))
            action.setCheckable(True)
            action.setChecked(id == current)
            action.triggered.connect(lambda checked=False, id=id: self.grid.map.put(PHASE, column, id))
            if id == current:
                menu.setActiveAction(action)
        menu.addSeparator()
        menu.addAction(self.desk.text(N_("Phases…"))).triggered.connect(self.grid.phases_wanted)
        menu.popup(where)
        return menu


def measure_text(desk: Desk, on: bool) -> str:
    """Name the step of choosing or dropping an experience."""
    return desk.text(N_("Measure this experience")) if on else desk.text(N_("Do not measure this experience"))
