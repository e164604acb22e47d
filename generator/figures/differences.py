"""What two versions of a report tell together: a count that has changed by a few tells how many those few are.

A form that came late, or was mended, is the difference between two sums that may both be shown. And a count that is
left out for the sake of another protects nothing if the other version shows it.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from generator.model.findings import Finding, Place
from generator.model.published import (
    PublishedCell,
    PublishedColumn,
    PublishedRow,
    PublishedSpot,
    PublishedTable,
    Withheld,
)
from generator.model.values import State
from generator.swedish.numbers import number
from generator.swedish.protection_messages import Protecting, change_of, changed_cells, protected_now, shown_now


def small_changes(
    tables: Sequence[PublishedTable],
    withheld: Mapping[str, Withheld],
    before: Mapping[PublishedSpot, Decimal | None],
    place: Place,
) -> tuple[Finding, ...]:
    """Tell of the counts in protected tables that have changed by less than the threshold since *before*.

    And of those that are left out of only one of the versions.
    """
    return tuple(
        finding
        for table in tables
        if table.id in withheld
        for finding in _told(table, withheld[table.id].threshold, before, place)
    )


def _told(
    table: PublishedTable, threshold: Decimal, before: Mapping[PublishedSpot, Decimal | None], place: Place
) -> Iterator[Finding]:
    if changed := list(_changed(table, threshold, before)):
        cells = changed_cells(changed)
        yield Protecting.SMALL_CHANGE.at(place, table=table.title, threshold=number(threshold), cells=cells)
    if others := list(_shown_once(table, before)):
        yield Protecting.OTHERS_LEFT_OUT.at(place, table=table.title, cells=changed_cells(others))


def _counts(table: PublishedTable) -> Iterator[tuple[PublishedRow, PublishedColumn, PublishedCell]]:
    """Yield the cells that are counts, and not worked out from others."""
    for row in table.rows:
        for column in table.columns:
            if not (column.share or column.of):
                yield row, column, row.cells[column.id]


def _changed(
    table: PublishedTable, threshold: Decimal, before: Mapping[PublishedSpot, Decimal | None]
) -> Iterator[str]:
    for row, column, cell in _counts(table):
        then, now = before.get((table.id, row.id, column.id)), cell.number
        if then is not None and now is not None and 0 < abs(now - then) < threshold:
            yield change_of(row.label, column.title, then, now)


def _shown_once(table: PublishedTable, before: Mapping[PublishedSpot, Decimal | None]) -> Iterator[str]:
    """Name the counts that one of the versions leaves out and the other shows; a nought is known to nobody's harm."""
    for row, column, cell in _counts(table):
        spot = (table.id, row.id, column.id)
        if spot in before and before[spot] and cell.state is State.SUPPRESSED:
            yield protected_now(row.label, column.title)
        elif spot in before and before[spot] is None and cell.number:
            yield shown_now(row.label, column.title)
