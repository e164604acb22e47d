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
from zipfile import ZIP_STORED, ZipFile

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from generator.office.cell_texts import cell_at
from generator.office.cells import cell_ref, column_letters
from generator.office.choices import Choices, Lists
from generator.office.links import Link as Link
from generator.office.links import split_target
from generator.office.normal import normalised
from generator.office.rows import CellValue as CellValue
from generator.office.rows import Look, Looks, heading_cell, row_written, value_cell, with_rows
from generator.office.sizing import column_width, row_height
from generator.office.spreadsheet import SheetState
from generator.swedish import table_words as words


@dataclass(frozen=True, slots=True)
class Prompt:
    """What Excel shows beside a cell when it is chosen; Excel takes 32 and 255 signs."""

    title: str
    text: str


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


_LONGEST_TITLE = 31
_LONGEST_PROMPT = (32, 255)
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
    lists, looks = Lists(workbook), Looks(workbook)
    pages = [_Page(workbook, table, lists, looks) for table in sheets]
    rows = {f"xl/worksheets/sheet{number}.xml": page.write() for number, page in enumerate(pages, 1)}
    lists.write()
    workbook.active = next((index for index, table in enumerate(sheets) if table.state is SheetState.VISIBLE), 0)
    for name, value in (properties or {}).items():
        workbook.custom_doc_props.append(StringProperty(name=name, value=value))  # type: ignore[attr-defined]
    moment = datetime.combine(modified, time()) if type(modified) is date else modified
    return _saved(workbook, title, moment, rows)


def _saved(workbook: Workbook, title: str, modified: date, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    core = workbook.properties
    core.title, core.language, core.creator = title, words.LANGUAGE, None
    core.created = core.modified = modified
    content = BytesIO()
    # Not Workbook.save, which writes the time of the run.
    ExcelWriter(workbook, ZipFile(content, "w", ZIP_STORED)).save()
    return normalised(content.getvalue(), changes)


class _Page:
    """One table on its way to a sheet of the workbook."""

    def __init__(self, workbook: Workbook, table: SheetTable, lists: Lists, looks: Looks) -> None:
        if len(table.title) > _LONGEST_TITLE:
            raise ValueError(f"the sheet title {table.title!r} is too long for Excel")
        self._table = table
        self._lists = lists
        self._looks = looks
        self._sheet: Worksheet = workbook.create_sheet(table.title)
        self._sheet.sheet_state = table.state.value
        self._height = len(table.rows) + table.spare_rows
        numeric = {
            column for row in table.rows for column, value in enumerate(row) if isinstance(value, (Decimal, int))
        }
        self._among_numbers = [column in numeric for column in range(len(table.header))]

    def write(self) -> Callable[[bytes], bytes]:
        """Write rules and layout; give what puts the rows into the part of the sheet."""
        for column in range(len(self._table.header)):
            self._set_width(column)
            self._write_rules(column)
        self._lay_out()
        return partial(with_rows, rows=tuple(self._rows()), columns=len(self._table.header))

    def _rows(self) -> Iterator[str]:
        """Yield the rows as the part of the sheet has them."""
        yield row_written(1, None, [heading_cell(heading) for heading in self._table.header], self._looks)
        shown = [each for each in range(len(self._table.header)) if each not in self._table.hidden_columns]
        widths = {each: self._sheet.column_dimensions[column_letters(each + 1)].width for each in shown}
        for row in range(self._height):
            values = self._table.rows[row] if row < len(self._table.rows) else ()
            texts = ((_shown(values[each]), width) for each, width in widths.items() if each < len(values))
            yield row_written(row + 2, row_height(texts), self._cells(row, values), self._looks)

    def _cells(self, row: int, values: Sequence[CellValue]) -> list[tuple[Look, str]]:
        """Give a row's cells; one without a value has a look too."""
        columns = len(self._table.header)
        every = (*values[:columns], *([None] * (columns - len(values))))
        for column, value in enumerate(every):
            if isinstance(value, Link):
                self._put_link(row, column, value)
        dates = self._table.dates
        dated = [_of(dates, row, column) for column in range(columns)] if dates else [False] * columns
        try:
            return list(map(value_cell, every, dated, self._among_numbers))
        except ValueError as error:
            error.add_note(f"in row {row + 2}")
            raise

    def _put_link(self, row: int, column: int, link: Link) -> None:
        cell = cell_at(self._sheet, row + 2, column + 1)
        file, place = split_target(link.target)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, target=file, location=place)

    def _set_width(self, column: int) -> None:
        dimension = self._sheet.column_dimensions[column_letters(column + 1)]
        dimension.width = self._table.widths.get(column) or self._needed(column)
        dimension.hidden = column in self._table.hidden_columns

    def _needed(self, column: int) -> int:
        heading = self._table.header[column] + (_FILTER_BUTTON if self._table.filtered else "")
        values = (_shown(row[column]) for row in self._table.rows if column < len(row))
        return column_width((heading, *values))

    def _write_rules(self, column: int) -> None:
        """Write one rule for each run of rows with the same choices and prompt; a cell can have one rule only."""
        if not (self._table.choices or self._table.prompts):
            return
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


def _of(spots: frozenset[Spot], row: int, column: int) -> bool:
    return column in spots or (row, column) in spots


def _shown(value: CellValue) -> str:
    if isinstance(value, str):
        return value
    return value.text if isinstance(value, Link) else str("" if value is None else value)
