"""Engine, list of what was left out, drivers and the undo step: each against an independent count."""

import csv
import io
import random
import threading
from collections import Counter
from datetime import date
from itertools import permutations

import msgspec
import numpy as np
import pytest
from survey_files import text_file
from survey_projects import METRICS, TODAY, loaded, project_with, run_import, saved

from cxworkshop.model.imports import ColumnUse, Mapping
from cxworkshop.model.metrics import Metric
from cxworkshop.model.rows import Rows
from cxworkshop.surveys.engine import BLANKS, Engine, Once, cell, day_part, marked
from cxworkshop.surveys.importing import count_survey
from cxworkshop.surveys.interpreting import Plan
from cxworkshop.surveys.leftovers import guarded, leftovers, write_leftovers
from cxworkshop.surveys.problems import Unreadable
from cxworkshop.surveys.proposing import propose
from cxworkshop.surveys.putting import Source, put_into
from cxworkshop.surveys.reading import open_survey

# The engine


def opened(folder, lines, header="a,b,c"):
    return open_survey(text_file(folder, "\n".join([header, *lines, ""])))


def test_values_are_counted_once_each_and_not_when_there_are_too_many(tmp_path):
    with opened(tmp_path, [f"{n % 3},{n},x" for n in range(500)]) as survey, Engine(survey) as engine:
        assert engine.values(0, 300) == [("0", 167), ("1", 167), ("2", 166)]
        assert engine.values(1, 300) is None
        assert engine.values(2, 1) == [("x", 500)]


def test_rows_with_a_repeated_id_are_named_in_the_order_of_the_file(tmp_path):
    ids = [f"R{n}" for n in range(30_000)]
    for place in (500, 29_999, 7, 20_000):
        ids[place] = "R3"
    ids[11], ids[12] = "", ""
    with opened(tmp_path, [f"{id},1,2" for id in ids]) as survey, Engine(survey) as engine:
        assert engine.repeated(Once(0)) == 4
        assert [n for n, again in engine.rows([engine.is_repeated(Once(0))], "true", 50_000) if again] == [
            8,
            501,
            20_001,
            30_000,
        ]
        assert engine.repeated(Once(2)) == 29_999
        left = engine.groups([cell(1)], [2], once=Once(2))
        assert sorted(left) == [(("1",), -1, "", 1), (("1",), 2, "2", 1)]


def test_ids_that_never_repeat_leave_every_row(tmp_path):
    with opened(tmp_path, [f"R{n},1,2" for n in range(50)]) as survey, Engine(survey) as engine:
        assert engine.repeated(Once(0)) == 0
        assert engine.groups([], [], once=Once(0)) == [((), -1, "", 50)]


@pytest.mark.parametrize("width", [1, 3, 600])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_rows_of_nothing_are_no_answers(tmp_path, width, line_end):
    blank, quoted = ";" * (width - 1), ";".join(['""'] * width)
    full = ";".join(["9"] * width)
    only_last = ";".join(["", *[""] * (width - 2), "5"][-width:])
    header = ";".join(f"q{place}" for place in range(width))
    lines = [header, full, blank, quoted, only_last, blank, full, *[blank] * 5, ""]
    with open_survey(text_file(tmp_path, line_end.join(lines))) as survey, Engine(survey) as engine:
        assert engine.groups([], []) == [((), -1, "", 3)]
        assert engine.values(width - 1, 10) == [("9", 2), ("5", 1)]


@pytest.mark.parametrize("width", [450, 2_000])
def test_all_columns_are_looked_at_together_however_many_there_are(tmp_path, width):
    header = ",".join(f"q{place}" for place in range(width))
    lines = [",".join(str((line * place) % 7) for place in range(width)) for line in range(1, 40)]
    with opened(tmp_path, lines, header) as survey, Engine(survey) as engine:
        asked = []
        ask, engine._ask = engine._ask, lambda *given: (asked.append(given), ask(*given))[1]
        for place in (0, 6, 7, width - 1):
            expected = Counter(str((line * place) % 7) for line in range(1, 40))
            assert engine.values(place, 300) == sorted(expected.items(), key=lambda pair: (-pair[1], pair[0]))
        assert engine.values(1, 2) is None
        assert len(asked) < 20


def test_an_engine_that_is_closed_while_it_counts_lets_go_of_everything(tmp_path):
    survey = opened(tmp_path, [f"{n},{n},{n}" for n in range(300_000)])
    engine = Engine(survey)
    folder, ended, started = engine._folder.path, [], threading.Event()

    def count():
        try:
            while True:
                started.set()
                engine.groups([cell(0), cell(1)], [2])
        except Unreadable as error:
            ended.append(error.code)

    worker = threading.Thread(target=count)
    worker.start()
    started.wait()
    engine.close()
    survey.close()
    worker.join()
    assert ended == ["cancelled"]
    assert not folder.exists()


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2026-09-01 08:00:11", "2026-09-01"), ("2026-09-01T08:00:11.123Z", "2026-09-01"), ("1. 9.2026", "1. 9.2026"),
        ("1.9.2026 klo 8.05", "1.9.2026"), ("9/1/2026, 8:00:11 AM", "9/1/2026"), ("1788220811", "1788220800"),
        ("1788220811000", "1788220800"), ("45901.75", "45901"), ("45901", "45901"), ("soon", "soon"),
        ("2026/09/01 8:00:11 AM GMT+2", "2026/09/01"),
    ],
)  # fmt: skip
def test_the_time_of_day_is_cut_off(stamp, day, tmp_path):
    with opened(tmp_path, [f'"{stamp}",1,2'] * 3) as survey, Engine(survey) as engine:
        assert engine.groups([day_part(0)], []) == [((day,), -1, "", 3)]


def test_rows_are_marked_whatever_stands_around_the_word(tmp_path):
    words = [
        "Preview",
        " preview ",
        "PREVIEW",
        "\u00a0Preview",
        "Förhandsgranskning",
        "FÖRHANDSGRANSKNING",
        "other",
        "",
        " ",
    ]
    with opened(tmp_path, [f'"{word}",1,2' for word in words]) as survey, Engine(survey) as engine:
        mark = marked(0, {"preview", "förhandsgranskning"})
        assert {key: n for (key,), _, _, n in engine.groups([mark], [])} == {"1": 6, "": 3}
        other = marked(0, {"Preview"}, otherwise=True)
        assert {key: n for (key,), _, _, n in engine.groups([other], [])} == {"1": 5, "": 4}
    assert "\u00a0" in BLANKS


def test_too_many_different_rows_stop_before_they_fill_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr("cxworkshop.surveys.engine.MOST_GROUPS", 100)
    survey = opened(tmp_path, [f"{n},1,2" for n in range(300)])
    with survey, Engine(survey) as engine, pytest.raises(Unreadable, match="too_large"):
        engine.groups([cell(0)], [1])


def test_the_engine_s_own_folder_is_gone_when_it_is_closed(tmp_path):
    with opened(tmp_path, ["1,2,3"] * 3) as survey:
        engine = Engine(survey)
        folder = engine._folder.path
        assert folder.stat().st_mode & 0o777 == 0o700
        engine.close()
        engine.close()
        assert not folder.exists()


def test_a_file_that_is_taken_away_gives_a_reason(tmp_path):
    with opened(tmp_path, ["1,2,3"] * 3) as survey, Engine(survey) as engine:
        survey.data.unlink()
        with pytest.raises(Unreadable):
            engine.values(0, 10)


def test_a_reader_who_does_not_want_to_wait_is_heard(tmp_path):
    survey = opened(tmp_path, [f"{n},{n},{n}" for n in range(200_000)])
    with survey, Engine(survey, cancelled=lambda: True) as engine, pytest.raises(Unreadable, match="cancelled"):
        for _ in range(50):
            engine.groups([cell(0), cell(1), cell(2)], [0, 1, 2])


def test_reading_comments_stops_when_it_is_cancelled(tmp_path, monkeypatch):
    lines = [f"2026-09-{n % 28 + 1:02},{n % 11},Comment number {n} is a long one" for n in range(60)]
    project, stopped = project_with(), threading.Event()
    with opened(tmp_path, lines, "Date,NPS,Why?") as survey, Engine(survey, stopped.is_set) as engine:
        mapping = msgspec.structs.replace(propose(engine, project).mapping, keep_comments=True)
        ask = engine.rows
        monkeypatch.setattr(engine, "rows", lambda *given: [*ask(*given), stopped.set()][:-1])
        with pytest.raises(Unreadable, match="cancelled"):
            count_survey(engine, mapping, project, TODAY)


# What was left out, as a list


def test_the_list_goes_on_beyond_the_rows_that_are_looked_at_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("cxworkshop.surveys.leftovers.AT_ONCE", 7)
    lines = [f"R{n},{n // 2 + 1}/9/2026,{'-99' if n in (3, 19) else 5}" for n in range(30)]
    header = "Response ID,Date,How likely are you to recommend us to a friend or colleague?"
    project = project_with()
    with opened(tmp_path, lines, header) as survey, Engine(survey) as engine:
        plan = Plan(survey, propose(engine, project).mapping, {metric.id: metric for metric in project.metrics})
        # 1/9 to 12/9 could be months first; only days beyond 12, which come later, tell
        assert [(one.row, one.reason) for one in leftovers(engine, plan)] == [(4, "missing code"), (20, "missing code")]


def test_everything_left_out_is_listed_with_its_row(tmp_path):
    lines = [f"R{n},2026-09-{n % 28 + 1:02},{n % 11}" for n in range(60)]
    lines[4], lines[9], lines[20] = "R4,2026-09-05,-99", "R3,2026-09-10,9", "R20,soon,9"
    lines[30], lines[31] = "R30,2026-09-01,", 'R31,2026-09-01,"=cmd|x"'
    header = "Response ID,Date,How likely are you to recommend us to a friend or colleague?"
    project = project_with()
    with opened(tmp_path, lines, header) as survey, Engine(survey) as engine:
        mapping = propose(engine, project).mapping
        plan = Plan(survey, mapping, {metric.id: metric for metric in project.metrics})
        found = list(leftovers(engine, plan))
        counted = count_survey(engine, mapping, project, TODAY)
    assert [(one.row, one.reason, one.value) for one in found] == [
        (5, "missing code", "-99"),
        (10, "sent twice", ""),
        (21, "unreadable date", ""),
        (32, "unreadable", "=cmd|x"),
    ]
    listed = {one.reason for one in found}
    assert {one.reason for one in counted.left_out} - {"empty"} == listed
    file = io.StringIO(newline="")
    write_leftovers(file, ["Row", "Reason", "Column", "Value"], found)
    assert list(csv.reader(io.StringIO(file.getvalue())))[-1][-1] == "'=cmd|x"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1"])
def test_no_cell_is_a_formula(text):
    assert guarded(text) == f"'{text}"


# Drivers


DRIVEN = Rows(
    [
        *METRICS[:1],
        *(
            Metric(id, name=id, class_="perception", method="CSAT", direction="higher", favourable=(4, 5))
            for id in ("speed", "price", "staff")
        ),
    ]
)


def driven(n=400, seed=5):
    """Draw recommendation as it follows speed and staff, with some answers missing."""
    chance = random.Random(seed)
    rows = []
    for _ in range(n):
        speed, price, staff = (chance.randint(1, 5) for _ in range(3))
        staff = chance.choice([staff, speed])
        score = min(max(round(speed + 1.5 * staff - 2 + chance.gauss(0, 1.5)), 0), 10)
        rows.append([score, speed, price, staff])
        if chance.random() < 0.05:
            rows[-1][chance.randint(0, 3)] = ""
    return rows


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("drivers")
    lines = [",".join(map(str, ["2026-09-01", *row])) for row in driven()]
    project = project_with(metrics=DRIVEN)
    names = ("nps", "speed", "price", "staff")
    with opened(folder, lines, "Date,r,s,p,t") as survey, Engine(survey) as engine:
        mapping = propose(engine, project).mapping
        uses = [mapping.columns[0], *(
            msgspec.structs.replace(use, role="metric", metric=name)
            for use, name in zip(mapping.columns[1:], names, strict=True)
        )]  # fmt: skip
        mapping = msgspec.structs.replace(mapping, columns=tuple(uses), find_drivers=True)
        (found,) = count_survey(engine, mapping, project, TODAY).runs
    return found


@pytest.mark.parametrize(("few", "shown"), [(0, ["", "new"]), (3, [""]), (6, ["", "new"])])
def test_segments_with_drivers_leave_no_small_group_over(tmp_path, few, shown):
    rows = [row for row in driven(n=120) if "" not in row][: 60 + few]
    lines = [",".join(map(str, [*row, "new" if place < 60 else "loyal"])) for place, row in enumerate(rows)]
    project = project_with(metrics=DRIVEN)
    uses = [ColumnUse(header=name, role="metric", metric=metric)
            for name, metric in zip("rspt", ("nps", "speed", "price", "staff"), strict=True)]  # fmt: skip
    uses.append(ColumnUse(header="g", role="segment", values={"new": "new", "loyal": "loyal"}))
    with opened(tmp_path, lines, "r,s,p,t,g") as survey, Engine(survey) as engine:
        found = count_survey(engine, Mapping(columns=tuple(uses), find_drivers=True), project, TODAY)
    assert [run.segment for run in found.runs] == shown


def complete():
    return np.array([row for row in driven() if "" not in row], dtype=float)


def test_correlations_are_those_of_numpy(run):
    expected = np.corrcoef(complete().T)
    assert run.n == len(complete())
    assert [driver.correlation for driver in run.drivers] == pytest.approx(expected[0, 1:].tolist())
    assert np.array(run.correlations) == pytest.approx(expected[1:, 1:])
    means = complete().mean(axis=0)[1:].tolist()
    assert [driver.performance for driver in run.drivers] == pytest.approx(means)
    satisfied = (complete()[:, 1:] >= 4).mean(axis=0).tolist()
    assert [driver.satisfied for driver in run.drivers] == pytest.approx(satisfied)


def test_bounds_are_those_of_drawing_people_again(run):
    rows = complete()
    chance = np.random.default_rng(99)
    gains = np.array([lmg(np.corrcoef(rows[chance.integers(0, len(rows), len(rows))].T)) for _ in range(2_000)])
    # each draw explains more or less than the others, and its drivers share what it explains
    shares = gains / gains.sum(axis=1, keepdims=True)
    low, high = np.quantile(shares, (0.025, 0.975), axis=0)
    assert [driver.share_low for driver in run.drivers] == pytest.approx(low.tolist(), abs=0.012)
    assert [driver.share_high for driver in run.drivers] == pytest.approx(high.tolist(), abs=0.012)


def lmg(matrix):
    """Average each driver's gain in R2 over the six orders in which three can enter, straight from the definition."""

    def r2(places):
        if not places:
            return 0.0
        some = np.ix_(places, places)
        return float(matrix[0, places] @ np.linalg.solve(matrix[some], matrix[0, places]))

    gains = np.zeros(3)
    for order in permutations((1, 2, 3)):
        for place, driver in enumerate(order):
            gains[driver - 1] += (r2(sorted(order[: place + 1])) - r2(sorted(order[:place]))) / 6
    return gains


# The project


def test_an_import_is_one_step_that_can_be_undone(tmp_path):
    lines = [f"2026-09-{n % 28 + 1:02},{n % 11}" for n in range(60)]
    project = project_with()
    with opened(tmp_path, lines, "Date,NPS") as survey, Engine(survey) as engine:
        mapping = propose(engine, project).mapping
        found = count_survey(engine, mapping, project, TODAY)
    before = msgspec.msgpack.encode(project)

    filled = put_into(project, Source("f.csv", "k", "table"), mapping, found, TODAY)

    assert msgspec.msgpack.encode(project) == before
    assert filled is not project
    assert len(filled.measurements) == 1
    assert filled.metrics is project.metrics


def test_the_order_of_rows_changes_nothing(tmp_path, capsys):
    lines = [f"R{n},2026-0{n % 3 + 7}-{n % 28 + 1:02},{n % 11},{'AB'[n % 2]}" for n in range(300)]
    header = "Response ID,Date,How likely are you to recommend us to a friend or colleague?,Group"
    mapping = {"columns": [{"header": "Group", "role": "segment", "values": {"A": "S1", "B": "S2"}}]}
    said = []
    for seed in range(3):
        random.Random(seed).shuffle(lines)
        survey = text_file(tmp_path, "\n".join([header, *lines]))
        said.append(run_import(capsys, saved(tmp_path / f"{seed}.cxw"), survey, mapping=mapping)[1])
    assert said[0] == said[1] == said[2]
    assert loaded(tmp_path / "0.cxw").imports[0].end == date(2026, 9, 28)


def test_the_engine_prints_no_progress_and_fetches_nothing(tmp_path):
    with opened(tmp_path, ["1,2,3"] * 3) as survey, Engine(survey) as engine:
        names = "enable_progress_bar", "autoinstall_known_extensions", "autoload_known_extensions"
        asked = ", ".join(f"current_setting('{name}')" for name in names)
        assert engine._connection.execute(f"SELECT {asked}").fetchall() == [(False, False, False)]
