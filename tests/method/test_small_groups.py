"""Small groups across overlapping tables: what is hidden, and that an attacker with the rest learns nothing."""

from datetime import date
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxworkshop.method.readings import hidden_measurements
from cxworkshop.method.small_groups import Group, hidden_groups
from cxworkshop.method.view import look
from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Measurement, Metric, Origin, ShareOf
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows

K = 5
QUARTER = (date(2026, 7, 1), date(2026, 9, 30))
MONTHS = [(date(2026, month, 1), date(2026, month, 30)) for month in (7, 8, 9)]


def group(id: str, n: int, segments: str = "", period: tuple[date, date] = QUARTER) -> Group:
    return Group(id, n, frozenset(segments), *period)


def hidden(*groups: Group) -> str:
    return " ".join(sorted(hidden_groups(tuple(groups), K)))


def test_one_part_of_a_total_leaves_a_small_rest() -> None:
    assert hidden(group("total", 45), group("part", 42, "a")) == "part"
    assert hidden(group("total", 47), group("part", 42, "a")) == ""


def test_a_month_cannot_be_worked_out_from_its_quarter() -> None:
    months = [group(f"month{place}", n, "a", MONTHS[place]) for place, n in enumerate((40, 3, 50))]
    assert hidden(group("quarter", 93, "a"), *months) == "month0 month1"


def test_a_segment_cannot_be_worked_out_from_a_sum_of_others() -> None:
    found = hidden(
        group("a", 42, "a"), group("b", 17, "b"), group("c", 3, "c"), group("both", 59, "ab"), group("total", 62)
    )
    assert "c" in found.split() and "both" in found.split()


def test_large_groups_are_all_shown() -> None:
    months = [group(f"month{place}", 30, "a", MONTHS[place]) for place in range(3)]
    assert hidden(group("quarter", 90, "a"), *months, group("b", 12, "b"), group("total", 102)) == ""


def test_rolling_periods_and_crossing_segments_are_not_played_off_against_each_other() -> None:
    first, second = (date(2026, 11, 1), date(2026, 11, 14)), (date(2026, 11, 8), date(2026, 11, 21))
    both = (first[0], second[1])
    assert hidden(group("one", 24, "a", first), group("two", 20, "a", second), group("both", 41, "a", both)) == "two"
    assert hidden(group("ab", 13, "ab"), group("az", 14, "az"), group("bz", 20, "bz")) == "ab az"


def test_two_entries_of_one_period_and_an_unknown_start_give_nothing_away() -> None:
    assert hidden(group("interim", 40, "a"), group("final", 43, "a")) == "interim"
    total = Group("total", 43, frozenset("a"), QUARTER[1], QUARTER[1], open_start=True)
    assert hidden(total, group("part", 40, "a", MONTHS[2])) == "part"


def test_a_month_less_a_segment_of_the_same_size_as_its_part_is_no_rest_of_few() -> None:
    two = (MONTHS[0][0], MONTHS[1][1])
    first = [group("ab", 5, "ab", MONTHS[0]), group("a", 5, "a", MONTHS[0])]
    assert hidden(group("both months", 39, "", two), group("second", 30, "", MONTHS[1]), *first) != ""


def test_what_one_import_chose_together_is_shown() -> None:
    months = [group(f"month{place}", 40, "", MONTHS[place]) for place in range(3)]
    large = [group(f"a{place}", 34, "a", MONTHS[place]) for place in range(3)]
    small = [group("b", 9, "b"), group("c", 9, "c")]
    chosen = [one._replace(made="import") for one in (*months, *large, *small)]
    assert hidden(*chosen) == ""
    assert hidden(*chosen, group("typed", 40, "", MONTHS[0])) == "b c"
    assert hidden(*chosen, chosen[0]._replace(id="copy", n=39)) != ""
    assert "b c" in " ".join(sorted(hidden_groups(tuple(chosen), 10)))


def test_named_answers_stay_and_the_sum_that_would_betray_others_goes() -> None:
    named = group("named", 40, "a")._replace(fixed=True)
    assert hidden(named, group("total", 43)) == "total"


def test_years_of_daily_slips_are_no_matter() -> None:
    days = [group(f"d{n}", 6, "a", (day := date.fromordinal(738000 + n), day)) for n in range(1100)]
    total = group("total", 6 * 1100, "a", (date.fromordinal(738000), date.fromordinal(738000 + 1099)))
    assert hidden(total, *days) == ""


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c"]), st.sampled_from(range(3)), st.integers(0, 12)), max_size=9),
    st.booleans(),
)
def test_no_shown_sum_minus_shown_parts_is_a_small_group(cells: list[tuple[str, int, int]], with_sums: bool) -> None:
    known = {(segment, month): n for segment, month, n in cells}
    groups = [group(f"{s}{m}", n, s, MONTHS[m]) for (s, m), n in known.items()]
    if with_sums:
        for segment in "abc":
            groups.append(group(segment, sum(n for (s, _), n in known.items() if s == segment), segment))
        groups.append(group("total", sum(known.values())))
    shown = [one for one in groups if one.id not in hidden_groups(tuple(groups), K)]
    assert not any(0 < one.n < K for one in shown)
    for total in shown:
        parts = [one for one in shown if total.holds(one) and one.n]
        for size in range(1, len(parts) + 1):
            for some in combinations(parts, size):
                if all(one.apart_from(other) for one, other in combinations(some, 2)):
                    assert not 0 < total.n - sum(one.n for one in some) < K


@st.composite
def overlapping(draw: st.DrawFn) -> tuple[list[Group], dict[tuple[str, int], int]]:
    """Draw groups of some segments over some months, whatever they share, and how many answered in each."""
    sizes = st.one_of(st.integers(0, 4), st.integers(0, 25))
    atoms = {(segment, month): draw(sizes) for segment in "abc" for month in range(3)}
    spans = st.sampled_from([(0, 0), (1, 1), (2, 2), (0, 1), (1, 2), (0, 2)])
    wanted = draw(st.lists(st.tuples(st.sampled_from(["", "", "a", "b", "c", "ab"]), spans), max_size=10, unique=True))
    groups = [
        group(f"{segments}{first}{last}", sum(n for at, n in atoms.items() if holds(segments, first, last, at)),
              segments, (MONTHS[first][0], MONTHS[last][1]))
        for segments, (first, last) in wanted
    ]  # fmt: skip
    return groups, atoms


def holds(segments: str, first: int, last: int, atom: tuple[str, int]) -> bool:
    return (not segments or atom[0] in segments) and first <= atom[1] <= last


@settings(max_examples=300)
@given(overlapping())
def test_whatever_adds_and_subtracts_what_is_shown_finds_no_small_group(
    drawn: tuple[list[Group], dict[tuple[str, int], int]],
) -> None:
    groups, atoms = drawn
    shown = [one for one in groups if one.n and one.id not in hidden_groups(tuple(groups), K)]
    sizes = np.array(list(atoms.values()), dtype=float)
    known = np.array(
        [
            [holds("".join(sorted(one.segments)), int(one.id[-2]), int(one.id[-1]), atom) for atom in atoms]
            for one in shown
        ],
        dtype=float,
    )
    if not shown:
        return
    known = known[:, sizes > 0]
    every = np.array(list(product((0.0, 1.0), repeat=known.shape[1])))
    small = every[(every @ sizes[sizes > 0] < K) & every.any(axis=1)]
    derived = np.abs(small @ np.linalg.pinv(known) @ known - small).max(axis=1, initial=0) < 1e-8
    assert not derived.any(), (small[derived], [one.id for one in shown])


@pytest.mark.parametrize(
    ("metric", "method", "shown"),
    [
        (Metric("m", class_="perception", method="CSAT"), None, False),
        (Metric("m", method="CSAT"), None, False),
        (Metric("m"), None, False),
        (Metric("m", class_="interaction", method="FCR"), None, True),
        (Metric("m", class_="interaction", method="FCR"), "transactional survey", False),
        (Metric("m", method="PROMISE KEPT"), "operational data", True),
    ],
)
def test_answers_are_hidden_wherever_customers_may_have_given_them(metric: Metric, method: str, shown: bool) -> None:
    row = Collection("row", method=method)
    measurement = Measurement(
        "x", metric="m", data=ShareOf(x=2, n=3), origin=Origin(collection="row" if method else "")
    )
    project = Project(metrics=Rows([metric]), collection=Rows([row]), measurements=Rows([measurement]))
    assert ("x" not in look(project, date(2026, 11, 21)).of(hidden_measurements)) == shown
