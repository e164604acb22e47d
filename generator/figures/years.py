"""A table year by year: the same period of every year that anything is known of, side by side and never summed.

A year that cannot be compared with this one is left out and told: measured on other dates (acceptance row 64), or with
other facts than the table demands to be the same. With `common`, every year is summed over the same respondents.
"""

from collections.abc import Iterator
from dataclasses import replace

from generator.figures.common import common_to
from generator.figures.comparable import Unlike, Withdrawn, unlike
from generator.figures.compare import Compared
from generator.figures.grid import Stretch
from generator.figures.grids import Grids
from generator.figures.pooling import alone, side_by_side
from generator.model.answers import Dataset
from generator.model.definition import Table
from generator.model.period import Period, same_period


def year_by_year(dataset: Dataset, table: Table, grids: Grids, withdrawn: Withdrawn) -> Compared | None:
    """Compute the table; None if nothing of the kind is asked for this year."""
    single = alone(table)
    own = grids.grid(dataset, single)
    if own is None:
        return None
    left_out: list[Unlike] = []
    years: list[Stretch] = []
    for period, one in _years(dataset):
        why = unlike(table, dataset, one, withdrawn) if one else None
        if why:
            left_out.append(why)
        else:
            years.append(Stretch(period, grids.grid(one, single) if one else None))
    while years[0].grid is None:
        years.pop(0)
    known = [each.grid for each in years if each.grid]
    common = common_to(known, grids) if table.compare_common and len(known) > 1 else None
    if common is not None and not common.compared:
        years = years[-1:]
    elif common is not None:
        parts = iter(common.parts)
        years = [replace(each, grid=next(parts)) if each.grid else each for each in years]
    return Compared(side_by_side(table, dataset, tuple(years)), common=common, unlike=tuple(left_out))


def _years(dataset: Dataset) -> Iterator[tuple[Period, Dataset | None]]:
    """Yield the same period of every year from the first that is known; a year between that nobody knows is there."""
    follow_up = dataset.follow_up
    kinds, own = follow_up.period_kinds, follow_up.period
    known = [one.follow_up.period.year for one in dataset.earlier if one.follow_up.period.part == own.part]
    for year in range(min(known, default=own.year), own.year):
        period = same_period(kinds, own, year)
        if period:
            yield period, dataset.at(period)
    yield own, dataset
