"""The register workbook read back: what the coordinator has written goes before what the model starts with.

Sheets are known by their titles and columns by their headings; rows by the id in the hidden column, or else by a new
id made from the name. What is not known is told and passed over.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.definitions.questions import sheet_title
from generator.definitions.register_cells import cell_value, normal, sheet_named
from generator.definitions.registers import NAME_FIELD
from generator.definitions.suggesting import suggested
from generator.model.definition import FollowUp, Register, RegisterField, RegisterRow, RegisterValue
from generator.model.findings import CellPlace, FilePlace, Finding, Origin, Severity
from generator.model.inbox import FoundFile
from generator.office.cells import Cell, cell_ref
from generator.office.refusal import Refused
from generator.office.spreadsheet import Sheet, SheetState, Workbook, read_workbook
from generator.swedish import register_words as words
from generator.swedish.register_messages import Registers
from generator.swedish.text import ascii_id

_HEADER_WITHIN = 10
# A number after it has room within what tells a form from others.
_LONGEST_ID = 55
_NOTHING: Mapping[str, str] = {}


def open_register(file: FoundFile) -> tuple[Workbook | None, tuple[Finding, ...]]:
    """Open the workbook, or tell why it cannot be."""
    try:
        workbook = read_workbook(file.path)
    except Refused as refused:
        return None, (replace(refused.finding(file.file), origin=Origin.MODEL),)
    return workbook, tuple(replace(finding, origin=Origin.MODEL) for finding in workbook.findings(file.file))


def sheet_faults(workbook: Workbook, file: str, registers: Mapping[str, Register]) -> Iterator[Finding]:
    """Find visible sheets that belong to no register; hidden ones hold the lists to choose from."""
    known = [sheet_title(register.title) for register in registers.values()] + [words.REPORT]
    own = {normal(title) for title in (*known, words.READ_ME)}
    for sheet in workbook.sheets:
        if normal(sheet.name) not in own and sheet.state is SheetState.VISIBLE:
            yield suggested(
                Registers.REGISTER_UNKNOWN_SHEET,
                Registers.REGISTER_UNKNOWN_SHEET_CLOSE,
                CellPlace(file, sheet.name, ""),
                "sheet",
                sheet.name,
                known,
            )


def missing_sheets(workbook: Workbook, file: str, follow_up: FollowUp, past: bool) -> Iterator[Finding]:
    """Find the sheets that the model has and the workbook has not.

    The workbook of a *past* period was made when the model may have had fewer of them; there it is no error.
    """
    message = Registers.REGISTER_SHEET_NEWER if past else Registers.REGISTER_SHEET_MISSING
    titles = [sheet_title(register.title) for register in follow_up.registers.values()]
    for title in (*([words.REPORT] if follow_up.facts else ()), *titles):
        if sheet_named(workbook, title) is None:
            yield message.at(FilePlace(file), sheet=title)


@dataclass(slots=True)
class _Rows:
    """The rows read so far, and what was found on the way."""

    register: Register
    sheet: Sheet
    file: str
    renamed: Mapping[str, str]
    rows: list[RegisterRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def place(self, row: int, column: int) -> CellPlace:
        return CellPlace(self.file, self.sheet.name, cell_ref(row, column))


def read_register(
    workbook: Workbook, file: str, register: Register, renamed: Mapping[str, str] = _NOTHING, past: bool = False
) -> tuple[Register, tuple[Finding, ...]]:
    """Give the register as its sheet says; without a sheet, as the model says.

    *renamed* are the ids that rows have had before, with those that they have now. In a *past* period rows that have
    become one are still there, each with its own id.
    """
    sheet = sheet_named(workbook, sheet_title(register.title))
    if sheet is None:
        return register, ()
    reading = _Rows(register, sheet, file, renamed)
    name_label = next(each.text for each in register.fields if each.id == NAME_FIELD)
    header = _header_row(sheet, name_label)
    if not header:
        finding = Registers.REGISTER_NO_HEADER.at(CellPlace(file, sheet.name, ""), label=name_label)
        return replace(register, rows=()), (finding,)
    id_column, columns = _columns(reading, header)
    if past:
        reading.renamed = _one_to_one(sheet, header, id_column, renamed)
    for row in sorted({row for row, _ in sheet.cells if row > header}):
        _read_row(reading, row, id_column, columns)
    return replace(register, rows=tuple(reading.rows)), tuple(reading.findings)


def _one_to_one(sheet: Sheet, header: int, id_column: int, renamed: Mapping[str, str]) -> Mapping[str, str]:
    """Leave out the renames that would give several rows of the sheet the same id."""
    written = [cell.shown for (row, column), cell in sheet.cells.items() if column == id_column and row > header]
    become = Counter(renamed.get(ascii_id(each), ascii_id(each)) for each in written)
    return {before: now for before, now in renamed.items() if become[now] < 2}


def _header_row(sheet: Sheet, label: str) -> int:
    rows = (row for (row, _), cell in sheet.cells.items() if normal(cell.shown) == normal(label))
    return next((row for row in sorted(rows) if row <= _HEADER_WITHIN), 0)


def _columns(reading: _Rows, header: int) -> tuple[int, Mapping[int, RegisterField]]:
    """Find the column of ids (0 if there is none) and the field of each column."""
    fields = {normal(each.text): each for each in reading.register.fields}
    columns: dict[int, RegisterField] = {}
    id_column = 0
    for column, cell in _row_cells(reading.sheet, header):
        label = normal(cell.shown)
        place = reading.place(header, column)
        if label == words.ID and not id_column:
            id_column = column
        elif label in fields and fields[label] in columns.values():
            reading.findings.append(Registers.REGISTER_COLUMN_TWICE.at(place, label=fields[label].text))
        elif label in fields:
            columns[column] = fields[label]
        elif label:
            reading.findings.append(_unknown_column(reading, cell, place))
    for each in reading.register.fields:
        if each not in columns.values():
            place = reading.place(header, 1)
            reading.findings.append(Registers.REGISTER_COLUMN_MISSING.at(place, label=each.text))
    if not id_column:
        reading.findings.append(Registers.REGISTER_IDS_MISSING.at(reading.place(header, 1)))
    return id_column, columns


def _row_cells(sheet: Sheet, row: int) -> list[tuple[int, Cell]]:
    return sorted((column, cell) for (at, column), cell in sheet.cells.items() if at == row)


def _unknown_column(reading: _Rows, cell: Cell, place: CellPlace) -> Finding:
    known = [each.text for each in reading.register.fields]
    return suggested(
        Registers.REGISTER_UNKNOWN_COLUMN, Registers.REGISTER_UNKNOWN_COLUMN_CLOSE, place, "column", cell.shown, known
    )


def _read_row(reading: _Rows, row: int, id_column: int, columns: Mapping[int, RegisterField]) -> None:
    values: dict[str, RegisterValue] = {each.id: None for each in reading.register.fields}
    places = {each.id: reading.place(row, column) for column, each in columns.items()}
    name_place = places.get(NAME_FIELD, reading.place(row, 1))
    findings: list[Finding] = []
    for column, each in columns.items():
        cell = reading.sheet.cells.get((row, column))
        values[each.id], found = cell_value(cell, each.kind, each.text, places[each.id])
        findings += found
    # A row whose visible cells have been emptied is a row that was taken away; its id may be left.
    if not findings and all(value is None for value in values.values()):
        return
    reading.findings += findings
    if any(finding.place == name_place and finding.severity is Severity.ERROR for finding in findings):
        return
    if values[NAME_FIELD] is None:
        label = next(each.text for each in reading.register.fields if each.id == NAME_FIELD)
        reading.findings.append(Registers.REGISTER_NAME_MISSING.at(name_place, label=label))
        return
    row_id = _row_id(reading, row, id_column, str(values[NAME_FIELD]), name_place)
    if row_id:
        reading.rows.append(RegisterRow(row_id, values, name_place, places))


def _row_id(reading: _Rows, row: int, id_column: int, name: str, place: CellPlace) -> str:
    """Give the id that the row has or gets; "" for a row that is there already, which is told."""
    if any(normal(earlier.name) == normal(name) for earlier in reading.rows):
        reading.findings.append(Registers.REGISTER_NAME_TWICE.at(place, name=name))
        return ""
    written = reading.sheet.cells.get((row, id_column))
    own = ascii_id(written.shown) if written else ""
    row_id = reading.renamed.get(own, own)
    if not id_column:
        row_id = next((each.id for each in reading.register.rows if normal(each.name) == normal(name)), "")
    earlier = next((each for each in reading.rows if each.id == row_id), None)
    if earlier and row_id != own:
        _join(reading, earlier, name, place)
        return ""
    if earlier or not row_id:
        row_id = _new_id(name, {each.id for each in (*reading.rows, *reading.register.rows)})
    if earlier:
        reading.findings.append(Registers.REGISTER_ID_TWICE.at(place, first=earlier.name, id=row_id))
    return row_id


def _join(reading: _Rows, earlier: RegisterRow, name: str, place: CellPlace) -> None:
    """Let a row that has become the same as an earlier one go; the one that is left is called as in the model."""
    known = reading.register.row(earlier.id)
    called = known.name if known else earlier.name
    reading.findings.append(Registers.REGISTER_ROW_JOINED.at(place, name=name, first=earlier.name, called=called))
    whole = replace(earlier, values={**earlier.values, NAME_FIELD: called})
    reading.rows[reading.rows.index(earlier)] = whole


def _new_id(name: str, taken: set[str]) -> str:
    base = ascii_id(name)[:_LONGEST_ID].rstrip("_") or "rad"
    candidates = (base, *(f"{base}_{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)
