"""The checks on data as an import makes them: they fire on what was really measured, and stay silent on the rest."""

from datetime import date
from typing import Any

import pytest
from checking import found, places, sentences
from checking import project as made
from imported import ASKED, FILE, INDEX, RECOMMEND, SATISFIED, SURVEY, imported
from msgspec.structs import replace

from cxworkshop.model.collection import Collection, Wave
from cxworkshop.model.imports import Comment, Halves, LeftOut
from cxworkshop.model.metrics import (
    Account,
    AccountCounts,
    AccountSums,
    Asked,
    Driver,
    DriverRun,
    Items,
    Measurement,
    Origin,
)
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Segment
from cxworkshop.model.targets import Target

SEPTEMBER, OCTOBER, NOVEMBER = date(2026, 9, 30), date(2026, 10, 31), date(2026, 11, 21)
SEGMENT = Segment("s1", name="Homes", population=1000, languages=("en", "sv"), decision="measure now")
GOOD = replace(
    SURVEY, segments=("s1",), sampling="everybody", open_question=True, response_rate_source="own history",
    end=date(2026, 10, 31), quarantine_days=180, lawful_basis="legitimate interest", notice="Why, who, how long.",
    retention_months=24, questions_count=4, minutes=3.0, responsible="Lena",
)  # fmt: skip
TARGET = Target(
    "t1", metric="m1", segments=("s1",), kind="improve", baseline="x1", target=0.9, target_date=date(2027, 6, 30),
    owner="Lena",
)  # fmt: skip


def project(*measurements: Measurement, row: Collection = GOOD, **parts: Any) -> Project:
    """Hold what an import leaves: its file, one survey, and these measurements."""
    base = {
        "segments": [SEGMENT],
        "metrics": [SATISFIED, RECOMMEND, INDEX],
        "collection": [row],
        "imports": [replace(FILE, left_out=(LeftOut(reason="test", count=18),))],
        "measurements": list(measurements),
    }
    return made(**{**base, **parts})


def month(id: str, good: int, bad: int, end: date = OCTOBER, **more: Any) -> Measurement:
    return imported(id, {5: good, 2: bad}, end, segments=("s1",), **more)


def fires(project: Project, check: str, at: str) -> None:
    """Hold a check to the places where it fires, and its sentences to be whole in every language."""
    assert places(project, check) == at
    for finding in found(project, check):
        for sentence in sentences(project, finding):
            assert sentence and "{" not in sentence and "None" not in sentence, sentence


def silent(project: Project, check: str) -> None:
    assert places(project, check) == ""


def test_a_clean_import_wakes_no_check_about_answers() -> None:
    clean = project(month("x1", 80, 20, SEPTEMBER), month("x2", 90, 30), targets=[TARGET])
    for check in ("L308", "L314", "L404", "L405", "L406", "L407", "L408", "L409", "L410", "L413", "L418", "L513"):
        silent(clean, check)
    silent(clean, "L516")


def items(n: int, r: float) -> Items:
    """Give three items of variance 1 and mean 5, each pair with this correlation."""
    return Items(
        n=n,
        sums=(5.0 * n,) * 3,
        products=tuple(tuple(25 * n + (n - 1) * (1.0 if a == b else r) for b in range(3)) for a in range(3)),
    )


def test_l314_speaks_of_the_newest_items() -> None:
    def index(n: int, r: float, end: date = OCTOBER, id: str = "x1") -> Measurement:
        return imported(id, None, end, metric="index", items=items(n, r))

    fires(project(index(30, 0.4)), "L314", "metrics/index/")  # alpha 3 x 0.4 / 1.8 = 0.667
    silent(project(index(29, 0.4)), "L314")
    silent(project(index(30, 0.5)), "L314")  # alpha 0.75
    silent(project(index(60, 0.1, SEPTEMBER), index(60, 0.6, id="x2")), "L314")
    assert found(project(index(30, 0.4)), "L314")[0].values["alpha"] == 0.66  # cut, not rounded to a better one


def test_l314_does_not_read_a_smaller_sample_of_the_same() -> None:
    homes = imported("x2", None, metric="index", items=items(31, 0.43), segments=("s1",))
    silent(project(imported("x1", None, metric="index", items=items(120, 0.5)), homes), "L314")
    fires(project(homes), "L314", "metrics/index/")
    fires(project(imported("x1", None, metric="index", items=items(120, 0.4)), homes), "L314", "metrics/index/")


def test_l404_and_l405_reckon_with_the_answers_that_came() -> None:
    hoping = replace(GOOD, response_rate=0.02, end=None)  # 18 answers are expected
    fires(project(row=hoping), "L404", "collection/c1/moe_wanted")
    fires(project(row=hoping), "L405", "collection/c1/response_rate")
    came = project(month("x1", 100, 30), row=hoping)
    silent(came, "L404")
    silent(came, "L405")


def test_l404_and_l405_fire_when_a_round_that_is_over_brought_few() -> None:
    few = project(month("x1", 20, 5), imports=[replace(FILE, kept=25)])
    fires(few, "L405", "collection/c1/response_rate")
    assert found(few, "L405")[0].values["n"] == 25
    fires(few, "L404", "collection/c1/moe_wanted")
    still_open = project(month("x1", 20, 5), imports=[replace(FILE, kept=25)], row=replace(GOOD, end=None))
    silent(still_open, "L405")


def run(n: int, drivers: int, **origin: str) -> DriverRun:
    named = tuple(Driver(name=str(place), correlation=0.3) for place in range(drivers))
    return DriverRun("d1", outcome="nps", n=n, drivers=named, origin=Origin(kind="import", imported="f1", **origin))


def test_l406_reads_the_analysis_that_was_made() -> None:
    planned = replace(GOOD, drivers_planned=6, fixed_n=40, end=None)
    fires(project(row=planned), "L406", "collection/c1/drivers_planned")
    fires(project(row=planned, drivers=[run(49, 3)]), "L406", "drivers/d1/n")  # its source follows from its file
    fires(project(row=planned, drivers=[run(59, 6, collection="c1")]), "L406", "drivers/d1/n")
    silent(project(row=planned, drivers=[run(60, 6)]), "L406")


def test_l406_knows_the_answers_that_came() -> None:
    planned = replace(GOOD, drivers_planned=6, fixed_n=40, end=None)
    silent(project(month("x1", 60, 20), row=planned), "L406")


def test_l407_counts_invitations_whatever_came() -> None:
    fires(project(month("x1", 80, 20), row=replace(GOOD, repeat="monthly")), "L407", "segments/s1/")
    silent(project(month("x1", 80, 20)), "L407")


def test_l408_asks_for_the_ground_of_answers_that_are_there() -> None:
    comments = [Comment("k1", text="Late again", imported="f1")]
    fires(
        project(month("x1", 80, 20), comments=comments, row=replace(GOOD, lawful_basis=None)),
        "L408",
        "collection/c1/lawful_basis",
    )
    silent(project(month("x1", 80, 20), comments=comments), "L408")


def test_l409_believes_a_rate_that_was_reached() -> None:
    hopeful = replace(GOOD, response_rate=0.6, response_rate_source="assumption")
    fires(project(month("x1", 80, 20), row=hopeful), "L409", "collection/c1/response_rate")
    low = Wave("w1", collection="c1", start=date(2026, 10, 1), sent=1000, complete=212)
    fires(project(month("x1", 80, 20), row=hopeful, waves=[low]), "L409", "collection/c1/response_rate")
    silent(project(month("x1", 80, 20), row=hopeful, waves=[replace(low, sent=400)]), "L409")
    empty = Wave("w2", collection="c1", start=date(2027, 10, 1))
    silent(project(month("x1", 80, 20), row=hopeful, waves=[replace(low, sent=400), empty]), "L409")


KEY = Account("a1", label="Dairy", segment="s1", key=True)
OTHER = Account("a2", label="Bakery", segment="s1")


def companies(*parts: AccountCounts, id: str = "x1", end: date = OCTOBER) -> Measurement:
    others = AccountCounts(account="a2", role="user", values={9: 5})
    counts: dict[int, int] = {}
    for part in (others, *parts):
        for value, n in part.values.items():
            counts[int(value)] = counts.get(int(value), 0) + n
    return imported(id, counts, end, metric="nps", segments=("s1",), accounts=(others, *parts))


BY_USER = AccountCounts(account="a1", role="user", values={7: 2})
BY_BUYER = AccountCounts(account="a1", role="procurement", values={4: 1})
NAMED = replace(GOOD, attribution="attributed", notice_names_attribution=True)


def test_l410_looks_at_the_whole_round_that_was_imported_by_months() -> None:
    def heard(*measurements: Measurement, row: Collection = NAMED, **parts: Any) -> Project:
        return project(*measurements, row=row, accounts=[KEY, OTHER], **parts)

    fires(heard(companies()), "L410", "accounts/a1/")
    fires(heard(companies(BY_USER)), "L410", "accounts/a1/")
    assert found(heard(companies(BY_USER)), "L410")[0].values["case"] == "one role"
    silent(heard(companies(BY_USER, BY_BUYER)), "L410")
    # October and November are months of one round, and last year's was another
    november = companies(id="x2", end=NOVEMBER)
    silent(heard(companies(BY_USER, BY_BUYER), november), "L410")
    fires(heard(companies(BY_USER, BY_BUYER, end=date(2025, 10, 31)), november), "L410", "accounts/a1/")
    # where a round is entered it says when the answers began
    wave = Wave("w1", collection="c1", start=date(2026, 11, 1), end=NOVEMBER)
    fires(heard(companies(BY_USER, BY_BUYER), november, waves=[wave]), "L410", "accounts/a1/")
    # who is silent cannot be known where answers carry no name
    silent(heard(companies(), row=replace(NAMED, attribution="confidential")), "L410")


def test_l413_finds_what_a_project_must_not_hold() -> None:
    fires(project(month("x1", 3, 1)), "L413", "measurements/x1/data")
    silent(project(month("x1", 4, 1)), "L413")
    silent(project(month("x1", 3, 1), row=NAMED), "L413")
    halves = Halves(split=date(2026, 10, 20), early={5: 40}, late={2: 4})
    fires(project(month("x1", 40, 4, halves=halves)), "L413", "measurements/x1/halves")
    silent(project(month("x1", 40, 4, halves=halves), row=NAMED), "L413")
    silent(project(month("x1", 40, 5, halves=replace(halves, late={2: 5}))), "L413")
    sums = AccountSums(accounts=4, sum=2.0, sumsq=1.0)
    fires(project(month("x1", 40, 4, account_sums=sums)), "L413", "measurements/x1/account_sums")
    silent(project(month("x1", 40, 4, account_sums=replace(sums, accounts=5))), "L413")
    fires(project(companies(BY_USER)), "L413", "measurements/x1/accounts")
    silent(project(companies(BY_USER), row=NAMED), "L413")


def test_l413_names_each_metric_once() -> None:
    few = [month("x1", 3, 1, SEPTEMBER), month("x2", 2, 1), imported("x3", None, metric="index", items=items(4, 0.5))]
    fires(project(*few), "L413", "measurements/x1/data measurements/x3/data")


def test_l413_finds_items_of_few_people() -> None:
    few = imported("x1", None, metric="index", items=items(4, 0.5))
    fires(project(few), "L413", "measurements/x1/data")


def test_l413_is_silent_on_what_others_do_not_tell() -> None:
    counted = replace(SATISFIED, class_="interaction", method="PROMISE KEPT")
    silent(project(month("x1", 3, 1), metrics=[counted], row=replace(GOOD, method="operational data")), "L413")


def test_l417_asks_for_the_language_that_customers_speak() -> None:
    fires(project(month("x1", 80, 20), metrics=[SATISFIED]), "L417", "metrics/m1/questions.sv")
    both = replace(SATISFIED, questions={**SATISFIED.questions, "sv": "Hur nöjd är du?"})
    silent(project(month("x1", 80, 20), metrics=[both]), "L417")


@pytest.mark.parametrize(
    "data",
    [
        {"data": {5: 80, 2: 20}, "metric": "m1"},
        {"data": None, "metric": "index", "items": items(40, 0.5)},
    ],
)
def test_l418_counts_from_the_newest_answers(data: dict[str, Any]) -> None:
    old = imported("x1", end=date(2025, 11, 20), **data)
    new = imported("x2", end=date(2025, 11, 21), **data)
    fires(project(old), "L418", f"metrics/{data['metric']}/")
    silent(project(old, new), "L418")


def test_l513_compares_how_two_imports_asked() -> None:
    def waves(asked: Asked, metric: Any = SATISFIED) -> Project:
        after = month("x2", 90, 30, asked=asked)
        return project(month("x1", 80, 20, SEPTEMBER), after, targets=[TARGET], metrics=[metric])

    for changed, case in (
        ({"text": "Were you satisfied?"}, "question"),
        ({"channel": "SMS"}, "channel"),
        ({"population": "new customers"}, "population"),
        ({"scale_max": 7}, "scale"),
        ({"favourable": (5,)}, "scale"),
    ):
        other = waves(replace(ASKED, **changed))
        fires(other, "L513", "targets/t1/baseline")
        assert found(other, "L513")[0].values["case"] == case
    silent(waves(replace(ASKED, text=" how satisfied  are you with the repair? ", channel="E-mail")), "L513")
    silent(waves(replace(ASKED, channel="", favourable=())), "L513")
    both = replace(SATISFIED, questions={**SATISFIED.questions, "sv": "Hur nöjd är du?"})
    silent(waves(replace(ASKED, text="Hur nöjd är du?"), both), "L513")
    fires(waves(replace(ASKED, text="Hur nöjd är du?")), "L513", "targets/t1/baseline")


def test_l516_reads_the_months_before_the_start() -> None:
    def year(*good: int) -> Project:
        ends = [date(2026, place, 28) for place in range(1, len(good) + 1)]
        some = [month(f"x{place}", n, 100 - n, end) for place, (n, end) in enumerate(zip(good, ends, strict=True), 1)]
        return project(*some, targets=[replace(TARGET, baseline=f"x{len(good)}")])

    calm = (80, 82, 79, 81, 78, 80, 83, 79)
    silent(year(*calm), "L516")
    fires(year(*calm, 55), "L516", "targets/t1/baseline")
    improved = year(*calm, 98)
    silent(project(*improved.measurements, targets=[replace(TARGET, baseline="x8")]), "L516")  # a later change
