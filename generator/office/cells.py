"""The cells and areas of a workbook as values.

What a cell holds is decided by `spreadsheet` while reading; what it means for a follow-up is for others to say.
Rows and columns are counted from 1, as in Excel.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_AREA = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})(?::\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6}))?")


class CellKind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    """A number that Excel shows a hundred times as large, with a percent sign after it."""
    DATE = "date"
    TIME = "time"
    BOOLEAN = "boolean"
    ERROR = "error"
    """One of Excel's error values; the value is its code, such as `#DIV/0!`."""
    UNCALCULATED = "uncalculated"
    """A formula whose result no program has computed and saved yet."""
    BAD = "bad"
    """The file says something that is no value; `raw` is what it says."""


CellContent = str | Decimal | date | datetime | timedelta | bool | None


class Cell(NamedTuple):
    """One cell with a content; empty cells do not exist. A tuple, as there are so many of them.

    A NUMBER or PERCENT is a `Decimal` with the 15 digits that Excel keeps; a DATE is a `date`, or a `datetime` when it
    has a time of day; a TIME (of day, or a duration) is a `timedelta`; UNCALCULATED and BAD have no value. *raw* is
    what the file says, for a text the text itself. *formula* begins with an equals sign.
    """

    row: int
    column: int
    kind: CellKind
    value: CellContent
    raw: str
    formula: str | None = None

    @property
    def ref(self) -> str:
        """Where the cell is, as in `C14`."""
        return cell_ref(self.row, self.column)

    @property
    def shown(self) -> str:
        """Give the content as text, as people write it: 2025-03-01, 10:30, 1234,5 and 50 %."""
        match self.value:
            case Decimal() if self.kind is CellKind.PERCENT:
                return f"{(self.value * 100).normalize():f}\u00a0%".replace(".", ",")
            case Decimal():
                return f"{self.value:f}".replace(".", ",")
            case timedelta():
                return _clock(self.value)
            case datetime():
                return self.value.isoformat(" ", "minutes")
            case date():
                return self.value.isoformat()
            case str():
                return self.value
            case _:
                return self.raw


def _clock(since: timedelta) -> str:
    """Write a time of day or a duration as hours and minutes; seconds only if there are any."""
    minutes, seconds = divmod(round(since.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")


@dataclass(frozen=True, slots=True, order=True)
class Area:
    """A rectangle of cells, its corners included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def ref(self) -> str:
        """Where the area is, as in `B2:D9`, or `B2` for a single cell."""
        first, last = cell_ref(self.first_row, self.first_column), cell_ref(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"

    @property
    def size(self) -> int:
        """How many cells there are in the area."""
        return (self.last_row - self.first_row + 1) * (self.last_column - self.first_column + 1)

    def __contains__(self, place: tuple[int, int]) -> bool:
        """Tell whether the cell in (row, column) is part of the area."""
        row, column = place
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield (row, column), row by row."""
        columns = range(self.first_column, self.last_column + 1)
        return ((row, column) for row in range(self.first_row, self.last_row + 1) for column in columns)


def cell_ref(row: int, column: int) -> str:
    """Name a cell as in `C14`."""
    return f"{column_letters(column)}{row}"


@cache
def column_letters(column: int) -> str:
    """Name a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@lru_cache(maxsize=LAST_COLUMN)
def column_number(letters: str) -> int:
    """Count a column from its capital letters; the opposite of `column_letters`."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def area(text: str) -> Area | None:
    """Read `C14`, `$C$14` or `B2:D9`; None when the text names no cells that a sheet can have."""
    found = _AREA.fullmatch(text)
    if not found:
        return None
    row, column = int(found[2]), column_number(found[1])
    far_row, far_column = (int(found[4]), column_number(found[3])) if found[3] else (row, column)
    first_row, last_row = (row, far_row) if row <= far_row else (far_row, row)
    first_column, last_column = (column, far_column) if column <= far_column else (far_column, column)
    if last_row > LAST_ROW or last_column > LAST_COLUMN:
        return None
    return Area(first_row, first_column, last_row, last_column)
