"""Questionnaires, read back from paper, survey file and text: every question, every box, nothing taken for markup."""

import ctypes
import html
from io import BytesIO
from itertools import takewhile

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hostile import LONG, TEXTS, hostile
from hypothesis import given, settings
from printed import EXAMPLES, TODAY, Printed, example, structure
from projects import projects

from cxworkshop.exports.paper import PaperName
from cxworkshop.exports.questionnaire import (
    NothingToAsk,
    find_source,
    form,
    remarks,
    write_limesurvey,
    write_questionnaire,
    write_text,
)
from cxworkshop.exports.questionnaire.boxes import BOX
from cxworkshop.exports.questionnaire.form import Item
from cxworkshop.exports.questionnaire.limesurvey import COLUMNS, cell
from cxworkshop.language import LANGUAGES, Language
from cxworkshop.method.catalogue import METHODS
from cxworkshop.method.questions import QUESTIONS
from cxworkshop.method.view import View, look
from cxworkshop.model.collection import Collection, CollectionMethod
from cxworkshop.model.experiences import Experience
from cxworkshop.model.fields import LanguageCode
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.model.project import About, Profile, Project
from cxworkshop.model.rows import Rows
from cxworkshop.surveys.values import meanings

EN = Language("en")


def view_of(
    *metrics: Metric, source: Collection | None = None, organisation: str = "Kuura", language: LanguageCode = "en"
) -> View:
    project = Project(
        about=About(language=language),
        profile=Profile(organisation=organisation),
        experiences=Rows([Experience(id="e1", name="the lunch"), Experience(id="e2", name="the bill")]),
        metrics=Rows(metrics),
        collection=Rows([source] if source else []),
    )
    return look(project, TODAY)


def metric(method: str, id: str = "", **fields: object) -> Metric:
    entry = next(entry for entry in METHODS if entry.key == method)
    return Metric(id=id or method, name=f"About {method}", method=entry.key, class_=entry.class_, **fields)


def survey(kind: CollectionMethod, *ids: str, **fields: object) -> Collection:
    return Collection(id="c1", name="After the visit", method=kind, metrics=ids, **fields)


def everything(language: LanguageCode = "en", **fields: object) -> View:
    metrics = [metric(entry.key) for entry in METHODS]
    ids = [one.id for one in metrics]
    return view_of(*metrics, source=survey("relational survey", *ids, **fields), language=language)


def codes(view: View, source: str = "") -> list[str]:
    return [item.code for item in form(view, source).items]


def on_paper(view: View, language: str = "en", paper: PaperName = "A4", source: str = "") -> Printed:
    file = BytesIO()
    pages = write_questionnaire(view, Language(language), file, paper, source)
    back = Printed(file.getvalue())
    assert pages == len(back.pages)
    return back


def boxes(data: bytes) -> int:
    """Count the squares of the size of a box to tick."""
    document = pypdfium2.PdfDocument(data)
    bounds = [found.get_bounds() for page in document for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])]
    return sum(BOX <= right - left < BOX + 2 and BOX <= top - low < BOX + 2 for left, low, right, top in bounds)


def survey_file(view: View, language: str = "en", source: str = "") -> list[dict[str, str]]:
    """Read the file as LimeSurvey does: lines, tabs, the byte order mark off the first head."""
    file = BytesIO()
    write_limesurvey(view, Language(language), file, source)
    head, *lines = file.getvalue().decode("utf-8-sig").removesuffix("\n").split("\n")
    assert head.split("\t") == list(COLUMNS)
    rows = [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]
    assert {row["class"] for row in rows} <= {"S", "SL", "G", "Q", "A"}
    return rows


def as_text(view: View, language: str = "en", source: str = "") -> str:
    file = BytesIO()
    write_text(view, Language(language), file, source)
    return file.getvalue().decode("utf-8")


# What is asked, and in which order


def test_the_score_comes_first_its_reason_second_and_an_open_question_last():
    view = view_of(metric("CSAT", experience="e1"), metric("NPS", experience=RELATIONSHIP), metric("FCR"))

    assert codes(view) == ["NPS", "WHY", "CSAT", "FCR", "OPEN"]


def test_without_recommendation_the_first_scale_is_the_score():
    assert codes(view_of(metric("FCR"), metric("CES2"), metric("CSAT"))) == ["CES2", "WHY", "FCR", "CSAT", "OPEN"]
    assert codes(view_of(metric("CSAT"), metric("INDEX"))) == ["INDEX1", "INDEX2", "INDEX3", "WHY", "CSAT", "OPEN"]


@pytest.mark.parametrize("method", ["EMOTION", "FCR", "CONTACTS"])
def test_what_gives_no_score_has_no_reason_but_still_an_open_question(method):
    source = survey("transactional survey", method)

    assert codes(view_of(metric(method), source=source), "c1") == [method, "OPEN"]


def test_the_rest_is_grouped_by_what_it_is_about_and_by_scale():
    view = view_of(
        metric("NPS", experience=RELATIONSHIP),
        metric("CSAT", "a", experience="e2"),
        metric("CES2", "b", experience="e1"),
        metric("FCR", "c", experience="e2"),
        metric("EASE", "d", experience="e2"),
        metric("REBUY", "e", experience=RELATIONSHIP),
    )

    assert codes(view) == ["NPS", "WHY", "REBUY", "CES2", "CSAT", "EASE", "FCR", "OPEN"]


def test_after_an_encounter_the_reason_is_the_open_question():
    view = view_of(metric("CSAT"), metric("CES2"), source=survey("transactional survey", "CSAT", "CES2"))

    asked = form(view, "c1")
    assert [item.code for item in asked.items] == ["CSAT", "WHY", "CES2"]
    assert asked.length == 3
    assert not [remark for remark in remarks(view, asked, EN, "en") if "too many" in remark.title]


def test_a_source_asks_its_own_metrics_and_without_any_all_that_is_asked():
    metrics = metric("NPS"), metric("CSAT"), metric("RESPONSE TIME")

    assert "CSAT" not in codes(view_of(*metrics, source=survey("relational survey", "NPS")), "c1")
    assert {"NPS", "CSAT"} < set(codes(view_of(*metrics, source=survey("interview")), "c1"))
    assert {"NPS", "CSAT"} < set(codes(view_of(*metrics)))


def test_what_is_counted_is_not_asked_and_said_so():
    counted = view_of(metric("NPS"), metric("FCR"), source=survey("operational data", "FCR"))
    asked = form(counted)
    named = view_of(metric("NPS"), metric("RETENTION"), source=survey("relational survey", "NPS", "RETENTION"))

    assert "FCR" not in [item.code for item in asked.items]
    assert any("“About FCR” is not asked" in remark.title for remark in remarks(counted, asked, EN, "en"))
    assert any("RETENTION" in remark.title for remark in remarks(named, form(named, "c1"), EN, "en"))


def test_the_same_question_is_asked_once_for_all_metrics_that_it_feeds():
    view = view_of(metric("NPS", "a"), metric("NPS", "b"), metric("CSAT", "c", experience="e1"))

    assert [item.metrics for item in form(view).items] == [("a", "b"), (), ("c",), ()]


def test_codes_are_plain_and_used_once():
    view = view_of(*(metric(key, f"{key}{e}", experience=e) for key in ("CSAT", "CES2") for e in ("e1", "e2")))
    found = codes(everything())

    assert codes(view)[:5] == ["CSAT", "WHY", "CES2", "CSAT2", "OPEN"]
    assert len(set(found)) == len(found)
    assert all(code.isalnum() and code[0].isalpha() and len(code) <= 20 for code in found)


def test_a_question_of_ones_own_has_its_own_scale():
    def kind(**fields: object) -> Item:
        questions = {"en": "How clean was it?"}
        return form(view_of(Metric(id="m", name="Clean", method="CUSTOM", questions=questions, **fields))).items[0]

    scale = kind(scale_min=1, scale_max=4, report_as="mean", direction="higher")
    assert [option.value for option in scale.options] == [1, 2, 3, 4]
    assert (scale.options[0].words["fi"], scale.options[-1].words["sv"]) == ("huonoin", "bäst")
    assert [option.value for option in kind(report_as="share").options] == [1, 0]
    assert [option.value for option in kind(report_as="share", scale_min=0, scale_max=1).options] == [1, 0]
    good = kind(report_as="share", scale_min=1, scale_max=5, favourable=(4, 5))
    assert [option.value for option in good.options] == [1, 2, 3, 4, 5]
    assert kind(scale_min=0, scale_max=100, report_as="mean").kind == "number"
    assert kind(scale_min=1, scale_max=3, report_as="mean", direction="lower").options[0].words["en"] == "the best"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_scale_has_words_at_both_ends_and_an_answer_beside_it(language):
    for item in form(everything(), "c1").items:
        if item.is_closed:
            assert item.beside[language]
            values = [option.value for option in item.options]
            if item.kind in ("scale", "faces"):
                assert values == sorted(values)
            if values:
                assert item.options[0].words[language] and item.options[-1].words[language]


def test_an_empty_project_and_a_counting_source_say_what_to_do():
    with pytest.raises(NothingToAsk) as nothing:
        form(look(Project(), TODAY))
    assert EN.text(nothing.value.message, **nothing.value.values).startswith("No metric of this project asks")

    view = view_of(metric("NPS"), metric("RETENTION"), source=survey("operational data", "RETENTION"))
    with pytest.raises(NothingToAsk) as counted:
        form(view, "c1")
    assert "“After the visit” are counted" in EN.text(counted.value.message, **counted.value.values)


def test_a_source_is_found_by_code_name_and_id():
    view = view_of(metric("NPS"), source=survey("interview"))

    assert {find_source(view, name) for name in ("C1", "c1", "after the  visit")} == {"c1"}
    assert find_source(view, "") == ""
    with pytest.raises(NothingToAsk) as unknown:
        find_source(view, "C2")
    assert "C1 After the visit" in EN.text(unknown.value.message, **unknown.value.values)


# What to think of


def test_length_rules_are_said():
    methods = ("CSAT", "CES2", "EASE", "NEED")
    short = view_of(*(metric(key) for key in methods), source=survey("transactional survey", *methods))
    asked = form(short, "c1")

    assert asked.length == 5
    first = remarks(short, asked, EN, "en")[0]
    assert first.title == "“After the visit” has too many questions"
    assert first.reason.startswith("Ask at most 3 questions")
    assert len(asked.items) == 5  # said, not dropped

    long = everything()
    assert remarks(long, form(long, "c1"), EN, "en")[0].reason.startswith("Ask at most 10 questions")
    assert "too many questions" in remarks(long, form(long), EN, "en")[0].title


def test_missing_languages_and_ready_made_words_are_said():
    own = Metric(id="m", name="Clean", method="CUSTOM", class_="perception", questions={"fi": "Oliko siistiä?"})
    view = view_of(own, metric("CSAT", experience="e1"), metric("NPS"))
    titles = [remark.title for remark in remarks(view, form(view), EN, "sv")]

    assert "“Clean” has no question in Swedish" in titles
    assert "“About CSAT” has no question in Swedish" in titles
    assert "“About CSAT” may read badly" in titles
    assert not [title for title in titles if "About NPS” has no question" in title]


def test_a_question_that_names_no_experience_is_said():
    view = view_of(metric("CSAT", "a", experience="e1"), metric("CSAT", "b"), metric("EASE", "c", experience="gone"))
    titles = [remark.title for remark in remarks(view, form(view), EN, "en")]

    assert titles.count("“About CSAT” has a gap in its question") == 1
    assert "“About EASE” has a gap in its question" in titles
    assert titles.count("“About CSAT” may read badly") == 1


def test_what_people_are_not_told_is_said():
    view = view_of(metric("NPS"), organisation="")
    anonymous = view_of(
        metric("NPS"), source=survey("relational survey", "NPS", attribution="anonymous", contact_permission=True)
    )

    titles = [remark.title for remark in remarks(view, form(view), EN, "en")]
    assert "The questionnaire does not say who asks" in titles
    assert "The questionnaire does not say who sees the answers" in titles
    assert "CONTACT" not in codes(anonymous, "c1")
    assert any("promises to be anonymous" in remark.title for remark in remarks(anonymous, form(anonymous, "c1"), EN))


# On paper


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_example_fits_one_page_and_its_tally_sheet_another(name, language, paper):
    view = look(example(name, language), TODAY)
    for source in ("", *(row.id for row in view.collection if row.method and row.method.endswith("survey"))):
        back = on_paper(view, language, paper, source)

        assert len(back.pages) == 2
        assert back.collisions() == []
        assert back.pdf.trailer["/Root"]["/Lang"] == language
        first, second = (" ".join(page.split()) for page in back.pages)
        for item in form(view, source).items:
            if item.kind != "contact":
                assert item.text(language) in first
            if item.is_closed:
                assert item.text(language) in second


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_question_prints_with_its_words_and_boxes(language):
    view = everything(contact_permission=True, attribution="confidential")
    asked = form(view, "c1")
    back = on_paper(view, language, source="c1")

    assert back.collisions() == []
    for item in asked.items:
        assert item.text(language) in back.text
        for option in item.options:
            assert option.words.get(language, "").lower() in back.text.lower()
        assert item.beside.get(language, "").lower() in back.text.lower()
    ticked = sum(len(item.options) + 1 for item in asked.items if item.is_closed)
    assert boxes(back.data) == ticked + 2  # and two for whether we may get in touch


def test_the_form_says_who_asks_who_sees_it_and_how_long_it_is_kept():
    source = survey(
        "relational survey",
        "NPS",
        attribution="anonymous",
        retention_months=6,
        minutes=1.5,
        notice="Only Lena reads it.",
    )
    first = " ".join(on_paper(view_of(metric("NPS"), source=source), source="c1").pages[0].split())

    for words in (
        "Kuura asks these questions",
        "Only Lena reads it.",
        "Your answers are anonymous.",
        "Answers are kept 6 months.",
        "It takes about 2 minutes.",
        "Answering is voluntary.",
        "registered marks",
    ):
        assert words in first
    assert "registered marks" not in on_paper(view_of(metric("CSAT"))).text


def test_the_tally_sheet_names_what_the_sums_are_counts_of():
    view = look(example("heat-pump", "en"), TODAY)
    sheet = " ".join(on_paper(view, source=find_source(view, "C3")).pages[1].split())

    for words in ("Tally sheet", "Date", "Place", "Forms counted", "Homeowners with a service agreement", "Strokes"):
        assert words in sheet
    assert "M2 Effort: easy to get help" in sheet
    assert "M7 Satisfied with the visit" in sheet
    assert "Fewer than 5 forms" not in sheet  # these answers carry names by agreement
    assert "Fewer than 5 forms" in on_paper(view).pages[1]


def test_an_index_is_counted_once_for_each_person():
    view = view_of(metric("INDEX"), metric("CSAT", experience="e1"))
    sheet = on_paper(view).pages[1]

    # sums of its three questions would count everybody three times
    assert "Questions 1 to 3 together" in sheet
    assert sheet.count("Strokes") == 2
    assert sheet.count("About INDEX") == 1


@pytest.mark.parametrize("page", [0, 1])
def test_faces_have_one_colour_so_that_none_is_the_right_one(page):
    document = pypdfium2.PdfDocument(on_paper(view_of(metric("EMOTION"))).data)
    colours = set()
    for path in document[page].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, low, right, top = path.get_bounds()
        if 10 < right - left < 30 and abs((right - left) - (top - low)) < 1:
            rgba = [ctypes.c_uint() for _ in range(4)]
            assert pdfium.FPDFPageObj_GetStrokeColor(path, *(ctypes.byref(one) for one in rgba))
            colours.add(tuple(one.value for one in rgba))

    assert len(colours) == 1


def test_a_screen_reader_finds_questions_answers_and_tables():
    back = on_paper(everything(), source="c1")
    elements = list(structure(back.pdf.trailer["/Root"]["/StructTreeRoot"]["/K"].get_object()))
    told = [element["/Alt"] for element in elements if element["/S"] == "/Figure"]

    assert any(text.startswith("0 – not at all likely; 1; 2") for text in told)
    assert "Yes; No; Nothing was promised" in told
    for element in elements:
        if element["/S"] == "/Table":
            rows = [len(row.get_object()["/K"]) for row in element["/K"]]
            assert len(rows) == 3 and len(set(rows)) == 1
    assert all(back.fonts().values())


def test_the_same_project_gives_the_same_bytes():
    assert on_paper(everything()).data == on_paper(everything()).data


# For LimeSurvey


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_survey_file_holds_every_question_in_every_language(name):
    view = look(example(name), TODAY)
    rows = survey_file(view)
    asked = form(view)
    settings_of = {row["name"]: row["text"] for row in rows if row["class"] == "S"}
    there = [settings_of["language"], *settings_of["additional_languages"].split()]

    assert sorted(there) == sorted(asked.languages) == sorted(LANGUAGES)
    assert settings_of["ipaddr"] == settings_of["listpublic"] == "N"
    for language in there:
        mine = [row for row in rows if row["language"] == language]
        questions = [row for row in mine if row["class"] == "Q"]
        assert [row["name"] for row in questions] == [item.code for item in asked.items]
        assert [html.unescape(row["text"]) for row in questions] == [item.text(language) for item in asked.items]
        assert [row["class"] for row in mine].count("G") == 1
        assert {row["name"] for row in mine if row["class"] == "SL"} == {
            "surveyls_title", "surveyls_welcometext", "surveyls_endtext",
        }  # fmt: skip
    # the languages repeat the same survey, row by row
    parts = [
        [(row["class"], row["type/scale"], row["name"] if row["class"] != "G" else "") for row in rows
         if row["language"] == language and row["class"] in "GQA"]
        for language in there
    ]  # fmt: skip
    assert all(part == parts[0] for part in parts)


def test_answers_have_their_value_as_code():
    rows = survey_file(everything(contact_permission=True), source="c1")
    found: dict[str, list[str]] = {}
    kinds: dict[str, str] = {}
    for row in rows:
        if row["language"] == "en" and row["class"] == "Q":
            question = row["name"]
            kinds[question], found[question] = row["type/scale"], []
        elif row["language"] == "en" and row["class"] == "A":
            found[question].append(row["name"])

    assert found["NPS"] == [*map(str, range(11)), "NA"]
    assert found["CES2"] == [*map(str, range(1, 8)), "NA"]
    assert found["EMOTION"] == ["A1", "A2", "A3", "A4", "A5", "NA"]
    assert found["FCR"] == found["PROMISE"] == ["1", "0", "NA"]
    assert found["CONTACT"] == ["1", "0"]
    assert (kinds["WHY"], kinds["CONTACTS"], kinds["NPS"]) == ("T", "N", "L")
    # LimeSurvey drops every answer with another code
    assert all(len(code) <= 5 and code.isalnum() for answers in found.values() for code in answers)
    contacts = next(row for row in rows if row["name"] == "CONTACTS")
    assert (contacts["min_num_value_n"], contacts["max_num_value_n"]) == ("1", "20")
    assert {row["same_default"] for row in rows if row["class"] == "Q"} == {"0"}
    assert contacts["help"] == contacts["hide_tip"] == ""  # LimeSurvey itself says what may be written


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("as_codes", [True, False])
def test_exported_answers_are_read_back_as_what_they_stand_for(language, as_codes):
    view = everything(language)
    rows = survey_file(view, language, "c1")
    for item in form(view, "c1").items:
        if item.options:
            place = next(n for n, row in enumerate(rows) if row["name"] == item.code and row["language"] == language)
            answers = list(takewhile(lambda row: row["class"] == "A", rows[place + 1 :]))
            texts = [row["name"] if as_codes else html.unescape(row["text"]) for row in answers]
            read = meanings(texts, view.metrics.of(item.metrics)[0])
            assert [read[text].answer for text in texts] == [*(option.value for option in item.options), None]
            assert read[texts[-1]].why in ("missing code", "don't know", "not applicable")


def test_a_language_without_words_is_left_out_and_said_so():
    own = Metric(id="m", name="Clean", method="CUSTOM", questions={"en": "Clean?", "fi": "Siistiä?"}, report_as="share")
    view = view_of(own, metric("NPS"))
    rows = survey_file(view, "sv")

    assert {row["language"] for row in rows} == {"en", "fi"}
    assert rows[0]["text"] == "en"
    assert survey_file(view, "fi")[0]["text"] == "fi"
    said = remarks(view, form(view), EN)
    assert [remark.title for remark in said if "no question in" in remark.title] == [
        "“Clean” has no question in Swedish",
        "“Clean” has no question in Norwegian (bokmål)",
    ]


def test_who_wants_to_be_reached_can_say_who_that_is():
    view = view_of(metric("NPS"), source=survey("relational survey", "NPS", contact_permission=True))
    rows = survey_file(view, source="c1")
    asked = [row for row in rows if row["name"] == "PERSON"]

    assert [row["language"] for row in asked] == list(LANGUAGES)
    assert {(row["type/scale"], row["relevance"]) for row in asked} == {("S", "CONTACT.NAOK == '1'")}
    assert not [row for row in survey_file(view) if row["name"] == "PERSON"]


def test_any_scale_has_codes_that_limesurvey_keeps():
    def answer_codes(low: int, high: int) -> list[str]:
        own = Metric(id="m", name="x", method="CUSTOM", questions={"en": "x?"}, scale_min=low, scale_max=high)
        return [row["name"] for row in survey_file(view_of(own)) if row["class"] == "A"]

    assert answer_codes(99_990, 99_999)[-2:] == ["99999", "NA"]
    assert answer_codes(99_995, 100_000) == ["A1", "A2", "A3", "A4", "A5", "A6", "NA"]
    assert answer_codes(-5, 5)[0] == "A1"


def test_an_answer_is_no_formula_and_no_entity():
    texts = [row["text"] for row in survey_file(everything(), source="c1") if row["class"] == "A"]

    # LimeSurvey's own exports keep entities of answers
    assert {"−2 – very bad", "2 – very good"} < set(texts)
    assert not [text for text in texts if "&" in text or text.startswith("+")]


@pytest.mark.parametrize("organisation", ["ä" * 40, "Kuura", "日本" * 20])
def test_the_reader_cannot_mistake_the_encoding(organisation):
    # LimeSurvey guesses it from the first 1000 bytes, and a letter cut in two there would mislead it
    for size in range(3):
        file = BytesIO()
        write_limesurvey(view_of(metric("NPS"), organisation="x" * size + organisation), EN, file)
        assert file.getvalue()[3:1100].isascii()


@pytest.mark.parametrize("size", range(12))
def test_no_letter_is_cut_where_newer_readers_stop_to_guess(size):
    file = BytesIO()
    write_limesurvey(view_of(metric("NPS"), organisation="x" * size + "日" * 4_000), EN, file)

    file.getvalue()[:10_000].decode("utf-8")  # whole letters


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=SUM(A1)", "&#61;SUM(A1)"),
        ("+1", "&#43;1"),
        ("-1", "&#45;1"),
        ("@x", "&#64;x"),
        ('a\t"b"\r\nc', "a &quot;b&quot; <br />c"),
        ("{name} <b>&amp;", "&#123;name&#125; &lt;b&gt;&amp;amp;"),
        ("\ufffe\x00\x07x]]>", "x]]&gt;"),
        ("  ", ""),
    ],
)
def test_a_cell_is_neither_markup_nor_expression_nor_formula(text, written):
    assert cell(text) == written


# As text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_has_one_question_after_the_other_and_one_answer_on_each_line(language):
    view = everything()
    blocks = as_text(view, language, "c1").split("\n\n")
    asked = form(view, "c1")

    for number, item in enumerate(asked.items, 1):
        first, _, *answers = blocks[number].splitlines()
        assert first == f"{number}. {item.text(language)}"
        assert len(answers) == (len(item.options) + 1 if item.options else 0)
    assert "0 – " + QUESTIONS["NPS"].low[language] in blocks[1]


# Whatever people write


@pytest.mark.parametrize("texts", [TEXTS, LONG])
def test_hostile_texts_stay_texts(texts):
    view = look(hostile(example("heat-pump"), texts), TODAY)
    for source in ("", *(row.id for row in view.collection if row.method and row.method.endswith("survey"))):
        back = on_paper(view, "fi", source=source)
        assert back.collisions() == []
        for row in survey_file(view, source=source):
            assert not {'"', "{", "}", "\r"} & set("".join(row.values()))
            assert not row["text"].startswith(("=", "+", "-", "@"))
        asked = form(view, source)
        assert as_text(view, "en", source).count("\n\n") == len(asked.items) + 1
        remarks(view, asked, EN, "fi")


@settings(max_examples=60, deadline=None)
@given(project=projects())
def test_any_project_gives_a_questionnaire_or_a_sentence(project):
    view = look(project, TODAY)
    for source in ("", *(row.id for row in view.collection)):
        try:
            asked = form(view, source)
        except NothingToAsk as problem:
            assert EN.text(problem.message, **problem.values)
            continue
        assert on_paper(view, project.about.language, source=source).pages
        assert survey_file(view, source=source)
        assert as_text(view, "nb", source)
        assert remarks(view, asked, EN) is not None
