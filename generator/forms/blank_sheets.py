"""One sheet of a blank form: labels, answer cells and table rows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from generator.forms.blank_checks import Checks
from generator.forms.blank_guide import LINKS_ROW, calm_answered, calm_boxes, show_lacking
from generator.forms.blank_page import arrange_page, pages_for
from generator.forms.blank_sizes import give_room, height_of
from generator.forms.blank_styles import (
    ANSWER,
    CHOICE,
    COUNT,
    COUNT_BEFORE,
    COUNT_HEADER,
    DATE_FORMAT,
    HEADER,
    HELP,
    KEY,
    LABEL,
    LOCKED,
    NEEDED,
    NEEDED_WORDS,
    NOTE,
    NUMBER,
    OWN_WORDS,
    TEXT_FORMAT,
    TITLE,
    put,
)
from generator.forms.blank_values import like_a_number
from generator.forms.places import (
    ANSWER_COLUMN,
    KEY_COLUMN,
    LABEL_COLUMN,
    NUMBER_COLUMN,
    Block,
    Line,
    PlannedSheet,
    Slot,
)
from generator.forms.values import prefilled
from generator.model.definition import NUMBER_KINDS, FollowUp, Kind
from generator.office.cells import Area
from generator.swedish import form_words as words

_FORMATS = {Kind.DATE: DATE_FORMAT, Kind.INTEGER: "0", Kind.DECIMAL: "General", Kind.MONEY: "General"}
_PADDING = "_0"
"""Leaves the width of a figure to the right of a number; LibreOffice keeps to an indent only now and then."""
_FURTHEST_FROZEN = 10
_PORTRAIT_WIDTH = 108


def write_sheet(
    sheet: Worksheet, follow_up: FollowUp, plan: PlannedSheet, title: str, widths: Mapping[int, float]
) -> None:
    """Write the sheet as planned; *title* stands at the top of each printed page."""
    put(sheet.cell(1, min(widths)), plan.heading, TITLE)
    for row, text in plan.notes.items():
        put(sheet.cell(row, min(widths)), text, NOTE)
    checks = Checks(follow_up)
    for block in plan.blocks:
        _write_block(sheet, follow_up, plan, block, checks)
    checks.add_to(sheet)
    calm_answered(sheet, list(_needed(plan)))
    for boxes in _boxes(plan):
        calm_boxes(sheet, boxes)
    give_room(sheet, plan, widths)
    header_row = _lasting_header(plan)
    landscape = sum(widths.values()) > _PORTRAIT_WIDTH
    most = 0 if _grows(plan) else pages_for(sum(widths.values()), height_of(sheet, plan), landscape=landscape)
    arrange_page(sheet, title, landscape=landscape, header_row=header_row or 1, most_pages=most)
    # What is frozen must leave room for the rest on a small screen; a table's headings Excel keeps in sight itself.
    sheet.freeze_panes = f"A{(header_row if 0 < header_row <= _FURTHEST_FROZEN else LINKS_ROW) + 1}"
    if not plan.free_text:
        _protect(sheet)


def _grows(plan: PlannedSheet) -> bool:
    """Tell whether somebody may go on in a table, or make rows higher: such a sheet would be printed ever smaller."""
    slots = [slot for line in plan.lines() for slot in line.slots]
    return any(block.columns for block in plan.blocks) or any(slot.question.kind is Kind.PROSE for slot in slots)


def _needed(plan: PlannedSheet) -> Iterator[Area]:
    """Yield the cells that stand out until something is in them."""
    for block in plan.blocks:
        for line in block.lines if not block.table else ():
            for slot in line.slots:
                if slot.question.required and not (slot.question.locked or slot.step):
                    yield Area(line.row, slot.column, line.row, slot.column)


def _boxes(plan: PlannedSheet) -> Iterator[Area]:
    """Yield the boxes of each question that must have a mark in one of them; they stand under each other."""
    rows: dict[tuple[str, int], list[int]] = {}
    for line in plan.lines():
        for slot in line.slots:
            if slot.step and slot.question.required:
                rows.setdefault((slot.field, slot.column), []).append(line.row)
    for (_, column), boxes in rows.items():
        yield Area(min(boxes), column, max(boxes), column)


def _write_block(sheet: Worksheet, follow_up: FollowUp, plan: PlannedSheet, block: Block, checks: Checks) -> None:
    if block.caption:
        _write_labels(sheet, plan, block.caption, LABEL)
    required = {slot.column for slot in block.columns if slot.question.required}
    if block.caption and block.question:
        required = {
            column for column, question in enumerate(block.question.columns, ANSWER_COLUMN) if question.required
        }
    first, last = (min(block.headings), max(block.headings)) if block.columns else (NUMBER_COLUMN, plan.last_column)
    for column in range(first, last + 1):
        put(sheet.cell(block.header_row, column), None, HEADER)
    counts = _counts(block)
    for column, heading in block.headings.items():
        text = heading + (words.MARK if column in required else "")
        put(sheet.cell(block.header_row, column), text, COUNT_HEADER if column in counts else HEADER)
    for line in block.lines:
        choice = bool(line.slots and line.slots[0].step)
        _write_labels(sheet, plan, line, CHOICE if choice else LABEL)
        for column, text in line.shown.items():
            put(sheet.cell(line.row, column), text, COUNT_BEFORE if column in counts else LOCKED)
        for slot in line.slots:
            _write_answer(sheet, follow_up, line.row, slot, needed=slot.question.required, table=bool(block.table))
            checks.watch(slot, line.number, Area(line.row, slot.column, line.row, slot.column))
    if block.columns:
        _write_free_rows(sheet, follow_up, block, checks)
    if block.question:
        _show_lacking(sheet, block)


def _counts(block: Block) -> frozenset[int]:
    """Give the columns of a table with fixed rows where numbers stand, which keep to the right."""
    if not block.table or block.columns:
        return frozenset()
    kinds = {slot.heading: slot.question.kind for line in block.lines for slot in line.slots}
    told = {column: heading for column, heading in block.headings.items() if column not in block.shown_columns}
    own = {column for column, heading in told.items() if kinds.get(heading) in NUMBER_KINDS}
    before = {
        column
        for column in block.shown_columns
        if all(like_a_number(text) for line in block.lines if (text := line.shown.get(column)))
    }
    return frozenset(own | before)


def _show_lacking(sheet: Worksheet, block: Block) -> None:
    slots = {slot.column: slot for slot in (*block.columns, *(slot for line in block.lines for slot in line.slots))}
    open_ = [column for column, slot in slots.items() if block.columns or not slot.question.locked]
    if open_:
        row = Area(block.header_row + 1, min(open_), block.header_row + 1, max(open_))
        for column in open_:
            if slots[column].question.required:
                show_lacking(sheet, Area(block.header_row + 1, column, block.last_row, column), row)


def _write_labels(sheet: Worksheet, plan: PlannedSheet, line: Line, style: str) -> None:
    # Every cell of the row gets the style, so that the line under it is not broken where nothing is asked.
    for column in range(NUMBER_COLUMN, plan.last_column + 1):
        put(sheet.cell(line.row, column), None, LABEL)
    put(sheet.cell(line.row, KEY_COLUMN), line.key, KEY)
    put(sheet.cell(line.row, NUMBER_COLUMN), line.number, NUMBER)
    put(sheet.cell(line.row, LABEL_COLUMN), line.label + (words.MARK if line.required else ""), style)
    if plan.help_column:
        put(sheet.cell(line.row, plan.help_column), line.help, HELP)


def _write_answer(
    sheet: Worksheet, follow_up: FollowUp, row: int, slot: Slot, *, needed: bool = False, table: bool = False
) -> None:
    cell = sheet.cell(row, slot.column)
    question = slot.question
    plain, pale = (OWN_WORDS, NEEDED_WORDS) if question.kind is Kind.PROSE else (ANSWER, NEEDED)
    if table:
        plain = pale = COUNT if question.kind in NUMBER_KINDS else plain
    style = LOCKED if question.locked else pale if needed else plain
    put(cell, prefilled(follow_up, slot), style)
    cell.number_format = _FORMATS.get(question.kind, TEXT_FORMAT) + (_PADDING if style == COUNT else "")


def _write_free_rows(sheet: Worksheet, follow_up: FollowUp, block: Block, checks: Checks) -> None:
    rows = range(block.header_row + 1, block.last_row + 1)
    for slot in block.columns:
        begun = [replace(slot, prefill=texts.get(slot.field, "")) for texts in block.begun]
        for row, own in zip(rows, begun, strict=False):
            _write_answer(sheet, follow_up, row, own)
        empty = rows[len(begun) :]
        free = replace(slot, question=replace(slot.question, locked=False))
        for row in empty:
            _write_answer(sheet, follow_up, row, free)
        watched = empty if slot.question.locked else rows
        checks.watch(free, "", Area(watched[0], slot.column, watched[-1], slot.column))
    for row, key in block.row_keys():
        put(sheet.cell(row, KEY_COLUMN), key, KEY)
    area = Area(block.header_row, LABEL_COLUMN, block.last_row, LABEL_COLUMN + len(block.columns) - 1)
    table = Table(name=block.name, displayName=block.name, ref=area.ref)
    table.tableStyleInfo = TableStyleInfo(showRowStripes=False)
    sheet.add_table(table)


def _lasting_header(plan: PlannedSheet) -> int:
    """Give the header row that holds for all that stands below it; 0 where headers take turns."""
    return 0 if any(block.caption for block in plan.blocks) else plan.blocks[-1].header_row


def _protect(sheet: Worksheet) -> None:
    # Without password: it keeps labels from being overwritten by mistake and nobody from anything.
    sheet.protection.enable()
    for allowed in ("formatColumns", "formatRows", "formatCells", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)
