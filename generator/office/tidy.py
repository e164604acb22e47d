"""Workbooks that we write for people: plain tables in which no text can become a formula.

The door to openpyxl. Serves the control list, the register and merged data; the forms have a writer of their own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from itertools import groupby
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.office.cells import cell_ref, column_letters
from generator.office.links import Link as Link
from generator.office.links import split_target
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
    choices: Mapping[Spot, tuple[str, ...]] = field(default_factory=dict)
    """Lists to choose from; they are kept on a very hidden sheet, so commas and length do not matter."""
    prompts: Mapping[Spot, Prompt] = field(default_factory=dict)
    dates: frozenset[Spot] = frozenset()
    """Where dates are expected: also empty cells are shown as dates there."""
    spare_rows: int = 0
    """Empty rows to fill in, ready with the columns' choices, prompts and formats."""
    filtered: bool = True
    """Whether the headings have buttons to choose rows with."""
    state: SheetState = SheetState.VISIBLE


_DATE_FORMAT = "yyyy\\-mm\\-dd"
_TEXT_FORMAT = "@"
_LONGEST_TEXT = 32_767
# Some versions of Excel show a longer text in a cell formatted as text as a row of number signs.
_LONGEST_AS_TEXT = 255
_LONGEST_TITLE = 31
_LONGEST_PROMPT = (32, 255)
# What Excel, or a program that the table is pasted into, takes for the beginning of a formula; the last four are the
# full-width forms.
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FONT = "Calibri"
_HEADER_FONT = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="1F4E79")
_LINK_FONT = Font(name=_FONT, size=11, color="0563C1", underline="single")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
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
    lists = _Lists(workbook)
    for table in sheets:
        _Page(workbook, table, lists).write()
    lists.write()
    workbook.active = next((index for index, table in enumerate(sheets) if table.state is SheetState.VISIBLE), 0)
    for name, value in (properties or {}).items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]
    return _saved(workbook, title, datetime.combine(modified, time()) if type(modified) is date else modified)


def _saved(workbook: Workbook, title: str, modified: date) -> bytes:
    core = workbook.properties
    core.title, core.language, core.creator = title, words.LANGUAGE, None
    core.created = core.modified = modified
    content = BytesIO()
    # Not Workbook.save, which writes the time of the run.
    ExcelWriter(workbook, ZipFile(content, "w", ZIP_DEFLATED)).save()
    return normalised(content.getvalue())


class _Lists:
    """The lists to choose from, one to a column of a very hidden sheet and each with a name of its own.

    Excel takes a list that is written in the rule itself only up to 255 signs, and splits it at commas.
    """

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._names: dict[tuple[str, ...], str] = {}

    def name(self, choices: tuple[str, ...]) -> str:
        """Give the name of a list; the same list has one name."""
        return self._names.setdefault(choices, f"lista_{len(self._names) + 1}")

    def write(self) -> None:
        """Write the lists that have been asked for, as the last sheet."""
        if not self._names:
            return
        sheet = self._workbook.create_sheet(words.LISTS_SHEET)
        sheet.sheet_state = SheetState.VERY_HIDDEN.value
        for column, (choices, name) in enumerate(self._names.items(), start=1):
            for row, choice in enumerate(choices, start=1):
                _put_text(_cell(sheet, row, column), choice)
            letters = column_letters(column)
            area = f"{words.LISTS_SHEET}!${letters}$1:${letters}${len(choices)}"
            self._workbook.defined_names[name] = DefinedName(name, attr_text=area)


class _Page:
    """One table on its way to a sheet of the workbook."""

    def __init__(self, workbook: Workbook, table: SheetTable, lists: _Lists) -> None:
        if len(table.title) > _LONGEST_TITLE:
            raise ValueError(f"the sheet title {table.title!r} is too long for Excel")
        self._table = table
        self._lists = lists
        self._sheet: Worksheet = workbook.create_sheet(table.title)
        self._sheet.sheet_state = table.state.value
        self._height = len(table.rows) + table.spare_rows
        self._numeric = {column for row in table.rows for column, value in enumerate(row) if _is_number(value)}

    def write(self) -> None:
        """Write cells, rules and layout."""
        for column, heading in enumerate(self._table.header):
            self._write_heading(column, heading)
        for row in range(self._height):
            values = self._table.rows[row] if row < len(self._table.rows) else ()
            for column in range(len(self._table.header)):
                self._write_cell(row, column, values[column] if column < len(values) else None)
        for column in range(len(self._table.header)):
            self._set_width(column)
            self._write_rules(column)
        self._set_heights()
        self._lay_out()

    def _write_heading(self, column: int, heading: str) -> None:
        cell = _cell(self._sheet, 1, column + 1)
        _put_text(cell, heading)
        cell.font, cell.fill, cell.alignment = _HEADER_FONT, _HEADER_FILL, _WRAPPED

    def _write_cell(self, row: int, column: int, value: CellValue) -> None:
        cell = _cell(self._sheet, row + 2, column + 1)
        cell.alignment = _WRAPPED
        match value:
            case str():
                _put_text(cell, value)
            case Link():
                _put_link(cell, value)
            case None:
                cell.number_format = "General" if column in self._numeric else _TEXT_FORMAT
            case _:
                cell.value = value
        if isinstance(value, date) or (value is None and _of(self._table.dates, row, column)):
            cell.number_format, cell.alignment = _DATE_FORMAT, _DATE_ALIGNMENT

    def _set_width(self, column: int) -> None:
        values = (_shown(row[column]) for row in self._table.rows if column < len(row))
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

    def _rules(self, column: int) -> Iterator[tuple[tuple[str, ...] | None, Prompt | None]]:
        choices, prompts = self._table.choices, self._table.prompts
        for row in range(self._height):
            yield choices.get((row, column), choices.get(column)), prompts.get((row, column), prompts.get(column))

    def _rule(self, choices: tuple[str, ...] | None, prompt: Prompt | None) -> DataValidation:
        rule = DataValidation(allow_blank=True)
        if choices:
            rule.type, rule.formula1, rule.showErrorMessage = "list", self._lists.name(choices), True
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


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)  # nothing is merged here
    return cell


def _put_text(cell: Cell, text: str) -> None:
    """Write a text that stays a text, whatever it begins with, also when somebody edits it."""
    is_risky = text.startswith(_FORMULA_SIGNS)
    # A sign that XML cannot carry is written as Excel writes it, _x000B_, and what only looks so is kept apart from it.
    text = _LOOKS_ESCAPED.sub("_x005F_", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    if len(text) > _LONGEST_TEXT:
        raise ValueError(f"the text for {cell.coordinate} has {len(text)} signs; Excel takes {_LONGEST_TEXT}")
    cell.value = text
    cell.data_type = "s"
    cell.number_format = _TEXT_FORMAT if len(text) <= _LONGEST_AS_TEXT else "General"
    cell.quotePrefix = is_risky


def _put_link(cell: Cell, link: Link) -> None:
    file, place = split_target(link.target)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, target=file, location=place)
    _put_text(cell, link.text)
    cell.font = _LINK_FONT


def _of(spots: frozenset[Spot], row: int, column: int) -> bool:
    return column in spots or (row, column) in spots


def _is_number(value: CellValue) -> bool:
    return isinstance(value, Decimal | int)


def _shown(value: CellValue) -> str:
    return value.text if isinstance(value, Link) else str("" if value is None else value)
