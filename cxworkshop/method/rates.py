"""Customers kept, calls given up, and events per thousand (F3.10 to F3.12)."""

from cxworkshop.method.discrete import poisson_cdf, poisson_pmf
from cxworkshop.method.distributions import newton
from cxworkshop.method.domain import require_inside, require_not_negative, require_positive, require_shares
from cxworkshop.method.intervals import Interval, Share, share_of


def abandonment(abandoned: int, offered: int, short: int = 0) -> float | None:
    """Give the share of calls given up, without the short ones.

    None: no calls remain, or the numbers contradict each other. Raises ValueError for a negative number.
    F3.10.
    """
    return abandoned_share(abandoned, offered, short).share


def abandoned_share(abandoned: int, offered: int, short: int = 0) -> Share:
    """Count the calls given up and offered, without the short ones, and divide them.

    short hang-ups are part of both numbers. The share is None when no calls remain or the numbers contradict
    each other (more short than abandoned, more abandoned than offered). Raises ValueError for a negative
    number. F3.10.
    """
    require_not_negative(abandoned=abandoned, offered=offered, short=short)
    if short > abandoned:
        return Share(0, max(offered - short, 0), None)
    return share_of(abandoned - short, max(offered - short, 0))


def retention(start: int, end: int, new: int) -> float | None:
    """Give the share of customers at the start who are still there at the end.

    None: no customers at the start, or the numbers contradict each other. Raises ValueError for a negative
    number. F3.11.
    """
    return retained_share(start, end, new).share


def retained_share(start: int, end: int, new: int) -> Share:
    """Count the customers who stayed, of those at the start.

    end includes the new ones. The share is None without customers at the start, or when the numbers
    contradict each other (more new than at the end, more stayed than started). Raises ValueError for a
    negative number. F3.11.
    """
    require_not_negative(start=start, end=end, new=new)
    return share_of(end - new, start) if new <= end else Share(0, start, None)


def churn(start: int, end: int, new: int) -> float | None:
    """Give the share of customers at the start who have left by the end.

    None and errors as for retention(). F3.11.
    """
    stayed = retained_share(start, end, new)
    return None if stayed.share is None else (stayed.n - stayed.x) / stayed.n


def annual_churn(monthly: float) -> float:
    """Turn a monthly churn into a yearly one, both shares.

    Raises ValueError outside 0..1. F3.11.
    """
    require_shares(monthly=monthly)
    return 1 - (1 - monthly) ** 12


def poisson_rate(count: int, exposure: float, per: float = 1000) -> float | None:
    """Give the number of events per thousand of exposure (customers, orders).

    None: no exposure. Raises ValueError for a negative number or per not above 0. F3.12.
    """
    require_not_negative(count=count, exposure=exposure)
    require_positive(per=per)
    return per * count / exposure if exposure else None


def poisson_rate_ci(count: int, exposure: float, conf: float = 0.95, per: float = 1000) -> Interval | None:
    """Bound a rate per thousand by the exact Poisson interval.

    None: no exposure. Raises ValueError for a negative number or conf outside 0..1. F3.12, Garwood 1936.
    """
    require_not_negative(count=count, exposure=exposure)
    require_positive(per=per)
    require_inside(conf=conf)
    if not exposure:
        return None
    tail = (1 - conf) / 2
    return Interval(per * _lower_mean(count, tail) / exposure, per * _upper_mean(count, tail) / exposure)


def _lower_mean(count: int, tail: float) -> float:
    """Find the mean at which so many events or more have the probability tail."""
    if count == 0:
        return 0.0
    # This probability bends at count - 1: upwards below it, downwards above. From there Newton's steps
    # approach the wanted mean from one side.
    return newton(lambda mean: (1 - poisson_cdf(count - 1, mean) - tail) / poisson_pmf(count - 1, mean), count - 1)


def _upper_mean(count: int, tail: float) -> float:
    """Find the mean at which so many events or fewer have the probability tail."""
    # Above count the probability falls and is convex, so Newton's steps climb without passing that mean.
    return newton(lambda mean: (tail - poisson_cdf(count, mean)) / poisson_pmf(count, mean), count)
