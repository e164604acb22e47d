"""The notes that a computed table needs: who is missing, what is left out, and why something is not compared."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.figures.cells import decimals_of
from generator.figures.common import Common
from generator.figures.compare import Compared
from generator.figures.compute import TOTAL, Grid
from generator.figures.headings import CHANGED, NOW, PERCENT, column_id
from generator.figures.rows import change_of
from generator.figures.shown import Shown
from generator.model.definition import RegisterRow
from generator.model.published import PublishedCell, PublishedRow
from generator.model.values import State
from generator.swedish import figure_sentences as sentences
from generator.swedish.numbers import rounded
from generator.swedish.text import joined

_MOST_NOTES = 4
"""Columns that may have a note each on who is missing."""


def notes(table: Compared, visible: Shown, rows: Sequence[PublishedRow]) -> Iterator[str]:
    """Yield the notes in the order in which they stand under the table; each is there once."""
    grid = table.now
    if table.common:
        yield from _who_is_compared(table.common)
    else:
        yield from _who_is_missing(grid, "")
        if table.then:
            yield from _who_is_missing(table.then, table.then.dataset.follow_up.period.name)
    yield from _not_counted(grid)
    if any(cell.state is State.NIL for row in rows for cell in row.cells.values()):
        yield sentences.NIL
    yield from _left_out(table, visible, rows)
    yield from _not_compared(table, visible, rows)
    if _rounding_shows(grid, rows):
        yield sentences.ROUNDING


def missing_names(grid: Grid) -> tuple[str, ...]:
    """Give the names of those whose figures are missing from some sum of the table, in the register's order."""
    return _names(grid, frozenset().union(*(_missing_from(grid, column) for column in grid.columns)))


def _names(grid: Grid, respondents: frozenset[str]) -> tuple[str, ...]:
    return tuple(row.name for row in _respondents(grid) if row.id in respondents)


def _respondents(grid: Grid) -> tuple[RegisterRow, ...]:
    return grid.dataset.follow_up.registers[grid.form.register].rows


def _who_is_compared(common: Common) -> Iterator[str]:
    noun = common.whole.dataset.follow_up.registers[common.whole.form.register]
    if not common.compared:
        yield from _who_is_missing(common.whole, "")
        yield sentences.NOBODY_TWICE
    elif common.left_out:
        yield sentences.compared(common.compared, common.left_out, noun.plural)


def _who_is_missing(grid: Grid, period: str) -> Iterator[str]:
    """Yield one note if the same are missing from every column, or the columns are many; else one for each."""
    noun = grid.dataset.follow_up.registers[grid.form.register]
    by_column = {column: _missing_from(grid, column) for column in grid.columns}
    everyone = frozenset().union(*by_column.values())
    if not everyone:
        return
    if len(set(by_column.values())) == 1:
        yield sentences.missing(_names(grid, everyone), noun.singular, noun.plural, period)
    elif len(by_column) > _MOST_NOTES:
        yield sentences.partly_missing(_names(grid, everyone), noun.singular, noun.plural, period)
    else:
        for column, missing in by_column.items():
            if missing:
                what = ", ".join(part for part in (_column_name(grid, column), period) if part)
                yield sentences.missing(_names(grid, missing), noun.singular, noun.plural, what)


def _missing_from(grid: Grid, column: str) -> frozenset[str]:
    return frozenset().union(*(grid.cells[TOTAL, column, measure.id].missing for measure in grid.measures))


def _column_name(grid: Grid, column: str) -> str:
    row = grid.dataset.follow_up.registers[grid.table.columns].row(column)
    return row.name if row else ""


def _not_counted(grid: Grid) -> Iterator[str]:
    names = _names(grid, grid.outside)
    if names and grid.table.not_counted_text:
        yield grid.table.not_counted_text.replace("{namn}", joined(names))


def _left_out(table: Compared, visible: Shown, rows: Sequence[PublishedRow]) -> Iterator[str]:
    guard = visible.guards.get(table.now.table.source)
    grids = [grid for grid in (table.now, table.then) if grid]
    left_out = [
        measured.figure.number
        for grid in grids
        for spot, measured in grid.cells.items()
        if grid.shows(spot) and grid.fact(spot) in visible.left_out and measured.figure.number is not None
    ]
    if guard and left_out:
        yield sentences.suppressed(guard.threshold)
        if not all(guard.forbids(number) for number in left_out):
            yield sentences.COMPLEMENT


def _not_compared(table: Compared, visible: Shown, rows: Sequence[PublishedRow]) -> Iterator[str]:
    if not table.now.table.compare:
        return
    if table.other_date:
        yield sentences.OTHER_DATE
    elif table.then is None and table.common is None:
        yield sentences.NO_YEAR_BEFORE
    spots = [(row.id, "", measure.id) for row in rows for measure in table.now.measures]
    if any(change_of(table, visible, spot).other_respondents for spot in spots):
        noun = table.now.dataset.follow_up.registers[table.now.form.register]
        yield sentences.other_respondents(noun.plural)
    if any(_lacks_base(row, measure.id) for row in rows for measure in table.now.measures):
        yield sentences.small_base(visible.guards[table.now.table.source].smallest_base)


def _lacks_base(row: PublishedRow, measure: str) -> bool:
    changed, percent = row.cells[f"{measure}_{CHANGED}"], row.cells[f"{measure}_{PERCENT}"]
    return percent.state is State.SUPPRESSED and changed.number is not None


def _rounding_shows(grid: Grid, rows: Sequence[PublishedRow]) -> bool:
    """Tell whether some column's parts, as written, do not add up to its total, as written (acceptance row 65)."""
    last = next((row for row in rows if row.role == TOTAL), None)
    parts = [row for row in rows if not row.role]
    columns = [(f"{measure.id}_{NOW}", measure) for measure in grid.measures]
    if not grid.table.compare:
        columns = [(column_id(one, measure.id), measure) for one in grid.columns for measure in grid.measures]
    return last is not None and any(
        _differs([row.cells[name] for row in parts], last.cells[name], decimals_of(measure))
        for name, measure in columns
    )


def _differs(parts: Sequence[PublishedCell], whole: PublishedCell, decimals: int) -> bool:
    if whole.number is None or any(part.state is State.SUPPRESSED for part in parts):
        return False
    written = sum((rounded(part.number, decimals) for part in parts if part.number is not None), Decimal(0))
    return written != rounded(whole.number, decimals)
