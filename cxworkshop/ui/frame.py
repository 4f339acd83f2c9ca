"""An open project: the rail, the step with its decision, and the coach or a record sheet beside it."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QToolButton, QWidget

from cxworkshop.language import N_
from cxworkshop.ui.coach import STRIP, Coach
from cxworkshop.ui.decision_bar import DecisionBar
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.header import StepHeader
from cxworkshop.ui.icons import icon
from cxworkshop.ui.part import Part, Place
from cxworkshop.ui.parts import column, icon_button, row, scrolled
from cxworkshop.ui.rail import Rail
from cxworkshop.ui.screens import parts_of

if TYPE_CHECKING:
    from cxworkshop.ui.importing.session import ImportState
    from cxworkshop.ui.importing.view import ImportView

LAST = 8
WIDE_ENOUGH, NARROW = 1350, 1180
"""From which widths on the coach is open and the rail says names; a window on a screen of 1366 is wide enough."""
SHEET_WIDE, SHEET_ROOM = 400, 1220
"""How wide a record sheet is, and from which width on it stands beside the work area instead of over it."""
WORK_HIGH, LOW = 190, 640
"""What the work area never gets less of, and below which height head and decision are set closer."""


class Middle(QWidget):
    """Hold head, work and decision: the work gets what the other two leave, and never less than a bit."""

    def __init__(self, head: QWidget, work: QWidget, bar: QWidget, least: int) -> None:
        """Put them below each other; `least` is the height that the work always has."""
        super().__init__()
        self.setObjectName("canvas")
        self._ends, self._least = (head, bar), least
        work.setMinimumHeight(least)
        inside = column(self)
        inside.addWidget(head)
        inside.addWidget(work, 1)
        inside.addWidget(bar)

    def heightForWidth(self, width: int) -> int:
        """Tell the least height; else a page that scrolls would ask for all that the work could fill."""
        return self._least + sum(_high(end, width) for end in self._ends if not end.isHidden())


class ProjectFrame(QWidget):
    """Show one project; it is made anew for another language, theme or zoom."""

    visited = Signal()

    def __init__(self, desk: Desk) -> None:
        """Build rail, header, decision bar and coach; the parts of a step are made when it is first opened."""
        super().__init__()
        self.desk = desk
        desk.setParent(self)
        self.step = -1
        self._views: dict[int, str] = desk.memory.setdefault(("views",), {})
        self._parts: dict[tuple[int, str], Part] = {}
        self._asides: dict[Part, list[QWidget]] = {}
        self._trail: list[tuple[int, str]] = desk.memory.setdefault(("trail",), [])
        self._ahead: list[tuple[int, str]] = desk.memory.setdefault(("trail", "ahead"), [])
        self._settled = False
        self._waiting: tuple[int, str] | None = None
        self.rail = Rail(desk)
        self.rail.chosen.connect(self.open_step)
        self.header = StepHeader(desk)
        self.header.view_chosen.connect(lambda key: self.open_step(self.step, key))
        self.work = QStackedWidget()
        self.bar = DecisionBar(desk)
        self.bar.next_asked.connect(lambda: self.open_step(min(self.step + 1, LAST)))
        self.coach = Coach(desk)
        self.coach.toggled.connect(self._coach_toggled)
        self._sheet: Any = None
        self.importing: ImportView | None = None
        self.appbar = self._make_appbar()
        self._lay_out()
        self._coach_wanted = desk.settings.values.coach
        desk.go_requested.connect(self.go)
        desk.step_requested.connect(self.open_step)
        desk.sheet_requested.connect(self.open_sheet)
        desk.import_requested.connect(self.open_import)
        desk.document.settled.connect(self.refresh)
        desk.document.changed.connect(self._changed)
        desk.document.undo_stack.indexChanged.connect(self._name_undo)
        self.rail.refresh(settled=False)
        self._name_undo()

    def _lay_out(self) -> None:
        self._middle = Middle(self.header, self.work, self.bar, self.desk.px(WORK_HIGH))
        # only where a large zoom leaves less than head, work and decision need together does this scroll
        page = scrolled(self._middle)
        page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        # an import takes the place of the step
        self._center = QStackedWidget()
        self._center.addWidget(page)
        # coach and record sheet stand on this, or partly over the work area where there is no room beside it
        self._side = QWidget()
        self._side.installEventFilter(self)
        self.coach.setParent(self)
        beside = row()
        beside.addWidget(self._center, 1)
        beside.addWidget(self._side)
        right = column()
        right.addWidget(self.appbar)
        right.addLayout(beside, 1)
        whole = row(self)
        whole.addWidget(self.rail)
        whole.addLayout(right, 1)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _make_appbar(self) -> QFrame:
        from cxworkshop.ui.goto import GoTo

        desk, theme, px = self.desk, self.desk.theme, self.desk.px
        bar = QFrame()
        bar.setObjectName("appbar")
        bar.setFixedHeight(px(52))
        line = row(bar, (16, 0, 12, 0), 8, theme)
        self._undo = icon_button(theme, "undo", desk.text(N_("Undo")), desk.document.undo)
        self._redo = icon_button(theme, "redo", desk.text(N_("Redo")), desk.document.redo)
        self.goto = GoTo(desk)
        self.goto.setMaximumWidth(px(380))
        self._coach_button = QToolButton()
        self._coach_button.setText(desk.text(N_("Coach")))
        self._coach_button.setIcon(icon(theme, "coach"))
        self._coach_button.setIconSize(QSize(px(20), px(20)))
        self._coach_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._coach_button.setFont(theme.font("button"))
        self._coach_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._coach_button.setCheckable(True)
        self._coach_button.setAccessibleName(desk.text(N_("Coach")))
        self._coach_button.setMinimumHeight(px(36))
        self._coach_button.clicked.connect(self.toggle_coach)
        for widget in (self._undo, self._redo):
            line.addWidget(widget)
        line.addWidget(self.goto, 5)
        line.addStretch(1)
        line.addWidget(self._coach_button)
        return bar

    # Where we are

    def open_when_painted(self, step: int, view: str = "") -> None:
        """Open a step as soon as the frame stands on the screen, so that a start shows something at once."""
        self._waiting = (step, view)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Notice the first paint."""
        super().paintEvent(event)
        if self._waiting is not None:
            step, view = self._waiting
            self._waiting = None
            QTimer.singleShot(0, self, lambda: self._open_first(step, view))

    def _open_first(self, step: int, view: str) -> None:
        if self.step < 0:
            self.open_step(step, view)
            self.later()

    def open_step(self, step: int, view: str = "", remember: bool = True) -> None:
        """Open a step and one of its sub-views, the last one shown if none is named."""
        self._leave_import()
        parts = parts_of(step)
        keys = [part.KEY for part in parts]
        key = view if view in keys else self._views.get(step, keys[0])
        if (step, key) == (self.step, self._views.get(step)):
            self.part().refresh()
            self.focus_first()
            return
        if remember and self.step >= 0:
            self._trail.append((self.step, self._views[self.step]))
            self._ahead.clear()
        at = self.window().focusWidget()
        if at is not None and self.isAncestorOf(at):
            # else it goes on to whatever takes keys while the part is being filled, and the page scrolls after it
            at.clearFocus()
        self.step = step
        self._views[step] = key
        part = self.part()
        self.desk.document.need(part.NEEDS)
        self.work.setCurrentWidget(part)
        self.header.show_step(step, parts, key, self._asides[part])
        self.bar.show_step(step)
        self.coach.show_step(step)
        self.rail.show_step(step)
        self.close_sheet()
        self._fold_coach()
        part.refresh()
        if self._settled:
            self.bar.refresh()
            self.coach.refresh()
        self.focus_first()
        self.visited.emit()

    def part(self) -> Part:
        """Give the part that is shown, made when it is first asked for."""
        key = (self.step, self._views[self.step])
        if key not in self._parts:
            kind = next(part for part in parts_of(self.step) if key[1] == part.KEY)
            made = kind(self.desk)
            self._parts[key] = made
            self._asides[made] = made.header_widgets()
            self.work.addWidget(made)
        return self._parts[key]

    def view_key(self) -> str:
        """Give the sub-view that is shown."""
        return self._views.get(self.step, "")

    def back(self) -> None:
        """Go to the screen before this one."""
        if self._trail:
            self._ahead.append((self.step, self._views[self.step]))
            self.open_step(*self._trail.pop(), remember=False)

    def forward(self) -> None:
        """Go to the screen that `back` came from."""
        if self._ahead:
            self._trail.append((self.step, self._views[self.step]))
            self.open_step(*self._ahead.pop(), remember=False)

    def next_view(self) -> None:
        """Turn to the next sub-view of the step."""
        if self.step < 0:
            return
        keys = [part.KEY for part in parts_of(self.step)]
        self.open_step(self.step, keys[(keys.index(self.view_key()) + 1) % len(keys)])

    def go(self, place: Place) -> None:
        """Show a place of the project: its step and sub-view, its row, its cell; else its field in the sheet."""
        from cxworkshop.ui.places import home_of

        step, view = home_of(place, self.step)
        self.open_step(step, view)
        if self.part().show_place(place) or len(place) < 2:
            focus = self.window().focusWidget()
            if focus is None or not focus.isVisible():
                self.focus_first()
            return
        # a check may mean a field of all rows, and then there is no record to show
        if self.desk.document.has(place[:2]):
            self.open_sheet(place)
        else:
            self.focus_first()

    def focus_first(self) -> None:
        """Give the focus to where the work on this step begins."""
        if self.step < 0:
            return
        part = self.part()
        first = part.first_focus()
        if first is None or not first.isVisibleTo(part):
            # where nothing is entered yet, offers stand in the place of lists and tables
            first = next((widget for widget in part.findChildren(QWidget) if _takes_keys(widget, part)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # An import takes the place of the step

    def open_import(self, path: str = "") -> None:
        """Read a survey file in the place of the step; without a path ask for it."""
        view = self.show_import()
        if path:
            view.read(path)
        elif view.is_empty:
            view.choose()

    def show_import(self) -> "ImportView":
        """Show the pages of an import, where it stands or at its beginning."""
        view = self._import_view()
        if not self.is_importing and view.is_empty:
            self.open_step(4)
        self.close_sheet()
        self._show_import(True)
        view.focus_first()
        return view

    def _import_view(self) -> "ImportView":
        from cxworkshop.ui.importing.view import ImportView

        if self.importing is None:
            self.importing = ImportView(self.desk)
            self.importing.closed.connect(self._import_closed)
            self._center.addWidget(self.importing)
        return self.importing

    def resume_import(self, state: "ImportState", waiting: bool = False) -> None:
        """Go on with an import that was under way before the window was built anew, or that waited behind a step."""
        view = self._import_view()
        if not waiting:
            self.close_sheet()
            self._show_import(True)
            view.focus_first()
        view.resume(state)

    def drop_import(self) -> None:
        """Let go of the file of an import that nobody goes on with."""
        if self.importing is not None:
            self.importing.session.close()

    @property
    def is_importing(self) -> bool:
        """Tell whether an import stands in the place of the step."""
        return self.importing is not None and self._center.currentWidget() is self.importing

    def _show_import(self, on: bool) -> None:
        if self.importing is not None and on:
            self._center.setCurrentWidget(self.importing)
        elif not on:
            self._center.setCurrentIndex(0)
        self._coach_button.setEnabled(not on)
        self.coach.setVisible(not on)
        self._side.setVisible(not on)
        self._set_beside()

    def _import_closed(self) -> None:
        if self.importing is not None:
            self._show_import(False)
            self._center.removeWidget(self.importing)
            self.importing.deleteLater()
            self.importing = None
            self.part().refresh()
            self.focus_first()

    def _leave_import(self) -> None:
        """Show the steps again; an import that is not finished waits until it is opened again."""
        if self.importing is not None and self.importing.is_finished:
            self.importing.close_import()
        elif self.is_importing:
            self._show_import(False)

    # Beside the work area

    def open_sheet(self, place: Place) -> None:
        """Show every field of a record beside the work area."""
        from cxworkshop.ui.record import RecordSheet

        if self._sheet is None:
            self._sheet = RecordSheet(self.desk)
            self._sheet.setParent(self)
            self._sheet.closed.connect(self.close_sheet)
        self.coach.hide()
        self._sheet.show()
        self._set_beside()
        self._sheet.show_record(place[:2])
        if len(place) > 2:
            self._sheet.focus_field(place)

    def close_sheet(self) -> None:
        """Put the coach back."""
        if self._sheet is not None and not self._sheet.isHidden():
            inside = self._sheet.isAncestorOf(focus) if (focus := QApplication.focusWidget()) else False
            self._sheet.hide()
            self.coach.show()
            self._set_beside()
            if inside:
                self.focus_first()

    def sheet_place(self) -> Place:
        """Give the record that the sheet shows, () while it is closed."""
        return self._sheet.place() if self._sheet is not None and not self._sheet.isHidden() else ()

    def toggle_coach(self) -> None:
        """Open or fold the coach; an import takes its room too."""
        if self.is_importing:
            return
        if self._sheet is not None and self._sheet.isVisible():
            self.close_sheet()
            self.coach.set_open(True)
            return
        self.coach.set_open(not self.coach.is_open)

    def _coach_toggled(self, open: bool) -> None:
        self._coach_button.setChecked(open)
        if self._has_room() and not self.part().WIDE:
            self._coach_wanted = open
            self.desk.settings.values.coach = open
        self._set_beside()

    def _beside(self) -> QWidget:
        """Give what stands beside the work area now."""
        return self._sheet if self._sheet is not None and not self._sheet.isHidden() else self.coach

    def _is_over(self) -> bool:
        """Tell whether coach or sheet lie over the work area, for want of room beside it."""
        if self._beside() is self.coach:
            return self.coach.is_open and not self._has_room()
        return self.width() < self.desk.px(SHEET_ROOM)

    def _set_beside(self) -> None:
        """Give coach or sheet their place at the right, and fold the rail where that helps."""
        px, shown, over = self.desk.px, self._beside(), self._is_over()
        wide = px(SHEET_WIDE) if shown is self._sheet else self.coach.wide()
        self._side.setFixedWidth(px(STRIP) if over else wide)
        at_side = shown is self._sheet and not over
        self.rail.set_narrow(self.width() < px(WIDE_ENOUGH if at_side else NARROW))
        top = self._side.mapTo(self, QPoint(0, 0)).y()
        shown.setGeometry(self.width() - wide, top, wide, self.height() - top)
        if bool(shown.property("over")) != over:
            shown.setProperty("over", over)
            shown.style().unpolish(shown)
            shown.style().polish(shown)
        shown.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep coach and sheet in their place."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._set_beside()
        return super().eventFilter(watched, event)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Put away what lies over the work area when somebody goes on working below it."""
        shown = self._beside()
        if old is None or new is None or not self.isVisible() or not self._is_over():
            return
        if shown.isAncestorOf(old) and self._middle.isAncestorOf(new):
            self._put_away()

    def _put_away(self) -> None:
        if self._beside() is self.coach:
            self.coach.set_open(False)
        else:
            self.close_sheet()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put away with Esc the coach that lies over the work area."""
        if event.key() == Qt.Key.Key_Escape and self._is_over():
            inside = self._beside().isAncestorOf(focus) if (focus := QApplication.focusWidget()) else False
            self._put_away()
            if inside:
                self.focus_first()
            return
        super().keyPressEvent(event)

    def panes(self) -> list[QWidget]:
        """Give the panes that F6 goes through."""
        if self.is_importing and self.importing is not None:
            return [self.rail, self.appbar, self.importing]
        return [self.rail, self.appbar, self.header, self.work, self.bar, self._beside()]

    # What is shown

    def refresh(self) -> None:
        """Show what has settled: the rail, the decision, the checks and the part that is visible."""
        self._settled = True
        self.rail.refresh()
        self.bar.refresh()
        self.coach.refresh()
        if self.step >= 0:
            self.part().refresh()

    def _changed(self, place: Place) -> None:
        if place[:1] in ((), ("profile",)):
            self.rail.refresh(settled=self._settled)

    def _name_undo(self) -> None:
        from cxworkshop.ui.parts import tooltip

        stack, desk = self.desk.document.undo_stack, self.desk
        for button, able, words, plain in (
            (self._undo, stack.canUndo(), stack.undoText(), N_("Undo")),
            (self._redo, stack.canRedo(), stack.redoText(), N_("Redo")),
        ):
            button.setEnabled(able)
            tooltip(button, f"{desk.text(plain)}: {words}" if words else desk.text(plain))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the coach and the rail where the window is small."""
        super().resizeEvent(event)
        low = self.height() < self.desk.px(LOW)
        self.header.set_low(low)
        self.bar.set_low(low)
        self._fold_coach()
        self._set_beside()

    def _has_room(self) -> bool:
        return self.width() >= self.desk.px(WIDE_ENOUGH)

    def _fold_coach(self) -> None:
        """Open the coach where it is wanted and there is room beside the part."""
        if self.step >= 0:
            self.coach.set_open(self._has_room() and self._coach_wanted and not self.part().WIDE)
            self._coach_button.setChecked(self.coach.is_open)
            self._set_beside()

    def later(self) -> None:
        """Work out checks and figures after the first paint."""
        QTimer.singleShot(0, self.desk.document.settle_soon)


def _high(end: QWidget, width: int) -> int:
    wanted = end.heightForWidth(width) if end.hasHeightForWidth() else end.sizeHint().height()
    return max(end.minimumHeight(), wanted)


def _takes_keys(widget: QWidget, part: QWidget) -> bool:
    """Tell whether a widget of a part can be reached with Tab now."""
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return reached and widget.isEnabled() and widget.isVisibleTo(part)
