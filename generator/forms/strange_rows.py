"""Rows with answers in a table whose rows come from a register, when the register has no such row.

Such a row was taken out of the register after the form was sent out, or somebody has written it. Its figures are in no
total, so it is an error; the text of a row that the program did not write is not repeated.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from generator.forms.anchoring import Anchors, FoundTable
from generator.forms.beside import printed_words
from generator.forms.matching import plain
from generator.forms.places import Block, PlannedSheet
from generator.forms.sheets import keys_of
from generator.model.definition import FollowUp
from generator.model.findings import CellPlace, Finding
from generator.office.cells import Cell, CellKind, cell_ref
from generator.swedish.guide_words import is_guide
from generator.swedish.parsing import read_number
from generator.swedish.reading_messages import Reading

_ROW_ID = re.compile(r"[a-z0-9_]{1,60}")
_LONGEST_NAME = 80
_MOST = 20
"""Rows of one table that are told one by one; cells of the rest are told as standing beside the answers."""


def strange_rows(
    follow_up: FollowUp, plan: PlannedSheet, anchors: Anchors, issued: frozenset[str], file: str
) -> Mapping[int, Finding | None]:
    """Give a finding for each row with answers that no row of the table's register stands for, by row.

    A row that the form was sent out with, and where nothing is filled in, is here with None.
    """
    found: dict[int, Finding | None] = {}
    for block in plan.blocks:
        if not block.question or not block.question.rows_from:
            continue
        register = follow_up.registers[block.question.rows_from].title
        slots = {"label": block.question.text, "register": register}
        for spot, name in _keyed(plan, block, anchors, issued):
            place = CellPlace(file, anchors.text.sheet.name, cell_ref(*spot))
            found[spot[0]] = Reading.ROW_NOT_IN_REGISTER.at(place, row=name, **slots) if name else None
        table = anchors.tables.get(block.table)
        for spot in islice(_labelled(plan, table, anchors), _MOST) if table else ():
            place = CellPlace(file, anchors.text.sheet.name, cell_ref(*spot))
            found.setdefault(spot[0], Reading.ROW_NOT_OURS.at(place, **slots))
    return found


def _keyed(
    plan: PlannedSheet, block: Block, anchors: Anchors, issued: frozenset[str]
) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield rows by their hidden key: where the label stands, and what a row with answers is called."""
    known, read = keys_of(plan), _read_rows(anchors)
    table = anchors.tables.get(block.table) or FoundTable(block, 0, {})
    for spot, cell in anchors.text.sheet.cells.items():
        key = cell.value.strip() if isinstance(cell.value, str) else ""
        row_id = key.removeprefix(f"{block.table}@")
        if row_id == key or key in known or spot[0] in read or not _ROW_ID.fullmatch(row_id):
            continue
        label = (spot[0], table.label_column)
        sent_out = any(field.startswith(f"{key}/") for field in issued)
        if any(_answers(table, anchors, spot[0])):
            yield label, (_name(anchors.text.cell(label)) if sent_out else "") or row_id
        elif sent_out:
            yield label, ""


def _labelled(plan: PlannedSheet, table: FoundTable, anchors: Anchors) -> Iterator[tuple[int, int]]:
    """Yield the labels that the form does not have, with numbers beside them, in the table and right under it."""
    printed, read = printed_words(plan), _read_rows(anchors)
    last = max((row for row in read if table.header_row < row < table.end), default=table.header_row)
    for row in range(table.header_row + 1, table.end if table.header_row else 0):
        label = anchors.text.cell((row, table.label_column))
        name = plain(label.shown) if label else ""
        if not name and row > last:
            return
        numbers = any(map(_is_number, _answers(table, anchors, row)))
        if name and name not in printed and row not in read and numbers:
            yield row, table.label_column


def _read_rows(anchors: Anchors) -> set[int]:
    return {row for row, _ in anchors.cells.values()}


def _answers(table: FoundTable, anchors: Anchors, row: int) -> Iterator[Cell]:
    """Yield what is filled in on a row; if the headings are gone, all that stands after the label."""
    locked = {column.id for column in table.block.question.columns if column.locked} if table.block.question else set()
    columns = {column for field, column in table.columns.items() if field not in locked}
    if not table.columns:
        columns = {at for line, at in anchors.text.sheet.cells if line == row and at > table.label_column}
    for column in sorted(columns):
        cell = anchors.text.cell((row, column))
        if cell and plain(cell.shown) and not is_guide(cell.shown):
            yield cell


def _is_number(cell: Cell) -> bool:
    if cell.kind is CellKind.TEXT:
        return read_number(cell.shown).value is not None
    return cell.kind in (CellKind.NUMBER, CellKind.PERCENT, CellKind.UNCALCULATED)


def _name(cell: Cell | None) -> str:
    name = " ".join(cell.shown.split()) if cell else ""
    return name if len(name) <= _LONGEST_NAME and name.isprintable() else ""
