"""Which change could be seen at all, and how many answers that takes (F5.5 to F5.7)."""

from math import sqrt
from typing import Literal, NamedTuple

from cxworkshop.method.comparisons import difference_se
from cxworkshop.method.distributions import normal_cdf, normal_ppf, z_two_sided
from cxworkshop.method.domain import require_finite, require_inside, require_not_negative, require_shares
from cxworkshop.method.rounding import round_up

Verdict = Literal["below_noise", "weak", "detectable"]

Z_CONF_95 = z_two_sided(0.95)
Z_POWER_80 = normal_ppf(0.80)


class Detectable(NamedTuple):
    """The change that is just significant, and the one that will be found with the wanted power."""

    significant: float
    found: float


def mdd_nps(n_1: int, n_2: int, variance: float = 0.7, conf: float = 0.95, power: float = 0.80) -> Detectable | None:
    """Compute the NPS change, in points, that two waves of so many answers can show.

    variance is that of one answer, 0..1 (F3.1). None: an empty wave. Raises ValueError for a negative number,
    or conf or power not strictly between 0 and 1. F5.5.
    """
    require_shares(variance=variance)
    return _detectable(difference_se(1e4 * variance, n_1, 1e4 * variance, n_2), conf, power)


def mdd_proportion(n_1: int, n_2: int, share: float, conf: float = 0.95, power: float = 0.80) -> Detectable | None:
    """Compute the change of a share, as a share, that two waves of so many answers can show.

    None: an empty wave. Raises ValueError for a number out of range. F5.5.
    """
    require_shares(share=share)
    variance = share * (1 - share)
    return _detectable(difference_se(variance, n_1, variance, n_2), conf, power)


def mdd_mean(n_1: int, n_2: int, sd: float, conf: float = 0.95, power: float = 0.80) -> Detectable | None:
    """Compute the change of a mean, in its unit, that two waves of so many answers can show.

    None: an empty wave. Raises ValueError for a number out of range. F5.5.
    """
    require_not_negative(sd=sd)
    return _detectable(difference_se(sd * sd, n_1, sd * sd, n_2), conf, power)


def target_verdict(
    change: float | None, se: float | None, z: float = Z_CONF_95, z_power: float = Z_POWER_80
) -> Verdict | None:
    """Judge whether the change from baseline to target would stand out from noise.

    se is the standard error of that change, with the values of baseline and target (difference_se). z and
    z_power come from the project's confidence and power. None: the change or se is missing, or se is 0; the
    control chart judges then. Raises ValueError for a negative se, z or z_power. F5.5b.
    """
    require_finite(change=change)
    require_not_negative(se=se, z=z, z_power=z_power)
    if change is None or not se:
        return None
    ratio = abs(change) / se
    if ratio < z:
        return "below_noise"
    return "weak" if ratio < z + z_power else "detectable"


def n_two_proportions(share_1: float, share_2: float, conf: float = 0.95, power: float = 0.80) -> int | None:
    """Compute the answers needed per wave to find a change from one share to another.

    None: no change to find. Raises ValueError for a number out of range. F5.6.
    """
    require_shares(share_1=share_1, share_2=share_2)
    z, z_power = _quantiles(conf, power)
    if share_1 == share_2:
        return None
    mean = (share_1 + share_2) / 2
    alike = sqrt(2 * mean * (1 - mean))
    apart = sqrt(share_1 * (1 - share_1) + share_2 * (1 - share_2))
    return round_up(((z * alike + z_power * apart) / (share_2 - share_1)) ** 2)


def n_two_nps(change: float, variance: float = 0.7, conf: float = 0.95, power: float = 0.80) -> int | None:
    """Compute the answers needed per wave to find an NPS change of so many points.

    variance is that of one answer in either wave, 0..1 (F3.1). None: no change to find, or no variance.
    Raises ValueError for a number out of range. F5.6.
    """
    require_shares(variance=variance)
    return _n_two(change / 100, variance, conf, power)


def n_two_means(change: float, sd: float, conf: float = 0.95, power: float = 0.80) -> int | None:
    """Compute the answers needed per wave to find a change of a mean.

    change and sd have the same unit. None: no change to find, or no deviation. Raises ValueError for a number
    out of range. F5.6.
    """
    require_not_negative(sd=sd)
    return _n_two(change, sd * sd, conf, power)


def power_nps(change: float, n_1: int, n_2: int, variance: float = 0.7, conf: float = 0.95) -> float | None:
    """Give the probability that two waves of so many answers show an NPS change of so many points.

    variance is that of one answer, 0..1 (F3.1). None: an empty wave, or no variance. Raises ValueError for a
    number out of range. F5.6.
    """
    require_finite(change=change)
    require_shares(variance=variance)
    z, se = z_two_sided(conf), difference_se(1e4 * variance, n_1, 1e4 * variance, n_2)
    if not se:
        return None
    return normal_cdf(change / se - z) + normal_cdf(-change / se - z)


def nps_customers_to_move(change: float, customers: int) -> int | None:
    """Count the one-step moves between classes that an NPS change of so many points needs, rounded up.

    From detractor to promoter are two steps. None: the change is a fall. Raises ValueError for a negative
    number of customers. F5.7.
    """
    require_finite(change=change)
    require_not_negative(customers=customers)
    return round_up(change / 100 * customers) if change >= 0 else None


def _quantiles(conf: float, power: float) -> tuple[float, float]:
    require_inside(power=power)
    return z_two_sided(conf), normal_ppf(power)


def _detectable(se: float | None, conf: float, power: float) -> Detectable | None:
    z, z_power = _quantiles(conf, power)
    return None if se is None else Detectable(z * se, (z + z_power) * se)


def _n_two(change: float, variance: float, conf: float, power: float) -> int | None:
    require_finite(change=change)
    z, z_power = _quantiles(conf, power)
    if change == 0 or variance == 0:
        return None
    return max(1, round_up(2 * variance * ((z + z_power) / change) ** 2))
