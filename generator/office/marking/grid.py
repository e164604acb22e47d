"""How large the rows and columns of a sheet are on the screen: a note is drawn from cell to cell, not in points."""

from collections.abc import Mapping

from lxml import etree

_COLUMN, _ROW = 64, 20
"""Pixels of a column and a row that nobody has sized."""
_SIGN, _MARGIN = 7, 5
_POINT = 4 / 3
_MOST_COLUMNS = 64


class Grid:
    """The sizes of one sheet's rows and columns, in pixels."""

    def __init__(self, sheet: etree._Element) -> None:
        """Look at the sizes that the sheet gives."""
        self._columns: dict[int, int] = {}
        for each in sheet.iterfind("{*}cols/{*}col"):
            first, last = _number(each.get("min")), _number(each.get("max"))
            width = 0 if each.get("hidden") in ("1", "true") else round(_number(each.get("width")) * _SIGN + _MARGIN)
            self._columns |= dict.fromkeys(range(int(first), int(min(last, first + _MOST_COLUMNS)) + 1), width)
        rows = sheet.iterfind("{*}sheetData/{*}row[@ht]")
        self._rows = {int(_number(each.get("r"))): round(_number(each.get("ht")) * _POINT) for each in rows}

    def anchor(self, row: int, column: int, width: int, height: int) -> str:
        """Say where a note begins and ends: beside the cell, a little above it, and so many pixels large.

        The eight numbers are column, pixels into it, row and pixels into it, counted from 0, of both corners.
        """
        left, top = column + 1, max(row - 1, 1)
        right, x = _after(self._columns, _COLUMN, left, _SIGN * 2 + width)
        bottom, y = _after(self._rows, _ROW, top, height)
        return f"{left - 1}, {_SIGN * 2}, {top - 1}, 0, {right - 1}, {x}, {bottom - 1}, {y}"


def _after(sizes: Mapping[int, int], usual: int, first: int, length: int) -> tuple[int, int]:
    """Go *length* pixels on from the beginning of a row or column: give where that is, and how far into it."""
    index = first
    while length > (size := sizes.get(index, usual)):
        length -= size
        index += 1
    return index, length


def _number(text: str | None) -> float:
    try:
        return max(0.0, min(float(text or 0), 20_000.0))
    except ValueError:
        return 0.0
