"""The checks of step 5."""

from datetime import date, timedelta
from typing import Any

import pytest
from checking import TODAY, Case, found, places, project, try_case, untried
from msgspec.structs import replace

from cxworkshop.model.collection import Collection
from cxworkshop.model.metrics import Asked, Classes, Data, Measurement, Metric, ShareOf, Single
from cxworkshop.model.project import Profile, Project
from cxworkshop.model.targets import Target

KEPT = Metric("m1", name="Promise kept", direction="higher", report_as="share", scale_min=0, scale_max=1)
WAIT = Metric("m2", name="Wait", direction="lower", report_as="percentile", unit="min", scale_min=0)
NPS = Metric("m3", name="NPS", direction="higher", method="NPS", report_as="score")
TARGET = Target(
    "t1",
    metric="m1",
    kind="improve",
    baseline="x1",
    minimum=0.7,
    target=0.8,
    stretch=0.9,
    target_date=date(2027, 10, 31),
    review_interval="month",
    next_n=400,
    basis="own best unit",
    owner="Ali",
)
WAITING = replace(TARGET, metric="m2", baseline="x2", minimum=30, target=20, stretch=12)
RECOMMENDED = replace(TARGET, metric="m3", baseline="x3", minimum=None, target=50, stretch=None)


def reading(id: str, metric: str, data: Data | None, end: date = date(2026, 10, 31), **more: object) -> Measurement:
    return replace(Measurement(id, metric=metric, start=end.replace(day=1), end=end, data=data), **more)


SHARE = reading("x1", "m1", ShareOf(x=240, n=400))
TIME = reading("x2", "m2", Single(value=57))


def aims(*targets: Target, readings: list[Measurement] | None = None, **more: object) -> Project:
    measurements = [SHARE, TIME] if readings is None else readings
    return project(**{"metrics": [KEPT, WAIT, NPS], "targets": list(targets), "measurements": measurements, **more})


def aim(**changes: object) -> Project:
    return aims(replace(TARGET, **changes))


def started(x: int, n: int, **changes: object) -> Project:
    return aims(replace(TARGET, **changes), readings=[replace(SHARE, data=ShareOf(x=x, n=n))])


def recommended(answers: int, next_n: int | None, **changes: object) -> Project:
    data = Classes(promoters=answers // 2, passives=answers - answers // 2)
    return aims(replace(RECOMMENDED, next_n=next_n, **changes), readings=[reading("x3", "m3", data)])


def source(start: date, **changes: object) -> list[Collection]:
    return [replace(Collection("c1", metrics=("m1",), start=start), **changes)]


def steps(*goals: float) -> Project:
    """Aim from 0.5 at several goals at once."""
    half = [reading(f"x{place}", "m1", ShareOf(x=200, n=400)) for place, _ in enumerate(goals)]
    some = [replace(TARGET, id=f"t{place}", baseline=f"x{place}", target=goal) for place, goal in enumerate(goals)]
    return aims(*some, readings=half)


def compared(**asked: object) -> Project:
    """Compare a start in October with a reading in November that was asked in another way."""
    now = reading("x9", "m1", ShareOf(x=250, n=400), date(2026, 11, 20), asked=Asked(**asked))
    return aims(TARGET, readings=[replace(SHARE, asked=Asked(**SAME)), now])


SAME: dict[str, Any] = {"text": "Kept?", "channel": "SMS", "population": "everybody", "scale_min": 0, "scale_max": 1}


def in_season(end: date, seasonal: bool = True) -> Project:
    return aims(replace(TARGET, target_date=end), profile=Profile(seasonal=seasonal))


def weekly(*values: float) -> Project:
    """Give twelve weeks that end at the start, and the start as their sum."""
    first = date(2026, 8, 3)
    weeks = [
        reading(
            f"w{place}",
            "m2",
            Single(value=value),
            first + timedelta(weeks=place, days=6),
            start=first + timedelta(weeks=place),
        )
        for place, value in enumerate(values)
    ]
    whole = reading("x2", "m2", Single(value=45), date(2026, 10, 25), start=first)
    return aims(WAITING, readings=[whole, *weeks])


CALM = (42, 45, 41, 47, 44, 43, 46, 40, 45, 44, 42)

CASES = [
    Case("L501", aims(WAITING, replace(RECOMMENDED, id="t2")), "metrics/m1/", aims(TARGET, WAITING, RECOMMENDED)),
    Case("L502", aim(target_date=None), "targets/t1/target_date", aim(target_date=None, kind="monitor only")),
    Case("L502", aim(owner=""), "targets/t1/owner", aim()),
    Case("L503", aim(target=None), "targets/t1/target", aim(target=None, kind="hold")),
    Case("L503", aim(target=0.6), "targets/t1/target", aim(target=0.61)),
    Case("L504", aim(minimum=0.81), "targets/t1/minimum", aim(minimum=0.8)),
    Case("L504", aims(replace(WAITING, stretch=21)), "targets/t1/stretch", aims(WAITING)),
    Case("L504", aim(target=None, minimum=0.95), "targets/t1/minimum", aim(target=None)),
    Case("L505", aim(minimum=-0.1), "targets/t1/minimum", aim(minimum=0.0)),
    Case("L505", aim(target=1.1, stretch=None), "targets/t1/target", aim(target=1.0, stretch=None)),
    Case("L505", aims(replace(WAITING, stretch=-1)), "targets/t1/stretch", aims(replace(WAITING, stretch=0))),
    Case("L505", aim(baseline_value=60), "targets/t1/baseline_value", aim(baseline_value=0.6)),
    Case(
        "L506", aims(TARGET, readings=[]), "targets/t1/baseline", aims(replace(TARGET, baseline_value=0.6), readings=[])
    ),
    Case("L506", started(20, 29), "targets/t1/baseline", started(20, 30)),
    Case("L507", aim(target=0.65), "targets/t1/target", aim(target=0.65, kind="hold")),
    Case("L507", aim(target=0.69), "targets/t1/target", aim(target=0.7)),
    Case("L508", aim(target_date=date(2028, 5, 22)), "targets/t1/target_date", aim(target_date=date(2028, 5, 21))),
    Case(
        "L508",
        aims(TARGET, collection=source(date(2027, 11, 1))),
        "targets/t1/target_date",
        aims(TARGET, collection=source(date(2027, 10, 31))),
    ),
    Case("L509", aim(target=1.0), "targets/t1/target", aim(target=0.99)),
    Case("L510", steps(0.55, 0.55, 0.55), "targets//target", steps(0.55, 0.55, 0.6)),
    Case("L510", aim(basis="wish"), "targets/t1/basis", aim(basis="other")),
    Case("L511", in_season(date(2027, 5, 31)), "targets/t1/baseline", in_season(date(2027, 10, 31))),
    Case("L511", in_season(date(2027, 5, 31)), "targets/t1/baseline", in_season(date(2027, 5, 31), seasonal=False)),
    Case("L512", aim(note="Tulospalkkio maksetaan tästä"), "targets/t1/note", aim(note="Lønnsomt for begge")),
    Case(
        "L512",
        aim(basis_note="League table of technicians"),
        "targets/t1/basis_note",
        aim(basis_note="best technician today"),
    ),
    Case("L513", compared(text="In time?", channel="SMS"), "targets/t1/baseline", compared(**SAME)),
    Case("L513", compared(text="Kept?", channel="e-mail"), "targets/t1/baseline", compared(**SAME)),
    Case("L513", compared(**SAME | {"population": "new customers"}), "targets/t1/baseline", compared(text="Kept?")),
    Case("L513", compared(**SAME | {"scale_min": 1, "scale_max": 5}), "targets/t1/baseline", compared(**SAME)),
    Case("L514", recommended(199, 200), "targets/t1/next_n", recommended(200, 200)),
    Case("L514", recommended(300, 150), "targets/t1/next_n", recommended(300, 150, kind="monitor only")),
    Case("L514", recommended(199, None), "targets/t1/next_n", recommended(200, None)),
    Case("L515", aim(review_interval="year"), "targets/t1/review_interval", aim(review_interval="quarter")),
    Case("L516", weekly(*CALM, 58), "targets/t1/baseline", weekly(*CALM, 45)),
    Case("L517", project(metrics=[KEPT]), "targets//", aim()),
    Case("L518", aim(), "profile//reward_conflict", aims(TARGET, profile=Profile(reward_conflict="Speed is praised"))),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(5, CASES) == set()


def test_only_the_minimum_speaks_before_there_is_a_target() -> None:
    empty = project(metrics=[KEPT], measurements=[SHARE])
    assert [check for check in ("L501", "L517", "L518") if places(empty, check)] == ["L517"]


def test_a_metric_that_is_only_followed_needs_no_number() -> None:
    followed = aims(Target("t1", metric="m1", kind="monitor only"), readings=[])
    wanted = ("L502", "L503", "L504", "L505", "L506", "L507", "L508", "L510", "L514", "L515")
    assert [check for check in wanted if places(followed, check)] == []


def test_a_target_of_a_removed_metric_is_said_by_its_code() -> None:
    orphan = aims(replace(TARGET, metric="gone"), readings=[])
    assert places(orphan, "L506") == "targets/t1/baseline"
    assert found(orphan, "L506")[0].values["case"] == "missing"


def test_no_change_is_called_small_when_it_goes_the_wrong_way() -> None:
    worse = aim(target=0.59, minimum=0.5)
    assert (places(worse, "L503"), places(worse, "L507")) == ("targets/t1/target", "")


def test_a_source_that_is_over_or_asks_others_does_not_hold_a_target_up() -> None:
    over = source(date(2026, 1, 1), end=date(2026, 2, 1))
    others = source(date(2027, 12, 1), segments=("s2",))
    assert places(aims(TARGET, collection=over), "L508") == ""
    assert places(aims(replace(TARGET, segments=("s1",)), collection=others, readings=[]), "L508") == ""


def test_a_signal_after_the_start_is_no_fault_of_the_start() -> None:
    later = weekly(*CALM, 45)
    changed = reading("w99", "m2", Single(value=90), TODAY, start=TODAY)
    grown = aims(WAITING, readings=[*later.measurements, changed])
    assert places(grown, "L516") == ""


def test_the_season_of_a_later_reading_counts_before_that_of_the_date() -> None:
    now = reading("x9", "m1", ShareOf(x=250, n=400), date(2026, 11, 20))
    profile = Profile(seasonal=True)
    assert places(aims(TARGET, readings=[SHARE, now], profile=profile), "L511") == "targets/t1/baseline"
    longer = replace(now, start=date(2026, 10, 1))
    assert (
        places(aims(replace(TARGET, target_date=date(2027, 5, 31)), readings=[SHARE, longer], profile=profile), "L511")
        == ""
    )
