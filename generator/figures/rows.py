"""The cells of one row of a computed table, by the ids of its columns."""

from collections.abc import Iterator

from generator.figures.cells import change_cell, count_cell, percent_change_cell, share_cell
from generator.figures.compare import Change, Compared, change, share_of
from generator.figures.facts import Measured
from generator.figures.grid import Grid, Spot
from generator.figures.headings import CHANGED, NOW, PERCENT, column_id
from generator.figures.shown import Shown
from generator.model.published import PublishedCell
from generator.model.sourcing import Named
from generator.model.values import State, absent

_NOTHING = Measured(absent(State.MISSING), frozenset(), frozenset(), frozenset(), ())
"""Stands for the earlier period where there is none to compare with."""


def row_cells(table: Compared, visible: Shown, row: str) -> dict[str, PublishedCell]:
    """Give the cells of a row, or of the total."""
    comparison = table.now.table.compare
    return dict(_compared_cells(table, visible, row, comparison.side) if comparison else _cells(table, visible, row))


def _cells(table: Compared, visible: Shown, row: str) -> Iterator[tuple[str, PublishedCell]]:
    grid = table.now
    for column in grid.columns:
        for measure in grid.measures:
            measured = visible.measured(grid, (row, column.id, measure.id))
            yield column_id(column.id, measure.id), count_cell(measured, measure, _lacking(grid, measured))
        for share in grid.shares:
            part, whole = (visible.measured(grid, (row, column.id, name)) for name in (share.part, share.whole))
            figure = share_of(part, whole, smallest_base(table, visible))
            yield column_id(column.id, share.id), share_cell(figure, part.sources + whole.sources)


def _compared_cells(table: Compared, visible: Shown, row: str, then_side: str) -> Iterator[tuple[str, PublishedCell]]:
    for measure in table.now.measures:
        now, then = beside(table, visible, (row, "", measure.id))
        changed = change_of(table, visible, (row, "", measure.id))
        sources = now.sources + then.sources
        yield f"{measure.id}_{NOW}", count_cell(now, measure, _lacking(table.now, now))
        yield f"{measure.id}_{then_side}", count_cell(then, measure, _lacking(table.then or table.now, then))
        yield f"{measure.id}_{CHANGED}", change_cell(changed.number, measure, sources)
        if table.now.table.compare_percent:
            yield f"{measure.id}_{PERCENT}", percent_change_cell(changed.share, sources)


def _lacking(grid: Grid, measured: Measured) -> tuple[Named, ...]:
    register = grid.dataset.follow_up.registers[grid.source.form.register]
    return tuple(Named(row.name, State.MISSING) for row in register.rows if row.id in measured.missing)


def beside(table: Compared, visible: Shown, spot: Spot) -> tuple[Measured, Measured]:
    """Give what may be shown of this period and of the earlier one; a row that is new has none."""
    now = visible.measured(table.now, spot)
    then = visible.measured(table.then, spot) if table.then and spot in table.then.cells else _NOTHING
    return now, then


def change_of(table: Compared, visible: Shown, spot: Spot) -> Change:
    """Give what may be said of the change at a spot."""
    return change(*beside(table, visible, spot), smallest_base(table, visible))


def smallest_base(table: Compared, visible: Shown) -> int:
    """Give the least base of a percentage; a source that is not protected has none."""
    guard = visible.guards.get(table.now.table.source)
    return guard.smallest_base if guard else 0
