"""The computed tables as they may be shown: headings, rows, cells and notes.

The tables are made together, since what one of them leaves out the others must not give away. Titles and the
model's own notes may hold expressions over the whole report; they are left to whoever prints the table.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.expressions.environment import Language
from generator.figures.comparable import Withdrawn
from generator.figures.compare import Compared
from generator.figures.editions import Edition
from generator.figures.facts import Fact
from generator.figures.grid import NOT_PLACED, OUTSIDE, TOTAL
from generator.figures.grids import Grids
from generator.figures.headings import columns, corner
from generator.figures.methods import methods_of
from generator.figures.notes import missing_names, notes, why_not
from generator.figures.reports import computed, cross_tables
from generator.figures.rows import row_cells
from generator.figures.shown import Shown, shown
from generator.figures.withheld import withheld
from generator.model.answers import Dataset
from generator.model.definition import Kind
from generator.model.published import Published, PublishedColumn, PublishedRow, PublishedTable
from generator.model.sources import UNKNOWN
from generator.swedish.figure_sentences import TOTAL as TOTAL_LABEL
from generator.swedish.signs import MISSING, NOT_APPLICABLE, NOTHING, SUPPRESSED

_SIGNS = frozenset({NOTHING, "0", MISSING, NOT_APPLICABLE, SUPPRESSED})


def publish(dataset: Dataset, editions: Mapping[str, Edition] = MappingProxyType({})) -> Published:
    """Compute every table of kind CROSS and protect them together; and every method, over what nobody protects.

    *editions* has what reports of earlier periods were published with, by period, where that is known.
    """
    tables, visible = _protected(dataset, editions)
    empty = {table.id: PublishedTable(table.id, table.title, "", (), ()) for table in cross_tables(dataset)}
    published = {name: _published(one, visible) if one else empty[name] for name, one in tables.items()}
    counted = {name: found for name, one in tables.items() if one and (found := withheld(one, visible))}
    return Published(published, methods_of(dataset), counted, visible.mended)


def _protected(dataset: Dataset, editions: Mapping[str, Edition]) -> tuple[dict[str, Compared | None], Shown]:
    """Compute the tables and protect them; earlier periods that would tell too much all the same are left out."""
    grids, withdrawn = Grids(Language()), Withdrawn()
    while True:
        tables = {table.id: computed(dataset, table, grids, withdrawn) for table in cross_tables(dataset)}
        compared = [one for one in tables.values() if one]
        visible = shown(dataset, compared, grids, editions)
        too_much = frozenset(spot for one in compared for spot in _telling(one, visible.exposed)) - withdrawn
        if not too_much:
            return tables, visible
        withdrawn |= too_much


def _telling(table: Compared, exposed: frozenset[Fact]) -> Iterator[tuple[str, str]]:
    """Yield the earlier periods for whose sake what a table leaves out is exposed."""
    spots = [(grid, spot) for grid in table.grids for spot in grid.cells if grid.shows(spot)]
    told = {fact for grid, spot in spots if (fact := grid.fact(spot)) in exposed}
    periods = {one.dataset.follow_up.period.id for grid in table.grids for one in grid.single}
    periods.discard(table.now.dataset.follow_up.period.id)
    looks_back = table.now.table.compare or table.now.table.by_years
    for period in sorted(periods) if told and looks_back else ():
        if table.common or any(period in fact.periods for fact in told):
            yield table.now.table.id, period


def _published(table: Compared, visible: Shown) -> PublishedTable:
    table = _in_whole_numbers(table, visible)
    rows, headings = tuple(_rows(table, visible)), tuple(columns(table))
    return PublishedTable(
        id=table.now.table.id,
        title=table.now.table.title,
        corner=corner(table.now),
        columns=headings,
        rows=rows,
        notes=tuple(notes(table, visible, rows)),
        missing=missing_names(table.common.whole if table.common else table.now),
        compared=table.common.compared if table.common else (),
        not_compared=tuple(map(why_not, table.unlike)),
        signs=frozenset(_signs(rows, headings)),
    )


def _signs(rows: Iterable[PublishedRow], headings: Iterable[PublishedColumn]) -> Iterator[str]:
    """Yield the signs that occur; where a change is 0 nothing has changed, and there is nothing to explain."""
    changes = {column.id for column in headings if column.of}
    for row in rows:
        for name, cell in row.cells.items():
            if cell.text in _SIGNS and not (cell.text == "0" and name in changes):
                yield cell.text


def _in_whole_numbers(table: Compared, visible: Shown) -> Compared:
    """Give the table with those measures as whole numbers that have no fraction anywhere in what is shown of it.

    A measure that may have decimals and has none, such as hours, is easier to read without them. What is not shown
    does not count, or the decimals of the rest would tell of it.
    """
    if all(measure.kind is not Kind.DECIMAL for measure in table.now.measures):
        return table
    seen = [
        (spot[2], visible.measured(grid, spot).figure.number)
        for grid in table.grids
        for spot in grid.cells
        if grid.shows(spot)
    ]
    broken = {measure for measure, number in seen if number is not None and number % 1}
    measures = tuple(
        replace(measure, kind=Kind.INTEGER) if measure.kind is Kind.DECIMAL and measure.id not in broken else measure
        for measure in table.now.measures
    )
    return replace(table, now=replace(table.now, measures=measures))


def _rows(table: Compared, visible: Shown) -> Iterator[PublishedRow]:
    grid = table.now
    outside = [row for row in grid.rows if grid.by_respondent and not grid.sums(row.id)]
    for row in grid.rows:
        if row not in outside:
            role = NOT_PLACED if row.id == UNKNOWN else ""
            yield PublishedRow(row.id, row.name, row_cells(table, visible, row.id), role)
    if grid.table.total and grid.rows:
        yield PublishedRow(TOTAL, TOTAL_LABEL, row_cells(table, visible, TOTAL), TOTAL)
    for row in outside:
        yield PublishedRow(row.id, row.name, row_cells(table, visible, row.id), OUTSIDE)
