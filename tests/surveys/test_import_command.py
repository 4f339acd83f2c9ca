"""The import on the command line: mappings handed over, doubts, replacing, ready counts, and what is refused."""

import json
from datetime import date
from pathlib import Path

import msgspec
import pytest
from survey_files import text_file, workbook
from survey_projects import METRICS, TODAY, loaded, project_with, run_import, saved, source

from cxworkshop.cli import main
from cxworkshop.exports.questionnaire.words import HOW_TO_REACH
from cxworkshop.language import LANGUAGES, Language
from cxworkshop.method.figures.metrics import by_account
from cxworkshop.method.view import Memory, View
from cxworkshop.model.collection import Wave
from cxworkshop.model.metrics import Account, Metric
from cxworkshop.model.rows import Rows
from cxworkshop.model.targets import Target

RECOMMEND = "How likely are you to recommend us to a friend or colleague?"
DELIVERY = "How satisfied were you with the delivery?"
SCORES = [0, 3, 6, 7, 8, 9, 10, 10, 9, 2, 5, 10]


def answers(days, header="Response ID,Date,Segment,How likely are you to recommend us to a friend or colleague?"):
    """Write a survey: one answer on each day, each from one of three segments."""
    names = ("Yritykset", "Privatkunder", "Uudet asiakkaat")
    lines = [f"R{n},{day},{names[n % 3]},{SCORES[n % len(SCORES)]}" for n, day in enumerate(days)]
    return "\n".join([header, *lines, ""])


def days_of(month, several):
    return [f"2026-{month:02}-{n % 28 + 1:02}" for n in range(several)]


def sums(project, metric="nps"):
    """Give the answers in all for everybody, by the first day of the period."""
    return {
        one.start: sum(one.data.values.values())
        for one in project.measurements
        if one.metric == metric and not one.segments
    }


# Mapping


def test_a_dry_run_says_where_the_import_would_stop_and_gives_no_numbers_of_other_days(tmp_path, capsys):
    path = saved(tmp_path / "p.cxworkshop")
    survey = text_file(tmp_path, "Date,NPS\n" + "".join(f"0{i}/0{i + 1}/2026,9\n" for i in range(1, 8)))
    assert main(["import", str(path), str(survey), "--dry-run", "--language", "en", f"--today={TODAY}"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert any(line.startswith("Column Date: it is not clear whether the day or the month") for line in said)
    assert not any("All customers" in line or str(TODAY.year) + ":" in line for line in said)


def test_what_of_the_file_could_not_be_read_is_said(tmp_path, capsys):
    path = saved(tmp_path / "p.cxworkshop")
    text = "Päivä;NPS;Lisätietoja\n" + "2026-09-01;9;hyvää työtä\n" * 300 + "2026-09-02;9;hyvä;yli\n"
    survey = text_file(tmp_path, text.encode() + b"2026-09-03;9;m\xff\n")
    assert main(["import", str(path), str(survey), "--dry-run", "--language", "en", f"--today={TODAY}"]) == 0
    said = capsys.readouterr().out
    assert "Some letters could not be read." in said and "One row has more cells than there are columns" in said
    data = run_import(capsys, path, survey, "--dry-run")[1]
    assert data["broken_letters"] and data["ragged_rows"] == 1


def test_letters_that_were_broken_before_are_told(tmp_path, capsys):
    path = saved(tmp_path / "p.cxworkshop")
    text = "Päivä;NPS;Miksi?\n" + "".join(f"2026-09-0{n % 9 + 1};{n % 11};hyvää työtä\n" for n in range(30))
    for written, told in ((text, False), (text.encode().decode("cp1252", "ignore"), True)):
        survey = text_file(tmp_path, written)
        assert main(["import", str(path), str(survey), "--dry-run", "--language", "en", f"--today={TODAY}"]) == 0
        assert ("were broken (Ã¤) before the file was saved" in capsys.readouterr().out) == told


def test_what_a_dry_run_prints_can_be_handed_back(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    survey = text_file(tmp_path, answers(days_of(9, 60)))
    first = run_import(capsys, path, survey, "--dry-run")[1]

    again = run_import(capsys, path, survey, "--dry-run", mapping=first)[1]
    given = run_import(capsys, path, survey, mapping=first)[1]

    assert again == first
    assert {**given, "written": False} == first
    assert sums(loaded(path)) == {date(2026, 9, 1): 60}


def test_what_is_printed_names_nobody(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    header = "Response ID,Email,Phone,How likely are you to recommend us to a friend or colleague?,Comment"
    rows = [f"R-{n},anna{n}@example.org,+358 40 123 456{n},{SCORES[n]},Anna {n} was kind" for n in range(9)]
    survey = text_file(tmp_path, "\n".join([header, *rows, ""]))

    for options in ([], ["--dry-run"]):
        printed = json.dumps(run_import(capsys, path, survey, *options)[1])
        assert [word for word in ("anna", "Anna", "40 123", "R-3") if word in printed] == []
        assert '"seen": {"10"' in printed or '"seen": {"0"' in printed or '"seen": {"9"' in printed


@pytest.mark.parametrize("code", LANGUAGES)
def test_who_wants_to_be_reached_is_personal(tmp_path, capsys, code):
    path = saved(tmp_path / "p.cxw")
    header = (
        f"Response ID;How likely are you to recommend us to a friend or colleague?;{Language(code).text(HOW_TO_REACH)}"
    )
    rows = [f"R{n};{n};Anna {n}" for n in range(11)]

    found = run_import(capsys, path, text_file(tmp_path, "\n".join([header, *rows])))[1]

    assert (found["columns"][2]["role"], found["columns"][2]["found"]) == ("personal", "personal")
    assert "Anna" not in json.dumps(found)


def test_unfinished_rows_of_one_day_do_not_make_its_dates_unreadable(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    heads = "Response ID\tDate submitted\tLast page\tHow likely are you to recommend us to a friend or colleague?"
    finished = [f'{n}\t"2026-09-01 10:00:00"\t1\t{n % 11}' for n in range(1, 31)]
    unfinished = [f"{n}\t{{question_not_shown}}\t0\t5" for n in range(31, 34)]
    survey = text_file(tmp_path, "\n".join([heads, "id\tsubmitdate\tlastpage\tNPS", *finished, *unfinished, ""]))

    result = run_import(capsys, path, survey)[1]

    assert (result["layout"], result["rows"], result["kept"]) == ("limesurvey_vv", 33, 30)
    assert result["left_out"] == [{"reason": "unfinished", "count": 3, "of": "rows", "column": ""}]
    assert sums(loaded(path)) == {date(2026, 9, 1): 30}


def test_a_workbook_s_chosen_sheet_is_handed_back_too(tmp_path, capsys):
    rows = [["Date", RECOMMEND], *[[date(2026, 9, n % 28 + 1), SCORES[n % 12]] for n in range(40)]]
    path = saved(tmp_path / "p.cxw")
    book = workbook(tmp_path / "s.xlsx", {"Notes": [["a", "b"], ["c", "d"]], "Answers": rows})

    first = run_import(capsys, path, book, "--dry-run", mapping={"sheet": "Answers"})[1]
    again = run_import(capsys, path, book, "--dry-run", mapping=first)[1]

    assert (first["sheet"], first["rows"]) == ("Answers", 40)
    assert again == first


def test_columns_of_one_name_are_told_apart_by_their_order(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [f"2026-09-{n % 28 + 1:02},{n % 11},{n % 5 + 1}" for n in range(44)]
    survey = text_file(tmp_path, "\n".join(["Date,Score,Score", *lines]))
    both = [{"header": "Score", "metric": "nps"}, {"header": "Score", "metric": "csat"}]

    code, said, _ = run_import(capsys, path, survey, mapping={"columns": both})
    refused = run_import(capsys, path, survey, mapping={"columns": both[:1]})

    assert code == 0
    assert [column["metric"] for column in said["columns"]] == [None, "nps", "csat"]
    assert {cell["metric"]: cell["values"] for cell in said["counts"]} == {
        "nps": {str(n): 4 for n in range(11)},
        "csat": {"1": 9, "2": 9, "3": 9, "4": 9, "5": 8},
    }
    assert "2 columns" in refused[2]


def test_a_named_column_wins_over_the_proposed_one(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [f"2026-09-{n % 28 + 1:02},2026-10-{n % 28 + 1:02},{n % 11},{10 - n % 11}" for n in range(44)]
    survey = text_file(tmp_path, "\n".join([f"Started,Date,{RECOMMEND},Other score", *lines]))
    mapping = {"columns": [{"header": "Started", "role": "date"}, {"header": "Other score", "metric": "M1"}]}

    code, said, error = run_import(capsys, path, survey, mapping=mapping)

    assert (code, error) == (0, "")
    assert [column["role"] for column in said["columns"]] == ["date", "ignore", "ignore", "metric"]
    assert (said["first_day"], said["last_day"]) == ("2026-09-01", "2026-09-28")
    assert len(said["counts"]) == 1


@pytest.mark.parametrize(
    ("mapping", "says"),
    [
        ("{", "no JSON"),
        ("\ufeff", "no JSON"),
        ("[]", "no mapping"),
        ('{"columns": {}}', "no mapping"),
        ('{"columns": [1]}', "not all objects"),
        ({"columns": [{"header": "Nobody", "role": "date"}]}, "no column Nobody"),
        ({"columns": [{}]}, "no column"),
        ({"columns": [{"header": "Date", "role": "boss"}]}, "role"),
        ({"columns": [{"header": "Date", "role": ["date"]}]}, "role"),
        ({"columns": [{"header": "Date", "metric": "M99"}]}, "no M99"),
        ({"columns": [{"header": "Date", "role": "metric"}]}, "which metric"),
        ({"columns": [{"header": "Segment", "role": "segment", "values": {"Yritykset": "S99"}}]}, "no S99"),
        ({"columns": [{"header": "Segment", "role": "segment", "values": ["Yritykset"]}]}, "not pairs"),
        ({"columns": [{"header": "Segment", "role": "status", "values": {"Yritykset": "boring"}}]}, "no reason"),
        ({"columns": [{"header": RECOMMEND, "metric": "nps", "values": {"9": "good"}}]}, "no number"),
        ({"columns": [{"header": "Date", "role": "date"}, {"header": "Segment", "role": "date"}]}, "cannot both"),
        ({"columns": [{"header": "Segment", "metric": "nps"}, {"header": RECOMMEND, "metric": "M1"}]}, "cannot both"),
        ({"collection": "C7"}, "no C7"),
        ({"start": "2026-10-01", "end": "2026-09-01"}, "later"),
        ({"start": "yesterday"}, "start"),
        ({"period": "decade"}, "period"),
        ({"date_order": "ydm"}, "date_order"),
        ({"header_rows": "two"}, "header_rows"),
        ({"encoding": "klingon"}, "klingon"),
        ({"delimiter": "abc"}, "abc"),
        ({"keep_comments": "perhaps"}, "keep_comments"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_refused_in_one_sentence(mapping, says, tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    before = path.read_bytes()

    code, said, error = run_import(capsys, path, text_file(tmp_path, answers(days_of(9, 60))), mapping=mapping)

    assert code == 2
    assert said is None
    assert says in error
    assert error.count("\n") == 1
    assert path.read_bytes() == before


def test_texts_are_given_meanings_and_left_out(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    texts = ["thumbs up"] * 12 + ["thumbs down"] * 8 + ["eh"] * 3 + ["3,0"] * 5
    survey = text_file(
        tmp_path, "When;Thumb\n" + "".join(f"2026-09-{n + 1:02};{text}\n" for n, text in enumerate(texts))
    )
    values = {"thumbs up": 5, "thumbs down": "1", "eh": None}
    mapping = {"columns": [{"header": "Thumb", "metric": "csat", "values": values}]}

    _, said, _ = run_import(capsys, path, survey, mapping=mapping)

    assert [cell["values"] for cell in said["counts"]] == [{"1": 8, "3": 5, "5": 12}]
    assert said["left_out"] == [{"reason": "by choice", "count": 3, "of": "answers", "column": "Thumb"}]


def test_segments_may_be_named_by_code_id_and_name(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [f"2026-09-{n % 28 + 1:02},{'ABC'[n % 3]},{n % 11}" for n in range(66)]
    survey = text_file(tmp_path, "\n".join([f"Date,Group,{RECOMMEND}", *lines]))
    values = {"A": "S1", "B": "loyal", "C": "yritykset"}
    mapping = {"columns": [{"header": "Group", "role": "segment", "values": values}]}

    _, said, _ = run_import(capsys, path, survey, mapping=mapping)

    assert {cell["segment"]: cell["n"] for cell in said["counts"]} == {None: 66, "new": 22, "loyal": 22, "firms": 22}


def test_a_segment_without_meaning_stops_the_import_and_an_empty_one_leaves_out(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [f"2026-09-{n % 28 + 1:02},{'AB'[n % 2]},{n % 11}" for n in range(66)]
    survey = text_file(tmp_path, "\n".join([f"Date,Group,{RECOMMEND}", *lines]))
    column = {"header": "Group", "role": "segment", "values": {"A": "S1"}}

    code, _, error = run_import(capsys, path, survey, mapping={"columns": [column]})
    column["values"]["B"] = ""
    _, said, _ = run_import(capsys, path, survey, mapping={"columns": [column]})

    assert code == 2
    assert "B" in error
    assert said["left_out"] == [{"reason": "unknown segment", "count": 33, "of": "rows", "column": ""}]


def test_days_outside_the_wanted_ones_are_left_out_visibly(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    survey = text_file(tmp_path, answers([*days_of(8, 20), *days_of(9, 20), *days_of(10, 20)]))

    _, said, _ = run_import(capsys, path, survey, mapping={"start": "2026-09-01", "end": "2026-09-30"})

    assert said["kept"] == 20
    assert said["left_out"] == [{"reason": "outside the period", "count": 40, "of": "rows", "column": ""}]
    assert sums(loaded(path)) == {date(2026, 9, 1): 20}


def test_answers_without_dates_count_for_the_days_that_are_said(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    survey = text_file(tmp_path, "\n".join([f"ID,{RECOMMEND}", *(f"R{n},{n % 11}" for n in range(44))]))

    _, today, _ = run_import(capsys, path, survey, "--dry-run")
    _, said, _ = run_import(capsys, path, survey, mapping={"start": "2026-07-01", "end": "2026-09-30"})

    assert [(cell["start"], cell["end"]) for cell in today["counts"]] == [("2026-11-21", "2026-11-21")]
    assert [(cell["start"], cell["end"], cell["n"]) for cell in said["counts"]] == [("2026-07-01", "2026-09-30", 44)]
    assert (loaded(path).imports[0].start, loaded(path).imports[0].end) == (date(2026, 7, 1), date(2026, 9, 30))


def test_doubtful_dates_stop_the_import_until_somebody_says_the_order(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    survey = text_file(tmp_path, answers([f"0{n % 9 + 1}/0{n % 3 + 7}/2026" for n in range(60)]))

    code, _, error = run_import(capsys, path, survey)
    _, said, _ = run_import(capsys, path, survey, mapping={"date_order": "dmy"})

    assert code == 2
    assert "date_order" in error
    assert (said["first_day"], said["last_day"]) == ("2026-07-01", "2026-09-09")


def test_one_to_ten_never_becomes_a_net_score_silently(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    survey = text_file(tmp_path, "\n".join([f"Date,{RECOMMEND}", *(f"2026-09-01,{n % 10 + 1}" for n in range(60))]))

    before = path.read_bytes()

    _, said, _ = run_import(capsys, path, survey, "--dry-run")
    handed_back = run_import(capsys, path, survey, mapping=said)

    assert said["counts"] == []
    assert (said["columns"][1]["role"], said["columns"][1]["proposed"]["metric"]) == (None, "nps")
    assert "one_to_ten" in said["columns"][1]["warnings"]
    assert "gave no number" in handed_back[2]
    assert path.read_bytes() == before


def test_a_scale_that_does_not_fit_is_refused_even_when_somebody_names_the_metric(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    survey = text_file(tmp_path, "\n".join(["Date,Score", *(f"2026-09-01,{n % 101}" for n in range(303))]))
    column = {"header": "Score", "metric": "nps"}

    code, _, error = run_import(capsys, path, survey, mapping={"columns": [column]})
    column["values"] = {str(n): n // 10 for n in range(101)}
    _, said, _ = run_import(capsys, path, survey, mapping={"columns": [column]})

    assert code == 2
    assert "do not fit" in error
    assert [cell["values"] for cell in said["counts"]] == [{**{str(n): 30 for n in range(10)}, "10": 3}]


def test_what_cannot_be_counted_is_counted_as_left_out(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    odd = ["-99", "don't know", "11", "banana", "", "N/A"]
    scores = [*(str(n % 11) for n in range(55)), *odd]
    lines = [f"R{n},2026-09-{n % 28 + 1:02},{score}" for n, score in enumerate(scores)]
    lines += ["R3,2026-09-05,10", "R3,2026-09-06,10", "R90,,9", "R91,soon,9"]
    survey = text_file(tmp_path, "\n".join([f"Response ID,Date,{RECOMMEND}", *lines]))

    _, said, _ = run_import(capsys, path, survey, mapping={"columns": [{"header": RECOMMEND, "metric": "nps"}]})

    assert (said["rows"], said["kept"]) == (65, 61)
    assert {(one["of"], one["reason"]): one["count"] for one in said["left_out"]} == {
        ("rows", "sent twice"): 2,
        ("rows", "no date"): 1,
        ("rows", "unreadable date"): 1,
        ("answers", "missing code"): 2,
        ("answers", "don't know"): 1,
        ("answers", "outside the scale"): 1,
        ("answers", "unreadable"): 1,
        ("answers", "empty"): 1,
    }
    assert [cell["values"] for cell in said["counts"]] == [{str(n): 5 for n in range(11)}]
    assert len(loaded(path).imports[0].left_out) == 8


def test_a_form_that_was_finished_later_counts_although_it_was_sent_unfinished_before(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [f"R{n},2026-09-{n % 28 + 1:02},{n % 11},Yes" for n in range(55)]
    lines[4:4] = ["R50,2026-09-02,0,No", "R51,2026-09-02,0,No", "R51,2026-09-03,0,No", "R99,2026-09-03,0,No"]
    survey = text_file(tmp_path, "\n".join([f"Response ID,Date,{RECOMMEND},Done", *lines]))
    done = {"header": "Done", "role": "status", "values": {"No": "unfinished"}}

    _, said, _ = run_import(capsys, path, survey, mapping={"columns": [done]})

    assert (said["rows"], said["kept"]) == (59, 55)
    assert {one["reason"]: one["count"] for one in said["left_out"]} == {"sent twice": 3, "unfinished": 1}
    assert [cell["values"] for cell in said["counts"]] == [{str(n): 5 for n in range(11)}]


def test_more_ready_counts_than_can_be_read_are_no_part_of_them(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("cxworkshop.surveys.ready_counts.MOST_LINES", 3)
    path = saved(tmp_path / "p.cxw")
    code, _, error = run_import(
        capsys, path, text_file(tmp_path, ready(*[("M1", "", "2026-10", n, 9) for n in range(4)]))
    )
    assert (code, "too large" in error) == (2, True)


# Again


def test_the_same_file_again_changes_no_number_and_no_id(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw", project_with(collection=Rows([source()])))
    survey = text_file(tmp_path, answers([*days_of(8, 60), *days_of(9, 60)]))
    run_import(capsys, path, survey)
    first = loaded(path)
    target = Target("t1", metric="nps", baseline=first.measurements[0].id)
    saved(path, msgspec.structs.replace(first, targets=Rows([target])))

    run_import(capsys, path, survey)
    again = loaded(path)

    assert plain(again.measurements) == plain(first.measurements)
    assert len(again.imports) == 1
    assert again.measurements.find(again.targets[0].baseline) is not None
    assert again.waves == first.waves
    assert [(wave.collection, wave.complete, wave.partial) for wave in again.waves] == [("c1", 120, 0)]


def plain(measurements):
    """Give measurements without the import that they came from."""
    return [
        msgspec.structs.replace(one, origin=msgspec.structs.replace(one.origin, imported="")) for one in measurements
    ]


def test_a_longer_export_adds_its_months_and_nothing_twice(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    run_import(capsys, path, text_file(tmp_path, answers([*days_of(8, 60), *days_of(9, 30)])))
    first = loaded(path)

    run_import(
        capsys, path, text_file(tmp_path, answers([*days_of(8, 60), *days_of(9, 60), *days_of(10, 45)]), name="b.csv")
    )
    again = loaded(path)

    assert sums(again) == {date(2026, 8, 1): 60, date(2026, 9, 1): 60, date(2026, 10, 1): 45}
    ids = {(one.segments, one.start): one.id for one in again.measurements}
    assert all(ids[one.segments, one.start] == one.id for one in first.measurements)
    assert [one.file for one in again.imports] == ["b.csv"]


def test_a_file_without_dates_counts_once_however_late_it_is_imported_again(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw", project_with(collection=Rows([source()])))
    lines = [f"R{n},{n % 11}" for n in range(60)]
    survey = text_file(tmp_path, "\n".join([f"Response ID,{RECOMMEND}", *lines]))
    said = run_import(capsys, path, survey, "--today", "2026-11-21")[1]
    first = loaded(path)

    run_import(capsys, path, survey, "--today", "2027-02-03")
    again = loaded(path)

    assert said["notes"] == [{"code": "no_dates", "file": ""}]
    assert [one.id for one in again.measurements] == [one.id for one in first.measurements]
    assert len(again.measurements) == len(again.imports) == len(again.waves) == 1

    more = text_file(tmp_path, "\n".join([f"Response ID,{RECOMMEND}", *lines, *lines[:9], "R99,9"]), name="next.csv")
    run_import(capsys, path, more, "--today", "2027-03-03")
    assert len(loaded(path).measurements) == 2  # another round


def test_numbers_that_another_file_gave_are_told(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    first, other = answers(days_of(9, 60)), answers(days_of(9, 60)).replace("Segment", "Group", 1)
    assert run_import(capsys, path, text_file(tmp_path, first))[1]["notes"] == []
    assert run_import(capsys, path, text_file(tmp_path, first))[1]["notes"] == []

    said = run_import(capsys, path, text_file(tmp_path, other, name="renamed.csv"), "--dry-run")[1]
    assert said["notes"] == [{"code": "told_elsewhere", "file": "export.csv"}]


def test_a_reminder_that_splits_nothing_is_told(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    survey = text_file(tmp_path, answers([*days_of(8, 60), *days_of(9, 60)]))
    said = run_import(capsys, path, survey, "--dry-run", mapping={"reminder": "2026-09-10"})[1]
    assert [note["code"] for note in said["notes"]] == ["no_halves"]
    said = run_import(capsys, path, survey, "--dry-run", mapping={"reminder": "2026-09-10", "period": "all"})[1]
    assert said["notes"] == []


def test_an_export_of_the_next_month_only_leaves_the_earlier_ones(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    run_import(capsys, path, text_file(tmp_path, answers(days_of(8, 60))))
    run_import(capsys, path, text_file(tmp_path, answers(days_of(9, 50)), name="b.csv"))

    project = loaded(path)

    assert sums(project) == {date(2026, 8, 1): 60, date(2026, 9, 1): 50}
    assert [one.file for one in project.imports] == ["export.csv", "b.csv"]


def test_another_survey_stays_beside(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    run_import(capsys, path, text_file(tmp_path, answers(days_of(9, 60))))
    other = answers(days_of(9, 40), f"Response ID,Date,Segment,{RECOMMEND}").replace("Segment,How", "Region,How")

    run_import(capsys, path, text_file(tmp_path, other, name="b.csv"))

    assert len(loaded(path).imports) == 2
    assert sorted(sum(one.data.values.values()) for one in loaded(path).measurements if not one.segments) == [40, 60]


def test_a_baseline_keeps_its_measurement_when_the_export_begins_earlier(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    run_import(capsys, path, text_file(tmp_path, answers(days_of(9, 60)[10:])), mapping={"period": "all"})
    (before,) = (one.id for one in loaded(path).measurements if not one.segments)

    run_import(capsys, path, text_file(tmp_path, answers(days_of(9, 60))), mapping={"period": "all"})

    assert [one.id for one in loaded(path).measurements if not one.segments] == [before]


def test_what_somebody_typed_into_a_round_stays(tmp_path, capsys):
    wave = Wave("w1", collection="c1", start=date(2026, 9, 1), end=date(2026, 9, 30), sent=500, complete=77)
    path = saved(tmp_path / "p.cxw", project_with(collection=Rows([source()]), waves=Rows([wave])))

    run_import(capsys, path, text_file(tmp_path, answers(days_of(9, 60))))

    assert loaded(path).waves == (wave,)


def test_a_round_without_a_number_gets_it(tmp_path, capsys):
    wave = Wave("w1", collection="c1", start=date(2026, 9, 1), end=date(2026, 9, 30), sent=500)
    path = saved(tmp_path / "p.cxw", project_with(collection=Rows([source()]), waves=Rows([wave])))

    run_import(capsys, path, text_file(tmp_path, answers(days_of(9, 60))))

    assert loaded(path).waves == (msgspec.structs.replace(wave, complete=60, partial=0),)


def test_nothing_is_written_when_nothing_was_counted(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    before = path.read_bytes()

    code, _, error = run_import(capsys, path, text_file(tmp_path, "a,b\nx,y\n"))

    assert code == 2
    assert "gave no number" in error
    assert path.read_bytes() == before


def test_in_words_too(tmp_path, capsys):
    from cxworkshop.cli import main

    path, survey = saved(tmp_path / "p.cxw"), text_file(tmp_path, answers([*days_of(9, 60), ""]))

    assert main(["import", str(path), str(survey), "--language", "en", "--today=2026-11-21"]) == 0

    said = capsys.readouterr().out
    assert "61 answers found." in said
    assert "60 answers used." in said
    assert "Left out: 1 · Without a date" in said
    assert "n = 60" in said


# Ready counts


def ready(*lines, delimiter=","):
    rows = [("metric", "segment", "period", "value", "count"), *lines]
    return "\n".join(delimiter.join(map(str, row)) for row in rows) + "\n"


def test_ready_counts_are_put_in_as_they_are(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [("M1", "", "2026-10", n, 10 + n) for n in range(11)]
    lines += [("Recommendation", "S1", "2026-10-01/2026-10-31", 9, 40), ("time", "", "2026-11", "3,75", 12)]
    survey = text_file(tmp_path, ready(*lines, delimiter=";"))

    code, said, _ = run_import(capsys, path, survey)

    assert code == 0
    project = loaded(path)
    found = {(one.metric, one.segments, one.start, one.end): dict(one.data.values) for one in project.measurements}
    october = date(2026, 10, 1), date(2026, 10, 31)
    assert found == {
        ("nps", (), *october): {n: 10 + n for n in range(11)},
        ("nps", ("new",), *october): {9: 40},
        ("time", (), date(2026, 11, 1), date(2026, 11, 21)): {3.75: 12},
    }
    assert said["layout"] == "counts"
    run_import(capsys, path, survey)
    assert plain(loaded(path).measurements) == plain(project.measurements)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("M9", "", "2026-10", 1, 1), "Line 3"),
        (("M1", "S9", "2026-10", 1, 1), "S9"),
        (("M1", "", "last week", 1, 1), "last week"),
        (("M1", "", "2026-13", 1, 1), "2026-13"),
        (("M1", "", "2026-10-31/2026-10-01", 1, 1), "2026-10-31"),
        (("M1", "", "2026-10", "nine", 1), "nine"),
        (("M1", "", "2026-10", 9, -1), "-1"),
        (("M1", "", "2026-10", 9, 1.5), "1.5"),
        (("M1", "", "2026-10", 9, "1e12"), "1e12"),
        (("M1", "", "2026-10", 9), "Line 3"),
    ],
)
def test_a_wrong_line_of_ready_counts_is_named(line, says, tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")

    code, _, error = run_import(capsys, path, text_file(tmp_path, ready(("M1", "", "2026-10", 9, 30), line)))

    assert code == 2
    assert says in error


def test_ready_counts_hide_small_groups_and_what_would_give_them_away(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [("M1", segment, "2026-10", 9, n) for segment, n in (("", 40), ("S1", 20), ("S2", 17), ("S3", 3))]

    _, said, _ = run_import(capsys, path, text_file(tmp_path, ready(*lines)))

    assert {cell["segment"]: cell["n"] for cell in said["counts"]} == {None: 40, "new": 20}
    assert said["left_out"] == [{"reason": "small group", "count": 20, "of": "rows", "column": ""}]


def test_ready_counts_off_the_scale_are_left_out(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    lines = [("M1", "", "2026-10", 9, 40), ("M1", "", "2026-10", 11, 7), ("M1", "", "2026-10", 8.5, 2)]

    _, said, _ = run_import(capsys, path, text_file(tmp_path, ready(*lines)))

    assert [cell["values"] for cell in said["counts"]] == [{"9": 40}]
    assert said["left_out"] == [{"reason": "outside the scale", "count": 9, "of": "answers", "column": "value"}]


# Companies and indices


def test_companies_are_named_only_where_they_were_told(tmp_path, capsys):
    firms = ["Acme", "Borealis", "Cumulus", "Dromedar", "Erica", "Ferrum"]
    scores = [SCORES[(n + n // 12) % 12] for n in range(72)]
    lines = [f"2026-09-{n % 28 + 1:02},{firms[n % 6]},{scores[n]}" for n in range(72)]
    survey = text_file(tmp_path, "\n".join([f"Date,Company,{RECOMMEND}", *lines]))
    mapping = {"columns": [{"header": "Company", "role": "account"}], "collection": "c1"}
    told = saved(tmp_path / "told.cxw", project_with(collection=Rows([source(attribution="attributed")])))
    untold = saved(tmp_path / "untold.cxw", project_with(collection=Rows([source()])))

    run_import(capsys, told, survey, mapping=mapping)
    run_import(capsys, untold, survey, mapping=mapping)

    by_firm = {firm: scores[place::6] for place, firm in enumerate(firms)}
    named, (one,) = loaded(told), loaded(untold).measurements
    labels = {account.id: account.label for account in named.accounts}
    (measured,) = named.measurements
    found = {labels[each.account]: dict(each.values) for each in measured.accounts}
    assert found == {firm: {n: scores.count(n) for n in set(scores)} for firm, scores in by_firm.items()}
    means = [100 * (sum(n >= 9 for n in scores) - sum(n <= 6 for n in scores)) / 12 for scores in by_firm.values()]
    sums = one.account_sums
    assert (sums.accounts, sums.sum) == (6, pytest.approx(sum(means)))
    assert sums.sumsq == pytest.approx(sum(mean**2 for mean in means))
    assert sums.at_risk == sum(any(n <= 6 for n in scores) for scores in by_firm.values())
    assert not one.accounts
    assert not loaded(untold).accounts
    assert not any(firm in untold.read_text(encoding="utf-8") for firm in firms)


FIRMS = Rows(
    Account(f"a{n}", label=label, segment="new" if label == "Elsewhere" else "firms")
    for n, label in enumerate(("Acme Oy", "Borealis", "Quiet Ab", "Elsewhere"))
)
COMPANIES = "ACME  oy", "Borealis Sweden", "Cumulus", "Dromedar", "Erica", "private person"


def companies_survey(folder):
    """Write 60 answers of five companies and of people of none; Cumulus is content, but for a zero."""
    lines = []
    for n in range(60):
        firm = COMPANIES[n % 6]
        score = 0 if n == 2 else 9 if firm == "Cumulus" else 10 if firm == "private person" else 8
        lines.append(f"2026-09-{n % 28 + 1:02},Yritykset,{firm},{score},{3 if n % 6 == 3 else 5}")
    return text_file(folder, "\n".join([f"Date,Part,Company,{RECOMMEND},Delivery?", *lines]))


COMPANY_MAPPING = {
    "columns": [
        {"header": "Part", "role": "segment", "values": {"Yritykset": "firms"}},
        {"header": "Company", "role": "account", "values": {"Borealis Sweden": "Borealis", "private person": ""}},
        {"header": "Delivery?", "role": "metric", "metric": "csat"},
    ],
    "collection": "c1",
}


def test_companies_are_found_among_those_of_the_project(tmp_path, capsys):
    told = source(attribution="attributed", segments=("firms",))
    path = saved(tmp_path / "p.cxw", project_with(accounts=FIRMS, collection=Rows([told])))
    survey = companies_survey(tmp_path)

    for _ in range(2):
        code, _, error = run_import(capsys, path, survey, mapping=COMPANY_MAPPING)
        assert (code, error) == (0, "")

    project = loaded(path)
    assert [(one.label, one.segment) for one in project.accounts] == [
        ("Acme Oy", "firms"), ("Borealis", "firms"), ("Quiet Ab", "firms"), ("Elsewhere", "new"),
        ("Cumulus", "firms"), ("Dromedar", "firms"), ("Erica", "firms"),
    ]  # fmt: skip
    view = View(project, TODAY, Memory())
    found = {(one.metric, one.segments): view.of(by_account)[one.id] for one in project.measurements}
    for segments in ((), ("firms",)):
        companies = found["nps", segments]
        # Acme 0, Borealis 0, Cumulus 80, Dromedar 0, Erica 0; whoever belongs to no company is in no company's mean
        assert (companies.n, companies.value) == (5, pytest.approx(80 / 5))
        assert [one.account.label for one in companies.accounts if one.silent] == ["Quiet Ab"]
        assert [one.account.label for one in companies.accounts if one.at_risk] == ["Cumulus"]
        # a three for the delivery is not good, and yet no reason to fear for Dromedar
        assert (found["csat", segments].value, found["csat", segments].at_risk) == (pytest.approx(4 / 5), 0)


def test_companies_without_a_name_are_counted_in_the_same_way(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw", project_with(accounts=FIRMS, collection=Rows([source(segments=("firms",))])))

    run_import(capsys, path, companies_survey(tmp_path), mapping=COMPANY_MAPPING)

    project = loaded(path)
    assert project.accounts == FIRMS
    sums = {(one.metric, one.segments): one.account_sums for one in project.measurements}
    for segments in ((), ("firms",)):
        nps, csat = sums["nps", segments], sums["csat", segments]
        assert (nps.accounts, nps.sum, nps.silent, nps.at_risk) == (5, pytest.approx(80), 1, 1)
        assert (csat.accounts, csat.sum, csat.silent, csat.at_risk) == (5, pytest.approx(4), 1, 0)
    written = path.read_text(encoding="utf-8")
    assert not any(name in written for name in ("Cumulus", "Dromedar", "Sweden", "private person"))


def test_fewer_companies_than_people_may_be_told_are_not_summed_up(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw", project_with(collection=Rows([source()])))
    lines = [f"2026-09-{n % 28 + 1:02},Firm {n % 4},{n % 11}" for n in range(44)]
    survey = text_file(tmp_path, "\n".join([f"Date,Company,{RECOMMEND}", *lines]))
    mapping = {"columns": [{"header": "Company", "role": "account"}], "collection": "c1"}

    assert run_import(capsys, path, survey, mapping=mapping)[0] == 0
    assert [one.account_sums for one in loaded(path).measurements] == [None]


def test_times_of_companies_count_by_the_limit_or_not_at_all(tmp_path, capsys):
    metrics = [*METRICS, Metric("level", name="In time", method="SERVICE LEVEL", direction="higher", limit=10)]
    path = saved(tmp_path / "p.cxw", project_with(metrics=Rows(metrics), collection=Rows([source()])))
    # half of each company's answers came within 10 minutes; some took very long
    lines = [f"2026-09-{n % 28 + 1:02},Firm {n % 6},{5 if n % 12 < 6 else 20},{n * 10**8}" for n in range(60)]
    survey = text_file(tmp_path, "\n".join(["Date,Company,Waited,Took", *lines]))
    columns = [{"header": "Company", "role": "account"}, {"header": "Waited", "role": "metric", "metric": "level"},
               {"header": "Took", "role": "metric", "metric": "time"}]  # fmt: skip

    code, _, error = run_import(capsys, path, survey, mapping={"columns": columns, "collection": "c1"})

    assert (code, error) == (0, "")
    sums = {one.metric: one.account_sums for one in loaded(path).measurements}
    assert sums["time"] is None  # a mean of means says nothing about a percentile
    assert (sums["level"].accounts, sums["level"].sum, sums["level"].sumsq) == (6, 3.0, 1.5)


def test_an_index_is_each_person_s_mean_over_its_items(tmp_path, capsys):
    index = Metric("idx", name="Ease index", class_="perception", method="INDEX", direction="higher")
    path = saved(tmp_path / "p.cxw", project_with(metrics=Rows([*METRICS, index])))
    rows = [(n % 10 + 1, (n * 3) % 10 + 1, (n * 7) % 10 + 1) for n in range(40)] + [(5, "", 4), (19, 3, 3)]
    survey = text_file(tmp_path, "\n".join(["Date,a,b,c", *(f"2026-09-01,{a},{b},{c}" for a, b, c in rows)]))
    mapping = {"columns": [{"header": name, "metric": "idx"} for name in "abc"]}

    _, said, _ = run_import(capsys, path, survey, mapping=mapping)

    whole = rows[:40]
    means = [round(sum(row) / 3, 6) for row in whole]
    (one,) = loaded(path).measurements
    assert dict(one.data.values) == {mean: means.count(mean) for mean in set(means)}
    assert one.items.n == 40
    assert one.items.sums == tuple(sum(row[place] for row in whole) for place in range(3))
    assert one.items.products[0][2] == sum(row[0] * row[2] for row in whole)
    assert {(one["reason"], one["column"]): one["count"] for one in said["left_out"]} == {
        ("empty", "b"): 1,
        ("outside the scale", "a"): 1,
    }


def test_the_mapping_in_the_documentation_works(tmp_path, capsys):
    text = (Path(__file__).parents[2] / "docs" / "surveys.md").read_text(encoding="utf-8")
    mapping = json.loads(text.split("```json")[1].split("```")[0])
    moods = ("thumbs up", "thumbs down", "eh")
    lines = [
        f"{n % 28 + 1}.9.2026,{('B2B', 'Consumer', 'Staff')[n % 3]},{n % 11},{moods[n // 3 % 3]}" for n in range(99)
    ]
    survey = text_file(tmp_path, "\n".join(["Date,Customer type,Score,Mood", *lines]))
    path = saved(tmp_path / "p.cxw", project_with(collection=Rows([source()])))

    code, said, error = run_import(capsys, path, survey, mapping=mapping)

    assert (code, error) == (0, "")
    assert {(one["reason"], one["count"]) for one in said["left_out"]} == {
        ("unknown segment", 33),
        ("by choice", 22),
    }
    assert {cell["segment"]: cell["n"] for cell in said["counts"] if cell["metric"] == "nps"} == {
        None: 66,
        "new": 33,
        "loyal": 33,
    }


@pytest.mark.parametrize("attribution", ["anonymous", "attributed"])
def test_very_long_texts_leave_a_project_that_opens(attribution, tmp_path, capsys):
    long = "ä" * 30_000
    lines = [f"2026-09-{n % 28 + 1:02},{n % 11},{n},{n % 3}{long},{n % 3}{long}" for n in range(66)]
    survey = text_file(tmp_path, "\n".join([f"Date,{RECOMMEND},{long},Company,Why?", *lines]))
    path = saved(tmp_path / "p.cxw", project_with(collection=Rows([source(attribution=attribution)])))
    mapping = {"columns": [{"header": "Company", "role": "account"}], "keep_comments": True, "collection": "c1"}

    code, _, error = run_import(capsys, path, survey, mapping=mapping)

    assert (code, error) == (0, "")
    project = loaded(path)
    assert sums(project) == {date(2026, 9, 1): 66}
    assert len(project.accounts) == (3 if attribution == "attributed" else 0)
    again = run_import(capsys, path, survey, mapping=run_import(capsys, path, survey, "--dry-run")[1])
    assert again[0] == 0


# Sums and durations


def test_sums_below_the_answers_are_neither_counted_nor_doubted(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    rows = [["Company", "Would you recommend us? (0-10)"], *([f"Firm {i}", SCORES[i % 12]] for i in range(36))]
    rows += [None, ["Promoters", 15], ["Passives", 6], ["Detractors", 15], ["NPS", 0.5], ["Average", 6.583]]
    result, said, _ = run_import(capsys, path, workbook(tmp_path / "b2b.xlsx", {"Answers": rows}))

    assert (result, said["rows"], said["kept"]) == (0, 41, 36)
    assert [(one["reason"], one["count"]) for one in said["left_out"]] == [("total", 5)]
    assert sum(sums(loaded(path)).values()) == 36


def test_durations_of_a_workbook_count_in_minutes(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    rows = ["Date;Odotusaika (min)", *(f"{n % 28 + 1}.9.2026;0:{n:02}:30" for n in range(40))]
    said = run_import(capsys, path, text_file(tmp_path, "\n".join(rows)))[1]
    assert [column["metric"] for column in said["columns"]] == [None, "time"]
    assert set(next(one for one in said["counts"] if not one["segment"])["values"]) >= {"0.5", "12.5", "39.5"}


def test_smileys_that_were_counted_are_answers(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw", project_with(metrics=Rows((*METRICS, Metric(
        "faces", name="Faces", method="CUSTOM", report_as="share", scale_min=1, scale_max=4, direction="higher",
        favourable=(3, 4),
    )))))  # fmt: skip
    head = "Day;Very happy;Happy;Unhappy;Very unhappy;Total"
    survey = text_file(tmp_path, "\n".join([head, *(f"2026-09-{n:02};12;5;2;1;20" for n in range(1, 11))]))
    column = {"header": "Very happy | Happy | Unhappy | Very unhappy", "role": "metric", "metric": "faces"}
    said = run_import(capsys, path, survey, mapping={"columns": [column, {"header": "Total", "role": "ignore"}]})[1]
    assert said["kept"] == 200
    assert said["counts"][0]["values"] == {"1": 10, "2": 20, "3": 50, "4": 120}


def test_sheets_with_the_same_columns_are_told_since_only_one_is_counted(tmp_path, capsys):
    path = saved(tmp_path / "p.cxw")
    rows = [["Date", RECOMMEND], *([f"2026-09-{n:02}", SCORES[n % 12]] for n in range(1, 25))]
    sheets = {"July": rows, "August": rows[:20], "September": rows[:15], "Notes": [["Who", "What"], ["a", "b"]]}
    said = run_import(capsys, path, workbook(tmp_path / "months.xlsx", sheets))[1]
    assert (said["sheet"], said["kept"]) == ("July", 24)
    assert said["notes"] == [{"code": "more_sheets", "file": "August, September"}]
    del sheets["August"], sheets["September"]
    assert run_import(capsys, path, workbook(tmp_path / "month.xlsx", sheets))[1]["notes"] == []
