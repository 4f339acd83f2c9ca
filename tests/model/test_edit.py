"""Edits: what they change, what they refuse, and that every history can be undone."""

from datetime import date

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from projects import projects

from cxworkshop.language import Language
from cxworkshop.model import edit
from cxworkshop.model.fields import Score
from cxworkshop.model.ids import new_id
from cxworkshop.model.improvements import Action
from cxworkshop.model.metrics import Counts, Measurement, Metric
from cxworkshop.model.project import COLLECTIONS, SINGLES, Project
from cxworkshop.model.segments import Role, Segment
from cxworkshop.model.validity import Invalid, allowed
from cxworkshop.model.workshop import Workshop
from cxworkshop.programme.messages import allowed_text


def with_segment() -> tuple[Project, str]:
    segment = Segment(new_id(), name="Farms", roles=(Role("r1", role="user"), Role("r2", role="finance")))
    return edit.add(Project(), ("segments",), segment), segment.id


def test_an_id_is_eight_characters_and_never_the_same_twice() -> None:
    ids = {new_id() for _ in range(2000)}
    assert len(ids) == 2000
    assert all(len(id) == 8 and id.isalnum() and id == id.lower() for id in ids)


def test_put_changes_one_field_and_shares_the_rest() -> None:
    project, id = with_segment()
    project = edit.add(project, ("actions",), Action(new_id(), title="Ring back"))
    changed = edit.put(project, ("segments", id, "persona", "goal"), "a warm house")
    assert edit.get(changed, ("segments", id, "persona", "goal")) == "a warm house"
    assert edit.get(project, ("segments", id, "persona", "goal")) == ""
    assert changed.actions is project.actions
    assert changed.segments[0].roles is project.segments[0].roles


def test_put_reaches_into_dictionaries_and_makes_the_record_on_the_way() -> None:
    project, id = with_segment()
    project = edit.put(project, ("segments", id, "ratings", "c1", "votes", "anna"), 4)
    assert project.segments[0].ratings == {"c1": Score(votes={"anna": 4})}
    project = edit.put(project, ("segments", id, "ratings", "c1", "votes", "anna"), None)
    assert project.segments[0].ratings["c1"].votes == {}


def test_put_reaches_into_nested_collections_by_id() -> None:
    project, id = with_segment()
    project = edit.put(project, ("segments", id, "roles", "r2", "weight"), 7)
    assert [role.weight for role in project.segments[0].roles] == [1, 7]


def test_put_takes_dates_and_choices_as_the_file_writes_them() -> None:
    project = edit.put(Project(), ("profile", "review_date"), "2027-05-03")
    assert project.profile.review_date == date(2027, 5, 3)
    project = edit.add(project, ("measurements",), Measurement("m1"))
    project = edit.put(project, ("measurements", "m1", "data"), {"kind": "counts", "values": {"1": 2}})
    assert project.measurements[0].data == Counts(values={1: 2})
    project = edit.put(project, ("measurements", "m1", "data", "values", "5"), 3)
    assert project.measurements[0].data.values == {1: 2, 5: 3}


@pytest.mark.parametrize(
    ("path", "value", "field", "kind"),
    [
        (("segments", "ID", "population"), -3, "population", "whole"),
        (("segments", "ID", "population"), "many", "population", "whole"),
        (("segments", "ID", "decision"), "perhaps", "decision", "choice"),
        (("segments", "ID", "ratings", "c1"), {"agreed": 9}, "agreed", "number"),
        (("segments", "ID", "ratings", "c1", "votes", "p"), 6, "p", "whole"),
        (("segments", "ID", "contacts_per_account"), 0.5, "contacts_per_account", "number"),
        (("segments", "ID", "roles", "r1", "weight"), 11, "weight", "whole"),
        (("segments", "ID", "name"), 5, "name", "text"),
        (("segments", "ID", "name"), "x" * 20_001, "name", "text"),
        (("constants", "conf_level"), 0.93, "conf_level", "choice"),
        (("constants", "anonymity_k"), 2, "anonymity_k", "whole"),
        (("profile", "review_date"), "2026-02-30", "review_date", "date"),
        (("profile", "currency"), "euro", "currency", "pattern"),
        (("profile", "seasonal"), "maybe", "seasonal", "flag"),
    ],
)
def test_a_refused_value_names_field_value_and_what_is_allowed(path, value, field, kind) -> None:
    project, id = with_segment()
    place = tuple(id if part == "ID" else part for part in path)
    with pytest.raises(Invalid) as refused:
        edit.put(project, place, value)
    assert refused.value.path[-1] == field
    assert refused.value.allowed.kind == kind
    assert refused.value.value == (value[field] if isinstance(value, dict) else value)


def test_not_a_number_and_infinity_are_refused() -> None:
    project, id = with_segment()
    for value in (float("nan"), float("inf"), float("-inf")):
        with pytest.raises(Invalid):
            edit.put(project, ("segments", id, "annual_value"), value)


def test_a_lone_surrogate_becomes_a_visible_replacement() -> None:
    project, id = with_segment()
    project = edit.put(project, ("segments", id, "name"), "a\ud800b\U0001f600")
    assert project.segments[0].name == "a\ufffdb\U0001f600"


def test_a_lone_surrogate_is_cleaned_in_records_and_in_keys() -> None:
    project = edit.add(Project(), ("segments",), Segment("s\ud800", name="a\udfff"))
    assert project.segments == (Segment("s\ufffd", name="a\ufffd"),)
    place = ("segments", "s\ufffd")
    project = edit.put(project, place, Segment("s\ufffd", name="\ud800", unknown={"\ud800": "\ud800"}))
    assert project.segments == (Segment("s\ufffd", name="\ufffd", unknown={"\ufffd": "\ufffd"}),)
    project = edit.put(project, (*place, "ratings", "\ud800", "votes", "\ud801"), 3)
    project = edit.put(project, (*place, "ratings"), project.segments[0].ratings | {"\ud802": Score()})
    assert project.segments[0].ratings == {"\ufffd": Score()}
    msgspec.json.encode(project)


def test_the_key_of_a_count_is_a_number() -> None:
    project = edit.add(Project(), ("measurements",), Measurement("m1", data=Counts(values={9: 20, 3: 10})))
    place = ("measurements", "m1", "data", "values", "9")
    assert edit.get(project, place) == 20
    project = edit.put(project, place, 25)
    assert project.measurements[0].data == Counts(values={9: 25, 3: 10})
    assert edit.replace(project, place, 20).measurements[0].data == Counts(values={9: 20, 3: 10})
    assert edit.put(project, place, None).measurements[0].data == Counts(values={3: 10})
    for key in ("many", "1_0"):
        with pytest.raises(KeyError):
            edit.put(project, (*place[:-1], key), 1)


@pytest.mark.parametrize(
    ("path", "value", "error"),
    [
        (("segments",), [{"id": "x"}, {"id": "x"}], KeyError),
        (("segments", "ID", "roles"), [{"id": "x"}, {"id": "x"}], KeyError),
        (("segments", "ID"), {"id": "other"}, KeyError),
        (("segments", "ID"), {"id": "ID", "unknown": {"name": 5}}, KeyError),
        (("segments", "ID"), Metric("ID"), Invalid),
        (("segments", "ID", "id"), "other", KeyError),
        (("segments", "ID", "unknown"), {"name": 5}, KeyError),
        (("segments", "ID", "unknown", "name"), 5, KeyError),
        (("segments", "ID", "unknown", "name", "deep"), 5, KeyError),
        (("segments", "ID", "ratings", "x" * 41), {}, KeyError),
        (("segments", "ID", "roles"), [Role("r1", weight=99)], Invalid),
        (("metrics", "m1", "questions", "xx"), "How?", KeyError),
        (("profile",), Workshop(), Invalid),
        (("profile", "holidays", "x"), "2026-01-01", KeyError),
        ((), Project(), KeyError),
    ],
)
def test_an_edit_that_would_make_an_unopenable_file_is_refused(path, value, error) -> None:
    project = edit.add(Project(), ("segments",), Segment("ID", name="Farms"))
    project = edit.add(project, ("metrics",), Metric("m1"))
    with pytest.raises(error):
        edit.put(project, path, value)


def test_a_record_of_another_kind_is_not_added() -> None:
    with pytest.raises(Invalid):
        edit.add(Project(), ("segments",), Metric("m"))
    with pytest.raises(KeyError):
        edit.add(Project(), ("profile",), Metric("m"))


def test_a_whole_collection_may_be_put() -> None:
    project, _ = with_segment()
    assert edit.put(Project(), ("segments",), project.segments) == project
    assert edit.put(project, ("segments",), []) == Project()


def test_what_is_allowed_is_said_truly() -> None:
    language = Language("en")

    def said(path: edit.Path, value: object) -> str:
        project = edit.add(Project(), ("metrics",), Metric("m1"))
        with pytest.raises(Invalid) as refused:
            edit.put(project, path, value)
        return allowed_text(refused.value.allowed, language)

    assert said(("metrics", "m1", "percentile"), 0) == "a number above 0 and below 1"
    assert said(("about", "format"), 0) == "a whole number of at least 1"
    assert said(("about", "app"), 0) == "a text"
    assert said(("metrics", "m1", "favourable"), ["x"]) == "a number"
    assert said(("constants", "anonymity_k"), 0) == "a whole number from 3 to 30"


@pytest.mark.parametrize("kind", [*SINGLES.values(), *COLLECTIONS.values()])
def test_no_field_names_a_limit_that_it_has_not(kind: type[msgspec.Struct]) -> None:
    for field in msgspec.structs.fields(kind):
        assert "–" not in allowed_text(allowed(field.type), Language("en")), field.name


def test_an_unknown_place_is_a_key_error() -> None:
    project, id = with_segment()
    for path in [("segments", "nobody", "name"), ("segments", id, "colour"), ("nothing",)]:
        with pytest.raises(KeyError):
            edit.get(project, path)


def test_adding_an_id_twice_is_refused() -> None:
    project, id = with_segment()
    with pytest.raises(KeyError):
        edit.add(project, ("segments",), Segment(id))


def test_duplicate_renews_every_id_and_stands_right_behind() -> None:
    project, id = with_segment()
    project = edit.add(project, ("segments",), Segment(new_id(), name="Homes"))
    project, copy = edit.duplicate(project, ("segments", id))
    assert [segment.name for segment in project.segments] == ["Farms", "Farms", "Homes"]
    assert project.segments[1].id == copy != id
    assert {role.id for role in project.segments[1].roles}.isdisjoint({"r1", "r2"})


def test_move_counts_places_after_taking_out() -> None:
    project = Project()
    for name in "abcd":
        project = edit.add(project, ("segments",), Segment(f"segment{name}", name=name))
    for to, expected in [(0, "bacd"), (2, "acbd"), (99, "acdb"), (-4, "bacd")]:
        moved = edit.move(project, ("segments", "segmentb"), to)
        assert "".join(segment.name for segment in moved.segments) == expected
        assert moved.segments.find("segmentd").name == "d"


def test_removing_leaves_references_so_that_undo_brings_all_back() -> None:
    project, id = with_segment()
    removed = edit.remove(project, ("segments", id))
    assert not removed.segments
    assert edit.replace(removed, ("segments",), project.segments) == project


def changed_at_random(draw, project: Project) -> tuple[Project, edit.Path]:
    """Make one random edit; gives the project and the path of the collection or record that it touched."""
    name = draw(st.sampled_from(sorted(COLLECTIONS)))
    rows = getattr(project, name)
    kind = draw(st.sampled_from(["add", "remove", "move", "duplicate", "put"] if rows else ["add"]))
    if kind == "add":
        return edit.add(project, (name,), COLLECTIONS[name](new_id()), draw(st.integers(0, 5))), (name,)
    id = draw(st.sampled_from([row.id for row in rows]))
    if kind == "remove":
        return edit.remove(project, (name, id)), (name,)
    if kind == "move":
        return edit.move(project, (name, id), draw(st.integers(-1, 5))), (name,)
    if kind == "duplicate":
        return edit.duplicate(project, (name, id))[0], (name,)
    texts = [field for field in COLLECTIONS[name].__struct_fields__ if isinstance(getattr(rows.find(id), field), str)]
    texts = [field for field in texts if field not in ("id", "template", "digest")]
    if not texts:
        return project, (name,)
    field = draw(st.sampled_from(texts))
    try:
        return edit.put(project, (name, id, field), draw(st.text(max_size=5))), (name, id, field)
    except Invalid:
        return project, (name, id, field)


@given(st.data())
@settings(max_examples=60)
def test_any_history_undone_returns_the_start(data: st.DataObject) -> None:
    start = data.draw(projects(most=2))
    project, history = start, []
    for _ in range(data.draw(st.integers(1, 8))):
        after, path = changed_at_random(data.draw, project)
        history.append((path, edit.get(project, path), edit.get(after, path)))
        project = after
    end = project
    for path, before, _ in reversed(history):
        project = edit.replace(project, path, before)
    assert project == start
    for path, _, after in history:
        project = edit.replace(project, path, after)
    assert project == end


@given(projects(most=3))
@settings(max_examples=30)
def test_every_generated_record_may_be_put_back_where_it_is(project: Project) -> None:
    for name in COLLECTIONS:
        for row in getattr(project, name):
            assert edit.put(project, (name, row.id), row) == project
            for field in msgspec.structs.fields(type(row)):
                if field.name not in ("id", "unknown"):
                    assert edit.get(project, (name, row.id, field.name)) == getattr(row, field.name)
