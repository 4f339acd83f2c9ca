"""Fields that name other records: all of them are known, and what they offer can be typed."""

from typing import Annotated, get_args, get_origin

import pytest
from desks import TODAY, empty_project, example

from cxworkshop.language import Language
from cxworkshop.method.view import look
from cxworkshop.model.decisions import Accepted
from cxworkshop.model.edit import add
from cxworkshop.model.experiences import Experience, Journey
from cxworkshop.model.fields import Id
from cxworkshop.model.improvements import Area
from cxworkshop.model.metrics import RELATIONSHIP, Metric
from cxworkshop.model.project import COLLECTIONS, Project
from cxworkshop.model.segments import Segment
from cxworkshop.model.validity import field_type
from cxworkshop.programme.copying import copied_rows
from cxworkshop.programme.entry import Unreadable
from cxworkshop.programme.fields import all_fields
from cxworkshop.programme.references import (
    REFERENCES,
    offered,
    people,
    read_reference,
    reference_text,
)
from cxworkshop.programme.shapes import row_type, shape

NO_REFERENCES = {
    (Accepted, "record"): "may be of any collection, and is set by the check that it belongs to",
}
EN = Language("en")
TYPES = sorted({record for record, _ in all_fields()} - {Project}, key=lambda record: record.__name__)


def holds_ids(annotation):
    if annotation is Id or (get_origin(annotation) is Annotated and annotation == Id):
        return True
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return any(holds_ids(part) for part in inner)


@pytest.fixture(scope="module")
def pump():
    return look(example("heat-pump"), TODAY)


def test_every_field_of_ids_is_known():
    of_ids = {
        (record, name)
        for record in TYPES
        for name in record.__struct_fields__
        if name not in ("id", "unknown") and holds_ids(field_type(record, name))
    }

    assert of_ids - REFERENCES.keys() - NO_REFERENCES.keys() == set()
    assert REFERENCES.keys() - of_ids == set()


def test_every_field_of_a_person_is_looked_at_for_names():
    marked = {name: f"{record.__name__} {name}" for record, name in all_fields()}
    project = empty_project()
    for collection, record in COLLECTIONS.items():
        texts = {}
        for name in record.__struct_fields__:
            field = all_fields().get((record, name))
            if field is not None and shape(field).person:
                texts[name] = (marked[name],) if shape(field).several else marked[name]
        project = add(project, (collection,), record(id="a", **texts))
    expected = {
        marked[name]
        for (record, name), field in all_fields().items()
        if shape(field).person and record in COLLECTIONS.values()
    }

    assert expected <= set(people(look(project, TODAY)))


def test_people_come_with_those_used_most_first(pump):
    names = people(pump)

    assert len(set(names)) == len(names)
    assert names.index("Sara Nyman") < names.index("Maja Lindqvist")


def test_what_is_offered_is_named_and_can_be_typed(pump):
    for record, name in REFERENCES:
        if shape(all_fields()[record, name]).keyed:
            continue
        offers = offered(pump, record, name, EN)
        assert all(label.strip() for _, label in offers)
        labels = [label for _, label in offers]
        for id, label in offers:
            if labels.count(label) > 1:
                continue
            value = (id,) if shape(all_fields()[record, name]).several else id
            assert read_reference(pump, record, name, label, EN) == value
            assert reference_text(pump, record, name, value, EN) == label


def test_a_metric_may_belong_to_the_relationship(pump):
    assert offered(pump, Metric, "experience", EN)[0] == (RELATIONSHIP, "Overall relationship")


def test_stages_are_named_with_their_journey(pump):
    journey = pump.journeys[0]

    assert offered(pump, Experience, "stage", EN)[0] == (
        journey.stages[0].id,
        f"{journey.name}: {journey.stages[0].name}",
    )


def test_rows_are_typed_by_name_code_and_beginning(pump):
    first, second = pump.segments[0], pump.segments[2]

    assert read_reference(pump, Area, "segments", "s1, housing", EN) == (first.id, second.id)
    assert read_reference(pump, Journey, "segment", first.name.upper(), EN) == first.id
    assert read_reference(pump, Journey, "segment", " ", EN) == ""
    assert read_reference(pump, Area, "segments", "", EN) == ()
    with pytest.raises(Unreadable) as said:
        read_reference(pump, Journey, "segment", "nobody", EN)
    assert "nobody" in said.value.text(EN)


def test_a_beginning_that_several_rows_have_is_refused(pump):
    with pytest.raises(Unreadable):
        read_reference(pump, Journey, "segment", "home", EN)


def test_ids_of_removed_rows_are_left_out(pump):
    assert reference_text(pump, Area, "segments", ("gone", pump.segments[0].id), EN) == pump.segments[0].name


def test_the_records_of_a_place_have_a_type():
    assert row_type(("segments",)) is Segment
    assert row_type(("segments", "abc", "roles")).__name__ == "Role"
    assert row_type(("journeys", "abc", "stages")).__name__ == "Stage"
    assert row_type(("workshop", "participants")).__name__ == "Participant"


def copied(collection, into=None, key="heat-pump"):
    into = into or empty_project()
    for name, record in copied_rows(example(key), collection, into):
        into = add(into, (name,), record)
    return into


def test_copied_segments_keep_their_ratings_on_the_same_criteria():
    into = copied("segments")
    source = example("heat-pump")
    keys = {criterion.key: criterion.id for criterion in into.criteria}

    for mine, theirs in zip(into.segments, source.segments, strict=True):
        assert mine.id != theirs.id
        for criterion in source.criteria:
            assert mine.ratings[keys[criterion.key]].value == theirs.ratings[criterion.id].value


def test_copied_rows_name_no_people_and_point_at_nothing_foreign():
    into = copied("actions")

    assert {(action.owner, action.team, action.metrics, action.areas) for action in into.actions} == {("", (), (), ())}


def test_copied_rows_find_rows_of_the_same_name():
    source = example("heat-pump")
    into = copied("collection", copied("metrics"))
    names = {metric.id: metric.name for metric in into.metrics}
    theirs = {metric.id: metric.name for metric in source.metrics}

    for mine, other in zip(into.collection, source.collection, strict=True):
        assert [names[id] for id in mine.metrics] == [theirs[id] for id in other.metrics]


def test_copied_targets_bring_their_metrics():
    into = copied("targets")

    assert into.targets
    assert all(into.metrics.find(target.metric) for target in into.targets)
    assert len({metric.name for metric in into.metrics}) == len(into.metrics)


@pytest.mark.parametrize("collection", ["segments", "experiences", "metrics", "collection", "areas", "sharing"])
@pytest.mark.parametrize("key", ["heat-pump", "machines", "cafe"])
def test_every_collection_can_be_copied_twice(collection, key):
    into = copied(collection, copied(collection, key=key), key=key)

    assert len(getattr(into, collection)) == 2 * len(getattr(example(key), collection))
