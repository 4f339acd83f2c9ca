"""From numbers to a project: an import replaces what an earlier one of the same survey said of the same time."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from datetime import date
from math import isfinite
from typing import NamedTuple

import msgspec

from cxworkshop.method.catalogue import method_of
from cxworkshop.method.measuring import favourable, report_as, sign
from cxworkshop.method.readings import answers
from cxworkshop.method.small_groups import Group, group_of, hidden_groups
from cxworkshop.model.collection import Wave
from cxworkshop.model.ids import new_id
from cxworkshop.model.imports import Comment, Import
from cxworkshop.model.imports import Mapping as Decided
from cxworkshop.model.metrics import (
    Asked,
    Classes,
    Counts,
    Data,
    DriverRun,
    Measurement,
    Metric,
    Origin,
    ShareOf,
    Times,
)
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.surveys.companies import Companies
from cxworkshop.surveys.found import Cell, Found, Said, Values
from cxworkshop.surveys.interpreting import takes_time
from cxworkshop.surveys.masking import masked
from cxworkshop.surveys.periods import Period
from cxworkshop.surveys.scales import scale_of

ABOUT_ANSWERS = ("segment", "metric", "importance", "status")
"""Uses of columns whose values a project remembers; those of others may tell who answered."""


class Source(NamedTuple):
    """Name a file: its name, the key of its survey, and the tool that wrote it."""

    file: str
    survey: str
    layout: str


def put_into(project: Project, source: Source, decided: Decided, found: Found, today: date) -> Project:
    """Put what a survey gave into a project as one change.

    Numbers of the same survey over the same days are replaced, and those of other days stay; nothing counts twice.
    A measurement that is replaced keeps its id, so that a target's starting point still points at it.
    """
    row = project.collection.find(decided.collection)
    attributed = row is not None and row.attribution == "attributed"
    made = Import(
        id=new_id(),
        file=source.file,
        survey=source.survey,
        layout=source.layout,
        imported_on=today,
        start=found.start,
        end=found.end,
        rows=found.rows,
        kept=found.kept,
        left_out=found.left_out,
        mapping=_remembered(decided, attributed),
    )
    earlier = {one.id for one in project.imports if one.survey == source.survey}
    companies = Companies(project.accounts, decided, found, attributed)
    unchanged = {one.id for one in project.imports if one.id in earlier and _is_the_same(one, made)}
    old = [one for one in project.measurements if one.origin.imported in earlier]
    replaced = [one for one in old if one.origin.imported in unchanged or _meets(one.start, one.end, found)]
    ids = _same_ids(replaced, found.cells, unchanged)
    metrics = {metric.id: metric for metric in project.metrics}
    new = _without_small_sums(
        [
            _measurement(project, metrics[cell.metric], cell, made, companies, ids.get(place) or new_id())
            for place, cell in enumerate(found.cells)
        ],
        project.constants.anonymity_k,
    )
    gone = {one.id for one in replaced}
    measurements = [*(one for one in project.measurements if one.id not in gone), *new]
    outdated = {one.id for one in project.comments if one.imported in earlier and _meets(one.month, one.month, found)}
    themes: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one in project.comments:
        if one.id in outdated:
            # what was sorted stays sorted, also when more is masked than in the version that read it first
            themes[masked(one.text)].append(one.areas)
    comments = [
        *(one for one in project.comments if one.id not in outdated),
        *(_comment(said, made, themes[said.text]) for said in found.comments),
    ]
    explained = {(run.outcome, run.segment) for run in found.runs}
    stale = {
        one.id
        for one in project.imports
        if one.id in earlier and (one.id in unchanged or _meets(one.start, one.end, found))
    }
    runs: list[DriverRun] = [
        *(
            run
            for run in project.drivers
            if run.origin.imported not in earlier or (run.origin.imported not in stale and _scope(run) not in explained)
        ),
        *_driver_runs(found, made),
    ]
    needed = {one.origin.imported for one in measurements} | {run.origin.imported for run in runs}
    needed |= {one.imported for one in comments}
    imports = [*(one for one in project.imports if one.id not in earlier or one.id in needed), made]
    return msgspec.structs.replace(
        project,
        accounts=Rows(companies.accounts),
        imports=Rows(imports),
        measurements=Rows(measurements),
        comments=Rows(comments),
        drivers=Rows(runs),
        waves=project.waves if unchanged else Rows(_waves(project, earlier, made)),
    )


def _is_the_same(one: Import, other: Import) -> bool:
    """Tell whether two files without days hold the same answers, as far as that can be seen; days would tell."""
    dated = any(use.role == "date" for mapping in (one.mapping, other.mapping) for use in mapping.columns)
    told = other.mapping.start or other.mapping.end
    return not (dated or told) and (one.rows, one.kept, one.left_out) == (other.rows, other.kept, other.left_out)


def barely_changed(project: Project, survey: str, decided: Decided, found: Found) -> int | None:
    """Give the fewest answers by which a number of an earlier import would change, where they are a small group.

    Whoever keeps the earlier number can take it from the new one. None: every change is none, large enough, or carries
    names anyway.
    """
    row = project.collection.find(decided.collection)
    if row is not None and row.attribution == "attributed":
        return None
    earlier = {one.id: one for one in project.imports if one.survey == survey}
    before = {
        (one.metric, one.segments, one.start): answers(metric, one)
        for one in project.measurements
        if one.origin.imported in earlier and (metric := project.metrics.find(one.metric)) is not None
    }
    changes = [
        abs(sum(cell.values.values()) - before[place])
        for cell in found.cells
        if (place := (cell.metric, _segments(cell), cell.period.start)) in before
    ]
    return min((n for n in changes if 0 < n < project.constants.anonymity_k), default=None)


def _without_small_sums(new: Sequence[Measurement], k: int) -> list[Measurement]:
    """Drop sums over few companies, and those that with others would give a company's own answers (F4.12)."""
    groups: dict[str, list[Group]] = {}
    for one in new:
        if one.account_sums is not None:
            group = group_of(one, one.account_sums.accounts, fixed=False)
            groups.setdefault(one.metric, []).append(group)
    hidden = {id for some in groups.values() for id in hidden_groups(tuple(some), k)}
    return [msgspec.structs.replace(one, account_sums=None) if one.id in hidden else one for one in new]


def _meets(start: date | None, end: date | None, found: Found) -> bool:
    """Tell whether a stretch of time has a day in common with what was found; unknown days might."""
    first, last = start or end, end or start
    if first is None or last is None or found.end is None:
        return True
    return first <= found.end and last >= (found.start or found.end).replace(day=1)


def _segments(cell: Cell) -> tuple[str, ...]:
    return (cell.segment,) if cell.segment else ()


def _same_ids(replaced: Iterable[Measurement], cells: Sequence[Cell], unchanged: Container[str]) -> dict[int, str]:
    """Give cells, by place, the ids of what they replace.

    That is the one of the same start first, then one with a common day, then one of a file that is the same.
    """
    found: dict[int, str] = {}
    left = list(replaced)
    tests: tuple[Callable[[Measurement, Period], bool], ...] = (
        lambda one, period: one.start == period.start,
        _share_a_day,
        lambda one, _: one.origin.imported in unchanged,
    )
    for test in tests:
        for place, cell in enumerate(cells):
            for one in left:
                alike = (one.metric, one.segments) == (cell.metric, _segments(cell)) and place not in found
                if alike and test(one, cell.period):
                    found[place] = one.id
                    left.remove(one)
                    break
    return found


def _share_a_day(one: Measurement, period: Period) -> bool:
    first, last = one.start or one.end, one.end or one.start
    return first is not None and last is not None and first <= period.end and last >= period.start


def _measurement(
    project: Project, metric: Metric, cell: Cell, made: Import, companies: Companies, id: str
) -> Measurement:
    row = project.collection.find(made.mapping.collection)
    # the scale of the answers: that of a metric may be its result's, such as -100 to +100
    found = scale_of(metric)
    scale = found if found is not None and isfinite(found.high) else None
    asked = Asked(
        text=metric.questions.get(project.about.language, ""),
        scale_min=scale.low if scale is not None else None,
        scale_max=scale.high if scale is not None else None,
        favourable=favourable(metric),
        channel=row.channels[0] if row is not None and row.channels else "",
    )
    segments = _segments(cell) or (row.segments if row is not None else ())
    return Measurement(
        id=id,
        metric=metric.id,
        segments=_segments(cell),
        start=cell.period.start,
        end=cell.period.end,
        origin=Origin(kind="import", collection=made.mapping.collection, label=made.file, imported=made.id),
        data=data_of(metric, cell.values),
        accounts=companies.named(cell),
        account_sums=companies.sums(metric, cell, segments, project.constants.anonymity_k),
        halves=cell.halves,
        items=cell.items,
        asked=asked,
        entered_on=made.imported_on,
    )


def data_of(metric: Metric, values: Values) -> Data:
    """Turn counted answers into the kind of data that a metric keeps."""
    method = method_of(metric.method)
    kinds = method.data if method is not None else ("counts",)
    if takes_time(metric):
        return Times(values=dict(values))
    if "counts" in kinds and not (metric.method == "CUSTOM" and _is_yes_no(metric, values)):
        return Counts(values=dict(values))
    if "classes" in kinds:
        signs = {step: sum(n for value, n in values.items() if sign(value) == step) for step in (1, 0, -1)}
        return Classes(promoters=signs[1], passives=signs[0], detractors=signs[-1])
    return ShareOf(x=values.get(1, 0), n=sum(values.values()))


def _is_yes_no(metric: Metric, values: Values) -> bool:
    return report_as(metric) == "share" and not favourable(metric) and set(values) <= {0, 1}


def _remembered(decided: Decided, attributed: bool) -> Decided:
    """Give what the next file of a survey may start from, without values that tell who answered."""
    kept = (*ABOUT_ANSWERS, "account") if attributed else ABOUT_ANSWERS
    columns = [use if use.role in kept else msgspec.structs.replace(use, values={}) for use in decided.columns]
    return msgspec.structs.replace(decided, columns=tuple(columns))


def _comment(one: Said, made: Import, themes: list[tuple[str, ...]]) -> Comment:
    segments = (one.segment,) if one.segment else ()
    return Comment(
        id=new_id(), text=one.text, segments=segments, metric=one.metric, month=one.month, mood=one.mood,
        areas=themes.pop(0) if themes else (), imported=made.id,
    )  # fmt: skip


def _scope(run: DriverRun) -> tuple[str, str]:
    return run.outcome, "".join(run.segments)


def _driver_runs(found: Found, made: Import) -> list[DriverRun]:
    return [
        DriverRun(
            id=new_id(),
            outcome=run.outcome,
            segments=(run.segment,) if run.segment else (),
            end=run.end or made.end,
            n=run.n,
            drivers=run.drivers,
            correlations=run.correlations,
            origin=Origin(kind="import", collection=made.mapping.collection, label=made.file, imported=made.id),
        )
        for run in found.runs
    ]


def _waves(project: Project, earlier: set[str], made: Import) -> list[Wave]:
    """Write into the source's round how many answers came; what somebody typed in is left as it is."""
    waves = list(project.waves)
    if not made.mapping.collection or made.end is None:
        return waves
    unfinished = sum(one.count for one in made.left_out if one.reason == "unfinished" and not one.column)
    before = {one.kept for one in project.imports if one.id in earlier}
    for place, wave in enumerate(waves):
        start, end = wave.start or wave.end, wave.end or wave.start
        same = start is None or end is None or (start <= made.end and end >= (made.start or made.end))
        if wave.collection == made.mapping.collection and same:
            if wave.complete is None or wave.complete in before:
                waves[place] = msgspec.structs.replace(wave, complete=made.kept, partial=unfinished)
            return waves
    wave = Wave(
        id=new_id(), collection=made.mapping.collection, start=made.start, end=made.end, complete=made.kept,
        partial=unfinished,
    )  # fmt: skip
    return [*waves, wave]
