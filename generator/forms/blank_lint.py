"""A last look at a form before it is written: what Excel would call damaged, or repair without asking.

Whatever a model or a register can make wrong has a finding long before; what is found here is a fault of this program.
"""

import re
from collections.abc import Iterator
from itertools import chain

from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_LONGEST_FOOTER, _LONGEST_TITLE, _LONGEST_FORMULA = 255, 31, 8_192
_LONGEST = {"promptTitle": 32, "prompt": 255, "errorTitle": 32, "error": 225}
_FORBIDDEN_IN_TITLES = re.compile(r"[\[\]:*?/\\]|^'|'$")
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}[0-9]{1,7}|r[0-9]*c[0-9]*|[rc]", re.IGNORECASE)
_NAME = re.compile(r"[a-z_][a-z0-9_]{0,254}", re.IGNORECASE)


def assert_fit(workbook: Workbook) -> None:
    """Hold that Excel takes the workbook as it is."""
    faults = tuple(faults_of(workbook))
    assert not faults, "; ".join(faults)


def faults_of(workbook: Workbook) -> Iterator[str]:
    """Yield what is wrong, for those who develop the program."""
    titles = [sheet.title.casefold() for sheet in workbook.worksheets]
    if len(set(titles)) < len(titles):
        yield "two sheets have the same title"
    yield from _name_faults(workbook)
    for sheet in workbook.worksheets:
        for fault in chain(_sheet_faults(sheet), _cell_faults(sheet), _table_faults(sheet)):
            yield f"{sheet.title}: {fault}"
        for validation in sheet.data_validations.dataValidation:
            for fault in _check_faults(validation, workbook):
                yield f"{sheet.title}!{validation.sqref}: {fault}"


def _name_faults(workbook: Workbook) -> Iterator[str]:
    names = [*workbook.defined_names, *(name for sheet in workbook.worksheets for name in sheet.tables)]
    if len({name.casefold() for name in names}) < len(names):
        yield "two names are the same"
    for name in names:
        if not _NAME.fullmatch(name) or _LIKE_A_CELL.fullmatch(name):
            yield f"{name} is no name"


def _sheet_faults(sheet: Worksheet) -> Iterator[str]:
    if not 0 < len(sheet.title) <= _LONGEST_TITLE or _FORBIDDEN_IN_TITLES.search(sheet.title):
        yield "no title for a sheet"
    for item in (sheet.oddHeader, sheet.oddFooter):
        parts = [part.text or "" for part in (item.left, item.center, item.right)] if item else []
        if sum(map(len, parts)) > _LONGEST_FOOTER - 6:
            yield "header or footer is too long"
    if sheet.merged_cells.ranges:
        yield "cells are merged"


def _cell_faults(sheet: Worksheet) -> Iterator[str]:
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f" and len(str(cell.value)) > _LONGEST_FORMULA:
                yield f"{cell.coordinate} has too long a formula"


def _table_faults(sheet: Worksheet) -> Iterator[str]:
    for table in sheet.tables.values():
        headings = [cell.value for cell in sheet[table.ref][0]]
        if not all(isinstance(heading, str) and heading and "\n" not in heading for heading in headings):
            yield f"{table.name} has a heading that is no line of text"
        if len({str(heading).casefold() for heading in headings}) < len(headings):
            yield f"{table.name} has the same heading twice"


def _check_faults(validation: DataValidation, workbook: Workbook) -> Iterator[str]:
    for name, longest in _LONGEST.items():
        if len(getattr(validation, name) or "") > longest:
            yield f"{name} is longer than {longest}"
    if validation.type == "list" and validation.formula1 not in workbook.defined_names:
        yield "a list is no named one"
