"""Periods as a model names them: parts of a year with an id, two boundaries and a name.

A period belongs to the year in its id, also when it is handled in the next (acceptance row 68). A kind may also be
free: its periods come when somebody calls for them, are numbered within the year and have no days of their own.
"""

from dataclasses import dataclass
from datetime import date
from itertools import chain


@dataclass(frozen=True, slots=True)
class PeriodPart:
    """One part of the year; *first* and *last* are month and day. The only part of a whole year has id ""."""

    id: str
    name: str
    first: tuple[int, int]
    last: tuple[int, int]


@dataclass(frozen=True, slots=True)
class PeriodKind:
    """How a model divides the year; *name* is a pattern with {ar}, {del}, {delnamn} and {nummer}."""

    id: str
    name: str
    parts: tuple[PeriodPart, ...]
    free: bool = False
    """Whether the periods are numbered instead of being parts of the year."""
    held: tuple[str, ...] = ()
    """The ids of the periods that there are, as far as is known: which one came before a free one is seen from them."""


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a year: 2025, 2025-H1, 2025-T3; or a free one, without days: 2025-granskning-1."""

    id: str
    year: int
    part: str
    name: str
    first: date | None
    last: date | None
    part_name: str = ""
    number: int = 0
    """Which one of the year a free period is, from 1."""

    @property
    def beginning(self) -> date:
        """The first day or, of a free period, that of its year: for order and for what must have some day."""
        return self.first or date(self.year, 1, 1)

    @property
    def order(self) -> tuple[date, int]:
        """What periods are put in order of time by."""
        return self.beginning, self.number

    def holds(self, day: date) -> bool | None:
        """Tell whether a day lies in the period; None where nobody can know."""
        return None if self.first is None or self.last is None else self.first <= day <= self.last


def periods_of(kind: PeriodKind, year: int) -> tuple[Period, ...]:
    """Give the periods of *year*, in order; of a free kind those that there are, or else the first."""
    if not kind.free:
        return tuple(_period(kind, part, year) for part in kind.parts)
    held = (_numbered(kind, each) for each in kind.held)
    found = sorted({each.number: each for each in held if each and each.year == year}.items())
    return tuple(each for _, each in found) or (_free(kind, year, 1),)


def _period(kind: PeriodKind, part: PeriodPart, year: int) -> Period:
    name = kind.name.format(**{"ar": year, "del": part.id, "delnamn": part.name, "nummer": ""})
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


def _free(kind: PeriodKind, year: int, number: int) -> Period:
    part, part_name = f"{kind.id}-{number}", f"{kind.id} {number}"
    name = kind.name.format(**{"ar": year, "del": part, "delnamn": part_name, "nummer": number})
    return Period(f"{year}-{part}", year, part, name, None, None, part_name, number)


def _numbered(kind: PeriodKind, period_id: str) -> Period | None:
    """Give the free period with that id; its number is written without zeros before it."""
    year, _, rest = period_id.partition("-")
    name, _, number = rest.rpartition("-")
    if not kind.free or name.casefold() != kind.id or not (number.isdecimal() and number.isascii()):
        return None
    return _free(kind, int(year), int(number)) if _is_year(year) and number[0] != "0" and len(number) < 4 else None


def _is_year(text: str) -> bool:
    return text.isdecimal() and len(text) == 4 and int(text) > 0


def _day(year: int, month: int, day: int) -> date:
    # A model says 02-29 for the last of February of any year.
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def find_period(kinds: tuple[PeriodKind, ...], period_id: str) -> Period | None:
    """Give the period with that id, without regard to case, or None if the model has no such period."""
    year_text = period_id.split("-", 1)[0]
    if not _is_year(year_text):
        return None
    parted = (period for kind in kinds if not kind.free for period in periods_of(kind, int(year_text)))
    free = (period for kind in kinds if (period := _numbered(kind, period_id)))
    return next((period for period in chain(parted, free) if period.id.casefold() == period_id.casefold()), None)


def of_year(kinds: tuple[PeriodKind, ...], period: Period) -> tuple[Period, ...]:
    """Give the periods of the same kind in the same year, up to and including this one."""
    several = {each.id: each for each in (*periods_of(_kind_of(kinds, period), period.year), period)}
    return tuple(sorted((each for each in several.values() if each.order <= period.order), key=lambda each: each.order))


def previous(kinds: tuple[PeriodKind, ...], period: Period) -> Period | None:
    """Give the period of the same kind just before: the one before it in the year, or the last of the year before.

    Before a free period it is the latest of those that there are; None if there is none.
    """
    kind = _kind_of(kinds, period)
    if kind.free:
        held = (_numbered(kind, each) for each in kind.held)
        return max(
            (each for each in held if each and each.order < period.order), key=lambda one: one.order, default=None
        )
    before = of_year(kinds, period)[:-1] or periods_of(kind, period.year - 1)
    return before[-1]


def _kind_of(kinds: tuple[PeriodKind, ...], period: Period) -> PeriodKind:
    return next(
        kind for kind in kinds if _numbered(kind, period.id) or any(part.id == period.part for part in kind.parts)
    )


def same_period(kinds: tuple[PeriodKind, ...], period: Period, year: int) -> Period | None:
    """Give the same period of another year."""
    return find_period(kinds, f"{year:04d}{period.id[4:]}")


def previous_year(kinds: tuple[PeriodKind, ...], period: Period) -> Period | None:
    """Give the same period of the year before; free periods have none."""
    suffix = period.id[4:]
    return None if period.number else find_period(kinds, f"{period.year - 1:04d}{suffix}")
