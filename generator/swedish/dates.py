"""How days, intervals and times are written, and which day an Excel number is.

In sentences "den 1 mars 2025", in captions "1 mars 2025", in tables 2025-03-01; the year always has four digits.
Babel gives the names of months and weekdays; its short months, colons and shortened intervals are not used.
"""

import re
from datetime import date, time, timedelta
from decimal import Decimal
from functools import cache

from generator.swedish.numbers import NO_BREAK_SPACE

_LAST_SERIAL = 2_958_465  # 9999-12-31, the last day Excel knows
_LEAP_DAY_THAT_NEVER_WAS = 60  # Excel counts a 29 February 1900


def date_sentence(day: date) -> str:
    """Write a day in running text: "den 1 mars 2025" (acceptance row 34)."""
    return f"den {date_caption(day)}"


def date_caption(day: date) -> str:
    """Write a day in a caption or heading: "1 mars 2025" (row 35)."""
    return f"{day.day}{NO_BREAK_SPACE}{month_year(day)}"


def kept_days(text: str) -> str:
    """Keep the day and the month of dates in a text on one line: "den 1 mars 2024"."""
    return re.sub(r"\b(\d{1,2}) (?=([^\W\d_]+)\b)", lambda found: _kept(found, month_names()), text)


def _kept(day: re.Match[str], months: frozenset[str]) -> str:
    return f"{day[1]}{NO_BREAK_SPACE if day[2] in months else ' '}"


def date_table(day: date) -> str:
    """Write a day in a table or header block: "2025-03-01" (row 35)."""
    return f"{day.year:04}-{day.month:02}-{day.day:02}"


def date_weekday(day: date) -> str:
    """Write a day with its weekday in running text: "torsdagen den 2 oktober 2025" (row 36)."""
    return f"{weekday_name(day)}en {date_sentence(day)}"


def weekday_name(day: date) -> str:
    """Give the weekday in its indefinite form: "torsdag"."""
    from babel.dates import format_date

    name: str = format_date(day, "EEEE", locale="sv_SE")
    return name


def month_name(month: int) -> str:
    """Give the name of month 1–12."""
    from babel.dates import get_month_names

    name: str = get_month_names("wide", locale="sv_SE")[month]
    return name


@cache
def month_names() -> frozenset[str]:
    """Give the names of all months."""
    return frozenset(map(month_name, range(1, 13)))


def month_year(day: date) -> str:
    """Write the month a day lies in: "januari 2026"."""
    return f"{month_name(day.month)} {day.year:04}"


def interval_caption(first: date, last: date) -> str:
    """Write an interval: "1–15 mars 2025", "1 mars–1 oktober 2025", both years when they differ (rows 39–41)."""
    if first == last:
        return date_caption(last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date_caption(last)}"
    if first.year == last.year:
        return f"{first.day}{NO_BREAK_SPACE}{month_name(first.month)}–{date_caption(last)}"
    return f"{date_caption(first)}–{date_caption(last)}"


def interval_table(first: date, last: date) -> str:
    """Write an interval in a table: "2025-03-01–2025-10-01" (row 43)."""
    return date_table(first) if first == last else f"{date_table(first)}–{date_table(last)}"


def years(first: int, last: int) -> str:
    """Write calendar years: "2023–2025" (row 42)."""
    return str(first) if first == last else f"{first}–{last}"


def school_year(first: int) -> str:
    """Write the school year that begins in *first*: "läsåret 2024/25"; a new century stands in full (row 42)."""
    last = first + 1
    return f"läsåret {first}/{last if last % 100 == 0 else format(last % 100, '02')}"


def months_between(first: date, last: date) -> str:
    """Write the months of a period: "maj–augusti" (row 44), with years when the period lies in two."""
    if first.year != last.year:
        return f"{month_year(first)}–{month_year(last)}"
    return (
        month_name(first.month) if first.month == last.month else f"{month_name(first.month)}–{month_name(last.month)}"
    )


def span(first: date, last: date) -> str:
    """Write what a period spans: "maj–augusti" where it is whole months (row 44), and else the interval."""
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    return months_between(first, last) if whole else interval_caption(first, last)


def time_of_day(moment: time) -> str:
    """Write a time: "kl. 13.00" (row 45)."""
    return f"kl.{NO_BREAK_SPACE}{_clock(moment)}"


def time_range(first: time, last: time) -> str:
    """Write from when till when: "kl. 9.00–15.30" (row 46)."""
    return f"{time_of_day(first)}–{_clock(last)}"


def _clock(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def from_serial(serial: Decimal | int, date1904: bool = False) -> date | None:
    """Give the day that an Excel number stands for (row 37); a time of day is dropped.

    None for what is no day: less than 1, more than 9999-12-31, and 60, Excel's 29 February 1900. Workbooks counted
    from 1904 begin with day 0.
    """
    days = int(serial // 1)
    if date1904:
        in_range = 0 <= days <= _LAST_SERIAL - 1462
        return date(1904, 1, 1) + timedelta(days=days) if in_range else None
    if not 1 <= days <= _LAST_SERIAL or days == _LEAP_DAY_THAT_NEVER_WAS:
        return None
    epoch = date(1899, 12, 31) if days < _LEAP_DAY_THAT_NEVER_WAS else date(1899, 12, 30)
    return epoch + timedelta(days=days)
