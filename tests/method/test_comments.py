"""Which comments may be read, and what may stand beside them (F4.12)."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from imported import TODAY

from cxworkshop.method.figures.comments import to_read
from cxworkshop.method.view import look
from cxworkshop.model.collection import Collection
from cxworkshop.model.imports import Comment, Import, Mapping
from cxworkshop.model.project import Constants, Project
from cxworkshop.model.rows import Rows

MOODS = ("low", "middle", "high", None)


def said(n, mood=None, segment="", start=0, **more):
    segments = (segment,) if segment else ()
    return [Comment(f"{segment}{mood}{at}", text=f"{mood} {segment} {at}", mood=mood, segments=segments, **more)
            for at in range(start, start + n)]  # fmt: skip


def read(comments, k=10, **more):
    return look(Project(comments=Rows(comments), constants=Constants(freetext_k=k), **more), TODAY).of(to_read)


def test_too_few_comments_are_not_shown_at_all():
    assert (len(read(said(9)).rows), read(said(9)).hidden) == (0, 9)
    assert (len(read(said(10)).rows), read(said(10)).hidden) == (10, 0)
    assert read([]).rows == () and read([]).hidden == 0


def test_they_stand_in_no_order_of_the_file_and_in_the_same_on_every_day():
    rows = said(30)
    shown = [one.id for one in read(rows).rows]
    assert shown == [one.id for one in read(rows[::-1]).rows] != [one.id for one in rows]
    assert sorted(shown) == sorted(one.id for one in rows)


def test_a_score_that_few_have_is_left_out_with_one_more_that_it_could_be_told_from():
    found = read([*said(40, "high"), *said(12, "middle"), *said(4, "low")])
    assert Counter(one.mood for one in found.rows) == {"high": 40, None: 16}
    assert (found.moods, found.without) == ({"middle", "low"}, True)
    assert not read([*said(40, "high"), *said(12, "low")]).without


def test_a_segment_is_shown_only_where_many_of_it_have_the_same_score():
    rows = [*said(20, "high", "a"), *said(20, "high", "b"), *said(15, "low", "a"), *said(3, "low", "b"),
            *said(12, "low", "c")]  # fmt: skip
    shown = Counter((one.mood, one.segments) for one in read(rows).rows)
    assert read(rows).without and not read(rows).moods
    assert shown == {("high", ("a",)): 20, ("high", ("b",)): 20, ("low", ("a",)): 15, ("low", ()): 15}


def test_comments_given_with_a_name_are_shown_however_few_they_are():
    imports = Rows([Import("f1", mapping=Mapping(collection="c1")), Import("f2", mapping=Mapping(collection="c2"))])
    sources = Rows([Collection("c1", attribution="attributed"), Collection("c2", attribution="anonymous")])
    rows = [*said(2, "low", "a", imported="f1"), *said(5, "high", "a", imported="f2")]
    found = read(rows, imports=imports, collection=sources)
    assert [(one.mood, one.segments) for one in found.rows] == [("low", ("a",))] * 2
    assert found.hidden == 5


@given(
    st.dictionaries(st.tuples(st.sampled_from(MOODS), st.sampled_from(["", "a", "b", "c"])), st.integers(0, 30)),
    st.integers(5, 12),
)
def test_nobody_is_shown_in_a_group_smaller_than_allowed(sizes, k):
    rows = [one for (mood, segment), n in sizes.items() for one in said(n, mood, segment)]
    found = read(rows, k)
    assert len(found.rows) + found.hidden == len(rows)
    shown = Counter(one.mood for one in found.rows)
    assert all(n >= k for n in shown.values())
    for mood in shown:
        assert all(n >= k for n in Counter(one.segments for one in found.rows if one.mood == mood).values())
