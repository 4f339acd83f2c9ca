"""What survey answers say in words: plain, with interval, and silent about small groups."""

from datetime import date
from typing import Any

import pytest
from imported import FILE, INDEX, RECOMMEND, SATISFIED, SURVEY, TODAY, imported
from msgspec.structs import replace

from cxworkshop.language import LANGUAGES, Language
from cxworkshop.method.figures.drivers import driver_figures
from cxworkshop.method.view import View, look
from cxworkshop.model.collection import Wave
from cxworkshop.model.imports import Comment, Halves
from cxworkshop.model.improvements import Area
from cxworkshop.model.metrics import Account, AccountCounts, AccountSums, Driver, DriverRun, Measurement
from cxworkshop.model.project import Project
from cxworkshop.model.rows import Rows
from cxworkshop.model.segments import Segment
from cxworkshop.model.targets import Target
from cxworkshop.programme.evidence import (
    chance_of,
    counted_text,
    overlap_texts,
    run_points,
    run_title,
    share_bounds,
    to_count,
)
from cxworkshop.programme.survey_words import (
    answer_sentences,
    company_text,
    rate_text,
    received_text,
    roughly,
    target_change_text,
)

ENGLISH = Language("en")
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def view(*measurements: Measurement, **parts: Any) -> View:
    found = {"metrics": [SATISFIED, RECOMMEND, INDEX], "collection": [SURVEY], "imports": [FILE], **parts}
    rows = {name: Rows(part) for name, part in {**found, "measurements": list(measurements)}.items()}
    return look(Project(**rows), TODAY)


def sentences(seen: View, id: str, language: Language = ENGLISH) -> list[str]:
    measurement = seen.measurements.find(id)
    assert measurement is not None
    return list(answer_sentences(seen, measurement, language))


def test_answers_that_came_stand_beside_those_expected() -> None:
    seen = view(imported("x1", {5: 150, 2: 62}))
    assert received_text(seen, SURVEY, ENGLISH) == "212 answers have come since 1 Oct 2026, of 180 expected."
    few = view(waves=[Wave("w1", collection="c1", start=date(2026, 10, 5), complete=3)])
    assert received_text(few, SURVEY, ENGLISH) == "Fewer than 5 answers have come since 1 Oct 2026."
    running = replace(SURVEY, repeat="continuous")
    seen = view(imported("x1", {5: 150, 2: 62}), collection=[running])
    assert received_text(seen, running, ENGLISH) == (
        "212 answers have come since 1 Oct 2026, and 25 were expected by now."
    )
    unplanned = replace(SURVEY, reach=None)
    seen = view(imported("x1", {5: 150, 2: 62}), collection=[unplanned])
    assert received_text(seen, unplanned, ENGLISH) == "212 answers have come since 1 Oct 2026."
    assert received_text(view(), SURVEY, ENGLISH) == ""


def test_a_change_that_may_be_chance_says_how_many_answers_it_takes() -> None:
    seen = view(imported("x1", {5: 140, 1: 60}, SEPTEMBER), imported("x2", {5: 172, 1: 48}))
    assert sentences(seen, "x2") == [
        "Since 30 Sep 2026: +8.2 percentage points (−0.2 to +16.5). "
        "≈ It cannot be told from chance: that takes about 450 answers each time."
    ]
    seen = view(imported("x1", {5: 700, 1: 300}, SEPTEMBER), imported("x2", {5: 98, 1: 28}))
    assert sentences(seen, "x2")[0].endswith("≈ It cannot be told from chance yet: about 380 more answers would do.")
    seen = view(imported("x1", {5: 140, 1: 60}, SEPTEMBER), imported("x2", {5: 210, 1: 10}))
    assert sentences(seen, "x2")[0].endswith("That is more than chance.")
    assert sentences(seen, "x1") == []


def test_one_change_of_many_says_that_it_is_one_of_many() -> None:
    metrics = [replace(SATISFIED, id=f"m{place}", name=f"M{place}") for place in range(1, 4)]
    found = []
    for place, good in enumerate((158, 156, 155), 1):
        found.append(imported(f"a{place}", {5: 140, 1: 60}, SEPTEMBER, metric=f"m{place}"))
        found.append(imported(f"b{place}", {5: good, 1: 200 - good}, metric=f"m{place}"))
    said = sentences(view(*found, metrics=metrics), "b1")
    assert said[0].endswith("≈ With so many comparisons at once, chance brings such a one.")


def test_questions_that_changed_are_not_compared() -> None:
    before = imported("x1", {5: 140, 1: 60}, SEPTEMBER)
    other = replace(before.asked, channel="SMS")
    seen = view(before, imported("x2", {5: 172, 1: 48}, asked=other))
    assert sentences(seen, "x2") == ["The earlier answers cannot be compared: they were not asked in the same way."]


def test_late_answers_hint_at_the_silent() -> None:
    halves = Halves(split=date(2026, 10, 15), early={5: 80, 2: 20}, late={5: 55, 2: 45})
    seen = view(imported("x1", {5: 135, 2: 65}, halves=halves))
    assert sentences(seen, "x1") == [
        "Late answers against early ones: −25 percentage points (−36.8 to −12.1). "
        "Those who stayed silent may differ even more."
    ]
    alike = replace(halves, late={5: 78, 2: 22})
    said = sentences(view(imported("x1", {5: 158, 2: 42}, halves=alike)), "x1")
    assert said[0].endswith("≈ They cannot be told apart.")
    small = replace(halves, late={2: 4})
    assert sentences(view(imported("x1", {5: 80, 2: 24}, halves=small)), "x1") == []


def test_weighting_is_said_where_it_says_something_else() -> None:
    segments = [Segment("s1", name="Homes", population=900), Segment("s2", name="Farms", population=220)]
    segments.append(Segment("s3", name="Boats", population=80))
    parts = [
        imported("x1", {5: 50, 1: 50}, segments=("s1",)),
        imported("x2", {5: 48, 1: 12}, segments=("s2",)),
        imported("x3", {5: 5, 1: 2}, segments=("s3",)),
    ]
    whole = imported("x0", {5: 103, 1: 64})
    assert sentences(view(whole, *parts, segments=segments), "x0") == [
        "Counted by the customers of each segment: 55.9% (47.6–63.8%). "
        "That is as sure as 141 answers without weights. Too few answers to count: Boats."
    ]
    alike = [imported("x1", {5: 50, 1: 50}, segments=("s1",)), imported("x2", {5: 30, 1: 30}, segments=("s2",))]
    assert sentences(view(imported("x0", {5: 80, 1: 80}), *alike, segments=segments), "x0") == []


def test_companies_without_names_are_counted() -> None:
    sums = AccountSums(accounts=12, sum=240.0, sumsq=40_000.0, silent=1, at_risk=2)
    seen = view(imported("x1", {9: 30, 3: 10}, metric="nps", account_sums=sums))
    assert sentences(seen, "x1") == [
        "With equal weight: +20 (−16 to +56), from 12 companies.",
        "1 company did not answer.",
        "2 companies gave an unhappy answer.",
    ]


def test_a_target_says_what_moved_since_its_start() -> None:
    target = Target("t1", metric="m1", baseline="x1", target=0.9)
    seen = view(imported("x1", {5: 140, 1: 60}, SEPTEMBER), imported("x2", {5: 172, 1: 48}), targets=[target])
    assert target_change_text(seen, target, ENGLISH).startswith("Since 30 Sep 2026: +8.2 percentage points")
    assert target_change_text(view(targets=[target]), target, ENGLISH) == ""


@pytest.mark.parametrize(("n", "rough"), [(7, 7), (19, 19), (23, 23), (101, 110), (446, 450), (1228, 1300), (950, 950)])
def test_answers_needed_are_an_estimate(n: int, rough: int) -> None:
    assert roughly(n) == rough


# Step 6


DRIVERS = tuple(
    Driver(name=name, correlation=r, performance=3.0 + place / 4, share_low=low, share_high=high, stated=stated,
           satisfied=0.41)
    for place, (name, r, low, high, stated) in enumerate(
        [("speed", 0.6, 0.33, 0.67, 0.84), ("price", 0.5, 0.17, 0.43, 0.4), ("tone", 0.4, 0.02, 0.15, None)]
    )
)  # fmt: skip
RUN = DriverRun(
    "d1", outcome="nps", n=200, drivers=DRIVERS, segments=("s1",),
    correlations=((1.0, 0.5, 0.3), (0.5, 1.0, 0.2), (0.3, 0.2, 1.0)),
)  # fmt: skip


def test_drivers_are_told_with_bounds_and_doubt() -> None:
    seen = view(drivers=[RUN], segments=[Segment("s1", name="Homes")])
    run = seen.of(driver_figures)["d1"]
    assert run_title(run, seen, ENGLISH) == "What drives “Recommendation”: Homes"
    assert overlap_texts(run, ENGLISH) == ["The share of speed cannot be told apart from that of price."]
    assert share_bounds(run.drivers[0], run, ENGLISH) == "33–67%"
    assert chance_of(run.drivers[0], ENGLISH) == "Opportunity 12.7 of 20: worth work."
    assert chance_of(run.drivers[1], ENGLISH) == "Opportunity 4.0 of 20."
    assert chance_of(run.drivers[2], ENGLISH) == ""
    few = run._replace(reason="too_few_answers")
    assert share_bounds(few.drivers[0], few, ENGLISH) == ""


def test_importance_stands_on_the_axis_as_stated_or_derived() -> None:
    run = view(drivers=[RUN]).of(driver_figures)["d1"]
    assert run_points(run) is None  # nobody stated how much each matters
    points = run_points(run, derived=True)
    assert points is not None and not points.y_ticks
    assert points.spots[0].y == 5.0  # the strongest driver stands at the top
    assert [spot.chosen for spot in points.spots] == [True, False, False]
    stated = replace(RUN, drivers=tuple(replace(driver, importance=4.0) for driver in DRIVERS))
    points = run_points(view(drivers=[stated]).of(driver_figures)["d1"])
    assert points is not None and points.y_ticks


def test_comments_are_counted_beside_what_was_typed() -> None:
    areas = [Area("i1", title="Late", count=3), Area("i2", title="Dear"), Area("i3", title="Rude", count=1)]
    comments = [Comment(f"k{place}", text="…", areas=("i1", "i2") if place else ("i3",)) for place in range(5)]
    seen = view(areas=areas, comments=comments)
    said = [counted_text(area, found, ENGLISH) for area, found in to_count(seen)]
    assert said == [
        "Late: 4 of 5 comments speak of it; 3 was typed in.",
        "Dear: 4 of 5 comments speak of it.",
    ]


@pytest.mark.parametrize("code", LANGUAGES)
def test_sentences_are_whole_in_every_language(code: Any) -> None:
    language = Language(code)
    halves = Halves(split=date(2026, 10, 15), early={5: 80, 2: 20}, late={5: 92, 2: 28})
    sums = AccountSums(accounts=12, sum=6.0, sumsq=4.0, silent=1, at_risk=2)
    target = Target("t1", metric="m1", baseline="x1", target=0.9)
    after = imported("x2", {5: 172, 1: 48}, OCTOBER, halves=halves, account_sums=sums)
    seen = view(imported("x1", {5: 140, 1: 60}, SEPTEMBER), after, targets=[target])
    said = [*sentences(seen, "x2", language), received_text(seen, SURVEY, language)]
    assert len(said) == 6
    for words in said:
        assert words and "{" not in words and "None" not in words


def test_nobody_is_asked_for_more_answers_than_there_are_customers() -> None:
    parts = (
        imported("x1", {5: 140, 1: 60}, SEPTEMBER, segments=("s1",)),
        imported("x2", {5: 172, 1: 48}, segments=("s1",)),
    )
    few, many = (view(*parts, segments=[Segment("s1", population=size)]) for size in (400, 500))
    assert sentences(few, "x2")[0].endswith(
        "≈ It cannot be told from chance: that would take more answers than there are customers."
    )
    assert sentences(many, "x2")[0].endswith("that takes about 450 answers each time.")


def test_a_company_says_whether_it_answered_and_is_unhappy() -> None:
    accounts = [Account(f"a{place}", label=f"K{place}") for place in range(1, 4)]
    parts = (AccountCounts(account="a1", values={9: 2}), AccountCounts(account="a2", values={3: 1}))
    seen = view(
        imported("x0", {2: 1}, SEPTEMBER.replace(year=2025), "nps",
                 accounts=(AccountCounts(account="a3", values={2: 1}),)),
        imported("x1", {9: 2, 3: 1}, metric="nps", accounts=parts),
        accounts=accounts, collection=[replace(SURVEY, attribution="attributed")],
    )  # fmt: skip
    said = [company_text(seen, account, ENGLISH) for account in accounts]
    assert said == ["2 answers", "1 answer · At risk: an unhappy answer", "No answer"]
    untold = view(imported("x1", {9: 2, 3: 1}, metric="nps", accounts=parts), accounts=accounts)
    assert [company_text(untold, account, ENGLISH) for account in accounts] == ["", "", ""]


def test_the_newest_counted_round_says_its_response_rate() -> None:
    waves = [
        Wave("w1", collection="c1", end=SEPTEMBER, sent=100, complete=10),
        Wave("w2", collection="c1", end=OCTOBER, sent=930, undeliverable=20, not_eligible=10, complete=270),
        Wave("w3", collection="c1", end=TODAY, complete=5),
    ]
    assert rate_text(view(waves=waves), SURVEY, ENGLISH) == "Of the 900 who could answer the newest round, 30% did."
    assert rate_text(view(), SURVEY, ENGLISH) == ""
