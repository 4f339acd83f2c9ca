"""Days in the ways that tools and people write them; a swapped day and month puts an answer into another month."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxworkshop.surveys.dates import ORDERS, day, day_part, order_of

FIRST_OF_SEPTEMBER = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2026-09-01 08:00:11", "2026-09-01"), ("2026-09-01T08:00:11Z", "2026-09-01"), ("2026-09-01", "2026-09-01"),
        ("2026-09-01T08:00:11.123456789Z", "2026-09-01"), ("2026-09-01 08:00:11+03:00", "2026-09-01"),
        ("2026/09/01 08:00:11 AM GMT+2", "2026/09/01"), ("09/01/2026 08:00:11 AM", "09/01/2026"),
        ("2026-09-01 15:04:05 UTC", "2026-09-01"), ("7/2/20 11:00:22", "7/2/20"), ("1.9.2026 klo 8.30", "1.9.2026"),
        ("1.9.2026 8.30", "1.9.2026"), ("1.9.2026", "1.9.2026"), ("1. 9. 2026", "1. 9. 2026"),
        ("Sep 1, 2026 8:00 AM", "Sep 1, 2026"),
        ("1756713600", "1756684800"), ("1756713600123", "1756684800"), ("45901.25", "45901"),
        ("20260901", "20260901"),
        ("20260901T080011Z", "20260901"), ("20260901080011", "20260901"), ("", ""), ("  ", ""), ("hello", "hello"),
        ("01/09/2026, 08:00:11", "01/09/2026"), ("den 1 september 2026 kl. 08:00", "den 1 september 2026"),
    ],
)  # fmt: skip
def test_the_time_is_cut_off(text, part):
    assert day_part(text) == part


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-09-01", "iso"), ("2026-09-01 08:00:11", "dmy"), ("2026/9/1", "mdy"), ("2026.09.01", ""),
        ("20260901", "iso"),
        ("1.9.2026", "dmy"), ("01.09.2026 8.00", "dmy"), ("1.9.2026", ""), ("1/9/2026", "dmy"),
        ("9/1/2026", "mdy"), ("1/9/26", "dmy"),
        ("9/1/26 11:00:22", "mdy"), ("26-09-01", "ymd"), ("1756713600", "epoch"), ("46266", "serial"),
        ("46266.5", "serial"),
        ("1 September 2026", "dmy"), ("Sep 1, 2026", "mdy"), ("1. syyskuuta 2026", ""), ("den 1 september 2026", ""),
        ("ti 1.9.2026", "dmy"), ("Tue, 1 Sep 2026 08:00:00 GMT", ""), ("2026-09", ""), ("syyskuu 2026", ""),
        ("1. sept. 2026", ""),
        ("1st of September 2026", ""), ("2026-9-1", "ymd"), ("1.9.26", "dmy"),
        ("1-Sep-26", ""), ("01-sep-26 10.30", "mdy"), ("1. syys 26", ""),
    ],
)  # fmt: skip
def test_a_day_is_read(text, order):
    expected = date(2025, 9, 1) if order == "epoch" else FIRST_OF_SEPTEMBER
    assert day(text, order) == expected


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("1/9/2026", ""), ("1/9/2026", "iso"), ("9/14/2026", "dmy"), ("14/9/2026", "mdy"), ("2026-13-01", "iso"),
        ("32.1.2026", "dmy"),
        ("", "dmy"), ("n/a", "iso"), ("45901", "dmy"), ("1756713600", "iso"), ("1980-01-01 00:00:00", "iso"),
        ("0000-00-00", "iso"),
        ("9999-12-31", "iso"), ("29.2.2026", "dmy"), ("1 Foo 2026", ""), ("May", ""), ("99999999999", "epoch"),
        ("1.9.2026", "mdy"),
        ("Sep-26", ""), ("Sep 1-26", ""), ("1.9.26", "ymd"), ("1/9/26", "ymd"), ("1" * 5000, "serial"),
        ("0304005220", "serial"),
        ("²026-09-01", "iso"), ("٢٠٢٦-٠٩-٠١x", "iso"),
    ],
)  # fmt: skip
def test_what_is_no_day_in_that_order_is_none(text, order):
    assert day(text, order) is None


@pytest.mark.parametrize(
    ("values", "order"),
    [
        (["2026-09-01 08:00:11", "2026-09-02"], ("iso", True)), (["2026/09/01 08:00:11 AM GMT+2"], ("ymd", True)),
        (["1.9.2026", "2.9.2026"], ("dmy", True)), (["09/01/2026", "09/14/2026"], ("mdy", True)),
        (["14/09/2026", "01/09/2026"], ("dmy", True)), (["01/02/2026"], ("dmy", False)),
        (["01/02/2026", "02/02/2026", "03/02/2026"], ("dmy", False)), (["02/01/2026", "02/02/2026", "02/03/2026"],
        ("mdy", False)),
        (["01/02/2026"] + ["13/01/2026"] * 3 + ["14/01/2026", "15/01/2026", "16/01/2026", "01/17/2026"],
        ("dmy", False)),
        (["1756713600", "1756713700"], ("epoch", True)), (["45901", "45902.5"], ("serial", True)), ([], ("", False)),
        (["", " "], ("", False)), (["yes", "no"], ("", False)), (["9", "10"], ("", False)),
        (["1 Sep 2026", "2 Sep 2026"], ("iso", True)),
        (["13/01/2026", "01/13/2026"], ("", False)), (["1.9.26", "2.9.26"], ("dmy", True)),
        ([f"{i}/9/26" for i in range(1, 31)], ("dmy", True)), ([f"{i:02}/09/26" for i in range(1, 31)], ("dmy", True)),
        ([f"26-09-{i:02}" for i in range(1, 31)], ("ymd", False)), (["13/09/26"], ("ymd", False)),
        (["28-Aug-23", "1-Sep-23"], ("iso", True)),
    ],
)  # fmt: skip
def test_the_order_is_told_with_its_certainty(values, order):
    assert order_of(values) == order


DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
STYLES = {
    "iso": "%Y-%m-%d", "ymd": "%Y/%m/%d", "dmy": "%d/%m/%Y", "mdy": "%m/%d/%Y",
}  # fmt: skip


@given(
    st.lists(DAYS, min_size=1, max_size=30),
    st.sampled_from(sorted(STYLES)),
    st.sampled_from(["", " %H:%M:%S", " %I:%M %p"]),
)
def test_days_written_in_an_order_are_read_back_when_it_is_certain(days, style, clock):
    texts = [datetime(at.year, at.month, at.day, 13, 5, 6).strftime(STYLES[style] + clock) for at in days]
    order, certain = order_of(texts)
    if certain:
        assert [day(text, order) for text in texts] == days
    else:
        assert all(at.day <= 12 for at in days) and style in ("dmy", "mdy")
    assert [day(text, style) for text in texts] == days


@given(st.text(max_size=80), st.sampled_from([*ORDERS, ""]))
def test_any_text_is_a_day_or_none(text, order):
    assert day(text, order) is None or isinstance(day(text, order), date)
    order_of([text])
