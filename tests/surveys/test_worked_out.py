"""What is kept of a survey, taken from what else is kept of it, gives nobody's answers."""

import random
from collections import Counter
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from survey_files import text_file
from survey_projects import METRICS, SEGMENTS, loaded, project_with, run_import, saved, source

from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.method.view import look
from cxworkshop.model.metrics import Account, Metric
from cxworkshop.model.rows import Rows

K = 5
DRIVERS = ("speed", "price", "staff")
PROJECT = project_with(
    metrics=Rows(
        [
            *METRICS[:1],
            *(
                Metric(id, name=id, class_="perception", method="CSAT", direction="higher", favourable=(4, 5))
                for id in DRIVERS
            ),
        ]
    ),
    collection=Rows([source(metrics=("nps", *DRIVERS))]),
    accounts=Rows(Account(f"a{n}", label=f"Firm {n}", segment="firms") for n in range(9)),
)
HEADER = "Id,Day,Group,Company,Score,speed,price,staff,How important is speed?,Why?"
MAPPING = {
    "collection": "c1", "period": "month", "keep_comments": True, "find_drivers": True,
    "columns": [
        {"header": "Id", "role": "response id"}, {"header": "Day", "role": "date"},
        {"header": "Why?", "role": "comment"},
        {"header": "Group", "role": "segment", "values": {"Loyal": "loyal", "New": "new", "Firms": "firms"}},
        {"header": "Company", "role": "account"}, {"header": "Score", "role": "metric", "metric": "nps"},
        *({"header": name, "role": "metric", "metric": name} for name in DRIVERS),
        {"header": "How important is speed?", "role": "importance", "metric": "speed"},
    ],
}  # fmt: skip


def answers(sizes, month="2026-09", **changed):
    """Write forms of some people of each group, all questions answered; `changed` gives cells by number and place."""
    chance = random.Random(4)
    rows = []
    for group in (group for group, n in sizes.items() for _ in range(n)):
        three = [chance.randint(1, 5) for _ in range(3)]
        score = min(max(sum(three) - 3 + chance.randint(-2, 2), 0), 10)
        rows.append([f"r{month}{len(rows)}", f"{month}-05", group, "", score, *three, chance.randint(3, 5), "Fine"])
    # every step of the scale is there, so that nobody asks what the scale is
    for number, row in enumerate(rows[:11]):
        row[4] = number
    for place, value in changed.items():
        number, column = map(int, place[1:].split("_"))
        rows[number][column] = value
    return rows


def imported(capsys, folder, rows, path=None):
    path = saved(folder / "p.cxw", PROJECT) if path is None else path
    survey = text_file(folder, "\n".join([HEADER, *(",".join(map(str, row)) for row in rows), ""]))
    code, said, error = run_import(capsys, path, survey, mapping=MAPPING)
    assert (code, error) == (0, "")
    return loaded(path), said


def of(rows, group, column):
    return [row[column] for row in rows if group in ("", row[2]) and row[column] != ""]


def kept(project, metric, segment):
    """Give how many answers of a segment to a question are kept over all months, and their sum."""
    some = [
        one.data.values
        for one in project.measurements
        if one.metric == metric and one.segments == ((segment,) if segment else ())
    ]
    return sum(sum(values.values()) for values in some), sum(v * n for values in some for v, n in values.items())


# Driver analyses


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(0, 70), st.integers(0, 70), st.integers(0, 8), st.integers(0, 3),
    st.lists(st.tuples(st.integers(0, 147), st.integers(5, 7)), max_size=8),
)  # fmt: skip
def test_analyses_leave_nobody_over(tmp_path, capsys, loyal, new, firms, nowhere, gaps):
    rows = answers({"Loyal": max(loyal, 20), "New": new, "Firms": firms, "": nowhere})
    for number, column in gaps:
        rows[number % len(rows)][column] = ""
    project, _ = imported(capsys, tmp_path, rows)
    runs = {"".join(run.segments): run for run in project.drivers}
    parts = [run.n for segment, run in runs.items() if segment]
    if parts:
        left = runs[""].n - sum(parts)
        assert left == 0 or left >= K
    for segment, run in runs.items():
        for driver in run.drivers:
            n, _ = kept(project, driver.metric, segment)
            assert n > 0
            assert n - run.n == 0 or n - run.n >= K


def test_the_one_who_left_a_question_open_is_not_the_rest_of_an_analysis(tmp_path, capsys):
    rows = answers({"Loyal": 80}, r40_6="")
    project, _ = imported(capsys, tmp_path, rows)
    run = next(run for run in project.drivers if not run.segments)
    n, total = kept(project, "speed", "")
    assert (n, run.n) == (80, 79 - K)
    assert total - run.drivers[0].performance * run.n != pytest.approx(rows[40][5])


def test_an_analysis_of_answers_without_gaps_uses_all(tmp_path, capsys):
    project, _ = imported(capsys, tmp_path, answers({"Loyal": 60, "New": 60}))
    assert {run.segments: run.n for run in project.drivers} == {(): 120, ("loyal",): 60, ("new",): 60}


def test_the_analysis_of_a_shorter_file_goes_with_its_numbers(tmp_path, capsys):
    project, _ = imported(capsys, tmp_path, answers({"Loyal": 60}))
    assert {run.segments for run in project.drivers} == {(), ("loyal",)}
    longer = [*answers({"Loyal": 60}), *answers({"Firms": 1}, r0_0="other")]
    project, _ = imported(capsys, tmp_path, longer, tmp_path / "p.cxw")
    assert {run.segments: run.n for run in project.drivers} == {(): 61}


def test_the_analysis_of_another_round_stays(tmp_path, capsys):
    imported(capsys, tmp_path, answers({"Loyal": 60}))
    later = answers({"New": 60}, month="2026-10")
    project, _ = imported(capsys, tmp_path, later, tmp_path / "p.cxw")
    assert sorted((run.segments, run.n) for run in project.drivers) == [((), 60), (("loyal",), 60), (("new",), 60)]


# Stated importance


def test_stated_importance_gives_opportunities(tmp_path, capsys):
    rows = answers({"Loyal": 60, "New": 60})
    project, _ = imported(capsys, tmp_path, rows)
    for group, segment in (("", ()), ("New", ("new",))):
        run = next(run for run in project.drivers if run.segments == segment)
        speed, price = run.drivers[:2]
        said, done = of(rows, group, 8), of(rows, group, 5)
        assert speed.importance == pytest.approx(sum(said) / len(said))
        assert speed.stated == pytest.approx(sum(one >= 4 for one in said) / len(said))
        assert (price.importance, price.stated) == (None, None)
        entry = look(project, date(2026, 11, 21)).of(driver_figures)[run.id].drivers[0]
        satisfied = sum(one >= 4 for one in done) / len(done)
        assert entry.opportunity == pytest.approx(10 * (speed.stated + max(speed.stated - satisfied, 0)))
        assert entry.importance == pytest.approx(speed.importance)


def test_importance_that_few_people_stated_is_not_kept(tmp_path, capsys):
    rows = answers({"Loyal": 60, "New": 60})
    for row in rows[60:-2]:
        row[8] = ""
    project, _ = imported(capsys, tmp_path, rows)
    assert [run.drivers[0].stated for run in project.drivers] == [None, None, None]


# Comments


def test_the_comments_without_a_segment_are_not_those_of_one_small_segment(tmp_path, capsys):
    rows = answers({"Loyal": 30, "New": 20, "Firms": 2})
    project, _ = imported(capsys, tmp_path, rows)
    assert Counter(one.segments for one in project.comments) == {("loyal",): 30, (): 22}


def test_the_comments_without_a_month_are_not_those_of_one_quiet_month(tmp_path, capsys):
    rows = [*answers({"Loyal": 30}), *answers({"Loyal": 20}, month="2026-08"), *answers({"Loyal": 2}, month="2026-07")]
    project, _ = imported(capsys, tmp_path, rows)
    months = Counter(one.month for one in project.comments)
    assert months == {date(2026, 9, 1): 30, None: 22}


# Companies


def companies(rows, names):
    for row, name in zip([row for row in rows if row[2] != ""], names, strict=True):
        row[3] = name
    return rows


def test_sums_over_two_companies_are_not_kept(tmp_path, capsys):
    rows = companies(answers({"Firms": 20}), [f"Firm {n % 2}" for n in range(20)])
    project, _ = imported(capsys, tmp_path, rows)
    assert [one.account_sums for one in project.measurements] == [None] * len(project.measurements)


def test_sums_do_not_leave_two_companies_over(tmp_path, capsys):
    names = [f"Firm {n % 7}" for n in range(30)] + [f"Firm {n % 2 + 7}" for n in range(20)]
    project, _ = imported(capsys, tmp_path, companies(answers({"Firms": 30, "New": 20}), names))
    sums = {one.segments: one.account_sums for one in project.measurements if one.metric == "nps"}
    assert {segments: one and one.accounts for segments, one in sums.items()} == {
        (): 9, ("firms",): None, ("new",): None,
    }  # fmt: skip


# The same survey again


def test_a_single_new_answer_is_pointed_out(tmp_path, capsys):
    _, said = imported(capsys, tmp_path, answers({"Loyal": 40}))
    assert said["barely_changed"] is None
    path = tmp_path / "p.cxw"
    _, said = imported(capsys, tmp_path, answers({"Loyal": 41}), path)
    assert said["barely_changed"] == 1
    _, said = imported(capsys, tmp_path, answers({"Loyal": 41}), path)
    assert said["barely_changed"] is None
    _, said = imported(capsys, tmp_path, answers({"Loyal": 41 + K}), path)
    assert said["barely_changed"] is None


def test_a_single_new_answer_with_its_name_is_no_secret(tmp_path, capsys):
    row = source(metrics=("nps", *DRIVERS), attribution="attributed")
    path = saved(tmp_path / "p.cxw", project_with(metrics=PROJECT.metrics, segments=SEGMENTS, collection=Rows([row])))
    imported(capsys, tmp_path, answers({"Loyal": 40}), path)
    _, said = imported(capsys, tmp_path, answers({"Loyal": 41}), path)
    assert said["barely_changed"] is None
