"""What somebody wrote outside the answer cells: told, so that nothing is dropped in silence."""

from collections.abc import Container, Iterable, Iterator

from generator.forms.anchoring import Anchors
from generator.forms.issued import Issued, mark
from generator.forms.matching import plain
from generator.forms.places import PlannedSheet
from generator.model.findings import CellPlace, Finding
from generator.office.cells import LAST_COLUMN, Cell
from generator.office.spreadsheet import Sheet
from generator.swedish.form_words import ROWS_BEGUN
from generator.swedish.guide_words import is_guide
from generator.swedish.reading_messages import Reading, cells_text

_MOST = 10
"""Cells named one by one; of a whole table beside the form the rest is counted."""


def beside(sheet: Sheet, unread: Iterable[Cell], file: str, told: Container[int]) -> Iterator[Finding]:
    """Yield findings for the *unread* cells of a sheet, for comments and for figures.

    The rows in *told* have a finding of their own already.
    """
    cells = sorted((cell for cell in unread if cell.row not in told), key=lambda cell: (cell.row, cell.column))
    for cell in cells[:_MOST]:
        yield Reading.BESIDE.at(CellPlace(file, sheet.name, cell.ref))
    if len(cells) > _MOST:
        yield Reading.MORE_BESIDE.at(CellPlace(file, sheet.name, ""), cells=cells_text(len(cells) - _MOST))
    if sheet.notes:
        refs = tuple(sheet.notes)
        named = [*refs[:_MOST], *(["\u2026"] if len(refs) > _MOST else [])]
        yield Reading.NOTES.at(CellPlace(file, sheet.name, refs[0]), cells=", ".join(named))
    if sheet.drawn:
        yield Reading.DRAWN.at(CellPlace(file, sheet.name, ""))


def unread(plan: PlannedSheet, anchors: Anchors, issued: Issued) -> Iterator[Cell]:
    """Yield the cells that are neither the form's own words nor a read answer.

    *issued* is what the form was sent out with: earlier answers stand in it, for reading only.
    """
    printed = printed_words(plan)
    read = set(anchors.cells.values())
    grey = _shown_columns(plan, anchors)
    sheet: Sheet = anchors.text.sheet
    for spot, cell in sheet.cells.items():
        said = plain(cell.shown)
        ours = spot in read or said in printed or is_guide(said) or in_free_table(spot, anchors)
        if said and not ours:
            known = mark(said)
            if not (known in issued.printed or (spot[1] in grey and known in issued.shown)):
                yield cell


def _shown_columns(plan: PlannedSheet, anchors: Anchors) -> Container[int]:
    """Give the columns where earlier answers stand, also after somebody has moved them; any, if a heading is gone."""
    headings = [block.headings[column] for block in plan.blocks for column in block.shown_columns]
    found = [anchors.text.find(heading) for heading in headings]
    return {column for spots in found for _, column in spots} if all(found) else range(1, LAST_COLUMN + 1)


def in_free_table(spot: tuple[int, int], anchors: Anchors) -> bool:
    """Tell whether a cell lies below the headings of a table with free rows."""
    row, column = spot
    return any(
        found.block.columns and row > found.header_row and column in found.columns.values()
        for found in anchors.tables.values()
    )


def printed_words(plan: PlannedSheet) -> set[str]:
    """Give all the words that the blank form has on the sheet."""
    # A form whose stamps are gone no longer tells that its tables began with rows.
    texts = [plan.heading, *plan.notes.values(), ROWS_BEGUN]
    for block in plan.blocks:
        texts += [*block.headings.values(), *(key for _, key in block.row_keys())]
    for line in plan.lines():
        texts += [line.key, line.label, line.number, line.help]
    return {plain(text) for text in texts}
