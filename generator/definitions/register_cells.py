"""A cell of the register workbook as a text, a number or a day, strictly; and how its sheets and labels are known.

What can be read in two ways is a finding, as in the forms; the sentences about typed numbers and days are the same.
"""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from generator.model.definition import Kind, RegisterValue
from generator.model.findings import CellPlace, Finding, Origin
from generator.office.cells import Cell, CellKind
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish.dates import date_table, from_serial
from generator.swedish.identity import found
from generator.swedish.messages import Message
from generator.swedish.parsing import read_date, read_number
from generator.swedish.parsing_messages import Parsing
from generator.swedish.problems import Problem
from generator.swedish.register_messages import Registers
from generator.swedish.text import clean

_UNREADABLE = frozenset({CellKind.ERROR, CellKind.UNCALCULATED, CellKind.BAD, CellKind.TIME, CellKind.BOOLEAN})
# A small number in a cell formatted as a date is a day in 1900.
_LIKELY_YEARS = range(1950, 2200)
# A number in a cell that has lost its date format; outside these years it is more likely something else.
_LIKELY_SERIALS = range(36526, 73415)

Read = tuple[RegisterValue, tuple[Finding, ...]]


def sheet_named(workbook: Workbook, title: str) -> Sheet | None:
    """Give the sheet with that title, without regard to case."""
    return next((sheet for sheet in workbook.sheets if normal(sheet.name) == normal(title)), None)


def normal(text: str) -> str:
    """Give what labels are compared by: no regard to case, blanks or a mark for what is required."""
    return " ".join(text.split()).removesuffix("*").strip().casefold()


def cell_value(cell: Cell | None, kind: Kind, label: str, place: CellPlace) -> Read:
    """Read a cell as its field's kind; None for a blank cell and for one that has a finding."""
    if cell is None or (isinstance(cell.value, str) and not cell.value.strip()):
        return None, ()
    if cell.kind in _UNREADABLE:
        shown = cell.formula or cell.shown
        return None, (Registers.REGISTER_CELL_UNREADABLE.at(place, label=label, value=shown),)
    match kind:
        case Kind.DATE:
            return _date(cell, label, place)
        case Kind.INTEGER | Kind.DECIMAL:
            return _number(cell, kind, label, place)
        case _:
            return _text(cell, kind, label, place)


def _text(cell: Cell, kind: Kind, label: str, place: CellPlace) -> Read:
    """Give a text; a code typed as a number keeps its digits. What stands here is printed: no identity numbers.

    Only prose keeps its lines; names and codes are on one. What could not be shown is told as it is in forms.
    """
    removed: tuple[str, ...] = ()
    match cell.value:
        case str(text):
            shown, removed = clean(text)
            shown = shown if kind is Kind.PROSE else shown.replace("\n", " ")
        case date() as day:
            shown = date_table(day)
        case _:
            shown = cell.shown
    if found(shown):
        return None, (Registers.REGISTER_IDENTITY_NUMBER.at(place, cell=place.cell),)
    told = (Registers.REGISTER_TEXT_CLEANED.at(place, label=label, signs=", ".join(removed)),) if removed else ()
    return shown or None, told


def _number(cell: Cell, kind: Kind, label: str, place: CellPlace) -> Read:
    value = cell.value
    if isinstance(value, str):
        reading = read_number(value)
        if reading.problem:
            return None, (_typed(reading.problem, label, value, place),)
        value = reading.value
    if not isinstance(value, Decimal):
        return None, (_typed(Problem.NOT_A_NUMBER, label, cell.shown, place),)
    if kind is Kind.INTEGER and value != value.to_integral_value():
        return None, (Registers.REGISTER_NOT_WHOLE.at(place, label=label, value=cell.shown),)
    return value, ()


def _date(cell: Cell, label: str, place: CellPlace) -> Read:
    match cell.value:
        case datetime() as moment if moment.year in _LIKELY_YEARS:
            return moment.date(), ()
        case date() as day if day.year in _LIKELY_YEARS:
            return day, ()
        case str(text):
            reading = read_date(text)
            if reading.problem:
                return None, (_typed(reading.problem, label, text, place),)
            return reading.value, ()
        case Decimal() as serial if serial == serial.to_integral_value() and int(serial) in _LIKELY_SERIALS:
            return from_serial(serial), ()
    return None, (Registers.REGISTER_NOT_A_DATE.at(place, label=label, value=cell.shown),)


def _typed(problem: Problem, label: str, value: str, place: CellPlace) -> Finding:
    message: Message = Parsing[problem.name]
    return replace(message.at(place, label=label, value=value), origin=Origin.MODEL)
