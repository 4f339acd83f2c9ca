"""Nothing that a project keeps tells who answered: small cells, comments, companies, and the file as a whole."""

from datetime import date
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from survey_files import text_file
from survey_projects import loaded, run_import, saved

from cxworkshop.method.small_groups import Group, hidden_groups
from cxworkshop.model.improvements import Area
from cxworkshop.model.rows import Rows
from cxworkshop.surveys.periods import period_of, periods_of
from cxworkshop.surveys.small_cells import kept_cells

MONTHS = [period_of(date(2026, month, 1), "month") for month in range(1, 7)]


@st.composite
def tables(draw):
    """Draw how many answered, by segment and month; "" is no known segment."""
    segments = ["", *"ABCD"][: draw(st.integers(1, 5))]
    months = MONTHS[: draw(st.integers(1, 6))]
    sizes = st.one_of(st.integers(0, 7), st.integers(0, 40))
    return {segment: {month: draw(sizes) for month in months} for segment in segments}


@settings(max_examples=150)
@given(tables(), st.integers(3, 8))
def test_no_small_group_can_be_worked_out_from_what_is_kept(counts, k):
    months = sorted({month for cells in counts.values() for month in cells})
    atoms = {(segment, month): place for place, (segment, month) in enumerate((s, m) for s in counts for m in months)}
    sizes = np.array([counts[segment].get(month, 0) for segment, month in atoms], dtype=float)
    known = [group(atoms, [segment] if segment else counts, period) for segment, period in all_kept(counts, k)]
    for row in known:
        assert row @ sizes >= k
    if not known:
        return
    basis = np.linalg.pinv(np.array(known)) @ np.array(known)
    for size in range(1, len(counts) + 1):
        for some in combinations(counts, size):
            for first in range(len(months)):
                for last in range(first, len(months)):
                    wanted = group(atoms, some, (months[first].start, months[last].end))
                    if np.allclose(basis @ wanted, wanted, atol=1e-8):
                        assert wanted @ sizes == 0 or wanted @ sizes >= k


def all_kept(counts, k):
    return [(segment, period) for segment, periods in kept_cells(counts, k).items() for period in periods]


def group(atoms, segments, period):
    """Write a group as a row: which atoms of segment and month it holds."""
    start, end = period
    return np.array([float(s in segments and start <= m.start and m.end <= end) for s, m in atoms])


@settings(max_examples=150)
@given(tables(), st.integers(3, 8))
def test_what_is_kept_is_also_shown(counts, k):
    groups = [
        Group(str(place), n, frozenset(filter(None, [segment])), *period, made="import")
        for place, (segment, period) in enumerate(all_kept(counts, k))
        if (n := sum(
            n for one in ([segment] if segment else counts) for month, n in counts[one].items()
            if period.start <= month.start and month.end <= period.end
        ))
    ]  # fmt: skip
    assert hidden_groups(tuple(groups), k) == frozenset()


@given(tables())
def test_with_names_every_cell_is_kept(counts):
    months = {month for cells in counts.values() for month, n in cells.items() if n}
    kept = kept_cells(counts, 0)
    assert set(kept.get("", [])) == months
    for segment, cells in counts.items():
        if segment:
            assert set(kept.get(segment, [])) == {month for month, n in cells.items() if n}


@given(st.lists(st.dates(date(1999, 1, 1), date(2030, 12, 31)), max_size=30), st.sampled_from(
    ["week", "month", "quarter", "half-year", "year", "all"]))  # fmt: skip
def test_every_day_lies_in_one_period_and_none_ends_after_the_last(days, length):
    periods = periods_of(days, length)
    assert all(sum(one.start <= day <= one.end for one in periods) == 1 for day in days)
    assert all(one.end < other.start for one, other in pairwise(periods))
    assert not days or periods[-1].end == max(days)


# The whole file

SECRETS = [
    "matti{n}@example.fi",
    "Meikäläinen{n}x",
    "192.0.2.{n}",
    "R_secret{n}",
    "+35840123{n:04}",
    "60.1{n:04}",
    "Polku {n} Z",
]
HEADERS = ["Response ID", "Date", "Email", "Name", "IP Address", "Phone", "Latitude", "Street address", "Customer"]


def hostile_survey(n=120):
    """Write a survey full of what must not be kept, in comments as well."""
    lines = [",".join([*HEADERS, "How likely are you to recommend us to a friend or colleague?", "Why?", "Segment"])]
    for number in range(100, 100 + n):
        mail, name, ip, id, phone, place, street = (secret.format(n=number) for secret in SECRETS)
        comment = f"I am {name} ({mail}; {phone}) from {ip}, form {id}, and liked it a lot"
        cells = [id, f"2026-09-{number % 28 + 1:02}", mail, name, ip, phone, place, street, f"Firm {number}Q",
                 str(number % 11), f'"{comment}"', ("Yritykset", "Privatkunder")[number % 2]]  # fmt: skip
        lines.append(",".join(cells))
    return "\n".join(lines)


@pytest.mark.parametrize("options", [{}, {"keep_comments": True}, {"keep_comments": True, "find_drivers": True}])
def test_nothing_of_a_respondent_stands_in_the_project(options, tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    mapping = {"columns": [{"header": "Customer", "role": "account"}], **options}

    code, said, error = run_import(capsys, path, text_file(tmp_path, hostile_survey()), mapping=mapping)

    assert (code, error) == (0, "")
    assert said["kept"] == 120
    written = path.read_text(encoding="utf-8")
    told = [secret.format(n=number) for number in range(100, 220) for secret in (*SECRETS, "Firm {n}Q")]
    assert [secret for secret in told if secret in written] == []
    assert bool(loaded(path).comments) == ("keep_comments" in options)
    assert all("liked it a lot" in one.text and one.month in (None, date(2026, 9, 1)) for one in loaded(path).comments)


def test_few_answers_leave_no_number_behind(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    code, _, error = run_import(capsys, path, text_file(tmp_path, hostile_survey(4)))
    assert code == 2
    assert "gave no number" in error
    assert not loaded(path).imports
    assert not loaded(path).measurements


def test_comments_that_were_sorted_stay_sorted_when_the_survey_is_imported_again(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    head = "Response ID,Date,How likely are you to recommend us to a friend or colleague?,Why?"
    rows = [f"R{n},2026-09-{n % 28 + 1:02},{n % 11},{'Too slow' if n % 3 else 'Kind people'}" for n in range(60)]
    run_import(capsys, path, text_file(tmp_path, "\n".join([head, *rows])), mapping={"keep_comments": True})
    project = loaded(path)
    area = Area("i1", title="Slow")
    marked = [replace(one, areas=("i1",)) if one.text == "Too slow" else one for one in project.comments]
    unmasked = replace(marked[0], text=f"{marked[0].text} 0401234567", areas=("i1",))
    saved(path, replace(project, areas=Rows([area]), comments=Rows([unmasked, *marked[1:]])))

    more = [f"R{n},2026-09-03,9,{'Too slow, 040 123 4567' if n == 60 else 'Too slow'}" for n in range(60, 70)]
    more.append(f"R70,2026-09-03,9,{marked[0].text} 0401234567")
    code, _, error = run_import(
        capsys, path, text_file(tmp_path, "\n".join([head, *rows, *more])), mapping={"keep_comments": True}
    )

    assert (code, error) == (0, "")
    comments = loaded(path).comments
    assert len(comments) == 71
    sorted_ = [one.text for one in comments if one.areas == ("i1",)]
    assert len(sorted_) == sum(one.areas == ("i1",) for one in [unmasked, *marked[1:]])
    assert set(sorted_) == {"Too slow", f"{marked[0].text} …"}
