"""Personal identity numbers anywhere in a file that came in: in answers, beside them, in notes and in names.

They stop the report wherever they stand, as the file itself is kept; `merging` looks for them in what the report is
made of. What the program itself put on hidden sheets is left alone: marks of texts may look like numbers.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.forms.names import LISTS_SHEET, META_SHEET
from generator.model.findings import CellPlace, FilePlace, Finding
from generator.model.inbox import FoundFile
from generator.office.cells import Cell
from generator.office.spreadsheet import Workbook
from generator.swedish.identity import found
from generator.swedish.inbox_messages import Inboxes
from generator.swedish.reading_messages import Reading, cells_text
from generator.swedish.validation_messages import CELL, NOTE, SHEET_NAME, Validation

_MOST = 25
"""Cells named one by one; of a whole list of persons the rest is counted."""
_BETWEEN = "\0"
"""Stands in no text, and joins none."""
_SHORTEST = 10**9


def identity_numbers(workbook: Workbook, file: str) -> Iterator[Finding]:
    """Yield a finding for each cell, note and name of a sheet in which a number may stand."""
    for sheet in workbook.sheets:
        if sheet.name.casefold() in (META_SHEET, LISTS_SHEET):
            continue
        if found(sheet.name):
            yield Validation.IDENTITY_NUMBER.at(CellPlace(file, sheet.name, ""), cell=SHEET_NAME)
        refs = tuple(cell.ref for cell in sheet.cells.values() if found(_text(cell)))
        for ref in refs[:_MOST]:
            yield Validation.IDENTITY_NUMBER.at(CellPlace(file, sheet.name, ref), cell=CELL.format(cell=ref))
        if len(refs) > _MOST:
            yield Reading.MORE_IDENTITY_NUMBERS.at(CellPlace(file, sheet.name, ""), cells=cells_text(len(refs) - _MOST))
        for ref, text in sheet.notes.items():
            if found(text):
                yield Validation.IDENTITY_NUMBER.at(CellPlace(file, sheet.name, ref), cell=NOTE.format(cell=ref))


def numbers_in_names(files: Iterable[FoundFile]) -> Iterator[Finding]:
    """Yield a finding for each file whose name may have a number in it."""
    for each in files:
        if found(each.name):
            yield Inboxes.NUMBER_IN_NAME.at(FilePlace(each.file))


def _text(cell: Cell) -> str:
    """Give what may hold a number: no fraction does, however many digits it has."""
    match cell.value:
        case str() as text:
            pass
        case Decimal() as number if number >= _SHORTEST and number == number.to_integral_value():
            text = f"{number:f}"
        case _:
            text = ""
    return text + _BETWEEN + cell.formula if cell.formula else text
