"""Cutting time into the periods that numbers are kept for."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from cxworkshop.model.imports import PeriodLength

MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}


class Period(NamedTuple):
    """Hold the first and the last day of a period."""

    start: date
    end: date


def period_of(day: date, length: PeriodLength) -> Period:
    """Give the calendar period that a day lies in; weeks begin on Monday. "all" gives the day itself."""
    if length == "all":
        return Period(day, day)
    if length == "week":
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    months = MONTHS[length]
    first = (day.month - 1) // months * months + 1
    start = date(day.year, first, 1)
    return Period(start, _months_on(start, months) - timedelta(days=1))


def periods_of(days: Iterable[date], length: PeriodLength) -> list[Period]:
    """List the periods in which days fall, in order; the last one ends with the last day, so that it is not to come."""
    ordered = sorted(set(days))
    if not ordered:
        return []
    if length == "all":
        return [Period(ordered[0], ordered[-1])]
    found = sorted({period_of(day, length) for day in ordered})
    return [*found[:-1], Period(found[-1].start, ordered[-1])]


def joined(one: Period, other: Period) -> Period:
    """Give the period from the start of the earlier to the end of the later of two."""
    return Period(min(one.start, other.start), max(one.end, other.end))


def _months_on(day: date, months: int) -> date:
    place = day.year * 12 + day.month - 1 + months
    return date(place // 12, place % 12 + 1, 1)
