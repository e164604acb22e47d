"""Which days people are at work in Sweden, for days by which something must be done.

Public holidays follow lag (1989:253) om allmänna helgdagar. Midsummer's Eve, Christmas Eve and New Year's Eve are
counted with them, as in semesterlagen (1977:480) 3 a §; Valborgsmässoafton is a day of work.
"""

from datetime import date, timedelta
from functools import cache

_FIXED = ((1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31))
# Good Friday, Easter Monday and Ascension Day, counted from Easter Sunday.
_FROM_EASTER = (-2, 1, 39)
_FRIDAY, _SATURDAY = 4, 5


def working_day(day: date) -> date:
    """Give the day itself, or the nearest day before it on which people are at work."""
    while day.weekday() >= _SATURDAY or day in _holidays(day.year):
        day -= timedelta(days=1)
    return day


@cache
def _holidays(year: int) -> frozenset[date]:
    easter = easter_sunday(year)
    moving = (easter + timedelta(days=days) for days in _FROM_EASTER)
    return frozenset((*(date(year, *day) for day in _FIXED), *moving, _midsummer_eve(year)))


def _midsummer_eve(year: int) -> date:
    """Give the Friday from the 19th to the 25th of June."""
    earliest = date(year, 6, 19)
    return earliest + timedelta(days=(_FRIDAY - earliest.weekday()) % 7)


def easter_sunday(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
