"""One import on its way: the open file, what was decided so far, and what it would give; nothing is written before."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import QObject, Signal

from cxworkshop.language import N_
from cxworkshop.model import edit
from cxworkshop.model.fields import Row
from cxworkshop.model.ids import new_id
from cxworkshop.model.imports import ColumnRole, ColumnUse, Import
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import RELATIONSHIP, MethodKey
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Segment
from cxworkshop.programme.new_metrics import new_metric
from cxworkshop.surveys.engine import Engine, cell
from cxworkshop.surveys.found import Found
from cxworkshop.surveys.importing import count_survey
from cxworkshop.surveys.interpreting import Plan
from cxworkshop.surveys.leftovers import LeftOver, leftovers
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.proposing import ColumnFound, Proposal, look_at, overlapping, propose
from cxworkshop.surveys.putting import Source, barely_changed, put_into
from cxworkshop.surveys.reading import How, Survey, open_survey
from cxworkshop.surveys.ready_counts import MOST_LINES, are_counts, read_counts
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.task import Task

MOST_LISTED = 50
ONLY_ONE: tuple[ColumnRole, ...] = ("date", "segment", "account", "role", "response id")
DECIDED = tuple(name for name in Decided.__struct_fields__ if name != "unknown")


class ImportState(NamedTuple):
    """Hold what an import would lose when the window is built anew: the file, how it is read, what was decided."""

    path: Path
    how: How
    mapping: Decided
    doubts: dict[int, tuple[str, ...]]
    added: list[tuple[str, Row]]
    touched: bool


class Opened:
    """Hold an open survey and its engine, which are closed together.

    `counts` is what ready counts give, in which there are no columns to decide about.
    """

    def __init__(self, survey: Survey, engine: Engine, proposal: Proposal, counts: Found | None = None) -> None:
        """Keep them."""
        self.survey = survey
        self.engine = engine
        self.proposal = proposal
        self.counts = counts

    def close(self) -> None:
        """Let go of the file; the private copy of it is removed."""
        self.engine.close()
        self.survey.close()


class Session(QObject):
    """Read one file step by step; long work runs beside the window, and only `finish` changes the project."""

    opened = Signal()
    looked = Signal()
    counted = Signal()
    failed = Signal(str, dict)
    read_again = Signal()
    """The file has changed under what was decided, and is read once more."""
    progress = Signal(float)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        """Begin without a file."""
        super().__init__(parent)
        self.desk = desk
        self.path: Path | None = None
        self.how = How()
        self.open: Opened | None = None
        self.mapping = Decided()
        self.columns: tuple[ColumnFound, ...] = ()
        self.rivals: frozenset[int] = frozenset()
        """The columns of which only one can be counted, since they are used for the same metric."""
        self.found: Found | None = None
        self.listed: tuple[LeftOver, ...] = ()
        self.touched = False
        self.made = ""
        """The id of the import, once it is in the project."""
        self._doubts: dict[int, tuple[str, ...]] = {}
        self._added: list[tuple[str, Row]] = []
        self._resumed: ImportState | None = None
        self._stamp: tuple[int, int] | None = None
        self._task: Task | None = None

    @property
    def project(self) -> Project:
        """Give the project with the metrics and segments that this import would add."""
        project = self.desk.project
        for collection, record in self._added:
            if getattr(project, collection).find(record.id) is None:
                project = edit.add(project, (collection,), record)
        return project

    @property
    def busy(self) -> bool:
        """Tell whether something is being read."""
        return self._task is not None

    def state(self) -> ImportState | None:
        """Give what to go on from elsewhere; None without a file."""
        if self.path is None:
            return None
        if self._resumed is not None:
            # the file is still being read once more
            return self._resumed
        return ImportState(self.path, self.how, self.mapping, dict(self._doubts), list(self._added), self.touched)

    def resume(self, state: ImportState) -> None:
        """Open the file of an import that was under way, and take up what was decided."""
        self.read(state.path, state.how)
        self._resumed, self.touched = state, state.touched

    def read(self, path: Path, how: How | None = None) -> None:
        """Open a file beside the window, and propose what each column is."""
        self.close()
        self.path, self.how = path, how or How()
        self._added = []
        self._resumed = None
        self._stamp = _stamp(path)
        project, chosen, today = self.desk.project, self.how, self.desk.today
        self._do(lambda task: _opened(path, chosen, project, today, task), self._take_opened)

    def _take_opened(self, opened: Opened) -> None:
        self.open = opened
        self.mapping = opened.proposal.mapping
        self._show_columns(opened.proposal.columns)
        self._doubts = dict(opened.proposal.doubts)
        state, self._resumed = self._resumed, None
        if state is not None and opened.counts is None and len(state.mapping.columns) == len(self.mapping.columns):
            self._added, self._doubts = list(state.added), dict(state.doubts)
            self.opened.emit()
            self.decide(**{name: getattr(state.mapping, name) for name in DECIDED})
            self.touched = state.touched
            return
        self.found, self.listed = opened.counts, ()
        self.opened.emit()

    @property
    def is_ready_counts(self) -> bool:
        """Tell whether the file holds counts that somebody has made, in the place of answers."""
        return self.open is not None and self.open.counts is not None

    def use(self, place: int, use: ColumnUse) -> None:
        """Decide what a column is used as."""
        # whoever chooses a use has looked at the column
        self._doubts.pop(place, None)
        uses = list(self.mapping.columns)
        if use.role in ONLY_ONE and use.role != uses[place].role:
            # only one column of the file can be it, so the one that was is let go
            uses = [
                msgspec.structs.replace(one, role="ignore", values={}) if one.role == use.role else one for one in uses
            ]
        uses[place] = use
        self.decide(columns=tuple(uses))

    def decide(self, **changes: Any) -> None:
        """Change what was decided, and look at the columns again."""
        if self.open is None or self.path is None:
            return
        if self.is_ready_counts:
            # names in the file may mean something else in the project as it is now
            self.read(self.path, self.how)
            return
        self.touched = self.touched or bool(changes)
        self.found = None
        self.mapping = msgspec.structs.replace(self.mapping, **changes)
        if changes:
            # arrow keys walk through what a column may be, and leave behind what was only passed
            used = _used(self.mapping)
            self._added = [(collection, record) for collection, record in self._added if record.id in used]
        engine, mapping, project = self.open.engine, self.mapping, self.project
        offered, doubts = self.open.proposal.offered, dict(self._doubts)

        def look(task: Task) -> tuple[ColumnFound, ...]:
            engine.cancelled = lambda: task.stopping
            return look_at(engine, mapping, project, offered, doubts)

        self._do(look, self._take_columns)

    def look_again(self) -> None:
        """Look at the columns again after the project has changed."""
        self.decide()

    def _take_columns(self, columns: tuple[ColumnFound, ...]) -> None:
        self._show_columns(columns)
        self.looked.emit()

    def _show_columns(self, columns: tuple[ColumnFound, ...]) -> None:
        """Take what was found, where no metric may be counted from two columns: the second would be left out unseen."""
        metrics = {metric.id for metric in self.project.metrics if metric.method != "INDEX"}
        used = Counter(one.use.metric for one in columns if one.use.role == "metric")
        self.rivals = frozenset(
            place
            for place, one in enumerate(columns)
            if one.use.role == "metric" and one.use.metric in metrics and used[one.use.metric] > 1
        )
        self.columns = tuple(
            one._replace(finding="needs a choice") if place in self.rivals else one for place, one in enumerate(columns)
        )

    def count(self) -> None:
        """Count beside the window, and list the first rows that are left out."""
        state = self.state()
        if self.open is None or state is None:
            return
        now = _stamp(state.path)
        if now is not None and now != self._stamp:
            self.resume(state)
            self.read_again.emit()
            return
        engine, mapping, project, today = self.open.engine, self.ready(), self.project, self.desk.today
        self._do(lambda task: _counted(engine, mapping, project, today, task), self._take_counted)

    def _take_counted(self, counted: tuple[Found, tuple[LeftOver, ...]]) -> None:
        self.found, self.listed = counted
        self.counted.emit()

    def ready(self) -> Decided:
        """Give what was decided, with the columns left out that have no use."""
        uses = [use if use.role else msgspec.structs.replace(use, role="ignore") for use in self.mapping.columns]
        return msgspec.structs.replace(self.mapping, columns=tuple(uses))

    def waiting(self) -> list[int]:
        """List the columns that need a decision."""
        return [place for place, column in enumerate(self.columns) if column.troubled]

    def replaced(self) -> tuple[Import, ...]:
        """Give the earlier imports of this survey that speak of the same days."""
        if self.open is None or self.found is None:
            return self.open.proposal.replaces if self.open is not None else ()
        return overlapping(self.open.proposal, self.found.start, self.found.end)

    def barely_changed(self) -> int | None:
        """Give the few answers that an earlier number of this survey would gain or lose."""
        if self.open is None or self.found is None:
            return None
        return barely_changed(self.project, self.open.survey.key, self.ready(), self.found)

    def add_metric(self, method: MethodKey, name: str = "") -> str:
        """Prepare a new metric, added when the import is; gives its id."""
        metric = new_metric(method, RELATIONSHIP, self.project, name)
        self._added.append(("metrics", metric))
        return metric.id

    def add_segment(self, name: str) -> str:
        """Prepare a new segment, added when the import is; gives its id."""
        segment = Segment(id=new_id(), name=name)
        self._added.append(("segments", segment))
        return segment.id

    def finish(self) -> bool:
        """Put the numbers into the project as one step; False when there is nothing to put."""
        if self.open is None or self.found is None or self.desk.document.read_only:
            return False
        survey, found, mapping = self.open.survey, self.found, self.ready()
        source = Source(survey.name, survey.key, "counts" if self.is_ready_counts else survey.layout)
        project, today = self.project, self.desk.today
        before = {one.id for one in project.imports}
        self.desk.document.change(
            lambda _: put_into(project, source, mapping, found, today),
            ("imports",),
            self.desk.text(N_("Import survey answers")),
        )
        self.made = next(one.id for one in self.desk.project.imports if one.id not in before)
        return True

    def all_left_out(self, write: Callable[[list[LeftOver]], None]) -> None:
        """Gather every row that is left out beside the window, and hand the list over."""
        if self.open is None:
            return
        engine, mapping, project = self.open.engine, self.ready(), self.project

        def gather(task: Task) -> list[LeftOver]:
            engine.cancelled = lambda: task.stopping
            return list(_left_out(engine, mapping, project))

        self._do(gather, write)

    def cancel(self) -> None:
        """Stop what is being read or counted; nothing more is heard of it."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def close(self) -> None:
        """Let go of the file."""
        self.cancel()
        if self.open is not None:
            self.open.close()
            self.open = None

    def _do(self, work: Callable[[Task], Any], take: Callable[[Any], None]) -> None:
        self.cancel()
        task = Task(work, self)
        self._task = task

        def took(result: Any) -> None:
            if self._task is task:
                self._task = None
                take(result)
            elif isinstance(result, Opened):
                result.close()

        def broke(error: Exception) -> None:
            if self._task is task:
                self._task = None
                code, details = (
                    (error.code, error.details) if isinstance(error, Unreadable) else ("engine", {"why": ""})
                )
                self.failed.emit(code, dict(details))

        task.done.connect(took)
        task.failed.connect(broke)
        task.progress.connect(self.progress)
        task.start()


def _used(mapping: Decided) -> set[str]:
    """Give the ids of the metrics and segments that a mapping speaks of."""
    segments = [use.values.values() for use in mapping.columns if use.role == "segment"]
    return {use.metric for use in mapping.columns} | {id for values in segments for id in values}


def _stamp(path: Path) -> tuple[int, int] | None:
    """Give what tells whether a file has changed; None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _opened(path: Path, how: How, project: Project, today: date, task: Task) -> Opened:
    survey = open_survey(path, how, task.report, lambda: task.stopping)
    engine = Engine(survey, lambda: task.stopping)
    try:
        if are_counts([header.label for header in survey.headers]):
            return _ready_counts(survey, engine, project, today)
        return Opened(survey, engine, propose(engine, project))
    except BaseException:
        engine.close()
        survey.close()
        raise


def _ready_counts(survey: Survey, engine: Engine, project: Project, today: date) -> Opened:
    rows = engine.rows([cell(place) for place in range(len(survey.headers))], "true", MOST_LINES + 1)
    labels = [header.label for header in survey.headers]
    found = read_counts(labels, rows, project, False, today, survey.header_rows)
    before = tuple(one for one in project.imports if one.survey == survey.key)
    return Opened(survey, engine, Proposal(Decided(), (), None, before), found)


def _counted(
    engine: Engine, mapping: Decided, project: Project, today: date, task: Task
) -> tuple[Found, tuple[LeftOver, ...]]:
    engine.cancelled = lambda: task.stopping
    found = count_survey(engine, mapping, project, today, task.report)
    few: list[LeftOver] = []
    if found.left_out:
        for one in _left_out(engine, mapping, project):
            few.append(one)
            if len(few) == MOST_LISTED:
                break
    return found, tuple(few)


def _left_out(engine: Engine, mapping: Decided, project: Project) -> Any:
    plan = Plan(engine.survey, mapping, {metric.id: metric for metric in project.metrics})
    return leftovers(engine, plan)
