"""The computed tables of a report, and those of the earlier reports that a reader may lay beside it."""

from collections.abc import Iterable, Sequence

from generator.figures.comparable import Withdrawn
from generator.figures.compare import Compared, compared
from generator.figures.grid import Grid
from generator.figures.grids import Grids
from generator.figures.years import year_by_year
from generator.model.answers import Dataset
from generator.model.definition import Table, TableKind
from generator.model.period import Period


def computed(dataset: Dataset, table: Table, grids: Grids, withdrawn: Withdrawn = frozenset()) -> Compared | None:
    """Compute a table with what it is compared with; None if it has no source."""
    compute = year_by_year if table.by_years else compared
    return compute(dataset, table, grids, withdrawn)


def cross_tables(dataset: Dataset) -> list[Table]:
    """Give the computed tables of a dataset's report."""
    return [table for table in dataset.follow_up.tables.values() if table.kind is TableKind.CROSS]


def earlier_reports(
    dataset: Dataset, source: str, current: Sequence[Grid], grids: Grids
) -> list[tuple[Period, tuple[Compared, ...]]]:
    """Give the tables over a source in those earlier reports that hang together with this one, the oldest first.

    They do if both tell of the same period, or if there is a report between that does so with each of them.
    """
    left = []
    for before in dataset.earlier:
        told = before.as_told or before
        tables = [table for table in cross_tables(told) if table.source == source]
        report = tuple(one for table in tables if (one := computed(told, table, grids)))
        left.append((before.follow_up.period, report, _told_of(grid for one in report for grid in one.grids)))
    known, found = _told_of(current), []
    while near := [one for one in left if one[2] & known]:
        left = [one for one in left if not one[2] & known]
        found += near
        known = known.union(*(periods for _, _, periods in near))
    return sorted(((period, report) for period, report, _ in found), key=lambda one: one[0].order)


def _told_of(grids: Iterable[Grid]) -> frozenset[str]:
    """Give the ids of the periods that some tables tell of."""
    return frozenset(one.dataset.follow_up.period.id for grid in grids for one in grid.single)
