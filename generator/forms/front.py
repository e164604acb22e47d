"""What somebody has written on the first sheet, where nothing is asked: beside its columns, or below its last line.

The words of the sheet itself may be of an earlier day, so it is known by its shape: two columns of texts, the numbers
beside them in the rows that tell how far one has come, and the line with the identity last.
"""

from collections.abc import Iterator

from generator.forms.matching import plain
from generator.office.cells import Cell
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish.form_words import LABEL_IDENTITY
from generator.swedish.guide_words import PROGRESS_HEADINGS, TOTAL

_TEXTS, _NUMBERS = 2, 5
"""How many columns have texts, and have anything at all."""

Spot = tuple[int, int]


def written_on_front(workbook: Workbook) -> Iterator[tuple[Sheet, tuple[Cell, ...]]]:
    """Yield the first sheet, and the cells on it that are not its own; copies of it too, as a sheet may be copied."""
    for sheet in workbook.sheets:
        last = _spot(sheet, LABEL_IDENTITY)
        if last:
            yield sheet, tuple(_strangers(sheet, last))


def _strangers(sheet: Sheet, last: Spot) -> Iterator[Cell]:
    last_row, first_column = last
    head, total = _spot(sheet, PROGRESS_HEADINGS[0]), _spot(sheet, TOTAL)
    told = range(head[0], total[0] + 1) if head and total else range(last_row + 1)
    for (row, column), cell in sheet.cells.items():
        columns = _NUMBERS if row in told else _TEXTS
        own = row <= last_row and first_column <= column < first_column + columns
        if not own and plain(cell.shown):
            yield cell


def _spot(sheet: Sheet, label: str) -> Spot | None:
    return next((spot for spot, cell in sheet.cells.items() if cell.value == label), None)
