"""What two versions of a report tell together: a count that has changed by a few tells how many those few are.

A form that came late, or was mended, is the difference between two sums that may both be shown.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.model.findings import Finding, Place
from generator.model.published import PublishedSpot, PublishedTable, Withheld
from generator.swedish.numbers import number
from generator.swedish.protection_messages import Protecting, change_of, changed_cells


def small_changes(
    tables: Sequence[PublishedTable],
    withheld: Mapping[str, Withheld],
    before: Mapping[PublishedSpot, Decimal | None],
    place: Place,
) -> tuple[Finding, ...]:
    """Tell of the counts in protected tables that have changed by less than the threshold since *before*."""
    return tuple(
        Protecting.SMALL_CHANGE.at(
            place, table=table.title, threshold=number(withheld[table.id].threshold), cells=changed_cells(cells)
        )
        for table in tables
        if table.id in withheld and (cells := list(_changed(table, withheld[table.id].threshold, before)))
    )


def _changed(
    table: PublishedTable, threshold: Decimal, before: Mapping[PublishedSpot, Decimal | None]
) -> Iterator[str]:
    for row in table.rows:
        for column in table.columns:
            then, now = before.get((table.id, row.id, column.id)), row.cells[column.id].number
            worked_out = column.share or column.of
            if then is not None and now is not None and not worked_out and 0 < abs(now - then) < threshold:
                yield change_of(row.label, column.title, then, now)
