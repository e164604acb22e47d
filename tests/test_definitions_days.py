"""How a model says days that follow its periods: deadlines on days of work, whatever the year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.definitions.days import day_of, month_later
from generator.model.period import Period, find_period
from generator.swedish.holidays import easter_sunday, working_day
from tests.test_periods import KINDS


def period(period_id: str) -> Period:
    found = find_period(KINDS, period_id)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "period_id", "day"),
    [
        ("10-01", "2025-T3", date(2025, 10, 1)),
        ("+1:02-15", "2025-T3", date(2026, 2, 15)),
        ("2025-03-01", "2026-T1", date(2025, 3, 1)),
        ("start", "2025-T2", date(2025, 5, 1)),
        ("slut", "2025-T2", date(2025, 8, 31)),
        ("slut", "2025-V", date(2026, 3, 31)),
        ("slut vardag", "2025-T2", date(2025, 8, 29)),
        ("slut+1:20", "2025-T2", date(2025, 9, 20)),
        ("slut+1:20", "2025-T3", date(2026, 1, 20)),
        ("slut+1:20 vardag", "2025-T2", date(2025, 9, 19)),
        ("slut+1:20  vardag", "2025-T3", date(2026, 1, 20)),
        ("slut+2:31", "2025-T3", date(2026, 2, 28)),
        ("start+1:10", "2025-T1", date(2025, 2, 10)),
        ("02-29", "2025", date(2025, 2, 28)),
        ("02-29", "2028", date(2028, 2, 29)),
    ],
)
def test_a_day_follows_the_period(written: str, period_id: str, day: date) -> None:
    assert day_of(written, period(period_id)) == day


@pytest.mark.parametrize(
    "written",
    ["slutet", "slut+1", "slut+1:32", "slut+1:0", "slut-1:20", "vardag", "13-01", "02-30", "", "10-01 vardag"],
)
def test_what_is_no_day_is_none(written: str) -> None:
    assert day_of(written, period("2025")) is None


def test_a_day_beyond_the_calendar_is_none() -> None:
    assert day_of("slut+1:20", period("9999-T3")) is None


DEADLINES = {
    2024: ("04-30", "08-30", "12-30"),
    2025: ("04-30", "08-29", "12-30"),
    2026: ("04-30", "08-31", "12-30"),
    2027: ("04-30", "08-31", "12-30"),
    2028: ("04-28", "08-31", "12-29"),
    2029: ("04-30", "08-31", "12-28"),
    2030: ("04-30", "08-30", "12-30"),
}


@pytest.mark.parametrize("year", DEADLINES)
def test_the_last_day_of_work_of_each_tertial(year: int) -> None:
    found = [day_of("slut vardag", period(f"{year}-T{part}")) for part in (1, 2, 3)]
    assert found == [date.fromisoformat(f"{year}-{day}") for day in DEADLINES[year]]
    assert all(day and day.weekday() < 5 and (day.month, day.day) != (12, 31) for day in found)


def test_good_friday_is_no_day_of_work() -> None:
    assert working_day(date(2024, 3, 31)) == date(2024, 3, 28)
    assert working_day(date(2029, 3, 31)) == date(2029, 3, 29)


def test_days_around_midsummer_and_christmas() -> None:
    assert working_day(date(2025, 6, 22)) == date(2025, 6, 19)
    assert working_day(date(2025, 12, 26)) == date(2025, 12, 23)
    assert working_day(date(2026, 1, 1)) == date(2025, 12, 30)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1981, "04-19"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2025, "04-20"), (2038, "04-25")],
)
def test_easter_sunday(year: int, day: str) -> None:
    assert easter_sunday(year) == date.fromisoformat(f"{year}-{day}")


@given(day=st.dates(date(1990, 1, 10), date(2200, 1, 1)))
def test_a_day_of_work_is_less_than_a_week_before_the_day(day: date) -> None:
    found = working_day(day)
    assert found.weekday() < 5
    assert 0 <= (day - found).days < 7
    assert working_day(found) == found


@given(day=st.dates(date(1990, 1, 1), date(2200, 1, 1)), months=st.integers(0, 120))
def test_a_day_some_months_later_lies_in_that_month(day: date, months: int) -> None:
    later = month_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or later.day in (28, 29, 30)
