"""Which model and period a register workbook says that it is for.

The period stands where people see it and can correct it, on the sheet that is read first; a workbook without that
cell has it among its properties.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.definitions.register_cells import normal, sheet_named
from generator.definitions.register_writing import MODEL_PROPERTY, PERIOD_PROPERTY
from generator.model.findings import CellPlace, FilePlace, Finding, Place
from generator.model.inbox import FoundFile
from generator.office.cells import cell_ref
from generator.office.refusal import Refused
from generator.office.spreadsheet import Workbook, read_properties
from generator.swedish import register_words as words
from generator.swedish.register_messages import Registers


@dataclass(frozen=True, slots=True)
class Belonging:
    """The model and period that a register is for, "" where it does not say, and where the period stands."""

    file: str
    model: str
    period: str
    place: Place


def belonging(workbook: Workbook, file: str) -> Belonging:
    """Read what the workbook says of itself."""
    period, place = _seen_period(workbook, file) or (workbook.properties.get(PERIOD_PROPERTY, ""), FilePlace(file))
    return Belonging(file, workbook.properties.get(MODEL_PROPERTY, ""), period, place)


def is_register_file(file: FoundFile, model: str) -> bool:
    """Tell whether a file says of itself that it is a register of a model; one that cannot be opened says nothing."""
    try:
        properties = read_properties(file.path)
    except Refused:
        return False
    return properties.get(MODEL_PROPERTY) == model and PERIOD_PROPERTY in properties


def _seen_period(workbook: Workbook, file: str) -> tuple[str, Place] | None:
    """Give what stands below the heading of the period."""
    sheet = sheet_named(workbook, words.READ_ME)
    if sheet is None:
        return None
    for (row, column), cell in sheet.cells.items():
        below = sheet.cells.get((row + 1, column))
        if normal(cell.shown) == normal(words.PERIOD) and below and below.shown.strip():
            return below.shown.strip(), CellPlace(file, sheet.name, cell_ref(row + 1, column))
    return None


def whose_faults(own: Belonging, model: str, period: str) -> Iterator[Finding]:
    """Find out whether the register was made for another model or period."""
    if own.model not in ("", model):
        yield Registers.REGISTER_OTHER_MODEL.at(FilePlace(own.file), found=own.model, wanted=model)
    elif own.period and own.period.casefold() != period.casefold():
        yield Registers.REGISTER_OTHER_PERIOD.at(own.place, found=own.period, wanted=period)
