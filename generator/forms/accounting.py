"""Every cell of a filled form accounted for: an answer, the form's own words, or something that is not read.

It follows what `anchoring` found and what `beside` told, so that no cell is counted twice and none is forgotten. What
became of the answers is for others to say.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.forms.anchoring import Anchors
from generator.forms.names import LISTS_SHEET, META_SHEET
from generator.forms.places import PlannedSheet
from generator.forms.sheets import SheetText
from generator.model.accounting import CellUse, SeenCell, SeenCells
from generator.office.cells import Cell, cell_ref
from generator.office.spreadsheet import Sheet, Workbook
from generator.swedish.form_words import FRONT_SHEET, LABEL_IDENTITY

_OWN_SHEETS = frozenset({META_SHEET, LISTS_SHEET, FRONT_SHEET.casefold()})

Spot = tuple[int, int]
Named = tuple[str, str]
"""The question's `del.fraga`, and the column or side question of it, if it is one."""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet that answers were read from: where they were found, and the cells that were not read."""

    plan: PlannedSheet
    anchors: Anchors
    unread: Sequence[Cell]


def seen_cells(workbook: Workbook, read: Mapping[str, ReadSheet], ours: Mapping[str, Collection[Cell]]) -> SeenCells:
    """Account for every cell of a workbook; *ours* are sheets without answers, and the cells that are strange there."""
    cells: list[SeenCell] = []
    own: dict[str, int] = {}
    for sheet in workbook.sheets:
        if sheet.name in read:
            found = tuple(_of_sheet(sheet, read[sheet.name]))
        elif sheet.name in ours:
            found = tuple(SeenCell(sheet.name, cell.ref, CellUse.OUTSIDE) for cell in ours[sheet.name])
        elif sheet.name.casefold() in _OWN_SHEETS or SheetText(sheet).find(LABEL_IDENTITY):
            found = ()
        else:
            found = tuple(SeenCell(sheet.name, cell.ref, CellUse.OUTSIDE) for cell in sheet.cells.values())
        cells += found
        if len(sheet.cells) > len(found):
            own[sheet.name] = len(sheet.cells) - len(found)
    return SeenCells(tuple(cells), own)


def _of_sheet(sheet: Sheet, read: ReadSheet) -> Iterator[SeenCell]:
    """Yield the answers and what is not read, in the order of rows and columns."""
    answers = dict(_answers(read))
    outside = {(cell.row, cell.column) for cell in read.unread}
    for spot in sorted(spot for spot in sheet.cells if spot in answers or spot in outside):
        if spot in answers:
            path, inner = answers[spot]
            yield SeenCell(sheet.name, cell_ref(*spot), CellUse.ANSWER, path, inner)
        else:
            yield SeenCell(sheet.name, cell_ref(*spot), CellUse.OUTSIDE)


def _answers(read: ReadSheet) -> Iterator[tuple[Spot, Named]]:
    sheet, anchors = read.anchors.text.sheet, read.anchors
    for table in anchors.tables.values():
        columns = {column: field for field, column in table.columns.items()} if table.block.columns else {}
        for row, column in sheet.cells:
            if row > table.header_row and column in columns:
                yield (row, column), (table.block.table, columns[column])
    for block in read.plan.blocks:
        for line in block.lines:
            for slot in line.slots:
                if slot.name in anchors.cells:
                    path = block.table or line.key.partition("#")[0]
                    inner = slot.field if block.table else slot.field.removeprefix(path).removeprefix("_")
                    yield anchors.cells[slot.name], (path, inner)


def with_sheets_set_aside(seen: SeenCells, whole: Workbook, read: Workbook) -> SeenCells:
    """Count the sheets that were set aside before anything was read: lists of ours, in marked copies."""
    names = {sheet.name for sheet in read.sheets}
    aside = {sheet.name: len(sheet.cells) for sheet in whole.sheets if sheet.name not in names and sheet.cells}
    return replace(seen, own_words={**seen.own_words, **aside}) if aside else seen
