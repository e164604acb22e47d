"""How wide the columns of a form's sheet are, and how tall the rows that must be."""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.demanding import demanding
from generator.forms.places import ANSWER_COLUMN, KEY_COLUMN, LABEL_COLUMN, NUMBER_COLUMN, Line, PlannedSheet, Slot
from generator.model.definition import CHOICE_KINDS, FollowUp, Kind
from generator.office.cells import column_letters
from generator.swedish import form_words as words
from generator.swedish.guide_words import MISSING

_NUMBER_WIDTH, _NO_WIDTH, _BESIDE_TABLE = 10, 2, 34
_COUNT_WIDTH, _LEAST_CHOICE, _MOST_CHOICE = 13, 12, 26
_ARROW = 3
"""Signs that the button of a list takes."""
_LONG_TEXT = 150
"""Signs from which a text needs as much room as prose in a table."""


@dataclass(frozen=True, slots=True)
class _Widths:
    """Signs for what people read and write in their own words."""

    label: int
    answer: int
    """Prose that is the answer itself."""
    prose: int
    """Prose beside an answer, or in a table."""
    text: int
    help: int
    shown: int
    status: int


_SIZES = (
    _Widths(label=44, answer=64, prose=44, text=34, help=34, shown=44, status=21),
    _Widths(label=34, answer=40, prose=34, text=22, help=26, shown=34, status=15),
    _Widths(label=30, answer=36, prose=27, text=18, help=24, shown=28, status=15),
)
"""Those that are tried in turn, until the sheet is not too wide."""
_MOST_ROOM = 175
"""Signs on a sheet; printed on the width of an A4, wider sheets get too small to read."""
_LINE_HEIGHT, _NOTE_HEIGHT, _ROW_HEIGHT, _STAND_HEIGHT, _TITLE_HEIGHT, _AIR = 15, 17, 22, 22, 32, 10
_PROSE_HEIGHT, _BESIDE_HEIGHT = 6 * _LINE_HEIGHT, 3 * _LINE_HEIGHT
"""Room for prose, and for prose that is a comment or stands in a table."""
_LETTERS, _INDENT = 1.1, 1.5
_MOST_HEIGHT = 409
"""What Excel takes, in points."""
_SHORT = 40
"""Signs up to which earlier answers take no more room than a choice."""


def widths_of(follow_up: FollowUp, plan: PlannedSheet) -> Mapping[int, float]:
    """Give the widths of the columns that can be seen, in signs."""
    tried = (dict(_widths(follow_up, plan, sizes)) for sizes in _SIZES)
    return next((widths for widths in tried if sum(widths.values()) <= _MOST_ROOM), None) or dict(
        _widths(follow_up, plan, _SIZES[-1])
    )


def give_room(sheet: Worksheet, plan: PlannedSheet, widths: Mapping[int, float]) -> None:
    """Set widths and heights."""
    sheet.column_dimensions[column_letters(KEY_COLUMN)].hidden = True
    for column, width in widths.items():
        sheet.column_dimensions[column_letters(column)].width = width
    if NUMBER_COLUMN not in widths:
        sheet.column_dimensions[column_letters(NUMBER_COLUMN)].width = _NO_WIDTH
    sheet.sheet_format.defaultRowHeight, sheet.sheet_format.customHeight = _ROW_HEIGHT, True
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    # How far one has come in a table stands right under the notes, unless there is a question between.
    crowded = max(plan.notes, default=0) if plan.blocks[0].columns else 0
    for row in plan.notes:
        sheet.row_dimensions[row].height = _NOTE_HEIGHT + (_AIR if row == crowded else 0)
    for block in plan.blocks:
        above = block.caption.row if block.caption else block.header_row
        sheet.row_dimensions[above - 1].height = _STAND_HEIGHT if block.columns else _AIR
    _set_heights(sheet, plan, widths)


def height_of(sheet: Worksheet, plan: PlannedSheet) -> float:
    """Give the height of a sheet in points, as it is sent out."""
    last = max(block.last_row for block in plan.blocks)
    return sum(sheet.row_dimensions[row].height or _ROW_HEIGHT for row in range(1, last + 1))


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
            asks = any(demanding(slot.question) and not slot.step for slot in line.slots)
            state = MISSING if asks and not block.table else ""
            texts = {LABEL_COLUMN: line.label + words.MARK, plan.help_column: line.help, block.status_column: state}
            texts |= line.shown
            lines = _line_count(texts | {slot.column: slot.prefill for slot in line.slots}, widths)
            _set_height(sheet, line.row, max(_prose_height(line), _LINE_HEIGHT * lines))


def _set_height(sheet: Worksheet, row: int, height: float) -> None:
    if height > _LINE_HEIGHT:
        sheet.row_dimensions[row].height = min(height + _ROW_HEIGHT - _LINE_HEIGHT, _MOST_HEIGHT)


def _prose_height(line: Line) -> int:
    prose = [slot for slot in line.slots if slot.question.kind is Kind.PROSE]
    if not prose:
        return 0
    return _PROSE_HEIGHT if any(slot.field == line.key for slot in prose) else _BESIDE_HEIGHT


def _line_count(texts: Mapping[int, str], widths: Mapping[int, float]) -> int:
    return max(_lines(text, int(widths[column])) for column, text in texts.items() if column)


def _lines(text: str, width: int) -> int:
    # A column is as wide as so many digits; letters are on the whole a little narrower, and texts begin a bit in.
    room = max(int(_LETTERS * (width - _INDENT)), 1)
    return sum(len(textwrap.wrap(line, room)) or 1 for line in text.splitlines()) or 1


def _widths(follow_up: FollowUp, plan: PlannedSheet, sizes: _Widths) -> Iterator[tuple[int, float]]:
    widths: dict[int, float] = {}
    if not all(block.columns for block in plan.blocks):
        label = min(sizes.label, _BESIDE_TABLE) if any(block.columns for block in plan.blocks) else sizes.label
        widths = {NUMBER_COLUMN: _NUMBER_WIDTH, LABEL_COLUMN: label}
    for block in plan.blocks:
        for column, heading in block.headings.items():
            least = sizes.status if column == block.status_column else _longest_word(heading)
            widths[column] = max(widths.get(column, 0), least)
        for column in block.shown_columns:
            longest = max(len(line.shown.get(column, "")) for line in block.lines)
            least = _COUNT_WIDTH if block.table else _MOST_CHOICE
            widths[column] = max(widths[column], least if longest < _SHORT else sizes.shown)
        for slot in (*block.columns, *(slot for line in block.lines for slot in line.slots)):
            own = not block.table and slot.column == ANSWER_COLUMN
            widths[slot.column] = max(widths.get(slot.column, 0), _width(follow_up, slot, sizes, own))
    if plan.help_column:
        widths[plan.help_column] = sizes.help
    yield from sorted(widths.items())


def _width(follow_up: FollowUp, slot: Slot, sizes: _Widths, own: bool) -> float:
    kind, longest = slot.question.kind, slot.question.longest
    if slot.step:
        return _LEAST_CHOICE
    if kind in CHOICE_KINDS:
        texts = [len(step.text) + _ARROW for step in follow_up.choices(slot.question)]
        return min(max([_LEAST_CHOICE, *texts]), _MOST_CHOICE)
    if kind is Kind.PROSE:
        return sizes.answer if own else sizes.prose
    if kind is Kind.TEXT:
        return sizes.prose if longest > _LONG_TEXT else sizes.text
    return _COUNT_WIDTH


def _longest_word(heading: str) -> int:
    # Room for the mark of what is required, and for the button that Excel puts in a table's header.
    return max(len(word) for word in heading.split()) + 5
