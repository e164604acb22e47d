"""How the number at a spot of a table is named, so that it has the same name in every table that has it."""

from collections.abc import Mapping

from generator.figures.facts import Fact
from generator.figures.grid import TOTAL, Grid, Spot
from generator.model.sources import Source


def fact_of(grid: Grid, spot: Spot) -> Fact:
    """Name the number at a spot of a grid over one period by what is summed in it."""
    row, column, measure = spot
    register = grid.source.form.register
    keys = dict(grid.table.where)
    if row != TOTAL:
        keys[grid.table.rows] = row
    if column not in ("", TOTAL):
        keys[grid.table.columns] = column
    among, counted = grid.among, ""
    if len(among) == 1 and register not in keys:  # the sum of one is what the table of respondents calls theirs
        keys.update((register, one) for one in among)
    if register in keys:
        among = frozenset()
    elif not among:
        counted = grid.table.counted_when
    periods = frozenset({grid.dataset.follow_up.period.id})
    return Fact(periods, grid.table.source, named(keys, grid.source), measure, counted, among)


def named(keys: Mapping[str, str], source: Source) -> frozenset[tuple[str, str]]:
    """Give the keys of a fact: what follows from whose it is goes without saying."""
    whose = keys.get(source.form.register)
    given = frozenset(keys.items())
    return given.difference(source.follows(whose).items()) if whose else given
