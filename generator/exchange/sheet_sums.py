"""A checksum of a sheet of merged data, the same however its rows are sorted and its columns moved.

It tells whether somebody has changed, added or taken away anything since the program wrote the sheet.
"""

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from generator.office.contents import number, text
from generator.office.tidy import CellValue, Link


def sheet_sum(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give the checksum of a sheet with these headings and rows; empty rows do not count."""
    told = []
    for row in rows:
        cells = [
            (heading, written) for heading, value in zip(header, row, strict=False) if (written := _written(value))
        ]
        if cells:
            told.append(repr(sorted(cells)))
    return hashlib.sha256("\n".join(sorted(told)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _written(value: CellValue | object) -> str:
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
