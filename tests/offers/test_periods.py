"""Lengths of time by the calendar, and the windows that days fall into."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from generator.model.periods import Duration, Period, read_period
from generator.offers.evaluation.windows import EVER, cadence_end, span_of

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
PERIODS = st.builds(Period, st.integers(0, 30), st.integers(0, 90)).filter(lambda one: bool(one.months or one.days))
START = date(2024, 2, 29)


class Held(BaseModel):
    length: Duration


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-01-10", "P90D", "2026-04-10"),
        ("2026-01-31", "P1M", "2026-02-28"),
        ("2026-01-31", "P3M", "2026-04-30"),
        ("2025-11-30", "P3M", "2026-02-28"),
        ("2024-02-29", "P1Y", "2025-02-28"),
        ("2024-02-29", "P4Y", "2028-02-29"),
        ("2026-01-15", "P6M", "2026-07-15"),
        ("2026-01-01", "P60D", "2026-03-02"),
        ("2026-12-31", "P2W", "2027-01-14"),
        ("2026-01-30", "P1M1D", "2026-03-01"),
    ],
)
def test_a_length_is_applied_once_to_the_first_day(start: str, length: str, end: str) -> None:
    period = read_period(length)
    assert period.after(date.fromisoformat(start)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("text", "meant"),
    [("30 days", "P30D"), ("3 months", "P3M"), ("2 quarters", "P6M"), ("٣ أشهر", "P3M"), ("30d", "P30D"), ("soon", "")],
)
def test_other_ways_to_write_it_are_refused_with_what_was_meant(text: str, meant: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Held.model_validate({"length": text})
    error = caught.value.errors()[0]
    assert (error["type"], error["ctx"]["suggestion"]) == ("E0241", meant)


@pytest.mark.parametrize("text", ["P0D", "P", "P1.5M", "P-1M", "PT5H", ""])
def test_no_length_at_all(text: str) -> None:
    with pytest.raises(ValidationError):
        Held.model_validate({"length": text})


@given(PERIODS)
def test_a_length_is_read_as_it_is_written(period: Period) -> None:
    assert read_period(str(period)) == period


@given(PERIODS, DAYS, DAYS)
def test_a_later_start_never_ends_earlier(period: Period, one: date, other: date) -> None:
    assert (period.after(min(one, other))) <= period.after(max(one, other))


@given(st.integers(1, 60), DAYS)
def test_months_keep_their_day_or_take_the_last(months: int, day: date) -> None:
    end = Period(months).after(day)
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)
    assert (end.year - day.year) * 12 + end.month - day.month == months


WINDOWS = st.sampled_from(["year", "quarter", "month", "week", "day"]) | PERIODS


@given(WINDOWS, DAYS, st.booleans())
def test_windows_lie_side_by_side(window: str | Period, day: date, joining: bool) -> None:
    """Every day is in one window, and the day after its end is the first of the next."""
    span = span_of(window, day, START, joining=joining)  # type: ignore[arg-type]
    assert span.last >= day
    counted = joining or isinstance(window, Period)  # from the start on: days before it are in the first window
    assert span.first <= day or (counted and day < START)
    for inside in (span.first, span.last):
        assert span_of(window, inside, START, joining=joining) == span  # type: ignore[arg-type]
    after = span.last + timedelta(days=1)
    assert span_of(window, after, START, joining=joining).first == after  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("window", "day", "joining", "first", "last"),
    [
        ("year", "2026-05-17", False, "2026-01-01", "2026-12-31"),
        ("quarter", "2026-05-17", False, "2026-04-01", "2026-06-30"),
        ("month", "2028-02-29", False, "2028-02-01", "2028-02-29"),
        ("week", "2026-11-22", False, "2026-11-16", "2026-11-22"),
        ("year", "2026-05-17", True, "2026-02-28", "2027-02-27"),
        ("year", "2028-02-29", True, "2028-02-29", "2029-02-27"),
        ("month", "2024-03-30", True, "2024-03-29", "2024-04-28"),
    ],
)
def test_windows_of_the_calendar_and_since_joining(window: str, day: str, joining: bool, first: str, last: str) -> None:
    span = span_of(window, date.fromisoformat(day), START, joining=joining)  # type: ignore[arg-type]
    assert (str(span.first), str(span.last)) == (first, last)


def test_windows_that_no_calendar_has() -> None:
    bills = [date(2026, 3, 1), date(2026, 6, 1)]
    assert span_of("ever", START, START) == EVER
    assert [span_of("bill", day, START, bills=bills).last for day in (date(2026, 3, 1), date(2026, 3, 2))] == bills
    assert span_of("bill", date(2026, 6, 2), START, bills=bills).open


@pytest.mark.parametrize(
    ("cadence", "end"),
    [("each", "2026-05-17"), ("week", "2026-05-17"), ("month", "2026-05-31"), ("quarter", "2026-06-30")],
)
def test_what_is_paid_together_is_paid_at_the_period_s_end(cadence: str, end: str) -> None:
    assert str(cadence_end(cadence, date(2026, 5, 17))) == end
