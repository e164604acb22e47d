"""What may be published as data: the computed tables as they are shown, as a workbook and as one file of text.

Everything is made of published tables, whose protected numbers are not in them at all, and of the numbers as they are
printed: what was rounded in the table is rounded here, or more could be worked out from the file than from the report.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO

from generator.model.definition import FollowUp
from generator.model.published import PublishedCell, PublishedTable
from generator.model.values import State
from generator.office.cell_texts import is_risky
from generator.office.tidy import CellValue, SheetTable, write_tables
from generator.office.titles import Titles
from generator.swedish import merged_words as words
from generator.swedish.identity import masked
from generator.swedish.parsing import read_number
from generator.swedish.signs import LEGEND, NOTHING

_RESERVED = (words.READ_ME, words.ALL_NUMBERS, words.NOTES, "history")
_NARROW, _WIDE = 20.0, 60.0


def publishable_workbook(follow_up: FollowUp, tables: Sequence[PublishedTable], modified: date) -> bytes:
    """Give the workbook: all numbers in one table, the notes, and each table as it looks in the report."""
    titles = Titles(_RESERVED)
    shown = [(_as_shown(table, titles), masked(table.title)) for table in tables if table.rows]
    named = [(sheet.title, title) for sheet, title in shown]
    about = words.about_published(follow_up.title, follow_up.period.name, LEGEND, named)
    sheets = [
        SheetTable(words.READ_ME, (words.READ_ME,), tuple((line,) for line in about), widths={0: 105}, filtered=False),
        _all_numbers(tables),
        _notes(tables),
        *(sheet for sheet, _ in shown),
    ]
    return write_tables(sheets, words.published_title(follow_up.title, follow_up.period.name), modified)


def publishable_text(tables: Sequence[PublishedTable]) -> bytes:
    """Give all numbers as CSV that Excel opens as it is in Swedish: UTF-8 with its mark, semicolons, decimal commas."""
    written = StringIO(newline="")
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow(words.ALL_NUMBERS_HEADER)
    for row in _numbers(tables):
        lines.writerow([_in_text(value) for value in row])
    return written.getvalue().encode("utf-8-sig")


def _in_text(value: CellValue) -> str:
    """Write a value; a text that a program would take for a formula gets a sign that makes it a text (CWE-1236)."""
    match value:
        case None:
            return ""
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case _:
            text = str(value)
            return f"'{text}" if is_risky(text) else text


def _all_numbers(tables: Sequence[PublishedTable]) -> SheetTable:
    wide = {words.ALL_NUMBERS_HEADER.index(words.TABLE): _WIDE}
    widths = {column: wide.get(column, _NARROW) for column in range(len(words.ALL_NUMBERS_HEADER))}
    return SheetTable(words.ALL_NUMBERS, words.ALL_NUMBERS_HEADER, tuple(_numbers(tables)), widths=widths)


def _numbers(tables: Sequence[PublishedTable]) -> Iterator[tuple[CellValue, ...]]:
    for table in tables:
        for row in table.rows:
            kind = words.ROW_KINDS[row.role]
            for column in table.columns:
                cell = row.cells[column.id]
                number = printed_number(cell)
                yield (
                    *(table.id, masked(table.title), row.id, masked(row.label), kind, column.id, masked(column.title)),
                    *(number, cell.text if number is None else None, words.shown_state(cell.state)),
                )


def printed_number(cell: PublishedCell) -> Decimal | None:
    """Give a number with the decimals that it is printed with; None if there is none to show."""
    if cell.state not in (State.VALUE, State.NIL):
        return None
    return Decimal(0) if cell.text == NOTHING else read_number(cell.text).value


def _notes(tables: Sequence[PublishedTable]) -> SheetTable:
    rows = tuple((table.id, masked(table.title), masked(note)) for table in tables for note in table.notes if note)
    return SheetTable(words.NOTES, words.NOTES_HEADER, rows, widths={0: _NARROW, 1: _WIDE, 2: 90.0})


def _as_shown(table: PublishedTable, titles: Titles) -> SheetTable:
    rows = tuple((masked(row.label), *(_shown(row.cells[column.id]) for column in table.columns)) for row in table.rows)
    header = (table.corner or words.ROW, *(masked(column.title) for column in table.columns))
    return SheetTable(titles.give(table.id, words.UNNAMED), header, rows, widths={0: 30.0}, filtered=False)


def _shown(cell: PublishedCell) -> CellValue:
    number = printed_number(cell)
    return cell.text if number is None or cell.text == NOTHING else number
