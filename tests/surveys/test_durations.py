"""Durations as telephone systems and spreadsheets write them, in the unit of the metric."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.durations import duration, seconds_of, unit_said
from cxworkshop.surveys.fitting import fit
from cxworkshop.surveys.guesses import Column
from cxworkshop.surveys.matching import Match
from cxworkshop.surveys.values import meanings, read

WAIT = Metric("wait", method="RESPONSE TIME", direction="lower", unit="min")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("0:12:45", 765), ("00:12:45", 765), ("0:12:45.250", 765), ("125:00:00", 450_000), ("1 day, 2:00:00", 93_600),
        ("2 days, 0:00:01", 172_801), ("1.02:03:04", 93_784), ("12 min 30 s", 750), ("1h20m", 4_800), ("45 s", 45),
        ("1,5 h", 5_400), ("1.5 tuntia", 5_400), ("2 tuntia ja 5 minuuttia", 7_500), ("3 pv 2 t", 266_400),
        ("1 tim 5 min", 3_900), ("2 timer", 7_200), ("PT12M45S", 765), ("P1DT2H", 93_600), ("2 weeks", 1_209_600),
    ],
)  # fmt: skip
def test_a_duration_is_read(text, seconds):
    assert duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "12", "12:45", "0:75:00", "0:12:75", "-0:12:45", "5 min 2 h", "3 people", "P", "call me at 12:30:00"]
)
def test_what_may_be_something_else_is_no_duration(text):
    assert duration(text) is None


@given(st.integers(0, 10**7))
def test_a_duration_written_by_a_workbook_is_read_back(seconds):
    assert duration(str(timedelta(seconds=seconds))) == seconds


@given(st.text(max_size=70))
def test_any_text_is_a_duration_or_none(text):
    assert duration(text) is None or duration(text) >= 0


def test_durations_count_in_the_metrics_unit():
    found = meanings(["0:12:45", "90 s", "2", "1 h"], WAIT)
    assert {text: meaning.answer for text, meaning in found.items()} == {
        "0:12:45": 12.75,
        "90 s": 1.5,
        "2": 2,
        "1 h": 60,
    }
    in_hours = Metric("wait", method="RESPONSE TIME", direction="lower", unit="tuntia")
    assert meanings(["1:30:00"], in_hours)["1:30:00"].answer == 1.5
    assert meanings(["1:30:00"], Metric("price", method="RESPONSE TIME", unit="€"))["1:30:00"].answer is None
    assert meanings(["3 d"], Metric("csat", method="CSAT"))["3 d"].answer is None


def test_times_without_hours_are_not_guessed():
    short = read(["12:45", "0:59"], WAIT)
    assert short.doubts == ("short_times",)
    assert {meaning.why for meaning in short.meanings.values()} == {"unreadable"}
    # a spreadsheet makes this of 12:45
    assert read(["12:45:00", "3:10:00", "0:59:00"], WAIT).doubts == ("short_times",)
    assert read(["12:45:00", "3:10:00", "0:59:10"], WAIT).doubts == ()
    assert read(["0:45:00", "0:10:00", "1:05:00"], WAIT).doubts == ()


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Odotusaika (min)", "min"), ("Wait [s]", "s"), ("wait_seconds", "s"), ("Käsittelyaika tunteina", "h"),
        ("Waiting time", ""), ("First day", ""), ("Kundeservice svartid (timer)", "h"), ("Wait", ""),
    ],
)  # fmt: skip
def test_a_header_may_say_its_unit(header, unit):
    assert unit_said(header) == (seconds_of(unit) if unit else 0)


def test_numbers_in_another_unit_are_not_taken_for_the_metrics():
    def warnings(header, values):
        column = Column(header, "", frozenset(), (), dict.fromkeys(values, 1), "")
        return fit(column, WAIT, Match(1)).warnings

    assert warnings("Wait (s)", ["90", "120"]) == ("other_unit",)
    assert warnings("Wait (min)", ["90", "120"]) == ()
    assert warnings("Wait (h)", ["0:12:45"]) == ()
