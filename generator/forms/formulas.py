"""Formulas for a form's own cells, each with what it gives in the form as it is sent out.

So the two can never differ, and what a formula says can be seen also where nothing is calculated: in previews and in
Excel's protected view.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from generator.office.cells import Area


class Now(NamedTuple):
    """A formula without its equals sign, and what it gives as long as nothing has been written."""

    formula: str
    value: str | int | float | bool

    @property
    def fixed(self) -> bool:
        """Whether it gives the same whatever is written."""
        return self == says(str(self.value)) or self in (ALWAYS, NEVER, NOTHING)


ALWAYS, NEVER, NOTHING = Now("TRUE", True), Now("FALSE", False), Now("0", 0)


def says(text: str) -> Now:
    """Give a text."""
    doubled = text.replace('"', '""')
    return Now(f'"{doubled}"', text)


def filled(ref: str, now: bool) -> Now:
    """Tell whether a cell has an answer; blanks are none, and an error is for the reader to tell."""
    return Now(f"IFERROR(LEN(TRIM({ref})),1)>0", now)


def any_filled(areas: Sequence[Area], now: bool, sheet: str = "") -> Now:
    """Tell whether anything stands in one of the areas; *sheet* is the title of another sheet that they lie on."""
    return Now(f"COUNTA({','.join(_refs(areas, sheet))})>0", now) if areas else NEVER


def all_filled(areas: Sequence[Area], now: bool) -> Now:
    """Tell whether no cell of the areas is blank."""
    return Now(f"{'+'.join(f'COUNTBLANK({ref})' for ref in _refs(areas))}=0", now) if areas else ALWAYS


def negated(one: Now) -> Now:
    """Tell whether something is not true."""
    if one in (ALWAYS, NEVER):
        return NEVER if one == ALWAYS else ALWAYS
    return Now(f"NOT({one.formula})", not one.value)


def as_long(ref: str, length: int) -> Now:
    """Tell whether what stands in a cell is as long as what it was sent out with: that says nothing of what it was."""
    return Now(f"LEN({ref})={length}", True)


def counted(areas: Sequence[Area], text: str, now: int, sheet: str = "") -> Now:
    """Count the cells that say a text."""
    refs = _refs(areas, sheet)
    return Now("+".join(f"COUNTIF({ref},{says(text).formula})" for ref in refs) or "0", now)


def equal(ref: str, text: str, now: bool) -> Now:
    """Tell whether a cell says a text, in capitals or not."""
    return Now(f"{ref}={says(text).formula}", now)


def equal_number(ref: str, number: int, now: bool) -> Now:
    """Tell whether a cell holds a number."""
    return Now(f"{ref}={number}", now)


def following(text: str, other: Now) -> Now:
    """Put a text before another."""
    return Now(f"{says(text).formula}&{other.formula}", f"{text}{other.value}")


def either(several: Iterable[Now]) -> Now:
    """Tell whether any of several is true."""
    known = [one for one in several if one != NEVER]
    if len(known) < 2 or ALWAYS in known:
        return ALWAYS if ALWAYS in known else known[0] if known else NEVER
    return Now(f"OR({','.join(one.formula for one in known)})", any(one.value for one in known))


def every(several: Iterable[Now]) -> Now:
    """Tell whether all of several are true."""
    known = [one for one in several if one != ALWAYS]
    if len(known) < 2 or NEVER in known:
        return NEVER if NEVER in known else known[0] if known else ALWAYS
    return Now(f"AND({','.join(one.formula for one in known)})", all(one.value for one in known))


def choose(condition: Now, then: Now, otherwise: Now) -> Now:
    """Give one of two, and no condition where it makes no difference."""
    if condition in (ALWAYS, NEVER) or then == otherwise:
        return otherwise if condition == NEVER else then
    value = then.value if condition.value else otherwise.value
    return Now(f"IF({condition.formula},{then.formula},{otherwise.formula})", value)


def joined(areas: Iterable[Area]) -> tuple[Area, ...]:
    """Join areas of one column that stand right under each other, and of one row that stand right beside."""
    result: list[Area] = []
    for area in areas:
        last = result[-1] if result else None
        below = last and (last.first_column, last.last_column, last.last_row + 1) == (
            area.first_column,
            area.last_column,
            area.first_row,
        )
        beside = last and (last.first_row, last.last_row, last.last_column + 1) == (
            area.first_row,
            area.last_row,
            area.first_column,
        )
        if last and (below or beside):
            result[-1] = Area(last.first_row, last.first_column, area.last_row, area.last_column)
        else:
            result.append(area)
    return tuple(result)


def quoted(sheet: str) -> str:
    """Write the title of a sheet as formulas have it."""
    doubled = sheet.replace("'", "''")
    return f"'{doubled}'!"


def _refs(areas: Sequence[Area], sheet: str = "") -> list[str]:
    return [(quoted(sheet) if sheet else "") + area.ref for area in joined(areas)]
