"""The minutes of a workshop (F8.1)."""

from collections.abc import Iterable, Mapping

from cxworkshop.method.domain import require_not_negative
from cxworkshop.method.rounding import largest_remainders, round_down

# Minutes are given out in fives.
UNIT = 5
BUFFER = "buffer"


def agenda_minutes(blocks: Mapping[str, tuple[int, int]], minutes: int) -> dict[str, int] | None:
    """Share out working minutes among the blocks of a workshop.

    blocks are (least, ideal) minutes. The result has the minutes of each block, least plus whole fives, and
    what remains under "buffer". None: the time does not reach for the least of all blocks, so split into two
    sessions; or a block's ideal is below its least. Raises ValueError for negative minutes or a block called
    "buffer". F8.1.
    """
    require_not_negative(minutes=minutes)
    if BUFFER in blocks:
        raise ValueError("blocks must not be called buffer")
    for least, ideal in blocks.values():
        require_not_negative(least=least, ideal=ideal)
    least_sum = sum(least for least, _ in blocks.values())
    ideal_sum = sum(ideal for _, ideal in blocks.values())
    if minutes < least_sum or any(ideal < least for least, ideal in blocks.values()):
        return None
    if minutes >= ideal_sum:
        agenda = {name: ideal for name, (_, ideal) in blocks.items()}
    else:
        part = (minutes - least_sum) / (ideal_sum - least_sum)
        quotas = [part * (ideal - least) / UNIT for least, ideal in blocks.values()]
        limits = [(ideal - least) // UNIT for least, ideal in blocks.values()]
        fives = largest_remainders(quotas, round_down((minutes - least_sum) / UNIT), limits)
        agenda = {name: least + UNIT * more for (name, (least, _)), more in zip(blocks.items(), fives, strict=True)}
    return {**agenda, BUFFER: minutes - sum(agenda.values())}


def longest_stretch(blocks: Iterable[tuple[int, bool]]) -> int:
    """Give the longest stretch of work without a break, in minutes.

    blocks are (minutes, whether it is a break) in order; more than 90 is too long. Raises ValueError for
    negative minutes. Section 8.1.
    """
    longest = stretch = 0
    for minutes, is_break in blocks:
        require_not_negative(minutes=minutes)
        stretch = 0 if is_break and minutes > 0 else stretch + minutes * (not is_break)
        longest = max(longest, stretch)
    return longest
