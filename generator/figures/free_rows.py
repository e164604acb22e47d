"""What stands behind facts that count rows, or add up rows of which people have written as many as they have.

Nobody knows how many rows a form has, so what a reader can think of is not cells but counts: how much one respondent
has of every combination of what can be chosen and what the form and the register settle. Combinations that nobody has
written anything of are thought of too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import prod

from generator.figures.facts import Fact
from generator.figures.grid import TOTAL, Grid, Spot
from generator.figures.pooling import parts_of
from generator.model.answers import Record, figure_of
from generator.model.sources import Dimension, Measure, Origin

_MOST = 5000
"""Combinations that are thought of; a source with more is protected by its sums alone."""

_Period = tuple[str, bool]
"""The id of a period, and whether its rows are those of now."""


@dataclass(frozen=True, slots=True)
class Combination:
    """What one respondent has of one combination of categories in one period."""

    period: _Period
    respondent: str
    categories: Mapping[str, str]
    """By dimension, for every dimension that some table tells apart by."""
    numbers: Mapping[str, Decimal]
    """By measure."""


def combinations(grids: Sequence[Grid]) -> tuple[Combination, ...]:
    """Give all combinations in the periods of some tables over one source; nothing if there are too many."""
    by_period: dict[_Period, list[Grid]] = defaultdict(list)
    for grid in grids:
        for own in grid.single:
            by_period[_period(own)].append(own)
    found: list[Combination] = []
    for period, single in by_period.items():
        of_period = _of_period(period, single)
        if of_period is None or len(found) + len(of_period) > _MOST:
            return ()
        found += of_period
    return tuple(found)


def behind(grids: Sequence[Grid], found: Sequence[Combination]) -> Mapping[Fact, frozenset[tuple[int, str]]]:
    """Give the combinations, by their number, and the measures that the facts in some tables are sums of."""
    by_period: dict[_Period, list[tuple[int, Combination]]] = defaultdict(list)
    for number, one in enumerate(found):
        by_period[one.period].append((number, one))
    return {
        grid.fact(spot): frozenset(
            (number, spot[2])
            for own, at in (parts_of(grid, spot) if grid.stretches else [(grid, spot)])
            for number, one in by_period[_period(own)]
            if _stands_at(one, own, at)
        )
        for grid in grids
        for spot in grid.cells
    }


def _period(grid: Grid) -> _Period:
    return grid.dataset.follow_up.period.id, grid.dataset.as_told is None


def _of_period(period: _Period, grids: Sequence[Grid]) -> list[Combination] | None:
    source = grids[0].source
    names = {name for grid in grids for name in (grid.table.rows, grid.table.columns, *grid.table.where)}
    dimensions = [one for one in source.dimensions if one.id in names]
    chosen = [one for one in dimensions if one.origin is Origin.ANSWER]
    settled = [one for one in dimensions if one.origin is not Origin.ANSWER]
    records = [one for one in grids[0].dataset.records.get(source.id, ()) if one.place or one.count.known]
    rows: dict[tuple[str, ...], list[Record]] = {}
    for record in records:
        rows.setdefault((record.respondent, *(one.category(record) for one in settled)), []).append(record)
    if len(rows) * prod(len(one.categories) for one in chosen) > _MOST:
        return None
    measures = {measure.id: measure for grid in grids for measure in grid.measures}.values()
    return [
        Combination(
            period,
            respondent,
            dict(zip((one.id for one in (*settled, *chosen)), (*categories, *choice), strict=True)),
            _numbers([record for record in own if _chosen(record, chosen, choice)], measures),
        )
        for (respondent, *categories), own in rows.items()
        for choice in product(*([category.id for category in one.categories] for one in chosen))
    ]


def _chosen(record: Record, dimensions: Sequence[Dimension], choice: Iterable[str]) -> bool:
    return all(one.category(record) == category for one, category in zip(dimensions, choice, strict=True))


def _numbers(records: Sequence[Record], measures: Iterable[Measure]) -> dict[str, Decimal]:
    return {one.id: sum(_known(records, one), Decimal(0)) for one in measures}


def _known(records: Iterable[Record], measure: Measure) -> Iterator[Decimal]:
    for record in records:
        figure = record.count if measure.counts else figure_of(record.answers.get(measure.id))
        if figure.number is not None:
            yield figure.number


def _stands_at(one: Combination, grid: Grid, spot: Spot) -> bool:
    row, column, _ = spot
    summed = grid.sums(one.respondent) or (grid.by_respondent and row == one.respondent)
    wanted = {**grid.table.where, grid.table.rows: row, grid.table.columns: column}
    return summed and all(
        one.categories.get(name, category) == category
        for name, category in wanted.items()
        if category not in ("", TOTAL)
    )
