"""Sharing what was learnt: responsibilities, coverage, the loop and its dates (F7.1 to F7.3, F7.5)."""

from calendar import monthrange
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from cxworkshop.method.domain import require_not_negative
from cxworkshop.method.intervals import Interval, Share, wilson
from cxworkshop.method.percentiles import percentile_counts
from cxworkshop.method.scores import share_within_counts
from cxworkshop.model.sharing import Audience, Frequency

RaciProblem = Literal["exactly_one_A", "needs_R"]

ALWAYS_NEEDED: tuple[Audience, ...] = ("front line", "management", "customers who answered")
LOOP_WORKING_DAYS = 2
LATE_AFTER_DAYS = 7

_MONTHS: Mapping[Frequency, int] = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


class Loop(NamedTuple):
    """Those contacted in time of all to contact, the interval of their share, and the median working days."""

    in_time: Share
    interval: Interval | None
    median_days: float | None


def raci_problems(letters: Sequence[str]) -> list[RaciProblem]:
    """List what is wrong with one row of a RACI table.

    letters has one text per person, such as "A", "AR" or "" . Exactly one A and at least one R are needed;
    one person may hold both. Raises ValueError for another letter than R, A, C, I. F7.1.
    """
    together = "".join(letters)
    if not set(together) <= set("RACI"):
        raise ValueError("letters must be R, A, C or I")
    problems: list[RaciProblem] = []
    if together.count("A") != 1:
        problems.append("exactly_one_A")
    if "R" not in together:
        problems.append("needs_R")
    return problems


def audience_coverage(complete: Collection[str], needed: Collection[str] = ()) -> Share:
    """Count the audiences that have a complete row, of those needed.

    The front line, management and the customers who answered are needed always. F7.2.
    """
    audiences = {*ALWAYS_NEEDED, *needed}
    reached = len(audiences.intersection(complete))
    return Share(reached, len(audiences), reached / len(audiences))


def working_days(start: date, end: date, holidays: Collection[date] = ()) -> int:
    """Count the working days after start up to and including end.

    Monday to Friday count, without the holidays. 0 when end is not after start. F7.3.
    """
    days = (start + timedelta(days) for days in range(1, (end - start).days + 1))
    return sum(day.weekday() < 5 and day not in holidays for day in days)


def close_loop(
    contacted: Mapping[float, int], not_contacted: int, limit: float = LOOP_WORKING_DAYS, conf: float = 0.95
) -> Loop:
    """Sum up how fast unhappy customers who allowed it were contacted.

    contacted counts them by working days, not_contacted those who still wait beyond the limit. The share and
    interval are None without anybody to contact, the median without anybody contacted. Raises ValueError for
    a negative number. F7.3.
    """
    require_not_negative(not_contacted=not_contacted, limit=limit)
    reached = share_within_counts(contacted, limit)
    n = reached.n + not_contacted
    in_time = Share(reached.x, n, reached.x / n if n else None)
    return Loop(in_time, wilson(reached.x, n, conf), percentile_counts(contacted, 0.5))


def next_date(previous: date | None, frequency: Frequency | None) -> date | None:
    """Give the date of the next sharing.

    A month that lacks the day ends on its last. None: an argument is missing, or shared once only or
    continuously. Raises ValueError for an unknown frequency. F7.5.
    """
    if previous is None or frequency is None or frequency in ("once", "continuous"):
        return None
    if frequency == "weekly":
        return previous + timedelta(weeks=1)
    if frequency not in _MONTHS:
        raise ValueError("frequency must be once, weekly, monthly, quarterly, half-yearly, yearly or continuous")
    years, month = divmod(previous.month - 1 + _MONTHS[frequency], 12)
    year, month = previous.year + years, month + 1
    return date(year, month, min(previous.day, monthrange(year, month)[1]))


def is_late(due: date | None, today: date, grace_days: int = LATE_AFTER_DAYS) -> bool:
    """Tell whether a sharing is more than the grace days over.

    Nothing is late without a due date. Raises ValueError for negative grace days. F7.5.
    """
    require_not_negative(grace_days=grace_days)
    return due is not None and (today - due).days > grace_days
