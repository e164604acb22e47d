"""A table over the periods of a year so far: each number is the sum of that number in each of the periods.

What has ended during the year stands there with its own figures. A period of which nothing is known is missing from
every sum, as a form that never came in is. The rows or the columns may also be the periods themselves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from generator.figures.facts import Fact, Measured
from generator.figures.grid import TOTAL, Grid, Spot, Stretch, filled, shown_columns, with_total
from generator.model.answers import Dataset
from generator.model.definition import Table
from generator.model.period import Period
from generator.model.sources import PERIOD, UNKNOWN, Category, Measure, period_categories, period_category
from generator.model.values import State, absent, total

_UNHEARD = Measured(absent(State.MISSING), frozenset(), frozenset(), frozenset(), ())
"""Stands for what would have been counted in a period of which nothing is known."""


def alone(table: Table) -> Table:
    """Give the same table for one period by itself."""
    rows, columns = ("" if name == PERIOD else name for name in (table.rows, table.columns))
    return replace(
        table,
        over_year=False,
        by_years=False,
        rows=rows,
        columns=columns,
        column_total=table.column_total and columns != "",
    )


def over_year(table: Table, dataset: Dataset, stretches: tuple[Stretch, ...]) -> Grid | None:
    """Add up the periods of a year, the oldest first; None if no period has been asked for anything of the kind."""
    if not any(one.grid for one in stretches):
        return None
    return _pooled(table, dataset, stretches, period_categories(dataset.follow_up))


def side_by_side(table: Table, dataset: Dataset, stretches: tuple[Stretch, ...]) -> Grid:
    """Lay periods of several years beside each other, the oldest first; something is known of one at least."""
    return _pooled(table, dataset, stretches, tuple(_category(table, one.period) for one in stretches))


def _category(table: Table, period: Period) -> Category:
    """Give a period as a column: of several years each has its own name."""
    return Category(period.id, period.name) if table.by_years else period_category(period)


def _pooled(table: Table, dataset: Dataset, stretches: tuple[Stretch, ...], periods: tuple[Category, ...]) -> Grid:
    grids = [one.grid for one in stretches if one.grid]
    across = with_total(table, periods) if table.columns == PERIOD else _latest_first(grid.across for grid in grids)
    bare = replace(
        grids[-1],
        table=table,
        dataset=dataset,
        measures=tuple(_measures(table, grids)),
        rows=periods if table.rows == PERIOD else _latest_first(grid.rows for grid in grids),
        across=across,
        columns=shown_columns(table, across),
        outside=frozenset.union(*(grid.outside for grid in grids)) - _counted_once(grids),
        stretches=stretches,
    )
    cells = {spot: _together(bare, spot) for spot in _spots(bare)}
    return filled(bare, cells, {spot: _fact(bare, spot) for spot in cells})


def _latest_first(several: Iterable[Sequence[Category]]) -> tuple[Category, ...]:
    """Give the categories of all periods: those of the last, then those that are gone, the unknown and the sum."""
    found: dict[str, Category] = {}
    for categories in reversed(list(several)):
        for one in categories:
            found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=lambda one: (one.id == TOTAL, one.id == UNKNOWN)))


def _measures(table: Table, grids: Sequence[Grid]) -> Iterator[Measure]:
    known = {measure.id: measure for grid in grids for measure in grid.measures}
    return (known[name] for name in table.measures if name in known)


def _counted_once(grids: Sequence[Grid]) -> frozenset[str]:
    """Give the respondents whose answers count in some period."""
    return frozenset(
        delivery.respondent.id
        for grid in grids
        for delivery in grid.dataset.deliveries
        if delivery.form.id == grid.source.form.id and grid.sums(delivery.respondent.id)
    )


def _spots(grid: Grid) -> Iterator[Spot]:
    for row in chain((row.id for row in grid.rows), (TOTAL,)):
        for column in grid.across:
            for measure in grid.measures:
                yield row, column.id, measure.id


def parts_of(grid: Grid, spot: Spot) -> list[tuple[Grid, Spot]]:
    """Give what is summed at a spot: the grids of single periods, each with a spot of its own."""
    found = [
        (stretch.grid, own)
        for stretch in grid.stretches
        if stretch.grid and (own := _own_spot(grid.table, stretch, spot)) in stretch.grid.cells and own
    ]
    if grid.by_respondent and spot[0] != TOTAL:
        return [(one, own) for one, own in found if one.sums(own[0])] or found
    return found


def _own_spot(table: Table, stretch: Stretch, spot: Spot) -> Spot | None:
    """Give the spot of a single period that belongs to a spot of the year; None if it lies in another period."""
    row, column, measure = spot
    own = _category(table, stretch.period).id
    if table.rows == PERIOD and row != TOTAL:
        if row != own:
            return None
        row = TOTAL
    if table.columns == PERIOD:
        if column not in (own, TOTAL):
            return None
        column = ""
    return row, column, measure


def _together(grid: Grid, spot: Spot) -> Measured:
    unknown = [one for one in grid.stretches if not one.grid and _own_spot(grid.table, one, spot)]
    parts = [*(one.cells[own] for one, own in parts_of(grid, spot)), *(_UNHEARD for _ in unknown)]
    return Measured(
        figure=total(part.figure for part in parts),
        contributors=frozenset().union(*(part.contributors for part in parts)),
        missing=frozenset().union(*(part.missing for part in parts)),
        gaps=frozenset().union(*(part.gaps for part in parts)),
        sources=tuple(chain.from_iterable(part.sources for part in parts)),
    )


def _fact(grid: Grid, spot: Spot) -> Fact:
    """Name a sum over periods; one that only one of them has anything to do with is the fact of that period."""
    facts = [one.fact(own) for one, own in parts_of(grid, spot)]
    if not facts:
        keys = {(grid.table.rows, spot[0]), (grid.table.columns, spot[1])}
        return Fact(frozenset(), grid.table.source, frozenset(keys), spot[2])
    periods = frozenset[str]().union(*(fact.periods for fact in facts))
    keys_of_all = frozenset[tuple[str, str]]().union(*(fact.keys for fact in facts))
    return replace(facts[0], periods=periods, keys=keys_of_all)
