"""Periods as a model names them: parts of a year with an id, two boundaries and a name.

A period belongs to the year in its id, also when it is handled in the next (acceptance row 68).
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PeriodPart:
    """One part of the year; *first* and *last* are month and day. The only part of a whole year has id ""."""

    id: str
    name: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PeriodKind:
    """How a model divides the year; *name* is a pattern with {ar}, {del} and {delnamn}."""

    id: str
    name: str
    parts: tuple[PeriodPart, ...]


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a year: 2025, 2025-H1, 2025-T3."""

    id: str
    year: int
    part: str
    name: str
    first: date
    last: date
    part_name: str = ""


def periods_of(kind: PeriodKind, year: int) -> tuple[Period, ...]:
    """Give the periods of *year*, in order."""
    return tuple(_period(kind, part, year) for part in kind.parts)


def _period(kind: PeriodKind, part: PeriodPart, year: int) -> Period:
    name = kind.name.format(**{"ar": year, "del": part.id, "delnamn": part.name})
    last_year = year + 1 if part.last < part.first else year
    return Period(
        id=f"{year}-{part.id}" if part.id else str(year),
        year=year,
        part=part.id,
        name=name,
        first=date(year, *part.first),
        last=_day(last_year, *part.last),
        part_name=part.name,
    )


def _day(year: int, month: int, day: int) -> date:
    # A model says 02-29 for the last of February of any year.
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def find_period(kinds: tuple[PeriodKind, ...], period_id: str) -> Period | None:
    """Give the period with that id, without regard to case, or None if the model has no such period."""
    year_text = period_id.split("-", 1)[0]
    if not (year_text.isdecimal() and len(year_text) == 4 and int(year_text) > 0):
        return None
    candidates = (period for kind in kinds for period in periods_of(kind, int(year_text)))
    return next((period for period in candidates if period.id.casefold() == period_id.casefold()), None)


def of_year(kinds: tuple[PeriodKind, ...], period: Period) -> tuple[Period, ...]:
    """Give the periods of the same kind in the same year, up to and including this one."""
    several = periods_of(_kind_of(kinds, period), period.year)
    return tuple(each for each in several if each.first <= period.first)


def previous(kinds: tuple[PeriodKind, ...], period: Period) -> Period:
    """Give the period of the same kind just before: the one before it in the year, or the last of the year before."""
    before = of_year(kinds, period)[:-1] or periods_of(_kind_of(kinds, period), period.year - 1)
    return before[-1]


def _kind_of(kinds: tuple[PeriodKind, ...], period: Period) -> PeriodKind:
    return next(kind for kind in kinds if any(part.id == period.part for part in kind.parts))


def previous_year(kinds: tuple[PeriodKind, ...], period: Period) -> Period | None:
    """Give the same period of the year before."""
    suffix = period.id[4:]
    return find_period(kinds, f"{period.year - 1:04d}{suffix}")
