"""How a block of a form stands, as formulas over its cells: what is begun, and what its rows lack."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.forms.demanding import demands_cells
from generator.forms.formulas import (
    NEVER,
    Now,
    all_filled,
    any_filled,
    choose,
    counted,
    either,
    every,
    filled,
    negated,
    says,
)
from generator.forms.places import Block, PlannedSheet, Slot
from generator.office.cells import Area, cell_ref
from generator.swedish import guide_words as words

_BELOW = 200
"""Rows under a table with free rows where somebody may go on."""
_NOTHING, _ROW_DONE, _ROW_MISSING = says(""), says(words.ROW_DONE), says(words.ROW_MISSING)


def row_states(block: Block) -> Iterator[tuple[int, Now]]:
    """Yield how each row of a table stands: one that is begun must have what its columns demand."""
    for row, slots in _rows(block) if block.question and demands_cells(block.question) else ():
        open_ = [slot for slot in slots if not slot.question.locked]
        needed = [slot for slot in open_ if slot.question.required and not slot.question.required_with]
        begun = any_filled(_areas(row, open_), any(slot.prefill for slot in open_))
        complete = every((all_filled(_areas(row, needed), all(slot.prefill for slot in needed)), *_with(row, open_)))
        state = choose(begun, choose(complete, _ROW_DONE, _ROW_MISSING), _NOTHING)
        yield row, state


def _with(row: int, slots: Sequence[Slot]) -> Iterator[Now]:
    """Yield for each cell that must be filled in with another that it is, or that the other is empty."""
    by_column = {slot.field: slot for slot in slots}
    for slot in slots:
        other = by_column.get(slot.question.required_with)
        if other:
            there, own = (filled(cell_ref(row, each.column), bool(each.prefill)) for each in (other, slot))
            yield either((negated(there), own))


def _rows(block: Block) -> Iterator[tuple[int, Sequence[Slot]]]:
    for line in block.lines:
        yield line.row, line.slots
    open_ = [replace(slot, question=replace(slot.question, locked=False), prefill="") for slot in block.columns]
    for offset in range(block.ready_rows if block.columns else 0):
        begun = block.begun[offset] if offset < len(block.begun) else {}
        slots = [replace(slot, prefill=begun.get(slot.field, "")) for slot in open_] if begun else open_
        yield block.header_row + 1 + offset, slots


def lacking(block: Block) -> Now:
    """Tell whether a row is begun and lacks something."""
    if block.question is None or not demands_cells(block.question):
        return NEVER
    rows = Area(block.header_row + 1, block.status_column, block.last_row, block.status_column)
    lacking = sum(state.value == words.ROW_MISSING for _, state in row_states(block))
    found = counted([rows], words.ROW_MISSING, lacking)
    return Now(f"{found.formula}>0", lacking > 0)


def begun(plan: PlannedSheet) -> Now:
    """Tell whether anything is answered on a sheet that was not there when the form was sent out."""
    cells = [
        Area(line.row, slot.column, line.row, slot.column)
        for block in plan.blocks
        for line in block.lines
        for slot in line.slots
        if not (block.table or slot.question.locked or slot.prefill)
    ]
    return either(
        [
            any_filled(cells, now=False, sheet=plan.title),
            *(content(each, plan.title) for each in plan.blocks if each.table),
        ]
    )


def content(block: Block, sheet: str = "") -> Now:
    """Tell whether a table has anything in it that was not there for reading only."""
    first = block.header_row + 1
    if block.columns:
        last = block.last_row + _BELOW
        area = Area(first, block.columns[0].column, last, block.columns[-1].column)
        return any_filled([area], any(block.begun), sheet)
    open_ = {slot.column: slot for line in block.lines for slot in line.slots if not slot.question.locked}
    areas = [Area(first, column, block.last_row, column) for column in sorted(open_)]
    prefilled = any(slot.prefill for line in block.lines for slot in line.slots if not slot.question.locked)
    return any_filled(areas, prefilled, sheet)


def begun_with_needed(block: Block) -> bool:
    """Tell whether something that rows must have was filled in when the form was sent out."""
    return any(slot.prefill and slot.question.required for _, slots in _rows(block) for slot in slots)


def _areas(row: int, slots: Sequence[Slot]) -> list[Area]:
    return [Area(row, slot.column, row, slot.column) for slot in slots]
