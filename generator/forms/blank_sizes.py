"""How wide the columns of a form's sheet are, and how tall the rows that must be."""

import textwrap
from collections.abc import Mapping

from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.places import KEY_COLUMN, LABEL_COLUMN, NUMBER_COLUMN, Line, PlannedSheet
from generator.model.definition import Kind
from generator.office.cells import column_letters
from generator.swedish import form_words as words

_NUMBER_WIDTH, _LABEL_WIDTH, _NARROW_LABEL_WIDTH, _HELP_WIDTH = 6, 40, 30, 32
_WIDTHS = {
    Kind.PROSE: 44,
    Kind.TEXT: 28,
    Kind.INTEGER: 13,
    Kind.DECIMAL: 13,
    Kind.MONEY: 14,
    Kind.DATE: 14,
    Kind.CHOICE: 24,
    Kind.SCALE: 24,
    Kind.MULTIPLE: 24,
}
_LINE_HEIGHT, _TITLE_HEIGHT, _AIR = 15, 28, 6
_PROSE_HEIGHT, _BESIDE_HEIGHT = 6 * _LINE_HEIGHT, 3 * _LINE_HEIGHT
"""Room for prose, and for prose that is a comment or stands in a table."""
_MOST_HEIGHT = 409
"""What Excel takes, in points."""
_SHOWN_WIDTHS = ((60, 24), (600, 44))
"""Up to how many signs a column with earlier answers may be so wide; beyond the last, it is wider."""
_SHOWN_WIDEST = 64


def give_room(sheet: Worksheet, plan: PlannedSheet) -> float:
    """Set widths and heights; gives the width of the whole sheet, in signs."""
    widths = _widths(plan)
    sheet.column_dimensions["A"].hidden = True
    for column, width in widths.items():
        sheet.column_dimensions[column_letters(column)].width = width
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    sheet.row_dimensions[plan.blocks[0].header_row - 1].height = _AIR
    _set_heights(sheet, plan, widths)
    return sum(widths.values())


def _set_heights(sheet: Worksheet, plan: PlannedSheet, widths: Mapping[int, float]) -> None:
    # A row is made higher only where it must be: one without a height of its own grows with what is written in it.
    for block in plan.blocks:
        marked = {column: heading + words.MARK for column, heading in block.headings.items()}
        sheet.row_dimensions[block.header_row].height = _LINE_HEIGHT * _line_count(marked, widths) + _AIR
        least = _BESIDE_HEIGHT if any(slot.question.kind is Kind.PROSE for slot in block.columns) else 0
        for row in range(block.header_row + 1, block.last_row + 1) if block.columns else ():
            _set_height(sheet, row, least)
        for (row, _), begun in zip(block.row_keys(), block.begun, strict=True):
            told = {slot.column: begun.get(slot.field, "") for slot in block.columns}
            _set_height(sheet, row, max(least, _LINE_HEIGHT * _line_count(told, widths)))
        for line in (*([block.caption] if block.caption else []), *block.lines):
            beside = {plan.help_column: line.help, block.shown_column: line.shown}
            texts = {LABEL_COLUMN: line.label + words.MARK} | beside
            lines = _line_count(texts | {slot.column: slot.prefill for slot in line.slots}, widths)
            _set_height(sheet, line.row, max(_prose_height(line), _LINE_HEIGHT * lines))


def _set_height(sheet: Worksheet, row: int, height: float) -> None:
    if height > _LINE_HEIGHT:
        sheet.row_dimensions[row].height = min(height, _MOST_HEIGHT)


def _prose_height(line: Line) -> int:
    prose = [slot for slot in line.slots if slot.question.kind is Kind.PROSE]
    if not prose:
        return 0
    return _PROSE_HEIGHT if any(slot.field == line.key for slot in prose) else _BESIDE_HEIGHT


def _line_count(texts: Mapping[int, str], widths: Mapping[int, float]) -> int:
    return max(_lines(text, int(widths[column])) for column, text in texts.items() if column)


def _lines(text: str, width: int) -> int:
    return sum(len(textwrap.wrap(line, width)) or 1 for line in text.splitlines()) or 1


def _widths(plan: PlannedSheet) -> Mapping[int, float]:
    widths: dict[int, float] = {KEY_COLUMN: 4, NUMBER_COLUMN: _NUMBER_WIDTH}
    if not all(block.columns for block in plan.blocks):
        widths[LABEL_COLUMN] = _NARROW_LABEL_WIDTH if any(block.columns for block in plan.blocks) else _LABEL_WIDTH
    if plan.help_column:
        widths[plan.help_column] = _HELP_WIDTH
    for block in plan.blocks:
        for column, heading in block.headings.items():
            widths.setdefault(column, _longest_word(heading))
        if block.shown_column:
            longest = max(len(line.shown) for line in block.lines)
            shown = next((width for most, width in _SHOWN_WIDTHS if longest <= most), _SHOWN_WIDEST)
            widths[block.shown_column] = max(widths[block.shown_column], shown)
        for slot in (*block.columns, *(slot for line in block.lines for slot in line.slots)):
            least = max(_WIDTHS[slot.question.kind], _longest_word(slot.heading))
            widths[slot.column] = max(widths.get(slot.column, 0), least)
    return widths


def _longest_word(heading: str) -> int:
    # Room for the mark of what is required, and for the button that Excel puts in a table's header.
    return max(len(word) for word in heading.split()) + 5
