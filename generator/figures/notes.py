"""The notes that a computed table needs: who is missing, what is left out, and why something is not compared."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.figures.cells import decimals_of
from generator.figures.common import Common
from generator.figures.comparable import Unlike
from generator.figures.compare import Compared, earlier_period
from generator.figures.grid import OUTSIDE, TOTAL, Grid
from generator.figures.headings import CHANGED, NOW, PERCENT, column_id
from generator.figures.rows import change_of
from generator.figures.shown import Shown
from generator.figures.withheld import withheld
from generator.model.definition import Comparison, Register
from generator.model.published import PublishedCell, PublishedRow
from generator.model.values import State
from generator.swedish import figure_sentences as sentences
from generator.swedish.numbers import rounded
from generator.swedish.text import joined

_MOST_NOTES = 4
"""Columns that may have a note each on who is missing."""


def notes(table: Compared, visible: Shown, rows: Sequence[PublishedRow]) -> Iterator[str]:
    """Yield the notes in the order in which they stand under the table; each is there once."""
    grid, comparison = table.now, table.now.table.compare
    if table.common:
        known = sum(stretch.grid is not None for stretch in grid.stretches)
        yield from _who_is_compared(table.common, Comparison.YEAR_BEFORE if known == 2 else comparison)
        yield from _unheard(grid) if table.common.compared else ()
    else:
        yield from _who_is_missing(grid)
        if table.then:
            yield from _missing_in(table.then, table.then.dataset.follow_up.period.name)
    yield from _not_counted(table)
    if any(cell.state is State.NIL for row in rows for cell in row.cells.values()):
        yield sentences.NIL
    yield from _left_out(table, visible)
    yield from map(why_not, table.unlike)
    yield from _changed_rows(table)
    if comparison:
        yield from _not_compared(table, comparison, visible, rows)
    elif grid.table.by_years and len(grid.stretches) == 1 and not (table.common or table.unlike):
        yield sentences.NO_EARLIER_YEARS
    if _lacks_base(grid, rows):
        yield sentences.small_base(visible.guards[grid.table.source].smallest_base)
    if _rounding_shows(grid, rows):
        yield sentences.ROUNDING


def missing_names(grid: Grid) -> tuple[str, ...]:
    """Give the names of those whose figures are missing from some sum of the table, in the register's order."""
    single = [stretch.grid for stretch in reversed(grid.stretches) if stretch.grid] or [grid]
    return tuple(dict.fromkeys(name for one in single for name in _names(one, _missing(one))))


def _missing(grid: Grid) -> frozenset[str]:
    columns = (column.id for column in grid.columns if column.id != TOTAL)
    return frozenset().union(*(_missing_from(grid, column) for column in columns))


def _names(grid: Grid, respondents: frozenset[str]) -> tuple[str, ...]:
    return tuple(row.name for row in _register(grid).rows if row.id in respondents)


def _register(grid: Grid) -> Register:
    return grid.dataset.follow_up.registers[grid.source.form.register]


def _who_is_compared(common: Common, comparison: Comparison | None) -> Iterator[str]:
    if not common.compared:
        yield from _who_is_missing(common.whole)
        yield sentences.nobody_twice(comparison)
    elif common.left_out:
        yield sentences.compared(common.compared, common.left_out, _register(common.whole).plural, comparison)


def _who_is_missing(grid: Grid) -> Iterator[str]:
    """Yield who is missing, in a table over the year for each period by itself."""
    if not grid.stretches:
        yield from _missing_in(grid, "")
        return
    yield from _unheard(grid)
    singly = [note for one in grid.stretches if one.grid for note in _missing_in(one.grid, one.period.name)]
    if len(singly) <= _MOST_NOTES:
        yield from singly
    else:
        noun = _register(grid)
        yield sentences.partly_missing(missing_names(grid), noun.singular, noun.plural)


def _unheard(grid: Grid) -> Iterator[str]:
    """Yield of which periods nothing is known."""
    unheard = [stretch.period.name for stretch in grid.stretches if not stretch.grid]
    if unheard:
        yield sentences.periods_missing(unheard, summed=grid.table.over_year)


def _missing_in(grid: Grid, period: str) -> Iterator[str]:
    """Yield one note if the same are missing from every column, or the columns are many; else one for each."""
    noun = _register(grid)
    by_column = {column: _missing_from(grid, column.id) for column in grid.columns if column.id != TOTAL}
    everyone = _missing(grid)
    if not everyone:
        return
    if len(set(by_column.values())) == 1:
        yield sentences.missing(_names(grid, everyone), noun.singular, noun.plural, period)
    elif len(by_column) > _MOST_NOTES:
        yield sentences.partly_missing(_names(grid, everyone), noun.singular, noun.plural, period)
    else:
        for column, missing in by_column.items():
            if missing:
                what = ", ".join(part for part in (column.name, period) if part)
                yield sentences.missing(_names(grid, missing), noun.singular, noun.plural, what)


def _missing_from(grid: Grid, column: str) -> frozenset[str]:
    return frozenset().union(*(grid.cells[TOTAL, column, measure.id].missing for measure in grid.measures))


def _not_counted(table: Compared) -> Iterator[str]:
    """Yield who is not in the sums; of the period before only if it was not the same ones then."""
    grid, then = table.now, table.then
    several = [(each.grid, each.period.name) for each in grid.stretches] or [(grid, "")]
    if then and _names(then, then.outside) != _names(grid, grid.outside):
        several.append((then, then.dataset.follow_up.period.name))
    for one, period in several:
        names = _names(one, one.outside) if one else ()
        if names and grid.table.not_counted_text:
            yield sentences.about(period, grid.table.not_counted_text.replace("{namn}", joined(names)))


def _left_out(table: Compared, visible: Shown) -> Iterator[str]:
    found = withheld(table, visible)
    if found and found.small + found.beside:
        yield sentences.suppressed(found.threshold)
        yield sentences.COMPLEMENT


def _not_compared(
    table: Compared, comparison: Comparison, visible: Shown, rows: Sequence[PublishedRow]
) -> Iterator[str]:
    period = earlier_period(table.now.dataset.follow_up, comparison)
    name = period.name if period else ""
    if table.then is None and table.common is None and not table.unlike:
        yield sentences.nothing_before(comparison, name)
    spots = [(row.id, "", measure.id) for row in rows for measure in table.now.measures]
    if any(change_of(table, visible, spot).other_respondents for spot in spots):
        yield sentences.other_respondents(_register(table.now).plural, comparison)


def _changed_rows(table: Compared) -> Iterator[str]:
    """Yield which rows of an earlier period have been joined since, and which divided, so that nothing is compared."""
    grid = table.now
    earlier = [table.then, *(one.grid for one in grid.stretches)]
    datasets = {one.dataset.follow_up.period.id: one.dataset for one in earlier if one and one.dataset.row_changes}
    for period, dataset in datasets.items():
        name = dataset.follow_up.period.name or period
        for change in dataset.row_changes:
            if change.register in (grid.table.rows, grid.table.columns, *grid.table.where):
                register = grid.dataset.follow_up.registers[change.register]
                now = [row.name for row in register.rows if row.id in change.after]
                say = sentences.rows_joined if change.joined else sentences.row_divided
                yield say(name, change.names, now)


def why_not(unlike: Unlike) -> str:
    """Say why an earlier period is not compared with."""
    name = unlike.period.name
    if unlike.protected:
        return sentences.would_tell(name)
    return sentences.other_fact(name, unlike.fact, unlike.then) if unlike.fact else sentences.other_date(name)


def _lacks_base(grid: Grid, rows: Sequence[PublishedRow]) -> bool:
    """Tell whether some percentage is left out though the numbers that it is of are shown."""
    percentages = [(f"{measure.id}_{PERCENT}", [f"{measure.id}_{CHANGED}"]) for measure in grid.measures]
    if not grid.table.compare_percent:
        return False
    if not grid.table.compare:
        percentages = [
            (column_id(one.id, share.id), [column_id(one.id, name) for name in (share.part, share.whole)])
            for one in grid.columns
            for share in grid.shares
        ]
    return any(
        row.cells[percent].state is State.SUPPRESSED and all(row.cells[name].number is not None for name in numbers)
        for row in rows
        for percent, numbers in percentages
    )


def _rounding_shows(grid: Grid, rows: Sequence[PublishedRow]) -> bool:
    """Tell whether some column's parts, as written, do not add up to its total, as written (acceptance row 65)."""
    last = next((row for row in rows if row.role == TOTAL), None)
    parts = [row for row in rows if row.role not in (TOTAL, OUTSIDE)]
    columns = [(f"{measure.id}_{NOW}", measure) for measure in grid.measures]
    if not grid.table.compare:
        columns = [(column_id(one.id, measure.id), measure) for one in grid.columns for measure in grid.measures]
    return last is not None and any(
        _differs([row.cells[name] for row in parts], last.cells[name], decimals_of(measure))
        for name, measure in columns
    )


def _differs(parts: Sequence[PublishedCell], whole: PublishedCell, decimals: int) -> bool:
    if whole.number is None or any(part.state is State.SUPPRESSED for part in parts):
        return False
    written = sum((rounded(part.number, decimals) for part in parts if part.number is not None), Decimal(0))
    return written != rounded(whole.number, decimals)
