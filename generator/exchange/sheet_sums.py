"""A checksum of a sheet of merged data, the same however its rows are sorted and its columns moved.

It tells whether somebody has changed, added or taken away anything since the program wrote the sheet.
"""

import hashlib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from generator.office.contents import number, text
from generator.office.spreadsheet import Sheet
from generator.office.tidy import Link, SheetTable


def sheet_sum(rows: Iterable[Iterable[tuple[str, object]]]) -> str:
    """Give the checksum of rows of values with their headings; empty rows do not count."""
    told = []
    for row in rows:
        cells = [(heading, written) for heading, value in row if (written := _written(value))]
        if cells:
            told.append(repr(sorted(cells)))
    return hashlib.sha256("\n".join(sorted(told)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def sum_of_table(table: SheetTable) -> str:
    """Give the checksum of a sheet that is to be written."""
    return sheet_sum(zip(table.header, row, strict=False) for row in table.rows)


def sum_of_sheet(sheet: Sheet) -> tuple[str, int]:
    """Give the checksum of a sheet that was read, whose headings stand in its first row, and how many rows it has."""
    headings = {column: cell.shown for (row, column), cell in sheet.cells.items() if row == 1}
    rows: dict[int, list[tuple[str, object]]] = {}
    for (row, column), cell in sheet.cells.items():
        if row > 1 and _written(cell.value):
            rows.setdefault(row, []).append((headings.get(column, ""), cell.value))
    return sheet_sum(rows.values()), len(rows)


def _written(value: object) -> str:
    """Write a value as it is told from others: a number without regard to its decimals, a text without its ends."""
    match value:
        case None:
            return ""
        case Link():
            return text(value.text).strip()
        case Decimal() | int():
            return f"#{number(str(value))}"
        case date():
            return f"@{value.isoformat()[:10]}"
        case _:
            return text(str(value)).strip()
