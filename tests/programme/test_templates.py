"""A template makes a sound project in every language, and invents nothing."""

from datetime import date
from typing import Any, get_args, get_origin

import msgspec
import pytest

from cxworkshop.language import LANGUAGES, InContext, Language
from cxworkshop.method.agenda import longest_stretch
from cxworkshop.method.figures.workshop import BLOCKS
from cxworkshop.method.view import look
from cxworkshop.model import edit
from cxworkshop.model.fields import Id, Record
from cxworkshop.model.ids import new_id
from cxworkshop.model.metrics import RELATIONSHIP
from cxworkshop.model.project import COLLECTIONS, Constants, Project
from cxworkshop.programme.checks import findings
from cxworkshop.programme.choices import AUDIENCE
from cxworkshop.programme.empty import NAMED_IN, SHARING, TYPICAL
from cxworkshop.programme.steps import STEPS
from cxworkshop.programme.templates import PAUSES, TEMPLATES, blank, make
from cxworkshop.storage.project import from_document, to_document

TODAY = date(2026, 11, 21)
KEYS = [template.key for template in TEMPLATES]
PAUSED = tuple(PAUSES)
# What only the team can know: names, and the first row of each step.
LEFT_TO_THE_TEAM = {"L001", "L703", "L115", "L215", "L317", "L421", "L517", "L622", "L712"}

everywhere = pytest.mark.parametrize(
    "project",
    [pytest.param(make(key, Language(code), TODAY), id=f"{key}-{code}") for key in KEYS for code in LANGUAGES]
    + [pytest.param(blank(Language(code), TODAY), id=f"blank-{code}") for code in LANGUAGES],
)


def records(value: Any) -> list[Record]:
    """Give the records in a value, at every depth."""
    if isinstance(value, Record):
        return [value, *(inner for name in value.__struct_fields__ for inner in records(getattr(value, name)))]
    if isinstance(value, tuple):
        return [inner for part in value for inner in records(part)]
    return [inner for part in value.values() for inner in records(part)] if isinstance(value, dict) else []


def pointers(record: Record) -> list[str]:
    """Give the ids that a record points at."""
    found = []
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if field.type == Id and field.name != "id":
            found.append(value)
        elif Id in get_args(field.type) and get_origin(field.type) in (tuple, dict):
            found += list(value)
    return [id for id in found if id not in ("", RELATIONSHIP)]


@everywhere
def test_it_is_the_same_after_saving_and_opening(project):
    document = to_document(project)
    opened = from_document(document, "new.cxw")

    assert not opened.read_only
    assert msgspec.structs.replace(opened.project, about=project.about) == project
    assert opened.project.about.language == project.about.language


@everywhere
def test_no_id_points_into_the_void(project):
    all_records = records(project)
    ids = [record.id for record in all_records if hasattr(record, "id")]

    assert len(ids) == len(set(ids))
    assert {id for record in all_records for id in pointers(record)} <= set(ids)


@everywhere
def test_criteria_and_phases_follow_the_reader_s_language(project):
    assert [(row.key, row.name, row.weight) for row in project.criteria] == [
        ("value", "", 5),
        ("size", "", 3),
        ("fit", "", 4),
        ("pain", "", 5),
        ("reach", "", 3),
    ]
    assert [row.name for row in project.phases] == [""] * 8
    assert len({row.key for row in project.phases}) == 8
    assert project.constants == Constants()


@everywhere
def test_nothing_is_invented(project):
    assert project.segments == project.measurements == project.targets == project.areas == project.actions == ()
    for row in project.experiences:
        assert (row.reach, row.contacts_per_reached, row.decision) == (None, None, None)
        assert row.importance.value is row.performance.value is None
    for row in project.collection:
        assert (row.population, row.eligible, row.reach, row.response_rate, row.start) == (None,) * 5
    named = [row.owner for row in (*project.metrics, *project.sharing)] + [
        row.responsible for row in project.collection
    ]
    assert not any(named)


@everywhere
def test_only_what_the_team_alone_can_know_is_open(project):
    musts = [finding for finding in look(project, TODAY).of(findings) if finding.severity == "E"]

    assert {finding.check for finding in musts} <= LEFT_TO_THE_TEAM
    assert {finding.field for finding in musts if finding.check == "L703"} <= {"owner"}


@pytest.mark.parametrize("key", KEYS)
def test_two_projects_share_no_id(key):
    first, second = (make(key, Language("en"), TODAY) for _ in range(2))

    assert not {row.id for row in first.criteria} & {row.id for row in second.criteria}


@pytest.mark.parametrize(("key", "minutes", "breaks"), [("half-day", 210, 20), ("full", 410, 85)])
def test_the_agenda_takes_its_minutes_and_no_stretch_is_longer_than_90(key, minutes, breaks):
    (template,) = (template for template in TEMPLATES if template.key == key)
    workshop = make(key, Language("en"), TODAY).workshop
    agenda = [(block.minutes, block.kind in PAUSED) for block in workshop.agenda]

    assert (
        sum(length for length, pause in agenda if not pause) == workshop.working_minutes == template.minutes == minutes
    )
    assert sum(length for length, pause in agenda if pause) == breaks
    assert longest_stretch(agenda) <= 90


def test_the_half_day_has_every_block_at_its_least_but_step_4_which_is_homework():
    workshop = make("half-day", Language("en"), TODAY).workshop
    parts = {block.kind: block.minutes for block in workshop.agenda if block.kind not in PAUSED}

    assert parts == {kind: least for kind, (least, _) in BLOCKS.items() if kind != "s4"}
    assert "Step 4" in workshop.parking[0].text


def test_the_full_programme_has_every_block_at_its_best():
    workshop = make("full", Language("en"), TODAY).workshop
    parts = {block.kind: block.minutes for block in workshop.agenda if block.kind not in PAUSED}

    assert parts == {kind: ideal for kind, (_, ideal) in BLOCKS.items()}


def test_the_first_review_needs_no_agenda_and_the_time_of_its_steps():
    (template,) = (template for template in TEMPLATES if template.key == "first-review")
    project = make("first-review", Language("en"), TODAY)

    assert project.workshop.agenda == ()
    assert template.minutes == sum(step.guide.minutes for step in STEPS if step.number != 4)


def test_the_first_review_measures_the_relationship_and_one_count():
    project = make("first-review", Language("nb"), TODAY)
    asked, counted = project.metrics
    survey, log = project.collection
    (invoice,) = project.experiences

    assert (asked.method, asked.experience, counted.method) == ("CSAT", RELATIONSHIP, "PROMISE KEPT")
    assert list(asked.questions) == ["nb"] and "{" not in asked.questions["nb"]
    assert (survey.metrics, log.metrics) == ((asked.id,), (counted.id,))
    assert "24" in survey.notice and "{" not in survey.notice
    assert project.phases.find(invoice.phase).key == "pay"


def test_sharing_begins_within_two_weeks_on_working_days():
    for key in ("first-review", "full"):
        days = {row.audience: row.first_date for row in make(key, Language("en"), TODAY).sharing}

        assert min(days.values()) <= date(2026, 12, 5)
        assert (days["customers who answered"] - TODAY).days <= 90
        assert all(day.weekday() < 5 for day in days.values())


def test_the_review_is_a_quarter_away():
    for day, review in [(TODAY, date(2027, 2, 19)), (date(2026, 11, 30), date(2027, 2, 26))]:
        profile = make("full", Language("en"), day).profile

        assert (profile.start_date, profile.review_date) == (day, review)


def test_the_language_is_kept_and_an_unknown_template_refused():
    assert make("full", Language("sv"), TODAY).about.language == "sv"
    assert blank(Language("fi"), TODAY).about.language == "fi"
    with pytest.raises(KeyError):
        make("year", Language("en"), TODAY)


@pytest.mark.parametrize("name", TYPICAL)
def test_a_typical_row_is_a_valid_record(name):
    rows = TYPICAL[name]

    assert 4 <= len(rows) <= 8
    assert len({row.label for row in rows}) == len(rows)
    for row in rows:
        texts = {field: Language("en").text(text) for field, text in row.texts.items()}
        if name in NAMED_IN:
            texts[NAMED_IN[name]] = Language("en").text(row.label)
        edit.add(Project(), (name,), COLLECTIONS[name](id=new_id(), **texts, **row.values))


def test_each_step_has_typical_rows_for_one_of_its_collections():
    assert [len(set(step.collections) & set(TYPICAL)) for step in STEPS] == [1] * 7


def test_typical_phases_are_ready_made_ones():
    keys = {row.key for row in blank(Language("en"), TODAY).phases}

    assert {row.phase for row in TYPICAL["experiences"]} <= keys


def test_typical_audiences_are_called_as_everywhere_else():
    assert [row.label for row in SHARING] == [AUDIENCE[row.values["audience"]] for row in SHARING]
    assert not any(isinstance(row.label, InContext) for row in SHARING)
