"""Which sums a reader can make of the facts in all tables together.

A fact is the sum of the facts that split it by one more dimension, once each category is there; a sum over a year is
that of its periods. Which measures add up is said by `adding_up`.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from generator.figures.common import Split
from generator.figures.facts import Fact
from generator.figures.grid import Grid
from generator.figures.naming import named
from generator.figures.pooling import parts_of
from generator.figures.protect import Addition
from generator.model.sources import Dimension, Origin


def sums_over_dimensions(grids: Sequence[Grid], facts: Collection[Fact], there: Collection[Fact]) -> Iterator[Addition]:
    """Yield for each fact of one period the facts that split it by a dimension, if some of them are *there*.

    Respondents who are not in the sum are left out. A period that is there both with the rows of now and with those of
    then is split in both ways.
    """
    renamed = [grid for grid in grids if grid.dataset.as_told]
    kinds = frozenset((one.measure, frozenset(name for name, _ in one.keys)) for one in there)
    yield from _sums_over_dimensions([grid for grid in grids if grid not in renamed], facts, kinds)
    yield from _sums_over_dimensions(renamed, facts, kinds)


def _sums_over_dimensions(
    grids: Sequence[Grid], facts: Collection[Fact], kinds: frozenset[tuple[str, frozenset[str]]]
) -> Iterator[Addition]:
    single = [grid for grid in grids if not grid.stretches]
    by_period = {_period(grid): grid for grid in single}
    counting = {(_period(grid), grid.table.counted_when): grid for grid in single}
    # A set gives its members in another order in every process.
    dimensions = dict.fromkeys(dimension for fact in facts for dimension, _ in sorted(fact.keys))
    for fact in facts:
        (period,) = fact.periods if len(fact.periods) == 1 else ("",)
        if period in by_period:
            grid = counting.get((period, fact.counted), by_period[period])
            for name in dimensions:
                dimension = grid.source.dimension(name)
                own = (fact.measure, frozenset((name, *(known for known, _ in fact.keys))))
                # What follows from whose a fact is stands not in its keys, and so its kind does not tell.
                if dimension and (own in kinds or _has_followers(grid)) and (parts := _parts(fact, dimension, grid)):
                    yield Addition(fact, parts)


def _has_followers(grid: Grid) -> bool:
    return any(one.origin is Origin.RESPONDENT for one in grid.source.dimensions)


def _period(grid: Grid) -> str:
    return grid.dataset.follow_up.period.id


def _parts(fact: Fact, dimension: Dimension, grid: Grid) -> tuple[Fact, ...]:
    """Give the facts that split a fact; none if it is split already."""
    settling = {dimension.id}
    if dimension.origin is Origin.RESPONDENT:
        settling.add(grid.source.form.register)
    return () if any(name in settling for name, _ in fact.keys) else tuple(_split(fact, dimension, grid))


def _split(fact: Fact, dimension: Dimension, grid: Grid) -> Iterator[Fact]:
    if dimension.id == grid.source.form.register:
        yield from _split_by_respondent(fact, dimension, grid)
        return
    for one in dimension.categories:
        keys = fact.keys | {(dimension.id, one.id)}
        yield Fact(fact.periods, fact.source, keys, fact.measure, fact.counted, fact.among)


def _split_by_respondent(fact: Fact, dimension: Dimension, grid: Grid) -> Iterator[Fact]:
    """Yield the facts of the respondents who are in a sum: those who count, and whose rows refer to what it is of."""
    keys = dict(fact.keys)
    for one in dimension.categories:
        counts = one.id in fact.among if fact.among else not (fact.counted and one.id in grid.outside)
        follows = grid.source.follows(one.id)
        if counts and all(keys.get(name, category) == category for name, category in follows.items()):
            own = named({**keys, dimension.id: one.id}, grid.source)
            yield Fact(fact.periods, fact.source, own, fact.measure)


def sums_of_joined(grids: Iterable[Grid], facts: Collection[Fact]) -> Iterator[Addition]:
    """Yield for each fact of a row that several have become the facts of those rows, which an earlier report told."""
    datasets = {id(grid.dataset): grid.dataset for grid in grids if grid.dataset.as_told}
    for dataset in datasets.values():
        joined = [change for change in dataset.row_changes if change.joined]
        for fact in facts:
            for change in joined if fact.periods == {dataset.follow_up.period.id} else ():
                (now,) = change.after
                if (change.register, now) in fact.keys:
                    rest = fact.keys - {(change.register, now)}
                    parts = tuple(replace(fact, keys=rest | {(change.register, then)}) for then in change.before)
                    if all(part in facts for part in parts):
                        yield Addition(fact, parts)


def sums_of_groups(splits: Iterable[Split]) -> Iterator[Addition]:
    """Yield for each sum over all who count the sums over those who are compared and over the others."""
    for split in splits:
        for spot in split.whole.cells:
            whole, part = split.whole.fact(spot), split.part.fact(spot)
            if part != whole:
                yield Addition(whole, (part, split.rest.fact(spot)))


def sums_of_periods(grids: Iterable[Grid]) -> Iterator[Addition]:
    """Yield for each sum over a year the sums of its periods."""
    for grid in grids:
        for spot in grid.cells if grid.stretches else ():
            parts = tuple(one.fact(own) for one, own in parts_of(grid, spot))
            if len(parts) > 1:
                yield Addition(grid.fact(spot), parts)
