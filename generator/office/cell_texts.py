"""Texts in the cells of workbooks that we write: whatever they begin with, they stay texts."""

import re

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

TEXT_FORMAT = "@"
"""Excel's format for cells that hold text."""
_LONGEST_TEXT = 32_767
LONGEST_AS_TEXT = 255
"""Some versions of Excel show a longer text in a cell formatted as text as a row of number signs."""
# What Excel, or a program that the table is pasted into, takes for the beginning of a formula; the last four are the
# full-width forms.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """Give a cell to write in; rows and columns are counted from 1."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged here
    return cell


def is_risky(text: str) -> bool:
    """Tell whether a text begins as a formula does."""
    return text.startswith(_FORMULA_SIGNS)


def stored(text: str) -> str:
    """Give a text as a file holds it; one that is too long for Excel is a ValueError.

    A sign that XML cannot carry is written as Excel writes it, _x000B_, and what only looks so is kept apart from it.
    """
    text = _LOOKS_ESCAPED.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"a text has {len(text)} signs; Excel takes {_LONGEST_TEXT}")
    return text


def put_text(cell: Cell, text: str) -> None:
    """Write a text that stays a text, whatever it begins with, also when somebody edits it."""
    kept = stored(text)
    cell.value = kept
    cell.data_type = "s"
    cell.number_format = TEXT_FORMAT if len(kept) <= LONGEST_AS_TEXT else "General"
    cell.quotePrefix = is_risky(text)
