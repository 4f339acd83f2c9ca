"""Plain tables as they really come: titles above, gaps, marks in odd places, other letters, other line ends."""

import pytest
from survey_files import counted, engine_rows, text_file

from cxworkshop.surveys.engine import Engine
from cxworkshop.surveys.reading import How, Unreadable, open_survey


def opened(tmp_path, text, encoding="utf-8"):
    return open_survey(text_file(tmp_path, text, encoding))


def labels(survey):
    return [header.label for header in survey.headers]


def code_of(tmp_path, text, encoding="utf-8", how=None):
    with pytest.raises(Unreadable) as found:
        open_survey(text_file(tmp_path, text, encoding), how or How()).close()
    return found.value.code


ROWS = "".join(f"{i};2026-09-{i:02};{i % 11};North\n" for i in range(1, 29))
HEAD = "id;Day;Would you recommend us?;Region\n"


def test_a_file_that_needs_nothing_is_not_copied(tmp_path):
    with opened(tmp_path, HEAD + ROWS) as survey:
        assert not survey.private
        assert survey.data == tmp_path / "export.csv"
        assert survey.data_skip == 1
        assert len(counted(survey)) == 28


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "mac-roman"])
def test_a_copy_is_removed_whatever_happens(tmp_path, encoding):
    text = HEAD + ROWS.replace("North", "Väinö söi päärynät, itä")
    try:
        with opened(tmp_path, text, encoding) as survey:
            assert survey.private is (encoding != "utf-8-sig")
            data = survey.data
            if survey.private:
                assert data.stat().st_mode & 0o777 == 0o600
            assert counted(survey)[0][3] == "Väinö söi päärynät, itä"
            raise RuntimeError
    except RuntimeError:
        assert data.exists() is (encoding == "utf-8-sig")


def test_without_a_header_row(tmp_path):
    with opened(tmp_path, ROWS) as survey:
        assert survey.header_rows == 0
        assert labels(survey) == [""] * 4
        assert len(counted(survey)) == 28


def test_header_of_numbers_and_words_without_header(tmp_path):
    with opened(tmp_path, "1;2;3;4\n9;8;5;ok\n7;6;4;fine\n") as survey:
        assert survey.header_rows == 1
    with opened(tmp_path, "anna@example.org,9\nbo@example.org,7\n") as survey:
        assert survey.header_rows == 0


def test_a_column_alone(tmp_path):
    with opened(tmp_path, "Would you recommend us, really?\n9\n10\n\n3\n") as survey:
        assert labels(survey) == ["Would you recommend us, really?"]
        assert [row for row in counted(survey) if any(row)] == [["9"], ["10"], ["3"]]


def test_a_single_row_of_answers(tmp_path):
    with opened(tmp_path, "Score,Why\n9,Good\n") as survey:
        assert (survey.header_rows, counted(survey)) == (1, [["9", "Good"]])


@pytest.mark.parametrize("above", [
    "Customer survey 2026\n",
    "Customer survey 2026\n\nMade 2026-09-30\n\n",
    "Customer survey 2026;;;\nMade;2026-09-30;;\n;;;\n",
    "\n\n\n",
    ";;;\n;;;\n",
    "Report: Customers\nPeriod: 1.9.2026 - 30.9.2026\nAnswers: 28\n\n",
    "Report\nFilters:;All shops;September 2026\nMade;2.10.2026 8.15;by: reports\n\n",
    ";The answer;;About you\n",
])  # fmt: skip
def test_titles_above_the_table(tmp_path, above):
    with opened(tmp_path, above + HEAD + ROWS) as survey:
        assert labels(survey) == ["id", "Day", "Would you recommend us?", "Region"]
        assert survey.header_rows == 1
        assert next(row for row in counted(survey) if any(row)) == ["1", "2026-09-01", "1", "North"]
        assert len([row for row in counted(survey) if any(row)]) == 28


@pytest.mark.parametrize("first", ["sep=;\n", '"sep=;"\n', "SEP=;\r\n", "\ufeffsep=;\r\n"])
def test_the_line_that_tells_a_spreadsheet_the_delimiter(tmp_path, first):
    with opened(tmp_path, first + HEAD + ROWS) as survey:
        assert (survey.delimiter, labels(survey)[0]) == (";", "id")
        assert len(counted(survey)) == 28


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n", "\r\r\n"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends(tmp_path, end, last):
    text = (HEAD + ROWS).replace("\n", end)
    with opened(tmp_path, text if last else text.removesuffix(end)) as survey:
        assert labels(survey) == ["id", "Day", "Would you recommend us?", "Region"]
        assert len([row for row in counted(survey) if any(row)]) == 28


def test_line_ends_of_several_kinds(tmp_path):
    text = HEAD.replace("\n", "\r\n") + "1;2026-09-01;9;North\r2;2026-09-02;8;South\n3;2026-09-03;7;East\r\n"
    with opened(tmp_path, text) as survey:
        assert [row[3] for row in counted(survey)] == ["North", "South", "East"]


def test_line_breaks_inside_answers(tmp_path):
    comment = '"First; line\nSecond, ""line""\n\nLast"'
    with opened(tmp_path, HEAD + "".join(f"{i};2026-09-01;9;{comment}\n" for i in range(400))) as survey:
        assert not survey.private
        assert engine_rows(survey) == [
            [str(i), "2026-09-01", "9", 'First; line\nSecond, "line"\n\nLast'] for i in range(400)
        ]


def test_line_breaks_inside_the_header(tmp_path):
    with opened(tmp_path, 'id;"How likely\n(0–10)?";"Why;\nso"\n1;9;a\n2;8;b\n') as survey:
        assert labels(survey) == ["id", "How likely (0–10)?", "Why; so"]
        assert counted(survey) == [["1", "9", "a"], ["2", "8", "b"]]


def test_byte_order_marks_inside(tmp_path):
    text = "\ufeff\ufeffid;Score\n1;\ufeff9\n\ufeff2;8\n"
    with opened(tmp_path, text) as survey:
        assert labels(survey) == ["id", "Score"]
        assert counted(survey) == [["1", "9"], ["2", "8"]]


def test_a_byte_order_mark_before_a_quoted_cell(tmp_path):
    # two exports put after each other
    text = '\ufeff"id";"Why"\r\n"1";"a; b"\r\n\ufeff"2";"c; d"\r\n'
    with opened(tmp_path, text) as survey:
        assert labels(survey) == ["id", "Why"]
        assert survey.sample == (("1", "a; b"), ("2", "c; d"))
        assert counted(survey) == [["1", "a; b"], ["2", "c; d"]]


def test_delimiters_at_the_end_of_each_row(tmp_path):
    text = "".join(line + ";\n" for line in (HEAD + ROWS).splitlines())
    with opened(tmp_path, text) as survey:
        assert labels(survey) == ["id", "Day", "Would you recommend us?", "Region", ""]
        assert counted(survey)[0] == ["1", "2026-09-01", "1", "North", ""]


def test_delimiters_at_the_end_of_the_answers_only(tmp_path):
    text = HEAD + "".join(line + ";\n" for line in ROWS.splitlines())
    with opened(tmp_path, text) as survey:
        assert labels(survey)[:4] == ["id", "Day", "Would you recommend us?", "Region"]
        assert counted(survey)[0][:4] == ["1", "2026-09-01", "1", "North"]
        key = survey.key
    with opened(tmp_path, HEAD + ROWS) as survey:
        assert survey.key == key


def test_empty_columns_blank_and_double_headers(tmp_path):
    text = "id;;Other;Score;Other;;\n" + "".join(f"{i};;a;{i};b;;\n" for i in range(9))
    with opened(tmp_path, text) as survey:
        assert labels(survey) == ["id", "", "Other", "Score", "Other", "", ""]
        assert counted(survey)[0] == ["0", "", "a", "0", "b", "", ""]


def test_thousands_of_columns(tmp_path):
    text = ",".join(f"Q{i}" for i in range(5000)) + "\n" + (",".join(["5"] * 5000) + "\n") * 20
    with opened(tmp_path, text) as survey:
        assert len(survey.headers) == 5000
        assert len(engine_rows(survey)) == 20


def test_too_many_columns(tmp_path):
    assert code_of(tmp_path, ",".join(["a"] * 16_385) + "\n" + ",".join(["1"] * 16_385)) == "too_many_columns"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_decimal_commas(tmp_path, delimiter):
    cell = '"{}"' if delimiter == "," else "{}"
    text = "".join(
        delimiter.join([str(i), cell.format(f"{i},75"), "Hyvä"]) + "\n" for i in range(30)
    )  # fmt: skip
    with opened(tmp_path, delimiter.join(["id", "Arvosana", "Miksi"]) + "\n" + text) as survey:
        assert (survey.delimiter, survey.decimal, len(survey.headers)) == (delimiter, ",", 3)


def test_comments_full_of_commas_between_semicolons(tmp_path):
    rows = "".join(f"{i};Good, quick, cheap;{i}\n" for i in range(30))
    with opened(tmp_path, "id;Why, do you think, so;Score\n" + rows) as survey:
        assert survey.delimiter == ";"


def test_dates_with_time_zones_stay_as_they_are(tmp_path):
    times = [
        "2026-09-01T10:00:00+03:00",
        "2026-09-01T10:00:00.123Z",
        "2026-09-01 10:00:00 GMT+2",
        "Sep 1, 2026 10:00 PM",
    ]
    text = "When\tScore\n" + "".join(f"{time}\t9\n" for time in times)
    with opened(tmp_path, text) as survey:
        assert [row[0] for row in counted(survey)] == times
        assert survey.header_rows == 1


def test_exporters_guards_are_taken_off_the_sample(tmp_path):
    with opened(tmp_path, "id,Why\n1,'=1+1\n2,'+358 40\n3,'quoted'\n4,'-5\n5,it's\n") as survey:
        assert [row[1] for row in survey.sample] == ["=1+1", "+358 40", "'quoted'", "-5", "it's"]


def test_totals_at_the_end_are_left_out(tmp_path):
    for word in ("Total", "Yhteensä", "Keskiarvo", "Medelvärde:", "Sum", "GRAND TOTAL"):
        with opened(tmp_path, HEAD + ROWS + f";;;\n{word};;5,2;\n") as survey:
            rule = survey.left_out_rows[0]
            assert (rule.column, rule.reason, rule.keep) == (0, "total", False)
            assert counted(survey)[-1][0].casefold() in rule.values
    by_shop = "Shop;Score\n" + "North;9\n" * 30
    with opened(tmp_path, f"{by_shop};\nTotalt;8\n") as survey:
        assert [rule.reason for rule in survey.left_out_rows] == ["total"]
    with opened(tmp_path, ";Shop;Score\n;North;9\n;South;8\n;Yhteensä;8\n") as survey:
        assert [(rule.column, rule.reason) for rule in survey.left_out_rows] == [(1, "total")]
    with opened(tmp_path, f"{by_shop}Total;7\n" + "North;9\n" * 30) as survey:
        assert survey.left_out_rows == ()
    with opened(tmp_path, "Product;Score\n" + "Total\n".join(["Other;1\n"] * 3)) as survey:
        assert survey.left_out_rows == ()


@pytest.mark.parametrize(
    ("header", "words", "out"),
    [
        ("Status", ["Complete", "Partial", "Disqualified", ""], {"partial", "disqualified"}),
        ("Vastauksen tila", ["Valmis", "Keskeneräinen", "Testi"], {"keskeneräinen", "testi"}),
        ("status", ["Gennemført", "Nogen svar", "Distribueret"], {"nogen svar", "distribueret"}),
        ("Fullført", ["Ja", "Nei"], {"nei"}),
        ("Ticket status", ["Open", "In progress", "Closed"], set()),
        ("Status", ["Open", "In progress", "Closed"], set()),
        ("How complete?", ["Complete", "Partial"], set()),
        ("status", ["new", "new"], set()),
    ],
)
def test_forms_that_were_not_sent_are_left_out(tmp_path, header, words, out):
    text = f"nr,{header},Score\n" + "".join(f"{i},{word},9\n" for i, word in enumerate(words * 3))
    with opened(tmp_path, text) as survey:
        named = {word for rule in survey.left_out_rows if rule.column == 1 for word in rule.values}
        assert named & {word.casefold() for word in words} == out


def test_codes_and_questions_above_each_other(tmp_path):
    text = "case;q1;q2;why\nNumber of the form;How satisfied?;How easy?;Tell us why\n"
    text += "".join(f"{i};{i};{i};Fine\n" for i in range(1, 6))
    with opened(tmp_path, text) as survey:
        assert survey.header_rows == 2
        assert (survey.headers[1].code, survey.headers[1].text) == ("q1", "How satisfied?")
        assert len(counted(survey)) == 5
    # a first answer of the same words in both columns is an answer
    with opened(tmp_path, "q1;q2\nN/A;N/A\n1;2\n3;4\n") as survey:
        assert survey.header_rows == 1


def test_units_under_the_header_belong_to_it(tmp_path):
    text = "Day;Score;Wait;Why\n(d.m.yyyy);(0-10);(min);\n" + "1.9.2026;9;3,5;Fine\n" * 5
    with opened(tmp_path, text) as survey:
        assert labels(survey) == ["Day (d.m.yyyy)", "Score (0-10)", "Wait (min)", "Why"]
        assert len(counted(survey)) == 5


def test_what_web_pages_write_in_headers(tmp_path):
    with opened(tmp_path, "Score,Name &amp; role,<p>Was it&nbsp;good</p>\n9,x,y\n") as survey:
        assert labels(survey) == ["Score", "Name & role", "Was it good"]


def test_hard_spaces_and_apostrophes_of_a_mac(tmp_path):
    text = "Score,What didn’t you\xa0like\n" + "9,It wasn’t much\n" * 5
    with opened(tmp_path, text, "mac-roman") as survey:
        assert (survey.encoding, labels(survey)[1]) == ("mac-roman", "What didn’t you like")


LINES = ["id,When,Would you recommend us?,Why"] + [
    f'{i},2026-09-0{i % 9 + 1},{i % 11},"Well, it ""worked"""' for i in range(400)
]


@pytest.mark.parametrize("wrapped", [range(401), range(0, 401, 3), [0], [300]])
def test_lines_that_a_spreadsheet_took_for_one_cell(tmp_path, wrapped):
    lines = ['"' + line.replace('"', '""') + '"' if i in wrapped else line for i, line in enumerate(LINES)]
    with opened(tmp_path, "\r\n".join(lines)) as survey, Engine(survey) as engine:
        assert (survey.delimiter, labels(survey)[2]) == (",", "Would you recommend us?")
        assert engine.values(3, 5) == [('Well, it "worked"', 400)]


def test_a_column_of_quoted_sentences_stays_one(tmp_path):
    with opened(tmp_path, 'Why\n"Slow, sadly"\n"Good, mostly"\n"Fine, thanks"\n') as survey:
        assert [row for row in counted(survey) if any(row)] == [["Slow, sadly"], ["Good, mostly"], ["Fine, thanks"]]


def test_texts_as_formulas(tmp_path):
    text = 'id;When;"=""Score"""\n="0071";="2026-09-01";"=""9"""\n="0072";="2026-09-02";8\n'
    with opened(tmp_path, text) as survey:
        assert labels(survey) == ["id", "When", "Score"]
        assert engine_rows(survey) == [["0071", "2026-09-01", "9"], ["0072", "2026-09-02", "8"]]


def test_letters_of_dos(tmp_path):
    text = "Päivä;Hyvää ja huonoa\n2026-09-01;Käsittely kesti\n2026-09-02;Hyvä, mutta kömpelö\n"
    with opened(tmp_path, text, "cp850") as survey:
        assert (survey.encoding, labels(survey)) == ("cp850", ["Päivä", "Hyvää ja huonoa"])


def test_a_block_of_sums_below_the_answers_is_no_part_of_them(tmp_path):
    block = "Promoters;18\nPassives;7\nResponse rate;34\nNPS;32,5\nAverage:;8\n"
    with opened(tmp_path, "Shop;Score\n" + "North;9\n" * 30 + block) as survey:
        assert [rule.reason for rule in survey.left_out_rows] == ["total"]
        assert [row for row in survey.sample if row[0] != "North"] == [("Response rate", "34")]
    with opened(tmp_path, "Shop;Score\n" + "North;9\n" * 300) as survey:
        assert "max" not in survey.left_out_rows[0].values


@pytest.mark.parametrize("text", ["", "\n", "  \n \t \n", "\ufeff", ";;;\n;;;\n", "id;Score\n", '""\n""\n'])
def test_nothing_in_it(tmp_path, text):
    assert code_of(tmp_path, text) in ("empty", "no_rows")


def test_a_quote_that_never_closes(tmp_path):
    lines = (HEAD + ROWS * 3).splitlines(keepends=True)
    lines[5] = '4;2026-09-04;4;"North\n'
    assert code_of(tmp_path, "".join(lines)) == "unbalanced_quote"
    try:
        opened(tmp_path, "".join(lines))
    except Unreadable as error:
        assert error.details["line"] == 6


def test_a_quote_that_closes_far_below(tmp_path):
    lines = (HEAD + ROWS * 100).splitlines(keepends=True)
    lines[1500] = '4;2026-09-04;4;"North\n'
    lines[2500] = '4;2026-09-04;4;North"\n'
    assert code_of(tmp_path, "".join(lines)) == "unbalanced_quote"


def test_a_long_comment_is_no_lost_quote(tmp_path):
    comment = "\n".join(f"Line {i}, and more" for i in range(80))
    with opened(tmp_path, HEAD + ROWS + f'29;2026-09-29;9;"{comment}"\n') as survey:
        assert engine_rows(survey)[-1][3] == comment


def test_quotes_inside_words_are_letters(tmp_path):
    text = HEAD + ROWS * 20 + '1;2026-09-01;9;27" screen\n2;2026-09-01;9;a "good" one\n'
    with opened(tmp_path, text) as survey:
        assert [row[3] for row in counted(survey)[-2:]] == ['27" screen', 'a "good" one']


def test_zero_bytes_are_no_text(tmp_path):
    assert code_of(tmp_path, b"id;Score\n1;9\n" + b"2;\0\n" * 3) == "not_text"
    assert code_of(tmp_path, (HEAD + ROWS * 9000).encode() + b"1;\0;2;3\n") == "not_text"


def test_letters_that_are_neither(tmp_path):
    good = (HEAD + ROWS.replace("North", "Itä-Väylä")).encode()
    with open_survey(text_file(tmp_path, good + b"29;2026-09-29;9;It\xe4\n")) as survey:
        assert survey.notes == ("broken_letters",)
        assert counted(survey)[0][3] == "Itä-Väylä"


def test_letters_that_show_late(tmp_path):
    text = HEAD + ROWS * 4000 + "1;2026-09-01;9;Itä\n"
    with opened(tmp_path, text, "cp1252") as survey:
        assert survey.encoding == "cp1252"
        assert counted(survey)[-1][3] == "Itä"


def test_not_there(tmp_path):
    for path, code in (
        (tmp_path / "no.csv", "missing"),
        (tmp_path, "is_folder"),
        ("\0", "missing"),
        ("a" * 5000, "missing"),
    ):
        with pytest.raises(Unreadable) as found:
            open_survey(path)
        assert found.value.code == code


def test_somebody_does_not_want_to_wait(tmp_path):
    path = text_file(tmp_path, HEAD + ROWS)
    with pytest.raises(Unreadable) as found:
        open_survey(path, cancelled=lambda: True)
    assert found.value.code == "cancelled"


def test_progress_grows_to_the_end(tmp_path):
    told = []
    with open_survey(text_file(tmp_path, HEAD + ROWS * 5000, "utf-16"), progress=told.append):
        assert told == sorted(told)
        assert told[0] == 0.0
        assert told[-1] == 1.0


def test_keys_tell_surveys_apart(tmp_path):
    keys = []
    for text in (HEAD + ROWS, HEAD + ROWS * 2, "id;Day;Other;Region\n" + ROWS):
        with opened(tmp_path, text) as survey:
            keys.append(survey.key)
    assert keys[0] == keys[1] != keys[2]
    with opened(tmp_path, "Region;Would you recommend us?;Day;id\nA;1;2026-09-01;4\nB;2;2026-09-01;4\n") as survey:
        assert survey.key == keys[0]
