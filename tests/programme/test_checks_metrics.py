"""The checks of step 3."""

from datetime import date

import pytest
from checking import Case, found, places, project, try_case, untried
from msgspec.structs import replace

from cxworkshop.method.catalogue import METHODS
from cxworkshop.method.questions import QUESTIONS
from cxworkshop.model.collection import Collection
from cxworkshop.model.experiences import Experience
from cxworkshop.model.metrics import Asked, Counts, Items, Measurement, Metric
from cxworkshop.model.project import Project

FAULT = Experience("e1", name="Get a fault fixed", level="interaction", decision="measure now")
FEELING = Metric(
    "m1",
    name="Easy to get help",
    experience="e1",
    class_="perception",
    timing="leading",
    method="CES2",
    direction="higher",
    unit="%",
    scale_min=1,
    scale_max=7,
    scale_confirmed=True,
    favourable=(5, 6, 7),
    questions={"en": "It was easy to get help.", "nb": "Svarte vi ja?"},
    definition="answers 5-7 of all valid answers",
    numerator="answers 5-7",
    denominator="all valid answers",
    owner="Sara",
)
FACT = Metric(
    "m2",
    name="Phone wait",
    experience="e1",
    class_="interaction",
    timing="leading",
    method="RESPONSE TIME",
    direction="lower",
    unit="min",
    scale_min=0,
    definition="from first ring to a person",
    report_as="percentile",
    owner="Sara",
)
KEPT = replace(FACT, id="m3", name="Kept", class_="outcome (actual)", timing="lagging", method="RETENTION")
SURVEY = Collection("c1", name="After the job", metrics=("m1",), method="transactional survey", open_question=True)


def metrics(*rows: Metric, asked: Asked | None = None) -> Project:
    data = Measurement("x1", metric="m1", end=date(2026, 10, 31), data=Counts(values={7: 30}), asked=asked or Asked())
    return project(experiences=[FAULT], metrics=list(rows), measurements=[data])


def row_of(n: int, experience: str) -> list[Metric]:
    return [replace(FACT, id=f"m{place}", experience=experience) for place in range(n)]


def index(r: float) -> dict[str, object]:
    """Ask three items of 30 people, each pair with this correlation; alpha is 3 r / (1 + 2 r)."""
    items = Items(
        n=30,
        sums=(150.0, 150.0, 150.0),
        # 29 times variance 1, plus 30 times mean 5 squared
        products=tuple(tuple(750 + 29 * (1.0 if one == two else r) for two in range(3)) for one in range(3)),
    )
    made = Measurement("x9", metric="m9", start=date(2026, 10, 1), end=date(2026, 10, 31), items=items)
    return {"metrics": [replace(FEELING, id="m9", method="INDEX")], "measurements": [made]}


CASES = [
    Case("L301", metrics(replace(FEELING, experience="gone")), "experiences/e1/", metrics(FEELING)),
    Case("L302", metrics(*row_of(4, "e1")), "experiences/e1/", metrics(*row_of(3, "e1"))),
    Case("L302", metrics(*row_of(13, "")), "metrics//", metrics(*row_of(12, ""))),
    Case("L303", metrics(replace(FEELING, owner=" ")), "metrics/m1/owner", metrics(FEELING)),
    Case("L304", metrics(replace(FEELING, direction=None)), "metrics/m1/direction", metrics(FEELING)),
    Case("L304", metrics(replace(FEELING, unit="")), "metrics/m1/unit", metrics(FEELING)),
    Case("L304", metrics(replace(FACT, scale_min=None)), "metrics/m2/scale_min", metrics(FACT)),
    Case("L304", metrics(replace(FEELING, definition="")), "metrics/m1/definition", metrics(FEELING)),
    Case("L305", metrics(FEELING, FACT), "metrics//class_", metrics(FEELING, KEPT)),
    Case("L306", metrics(FEELING), "experiences/e1/", metrics(FEELING, FACT)),
    Case("L306", metrics(FACT), "experiences/e1/", metrics(FACT, FEELING)),
    Case("L306", metrics(KEPT), "experiences/e1/", metrics(KEPT, FACT, FEELING)),
    Case(
        "L307",
        metrics(replace(FEELING, method="NPS")),
        "metrics/m1/experience",
        metrics(replace(FEELING, method="NPS", experience="relationship")),
    ),
    Case(
        "L308",
        metrics(FEELING, asked=Asked(text="It was quick to get help.")),
        "metrics/m1/questions",
        metrics(FEELING, asked=Asked(text="It was  easy to get help.")),
    ),
    Case(
        "L308",
        metrics(FEELING, asked=Asked(scale_min=1, scale_max=5)),
        "metrics/m1/scale_min",
        metrics(FEELING, asked=Asked(scale_min=1, scale_max=7)),
    ),
    Case(
        "L308",
        metrics(FEELING, asked=Asked(favourable=(6, 7))),
        "metrics/m1/favourable",
        metrics(FEELING, asked=Asked(favourable=(7, 6, 5))),
    ),
    Case("L309", metrics(replace(FACT, report_as="mean")), "metrics/m2/report_as", metrics(FACT)),
    Case(
        "L310",
        metrics(FEELING, replace(FACT, bendable=True, counter_metric="gone")),
        "metrics/m2/counter_metric",
        metrics(FEELING, replace(FACT, bendable=True, counter_metric="m1")),
    ),
    Case(
        "L311",
        metrics(replace(FEELING, questions={"fi": "Oliko apu nopeaa ja ystävällistä?"})),
        "metrics/m1/questions.fi",
        metrics(replace(FEELING, questions={"nb": "Svarte vi ja eller nei?"})),
    ),
    Case(
        "L311",
        metrics(replace(FEELING, questions={"sv": "Hur nöjd är du med vår utmärkta service?"})),
        "metrics/m1/questions.sv",
        metrics(replace(FEELING, questions={"sv": "Hur nöjd är du med vår service?"})),
    ),
    Case("L312", metrics(replace(FEELING, scale_confirmed=False)), "metrics/m1/scale_confirmed", metrics(FEELING)),
    Case(
        "L313",
        project(metrics=[FEELING], collection=[replace(SURVEY, open_question=False)]),
        "collection/c1/open_question",
        project(metrics=[FEELING], collection=[SURVEY]),
    ),
    Case("L314", project(**index(0.2)), "metrics/m9/", project(**index(0.6))),
    Case("L315", metrics(KEPT), "metrics//timing", metrics(KEPT, FACT)),
    Case("L316", metrics(replace(FEELING, numerator="")), "metrics/m1/numerator", metrics(replace(FACT, numerator=""))),
    Case("L316", metrics(replace(FEELING, denominator="")), "metrics/m1/denominator", metrics(FEELING)),
    Case("L317", project(), "metrics//", metrics(FEELING)),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(3, CASES) == set()


def test_only_the_minimum_speaks_before_there_is_a_metric() -> None:
    empty = project(experiences=[FAULT])
    assert [check for check in ("L301", "L305", "L306", "L315", "L317") if places(empty, check)] == ["L317"]


def test_the_scale_of_the_result_is_not_taken_for_that_of_the_answers() -> None:
    shown_as_share = replace(FEELING, scale_min=0, scale_max=1)
    assert places(metrics(shown_as_share, asked=Asked(scale_min=1, scale_max=7)), "L308") == ""
    assert places(metrics(shown_as_share, asked=Asked(scale_min=1, scale_max=5)), "L308") == "metrics/m1/scale_min"


def test_a_question_without_data_may_change() -> None:
    asked = Measurement("x1", metric="m1", asked=Asked(text="Something else?"))
    assert places(project(metrics=[FEELING], measurements=[asked]), "L308") == ""


def test_no_question_of_the_catalogue_leads_or_asks_two_things() -> None:
    rows = [Metric(key, questions=question.text) for key, question in QUESTIONS.items()]
    assert places(project(metrics=rows), "L311") == ""
    assert places(project(metrics=rows), "L414") == ""


def test_a_method_of_the_catalogue_brings_direction_unit_and_scale() -> None:
    rows = [
        Metric(
            method.key, method=method.key, direction=method.direction, unit=method.unit,
            scale_min=method.scale[0], scale_max=method.scale[1], definition="as the method says",
        )
        for method in METHODS
        if method.key != "CUSTOM"
    ]  # fmt: skip
    assert places(project(metrics=rows), "L304") == ""


def test_the_word_that_joins_is_named() -> None:
    assert found(CASES[18].fires, "L311")[0].values["word"] == "ja"
