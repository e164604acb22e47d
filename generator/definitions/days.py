"""How the rows that a model starts with say a day, so that it follows the period.

"10-01" is a day of the period's year and "+1:02-15" one of the year after. "start" and "slut" are the period's first
and last day, "slut+1:20" is the 20th of the first month after the last. With "vardag" after it a day that is no
working day gives way to the nearest one before it.
"""

import calendar
import re
from datetime import date, datetime

from generator.definitions.periods import month_day
from generator.model.period import Period
from generator.swedish.holidays import working_day

_OF_YEAR = re.compile(r"(?:\+(?P<later>\d):)?(?P<day>\d\d-\d\d)")
_OF_PERIOD = re.compile(r"(?P<edge>start|slut)(?:\+(?P<months>\d{1,2}):(?P<day>\d{1,2}))?(?P<working> vardag)?")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def day_of(value: object, period: Period) -> date | None:
    """Take a value of a model as a day of the period; None for what is none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = " ".join(value.split())
    try:
        return _full(text) or _of_year(text, period.year) or _of_period(text, period)
    except (OverflowError, ValueError):
        return None


def _full(text: str) -> date | None:
    found = _ISO.fullmatch(text)
    return date(*(int(part) for part in found.groups())) if found else None


def _of_year(text: str, year: int) -> date | None:
    found = _OF_YEAR.fullmatch(text)
    day = month_day(found["day"]) if found else None
    return existing_day(year + int(found["later"] or 0), *day) if found and day else None


def _of_period(text: str, period: Period) -> date | None:
    found = _OF_PERIOD.fullmatch(text)
    if found is None:
        return None
    day = period.first if found["edge"] == "start" else period.last
    if day is None:
        return None
    if found["months"]:
        wanted = int(found["day"])
        if not 1 <= wanted <= 31:
            return None
        day = month_later(day.replace(day=1), int(found["months"]))
        day = existing_day(day.year, day.month, wanted)
    return working_day(day) if found["working"] else day


def month_later(day: date, months: int) -> date:
    """Give the same day some months later, or the last of that month if it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    return existing_day(count // 12, count % 12 + 1, day.day)


def existing_day(year: int, month: int, day: int) -> date:
    """Give the day, or the last of the month if the month has fewer days."""
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))
