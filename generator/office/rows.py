"""The cells of a sheet that we write: set past openpyxl, which takes many times as long for them.

What a cell looks like is said with openpyxl's own styles, once for each look; the rows are then written as openpyxl
would have written them, into the part that it made. Texts stay texts, whatever they begin with.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from html import escape
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from generator.office.cell_texts import LONGEST_AS_TEXT, TEXT_FORMAT, is_risky, stored
from generator.office.cells import cell_ref, column_letters
from generator.office.links import Link

CellValue = str | Decimal | int | date | Link | None

_FONT = "Calibri"
_HEADING = Font(name=_FONT, size=11, bold=True, color="FFFFFF"), PatternFill("solid", fgColor="1F4E79")
_LINK_FONT = Font(name=_FONT, size=11, color="0563C1", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_AMONG_NUMBERS = Alignment(horizontal="right", wrap_text=True, vertical="top")
_DATE_ALIGNMENT = Alignment(horizontal="left", vertical="top")
_DATE_FORMAT, _NO_FORMAT = "yyyy\\-mm\\-dd", "General"
_PLACES: Mapping[object, str] = {-places: f"0.{'0' * places}" for places in range(1, 7)}
"""How a number is shown that is given with decimals, by the exponent of its last one: 19.0 is not 19."""
_DAY_NOUGHT = date(1899, 12, 30)
"""What Excel counts days from, as it has come to be for all days since March 1900."""
_SHEET_DATA = re.compile(rb"<sheetData>.*</sheetData>|<sheetData ?/>", re.DOTALL)
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')


class Look(NamedTuple):
    """What a cell looks like."""

    number_format: str
    risky: bool = False
    """Whether its text begins as a formula does."""
    among_numbers: bool = False
    date: bool = False
    link: bool = False
    heading: bool = False


class Looks(dict[Look, int]):
    """The numbers of the styles of a workbook, by the looks of its cells; each is made when it is first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        super().__init__()
        self._workbook = workbook

    def __missing__(self, look: Look) -> int:
        self[look] = number = self._made(look)
        return number

    def _made(self, look: Look) -> int:
        cell = WriteOnlyCell(self._workbook.worksheets[0])
        cell.alignment = _AMONG_NUMBERS if look.among_numbers else _DATE_ALIGNMENT if look.date else _WRAPPED
        cell.number_format, cell.quotePrefix = look.number_format, look.risky
        if look.link:
            cell.font = _LINK_FONT
        if look.heading:
            cell.font, cell.fill = _HEADING
        return cell.style_id


def heading_cell(text: str) -> tuple[Look, str]:
    """Give the look of a heading, and what stands in its cell."""
    look, inner = text_cell(text)
    return look._replace(heading=True), inner


def value_cell(value: CellValue, for_date: bool, among_numbers: bool) -> tuple[Look, str]:
    """Give the look of a cell below the headings, and what stands in it.

    It may be one where a date is expected, or stand in a column that has numbers.
    """
    match value:
        case str():
            return text_cell(value, among_numbers)
        case Link():
            look, inner = text_cell(value.text)
            return look._replace(link=True), inner
        case date():
            return Look(_DATE_FORMAT, date=True), f' t="n"><v>{(value - _DAY_NOUGHT).days}</v></c>'
        case None if for_date:
            return Look(_DATE_FORMAT, date=True), ' t="n"></c>'
        case None:
            return Look(_NO_FORMAT if among_numbers else TEXT_FORMAT), ' t="n"></c>'
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return Look(_PLACES.get(exponent, _NO_FORMAT)), f' t="n"><v>{float(value):.16g}</v></c>'


@lru_cache(maxsize=2**12)
def text_cell(text: str, among_numbers: bool = False) -> tuple[Look, str]:
    """Give the look of a text, and what stands in its cell."""
    kept = stored(text)
    look = Look(TEXT_FORMAT if len(kept) <= LONGEST_AS_TEXT else _NO_FORMAT, is_risky(text), among_numbers)
    space = ' xml:space="preserve"' if kept != kept.strip() else ""
    shown = f"<is><t{space}>{escape(kept, quote=False)}</t></is>" if kept else ""
    return look, f' t="inlineStr">{shown}</c>'


def row_written(number: int, height: int | None, cells: Sequence[tuple[Look, str]], looks: Looks) -> str:
    """Give a row as the part has it; *number* is counted from 1, *height* is None for the usual one."""
    high = f' ht="{height}" customHeight="1"' if height else ""
    written = "".join(
        f'<c r="{letters}{number}" s="{looks[look]}"{inner}'
        for letters, (look, inner) in zip(_letters(len(cells)), cells, strict=True)
    )
    return f'<row r="{number}"{high}>{written}</row>'


@lru_cache(maxsize=2**8)
def _letters(columns: int) -> tuple[str, ...]:
    return tuple(column_letters(column + 1) for column in range(columns))


def with_rows(part: bytes, rows: Sequence[str], columns: int) -> bytes:
    """Give the part of a sheet with *rows*, the headings first, in place of those that it has."""
    data = "".join(("<sheetData>", *rows, "</sheetData>")).encode("ascii", "xmlcharrefreplace")
    last = cell_ref(len(rows), columns).encode()
    part = _SHEET_DATA.sub(lambda _: data, part, count=1)
    return _DIMENSION.sub(lambda _: b'<dimension ref="A1:' + last + b'"', part, count=1)
