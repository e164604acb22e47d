"""Filling in a blank form as a person would: values into the cells where the questions stand."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.office.normal import normalised

Typed = str | int | float | bool | Decimal | date | None

SAVED = datetime.fromisoformat("2025-09-15T10:00:00")


def fill(form: bytes, answers: Mapping[str, Any], saved: datetime = SAVED) -> bytes:
    """Give the form with answers in it; the same arguments always give the same bytes.

    Keys are field ids (`om.status`, `om.status_kommentar`). Choices are typed by their text; several choices are given
    as a list of step ids, which get an x each. A table is `{row id: {column: value}}` if its rows are fixed, else a
    list of rows with the values by column id, which are written after the rows that are there; numbered rows (the first
    is 0) are written where they stand, and keep what they do not mention.
    """
    workbook = load_workbook(BytesIO(form))
    names = {str(key): str(name) for key, name in workbook["_meta"].iter_rows(max_col=2, values_only=True)}
    for field, value in answers.items():
        _answer(workbook, names, field, value)
    return saved_workbook(workbook, saved)


def saved_workbook(workbook: Workbook, saved: datetime = SAVED) -> bytes:
    """Give the workbook as a file that says it was saved just then."""
    workbook.properties.modified = saved
    buffer = BytesIO()
    ExcelWriter(workbook, ZipFile(buffer, "w", ZIP_DEFLATED)).save()
    return normalised(buffer.getvalue())


def _answer(workbook: Workbook, names: Mapping[str, str], field: str, value: Any) -> None:
    if isinstance(value, Mapping) and all(isinstance(row, int) for row in value):
        _write_over(workbook, names, field, value)
    elif isinstance(value, Mapping):
        for row, cells in value.items():
            for column, typed in cells.items():
                _put(workbook, names[f"{field}@{row}/{column}"], typed)
    elif not isinstance(value, list | tuple):
        _put(workbook, names[field], value)
    elif any(key.startswith(f"{field}/") for key in names):
        _append(workbook, names, field, value)
    else:
        for step in value:
            _put(workbook, names[f"{field}#{step}"], "x")


def _append(workbook: Workbook, names: Mapping[str, str], field: str, rows: Sequence[Mapping[str, Typed]]) -> None:
    columns, sheet, (row, first_column) = _table(workbook, names, field)
    while any(sheet.cell(row, first_column + index).value is not None for index in range(len(columns))):
        row += 1
    for offset, answers in enumerate(rows):
        for column, typed in answers.items():
            _type(sheet, row + offset, first_column + columns.index(column), typed)


def _write_over(
    workbook: Workbook, names: Mapping[str, str], field: str, rows: Mapping[int, Mapping[str, Typed]]
) -> None:
    columns, sheet, (first_row, first_column) = _table(workbook, names, field)
    for number, answers in rows.items():
        for column, typed in answers.items():
            _type(sheet, first_row + number, first_column + columns.index(column), typed)


def _table(workbook: Workbook, names: Mapping[str, str], field: str) -> tuple[list[str], Worksheet, tuple[int, int]]:
    """Give a table's columns by id, its sheet, and the row and column of its first answer."""
    columns = [key.partition("/")[2] for key in names if key.startswith(f"{field}/")]
    sheet, (row, column) = next(
        (sheet, _corner(sheet.tables[names[field]].ref)) for sheet in workbook if names[field] in sheet.tables
    )
    return columns, sheet, (row + 1, column)


def _put(workbook: Workbook, name: str, typed: Typed) -> None:
    title, ref = next(workbook.defined_names[name].destinations)
    row, column = _corner(ref)
    _type(workbook[title], row, column, typed)


def _type(sheet: Worksheet, row: int, column: int, typed: Typed) -> None:
    cell = cast(Cell, sheet.cell(row, column))
    cell.value = typed
    if isinstance(typed, str):
        cell.data_type = "s"
    if isinstance(typed, date):
        cell.number_format = r"yyyy\-mm\-dd"


def _corner(ref: str) -> tuple[int, int]:
    letters, row = coordinate_from_string(ref.replace("$", "").partition(":")[0])
    return row, column_index_from_string(letters)
