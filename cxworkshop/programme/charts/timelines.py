"""The coming weeks: what is collected, when results are read, what falls due, who hears about it."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from cxworkshop.language import N_, Message
from cxworkshop.method.figures.improvements import is_open
from cxworkshop.method.figures.sharing import sharing_figures
from cxworkshop.method.sharing import next_date
from cxworkshop.method.view import View
from cxworkshop.model.collection import Collection, Repeat
from cxworkshop.model.sharing import Sharing
from cxworkshop.programme.choices import AUDIENCE

MarkKind = Literal["all the time", "on a day", "nobody", "together", "count"]


class Mark(NamedTuple):
    """Hold what happens in some weeks, from the first to the last, counted from 0."""

    kind: MarkKind
    first: int
    last: int
    times: int = 1


class TimeRow(NamedTuple):
    """Hold one line of the timeline, and what is missing when nothing can be said.

    `label` is what somebody wrote; where they wrote nothing, `title` are our words. `place` leads to the record
    that it shows, or to the collection when it shows several.
    """

    label: str
    marks: tuple[Mark, ...]
    title: Message = ""
    missing: Message = ""
    place: tuple[str, ...] = ()


class Timeline(NamedTuple):
    """Hold the Mondays of some weeks and what happens in them."""

    weeks: tuple[date, ...]
    rows: tuple[TimeRow, ...]


WEEKS = 14


def timeline(view: View, weeks: int = WEEKS) -> Timeline:
    """Describe the next weeks, from the Monday of this one."""
    monday = view.today - timedelta(days=view.today.weekday())
    mondays = tuple(monday + timedelta(weeks=week) for week in range(weeks))
    rows = [_collected(row, mondays)._replace(place=("collection", row.id)) for row in view.collection]
    together = tuple(_marks(review_days(view), mondays, "together"))
    rows.append(TimeRow("", together, N_("Results are read together"), place=("targets",)))
    due = [action.due for action in view.actions if is_open(action) and action.due is not None]
    rows.append(TimeRow("", tuple(_counted(due, mondays)), N_("Actions due"), place=("actions",)))
    rows += [_told(view, row, mondays)._replace(place=("sharing", row.id)) for row in view.sharing]
    return Timeline(mondays, tuple(row for row in rows if row.marks or row.missing))


def _collected(row: Collection, mondays: Sequence[date]) -> TimeRow:
    if row.start is None:
        return TimeRow(row.name, (), missing=N_("No start date"))
    end = row.end or mondays[-1] + timedelta(days=6)
    kind: MarkKind = "on a day" if row.responsible else "nobody"
    if row.repeat == "continuous" or (row.repeat == "once" and row.end is not None):
        weeks = [week for week, day in enumerate(mondays) if day + timedelta(days=6) >= row.start and day <= end]
        span = (Mark("all the time" if row.responsible else "nobody", weeks[0], weeks[-1]),) if weeks else ()
        return TimeRow(row.name, span)
    days = [day for day in repeated(row.start, row.repeat, mondays[-1]) if day <= end]
    return TimeRow(row.name, tuple(_marks(days, mondays, kind)))


def _told(view: View, row: Sharing, mondays: Sequence[date]) -> TimeRow:
    title = AUDIENCE.get(row.audience or "", "")
    first = view.of(sharing_figures)[row.id].due
    if first is None:
        return TimeRow(row.label, (), title, N_("No start date"))
    kind: MarkKind = "on a day" if row.owner else "nobody"
    if row.frequency == "continuous":
        start = max(0, (first - mondays[0]).days // 7)
        span = Mark("all the time" if row.owner else "nobody", start, len(mondays) - 1)
        return TimeRow(row.label, (span,) if start < len(mondays) else (), title)
    return TimeRow(row.label, tuple(_marks(repeated(first, row.frequency, mondays[-1]), mondays, kind)), title)


def repeated(first: date, repeat: Repeat | None, last_monday: date) -> list[date]:
    """Give the days from the first on, repeated to the end of a week.

    Months keep the day of the first: after the 28th of February comes the 31st of March again.
    """
    days = [first]
    while days[-1] <= last_monday + timedelta(days=6):
        following = next_date(days[-1], repeat)
        if following is None:
            break
        if repeat != "weekly":
            in_month = monthrange(following.year, following.month)[1]
            following = following.replace(day=min(first.day, in_month))
        days.append(following)
    return days


def review_days(view: View) -> list[date]:
    """Give the days on which results are read together: the review, and the days that targets fall due."""
    days = {target.target_date for target in view.targets} | {view.profile.review_date}
    return sorted(day for day in days if day is not None)


def _marks(days: Sequence[date], mondays: Sequence[date], kind: MarkKind) -> Iterator[Mark]:
    weeks = sorted({(day - mondays[0]).days // 7 for day in days if day >= mondays[0]})
    return (Mark(kind, week, week) for week in weeks if week < len(mondays))


def _counted(days: Sequence[date], mondays: Sequence[date]) -> Iterator[Mark]:
    weeks = [(day - mondays[0]).days // 7 for day in days if day >= mondays[0]]
    return (Mark("count", week, week, weeks.count(week)) for week in sorted(set(weeks)) if week < len(mondays))
