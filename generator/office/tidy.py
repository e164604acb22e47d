"""Workbooks that we write for people: plain tables in which no text can become a formula.

The door to openpyxl. Serves the control list, the register and merged data; the forms have a writer of their own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import partial
from io import BytesIO
from itertools import groupby
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.office.cell_texts import TEXT_FORMAT, cell_at, put_text
from generator.office.cells import cell_ref, column_letters
from generator.office.choices import Choices, Lists
from generator.office.links import Link as Link
from generator.office.links import split_target
from generator.office.long_rows import SPECIMENS, with_rows
from generator.office.normal import normalised
from generator.office.sizing import column_width, row_height
from generator.office.spreadsheet import SheetState
from generator.swedish import table_words as words


@dataclass(frozen=True, slots=True)
class Prompt:
    """What Excel shows beside a cell when it is chosen; Excel takes 32 and 255 signs."""

    title: str
    text: str


CellValue = str | Decimal | int | date | Link | None
Spot = int | tuple[int, int]
"""A column, counted from 0, or a cell as (row, column) of the rows below the header, counted from 0."""


@dataclass(frozen=True, slots=True)
class SheetTable:
    """One sheet with one table. Columns are counted from 0."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    widths: Mapping[int, float] = field(default_factory=dict)
    """Widths in signs; a column without one is as wide as its content needs, within reason."""
    hidden_columns: frozenset[int] = frozenset()
    choices: Mapping[Spot, Choices] = field(default_factory=dict)
    """What to choose from."""
    prompts: Mapping[Spot, Prompt] = field(default_factory=dict)
    dates: frozenset[Spot] = frozenset()
    """Where dates are expected: also empty cells are shown as dates there."""
    spare_rows: int = 0
    """Empty rows to fill in, ready with the columns' choices, prompts and formats."""
    filtered: bool = True
    """Whether the headings have buttons to choose rows with."""
    state: SheetState = SheetState.VISIBLE
    long: bool = False
    """Whether there may be thousands of rows; they then hold texts alone, and every column has a width."""


_PLACES: Mapping[object, str] = {-places: f"0.{'0' * places}" for places in range(1, 7)}
"""How a number is shown that is given with decimals, by the exponent of its last one: 19.0 is not 19."""
_DATE_FORMAT = "yyyy\\-mm\\-dd"
_LONGEST_TITLE = 31
_LONGEST_PROMPT = (32, 255)
_FONT = "Calibri"
_HEADER_FONT = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="1F4E79")
_LINK_FONT = Font(name=_FONT, size=11, color="0563C1", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_AMONG_NUMBERS = Alignment(horizontal="right", wrap_text=True, vertical="top")
_DATE_ALIGNMENT = Alignment(horizontal="left", vertical="top")
# As wide as the button beside a heading.
_FILTER_BUTTON = "   "


def write_tables(
    sheets: Sequence[SheetTable], title: str, modified: date, properties: Mapping[str, str] | None = None
) -> bytes:
    """Write a workbook; the same arguments always give the same bytes.

    A text that is too long for Excel (32 767 signs) is a ValueError: to shorten or split it is the caller's decision.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    lists = Lists(workbook)
    for table in sheets:
        _Page(workbook, table, lists).write()
    lists.write()
    long_rows = {
        f"xl/worksheets/sheet{number}.xml": _filling(table) for number, table in enumerate(sheets, 1) if table.long
    }
    workbook.active = next((index for index, table in enumerate(sheets) if table.state is SheetState.VISIBLE), 0)
    for name, value in (properties or {}).items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]
    moment = datetime.combine(modified, time()) if type(modified) is date else modified
    return _saved(workbook, title, moment, long_rows)


def _filling(table: SheetTable) -> Callable[[bytes], bytes]:
    rows = [[value if isinstance(value, str) else "" for value in row] for row in table.rows]
    return partial(with_rows, rows=rows, widths=table.widths)


def _saved(workbook: Workbook, title: str, modified: date, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    core = workbook.properties
    core.title, core.language, core.creator = title, words.LANGUAGE, None
    core.created = core.modified = modified
    content = BytesIO()
    # Not Workbook.save, which writes the time of the run.
    ExcelWriter(workbook, ZipFile(content, "w", ZIP_DEFLATED)).save()
    return normalised(content.getvalue(), changes)


class _Page:
    """One table on its way to a sheet of the workbook."""

    def __init__(self, workbook: Workbook, table: SheetTable, lists: Lists) -> None:
        if len(table.title) > _LONGEST_TITLE:
            raise ValueError(f"the sheet title {table.title!r} is too long for Excel")
        self._table = table
        self._lists = lists
        self._sheet: Worksheet = workbook.create_sheet(table.title)
        self._sheet.sheet_state = table.state.value
        self._height = len(table.rows) + table.spare_rows
        self._rows: Sequence[tuple[CellValue, ...]] = SPECIMENS if table.long else table.rows
        self._numeric = {column for row in self._rows for column, value in enumerate(row) if _is_number(value)}

    def write(self) -> None:
        """Write cells, rules and layout."""
        for column, heading in enumerate(self._table.header):
            self._write_heading(column, heading)
        for row in range(len(SPECIMENS) if self._table.long else self._height):
            values = self._rows[row] if row < len(self._rows) else ()
            for column in range(len(self._table.header)):
                self._write_cell(row, column, values[column] if column < len(values) else None)
        for column in range(len(self._table.header)):
            self._set_width(column)
            if not self._table.long:
                self._write_rules(column)
        if not self._table.long:
            self._set_heights()
        self._lay_out()

    def _write_heading(self, column: int, heading: str) -> None:
        cell = cell_at(self._sheet, 1, column + 1)
        put_text(cell, heading)
        cell.font, cell.fill, cell.alignment = _HEADER_FONT, _HEADER_FILL, _WRAPPED

    def _write_cell(self, row: int, column: int, value: CellValue) -> None:
        cell = cell_at(self._sheet, row + 2, column + 1)
        cell.alignment = _AMONG_NUMBERS if column in self._numeric and isinstance(value, str) else _WRAPPED
        match value:
            case str():
                put_text(cell, value)
            case Link():
                _put_link(cell, value)
            case None:
                cell.number_format = "General" if column in self._numeric else TEXT_FORMAT
            case Decimal() if value.as_tuple().exponent in _PLACES:
                cell.value, cell.number_format = value, _PLACES[value.as_tuple().exponent]
            case _:
                cell.value = value
        if isinstance(value, date) or (value is None and _of(self._table.dates, row, column)):
            cell.number_format, cell.alignment = _DATE_FORMAT, _DATE_ALIGNMENT

    def _set_width(self, column: int) -> None:
        values = (_shown(row[column]) for row in self._rows if column < len(row))
        heading = self._table.header[column] + (_FILTER_BUTTON if self._table.filtered else "")
        dimension = self._sheet.column_dimensions[column_letters(column + 1)]
        dimension.width = self._table.widths.get(column, column_width((heading, *values)))
        dimension.hidden = column in self._table.hidden_columns

    def _set_heights(self) -> None:
        columns = [each for each in range(len(self._table.header)) if each not in self._table.hidden_columns]
        widths = {each: self._sheet.column_dimensions[column_letters(each + 1)].width for each in columns}
        for row, values in enumerate(self._table.rows, start=2):
            texts = ((_shown(values[each]), width) for each, width in widths.items() if each < len(values))
            height = row_height(texts)
            if height is not None:
                self._sheet.row_dimensions[row].height = height

    def _write_rules(self, column: int) -> None:
        """Write one rule for each run of rows with the same choices and prompt; a cell can have one rule only."""
        first = 0
        for (choices, prompt), run in groupby(self._rules(column)):
            last = first + len(list(run)) - 1
            if choices or prompt:
                rule = self._rule(choices, prompt)
                rule.add(f"{cell_ref(first + 2, column + 1)}:{cell_ref(last + 2, column + 1)}")
                self._sheet.add_data_validation(rule)
            first = last + 1

    def _rules(self, column: int) -> Iterator[tuple[Choices | None, Prompt | None]]:
        choices, prompts = self._table.choices, self._table.prompts
        for row in range(self._height):
            yield choices.get((row, column), choices.get(column)), prompts.get((row, column), prompts.get(column))

    def _rule(self, choices: Choices | None, prompt: Prompt | None) -> DataValidation:
        rule = DataValidation(allow_blank=True)
        if choices:
            rule.type, rule.formula1, rule.showErrorMessage = "list", self._lists.formula(choices), True
            rule.errorTitle, rule.error = words.NOT_IN_LIST_TITLE, words.NOT_IN_LIST
        if prompt:
            if len(prompt.title) > _LONGEST_PROMPT[0] or len(prompt.text) > _LONGEST_PROMPT[1]:
                raise ValueError(f"the prompt {prompt.title!r} is too long for Excel")
            rule.showInputMessage, rule.promptTitle, rule.prompt = True, prompt.title, prompt.text
        return rule

    def _lay_out(self) -> None:
        sheet = self._sheet
        sheet.freeze_panes = "A2"
        if self._table.header and self._table.filtered:
            sheet.auto_filter.ref = f"A1:{cell_ref(max(self._height, 1) + 1, len(self._table.header))}"
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        footer = sheet.oddFooter
        assert footer is not None
        footer.left = _HeaderFooterPart(text=words.FOOTER_LEFT)
        footer.right = _HeaderFooterPart(text=words.FOOTER_RIGHT)


def _put_link(cell: Cell, link: Link) -> None:
    file, place = split_target(link.target)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=file, location=place)
    put_text(cell, link.text)
    cell.font = _LINK_FONT


def _of(spots: frozenset[Spot], row: int, column: int) -> bool:
    return column in spots or (row, column) in spots


def _is_number(value: CellValue) -> bool:
    return isinstance(value, Decimal | int)


def _shown(value: CellValue) -> str:
    return value.text if isinstance(value, Link) else str("" if value is None else value)
