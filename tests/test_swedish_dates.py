"""Days, intervals, times and Excel's day numbers beyond the acceptance rows."""

from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.swedish.dates import (
    date_caption,
    date_sentence,
    date_table,
    date_weekday,
    from_serial,
    interval_caption,
    interval_table,
    month_year,
    months_between,
    school_year,
    time_of_day,
    years,
)
from generator.swedish.parsing import read_date

LIKELY = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(LIKELY)
@settings(max_examples=100)
def test_every_day_shown_is_read_back(day: date) -> None:
    for shown in (date_sentence(day), date_caption(day), date_table(day), date_weekday(day)):
        assert read_date(shown).value == day


def test_an_interval_of_one_day_is_a_day() -> None:
    assert interval_caption(date(2025, 3, 1), date(2025, 3, 1)) == "1\u00a0mars 2025"
    assert interval_table(date(2025, 3, 1), date(2025, 3, 1)) == "2025-03-01"
    assert years(2025, 2025) == "2025"


def test_the_same_month_of_two_years_is_two_months() -> None:
    shown = interval_caption(date(2024, 3, 1), date(2025, 3, 15))
    assert shown == "1\u00a0mars 2024–15\u00a0mars 2025"
    assert months_between(date(2024, 11, 1), date(2025, 1, 31)) == "november 2024–januari 2025"
    assert months_between(date(2025, 5, 1), date(2025, 5, 31)) == "maj"


def test_a_month_bears_its_year() -> None:
    assert month_year(date(2026, 1, 20)) == "januari 2026"


def test_school_years_round_the_century() -> None:
    assert [school_year(year) for year in (2008, 2099)] == ["läsåret 2008/09", "läsåret 2099/2100"]


def test_minutes_have_two_digits_and_hours_no_zero_first() -> None:
    assert time_of_day(time(9, 5)) == "kl.\u00a09.05"


@pytest.mark.parametrize(
    ("serial", "date1904", "day"),
    [
        (1, False, date(1900, 1, 1)),
        (59, False, date(1900, 2, 28)),
        (60, False, None),
        (61, False, date(1900, 3, 1)),
        (0, False, None),
        (Decimal("0.5"), False, None),
        (-1, False, None),
        (Decimal("45717.99"), False, date(2025, 3, 1)),
        (2958465, False, date(9999, 12, 31)),
        (2958466, False, None),
        (0, True, date(1904, 1, 1)),
        (44255, True, date(2025, 3, 1)),
        (-1, True, None),
        (2957003, True, date(9999, 12, 31)),
        (2957004, True, None),
    ],
)
def test_excel_numbers_are_days(serial: int | Decimal, date1904: bool, day: date | None) -> None:
    assert from_serial(serial, date1904) == day


@given(st.dates(date(1904, 1, 1), date(9998, 12, 31)))
@settings(max_examples=50)
def test_both_calendars_of_excel_give_the_same_day(day: date) -> None:
    from_1904 = (day - date(1904, 1, 1)) // timedelta(days=1)
    assert from_serial(from_1904, True) == from_serial(from_1904 + 1462) == day
