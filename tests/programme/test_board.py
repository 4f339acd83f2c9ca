"""The action board, workloads, drafts and "you said – we did": what they say, without a window."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given, settings
from projects import projects

from cxworkshop import paths
from cxworkshop.language import LANGUAGES, Language
from cxworkshop.method.view import look
from cxworkshop.model import edit
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.project import COLLECTIONS, Profile, Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.model.sharing import Sharing
from cxworkshop.programme import audiences, board, workload
from cxworkshop.programme.drafts import draft
from cxworkshop.programme.search import field_entries, found, place_of_field, row_entries
from cxworkshop.programme.you_said import you_said
from cxworkshop.storage.project import ProjectFile

TODAY = date(2026, 11, 21)
ENGLISH = Language("en")


def with_actions(*actions: Action, **others: object) -> Project:
    return msgspec.structs.replace(Project(), actions=Rows(actions), **others)


def finished(name: str) -> Project:
    return ProjectFile(paths.resources() / "examples" / f"{name}.cxw").load().project


def cards(project: Project, **filters: str) -> dict[str, list[str]]:
    found = board.board(look(project, TODAY), ENGLISH, **filters)
    return {column: [card.id for card in some] for column, some in found.items()}


def test_columns_hold_chosen_actions_in_the_order_of_their_days():
    project = with_actions(
        Action("late", status="planned", due=date(2026, 11, 1)),
        Action("none", status="planned"),
        Action("soon", status="planned", due=date(2026, 11, 25)),
        Action("stuck", status="blocked"),
        Action("old", status="done", done_date=date(2026, 10, 1)),
        Action("new", status="done", done_date=date(2026, 11, 1)),
        Action("idea", status="idea"),
        Action("unsaid"),
        Action("gone", status="dropped"),
    )

    assert cards(project) == {
        "planned": ["late", "soon", "none"],
        "in progress": ["stuck"],
        "done": ["new", "old"],
    }
    assert board.waiting(look(project, TODAY)) == board.Waiting(ideas=2, dropped=1)


def test_moving_sets_status_and_day():
    action = Action("a", status="blocked")

    done = board.moved(action, "done", TODAY)
    back = board.moved(done, "planned", TODAY)

    assert (done.status, done.done_date) == ("done", TODAY)
    assert (back.status, back.done_date) == ("planned", None)
    assert board.moved(action, "in progress", TODAY) is action


def test_blocked_is_a_mark_that_goes_on_and_off():
    assert board.toggled(Action("a", status="planned"), TODAY).status == "blocked"
    assert board.toggled(Action("a", status="blocked"), TODAY).status == "in progress"
    assert board.toggled(Action("a", status="done"), TODAY).status == "done"


@pytest.mark.parametrize(
    ("due", "day", "state"),
    [
        (TODAY - timedelta(days=1), "one day late", "late"),
        (TODAY - timedelta(days=3), "3 days late", "late"),
        (TODAY, "today", "soon"),
        (TODAY + timedelta(days=1), "tomorrow", "soon"),
        (TODAY + timedelta(days=8), "in 8 days", "soon"),
        (TODAY + timedelta(days=60), "20 Jan", ""),
        (None, "No date", "missing"),
    ],
)
def test_days_are_said_in_words_where_they_are_near_or_past(due, day, state):
    project = with_actions(Action("a", title="Kit", status="planned", due=due))
    card = board.board(look(project, TODAY), ENGLISH)["planned"][0]

    assert (card.day, card.day_state) == (day, state)


def test_a_card_is_said_in_one_sentence():
    project = with_actions(Action("a", title="Spare-parts kit", status="blocked", due=date(2027, 1, 15), promised=True))
    card = board.board(look(project, TODAY), ENGLISH)["in progress"][0]

    assert card.said == "Spare-parts kit, owner missing, due 15 January 2027, blocked, promised to customers"


def test_filters_by_owner_and_by_nobody():
    project = with_actions(
        Action("a", owner="Eva  Lind", status="planned"),
        Action("b", owner="eva lind", status="planned"),
        Action("c", status="planned"),
    )

    assert cards(project, owner="Eva Lind")["planned"] == ["a", "b"]
    assert cards(project, owner=board.NOBODY)["planned"] == ["c"]


def test_who_has_too_much_comes_after_what_nobody_owns():
    some = [Action(f"a{n}", owner="Ali Rahimi", status="planned", due=TODAY) for n in range(4)]
    others = [Action(f"b{n}", owner="Eva Lind", status="planned") for n in range(3)]
    view = look(with_actions(*some, *others, Action("c", status="planned")), TODAY)

    loads = workload.loads(view)

    assert [(load.person, len(load.actions), load.too_much) for load in loads] == [
        ("", 1, False),
        ("Ali Rahimi", 4, True),
        ("Eva Lind", 3, False),
    ]
    assert workload.summed(view).overloaded == ("Ali Rahimi",)


def test_promises_that_should_hold_already_come_first():
    project = with_actions(
        Action("later", promised=True, promise_date=date(2027, 1, 1)),
        Action("overdue", promised=True, promise_date=date(2026, 11, 20), status="planned"),
        Action("kept", promised=True, promise_date=date(2026, 11, 1), status="done"),
        Action("dropped", promised=True, status="dropped"),
    )

    assert [action.id for action in workload.promises(look(project, TODAY))] == ["overdue", "kept", "later"]


def test_you_said_pairs_what_was_said_with_what_is_done_or_dated():
    areas = Rows(
        [
            Area("rare", title="Rare", count=2),
            Area("queue", title="Queue", count=9),
            Area("waits", title="Prams", decision="not now", reason="First we ask."),
            Area("silent", title="Nothing answers this", count=50),
        ]
    )
    project = with_actions(
        Action("done", title="Call back", areas=("queue",), status="done", done_date=TODAY),
        Action("dated", title="Staff", areas=("queue", "rare"), status="planned", due=date(2027, 1, 1)),
        Action("undated", title="Some day", areas=("silent",), status="planned"),
        Action("idea", title="Idea", areas=("silent",), due=date(2027, 1, 1)),
        Action("gone", title="App", status="dropped", note="Too dear."),
        areas=areas,
    )

    told = you_said(look(project, TODAY))

    assert [(pair.area.id, [deed.action.id for deed in pair.deeds]) for pair in told.pairs] == [
        ("queue", ["done", "dated"]),
        ("rare", ["dated"]),
    ]
    assert [tuple(one) for one in told.left_out] == [("Prams", "First we ask."), ("App", "Too dear.")]


def test_a_draft_for_colleagues_says_a_number_only_with_its_n_and_interval():
    project = finished("heat-pump")
    view = look(project, TODAY)
    row = next(row for row in project.sharing if row.audience == "front line")

    words = draft(view, row, ENGLISH)

    assert "“Fixed at first visit” stands at 70.2% (61.9–77.4%, n = 131)." in words
    assert "By 31 October 2027 “Fixed at first visit” shall reach 85%." in words
    assert "First we do this, by 12 February 2027:" in words


def test_a_draft_for_customers_names_nobody_and_tells_no_action_twice():
    project = finished("heat-pump")
    row = next(row for row in project.sharing if row.audience == "customers who answered")

    words = draft(look(project, TODAY), row, ENGLISH)

    assert words.startswith("Thank you for your answers. You told us:")
    assert words.count("We ring you back within 20 minutes") == 1
    assert not any(action.owner and action.owner in words for action in project.actions)


def test_there_is_no_draft_of_nothing():
    for audience in ("front line", "all customers", None):
        assert draft(look(Project(), TODAY), Sharing("r", audience=audience), ENGLISH) == ""


def test_an_audience_is_named_by_its_word_or_by_its_own_name():
    assert audiences.named(" front  line ", ENGLISH).audience == "front line"
    other = audiences.named("Monday shift", ENGLISH)
    assert (other.audience, other.label) == ("other", "Monday shift")


def test_what_was_told_moves_on_past_today():
    row = Sharing("r", frequency="weekly", first_date=date(2026, 11, 2))

    assert audiences.following(row, date(2026, 11, 2), TODAY) == date(2026, 11, 23)
    assert audiences.following(Sharing("r", frequency="once"), TODAY, TODAY) is None


def test_letters_keep_their_order():
    assert audiences.with_letter("I", "R", True) == "RI"
    assert audiences.with_letter("RAI", "A", False) == "RI"


def test_ticking_an_experience_adds_its_metrics_and_taking_it_off_removes_them():
    project = finished("heat-pump")
    view = look(project, TODAY)
    row = project.sharing[0]
    unheard = audiences.unheard(view)[0]

    metrics = audiences.with_experience(view, row, unheard.id, True)
    after = edit.put(project, ("sharing", row.id, "metrics"), metrics)

    assert audiences.hears(look(after, TODAY), after.sharing[0], unheard.id)
    assert audiences.with_experience(view, after.sharing[0], unheard.id, False) == row.metrics


@settings(max_examples=25)
@given(project=projects())
def test_whatever_a_project_holds_can_be_shown(project):
    view = look(project, TODAY)
    for code in LANGUAGES:
        language = Language(code)
        board.board(view, language)
        for row in project.sharing:
            draft(view, row, language)
            audiences.duty_problems(view, row, language)
    assert workload.summed(view).late >= 0
    workload.loads(view)
    audiences.occasions(view)
    workload.promises(view)


@settings(max_examples=25)
@given(project=projects())
def test_whatever_a_project_holds_can_be_found(project):
    view = look(project, TODAY)
    entries = [entry for name in COLLECTIONS for entry in row_entries(view, name, ENGLISH)]

    assert all(edit.get(project, entry.place).id == entry.place[-1] for entry in entries)
    for entry in field_entries(ENGLISH):
        place = place_of_field(project, *entry.field, {})
        edit.get(project, place)


def test_words_are_found_without_case_and_accents_and_beginnings_come_first():
    project = msgspec.structs.replace(
        Project(),
        segments=Rows([Segment("a", name="Kodin väki"), Segment("b", name="Väinö"), Segment("c", name="Øst og vest")]),
    )
    entries = row_entries(look(project, TODAY), "segments", ENGLISH)

    assert [entry.text for entry in found(entries, "VAI")] == ["Väinö"]
    assert [entry.text for entry in found(entries, "va")] == ["Väinö", "Kodin väki"]
    assert [entry.text for entry in found(entries, "vest ost")] == ["Øst og vest"]
    assert found(entries, "  ") == []


def test_at_most_twelve_are_found_among_ten_thousand():
    rows = Rows(Segment(f"s{n:07}", name=f"Segment {n}") for n in range(10_000))
    project = msgspec.structs.replace(Project(), segments=rows)

    assert len(found(row_entries(look(project, TODAY), "segments", ENGLISH), "segment")) == 12


def test_a_field_leads_to_the_current_record_else_the_first():
    project = with_actions(Action("one"), Action("two"))

    assert place_of_field(project, Action, "owner", {}) == ("actions", "one", "owner")
    assert place_of_field(project, Action, "owner", {"actions": "two"}) == ("actions", "two", "owner")
    assert place_of_field(project, Area, "title", {}) == ("areas",)
    assert place_of_field(project, Profile, "name", {}) == ("profile", "name")
