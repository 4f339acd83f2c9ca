"""The printed plan, read back: complete, in order, readable in every language, the same every time."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import EXAMPLES, TODAY, Printed, Words, example, overlapping, printed, structure
from projects import projects

from cxworkshop.exports.plan import SECTIONS
from cxworkshop.language import LANGUAGES, Language
from cxworkshop.method.view import look
from cxworkshop.model import edit
from cxworkshop.model.collection import Collection
from cxworkshop.model.ids import new_id
from cxworkshop.model.imports import Comment
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.metrics import (
    Account,
    AccountCounts,
    Counts,
    Driver,
    DriverRun,
    Measurement,
    Metric,
    Origin,
    ShareOf,
)
from cxworkshop.model.project import Profile, Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.model.targets import Target
from cxworkshop.model.workshop import Participant, Workshop
from cxworkshop.programme.decisions import decision, say


@pytest.fixture(scope="module")
def heat_pump() -> Printed:
    return printed(example("heat-pump"))


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_every_example_prints_on_every_paper_in_every_language(name, language, paper):
    plan = printed(example(name, language), language, paper)

    assert 15 < len(plan.pages) < 40
    assert len(plan.data) < 300_000
    assert plan.collisions() == []
    assert plan.pdf.trailer["/Root"]["/Lang"] == language
    width, height = (595, 842) if paper == "A4" else (612, 792)
    assert {(round(w), round(h)) for w, h in plan.sizes} == {(width, height)}


def test_the_outline_lists_every_section_and_journey_in_order(heat_pump):
    entries = heat_pump.outline()

    top = [title for level, title, _ in entries if level == 0]
    assert top == [Language("en").text(section.title) for section in SECTIONS]
    assert [title for level, title, _ in entries if level == 1] == ["A cold Friday evening"]
    pages = [page for _, _, page in entries]
    assert pages == sorted(pages)
    for _, title, page in entries[1:]:
        assert title in heat_pump.pages[page - 1]


def test_the_file_says_what_it_is(heat_pump):
    about = heat_pump.pdf.metadata

    assert about.title == "Köldvakt Service AB (fictional) – Never cold on a Friday"
    assert about.author == "Köldvakt Service AB (fictional)"
    assert about.creator == "cxworkshop"
    assert about.subject
    assert about.creation_date.date() == TODAY


def test_all_fonts_are_embedded_and_no_other_is_named(heat_pump):
    fonts = heat_pump.fonts()

    assert all(fonts.values())
    assert {name.split("+")[1].split("-")[0] for name in fonts} == {"SourceSansPro"}


def test_a_screen_reader_finds_headings_tables_and_charts_told_in_words(heat_pump):
    root = heat_pump.pdf.trailer["/Root"]
    elements = list(structure(root["/StructTreeRoot"]["/K"].get_object()))
    roles = [element["/S"] for element in elements]

    assert root["/MarkInfo"]["/Marked"]
    assert roles[0] == "/Document"
    assert roles.count("/H1") == len(SECTIONS) + 1  # the journey has its own
    for element in elements:
        if element["/S"] == "/Figure":
            assert element["/Alt"].strip()
        if element["/S"] == "/Table":
            rows = [len(row.get_object()["/K"]) for row in element["/K"]]
            assert set(rows) <= {1, max(rows)}  # a heading of a group is one cell


def test_everything_drawn_is_marked(heat_pump):
    for number, page in enumerate(heat_pump.pdf.pages):
        depth = 0
        for operands, operator in page.get_contents().operations:
            depth += operator in (b"BDC", b"BMC")
            depth -= operator == b"EMC"
            assert depth in (0, 1)
            if operator in (b"Tj", b"TJ", b"f", b"S", b"B", b"f*", b"B*"):
                assert depth == 1, (number, operands)
        assert depth == 0
        assert page["/StructParents"] == number


def test_every_page_but_the_cover_has_its_number_and_the_date(heat_pump):
    total = len(heat_pump.pages)

    for number, page in enumerate(heat_pump.pages[1:], 2):
        assert f"Page {number} of {total}" in page
        assert "21 November 2026" in page
        assert "Köldvakt Service AB (fictional) · Never cold on a Friday" in page
    assert "Page 1 of" not in heat_pump.pages[0]


def test_the_summary_is_one_page_and_leads_to_the_sections(heat_pump):
    summary = " ".join(heat_pump.pages[1].split())
    links = [link.get_object() for link in heat_pump.pdf.pages[1]["/Annots"]]

    for words in ("For whom:", "Seven decisions", "First three actions", "Decisions needed", "Sara Nyman"):
        assert words in summary
    for step in range(1, 8):
        sentence = say(decision(look(example("heat-pump"), TODAY), step), Language("en"))
        assert letters(sentence) in letters(summary)
    assert "Segments" in heat_pump.pages[2]
    assert len(links) == 14  # a title and a page number for each of the seven steps
    assert all(link["/Subtype"] == "/Link" and "/URI" not in str(link) for link in links)


def letters(text: str) -> str:
    """Give a text without what changes where a line ends."""
    return "".join(letter for letter in text if letter.isalnum())


def test_numbers_carry_n_and_interval(heat_pump):
    assert "67.2% (58.7–74.6%, n = 131)" in heat_pump.text
    assert "58.7–74.6%, n = 131" in heat_pump.pages[1]
    assert "+12 to +34, n = 186" in heat_pump.text
    assert "36.3–60.9, n = 1,286" in heat_pump.text


def test_numbers_follow_the_language():
    plan = printed(example("heat-pump", "fi"), "fi")

    assert "67,2 %" in plan.text.replace("\xa0", " ")
    assert "21. marraskuuta 2026" in plan.text


def test_undecided_steps_are_marked():
    project = edit.replace(example("heat-pump"), ("decisions",), Rows())

    plan = printed(project, sections=("summary", "segments"))

    assert plan.text.replace("\xa0", " ").count("Suggested, not decided") == 8
    assert "none confirmed yet" in plan.text


def test_decisions_are_marked_that_changed_since():
    project = example("heat-pump")
    first = project.segments[0]
    project = edit.put(project, ("segments", first.id, "name"), "Homes")

    plan = printed(project, sections=("summary",))

    assert "Changed since the decision" in plan.text.replace("\xa0", " ")


def test_missing_owners_and_dates_stand_in_plain_sight():
    project = example("heat-pump")
    action = project.actions[0]
    project = edit.put(project, ("actions", action.id, "owner"), "")
    project = edit.put(project, ("actions", action.id, "due"), None)

    plan = printed(project, sections=("actions",))

    assert "Owner missing" in plan.text
    assert "Date missing" in plan.text
    assert "No date yet" in plan.text
    assert "One needs an owner before it can start." in plan.text


def test_small_groups_never_appear_as_numbers():
    plan = printed(with_shares(large=ShareOf(x=30, n=61), small=ShareOf(x=1, n=3), middle=ShareOf(x=7, n=12)))

    assert "49%" in plan.text
    assert "7 of 12" in plan.text and "58%" not in plan.text
    assert "33%" not in plan.text and "1 of 3" not in plan.text
    assert "hidden, the group is too small" in plan.text


@pytest.mark.parametrize(
    ("n", "commented", "stands"), [(10, None, True), (9, None, False), (0, None, True), (9, 30, True), (30, 9, False)]
)
def test_words_of_few_customers_never_appear(n, commented, stands):
    area = Area("i1", title="Comes late", count=3, comments_n=commented, evidence="“Nobody rang before four”")
    rows = [Comment(f"k{at}", text=f"Kept for reading {at}", areas=("i1",), mood="low") for at in range(n)]
    project = msgspec.structs.replace(Project(), areas=Rows([area]), comments=Rows(rows))
    text = letters(printed(project).text)
    assert letters("Comes late") in text
    assert (letters("Nobody rang before four") in text) is stands
    assert letters("Kept for reading") not in text


def with_shares(**shares: ShareOf) -> Project:
    """Give a project that asked three groups, each for itself, whether a promise was kept."""
    project = Project()
    for name, share in shares.items():
        segment = Segment(new_id(), name=name.title(), decision="measure now")
        metric = Metric(new_id(), name=f"Kept, {name}", class_="perception", method="PROMISE", direction="higher")
        row = Collection(new_id(), name="Survey", metrics=(metric.id,), attribution="anonymous")
        reading = Measurement(
            new_id(), metric=metric.id, segments=(segment.id,), start=TODAY, end=TODAY, data=share,
            origin=Origin(kind="collection", collection=row.id),
        )  # fmt: skip
        target = Target(new_id(), metric=metric.id, segments=(segment.id,), kind="improve", target=0.9)
        rows = {"segments": segment, "metrics": metric, "collection": row, "measurements": reading, "targets": target}
        for collection, record in rows.items():
            project = edit.add(project, (collection,), record)
    return project


def asked_firms() -> Project:
    """Give a survey of two metrics with names, of two segments and everybody, in three rounds."""
    segments = Rows(Segment(name, name=name.title(), type="B2B") for name in ("mills", "farms"))
    accounts = Rows(Account(f"a{place}", label=f"Firm number {place}", segment="mills") for place in range(3))
    row = Collection("c1", name="Survey", metrics=("nps", "easy"), attribution="attributed")
    parts = tuple(AccountCounts(account=f"a{place}", values={9: 4}) for place in range(2))
    readings = [
        Measurement(
            new_id(), metric=metric, segments=whom, start=date(2026, month, 1), end=date(2026, month, 28),
            data=Counts(values={9: 8}), accounts=parts, origin=Origin(kind="import", collection="c1"),
        )
        for metric in ("nps", "easy") for whom in ((), ("mills",), ("farms",)) for month in (8, 9, 10)
    ]  # fmt: skip
    metrics = Rows(
        [Metric("nps", name="Recommendation", method="NPS"), Metric("easy", name="Effort", method="NPS")]
    )  # fmt: skip
    target = Target("t1", metric="nps", segments=("mills",), kind="improve", target=50)
    return Project(
        segments=segments, accounts=accounts, collection=Rows([row]), metrics=metrics, measurements=Rows(readings),
        targets=Rows([target]),
    )  # fmt: skip


def test_companies_are_listed_once_and_charts_are_those_that_matter():
    plan = printed(asked_firms())

    assert plan.text.count("Firm number 1") == 1
    assert plan.text.count("Effort: With equal weight") == 1
    assert plan.text.count("Farms") < plan.text.count("Mills")
    assert "Recommendation: Mills" in plan.text and "Recommendation: Farms" not in plan.text


def test_a_target_names_the_segments_that_it_is_about():
    plan = printed(asked_firms(), sections=("targets",))

    assert plan.text.count("Mills") >= 3  # in the table, in the ladder, and over the chart


def with_drivers(*importances: float | None) -> Project:
    """Give an analysis of two drivers, of which the first is stated to be important by most."""
    drivers = tuple(
        Driver(name=name, correlation=r, performance=done, importance=importance, stated=0.84, satisfied=0.41)
        for (name, r, done), importance in zip((("Answer", 0.2, 2.0), ("Price", 0.6, 4.0)), importances, strict=True)
    )
    run = DriverRun("d1", outcome="nps", n=200, drivers=drivers, correlations=((1.0, 0.3), (0.3, 1.0)))
    return Project(metrics=Rows([Metric("nps", name="Recommendation", method="NPS")]), drivers=Rows([run]))


def test_drivers_say_what_they_are_worth_and_lie_by_one_kind_of_importance():
    stated, mixed = (printed(with_drivers(4.5, other), sections=("areas",)).text for other in (3.0, None))

    assert "1 Answer Opportunity 12.7 of 20: worth work." in stated
    assert "Concentrate here" in stated.split("Together they explain")[0]
    assert "Low priority" in mixed.split("Together they explain")[0]  # by correlation, as the other has no importance


def test_an_empty_project_says_what_will_come():
    plan = printed(Project())

    assert len(plan.pages) < 9
    assert plan.collisions() == []
    assert plan.text.count("Here will stand") >= 9
    assert "Why we do this is not written down yet." in plan.text
    for page in plan.pages[1:]:
        assert len(page.split()) > 30


def test_chosen_sections_are_printed_in_the_plans_own_order():
    plan = printed(example("cafe"), sections=("actions", "segments"))

    assert [title for _, title, _ in plan.outline()] == ["Segments", "Action plan"]


def test_the_same_day_gives_the_same_bytes():
    assert printed(example("machines"), "sv").data == printed(example("machines"), "sv").data


def test_many_actions_make_more_pages_each_with_its_head():
    few, many = (printed(with_actions(n), sections=("actions",)) for n in (100, 500))

    assert 4.3 < len(many.pages) / len(few.pages) < 5.7
    assert all("Owner" in page and "Status" in page for page in many.pages if "Do thing number" in page)
    assert many.collisions() == []
    assert sum(page.count("Do thing number ") for page in many.pages) == 500


def with_actions(number: int) -> Project:
    first = example("heat-pump")
    actions = [
        msgspec.structs.replace(first.actions[n % 8], id=f"a{n:07}", title=f"Do thing number {n}")
        for n in range(number)
    ]
    return msgspec.structs.replace(first, actions=Rows(actions))


def test_a_group_heading_keeps_two_rows():
    plan = printed(with_actions(120), sections=("actions",))

    for page in plan.pages:
        lines = [line.strip() for line in page.splitlines()]
        last = max(
            (n for n, line in enumerate(lines) if line.startswith(("January", "March", "In the next"))), default=0
        )
        if last:
            assert sum("Do thing number" in line for line in lines[last:]) >= 2


def test_done_actions_are_ticked_and_come_last():
    project = example("cafe")
    project = edit.put(project, ("actions", project.actions[0].id, "status"), "done")

    plan = printed(project, sections=("actions",))

    assert plan.text.index("Done") > plan.text.index("Owner")


@settings(max_examples=12)
@given(project=projects(), language=st.sampled_from(LANGUAGES))
def test_any_project_prints(project, language):
    plan = printed(project, language)

    assert len(plan.pages) >= 2


def test_no_action_has_a_title_too_long():
    words = "Stock check before any date is promised and a phone call when it changes " * 400
    project = edit.add(Project(), ("actions",), Action(new_id(), title=words[:20_000], status="planned"))

    plan = printed(project, sections=("actions",))

    assert plan.text.count("Stock check") == words[:20_000].count("Stock check")
    assert plan.collisions() == []


def test_a_planted_collision_is_found():
    lines = [Words("one", 10, 100, 60, 110), Words("two", 50, 104, 90, 114), Words("three", 10, 88, 60, 98)]

    assert [(one.text, other.text) for one, other in overlapping(lines)] == [("two", "one")]


def test_what_summary_and_cover_shorten_stands_whole_in_the_notes() -> None:
    people = tuple(Participant(f"person{n}", name=f"Person Number{n}", label="phones") for n in range(9))
    story = "It began on a Friday. " * 60 + "And this is the end of the story."
    drawn = Project(profile=Profile(story=story), workshop=Workshop(participants=people))
    text = " ".join(printed(drawn).text.split())
    assert "this is the end of the story" in text
    assert "Person Number8 (phones)" in text
