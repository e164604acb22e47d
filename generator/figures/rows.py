"""The cells of one row of a computed table, by the ids of its columns."""

from collections.abc import Iterator

from generator.figures.cells import change_cell, count_cell, share_cell
from generator.figures.compare import Change, Compared, change
from generator.figures.compute import Spot
from generator.figures.facts import Measured
from generator.figures.headings import CHANGED, NOW, PERCENT, THEN, column_id
from generator.figures.shown import Shown
from generator.model.published import PublishedCell
from generator.model.values import State, absent

_NOTHING = Measured(absent(State.MISSING), frozenset(), frozenset(), frozenset(), ())
"""Stands for the year before where there is none to compare with."""


def row_cells(table: Compared, visible: Shown, row: str) -> dict[str, PublishedCell]:
    """Give the cells of a row, or of the total."""
    return dict(_compared_cells(table, visible, row) if table.now.table.compare else _cells(table, visible, row))


def _cells(table: Compared, visible: Shown, row: str) -> Iterator[tuple[str, PublishedCell]]:
    for column in table.now.columns:
        for measure in table.now.measures:
            measured = visible.measured(table.now, (row, column, measure.id))
            yield column_id(column, measure.id), count_cell(measured, measure)


def _compared_cells(table: Compared, visible: Shown, row: str) -> Iterator[tuple[str, PublishedCell]]:
    for measure in table.now.measures:
        now, then = beside(table, visible, (row, "", measure.id))
        changed = change_of(table, visible, (row, "", measure.id))
        sources = now.sources + then.sources
        yield f"{measure.id}_{NOW}", count_cell(now, measure)
        yield f"{measure.id}_{THEN}", count_cell(then, measure)
        yield f"{measure.id}_{CHANGED}", change_cell(changed.number, measure, sources)
        yield f"{measure.id}_{PERCENT}", share_cell(changed.share, sources)


def beside(table: Compared, visible: Shown, spot: Spot) -> tuple[Measured, Measured]:
    """Give what may be shown of this year and of the year before; a row that is new has no year before."""
    now = visible.measured(table.now, spot)
    then = visible.measured(table.then, spot) if table.then and spot in table.then.cells else _NOTHING
    return now, then


def change_of(table: Compared, visible: Shown, spot: Spot) -> Change:
    """Give what may be said of the change at a spot."""
    guard = visible.guards.get(table.now.table.source)
    return change(*beside(table, visible, spot), guard.smallest_base if guard else 0)
